"""Rows of a foreign file as records of one kind: each cell read by the rules of the record workbooks."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter

from core.findings import Finding, Level, error
from core.foreign.values import MONTH, ForeignPlan, ForeignRow, Value
from core.foreign.words import field_of
from core.record_sheets import FileRow, RecordFile, RecordWords
from core.records.catalogue import kind_of
from core.records.dossiers import DossierField
from core.records.fields import FieldSpec, Form
from core.text import clean_line, fold
from storage.sheet_values import Raw
from storage.spreadsheet_values import BadCell, CellReader, is_blank, quoted

_MONTH = re.compile(r"(?:thang|ky)?\s*(?P<month>[0-9]{1,2})(?:\s*[/.-]\s*(?P<year>[0-9]{4}))?")
_LAST_MONTH = 12
_MOST_FINDINGS = 1_000


def read_records(rows: Iterator[ForeignRow], plan: ForeignPlan, *, words: RecordWords) -> RecordFile:
    """Every row as a record of the plan's kind; a row without any content is passed over."""
    reading = _Reading(plan, words)
    for row in rows:
        reading.read(row)
        if len(reading.findings) >= _MOST_FINDINGS:
            break
    return RecordFile(unit="", rows=tuple(reading.rows), findings=tuple(reading.findings))


class _Reading:
    """What has been read so far."""

    def __init__(self, plan: ForeignPlan, words: RecordWords) -> None:
        self._plan, self._kind = plan, kind_of(plan.kind)
        self._cells = CellReader(words=words)
        self._specs = [spec for spec in self._kind.fields if spec.name in plan.columns]
        self._letters = {name: get_column_letter(at + 1) for name, at in plan.columns.items()}
        self._sheet = plan.sheet or "CSV"
        self.rows: list[FileRow] = []
        self.findings: list[Finding] = []

    def read(self, row: ForeignRow) -> None:
        """Read one row."""
        if all(isinstance(value, str) and not clean_line(value) for value in row.cells.values()):
            return
        before = len(self.findings)
        values: dict[str, Any] = {}
        for spec in self._specs:
            try:
                values[spec.name] = self._value(spec, row)
            except BadCell as bad:
                self._note(bad.finding, row, name=spec.name)
        if MONTH in self._plan.columns:
            values.update(self._month(row))
        if any(finding.level is Level.ERROR for finding in self.findings[before:]):
            return
        record = self._kind.record(id="", year=self._plan.year, **values)
        where = f"{self._sheet}!{row.number}"
        self.rows.append(FileRow(kind=self._kind.code, record=record, where=where, columns=self._letters))

    def _value(self, spec: FieldSpec, row: ForeignRow) -> Any:
        raw = _raw(row.cells.get(spec.name))
        if spec.choices is DossierField and isinstance(raw, str):
            found = field_of(raw)
            if found is not None:
                return found
        if spec.form is Form.DAY and isinstance(raw, str) and " " in clean_line(raw):
            raw = clean_line(raw).split(" ", maxsplit=1)[0]
        return self._cells.read(spec, raw, where="", year=self._plan.year)

    def _month(self, row: ForeignRow) -> dict[str, date]:
        """First and last day of the month a row is about."""
        raw = row.cells.get(MONTH)
        year, month = self._plan.year, 0
        if isinstance(raw, date):
            year, month = raw.year, raw.month
        elif raw is not None and not is_blank(_raw(raw)):
            found = _MONTH.fullmatch(fold(clean_line(str(raw))))
            month = int(found["month"]) if found else 0
            year = int(found["year"]) if found and found["year"] else year
        if not 1 <= month <= _LAST_MONTH or year != self._plan.year:
            text = "" if raw is None else quoted(_raw(raw))
            self._note(error("FOREIGN_MONTH", text=text, year=self._plan.year), row, name=MONTH)
            return {}
        return {"from_on": date(year, month, 1), "to_on": date(year, month, monthrange(year, month)[1])}

    def _note(self, finding: Finding, row: ForeignRow, *, name: str) -> None:
        where = f"{self._sheet}!{self._letters[name]}{row.number}"
        self.findings.append(
            Finding(level=finding.level, code=finding.code, where=where, values=finding.values)
        )


def _raw(value: Value | None) -> Raw:
    """A value as a cell of a spreadsheet holds it."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return value
