"""Bring in what another program exported: look, map its columns, see the outcome, take it, remember.

A list of single dossiers is counted by month and field; other sheets become records one to one. Nothing is
written before the officer has seen which figures would be replaced. The whole import is one act and one undo.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import NAMESPACE_URL, uuid5

from core.column_mappings import ColumnMapping, same
from core.findings import Finding, has_errors
from core.foreign.dossiers import COUNTED, DossierCounting
from core.foreign.headings import find_header, likely_kind, propose, wanted_headings
from core.foreign.values import (
    NEEDED,
    SINGLE_DOSSIERS,
    ForeignLook,
    ForeignPlan,
    ForeignPlanWrong,
    ForeignRow,
    ForeignSheet,
    MappingGone,
    Writing,
)
from core.ports import Clock, Database, Transaction
from core.progress import Progress
from core.record_sheets import FileRow, RecordFile
from core.records.catalogue import Record, kind_of, renamed
from core.records.fields import Form, plain
from core.services.exchange_records import RecordsImported
from core.services.noting import note
from core.services.record_entry import tidy
from core.services.self_assessment import refuse_closed
from core.services.taking_rows import has_news, note_taken, row_findings, take
from core.text import clean_line
from core.told_changes import difference, told

LONGEST_NAME = 80
_COUNTS, _LATE = "dossier_count", "late_dossier"


class ForeignFiles(Protocol):
    """Files of other programs; only mapped columns leave them."""

    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The label of every field of every record kind."""

    def look(self, path: Path, writing: Writing) -> ForeignLook:
        """Sheets and first rows."""

    def rows(self, path: Path, plan: ForeignPlan, *, progress: Progress) -> Iterator[ForeignRow]:
        """Every row below the headings, its mapped columns only."""

    def records(self, path: Path, plan: ForeignPlan, *, progress: Progress) -> RecordFile:
        """The rows as records of the plan's kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a sheet seems to be. `known` is the mapping whose headings it has, empty when none."""

    header: int
    headers: tuple[str, ...]
    kind: str
    columns: Mapping[str, int]
    known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One record to be written, and what stands in its place now: None when it is new."""

    row: FileRow
    before: Record | None

    def changes(self) -> tuple[tuple[str, object, object], ...]:
        """Fields whose value changes: name, old, new; a new record tells what is not empty."""
        new = self.row.record
        names = (spec.name for spec in kind_of(self.row.kind).fields)
        if self.before is None:
            return tuple((name, None, getattr(new, name)) for name in names if getattr(new, name))
        return tuple(
            (name, getattr(self.before, name), getattr(new, name))
            for name in names
            if getattr(self.before, name) != getattr(new, name)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignOutcome:
    """What an import would do: `read` rows looked at, `counted` of them counted; findings tell the rest."""

    plan: ForeignPlan
    planned: tuple[PlannedRow, ...]
    findings: tuple[Finding, ...]
    read: int
    counted: int

    @property
    def may_take(self) -> bool:
        """Whether it can be taken in as it stands."""
        return bool(self.planned) and not has_errors(self.findings)


class MapForeign:
    """Exports of other programs, by mapped columns."""

    def __init__(
        self, *, database: Database, files: ForeignFiles, back_up: Callable[[], object], clock: Clock
    ) -> None:
        self._database, self._files, self._clock = database, files, clock
        self._back_up = back_up

    def look(self, path: Path, writing: Writing | None = None) -> ForeignLook:
        """Sheets and first rows; the encoding of a text file is found out unless it is told.

        Raises:
            NotAForeignFile, RecordFileRefused, SourceUnreadable.
        """
        return self._files.look(path, writing or Writing())

    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The label of every field of every record kind."""
        return self._files.labels()

    def propose(self, sheet: ForeignSheet, *, header: int = 0, kind: str = "") -> Proposal:
        """Where the table begins, what it seems to be, and which column holds what.

        `header` and `kind` are the officer's word where given. A mapping with the same headings goes first.
        """
        labels = self._files.labels()
        at = header or find_header(sheet.rows, labels) or 1
        headers = sheet.rows[at - 1] if at <= len(sheet.rows) else ()
        known = next((one for one in self.mappings() if one.fits(headers) and kind in {"", one.kind}), None)
        if known is not None:
            return Proposal(
                header=at,
                headers=headers,
                kind=known.kind,
                columns=known.positions(headers),
                known=known.name,
            )
        found = kind or likely_kind(headers, labels)
        return Proposal(
            header=at, headers=headers, kind=found, columns=propose(headers, found, labels=labels)
        )

    def fields(self, kind: str) -> tuple[str, ...]:
        """The fields of ours that a kind's columns can be given to."""
        return tuple(wanted_headings(kind, self._files.labels()))

    def plan_of(self, path: Path, name: str, *, year: int | None = None) -> ForeignPlan:
        """The plan a remembered mapping makes of a file: its first sheet with the headings.

        Raises:
            MappingGone: no such mapping, or no sheet has its headings; and as `look`.
        """
        mapping = self.mapping(name)
        look = self.look(path)
        for sheet in look.sheets:
            for number, row in enumerate(sheet.rows, 1):
                if mapping.fits(row):
                    return ForeignPlan(
                        sheet=sheet.name,
                        header=number,
                        kind=mapping.kind,
                        year=year or self._clock.today().year,
                        columns=mapping.positions(row),
                        writing=look.writing or Writing(),
                    )
        raise MappingGone(name=name)

    def preview(self, path: Path, plan: ForeignPlan, *, progress: Progress) -> ForeignOutcome:
        """What would come of it; nothing is written.

        Raises:
            ForeignPlanWrong: a column that must be told is missing.
            NotAForeignFile, RecordFileRefused, SourceUnreadable.
        """
        _refuse_half(plan)
        if plan.kind == SINGLE_DOSSIERS:
            return self._counted(path, plan, progress=progress)
        read = self._files.records(path, plan, progress=progress)
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            planned = tuple(self._one_to_one(work, unit, rows=read.rows, plan=plan))
        findings = (*read.findings, *row_findings([each.row for each in planned], progress))
        return ForeignOutcome(
            plan=plan, planned=planned, findings=findings, read=len(read.rows), counted=len(read.rows)
        )

    def take(self, outcome: ForeignOutcome) -> RecordsImported:
        """Write what a preview showed, as one act.

        Raises:
            YearClosed: the figures of a year are closed.
        """
        if not outcome.may_take:
            return RecordsImported(
                added={}, updated={}, unchanged=0, findings=outcome.findings, is_done=False
            )
        rows = tuple(each.row for each in outcome.planned)
        held = {each.row.record.id: each.before for each in outcome.planned if each.before is not None}
        if has_news(rows, held):
            self._back_up()
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            refuse_closed(work, unit, year=outcome.plan.year)
            taken = take(work, unit, rows=rows, held=held)
            note_taken(work, taken, at=self._clock.now(), why=outcome.plan.sheet)
            change = ("", f"+{len(taken.new)} ~{len(taken.replaced)}")
            note(
                work, self._clock, act="import_foreign", subject=f"{unit} {outcome.plan.kind}", change=change
            )
        return RecordsImported(
            added=taken.added,
            updated=taken.updated,
            unchanged=taken.unchanged,
            findings=outcome.findings,
            is_done=True,
            taken=taken,
        )

    def mappings(self) -> tuple[ColumnMapping, ...]:
        """Every mapping, the one used last first."""
        with self._database.transaction() as work:
            return work.column_mappings.all()

    def mapping(self, name: str) -> ColumnMapping:
        """The mapping of a name.

        Raises:
            MappingGone: there is none.
        """
        found = next((one for one in self.mappings() if one.name == name), None)
        if found is None:
            raise MappingGone(name=name)
        return found

    def position(self, heading: str, headers: Sequence[str]) -> int:
        """Where a heading stands, counted from 0.

        Raises:
            ForeignPlanWrong: it is not there.
        """
        at = next((at for at, each in enumerate(headers) if same(each) == same(heading)), None)
        if at is None:
            raise ForeignPlanWrong(field=heading)
        return at

    def remember(self, name: str, plan: ForeignPlan, *, headers: Sequence[str]) -> None:
        """Keep which heading holds what; a mapping of the same name is replaced."""
        now = self._clock.now()
        columns = {field: headers[at] for field, at in plan.columns.items() if at < len(headers)}
        with self._database.transaction() as work:
            there = {one.name: one for one in work.column_mappings.all()}
            title = clean_line(name)[:LONGEST_NAME]
            added = there[title].added_at if title in there else now
            work.column_mappings.put(
                ColumnMapping(
                    name=title,
                    kind=plan.kind,
                    headers=tuple(columns.values()),
                    columns=columns,
                    added_at=added,
                    used_at=now,
                )
            )
            change = difference({} if title not in there else there[title].columns, columns)
            if change != ("", ""):
                note(work, self._clock, act="keep_mapping", subject=title, change=change)

    def forget(self, name: str) -> None:
        """Forget a mapping.

        Raises:
            MappingGone: there is none of the name.
        """
        with self._database.transaction() as work:
            held = next((one for one in work.column_mappings.all() if one.name == name), None)
            if held is None:
                raise MappingGone(name=name)
            work.column_mappings.remove(name)
            note(work, self._clock, act="forget_mapping", subject=name, change=(told(held.columns), ""))

    def _counted(self, path: Path, plan: ForeignPlan, *, progress: Progress) -> ForeignOutcome:
        counting = DossierCounting(
            plan.year, today=self._clock.today(), columns=plan.columns, with_late=plan.with_late
        )
        for row in self._files.rows(path, plan, progress=progress):
            counting.add(row)
        found = counting.result()
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            planned = (
                *_on_counts(work, unit, rows=[_as_row(record) for record in found.counts], names=COUNTED),
                *_on_late(work, unit, late=[_as_row(record) for record in found.late]),
            )
        sums = filter(_concerns, row_findings([each.row for each in planned], progress))
        return ForeignOutcome(
            plan=plan,
            planned=planned,
            findings=(*found.findings, *sums),
            read=found.read,
            counted=found.counted,
        )

    def _one_to_one(
        self, work: Transaction, unit: str, *, rows: Sequence[FileRow], plan: ForeignPlan
    ) -> Iterator[PlannedRow]:
        cleaned = [replace(row, record=tidy(row.record)) for row in rows]
        if plan.kind == _COUNTS:
            names = tuple(name for name in plan.columns if name in {s.name for s in kind_of(_COUNTS).fields})
            yield from _on_counts(work, unit, rows=cleaned, names=names)
            return
        named = [replace(row, record=renamed(row.record, _id_of(row.record, unit))) for row in cleaned]
        held = work.records.of_ids(plan.kind, unit, ids=[row.record.id for row in named])
        seen: set[str] = set()
        for row in named:
            if row.record.id not in seen:
                seen.add(row.record.id)
                yield PlannedRow(row=row, before=held.get(row.record.id))


