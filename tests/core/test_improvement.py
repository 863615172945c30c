"""Lost points and the tasks that win them back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.carrying import carried_id
from core.improvement import Progress, plan_of, task_area, task_id
from core.records.planning import Task, TaskArea, TaskSource
from tests.core.result_views import line, view

UNIT, YEAR = "21701", 2025


def task(criterion: str, *, year: int = YEAR + 1, **values: object) -> Task:
    told = {"id": task_id(UNIT, YEAR, criterion=criterion), "source": TaskSource.IMPROVEMENT, **values}
    return Task(year=year, title="Việc", criterion=criterion, **told)  # type: ignore[arg-type]


def plan(*tasks: Task, before: str | None = None, after: str | None = None):  # type: ignore[no-untyped-def]
    result = view(YEAR, line("3.1", "0.50"), line("3.2", "2.00"), line("3.3", "1.50"))
    return plan_of(
        result,
        tasks,
        before=None if before is None else view(YEAR - 1, line("3.1", before)),
        after=None if after is None else view(YEAR + 1, line("3.1", after)),
        unit=UNIT,
    )


def test_only_lines_below_their_maximum_are_lost_and_the_most_points_stand_first() -> None:
    found = plan()
    assert [(each.line.criterion, each.line.lost) for each in found.lines] == [
        ("3.1", Decimal("1.50")),
        ("3.3", Decimal("0.50")),
    ]
    assert found.lost == Decimal("2.00")
    assert found.goal == found.index


def test_an_excluded_line_lost_nothing() -> None:
    result = view(YEAR, line("3.1", None, state="excluded"), line("3.2", None, state="open"))
    assert plan_of(result, (), before=None, after=None, unit=UNIT).lines == ()
    assert result.areas[0].maximum == Decimal("2.00")


def test_a_line_is_not_given_then_doing_then_done() -> None:
    doing = task("3.1")
    assert plan().lines[0].progress is Progress.NOT_GIVEN
    assert plan(doing).lines[0].progress is Progress.DOING
    assert plan(replace(doing, done_on=date(2026, 5, 1))).lines[0].progress is Progress.DONE


def test_a_task_typed_by_hand_counts_in_the_following_year_alone() -> None:
    assert plan(task("3.1", id="by-hand")).lines[0].progress is Progress.DOING
    assert plan(task("3.1", id="by-hand", year=YEAR + 2)).lines[0].progress is Progress.NOT_GIVEN
    assert plan(task("3.1", id="x", source=TaskSource.PLAN)).lines[0].progress is Progress.NOT_GIVEN


def test_a_task_carried_into_another_year_stands_for_the_first() -> None:
    first = task("3.1")
    copy = replace(
        first, id=carried_id(UNIT, first.id, into=YEAR + 2), year=YEAR + 2, done_on=date(2027, 2, 1)
    )
    found = plan(first, copy).lines[0]
    assert found.tasks == (copy,)
    assert found.progress is Progress.DONE


def test_a_cause_is_needed_only_where_the_score_fell_against_last_year() -> None:
    assert plan(before="1.00").lines[0].needs_cause
    assert plan(before="1.00").lines[0].fell == Decimal("0.50")
    assert not plan(before="0.50").lines[0].needs_cause
    assert not plan(before="0.25").lines[0].needs_cause
    assert not plan().lines[0].needs_cause


def test_what_was_won_back_is_known_only_from_the_next_result() -> None:
    given = task("3.1")
    assert plan(given).won_back is None
    assert plan(given, after="1.75").lines[0].won_back == Decimal("1.25")
    assert plan(given, after="1.75").won_back == Decimal("1.25")
    assert plan(after="1.75").won_back is None


def test_the_goal_is_the_index_with_every_line_that_has_a_task_won_back() -> None:
    found = plan(task("3.1"))
    assert found.planned == Decimal("1.50")
    assert found.goal == found.index + Decimal("25.00")


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("Công tác chỉ đạo, điều hành cải cách hành chính", TaskArea.DIRECTION),
        ("Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật", TaskArea.INSTITUTIONS),
        ("Cải cách thể chế", TaskArea.INSTITUTIONS),
        ("Cải cách thủ tục hành chính và thực hiện cơ chế một cửa", TaskArea.PROCEDURES),
        ("Cải cách tổ chức bộ máy hành chính", TaskArea.ORGANISATION),
        ("Cải cách chế độ công vụ", TaskArea.CIVIL_SERVICE),
        ("Cải cách tài chính công", TaskArea.FINANCE),
        ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", TaskArea.DIGITAL),
        ("Tác động của cải cách hành chính", TaskArea.OTHER),
        ("", TaskArea.OTHER),
    ],
)
def test_the_area_of_a_task_follows_the_name_of_the_criterias_area(name: str, area: TaskArea) -> None:
    assert task_area(name) is area


def test_the_same_line_of_another_year_or_unit_is_another_task() -> None:
    one = task_id(UNIT, YEAR, criterion="3.1")
    others = {
        task_id(UNIT, YEAR + 1, criterion="3.1"),
        task_id("21702", YEAR, criterion="3.1"),
        task_id(UNIT, YEAR, criterion="3.2"),
    }
    assert one not in others
    assert len(others) == 3
    assert one == task_id(UNIT, YEAR, criterion="3.1")
