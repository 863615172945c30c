"""One pure function per rule kind, over exact fractions (field guide, section 5).

The registry is by kind, so that a later kind (`combine`: AND, OR, sums of children) is one more entry.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from core.criteria.rules import (
    ChecklistAllRule,
    ChecklistItem,
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
from core.criteria.values import Indicator, IndicatorForm
from core.scoring.inputs import Inputs
from core.scoring.values import Outcome, clause

HUNDRED = Fraction(100)
STATUSES = ("on_time", "late", "missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One leaf to score: its maximum, its indicator, its inputs and the assessed year, if known."""

    maximum: Fraction
    indicator: Indicator
    inputs: Inputs
    year: int | None


def apply_rule(rule: Any, task: Task) -> Outcome:
    """The outcome of any rule. Raises WrongInputs."""
    return _RULES[rule.kind](rule, task)


def _deadline(rule: DeadlineRule, task: Task) -> Outcome:
    key = task.indicator.value_key
    issued = task.inputs.day(key)
    stated_year = task.inputs.year("year")
    if issued is None:
        return Outcome(exact=Fraction(rule.missing), clause=clause("missing"), inputs=())
    year = stated_year or task.year or issued.year
    inputs = ((key, issued.isoformat()), ("year", str(year)))
    for step in rule.steps:
        limit = step.on_or_before.of(year)
        if issued <= limit:
            matched = clause("step", on_or_before=limit.isoformat())
            return Outcome(exact=Fraction(step.points), clause=matched, inputs=inputs)
    last = rule.steps[-1].on_or_before.of(year)
    return Outcome(
        exact=Fraction(rule.after), clause=clause("after", on_or_before=last.isoformat()), inputs=inputs
    )


def _ratio(rule: RatioRule, task: Task) -> Outcome:
    inputs, ratio = _ratio_inputs(task)
    part, whole = ratio
    if whole == 0:
        return Outcome(exact=None, clause=clause("zero_denominator"), inputs=inputs, ratio=ratio)
    share = part / whole * HUNDRED
    # Bands tile [0, infinity) in ascending order, so the last one begun is the one that holds the ratio.
    band = [each for each in rule.bands if share >= Fraction(each.lower)][-1]
    matched = clause(
        "band",
        lower=band.lower,
        upper=band.upper,
        formula=band.formula.value,
        value=band.value,
        target=band.target,
        start=band.start,
        end=band.end,
    )
    flags = (band.flag,) if band.flag else ()
    exact = _by_formula(band, share=share, maximum=task.maximum)
    return Outcome(exact=exact, clause=matched, inputs=inputs, ratio=ratio, flags=flags)


def _ratio_inputs(task: Task) -> tuple[tuple[tuple[str, str], ...], tuple[Fraction, Fraction]]:
    indicator = task.indicator
    if indicator.form is IndicatorForm.PERCENT_VALUE:
        value = task.inputs.number_up_to(indicator.value_key, HUNDRED)
        return ((indicator.value_key, as_text(value)),), (value, HUNDRED)
    if indicator.form is not IndicatorForm.RATIO:
        task.inputs.refuse("", "undefined_indicator")
    part, whole = task.inputs.parts(indicator)
    names = ((indicator.numerator_key, as_text(part)), (indicator.denominator_key, as_text(whole)))
    return names, (part, whole)


def _by_formula(band: RatioBand, *, share: Fraction, maximum: Fraction) -> Fraction:
    match band.formula:
        case Formula.MAX:
            return maximum
        case Formula.ZERO:
            return Fraction(0)
        case Formula.CONST:
            return Fraction(band.value or 0)
        case Formula.RATIO_X_MAX:
            return min(share, HUNDRED) * maximum / HUNDRED
        case Formula.PROPORTIONAL:
            return share * maximum / Fraction(band.target or 0)
        case _:  # Formula.INTERP
            start, end = Fraction(band.start or 0), Fraction(band.end or 0)
            return maximum * (share - start) / (end - start)


def _count(rule: CountRule, task: Task) -> Outcome:
    key = task.indicator.value_key
    count = task.inputs.count(key)
    band = next(each for each in rule.bands if count >= each.at_least)
    matched = clause("count", at_least=band.at_least)
    return Outcome(exact=Fraction(band.points), clause=matched, inputs=((key, str(count)),))


def _checklist_sum(rule: ChecklistSumRule, task: Task) -> Outcome:
    ticked = _ticked(rule.items, task)
    exact = sum((Fraction(item.points) for item in rule.items if item.key in ticked), Fraction(0))
    return _checklist_outcome(rule.items, ticked, exact=exact, name="items")


def _checklist_all(rule: ChecklistAllRule, task: Task) -> Outcome:
    ticked = _ticked(rule.items, task)
    exact = task.maximum if len(ticked) == len(rule.items) else Fraction(0)
    return _checklist_outcome(rule.items, ticked, exact=exact, name="all_items")


def _checklist_outcome(
    items: tuple[ChecklistItem, ...], ticked: frozenset[str], *, exact: Fraction, name: str
) -> Outcome:
    inputs = tuple((item.key, "yes" if item.key in ticked else "no") for item in items)
    return Outcome(exact=exact, clause=clause(name, ticked=len(ticked), of=len(items)), inputs=inputs)


