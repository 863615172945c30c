"""The year's reform tasks: who does what until when, and how far it is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from core.dates import days_left
from core.records.planning import Task
from core.reporting.document import CellKind
from ui.changes import Topic
from ui.desk import Desk
from ui.page import Page
from ui.quick_filters import QuickFilters
from ui.record_files import RecordFiles
from ui.record_filter import QuickFilter
from ui.records_pane import RecordsPane
from ui.tables import RIGHT, Column
from ui.texts import common, numbers
from ui.texts import tasks as texts


class TasksPage(Page):
    """List and form of tasks."""

    key: ClassVar[str] = "tasks"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECORDS, Topic.ENTRIES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_TASKS)
        today = desk.services.clock.today
        filters = QuickFilters("task", _states(today), fields=texts.ANY)
        self.pane = RecordsPane(desk, "task", columns=_columns(today), filters=filters)
        self.body.addWidget(self.pane, 1)
        RecordFiles(self).add_menu()
        self.add_primary(texts.ADD, self.pane.add, mark="add", keys="Ctrl+N")
        self.add_keys("Ctrl+F", self.pane.begin_find)

    def reload(self) -> None:
        """Read the tasks again."""
        self.pane.reload()
        tasks = self.pane.book.records
        today = self.desk.services.clock.today()
        done = sum(1 for task in tasks if task.done_on)
        overdue = sum(1 for task in tasks if _is_overdue(task, today))
        self.set_context(common.year(self.desk.year), texts.context(done, len(tasks), overdue=overdue))

    def stand_on(self, subject: str) -> None:
        """Stand on one task, or begin a new one ("new")."""
        if subject == "new":
            self.pane.add()
        else:
            self.pane.stand_on(subject)


def _is_overdue(task: Task, today: date) -> bool:
    return task.done_on is None and task.due_on is not None and days_left(task.due_on, today) < 0


def _states(today: Callable[[], date]) -> tuple[QuickFilter, ...]:
    return (
        QuickFilter(label=texts.OVERDUE, keeps=lambda task: _is_overdue(task, today())),
        QuickFilter(label=texts.OPEN, keeps=lambda task: task.done_on is None),
        QuickFilter(label=texts.DONE, keeps=lambda task: task.done_on is not None),
    )


def _columns(today: Callable[[], date]) -> tuple[Column[Any], ...]:
    def state(task: Task) -> str:
        if task.done_on is not None:
            return texts.DONE
        return texts.NO_DUE if task.due_on is None else numbers.due(task.due_on, today())

    def meaning(task: Task) -> str:
        if task.done_on is not None:
            return "done"
        return "wrong" if _is_overdue(task, today()) else ""

    return (
        Column(title=texts.COLUMN_TITLE, text=lambda task: task.title),
        Column(title=texts.COLUMN_OWNER, text=lambda task: task.owner, width=128),
        Column(
            title=texts.COLUMN_DUE,
            text=lambda task: numbers.day(task.due_on),
            value=lambda task: task.due_on,
            width=108,
        ),
        Column(title=texts.COLUMN_STATE, text=state, meaning=meaning, mark=meaning, width=160),
        Column(
            title=texts.COLUMN_PROGRESS,
            text=lambda task: texts.progress(task.progress),
            sort_key=lambda task: task.progress,
            align=RIGHT,
            width=76,
            value=lambda task: Decimal(task.progress),
            kind=CellKind.PERCENT,
        ),
    )
