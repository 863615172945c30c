"""Counts that belong to stretches of days: which rows may be added without counting a dossier twice.

A year may hold month rows, a half-year row and rows by field side by side. Three rules keep sums true:

- of rows that overlap, the longer one counts (the later summary is the fuller one);
- a row of all fields counts instead of the fields' rows over the same days;
- what is carried over counts at the beginning of a chain of rows, what is still running at its end,
  everything else is a sum: a dossier that stays overdue for three months is one dossier.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.findings import Finding, warning
from core.records.catalogue import Record, kind_for
from core.records.dossiers import DossierField

OPENING = frozenset({"carried_over"})
CLOSING = frozenset({"pending", "pending_due", "pending_overdue"})
Stretch = tuple[date, date]
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """Sum over sum (guide 3, check 10), never the mean of ratios; the rows used, and what was left out."""

    numerator: int
    denominator: int
    records: tuple[str, ...]
    findings: tuple[Finding, ...]


def pooled(rows: Sequence[Record], *, from_on: date, to_on: date, numerator: str, denominator: str) -> Pooled:
    """A ratio of counts over any range of days, both included.

    `numerator` and `denominator` name counts or their properties; several are joined by `+`. Only rows that
    lie wholly inside the range count. Rows that straddle its edge and days without a row are findings.
    """
    dated = ranged(rows)
    touching = tuple(row for row in dated if row.from_on <= to_on and from_on <= row.to_on)
    inside = tuple(row for row in touching if from_on <= row.from_on and row.to_on <= to_on)
    chosen = independent(inside)
    astride = (row for row in touching if not (from_on <= row.from_on and row.to_on <= to_on))
    straddling = tuple(
        _straddling(row) for row in astride if not _is_covered(row, chosen, first=from_on, last=to_on)
    )
    return Pooled(
        numerator=total(chosen, numerator),
        denominator=total(chosen, denominator),
        records=tuple(row.id for row in chosen),
        findings=straddling + (_gaps(chosen, first=from_on, last=to_on) if chosen else ()),
    )


def ranged(rows: Iterable[Record]) -> tuple[Record, ...]:
    """The rows that know both their days, in the right order."""
    return tuple(row for row in rows if row.from_on and row.to_on and row.from_on <= row.to_on)


def independent(rows: Iterable[Record]) -> tuple[Record, ...]:
    """The rows that may be added: no two of them count the same days of the same field."""
    ordered = sorted(rows, key=lambda row: (row.from_on - row.to_on, row.from_on, row.id))
    taken: dict[DossierField, list[Stretch]] = {DossierField.ALL: []}
    chosen: list[Record] = []
    for row in sorted(ordered, key=lambda row: field_of(row) is not DossierField.ALL):
        field, own = field_of(row), (row.from_on, row.to_on)
        same = taken.setdefault(field, [])
        rivals = () if field is DossierField.ALL else taken[DossierField.ALL]
        if not (_meets(own, same) or _meets(own, rivals)):
            same.append(own)
            chosen.append(row)
    return tuple(sorted(chosen, key=lambda row: (row.from_on, row.id)))


def _meets(own: Stretch, others: Iterable[Stretch]) -> bool:
    """Whether a stretch shares a day with one of others."""
    first, last = own
    return any(first <= other_last and other_first <= last for other_first, other_last in others)


def total(rows: Sequence[Record], names: str) -> int:
    """The sum of one or more counts (joined by `+`) over independent rows."""
    return sum(_total_of(rows, name) for name in names.split("+"))


def value(row: Record, names: str) -> int:
    """The same within one row; a count that was not entered is 0."""
    if "+" not in names:  # most are one count, asked for every row of a long file
        return getattr(row, names) or 0
    return sum(getattr(row, name) or 0 for name in names.split("+"))


def is_entered(rows: Iterable[Record], names: str) -> bool:
    """Whether any row holds these counts; one that was not entered says nothing, also not 0."""
    return any(all(getattr(row, name) is not None for name in names.split("+")) for row in rows)


def field_of(row: Record) -> DossierField:
    """The field of a row; kinds without fields count as all fields."""
    return getattr(row, "field", DossierField.ALL)


def overlap(one: Record, other: Record) -> bool:
    """Whether two rows share a day."""
    return bool(one.from_on <= other.to_on and other.from_on <= one.to_on)


def uncovered(rows: Iterable[Record], *, first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The stretches of a range that no row covers."""
    gaps = []
    start = first
    for row in sorted(rows, key=lambda row: row.from_on):
        if row.from_on > last:
            break
        if row.from_on > start:
            gaps.append((start, row.from_on - _ONE_DAY))
        start = max(start, row.to_on + _ONE_DAY)
    if start <= last:
        gaps.append((start, last))
    return tuple(gaps)


def _total_of(rows: Sequence[Record], name: str) -> int:
    if name in OPENING:
        ends = _reached([(field_of(row), row.to_on) for row in rows], min)
        rows = tuple(row for row in rows if ends[field_of(row)] >= row.from_on)
    elif name in CLOSING:
        begun = _reached([(field_of(row), row.from_on) for row in rows], max)
        rows = tuple(row for row in rows if begun[field_of(row)] <= row.to_on)
    return sum(value(row, name) for row in rows)


def _reached(
    days: Sequence[tuple[DossierField, date]], best: Callable[[Iterable[date]], date]
) -> Mapping[DossierField, date]:
    """By field the first or last day among the rows of one count: of the same field, or of all fields.

    A row of all fields is of one count with every other.
    """
    fields = {field for field, _day in days}
    return {
        field: best(day for other, day in days if DossierField.ALL in {field, other} or other is field)
        for field in fields
    }


def _is_covered(row: Record, chosen: Sequence[Record], *, first: date, last: date) -> bool:
    fields = {field_of(row), DossierField.ALL}
    same = chosen if field_of(row) is DossierField.ALL else [one for one in chosen if field_of(one) in fields]
    return not uncovered(same, first=max(row.from_on, first), last=min(row.to_on, last))


def _straddling(row: Record) -> Finding:
    where = f"{kind_for(row).code}:{row.id}:from_on"
    return warning("RANGE_STRADDLES", where, from_on=row.from_on, to_on=row.to_on)


def _gaps(chosen: Sequence[Record], *, first: date, last: date) -> tuple[Finding, ...]:
    return tuple(
        warning("RANGE_GAP", f"{kind_for(chosen[0]).code}::from_on", from_on=start, to_on=end)
        for start, end in uncovered(chosen, first=first, last=last)
    )
