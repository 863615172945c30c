"""A criteria set as a workbook for a spreadsheet program, and back (`criteria_sheet_reading`).

General data stand below each other on the first sheet; the tree, the rules, adjustments, band schemes and
downgrades have a sheet each, one row per object. Row 1 carries title and hint, row 2 the labels, row 3
(hidden) the codes; column A (hidden) names the sheet. What no column holds (notes on sources, prose) stands
on the last sheet under its place. No formula is ever written.

The bytes of the JSON form are not kept, its value is, with one exception: a decimal spelled otherwise
than sets usually do (1.5 for 1.50) comes back in the usual spelling, with the same meaning.
"""

import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from core.criteria import parse_set
from core.criteria.members import decimal_from
from core.criteria_sheets import FORMAT, FORMAT_VERSION, CriteriaNotForSheets, CriteriaWords
from storage import cells
from storage.criteria_sheet_layout import (
    CODE_ROW,
    FIRST_ROW,
    GENERAL,
    GENERAL_COLUMNS,
    INFO_SHEET,
    LABEL_ROW,
    MARK,
    OTHER,
    SHEETS,
    VALUE_FORMS,
    Column,
    Form,
)
from storage.criteria_sheet_reading import is_own_workbook, set_in_workbook
from storage.criteria_sheet_rest import rest_of
from storage.criteria_sheet_rows import rows_of
from storage.sheet_titles import free_title

__all__ = ["is_own_workbook", "set_in_workbook", "workbook_of_set"]

_FILE = "criteria.xlsx"
_SPARE_ROWS = 300
_NARROW, _WIDE = 14, 40
_WIDE_FORMS = frozenset({Form.BLOCK, Form.EXACT, Form.LINES})
_TEXT_FORMS = _WIDE_FORMS | {Form.LINE, Form.CHOICE, Form.FLAG}
_HEAD_FONT = Font(name="Times New Roman", size=12, bold=True)
_BODY_FONT = Font(name="Times New Roman", size=12)
_HEAD_FILL = PatternFill("solid", fgColor="E7EDF3")
_THIN = Side(style="thin", color="B0B8C0")
_WRAPPED = Alignment(vertical="top", wrap_text=True)

_Row = Mapping[str, Any]


def workbook_of_set(value: Any, *, words: CriteriaWords) -> bytes:
    """The workbook of a set given in its JSON form; it is read back before it is handed out.

    Raises:
        CriteriaSetRefused: the set itself has errors.
        CriteriaNotForSheets: something in it cannot stand in cells unchanged.
    """
    criteria = parse_set(value)
    rows = rows_of(value)
    bare = set_in_workbook(_workbook(rows, words), file=_FILE, words=words)
    rest = rest_of(value, bare)
    rows[OTHER] = tuple({"place": each.place, "form": each.form, "value": each.value} for each in rest)
    content = _workbook(rows, words)
    if parse_set(set_in_workbook(content, file=_FILE, words=words)) != criteria:
        raise CriteriaNotForSheets(set_id=criteria.set_id)
    return content


def _workbook(rows: Mapping[str, tuple[_Row, ...]], words: CriteriaWords) -> bytes:
    book = Workbook()
    book.remove(book.active)
    lists = _Lists(sheet=book.create_sheet(INFO_SHEET), words=words)
    for code, columns in SHEETS:
        sheet = book.create_sheet(free_title(words.title(code), book.sheetnames))
        _title(sheet, code, words=words)
        if code == GENERAL:
            _fill_general(sheet, rows[GENERAL][0], words=words)
        else:
            _fill(sheet, code, columns=columns, rows=rows.get(code, ()), lists=lists)
    book.move_sheet(INFO_SHEET, offset=len(SHEETS))
    book.active = 0
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class _Lists:
    """The hidden sheet: what the file is, and one column per list of choices."""

    def __init__(self, sheet: Worksheet, words: CriteriaWords) -> None:
        self.sheet = sheet
        self.words = words
        self.columns = 2
        sheet.sheet_state = "hidden"
        for number, (name, value) in enumerate(
            (("format", FORMAT), ("format_version", str(FORMAT_VERSION))), 1
        ):
            cells.put_text(sheet.cell(row=number, column=1), name)
            cells.put_text(sheet.cell(row=number, column=2), value)

    def attach(self, sheet: Worksheet, column: Column, *, number: int, last: int) -> None:
        """Let a column offer its choices."""
        labels = self._labels(column)
        if not labels:
            return
        self.columns += 1
        for row, label in enumerate(labels, 1):
            cells.put_text(self.sheet.cell(row=row, column=self.columns), label)
        letter = get_column_letter(self.columns)
        area = f"{quote_sheetname(INFO_SHEET)}!${letter}$1:${letter}${len(labels)}"
        rule = DataValidation(type="list", formula1=area, allow_blank=True)
        rule.error, rule.errorTitle = self.words.pick_from_list, self.words.wrong_value_title
        rule.showErrorMessage = True
        at = get_column_letter(number)
        rule.add(f"{at}{FIRST_ROW}:{at}{last}")
        sheet.add_data_validation(rule)

    def _labels(self, column: Column) -> tuple[str, ...]:
        if column.form is Form.FLAG:
            return (self.words.yes, self.words.no)
        return tuple(self.words.choice(member) for member in column.choices or ())


