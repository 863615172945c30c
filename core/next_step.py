"""What is still lacking to the next step of a rule: the smallest change of the inputs that wins points.

Only where the rule is monotone: more of one input never gives fewer points, or never gives more. Of a ratio
the denominator stays as it is. Counts are whole; of an amount the next whole unit is taken.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Final

from core.criteria import Criterion, Indicator, IndicatorForm
from core.criteria.rules import (
    ChecklistAllRule,
    ChecklistSumRule,
    ChoiceRule,
    CountRule,
    DeadlineRule,
    DeductRule,
    RatioRule,
    ReportRule,
)
from core.scoring import WrongInputs, score_leaf

_LARGEST: Final = 10**15
_HUNDRED: Final = Fraction(100)
_ON_TIME: Final = "on_time"
_ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One input and the value it would need; `before` is empty where nothing was entered or ticked.

    Values are texts as in `core.criterion_inputs`: counts, days as YYYY-MM-DD, options, "1" for a tick.
    """

    name: str
    before: str
    after: str

    @property
    def amount(self) -> Decimal | None:
        """How much more is needed; below zero for less. None where the values are no numbers."""
        if not self.before or not self.after:
            return None
        try:
            return Decimal(self.after) - Decimal(self.before)
        except ArithmeticError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the rule that would be reached: what must change, the points then, the whole inputs."""

    changes: tuple[Change, ...]
    points: Decimal
    gain: Decimal
    inputs: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """A criterion with the inputs it has now."""

    leaf: Criterion
    inputs: Mapping[str, object]
    year: int

    def points(self, inputs: Mapping[str, object]) -> Decimal:
        """Points under other inputs; what is left out of the score counts nothing here."""
        return score_leaf(self.leaf, inputs, year=self.year).points or _ZERO

    def step(self, changes: tuple[Change, ...], inputs: Mapping[str, object]) -> Step | None:
        """The step these inputs reach, when they win anything."""
        points, held = self.points(inputs), self.points(self.inputs)
        if points <= held:
            return None
        return Step(changes=changes, points=points, gain=points - held, inputs=inputs)


def next_steps(leaf: Criterion, inputs: Mapping[str, object], *, year: int) -> tuple[Step, ...]:
    """The next step of the rule and, where it is another, the smallest change that reaches the most points.

    Empty where the maximum is reached, where no change of one input can win anything, and where the inputs
    cannot be scored.
    """
    trial = _Trial(leaf=leaf, inputs=inputs, year=year)
    indicator = leaf.indicator
    if indicator is None:
        return ()
    try:
        trial.points(inputs)
        found = tuple(step for step in _steps(trial, indicator) if step is not None)
    except WrongInputs:
        return ()
    if not found:
        return ()
    first = min(found, key=lambda step: (step.points, len(step.changes)))
    most = max(step.points for step in found)
    best = next(step for step in found if step.points == most)
    return (first,) if best.points == first.points else (first, best)


def _steps(trial: _Trial, indicator: Indicator) -> Iterator[Step | None]:  # noqa: PLR0911 - one per rule
    match trial.leaf.rule:
        case RatioRule():
            return _ratio_steps(trial, indicator)
        case CountRule() as rule:
            return _count_steps(trial, indicator, rule=rule)
        case DeadlineRule() as rule:
            return _deadline_steps(trial, indicator, rule=rule)
        case ChecklistSumRule() | ChecklistAllRule() as rule:
            return _tick_steps(trial, indicator, rule=rule)
        case ChoiceRule() as rule:
            return _option_steps(trial, indicator, rule=rule)
        case ReportRule() as rule:
            return _report_steps(trial, indicator, rule=rule)
        case DeductRule():
            return _event_steps(trial, indicator)
        case _:
            return iter(())


# --- ratios -----------------------------------------------------------------------------------------------


def _ratio_steps(trial: _Trial, indicator: Indicator) -> Iterator[Step | None]:
    """Over the numerator, from where it stands to the bounds of the other bands."""
    if indicator.form is not IndicatorForm.RATIO:
        return
    name = indicator.numerator_key
    held = Fraction(str(trial.inputs[name]))
    whole = Fraction(str(trial.inputs[indicator.denominator_key]))
    if whole == 0:
        return
    top = _top(trial.leaf, whole) if indicator.is_amount else int(whole)

    def at(number: int) -> Mapping[str, object]:
        return {**trial.inputs, name: str(number) if indicator.is_amount else number}

    def points(number: int) -> Decimal:
        return trial.points(at(number))

    firsts = _firsts(trial.leaf, whole, top=top)
    for number in _wanted(points, firsts, held=held, top=top):
        change = Change(name=name, before=_text(held), after=str(number))
        yield trial.step((change,), at(number))


def _top(leaf: Criterion, whole: Fraction) -> int:
    """The largest amount worth trying: the bound of the last band, and all of the whole."""
    assert isinstance(leaf.rule, RatioRule)
    highest = max((Fraction(band.lower) for band in leaf.rule.bands), default=_HUNDRED)
    return min(ceil(max(highest, _HUNDRED) * whole / _HUNDRED), _LARGEST)


def _firsts(leaf: Criterion, whole: Fraction, *, top: int) -> tuple[int, ...]:
    """The first whole number of every band that can be reached, ascending."""
    assert isinstance(leaf.rule, RatioRule)
    found = {ceil(Fraction(band.lower) * whole / _HUNDRED) for band in leaf.rule.bands}
    return tuple(sorted(number for number in found if number <= top))


def _wanted(
    points: Callable[[int], Decimal], firsts: tuple[int, ...], *, held: Fraction, top: int
) -> tuple[int, ...]:
    """The numbers to reach: the nearest with the most points, and the edge of the next band that gives more.

    Inside a band points never fall, so the first and the last number of each tell whether the rule is
    monotone.
    """
    ends = sorted({0, top, *firsts, *(number - 1 for number in firsts if number)})
    values = [points(end) for end in ends]
    now = points(min(floor(held), top))
    if all(low <= high for low, high in pairwise(values)):
        above = [first for first in firsts if first > held and points(first) > now]
        if values[-1] <= now:
            return ()
        most = _first(lambda number: points(number) >= values[-1], low=ceil(held), high=top)
        return tuple(dict.fromkeys((most, *above[:1])))
    if all(low >= high for low, high in pairwise(values)):
        lasts = [first - 1 for first in firsts if first]
        below = [last for last in lasts if last < held and points(last) > now]
        if values[0] <= now:
            return ()
        most = _last(lambda number: points(number) >= values[0], low=0, high=floor(held))
        return tuple(dict.fromkeys((most, *below[-1:])))
    return ()


def _first(is_enough: Callable[[int], bool], *, low: int, high: int) -> int:
    """The smallest number in [low, high] that is enough; `high` is."""
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _last(is_enough: Callable[[int], bool], *, low: int, high: int) -> int:
    """The largest number in [low, high] that is enough; `low` is."""
    while low < high:
        middle = (low + high + 1) // 2
        if is_enough(middle):
            low = middle
        else:
            high = middle - 1
    return low


# --- the other rules --------------------------------------------------------------------------------------


def _count_steps(trial: _Trial, indicator: Indicator, *, rule: CountRule) -> Iterator[Step | None]:
    name = indicator.value_key
    held = trial.inputs[name]
    for band in sorted(rule.bands, key=lambda each: each.at_least):
        change = Change(name=name, before=str(held), after=str(band.at_least))
        if isinstance(held, int) and band.at_least > held:
            yield trial.step((change,), {**trial.inputs, name: band.at_least})


def _deadline_steps(trial: _Trial, indicator: Indicator, *, rule: DeadlineRule) -> Iterator[Step | None]:
    """The last day of every step; what was issued too late can only be told for next time."""
    name = indicator.value_key
    for step in reversed(rule.steps):
        day = step.on_or_before.of(trial.year).isoformat()
        change = Change(name=name, before=str(trial.inputs.get(name) or ""), after=day)
        yield trial.step((change,), {**trial.inputs, name: day})


def _tick_steps(
    trial: _Trial, indicator: Indicator, *, rule: ChecklistSumRule | ChecklistAllRule
) -> Iterator[Step | None]:
    """One more item each, then all of them."""
    name = indicator.value_key
    value = trial.inputs[name]
    held = [str(item) for item in value] if isinstance(value, (list, tuple)) else []
    lacking = [item.key for item in rule.items if item.key not in held]
    for keys in (*((key,) for key in lacking), tuple(lacking)):
        changes = tuple(Change(name=key, before="", after="1") for key in keys)
        yield trial.step(changes, {**trial.inputs, name: [*held, *keys]})


def _option_steps(trial: _Trial, indicator: Indicator, *, rule: ChoiceRule) -> Iterator[Step | None]:
    name = indicator.value_key
    held = str(trial.inputs.get(name) or "")
    for option in rule.options:
        change = Change(name=name, before=held, after=option.key)
        yield trial.step((change,), {**trial.inputs, name: option.key})


def _report_steps(trial: _Trial, indicator: Indicator, *, rule: ReportRule) -> Iterator[Step | None]:
    """One more report on time each, then all of them."""
    name = indicator.value_key
    value = trial.inputs[name]
    held = dict(value) if isinstance(value, Mapping) else {}
    late = [period for period in rule.expected if held.get(period) != _ON_TIME]
    for periods in (*((period,) for period in late), tuple(late)):
        changes = tuple(
            Change(name=period, before=str(held.get(period) or ""), after=_ON_TIME) for period in periods
        )
        yield trial.step(changes, {**trial.inputs, name: {**held, **dict.fromkeys(periods, _ON_TIME)}})


def _event_steps(trial: _Trial, indicator: Indicator) -> Iterator[Step | None]:
    """As many events fewer as win anything, of one severity at a time; then none at all."""
    name = indicator.value_key
    value = trial.inputs[name]
    held = {str(key): int(str(count)) for key, count in (value.items() if isinstance(value, Mapping) else ())}
    now = trial.points(trial.inputs)
    for key, count in held.items():
        left = _last(_wins(trial, name, held=held, key=key, now=now), low=0, high=count)
        change = Change(name=key, before=str(count), after=str(left))
        yield trial.step((change,), {**trial.inputs, name: {**held, key: left}})
    changes = tuple(Change(name=key, before=str(count), after="0") for key, count in held.items() if count)
    yield trial.step(changes, {**trial.inputs, name: dict.fromkeys(held, 0)})


def _wins(
    trial: _Trial, name: str, *, held: Mapping[str, int], key: str, now: Decimal
) -> Callable[[int], bool]:
    """Whether so many events of one severity leave more points than now."""

    def wins(number: int) -> bool:
        return trial.points({**trial.inputs, name: {**held, key: number}}) > now

    return wins


def _text(value: Fraction) -> str:
    return (
        str(value.numerator)
        if value.denominator == 1
        else format(Decimal(value.numerator) / value.denominator, "f")
    )
