"""A report as workbook: one sheet per table; the table stands first, running text below it.

Cells carry their type; the header is frozen and filters, the print fits the width and repeats the header.
"""

import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.progress import Progress
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    CellValue,
    Code,
    Column,
    Commands,
    Emphasis,
    FillIn,
    Heading,
    Paragraph,
    Parties,
    Report,
    Row,
    Table,
)
from storage import cells
from storage.report_files.pace import Pace
from storage.sheet_titles import free_title

_POINTS_A_MM = 72 / 25.4
_FONT = "Times New Roman"
_LANDSCAPE_FROM = 110
_CHARACTERS = 95
_LINE_HEIGHT = 16.5
_A4 = 9
_THIN = Side(style="thin")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", fgColor="EDEDED")
_ALIGNMENTS = MappingProxyType({Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"})
_BOXES = MappingProxyType({False: "\u2610", True: "\u2611"})
_POINTS = "#,##0.00"
_PERCENT = "0.00%"
_CHANGE = "+0.00;-0.00;0.00"
_HUNDRED = Decimal(100)


def render(report: Report, *, progress: Progress | None = None) -> bytes:
    """The whole file.

    Raises:
        Cancelled: the person asked to stop.
    """
    pace = Pace(report, progress)
    book = Workbook()
    book.remove(book.active)
    parts = _parts(report)
    for part in parts:
        sheet = book.create_sheet(free_title(part.title, book.sheetnames))
        writer = _SheetWriter(sheet=sheet, part=part, pace=pace)
        writer.write_head(report, is_first=part is parts[0])
        writer.write_blocks()
        if report.signature is not None and part is parts[-1 - len(report.annexes)]:
            place_and_day = report.letterhead.place_and_day if report.letterhead else ""
            writer.write_signature(place_and_day, report.signature.lines, name=report.signature.name)
        writer.set_up()
    book.properties.title = report.title
    book.properties.creator = ""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One sheet: the blocks up to and with a table, and for the last table of a text also those behind it."""

    title: str
    heading: str
    blocks: tuple[Block, ...]
    landscape: bool

    @property
    def table(self) -> Table | None:
        """The table of this sheet."""
        return next((block for block in self.blocks if isinstance(block, Table)), None)

    @property
    def columns(self) -> int:
        """How many columns the sheet uses."""
        return len(self.table.columns) if self.table else 4


def _parts(report: Report) -> tuple[_Part, ...]:
    parts = _split(report.blocks, report.title, heading="", landscape=report.landscape)
    for annex in report.annexes:
        parts += _split(annex.blocks, annex.title, heading=annex.title, landscape=annex.landscape)[:1]
    return parts


def _split(blocks: tuple[Block, ...], title: str, *, heading: str, landscape: bool) -> tuple[_Part, ...]:
    groups: list[list[Block]] = [[]]
    for block in blocks:
        groups[-1].append(block)
        if isinstance(block, Table):
            groups.append([])
    rest = groups.pop()
    if not groups:
        groups = [[]]
    groups[-1] += rest
    return tuple(
        _Part(
            title=next((block.name for block in group if isinstance(block, Table)), title),
            heading=heading,
            blocks=tuple(group),
            landscape=landscape,
        )
        for group in groups
    )


class _SheetWriter:
    """Writes one sheet from top to bottom; `row` is the next free row."""

    def __init__(self, sheet: Worksheet, part: _Part, *, pace: Pace) -> None:
        self.sheet = sheet
        self.part = part
        self._pace = pace
        self.row = 1
        self.header = self.first = self.last = 0

    def write_head(self, report: Report, *, is_first: bool) -> None:
        """Issuer and title; few lines, because they stay in view above the frozen header."""
        if is_first and report.letterhead is not None:
            self._line(" ".join(report.letterhead.issuer), bold=True)
        title = f"{report.title}\n{report.subtitle}" if is_first else self.part.heading or report.subtitle
        self._line(title, bold=True, size=14, centre=True)
        self._line(report.reference if is_first else "", italic=True, centre=True)
        self._line(report.notice if is_first else "", bold=True)

    def write_blocks(self) -> None:
        """The table, then the running text in the order of reading."""
        if self.part.table is not None:
            self._table(self.part.table)
        for block in self.part.blocks:
            match block:
                case Heading():
                    self._line(block.text, bold=True)
                case Paragraph():
                    self._line(block.text, bold=block.bold, italic=block.italic)
                case Commands() | Code() | Parties():
                    for line in _lines(block):
                        self._line(line)
                case FillIn():
                    self.row += block.lines
                case Table():
                    pass

    def write_signature(self, place_and_day: str, lines: tuple[str, ...], *, name: str) -> None:
        """Place and day, form, position and name at the right edge of the last sheet of the text."""
        self.row += 1
        column = max(self.part.columns - 1, 1)
        for text in (place_and_day, *lines):
            self._at(column, text)
        self.row += 3
        self._at(column, name)

    def set_up(self) -> None:
        """Widths, frozen header, filter, and a print that fits the width of the page."""
        table = self.part.table
        if table is not None:
            for at, column in enumerate(table.columns, 1):
                self.sheet.column_dimensions[get_column_letter(at)].width = _width(column, table.columns)
            self.sheet.freeze_panes = f"A{self.first}"
            self.sheet.print_title_rows = f"{self.header}:{self.first - 1}"
            if self.last >= self.first:
                edge = get_column_letter(len(table.columns))
                self.sheet.auto_filter.ref = f"A{self.first - 1}:{edge}{self.last}"
        page = self.sheet.page_setup
        page.paperSize = _A4
        page.orientation = "landscape" if self.part.landscape else "portrait"
        page.fitToWidth, page.fitToHeight = 1, 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self.sheet.oddFooter.center.text = "&P"

    def _table(self, table: Table) -> None:
        self.row += 1
        self.header = self.row
        if any(column.group for column in table.columns):
            self._group_titles(table.columns)
        for at, column in enumerate(table.columns, 1):
            self._title_cell(at, column.title)
        self.row += 1
        self.first = self.row
        for row in table.rows:
            self._row(row, table.columns)
            if table.least_height and row.emphasis is not Emphasis.GROUP:
                self.sheet.row_dimensions[self.row - 1].height = table.least_height * _POINTS_A_MM
            self._pace.step()
        self.last = self.row - 1
        if table.total is not None:
            self._row(table.total, table.columns)
        for note in table.notes:
            self._line(note, italic=True)
        self.row += 1

    def _group_titles(self, columns: tuple[Column, ...]) -> None:
        start = 0
        for at, column in enumerate(columns):
            self._title_cell(at + 1, column.group if at == 0 or columns[at - 1].group != column.group else "")
            is_last = at + 1 == len(columns) or columns[at + 1].group != column.group
            if is_last and column.group:
                self.sheet.merge_cells(
                    start_row=self.row, end_row=self.row, start_column=start + 1, end_column=at + 1
                )
            start = at + 1 if is_last else start
        self.row += 1

    def _title_cell(self, column: int, title: str) -> None:
        cell = self.sheet.cell(row=self.row, column=column)
        if title:
            cells.put_text(cell, title)
        cell.font = Font(name=_FONT, size=12, bold=True)
        cell.fill = _SHADE
        cell.border = _GRID
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def _row(self, row: Row, columns: tuple[Column, ...]) -> None:
        bold = row.emphasis in {Emphasis.GROUP, Emphasis.TOTAL}
        for at, (value, column) in enumerate(zip(row.cells, columns, strict=True), 1):
            cell = self.sheet.cell(row=self.row, column=at)
            _put(cell, value, kind=column.kind)
            cell.font = Font(name=_FONT, size=12, bold=bold)
            cell.border = _GRID
            cell.alignment = Alignment(
                horizontal=_ALIGNMENTS[column.align], vertical="top", wrap_text=isinstance(value, str)
            )
            if row.emphasis in {Emphasis.GROUP, Emphasis.WARNING}:
                cell.fill = _SHADE
        self.row += 1

    def _line(
        self, text: str, *, bold: bool = False, italic: bool = False, size: int = 12, centre: bool = False
    ) -> None:
        if not text:
            return
        cell = self.sheet.cell(row=self.row, column=1)
        cells.put_text(cell, text)
        cell.font = Font(name=_FONT, size=size, bold=bold, italic=italic)
        cell.alignment = Alignment(horizontal="center" if centre else "left", vertical="top", wrap_text=True)
        self.sheet.merge_cells(
            start_row=self.row, end_row=self.row, start_column=1, end_column=self.part.columns
        )
        lines = sum(len(line) // _CHARACTERS + 1 for line in text.split("\n"))
        self.sheet.row_dimensions[self.row].height = lines * _LINE_HEIGHT * size / 12
        self.row += 1

    def _at(self, column: int, text: str) -> None:
        cell = self.sheet.cell(row=self.row, column=column)
        cells.put_text(cell, text)
        cell.font = Font(name=_FONT, size=13, bold=True)
        cell.alignment = Alignment(horizontal="center")
        self.row += 1


def _lines(block: Commands | Code | Parties) -> tuple[str, ...]:
    """What a sheet keeps of a block that is drawn elsewhere."""
    match block:
        case Commands():
            return block.lines
        case Code():
            return (block.label, *block.lines, block.note)
        case Parties():
            return tuple(f"{each.title}: {each.name}" for each in (block.left, block.right))


def _put(cell: Cell, value: CellValue, *, kind: CellKind) -> None:
    match value:
        case None | "":
            return
        case bool():
            cells.put_text(cell, _BOXES[value])
        case str():
            cells.put_text(cell, value)
        case datetime():
            cells.put_moment(cell, value)
        case date():
            cells.put_day(cell, value)
        case int():
            cells.put_count(cell, value)
        case Decimal() if kind is CellKind.PERCENT:
            cells.put_decimal(cell, value / _HUNDRED, number_format=_PERCENT)
        case Decimal():
            cells.put_decimal(cell, value, number_format=_CHANGE if kind is CellKind.CHANGE else _POINTS)


def _width(column: Column, columns: tuple[Column, ...]) -> float:
    """Characters: the column's share of a line, but room for a whole number, a day or a short title."""
    total = sum(other.width for other in columns)
    share = column.width * _CHARACTERS / total
    least = 6 if column.kind in {CellKind.BOX, CellKind.COUNT} else 11
    return max(share * (1.3 if total > _LANDSCAPE_FROM else 1.0), least)
