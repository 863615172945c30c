"""How numbers, days and periods are shown."""

from datetime import date
from decimal import Decimal
from string import Formatter

import pytest

from core.dates import parse_period
from ui.texts import numbers


def test_numbers_are_shown_the_vietnamese_way():
    assert numbers.count(1234567) == "1.234.567"
    assert numbers.decimal(Decimal("1234.50")) == "1.234,50"
    assert numbers.percent(Decimal("20.505")) == "20,51\u00a0%"
    assert numbers.points(Decimal("1.7")) == "1,70"
    assert numbers.ratio(979, 17328) == "979/17.328"
    assert numbers.percentage_points(Decimal("2.48")) == "+2,48 điểm\u00a0%"
    assert numbers.percentage_points(Decimal("-1.10")) == "-1,10 điểm\u00a0%"


def test_days_are_shown_with_zeros():
    assert numbers.day(date(2026, 3, 5)) == "05/03/2026"
    assert numbers.day(None) == "–"
    assert numbers.day_in_words(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert numbers.day_in_words(date(2026, 11, 15)) == "ngày 15 tháng 11 năm 2026"


@pytest.mark.parametrize(("due", "words"), [(24, "còn 3 ngày"), (21, "hạn hôm nay"), (19, "quá hạn 2 ngày")])
def test_a_deadline_says_how_it_stands(due, words):
    assert numbers.due(date(2026, 11, due), date(2026, 11, 21)) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026", "năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026-Q3", "quý III năm 2026"),
        ("2026-01", "tháng 01 năm 2026"),
    ],
)
def test_a_period_is_named(period, words):
    assert numbers.period(parse_period(period)) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (512, "512 byte"),
        (1536, "1,5 KB"),
        (20 * 1024**2, "20,0 MB"),
        (3 * 1024**3, "3,0 GB"),
        (5000 * 1024**3, "5.000,0 GB"),
    ],
)
def test_a_size_is_shown_for_people(size, words):
    assert numbers.file_size(size) == words


def test_every_sentence_quotes_only_fields_its_error_has():
    known = {"text", "whole", "fraction", "code"}
    for sentence in numbers.SENTENCES.values():
        for part in (sentence.what, sentence.why, sentence.advice):
            assert {name for _, name, _, _ in Formatter().parse(part) if name} <= known
            assert part.endswith(".")
