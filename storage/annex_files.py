"""The annex table of a decision: read from a workbook or a document as it stands, and written.

Values only: nothing is evaluated, no link is followed. A workbook with links to other files or macros, and
a file that would be far too large unpacked, are refused before any library sees them.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.annex import AnnexCell, AnnexRow, AnnexSheet
from core.criteria import CriteriaSet, Criterion
from core.criteria_sheets import AnnexWords, CriteriaWorkbookRefused, NotACriteriaWorkbook
from core.reporting.display import day
from core.text import clean_block
from storage import cells
from storage.cells import text_in
from storage.criteria_sheet_reading import loaded, refuse_unsafe
from storage.spreadsheet_values import exact

_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_MOST_SHEETS = 40
_PLACES = re.compile(r"0\.(0+)")
_WIDTHS = (10, 56, 10, 10, 10, 56, 36)
_PLAIN, _BOLD = Font(name="Times New Roman", size=12), Font(name="Times New Roman", size=12, bold=True)
_LINE = Side(style="thin", color="808080")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_READ_FAILS = (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, AttributeError, IndexError)


def sheets_in_workbook(content: bytes, *, file: str) -> tuple[AnnexSheet, ...]:
    """Every visible sheet of a workbook with its rows as shown.

    Raises:
        NotACriteriaWorkbook: it is no workbook, or damaged.
        CriteriaWorkbookRefused: it carries links to other files, macros or embedded objects, or is too large.
    """
    try:
        refuse_unsafe(content, file)
        book = loaded(content, data_only=True)
    except _READ_FAILS as err:
        raise NotACriteriaWorkbook(file=file) from err
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:_MOST_SHEETS]
    return tuple(AnnexSheet(name=sheet.title, rows=tuple(_rows(sheet, file))) for sheet in shown)


def tables_in_document(content: bytes, *, file: str) -> tuple[AnnexSheet, ...]:
    """Every table of a DOCX, each with the paragraphs that stand before it as rows of one cell.

    Raises:
        NotACriteriaWorkbook: it is no DOCX, or damaged.
        CriteriaWorkbookRefused: it is too large, or carries what no such document carries.
    """
    from docx import Document

    try:
        refuse_unsafe(content, file)
        document = Document(io.BytesIO(content))
        return tuple(_tables(document))
    except _READ_FAILS as err:
        raise NotACriteriaWorkbook(file=file) from err


def _rows(sheet: Worksheet, file: str) -> Iterator[AnnexRow]:
    if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
        held = _used(sheet)
        if held[0] > _MOST_ROWS or held[1] > _MOST_COLUMNS:
            raise CriteriaWorkbookRefused(file=file, reason="size")
    covered = _covered(sheet)
    last = min(sheet.max_row, _MOST_ROWS), min(sheet.max_column, _MOST_COLUMNS)
    for number, row in enumerate(sheet.iter_rows(max_row=last[0], max_col=last[1]), 1):
        shown = tuple(_cell(cell, is_covered=(number, cell.column) in covered) for cell in row)
        yield AnnexRow(number=number, cells=shown)


def _used(sheet: Worksheet) -> tuple[int, int]:
    """The last row and column that hold something: a whole formatted column is no table."""
    held = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return max((cell.row for cell in held), default=0), max((cell.column for cell in held), default=0)


def _covered(sheet: Worksheet) -> frozenset[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        last_row, last_column = min(area.max_row, _MOST_ROWS), min(area.max_col, _MOST_COLUMNS)
        columns = range(area.min_col + 1, last_column + 1)
        found.update((row, column) for row in range(area.min_row, last_row + 1) for column in columns)
    return frozenset(found)


def _cell(cell: Any, *, is_covered: bool) -> AnnexCell:
    raw = cell.value
    match raw:
        case None:
            return AnnexCell(from_left=is_covered)
        case bool():
            return AnnexCell(text=str(raw))
        case datetime():
            return AnnexCell(text=day(raw.date()), is_day=True)
        case date():
            return AnnexCell(text=day(raw), is_day=True)
        case int() | float():
            return AnnexCell(text=_number(raw, str(cell.number_format)), is_number=True)
        case _:
            return AnnexCell(text=clean_block(text_in(str(raw))))


def _number(raw: float, number_format: str) -> str:
    """A number as the sheet shows it: 1.1 in a cell of two decimals is the code 1.10; 80 % are 80."""
    value = exact(raw)
    if number_format.endswith("%"):
        return f"{format((value * 100).normalize(), 'f')}%"
    places = _PLACES.search(number_format)
    held = -int(value.as_tuple().exponent)
    if places is not None and len(places[1]) > held:
        return f"{value:.{len(places[1])}f}"
    return format(value, "f")


def _tables(document: Any) -> Iterator[AnnexSheet]:
    from docx.table import Table

    above: list[str] = []
    for number, part in enumerate(document.iter_inner_content(), 1):
        if not isinstance(part, Table):
            text = clean_block(part.text)
            above.extend([text] if text else [])
            continue
        rows = [AnnexRow(number=at, cells=(AnnexCell(text=text),)) for at, text in enumerate(above, 1)]
        rows.extend(_table_rows(part, first=len(rows) + 1))
        yield AnnexSheet(name=str(number), rows=tuple(rows[:_MOST_ROWS]))
        above = []


def _table_rows(table: Any, *, first: int) -> Iterator[AnnexRow]:
    """A cell merged downwards stands once, in its first row; elements tell merged cells apart."""
    seen: set[Any] = set()
    for number, row in enumerate(table.rows, first):
        held: list[AnnexCell] = []
        left = None
        for cell in row.cells[:_MOST_COLUMNS]:
            own = cell._tc  # noqa: SLF001 - the library has no other name for the element
            text = "" if own in seen else clean_block(cell.text)
            held.append(AnnexCell(text=text, from_left=own is left))
            seen.add(own)
            left = own
        yield AnnexRow(number=number, cells=tuple(held))


def annex_of_set(criteria: CriteriaSet, *, words: AnnexWords) -> bytes:
    """A set as the annex table of a decision: one row per row of the tree, codes as text, the total last."""
    book = Workbook()
    sheet = book.active
    sheet.title = words.sheet
    _titles(sheet, criteria, words=words)
    first = sheet.max_row + 2
    for column, (title, width) in enumerate(zip(words.columns, _WIDTHS, strict=True), 1):
        cell = sheet.cell(row=first, column=column)
        cells.put_text(cell, title)
        cell.font, cell.border, cell.alignment = _BOLD, _FRAME, _MIDDLE
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, node in enumerate(criteria.nodes, first + 1):
        _node(sheet, node, number=number)
    last = first + len(criteria.nodes) + 1
    cells.put_text(sheet.cell(row=last, column=2), words.total)
    cells.put_decimal(sheet.cell(row=last, column=3), criteria.total_max)
    for column in range(1, len(words.columns) + 1):
        sheet.cell(row=last, column=column).font = _BOLD
        sheet.cell(row=last, column=column).border = _FRAME
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _titles(sheet: Any, criteria: CriteriaSet, *, words: AnnexWords) -> None:
    decision = criteria.issuing_decision
    titles = (criteria.name, words.decision.format(decision=decision) if decision else "")
    for number, text in enumerate(titles, 1):
        if text:
            cells.put_text(sheet.cell(row=number, column=1), text)
            sheet.cell(row=number, column=1).alignment = _MIDDLE
            sheet.cell(row=number, column=1).font = _BOLD
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(words.columns))


def _node(sheet: Any, node: Criterion, *, number: int) -> None:
    cells.put_text(sheet.cell(row=number, column=1), node.id)
    cells.put_text(sheet.cell(row=number, column=2), node.name)
    cells.put_decimal(sheet.cell(row=number, column=3), node.max_points)
    cells.put_text(sheet.cell(row=number, column=6), node.rule_text)
    cells.put_text(sheet.cell(row=number, column=7), "\n".join(node.evidence))
    for column in range(1, len(_WIDTHS) + 1):
        cell = sheet.cell(row=number, column=column)
        cell.font = _PLAIN if node.is_leaf else _BOLD
        cell.border, cell.alignment = _FRAME, _TOP
