"""Figures by unit as a workbook to be filled in a spreadsheet program, and back (`outside_sheet_reading`).

One sheet per criterion or item. Row 1 carries the title, row 2 the labels, row 3 (hidden) the codes, units
start in row 4. Everything but the cells to fill is locked; codes of units are text, so that their zeros stay.
The hidden sheet `_socchc` is the stamp: format, version, kind, year, set, campaign. No formula is written.
"""

import io
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from core.outside_sheets import FORMAT, FORMAT_VERSION, CellForm, OutsideBook, OutsideSheet, SheetColumn
from storage import cells
from storage.disk import write_whole
from storage.outside_sheet_layout import (
    CODE_ROW,
    FIRST_CELL,
    FIRST_ROW,
    INFO_SHEET,
    LABEL_ROW,
    MARK,
    NAME_CODE,
    NAME_COLUMN,
    TITLE_ROW,
    UNIT_COLUMN,
)
from storage.sheet_titles import free_title

_WIDTHS = {CellForm.COUNT: 13, CellForm.DECIMAL: 15, CellForm.TEXT: 44}
_FORMATS = {CellForm.COUNT: "#,##0", CellForm.DECIMAL: "#,##0.00##", CellForm.TEXT: "@"}
_FONT = Font(name="Times New Roman", size=12)
_BOLD = Font(name="Times New Roman", size=12, bold=True)
_FILL = PatternFill("solid", fgColor="E7EDF3")
_THIN = Side(style="thin", color="B0B8C0")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(vertical="top", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_OPEN = Protection(locked=False)
_LOCKED = Protection(locked=True)
_LARGEST = "999999999999999"
_ALLOWED = ("formatCells", "formatColumns", "formatRows", "autoFilter")


def write_outside(path: Path, book: OutsideBook) -> None:
    """Write the workbook whole or not at all.

    Raises:
        DeviceError: the file could not be written.
    """
    write_whole(path, outside_bytes(book))


def outside_bytes(book: OutsideBook) -> bytes:
    """The workbook as a file's content."""
    made = Workbook()
    made.remove(made.active)
    for sheet in book.sheets:
        _fill(made.create_sheet(free_title(sheet.title, made.sheetnames)), sheet, book=book)
    _stamp(made.create_sheet(INFO_SHEET), book)
    made.active = 0
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _stamp(sheet: Worksheet, book: OutsideBook) -> None:
    sheet.sheet_state = "hidden"
    facts = (
        ("format", FORMAT),
        ("format_version", str(FORMAT_VERSION)),
        ("kind", book.kind.value),
        ("year", str(book.year)),
        ("criteria_set", book.criteria_set),
        ("survey", book.survey),
    )
    for row, (name, value) in enumerate(facts, start=1):
        cells.put_text(sheet.cell(row=row, column=1), name)
        cells.put_text(sheet.cell(row=row, column=2), value)


def _fill(made: Worksheet, sheet: OutsideSheet, *, book: OutsideBook) -> None:
    words = book.words
    title = made.cell(row=TITLE_ROW, column=UNIT_COLUMN)
    cells.put_text(title, f"{sheet.heading}\n{words.hint}".strip())
    title.font, title.alignment = _BOLD, _TOP
    last = FIRST_CELL + len(sheet.columns) - 1
    made.merge_cells(start_row=1, end_row=1, start_column=1, end_column=max(last, FIRST_CELL + 3))
    made.row_dimensions[TITLE_ROW].height = 76
    _head(made, UNIT_COLUMN, code=MARK + sheet.key, label=words.unit)
    _head(made, NAME_COLUMN, code=NAME_CODE, label=words.name)
    for at, column in enumerate(sheet.columns, start=FIRST_CELL):
        _head(made, at, code=column.code, label=column.label)
    made.row_dimensions[LABEL_ROW].height = 48
    made.row_dimensions[CODE_ROW].hidden = True
    for row, unit in enumerate(sheet.rows, start=FIRST_ROW):
        _put_fixed(made.cell(row=row, column=UNIT_COLUMN), unit.unit)
        _put_fixed(made.cell(row=row, column=NAME_COLUMN), unit.name)
        held = dict(unit.cells)
        for at, column in enumerate(sheet.columns, start=FIRST_CELL):
            _put(made.cell(row=row, column=at), held.get(column.code), column=column)
    _set_up(made, sheet, book=book)


def _head(made: Worksheet, column: int, *, code: str, label: str) -> None:
    cell = made.cell(row=LABEL_ROW, column=column)
    cells.put_text(cell, label)
    cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _FILL, _BOX, _CENTRE
    cells.put_text(made.cell(row=CODE_ROW, column=column), code)


def _put_fixed(cell: Cell, text: str) -> None:
    cells.put_text(cell, text)
    cell.font, cell.border, cell.protection = _FONT, _BOX, _LOCKED


def _put(cell: Cell, value: object, *, column: SheetColumn) -> None:
    match value:
        case None | "":
            pass
        case str():
            cells.put_text(cell, value)
        case Decimal():
            cells.put_decimal(cell, value)
        case int():
            cells.put_count(cell, value)
        case _:
            raise TypeError(type(value))
    if value in {None, ""}:
        cell.number_format = _FORMATS[column.form]
    cell.font, cell.border, cell.protection = _FONT, _BOX, _OPEN
    if column.form is CellForm.TEXT:
        cell.alignment = _TOP


def _set_up(made: Worksheet, sheet: OutsideSheet, *, book: OutsideBook) -> None:
    """Frozen and locked heads, rules for the cells, and a page that fits the width when printed."""
    made.column_dimensions[get_column_letter(UNIT_COLUMN)].width = 11
    made.column_dimensions[get_column_letter(NAME_COLUMN)].width = 34
    last_row = FIRST_ROW + max(len(sheet.rows), 1) - 1
    for at, column in enumerate(sheet.columns, start=FIRST_CELL):
        letter = get_column_letter(at)
        made.column_dimensions[letter].width = _WIDTHS[column.form]
        rule = _rule(column.form, book)
        if rule is not None:
            rule.add(f"{letter}{FIRST_ROW}:{letter}{last_row}")
            made.add_data_validation(rule)
    made.freeze_panes = f"{get_column_letter(FIRST_CELL)}{FIRST_ROW}"
    made.protection.sheet = True
    for allowed in _ALLOWED:
        setattr(made.protection, allowed, False)
    page = made.page_setup
    page.orientation, page.paperSize = "landscape", 9
    page.fitToWidth, page.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    made.print_title_rows = f"{LABEL_ROW}:{LABEL_ROW}"


def _rule(form: CellForm, book: OutsideBook) -> DataValidation | None:
    if form is CellForm.TEXT:
        return None
    is_count = form is CellForm.COUNT
    rule = DataValidation(
        type="whole" if is_count else "decimal",
        operator="between",
        formula1="0",
        formula2=_LARGEST,
        allow_blank=True,
    )
    rule.errorTitle = book.words.wrong_value
    rule.error = book.words.whole_number if is_count else book.words.decimal_number
    rule.showErrorMessage = True
    return rule
