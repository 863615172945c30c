"""What is due: tasks, reports, apologies and the days of the yearly cycle (guide 2), soonest first.

A due day is never moved: where it falls on a day off, the last working day before it is told beside it.
Every deadline names its source, so that an officer can look up where the day comes from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from core.dates import ReportWindow, before, days_after, days_left, end_of_month, report_windows
from core.deadline_choices import DeadlineChoices
from core.holidays import WorkCalendar
from core.records.catalogue import Record
from core.records.dossiers import Feedback, LateDossier
from core.records.outreach import Communication
from core.records.planning import Breakthrough, PeriodicReport, Plan, PlanForm, Task, TaskSource
from core.records.procedures import Procedure

_REPORT_KEYS: Final = ("report_q1", "report_h1", "report_q3", "report_y1")
_PERIODS: Final = ("Q1", "H1", "Q3", "Y")
_REMINDERS: Final = frozenset({"plan_amendment", "proposals", "self_review_if", "self_score_opens"})
"""Days that pass: whether the duty exists depends on the unit, so they are never overdue."""
FEEDBACK_DAYS: Final = 15
"""Working days in which feedback of citizens is handled (guide 4, decision 766)."""
AFTERMATH: Final = frozenset({"self_review", "self_review_if", "breakthrough"})
"""What follows a published index, in the year after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One thing that is due. `subject` is the record's own text, empty for days of the yearly cycle.

    The place to go to is `kind` (a record kind, or `assessment`) and `record_id`, empty for a new record, in
    the reform year `year`. `days_left` and `working_days_left` are 0 on the due day and negative when it has
    passed. `count` tells how many things a record leaves open where it is a sum. `send_by` is the last
    working day before a due day that is a day off, `off_name` the name of that day off (empty for a
    weekend). `since` is the event a relative deadline counts from. `source` names the rule: `CV581`, `S0`,
    `S1`, `766`, `P` (a default of the product), `OWN` (the office's choice), `RECORD`.
    """

    key: str
    due_on: date
    days_left: int
    working_days_left: int = 0
    subject: str = ""
    kind: str
    record_id: str = ""
    year: int = 0
    count: int = 0
    source: str = "RECORD"
    send_by: date | None = None
    off_name: str = ""
    since: date | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether the last valid day has passed."""
        return self.days_left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the view depends on beside the records.

    `is_submitted`: the self-score is on its way. `is_over`: the year's result is published, so only what its
    records still leave open is told. `must_review`: whether last year's result asks for a self-review
    (None: not known). `published_on`: when last year's index was published. `answer_by`: the day by which a
    return has to be answered.
    """

    choices: DeadlineChoices = field(default_factory=DeadlineChoices)
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    is_submitted: bool = False
    is_over: bool = False
    must_review: bool | None = None
    published_on: date | None = None
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    key: str
    on: date
    kind: str
    subject: str = ""
    record_id: str = ""
    source: str = "RECORD"
    count: int = 0
    since: date | None = None


def upcoming(
    records: Sequence[Record], *, year: int, today: date, outlook: Outlook | None = None
) -> tuple[Deadline, ...]:
    """What is open and overdue or due within the outlook, soonest first; other years are passed over."""
    view = outlook or Outlook()
    own = [record for record in records if record.year == year]
    dues = [
        *_tasks(own),
        *_late_dossiers(own, today),
        *_publicity(own),
        *_feedback(own, view.calendar),
        *_answer(view),
    ]
    if not view.is_over:
        dues += [
            *_planned(own),
            *_reports(own, year=year, view=view),
            *_milestones(own, year=year, view=view),
        ]
    found = (_told(due, year=year, today=today, calendar=view.calendar) for due in dues)
    shown = [one for one in found if _is_shown(one, view.choices.days_ahead)]
    return tuple(sorted(shown, key=lambda one: (one.due_on, one.key, one.subject, one.record_id)))


def _told(due: _Due, *, year: int, today: date, calendar: WorkCalendar) -> Deadline:
    send_by = calendar.last_working_by(due.on)
    return Deadline(
        key=due.key,
        due_on=due.on,
        days_left=days_left(due.on, today),
        working_days_left=calendar.between(today, due.on),
        subject=due.subject,
        kind=due.kind,
        record_id=due.record_id,
        year=year,
        count=due.count,
        source=due.source,
        send_by=None if send_by == due.on else send_by,
        off_name=calendar.name_of(due.on),
        since=due.since,
    )


def _is_shown(one: Deadline, days_ahead: int) -> bool:
    """Overdue or soon; what is due "right after" an event is told from the event on."""
    if one.is_overdue:
        return one.key not in _REMINDERS
    return one.days_left <= days_ahead or one.since is not None


def _tasks(records: Sequence[Record]) -> Iterator[_Due]:
    for task in records:
        if isinstance(task, Task) and task.due_on and task.done_on is None:
            key = "improvement" if task.source is TaskSource.IMPROVEMENT else "task"
            yield _Due(key=key, on=task.due_on, kind="task", subject=task.title, record_id=task.id)


def _late_dossiers(records: Sequence[Record], today: date) -> Iterator[_Due]:
    """An apology leaves a day before the due day at the latest (guide 4); later, the dossier itself presses.

    A dossier settled late without an apology is no deadline any more: it is told in the list of what is
    missing.
    """
    for late in records:
        if not isinstance(late, LateDossier) or late.due_on is None:
            continue
        last = before(late.due_on)
        if late.apology_on is None and last >= today:
            yield _Due(
                key="apology",
                on=last,
                kind="late_dossier",
                subject=late.code,
                record_id=late.id,
                source="APOLOGY",
            )
        elif late.done_on is None:
            yield _Due(
                key="late_running",
                on=late.due_on,
                kind="late_dossier",
                subject=late.code,
                record_id=late.id,
            )


def _planned(records: Sequence[Record]) -> Iterator[_Due]:
    """Items of the communication plan that were not carried out yet."""
    for item in records:
        if isinstance(item, Communication) and item.planned_on and item.done_on is None:
            yield _Due(
                key="communication",
                on=item.planned_on,
                kind="communication",
                subject=item.content,
                record_id=item.id,
            )


def _publicity(records: Sequence[Record]) -> Iterator[_Due]:
    """Procedures that have to be made public by a day (seed row R115)."""
    for one in records:
        if isinstance(one, Procedure) and one.publish_by and not (one.published_on or one.ended_on):
            yield _Due(key="publish", on=one.publish_by, kind="procedure", subject=one.name, record_id=one.id)


def _feedback(records: Sequence[Record], calendar: WorkCalendar) -> Iterator[_Due]:
    """Feedback received and not handled: 15 working days, at the latest from the row's last day (766)."""
    for row in records:
        if isinstance(row, Feedback) and row.to_on and row.received > row.handled:
            yield _Due(
                key="feedback",
                on=calendar.after(row.to_on, FEEDBACK_DAYS),
                kind="feedback",
                record_id=row.id,
                source="766",
                count=row.received - row.handled,
            )


def _answer(view: Outlook) -> Iterator[_Due]:
    if view.answer_by is not None and not view.is_over:
        yield _Due(key="answer_return", on=view.answer_by, kind="assessment", source="RETURN")


def _reports(records: Sequence[Record], *, year: int, view: Outlook) -> Iterator[_Due]:
    """Reports not sent yet; a day of the record's own comes before the window's.

    Of a year on its way to the authority only the year's report is still to come.
    """
    reports = [record for record in records if isinstance(record, PeriodicReport)]
    for key, period, window in zip(_REPORT_KEYS, _PERIODS, view.choices.report_windows(year), strict=True):
        held = [report for report in reports if report.period.value == period]
        if view.is_submitted and period != "Y":
            continue
        if not any(report.sent_on for report in held):
            yield _report(key, held, window=window, choices=view.choices)


def _report(
    key: str, held: Sequence[PeriodicReport], *, window: ReportWindow, choices: DeadlineChoices
) -> _Due:
    record_id = held[0].id if held else ""
    own = next((report.due_on for report in held if report.due_on), None)
    if own is not None:
        return _Due(key=key, on=own, kind="periodic_report", record_id=record_id)
    earlier = choices.reports_days_earlier
    is_usual = window.send_by in {each.send_by for each in report_windows(window.period.year)}
    source = "CV581_OWN" if earlier else "CV581"
    return _Due(
        key=key,
        on=window.own_due(earlier),
        kind="periodic_report",
        record_id=record_id,
        source=source if is_usual else "OWN",
    )


def _milestones(records: Sequence[Record], *, year: int, view: Outlook) -> Iterator[_Due]:
    """The days of the cycle that are not met; a year on its way to the authority has them behind it."""
    if view.is_submitted:
        return
    done = _done(records)
    yield from (due for due in _cycle(year, view) if due.key not in done)


def _cycle(year: int, view: Outlook) -> Iterator[_Due]:
    """The days of one reform year that a submitter meets, from plan to self-score (guide 2)."""
    choices = view.choices
    review = {None: "self_review_if", True: "self_review"}.get(view.must_review)
    april = before(date(year, 4, 1))
    yield _Due(key="plan", on=choices.plan_day(year), kind="plan", source="OWN" if choices.plan_by else "P")
    yield _Due(key="plan_amendment", on=before(date(year, 3, 31)), kind="plan", source="S0")
    yield _Due(key="proposals", on=end_of_month(year, 3), kind="task", source="S0")
    if review is not None:
        yield _Due(key=review, on=april, kind="task", source="S1")
    yield _Due(
        key="breakthrough",
        on=_right_after(april, view),
        kind="breakthrough",
        source="S1",
        since=view.published_on,
    )
    own = "OWN" if choices.self_score_from or choices.self_score_to else "P"
    yield _Due(key="self_score_opens", on=choices.self_score_opens(year), kind="assessment", source=own)
    yield _Due(key="self_score", on=choices.self_score_ends(year), kind="assessment", source=own)


def _right_after(limit: date, view: Outlook) -> date:
    """A duty "right after the conference": the yearly limit, or later where publication came late (S1)."""
    if view.published_on is None:
        return limit
    return max(limit, days_after(view.published_on, view.choices.after_publication))


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
