"""Keep the year's records: enter, change, remove and bring back, with every check as a finding."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

from core.assessment import State
from core.errors import UserError
from core.findings import Finding, has_errors
from core.indicators import pooled
from core.numbers import percent
from core.ports import Clock, Database, Transaction
from core.records.catalogue import Record, kind_for
from core.records.checks import check, check_year
from core.records.fields import Form
from core.records.new import blank
from core.services.correcting import correcting
from core.services.noting import note, note_records
from core.services.self_assessment import refuse_closed
from core.text import clean_block, clean_line
from core.told_changes import record_values, told


class RecordGone(UserError):
    """The record is no longer there: another act removed it."""

    code = "E_RECORD_GONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of one record: the value as kept, its findings, and whether it was saved at all."""

    record: Record
    findings: tuple[Finding, ...]
    is_saved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledRatio:
    """Sum over sum across a stretch of time; per cent with two decimals, None when nothing was counted."""

    numerator: int
    denominator: int
    percent: Decimal | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """One act of an officer on records of one kind: all of it or nothing.

    `keep` are whole, `begin` are new and still miss something; `remove` (identifiers) go into the bin,
    `forget` are half-typed ones given up.
    """

    kind: str
    keep: tuple[Record, ...] = ()
    begin: tuple[Record, ...] = ()
    remove: tuple[str, ...] = ()
    forget: tuple[str, ...] = ()


