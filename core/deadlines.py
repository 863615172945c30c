"""What is due: tasks, reports, apologies and the days of the yearly cycle (guide 2), soonest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.dates import before, days_left, report_windows, year_milestones
from core.records.catalogue import Record
from core.records.dossiers import LateDossier
from core.records.planning import Breakthrough, PeriodicReport, Plan, PlanForm, Task

_REPORT_KEYS: Final = ("report_q1", "report_h1", "report_q3", "report_y1")
_PERIODS: Final = ("Q1", "H1", "Q3", "Y")
_REMINDERS: Final = frozenset({"plan_amendment", "proposals", "self_review", "self_score_opens"})
"""Days that pass: whether the duty exists depends on the unit, so they are never overdue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One thing that is due. `subject` is the record's own text, empty for days of the yearly cycle.

    The place to go to is `kind` (a record kind, or `assessment`) and `record_id`, empty for a new record.
    `days_left` is 0 on the due day and negative when it has passed.
    """

    key: str
    due_on: date
    days_left: int
    subject: str = ""
    kind: str
    record_id: str = ""

    @property
    def is_overdue(self) -> bool:
        """Whether the last valid day has passed."""
        return self.days_left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How far ahead to look, the office's own earlier day for reports, and whether the year is submitted."""

    days_ahead: int = 30
    reports_days_earlier: int = 0
    is_submitted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    key: str
    on: date
    kind: str
    subject: str = ""
    record_id: str = ""


def upcoming(
    records: Sequence[Record], *, year: int, today: date, outlook: Outlook | None = None
) -> tuple[Deadline, ...]:
    """What is open and overdue or due within the outlook, soonest first; other years are passed over."""
    view = outlook or Outlook()
    own = [record for record in records if record.year == year]
    dues = (
        *_tasks(own),
        *_apologies(own),
        *_reports(own, year=year, view=view),
        *_milestones(own, year=year, view=view),
    )
    found = [
        Deadline(
            key=due.key,
            due_on=due.on,
            days_left=days_left(due.on, today),
            subject=due.subject,
            kind=due.kind,
            record_id=due.record_id,
        )
        for due in dues
    ]
    shown = [
        one
        for one in found
        if one.days_left <= view.days_ahead and not (one.is_overdue and one.key in _REMINDERS)
    ]
    return tuple(sorted(shown, key=lambda one: (one.due_on, one.key, one.subject, one.record_id)))


def _tasks(records: Sequence[Record]) -> Iterator[_Due]:
    for task in records:
        if isinstance(task, Task) and task.due_on and task.done_on is None:
            yield _Due(key="task", on=task.due_on, kind="task", subject=task.title, record_id=task.id)


def _apologies(records: Sequence[Record]) -> Iterator[_Due]:
    """The written apology leaves one day before the due day at the latest (guide 4)."""
    for late in records:
        if isinstance(late, LateDossier) and late.due_on and late.apology_on is None:
            last = before(late.due_on)
            yield _Due(key="apology", on=last, kind="late_dossier", subject=late.code, record_id=late.id)


def _reports(records: Sequence[Record], *, year: int, view: Outlook) -> Iterator[_Due]:
    """Reports not sent yet; a day of the record's own comes before the window's."""
    reports = [record for record in records if isinstance(record, PeriodicReport)]
    for key, period, window in zip(_REPORT_KEYS, _PERIODS, report_windows(year), strict=True):
        held = [report for report in reports if report.period.value == period]
        if any(report.sent_on for report in held):
            continue
        own = next((report for report in held if report.due_on), None)
        due = own.due_on if own and own.due_on else window.own_due(view.reports_days_earlier)
        yield _Due(key=key, on=due, kind="periodic_report", record_id=held[0].id if held else "")


def _milestones(records: Sequence[Record], *, year: int, view: Outlook) -> Iterator[_Due]:
    done = _done(records) | (
        frozenset({"self_score", "self_score_opens"}) if view.is_submitted else frozenset()
    )
    kinds = {
        "plan": "plan",
        "plan_amendment": "plan",
        "proposals": "task",
        "self_review": "task",
        "breakthrough": "breakthrough",
        "self_score_opens": "assessment",
        "self_score": "assessment",
    }
    for day in year_milestones(year):
        if day.key in kinds and day.key not in done:
            yield _Due(key=day.key, on=day.due_on, kind=kinds[day.key])


def _done(records: Sequence[Record]) -> frozenset[str]:
    """The days of the cycle that the records show to be met."""
    done = set()
    for record in records:
        match record:
            case Plan(form=PlanForm.ORIGINAL, issued_on=date()):
                done.add("plan")
            case Plan(form=PlanForm.AMENDMENT, issued_on=date()):
                done.add("plan_amendment")
            case Breakthrough(registered_on=date()) | Breakthrough(sent_on=date()):
                done.add("breakthrough")
    return frozenset(done)
