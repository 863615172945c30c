"""A report as workbook: one sheet per table; the table stands first, running text below it.

Cells carry their type; the header is frozen and filters, the print fits the width and repeats the header.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from core.progress import Progress
from core.reporting.document import (
    Align,
    CellKind,
    CellValue,
    Code,
    Column,
    Commands,
    Drawing,
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
from storage.report_files.fonts import typeface
from storage.report_files.pace import Pace
from storage.report_files.page_form import form_of
from storage.report_files.pdf_text import broken
from storage.report_files.plain import printable
from storage.report_files.xlsx_charts import put_chart
from storage.report_files.xlsx_parts import Part, part_widths, parts_of, room_of
from storage.sheet_titles import free_title

_POINTS_A_MM = 72 / 25.4
_FONT = "Times New Roman"
_SIZE = 12
_LINE_HEIGHT, _HIGHEST = 16.5, 409.0  # points; no sheet has higher rows
_A4 = 9
_INCH = 25.4
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
    for part in parts_of(report):
        sheet = book.create_sheet(free_title(part.title, book.sheetnames))
        writer = _SheetWriter(sheet=sheet, part=part, pace=pace)
        writer.write_head()
        writer.write_blocks()
        writer.write_signature()
        writer.set_up()
    book.properties.title = printable(report.title)
    book.properties.creator = ""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class _SheetWriter:
    """Writes one sheet from top to bottom; `row` is the next free row."""

    def __init__(self, sheet: Worksheet, part: Part, *, pace: Pace) -> None:
        self.sheet = sheet
        self.part = part
        self._pace = pace
        self._face = typeface()
        self._widths = part_widths(part)
        self._styles: dict[tuple[object, ...], StyleArray] = {}
        self.row = 1
        self.header = self.first = self.last = 0

    def write_head(self) -> None:
        """Issuer and title; few lines, because they stay in view above the frozen header."""
        report, begins = self.part.report, self.part.begins
        if begins and report.letterhead is not None:
            self._line(" ".join(report.letterhead.issuer), bold=True)
        title = "\n".join(filter(None, (report.title, report.subtitle)))
        self._line(title if begins else self.part.heading or report.subtitle, bold=True, size=14, centre=True)
        self._line(report.reference if begins else "", italic=True, centre=True)
        self._line(report.notice if begins else "", bold=True)

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
                case Drawing():
                    self._chart(block)
                case Table():
                    pass

    def write_signature(self) -> None:
        """Place and day, form, position and name at the right edge of the last sheet of the text."""
        report = self.part.report
        if report.signature is None or not self.part.ends:
            return
        self.row += 1
        column = max(self.part.columns - 1, 1)
        place_and_day = report.letterhead.place_and_day if report.letterhead else ""
        for text in (place_and_day, *report.signature.lines):
            self._at(column, text)
        self.row += 3
        self._at(column, report.signature.name)

    def set_up(self) -> None:
        """Widths, frozen header, filter, and a print that fits the width of the page."""
        for at, width in enumerate(self._widths, 1):
            self.sheet.column_dimensions[get_column_letter(at)].width = width
        table = self.part.table
        if table is not None:
            self.sheet.freeze_panes = f"A{self.first}"
            self.sheet.print_title_rows = f"{self.header}:{self.first - 1}"
            if self.last >= self.first:
                edge = get_column_letter(len(table.columns))
                self.sheet.auto_filter.ref = f"A{self.first - 1}:{edge}{self.last}"
        self._print_set_up()

    def _print_set_up(self) -> None:
        """Paper, margins and numbers as the decree has them, or page x of y; as wide as the page."""
        sheet, form = self.sheet, form_of(self.part.report)
        page = sheet.page_setup
        page.paperSize = _A4
        page.orientation = "landscape" if self.part.landscape else "portrait"
        page.fitToWidth, page.fitToHeight = 1, 0
        page.useFirstPageNumber, page.firstPageNumber = True, 1
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        inches = {side: getattr(form, side) / _INCH for side in ("left", "right", "top", "bottom")}
        edge = form.number_from_top / _INCH / 2
        sheet.page_margins = PageMargins(**inches, header=edge, footer=edge)
        words = self.part.report.pages
        if words:
            number = words.replace("&", "&&").replace("{page}", "&P").replace("{pages}", "&N")
            sheet.oddFooter.right.text, sheet.oddFooter.right.size = number, round(form.foot)
        else:
            sheet.HeaderFooter.differentFirst = True
            sheet.oddHeader.center.text, sheet.oddHeader.center.size = "&P", round(form.number)
            sheet.oddHeader.center.font = f"{_FONT},Regular"

    def _chart(self, block: Drawing) -> None:
        written, self.row = put_chart(self.sheet, block, row=self.row + 1)
        for cell in written:
            cell.font = Font(name=_FONT, size=_SIZE, bold=cell.row == written[0].row)
            cell.border = _GRID
            cell.alignment = Alignment(vertical="top", wrap_text=cell.column == 1)
        for row in range(written[0].row, written[-1].row + 1):
            text = self.sheet.cell(row=row, column=1).value
            lines = broken(str(text), self._face.regular, size=_SIZE, width=room_of(self._widths[0]))
            self.sheet.row_dimensions[row].height = len(lines) * _LINE_HEIGHT

    def _table(self, table: Table) -> None:
        self._line(table.caption, bold=True, centre=True)
        self.row += 1
        self.header = self.row
        if any(column.group for column in table.columns):
            self._group_titles(table.columns)
        for at, column in enumerate(table.columns, 1):
            self._title_cell(at, column.title)
        self._heighten([column.title for column in table.columns], bold=True)
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
        cell.font = Font(name=_FONT, size=_SIZE, bold=True)
        cell.fill = _SHADE
        cell.border = _GRID
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def _row(self, row: Row, columns: tuple[Column, ...]) -> None:
        bold = row.emphasis in {Emphasis.GROUP, Emphasis.TOTAL}
        for at, (value, column) in enumerate(zip(row.cells, columns, strict=True), 1):
            cell = self.sheet.cell(row=self.row, column=at)
            _put(cell, value, kind=column.kind)
            look = (at, row.emphasis, type(value), cell.number_format)
            if look in self._styles:
                cell._style = self._styles[look]  # noqa: SLF001 - setting each part anew takes most of the time
                continue
            cell.font = Font(name=_FONT, size=_SIZE, bold=bold)
            cell.border = _GRID
            cell.alignment = Alignment(
                horizontal=_ALIGNMENTS[column.align], vertical="top", wrap_text=isinstance(value, str)
            )
            if row.emphasis in {Emphasis.GROUP, Emphasis.WARNING}:
                cell.fill = _SHADE
            self._styles[look] = cell._style  # noqa: SLF001 - as above
        self._heighten(row.cells, bold=bold)
        self.row += 1

    def _heighten(self, values: Sequence[CellValue], *, bold: bool) -> None:
        """As high as the wrapped texts need: not every office program finds that out when it opens a file."""
        font = self._face.bold if bold else self._face.regular
        lines = max(
            (
                len(broken(value, font, size=_SIZE, width=room_of(width)))
                for value, width in zip(values, self._widths, strict=False)
                if isinstance(value, str)
            ),
            default=1,
        )
        if lines > 1:
            self.sheet.row_dimensions[self.row].height = min(lines * _LINE_HEIGHT, _HIGHEST)

    def _line(
        self, text: str, *, bold: bool = False, italic: bool = False, size: int = _SIZE, centre: bool = False
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
        font = self._face.bold if bold else self._face.regular
        lines = len(broken(text, font, size=size, width=sum(map(room_of, self._widths))))
        self.sheet.row_dimensions[self.row].height = min(lines * _LINE_HEIGHT * size / _SIZE, _HIGHEST)
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
            (cells.put_plain if kind is CellKind.PLAIN else cells.put_count)(cell, value)
        case Decimal():
            _put_decimal(cell, value, kind=kind)


def _put_decimal(cell: Cell, value: Decimal, *, kind: CellKind) -> None:
    match kind:
        case CellKind.PERCENT:
            cells.put_decimal(cell, value / _HUNDRED, number_format=_PERCENT)
        case CellKind.AMOUNT:
            cells.put_decimal(cell, value)
        case _:
            cells.put_decimal(cell, value, number_format=_CHANGE if kind is CellKind.CHANGE else _POINTS)
