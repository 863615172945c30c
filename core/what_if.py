"""Try other inputs of one criterion: points, area and index as they would be. Nothing is kept.

Works on a score at hand, whatever its inputs come from: records, an entry, a claim.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from core.criterion_inputs import nothing_occurred
from core.scoring import score_leaf
from core.self_score import ZERO, AreaScore, SelfScore, Source, is_self_scored, with_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Points of a criterion (None: not scored, or left out) and the sums it is part of.

    `maximum` is 0 for a criterion left out of score and maximum. `total` and `total_maximum` are the whole
    score's; `index` is in percent.
    """

    points: Decimal | None
    maximum: Decimal
    area: AreaScore
    total: Decimal
    total_maximum: Decimal
    index: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What changes when a criterion is scored otherwise."""

    before: Sums
    after: Sums

    @property
    def gain(self) -> Decimal:
        """Points won; below zero when points are lost."""
        return (self.after.points or ZERO) - (self.before.points or ZERO)

    @property
    def index_change(self) -> Decimal:
        """Percentage points of the index won; below zero when lost."""
        return self.after.index - self.before.index


def tried(score: SelfScore, criterion: str, *, inputs: Mapping[str, object]) -> SelfScore:
    """The whole score with these inputs on one criterion.

    The line carries no findings: a trial needs no evidence.

    Raises:
        KeyError: no such criterion.
        WrongInputs: these inputs cannot be.
    """
    line = score.line(criterion)
    found = score_leaf(line.criterion, inputs, year=score.year)
    stake = ZERO if found.points is None else line.criterion.max_points - found.points
    changed = replace(
        line, score=found, inputs=inputs, source=Source.TRIAL, findings=(), at_stake=stake, records=()
    )
    return with_line(score, changed)


def without_occurrence(score: SelfScore, criterion: str) -> SelfScore | None:
    """The whole score when nothing occurred, by the criterion's own policy (guide 6).

    None where the criterion knows no such thing, or where the unit does not score it itself.

    Raises:
        KeyError: no such criterion.
    """
    leaf = score.line(criterion).criterion
    nothing = None if leaf.indicator is None else nothing_occurred(leaf.indicator)
    if nothing is None or not is_self_scored(leaf):
        return None
    return tried(score, criterion, inputs=nothing)


def effect(before: SelfScore, after: SelfScore, *, criterion: str) -> Effect:
    """What changes for a criterion, its area and the index between two scores of the same year.

    Raises:
        KeyError: no such criterion.
    """
    return Effect(before=_sums(before, criterion), after=_sums(after, criterion))


def _sums(score: SelfScore, criterion: str) -> Sums:
    line = score.line(criterion)
    area = score.criteria.area_of(criterion).id
    return Sums(
        points=line.points,
        maximum=ZERO if line.is_excluded else line.criterion.max_points,
        area=next(each for each in score.areas if each.criterion.id == area),
        total=score.total,
        total_maximum=score.maximum,
        index=score.index,
    )
