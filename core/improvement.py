"""Lost points and the tasks that win them back: which line has a task, how far it is, what came of it.

A task of improvement carries the criterion it wins back. Made from a result it has an identifier derived
from unit, year and criterion, so that the same line never gets two, on whatever computer it is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from core.carrying import newest_copy
from core.records.planning import Task, TaskArea, TaskSource
from core.result_view import ZERO, ResultLine, ResultView
from core.text import fold

_WORDS: Final[Mapping[str, TaskArea]] = MappingProxyType(
    {
        "chi dao": TaskArea.DIRECTION,
        "van ban quy pham": TaskArea.INSTITUTIONS,
        "the che": TaskArea.INSTITUTIONS,
        "thu tuc hanh chinh": TaskArea.PROCEDURES,
        "bo may": TaskArea.ORGANISATION,
        "cong vu": TaskArea.CIVIL_SERVICE,
        "can bo": TaskArea.CIVIL_SERVICE,
        "tai chinh": TaskArea.FINANCE,
        "dien tu": TaskArea.DIGITAL,
        "chinh quyen so": TaskArea.DIGITAL,
        "chuyen doi so": TaskArea.DIGITAL,
    }
)
"""Words of an area's name in a criteria set (accents folded) and the area of work they mean (guide 3)."""


class Progress(StrEnum):
    """How far winning a line back is."""

    NOT_GIVEN = "not_given"
    DOING = "doing"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class LostLine:
    """One criterion below its maximum, against last year, with its tasks.

    `before` is last year's appraised value, `after` the next year's; None where no result holds the line.
    `task_id` is the identifier a task made from this line gets; `is_binned` when that task lies in the bin.
    """

    line: ResultLine
    area: TaskArea
    before: Decimal | None
    after: Decimal | None
    tasks: tuple[Task, ...]
    task_id: str
    is_binned: bool = False

    @property
    def fell(self) -> Decimal:
        """Points below last year's value of the same criterion; 0 where it did not fall or is not known."""
        if self.before is None or self.line.points is None:
            return ZERO
        return max(ZERO, self.before - self.line.points)

    @property
    def needs_cause(self) -> bool:
        """Whether the cause has to be written: the score fell against last year (seed row R009)."""
        return self.fell > ZERO

    @property
    def progress(self) -> Progress:
        """Not given, doing, or done when every task of the line is."""
        if not self.tasks:
            return Progress.NOT_GIVEN
        return Progress.DONE if all(task.done_on for task in self.tasks) else Progress.DOING

    @property
    def won_back(self) -> Decimal | None:
        """What the next year's result really brought more; None until there is one."""
        if self.after is None or self.line.points is None:
            return None
        return self.after - self.line.points


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementPlan:
    """Every line below its maximum in a year's result, most points first.

    `others` are improvements of the following year that win no criterion back: other indexes (R043).
    """

    year: int
    index: Decimal
    maximum: Decimal
    lines: tuple[LostLine, ...]
    others: tuple[Task, ...] = ()

    @property
    def lost(self) -> Decimal:
        """All points missing to the maximum."""
        return sum((each.line.lost for each in self.lines), ZERO)

    @property
    def planned(self) -> Decimal:
        """Points of the lines that have a task."""
        return sum((each.line.lost for each in self.lines if each.tasks), ZERO)

    @property
    def goal(self) -> Decimal:
        """The index if every line with a task comes back whole, in percent."""
        if not self.maximum:
            return self.index
        return self.index + (self.planned * 100 / self.maximum).quantize(ZERO)

    @property
    def won_back(self) -> Decimal | None:
        """What the lines with a task brought more in the next year's result; None until there is one."""
        known = [each.won_back for each in self.lines if each.tasks and each.won_back is not None]
        return sum(known, ZERO) if known else None


def task_area(area_name: str) -> TaskArea:
    """The area of work of tasks, by the words of an area's name in the criteria set."""
    folded = fold(area_name)
    found = ((folded.find(words), area) for words, area in _WORDS.items() if words in folded)
    return min(found, key=lambda pair: pair[0], default=(0, TaskArea.OTHER))[1]


def task_id(unit: str, year: int, *, criterion: str) -> str:
    """The identifier of the task that wins a criterion of a year's result back."""
    return str(uuid5(NAMESPACE_URL, f"socchc-improvement/{unit}/{year}/{criterion}"))


def plan_of(
    view: ResultView,
    tasks: Sequence[Task],
    *,
    before: ResultView | None,
    after: ResultView | None,
    unit: str,
    binned: frozenset[str] = frozenset(),
) -> ImprovementPlan:
    """The lines of a result that lost points, each with the tasks that name it, most points first.

    `tasks` are those of later years; a task typed by hand counts where it stands in the following year.
    """
    earlier, later = _points(before), _points(after)
    lost = [
        LostLine(
            line=line,
            area=task_area(line.area_name),
            before=earlier.get(line.criterion),
            after=later.get(line.criterion),
            tasks=_tasks_of(line, tasks, following=view.year + 1, own=own, unit=unit),
            task_id=own,
            is_binned=own in binned,
        )
        for line in view.lines
        for own in (task_id(unit, view.year, criterion=line.criterion),)
        if line.lost > ZERO
    ]
    taken = {task.id for each in lost for task in each.tasks}
    return ImprovementPlan(
        year=view.year,
        index=view.index,
        maximum=view.maximum,
        lines=tuple(sorted(lost, key=lambda each: -each.line.lost)),
        others=tuple(
            task
            for task in tasks
            if task.source is TaskSource.IMPROVEMENT and task.year == view.year + 1 and task.id not in taken
        ),
    )


def _points(view: ResultView | None) -> Mapping[str, Decimal | None]:
    return {} if view is None else {line.criterion: line.points for line in view.lines}


def _tasks_of(
    line: ResultLine, tasks: Sequence[Task], *, following: int, own: str, unit: str
) -> tuple[Task, ...]:
    """The tasks of a line, each as it stands now: a copy carried into a later year stands for the first."""
    held = {task.id: task for task in tasks}
    first = (
        task
        for task in tasks
        if task.id == own
        or (
            task.source is TaskSource.IMPROVEMENT
            and task.criterion == line.criterion
            and task.year == following
        )
    )
    copies = {newest_copy(task, held, unit=unit).id for task in first}
    return tuple(task for task in tasks if task.id in copies)
