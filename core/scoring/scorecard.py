"""The whole set of one unit: a line per leaf, the sums, bonus and penalty, the index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.criteria.values import CriteriaSet, Criterion, NodeKind
from core.findings import Finding, error
from core.scoring.adjustments import Adjustments
from core.scoring.errors import CriterionUnknown, PointsOutOfRange, WrongInputs
from core.scoring.leaf import score_leaf
from core.scoring.rounding import percent
from core.scoring.tree import LeafPoints, NodeSum, sum_tree
from core.scoring.values import LeafScore, LeafState

_NOT_COUNTED = frozenset({LeafState.EXCLUDED, LeafState.NOT_APPLICABLE})
_NONE = Decimal("0.00")
_OPEN = frozenset({LeafState.MISSING, LeafState.WRONG})


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One leaf in a scorecard.

    `points` None: excluded, not applicable, missing or wrong; the latter two count 0 in the sums.
    `score` is there when a rule was applied; `problem` tells a wrong input.
    """

    criterion_id: str
    area_id: str
    maximum: Decimal
    points: Decimal | None
    state: LeafState
    score: LeafScore | None = None
    problem: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """All leaves of one unit and year with their sums.

    `maximum` is what is left after exclusion; `index` is in percent, None when nothing is left.
    `missing` lists leaves without inputs or with wrong ones.
    """

    set_id: str
    lines: tuple[ScoreLine, ...]
    sums: tuple[NodeSum, ...]
    total: Decimal
    maximum: Decimal
    bonus: Decimal
    penalty: Decimal
    index: Decimal | None
    adjustments: Adjustments
    excluded: tuple[str, ...]
    missing: tuple[str, ...]

    def line(self, criterion_id: str) -> ScoreLine:
        """The line of a leaf. Raises KeyError when there is none."""
        return {line.criterion_id: line for line in self.lines}[criterion_id]

    def sum_of(self, node_id: str) -> NodeSum:
        """The sum of an area or group. Raises KeyError when there is none."""
        return {each.node_id: each for each in self.sums}[node_id]

    @property
    def areas(self) -> tuple[NodeSum, ...]:
        """The sums of the areas in order."""
        return tuple(each for each in self.sums if each.kind is NodeKind.AREA)

    @property
    def has_zero_criterion(self) -> bool:
        """Whether any leaf that counts stands at 0, missing ones included."""
        return any(not line.points for line in self.lines if line.state not in _NOT_COUNTED)


def score_set(
    criteria_set: CriteriaSet,
    inputs: Mapping[str, object],
    *,
    year: int | None = None,
    unit_kind: str = "commune",
    given: Mapping[str, Decimal] | None = None,
    adjustments: Adjustments | None = None,
) -> Scorecard:
    """Score every leaf from its inputs; absent or null inputs are missing, wrong ones a line's problem.

    `given` states points of leaves that are not computed here (a survey, an external index); they win
    over inputs.

    Raises CriterionUnknown for ids that are no leaves, PointsOutOfRange for given points.
    """
    stated = given or {}
    _check_known(criteria_set, (*inputs, *stated))
    lines: list[ScoreLine] = []
    for leaf in criteria_set.leaves():
        area = criteria_set.area_of(leaf.id).id
        if not leaf.applies(unit_kind):
            lines.append(_line(leaf, area, state=LeafState.NOT_APPLICABLE))
        elif leaf.id in stated:
            lines.append(_given(leaf, area, points=stated[leaf.id]))
        elif inputs.get(leaf.id) is None:
            lines.append(_line(leaf, area, state=LeafState.MISSING))
        else:
            lines.append(_scored(leaf, area, inputs=inputs[leaf.id], year=year))
    return _assemble(criteria_set, tuple(lines), adjustments=adjustments)


def score_points(
    criteria_set: CriteriaSet,
    points: Mapping[str, Decimal | None],
    *,
    excluded: frozenset[str] = frozenset(),
    unit_kind: str = "commune",
    adjustments: Adjustments | None = None,
) -> Scorecard:
    """The scorecard of points that were given, such as appraised ones; None and absent are missing.

    Raises CriterionUnknown, PointsOutOfRange.
    """
    _check_known(criteria_set, (*points, *excluded))
    lines: list[ScoreLine] = []
    for leaf in criteria_set.leaves():
        area = criteria_set.area_of(leaf.id).id
        stated = points.get(leaf.id)
        if not leaf.applies(unit_kind):
            lines.append(_line(leaf, area, state=LeafState.NOT_APPLICABLE))
        elif leaf.id in excluded:
            lines.append(_line(leaf, area, state=LeafState.EXCLUDED))
        elif stated is None:
            lines.append(_line(leaf, area, state=LeafState.MISSING))
        else:
            lines.append(_given(leaf, area, points=stated))
    return _assemble(criteria_set, tuple(lines), adjustments=adjustments)


