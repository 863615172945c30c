"""Records as a workbook to be filled in a spreadsheet program, and back (`spreadsheet_reading`).

One sheet per kind of record. Row 1 carries title and hint, row 2 the labels, row 3 (hidden) the field codes,
records start in row 4. Column A (hidden) holds the identifier, so an edited row updates its record and a
new row makes one; column B holds the year. The hidden sheet `_socchc` names format, unit, and the lists
that drop-downs offer. The workbook holds no formula.
"""

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from core.record_sheets import FORMAT, FORMAT_VERSION, RecordWords
from core.records.catalogue import KINDS, Record, RecordKind, kind_for
from core.records.fields import FieldSpec, Form
from storage import cells
from storage.disk import write_whole
from storage.sheet_layout import (
    CODE_ROW,
    FIRST_FIELD,
    FIRST_ROW,
    ID_CODE,
    ID_COLUMN,
    INFO_SHEET,
    KIND_MARK,
    LABEL_ROW,
    YEAR_CODE,
    YEAR_COLUMN,
)
from storage.sheet_titles import free_title
from storage.spreadsheet_reading import read_workbook

__all__ = ["read_workbook", "workbook_bytes", "write_workbook"]

_SPARE_ROWS = 1000
_WIDTHS = MappingProxyType(
    {
        Form.LINE: 30,
        Form.BLOCK: 44,
        Form.DAY: 13,
        Form.COUNT: 13,
        Form.AMOUNT: 15,
        Form.CHOICE: 24,
        Form.FLAG: 10,
    }
)
_HEAD_FONT = Font(name="Times New Roman", size=12, bold=True)
_HEAD_FILL = PatternFill("solid", fgColor="E7EDF3")
_THIN = Side(style="thin", color="B0B8C0")
_OPEN = Protection(locked=False)
_BODY_FONT = Font(name="Times New Roman", size=12)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_FORMATS = MappingProxyType({Form.DAY: "dd/mm/yyyy", Form.COUNT: "#,##0", Form.AMOUNT: "General"})


def write_workbook(
    path: Path,
    *,
    unit: str,
    records: Iterable[Record],
    words: RecordWords,
    year: int | None = None,
    kinds: tuple[RecordKind, ...] = KINDS,
) -> None:
    """Write the template with these records in it; without records it is the empty template.

    `year` is the year of rows whose own year is left blank. `kinds` are the sheets it has; records of
    other kinds are a mistake of the caller (KeyError).

    Raises:
        DeviceError: the file could not be written.
    """
    write_whole(path, workbook_bytes(unit=unit, records=records, words=words, year=year, kinds=kinds))


def workbook_bytes(
    *,
    unit: str,
    records: Iterable[Record],
    words: RecordWords,
    year: int | None = None,
    kinds: tuple[RecordKind, ...] = KINDS,
) -> bytes:
    """The workbook as a file's content."""
    by_kind: dict[str, list[Record]] = {kind.code: [] for kind in kinds}
    for record in records:
        by_kind[kind_for(record).code].append(record)
    book = Workbook()
    book.remove(book.active)
    lists = _Lists(sheet=book.create_sheet(INFO_SHEET), words=words)
    lists.describe(unit, year)
    for kind in kinds:
        sheet = book.create_sheet(free_title(words.kind_title(kind.code), book.sheetnames))
        _fill_sheet(sheet, kind, records=by_kind[kind.code], lists=lists)
    book.move_sheet(INFO_SHEET, offset=len(kinds))
    book.active = 0
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class _Lists:
    """The hidden sheet: what the file is, and one column per list of choices."""

    def __init__(self, sheet: Worksheet, words: RecordWords) -> None:
        self.sheet = sheet
        self.words = words
        self.columns = 2

    def describe(self, unit: str, year: int | None) -> None:
        """Name format, version, unit, and the year of rows that name none."""
        self.sheet.sheet_state = "hidden"
        facts = (
            ("format", FORMAT),
            ("format_version", str(FORMAT_VERSION)),
            ("unit", unit),
            ("year", str(year or "")),
        )
        for number, (name, value) in enumerate(facts, 1):
            cells.put_text(self.sheet.cell(row=number, column=1), name)
            cells.put_text(self.sheet.cell(row=number, column=2), value)

    def add(self, labels: Iterable[str]) -> str:
        """Put a list into the next column and answer its range."""
        self.columns += 1
        last = 0
        for last, label in enumerate(labels, 1):
            cells.put_text(self.sheet.cell(row=last, column=self.columns), label)
        letter = get_column_letter(self.columns)
        return f"{quote_sheetname(INFO_SHEET)}!${letter}$1:${letter}${last}"


