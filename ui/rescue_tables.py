"""What can still be read of a damaged database: its parts, and the rows of the one that is chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from core.reporting.document import CellKind
from core.rescue import Cell, Found, Reading, TableFound, TableWords
from ui.tables import RIGHT, Column, TableView
from ui.texts import rescue as words
from ui.texts import rescue_window as texts
from ui.texts.numbers import count
from ui.texts.rescue_tables import table_title, table_words

Rows = Sequence[tuple[Cell, ...]]
_MEANINGS = {Reading.WHOLE: "done", Reading.PARTLY: "care", Reading.LOST: "wrong"}
_OF_THE_PROGRAM = frozenset({"unit", "id", "position", "removed_at"})
_WIDTH = 140  # pixels of a column of rows
_LONGEST = 300  # characters of a cell in sight


class RescueTables(QSplitter):
    """Parts on the left, rows on the right; `wanted` brings the part whose rows are to be shown."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._shown = ""
        self.parts: TableView[TableFound] = TableView(_columns(), texts.TABLES)
        self.rows: TableView[tuple[Cell, ...]] = TableView(_row_columns(None), texts.ROWS)
        self.setChildrenCollapsible(False)
        self.addWidget(self.parts)
        self.addWidget(self.rows)
        self.setSizes([420, 480])
        self.parts.current_changed.connect(self._choose)

    def show_found(self, found: Found) -> None:
        """The parts, those that lost something first."""
        self.parts.show_rows(sorted(found.tables, key=lambda each: each.reading is Reading.WHOLE))
        self.parts.select(lambda each: each.rows > 0)

    def show_rows(self, chosen: TableFound, rows: Rows) -> None:
        """The rows of a part, unless another one was chosen meanwhile."""
        if chosen.name != self._shown:
            return
        fresh: TableView[tuple[Cell, ...]] = TableView(_row_columns(chosen), table_title(chosen.name))
        old = self.replaceWidget(1, fresh)
        self.rows = fresh
        if old is not None:
            old.hide()
            old.deleteLater()
        fresh.show_rows(rows)
        fresh.show()

    @Slot(object)
    def _choose(self, chosen: TableFound | None) -> None:
        if chosen is not None and chosen.name != self._shown:
            self._shown = chosen.name
            self.wanted.emit(chosen)


def _columns() -> tuple[Column[TableFound], ...]:
    return (
        Column(
            title=texts.PART,
            text=lambda each: table_title(each.name),
            mark=lambda each: _MEANINGS[each.reading],
            tip=lambda each: f"{table_title(each.name)}: {words.reading(each).lower()}",
        ),
        Column(
            title=words.READ,
            text=lambda each: count(each.rows),
            sort_key=lambda each: each.rows,
            value=lambda each: each.rows,
            kind=CellKind.COUNT,
            align=RIGHT,
            width=80,
        ),
        Column(
            title=words.LOST,
            text=words.lost_count,
            sort_key=lambda each: -1 if each.lost is None else each.lost,
            value=lambda each: each.lost,
            kind=CellKind.COUNT,
            align=RIGHT,
            width=70,
        ),
    )


def _row_columns(chosen: TableFound | None) -> tuple[Column[tuple[Cell, ...]], ...]:
    """One for each column of the table, what only the program reads last; an empty one before."""
    if chosen is None or not chosen.columns:
        return (Column(title="", text=lambda _row: ""),)
    named = table_words(chosen.name, chosen.columns)
    ordered = sorted(range(len(chosen.columns)), key=lambda at: chosen.columns[at] in _OF_THE_PROGRAM)
    return tuple(
        Column(title=named.columns[at], text=partial(_cell, named=named, at=at), width=_WIDTH)
        for at in ordered
    )


def _cell(row: tuple[Cell, ...], *, named: TableWords, at: int) -> str:
    value = named.cell(at, row[at]) if at < len(row) else None
    if isinstance(value, bytes):
        return value[:_LONGEST].decode("utf-8", "replace")
    return "" if value is None else str(value)[:_LONGEST]
