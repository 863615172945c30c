"""Before a package is written: where to, the passphrase of the key, and a reason when one is due."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.text import clean_block
from ui.fields import BlockField, LineField
from ui.messages import choose_folder, plain_label
from ui.texts import common
from ui.texts import export_page as texts
from ui.token_fields import TokenFields


class WritePackageDialog(QDialog):
    """Folder, passphrase and, for a resubmission, the reason; the PIN when a token signs too."""

    def __init__(
        self, act: str, *, needs_reason: bool, folder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(act)
        self.setMinimumWidth(520)
        self._needs_reason = needs_reason
        self.folder = LineField(texts.FOLDER, required=True)
        self.folder.line.setText(folder)
        self.words = LineField(texts.WORDS, required=True)
        self.words.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.reason = BlockField(texts.REASON, hint=texts.REASON_NEED, required=True)
        self.reason.setVisible(needs_reason)
        self.token = TokenFields()
        self._write = QPushButton(act)
        self._build()
        self.token.changed.connect(self._allow)
        for signal in (self.folder.line.textChanged, self.words.line.textChanged):
            signal.connect(lambda _text: self._allow())
        self.reason.block.textChanged.connect(self._allow)
        self._allow()
        (self.words if folder else self.folder).editor().setFocus(Qt.FocusReason.TabFocusReason)

    def target(self) -> Path:
        """The folder chosen."""
        return Path(self.folder.line.text().strip())

    def passphrase(self) -> str:
        """What was typed, exactly."""
        return self.words.line.text()

    def written_reason(self) -> str:
        """Why it is submitted again; empty the first time."""
        return clean_block(self.reason.block.toPlainText()) if self._needs_reason else ""

    def _allow(self) -> None:
        has_reason = not self._needs_reason or bool(self.written_reason())
        is_filled = bool(self.folder.line.text().strip() and self.passphrase())
        self._write.setEnabled(is_filled and has_reason and self.token.is_complete())

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
        column.addWidget(self.words)
        column.addWidget(self.reason)
        column.addWidget(self.token)
        column.addWidget(plain_label(texts.SEAL_NOTE, kind="quiet", wraps=True))
        column.addLayout(bottom)