def _ticked(items: tuple[ChecklistItem, ...], task: Task) -> frozenset[str]:
    name = task.indicator.value_key
    value = task.inputs.required(name)
    known = {item.key for item in items}
    if isinstance(value, Mapping):
        answers = {str(key): answer for key, answer in value.items()}
        if not all(answer is None or isinstance(answer, bool) for answer in answers.values()):
            task.inputs.refuse(name, "not_a_yes_or_no")
        keys = [key for key, answer in answers.items() if answer]
        named = set(answers)
    elif isinstance(value, list | tuple) and all(isinstance(key, str) for key in value):
        keys, named = list(value), set(value)
    else:
        task.inputs.refuse(name, "not_a_list")
    if named - known:
        task.inputs.refuse(name, "unknown_key")
    if len(keys) != len(set(keys)):
        task.inputs.refuse(name, "twice")
    return frozenset(keys)


def _choice(rule: ChoiceRule, task: Task) -> Outcome:
    name = task.indicator.value_key
    chosen = task.inputs.text(name)
    for option in rule.options:
        if option.key == chosen:
            matched = clause("option", key=option.key, label=option.label)
            return Outcome(exact=Fraction(option.points), clause=matched, inputs=((name, chosen),))
    return task.inputs.refuse(name, "unknown_key")


def _reports(rule: ReportRule, task: Task) -> Outcome:
    name = task.indicator.value_key
    stated = task.inputs.table(name)
    if set(stated) - set(rule.expected):
        task.inputs.refuse(name, "unknown_period")
    found = ["missing" if stated.get(period) is None else stated[period] for period in rule.expected]
    if not all(status in STATUSES for status in found):
        task.inputs.refuse(name, "unknown_status")
    times = {status: found.count(status) for status in STATUSES}
    worth = {"on_time": rule.on_time, "late": rule.late, "missing": rule.missing}
    exact = sum((Fraction(worth[status]) * times[status] for status in STATUSES), Fraction(0))
    matched = clause(
        "reports",
        **times,
        on_time_points=rule.on_time,
        late_points=rule.late,
        missing_points=rule.missing,
    )
    inputs = tuple((period, str(status)) for period, status in zip(rule.expected, found, strict=True))
    return Outcome(exact=exact, clause=matched, inputs=inputs)


def _deduct(rule: DeductRule, task: Task) -> Outcome:
    name = task.indicator.value_key
    costs = {severity.key: Fraction(severity.points) for severity in rule.severities}
    counts = _event_counts(name, task, only=frozenset(costs))
    lost = sum((costs.get(key, Fraction(rule.per_event)) * count for key, count in counts), Fraction(0))
    matched = clause("events", start=rule.start, floor=rule.floor, lost=as_text(lost))
    exact = max(Fraction(rule.floor), Fraction(rule.start) - lost)
    return Outcome(exact=exact, clause=matched, inputs=tuple((key, str(count)) for key, count in counts))


def _event_counts(name: str, task: Task, *, only: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Counts by severity; a rule without severities takes any names, or one number for all events."""
    value = task.inputs.required(name)
    if not only and type(value) is int:
        return ((name, task.inputs.count_of(value, name)),)
    counts = tuple(
        (str(key), task.inputs.count_of(each, str(key))) for key, each in task.inputs.table(name).items()
    )
    if only and not {key for key, _ in counts} <= only:
        task.inputs.refuse(name, "unknown_key")
    return counts


def _survey(rule: SurveyRule, task: Task) -> Outcome:
    name = task.indicator.value_key
    stated = task.inputs.table(name)
    weights = {weight.key: Fraction(weight.weight) for weight in rule.weights}
    if set(stated) - set(weights):
        task.inputs.refuse(name, "unknown_key")
    counts = {key: task.inputs.count_of(stated.get(key, 0), key) for key in weights}
    valid = sum(counts.values())
    inputs = tuple((key, str(count)) for key, count in counts.items())
    if valid == 0:
        return Outcome(exact=None, clause=clause("zero_denominator"), inputs=inputs)
    points = sum((weights[key] * count for key, count in counts.items()), Fraction(0))
    ratio = (points, valid * HUNDRED)
    matched = clause("answers", valid=valid, weighted=as_text(points))
    return Outcome(exact=task.maximum * ratio[0] / ratio[1], clause=matched, inputs=inputs, ratio=ratio)


def _external(rule: ExternalRule, task: Task) -> Outcome:
    name, scale = task.indicator.value_key, Fraction(rule.scale)
    value = task.inputs.number_up_to(name, scale)
    return Outcome(
        exact=value * task.maximum / scale,
        clause=clause("scale", scale=rule.scale),
        inputs=((name, as_text(value)),),
        ratio=(value, scale),
    )


def as_text(value: Fraction) -> str:
    """A fraction that came from a decimal, as that decimal again, exactly."""
    if value.denominator == 1:
        return str(value.numerator)
    places = next(n for n in range(1, 13) if (value * 10**n).denominator == 1)
    digits = str((value * 10**places).numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


_RULES: Mapping[RuleKind, Callable[[Any, Task], Outcome]] = MappingProxyType(
    {
        RuleKind.DEADLINE_STEP: _deadline,
        RuleKind.RATIO_BANDS: _ratio,
        RuleKind.COUNT_BANDS: _count,
        RuleKind.CHECKLIST_SUM: _checklist_sum,
        RuleKind.CHECKLIST_ALL: _checklist_all,
        RuleKind.SINGLE_CHOICE: _choice,
        RuleKind.PER_REPORT: _reports,
        RuleKind.DEDUCT_PER_EVENT: _deduct,
        RuleKind.SURVEY_WEIGHTED: _survey,
        RuleKind.EXTERNAL_VALUE: _external,
    }
)
