"""The rule kinds as values: how a leaf turns inputs into points (field guide, section 5).

Nothing here computes a score; `core.scoring.rules` does. All points are Decimal and lie in [0, M],
where M is the maximum of the leaf that carries the rule.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class RuleKind(StrEnum):
    """The names rules carry in a criteria set."""

    DEADLINE_STEP = "deadline_step"
    RATIO_BANDS = "ratio_bands"
    COUNT_BANDS = "count_bands"
    CHECKLIST_SUM = "checklist_sum"
    CHECKLIST_ALL = "checklist_all"
    SINGLE_CHOICE = "single_choice"
    PER_REPORT = "per_report"
    DEDUCT_PER_EVENT = "deduct_per_event"
    SURVEY_WEIGHTED = "survey_weighted"
    EXTERNAL_VALUE = "external_value"


class Formula(StrEnum):
    """What the matching band of a ratio rule gives; p is the exact ratio in percent."""

    MAX = "max"
    ZERO = "zero"
    CONST = "const"
    RATIO_X_MAX = "ratio_x_max"
    PROPORTIONAL = "proportional_to_target"
    INTERP = "interp"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDay:
    """A day of the assessed year Y or a neighbour of it; `day` None is the last day of the month."""

    year_offset: int = 0
    month: int
    day: int | None = None

    def of(self, year: int) -> date:
        """The plain local date in the assessed year `year`; 29 February exists when the year has it."""
        target = year + self.year_offset
        last = calendar.monthrange(target, self.month)[1]
        return date(target, self.month, last if self.day is None else self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineStep:
    """Issued on or before this day: these points."""

    on_or_before: YearDay
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """First step whose limit is not passed; later than all: `after`; no date: `missing`."""

    steps: tuple[DeadlineStep, ...]
    after: Decimal
    missing: Decimal
    kind: RuleKind = RuleKind.DEADLINE_STEP


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioBand:
    """One band lower <= p < upper (upper None: no end) and its formula.

    `value` belongs to `const`, `target` to `proportional_to_target`, `start` and `end` to `interp`.
    `flag` is raised when the band matches.
    """

    lower: Decimal
    upper: Decimal | None
    formula: Formula
    value: Decimal | None = None
    target: Decimal | None = None
    start: Decimal | None = None
    end: Decimal | None = None
    flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRule:
    """Bands in ascending order that tile [0, infinity)."""

    bands: tuple[RatioBand, ...]
    kind: RuleKind = RuleKind.RATIO_BANDS


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBand:
    """At least `at_least` occurrences: these points."""

    at_least: int
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRule:
    """The highest band reached by the count; bands in descending order, the last one at 0."""

    bands: tuple[CountBand, ...]
    kind: RuleKind = RuleKind.COUNT_BANDS


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One item to tick; in a `checklist_all` rule the points are 0 and unused."""

    key: str
    label: str
    points: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistSumRule:
    """Sum of the points of the ticked items."""

    items: tuple[ChecklistItem, ...]
    kind: RuleKind = RuleKind.CHECKLIST_SUM


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistAllRule:
    """All items ticked: the maximum; otherwise nothing."""

    items: tuple[ChecklistItem, ...]
    kind: RuleKind = RuleKind.CHECKLIST_ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose and its points."""

    key: str
    label: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRule:
    """Points of the one chosen option."""

    options: tuple[Option, ...]
    kind: RuleKind = RuleKind.SINGLE_CHOICE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule:
    """Points per expected periodic report: on time, late or missing."""

    expected: tuple[str, ...]
    on_time: Decimal
    late: Decimal
    missing: Decimal
    kind: RuleKind = RuleKind.PER_REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """How many points one event of this severity costs."""

    key: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DeductRule:
    """max(floor, start - sum of count x severity); `per_event` where the rule has no severities."""

    start: Decimal
    floor: Decimal
    per_event: Decimal
    severities: tuple[Severity, ...] = ()
    kind: RuleKind = RuleKind.DEDUCT_PER_EVENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Weight (0 to 100) of one level of answer."""

    key: str
    weight: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRule:
    """M x sum(count x weight) / (valid answers x 100)."""

    weights: tuple[Weight, ...]
    kind: RuleKind = RuleKind.SURVEY_WEIGHTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalRule:
    """value x M / scale."""

    scale: Decimal
    kind: RuleKind = RuleKind.EXTERNAL_VALUE


Rule = (
    DeadlineRule
    | RatioRule
    | CountRule
    | ChecklistSumRule
    | ChecklistAllRule
    | ChoiceRule
    | ReportRule
    | DeductRule
    | SurveyRule
    | ExternalRule
)
