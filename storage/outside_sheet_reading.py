"""A workbook of figures by unit read back: values only, nothing evaluated, every bad cell named.

Spreadsheet programs turn a code into a number and drop its zeros, or a number into text; both are read. A
formula counts as the value it last showed.
"""

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from core.findings import Finding, error, warning
from core.outside_sheets import (
    FORMAT,
    FORMAT_VERSION,
    CellFigure,
    CellForm,
    Forms,
    NotAnOutsideFile,
    OutsideFile,
    OutsideFileRefused,
    OutsideFileTooNew,
    ReadRow,
    ReadSheet,
    whole_code,
)
from core.storage_errors import SourceUnreadable
from core.text import clean_block, clean_line
from storage.cells import text_in
from storage.outside_sheet_layout import (
    CODE_ROW,
    FIRST_CELL,
    FIRST_ROW,
    INFO_SHEET,
    MARK,
    NAME_CODE,
    NAME_COLUMN,
    UNIT_COLUMN,
)
from storage.sheet_values import Raw
from storage.spreadsheet_values import BadCell, is_blank, quoted, read_amount, read_count
from storage.workbook_parts import look_at_parts

_MOST_ROWS = 5_000
_MOST_FACTS = 10


def read_outside(path: Path, forms: Forms) -> OutsideFile:
    """Every row as it stands, and a finding for everything that could not be read.

    `forms` says what the columns of each sheet take; a code it does not name is text.

    Raises:
        NotAnOutsideFile: not such a workbook, or damaged.
        OutsideFileTooNew: a later version wrote it.
        OutsideFileRefused: it carries links to other files, macros or embedded objects.
        SourceUnreadable: it could not be read from the drive.
    """
    shown, written = _loaded(path)
    facts = _facts(shown, path.name)
    findings: list[Finding] = []
    sheets = []
    for sheet in shown.worksheets:
        if sheet.title == INFO_SHEET:
            continue
        reading = _Reading(sheet=sheet, written=written[sheet.title], forms=forms, findings=findings)
        found = reading.read()
        if found is not None:
            sheets.append(found)
    return OutsideFile(
        name=path.name,
        kind=facts.get("kind", ""),
        year=facts.get("year", ""),
        criteria_set=facts.get("criteria_set", ""),
        survey=facts.get("survey", ""),
        sheets=tuple(sheets),
        findings=tuple(findings),
    )


def _loaded(path: Path) -> tuple[Workbook, Workbook]:
    """The values last shown, and what stands behind them where there are formulas."""
    try:
        parts = look_at_parts(path)
        if parts.refused:
            raise OutsideFileRefused(file=path.name, reason=parts.refused)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shown = load_workbook(path, data_only=True, keep_links=False)
            written = load_workbook(path, keep_links=False) if parts.has_formulas else shown
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError) as err:
        raise NotAnOutsideFile(file=path.name) from err
    except OSError as err:
        raise SourceUnreadable(name=path.name) from err
    return shown, written


def _facts(book: Workbook, file: str) -> dict[str, str]:
    if INFO_SHEET not in book.sheetnames:
        raise NotAnOutsideFile(file=file)
    rows = book[INFO_SHEET].iter_rows(max_row=_MOST_FACTS, max_col=2, values_only=True)
    facts = {str(name): str("" if value is None else value) for name, value in rows}
    version = facts.get("format_version", "")
    if facts.get("format") != FORMAT or not version.isascii() or not version.isdigit():
        raise NotAnOutsideFile(file=file)
    if int(version) > FORMAT_VERSION:
        raise OutsideFileTooNew(file=file, version=version)
    return facts


