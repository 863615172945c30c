"""Blocks of a number grid: copy, cut, paste, clear, fill. Each is one undo step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from core.blocks import BlockWithoutCells, Cells, read_block, with_thousands, write_block
from core.errors import UserError
from core.numbers import AmbiguousNumber
from ui.grid import why_not
from ui.grid_paste import Plan, Room, plan
from ui.messages import Notice, ask, copy_text
from ui.texts import grid as texts

if TYPE_CHECKING:
    from ui.grid_view import GridTable


class GridBlocks:
    """What is done with the selected cells of a table."""

    def __init__(self, table: "GridTable") -> None:
        self._table = table
        self._grid = table.grid
        self._copied: tuple[str, tuple[bool, ...]] = ("", ())

    def copy(self) -> None:
        """Selected cells as a spreadsheet reads them."""
        places = self._table.places()
        if not places:
            return
        columns = sorted({column for _row, column in places})
        lines = [
            [self._grid.plain(row, at) for at in columns] for row in sorted({row for row, _at in places})
        ]
        self._copied = write_block(lines), tuple(not self._grid.is_typed(at) for at in columns)
        copy_text(self._copied[0])

    def cut(self) -> None:
        """Copy, then clear."""
        self.copy()
        self.clear()

    def clear(self) -> None:
        """Empty the selected cells."""
        self._grid.put(dict.fromkeys(self._table.places()))

    def paste(self) -> None:
        """The clipboard's numbers into the typed columns, from the first selected cell on: all or none."""
        if self._grid.source.closed():
            self._table.said.emit(self._grid.source.closed(), "care")
            return
        text = QGuiApplication.clipboard().text()
        computed = self._copied[1] if text == self._copied[0] else None
        try:
            made = self._planned(read_block(text), computed)
        except UserError as error:
            self._table.said.emit(why_not(error), "wrong")
            return
        if made is not None and self._grid.put(made.values):
            self._table.select_places(tuple(made.values))
            said = texts.pasted(len(made.values), has_heading=made.has_heading, has_sums=made.has_sums)
            self._table.said.emit(said, "")

    def fill(self, *, is_down: bool) -> None:
        """The first selected row (or column) into the others; a single one takes the cell before it."""
        places = self._table.places()
        if not places:
            return
        axis = 0 if is_down else 1
        first = min(place[axis] for place in places)
        if all(place[axis] == first for place in places):
            first = self._before(first, is_down=is_down)
        values = {}
        for row, column in places:
            source = (first, column) if is_down else (row, first)
            if first >= 0 and (row, column) != source and self._grid.is_typed(source[1]):
                values[row, column] = self._grid.source.number(*source)
        self._grid.put(values)

    def _before(self, at: int, *, is_down: bool) -> int:
        """The row or column in sight before one; -1 where there is none."""
        if is_down:
            return at - 1
        return max((column for column in self._table.columns_in_sight() if column < at), default=-1)

    def _planned(self, cells: Cells, computed: Sequence[bool] | None) -> Plan | None:
        """Where the block goes; None when the officer would not have its commas read as thousands."""
        room = self._room()
        try:
            return plan(self._grid.source, cells, room=room, computed=computed)
        except AmbiguousNumber as error:
            notice = Notice(
                title=texts.COMMAS_TITLE,
                what=texts.commas(str(error.fields["text"])),
                why=texts.COMMAS_WHY,
            )
            if not ask(self._table, notice, act=texts.COMMAS_ACT, leave=texts.COMMAS_LEAVE):
                return None
        return plan(self._grid.source, with_thousands(cells), room=room, computed=computed)

    def _room(self) -> Room:
        places = self._table.places()
        if not places:
            raise BlockWithoutCells
        rows = sorted({row for row, _column in places})
        across = sorted({column for _row, column in places})
        columns = tuple(at for at in self._table.columns_in_sight() if at >= across[0])
        return Room(
            top=rows[0],
            rows=self._grid.rowCount() - rows[0],
            columns=columns,
            selected=(len(rows), len(across)),
        )
