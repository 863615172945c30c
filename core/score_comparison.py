"""Claimed points beside appraised ones over a round: of each unit, and of each criterion over all units.

Only criteria the units score themselves are compared. Of a unit the sums are those of its sheet, so that the
difference is what the appraisal took or gave; a criterion's means are sums over the units it was compared in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.assessment import Appraisal
from core.criteria import CriteriaSet, Criterion
from core.numbers import round_half_up
from core.self_score import is_self_scored
from core.units import Unit

ZERO = Decimal("0.00")
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDifference:
    """One criterion of one unit that other points stand on than were claimed."""

    criterion: str
    name: str
    claimed: Decimal
    given: Decimal

    @property
    def change(self) -> Decimal:
        """What the appraisal gave (+) or took (-)."""
        return self.given - self.claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDifference:
    """One unit: points claimed, and points standing on the same criteria.

    `excluded` counts claimed criteria that were taken out: they stand at 0 in `given`. `open_lines` are
    criteria nobody appraised yet: with any the difference says nothing. `most` changed most, in points.
    """

    code: str
    name: str
    claimed: Decimal
    given: Decimal
    lowered: int
    raised: int
    excluded: int
    open_lines: int
    most: tuple[LineDifference, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every criterion it scored itself was appraised."""
        return not self.open_lines

    @property
    def change(self) -> Decimal | None:
        """The difference; None while criteria are open."""
        return self.given - self.claimed if self.is_whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionDifference:
    """One criterion over the units it was appraised in and counts for; means are rounded once."""

    criterion: str
    name: str
    area: str
    maximum: Decimal
    units: int
    claimed: Decimal
    given: Decimal
    lowered: int
    raised: int
    most: tuple[tuple[str, Decimal], ...]

    @property
    def claimed_mean(self) -> Decimal | None:
        """Points claimed on average."""
        return _mean(self.claimed, self.units)

    @property
    def given_mean(self) -> Decimal | None:
        """Points standing on average."""
        return _mean(self.given, self.units)

    @property
    def change_mean(self) -> Decimal | None:
        """The difference of the printed averages, as a reader reckons it."""
        return _difference(self.given_mean, self.claimed_mean)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreComparison:
    """A round compared; units with the greatest loss first, open ones last; criteria alike."""

    units: tuple[UnitDifference, ...]
    criteria: tuple[CriterionDifference, ...]

    @property
    def whole(self) -> tuple[UnitDifference, ...]:
        """The units whose every criterion was appraised."""
        return tuple(unit for unit in self.units if unit.is_whole)

    @property
    def claimed_mean(self) -> Decimal | None:
        """The average of the points claimed by the units appraised as a whole."""
        return _mean(sum((unit.claimed for unit in self.whole), ZERO), len(self.whole))

    @property
    def given_mean(self) -> Decimal | None:
        """The average of the points that stand for them."""
        return _mean(sum((unit.given for unit in self.whole), ZERO), len(self.whole))

    @property
    def change_mean(self) -> Decimal | None:
        """The difference of the printed averages, as a reader reckons it."""
        return _difference(self.given_mean, self.claimed_mean)


def compare_scores(
    criteria: CriteriaSet,
    units: Sequence[Unit],
    *,
    claimed: Mapping[str, Mapping[str, Decimal | None]],
    given: Mapping[str, Mapping[str, Appraisal]],
) -> ScoreComparison:
    """Compare the units that sent; `given` are the newest values by unit and criterion."""
    found = [
        _unit(criteria, unit, claimed=claimed.get(unit.code, {}), given=given.get(unit.code, {}))
        for unit in units
    ]
    leaves = {leaf.id: leaf for unit in units for leaf in _own(criteria, unit)}
    compared = [
        _criterion(criteria, leaf, units=units, claimed=claimed, given=given) for leaf in leaves.values()
    ]
    return ScoreComparison(
        units=tuple(
            sorted(found, key=lambda each: (not each.is_whole, each.given - each.claimed, each.code))
        ),
        criteria=tuple(
            sorted(compared, key=lambda each: (not each.units, each.given - each.claimed, each.criterion))
        ),
    )


def _own(criteria: CriteriaSet, unit: Unit) -> tuple[Criterion, ...]:
    return tuple(leaf for leaf in criteria.leaves(unit.kind.value) if is_self_scored(leaf))


def _unit(
    criteria: CriteriaSet,
    unit: Unit,
    *,
    claimed: Mapping[str, Decimal | None],
    given: Mapping[str, Appraisal],
) -> UnitDifference:
    leaves = _own(criteria, unit)
    changed = [
        line for leaf in leaves if (line := _line(leaf, claimed.get(leaf.id), given=given.get(leaf.id)))
    ]
    standing = (given[leaf.id].points for leaf in leaves if leaf.id in given)
    return UnitDifference(
        code=unit.code,
        name=unit.name,
        claimed=sum((points for points in claimed.values() if points is not None), ZERO),
        given=sum((points for points in standing if points is not None), ZERO),
        lowered=sum(1 for line in changed if line.change < 0),
        raised=sum(1 for line in changed if line.change > 0),
        excluded=sum(
            1 for leaf in leaves if leaf.id in given and given[leaf.id].excluded and claimed.get(leaf.id)
        ),
        open_lines=sum(1 for leaf in leaves if leaf.id not in given),
        most=tuple(sorted(changed, key=lambda line: (-abs(line.change), line.criterion))[:_MOST]),
    )


def _line(leaf: Criterion, claimed: Decimal | None, *, given: Appraisal | None) -> LineDifference | None:
    """What changed on a criterion that counts; None where nothing did."""
    if given is None or given.excluded:
        return None
    line = LineDifference(
        criterion=leaf.id, name=leaf.name, claimed=claimed or ZERO, given=given.points or ZERO
    )
    return line if line.change else None


def _criterion(
    criteria: CriteriaSet,
    leaf: Criterion,
    *,
    units: Sequence[Unit],
    claimed: Mapping[str, Mapping[str, Decimal | None]],
    given: Mapping[str, Mapping[str, Appraisal]],
) -> CriterionDifference:
    pairs = []
    for unit in units:
        value = given.get(unit.code, {}).get(leaf.id)
        if value is not None and not value.excluded and leaf.applies(unit.kind.value):
            own = claimed.get(unit.code, {}).get(leaf.id) or ZERO
            pairs.append((unit, own, value.points or ZERO))
    lost = sorted(
        ((unit.name, own - points) for unit, own, points in pairs if points < own),
        key=lambda each: (-each[1], each[0]),
    )
    return CriterionDifference(
        criterion=leaf.id,
        name=leaf.name,
        area=criteria.area_of(leaf.id).id,
        maximum=leaf.max_points,
        units=len(pairs),
        claimed=sum((own for _unit, own, _points in pairs), ZERO),
        given=sum((points for _unit, _own, points in pairs), ZERO),
        lowered=len(lost),
        raised=sum(1 for _unit, own, points in pairs if points > own),
        most=tuple(lost[:_MOST]),
    )


def _difference(given: Decimal | None, claimed: Decimal | None) -> Decimal | None:
    return None if given is None or claimed is None else given - claimed


def _mean(points: Decimal, units: int) -> Decimal | None:
    return round_half_up(Fraction(points) / units, 2) if units else None
