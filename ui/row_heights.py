"""Rows as high as their wrapped texts need, measured once per text and width: long lists stay quick."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QHeaderView

from ui.tables import ROW_HEIGHT, TableView

Row = TypeVar("Row")
_PADDING, _ICON = 20, 24
_ABOVE_AND_BELOW = 8
_ENDLESS = 10_000


class RowHeights(QObject, Generic[Row]):
    """Keeps the heights of a list's rows by the text of its one wrapped column; the others have one line.

    A change of rows or widths is followed once, when events are done.
    """

    def __init__(self, table: TableView[Row], text: Callable[[Row], str], *, column: int) -> None:
        super().__init__(table)
        self._table, self._text, self._column = table, text, column
        self._heights: dict[tuple[str, int], int] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.fit)
        table.setWordWrap(True)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for changed in (table.found.modelReset, table.found.layoutChanged, table.found.settled):
            changed.connect(self._timer.start)
        table.horizontalHeader().sectionResized.connect(lambda *_sizes: self._timer.start())

    def fit(self) -> None:
        """Give every row the height of its text."""
        table, rows = self._table, self._table.rows_model.rows
        index = table.found.index(0, self._column)
        icon = _ICON if index.isValid() and index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
        room = max(1, table.columnWidth(self._column) - _PADDING - icon)
        header = table.verticalHeader()
        for place, at in enumerate(table.found.shown()):
            height = self._height(self._text(rows[at]), room)
            if header.sectionSize(place) != height:
                header.resizeSection(place, height)

    def _height(self, text: str, room: int) -> int:
        held = self._heights.get((text, room))
        if held is None:
            box = QRect(0, 0, room, _ENDLESS)
            wrapped = self._table.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap.value, text)
            held = self._heights[text, room] = max(ROW_HEIGHT, wrapped.height() + _ABOVE_AND_BELOW)
        return held
