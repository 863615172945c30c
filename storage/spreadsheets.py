"""Records as a workbook to be filled in a spreadsheet program, and back (`spreadsheet_reading`).

One sheet per kind of record. Row 1 carries title and hint, row 2 (hidden) the field codes, row 3 the labels
with their notes, records start in row 4. Column A (hidden) holds the identifier, so an edited row updates its
record and a new row makes one; column B holds the year. The hidden sheet `_socchc` names format, version,
unit, and the lists that drop-downs offer. Heads and hidden columns are locked, entry cells are open, there is
no password. The workbook holds no formula. Rows are written one after another, whatever their number.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from decimal import Decimal
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname

from core.progress import Progress, Silent
from core.record_sheets import FORMAT, RecordWords
from core.records.catalogue import KINDS, Record, RecordKind, kind_for
from core.records.fields import FieldSpec, Form
from core.version import VERSION
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
    WORKBOOK_VERSION,
    YEAR_CODE,
    YEAR_COLUMN,
)
from storage.sheet_rules import put_rules
from storage.sheet_titles import free_title
from storage.spreadsheet_reading import read_workbook

__all__ = ["Lists", "read_workbook", "set_up_sheet", "workbook_bytes", "write_workbook"]

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
HEAD_FONT = Font(name="Times New Roman", size=12, bold=True)
HEAD_FILL = PatternFill("solid", fgColor="E7EDF3")
BODY_FONT = Font(name="Times New Roman", size=12)
WRAPPED = Alignment(vertical="top", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_THIN = Side(style="thin", color="B0B8C0")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_OPEN = Protection(locked=False)
_FORMATS = MappingProxyType({Form.DAY: "dd/mm/yyyy", Form.COUNT: "#,##0", Form.AMOUNT: "General"})
_NOTE_WIDTH, _NOTE_LINE = 300, 22
_CHECK_EVERY = 500


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
    progress: Progress | None = None,
) -> bytes:
    """The workbook as a file's content."""
    by_kind: dict[str, list[Record]] = {kind.code: [] for kind in kinds}
    for record in records:
        by_kind[kind_for(record).code].append(record)
    book = Workbook(write_only=True)
    lists = Lists(words)
    for kind in kinds:
        sheet = book.create_sheet(free_title(words.kind_title(kind.code), book.sheetnames))
        writer = _SheetWriter(sheet, kind, lists=lists, progress=progress or Silent())
        writer.write(by_kind[kind.code])
    info = book.create_sheet(INFO_SHEET)
    lists.write(info, _facts(unit, year))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _facts(unit: str, year: int | None) -> dict[str, str]:
    """Format, version, unit, the year of rows that name none, and the program that wrote the file."""
    return {
        "format": FORMAT,
        "format_version": str(WORKBOOK_VERSION),
        "unit": unit,
        "year": str(year or ""),
        "program": VERSION,
    }


class Lists:
    """The hidden sheet: what the file is, and one column per list of choices."""

    def __init__(self, words: RecordWords) -> None:
        self.words = words
        self._columns: dict[tuple[str, ...], int] = {}

    def add(self, labels: Iterable[str]) -> str:
        """Keep a list and answer its range; the same list is kept once."""
        held = tuple(labels)
        column = self._columns.setdefault(held, len(self._columns) + FIRST_FIELD)
        letter = get_column_letter(column)
        return f"{quote_sheetname(INFO_SHEET)}!${letter}$1:${letter}${len(held)}"

    def write(self, sheet: Any, facts: Mapping[str, str]) -> None:
        """What the file is, by name, and beside it the lists."""
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True
        named = list(facts.items())
        height = max(len(named), *(len(labels) for labels in self._columns), 0)
        for at in range(height):
            texts = [*(named[at] if at < len(named) else ("", ""))]
            texts.extend(labels[at] if at < len(labels) else "" for labels in self._columns)
            cells.put_row(sheet, [_text_cell(sheet, text) if text else None for text in texts])


