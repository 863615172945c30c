"""Days off and make-up days: what counts, what is only proposed, and how a notice is read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.holiday_text import days_of, read_days
from core.holidays import DayKind, SpecialDay, WorkCalendar, carried_over, fixed_days, in_order
from core.numbers import NotADate

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CALENDARS = st.lists(
    st.builds(
        SpecialDay,
        on=DAYS,
        kind=st.sampled_from(DayKind),
        is_sure=st.booleans(),
        name=st.sampled_from(["", "x"]),
    ),
    max_size=40,
).map(lambda days: WorkCalendar(days=in_order(days)))


@given(CALENDARS, DAYS, st.integers(0, 60))
def test_counting_working_days_on_and_between_are_each_others_inverse(
    calendar: WorkCalendar, start: date, days: int
) -> None:
    end = calendar.after(start, days)
    assert calendar.between(start, end) == days
    assert calendar.between(end, start) == -days
    assert days == 0 or calendar.is_working(end)


@given(CALENDARS, DAYS)
def test_the_last_working_day_is_one_and_none_lies_between(calendar: WorkCalendar, day: date) -> None:
    found = calendar.last_working_by(day)
    assert found <= day
    assert calendar.is_working(found)
    assert calendar.between(found, day) == 0


def test_only_what_is_confirmed_counts() -> None:
    friday = date(2026, 2, 13)
    proposed = SpecialDay(on=friday, name="x", is_sure=False)
    assert WorkCalendar(days=(proposed,)).is_working(friday)
    assert not WorkCalendar(days=(SpecialDay(on=friday, name="x"),)).is_working(friday)
    assert WorkCalendar(days=(SpecialDay(on=friday, name="x"),)).name_of(friday) == "x"
    assert WorkCalendar(days=(proposed,)).name_of(friday) == ""


def test_the_fixed_days_are_proposed_and_no_other() -> None:
    assert [(day.on.month, day.on.day) for day in fixed_days(2026)] == [(1, 1), (4, 30), (5, 1), (9, 2)]


def test_last_years_table_is_a_proposal_but_for_the_fixed_days() -> None:
    last = (
        SpecialDay(on=date(2024, 1, 1), name="a"),
        SpecialDay(on=date(2024, 2, 9), name="b"),
        SpecialDay(on=date(2024, 2, 29), name="c"),
        SpecialDay(on=date(2024, 5, 4), kind=DayKind.MAKE_UP),
    )
    carried = carried_over(last, 2025)
    assert [(day.on, day.is_sure) for day in carried] == [
        (date(2025, 1, 1), True),
        (date(2025, 2, 9), False),
        (date(2025, 5, 4), False),
    ]


def test_a_day_stands_once_and_the_later_entry_counts() -> None:
    days = in_order((SpecialDay(on=date(2026, 5, 1), name="a"), SpecialDay(on=date(2026, 5, 1), name="b")))
    assert [day.name for day in days] == ["b"]


def test_a_notice_is_read_line_by_line() -> None:
    text = "14/2/2026 - 22/2/2026\tTết Nguyên đán\tnghỉ\n\n22/8\tLàm bù\n26/4;Giỗ Tổ Hùng Vương"
    days = read_days(text, 2026)
    assert [day.on for day in days if day.name == "Tết Nguyên đán"] == [
        date(2026, 2, 16) + timedelta(days=number) for number in range(5)
    ]
    assert {(day.on, day.name, day.kind) for day in days[5:]} == {
        (date(2026, 4, 26), "Giỗ Tổ Hùng Vương", DayKind.OFF),
        (date(2026, 8, 22), "", DayKind.MAKE_UP),
    }


@pytest.mark.parametrize("text", ["Tết\tnghỉ", "22/2/2026 - 14/2/2026", "1/1/2026 - 31/12/2026", "31/2"])
def test_what_is_no_day_refuses_the_whole_text(text: str) -> None:
    with pytest.raises(NotADate):
        read_days(f"1/1\n{text}", 2026)


def test_a_single_weekend_day_is_taken_as_it_is_written() -> None:
    assert days_of("22/8/2026", 2026) == (date(2026, 8, 22),)
