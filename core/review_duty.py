"""Areas under 75 % of their maximum, and the self-review report that follows (guide 7, AREA75; seed R011).

Which areas count and the limit are marked in the criteria set by a rule that creates a task from areas. A
set without such a rule leaves it open: then every area counts, and whoever shows it says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from core.criteria import CriteriaSet
from core.criteria.values import AreaCondition, CreateTask, DowngradeRule
from core.dates import before
from core.records.planning import Task
from core.result_view import ResultArea

LIMIT: Final = Decimal(75)
"""Per cent of an area's maximum where the set says nothing else (seed document S1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDuty:
    """Why a self-review report is owed for a year, and until when.

    `areas` are those below the limit. `is_marked`: the set names the areas that count; else all count.
    `last_day` is the last valid day, a plain local date ("before 1 April" is 31 March).
    """

    year: int
    rule: str
    percent: Decimal
    areas: tuple[ResultArea, ...]
    is_marked: bool
    is_head_rated: bool
    last_day: date
    task_id: str
    task: Task | None = None
    is_binned: bool = False


def review_duty(
    criteria: CriteriaSet,
    areas: Sequence[ResultArea],
    *,
    year: int,
    unit: str,
    is_head_rated: bool = False,
) -> ReviewDuty | None:
    """The duty of a year, or None when no area that counts is below the limit and the head's rating is good.

    Compared exactly: 17.99 of 24 is below 75 %, 18.00 is not. `is_head_rated`: the head was rated
    "completed the task" on reform, which asks for the same report.
    """
    rule, condition = _marked(criteria)
    percent = LIMIT if condition is None else condition.percent
    counting = [area for area in areas if condition is None or area.area in condition.areas]
    below = tuple(area for area in counting if _is_below(area, percent))
    if not below and not is_head_rated:
        return None
    return ReviewDuty(
        year=year,
        rule="" if rule is None else rule.id,
        percent=percent,
        areas=below,
        is_marked=condition is not None,
        is_head_rated=is_head_rated,
        last_day=_last_day(rule, year=year),
        task_id=str(uuid5(NAMESPACE_URL, f"socchc-review/{unit}/{year}")),
    )


def _marked(criteria: CriteriaSet) -> tuple[DowngradeRule | None, AreaCondition | None]:
    for rule in criteria.downgrade_rules:
        if isinstance(rule.effect, CreateTask) and isinstance(rule.condition, AreaCondition):
            return rule, rule.condition
    return None, None


def _is_below(area: ResultArea, percent: Decimal) -> bool:
    return Fraction(area.points) * 100 < Fraction(percent) * Fraction(area.maximum)


def _last_day(rule: DowngradeRule | None, *, year: int) -> date:
    if rule is not None and isinstance(rule.effect, CreateTask):
        due = rule.effect.due.of(year)
        return before(due) if rule.effect.due_exclusive else due
    return before(date(year + 1, 4, 1))
