"""A year's ranking beside the year before: Khánh Hòa's published table, merged units, years without a band."""

from decimal import Decimal

from core.ranking import Result, Standing, rank
from core.ranking_comparison import (
    ALL_KINDS,
    Former,
    Link,
    Origin,
    Placed,
    RankedYear,
    compare_bands,
    compare_years,
)
from tests.core.criteria_sets import sample

FOUR = ("Tốt", "Khá", "Trung bình", "Yếu")
HAPPY = (("sipas_percent", Decimal(95)),)


def placed(code: str, rank_: int | None, index: str | None = "85.00", band: str = "Tốt", **more) -> Placed:
    return Placed(
        code=code,
        name=more.pop("name", f"Xã {code}"),
        unit_kind=more.pop("unit_kind", "commune"),
        rank=rank_,
        index=None if index is None else Decimal(index),
        band=band,
        **more,
    )


def year(number: int, *units: Placed, **more) -> RankedYear:
    return RankedYear(
        year=number,
        origin=more.pop("origin", Origin.PUBLISHED),
        placed=units,
        bands=more.pop("bands", FOUR),
        **more,
    )


def counted(number: int, *counts: int, **more) -> RankedYear:
    """A year with so many units in each of the four bands."""
    bands = [band for band, count in zip(FOUR, counts, strict=True) for _unit in range(count)]
    return year(
        number, *(placed(f"{at:05}", at + 1, "70.00", band=band) for at, band in enumerate(bands)), **more
    )


def khanh_hoa(number: int, *counts: int) -> RankedYear:
    """136 communes ranked by the pure core, with indexes that give the counts of the published table."""
    index_of = dict(zip(FOUR, ("82.15", "71.40", "58.20", "41.00"), strict=True))
    indexes = [index_of[band] for band, count in zip(FOUR, counts, strict=True) for _unit in range(count)]
    standings = [
        Standing(
            code=f"{at:05}",
            name=f"Xã {at}",
            unit_kind="commune",
            result=Result(total=Decimal(index) - at * Decimal("0.01"), maximum=Decimal("100.00")),
            indicators=HAPPY,
        )
        for at, index in enumerate(indexes)
    ]
    ranking = rank(sample(), standings, year=number, scheme_id="4-band-KhanhHoa")
    return RankedYear(
        year=number,
        origin=Origin.PREVIEW,
        placed=tuple(
            Placed(
                code=row.code,
                name=row.name,
                unit_kind=row.unit_kind,
                rank=row.rank,
                index=row.index,
                band=row.band or "",
            )
            for row in ranking.rows
        ),
        bands=FOUR,
        scheme=ranking.scheme_id,
    )


def test_the_published_table_of_khanh_hoa_is_reproduced_from_136_units():
    """S3: 104/136 (76,47 %), 30/136 (22,06 %), 2/136 (1,47 %); the year before 73, 63 and none; 31 more."""
    compared = compare_years(khanh_hoa(2023, 104, 30, 2, 0), (khanh_hoa(2022, 73, 63, 0, 0),))
    (communes,) = compared.kinds
    assert (communes.now.ranked, communes.now.expected) == (136, 136)
    assert [
        (each.name, each.now, each.now_of, str(each.now_percent), each.before, str(each.before_percent))
        for each in communes.bands
    ] == [
        ("Tốt", 104, 136, "76.47", 73, "53.68"),
        ("Khá", 30, 136, "22.06", 63, "46.32"),
        ("Trung bình", 2, 136, "1.47", 0, "0.00"),
        ("Yếu", 0, 136, "0.00", 0, "0.00"),
    ]
    assert [(each.units, str(each.points)) for each in communes.bands] == [
        (31, "22.79"),
        (-33, "-24.26"),
        (2, "1.47"),
        (0, "0.00"),
    ]
    assert communes.now.percent_total == Decimal("100.00")
    assert compared.is_same_scheme is True


