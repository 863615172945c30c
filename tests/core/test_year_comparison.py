"""Years side by side."""

from decimal import Decimal

from core.charting import percent_chart, rank_chart
from core.year_comparison import (
    Origin,
    Outside,
    Ratio,
    YearFigures,
    compare_criteria,
    in_order,
    outside_in_order,
    ratios_in_order,
)
from tests.core.result_views import line, view


def figures(year: int, index: str, rank: int | None) -> YearFigures:
    return YearFigures(year=year, origin=Origin.BY_HAND, index=Decimal(index), rank=rank, ranked_of=11)


def test_value_and_rank_that_fall_are_told_as_in_the_report_of_2022() -> None:
    """Seed document S2: 84,11 % and place 4 of 11 in 2021; 78,93 % and place 8 of 11 in 2022."""
    first, second = in_order([figures(2022, "78.93", 8), figures(2021, "84.11", 4)])
    assert (first.index_change, first.rank_change) == (None, None)
    assert second.index_change == Decimal("-5.18")
    assert second.rank_change == -4
    assert second.has_index_fallen
    assert second.has_rank_fallen


def test_a_year_is_never_compared_over_a_gap_or_with_a_year_without_value() -> None:
    rows = in_order([figures(2020, "80.00", 1), figures(2022, "70.00", None), figures(2023, "75.00", 3)])
    assert [row.index_change for row in rows] == [None, None, Decimal("5.00")]
    assert [row.rank_change for row in rows] == [None, None, None]


def test_the_last_place_is_a_rank_as_any_other() -> None:
    rows = outside_in_order(
        [
            Outside(name="PAPI", year=2019, value=Decimal("40.1"), rank=63, out_of=63),
            Outside(name="Papi", year=2020, value=Decimal("41.0"), rank=60, out_of=63),
            Outside(name="PCI", year=2020, value=Decimal("60.0"), rank=1, out_of=63),
        ]
    )
    assert [row.is_last for row in rows] == [True, False, False]
    assert [row.rank_change for row in rows] == [None, 3, None]
    assert not rows[1].has_fallen


def test_a_rank_not_held_is_derived_from_the_places_a_document_states() -> None:
    """Seed document S3: PAR Index 25/63, 23 places up; PACA 11/63, 52 places up."""
    rows = outside_in_order(
        [
            Outside(name="PAR Index", year=2023, value=None, rank=25, out_of=63, stated=23),
            Outside(name="PACA", year=2023, value=None, rank=11, out_of=63, stated=52),
            Outside(name="PCI", year=2023, value=None, rank=16, out_of=63, stated=48),
            Outside(name="PCI", year=2024, value=None, rank=20, out_of=63, stated=9),
        ]
    )
    told = [(row.outside.name, row.earlier_rank, row.rank_change, row.is_derived) for row in rows]
    assert told == [
        ("PACA", 63, 52, True),
        ("PAR Index", 48, 23, True),
        ("PCI", None, 48, True),
        ("PCI", 16, -4, False),
    ]


def test_percentage_points_and_relative_change_are_two_figures() -> None:
    rows = ratios_in_order(
        [
            Ratio(key="late", year=2022, numerator=16, denominator=1000),
            Ratio(key="late", year=2023, numerator=5, denominator=1000),
            Ratio(key="late", year=2024, numerator=0, denominator=0),
            Ratio(key="online", year=2023, numerator=1, denominator=3),
        ]
    )
    assert [row.ratio.key for row in rows] == ["late", "late", "online"]
    assert rows[1].points == Decimal("-1.10")
    assert rows[1].relative == Decimal("-68.8")
    assert rows[2].points is None
    assert rows[2].ratio.percent == Decimal("33.33")


def test_a_relative_change_from_nothing_is_no_figure() -> None:
    rows = ratios_in_order(
        [
            Ratio(key="late", year=2022, numerator=0, denominator=10),
            Ratio(key="late", year=2023, numerator=1, denominator=10),
        ]
    )
    assert (rows[1].points, rows[1].relative) == (Decimal("10.00"), None)


def test_criteria_are_compared_most_changed_first_and_a_fall_asks_for_its_cause() -> None:
    before = view(2023, line("1.1", "1.00"), line("1.2", "2.00"), line("1.3", "0.50"), line("1.9", "1.00"))
    now = view(2024, line("1.1", "1.00"), line("1.2", "0.50"), line("1.3", "1.50"), line("1.4", "1.00"))
    rows = compare_criteria(before, now, causes={})
    assert [row.criterion for row in rows] == ["1.2", "1.3", "1.1", "1.4", "1.9"]
    assert [row.change for row in rows[:3]] == [Decimal("-1.50"), Decimal("1.00"), Decimal("0.00")]
    assert rows[0].lacks_cause
    assert not rows[1].lacks_cause
    told = compare_criteria(before, now, causes={"1.2": ("Thiếu người",)})
    assert not told[0].lacks_cause


def test_an_identifier_given_to_another_matter_is_not_compared() -> None:
    before = view(2023, line("1.1", "2.00", name="Ban hành kế hoạch"))
    rows = compare_criteria(before, view(2024, line("1.1", "0.00")), causes={})
    assert rows[0].change is None
    assert not rows[0].has_fallen


def test_axes_hold_every_value() -> None:
    chart = percent_chart("x", ["2021", "2022"], unit="%", series={"a": [Decimal("84.11"), Decimal("78.93")]})
    assert (chart.lowest, chart.highest) == (Decimal(70), Decimal(90))
    flat = percent_chart("x", ["2021"], unit="%", series={"a": [Decimal("90.00")]})
    assert (flat.lowest, flat.highest) == (Decimal(80), Decimal(100))
    assert percent_chart("x", [], unit="%", series={"a": [None]}).is_empty
    ranks = rank_chart("x", ["2019"], unit="", series={"a": [Decimal(63)]})
    assert (ranks.lowest, ranks.highest, ranks.is_rank) == (Decimal(1), Decimal(63), True)
