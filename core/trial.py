"""A criteria set tried on a year that was appraised under another one: what would become of every unit.

Leaves are matched by their code. One that is scored alike in both sets keeps its appraised points; any other
is scored anew from the records, entries and outside values held. A leaf nothing is known about leaves score
and maximum, and is told apart: nothing is invented for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from core.appraisal_sheet import newest
from core.assessment import AdjustmentEntry, Appraisal
from core.criteria import CriteriaSet, Criterion
from core.ranking import Ranking, RankRow
from core.scoring import Scorecard, apply_adjustments, score_points
from core.self_score import Holdings, assess
from core.units import Unit

_SCORED_BY = ("kind", "max_points", "indicator", "rule", "na_policy", "scored_by", "applies_to")
_NONE = Decimal(0)


class Origin(StrEnum):
    """Where the points under the new set come from."""

    KEPT = "kept"
    COMPUTED = "computed"
    NO_DATA = "no_data"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLine:
    """One leaf of one unit. `weight` is what the leaf changes of the index, in percentage points.

    `before` and `after` None: not scored, or taken out of score and maximum (`is_excluded`).
    """

    criterion: str
    before: Decimal | None
    after: Decimal | None
    origin: Origin
    is_excluded: bool = False
    weight: Decimal = _NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedUnit:
    """The lines of one unit and its sums under the new set; lines of leaves that are gone come last."""

    code: str
    lines: tuple[TrialLine, ...]
    card: Scorecard

    @property
    def without_data(self) -> tuple[TrialLine, ...]:
        """The leaves nothing is known about."""
        return tuple(line for line in self.lines if line.origin is Origin.NO_DATA)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """One unit before and after; `lines` by how much they change its index."""

    before: RankRow
    after: RankRow
    lines: tuple[TrialLine, ...]
    without_data: int
    maximum_without_data: Decimal

    @property
    def index_change(self) -> Decimal | None:
        """Percentage points of the index; None where either is missing."""
        if self.before.index is None or self.after.index is None:
            return None
        return self.after.index - self.before.index

    @property
    def rank_change(self) -> int:
        """Places won (above 0) or lost."""
        return (self.before.rank or 0) - (self.after.rank or 0) if self.before.rank and self.after.rank else 0

    @property
    def is_band_changed(self) -> bool:
        """Whether the unit would stand in another band."""
        return self.before.band != self.after.band and self.after.band is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What one leaf does over all units: the mean change of the index, and how many units it touches."""

    criterion: str
    name: str
    mean: Decimal
    units: int
    without_data: int
    is_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The whole dry run; rows by unit kind and rank under the new set."""

    year: int
    old: CriteriaSet
    new: CriteriaSet
    rows: tuple[TrialRow, ...]
    causes: tuple[Cause, ...]

    @property
    def bands_changed(self) -> int:
        """How many units would stand in another band."""
        return sum(1 for row in self.rows if row.is_band_changed)

    @property
    def ranks_changed(self) -> int:
        """How many units would have another rank."""
        return sum(1 for row in self.rows if row.rank_change)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldUnit:
    """What the authority holds about a unit's year."""

    unit: Unit
    holdings: Holdings
    appraisals: Sequence[Appraisal]
    adjustments: Sequence[AdjustmentEntry]


def try_unit(old: CriteriaSet, new: CriteriaSet, *, held: HeldUnit, year: int) -> TriedUnit:
    """Score one unit under the new set."""
    kind = held.unit.kind.value
    given = newest(held.appraisals)
    before = {leaf.id: leaf for leaf in old.leaves(kind)}
    scored = assess(new, held.holdings, unit=held.unit, year=year)
    lines = []
    for line in scored.lines:
        leaf = line.criterion
        appraisal = given.get(leaf.id) if leaf.id in before else None
        points = None if appraisal is None else appraisal.points
        if appraisal is not None and _is_scored_alike(before[leaf.id], leaf):
            out = appraisal.excluded
            origin = Origin.KEPT if out or points is not None else Origin.NO_DATA
            lines.append(
                TrialLine(criterion=leaf.id, before=points, after=points, origin=origin, is_excluded=out)
            )
        elif line.score is None:
            lines.append(TrialLine(criterion=leaf.id, before=points, after=None, origin=Origin.NO_DATA))
        else:
            found = TrialLine(
                criterion=leaf.id,
                before=points,
                after=line.points,
                origin=Origin.COMPUTED,
                is_excluded=line.is_excluded,
            )
            lines.append(found)
    held_now = {line.criterion for line in lines}
    gone = [
        TrialLine(criterion=leaf.id, before=given[leaf.id].points, after=None, origin=Origin.GONE)
        for leaf in before.values()
        if leaf.id not in held_now and leaf.id in given
    ]
    card = _card(new, lines, kind=kind, adjustments=held.adjustments)
    return TriedUnit(code=held.unit.code, lines=(*lines, *gone), card=card)


