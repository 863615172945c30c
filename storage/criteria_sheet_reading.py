"""A criteria workbook read back: values only, nothing evaluated, every bad cell named by sheet and cell.

A workbook with links to other files, macros or document type declarations is refused before the library
sees it. A formula counts as the value it last showed.
"""

import io
import unicodedata
import warnings
import zipfile
from collections.abc import Container, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from core.criteria import CriteriaSetRefused
from core.criteria_sheets import (
    FORMAT,
    FORMAT_VERSION,
    CriteriaWords,
    CriteriaWorkbookRefused,
    CriteriaWorkbookTooNew,
    NotACriteriaWorkbook,
    ValueForm,
)
from core.findings import Finding, error, has_errors
from core.numbers import AmbiguousNumber, NotANumber, parse_count, parse_decimal
from core.reporting.display import day
from core.text import clean_block, clean_line, fold
from storage.cells import text_in
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
from storage.criteria_sheet_rest import PlaceGone, Rest, put_back
from storage.criteria_sheet_rows import SheetRow, joined
from storage.sheet_values import Raw
from storage.spreadsheet_values import BadCell, exact, is_blank, quoted

_LARGEST_BYTES = 50_000_000
_MOST_PARTS = 500
_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_LARGEST_WHOLE = 10**9
_FORBIDDEN_PARTS = ("xl/externallinks/", "xl/vbaproject", "xl/embeddings/", "xl/activex/", "xl/macrosheets/")
_TICKS = frozenset({"x", "v", "1", "true"})
_BLANKS = frozenset({"0", "false", "-"})


def set_in_workbook(content: bytes, *, file: str, words: CriteriaWords) -> dict[str, Any]:
    """The JSON form of the set a workbook states; whether it is sound is for `check_set` to say.

    Raises:
        NotACriteriaWorkbook: not a workbook of criteria, or damaged.
        CriteriaWorkbookTooNew: a later version wrote it.
        CriteriaWorkbookRefused: it carries links to other files, macros or embedded objects.
        CriteriaSetRefused: cells or rows cannot be read; the findings name sheet and cell.
    """
    try:
        has_formulas = refuse_unsafe(content, file)
        shown = loaded(content, data_only=True)
        written = loaded(content, data_only=False) if has_formulas else shown
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError) as err:
        raise NotACriteriaWorkbook(file=file) from err
    _check_info(shown, file)
    reading = _Reading(shown, written, words=words)
    rows = {code: tuple(reading.sheet(code, columns)) for code, columns in SHEETS}
    value, misplaced = joined(rows)
    findings = [*reading.findings, *misplaced, *_put_rest(value, rows[OTHER])]
    if has_errors(findings):
        raise CriteriaSetRefused(tuple(findings), problems=len(findings))
    return value


def is_own_workbook(content: bytes) -> bool:
    """Whether a workbook is one this product wrote for criteria sets; told by the sheet that says so."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            held = file.getinfo("xl/workbook.xml")
            return held.file_size <= _LARGEST_BYTES and INFO_SHEET.encode() in file.read(held)
    except (zipfile.BadZipFile, KeyError, ValueError):
        return False


def refuse_unsafe(content: bytes, name: str) -> bool:
    """Look at the parts before the library does; answers whether any sheet holds formulas."""
    has_formulas = False
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = file.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_BYTES:
            raise CriteriaWorkbookRefused(file=name, reason="size")
        for part in parts:
            if part.filename.lower().startswith(_FORBIDDEN_PARTS):
                raise CriteriaWorkbookRefused(file=name, reason=part.filename.split("/")[1])
            held = file.read(part) if part.filename.endswith((".xml", ".rels")) else b""
            if b"<!DOCTYPE" in held:
                raise CriteriaWorkbookRefused(file=name, reason="doctype")
            has_formulas |= b"<f>" in held or b"<f " in held or b"<f/>" in held
    return has_formulas


def loaded(content: bytes, *, data_only: bool) -> Workbook:
    """The workbook, links to other files left out; its warnings about foreign features are not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content), data_only=data_only, keep_links=False)


def _check_info(book: Workbook, file: str) -> None:
    if INFO_SHEET not in book.sheetnames:
        raise NotACriteriaWorkbook(file=file)
    info = book[INFO_SHEET]
    facts = {str(name): str(held) for name, held in info.iter_rows(max_row=4, max_col=2, values_only=True)}
    version = facts.get("format_version", "")
    if facts.get("format") != FORMAT or not version.isascii() or not version.isdigit():
        raise NotACriteriaWorkbook(file=file)
    if int(version) > FORMAT_VERSION:
        raise CriteriaWorkbookTooNew(file=file, version=version)


