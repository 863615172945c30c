"""Areas over the province: sums over sums, and who stands below 75 percent."""

from decimal import Decimal

from core.banding import AreaPoints
from core.ranking import RankRow
from core.ranking_areas import area_standings, is_low


def row(code: str, *areas: tuple[str, str, str], kind: str = "commune") -> RankRow:
    points = tuple(
        AreaPoints(area_id=area, points=Decimal(given), maximum=Decimal(maximum))
        for area, given, maximum in areas
    )
    return RankRow(rank=1, code=code, name=f"Xã {code}", unit_kind=kind, areas=points)


def test_an_area_at_exactly_three_quarters_is_not_low():
    assert not is_low(Decimal("18.00"), Decimal("24.00"))
    assert is_low(Decimal("17.99"), Decimal("24.00"))
    assert not is_low(Decimal(0), Decimal(0))


def test_the_province_is_the_sum_of_its_units_and_the_lowest_stand_first():
    rows = (
        row("2", ("3", "17.00", "24.00"), ("7", "18.00", "18.00")),
        row("1", ("3", "24.00", "24.00"), ("7", "0.00", "0.00")),
        row("3", ("3", "12.00", "24.00")),
        row("9", ("3", "1.00", "24.00"), kind="province"),
    )
    service, digital, office = area_standings(rows, {"3": "Cải cách TTHC"})
    assert (service.name, service.units, service.points, service.maximum) == (
        "Cải cách TTHC",
        3,
        Decimal("53.00"),
        Decimal("72.00"),
    )
    assert (str(service.percent), service.is_low, str(service.mean)) == ("73.61", True, "17.67")
    assert (service.highest, service.lowest) == (Decimal("24.00"), Decimal("12.00"))
    assert [(unit.code, str(unit.percent)) for unit in service.low] == [("3", "50.00"), ("2", "70.83")]
    assert (digital.name, digital.units, digital.is_low) == ("7", 1, False)
    assert (office.unit_kind, office.is_low) == ("province", True)
