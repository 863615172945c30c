"""A workbook of records read back: values only, nothing evaluated, every bad cell named.

A workbook with links to other files, macros or document type declarations is refused before the library
sees it. A formula counts as the value it last showed.
"""

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from core.findings import Finding, error, warning
from core.record_sheets import (
    FORMAT,
    FORMAT_VERSION,
    FileRow,
    NotARecordFile,
    RecordFile,
    RecordFileRefused,
    RecordFileTooNew,
    RecordWords,
    is_record_id,
)
from core.records.catalogue import KINDS, RecordKind
from core.records.fields import Form
from core.storage_errors import SourceUnreadable
from core.text import clean_line, fold
from storage.sheet_layout import CODE_ROW, FIRST_ROW, ID_CODE, INFO_SHEET, KIND_MARK, LABEL_ROW, YEAR_CODE
from storage.spreadsheet_values import BadCell, CellReader, Raw, is_blank, quoted
from storage.workbook_parts import look_at_parts

_NO_DAY = "#VALUE!"
_MOST_ROWS = 20_000
_FIRST_YEAR, _LAST_YEAR = 1990, 2199


def read_workbook(path: Path, *, words: RecordWords) -> RecordFile:
    """Every record of the workbook, and a finding for everything that could not be read.

    Raises:
        NotARecordFile: not a workbook of records, or damaged.
        RecordFileTooNew: a later version wrote it.
        RecordFileRefused: it carries links to other files, macros or embedded objects.
        DeviceError: it could not be read from the drive.
    """
    try:
        has_formulas = _refuse_unsafe(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shown = load_workbook(path, data_only=True, keep_links=False)
            written = load_workbook(path, keep_links=False) if has_formulas else shown
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError) as err:
        raise NotARecordFile(file=path.name) from err
    except OSError as err:
        raise SourceUnreadable(name=path.name) from err
    facts = _facts_of(shown, path.name)
    reading = _Reading(cells=CellReader(words=words), year=facts.get("year", ""))
    for sheet in shown.worksheets:
        if sheet.title != INFO_SHEET:
            reading.read_sheet(sheet, written[sheet.title])
    return RecordFile(unit=facts.get("unit", ""), rows=tuple(reading.rows), findings=tuple(reading.findings))


def _refuse_unsafe(path: Path) -> bool:
    """Look at the parts before the library does; answers whether any sheet holds formulas."""
    parts = look_at_parts(path)
    if parts.refused:
        raise RecordFileRefused(file=path.name, reason=parts.refused)
    return parts.has_formulas


def _facts_of(book: Workbook, file: str) -> dict[str, str]:
    if INFO_SHEET not in book.sheetnames:
        raise NotARecordFile(file=file)
    info = book[INFO_SHEET]
    facts = {
        str(name): str(value or "") for name, value in info.iter_rows(max_row=10, max_col=2, values_only=True)
    }
    version = facts.get("format_version", "")
    if facts.get("format") != FORMAT or not version.isascii() or not version.isdigit():
        raise NotARecordFile(file=file)
    if int(version) > FORMAT_VERSION:
        raise RecordFileTooNew(file=file, version=version)
    return facts


