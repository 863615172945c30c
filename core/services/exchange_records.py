"""Records in and out as files the office already works with: XLSX templates and JSON.

An import is all or nothing: with one error among the findings nothing of the file is added.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import NAMESPACE_URL, uuid5

from core.errors import UserError
from core.findings import Finding, has_errors
from core.ports import Clock, Database
from core.progress import Progress
from core.record_sheets import FileRow, RecordFile
from core.records.catalogue import KINDS, Record, renamed
from core.services.noting import note
from core.services.record_entry import tidy
from core.services.taking_rows import (
    Taken,
    beside_held,
    completed,
    has_news,
    note_taken,
    row_findings,
    take,
    take_back,
)

_OUR_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class ForeignRecords(UserError):
    """The file was written for another unit."""

    code = "E_RECORDS_UNIT"


class NothingToMark(UserError):
    """Only a workbook (.xlsx) can be marked, in a copy under another name; fields: `name`."""

    code = "E_RECORD_MARK"


class RecordFiles(Protocol):
    """Record files on the disk; the suffix (.xlsx or .json) chooses the form."""

    def read(self, path: Path, *, progress: Progress) -> RecordFile:
        """Every row, with findings for cells that cannot be read."""

    def write_marked(
        self, path: Path, findings: Sequence[Finding], *, target: Path, progress: Progress
    ) -> Path:
        """A copy of the workbook at `path` with the cells of these findings marked; the original stays."""

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
    taken: Taken | None = None


class ExchangeRecords:
    """Imports and exports the submitter's records."""

    def __init__(
        self, *, database: Database, files: RecordFiles, back_up: Callable[[], object], clock: Clock
    ) -> None:
        self._database = database
        self._files = files
        self._back_up = back_up
        self._clock = clock

    def import_file(self, path: Path, *, progress: Progress) -> RecordsImported:
        """Check every row, copy the workspace, then keep all rows in one transaction; no news, no copy.

        Raises:
            ForeignRecords: the file names another unit.
            YearClosed: the figures of one of its years are closed.
            NotARecordFile, RecordFileTooNew, RecordFileRefused: it is no record file of ours.
            SpaceShort, DiskFull, FileLocked, WriteFailed: the copy cannot be made; nothing is kept.
        """
        read = self._files.read(path, progress=progress)
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            if read.unit not in {"", unit}:
                raise ForeignRecords(found=read.unit, unit=unit)
            named = [replace(row, record=tidy(_with_our_id(row, unit))) for row in read.rows]
            held = beside_held(work, unit, rows=named)
            rows = [completed(row, held) for row in named]
            findings = (*read.findings, *row_findings(rows, progress))
            if has_errors(findings):
                return RecordsImported(added={}, updated={}, unchanged=0, findings=findings, is_done=False)
        if has_news(rows, held):
            self._back_up()
        with self._database.transaction() as work:
            taken = take(work, unit, rows=rows, held=held)
            progress.check()
            if taken.new or taken.replaced:
                note_taken(work, taken, at=self._clock.now(), why=path.name)
                change = ("", f"+{len(taken.new)} ~{len(taken.replaced)}")
                note(work, self._clock, act="import_records", subject=unit, change=change, why=path.name)
        return RecordsImported(
            added=taken.added,
            updated=taken.updated,
            unchanged=taken.unchanged,
            findings=findings,
            is_done=True,
            taken=taken,
        )

    def take_back(self, taken: Taken) -> None:
        """Undo one import as one act.

        Raises:
            YearClosed: the figures of one of its years have been closed since.
        """
        with self._database.transaction() as work:
            take_back(work, self._clock, unit=work.office.get().unit.code, taken=taken)

    def mark(self, path: Path, findings: Sequence[Finding], *, target: Path, progress: Progress) -> Path:
        """A copy of a refused workbook with the wrong cells marked and listed; the original is not touched.

        Raises:
            NothingToMark: the file is no workbook, or the copy would replace the original.
            NotARecordFile, RecordFileRefused: it is no workbook that can be read.
            DeviceError: the copy could not be written.
        """
        if path.suffix.lower() != ".xlsx" or target.suffix.lower() != ".xlsx":
            raise NothingToMark(name=path.name)
        if target.resolve() == path.resolve():
            raise NothingToMark(name=path.name)
        return self._files.write_marked(path, findings, target=target, progress=progress)

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
