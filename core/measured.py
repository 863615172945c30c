"""What is counted from records for a criterion, and the ways of counting that several sources share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.findings import Finding, warning
from core.records.catalogue import Record, kind_for
from core.records.stretches import independent, is_entered, ranged, total

Count = tuple[str, str]
"""The key of an input, and the count of the records (or several, joined by `+`) that gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Inputs for the rule of a criterion, the records they were counted from, and what does not fit."""

    inputs: Mapping[str, object]
    records: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def ids(rows: Sequence[Record]) -> tuple[str, ...]:
    """The identifiers of the records counted."""
    return tuple(row.id for row in rows)


def is_within(day: date | None, year: int) -> bool:
    """Whether something happened by the last day of the year."""
    return day is not None and day <= date(year, 12, 31)


def share(rows: Sequence[Record], year: int, *, keys: tuple[str, str], done: str) -> Measured | None:
    """How many of the records carry the day on which they were done, within the year."""
    if not rows:
        return None
    count = sum(is_within(getattr(row, done), year) for row in rows)
    return Measured(inputs=dict(zip(keys, (count, len(rows)), strict=True)), records=ids(rows))


def ticks(rows: Sequence[Record], items: Sequence[tuple[str, bool]]) -> Measured | None:
    """The items of a checklist that records prove."""
    if not rows:
        return None
    return Measured(inputs={"items": [key for key, ticked in items if ticked]}, records=ids(rows))


def _of_latest_day(rows: Sequence[Record], shares: Sequence[Count]) -> Measured | None:
    dated = [row for row in rows if row.as_of]
    if not dated:
        return None
    latest = max(dated, key=lambda row: row.as_of)
    return fitting({key: getattr(latest, field) for key, field in shares}, (latest,))


def at_day(part: Count, whole: Count) -> Callable[..., Measured | None]:
    """Two counts of the latest day that was entered."""
    return lambda rows, _year: _of_latest_day(rows, (part, whole))


def ratio(part: Count, whole: Count) -> Callable[..., Measured | None]:
    """Sum over sum of independent rows."""

    def count(rows: Sequence[Record], _year: int) -> Measured | None:
        chosen = independent(ranged(rows))
        if not all(is_entered(chosen, names) for _, names in (part, whole)):
            return None
        return fitting({key: total(chosen, names) for key, names in (part, whole)}, chosen)

    return count


def fitting(inputs: Mapping[str, int], rows: Sequence[Record]) -> Measured:
    """Inputs of a ratio, part first; a part above its whole is told, never cut."""
    part, whole = inputs.values()
    keys = tuple(inputs)
    where = f"{kind_for(rows[0]).code}:{rows[0].id}:"
    found = (warning("MEASURED_ABOVE_WHOLE", where, part=keys[0], part_value=part, whole_value=whole),)
    return Measured(inputs=dict(inputs), records=ids(rows), findings=found if part > whole else ())