class _Reading:
    """What has been read so far, over all sheets."""

    def __init__(self, cells: CellReader, year: str) -> None:
        self.cells = cells
        self.usual_year = year
        self.rows: list[FileRow] = []
        self.findings: list[Finding] = []
        self.seen: dict[tuple[str, str], str] = {}

    def read_sheet(self, sheet: Worksheet, written: Worksheet) -> None:
        """Read one sheet; one that is not of the template is named and left aside."""
        kind = self._kind_of(sheet)
        if kind is None:
            if any(not is_blank(value) for row in _values(sheet, 1) for value in row):
                self.findings.append(warning("SHEET_UNKNOWN", sheet.title, sheet=sheet.title))
            return
        columns = self._columns(sheet, kind)
        if not columns:
            self.findings.append(error("SHEET_HEADER_MISSING", sheet.title, sheet=sheet.title))
            return
        if any(not is_blank(value) for row in _values(sheet, _MOST_ROWS + 1) for value in row):
            self.findings.append(error("SHEET_TOO_LONG", sheet.title, sheet=sheet.title, most=_MOST_ROWS))
        part = _Part(sheet=sheet, written=written, kind=kind, columns=columns)
        for number, row in enumerate(_values(sheet, FIRST_ROW, most=_MOST_ROWS), FIRST_ROW):
            if any(not is_blank(row[at]) for at, name in columns.items() if name not in {ID_CODE, YEAR_CODE}):
                self._read_row(part, number, row=row)

    def _kind_of(self, sheet: Worksheet) -> RecordKind | None:
        mark = str(sheet.cell(row=1, column=1).value or "")
        title = fold(clean_line(sheet.title))
        for kind in KINDS:
            if mark == KIND_MARK + kind.code:
                return kind
        return next(
            (kind for kind in KINDS if fold(clean_line(self.cells.words.kind_title(kind.code))) == title),
            None,
        )

    def _columns(self, sheet: Worksheet, kind: RecordKind) -> dict[int, str]:
        """Field names by position; a column with data under no known name is an error."""
        names = {ID_CODE, YEAR_CODE, *(spec.name for spec in kind.fields)}
        codes = _row_values(sheet, CODE_ROW)
        labels = _row_values(sheet, LABEL_ROW)
        found: dict[int, str] = {}
        for at, code in enumerate(codes):
            name = clean_line(str(code or ""))
            where = f"{sheet.title}!{get_column_letter(at + 1)}{LABEL_ROW}"
            label = quoted(labels[at] if labels[at] is not None else name)
            if name in names and name not in found.values():
                found[at] = name
            elif name in names:
                self.findings.append(error("SHEET_COLUMN_TWICE", where, text=label))
            elif any(at < len(row) and not is_blank(row[at]) for row in _values(sheet, FIRST_ROW)):
                self.findings.append(error("SHEET_COLUMN_UNKNOWN", where, text=label))
        return found if set(found.values()) - {ID_CODE, YEAR_CODE} else {}

    def _read_row(self, part: "_Part", number: int, *, row: tuple[Raw, ...]) -> None:
        before = len(self.findings)
        year = self._year(part, number, row=row)
        record_id = self._id(part, number, row=row)
        values: dict[str, Any] = {}
        places: list[tuple[str, str]] = []
        for at, name, spec in part.fields():
            where = part.place(at, number)
            places.append((name, where))
            try:
                self._refuse_hollow(part, at, number=number, value=row[at], form=spec.form)
                values[name] = self.cells.read(spec, row[at], where=where, year=year)
            except BadCell as bad:
                self.findings.append(bad.finding)
        if len(self.findings) == before and year is not None:
            record = part.kind.record(id=record_id, year=year, **values)
            where = f"{part.sheet.title}!{number}"
            self.rows.append(FileRow(kind=part.kind.code, record=record, where=where, cells=tuple(places)))

    def _refuse_hollow(self, part: "_Part", at: int, *, number: int, value: Raw, form: Form) -> None:
        """A formula that never showed a value, and a cell that shows an error.

        The library shows a number that is no day of the calendar as an error too.
        """
        where = part.place(at, number)
        behind = part.written.cell(row=number, column=at + 1)
        if value is None and behind.data_type == "f":
            raise BadCell(error("CELL_FORMULA_EMPTY", where))
        if part.sheet.cell(row=number, column=at + 1).data_type == "e":
            code = "CELL_DAY" if value == _NO_DAY and form is Form.DAY else "CELL_ERROR"
            raise BadCell(error(code, where, text=quoted(value)))

    def _year(self, part: "_Part", number: int, *, row: tuple[Raw, ...]) -> int | None:
        at = part.position(YEAR_CODE)
        raw = None if at is None else row[at]
        raw = self.usual_year if is_blank(raw) else raw
        digits = clean_line(str(int(raw) if isinstance(raw, float) and raw.is_integer() else raw))
        if digits.isascii() and digits.isdigit() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
            return int(digits)
        shown = "" if raw is None else quoted(raw)
        self.findings.append(error("CELL_YEAR", part.place(at or 0, number), text=shown))
        return None

    def _id(self, part: "_Part", number: int, *, row: tuple[Raw, ...]) -> str:
        at = part.position(ID_CODE)
        raw = None if at is None else row[at]
        if at is None or is_blank(raw):
            return ""
        where = part.place(at, number)
        text = clean_line(str(raw))
        if not is_record_id(text):
            self.findings.append(error("CELL_ID", where, text=quoted(raw)))
        elif (part.kind.code, text) in self.seen:
            first = self.seen[part.kind.code, text]
            self.findings.append(error("CELL_ID_TWICE", where, first=first))
        self.seen.setdefault((part.kind.code, text), str(number))
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One sheet being read: its kind, and which field stands in which column (counted from 0)."""

    sheet: Worksheet
    written: Worksheet
    kind: RecordKind
    columns: dict[int, str]

    def fields(self) -> Iterator[tuple[int, str, Any]]:
        """Position, name and declaration of every field column."""
        known = {spec.name: spec for spec in self.kind.fields}
        return ((at, name, known[name]) for at, name in self.columns.items() if name in known)

    def position(self, name: str) -> int | None:
        """Where a column stands, None when it is not there."""
        return next((at for at, found in self.columns.items() if found == name), None)

    def place(self, at: int, number: int) -> str:
        """A cell as officials name it."""
        return f"{self.sheet.title}!{get_column_letter(at + 1)}{number}"


def _values(sheet: Worksheet, first: int, *, most: int | None = None) -> Iterator[tuple[Raw, ...]]:
    last = min(sheet.max_row, most or sheet.max_row)
    yield from sheet.iter_rows(min_row=first, max_row=last, values_only=True) if last >= first else ()


def _row_values(sheet: Worksheet, number: int) -> tuple[Raw, ...]:
    return next(iter(sheet.iter_rows(min_row=number, max_row=number, values_only=True)))
