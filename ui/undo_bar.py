"""The bar after a removal: what went, and one button that brings it back."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.messages import plain_label
from ui.texts import common as texts


class UndoBar(QFrame):
    """Offers to undo the last removal until the next one, or until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "undo")
        self._undo: Callable[[], None] | None = None
        self._text = plain_label()
        self._button = QPushButton(texts.UNDO)
        self._button.clicked.connect(self._bring_back)
        close = QPushButton(texts.CLOSE)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self.hide()

    def offer(self, what: str, undo: Callable[[], None]) -> None:
        """Say what was removed; `undo` brings it back."""
        self.offer_words(texts.removed(what), undo)

    def offer_words(self, words: str, undo: Callable[[], None]) -> None:
        """Say what was done in words of its own; `undo` takes it back."""
        self._undo = undo
        self._text.setText(words)
        self.show()
        self._button.setFocus()

    def _bring_back(self) -> None:
        self.hide()
        if self._undo is not None:
            self._undo()
            self._undo = None
