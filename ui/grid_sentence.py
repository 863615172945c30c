"""The sentence beside a cell whose text cannot be kept."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from ui.messages import plain_label

_WIDTH = 380
_GAP = 2


class CellSentence(QWidget):
    """Stands under the open cell, or over it where there is no room, and takes no focus."""

    def __init__(self, table: QAbstractScrollArea) -> None:
        super().__init__(table)
        self._table = table
        self._text = plain_label(kind="cell-sentence", wraps=True)
        self._text.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def text(self) -> str:
        """What is said; empty when nothing is."""
        return self._text.text() if self.isVisible() else ""

    def say(self, sentence: str, editor: QWidget) -> None:
        """Say it beside an open editor, also to a screen reader."""
        self._text.setText(sentence)
        editor.setAccessibleDescription(sentence)
        self.adjustSize()
        place = editor.mapTo(self._table, QPoint(editor.width() - self.width(), editor.height() + _GAP))
        if place.y() + self.height() > self._table.height():
            place.setY(editor.mapTo(self._table, QPoint(0, 0)).y() - self.height() - _GAP)
        place.setX(max(_GAP, place.x()))
        self.move(place)
        self.show()
        self.raise_()