def _fill_sheet(sheet: Worksheet, kind: RecordKind, *, records: list[Record], lists: _Lists) -> None:
    fields = kind.fields
    _head(sheet, kind, words=lists.words)
    for row, record in enumerate(records, FIRST_ROW):
        _record_row(sheet, row, record=record, fields=fields, words=lists.words)
    last = FIRST_ROW + len(records) + _SPARE_ROWS
    _year_rule(sheet, last, words=lists.words)
    for column, spec in enumerate(fields, FIRST_FIELD):
        _shape_column(sheet, column, spec=spec)
        _rule(sheet, column, spec=spec, last=last, lists=lists)
    _set_up(sheet, len(fields) + FIRST_FIELD - 1)


def _head(sheet: Worksheet, kind: RecordKind, *, words: RecordWords) -> None:
    fields = kind.fields
    cells.put_text(sheet.cell(row=1, column=ID_COLUMN), KIND_MARK + kind.code)
    title = sheet.cell(row=1, column=YEAR_COLUMN)
    cells.put_text(
        title, f"{words.kind_title(kind.code)}. {words.kind_hint(kind.code)}\n{words.sheet_hint}".strip()
    )
    title.font = _HEAD_FONT
    title.alignment = _WRAPPED
    sheet.merge_cells(start_row=1, end_row=1, start_column=YEAR_COLUMN, end_column=FIRST_FIELD + 3)
    sheet.row_dimensions[1].height = 64
    _head_cell(sheet, ID_COLUMN, code=ID_CODE, label=ID_CODE)
    _head_cell(sheet, YEAR_COLUMN, code=YEAR_CODE, label=words.year)
    for column, spec in enumerate(fields, FIRST_FIELD):
        star = " *" if spec.required else ""
        _head_cell(sheet, column, code=spec.name, label=words.field_label(kind.code, spec.name) + star)
        hint = words.field_hint(kind.code, spec.name)
        if hint:
            sheet.cell(row=LABEL_ROW, column=column).comment = Comment(hint, "", width=260, height=110)
    sheet.row_dimensions[LABEL_ROW].height = 48
    sheet.row_dimensions[CODE_ROW].hidden = True


def _head_cell(sheet: Worksheet, column: int, *, code: str, label: str) -> None:
    cell = sheet.cell(row=LABEL_ROW, column=column)
    cells.put_text(cell, label)
    cell.font = _HEAD_FONT
    cell.fill = _HEAD_FILL
    cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cells.put_text(sheet.cell(row=CODE_ROW, column=column), code)


def _record_row(
    sheet: Worksheet, row: int, *, record: Record, fields: tuple[FieldSpec, ...], words: RecordWords
) -> None:
    cells.put_text(sheet.cell(row=row, column=ID_COLUMN), record.id)
    _put(sheet, row, column=YEAR_COLUMN, value=record.year, words=words)
    sheet.cell(row=row, column=YEAR_COLUMN).number_format = "0"
    for column, spec in enumerate(fields, FIRST_FIELD):
        _put(sheet, row, column=column, value=getattr(record, spec.name), words=words)


