"""Ratios of dossier counts over any stretch of days: sum over sum, each with its counts and its denominator.

A ratio over a stretch is the sum of its numerators over the sum of its denominators, never the mean of ratios
(guide 3, check 10). Which rows of counts may be added is the matter of `core.records.stretches`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from core.dates import end_of_month
from core.findings import Finding
from core.numbers import percent, round_half_up
from core.records.dossiers import DossierCount, DossierField
from core.records.stretches import Pooled, is_entered, pooled, total

LATE: Final = "done_late+pending_overdue"
"""Settled late, or still running beyond the limit: an apology is owed in both cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRule:
    """One ratio: the counts above and below the line, several joined by `+`."""

    key: str
    numerator: str
    denominator: str


RATIOS: Final = (
    RatioRule(key="online", numerator="online", denominator="received"),
    RatioRule(key="direct", numerator="direct", denominator="received"),
    RatioRule(key="post", numerator="post", denominator="received"),
    RatioRule(key="full_online", numerator="online_full", denominator="full_eligible"),
    RatioRule(key="on_time", numerator="done_early+done_on_time", denominator="done+pending_overdue"),
    RatioRule(key="early", numerator="done_early", denominator="done"),
    RatioRule(key="late", numerator=LATE, denominator="done+pending_overdue"),
    RatioRule(key="apology", numerator="apologies", denominator=LATE),
    RatioRule(key="epayment", numerator="paid_online", denominator="fee_dossiers"),
    RatioRule(key="parts", numerator="digitised_parts", denominator="received+carried_over"),
    RatioRule(key="results", numerator="digitised_results", denominator="done"),
    RatioRule(key="digitised", numerator="digitised_both", denominator="received+carried_over"),
    RatioRule(key="reused", numerator="reused", denominator="received"),
    RatioRule(key="eresult", numerator="e_results", denominator="result_required"),
    RatioRule(key="authenticated", numerator="authenticated", denominator="transactions"),
    RatioRule(key="e_copies", numerator="certified_copies", denominator="copies"),
    RatioRule(key="population_data", numerator="population_data", denominator="received"),
    RatioRule(key="in_software", numerator="in_software", denominator="received+carried_over"),
)
"""In the order of an officer's report. Sources: guide 4, rows R036, R065, R072, R077-R083, R106, R109."""

MAIN: Final = ("online", "on_time", "early", "digitised", "epayment")
"""The ratios of the year at a glance."""

COUNTS: Final = (
    "carried_over",
    "received",
    "done",
    "pending",
    "refused",
    "outside_boundary",
    "interlinked",
    "certified_copies",
)
"""Plain sums told beside the ratios (R037, R082)."""

_NAMES: Final = frozenset(
    {name for rule in RATIOS for names in (rule.numerator, rule.denominator) for name in names.split("+")}
    | set(COUNTS)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A ratio with its counts; `percent` has two decimals, half up, and is None where nothing was counted."""

    rule: RatioRule
    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """Percent of the counts."""
        return percent(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeFigures:
    """What the counts of a stretch of days say, how many rows were added, what was left out or is missing."""

    ratios: tuple[Ratio, ...]
    counts: Mapping[str, int]
    rows: int
    findings: tuple[Finding, ...]

    def ratio(self, key: str) -> Ratio:
        """One ratio by its key."""
        return next(each for each in self.ratios if each.rule.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFigures:
    """One field in a stretch of days: late dossiers among those settled or overdue (R066), and apologies."""

    field: DossierField
    late: Ratio
    apologies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioChange:
    """How a ratio moved: `points` between the printed percentages, `relative` in percent of the earlier one.

    The two are told apart (R101): from 20 % to 25 % are 5 points and 25 % more.
    """

    before: Ratio
    points: Decimal | None
    relative: Decimal | None


def figures(rows: Sequence[DossierCount], *, from_on: date, to_on: date) -> RangeFigures:
    """Every ratio and sum of the rows that lie inside the days, both included."""
    found = pooled(rows, from_on=from_on, to_on=to_on, numerator="received", denominator="received")
    chosen = _used(rows, found)
    sums = _sums(chosen)
    return RangeFigures(
        ratios=tuple(_ratio(rule, sums) for rule in RATIOS),
        counts={name: sums[name] for name in COUNTS},
        rows=len(chosen),
        findings=found.findings,
    )


def by_field(rows: Sequence[DossierCount], *, from_on: date, to_on: date) -> tuple[FieldFigures, ...]:
    """The fields that have counts, most late dossiers first; a row of all fields tells nothing about one."""
    rule = next(each for each in RATIOS if each.key == "late")
    told = []
    for field in DossierField:
        own = tuple(row for row in rows if row.field is field)
        found = pooled(own, from_on=from_on, to_on=to_on, numerator="received", denominator="received")
        chosen = _used(own, found)
        if chosen and field is not DossierField.ALL:
            late = _ratio(rule, _sums(chosen))
            told.append(FieldFigures(field=field, late=late, apologies=total(chosen, "apologies")))
    return tuple(sorted(told, key=lambda each: (-each.late.numerator, -(each.late.percent or Decimal(0)))))


def change(now: Ratio, before: Ratio) -> RatioChange:
    """How a ratio moved between two stretches; None where one of them has nothing to count."""
    if now.percent is None or before.percent is None:
        return RatioChange(before=before, points=None, relative=None)
    points = now.percent - before.percent
    relative = round_half_up(points / before.percent * 100, 1) if before.percent else None
    return RatioChange(before=before, points=points, relative=relative)


def year_before(day: date) -> date:
    """The same day a year earlier; the last day of a month stays the last day."""
    if day == end_of_month(day.year, day.month):
        return end_of_month(day.year - 1, day.month)
    return day.replace(year=day.year - 1)


def _used(rows: Sequence[DossierCount], found: Pooled) -> tuple[DossierCount, ...]:
    used = frozenset(found.records)
    return tuple(row for row in rows if row.id in used)


def _sums(rows: Sequence[DossierCount]) -> Mapping[str, int]:
    """Every count a ratio or a plain sum asks for, each added up once; one never entered is left out."""
    return {name: total(rows, name) for name in _NAMES if is_entered(rows, name) or not rows}


def _ratio(rule: RatioRule, sums: Mapping[str, int]) -> Ratio:
    """A count that was not entered gives no ratio: no data is never 0 (guide 6)."""
    above, below = (tuple(names.split("+")) for names in (rule.numerator, rule.denominator))
    if not sums.keys() >= {*above, *below}:
        return Ratio(rule=rule, numerator=0, denominator=0)
    return Ratio(
        rule=rule, numerator=sum(sums[name] for name in above), denominator=sum(sums[name] for name in below)
    )
