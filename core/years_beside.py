"""Rankings of several years side by side: each unit's course, bands and averages year by year.

A unit is followed by its code; one formed by a merger begins with the year it is first ranked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.ranking import BandSummary
from core.ranking_comparison import BandChange, Placed, RankedYear, compare_bands, spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCourse:
    """One unit through the years; `placed` has a place per year, None where it was not expected."""

    code: str
    name: str
    placed: tuple[Placed | None, ...]

    @property
    def indexes(self) -> tuple[Decimal | None, ...]:
        """Its index year by year."""
        return tuple(None if each is None else each.index for each in self.placed)

    @property
    def ranks(self) -> tuple[int | None, ...]:
        """Its rank year by year."""
        return tuple(None if each is None else each.rank for each in self.placed)

    @property
    def change(self) -> Decimal | None:
        """The index of the newest year against the last one before with an index, in percentage points."""
        held = [index for index in self.indexes if index is not None]
        if len(held) < 2 or self.indexes[-1] is None:  # noqa: PLR2004 - a change needs two
            return None
        return held[-1] - held[-2]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandCourse:
    """One band through the years; None in a year without rankings. `changes` are against the year before."""

    name: str
    shares: tuple[BandChange | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsBeside:
    """Years from the first to the last held; `summaries` is None for a year nobody ranked.

    `units` are in the order of the newest year's ranks, units it does not name behind; `bands` from the
    best to the lowest of the newest year, bands of other schemes behind.
    """

    years: tuple[int, ...]
    held: tuple[RankedYear | None, ...]
    summaries: tuple[BandSummary | None, ...]
    units: tuple[UnitCourse, ...]
    bands: tuple[BandCourse, ...]

    @property
    def newest(self) -> RankedYear | None:
        """The last year held."""
        return self.held[-1] if self.held else None


def kinds_in(years: Sequence[RankedYear]) -> tuple[str, ...]:
    """The unit kinds that were ranked, the newest year's first."""
    return tuple(dict.fromkeys(each.unit_kind for year in reversed(years) for each in year.placed))


def beside(years: Sequence[RankedYear], *, kind: str) -> YearsBeside:
    """Set years side by side for the units of one kind; a gap in time stays a gap."""
    newest = max(years, key=lambda each: each.year, default=None)
    years = tuple(each if newest is None else spelled(each, newest.bands) for each in years)
    held = {each.year: each for each in years}
    span = tuple(range(min(held), max(held) + 1)) if held else ()
    in_order = tuple(held.get(year) for year in span)
    names = tuple(
        dict.fromkeys(name for year in reversed(years) for name in (*year.bands, *_bands_met(year, kind)))
    )
    summaries = tuple(None if each is None else each.summary(kind, names) for each in in_order)
    return YearsBeside(
        years=span,
        held=in_order,
        summaries=summaries,
        units=_courses(in_order, kind=kind),
        bands=_band_courses(names, summaries),
    )


def ends(year: RankedYear, *, kind: str, count: int) -> tuple[Placed, ...]:
    """The best and the last units of a year, `count` of each, by rank; all where there are not that many."""
    ranked = sorted(
        (each for each in year.of_kind(kind) if each.rank is not None),
        key=lambda each: (each.rank or 0, each.code),
    )
    if len(ranked) <= 2 * count:
        return tuple(ranked)
    return (*ranked[:count], *ranked[-count:])


def _bands_met(year: RankedYear, kind: str) -> tuple[str, ...]:
    return tuple(sorted({each.band for each in year.of_kind(kind) if each.band and each.index is not None}))


def _courses(held: Sequence[RankedYear | None], *, kind: str) -> tuple[UnitCourse, ...]:
    by_year = [
        {} if year is None else {each.code or each.name: each for each in year.of_kind(kind)} for year in held
    ]
    newest_first = [each for year in reversed(by_year) for each in sorted(year.values(), key=_place)]
    names: dict[str, str] = {}
    for each in newest_first:
        names.setdefault(each.code or each.name, each.name)
    return tuple(
        UnitCourse(code=key, name=name, placed=tuple(year.get(key) for year in by_year))
        for key, name in names.items()
    )


def _place(placed: Placed) -> tuple[bool, int, str]:
    return placed.rank is None, placed.rank or 0, placed.name


def _band_courses(names: Sequence[str], summaries: Sequence[BandSummary | None]) -> tuple[BandCourse, ...]:
    columns: list[dict[str, BandChange]] = []
    before: BandSummary | None = None
    for summary in summaries:
        against = summary if before is None else before
        changes = () if summary is None or against is None else compare_bands(summary, against)
        columns.append({each.name: each for each in changes})
        before = summary
    return tuple(
        BandCourse(name=name, shares=tuple(column.get(name) for column in columns)) for name in names
    )
