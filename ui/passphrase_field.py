"""The passphrase of the office's key where something is signed; not asked for while the key is open."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from core.own_keys import LockState
from ui.fields import LineField
from ui.texts import keys as texts


class Lock(Protocol):
    """What tells whether the office's key is open."""

    def state(self) -> LockState:
        """Whether it is open, and until when."""


class PassphraseField(QWidget):
    """Hides itself while the key is open; `passphrase()` is then None, and the open key signs."""

    changed = Signal()

    def __init__(self, lock: Lock | None, label: str = texts.WORDS_FIELD) -> None:
        super().__init__()
        self.is_needed = lock is None or not lock.state().is_open
        self.words = LineField(label, required=True)
        self.words.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._shown = QCheckBox(texts.WORDS_SHOW)
        self._shown.toggled.connect(self._show_words)
        self.words.line.textChanged.connect(lambda _text: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self._shown)
        self.setFocusProxy(self.words.editor())
        self.setVisible(self.is_needed)

    def passphrase(self) -> str | None:
        """What was typed, exactly; None while the key is open."""
        return self.words.line.text() if self.is_needed else None

    def is_ready(self) -> bool:
        """Whether the act can be tried."""
        return not self.is_needed or bool(self.words.line.text())

    def _show_words(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.words.line.setEchoMode(mode)
