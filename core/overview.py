"""One picture of a submitter's year: the index and its comparison, areas, what is missing and due, next step.

Pure values and sums. An index of this year that is only self-scored leaves out what others score, so the
picture tells how many points that is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.criteria import CriteriaSet
from core.criteria.values import AreaCondition
from core.cycle import Place
from core.deadlines import Deadline
from core.packages.payloads import ResultBody
from core.records.catalogue import Record
from core.records.dossiers import DossierCount, DossierField, LateDossier
from core.records.stretches import independent, ranged, total
from core.result_view import ResultArea, areas_of, lines_of
from core.review_duty import LIMIT
from core.self_score import ZERO, SelfScore, is_self_scored
from core.target_standing import TargetStanding
from core.to_do import ToDo


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMark:
    """How a year ended, or stands: its index and its areas, appraised where a result is known."""

    year: int
    index: Decimal
    is_appraised: bool
    areas: tuple[ResultArea, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What the authority published about a year."""

    index: Decimal
    total: Decimal
    maximum: Decimal
    band: str
    rank: int | None
    ranked_of: int
    published_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLine:
    """One area on the page.

    `outside` are points of the maximum that others score and nobody has given yet. `is_low`: under 75 % of
    what can be reached so far. `is_watched`: an area whose low share asks for a self-review. `last_share` is
    last year's share of the same area in per cent, None where it is not known.
    """

    area: str
    name: str
    points: Decimal
    maximum: Decimal
    outside: Decimal
    is_low: bool
    is_watched: bool
    last_share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateField:
    """A field's late dossiers among those settled or still overdue (seed row R066)."""

    field: DossierField
    late: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Late dossiers: counted by field, how many are listed by name, and those without an apology."""

    counted: int
    total: int
    listed: int
    fields: tuple[LateField, ...]
    without_apology: tuple[LateDossier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPoints:
    """A criterion below its maximum in the published result."""

    criterion: str
    name: str
    points: Decimal
    maximum: Decimal

    @property
    def lost(self) -> Decimal:
        """Points missing to the maximum."""
        return self.maximum - self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything the first page says about a year; see the members' own classes.

    `outside` are points that others score and nobody has given yet. `target` is the index aimed at.
    """

    score: SelfScore
    index: Decimal
    outside: Decimal
    place: Place
    published: Published | None
    last: YearMark | None
    target: Decimal | None
    areas: tuple[AreaLine, ...]
    to_do: tuple[ToDo, ...]
    deadlines: tuple[Deadline, ...]
    late: Late
    has_records: bool
    lost: tuple[LostPoints, ...] = ()
    targets: tuple[TargetStanding, ...] = ()
    days_ahead: int = 30

    @property
    def change(self) -> Decimal | None:
        """Percentage points against last year; None without a last year."""
        return None if self.last is None else self.index - self.last.index

    @property
    def to_target(self) -> Decimal | None:
        """Percentage points above the target, below zero where it is not reached; None without a target."""
        return None if self.target is None else self.index - self.target

    @property
    def overdue(self) -> int:
        """How many deadlines have passed."""
        return sum(one.is_overdue for one in self.deadlines)


def mark_of_result(body: ResultBody, criteria: CriteriaSet) -> YearMark:
    """The mark a published result leaves."""
    areas = areas_of(lines_of(body, criteria))
    return YearMark(year=body.year, index=body.index, is_appraised=True, areas=areas)


def mark_of_score(score: SelfScore) -> YearMark:
    """The mark of a year that has no result: its own score."""
    return YearMark(year=score.year, index=score.index, is_appraised=False, areas=_own_areas(score))


def lost_points(body: ResultBody, criteria: CriteriaSet) -> tuple[LostPoints, ...]:
    """The criteria that lost points in a result, most points first."""
    names = {node.id: node.name for node in criteria.nodes}
    lines = (
        LostPoints(
            criterion=line.criterion,
            name=names.get(line.criterion, ""),
            points=line.points,
            maximum=line.maximum,
        )
        for line in body.lines
        if line.points is not None and line.state != "excluded"
    )
    return tuple(sorted((line for line in lines if line.lost > ZERO), key=lambda line: -line.lost))


def area_lines(
    score: SelfScore, last: YearMark | None, *, published: Sequence[ResultArea] = ()
) -> tuple[AreaLine, ...]:
    """The areas of this year: appraised once published, else what the unit scores itself so far."""
    shares = {} if last is None else {(area.area, area.name): area.share for area in last.areas}
    watched = {area for condition in _area_conditions(score.criteria) for area in condition.areas}
    outside = {} if published else _outside(score)
    return tuple(
        AreaLine(
            area=area.area,
            name=area.name,
            points=area.points,
            maximum=area.maximum,
            outside=outside.get(area.area, ZERO),
            is_low=_is_low(area.points, area.maximum - outside.get(area.area, ZERO)),
            is_watched=area.area in watched,
            last_share=shares.get((area.area, area.name)),
        )
        for area in published or _own_areas(score)
    )


def late_of(records: Sequence[Record], year: int, *, lacking: tuple[LateDossier, ...]) -> Late:
    """Late dossiers of a year by field, the field with the most first."""
    own = [record for record in records if isinstance(record, DossierCount) and record.year == year]
    rows = independent(ranged(own))
    found = []
    for field in dict.fromkeys(row.field for row in rows):
        of_field = [row for row in rows if row.field is field]
        late = total(of_field, "done_late+pending_overdue")
        found.append(LateField(field=field, late=late, total=total(of_field, "done+pending_overdue")))
    listed = sum(isinstance(record, LateDossier) and record.year == year for record in records)
    return Late(
        counted=sum(each.late for each in found),
        listed=listed,
        total=sum(each.total for each in found),
        fields=tuple(sorted((each for each in found if each.late), key=lambda each: -each.late)),
        without_apology=lacking,
    )


def _area_conditions(criteria: CriteriaSet) -> tuple[AreaCondition, ...]:
    return tuple(
        rule.condition for rule in criteria.downgrade_rules if isinstance(rule.condition, AreaCondition)
    )


def _outside(score: SelfScore) -> Mapping[str, Decimal]:
    """Points by area that are not the unit's to score and are not known."""
    parents = {node.id: node.parent_id for node in score.criteria.nodes}
    found: dict[str, Decimal] = {}
    for line in score.lines:
        if not is_self_scored(line.criterion) and not line.is_excluded:
            top = _top(line.criterion.id, parents)
            found[top] = found.get(top, ZERO) + line.criterion.max_points
    return found


def _top(node: str, parents: Mapping[str, str | None]) -> str:
    parent = parents[node]
    while parent is not None:
        node, parent = parent, parents[parent]
    return node


def _own_areas(score: SelfScore) -> tuple[ResultArea, ...]:
    return tuple(
        ResultArea(
            area=area.criterion.id,
            name=area.criterion.name,
            self_points=area.points,
            points=area.points,
            maximum=area.maximum,
        )
        for area in score.areas
    )


def _is_low(points: Decimal, maximum: Decimal) -> bool:
    """Under 75 % of the maximum, compared exactly: 18.00 of 24 is not (guide 7, AREA75)."""
    return Fraction(points) * 100 < Fraction(LIMIT) * Fraction(maximum)
