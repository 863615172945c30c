"""Several years of rankings side by side: courses of units, bands as the seeds print them, gaps kept."""

from decimal import Decimal

from core.ranking_comparison import Origin, Placed, RankedYear
from core.years_beside import beside, ends, kinds_in

BANDS = ("Xuất sắc", "Tốt", "Khá")


def ranked(year: int, *rows: tuple[str, str | None, str], bands: tuple[str, ...] = BANDS) -> RankedYear:
    """A year of units given as (code, index, band), ranked in this order."""
    return RankedYear(
        year=year,
        origin=Origin.PUBLISHED,
        bands=bands,
        placed=tuple(
            Placed(
                code=code,
                name=f"Xã {code}",
                unit_kind="commune",
                rank=None if index is None else place,
                index=None if index is None else Decimal(index),
                band=band,
            )
            for place, (code, index, band) in enumerate(rows, 1)
        ),
    )


BEFORE = ranked(2021, *((f"u{at}", "85.00", "Xuất sắc" if at < 73 else "Tốt") for at in range(136)))
NOW = ranked(2022, *((f"u{at}", "88.00", "Xuất sắc" if at < 104 else "Tốt") for at in range(136)))


def test_bands_of_a_year_stand_with_share_and_change_as_the_province_prints_them() -> None:
    best = beside((BEFORE, NOW), kind="commune").bands[0]
    share = best.shares[1]
    assert share is not None
    assert (share.now, share.now_of, share.now_percent) == (104, 136, Decimal("76.47"))
    assert (share.units, share.points) == (31, Decimal("22.79"))


def test_the_first_year_has_nothing_to_change_from() -> None:
    first = beside((BEFORE, NOW), kind="commune").bands[0].shares[0]
    assert first is not None
    assert (first.now, first.units) == (73, 0)


def test_a_year_nobody_ranked_stays_a_gap_and_nothing_is_compared_across_it() -> None:
    found = beside(
        (ranked(2020, ("a", "80.00", "Tốt")), ranked(2022, ("a", "90.00", "Xuất sắc"))), kind="commune"
    )
    assert found.years == (2020, 2021, 2022)
    assert found.summaries[1] is None
    assert found.units[0].indexes == (Decimal("80.00"), None, Decimal("90.00"))
    newest = found.bands[0].shares[2]
    assert newest is not None
    assert newest.units == 0


def test_a_units_change_is_against_the_last_year_it_was_ranked_in() -> None:
    course = beside(
        (
            ranked(2020, ("a", "80.00", "Tốt")),
            ranked(2021, ("a", None, "")),
            ranked(2022, ("a", "81.50", "Tốt")),
        ),
        kind="commune",
    ).units[0]
    assert course.change == Decimal("1.50")


def test_a_unit_not_ranked_in_the_newest_year_has_no_change() -> None:
    course = beside(
        (
            ranked(2020, ("a", "80.00", "Tốt")),
            ranked(2021, ("a", "81.00", "Tốt")),
            ranked(2022, ("a", None, "")),
        ),
        kind="commune",
    ).units[0]
    assert course.change is None


def test_units_follow_the_newest_ranking_and_former_ones_stand_behind() -> None:
    found = beside(
        (ranked(2021, ("old", "90.00", "Tốt"), ("b", "70.00", "Khá")), ranked(2022, ("b", "88.00", "Tốt"))),
        kind="commune",
    )
    assert [(course.code, course.ranks) for course in found.units] == [("b", (2, 1)), ("old", (1, None))]


def test_bands_of_an_older_scheme_stand_behind_those_of_the_newest() -> None:
    found = beside(
        (
            ranked(2021, ("a", "60.00", "Trung bình"), bands=("Trung bình",)),
            ranked(2022, ("a", "88.00", "Tốt")),
        ),
        kind="commune",
    )
    assert [band.name for band in found.bands] == [*BANDS, "Trung bình"]


def test_the_best_and_the_last_units_are_named_once() -> None:
    assert [each.rank for each in ends(NOW, kind="commune", count=2)] == [1, 2, 135, 136]
    few = ranked(2022, ("a", "90.00", "Tốt"), ("b", "80.00", "Tốt"), ("c", None, ""))
    assert [each.code for each in ends(few, kind="commune", count=2)] == ["a", "b"]


def test_nothing_held_gives_an_empty_picture() -> None:
    found = beside((), kind="commune")
    assert (found.years, found.units, found.newest) == ((), (), None)
    assert kinds_in((BEFORE, NOW)) == ("commune",)
