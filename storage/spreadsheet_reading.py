"""A workbook of records read back: values only, nothing evaluated, every bad cell named.

A workbook with links to other files, macros or document type declarations is refused before a parser sees
it. A formula counts as the value it last showed. Rows that a filter hides are read and told of.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import chain, takewhile
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from core.findings import Finding, Level, error, warning
from core.progress import Progress, Silent
from core.record_sheets import (
    FORMAT,
    FileRow,
    NotARecordFile,
    RecordFile,
    RecordFileRefused,
    RecordFileTooNew,
    RecordWords,
    is_record_id,
)
from core.records.fields import LARGEST_COUNT, FieldSpec, Form
from core.storage_errors import SourceUnreadable
from core.text import clean_line
from storage.merged_areas import MergedAreas
from storage.sheet_head import HEAD_ROWS, Head, head_of, is_list_of_findings, kind_of_sheet
from storage.sheet_layout import ID_CODE, INFO_SHEET, WORKBOOK_VERSION, YEAR_CODE
from storage.sheet_rows import Columns, SheetRow
from storage.sheet_stream import DAMAGED, SheetFace, StreamedBook
from storage.sheet_values import Hollow, Raw, ShownError
from storage.spreadsheet_values import BadCell, CellReader, is_blank, quoted
from storage.workbook_parts import Limits, Parts, look_at_parts

LIMITS = Limits(sheets=700_000_000, rest=120_000_000)
MOST_ROWS = 100_000
_MOST_ERRORS = 1_000
_MOST_WARNINGS = 1_000
_FIRST_YEAR, _LAST_YEAR = 1990, 2199
_CHECK_EVERY = 500
_ROWS_NAMED = 5
_MOST_KEPT = 5_000


def read_workbook(path: Path, *, words: RecordWords, progress: Progress | None = None) -> RecordFile:
    """Every record of the workbook, and a finding for everything that could not be read.

    Raises:
        NotARecordFile: not a workbook of records, or damaged.
        RecordFileTooNew: a later version wrote it.
        RecordFileRefused: it carries links to other files, macros or embedded objects.
        DeviceError: it could not be read from the drive.
    """
    try:
        parts = safe_parts(path)
        with StreamedBook(path, parts) as book:
            facts = facts_of(book, path.name)
            reading = _Reading(book, words, progress=progress or Silent(), facts=facts)
            reading.read()
    except DAMAGED as err:
        raise NotARecordFile(file=path.name) from err
    except OSError as err:
        raise SourceUnreadable(name=path.name) from err
    return RecordFile(unit=facts.get("unit", ""), rows=tuple(reading.rows), findings=tuple(reading.findings))


def safe_parts(path: Path) -> Parts:
    """Look at the parts before a parser does.

    Raises:
        RecordFileRefused, and what `look_at_parts` raises.
    """
    parts = look_at_parts(path, LIMITS)
    if parts.refused:
        raise RecordFileRefused(file=path.name, reason=parts.refused)
    return parts


def facts_of(book: StreamedBook, file: str) -> dict[str, str]:
    """What the hidden sheet says the file is.

    Raises:
        NotARecordFile, RecordFileTooNew.
    """
    sheet = book.sheet(INFO_SHEET)
    if sheet is None:
        raise NotARecordFile(file=file)
    rows = takewhile(lambda row: row.number <= HEAD_ROWS, book.rows(sheet))
    facts = {str(row.cells.get(0)): str(row.cells.get(1) or "") for row in rows}
    version = facts.get("format_version", "")
    if facts.get("format") != FORMAT or not version.isascii() or not version.isdigit():
        raise NotARecordFile(file=file)
    if int(version) > WORKBOOK_VERSION:
        raise RecordFileTooNew(file=file, version=version)
    return facts


class _TooMany(Exception):
    """Not an error of the program: so many findings that the list would help nobody."""


class _Reading:
    """What has been read so far, over all sheets."""

    def __init__(
        self, book: StreamedBook, words: RecordWords, *, progress: Progress, facts: Mapping[str, str]
    ) -> None:
        self.book, self.words, self.progress = book, words, progress
        self.usual_year = facts.get("year", "")
        self.labels_above = facts.get("format_version") == "1"
        self.rows: list[FileRow] = []
        self.findings: list[Finding] = []
        self.errors = self._warnings = 0

    def read(self) -> None:
        """Read every sheet; a list of findings without end is cut and says so."""
        try:
            for sheet in self.book.sheets:
                if sheet.title != INFO_SHEET:
                    self._read_sheet(sheet)
        except _TooMany:
            self.findings.append(warning("FINDINGS_CUT", most=_MOST_ERRORS))

    def note(self, finding: Finding) -> None:
        """Keep one finding.

        Raises:
            _TooMany: that is enough.
        """
        if finding.level is Level.ERROR:
            self.errors += 1
        else:
            self._warnings += 1
            if self._warnings > _MOST_WARNINGS:
                return
        self.findings.append(finding)
        if self.errors >= _MOST_ERRORS:
            raise _TooMany

    def _read_sheet(self, sheet: SheetFace) -> None:
        """Read one sheet; one that is not of the template is named and left aside."""
        columns = Columns()
        rows = self.book.rows(sheet, columns)
        beginning, rows = _beginning(rows)
        if is_list_of_findings(beginning):
            return
        kind = kind_of_sheet(sheet.title, beginning, words=self.words)
        if kind is None:
            if _has_content(chain(beginning, rows)):
                self.note(warning("SHEET_UNKNOWN", sheet.title, sheet=sheet.title))
            return
        head, findings = head_of(sheet.title, beginning, kind=kind, labels_above=self.labels_above)
        for finding in findings:
            self.note(finding)
        if head is None:
            self.note(error("SHEET_HEADER_MISSING", sheet.title, sheet=sheet.title))
            return
        part = _Part(self, head, columns=columns, merged=MergedAreas(self.book.merged(sheet), head))
        part.read(chain((row for row in beginning if row.number >= head.first_row), rows))
        if sheet.state != "visible" and part.count:
            self.note(warning("SHEET_HIDDEN", sheet.title, sheet=sheet.title, count=part.count))


class _Part:
    """One sheet being read."""

    def __init__(self, reading: _Reading, head: Head, *, columns: Columns, merged: MergedAreas) -> None:
        self.reading, self.head, self.columns, self.merged = reading, head, columns, merged
        self.cells = CellReader(words=reading.words)
        self.count = 0
        self._fields = [(at, name, _reader(spec, self.cells), spec.form) for at, name, spec in head.fields()]
        self._content = frozenset(at for at, *_ in self._fields)
        self._known = head.twice | head.columns.keys()
        self._letters = head.letters()
        self._left_out = tuple(spec.name for spec in head.left_out())
        self._seen: dict[str, int] = {}
        self._strange: set[int] = set()
        self._hidden: list[int] = []
        self._used: set[int] = set()

    def read(self, rows: Iterator[SheetRow]) -> None:
        """Read every row that holds something; then tell what was noticed about the sheet."""
        for row in rows:
            self._strange |= row.cells.keys() - self._known
            self.merged.spread(row)
            if self._has_content(row):
                self.count += 1
                if self.count > MOST_ROWS:
                    title = self.head.title
                    self.reading.note(error("SHEET_TOO_LONG", title, sheet=title, most=MOST_ROWS))
                    break
                self._read_row(row)
                if self.count % _CHECK_EVERY == 0:
                    self.reading.progress.check()
            elif self._is_emptied(row):
                self.reading.note(warning("ROW_EMPTIED", f"{self.head.title}!{row.number}"))
        for finding in self.merged.findings:
            self.reading.note(finding)
        self._tell_columns()
        self._tell_hidden()

    def _has_content(self, row: SheetRow) -> bool:
        cells = row.cells
        return any(not is_blank(cells[at]) for at in cells.keys() & self._content)

    def _is_emptied(self, row: SheetRow) -> bool:
        at = self.head.position(ID_CODE)
        return at is not None and not is_blank(row.cells.get(at))

    def _read_row(self, row: SheetRow) -> None:
        before = self.reading.errors
        cells, number = row.cells, row.number
        year = self._year(row)
        record_id = self._id(row)
        values: dict[str, Any] = {}
        for at, name, read, form in self._fields:
            raw = cells.get(at)
            try:
                values[name] = read(raw, year)
            except BadCell as bad:
                self.reading.note(_placed(bad.finding, self.head.place(at, number)))
            else:
                if type(raw) is not str and raw is not None and form in _TEXTS:
                    self._doubt_text(raw, at, number=number)
        if row.is_hidden:
            self._hidden.append(number)
        self._used |= cells.keys()
        if self.reading.errors == before:
            record = self.head.kind.record(id=record_id, year=year, **values)
            self.reading.rows.append(
                FileRow(
                    kind=self.head.kind.code,
                    record=record,
                    where=f"{self.head.title}!{number}",
                    columns=self._letters,
                    left_out=self._left_out,
                )
            )

    def _doubt_text(self, raw: Raw, at: int, *, number: int) -> None:
        """A number where text belongs may have been a code: 1.10 became 1.1."""
        if isinstance(raw, float) and not raw.is_integer():
            text = self.cells.text(raw)
            self.reading.note(warning("CELL_TEXT_NUMBER", self.head.place(at, number), text=text))

    def _year(self, row: SheetRow) -> int | None:
        at = self.head.position(YEAR_CODE)
        raw = None if at is None else row.cells.get(at)
        if type(raw) is int and _FIRST_YEAR <= raw <= _LAST_YEAR:
            return raw
        raw = self.reading.usual_year if is_blank(raw) else raw
        if isinstance(raw, datetime):
            raw = to_excel(raw)
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        digits = clean_line(str(raw))
        if digits.isascii() and digits.isdigit() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
            return int(digits)
        shown = "" if raw is None else quoted(raw)
        self.reading.note(error("CELL_YEAR", self.head.place(at or 0, row.number), text=shown))
        return None

    def _id(self, row: SheetRow) -> str:
        at = self.head.position(ID_CODE)
        raw = None if at is None else row.cells.get(at)
        if at is None or raw is None or is_blank(raw):
            return ""
        text = raw if type(raw) is str and is_record_id(raw) else clean_line(str(raw))
        if not is_record_id(text):
            self.reading.note(error("CELL_ID", self.head.place(at, row.number), text=quoted(raw)))
        first = self._seen.setdefault(text, row.number)
        if first != row.number:
            self.reading.note(error("CELL_ID_TWICE", self.head.place(at, row.number), first=first))
        return text

    def _tell_columns(self) -> None:
        """Data under no known name, and a column that must be there."""
        head = self.head
        for at in sorted(self._strange):
            label = head.labels.get(at, get_column_letter(at + 1))
            self.reading.note(error("SHEET_COLUMN_UNKNOWN", head.place(at, head.label_row), text=label))
        for spec in head.left_out():
            if spec.required and self.count:
                label = self.reading.words.field_label(head.kind.code, spec.name)
                self.reading.note(error("SHEET_COLUMN_MISSING", head.title, text=label))

    def _tell_hidden(self) -> None:
        """Rows and columns that nobody sees but that were read."""
        title = self.head.title
        if self._hidden:
            named = ", ".join(map(str, self._hidden[:_ROWS_NAMED]))
            rows = named + (" \u2026" if len(self._hidden) > _ROWS_NAMED else "")
            where = f"{title}!{self._hidden[0]}"
            self.reading.note(warning("SHEET_HIDDEN_ROWS", where, count=len(self._hidden), rows=rows))
        unseen = sorted(self.columns.hidden & self._used & self._content)
        if unseen:
            letters = ", ".join(get_column_letter(at + 1) for at in unseen)
            where = self.head.place(unseen[0], self.head.label_row)
            self.reading.note(warning("SHEET_HIDDEN_COLUMNS", where, columns=letters))


_TEXTS = frozenset({Form.LINE, Form.BLOCK})
_Read = Callable[[Any, int | None], Any]


def _reader(spec: FieldSpec, cells: CellReader) -> _Read:
    """How the cells of one field are read; what stands in many rows is worked out once."""
    kept: dict[Any, Any] = {}
    is_count, may_keep = spec.form is Form.COUNT, spec.form is not Form.DAY

    def read(raw: Any, year: int | None) -> Any:
        kind = type(raw)
        if kind is int:
            if is_count and 0 <= raw <= LARGEST_COUNT:
                return raw
        elif (kind is str and may_keep) or kind is datetime:
            if raw in kept:
                return kept[raw]
            value = cells.read(spec, raw, where="", year=year)
            if len(kept) < _MOST_KEPT:
                kept[raw] = value
            return value
        elif kind is Hollow:
            raise BadCell(error("CELL_FORMULA_EMPTY"))
        elif kind is ShownError:
            raise BadCell(error("CELL_ERROR", text=quoted(raw)))
        return cells.read(spec, raw, where="", year=year)

    return read


def _placed(finding: Finding, where: str) -> Finding:
    return Finding(level=finding.level, code=finding.code, where=where, values=finding.values)


def _beginning(rows: Iterator[SheetRow]) -> tuple[list[SheetRow], Iterator[SheetRow]]:
    """The rows of the head, and the others."""
    held: list[SheetRow] = []
    for row in rows:
        if row.number > HEAD_ROWS:
            return held, chain((row,), rows)
        held.append(row)
    return held, iter(())


def _has_content(rows: Iterator[SheetRow]) -> bool:
    return any(not is_blank(value) for row in rows for value in row.cells.values())
