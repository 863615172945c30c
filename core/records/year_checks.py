"""Findings on a year of records together: what is there twice, what is missing, what does not add up."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from core.dates import Period
from core.findings import Finding, warning
from core.records.catalogue import KINDS, Record, kind_for
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.records.fields import Form, specs
from core.records.list_checks import list_findings
from core.records.means import Equipment
from core.records.oversight import LegalDocument, Procedures
from core.records.people import Organisation, Predecessor, Staff
from core.records.planning import ExternalIndex, PeriodicReport, Plan, PlanForm, ReportPeriod
from core.records.procedures import OneStop, Procedure
from core.records.stretches import (
    field_of,
    independent,
    overlap,
    ranged,
    total,
    uncovered,
    value,
)
from core.records.targets import Target
from core.text import fold

MERGER_DAY: Final = date(2025, 7, 1)
"""The communes of today began on this day (guide 9): figures of 2025 may begin with it."""


def check_year(records: Sequence[Record], year: int) -> tuple[Finding, ...]:
    """What does not fit between the records of one year. All are warnings; other years are ignored."""
    own = tuple(record for record in records if record.year == year)
    counts = ranged(_of(own, DossierCount))
    return (
        *_twice(own),
        *_overlaps(own),
        *_fields_against_total(counts),
        *_parts_against_period(own),
        *_missing_months(counts, year),
        *_late_list(counts, _of(own, LateDossier)),
        *list_findings(own),
    )


def check_late_list(counts: Sequence[Record], late: Sequence[Record]) -> tuple[Finding, ...]:
    """The one check of a year that needs every late dossier: for a screen that changes a count at a time."""
    return tuple(_late_list(ranged(counts), late))


def _of(records: Iterable[Record], kind: type) -> tuple[Record, ...]:
    return tuple(record for record in records if isinstance(record, kind))


# --- the same thing entered twice -------------------------------------------------------------------------


def _twice(records: Sequence[Record]) -> Iterator[Finding]:
    plans = [plan for plan in _of(records, Plan) if plan.form is PlanForm.ORIGINAL]
    yield from _repeated(plans, code="PLAN_TWICE", field="form", key=lambda plan: plan.form)
    reports = [one for one in _of(records, PeriodicReport) if one.period is not ReportPeriod.AD_HOC]
    yield from _repeated(reports, code="REPORT_TWICE", field="period", key=lambda report: report.period)
    late = [one for one in _of(records, LateDossier) if one.code]
    yield from _repeated(late, code="DOSSIER_TWICE", field="code", key=lambda dossier: dossier.code)
    listed = [one for one in _of(records, Procedure) if one.code]
    yield from _repeated(listed, code="ENTRY_TWICE", field="code", key=lambda row: row.code)
    papers = [one for one in _of(records, LegalDocument) if one.number]
    yield from _repeated(
        papers, code="ENTRY_TWICE", field="number", key=lambda row: (row.number, row.issued_on)
    )
    units = [one for one in _of(records, Predecessor) if one.name]
    yield from _repeated(units, code="ENTRY_TWICE", field="name", key=lambda row: fold(row.name))
    indexes = [one for one in _of(records, ExternalIndex) if one.name]
    yield from _repeated(
        indexes, code="ENTRY_TWICE", field="name", key=lambda row: (fold(row.name), row.level)
    )
    targets = [one for one in _of(records, Target) if one.name]
    yield from _repeated(
        targets, code="ENTRY_TWICE", field="name", key=lambda row: (fold(row.name), row.field, row.operator)
    )
    for kind, key in (
        (Staff, lambda row: (row.as_of, row.population)),
        (Procedures, lambda row: row.as_of),
        (Organisation, lambda row: row.as_of),
        (OneStop, lambda row: row.as_of),
        (Equipment, lambda row: row.as_of),
    ):
        dated = [row for row in _of(records, kind) if row.as_of]
        yield from _repeated(dated, code="DAY_TWICE", field="as_of", key=key)


def _repeated(
    records: Iterable[Record], *, code: str, field: str, key: Callable[[Record], Hashable]
) -> Iterator[Finding]:
    """A finding for every record after the first with the same key."""
    seen: set[Hashable] = set()
    for record in records:
        if key(record) in seen:
            yield warning(code, _where(record, field), entered=getattr(record, field))
        seen.add(key(record))


# --- stretches of days ------------------------------------------------------------------------------------


def _overlaps(records: Sequence[Record]) -> Iterator[Finding]:
    """Rows of one kind and field that share days, unless shorter rows lay out the longer one exactly."""
    for rows in _chains(records):
        told: set[str] = set()
        for index, row in enumerate(rows):
            others = [one for one in rows[:index] if overlap(one, row)]
            if not others or any(_lies_in_layout(row, one, rows=rows) for one in others):
                continue
            if others[0].id not in told:
                days = {"from_on": others[0].from_on, "to_on": others[0].to_on}
                yield warning("STRETCHES_OVERLAP", _where(row, "from_on"), **days)
            told.add(others[0].id)


def _chains(records: Sequence[Record]) -> Iterator[list[Record]]:
    """Rows with days, by kind and field, longest first."""
    chains: dict[tuple[str, DossierField], list[Record]] = defaultdict(list)
    for kind in KINDS:
        if any(spec.name == "from_on" and spec.required for spec in kind.fields):
            for row in ranged(_of(records, kind.record)):
                chains[kind.code, field_of(row)].append(row)
    for rows in chains.values():
        yield sorted(rows, key=lambda row: (row.from_on - row.to_on, row.from_on))


def _lies_in_layout(row: Record, longer: Record, *, rows: Sequence[Record]) -> bool:
    return any(row is part for part in _layout(longer, rows))


def _layout(longer: Record, rows: Sequence[Record]) -> tuple[Record, ...]:
    """The shorter rows that cover a longer one day for day without sharing a day; empty when they do not."""
    parts = [row for row in rows if longer.from_on <= row.from_on and row.to_on <= longer.to_on]
    shorter = independent(row for row in parts if (row.from_on, row.to_on) != (longer.from_on, longer.to_on))
    return () if uncovered(shorter, first=longer.from_on, last=longer.to_on) else shorter


def _parts_against_period(records: Sequence[Record]) -> Iterator[Finding]:
    """Months add to the period (guide 3, check 6)."""
    for rows in _chains(records):
        for row in rows:
            parts = _layout(row, rows)
            if parts:
                yield from _differences(row, parts, code="PARTS_DIFFER_FROM_PERIOD")


def _fields_against_total(counts: Sequence[Record]) -> Iterator[Finding]:
    """Fields add to the total of the same days (guide 3, check 6)."""
    stretches: dict[tuple[date, date], list[Record]] = defaultdict(list)
    for row in counts:
        stretches[row.from_on, row.to_on].append(row)
    for rows in stretches.values():
        totals = [row for row in rows if row.field is DossierField.ALL]
        fields = [row for row in rows if row.field is not DossierField.ALL]
        if totals and fields:
            yield from _differences(totals[0], fields, code="FIELDS_DIFFER_FROM_TOTAL")


def _differences(whole: Record, parts: Sequence[Record], *, code: str) -> Iterator[Finding]:
    for spec in specs(type(whole)):
        if spec.form is not Form.COUNT:
            continue
        stated, added = value(whole, spec.name), total(parts, spec.name)
        if stated != added:
            yield warning(code, _where(whole, spec.name), stated=stated, added=added)


def _missing_months(counts: Sequence[Record], year: int) -> Iterator[Finding]:
    """Months without a row, up to the last month entered, for every field that has rows."""
    if not counts:
        return
    last = max(row.to_on for row in counts)
    first = MERGER_DAY if min(row.from_on for row in counts) == MERGER_DAY else date(year, 1, 1)
    months = [month for month in Period(year=year).months() if first <= month.start <= last]
    for field in dict.fromkeys(row.field for row in counts):
        covering = [row for row in counts if DossierField.ALL in {row.field, field} or row.field is field]
        missing = [month for month in months if not any(_touches(row, month) for row in covering)]
        if missing:
            numbers = ", ".join(str(month.number) for month in missing)
            values = {"field": field.value, "months": numbers, "year": year}
            yield warning("MONTHS_MISSING", "dossier_count::from_on", **values)


def _touches(row: Record, month: Period) -> bool:
    return bool(row.from_on <= month.end and month.start <= row.to_on)


# --- counts against the list of late dossiers -------------------------------------------------------------


def _late_list(counts: Sequence[Record], late: Sequence[Record]) -> Iterator[Finding]:
    """The counts and the list by name tell the same, as far as both are kept."""
    if not counts or not late:
        return
    chosen = independent(counts)
    apologies, counted = total(chosen, "apologies"), total(chosen, "done_late+pending_overdue")
    listed = sum(1 for dossier in late if dossier.apology_on or dossier.apology_number)
    if apologies != listed:
        yield warning("APOLOGIES_DIFFER", _where(chosen[-1], "apologies"), counted=apologies, listed=listed)
    if counted != len(late):
        yield warning("LATE_DIFFERS", _where(chosen[-1], "done_late"), counted=counted, listed=len(late))


def _where(record: Record, field: str) -> str:
    return f"{kind_for(record).code}:{record.id}:{field}"
