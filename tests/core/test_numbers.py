"""Typed numbers and days, and the arithmetic traps T1-T14 that concern them."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import (
    AmbiguousNumber,
    Bound,
    NotADate,
    NotANumber,
    parse_bounded,
    parse_count,
    parse_date,
    parse_decimal,
    parse_pair,
    percent,
    pooled,
    possible_counts,
    previous_rank,
    reduction_percent,
    round_half_up,
)
from ui.texts import numbers as shown

SEEDS = Path(__file__).parents[1] / "vectors" / "seeds"
TRAPS = {
    trap["id"]: trap
    for trap in json.loads((SEEDS / "seed-figures.json").read_text("utf-8"))["acceptance_traps"]
}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", 0),
        ("1234", 1234),
        ("1.234", 1234),
        ("1 234 567", 1234567),
        ("1\u00a0234", 1234),
        ("02", 2),
        ("02 lớp", 2),
        (" 12 ", 12),
        ("1,234,567", 1234567),
    ],
)
def test_a_count_is_read_as_officials_type_it(typed, value):
    assert parse_count(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-3",
        "1.5",
        "12,5",
        "1.23.456",
        "\uff11\uff12",
        "\u0663",
        "abc",
        "1e3",
        "1/2",
        "9" * 40,
        "12 34",
    ],
)
def test_what_is_no_count_is_refused(typed):
    with pytest.raises(NotANumber):
        parse_count(typed)


def test_a_comma_before_three_digits_of_a_count_is_asked_back_with_both_readings():
    with pytest.raises(AmbiguousNumber) as caught:
        parse_count("1,234")
    assert caught.value.fields == {"text": "1,234", "whole": "1.234", "fraction": "1,234"}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("23,595", "23.595"),
        ("23.595", "23595"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("7.38", "7.38"),
        ("0.125", "0.125"),
        ("-3,5", "-3.5"),
        ("\u22123,50", "-3.50"),
        ("7,38 %", "7.38"),
        ("01%", "1"),
    ],
)
def test_a_decimal_is_read_as_officials_type_it(typed, value):
    assert str(parse_decimal(typed)) == value


@pytest.mark.parametrize("typed", ["", "%", "1,2,3", "--1", "1..2", "\uff17", "NaN", "Infinity", "1,", ",5"])
def test_what_is_no_decimal_is_refused(typed):
    with pytest.raises(NotANumber):
        parse_decimal(typed)


@given(st.integers(0, 10**12))
def test_a_count_is_shown_and_read_back(value):
    assert parse_count(shown.count(value)) == value


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_decimal_is_shown_and_read_back(value):
    assert parse_decimal(shown.decimal(value)) == value


@pytest.mark.parametrize(
    "typed",
    [
        "1/4/2026",
        "1/4",
        "01/04/2026",
        "01042026",
        "010426",
        "1-4-26",
        "1.4.2026",
        "2026-04-01",
        "ngày 1 tháng 4 năm 2026",
    ],
)
def test_a_day_is_read_in_every_usual_spelling(typed):
    assert parse_date(typed, 2026) == date(2026, 4, 1)


@pytest.mark.parametrize(
    "typed",
    ["", "31/4/2026", "29/2/2026", "1/13/2026", "4/2026", "mai", "1/4/0216", "\uff11/4/2026", "1/4/26/1"],
)
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(NotADate):
        parse_date(typed, 2026)


def test_a_day_without_year_needs_a_hint():
    with pytest.raises(NotADate):
        parse_date("1/4")


def test_an_old_short_year_belongs_to_the_last_century():
    assert parse_date("1/4/98") == date(1998, 4, 1)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_a_day_is_shown_and_read_back(day):
    assert parse_date(shown.day(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("typed", "operator", "value"),
    [
        ("trên 99%", Bound.OVER, "99"),
        ("từ 80% trở lên", Bound.AT_LEAST, "80"),
        ("tối thiểu 90%", Bound.AT_LEAST, "90"),
        ("dưới 75%", Bound.UNDER, "75"),
        ("≤ 5", Bound.AT_MOST, "5"),
        ("không quá 2", Bound.AT_MOST, "2"),
        ("99,5%", Bound.EXACT, "99.5"),
    ],
)
def test_a_bound_is_kept_apart_from_its_value(typed, operator, value):
    read = parse_bounded(typed)
    assert (read.operator, read.value) == (operator, Decimal(value))


def test_a_bound_is_shown_with_its_operator():
    assert shown.bounded(parse_bounded("trên 99%")) == "trên 99\u00a0%"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_a_percentage_is_half_up_and_never_further_than_half_a_unit(above, below, places):
    value = percent(above, below, places=places)
    assert -value.as_tuple().exponent == places
    off = value * below - 100 * above
    assert -below <= 2 * off * 10**places <= below
    assert 2 * off * 10**places != -below


def test_rounding_is_symmetric_and_never_shows_a_negative_zero():
    assert round_half_up(Decimal("-2.345"), 2) == Decimal("-2.35")
    assert str(round_half_up(Decimal("-0.001"), 2)) == "0.00"


def test_t1_a_ratio_of_periods_is_pooled():
    trap = TRAPS["T1"]
    assert str(pooled(map(tuple, trap["input"]["pairs"]))) == trap["expected"]["pooled_percent"]


def test_t2_and_t3_one_rounding_half_up():
    assert str(percent(76, 6696)) == "1.14"
    assert str(percent(979, 17328)) == "5.65"
    assert str(percent(979, 17328, places=1)) == "5.6"


def test_t4_rounded_percentages_are_not_adjusted():
    shares = [percent(part, 136) for part in (9, 62, 41, 24)]
    assert [str(share) for share in shares] == ["6.62", "45.59", "30.15", "17.65"]
    assert sum(shares) == Decimal("100.01")


def test_t5_separators():
    trap = TRAPS["T5"]
    assert [str(parse_decimal(text)) for text in trap["input"]["texts"]] == trap["expected"]["values"]


def test_t6_leading_zeros():
    assert (parse_pair("09/12"), parse_count("02 lớp"), parse_decimal("01%")) == ((9, 12), 2, 1)


def test_t8_a_rank_carries_its_own_total():
    assert [parse_pair(text)[1] for text in TRAPS["T8"]["input"]["texts"]] == TRAPS["T8"]["expected"][
        "rank_total"
    ]
    with pytest.raises(NotANumber):
        parse_pair("16-61")


def test_t9_the_earlier_rank_stays_inside_the_total():
    assert previous_rank(11, 52, total=63) == 63
    assert previous_rank(11, 53, total=63) is None


def test_t11_a_reduction_is_measured_on_the_earlier_base():
    assert str(reduction_percent(1563, 108)) == "6.46"


def test_t12_an_impossible_percentage_of_a_base_is_recognised():
    assert possible_counts(Decimal("86.32"), 5326) == ()
    assert possible_counts(Decimal("9.92"), 5326) == ()
    assert possible_counts(Decimal("86.32"), 3267) == (2820,)
    assert possible_counts(Decimal("9.92"), 3267) == (324,)


@given(st.integers(1, 5000), st.data())
def test_the_true_count_is_always_possible(base, data):
    counted = data.draw(st.integers(0, base))
    assert counted in possible_counts(percent(counted, base), base)


def test_t13_a_percentage_without_counts_has_its_words():
    assert TRAPS["T13"]["expected"]["state"] == shown.NO_COUNTS


def test_t14_the_sample_commune():
    trap = TRAPS["T14"]
    assert [str(percent(*pair)) for pair in trap["input"]["pairs"]] == trap["expected"]["percents"]