def _on_counts(
    work: Transaction, unit: str, *, rows: Sequence[FileRow], names: Sequence[str]
) -> Iterator[PlannedRow]:
    """Counts of a month and field go where the notebook has them; counts the file does not tell stay."""
    held: dict[tuple[object, ...], Record] = {}
    for year in {row.record.year for row in rows}:
        for record in work.records.of_year(_COUNTS, unit, year=year):
            held.setdefault((record.from_on, record.to_on, record.field), record)
    for row in rows:
        record = row.record
        before = held.get((record.from_on, record.to_on, record.field))
        if before is not None:
            told = {
                name: getattr(record, name) for name in names if name not in {"from_on", "to_on", "field"}
            }
            record = replace(before, **told)
        else:
            record = renamed(record, _id_of(record, unit, told=(record.from_on, record.to_on, record.field)))
        yield PlannedRow(row=replace(row, record=record), before=before)


def _on_late(work: Transaction, unit: str, *, late: Sequence[FileRow]) -> Iterator[PlannedRow]:
    """A late dossier that is known by its code keeps its reason and apology."""
    held: dict[str, Record] = {}
    for year in {row.record.year for row in late}:
        for record in work.records.of_year(_LATE, unit, year=year):
            held.setdefault(record.code, record)
    for row in late:
        record, before = row.record, held.get(row.record.code)
        if before is not None:
            record = replace(before, due_on=record.due_on, done_on=record.done_on)
        else:
            record = renamed(record, _id_of(record, unit, told=(record.code,)))
        yield PlannedRow(row=replace(row, record=record), before=before)


