"""A block from the clipboard over the cells of a sheet: every cell is read before any is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.blocks import Cells
from core.errors import UserError
from core.records.catalogue import Record
from core.text import clean_line, fold
from ui.messages import error_notice
from ui.record_sheet_model import RecordSheetModel
from ui.texts import record_sheet as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class PastePlan:
    """What a block would change: whole records, and what is wrong with its cells, one sentence each."""

    records: tuple[Record, ...] = ()
    problems: tuple[str, ...] = ()
    rows: int = 0
    added: int = 0
    columns_over: int = 0


def plan_paste(model: RecordSheetModel, block: Cells, *, top: int, columns: Sequence[int]) -> PastePlan:
    """Read a block into the rows from `top` on and into these columns, new rows below the last one.

    A first row that repeats the titles of the columns is a head and is left out.
    """
    if _is_head(model, block[0], columns=columns):
        block = block[1:]
    over = max((_width(cells) for cells in block), default=0) - len(columns)
    if over > 0 or not block:
        return PastePlan(columns_over=max(over, 0))
    problems: list[str] = []
    records: list[Record] = []
    for step, cells in enumerate(block):
        row = top + step
        # The empty row becomes the first new record; further ones follow it.
        record = model.rows.record(row) if row < model.rowCount() else model.new_record()
        records.append(_filled(model, record, cells=cells, row=row, columns=columns, problems=problems))
    last = model.rowCount() - 1
    return PastePlan(
        records=tuple(records),
        problems=tuple(problems),
        rows=len(block),
        added=max(0, top + len(block) - last),
    )


def fitted(block: Cells, *, rows: int, columns: int) -> Cells:
    """One cell pasted over a selection fills it; one row or column of cells is repeated likewise."""
    if rows % len(block) == 0 and columns % len(block[0]) == 0:
        wide = tuple(row * (columns // len(row)) for row in block if row)
        return wide * (rows // len(block))
    return block


def _width(cells: Sequence[str]) -> int:
    """How many columns a row needs; empty cells at its end need none."""
    return max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _filled(
    model: RecordSheetModel,
    record: Record,
    *,
    cells: Sequence[str],
    row: int,
    columns: Sequence[int],
    problems: list[str],
) -> Record:
    values: dict[str, object] = {}
    for column, cell in zip(columns, cells, strict=False):
        try:
            values[model.spec(column).name] = model.read(column, cell)
        except UserError as error:
            why = error_notice(error).why
            problems.append(texts.cell_wrong(row + 1, model.title(column), text=clean_line(cell), why=why))
    return replace(record, **values)


def _is_head(model: RecordSheetModel, cells: Sequence[str], *, columns: Sequence[int]) -> bool:
    told = [(fold(clean_line(cell)), column) for cell, column in zip(cells, columns, strict=False)]
    named = [(cell, column) for cell, column in told if cell]
    return bool(named) and all(cell.rstrip(" *") == fold(model.title(column)) for cell, column in named)
