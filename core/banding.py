"""The band of one unit: by index, then conditions, downgrades, caps; each step listed with its rule.

Field guide, section 7: order "band by index, conditions, downgrades, caps". Duties a rule creates
(a self-review report) come out as tasks with their last valid day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from core.criteria.values import (
    AreaCondition,
    BandScheme,
    CapBand,
    Comparison,
    CreateTask,
    CriteriaSet,
    DownBands,
    DowngradeRule,
    EventCondition,
    IndicatorCondition,
    LowestBand,
)

HEAD_RATED_COMPLETED = "head_rated_completed"
"""Event: the head was rated "completed the task" on reform; triggers the duties of the area rule too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPoints:
    """Points and maximum (after exclusion) of one area."""

    area_id: str
    points: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something recorded about the unit that a downgrade rule may name."""

    event: str
    severity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What bands depend on beside the index.

    `indicators` are pairs (name, value), such as ("sipas_percent", 88.08).
    """

    areas: tuple[AreaPoints, ...] = ()
    has_zero_criterion: bool = False
    indicators: tuple[tuple[str, Decimal], ...] = ()
    events: tuple[Event, ...] = ()


class StepKind(StrEnum):
    """What one step of the banding did."""

    BY_INDEX = "by_index"
    CONDITION = "condition"
    DOWN = "down"
    LOWEST = "lowest"
    CAP = "cap"
    TASK = "task"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: the rule behind it (empty for the scheme itself), band before and after, what triggered it.

    `grounds` are pairs: an indicator and its value, an event and its severity, an area and its share.
    UNKNOWN: the indicator of a rule has no value, so the rule could not be applied.
    """

    kind: StepKind
    rule_id: str = ""
    before: str = ""
    after: str = ""
    grounds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDue:
    """A duty a rule creates; `last_day` is the last valid day, a plain local date."""

    rule_id: str
    task: str
    last_day: date
    grounds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Banding:
    """The band of a unit, how it came about, and the duties that follow."""

    band: str
    steps: tuple[Step, ...]
    tasks: tuple[TaskDue, ...]


def find_band(
    criteria_set: CriteriaSet, scheme: BandScheme, *, index: Decimal, facts: Facts, year: int
) -> Banding:
    """The band of an index already rounded to 2 decimals, after conditions, downgrades and caps.

    `year` is the assessed year; due days of tasks count from it.
    """
    position, steps = _by_index(scheme, index=index, facts=facts)
    tasks: list[TaskDue] = []
    for rule in sorted(criteria_set.downgrade_rules, key=_turn):
        grounds = _grounds(rule, facts)
        if grounds is None:
            steps.append(Step(kind=StepKind.UNKNOWN, rule_id=rule.id))
        elif grounds and isinstance(rule.effect, CreateTask):
            tasks.append(_task(rule.id, rule.effect, year=year, grounds=grounds))
            steps.append(Step(kind=StepKind.TASK, rule_id=rule.id, grounds=grounds))
        elif grounds:
            lowered = _lowered(scheme, rule, position=position)
            steps.append(_step(scheme, rule, moved=(position, lowered), grounds=grounds))
            position = lowered
    return Banding(band=scheme.bands[position].name, steps=tuple(steps), tasks=tuple(tasks))


def _by_index(scheme: BandScheme, *, index: Decimal, facts: Facts) -> tuple[int, list[Step]]:
    by_index = next(n for n, band in enumerate(scheme.bands) if index >= band.lower)
    name = scheme.bands[by_index].name
    steps = [Step(kind=StepKind.BY_INDEX, after=name, grounds=(("index", str(index)),))]
    position = by_index
    while scheme.bands[position].no_zero_criterion and facts.has_zero_criterion:
        position += 1
    if position != by_index:
        after = scheme.bands[position].name
        grounds = (("condition", "no_zero_criterion"),)
        steps.append(Step(kind=StepKind.CONDITION, before=name, after=after, grounds=grounds))
    return position, steps


def _turn(rule: DowngradeRule) -> int:
    """Downgrades come before caps, duties last; rules of one turn keep the order of the set."""
    match rule.effect:
        case DownBands() | LowestBand():
            return 0
        case CapBand():
            return 1
        case _:
            return 2


def _lowered(scheme: BandScheme, rule: DowngradeRule, *, position: int) -> int:
    lowest = len(scheme.bands) - 1
    match rule.effect:
        case DownBands(count=count):
            return min(position + count, lowest)
        case CapBand(by_scheme=by_scheme):
            names = [band.name for band in scheme.bands]
            caps = [names.index(band) for scheme_id, band in by_scheme if scheme_id == scheme.id]
            return max(position, *caps) if caps else position
        case _:
            return lowest


def _step(
    scheme: BandScheme, rule: DowngradeRule, *, moved: tuple[int, int], grounds: tuple[tuple[str, str], ...]
) -> Step:
    kinds = {DownBands: StepKind.DOWN, CapBand: StepKind.CAP}
    return Step(
        kind=kinds.get(type(rule.effect), StepKind.LOWEST),
        rule_id=rule.id,
        before=scheme.bands[moved[0]].name,
        after=scheme.bands[moved[1]].name,
        grounds=grounds,
    )


def _grounds(rule: DowngradeRule, facts: Facts) -> tuple[tuple[str, str], ...] | None:
    """What makes the condition hold: empty when it does not, None when it cannot be known."""
    match rule.condition:
        case IndicatorCondition(indicator=indicator, op=op, value=limit):
            value = dict(facts.indicators).get(indicator)
            if value is None:
                return None
            return ((indicator, str(value)),) if _holds(op, value=value, limit=limit) else ()
        case EventCondition(event=event, severity=severity):
            matching = (each for each in facts.events if each.event == event)
            return tuple(
                (each.event, each.severity or "")
                for each in matching
                if severity is None or each.severity == severity
            )
        case condition:
            return tuple(_area_grounds(condition, facts))


def _area_grounds(condition: AreaCondition, facts: Facts) -> Iterator[tuple[str, str]]:
    for area in facts.areas:
        # Compared exactly: 17.99 of 24 is below 75 %, 18.00 is not (field guide, AREA75).
        named = area.area_id in condition.areas
        if named and Fraction(area.points) * 100 < Fraction(condition.percent) * Fraction(area.maximum):
            yield area.area_id, f"{area.points}/{area.maximum}"
    for each in facts.events:
        if each.event == HEAD_RATED_COMPLETED:
            yield each.event, each.severity or ""


def _holds(op: Comparison, *, value: Decimal, limit: Decimal) -> bool:
    match op:
        case Comparison.LT:
            return value < limit
        case Comparison.LE:
            return value <= limit
        case Comparison.GT:
            return value > limit
        case _:  # Comparison.GE
            return value >= limit


def _task(rule_id: str, effect: CreateTask, *, year: int, grounds: tuple[tuple[str, str], ...]) -> TaskDue:
    due = effect.due.of(year)
    last_day = due - timedelta(days=1) if effect.due_exclusive else due  # "before day D" excludes D
    return TaskDue(rule_id=rule_id, task=effect.task, last_day=last_day, grounds=grounds)
