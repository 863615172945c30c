"""Periods, report windows and the date traps of the field guide."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import (
    NotALimit,
    NotAPeriod,
    Period,
    PeriodKind,
    add_working_days,
    before,
    days_after,
    days_left,
    end_of_month,
    is_working_day,
    limit_date,
    parse_period,
    receiving_kind_is_province,
    report_window,
    report_windows,
    through,
    working_days_between,
    year_milestones,
)

PERIODS = st.sampled_from(
    [(PeriodKind.YEAR, 1), (PeriodKind.HALF, 2), (PeriodKind.QUARTER, 4), (PeriodKind.MONTH, 12)]
).flatmap(
    lambda kind: st.builds(
        Period, year=st.integers(1990, 2100), kind=st.just(kind[0]), number=st.integers(1, kind[1])
    )
)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_day(text, start, end):
    period = parse_period(text)
    assert (period.start, period.end) == (start, end)
    assert period.contains(start)
    assert period.contains(end)
    assert not period.contains(days_after(end, 1))


@given(PERIODS)
def test_a_period_is_written_and_read_back(period):
    assert parse_period(str(period)) == period
    months = period.months()
    assert (months[0].start, months[-1].end) == (period.start, period.end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-H3",
        "2026-Q0",
        "2026-Q5",
        "2026-13",
        "2026-1",
        "2026-00",
        "2026-H01",
        "2026 ",
        "2026-q1",
    ],
)
def test_another_spelling_of_a_period_is_refused(text):
    with pytest.raises(NotAPeriod):
        parse_period(text)


def test_the_report_windows_are_those_of_the_ministry():
    assert [(str(w.period), w.start, w.end, w.send_by) for w in report_windows(2026)] == [
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 20)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 20)),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 20)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 20)),
    ]


def test_no_report_is_due_for_the_second_quarter():
    assert report_window(parse_period("2026-Q2")) is None
    window = report_window(parse_period("2026-Q3"))
    assert window is not None
    assert window.own_due(5) == date(2026, 9, 15)


def test_the_milestones_of_a_year_stand_in_order():
    milestones = year_milestones(2026)
    assert [m.due_on for m in milestones] == sorted(m.due_on for m in milestones)
    days = {m.key: m.due_on for m in milestones}
    assert len(days) == len(milestones)
    assert days["plan"] == date(2026, 1, 31)
    assert days["plan_amendment"] == date(2026, 3, 30)
    assert days["self_review"] == date(2026, 3, 31)
    assert days["report_year"] == date(2026, 12, 20)
    assert days["publication"] == date(2027, 2, 28)


def test_before_a_day_excludes_it_and_through_includes_it():
    assert before(date(2026, 4, 1)) == date(2026, 3, 31)
    assert through(date(2026, 4, 1)) == date(2026, 4, 1)
    assert before(date(2024, 3, 1)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("limit", "year", "day"),
    [
        ("Y-02-LAST", 2024, date(2024, 2, 29)),
        ("Y-02-LAST", 2026, date(2026, 2, 28)),
        ("Y-01-31", 2026, date(2026, 1, 31)),
        ("Y+1-02-LAST", 2027, date(2028, 2, 29)),
    ],
)
def test_a_yearly_limit_is_a_day_of_its_year(limit, year, day):
    assert limit_date(limit, year) == day


@pytest.mark.parametrize("limit", ["Y-02-29", "Y-13-01", "Y-00-LAST", "2026-01-31", "Y-1-1"])
def test_a_limit_the_year_does_not_have_is_refused(limit):
    with pytest.raises(NotALimit):
        limit_date(limit, 2026)


def test_the_last_day_of_a_month_knows_leap_years():
    assert end_of_month(2024, 2) == date(2024, 2, 29)
    assert end_of_month(2026, 12) == date(2026, 12, 31)


def test_working_days_skip_weekends_and_holidays_and_keep_make_up_days():
    tet = {date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18), date(2026, 2, 19), date(2026, 2, 20)}
    assert add_working_days(date(2026, 2, 13), 2, holidays=tet) == date(2026, 2, 24)
    assert add_working_days(date(2026, 2, 13), 2, holidays=tet, make_up_days={date(2026, 2, 21)}) == date(
        2026, 2, 23
    )
    assert working_days_between(date(2026, 2, 13), date(2026, 2, 24), holidays=tet) == 2
    assert working_days_between(date(2026, 2, 24), date(2026, 2, 13)) == 0
    assert not is_working_day(date(2026, 2, 14), ())


def test_days_left_counts_calendar_days():
    assert days_left(date(2026, 3, 1), date(2026, 2, 27)) == 2
    assert days_left(date(2026, 3, 1), date(2026, 3, 1)) == 0
    assert days_left(date(2026, 3, 1), date(2026, 3, 3)) == -2


def test_the_province_receives_from_july_2025():
    assert not receiving_kind_is_province(date(2025, 6, 30))
    assert receiving_kind_is_province(date(2025, 7, 1))