def _put_rest(value: dict[str, Any], rows: tuple[SheetRow, ...]) -> Iterator[Finding]:
    for row in rows:
        place, form = row.values.get("place"), row.values.get("form")
        if place is None or form is None:
            yield error("CRITERIA_ROW_INCOMPLETE", row.where)
            continue
        try:
            put_back(value, Rest(place=place, form=form, value=row.values.get("value")))
        except PlaceGone:
            yield error("CRITERIA_PLACE_GONE", row.where, text=place)


class _Reading:
    """What has been found so far, over all sheets."""

    def __init__(self, shown: Workbook, written: Workbook, *, words: CriteriaWords) -> None:
        self.shown = shown
        self.written = written
        self.words = words
        self.findings: list[Finding] = []

    def sheet(self, code: str, columns: tuple[Column, ...]) -> Iterator[SheetRow]:
        """The rows of one sheet; what cannot be read is noted."""
        sheet = self._find(code)
        if sheet is None:
            self.findings.append(error("CRITERIA_SHEET_MISSING", sheet=self.words.title(code)))
        elif sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
            self.findings.append(error("SHEET_TOO_LONG", sheet.title, sheet=sheet.title, most=_MOST_ROWS))
        elif code == GENERAL:
            yield self._general(sheet)
        else:
            yield from self._rows(sheet, columns)

    def _find(self, code: str) -> Worksheet | None:
        title = fold(self.words.title(code))
        sheets = [sheet for sheet in self.shown.worksheets if sheet.title != INFO_SHEET]
        for sheet in sheets:
            if sheet["A1"].value == MARK + code:
                return sheet
        return next((sheet for sheet in sheets if fold(clean_line(sheet.title)) == title), None)

    def _general(self, sheet: Worksheet) -> SheetRow:
        """Members below each other: code, label, value."""
        cells = {
            clean_line(str(sheet.cell(row=row, column=1).value or "")): sheet.cell(row=row, column=3)
            for row in range(FIRST_ROW, sheet.max_row + 1)
        }
        held = {column: cells[column.code] for column in GENERAL_COLUMNS if column.code in cells}
        self._tell_missing(GENERAL, found=held, sheet=sheet)
        return SheetRow(where=sheet.title, values=self._values(held))

    def _rows(self, sheet: Worksheet, columns: tuple[Column, ...]) -> Iterator[SheetRow]:
        places = self._columns(sheet, columns)
        for row in sheet.iter_rows(min_row=FIRST_ROW):
            held = {column: row[number] for number, column in places.items()}
            if all(is_blank(cell.value) and not self._is_formula(cell) for cell in held.values()):
                continue
            yield SheetRow(where=f"{sheet.title}!{row[0].row}", values=self._values(held))

    def _columns(self, sheet: Worksheet, columns: tuple[Column, ...]) -> dict[int, Column]:
        by_code = {column.code: column for column in columns}
        found: dict[int, Column] = {}
        for number, cell in enumerate(sheet[CODE_ROW]):
            code = clean_line(str(cell.value or ""))
            label = f"{sheet.title}!{get_column_letter(number + 1)}{LABEL_ROW}"
            if code in by_code and by_code[code] in found.values():
                self.findings.append(error("SHEET_COLUMN_TWICE", label, text=quoted(code)))
            elif code in by_code:
                found[number] = by_code[code]
            elif any(not is_blank(row[number].value) for row in sheet.iter_rows(min_row=FIRST_ROW)):
                head = sheet.cell(row=LABEL_ROW, column=number + 1).value
                self.findings.append(error("SHEET_COLUMN_UNKNOWN", label, text=quoted(head or code)))
        code = next(code for code, each in SHEETS if each is columns)
        self._tell_missing(code, found=set(found.values()), sheet=sheet)
        return found

    def _tell_missing(self, code: str, *, found: Container[Column], sheet: Worksheet) -> None:
        columns = GENERAL_COLUMNS if code == GENERAL else dict(SHEETS)[code]
        for column in columns:
            if column not in found:
                label = self.words.label(code, column.code)
                self.findings.append(error("CRITERIA_COLUMN_MISSING", sheet.title, text=label))

    def _values(self, held: Mapping[Column, Cell]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column, cell in held.items():
            where = f"{cell.parent.title}!{cell.coordinate}"
            form = (
                VALUE_FORMS.get(values.get("form", ValueForm.TEXT), column.form)
                if column.form is Form.EXACT
                else column.form
            )
            try:
                self._refuse_hollow(cell, where)
                if not is_blank(cell.value) or (column.form is Form.EXACT and cell.value):
                    values[column.code] = self._read(column, cell, form=form, where=where)
            except BadCell as bad:
                self.findings.append(bad.finding)
        return values

    def _is_formula(self, cell: Cell) -> bool:
        return bool(self.written[cell.parent.title][cell.coordinate].data_type == "f")

    def _refuse_hollow(self, cell: Cell, where: str) -> None:
        """A formula that never showed a value, and a cell that shows an error."""
        if cell.value is None and self._is_formula(cell):
            raise BadCell(error("CELL_FORMULA_EMPTY", where))
        if cell.data_type == "e":
            raise BadCell(error("CELL_ERROR", where, text=quoted(cell.value)))

    def _read(self, column: Column, cell: Cell, *, form: Form, where: str) -> Any:  # noqa: PLR0911 - one line per form
        raw: Raw = cell.value
        match form:
            case Form.LINE:
                return _code(raw, where)
            case Form.BLOCK:
                return clean_block(self._text(raw))
            case Form.EXACT:
                return unicodedata.normalize("NFC", self._text(raw))
            case Form.LINES:
                lines = map(clean_line, self._text(raw).split("\n"))
                return [line for line in lines if line]
            case Form.POINTS:
                return points_text(_decimal(raw, where))
            case Form.NUMBER:
                # Typed as 80 % in a spreadsheet, the cell holds 0.8 under a percent format.
                share = "%" in cell.number_format and isinstance(raw, int | float)
                return number_text(_decimal(raw, where) * (100 if share else 1))
            case Form.WHOLE:
                return _whole(raw, where)
            case Form.FLAG:
                return self._flag(raw, where)
            case Form.CHOICE:
                return self._choice(column, raw, where=where)

    def _text(self, raw: Raw) -> str:
        match raw:
            case bool():
                return self.words.yes if raw else self.words.no
            case datetime():
                return day(raw.date())
            case date():
                return day(raw)
            case float():
                return format(exact(raw), "f").replace(".", ",")
            case _:
                return text_in(str(raw))

    def _choice(self, column: Column, raw: Raw, *, where: str) -> str:
        wanted = fold(clean_line(self._text(raw)))
        members = tuple(column.choices or ())
        for member in members:
            if wanted in {fold(clean_line(self.words.choice(member))), fold(member.value)}:
                return member.value
        labels = "; ".join(map(self.words.choice, members))
        raise BadCell(error("CELL_CHOICE", where, text=quoted(raw), choices=labels))

    def _flag(self, raw: Raw, where: str) -> bool:
        if isinstance(raw, bool):
            return raw
        wanted = fold(clean_line(self._text(raw)))
        if wanted in _TICKS | {fold(self.words.yes)}:
            return True
        if wanted in _BLANKS | {fold(self.words.no)}:
            return False
        raise BadCell(error("CELL_FLAG", where, text=quoted(raw)))


def points_text(value: Decimal) -> str:
    """Points as sets write them: at least two decimals."""
    plain = number_text(value)
    return plain if len(plain.partition(".")[2]) >= 2 else f"{value:.2f}"  # noqa: PLR2004 - two decimals


def number_text(value: Decimal) -> str:
    """Percentages and scales as sets write them: no zeros at the end."""
    return format(value.normalize() + 0, "f")


def _code(raw: Raw, where: str) -> str:
    """Typed as a number, 1.10 has become 1.1: a code must be text."""
    if isinstance(raw, float | bool | date):
        raise BadCell(error("CRITERIA_CODE_NOT_TEXT", where, text=quoted(raw)))
    return clean_line(text_in(str(raw)))


def _decimal(raw: Raw, where: str) -> Decimal:
    if isinstance(raw, bool | date):
        raise BadCell(error("CELL_AMOUNT", where, text=quoted(raw)))
    try:
        return exact(raw) if isinstance(raw, float) else parse_decimal(str(raw))
    except NotANumber as err:
        raise BadCell(error("CELL_AMOUNT", where, text=quoted(raw))) from err


def _whole(raw: Raw, where: str) -> int:
    try:
        if isinstance(raw, float) and raw.is_integer():
            return int(raw)
        value = parse_count("" if isinstance(raw, bool | date) else str(raw))
    except (NotANumber, AmbiguousNumber) as err:
        raise BadCell(error("CELL_COUNT", where, text=quoted(raw))) from err
    if value > _LARGEST_WHOLE:
        raise BadCell(error("CELL_COUNT", where, text=quoted(raw)))
    return value
