"""Points far from the others': what is marked, what is not, and that neither order nor names matter."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.outlying import FEWEST_UNITS, outlying, usual

MAXIMUM = Decimal("4.00")
POINTS = st.integers(0, 400).map(lambda hundredths: Decimal(hundredths).scaleb(-2))


def marked(*values: str, maximum: Decimal = MAXIMUM) -> set[str]:
    return {
        str(values[int(at)]) for at in outlying({str(n): Decimal(v) for n, v in enumerate(values)}, maximum)
    }


def test_one_far_above_units_that_differ_a_little_is_marked() -> None:
    assert marked("1.0", "1.1", "1.2", "1.1", "1.0", "1.3", "1.2", "1.1", "4.0") == {"4.0"}


def test_one_far_below_is_marked_too() -> None:
    assert marked("3.8", "3.9", "3.7", "3.8", "3.9", "4.0", "3.8", "3.7", "0.5") == {"0.5"}


def test_one_apart_is_marked_where_all_others_are_equal() -> None:
    assert marked(*["4.0"] * 8, "1.0") == {"1.0"}


@pytest.mark.parametrize(
    "values",
    [
        ("4.0",) * 7 + ("0.0",) * 3,  # three of ten are a group
        ("4.0",) * 6 + ("0.0",),  # too few units
        ("0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0"),  # they differ widely
        ("4.0",) * 20 + ("3.1",),  # less than a quarter of the maximum
        ("2.0",) * 30,
        (),
    ],
)
def test_ordinary_points_are_not_marked(values: tuple[str, ...]) -> None:
    assert marked(*values) == set()


def test_nothing_is_usual_without_values() -> None:
    assert usual(()) is None


@given(st.lists(POINTS, max_size=40), st.randoms())
def test_the_order_of_the_units_changes_no_mark(points: list[Decimal], random: object) -> None:
    values = [(f"{at:05d}", value) for at, value in enumerate(points)]
    shuffled = values[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert outlying(dict(values), MAXIMUM) == outlying(dict(shuffled), MAXIMUM)


@given(st.lists(POINTS, max_size=40), st.integers(1, 50))
def test_the_size_of_the_points_changes_no_mark(points: list[Decimal], times: int) -> None:
    values = {str(at): value for at, value in enumerate(points)}
    larger = {key: value * times for key, value in values.items()}
    assert outlying(values, MAXIMUM) == outlying(larger, MAXIMUM * times)


@given(st.lists(POINTS, max_size=40))
def test_equal_points_are_marked_alike_and_the_middle_never(points: list[Decimal]) -> None:
    values = {str(at): value for at, value in enumerate(points)}
    far = outlying(values, MAXIMUM)
    far_values = {values[key] for key in far}
    assert not far_values & {value for key, value in values.items() if key not in far}
    assert len(far) * 2 <= len(values)
    found = usual(values.values())
    assert found is None or found.middle not in far_values
    assert not far or len(values) >= FEWEST_UNITS
