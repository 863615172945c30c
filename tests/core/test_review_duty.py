"""Areas under 75 % of their maximum and the self-review report."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.criteria import CriteriaSet
from core.result_view import ResultArea
from core.review_duty import review_duty
from tests.core.criteria_sets import sample


@pytest.fixture(scope="module")
def criteria() -> CriteriaSet:
    return sample()


def area(code: str, points: str, maximum: str) -> ResultArea:
    return ResultArea(
        area=code, name=code, self_points=Decimal(0), points=Decimal(points), maximum=Decimal(maximum)
    )


def test_the_limit_is_compared_exactly(criteria: CriteriaSet) -> None:
    assert review_duty(criteria, [area("3", "18.00", "24.00")], year=2025, unit="1") is None
    found = review_duty(criteria, [area("3", "17.99", "24.00")], year=2025, unit="1")
    assert found is not None
    assert [each.area for each in found.areas] == ["3"]
    assert found.percent == 75


def test_only_the_marked_areas_count(criteria: CriteriaSet) -> None:
    assert review_duty(criteria, [area("1", "1.00", "12.00")], year=2025, unit="1") is None
    found = review_duty(
        criteria, [area("1", "1.00", "12.00"), area("7", "1.00", "18.00")], year=2025, unit="1"
    )
    assert found is not None
    assert [each.area for each in found.areas] == ["7"]
    assert found.is_marked
    assert found.rule == "AREA75"


def test_where_the_set_marks_no_area_every_area_counts_and_that_is_said(criteria: CriteriaSet) -> None:
    bare = replace(criteria, downgrade_rules=())
    found = review_duty(bare, [area("1", "1.00", "12.00"), area("7", "18.00", "18.00")], year=2025, unit="1")
    assert found is not None
    assert [each.area for each in found.areas] == ["1"]
    assert not found.is_marked


def test_before_the_first_of_april_is_the_31st_of_march_of_the_next_year(criteria: CriteriaSet) -> None:
    for rules in (criteria.downgrade_rules, ()):
        found = review_duty(
            replace(criteria, downgrade_rules=rules), [area("7", "1.00", "18.00")], year=2023, unit="1"
        )
        assert found is not None
        assert found.last_day == date(2024, 3, 31)


def test_a_head_rated_completed_owes_the_same_report(criteria: CriteriaSet) -> None:
    found = review_duty(criteria, [area("7", "18.00", "18.00")], year=2025, unit="1", is_head_rated=True)
    assert found is not None
    assert found.areas == ()


def test_an_area_with_nothing_left_to_score_is_not_below(criteria: CriteriaSet) -> None:
    assert review_duty(criteria, [area("7", "0.00", "0.00")], year=2025, unit="1") is None
