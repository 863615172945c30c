"""Records in and out as files the office already works with: XLSX templates and JSON.

An import is all or nothing: with one error among the findings nothing of the file is added.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import NAMESPACE_URL, uuid4, uuid5

from core.audit import Act
from core.errors import UserError
from core.findings import Finding, error, has_errors
from core.ports import Clock, Database, Transaction
from core.progress import Progress
from core.record_sheets import FileRow, RecordFile
from core.records.catalogue import KINDS, Record, renamed
from core.records.checks import check
from core.services.plan_history import keep_before
from core.services.record_entry import tidy
from core.services.self_assessment import refuse_closed

_OUR_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class ForeignRecords(UserError):
    """The file was written for another unit."""

    code = "E_RECORDS_UNIT"


class RecordFiles(Protocol):
    """Record files on the disk; the suffix (.xlsx or .json) chooses the form."""

    def read(self, path: Path, *, progress: Progress) -> RecordFile:
        """Every row, with findings for cells that cannot be read."""

    def write(
        self, path: Path, records: Mapping[str, Sequence[Record]], *, unit: str, year: int, progress: Progress
    ) -> Path:
        """One sheet (or list) per kind; written whole or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsImported:
    """What an import did, per kind, and everything that was noticed."""

    added: Mapping[str, int]
    updated: Mapping[str, int]
    unchanged: int
    findings: tuple[Finding, ...]
    is_done: bool


class ExchangeRecords:
    """Imports and exports the submitter's records."""

    def __init__(self, *, database: Database, files: RecordFiles, clock: Clock) -> None:
        self._database = database
        self._files = files
        self._clock = clock

    def import_file(self, path: Path, *, progress: Progress) -> RecordsImported:
        """Check every row, then keep all of them in one transaction.

        Raises:
            ForeignRecords: the file names another unit.
            YearClosed: the figures of one of its years are closed.
            NotARecordFile, RecordFileTooNew, RecordFileRefused: it is no record file of ours.
        """
        read = self._files.read(path, progress=progress)
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            if read.unit not in {"", unit}:
                raise ForeignRecords(found=read.unit, unit=unit)
            rows = tuple(replace(row, record=tidy(_with_our_id(row, unit))) for row in read.rows)
            findings = (*read.findings, *_row_findings(rows), *_twice(rows))
            if has_errors(findings):
                return RecordsImported(added={}, updated={}, unchanged=0, findings=findings, is_done=False)
            added, updated, unchanged = _keep(work, unit, rows=rows)
            progress.check()
            if added or updated:
                work.audit.append(
                    Act(
                        officer=work.office.get().officer.name,
                        act="import_records",
                        subject=unit,
                        new=f"+{sum(added.values())} ~{sum(updated.values())}",
                    ),
                    at=self._clock.now(),
                )
        return RecordsImported(
            added=added, updated=updated, unchanged=unchanged, findings=findings, is_done=True
        )

    def export_file(self, path: Path, *, year: int | None = None, progress: Progress) -> Path:
        """Every record, or one year's, in the shape `import_file` reads back without a change."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            years = work.records.years(unit) if year is None else (year,)
            records: dict[str, list[Record]] = {kind.code: [] for kind in KINDS}
            for held in years:
                for kind in KINDS:
                    records[kind.code].extend(work.records.of_year(kind.code, unit, year=held))
        return self._files.write(
            path, records, unit=unit, year=year or self._clock.today().year, progress=progress
        )

    def template(self, path: Path, *, year: int, progress: Progress) -> Path:
        """An empty workbook for a year."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
        return self._files.write(
            path, {kind.code: () for kind in KINDS}, unit=unit, year=year, progress=progress
        )


def _with_our_id(row: FileRow, unit: str) -> Record:
    """The record under an identifier packages can carry.

    Another program's identifier becomes always the same one of ours, so its file can be imported again.
    """
    if not row.record.id or _OUR_ID.fullmatch(row.record.id):
        return row.record
    return renamed(row.record, str(uuid5(NAMESPACE_URL, f"socchc-record/{unit}/{row.kind}/{row.record.id}")))


def _row_findings(rows: Sequence[FileRow]) -> tuple[Finding, ...]:
    """Checks of every record, told by the cell it was read from."""
    return tuple(_at_its_cell(finding, row) for row in rows for finding in check(row.record))


def _at_its_cell(finding: Finding, row: FileRow) -> Finding:
    """The cell takes the place of kind and field, which the sentence still needs: they become values."""
    field = finding.where.rpartition(":")[2]
    named = (("record_kind", row.kind), ("record_field", field))
    return replace(finding, where=row.place_of(field), values=(*finding.values, *named))


def _twice(rows: Sequence[FileRow]) -> tuple[Finding, ...]:
    seen: dict[str, str] = {}
    found = []
    for row in rows:
        if not row.record.id:
            continue
        first = seen.setdefault(row.record.id, row.where)
        if first != row.where:
            found.append(error("ROW_TWICE", row.where, first=first))
    return tuple(found)


def _keep(
    work: Transaction, unit: str, *, rows: Sequence[FileRow]
) -> tuple[dict[str, int], dict[str, int], int]:
    added: Counter[str] = Counter()
    updated: Counter[str] = Counter()
    unchanged = 0
    changed = []
    for row in rows:
        held = work.records.get(row.kind, row.record.id) if row.record.id else None
        if held == row.record:
            unchanged += 1
            continue
        record = row.record if row.record.id else renamed(row.record, str(uuid4()))
        (added if held is None else updated)[row.kind] += 1
        changed.append(record)
    for year in {record.year for record in changed}:
        refuse_closed(work, unit, year=year)
    if changed:
        keep_before(work, changed)
        work.records.save(unit, tuple(changed))
    return dict(added), dict(updated), unchanged
