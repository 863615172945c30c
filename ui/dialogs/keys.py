"""The dialogs of passphrases: choose one, type it, change it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.passphrases import SHORTEST_PASSPHRASE
from ui.dialogs.act import ActDialog
from ui.fields import LineField
from ui.messages import plain_label
from ui.passphrase_field import Lock, PassphraseField
from ui.texts import keys as texts

_IDLE_MINUTES = 10


class NewPassphrase(QWidget):
    """Two equal entries, or the suggestion typed once more."""

    def __init__(
        self, suggest: Callable[[], str], allow: Callable[[], None], *, label: str = texts.WORDS
    ) -> None:
        super().__init__()
        self._suggest = suggest
        self.words = LineField(label, required=True)
        self.again = LineField(texts.WORDS_AGAIN, required=True)
        self._message = plain_label(kind="error")
        other = QPushButton(texts.WORDS_OTHER)
        other.setAutoDefault(False)
        other.clicked.connect(lambda _checked=False: self.offer())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.again)
        column.addWidget(self._message)
        for field in (self.words, self.again):
            field.line.textChanged.connect(lambda _text: allow())

    def offer(self) -> None:
        """Put another suggestion there; it has to be typed once to be known."""
        self.words.line.setText(self._suggest())
        self.again.line.clear()

    def passphrase(self) -> str:
        """What was chosen."""
        return self.words.line.text()

    def is_ready(self) -> bool:
        """Whether it is long enough and was typed twice; says what is missing."""
        first, second = self.words.line.text(), self.again.line.text()
        is_short = len(first) < SHORTEST_PASSPHRASE
        message = texts.WORDS_SHORT if is_short else ""
        if not message and second and not first.startswith(second):
            message = texts.WORDS_DIFFER
        self._message.setText(message)
        return not is_short and first == second


class NewPassphraseDialog(ActDialog):
    """A passphrase for keys that are made now."""

    def __init__(
        self, suggest: Callable[[], str], parent: QWidget | None = None, *, act: str = texts.CREATE_ACT
    ) -> None:
        super().__init__(act, texts.WORDS_WHY, parent=parent)
        self.new = NewPassphrase(suggest, self._allow)
        self.words, self.again = self.new.words, self.new.again
        self.fields.addWidget(self.new)
        self.new.offer()
        self.again.editor().setFocus()

    def passphrase(self) -> str:
        """What was chosen."""
        return self.new.passphrase()

    def _allow(self) -> None:
        self.act.setEnabled(self.new.is_ready())


class PassphraseDialog(ActDialog):
    """The passphrase of the office's key."""

    def __init__(
        self, act: str, parent: QWidget | None = None, *, why: str = "", minutes: int = _IDLE_MINUTES
    ) -> None:
        super().__init__(act, why or texts.WORDS_ASK.format(minutes=minutes), parent=parent)
        self.field = PassphraseField(None)
        self.words = self.field.words
        self.fields.addWidget(self.field)
        self.field.changed.connect(lambda: self.act.setEnabled(self.field.is_ready()))
        self.act.setEnabled(False)
        self.words.editor().setFocus()

    def passphrase(self) -> str:
        """What was typed, exactly."""
        return self.words.line.text()


class SignDialog(ActDialog):
    """Why something is signed now, and the passphrase unless the key is open."""

    def __init__(self, act: str, why: str, *, lock: Lock, parent: QWidget | None = None) -> None:
        super().__init__(act, why, parent=parent)
        self.field = PassphraseField(lock)
        self.fields.addWidget(self.field)
        self.field.changed.connect(lambda: self.act.setEnabled(self.field.is_ready()))
        self.act.setEnabled(self.field.is_ready())
        self.field.setFocus()

    def passphrase(self) -> str | None:
        """What was typed; None while the key is open."""
        return self.field.passphrase()


class ChangePassphraseDialog(ActDialog):
    """The old passphrase, and the new one twice."""

    def __init__(self, suggest: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(texts.CHANGE_WORDS_ACT, texts.WORDS_WHY, parent=parent)
        self.old = LineField(texts.CHANGE_WORDS_OLD, required=True)
        self.old.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.old.line.textChanged.connect(lambda _text: self._allow())
        self.new = NewPassphrase(suggest, self._allow, label=texts.WORDS_NEW)
        self.fields.addWidget(self.old)
        self.fields.addWidget(self.new)
        self.new.offer()
        self.old.editor().setFocus()

    def answers(self) -> tuple[str, str]:
        """The old passphrase and the new one."""
        return self.old.line.text(), self.new.passphrase()

    def _allow(self) -> None:
        is_new = self.new.is_ready()
        self.act.setEnabled(is_new and bool(self.old.line.text()))