class _Reading:
    """One sheet being read; what cannot be read is added to the findings handed in."""

    def __init__(
        self, *, sheet: Worksheet, written: Worksheet, forms: Forms, findings: list[Finding]
    ) -> None:
        self.sheet = sheet
        self.written = written
        self.forms = forms
        self.findings = findings
        self.rows: list[ReadRow] = []

    def read(self) -> ReadSheet | None:
        """The sheet, or None for one the template did not write."""
        title = self.sheet.title
        mark = clean_line(str(self.sheet.cell(row=CODE_ROW, column=UNIT_COLUMN).value or ""))
        if not mark.startswith(MARK):
            if any(not is_blank(value) for row in self._values(1) for value in row):
                self.findings.append(warning("SHEET_UNKNOWN", title, sheet=title))
            return None
        if self.sheet.max_row > FIRST_ROW + _MOST_ROWS and any(
            not is_blank(value) for row in self._values(FIRST_ROW + _MOST_ROWS) for value in row
        ):
            self.findings.append(error("SHEET_TOO_LONG", title, sheet=title, most=_MOST_ROWS))
        key = mark.removeprefix(MARK)
        columns = self._columns()
        for number, row in enumerate(self._values(FIRST_ROW, last=FIRST_ROW + _MOST_ROWS - 1), FIRST_ROW):
            self._read_row(number, row, columns=columns, forms=self.forms.get(key, {}))
        return ReadSheet(key=key, title=title, rows=tuple(self.rows))

    def _columns(self) -> dict[int, str]:
        """Codes by position; a filled column under no code of its own is an error."""
        codes = next(self._values(CODE_ROW, last=CODE_ROW), ())
        found: dict[int, str] = {}
        for at, raw in enumerate(codes):
            code = clean_line(str(raw or ""))
            if at < FIRST_CELL - 1 or code == NAME_CODE:
                continue
            where = self._place(at, CODE_ROW - 1)
            if code and code not in found.values():
                found[at] = code
            elif code:
                self.findings.append(error("SHEET_COLUMN_TWICE", where, text=code))
            elif any(at < len(row) and not is_blank(row[at]) for row in self._values(FIRST_ROW)):
                label = quoted(self.sheet.cell(row=CODE_ROW - 1, column=at + 1).value or "")
                self.findings.append(error("SHEET_COLUMN_UNKNOWN", where, text=label))
        return found

    def _read_row(
        self, number: int, row: tuple[Raw, ...], *, columns: dict[int, str], forms: Mapping[str, CellForm]
    ) -> None:
        if all(is_blank(row[at]) and not self._is_formula(at, number) for at in columns):
            return
        unit = _code(row[UNIT_COLUMN - 1])
        if not unit:
            self.findings.append(error("OUTSIDE_UNIT_MISSING", self._place(UNIT_COLUMN - 1, number)))
            return
        before = len(self.findings)
        found: dict[str, CellFigure] = {}
        for at, code in columns.items():
            try:
                value = self._read_cell(at, number, raw=row[at], form=forms.get(code, CellForm.TEXT))
            except BadCell as bad:
                self.findings.append(bad.finding)
                continue
            if value is not None:
                found[code] = value
        if len(self.findings) == before:
            places = {code: self._place(at, number) for at, code in columns.items()}
            places[""] = self._place(UNIT_COLUMN - 1, number)
            self.rows.append(
                ReadRow(
                    unit=unit,
                    name=clean_line(str(row[NAME_COLUMN - 1] or "")),
                    cells=found,
                    sheet=self.sheet.title,
                    number=number,
                    places=places,
                )
            )

    def _read_cell(self, at: int, number: int, *, raw: Raw, form: CellForm) -> CellFigure | None:
        where = self._place(at, number)
        if raw is None and self._is_formula(at, number):
            raise BadCell(error("CELL_FORMULA_EMPTY", where))
        if self.sheet.cell(row=number, column=at + 1).data_type == "e":
            raise BadCell(error("CELL_ERROR", where, text=quoted(raw)))
        if is_blank(raw):
            return None
        match form:
            case CellForm.COUNT:
                return read_count(raw, where)
            case CellForm.DECIMAL:
                return read_amount(raw, where)
            case CellForm.TEXT:
                return clean_block(text_in(quoted_whole(raw)))

    def _is_formula(self, at: int, number: int) -> bool:
        return bool(self.written.cell(row=number, column=at + 1).data_type == "f")

    def _place(self, at: int, number: int) -> str:
        return f"{self.sheet.title}!{get_column_letter(at + 1)}{number}"

    def _values(self, first: int, *, last: int | None = None) -> Iterator[tuple[Raw, ...]]:
        end = min(self.sheet.max_row, last or self.sheet.max_row)
        if end >= first:
            yield from self.sheet.iter_rows(min_row=first, max_row=end, values_only=True)


def quoted_whole(raw: Raw) -> str:
    """A cell of text as it was written; a number without the point a spreadsheet gives it."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)


def _code(raw: Raw) -> str:
    """The code of a unit, also where a spreadsheet made a number of it."""
    return "" if is_blank(raw) else whole_code(clean_line(quoted_whole(raw)))
