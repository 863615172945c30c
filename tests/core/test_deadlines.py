"""What is due: soonest first, only what is open, on the right day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.deadlines import Deadline, Outlook, upcoming
from core.records.dossiers import LateDossier
from core.records.planning import Breakthrough, PeriodicReport, Plan, PlanForm, ReportPeriod, Task

YEAR = 2026
TODAY = date(YEAR, 3, 15)
EVERYTHING = Outlook(days_ahead=400)


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
        ("self_review", date(YEAR, 3, 31)),
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
        "self_review",
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
    assert due(outlook=Outlook(reports_days_earlier=5))["report_q1"].due_on == TODAY


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


def test_a_submitted_year_asks_for_no_self_score() -> None:
    assert "self_score" in due(today=date(YEAR, 12, 12))
    assert "self_score_opens" not in due(today=date(YEAR, 12, 12))
    assert "self_score" not in due(today=date(YEAR, 12, 12), outlook=Outlook(is_submitted=True))
