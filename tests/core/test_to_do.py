"""The list of what a year misses: what is on it, in which order, and where the points come from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.assessment import CriterionEntry
from core.dates import end_of_month
from core.deadline_choices import DeadlineChoices, WindowChoice
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.records.planning import Plan, Task
from core.self_score import Holdings, assess
from core.services.record_entry import findings_of
from core.to_do import Returned, ToDo, ToDoKind, YearWork, counts, to_do, urgency, without_apology
from core.units import Unit, UnitKind
from tests.core.criteria_sets import sample

UNIT = Unit(code="21583", name="Phường Quy Nhơn", kind=UnitKind.COMMUNE, province_code="52")
YEAR = 2025
TODAY = date(YEAR, 7, 10)


def work(*records: Any, entries: tuple[CriterionEntry, ...] = (), **members: Any) -> YearWork:
    holdings = Holdings(records=records, entries=entries, documents=(), outside={})
    score = assess(sample(), holdings, unit=UNIT, year=YEAR)
    return YearWork(score=score, records=records, findings=findings_of(records, YEAR), **members)


def rows(kind: ToDoKind, *records: Any, today: date = TODAY, **members: Any) -> list[ToDo]:
    return [row for row in to_do(work(*records, **members), today) if row.kind is kind]


def counted(month: int, field: DossierField = DossierField.LAND, **values: Any) -> DossierCount:
    days = {"from_on": date(YEAR, month, 1), "to_on": end_of_month(YEAR, month)}
    held = {"direct": 10, "done_on_time": 10}
    return DossierCount(id=f"{field}-{month}", year=YEAR, field=field, **{**days, **held, **values})


ROWS = st.builds(
    ToDo,
    kind=st.sampled_from(ToDoKind),
    criterion=st.sampled_from(["", "1.1", "2.1"]),
    at_stake=st.sampled_from([Decimal(0), Decimal("0.50"), Decimal("4.00")]),
    due_on=st.sampled_from([None, date(YEAR, 1, 1), date(YEAR, 12, 15)]),
    days_left=st.sampled_from([None, -5, 0, 40]),
)


@given(st.lists(ROWS, max_size=12))
def test_the_order_is_overdue_then_sent_back_then_points_then_the_nearer_day(held: list[ToDo]) -> None:
    ordered = sorted(held, key=urgency)
    for first, second in pairwise(ordered):
        assert first.is_overdue or not second.is_overdue
        weights = [(row.is_overdue, row.kind is ToDoKind.RETURNED) for row in (first, second)]
        assert weights == sorted(weights, reverse=True)
        if weights[0] == weights[1]:
            assert first.at_stake >= second.at_stake
            if first.at_stake == second.at_stake:
                assert (first.due_on or date.max) <= (second.due_on or date.max)


def test_an_overdue_half_point_stands_before_four_points_in_time() -> None:
    half = ToDo(kind=ToDoKind.DATA, at_stake=Decimal("0.50"), due_on=TODAY, days_left=-1)
    four = ToDo(kind=ToDoKind.DATA, at_stake=Decimal("4.00"), due_on=TODAY, days_left=0)
    assert sorted((four, half), key=urgency) == [half, four]


def test_an_empty_year_misses_data_and_says_which_records_give_it() -> None:
    found = rows(ToDoKind.DATA)
    kinds = {row.criterion: row.record_kind for row in found}
    assert kinds["1.1.1"] == "plan"
    assert kinds["7.2.1"] == "dossier_count"
    assert {row.due_on for row in found} == {date(YEAR, 12, 15)}
    assert [row.at_stake for row in found] == sorted((row.at_stake for row in found), reverse=True)
    assert not rows(ToDoKind.MONTH)


def test_points_without_evidence_ask_for_it_until_an_explanation_is_written() -> None:
    plan = Plan(id="p", year=YEAR, title="x", issued_on=date(YEAR, 1, 10))
    assert [row.criterion for row in rows(ToDoKind.EVIDENCE, plan)] == ["1.1.1"]
    told = CriterionEntry(criterion="1.1.1", explanation="Kế hoạch số 05")
    assert not rows(ToDoKind.EVIDENCE, plan, entries=(told,))


def test_what_is_wanted_after_the_self_score_is_overdue() -> None:
    choices = DeadlineChoices(self_score_from=date(YEAR, 6, 1), self_score_to=date(YEAR, 7, 1))
    assert all(row.is_overdue for row in rows(ToDoKind.DATA, choices=choices))


def test_months_that_ended_without_counts_are_told_by_field_with_the_report_they_are_for() -> None:
    held = [counted(month) for month in (1, 2, 4)] + [counted(6, DossierField.CERTIFICATION)]
    found = {row.field: row for row in rows(ToDoKind.MONTH, *held)}
    land = found[DossierField.LAND]
    assert land.months == (3, 5, 6)
    assert (land.due_on, land.is_overdue) == (date(YEAR, 6, 20), True)
    assert found[DossierField.CERTIFICATION].months == (1, 2, 3, 4, 5)
    assert land.at_stake > 0
    own = DeadlineChoices(windows=(WindowChoice(number=2, send_by=date(YEAR, 6, 25)),))
    moved = {row.field: row.due_on for row in rows(ToDoKind.MONTH, *held, choices=own)}
    assert moved[DossierField.LAND] == date(YEAR, 6, 25)


def test_a_month_that_runs_is_not_missing_and_a_row_of_all_fields_covers_every_field() -> None:
    held = [counted(month) for month in range(1, 6)]
    assert not rows(ToDoKind.MONTH, *held, today=date(YEAR, 6, 30))
    assert rows(ToDoKind.MONTH, *held, today=date(YEAR, 7, 1))[0].months == (6,)
    whole = counted(6, DossierField.ALL)
    found = rows(ToDoKind.MONTH, *held, whole, today=date(YEAR, 7, 1))
    assert [row.field for row in found] == [DossierField.ALL]


def test_december_is_for_no_report_of_the_year() -> None:
    held = [counted(month) for month in range(1, 12)]
    (row,) = rows(ToDoKind.MONTH, *held, today=date(YEAR + 1, 1, 5))
    assert (row.months, row.due_on, row.is_overdue) == ((12,), None, False)


def test_figures_that_do_not_add_lead_to_their_record() -> None:
    found = rows(ToDoKind.FIGURES, counted(6, done_on_time=4, done_late=3))
    assert {(row.record_kind, row.record_id) for row in found} == {("dossier_count", "land-6")}
    assert found[0].finding is not None
    assert found[0].count == 1
    twice = rows(ToDoKind.FIGURES, counted(6, done_on_time=4, done_late=3, paid_online=2))
    assert [(row.record_id, row.count) for row in twice] == [("land-6", 2)]
    assert found[0].at_stake > 0


def test_late_dossiers_without_apology_are_one_row_to_the_oldest() -> None:
    late = LateDossier(id="a", year=YEAR, code="H52.1", due_on=date(YEAR, 5, 12), done_on=date(YEAR, 5, 20))
    older = replace(late, id="b", code="H52.0", due_on=date(YEAR, 4, 2))
    apologised = replace(late, id="c", apology_on=date(YEAR, 5, 11))
    in_time = replace(late, id="d", done_on=date(YEAR, 5, 12))
    (row,) = rows(ToDoKind.APOLOGY, late, older, apologised, in_time)
    assert (row.record_id, row.count, row.is_overdue) == ("b", 2, True)
    found = without_apology((late, older, apologised, in_time), year=YEAR, today=TODAY)
    assert [each.id for each in found] == ["b", "a"]


def test_a_dossier_still_in_time_needs_no_apology_yet() -> None:
    running = LateDossier(id="a", year=YEAR, code="H52.1", due_on=TODAY)
    assert not rows(ToDoKind.APOLOGY, running)
    assert rows(ToDoKind.APOLOGY, running, today=date(YEAR, 7, 11))


def test_open_tasks_nobody_answers_for_are_told() -> None:
    task = Task(id="t", year=YEAR, title="Rà soát", due_on=date(YEAR, 9, 1))
    done, owned = replace(task, id="u", done_on=TODAY), replace(task, id="v", owner="Lê Hoa")
    row, _criteria = rows(ToDoKind.OWNER, task, done, owned)
    assert (row.record_id, row.subject, row.is_overdue) == ("t", "Rà soát", False)


def test_criteria_nobody_answers_for_are_one_row_until_each_has_a_name() -> None:
    (row,) = rows(ToDoKind.OWNER)
    assert (row.criterion, row.at_stake) == ("1.1.1", 0)
    named = CriterionEntry(criterion="1.1.1", owner="L\u00ea Hoa")
    (rest,) = rows(ToDoKind.OWNER, entries=(named,))
    assert (rest.criterion, rest.count) == ("1.1.2", row.count - 1)


def test_a_return_stands_with_its_question_and_day() -> None:
    returned = Returned(lines=(("1.1.1", "Bổ sung"), ("9.9", "?")), due_on=date(YEAR, 7, 1))
    found = to_do(work(returned=returned), TODAY)
    assert (found[0].kind, found[0].question, found[0].is_overdue) == (ToDoKind.RETURNED, "Bổ sung", True)
    assert sum(row.kind is ToDoKind.RETURNED for row in found) == 1


def test_counts_tell_each_kind_that_occurs() -> None:
    found = to_do(work(Task(id="t", year=YEAR, title="x")), TODAY)
    told = counts(found)
    assert sum(told.values()) == len(found)
    assert told[ToDoKind.OWNER] == 2
    assert ToDoKind.MONTH not in told