class _SheetWriter:
    """One sheet of records, written from above; its styles are made once."""

    def __init__(self, sheet: Any, kind: RecordKind, *, lists: Lists, progress: Progress) -> None:
        self.sheet, self.kind, self.lists, self.words = sheet, kind, lists, lists.words
        self._progress = progress
        self._styles: dict[str, Any] = {}

    def write(self, records: list[Record]) -> None:
        """Head, rows, rules, page."""
        fields = self.kind.fields
        last = FIRST_ROW + len(records) - 1
        set_up_sheet(self.sheet, fields, last=max(last, FIRST_ROW), words=self.words)
        put_rules(self.sheet, fields, last=last + _SPARE_ROWS, words=self.words, add_list=self.lists.add)
        self._head(fields)
        names = tuple(spec.name for spec in fields)
        for number, record in enumerate(records):
            cells.put_row(self.sheet, self._row(record, names))
            if number % _CHECK_EVERY == 0:
                self._progress.check()

    def _head(self, fields: tuple[FieldSpec, ...]) -> None:
        words, code = self.words, self.kind.code
        mark = _text_cell(self.sheet, KIND_MARK + code)
        title = f"{words.kind_title(code)}. {words.kind_hint(code)}\n{words.sheet_hint}".strip()
        cells.put_row(self.sheet, [mark, _text_cell(self.sheet, title, font=HEAD_FONT, alignment=WRAPPED)])
        codes = (ID_CODE, YEAR_CODE, *(spec.name for spec in fields))
        cells.put_row(self.sheet, [_text_cell(self.sheet, each) for each in codes])
        labels = [_head_cell(self.sheet, ID_CODE), _head_cell(self.sheet, words.year, note=words.year_note)]
        for spec in fields:
            star = " *" if spec.required else ""
            label = words.field_label(code, spec.name) + star
            labels.append(_head_cell(self.sheet, label, note=words.field_note(code, spec)))
        cells.put_row(self.sheet, labels)

    def _row(self, record: Record, names: tuple[str, ...]) -> list[Any]:
        made = self._cell
        values = (getattr(record, name) for name in names)
        return [
            made(record.id, "id"),
            made(record.year, "year"),
            *(None if value is None or value == "" else made(value) for value in values),
        ]

    def _cell(self, value: Any, look: str = "") -> Any:
        """A cell with its value put in by the one way in; its style is worked out once per look."""
        told = self._told(value)
        key = look or type(told).__name__
        style = self._styles.get(key)
        if style is not None and not isinstance(told, Decimal):
            return cells.alike(self.sheet, told, style=style)
        cell = WriteOnlyCell(self.sheet)
        _put(cell, told)
        if look != "id":
            cell.protection = _OPEN
        if look == "year":
            cell.number_format = "0"
        cell.font, cell.alignment = BODY_FONT, WRAPPED
        self._styles[key] = copy(cell._style)  # noqa: SLF001 - the library has no other way to share a style
        return cell

    def _told(self, value: Any) -> Any:
        """A value as a person reads it: choices and ticks in words."""
        if isinstance(value, StrEnum):
            return self.words.choice_label(value)
        if isinstance(value, bool):
            return self.words.yes if value else self.words.no
        return value


def set_up_sheet(
    sheet: Any, fields: tuple[FieldSpec, ...], *, last: int, words: RecordWords, print_until: int = 0
) -> None:
    """Columns in the form of their fields, frozen and locked head, filter, and a page that fits its width.

    Cells not written yet take the column's form: text stays text, so a code 1.10 keeps its zero.
    """
    _column(sheet, ID_COLUMN, width=10, number_format="@", is_open=False).hidden = True
    _column(sheet, YEAR_COLUMN, width=9, number_format="0")
    for column, spec in enumerate(fields, FIRST_FIELD):
        _column(sheet, column, width=_WIDTHS[spec.form], number_format=_FORMATS.get(spec.form, "@"))
    sheet.row_dimensions[1].height = 64
    sheet.row_dimensions[CODE_ROW].hidden = True
    sheet.row_dimensions[LABEL_ROW].height = 48
    sheet.merged_cells.add(f"{get_column_letter(YEAR_COLUMN)}1:{get_column_letter(FIRST_FIELD + 3)}1")
    sheet.freeze_panes = f"{get_column_letter(FIRST_FIELD)}{FIRST_ROW}"
    end = get_column_letter(len(fields) + FIRST_FIELD - 1)
    sheet.auto_filter.ref = f"{get_column_letter(YEAR_COLUMN)}{LABEL_ROW}:{end}{last}"
    _guard(sheet)
    _page(sheet, end=end, last=print_until or last, words=words)


def _column(sheet: Any, column: int, *, width: int, number_format: str, is_open: bool = True) -> Any:
    dimension = sheet.column_dimensions[get_column_letter(column)]
    dimension.width, dimension.number_format = width, number_format
    if is_open:
        dimension.protection = _OPEN
    dimension.font, dimension.alignment = BODY_FONT, WRAPPED
    return dimension


def _guard(sheet: Any) -> None:
    """Locked without a password; what entering, sorting and filtering need stays allowed."""
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


def _page(sheet: Any, *, end: str, last: int, words: RecordWords) -> None:
    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", 9
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{LABEL_ROW}:{LABEL_ROW}"
    sheet.print_area = f"{get_column_letter(YEAR_COLUMN)}1:{end}{last}"
    sheet.oddFooter.left.text = words.footer
    sheet.oddFooter.right.text = words.page_of


def _text_cell(sheet: Any, text: str, *, font: Font | None = None, alignment: Alignment | None = None) -> Any:
    cell = WriteOnlyCell(sheet)
    cells.put_text(cell, text)
    if font is not None:
        cell.font = font
    if alignment is not None:
        cell.alignment = alignment
    return cell


def _head_cell(sheet: Any, label: str, *, note: str = "") -> Any:
    cell = _text_cell(sheet, label, font=HEAD_FONT, alignment=_CENTRED)
    cell.fill, cell.border = HEAD_FILL, _FRAME
    if note:
        lines = note.count("\n") + 1 + len(note) // 40
        cell.comment = Comment(note, "", width=_NOTE_WIDTH, height=max(3, lines) * _NOTE_LINE)
    return cell


def _put(cell: Any, value: object) -> None:
    match value:
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
