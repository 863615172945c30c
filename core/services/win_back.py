"""Win lost points back: which lines of a result have a task, and tasks made for those that have none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from core.errors import UserError
from core.findings import has_errors
from core.improvement import ImprovementPlan, LostLine, plan_of
from core.ports import Clock, Database, Transaction
from core.records.checks import check
from core.records.planning import Task, TaskArea, TaskSource
from core.services.noting import note, note_records
from core.services.receive_results import ReceiveResults
from core.services.record_entry import tidy
from core.services.self_assessment import refuse_closed

_TASK = "task"
_LAST_YEAR = 2100


class NoResult(UserError):
    """No result was received for the year."""

    code = "E_NO_RESULT"


class NotLost(UserError):
    """The result takes no points away on this criterion; fields: `criterion`."""

    code = "E_NOT_LOST"


class OrderIncomplete(UserError):
    """An improvement needs its remedy, a responsible person and a deadline; fields: `criterion`."""

    code = "E_ORDER_INCOMPLETE"


class CauseMissing(UserError):
    """The score fell against last year and nobody wrote why (seed row R009); fields: `criterion`."""

    code = "E_CAUSE_MISSING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done about one line: the remedy, who answers for it, until when, and why it was lost."""

    criterion: str
    remedy: str
    owner: str
    due_on: date | None
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Tasks made now, and those the chosen lines had already."""

    made: tuple[Task, ...]
    held: tuple[Task, ...]


class WinBack:
    """The submitter's improvement plan after a result."""

    def __init__(self, *, database: Database, results: ReceiveResults, clock: Clock) -> None:
        self._database = database
        self._results = results
        self._clock = clock

    def plan(self, year: int) -> ImprovementPlan | None:
        """Every line of a year's result below its maximum with its tasks; None without a result."""
        view = self._results.result(year)
        if view is None:
            return None
        before, after = self._results.result(year - 1), self._results.result(year + 1)
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            tasks = work.records.of_years(_TASK, unit, first=year + 1, last=_LAST_YEAR)
            years = {year + 1, *(each for each in work.records.years(unit) if each > year)}
            in_bin = (work.records.removed(unit, each, kind=_TASK) for each in years)
            binned = frozenset(record.id for records in in_bin for record in records)
        return plan_of(view, tasks, before=before, after=after, unit=unit, binned=binned)

    def create(self, year: int, orders: Sequence[Order], *, into: int = 0) -> Given:
        """Make one task of improvement for each order, all of them or none, in the year after the result.

        A line that has a task already gets no other; what it has is answered beside. A task that lies in the
        bin is made anew under its identifier and leaves the bin.

        Raises:
            NoResult: there is no result for the year.
            NotLost: a line lost nothing.
            OrderIncomplete: remedy, person or deadline is missing.
            CauseMissing: the line fell against last year and has no cause.
            YearClosed: the figures of the year of the tasks are closed.
        """
        plan = self.plan(year)
        if plan is None:
            raise NoResult(year=year)
        lines = {each.line.criterion: each for each in plan.lines}
        target = into or year + 1
        wanted = []
        for order in orders:
            line = lines.get(order.criterion)
            if line is None:
                raise NotLost(criterion=order.criterion)
            if not line.tasks:
                wanted.append(_task(line, order, year=target))
        held = tuple(task for order in orders for task in lines[order.criterion].tasks)
        if wanted:
            with self._database.transaction() as work:
                self._keep(work, wanted, year=target)
        return Given(made=tuple(wanted), held=held)

    def improve_index(self, year: int, order: Order) -> Task:
        """Make a task for an index of others, named where a criterion would stand, in the year after (R043).

        Raises:
            OrderIncomplete: the index, remedy, person or deadline is missing.
            YearClosed: the figures of the following year are closed.
        """
        task = tidy(
            Task(
                id=str(uuid4()),
                year=year + 1,
                source=TaskSource.IMPROVEMENT,
                area=TaskArea.OTHER,
                title=order.remedy,
                owner=order.owner,
                due_on=order.due_on,
                criterion=order.criterion,
                cause=order.cause,
            )
        )
        assert isinstance(task, Task)
        if not task.criterion or not _is_whole(task):
            raise OrderIncomplete(criterion=order.criterion)
        with self._database.transaction() as work:
            self._keep(work, (task,), year=task.year)
        return task

    def withdraw(self, tasks: Sequence[Task]) -> None:
        """Put tasks that were just made into the bin, all in one step.

        Raises:
            YearClosed: the figures of their year are closed.
        """
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            for year in {task.year for task in tasks}:
                refuse_closed(work, unit, year=year)
            for task in tasks:
                held = work.records.get(_TASK, task.id)
                if held is not None:
                    work.records.remove(_TASK, task.id, at=self._clock.now())
                    note_records(work, [(held, None)], at=self._clock.now())
            note(work, self._clock, act="withdraw_tasks", subject=unit, change=(str(len(tasks)), ""))

    def _keep(self, work: Transaction, tasks: Sequence[Task], *, year: int) -> None:
        unit = work.office.get().unit.code
        refuse_closed(work, unit, year=year)
        work.records.save(unit, tasks)
        note_records(work, ((None, task) for task in tasks), at=self._clock.now())
        criteria = " ".join(task.criterion for task in tasks)
        note(work, self._clock, act="win_back", subject=str(year), change=("", criteria))


def _task(line: LostLine, order: Order, *, year: int) -> Task:
    task = tidy(
        Task(
            id=line.task_id,
            year=year,
            source=TaskSource.IMPROVEMENT,
            area=line.area,
            title=order.remedy,
            owner=order.owner,
            due_on=order.due_on,
            criterion=line.line.criterion,
            cause=order.cause,
        )
    )
    assert isinstance(task, Task)
    if not _is_whole(task):
        raise OrderIncomplete(criterion=order.criterion)
    if line.needs_cause and not task.cause:
        raise CauseMissing(criterion=order.criterion)
    return task


def _is_whole(task: Task) -> bool:
    return bool(task.title and task.owner and task.due_on) and not has_errors(check(task))