class RecordEntry:
    """The submitter's register of records."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(self, kind: str, year: int) -> tuple[Record, ...]:
        """Records of one kind and year in the order they were entered."""
        with self._database.transaction() as work:
            return work.records.of_year(kind, work.office.get().unit.code, year=year)

    def blank(self, kind: str, year: int) -> Record:
        """A new record with sensible beginnings; it is not saved yet."""
        return blank(kind, year, record_id=str(uuid4()))

    def save(self, record: Record) -> Saved:
        """Keep one record. Errors stop it, warnings pass.

        Raises:
            YearClosed: the figures of its year are closed.
        """
        return self.save_many((record,))[0]

    def save_many(self, records: Sequence[Record]) -> tuple[Saved, ...]:
        """Keep all of these or, when any has an error, none.

        Raises:
            YearClosed: the figures of a year they lie in, or lay in, are closed.
        """
        cleaned = tuple(tidy(record) for record in records)
        findings = tuple(check(record) for record in cleaned)
        is_saved = not any(has_errors(found) for found in findings)
        if is_saved and cleaned:
            with self._database.transaction() as work:
                self._keep(work, cleaned)
        return tuple(
            Saved(record=record, findings=found, is_saved=is_saved)
            for record, found in zip(cleaned, findings, strict=True)
        )

    def change(self, change: RecordChange) -> tuple[Saved, ...]:
        """Do one act on several records, or nothing of it when a record to keep has an error.

        Raises:
            RecordGone: a record to remove is not there.
            YearClosed: the figures of a year they lie in, or lay in, are closed.
        """
        kept = tuple(tidy(record) for record in change.keep)
        findings = tuple(check(record) for record in kept)
        is_saved = not any(has_errors(found) for found in findings)
        if is_saved:
            with self._database.transaction() as work:
                self._change(work, change, kept=kept)
        return tuple(
            Saved(record=record, findings=found, is_saved=is_saved)
            for record, found in zip(kept, findings, strict=True)
        )

    def remove(self, kind: str, record_id: str) -> Record:
        """Put a record into the bin and answer what it was.

        Raises:
            RecordGone: it is not there.
            YearClosed: the figures of its year are closed.
        """
        with self._database.transaction() as work:
            return self._remove(work, kind, record_id=record_id)

    def restore(self, kind: str, record_id: str) -> None:
        """Take a record out of the bin again.

        Raises:
            RecordGone: it is not there either.
            YearClosed: the figures of its year are closed.
        """
        self.restore_many(((kind, record_id),))

    def restore_many(self, kind_ids: Iterable[tuple[str, str]]) -> None:
        """Take several records out of the bin, all of them or none; each is told by kind and identifier.

        Raises:
            RecordGone: one is not there.
            YearClosed: the figures of a year are closed.
        """
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            for kind, record_id in kind_ids:
                work.records.restore(kind, record_id)
                record = work.records.get(kind, record_id)
                if record is None:
                    raise RecordGone(kind=kind)
                refuse_closed(work, unit, year=record.year)
                work.drafts.remove(record_id)
                subject, change = f"{kind} {record_id}", ("", told(record_values(record)))
                with correcting(work, unit, years=(record.year,)) as why:
                    note(work, self._clock, act="restore_record", subject=subject, change=change, why=why)

    def removed(self, year: int) -> tuple[Record, ...]:
        """What lies in the bin, newest first."""
        with self._database.transaction() as work:
            return work.records.removed(work.office.get().unit.code, year)

    def keep_draft(self, record: Record) -> None:
        """Keep a new record that is not whole yet, as it stands now; it counts nowhere until it is saved."""
        with self._database.transaction() as work:
            work.drafts.put(tidy(record))

    def drafts(self, kind: str, year: int) -> tuple[Record, ...]:
        """New records of one kind that wait for what they still must have, oldest first."""
        with self._database.transaction() as work:
            return work.drafts.of_year(kind, year)

    def begun(self) -> tuple[tuple[str, int], ...]:
        """Kind and year of everything that was begun and is not whole yet."""
        with self._database.transaction() as work:
            return work.drafts.kinds()

    def forget_draft(self, record_id: str) -> None:
        """Give up a record that was begun."""
        with self._database.transaction() as work:
            work.drafts.remove(record_id)

    def counts(self, year: int) -> Mapping[str, int]:
        """How many records of each kind a year holds; kinds without any are left out."""
        with self._database.transaction() as work:
            return work.records.counts_of_year(work.office.get().unit.code, year)

    def is_closed(self, year: int) -> bool:
        """Whether the figures of a year are closed, so that nothing in it can be changed."""
        with self._database.transaction() as work:
            standing = work.assessments.standing(work.office.get().unit.code, year)
        return standing is not None and standing.state is State.CLOSED

    def years(self) -> tuple[int, ...]:
        """Years that hold anything, and this year, ascending."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            held = {*work.records.years(unit), *work.assessments.years(), self._clock.today().year}
        return tuple(sorted(held))

    def findings(self, year: int) -> tuple[Finding, ...]:
        """Everything that does not add up in a year: each record, then the records together."""
        with self._database.transaction() as work:
            records = work.records.all_of_year(work.office.get().unit.code, year)
        return findings_of(records, year)

    def pooled(self, *, first: date, last: date, numerator: str, denominator: str) -> PooledRatio:
        """A ratio of dossier counts over any stretch of time, computed sum by sum, never from ratios."""
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            rows = work.records.of_years("dossier_count", unit, first=first.year, last=last.year)
        found = pooled(rows, from_on=first, to_on=last, numerator=numerator, denominator=denominator)
        return PooledRatio(
            numerator=found.numerator,
            denominator=found.denominator,
            percent=percent(found.numerator, found.denominator) if found.denominator else None,
            findings=found.findings,
        )

    def _change(self, work: Transaction, change: RecordChange, *, kept: Sequence[Record]) -> None:
        for record_id in change.remove:
            self._remove(work, change.kind, record_id=record_id)
        if kept:
            self._keep(work, kept)
        for record_id in change.forget:
            work.drafts.remove(record_id)
        unit = work.office.get().unit.code
        for record in change.begin:
            refuse_closed(work, unit, year=record.year)
            work.drafts.put(tidy(record))

    def _remove(self, work: Transaction, kind: str, *, record_id: str) -> Record:
        record = work.records.get(kind, record_id)
        if record is None:
            raise RecordGone(kind=kind)
        unit = work.office.get().unit.code
        refuse_closed(work, unit, year=record.year)
        work.records.remove(kind, record_id, at=self._clock.now())
        note_records(work, [(record, None)], at=self._clock.now())
        return record

    def _keep(self, work: Transaction, records: Sequence[Record]) -> None:
        from core.services.plan_history import keep_before

        unit = work.office.get().unit.code
        earlier = tuple(work.records.before(unit, record) for record in records)
        years = {record.year for record in (*records, *earlier) if record is not None}
        for year in years:
            refuse_closed(work, unit, year=year)
        keep_before(work, records)
        work.records.save(unit, records)
        for record in records:
            work.drafts.remove(record.id)
        note_records(work, zip(earlier, records, strict=True), at=self._clock.now())


def findings_of(records: Sequence[Record], year: int) -> tuple[Finding, ...]:
    """Findings of each record, then of the records together."""
    single = tuple(finding for record in records for finding in check(record))
    return single + check_year(records, year)


def tidy(record: Record) -> Record:
    """The record with every text NFC, trimmed and free of control characters."""
    changes: dict[str, str] = {}
    for spec in kind_for(record).fields:
        if spec.form is Form.LINE or spec.form is Form.BLOCK:
            typed = getattr(record, spec.name)
            cleaned = clean_line(typed) if spec.form is Form.LINE else clean_block(typed)
            if cleaned != typed:
                changes[spec.name] = cleaned
    return replace(record, **changes) if changes else record
