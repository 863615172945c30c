from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.dates import end_of_month
from core.dossier_ratios import RATIOS, by_field, change, figures, year_before
from core.indicators import measure
from core.records.dossiers import DossierCount, DossierField
from core.records.fields import Form, specs

YEAR = 2023


def month(
    number: int, field: DossierField = DossierField.LAND, *, year: int = YEAR, **counts: int
) -> DossierCount:
    return DossierCount(
        id=f"{year}-{number}-{field}",
        year=year,
        from_on=date(year, number, 1),
        to_on=end_of_month(year, number),
        field=field,
        **counts,
    )


def test_half_a_year_is_sum_over_sum_and_not_the_mean_of_ratios() -> None:
    """S2: 2.547 of 12.421 dossiers online in the first half of 2023 are 20,51 %."""
    rows = [month(1, online_full=2500, direct=2500), month(2, online_full=47, direct=7374)]
    found = figures(rows, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 6, 30))
    ratio = found.ratio("online")
    assert (ratio.numerator, ratio.denominator, ratio.percent) == (2547, 12421, Decimal("20.51"))
    assert [finding.code for finding in found.findings] == ["RANGE_GAP"]


def test_a_range_may_cross_years() -> None:
    rows = [month(12, year=2022, online_full=1, direct=3), month(1, online_full=3, direct=1)]
    found = figures(rows, from_on=date(2022, 12, 1), to_on=date(2023, 1, 31))
    assert (found.ratio("online").numerator, found.ratio("online").denominator) == (4, 8)


def test_a_row_across_the_edge_is_told_and_left_out() -> None:
    rows = [month(1, direct=5), month(2, direct=7)]
    found = figures(rows, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 2, 14))
    assert found.counts["received"] == 5
    assert "RANGE_STRADDLES" in [finding.code for finding in found.findings]


def test_what_still_runs_is_counted_once() -> None:
    rows = [month(1, done_on_time=9, pending_overdue=1), month(2, done_on_time=10, pending_overdue=1)]
    found = figures(rows, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 2, 28))
    late = found.ratio("late")
    assert (late.numerator, late.denominator) == (1, 20)
    on_time = found.ratio("on_time")
    assert on_time.percent is not None
    assert late.percent is not None
    assert on_time.percent + late.percent == 100


def test_fields_with_most_late_dossiers_stand_first() -> None:
    rows = [
        month(1, DossierField.LAND, done_late=3, done_on_time=97),
        month(1, DossierField.HEALTH, done_late=3, done_on_time=7),
        month(1, DossierField.TRANSPORT, done_on_time=5),
        month(1, DossierField.CIVIL_STATUS, done_late=8, done_on_time=92, apologies=5),
        month(1, DossierField.ALL, done_late=14, done_on_time=201),
    ]
    found = by_field(rows, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 12, 31))
    assert [each.field for each in found] == [
        DossierField.CIVIL_STATUS,
        DossierField.HEALTH,
        DossierField.LAND,
        DossierField.TRANSPORT,
    ]
    assert (found[0].late.percent, found[0].apologies) == (Decimal("8.00"), 5)


def test_points_and_relative_change_are_told_apart() -> None:
    before, now = (
        figures(
            [month(1, online_full=part, direct=100 - part)], from_on=date(YEAR, 1, 1), to_on=date(YEAR, 1, 31)
        )
        for part in (20, 25)
    )
    found = change(now.ratio("online"), before.ratio("online"))
    assert (found.points, found.relative) == (Decimal("5.00"), Decimal("25.0"))
    assert change(now.ratio("online"), now.ratio("epayment")).points is None


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2023, 2, 28)),
        (date(2023, 12, 15), date(2022, 12, 15)),
    ],
)
def test_the_same_days_a_year_earlier(day: date, before: date) -> None:
    assert year_before(day) == before


def test_the_ratios_are_those_the_criteria_measure() -> None:
    """One definition of a ratio in the whole program, whichever screen shows it."""
    names = {rule.key: f"dossiers.{rule.key}" for rule in RATIOS}
    row = month(1)
    counts = {name: at * 7 % 50 + 1 for at, name in enumerate(_count_names(row), start=3)}
    rows = [replace(row, **counts)]  # type: ignore[arg-type]
    found = figures(rows, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 12, 31))
    compared = 0
    for rule in RATIOS:
        measured = measure(names[rule.key], rows, year=YEAR)
        if measured is not None:
            ratio = found.ratio(rule.key)
            assert list(measured.inputs.values()) == [ratio.numerator, ratio.denominator], rule.key
            compared += 1
    assert compared == 12


def _count_names(row: DossierCount) -> list[str]:
    return [spec.name for spec in specs(type(row)) if spec.form is Form.COUNT]


def test_what_was_never_entered_gives_no_ratio() -> None:
    rows = [replace(month(1), direct=10, certified_copies=4)]
    found = figures(rows, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 12, 31))
    assert [found.ratio(key).percent for key in ("e_copies", "population_data", "in_software")] == [None] * 3
    entered = [replace(rows[0], copies=8, population_data=5)]
    found = figures(entered, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 12, 31))
    assert (found.ratio("e_copies").percent, found.ratio("population_data").percent) == (50, 50)
