"""A line over the page: a mark, what there is to tell, and what a person can do about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.icons import picture
from ui.messages import plain_label

_MARK = 20  # pixels


class NoticeLine(QFrame):
    """The frame of every such line; whoever is one says when it is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._mark = plain_label()
        self.words = plain_label(wraps=True)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(24, 6, 24, 6)
        self._line.addWidget(self._mark)
        self._line.addWidget(self.words, 1)
        self.set_mark("care")

    def set_mark(self, mark: str, meaning: str = "care") -> None:
        """Another picture before the words, in the colour of what it means."""
        self._mark.setPixmap(picture(mark, meaning, size=_MARK))

    def take(self, field: QWidget) -> None:
        """A field behind the words, as wide as they are."""
        self._line.addWidget(field, 1)

    def offer(self, text: str, act: Callable[[], object]) -> QPushButton:
        """A button behind the words and the buttons before it."""
        button = QPushButton(text)
        button.clicked.connect(lambda _checked=False: act())
        self._line.addWidget(button)
        return button
