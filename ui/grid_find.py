"""Find a row or a column of a grid by a part of its title, accents aside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.text import fold
from ui.grid import GridModel
from ui.messages import plain_label
from ui.texts import grid as texts

_WIDTH = 280
ROW, COLUMN = "row", "column"


class _Line(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Typing finds the first title that holds the words, Enter the next. `found` brings (kind, number)."""

    found = Signal(str, int)
    left = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._model = model
        self._hits: list[tuple[str, int]] = []
        self._at = 0
        self.line = _Line()
        self.line.setPlaceholderText(texts.FIND_HINT)
        self.line.setAccessibleName(texts.FIND)
        self.line.setMinimumWidth(_WIDTH)
        self._count = plain_label(kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(texts.FIND))
        row.addWidget(self.line)
        row.addWidget(self._count, 1)
        self.line.textChanged.connect(self._find)
        self.line.returnPressed.connect(self._next)
        self.line.left.connect(self._leave)
        self.hide()

    def begin(self) -> None:
        """Show the line and type."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def _find(self, text: str) -> None:
        words = fold(text).split()
        titles = [
            *((ROW, at, title) for at, title in enumerate(self._model.source.rows())),
            *((COLUMN, at, column.title) for at, column in enumerate(self._model.source.columns())),
        ]
        self._hits = [
            (kind, at) for kind, at, title in titles if words and all(word in fold(title) for word in words)
        ]
        self._at = 0
        self._tell()

    def _next(self) -> None:
        if self._hits:
            self._at = (self._at + 1) % len(self._hits)
            self._tell()

    def _tell(self) -> None:
        if self._hits:
            self.found.emit(*self._hits[self._at])
            self._count.setText(texts.found(self._at + 1, len(self._hits)))
        else:
            self._count.setText(texts.FIND_NONE if self.line.text().strip() else "")

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
