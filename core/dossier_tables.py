"""The figures of the dossier annex: counts and ratios by field and by period (HS1-HS4, TO, SH, BS).

Every sum follows the rules of `core.records.stretches`: no day is counted twice, what was carried over counts
at the beginning of a stretch, what still runs at its end, and a ratio is a sum over a sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.dates import NotAPeriod, Period, PeriodKind, parse_period
from core.dossier_ratios import RATIOS, RatioRule
from core.errors import UserError
from core.findings import Finding
from core.records.checks import SUM_CHECKS, check
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.records.stretches import is_entered, pooled, total
from core.records.year_checks import check_late_list, check_year

_LATE_CHECKS: Final = frozenset({"APOLOGIES_DIFFER", "LATE_DIFFERS", "MONTHS_MISSING"})
_RULES: Final[Mapping[str, RatioRule]] = {rule.key: rule for rule in RATIOS}


class UnknownStretch(UserError):
    """The part of the annex names no stretch of days; fields: `part`."""

    code = "E_DOSSIER_STRETCH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One column: the name of a count, several joined by `+`, or the key of a ratio."""

    key: str
    is_ratio: bool = False


def _counts(*names: str) -> tuple[Figure, ...]:
    return tuple(Figure(key=name) for name in names)


def _ratio(key: str) -> tuple[Figure, ...]:
    return (Figure(key=key, is_ratio=True),)


