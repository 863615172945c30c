"""What opens an encrypted backup: the passphrase of the office's keys, or the text on the sealed sheet."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.backups import BackupKey
from core.text import clean_line
from ui.fields import LineField
from ui.messages import plain_label
from ui.passphrase_field import PassphraseField
from ui.texts import backups as texts


class BackupKeyFields(QWidget):
    """Hidden until a backup turned out to be encrypted."""

    def __init__(self) -> None:
        super().__init__()
        self.is_asked = False
        self.words = PassphraseField(None, texts.WORDS_FIELD)
        self.sheet = LineField(texts.SHEET_FIELD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label(texts.LOCKED, wraps=True))
        column.addWidget(self.words)
        column.addWidget(self.sheet)
        self.hide()

    def ask(self) -> None:
        """Show what is asked for."""
        self.is_asked = True
        self.show()
        self.words.setFocus()

    def key(self) -> BackupKey | None:
        """What was typed; None while nothing was."""
        words, sheet = self.words.passphrase() or "", clean_line(self.sheet.line.text())
        return BackupKey(passphrase=words, sheet=sheet) if words or sheet else None