def check_points(leaf: Criterion, points: Decimal) -> None:
    """Raise PointsOutOfRange unless 0 <= points <= maximum, two decimals at most, on the leaf's step."""
    reason = ""
    if not points.is_finite() or points != round(points, 2):
        reason = "decimals"
    elif points < 0:
        reason = "below_zero"
    elif points > leaf.max_points:
        reason = "above_max"
    elif leaf.step is not None and points % leaf.step != 0:
        reason = "off_step"
    if reason:
        raise PointsOutOfRange(
            criterion=leaf.id, points=str(points), maximum=str(leaf.max_points), reason=reason
        )


def index_percent(
    *, total: Decimal, maximum: Decimal, bonus: Decimal, penalty: Decimal, cap_at_max: bool
) -> Decimal | None:
    """(total + bonus - penalty) / maximum in percent, never below 0; cut at 100 if the set says so."""
    found = percent(max(total + bonus - penalty, Decimal(0)), maximum)
    return min(found, Decimal("100.00")) if found is not None and cap_at_max else found


def _check_known(criteria_set: CriteriaSet, ids: Iterable[str]) -> None:
    known = {leaf.id for leaf in criteria_set.leaves()}
    for each in ids:
        if each not in known:
            raise CriterionUnknown(criterion=each)


def _line(leaf: Criterion, area: str, *, state: LeafState) -> ScoreLine:
    return ScoreLine(criterion_id=leaf.id, area_id=area, maximum=leaf.max_points, points=None, state=state)


def _given(leaf: Criterion, area: str, *, points: Decimal) -> ScoreLine:
    check_points(leaf, points)
    return ScoreLine(
        criterion_id=leaf.id, area_id=area, maximum=leaf.max_points, points=points, state=LeafState.GIVEN
    )


def _scored(leaf: Criterion, area: str, *, inputs: object, year: int | None) -> ScoreLine:
    try:
        score = score_leaf(leaf, inputs, year=year)
    except WrongInputs as wrong:
        return ScoreLine(
            criterion_id=leaf.id,
            area_id=area,
            maximum=leaf.max_points,
            points=None,
            state=LeafState.WRONG,
            problem=error(wrong.code, leaf.id, input=wrong.name, reason=wrong.reason),
        )
    return ScoreLine(
        criterion_id=leaf.id,
        area_id=area,
        maximum=leaf.max_points,
        points=score.points,
        state=score.state,
        score=score,
    )


def _assemble(
    criteria_set: CriteriaSet, lines: tuple[ScoreLine, ...], *, adjustments: Adjustments | None
) -> Scorecard:
    sums = sum_tree(criteria_set, (_in_sums(line) for line in lines))
    areas = [each for each in sums if each.kind is NodeKind.AREA]
    total = sum((area.points for area in areas), _NONE)
    maximum = sum((area.maximum for area in areas), _NONE)
    adjusted = adjustments or Adjustments()
    bonus, penalty = adjusted.bonus, adjusted.penalty
    return Scorecard(
        set_id=criteria_set.set_id,
        lines=lines,
        sums=sums,
        total=total,
        maximum=maximum,
        bonus=bonus,
        penalty=penalty,
        index=index_percent(
            total=total, maximum=maximum, bonus=bonus, penalty=penalty, cap_at_max=criteria_set.cap_at_max
        ),
        adjustments=adjusted,
        excluded=tuple(line.criterion_id for line in lines if line.state is LeafState.EXCLUDED),
        missing=tuple(line.criterion_id for line in lines if line.state in _OPEN),
    )


def _in_sums(line: ScoreLine) -> LeafPoints:
    return LeafPoints(
        criterion_id=line.criterion_id,
        points=line.points or Decimal(0),
        maximum=line.maximum,
        counts=line.state not in _NOT_COUNTED,
    )
