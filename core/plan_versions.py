"""What an amendment changed in the year's plan: tasks added, changed and taken out (seed row R029).

When an amendment is first recorded, the tasks of the plan as they stood are kept beside it; nothing is
overwritten. Without such a copy only the tasks that cite the amendment by its number can be told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.records.planning import Plan, PlanForm, Task, TaskSource
from core.text import fold


class TaskField(StrEnum):
    """What of a task a plan lays down; how far it came is no part of the plan."""

    AREA = "area"
    TITLE = "title"
    PRODUCT = "product"
    OWNER = "owner"
    DUE_ON = "due_on"


PLANNED: Final = frozenset({TaskSource.PLAN, TaskSource.ASSIGNED})
"""Where the tasks of the annual plan come from; improvements have plans of their own (R043)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTask:
    """A task before and after an amendment, and what of it is different."""

    before: Task
    after: Task
    fields: tuple[TaskField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanges:
    """What an amendment did to the plan. `is_compared`: the plan before it was kept, so that all is told."""

    added: tuple[Task, ...]
    changed: tuple[ChangedTask, ...] = ()
    removed: tuple[Task, ...] = ()
    is_compared: bool = True

    @property
    def are_none(self) -> bool:
        """Whether nothing is told."""
        return not (self.added or self.changed or self.removed)


def planned(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks of the annual plan in the order of entry."""
    return tuple(task for task in tasks if task.source in PLANNED)


def amendments(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The amendments of a year in the order they were issued; those without a day close the list."""
    held = [plan for plan in plans if plan.form is PlanForm.AMENDMENT]
    return tuple(sorted(held, key=lambda plan: plan.issued_on or date.max))


def compared(before: Sequence[Task], after: Sequence[Task]) -> PlanChanges:
    """Two versions of the plan, task by task under their identifiers."""
    earlier, later = {task.id: task for task in before}, {task.id: task for task in after}
    pairs = ((earlier[task.id], task) for task in after if task.id in earlier)
    changed = (ChangedTask(before=old, after=new, fields=_different(old, new)) for old, new in pairs)
    return PlanChanges(
        added=tuple(task for task in after if task.id not in earlier),
        changed=tuple(each for each in changed if each.fields),
        removed=tuple(task for task in before if task.id not in later),
    )


def citing(amendment: Plan, tasks: Sequence[Task]) -> PlanChanges:
    """The tasks that name the amendment's number where they say who gave them, or in their note."""
    number = fold(amendment.number).strip()
    found = (task for task in tasks if number and number in fold(f"{task.assigned_by} {task.note}"))
    return PlanChanges(added=tuple(found), is_compared=False)


def _different(old: Task, new: Task) -> tuple[TaskField, ...]:
    return tuple(name for name in TaskField if getattr(old, name.value) != getattr(new, name.value))
