"""Before a package is written: where to, the passphrase of the key, and a reason when one is due."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.delivery import WHOLE, Form
from core.text import clean_block
from ui.fields import BlockField, LineField
from ui.leaving_choice import LeavingChoice
from ui.messages import choose_folder, plain_label
from ui.texts import common
from ui.texts import export_page as texts
from ui.token_fields import TokenFields


class WritePackageDialog(QDialog):
    """Folder, form, passphrase and, for a resubmission, the reason; the PIN when a token signs too."""

    def __init__(
        self,
        act: str,
        *,
        needs_reason: bool,
        folder: str = "",
        needs_words: bool = True,
        cannot_encrypt: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(act)
        self.setMinimumWidth(520)
        self._needs_reason, self._needs_words = needs_reason, needs_words
        self.folder = LineField(texts.FOLDER, required=True)
        self.folder.line.setText(folder)
        self.words = LineField(texts.WORDS, required=True)
        self.words.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.words.setVisible(needs_words)
        self.reason = BlockField(texts.REASON, hint=texts.REASON_NEED, required=True)
        self.reason.setVisible(needs_reason)
        self.token = TokenFields()
        self.leaving = LeavingChoice(cannot_encrypt=cannot_encrypt)
        self._write = QPushButton(act)
        self._build()
        self._connect()
        self._allow()
        first = self.words if folder and needs_words else self.folder
        first.editor().setFocus(Qt.FocusReason.TabFocusReason)

    def target(self) -> Path:
        """The folder chosen."""
        return Path(self.folder.line.text().strip())

    def passphrase(self) -> str:
        """What was typed, exactly."""
        return self.words.line.text()

    def written_reason(self) -> str:
        """Why it is submitted again; empty the first time."""
        return clean_block(self.reason.block.toPlainText()) if self._needs_reason else ""

    def form(self) -> Form:
        """In one file or in parts, plain or encrypted."""
        return self.leaving.form() or WHOLE

    def _allow(self) -> None:
        has_reason = not self._needs_reason or bool(self.written_reason())
        has_words = not self._needs_words or bool(self.passphrase())
        has_folder, has_form = bool(self.folder.line.text().strip()), self.leaving.form() is not None
        self._write.setEnabled(
            has_folder and has_form and has_words and has_reason and self.token.is_complete()
        )

    def _connect(self) -> None:
        for signal in (self.folder.line.textChanged, self.words.line.textChanged):
            signal.connect(lambda _text: self._allow())
        self.reason.block.textChanged.connect(self._allow)
        self.leaving.changed.connect(self._allow)
        self.token.changed.connect(self._allow)

    def _choose(self) -> None:
        folder = choose_folder(self)
        if folder is not None:
            self.folder.line.setText(str(folder))
            self.words.editor().setFocus()

    def _build(self) -> None:
        choose = QPushButton(common.CHOOSE)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self._write.setProperty("kind", "primary")
        self._write.setDefault(True)
        self._write.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.folder, 1)
        top.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self._write)
        bottom.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.leaving)
        column.addWidget(self.words)
        column.addWidget(self.reason)
        column.addWidget(self.token)
        column.addWidget(plain_label(texts.SEAL_NOTE, kind="quiet", wraps=True))
        column.addLayout(bottom)