def test_the_fourth_year_without_a_weak_unit_is_counted_from_the_years_held():
    earlier = [counted(2020, 0, 3, 0, 0), counted(2021, 1, 2, 0, 0), counted(2022, 2, 1, 0, 0)]
    (weak,) = compare_years(counted(2023, 2, 0, 1, 0), (counted(2019, 2, 0, 0, 1), *earlier)).streaks
    assert (weak.band, weak.years, weak.since, weak.is_from_first) == ("Yếu", 4, 2020, False)
    (again,) = compare_years(counted(2023, 2, 0, 1, 0), earlier).streaks
    assert (again.years, again.is_from_first) == (4, True)


def test_a_year_that_is_missing_or_has_another_scheme_ends_the_count():
    now = counted(2023, 3, 0, 0, 0)
    gap = compare_years(now, (counted(2021, 3, 0, 0, 0),)).kinds[0].streaks
    assert [(each.band, each.years) for each in gap] == [("Yếu", 1), ("Trung bình", 1), ("Khá", 1)]
    other = year(2022, placed("1", 1, band="Hoàn thành"), bands=("Hoàn thành", "Không hoàn thành"))
    assert {each.years for each in compare_years(now, (other,)).streaks} == {1}
    nobody = year(2022, placed("1", None, None, band=""))
    assert {each.years for each in compare_years(now, (nobody,)).streaks} == {1}


def test_a_band_with_a_unit_in_it_ends_the_list_and_nobody_ranked_has_none():
    assert compare_years(counted(2023, 1, 0, 0, 1), ()).streaks == ()
    assert compare_years(year(2023, placed("1", None, None, band="")), ()).streaks == ()


def test_a_year_ranked_outside_knows_no_scheme_and_its_bands_are_spelled_as_ours():
    before = year(
        2022, placed("1", 1, band="TỐT"), placed("2", 2, band="KHÁ"), origin=Origin.OUTSIDE, bands=()
    )
    compared = compare_years(counted(2023, 1, 1, 0, 0), (before,))
    assert [(each.name, each.before) for each in compared.kinds[0].bands][:2] == [("Tốt", 1), ("Khá", 1)]
    assert compared.is_same_scheme is None
    assert compared.streaks[0].years == 2


def test_each_unit_is_told_with_rank_index_and_band_against_the_year_before():
    before = year(2022, placed("1", 5, "70.00", "Khá"), placed("2", 1, "90.00", "Tốt"), scheme="4")
    now = year(2023, placed("1", 1, "90.10", "Tốt"), placed("2", 3, "60.00", "Trung bình"), scheme="5")
    compared = compare_years(now, (before,))
    first, second = compared.kinds[0].units
    assert (first.link, first.rank_change, str(first.index_change), first.bands_up) == (
        Link.SAME,
        4,
        "20.10",
        1,
    )
    assert (second.rank_change, str(second.index_change), second.bands_up) == (-2, "-30.00", -2)
    assert compared.is_same_scheme is False


def test_a_unit_that_sent_nothing_or_stands_in_an_unknown_band_has_no_change():
    before = year(2022, placed("1", 5, "70.00", "Đạt"))
    (silent,) = compare_years(year(2023, placed("1", None, None, band="")), (before,)).kinds[0].units
    assert (silent.rank_change, silent.index_change, silent.bands_up) == (None, None, None)
    (other,) = compare_years(year(2023, placed("1", 2)), (before,)).kinds[0].units
    assert (other.rank_change, other.bands_up) == (3, None)


def test_without_the_year_before_nothing_is_compared():
    compared = compare_years(year(2023, placed("1", 1)), (year(2021, placed("1", 9)),))
    (kind,) = compared.kinds
    assert (compared.before, kind.before, kind.bands, kind.gone) == (None, None, (), ())
    assert kind.units[0].link is Link.NEW
    assert (kind.spread.compared, kind.spread.mean) == (0, None)
    later = compare_years(year(2023, placed("1", 1)), (year(2024, placed("1", 9)),))
    assert later.before is None


