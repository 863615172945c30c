from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.outliers import FACTOR, LEAST, Against, outlier

COUNTS = st.integers(0, 100_000)


def test_a_digit_too_many_stands_out_against_last_year() -> None:
    found = outlier(1250, last_year=125, others=())
    assert found is not None
    assert (found.against, found.usual, found.is_high) == (Against.LAST_YEAR, 125, True)


def test_a_digit_too_few_stands_out_too() -> None:
    found = outlier(12, last_year=125, others=())
    assert found is not None
    assert not found.is_high


def test_without_last_year_the_other_months_tell_what_is_usual() -> None:
    found = outlier(1250, last_year=None, others=(120, 130, 125, 128))
    assert found is not None
    assert (found.against, found.usual) == (Against.OTHER_MONTHS, Fraction(253, 2))


def test_one_wrong_month_does_not_make_the_right_ones_odd() -> None:
    assert outlier(125, last_year=None, others=(120, 1300, 125, 128, 131)) is None


@pytest.mark.parametrize(
    ("count", "last_year", "others"),
    [
        (30, 10, ()),  # three times as many
        (19, 2, ()),  # too few to tell
        (50, 0, ()),  # nothing last year is no measure
        (500, None, (100, 101, 102)),  # three months are no custom
        (150, None, (100, 100, 100, 100)),  # half as many again, though no month ever differed
        (10, None, (0, 0, 0, 0, 0)),  # small
        (60, None, (10, 90, 20, 80, 50)),  # months differ widely here
    ],
)
def test_ordinary_changes_are_not_marked(count: int, last_year: int | None, others: tuple[int, ...]) -> None:
    assert outlier(count, last_year=last_year, others=others) is None


@given(COUNTS, st.none() | COUNTS, st.lists(COUNTS, max_size=11))
def test_a_mark_is_always_far_and_never_small(count: int, last_year: int | None, others: list[int]) -> None:
    found = outlier(count, last_year=last_year, others=others)
    if found is None:
        return
    assert abs(found.count - found.usual) >= LEAST
    if found.against is Against.LAST_YEAR:
        assert max(count, found.usual) > FACTOR * min(count, found.usual)
    else:
        assert count >= 2 * found.usual or 2 * count <= found.usual


@given(COUNTS, st.lists(COUNTS, max_size=11), st.randoms())
def test_the_order_of_months_changes_nothing(count: int, others: list[int], random: object) -> None:
    shuffled = others[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert outlier(count, last_year=None, others=others) == outlier(count, last_year=None, others=shuffled)


@given(COUNTS)
def test_a_month_like_the_others_is_never_odd(count: int) -> None:
    assert outlier(count, last_year=count, others=(count,) * 11) is None
