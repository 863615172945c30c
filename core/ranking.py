"""Rank the units of a year: index, band with its steps, dense rank per unit kind, band summary.

Field guide, section 7. The result does not depend on the order the units come in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.banding import AreaPoints, Banding, Event, Facts, Step, StepKind, TaskDue, find_band
from core.criteria.values import CriteriaSet
from core.scoring.rounding import half_up, percent
from core.scoring.scorecard import Scorecard, index_percent

LATE_DOSSIERS = "late_dossiers"
"""Indicator (a count) or event: a flag for the appraiser, never an automatic effect (field guide)."""

_HUNDRED = Decimal(100)
_LOWERING = frozenset({StepKind.CONDITION, StepKind.DOWN, StepKind.LOWEST, StepKind.CAP})


@dataclass(frozen=True, slots=True, kw_only=True)
class TieDecision:
    """The authority's word on a tie: the place among the tied units and the decision that says so."""

    place: int
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The final figures of a unit that submitted; `maximum` is what is left after exclusion."""

    total: Decimal
    maximum: Decimal
    bonus: Decimal = Decimal(0)
    penalty: Decimal = Decimal(0)
    areas: tuple[AreaPoints, ...] = ()
    has_zero_criterion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One unit that is expected to be ranked; `result` None: nothing was submitted."""

    code: str
    name: str
    unit_kind: str
    result: Result | None
    indicators: tuple[tuple[str, Decimal], ...] = ()
    events: tuple[Event, ...] = ()
    tie: TieDecision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankRow:
    """One unit in the ranking. Not submitted, or nothing left to score: no rank, index or band.

    `flags`: ids of rules that lowered the band or created a task, and OVER_100, TIE, TIE_DECIDED,
    LATE_DOSSIERS, NOT_SUBMITTED, NO_MAXIMUM. `areas` are its points by area, for the comparison of areas.
    """

    rank: int | None
    code: str
    name: str
    unit_kind: str
    total: Decimal | None = None
    maximum: Decimal | None = None
    bonus: Decimal = Decimal(0)
    penalty: Decimal = Decimal(0)
    index: Decimal | None = None
    band: str | None = None
    steps: tuple[Step, ...] = ()
    tasks: tuple[TaskDue, ...] = ()
    flags: tuple[str, ...] = ()
    tie_decision: str | None = None
    areas: tuple[AreaPoints, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BandShare:
    """How many units of a kind stand in a band, and their percent of those ranked."""

    name: str
    count: int
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BandSummary:
    """Bands and indexes of one unit kind; averages leave out units without a rank."""

    unit_kind: str
    expected: int
    ranked: int
    bands: tuple[BandShare, ...]
    mean: Decimal | None
    highest: Decimal | None
    lowest: Decimal | None

    @property
    def percent_total(self) -> Decimal:
        """The printed percents added up; 100.01 or 99.99 is a note, never a correction."""
        return sum((band.percent for band in self.bands), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Rows by unit kind, rank and code, units without a rank last; one summary per unit kind."""

    year: int
    scheme_id: str
    rows: tuple[RankRow, ...]
    summaries: tuple[BandSummary, ...]

    @property
    def not_submitted(self) -> tuple[RankRow, ...]:
        """The rows of units that sent nothing."""
        return tuple(row for row in self.rows if "NOT_SUBMITTED" in row.flags)


def result_of(card: Scorecard) -> Result:
    """The figures of a scorecard that ranking reads."""
    return Result(
        total=card.total,
        maximum=card.maximum,
        bonus=card.bonus,
        penalty=card.penalty,
        areas=tuple(
            AreaPoints(area_id=area.node_id, points=area.points, maximum=area.maximum) for area in card.areas
        ),
        has_zero_criterion=card.has_zero_criterion,
    )


def rank(
    criteria_set: CriteriaSet, standings: Iterable[Standing], *, year: int, scheme_id: str | None = None
) -> Ranking:
    """Rank all units, each kind apart; `scheme_id` None is the set's default scheme.

    Raises KeyError for a scheme the set does not have, ValueError when a unit comes twice.
    """
    units = sorted(standings, key=lambda standing: (standing.unit_kind, standing.code))
    if len({unit.code for unit in units}) != len(units):
        raise ValueError("a unit comes twice")
    scheme = criteria_set.scheme(scheme_id)
    by_kind: dict[str, list[_Scored]] = {}
    for unit in units:
        by_kind.setdefault(unit.unit_kind, []).append(_Scored(unit=unit, index=_index(criteria_set, unit)))
    names = tuple(band.name for band in scheme.bands)
    rows: list[RankRow] = []
    summaries: list[BandSummary] = []
    for kind, scored in by_kind.items():
        listed = tuple(_rows(criteria_set, scored, year=year, scheme_id=scheme.id))
        rows.extend(listed)
        summaries.append(summary_of(kind, names, ranked=[(row.band, row.index) for row in listed]))
    return Ranking(year=year, scheme_id=scheme.id, rows=tuple(rows), summaries=tuple(summaries))


def summary_of(
    kind: str, names: Sequence[str], *, ranked: Sequence[tuple[str | None, Decimal | None]]
) -> BandSummary:
    """Count bands and indexes of one unit kind; a unit without an index is expected and not ranked.

    Bands come in the order of `names`; one that is not among them stands behind.
    """
    indexes = [index for _band, index in ranked if index is not None]
    counts = Counter(band for band, index in ranked if band and index is not None)
    return BandSummary(
        unit_kind=kind,
        expected=len(ranked),
        ranked=len(indexes),
        bands=tuple(
            BandShare(name=name, count=counts[name], percent=_share(counts[name], len(indexes)))
            for name in dict.fromkeys((*names, *sorted(counts)))
        ),
        mean=half_up(Fraction(sum(indexes, Decimal(0))) / len(indexes)) if indexes else None,
        highest=max(indexes, default=None),
        lowest=min(indexes, default=None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    unit: Standing
    index: Decimal | None


def _index(criteria_set: CriteriaSet, unit: Standing) -> Decimal | None:
    if unit.result is None:
        return None
    return index_percent(
        total=unit.result.total,
        maximum=unit.result.maximum,
        bonus=unit.result.bonus,
        penalty=unit.result.penalty,
        cap_at_max=criteria_set.cap_at_max,
    )


def _rows(
    criteria_set: CriteriaSet, scored: Sequence[_Scored], *, year: int, scheme_id: str
) -> Iterator[RankRow]:
    """The rows of one unit kind: ranked ones by index, then the others by code."""
    tied = _tied(scored)
    decided = _decided(scored, tied)
    keys = {each.unit.code: _key(each, decided) for each in scored if each.index is not None}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())), 1)}
    ranked = [each for each in scored if each.index is not None]
    for each in sorted(ranked, key=lambda item: (keys[item.unit.code], item.unit.code)):
        flags = _tie_flags(each, tied=tied, decided=decided)
        yield _row(
            criteria_set, each, year=year, scheme_id=scheme_id, place=(places[keys[each.unit.code]], flags)
        )
    for each in scored:
        if each.index is None:
            yield _unranked(each.unit)


def _tied(scored: Sequence[_Scored]) -> frozenset[Decimal]:
    counts = Counter(each.index for each in scored if each.index is not None)
    return frozenset(index for index, count in counts.items() if count > 1)


def _decided(scored: Sequence[_Scored], tied: frozenset[Decimal]) -> frozenset[Decimal]:
    """The ties one decision settles: a place of its own for every unit in them.

    A half-decided tie stands, and so does one whose places come from two decisions on other ties.
    """
    words: dict[Decimal, list[TieDecision | None]] = defaultdict(list)
    for each in scored:
        if each.index in tied:
            words[each.index].append(each.unit.tie)
    return frozenset(index for index, given in words.items() if _settles(given))


def _settles(given: Sequence[TieDecision | None]) -> bool:
    held = [tie for tie in given if tie is not None]
    is_one = len({tie.decision for tie in held}) == 1
    return is_one and len(held) == len(given) == len({tie.place for tie in held})


def _key(each: _Scored, decided: frozenset[Decimal]) -> tuple[Decimal, int]:
    assert each.index is not None
    place = each.unit.tie.place if each.index in decided and each.unit.tie else 0
    return -each.index, place


def _tie_flags(each: _Scored, *, tied: frozenset[Decimal], decided: frozenset[Decimal]) -> tuple[str, ...]:
    if each.index in decided:
        return ("TIE_DECIDED",)
    return ("TIE",) if each.index in tied else ()


def _row(
    criteria_set: CriteriaSet,
    each: _Scored,
    *,
    year: int,
    scheme_id: str,
    place: tuple[int, tuple[str, ...]],
) -> RankRow:
    unit, index = each.unit, each.index
    assert unit.result is not None
    assert index is not None
    facts = Facts(
        areas=unit.result.areas,
        has_zero_criterion=unit.result.has_zero_criterion,
        indicators=unit.indicators,
        events=unit.events,
    )
    banding = find_band(criteria_set, criteria_set.scheme(scheme_id), index=index, facts=facts, year=year)
    number, tie_flags = place
    return RankRow(
        rank=number,
        code=unit.code,
        name=unit.name,
        unit_kind=unit.unit_kind,
        total=unit.result.total,
        maximum=unit.result.maximum,
        bonus=unit.result.bonus,
        penalty=unit.result.penalty,
        index=index,
        band=banding.band,
        steps=banding.steps,
        tasks=banding.tasks,
        flags=(*_flags(unit, index=index, banding=banding), *tie_flags),
        tie_decision=unit.tie.decision if unit.tie and "TIE_DECIDED" in tie_flags else None,
        areas=unit.result.areas,
    )


def _flags(unit: Standing, *, index: Decimal, banding: Banding) -> Iterator[str]:
    for step in banding.steps:
        lowered = step.kind in _LOWERING and step.before != step.after
        if lowered or step.kind is StepKind.TASK:
            yield step.rule_id or "NO_ZERO_CRITERION"
    if index > _HUNDRED:
        yield "OVER_100"
    counted = dict(unit.indicators).get(LATE_DOSSIERS, Decimal(0)) > 0
    if counted or any(event.event == LATE_DOSSIERS for event in unit.events):
        yield "LATE_DOSSIERS"


def _unranked(unit: Standing) -> RankRow:
    """Nothing submitted, or every leaf excluded: listed, never ranked."""
    flag = "NOT_SUBMITTED" if unit.result is None else "NO_MAXIMUM"
    return RankRow(rank=None, code=unit.code, name=unit.name, unit_kind=unit.unit_kind, flags=(flag,))


def _share(count: int, of: int) -> Decimal:
    return percent(Decimal(count), Decimal(of)) or Decimal("0.00")