def test_a_kind_the_year_before_did_not_rank_is_not_compared():
    before = year(2022, placed("1", 1))
    now = year(2023, placed("1", 1), placed("9", 1, unit_kind="province"))
    communes, offices = compare_years(now, (before,)).kinds
    assert communes.before is not None
    assert (offices.before, offices.bands) == (None, ())
    assert now.of_kind(ALL_KINDS) == now.placed


def test_a_merged_unit_maps_to_its_one_whole_predecessor_or_is_not_compared():
    before = year(
        2022,
        placed("1", 4),
        placed("2", 9),
        placed("3", 7, name="Xã Bình Thành"),
        placed("4", 8),
        placed("5", 6),
        placed("6", 3),
    )
    now = year(2023, placed("10", 1), placed("11", 2), placed("5", 3), placed("12", 4), placed("13", 5))
    formers = {
        "10": (Former(code="1", name="Xã 1"),),
        "11": (Former(code="2", name="Xã 2"), Former(code="", name="xã Bình Thành")),
        "5": (Former(code="5", name="Xã 5"), Former(code="4", name="Xã 4"), Former(code="4", name="Xã 4")),
        "12": (Former(code="6", name="Xã 6", is_whole=False),),
        "13": (Former(code="99", name="Xã lạ"),),
    }
    compared = compare_years(now, (before,), formers=formers)
    (kind,) = compared.kinds
    found = {unit.now.code: unit for unit in kind.units}
    assert (found["10"].link, found["10"].rank_change) == (Link.SUCCESSOR, 3)
    assert found["10"].formers[0].code == "1"
    assert (found["11"].link, [each.code for each in found["11"].formers]) == (Link.MERGED, ["2", "3"])
    assert (found["5"].link, [each.code for each in found["5"].formers]) == (Link.MERGED, ["5", "4"])
    assert (found["12"].link, found["12"].rank_change) == (Link.MERGED, None)
    assert found["13"].link is Link.NEW
    assert kind.gone == ()


def test_units_that_are_no_more_are_listed():
    before = year(2022, placed("1", 1), placed("2", 2))
    (kind,) = compare_years(year(2023, placed("1", 1)), (before,)).kinds
    assert [each.code for each in kind.gone] == ["2"]


def test_the_spread_tells_how_many_moved_how_far_and_who_moved_most():
    before = year(2022, *(placed(f"{n}", n) for n in range(1, 9)))
    order = {1: 8, 2: 2, 3: 1, 4: 3, 5: 4, 6: 5, 7: 6, 8: 7}
    now = year(2023, *(placed(f"{n}", order[n]) for n in range(1, 9)))
    spread = compare_years(now, (before,)).kinds[0].spread
    assert (spread.compared, spread.risen, spread.fallen, spread.kept) == (8, 6, 1, 1)
    assert str(spread.mean) == "1.75"
    assert [unit.now.code for unit in spread.most_up] == ["3", "4", "5", "6", "7"]
    assert [unit.now.code for unit in spread.most_down] == ["1"]


def test_bands_only_one_year_has_are_told_as_well():
    two = RankedYear(year=2, origin=Origin.OUTSIDE, placed=(placed("1", 1), placed("2", 2, band="Yếu")))
    one = RankedYear(year=1, origin=Origin.OUTSIDE, placed=(placed("1", 1, band="Kém"),))
    changes = compare_bands(two.summary("commune", ("Tốt",)), one.summary("commune"))
    assert [(each.name, each.now, each.before) for each in changes] == [
        ("Tốt", 1, 0),
        ("Yếu", 1, 0),
        ("Kém", 0, 1),
    ]


def test_documents_of_a_year_are_named_once():
    held = year(2022, placed("1", 1, document="QĐ 9"), placed("2", 2, document="QĐ 9"), placed("3", 3))
    assert held.documents == ("QĐ 9",)
