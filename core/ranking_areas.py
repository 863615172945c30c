"""Areas of a ranking: their share of the maximum over the province, and who stands below 75 percent of it.

The comparison is exact, as for the duty AREA75 (field guide, section 7): 18.00 of 24.00 is not below.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.banding import AreaPoints
from core.ranking import RankRow
from core.scoring.rounding import half_up, percent

LOW_PERCENT = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class LowUnit:
    """A unit whose points in an area are below 75 percent of the area's maximum."""

    code: str
    name: str
    points: Decimal
    maximum: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaStanding:
    """An area over all ranked units of one kind: sums over sums, never the mean of shares (guide 3).

    `mean` is the average of the points; `highest` and `lowest` are points of single units. `low` are the
    units below 75 percent, the lowest share first.
    """

    area_id: str
    name: str
    unit_kind: str
    units: int
    points: Decimal
    maximum: Decimal
    percent: Decimal | None
    mean: Decimal
    highest: Decimal
    lowest: Decimal
    low: tuple[LowUnit, ...]

    @property
    def is_low(self) -> bool:
        """Whether the province as a whole stands below 75 percent."""
        return is_low(self.points, self.maximum)


def is_low(points: Decimal, maximum: Decimal) -> bool:
    """Whether points are below 75 percent of a maximum; an area without a maximum never is."""
    return Fraction(points) * 100 < LOW_PERCENT * Fraction(maximum)


def area_standings(rows: Iterable[RankRow], names: Mapping[str, str]) -> tuple[AreaStanding, ...]:
    """Every area of the ranked units, by unit kind, in the order of the criteria set."""
    found: dict[tuple[str, str], list[tuple[RankRow, AreaPoints]]] = {}
    for row in rows:
        for area in row.areas:
            if area.maximum:
                found.setdefault((row.unit_kind, area.area_id), []).append((row, area))
    return tuple(
        _standing(kind, area_id, name=names.get(area_id, area_id), held=held)
        for (kind, area_id), held in found.items()
    )


def _standing(kind: str, area_id: str, *, name: str, held: list[tuple[RankRow, AreaPoints]]) -> AreaStanding:
    given = [area.points for _row, area in held]
    points = sum(given, Decimal("0.00"))
    maximum = sum((area.maximum for _row, area in held), Decimal("0.00"))
    low = [_low(row, area) for row, area in held if is_low(area.points, area.maximum)]
    return AreaStanding(
        area_id=area_id,
        name=name,
        unit_kind=kind,
        units=len(held),
        points=points,
        maximum=maximum,
        percent=percent(points, maximum),
        mean=half_up(Fraction(points) / len(held)),
        highest=max(given),
        lowest=min(given),
        low=tuple(sorted(low, key=lambda unit: (unit.percent, unit.code))),
    )


def _low(row: RankRow, area: AreaPoints) -> LowUnit:
    share = percent(area.points, area.maximum)
    assert share is not None
    return LowUnit(code=row.code, name=row.name, points=area.points, maximum=area.maximum, percent=share)