def joined(
    old: CriteriaSet,
    new: CriteriaSet,
    *,
    year: int,
    units: Mapping[str, TriedUnit],
    before: Ranking,
    after: Ranking,
) -> Trial:
    """Both rankings side by side with the leaves that make the difference."""
    was = {row.code: row for row in before.rows}
    rows = tuple(
        _row(was[row.code], row, unit=units.get(row.code), new=new) for row in after.rows if row.code in was
    )
    return Trial(year=year, old=old, new=new, rows=rows, causes=_causes(old, new, rows=rows))


def _is_scored_alike(old: Criterion, new: Criterion) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in _SCORED_BY)


def _card(
    new: CriteriaSet, lines: Sequence[TrialLine], *, kind: str, adjustments: Sequence[AdjustmentEntry]
) -> Scorecard:
    """Points that were computed need not lie on the step an appraiser is held to."""
    loose = replace(new, nodes=tuple(replace(node, step=None) for node in new.nodes))
    items = {item.key for adjustment in new.adjustments for item in adjustment.items}
    counts = {entry.item: entry.count for entry in adjustments if entry.item in items}
    return score_points(
        loose,
        {line.criterion: line.after for line in lines if line.after is not None},
        excluded=frozenset(line.criterion for line in lines if line.after is None),
        unit_kind=kind,
        adjustments=apply_adjustments(new, counts),
    )


def _row(before: RankRow, after: RankRow, *, unit: TriedUnit | None, new: CriteriaSet) -> TrialRow:
    lines = () if unit is None else unit.lines
    weighed = [replace(line, weight=_weight(line, before, after=after)) for line in lines]
    weighed.sort(key=lambda line: -abs(line.weight))
    maxima = {leaf.id: leaf.max_points for leaf in new.leaves()}
    silent = () if unit is None else unit.without_data
    return TrialRow(
        before=before,
        after=after,
        lines=tuple(weighed),
        without_data=len(silent),
        maximum_without_data=sum((maxima[line.criterion] for line in silent), _NONE),
    )


def _weight(line: TrialLine, before: RankRow, *, after: RankRow) -> Decimal:
    return _share(line.after, after.maximum) - _share(line.before, before.maximum)


def _share(points: Decimal | None, maximum: Decimal | None) -> Decimal:
    if points is None or not maximum:
        return _NONE
    return (points * 100 / maximum).quantize(Decimal("0.01"))


def _causes(old: CriteriaSet, new: CriteriaSet, *, rows: Sequence[TrialRow]) -> tuple[Cause, ...]:
    names = {leaf.id: leaf.name for leaf in (*old.leaves(), *new.leaves())}
    found: dict[str, list[TrialLine]] = {}
    for row in rows:
        for line in row.lines:
            found.setdefault(line.criterion, []).append(line)
    causes = [
        Cause(
            criterion=criterion,
            name=names[criterion],
            mean=(sum((line.weight for line in lines), _NONE) / len(lines)).quantize(Decimal("0.01")),
            units=sum(1 for line in lines if line.weight),
            without_data=sum(1 for line in lines if line.origin is Origin.NO_DATA),
            is_gone=lines[0].origin is Origin.GONE,
        )
        for criterion, lines in found.items()
    ]
    return tuple(sorted(causes, key=lambda cause: (-abs(cause.mean), cause.criterion)))
