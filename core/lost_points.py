"""Points lost in a round: by criterion over all units, and line by line of one unit (seed rows R013, R078).

Lost is what is missing to the maximum; an excluded line loses nothing, one nobody appraised all of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.assessment import Appraisal
from core.criteria import CriteriaSet, Criterion
from core.numbers import percent
from core.units import Unit

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class LostLine:
    """One criterion of one unit that lost points; `points` None: nobody appraised it."""

    criterion: str
    name: str
    area: str
    area_name: str
    maximum: Decimal
    self_points: Decimal | None
    points: Decimal | None
    lost: Decimal
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LostCriterion:
    """One criterion over all units: how many of those it counts for lost points, and how many points in all.

    `most` are the units that lost most, with what they lost.
    """

    criterion: str
    name: str
    area: str
    area_name: str
    maximum: Decimal
    units: int
    of: int
    lost: Decimal
    most: tuple[tuple[str, Decimal], ...]

    @property
    def share(self) -> Decimal:
        """The units that lost points in percent of those it counts for."""
        return percent(self.units, self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLoss:
    """What one unit lost in all, and on how many criteria."""

    code: str
    name: str
    lines: int
    lost: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceLoss:
    """Criteria and units of one round, those that lost most first."""

    criteria: tuple[LostCriterion, ...]
    units: tuple[UnitLoss, ...]

    @property
    def lost(self) -> Decimal:
        """All points lost."""
        return sum((each.lost for each in self.criteria), ZERO)


_MOST = 3


def lines_lost(
    criteria: CriteriaSet,
    unit: Unit,
    *,
    given: Mapping[str, Appraisal],
    self_points: Mapping[str, Decimal | None],
) -> tuple[LostLine, ...]:
    """The criteria on which a unit lost points, in the order of the set."""
    found = []
    for leaf in criteria.leaves(unit.kind.value):
        appraisal, lost = given.get(leaf.id), lost_on(leaf, given.get(leaf.id))
        if lost <= ZERO:
            continue
        area = criteria.area_of(leaf.id)
        found.append(
            LostLine(
                criterion=leaf.id,
                name=leaf.name,
                area=area.id,
                area_name=area.name,
                maximum=leaf.max_points,
                self_points=self_points.get(leaf.id),
                points=None if appraisal is None else appraisal.points,
                lost=lost,
                reason="" if appraisal is None else appraisal.reason or appraisal.opinion,
            )
        )
    return tuple(found)


def lost_on(leaf: Criterion, given: Appraisal | None) -> Decimal:
    """What is missing to the maximum of one criterion."""
    if given is None:
        return leaf.max_points
    if given.excluded or given.points is None:
        return ZERO
    return leaf.max_points - given.points


def province_loss(
    criteria: CriteriaSet, units: Sequence[Unit], *, given: Mapping[str, Mapping[str, Appraisal]]
) -> ProvinceLoss:
    """Losses over the units that were appraised; `given` are their newest values by unit and criterion."""
    held: dict[str, list[tuple[Unit, Decimal]]] = {}
    leaves: dict[str, Criterion] = {}
    totals = []
    for unit in units:
        values, lines, lost = given.get(unit.code, {}), 0, ZERO
        for leaf in criteria.leaves(unit.kind.value):
            appraisal = values.get(leaf.id)
            if appraisal is not None and appraisal.excluded:
                continue
            leaves[leaf.id] = leaf
            missing = lost_on(leaf, appraisal)
            held.setdefault(leaf.id, []).append((unit, missing))
            lines, lost = lines + (missing > ZERO), lost + missing
        totals.append(UnitLoss(code=unit.code, name=unit.name, lines=lines, lost=lost))
    found = [_criterion(criteria, leaves[leaf], losses=losses) for leaf, losses in held.items()]
    return ProvinceLoss(
        criteria=tuple(sorted((each for each in found if each.units), key=_turn)),
        units=tuple(sorted(totals, key=lambda each: (-each.lost, each.code))),
    )


def _criterion(
    criteria: CriteriaSet, leaf: Criterion, *, losses: Sequence[tuple[Unit, Decimal]]
) -> LostCriterion:
    lost = sorted(
        ((unit, missing) for unit, missing in losses if missing > ZERO),
        key=lambda pair: (-pair[1], pair[0].code),
    )
    area = criteria.area_of(leaf.id)
    return LostCriterion(
        criterion=leaf.id,
        name=leaf.name,
        area=area.id,
        area_name=area.name,
        maximum=leaf.max_points,
        units=len(lost),
        of=len(losses),
        lost=sum((missing for _unit, missing in lost), ZERO),
        most=tuple((unit.name, missing) for unit, missing in lost[:_MOST]),
    )


def _turn(each: LostCriterion) -> tuple[Decimal, int, str]:
    return -each.lost, -each.units, each.criterion
