"""A year ranked outside this program as a workbook: one row for each unit, filled by the officer, read back.

Row 1 says what to do, row 2 carries the labels, row 3 (hidden) the field names; units start in row 4.
"""

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.past_results import (
    FIELDS,
    FORMAT,
    FORMAT_VERSION,
    NotAPastSheet,
    PastSheetRefused,
    PastSheetWords,
    TypedResult,
)
from core.ranking_ports import PastResult
from storage import cells
from storage.disk import write_whole
from storage.plain_files import read_file
from storage.safe_workbooks import facts_of, load_values, shown_text

_INFO = "_socchc"
_LABELS, _NAMES, _FIRST = 2, 3, 4
_MOST_ROWS = 5_000
_WIDTHS = (10, 34, 16, 12, 12, 12, 9, 22, 34)


class PastSheets:
    """Reads and writes sheets of past results."""

    def read(self, path: Path) -> tuple[TypedResult, ...]:
        """Every row that holds more than code and name, as typed.

        Raises:
            NotAPastSheet: it is no such workbook.
            PastSheetRefused: it has links, macros or embedded objects.
            NotReadable: the drive does not give it.
        """
        book = load_values(
            read_file(path),
            damaged=lambda: NotAPastSheet(file=path.name),
            unsafe=lambda: PastSheetRefused(file=path.name),
        )
        if facts_of(book, _INFO).get("format") != FORMAT:
            raise NotAPastSheet(file=path.name)
        sheet = next(each for each in book.worksheets if each.title != _INFO)
        return tuple(_rows(sheet))

    def write(self, path: Path, results: Sequence[PastResult], *, year: int, words: PastSheetWords) -> Path:
        """The sheet with these units in it; written whole or not at all."""
        book = Workbook()
        sheet = book.active
        sheet.title = words.title
        _head(sheet, year, words=words)
        kinds = dict(words.kinds)
        for number, each in enumerate(results, _FIRST):
            _put(sheet, number, each=each, kind=kinds[each.unit_kind])
        info = book.create_sheet(_INFO)
        info.sheet_state = "hidden"
        facts = (("format", FORMAT), ("format_version", str(FORMAT_VERSION)), ("year", str(year)))
        for number, (name, value) in enumerate(facts, 1):
            cells.put_text(info.cell(row=number, column=1), name)
            cells.put_text(info.cell(row=number, column=2), value)
        target = io.BytesIO()
        book.save(target)
        write_whole(path, target.getvalue())
        return path


def _head(sheet: Worksheet, year: int, *, words: PastSheetWords) -> None:
    title = sheet.cell(row=1, column=1)
    cells.put_text(title, words.hint.format(year=year))
    title.font = Font(name="Times New Roman", size=12)
    title.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(FIELDS))
    sheet.row_dimensions[1].height = 66
    labels = dict(words.labels)
    for column, (name, width) in enumerate(zip(FIELDS, _WIDTHS, strict=True), 1):
        cell = sheet.cell(row=_LABELS, column=column)
        cells.put_text(cell, labels[name])
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.fill = PatternFill("solid", fgColor="E7EDF3")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cells.put_text(sheet.cell(row=_NAMES, column=column), name)
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.number_format = width, "@" if name in {"unit", "band"} else "General"
    sheet.row_dimensions[_LABELS].height = 34
    sheet.row_dimensions[_NAMES].hidden = True
    sheet.freeze_panes = "C4"


def _put(sheet: Worksheet, number: int, *, each: PastResult, kind: str) -> None:
    values = (
        each.unit,
        each.name,
        kind,
        each.total,
        each.maximum,
        each.index,
        each.rank,
        each.band,
        each.document,
    )
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row=number, column=column)
        match value:
            case None | "":
                pass
            case Decimal():
                cells.put_decimal(cell, value)
            case int():
                cells.put_count(cell, value)
            case _:
                cells.put_text(cell, str(value))


def _rows(sheet: Worksheet) -> Iterator[TypedResult]:
    last = min(sheet.max_row, _MOST_ROWS)
    if last < _NAMES:
        return
    names = [shown_text(cell.value) for cell in sheet[_NAMES]]
    columns = {name: at for at, name in enumerate(names) if name in FIELDS}
    for number in range(_FIRST, last + 1):
        held = {name: shown_text(sheet.cell(row=number, column=at + 1).value) for name, at in columns.items()}
        if any(held.get(name) for name in ("total", "index", "rank", "band")):
            yield TypedResult(where=f"{sheet.title}!{number}", cells=held)