def _put(sheet: Worksheet, row: int, *, column: int, value: object, words: RecordWords) -> None:
    cell = sheet.cell(row=row, column=column)
    match value:
        case None | "":
            pass
        case bool():
            cells.put_text(cell, words.yes if value else words.no)
        case StrEnum():
            cells.put_text(cell, words.choice_label(value))
        case str():
            cells.put_text(cell, value)
        case date():
            cells.put_day(cell, value)
        case Decimal():
            cells.put_decimal(cell, value)
        case int():
            cells.put_count(cell, value)
        case _:
            raise TypeError(type(value))
    cell.protection = _OPEN
    cell.font = _BODY_FONT
    cell.alignment = _WRAPPED


def _shape_column(sheet: Worksheet, column: int, *, spec: FieldSpec) -> None:
    """Cells not written yet take the column's form: text stays text, so a code 1.10 keeps its zero."""
    dimension = sheet.column_dimensions[get_column_letter(column)]
    dimension.width = _WIDTHS[spec.form]
    dimension.protection = _OPEN
    dimension.font = _BODY_FONT
    dimension.alignment = _WRAPPED
    dimension.number_format = _FORMATS.get(spec.form, "@")


def _rule(sheet: Worksheet, column: int, *, spec: FieldSpec, last: int, lists: _Lists) -> None:
    words = lists.words
    rule: DataValidation | None = None
    match spec.form:
        case Form.CHOICE if spec.choices is not None:
            rule = _validation(
                "list", words.pick_from_list, first=lists.add(map(words.choice_label, spec.choices))
            )
        case Form.FLAG:
            rule = _validation("list", words.pick_from_list, first=lists.add((words.yes, words.no)))
        case Form.COUNT:
            rule = _validation("whole", words.whole_number, first="0", second=str(spec.limit))
        case Form.AMOUNT:
            rule = _validation("decimal", words.decimal_number, first="0", second="999999999999999")
        case Form.DAY:
            rule = _validation("date", words.a_day, first="36526", second="73050")
        case _:
            pass
    if rule is not None:
        _attach(sheet, rule, column=column, last=last, words=words)


def _validation(kind: str, message: str, *, first: str, second: str | None = None) -> DataValidation:
    operator = None if kind == "list" else "between"
    rule = DataValidation(type=kind, operator=operator, formula1=first, formula2=second, allow_blank=True)
    rule.error = message
    return rule


def _attach(sheet: Worksheet, rule: DataValidation, *, column: int, last: int, words: RecordWords) -> None:
    rule.errorTitle = words.wrong_value_title
    rule.showErrorMessage = True
    letter = get_column_letter(column)
    rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
    sheet.add_data_validation(rule)


def _year_rule(sheet: Worksheet, last: int, *, words: RecordWords) -> None:
    dimension = sheet.column_dimensions[get_column_letter(YEAR_COLUMN)]
    dimension.width = 9
    dimension.protection = _OPEN
    dimension.number_format = "0"
    _attach(
        sheet,
        _validation("whole", words.whole_number, first="2000", second="2100"),
        column=YEAR_COLUMN,
        last=last,
        words=words,
    )


def _set_up(sheet: Worksheet, last_column: int) -> None:
    """Frozen and locked header, hidden codes, filters, and a page that fits the width when printed."""
    hidden = sheet.column_dimensions[get_column_letter(ID_COLUMN)]
    hidden.hidden = True
    hidden.protection = _OPEN
    sheet.freeze_panes = f"{get_column_letter(FIRST_FIELD)}{FIRST_ROW}"
    guard = sheet.protection
    guard.sheet = True
    for allowed in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertRows",
        "deleteRows",
        "sort",
        "autoFilter",
    ):
        setattr(guard, allowed, False)
    page = sheet.page_setup
    page.orientation = "landscape"
    page.paperSize = 9
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{LABEL_ROW}:{LABEL_ROW}"
    sheet.print_area = f"B1:{get_column_letter(last_column)}{max(sheet.max_row, FIRST_ROW)}"
