"""Where the cells of a pasted block go.

A block is laid on the typed columns in sight, from the current cell on; hidden columns are never written to.
Computed columns are skipped in one of two ways:

- a block copied from this grid knows which of its columns are computed: they are left out;
- a block of a spreadsheet is laid column for column where a number stands, in every row, exactly where and as
  this grid computes it (somebody keeps the same table there, sums and all); otherwise the spreadsheet holds
  the typed figures alone, and they go to the typed columns one after another.

So `paste(copy(block))` changes nothing, and neither an officer's table with sums nor one without is shifted.
One cell fills the whole selection; a block whose size divides the selection fills it by repetition. A block
that does not fit, or holds a text, is refused whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.blocks import (
    BlockNotFigures,
    BlockNotNumbers,
    BlockTooLarge,
    BlockWithoutCells,
    Cells,
    count_in,
    is_count,
)
from core.numbers import AmbiguousNumber, NotANumber
from ui.grid import GridSource, Place
from ui.grid_figures import is_figure, read_figure

_FINEST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where a block may go: the current cell, the rows below it, the columns in sight from it on.

    `selected` is the size of the selection (rows, columns in sight), whose first cell is the current one.
    """

    top: int
    rows: int
    columns: tuple[int, ...]
    selected: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The numbers by place, and whether a heading or computed columns were left out."""

    values: dict[Place, int | None]
    has_heading: bool
    has_sums: bool


def plan(source: GridSource, cells: Cells, *, room: Room, computed: Sequence[bool] | None = None) -> Plan:
    """The places of a block's numbers. `computed` marks the columns of a block copied from this grid.

    Raises:
        BlockWithoutCells: only computed columns.
        BlockTooLarge: it does not fit.
        BlockNotNumbers: a cell is no whole number.
        AmbiguousNumber: a cell like `1,234`.
    """
    has_heading = computed is None and _has_heading(cells)
    body = cells[1:] if has_heading else cells
    has_sums = computed is None and _holds_sums(source, body, room=room)
    body = body if computed is None else _without(body, computed)
    if not body or not body[0]:
        raise BlockWithoutCells
    across = room.columns[: room.selected[1]]
    columns = room.columns if has_sums else _typed(source, room.columns)
    width = len(across if has_sums else _typed(source, across))
    rows, width = _repeats(body, rows=room.selected[0], width=width)
    if rows * len(body) > room.rows or width * len(body[0]) > len(columns):
        raise BlockTooLarge(
            rows=len(body), columns=len(body[0]), room_rows=room.rows, room_columns=len(columns)
        )
    values = {
        (room.top + down * len(body) + row, columns[right * len(body[0]) + column]): number
        for (row, column), number in _numbers(source, body, columns=columns, shift=int(has_heading)).items()
        for down in range(rows)
        for right in range(width)
    }
    return Plan(values=values, has_heading=has_heading, has_sums=has_sums)


def _typed(source: GridSource, columns: Sequence[int]) -> tuple[int, ...]:
    return tuple(column for column in columns if source.columns()[column].key is not None)


def _without(cells: Cells, computed: Sequence[bool]) -> Cells:
    kept = [at for at, is_computed in enumerate(computed) if not is_computed]
    return tuple(tuple(row[at] for at in kept if at < len(row)) for row in cells)


def _has_heading(cells: Cells) -> bool:
    """A first row of words over rows with numbers: the titles of a column copied whole."""
    first, rest = cells[0], cells[1:]
    is_words = any(text.strip() for text in first) and not any(map(_is_number, first))
    return is_words and any(_is_number(text) for row in rest for text in row)


def _is_number(text: str) -> bool:
    """Whether a cell holds a number, with decimals or without."""
    return is_count(text) or is_figure(text, _FINEST)


def _numbers(
    source: GridSource, cells: Cells, *, columns: Sequence[int], shift: int
) -> dict[Place, int | None]:
    """The number of every cell that stands over a typed column, by row and column of the block."""
    found: dict[Place, int | None] = {}
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            over = source.columns()[columns[column]]
            if over.key is None:
                continue
            try:
                found[row, column] = read_figure(text, over.places)
            except AmbiguousNumber:
                raise
            except NotANumber as error:
                refused = BlockNotFigures if over.places else BlockNotNumbers
                raise refused(row=row + 1 + shift, column=column + 1, text=text.strip()[:40]) from error
    return found


def _repeats(cells: Cells, *, rows: int, width: int) -> tuple[int, int]:
    """How often a block goes into the selection, down and across; once where it does not divide it."""
    if not width or rows % len(cells) or width % len(cells[0]):
        return 1, 1
    return rows // len(cells), width // len(cells[0])


def _holds_sums(source: GridSource, cells: Cells, *, room: Room) -> bool:
    """Whether the block carries this grid's computed columns, in their places and with their numbers."""
    columns = room.columns[: len(cells[0])]
    computed = [at for at, column in enumerate(columns) if source.columns()[column].key is None]
    return bool(computed) and all(_is_sum(source, cells, room=room, at=at) for at in computed)


def _is_sum(source: GridSource, cells: Cells, *, room: Room, at: int) -> bool:
    column = source.columns()[room.columns[at]]
    told = [row[at].strip() for row in cells]
    if column.is_text:
        return any(told) and not any(map(is_count, told))
    at_key = {source.columns()[number].key: place for place, number in enumerate(room.columns)}
    is_any = False
    for row, text in enumerate(told):
        if not is_count(text):
            if text:
                return False
            continue
        parts = [
            _part(source, cells[row], at=at_key.get(key), below=(room.top + row, key)) for key in column.sums
        ]
        if _count(text) != sum(parts):
            return False
        is_any = is_any or _count(text) > 0
    return is_any


def _part(source: GridSource, row: Sequence[str], *, at: int | None, below: tuple[int, str]) -> int:
    """What a column adds to a sum: the block's cell, or the number the grid holds outside the block."""
    if at is not None and at < len(row):
        return _count(row[at])
    place, key = below
    columns = source.columns()
    column = next(number for number, one in enumerate(columns) if one.key == key)
    return (source.number(place, column) or 0) if place < len(source.rows()) else 0


def _count(text: str) -> int:
    try:
        return count_in(text) or 0
    except AmbiguousNumber:
        return int(text.strip().replace(",", ""))
    except NotANumber:
        return 0
