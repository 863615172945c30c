"""Whether the rule of a leaf can be right: bands that tile, points inside [0, M], matching inputs."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from core.criteria.rules import (
    ChecklistAllRule,
    ChecklistSumRule,
    ChoiceRule,
    CountRule,
    DeadlineRule,
    DeductRule,
    ExternalRule,
    Formula,
    RatioBand,
    RatioRule,
    ReportRule,
    RuleKind,
    SurveyRule,
)
from core.criteria.values import Criterion, IndicatorForm
from core.findings import Finding, error, warning

_LEAP_YEAR = 2024
_FULL_WEIGHT = 100

_FORMS: Mapping[RuleKind, frozenset[IndicatorForm]] = MappingProxyType(
    {
        RuleKind.DEADLINE_STEP: frozenset({IndicatorForm.DATE}),
        RuleKind.RATIO_BANDS: frozenset({IndicatorForm.RATIO, IndicatorForm.PERCENT_VALUE}),
        RuleKind.COUNT_BANDS: frozenset({IndicatorForm.COUNT}),
        RuleKind.CHECKLIST_SUM: frozenset({IndicatorForm.BOOLEAN_ITEMS}),
        RuleKind.CHECKLIST_ALL: frozenset({IndicatorForm.BOOLEAN_ITEMS}),
        RuleKind.SINGLE_CHOICE: frozenset({IndicatorForm.OPTION}),
        RuleKind.PER_REPORT: frozenset({IndicatorForm.STATUS_PER_PERIOD}),
        RuleKind.DEDUCT_PER_EVENT: frozenset({IndicatorForm.EVENT_COUNTS}),
        RuleKind.SURVEY_WEIGHTED: frozenset({IndicatorForm.ANSWER_COUNTS}),
        RuleKind.EXTERNAL_VALUE: frozenset({IndicatorForm.EXTERNAL}),
    }
)


def check_leaf(leaf: Criterion) -> Iterator[Finding]:
    """Findings about the indicator and the rule of one leaf."""
    if leaf.indicator is None or leaf.rule is None:
        return  # already reported when the leaf was read
    form = leaf.indicator.form
    if form is IndicatorForm.UNDEFINED:
        yield warning("C_INDICATOR_UNDEFINED", leaf.id)
    elif form not in _FORMS[leaf.rule.kind]:
        yield error("C_FORM_MISMATCH", leaf.id, form=form.value, rule=leaf.rule.kind.value)
    yield from _check_rule(leaf)


def check_tiles(where: str, bands: Iterable[tuple[Decimal, Decimal | None]]) -> Iterator[Finding]:
    """Whether ascending bands [lower, upper) cover [0, infinity) once; upper None means no end."""
    expected: Decimal | None = Decimal(0)
    for lower, upper in bands:
        if upper is not None and upper <= lower:
            yield error("C_BAND_EMPTY", where, lower=lower, upper=upper)
            return
        if expected is None or lower < expected:
            yield error("C_BAND_OVERLAP", where, lower=lower)
            return
        if lower > expected:
            yield error("C_BAND_GAP", where, lower=expected, upper=lower)
            return
        expected = upper
    if expected is not None:
        yield error("C_BAND_END", where, upper=expected)


def _check_rule(leaf: Criterion) -> Iterator[Finding]:
    match leaf.rule:
        case RatioRule(bands=bands):
            yield from check_tiles(leaf.id, ((band.lower, band.upper) for band in bands))
            for band in bands:
                yield from _check_band(leaf, band)
        case DeadlineRule() as rule:
            yield from _check_deadline(leaf, rule)
        case CountRule(bands=bands):
            yield from _check_counts(leaf, tuple(band.at_least for band in bands))
            yield from _check_points(leaf, (band.points for band in bands))
        case ReportRule() as rule:
            yield from _check_keys(leaf, rule.expected)
            share = Decimal(len(rule.expected))
            yield from _check_points(leaf, (share * each for each in (rule.on_time, rule.late, rule.missing)))
        case DeductRule() as rule:
            yield from _check_deduct(leaf, rule)
        case ExternalRule(scale=scale):
            if scale <= 0:
                yield error("C_NOT_POSITIVE", leaf.id, member="scale", value=scale)
        case _:
            yield from _check_lists(leaf)


def _check_lists(leaf: Criterion) -> Iterator[Finding]:
    match leaf.rule:
        case ChecklistSumRule(items=items):
            yield from _check_keys(leaf, (item.key for item in items))
            yield from _check_points(leaf, (item.points for item in items), top=False)
            yield from _check_top(leaf, sum((item.points for item in items), Decimal(0)))
        case ChecklistAllRule(items=items):
            yield from _check_keys(leaf, (item.key for item in items))
        case ChoiceRule(options=options):
            yield from _check_keys(leaf, (option.key for option in options))
            yield from _check_points(leaf, (option.points for option in options))
        case SurveyRule(weights=weights):
            yield from _check_keys(leaf, (weight.key for weight in weights))
            for weight in weights:
                if not 0 <= weight.weight <= _FULL_WEIGHT:
                    yield error("C_WEIGHT", leaf.id, key=weight.key, value=weight.weight)


def _check_band(leaf: Criterion, band: RatioBand) -> Iterator[Finding]:
    match band.formula:
        case Formula.CONST:
            yield from _check_points(leaf, (band.value or Decimal(0),), top=False)
        case Formula.PROPORTIONAL:
            target = band.target or Decimal(0)
            if target <= 0:
                yield error("C_NOT_POSITIVE", leaf.id, member="target", value=target)
            elif band.upper is None or band.upper > target:
                yield warning("C_FORMULA_ABOVE_MAX", leaf.id, lower=band.lower)
        case Formula.INTERP:
            yield from _check_interp(leaf, band)
        case _:
            return


def _check_interp(leaf: Criterion, band: RatioBand) -> Iterator[Finding]:
    start, end = band.start or Decimal(0), band.end or Decimal(0)
    if start >= end:
        yield error("C_INTERP_ENDS", leaf.id, start=start, end=end)
    elif band.lower < start:
        yield error("C_POINTS_BELOW_ZERO", leaf.id, points=_interp(leaf, band.lower, start=start, end=end))
    elif band.upper is None or band.upper > end:
        yield warning("C_FORMULA_ABOVE_MAX", leaf.id, lower=band.lower)


def _interp(leaf: Criterion, at: Decimal, *, start: Decimal, end: Decimal) -> Decimal:
    share = Fraction(at - start) / Fraction(end - start) * Fraction(leaf.max_points)
    return round(Decimal(share.numerator) / Decimal(share.denominator), 2)


def _check_deadline(leaf: Criterion, rule: DeadlineRule) -> Iterator[Finding]:
    days = tuple(step.on_or_before.of(_LEAP_YEAR) for step in rule.steps)
    if not days:
        yield error("C_LIST_EMPTY", leaf.id)
    if any(later <= earlier for earlier, later in pairwise(days)):
        yield error("C_STEPS_ORDER", leaf.id)
    yield from _check_points(leaf, (*(step.points for step in rule.steps), rule.after, rule.missing))


def _check_counts(leaf: Criterion, limits: tuple[int, ...]) -> Iterator[Finding]:
    if not limits or limits[-1] != 0:
        yield error("C_BAND_GAP", leaf.id, lower=0, upper=limits[-1] if limits else "")
    for earlier, later in pairwise(limits):
        if earlier == later:
            yield error("C_BAND_OVERLAP", leaf.id, lower=later)


def _check_deduct(leaf: Criterion, rule: DeductRule) -> Iterator[Finding]:
    yield from _check_points(leaf, (rule.start, rule.floor))
    if rule.floor > rule.start:
        yield error("C_FLOOR_ABOVE_START", leaf.id, floor=rule.floor, start=rule.start)
    costs = tuple(severity.points for severity in rule.severities) or (rule.per_event,)
    for cost in costs:
        if cost <= 0:
            yield error("C_NOT_POSITIVE", leaf.id, member="per_event", value=cost)


def _check_keys(leaf: Criterion, keys: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            yield error("C_KEY_TWICE", leaf.id, key=key)
        seen.add(key)
    if not seen:
        yield error("C_LIST_EMPTY", leaf.id)


def _check_points(leaf: Criterion, points: Iterable[Decimal], *, top: bool = True) -> Iterator[Finding]:
    """Every amount in [0, M]; with `top`, the best of them should be M."""
    amounts = tuple(points)
    for amount in amounts:
        if amount < 0:
            yield error("C_POINTS_BELOW_ZERO", leaf.id, points=amount)
    best = max(amounts, default=Decimal(0))
    if top:
        yield from _check_top(leaf, best)
    elif best > leaf.max_points:
        yield error("C_POINTS_ABOVE_MAX", leaf.id, points=best, maximum=leaf.max_points)


def _check_top(leaf: Criterion, best: Decimal) -> Iterator[Finding]:
    if best > leaf.max_points:
        yield error("C_POINTS_ABOVE_MAX", leaf.id, points=best, maximum=leaf.max_points)
    elif best < leaf.max_points:
        yield warning("C_MAX_UNREACHABLE", leaf.id, points=best, maximum=leaf.max_points)
