"""Limits as plans word them give their last valid day."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import end_of_month
from core.deadline_texts import parse_deadline
from core.numbers import NotADate


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("trong tháng 3 năm 2024", date(2024, 3, 31)),
        ("3/2024", date(2024, 3, 31)),
        ("02/2024", date(2024, 2, 29)),
        ("tháng 2", date(2025, 2, 28)),
        ("hết tháng 02/2024", date(2024, 2, 29)),
        ("trước ngày 01/4", date(2025, 3, 31)),
        ("Trước ngày 31 tháng 3 năm 2024", date(2024, 3, 30)),
        ("trước tháng 4/2024", date(2024, 3, 31)),
        ("đến hết ngày 31/3/2024", date(2024, 3, 31)),
        ("chậm nhất ngày 20/6", date(2025, 6, 20)),
        ("chậm nhất là ngày 20/6", date(2025, 6, 20)),
        ("quý I/2024", date(2024, 3, 31)),
        ("trong quý IV", date(2025, 12, 31)),
        ("6 tháng đầu năm 2024", date(2024, 6, 30)),
        ("năm 2026", date(2026, 12, 31)),
        ("hết năm 2026", date(2026, 12, 31)),
        ("1/4", date(2025, 4, 1)),
        ("01042026", date(2026, 4, 1)),
        ("1-4-26", date(2026, 4, 1)),
        ("ngày 15/12/2025", date(2025, 12, 15)),
    ],
)
def test_a_limit_ends_on_its_last_valid_day(text: str, last: date) -> None:
    assert parse_deadline(text, 2025) == last


@pytest.mark.parametrize(
    "text", ["", "13/2024", "tháng 13", "31/02", "sớm", "quý V", "trước", "2025", "3/24x"]
)
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(NotADate) as told:
        parse_deadline(text, 2025)
    assert told.value.fields["text"] == text


def test_a_month_without_a_year_needs_one() -> None:
    with pytest.raises(NotADate):
        parse_deadline("tháng 3")


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_plain_day_is_itself_and_the_day_after_its_limit_before_it(day: date) -> None:
    assert parse_deadline(day.strftime("%d/%m/%Y")) == day
    assert parse_deadline(f"{day.month}/{day.year}") == end_of_month(day.year, day.month)
    assert (day - parse_deadline(f"trước ngày {day.day}/{day.month}/{day.year}")).days == 1


@given(st.text(max_size=30))
def test_any_other_text_is_a_day_or_refused(text: str) -> None:
    with suppress(NotADate):
        assert parse_deadline(text, 2025)
