"""What is due: soonest first, only what is open, on the right day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.deadline_choices import DeadlineChoices, WindowChoice
from core.deadlines import Deadline, Outlook, upcoming
from core.holidays import DayKind, SpecialDay, WorkCalendar, fixed_days
from core.records.dossiers import Feedback, LateDossier
from core.records.planning import Breakthrough, PeriodicReport, Plan, PlanForm, ReportPeriod, Task

YEAR = 2026
TODAY = date(YEAR, 3, 15)
EVERYTHING = Outlook(choices=DeadlineChoices(days_ahead=400))


def due(*records: Any, today: date = TODAY, outlook: Outlook | None = None) -> dict[str, Deadline]:
    return {one.key: one for one in upcoming(records, year=YEAR, today=today, outlook=outlook)}


def test_a_new_year_asks_for_the_plan_and_then_the_rest() -> None:
    found = upcoming((), year=YEAR, today=date(YEAR, 1, 1), outlook=EVERYTHING)
    assert [(one.key, one.due_on) for one in found] == [
        ("plan", date(YEAR, 1, 31)),
        ("report_q1", date(YEAR, 3, 20)),
        ("plan_amendment", date(YEAR, 3, 30)),
        ("breakthrough", date(YEAR, 3, 31)),
        ("proposals", date(YEAR, 3, 31)),
        ("self_review_if", date(YEAR, 3, 31)),
        ("report_h1", date(YEAR, 6, 20)),
        ("report_q3", date(YEAR, 9, 20)),
        ("self_score_opens", date(YEAR, 12, 10)),
        ("self_score", date(YEAR, 12, 15)),
        ("report_y1", date(YEAR, 12, 20)),
    ]


def test_only_the_next_days_are_told_but_what_is_overdue_stays() -> None:
    found = due()
    assert set(found) == {
        "plan",
        "report_q1",
        "plan_amendment",
        "breakthrough",
        "proposals",
        "self_review_if",
    }
    assert found["plan"].is_overdue
    assert found["report_q1"].days_left == 5
    later = due(today=date(YEAR, 4, 1))
    assert set(later) == {"plan", "report_q1", "breakthrough"}


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (Plan(id="p", year=YEAR, title="x", issued_on=TODAY), "plan"),
        (Plan(id="p", year=YEAR, title="x", form=PlanForm.AMENDMENT, issued_on=TODAY), "plan_amendment"),
        (Breakthrough(id="b", year=YEAR, content="x", registered_on=TODAY), "breakthrough"),
        (Breakthrough(id="b", year=YEAR, content="x", sent_on=TODAY), "breakthrough"),
        (PeriodicReport(id="r", year=YEAR, sent_on=TODAY), "report_q1"),
    ],
)
def test_what_is_done_is_no_longer_due(record: Any, key: str) -> None:
    assert set(due()) - set(due(record)) == {key}
    assert set(due(replace(record, year=YEAR - 1))) == set(due())


def test_a_report_keeps_its_own_day_or_the_office_offset() -> None:
    own = PeriodicReport(id="r", year=YEAR, period=ReportPeriod.Q1, due_on=date(YEAR, 3, 17))
    found = due(own)["report_q1"]
    assert (found.due_on, found.kind, found.record_id) == (date(YEAR, 3, 17), "periodic_report", "r")
    assert (found.source, due()["report_q1"].source) == ("RECORD", "CV581")
    earlier = due(outlook=Outlook(choices=DeadlineChoices(reports_days_earlier=5)))["report_q1"]
    assert (earlier.due_on, earlier.source) == (TODAY, "CV581_OWN")
    set_day = DeadlineChoices(windows=(WindowChoice(number=1, send_by=date(YEAR, 3, 25)),))
    moved = due(outlook=Outlook(choices=set_day))["report_q1"]
    assert (moved.due_on, moved.source) == (date(YEAR, 3, 25), "OWN")


def test_open_tasks_are_told_with_their_title_and_place() -> None:
    open_one = Task(id="t", year=YEAR, title="Rà soát TTHC", due_on=date(YEAR, 3, 14))
    found = due(open_one)["task"]
    assert (found.subject, found.kind, found.record_id) == ("Rà soát TTHC", "task", "t")
    assert (found.days_left, found.is_overdue) == (-1, True)
    assert "task" not in due(replace(open_one, done_on=TODAY))
    assert "task" not in due(replace(open_one, due_on=None))
    assert "task" not in due(replace(open_one, due_on=date(YEAR, 9, 1)))


def test_an_apology_is_due_the_day_before_the_due_day() -> None:
    late = LateDossier(id="l", year=YEAR, code="000.19", due_on=date(YEAR, 3, 16))
    found = due(late)["apology"]
    assert (found.due_on, found.days_left, found.subject) == (TODAY, 0, "000.19")
    assert "apology" not in due(replace(late, apology_on=TODAY))


def test_a_dossier_past_its_day_presses_until_it_is_settled_and_then_no_more() -> None:
    late = LateDossier(id="l", year=YEAR, code="000.19", due_on=date(YEAR, 3, 10))
    running = due(late)["late_running"]
    assert (running.days_left, running.is_overdue) == (-5, True)
    assert not {"apology", "late_running"} & set(due(replace(late, done_on=TODAY)))


def test_a_submitted_year_asks_for_no_self_score() -> None:
    assert "self_score" in due(today=date(YEAR, 12, 12))
    assert "self_score_opens" not in due(today=date(YEAR, 12, 12))
    assert "self_score" not in due(today=date(YEAR, 12, 12), outlook=Outlook(is_submitted=True))


def test_a_submitted_year_still_owes_its_reports_but_not_what_is_past() -> None:
    day = date(YEAR, 12, 16)
    assert {"plan", "breakthrough", "report_q1"} <= set(due(today=day))
    assert set(due(today=day, outlook=Outlook(is_submitted=True))) == {"report_y1"}


def test_a_published_year_asks_for_nothing_but_what_its_records_leave_open() -> None:
    open_one = Task(id="t", year=YEAR, title="x", due_on=date(YEAR, 3, 14))
    assert set(due(open_one, outlook=Outlook(is_over=True))) == {"task"}


def test_a_duty_is_told_as_a_reminder_only_while_nobody_knows_whether_it_exists() -> None:
    later = date(YEAR, 4, 2)
    assert "self_review_if" not in due(today=later)
    assert due(today=later, outlook=Outlook(must_review=True))["self_review"].is_overdue
    none_owed = due(outlook=Outlook(must_review=False))
    assert not {"self_review", "self_review_if"} & set(none_owed)


@pytest.mark.parametrize(
    ("published_on", "due_on"),
    [(date(YEAR, 2, 28), date(YEAR, 3, 31)), (date(YEAR, 4, 27), date(YEAR, 5, 7))],
)
def test_what_follows_publication_is_due_before_april_or_counted_from_a_late_publication(
    published_on: date, due_on: date
) -> None:
    found = due(today=published_on, outlook=Outlook(published_on=published_on))["breakthrough"]
    assert (found.due_on, found.since) == (due_on, published_on)


def test_a_due_day_on_a_day_off_is_told_and_never_moved() -> None:
    calendar = WorkCalendar(days=fixed_days(YEAR))
    found = due(today=date(YEAR, 12, 14), outlook=Outlook(calendar=calendar))["report_y1"]
    assert found.due_on == date(YEAR, 12, 20)  # a Sunday
    assert (found.send_by, found.off_name) == (date(YEAR, 12, 18), "")
    assert (found.days_left, found.working_days_left) == (6, 4)
    national = due(
        Task(id="t", year=YEAR, title="x", due_on=date(YEAR, 9, 2)),
        today=date(YEAR, 8, 28),
        outlook=Outlook(calendar=calendar),
    )["task"]
    assert (national.send_by, national.off_name) == (date(YEAR, 9, 1), "national")
    assert due(outlook=Outlook(calendar=calendar))["report_q1"].send_by is None


def test_a_make_up_day_is_a_working_day() -> None:
    sunday = SpecialDay(on=date(YEAR, 12, 20), kind=DayKind.MAKE_UP)
    view = Outlook(calendar=WorkCalendar(days=(sunday,)))
    assert due(today=date(YEAR, 12, 14), outlook=view)["report_y1"].send_by is None


def test_the_days_of_self_scoring_are_the_offices_own() -> None:
    choices = DeadlineChoices(
        days_ahead=400, self_score_from=date(YEAR, 10, 23), self_score_to=date(YEAR, 11, 4)
    )
    found = due(today=date(YEAR, 10, 1), outlook=Outlook(choices=choices))
    assert (found["self_score_opens"].due_on, found["self_score"].due_on) == (
        date(YEAR, 10, 23),
        date(YEAR, 11, 4),
    )
    assert found["self_score"].source == "OWN"


def test_feedback_not_handled_has_fifteen_working_days_of_the_offices_calendar() -> None:
    row = Feedback(
        id="f", year=YEAR, from_on=date(YEAR, 4, 1), to_on=date(YEAR, 4, 24), received=9, handled=7
    )
    view = Outlook(calendar=WorkCalendar(days=fixed_days(YEAR)))  # 30 April and 1 May are off
    found = due(row, today=date(YEAR, 5, 4), outlook=view)["feedback"]
    assert (found.due_on, found.count, found.source) == (date(YEAR, 5, 19), 2, "766")
    assert "feedback" not in due(replace(row, handled=9), today=date(YEAR, 5, 4), outlook=view)


def test_a_return_is_answered_by_its_day() -> None:
    found = due(outlook=Outlook(answer_by=date(YEAR, 3, 18)))["answer_return"]
    assert (found.days_left, found.source) == (3, "RETURN")
