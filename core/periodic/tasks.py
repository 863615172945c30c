"""Figures of plans, tasks and reports (annex codes KH and NV)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from core.periodic.counts import Figure, Unit, custom, events
from core.periodic.windows import WindowView
from core.records.planning import ReportPeriod, TaskSource

_PERIODS: Final = ("Q1", "H1", "Q3", "Y")


def _plan(view: WindowView) -> Sequence[Any]:
    return [row for row in view.rows("task") if row.source is TaskSource.PLAN]


def _plan_figure(key: str, count: Callable[[WindowView], int]) -> Figure:
    fields = ("source", "due_on", "done_on")

    def told(view: WindowView) -> int | None:
        return count(view) if _plan(view) else None

    return custom(f"KH.{key}", Unit.TASK, kind="task", fields=fields, count=told)


def _is_late(task: Any) -> bool:
    return task.due_on is not None and task.done_on > task.due_on


def _done_in(view: WindowView) -> Sequence[Any]:
    return [task for task in _plan(view) if view.window.holds(task.done_on)]


def _open_at_end(view: WindowView) -> Sequence[Any]:
    return [task for task in _plan(view) if task.done_on is None or task.done_on > view.window.to_on]


def _overdue(view: WindowView) -> int:
    return sum(1 for task in _open_at_end(view) if task.due_on and task.due_on <= view.window.to_on)


def _assigned(view: WindowView) -> Sequence[Any]:
    """Tasks of the authority whose due day lies in the window."""
    return [row for row in view.within("task", "due_on") if row.source is TaskSource.ASSIGNED]


def _assigned_figure(key: str, is_one: Callable[[Any, date], bool]) -> Figure:
    """Each is on time, done late, or open at the end of the window: the three add to the total."""

    def count(view: WindowView) -> int | None:
        if not any(row.source is TaskSource.ASSIGNED for row in view.rows("task")):
            return None
        return sum(1 for task in _assigned(view) if is_one(task, view.window.to_on))

    return custom(f"NV.{key}", Unit.TASK, kind="task", fields=("source", "due_on", "done_on"), count=count)


def _is_done(task: Any, by: date) -> bool:
    return task.done_on is not None and task.done_on <= by


def due_reports(view: WindowView) -> tuple[tuple[date, Any], ...]:
    """Reports whose due day lies in the window, each with its record: the four of a year, and ad hoc ones."""
    rows = view.rows("periodic_report")
    found: list[tuple[date, Any]] = []
    kept = {row.year for row in rows}
    for year in range(view.window.from_on.year - 1, view.window.to_on.year + 1):
        if year not in kept and year != view.window.year:
            continue  # nobody kept the reports of that year: none of them is missing
        for period, window in zip(_PERIODS, view.due_reports(year), strict=True):
            held = [row for row in rows if row.year == year and row.period.value == period]
            row = min(held, key=lambda each: each.sent_on or date.max, default=None)
            due = row.due_on if row is not None and row.due_on else window.send_by
            found.append((due, row))
    ad_hoc = (row for row in rows if row.period is ReportPeriod.AD_HOC and row.due_on)
    found.extend((row.due_on, row) for row in ad_hoc)
    return tuple((due, row) for due, row in found if view.window.holds(due))


def _report_figure(key: str, is_one: Callable[[date, Any, date], bool]) -> Figure:
    def count(view: WindowView) -> int:
        return sum(1 for due, row in due_reports(view) if is_one(due, row, view.window.to_on))

    fields = ("period", "due_on", "sent_on", "on_system")
    return custom(f"KH.{key}", Unit.REPORT, kind="periodic_report", fields=fields, count=count)


def _is_sent(row: Any, by: date) -> bool:
    return row is not None and row.sent_on is not None and row.sent_on <= by


PLAN: Final = (
    _plan_figure("tasks", lambda view: len(_plan(view))),
    _plan_figure("done", lambda view: len(_done_in(view))),
    _plan_figure("on_time", lambda view: sum(1 for task in _done_in(view) if not _is_late(task))),
    _plan_figure("late", lambda view: sum(1 for task in _done_in(view) if _is_late(task))),
    _plan_figure("done_so_far", lambda view: len(_plan(view)) - len(_open_at_end(view))),
    _plan_figure("not_done", lambda view: len(_open_at_end(view))),
    _plan_figure("overdue", _overdue),
    events("KH.issued", Unit.DOCUMENT, kind="issued_document", days=("issued_on",)),
    _report_figure("reports_due", lambda _due, _row, _end: True),
    _report_figure("reports_sent", lambda _due, row, end: _is_sent(row, end)),
    _report_figure("reports_on_time", lambda due, row, end: _is_sent(row, end) and row.sent_on <= due),
    _report_figure("reports_on_system", lambda _due, row, end: _is_sent(row, end) and row.on_system),
)
ASSIGNED: Final = (
    _assigned_figure("total", lambda _task, _end: True),
    _assigned_figure("on_time", lambda task, end: _is_done(task, end) and not _is_late(task)),
    _assigned_figure("late", lambda task, end: _is_done(task, end) and _is_late(task)),
    _assigned_figure("overdue", lambda task, end: not _is_done(task, end)),
)
