"""A lasting line over a page that says why something is owed and offers the one act that settles it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.icons import picture
from ui.messages import plain_label


class ActBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._act: Callable[[], None] | None = None
        self.words = plain_label(wraps=True)
        self.button = QPushButton()
        self.button.clicked.connect(lambda _checked=False: self._do())
        mark = plain_label()
        mark.setPixmap(picture("care", "care", size=20))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def offer(self, words: str, act_text: str, *, act: Callable[[], None]) -> None:
        """Say why, and offer the act."""
        self._act = act
        self.words.setText(words)
        self.button.setText(act_text)
        self.setVisible(True)

    def add_second(self, text: str, act: Callable[[], None]) -> None:
        """A quiet act beside the first."""
        self.second = QPushButton(text)
        self.second.setProperty("kind", "link")
        self.second.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(self.second)

    def clear(self) -> None:
        """Nothing is owed."""
        self._act = None
        self.hide()

    def _do(self) -> None:
        if self._act is not None:
            self._act()
