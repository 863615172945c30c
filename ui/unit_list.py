"""The units that sent something, with a mark for how far they are and a box to find one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.services.round_board import BoardRow, BoardStatus
from core.text import sort_key
from ui.page import SMALL
from ui.tables import RIGHT, Column, TableView
from ui.texts import appraisal_page as texts

_ROOM_FOR_COUNT = 208
_MARKS = {BoardStatus.APPRAISED: "done", BoardStatus.PUBLISHED: "done"}


class UnitList(QWidget):
    """`chosen` brings the row stood on, `entered` says that work on it begins."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: TableView[BoardRow] = TableView(_columns(), texts.COLUMN_UNIT)
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.SEARCH_UNITS)
        self.search.setAccessibleName(texts.SEARCH_UNITS)
        self.search.setClearButtonEnabled(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        self.search.textChanged.connect(self.table.found.find)
        self.table.current_changed.connect(self.chosen)
        self.table.opened.connect(lambda _row: self.entered.emit())

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """Show units in the order of their names; tells nothing."""
        ordered = sorted(rows, key=lambda row: sort_key(row.unit.name))
        self.table.blockSignals(True)
        self.table.show_rows(ordered, same=lambda row: row.unit.code)
        self.table.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names come first: where it is narrow the count is left out."""
        super().resizeEvent(event)
        self.table.setColumnHidden(1, self.width() < _ROOM_FOR_COUNT)

    def current(self) -> BoardRow | None:
        """The unit stood on."""
        return self.table.current()

    def select(self, code: str, *, is_told: bool = True) -> None:
        """Stand on a unit, or on the first when it is not here."""
        self.table.blockSignals(not is_told)
        if not self.table.select(lambda row: row.unit.code == code):
            self.table.select(lambda _row: True)
        self.table.blockSignals(False)


def _columns() -> tuple[Column[BoardRow], ...]:
    return (
        Column(
            title=texts.COLUMN_UNIT,
            text=lambda row: row.unit.name,
            mark=lambda row: _MARKS.get(row.status, "care"),
        ),
        Column(
            title=texts.COLUMN_OPEN,
            text=lambda row: str(row.open_lines),
            sort_key=lambda row: row.open_lines,
            align=RIGHT,
            width=44,
        ),
    )