TABLES: Final[Mapping[str, tuple[Figure, ...]]] = {
    "received": (
        *_counts("carried_over", "online_full", "online_partial", "direct", "post", "received"),
        *_ratio("online"),
    ),
    "settled": (
        *_counts("done_early", "done_on_time", "done_late", "done"),
        *_ratio("on_time"),
        *_counts("pending_due", "pending_overdue", "refused", "apologies"),
        *_ratio("apology"),
    ),
    "online": (
        *_counts("full_eligible", "online_full"),
        *_ratio("full_online"),
        *_counts("fee_dossiers", "paid_online"),
        *_ratio("epayment"),
        *_counts("digitised_parts"),
        *_ratio("parts"),
        *_counts("digitised_results"),
        *_ratio("results"),
        *_counts("digitised_both"),
        *_ratio("digitised"),
    ),
    "used": (
        *_counts("reused"),
        *_ratio("reused"),
        *_counts("result_required", "e_results"),
        *_ratio("eresult"),
        *_counts("transactions", "authenticated"),
        *_ratio("authenticated"),
        *_counts("interlinked", "outside_boundary"),
    ),
    "copies": (
        *_counts("copies", "certified_copies"),
        *_ratio("e_copies"),
        *_counts("population_data"),
        *_ratio("population_data"),
        *_counts("in_software"),
        *_ratio("in_software"),
    ),
}
"""The tables of the annex, each narrow enough for a page turned sideways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The days an annex covers, both included; `period` is None for days chosen freely."""

    first: date
    last: date
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The counts of some rows, each added up; one that nobody entered is left out, and no row gives none."""

    counts: Mapping[str, int]
    rows: int

    def count(self, names: str) -> int | None:
        """A count or the sum of several; None where one of them was not entered."""
        each = [self.counts.get(name) for name in names.split("+")]
        return None if not self.rows or None in each else sum(value or 0 for value in each)

    def pair(self, key: str) -> tuple[int, int] | None:
        """What stands above and below the line of a ratio; None where nothing tells it."""
        rule = _RULES[key]
        above, below = self.count(rule.numerator), self.count(rule.denominator)
        return None if above is None or not below else (above, below)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSums:
    """One row of the second half of the annex; a quarter or half year stands behind its months."""

    period: Period
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedCheck:
    """A sum check that fails, and the row it was found on; None where it is about the year."""

    finding: Finding
    row: DossierCount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTables:
    """Everything the annex tells: sums by field, by period and of the whole stretch.

    `late` are the late dossiers whose limit lies in the stretch, `failed` the sum checks that fail.
    """

    stretch: Stretch
    fields: tuple[tuple[DossierField, Sums], ...]
    periods: tuple[PeriodSums, ...]
    whole: Sums
    late: tuple[LateDossier, ...]
    failed: tuple[FailedCheck, ...]


def stretch_of(part: str, year: int) -> Stretch:
    """The days behind a part: empty or `year`, `h1`, `q3`, `m07`, or `2024-01-01..2024-03-31`.

    Raises:
        UnknownStretch: none of these.
    """
    if ".." in part:
        first, _, last = part.partition("..")
        try:
            days = date.fromisoformat(first), date.fromisoformat(last)
        except ValueError as err:
            raise UnknownStretch(part=part) from err
        if days[1] < days[0]:
            raise UnknownStretch(part=part)
        return Stretch(first=days[0], last=days[1])
    told = "" if part in {"", "year"} else f"-{part.upper().removeprefix('M')}"
    try:
        period = parse_period(f"{year:04d}{told}")
    except NotAPeriod as err:
        raise UnknownStretch(part=part) from err
    return Stretch(first=period.start, last=period.end, period=period)


def parts_of(year: int) -> tuple[tuple[str, Period], ...]:
    """The parts of a year: the whole, its halves, quarters and months."""
    found = [("year", Period(year=year))]
    for kind, letter, number in (
        (PeriodKind.HALF, "h", 2),
        (PeriodKind.QUARTER, "q", 4),
        (PeriodKind.MONTH, "m", 12),
    ):
        for at in range(1, number + 1):
            key = f"m{at:02d}" if kind is PeriodKind.MONTH else f"{letter}{at}"
            found.append((key, Period(year=year, kind=kind, number=at)))
    return tuple(found)


def tables_of_dossiers(
    rows: Sequence[DossierCount], late: Sequence[LateDossier], *, stretch: Stretch
) -> DossierTables:
    """The annex of a stretch; only rows that lie wholly inside a stretch count in it."""
    fields = ((field, sums(rows, stretch, field=field)) for field in DossierField)
    split = tuple((field, each) for field, each in fields if each.rows and field is not DossierField.ALL)
    return DossierTables(
        stretch=stretch,
        fields=split,
        periods=tuple(
            PeriodSums(period=each, sums=sums(rows, Stretch(first=each.start, last=each.end)))
            for each in _periods(stretch)
        ),
        whole=sums(rows, stretch),
        late=tuple(each for each in late if each.due_on and stretch.first <= each.due_on <= stretch.last),
        failed=_failed(rows, late, stretch=stretch),
    )


def sums(rows: Sequence[DossierCount], stretch: Stretch, *, field: DossierField | None = None) -> Sums:
    """The counts of a stretch, of one field or of all fields together."""
    own = tuple(row for row in rows if field is None or row.field is field)
    found = pooled(
        own, from_on=stretch.first, to_on=stretch.last, numerator="received", denominator="received"
    )
    used = frozenset(found.records)
    chosen = tuple(row for row in own if row.id in used)
    names = dict.fromkeys(name for name in _names() if is_entered(chosen, name))
    return Sums(counts={name: total(chosen, name) for name in names}, rows=len(chosen))


def _names() -> Iterable[str]:
    for figures in TABLES.values():
        for figure in figures:
            if not figure.is_ratio:
                yield from figure.key.split("+")
                continue
            rule = _RULES[figure.key]
            yield from (*rule.numerator.split("+"), *rule.denominator.split("+"))


def _periods(stretch: Stretch) -> tuple[Period, ...]:
    """The months of a stretch, each quarter and half behind its own; none inside a single month."""
    period = stretch.period
    if period is None or period.kind is PeriodKind.MONTH:
        return ()
    found: list[Period] = []
    for month in period.months():
        found.append(month)
        if month.number % 3 == 0 and period.kind is not PeriodKind.QUARTER:
            found.append(Period(year=period.year, kind=PeriodKind.QUARTER, number=month.number // 3))
        if month.number % 6 == 0 and period.kind is PeriodKind.YEAR:
            found.append(Period(year=period.year, kind=PeriodKind.HALF, number=month.number // 6))
    return tuple(found)


def _failed(
    rows: Sequence[DossierCount], late: Sequence[LateDossier], *, stretch: Stretch
) -> tuple[FailedCheck, ...]:
    """The sum checks of guide 3 that fail on the rows of the stretch, each told once."""
    inside = {
        row.id: row
        for row in rows
        if row.from_on and row.to_on and stretch.first <= row.from_on and row.to_on <= stretch.last
    }
    found = [finding for row in inside.values() for finding in check(row)]
    for year in dict.fromkeys(row.year for row in inside.values()):
        found.extend(check_year(tuple(inside.values()), year))
    found.extend(check_late_list(tuple(inside.values()), late))
    wanted = SUM_CHECKS | _LATE_CHECKS
    return tuple(
        FailedCheck(finding=finding, row=inside.get(_row_id(finding)))
        for finding in dict.fromkeys(finding for finding in found if finding.code in wanted)
    )


def _row_id(finding: Finding) -> str:
    """The record a finding is about, out of `kind:id:field`."""
    return finding.where.partition(":")[2].partition(":")[0]
