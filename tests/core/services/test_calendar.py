"""The office's table of days off and its choices about deadlines, kept in the workspace."""

from datetime import date
from decimal import Decimal

import pytest

from core.deadline_choices import ChoicesWrong, DeadlineChoices
from core.holidays import DayKind, SpecialDay, fixed_days
from core.services.calendar_care import CalendarCare, DayOfAnotherYear
from tests.offices import YEAR, Desk, Offices, reopened

TABLE = (
    SpecialDay(on=date(YEAR, 1, 27), name="Tết Nguyên đán"),
    SpecialDay(on=date(YEAR, 4, 26), kind=DayKind.MAKE_UP),
    SpecialDay(on=date(YEAR, 5, 2), name="Nghỉ hoán đổi", is_sure=False),
)


@pytest.fixture
def desk(offices: Offices) -> Desk:
    return offices.commune(is_confirmed=False)


def care(desk: Desk) -> CalendarCare:
    return desk.services.calendar_care


def test_until_a_table_is_entered_the_fixed_days_count(desk: Desk) -> None:
    assert care(desk).days(YEAR) == fixed_days(YEAR)
    assert not care(desk).is_entered(YEAR)
    assert not care(desk).calendar(YEAR).is_working(date(YEAR, 9, 2))


def test_a_table_is_kept_by_date_and_found_again_after_a_restart(offices: Offices, desk: Desk) -> None:
    kept = care(desk).keep_days(YEAR, reversed(TABLE))
    assert kept == TABLE
    again = reopened(desk)
    offices.desks[-1] = again
    assert care(again).days(YEAR) == TABLE
    assert care(again).is_entered(YEAR)
    calendar = care(again).calendar(YEAR)
    assert not calendar.is_working(date(YEAR, 1, 27))
    assert calendar.is_working(date(YEAR, 4, 26))
    assert calendar.is_working(date(YEAR, 5, 2))
    assert "keep_holidays" in again.acts()


def test_the_calendar_of_a_year_knows_the_days_around_it(desk: Desk) -> None:
    care(desk).keep_days(YEAR + 1, (SpecialDay(on=date(YEAR + 1, 2, 17), name="x"),))
    assert not care(desk).calendar(YEAR).is_working(date(YEAR + 1, 2, 17))


def test_a_day_of_another_year_keeps_nothing(desk: Desk) -> None:
    with pytest.raises(DayOfAnotherYear):
        care(desk).keep_days(YEAR, (*TABLE, SpecialDay(on=date(YEAR + 1, 1, 1))))
    assert not care(desk).is_entered(YEAR)


def test_names_are_one_clean_line(desk: Desk) -> None:
    (kept,) = care(desk).keep_days(
        YEAR, (SpecialDay(on=date(YEAR, 1, 27), name=" Te\u0302\u0301t\n " + "x" * 200),)
    )
    assert kept.name.startswith("T\u1ebft x")
    assert len(kept.name) == 100


def test_choices_are_kept_whole_and_carry_on_without_their_days(desk: Desk) -> None:
    chosen = DeadlineChoices(
        days_ahead=45,
        reports_days_earlier=5,
        plan_by=date(YEAR, 1, 20),
        self_score_from=date(YEAR, 10, 23),
        self_score_to=date(YEAR, 11, 4),
        published_on=date(YEAR, 2, 28),
        after_publication=7,
        index_target=Decimal("90.5"),
    )
    care(desk).choose(YEAR, chosen)
    assert care(desk).choices(YEAR) == chosen
    assert care(desk).choices(YEAR - 1) == DeadlineChoices()
    following = DeadlineChoices(days_ahead=45, reports_days_earlier=5, after_publication=7)
    assert care(desk).choices(YEAR + 1) == following


@pytest.mark.parametrize(
    "wrong",
    [
        DeadlineChoices(days_ahead=0),
        DeadlineChoices(days_ahead=367),
        DeadlineChoices(reports_days_earlier=-1),
        DeadlineChoices(reports_days_earlier=31),
        DeadlineChoices(after_publication=-1),
        DeadlineChoices(self_score_from=date(YEAR, 12, 16)),
        DeadlineChoices(self_score_to=date(YEAR, 12, 9)),
        DeadlineChoices(index_target=Decimal("100.01")),
    ],
)
def test_choices_that_contradict_themselves_are_refused(desk: Desk, wrong: DeadlineChoices) -> None:
    with pytest.raises(ChoicesWrong):
        care(desk).choose(YEAR, wrong)
    assert care(desk).choices(YEAR) == DeadlineChoices()
