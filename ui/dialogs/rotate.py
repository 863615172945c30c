"""Before the office changes to a new signing key: why, the passphrase, and perhaps a new one."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from core.text import clean_line
from ui.dialogs.act import ActDialog
from ui.dialogs.keys import NewPassphrase
from ui.fields import LineField
from ui.texts import keys as texts


class RotateDialog(ActDialog):
    """The old key is opened anew for this, also while it is open: the change cannot be taken back."""

    def __init__(self, why: str, suggest: Callable[[], str], *, parent: QWidget | None = None) -> None:
        super().__init__(texts.ROTATE_ACT, why, parent=parent)
        self.reason = LineField(texts.ROTATE_REASON)
        self.words = LineField(texts.CHANGE_WORDS_OLD, required=True)
        self.words.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.changes = QCheckBox(texts.ROTATE_WORDS_TOO)
        self.new = NewPassphrase(suggest, self._allow, label=texts.WORDS_NEW)
        for widget in (self.reason, self.words, self.changes, self.new):
            self.fields.addWidget(widget)
        self.new.hide()
        self.changes.toggled.connect(self._offer)
        self.words.line.textChanged.connect(lambda _text: self._allow())
        self.act.setEnabled(False)
        self.reason.editor().setFocus()

    def why(self) -> str:
        """The reason; may be empty."""
        return clean_line(self.reason.line.text())

    def passphrases(self) -> tuple[str, str]:
        """The passphrase in use, and the new one or an empty text."""
        return self.words.line.text(), self.new.passphrase() if self.changes.isChecked() else ""

    def _offer(self, is_wanted: bool) -> None:
        self.new.setVisible(is_wanted)
        if is_wanted:
            self.new.offer()
        self._allow()

    def _allow(self) -> None:
        has_new = not self.changes.isChecked() or self.new.is_ready()
        self.act.setEnabled(bool(self.words.line.text()) and has_new)
