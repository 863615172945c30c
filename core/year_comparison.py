"""Years side by side: what fell and what rose, of the index, areas and criteria (seed R003, R004, R009).

A change of two percentages is in percentage points; a rank that grows has fallen. The last place is a valid
rank. Nothing is compared with a year that has no value.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.numbers import percent, previous_rank, round_half_up
from core.result_view import ZERO, ResultArea, ResultView


class Origin(StrEnum):
    """Where a year's figures come from: a package, a published result typed by hand, or our own score."""

    PACKAGE = "package"
    BY_HAND = "by_hand"
    SELF = "self"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigures:
    """One year of this unit. `index` and `rank` are the published ones, `self_points` as submitted."""

    year: int
    origin: Origin
    self_points: Decimal | None = None
    points: Decimal | None = None
    maximum: Decimal | None = None
    index: Decimal | None = None
    band: str = ""
    rank: int | None = None
    ranked_of: int | None = None
    document: str = ""
    areas: tuple[ResultArea, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year against the one before: changes are None where either has no value.

    `index_change` is in percentage points; `rank_change` is places gained, below zero when places were lost.
    """

    figures: YearFigures
    index_change: Decimal | None
    rank_change: int | None

    @property
    def has_index_fallen(self) -> bool:
        """Whether the value is below the year before."""
        return self.index_change is not None and self.index_change < 0

    @property
    def has_rank_fallen(self) -> bool:
        """Whether places were lost."""
        return self.rank_change is not None and self.rank_change < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """One value of an index published by others in one year.

    `stated` are the places gained as the document itself says, for years whose predecessor is not held.
    """

    name: str
    year: int
    value: Decimal | None
    rank: int | None = None
    out_of: int | None = None
    stated: int | None = None
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideRow:
    """An outside value against the year before; changes as in `YearRow`. `is_last`: the last place of all.

    `earlier_rank` is the rank of the year before, held or derived from the places the document states.
    """

    outside: Outside
    value_change: Decimal | None
    rank_change: int | None
    earlier_rank: int | None = None
    is_derived: bool = False

    @property
    def has_fallen(self) -> bool:
        """Whether value or rank fell."""
        is_lower = self.value_change is not None and self.value_change < 0
        return is_lower or (self.rank_change is not None and self.rank_change < 0)

    @property
    def is_last(self) -> bool:
        """Whether it is the last place, which is a place as any other (seed row R008)."""
        return self.outside.rank is not None and self.outside.rank == self.outside.out_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A share of one year from its counts; `key` names what is shared. No value where nothing was counted."""

    key: str
    year: int
    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """Rounded once from the counts."""
        return percent(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRow:
    """A share against the year before, as the dossier page compares them (seed row R101).

    `points` is the change between the printed percentages, `relative` that change in percent of the earlier
    one: two different figures that are never shown under one name.
    """

    ratio: Ratio
    points: Decimal | None
    relative: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionChange:
    """One criterion in two years; `causes` are those written where it fell."""

    criterion: str
    name: str
    area: str
    maximum: Decimal
    before: Decimal | None
    now: Decimal | None
    causes: tuple[str, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """Points more; None where a year does not hold the criterion."""
        if self.before is None or self.now is None:
            return None
        return self.now - self.before

    @property
    def has_fallen(self) -> bool:
        """Whether points were lost against the earlier year."""
        return self.change is not None and self.change < ZERO

    @property
    def lacks_cause(self) -> bool:
        """Whether the cause still has to be written (seed row R009)."""
        return self.has_fallen and not self.causes


def in_order(figures: Sequence[YearFigures]) -> tuple[YearRow, ...]:
    """Years ascending, each against the calendar year before it."""
    held = {each.year: each for each in figures}
    return tuple(_row(held[year], held.get(year - 1)) for year in sorted(held))


def outside_in_order(values: Sequence[Outside]) -> tuple[OutsideRow, ...]:
    """By name, then year, each against the same index a year before."""
    held = {(each.name.casefold(), each.year): each for each in values}
    return tuple(_outside(held[key], held.get((key[0], key[1] - 1))) for key in sorted(held))


def ratios_in_order(ratios: Sequence[Ratio]) -> tuple[RatioRow, ...]:
    """By what is shared, in the order first met, then by year; years without counts are left out."""
    held = {(each.key, each.year): each for each in ratios if each.denominator}
    keys = list(dict.fromkeys(key for key, _year in held))
    ordered = sorted(held, key=lambda pair: (keys.index(pair[0]), pair[1]))
    return tuple(_ratio(held[key, year], held.get((key, year - 1))) for key, year in ordered)


def compare_criteria(
    before: ResultView, now: ResultView, *, causes: Mapping[str, tuple[str, ...]]
) -> tuple[CriterionChange, ...]:
    """Every criterion of either year, most changed first, those only one year holds last.

    Criteria are matched by identifier and name: a new set may give an identifier to another matter.
    """
    earlier = {line.criterion: line for line in before.lines}
    found = []
    for line in now.lines:
        old = earlier.get(line.criterion)
        is_same = old is not None and old.name == line.name
        found.append(
            CriterionChange(
                criterion=line.criterion,
                name=line.name,
                area=line.area_name,
                maximum=line.maximum,
                before=old.points if old is not None and is_same else None,
                now=line.points,
                causes=causes.get(line.criterion, ()),
            )
        )
    kept = {line.criterion for line in now.lines}
    gone = (
        CriterionChange(
            criterion=line.criterion,
            name=line.name,
            area=line.area_name,
            maximum=line.maximum,
            before=line.points,
            now=None,
        )
        for line in before.lines
        if line.criterion not in kept
    )
    return tuple(sorted((*found, *gone), key=_turn))


def _turn(each: CriterionChange) -> tuple[bool, Decimal]:
    return each.change is None, -abs(each.change or ZERO)


def _row(now: YearFigures, before: YearFigures | None) -> YearRow:
    return YearRow(
        figures=now,
        index_change=None if before is None else _less(now.index, before.index),
        rank_change=None if before is None else _places(before.rank, now.rank),
    )


def _outside(now: Outside, before: Outside | None) -> OutsideRow:
    if (before is None or before.rank is None) and now.stated is not None and now.rank is not None:
        return OutsideRow(
            outside=now,
            value_change=None if before is None else _less(now.value, before.value),
            rank_change=now.stated,
            earlier_rank=previous_rank(now.rank, now.stated, total=now.out_of or now.rank + abs(now.stated)),
            is_derived=True,
        )
    return OutsideRow(
        earlier_rank=None if before is None else before.rank,
        outside=now,
        value_change=None if before is None else _less(now.value, before.value),
        rank_change=None if before is None else _places(before.rank, now.rank),
    )


def _ratio(now: Ratio, before: Ratio | None) -> RatioRow:
    if before is None:
        return RatioRow(ratio=now, points=None, relative=None)
    share, earlier = now.percent, before.percent
    if share is None or earlier is None:
        return RatioRow(ratio=now, points=None, relative=None)
    points = share - earlier
    relative = round_half_up(points / earlier * 100, 1) if earlier else None
    return RatioRow(ratio=now, points=points, relative=relative)


def _less(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if now is None or before is None else now - before


def _places(before: int | None, now: int | None) -> int | None:
    return None if now is None or before is None else before - now