def _as_row(record: Record) -> FileRow:
    kind = _COUNTS if hasattr(record, "carried_over") else _LATE
    return FileRow(kind=kind, record=tidy(record), where=f"{kind}:{getattr(record, 'code', '')}")


def _id_of(record: Record, unit: str, *, told: tuple[object, ...] = ()) -> str:
    """The same identifier for the same row of the same file, so that bringing it in again changes nothing."""
    parts = told or tuple(value for _, value in plain(record))
    words = "/".join(str(part) for part in (unit, type(record).__name__, record.year, *parts))
    return str(uuid5(NAMESPACE_URL, f"socchc-foreign/{words}"))


def _concerns(finding: Finding) -> bool:
    """Whether a finding is about what the list tells: a whole it cannot tell is the officer's to enter."""
    whole = dict(finding.values).get("whole", "")
    return not whole or set(whole.split("+")) <= {*COUNTED, "received", "done", "pending"}


def _refuse_half(plan: ForeignPlan) -> None:
    """A plan without the columns nothing can be made of.

    Raises:
        ForeignPlanWrong.
    """
    if plan.kind == SINGLE_DOSSIERS:
        missing = next((column.value for column in NEEDED if column.value not in plan.columns), "")
    else:
        there = set(plan.columns)
        has_month = "month" in there
        needed = (spec for spec in kind_of(plan.kind).fields if spec.required and spec.default is None)
        given = there | ({"from_on", "to_on"} if has_month else set())
        texts = (spec for spec in kind_of(plan.kind).fields if spec.required and spec.form is Form.LINE)
        missing = next((spec.name for spec in (*needed, *texts) if spec.name not in given), "")
    if missing or not plan.columns:
        raise ForeignPlanWrong(field=missing)