def _title(sheet: Worksheet, code: str, *, words: CriteriaWords) -> None:
    cells.put_text(sheet.cell(row=1, column=1), MARK + code)
    cell = sheet.cell(row=1, column=2)
    cells.put_text(cell, f"{words.title(code)}\n{words.hint(code)}".strip())
    cell.font = _HEAD_FONT
    cell.alignment = _WRAPPED
    sheet.merge_cells(start_row=1, end_row=1, start_column=2, end_column=6 if code != GENERAL else 3)
    sheet.row_dimensions[1].height = 84
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[CODE_ROW].hidden = True
    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", 9
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _fill_general(sheet: Worksheet, row: _Row, *, words: CriteriaWords) -> None:
    sheet.column_dimensions["B"].width = _WIDE
    sheet.column_dimensions["C"].width = 2 * _WIDE
    for number, column in enumerate(GENERAL_COLUMNS, FIRST_ROW):
        cells.put_text(sheet.cell(row=number, column=1), column.code)
        _head(sheet.cell(row=number, column=2), words.label(GENERAL, column.code))
        _put(sheet.cell(row=number, column=3), column, value=row.get(column.code), words=words)
    sheet.freeze_panes = f"C{FIRST_ROW}"


def _fill(
    sheet: Worksheet, code: str, *, columns: tuple[Column, ...], rows: Iterable[_Row], lists: _Lists
) -> None:
    held = tuple(rows)
    for number, column in enumerate(columns, 2):
        _head(sheet.cell(row=LABEL_ROW, column=number), lists.words.label(code, column.code))
        cells.put_text(sheet.cell(row=CODE_ROW, column=number), column.code)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = _WIDE if column.form in _WIDE_FORMS else _NARROW
        dimension.font, dimension.alignment = _BODY_FONT, _WRAPPED
        # Cells not written yet take the column's form: a code 1.10 typed there keeps its zero.
        dimension.number_format = "@" if column.form in _TEXT_FORMS else "General"
        lists.attach(sheet, column, number=number, last=FIRST_ROW + len(held) + _SPARE_ROWS)
        for line, row in enumerate(held, FIRST_ROW):
            shaped = _shaped(column, row)
            _put(sheet.cell(row=line, column=number), shaped, value=row.get(column.code), words=lists.words)
    sheet.row_dimensions[LABEL_ROW].height = 64
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.print_title_rows = f"{LABEL_ROW}:{LABEL_ROW}"


def _shaped(column: Column, row: _Row) -> Column:
    """Further data have their form beside them."""
    form = VALUE_FORMS.get(row["form"]) if column.form is Form.EXACT else None
    return column if form is None else Column(code=column.code, form=form)


def _head(cell: Cell, label: str) -> None:
    cells.put_text(cell, label)
    cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
    cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
    cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)


def _put(cell: Cell, column: Column, *, value: Any, words: CriteriaWords) -> None:
    """Write a member; one that its column has no form for stays blank and goes to the further data."""
    cell.font, cell.alignment = _BODY_FONT, _WRAPPED
    match column.form:
        case Form.POINTS | Form.NUMBER:
            _put_decimal(cell, decimal_from(value))
        case Form.WHOLE:
            cell.number_format = "0"
            if type(value) is int:
                cells.put_count(cell, value)
                cell.number_format = "0"
        case _:
            cell.number_format = "@"
            text = _text(column, value, words=words)
            if text:
                cells.put_text(cell, text)


def _put_decimal(cell: Cell, value: Decimal | None) -> None:
    if value is not None:
        cells.put_decimal(cell, value)


def _text(column: Column, value: Any, *, words: CriteriaWords) -> str:
    match column.form:
        case Form.LINES if isinstance(value, list):
            return "\n".join(line for line in value if isinstance(line, str))
        case Form.FLAG if isinstance(value, bool):
            return words.yes if value else words.no
        case Form.CHOICE if isinstance(value, str):
            return next((words.choice(each) for each in column.choices or () if each.value == value), "")
        case Form.LINE | Form.BLOCK | Form.EXACT if isinstance(value, str):
            return value
        case _:
            return ""
