"""A ranking beside that of the year before: ranks, indexes, bands, and how many units stand in each band.

Field guide, section 7; seed rows R024 and R026. A change of two printed percentages is in percentage points,
a change of counts in units; both are told and never mixed. Units that were merged are compared with their
one whole predecessor or not at all. Nothing is compared with a year that is not held.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from core.numbers import round_half_up
from core.ranking import BandShare, BandSummary, summary_of
from core.text import fold

ALL_KINDS = ""
_MOST = 5


class Origin(StrEnum):
    """Where a year's ranking comes from: published here, previewed here, or ranked outside the program."""

    PUBLISHED = "published"
    PREVIEW = "preview"
    OUTSIDE = "outside"


class Link(StrEnum):
    """How a unit of this year is found in the year before.

    SUCCESSOR took over one whole unit; MERGED took over several, or parts: no comparison is possible.
    """

    SAME = "same"
    SUCCESSOR = "successor"
    MERGED = "merged"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A unit this one was formed from; `code` may be empty where only the name is known."""

    code: str
    name: str
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One unit in a year's ranking; without rank and index where it sent nothing."""

    code: str
    name: str
    unit_kind: str
    rank: int | None = None
    index: Decimal | None = None
    band: str = ""
    total: Decimal | None = None
    maximum: Decimal | None = None
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedYear:
    """The ranking of one year. `bands` from the best to the lowest; empty where the scheme is not known."""

    year: int
    origin: Origin
    placed: tuple[Placed, ...]
    bands: tuple[str, ...] = ()
    scheme: str = ""

    def of_kind(self, kind: str) -> tuple[Placed, ...]:
        """The units of a kind; `ALL_KINDS` are all of them."""
        return tuple(each for each in self.placed if kind in {ALL_KINDS, each.unit_kind})

    def summary(self, kind: str, names: Sequence[str] = ()) -> BandSummary:
        """Bands and indexes of a kind, in the order of `names` or of the year's own scheme."""
        listed = self.of_kind(kind)
        return summary_of(kind, names or self.bands, ranked=[(each.band, each.index) for each in listed])

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents the figures come from, each once."""
        return tuple(dict.fromkeys(each.document for each in self.placed if each.document))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """A unit in two years. `rank_change` are places gained, below zero when lost; `bands_up` bands risen.

    `index_change` is in percentage points. All are None where the years cannot be compared; `formers` are
    the units of the year before that went into this one, where it is not the same unit.
    """

    now: Placed
    before: Placed | None
    link: Link
    formers: tuple[Placed, ...] = ()
    rank_change: int | None = None
    index_change: Decimal | None = None
    bands_up: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BandChange:
    """A band now and before, each among the units ranked that year."""

    name: str
    now: int
    now_of: int
    now_percent: Decimal
    before: int
    before_of: int
    before_percent: Decimal

    @property
    def units(self) -> int:
        """How many units more, below zero when fewer."""
        return self.now - self.before

    @property
    def points(self) -> Decimal:
        """The difference of the printed percentages, in percentage points."""
        return self.now_percent - self.before_percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How much ranks moved among the units that can be compared; `mean` is the average of places moved."""

    compared: int
    risen: int
    fallen: int
    mean: Decimal | None
    most_up: tuple[UnitChange, ...]
    most_down: tuple[UnitChange, ...]

    @property
    def kept(self) -> int:
        """How many kept their rank."""
        return self.compared - self.risen - self.fallen


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """Years on end without a unit in a band, the present one counted.

    `is_from_first`: it reaches back to the first year held, so there may have been more.
    """

    band: str
    years: int
    since: int
    is_from_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KindComparison:
    """One unit kind in two years; `before` None: the year before is not held. `gone` were in it alone."""

    unit_kind: str
    now: BandSummary
    before: BandSummary | None
    bands: tuple[BandChange, ...]
    units: tuple[UnitChange, ...]
    gone: tuple[Placed, ...]
    spread: Spread
    streaks: tuple[Streak, ...]

    @property
    def mean_change(self) -> Decimal | None:
        """The average index against the year before, in percentage points."""
        if self.before is None or self.before.mean is None or self.now.mean is None:
            return None
        return self.now.mean - self.before.mean


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingComparison:
    """A year against the year before; `is_same_scheme` None where the earlier scheme is not known."""

    now: RankedYear
    before: RankedYear | None
    kinds: tuple[KindComparison, ...]
    streaks: tuple[Streak, ...]
    is_same_scheme: bool | None = None


def compare_years(
    now: RankedYear,
    earlier: Iterable[RankedYear],
    *,
    formers: Mapping[str, Sequence[Former]] = MappingProxyType({}),
) -> RankingComparison:
    """Compare a year with the calendar year before it; streaks go as far back as years are held.

    `formers` are the units each unit was formed from, by its code.
    """
    held = {each.year: spelled(each, now.bands) for each in earlier if each.year < now.year}
    before = held.get(now.year - 1)
    years = {**held, now.year: now}
    kinds = tuple(dict.fromkeys(each.unit_kind for each in now.placed))
    return RankingComparison(
        now=now,
        before=before,
        kinds=tuple(_kind(kind, now, before=before, years=years, formers=formers) for kind in kinds),
        streaks=streaks(years, now.year, kind=ALL_KINDS),
        is_same_scheme=None if before is None or not before.scheme else before.scheme == now.scheme,
    )


def compare_bands(now: BandSummary, before: BandSummary) -> tuple[BandChange, ...]:
    """Every band of either summary, those of the present one first."""
    names = dict.fromkeys(band.name for band in (*now.bands, *before.bands))
    return tuple(_band_change(name, now=now, before=before) for name in names)


def streaks(years: Mapping[int, RankedYear], year: int, *, kind: str) -> tuple[Streak, ...]:
    """The lowest bands nobody stands in, from the lowest up, and for how many years on end."""
    now = years[year]
    counts = {share.name: share.count for share in now.summary(kind).bands}
    found: list[Streak] = []
    for band in reversed(now.bands[1:]):
        if counts.get(band) or not now.summary(kind).ranked:
            break
        found.append(_streak(years, year, band=band, kind=kind))
    return tuple(found)


def spelled(year: RankedYear, names: Sequence[str]) -> RankedYear:
    """The year with its bands spelled as `names` do, where only capitals or accents differ."""
    known = {fold(name): name for name in names}
    return replace(
        year,
        placed=tuple(replace(each, band=known.get(fold(each.band), each.band)) for each in year.placed),
        bands=tuple(known.get(fold(name), name) for name in year.bands),
    )


def _kind(
    kind: str,
    now: RankedYear,
    *,
    before: RankedYear | None,
    years: Mapping[int, RankedYear],
    formers: Mapping[str, Sequence[Former]],
) -> KindComparison:
    units = _unit_changes(now.of_kind(kind), before, bands=now.bands, formers=formers)
    summary = now.summary(kind)
    earlier = None if before is None else before.summary(kind, now.bands)
    used = {each.before.code for each in units if each.before} | {
        former.code for each in units for former in each.formers
    }
    gone = () if before is None else tuple(each for each in before.of_kind(kind) if each.code not in used)
    return KindComparison(
        unit_kind=kind,
        now=summary,
        before=earlier if earlier is not None and earlier.ranked else None,
        bands=compare_bands(summary, earlier) if earlier is not None and earlier.ranked else (),
        units=units,
        gone=gone,
        spread=spread_of(units),
        streaks=streaks(years, now.year, kind=kind),
    )


def _unit_changes(
    placed: Sequence[Placed],
    before: RankedYear | None,
    *,
    bands: Sequence[str],
    formers: Mapping[str, Sequence[Former]],
) -> tuple[UnitChange, ...]:
    if before is None:
        return tuple(UnitChange(now=each, before=None, link=Link.NEW) for each in placed)
    by_code = {each.code: each for each in before.placed}
    by_name = {fold(each.name): each for each in before.placed}
    return tuple(
        _unit_change(
            each,
            by_code.get(each.code),
            formers=tuple(_met(formers.get(each.code, ()), each, by_code=by_code, by_name=by_name)),
            bands=bands,
        )
        for each in placed
    )


def _met(
    formers: Sequence[Former], now: Placed, *, by_code: Mapping[str, Placed], by_name: Mapping[str, Placed]
) -> Iterable[tuple[Former, Placed]]:
    """The predecessors that were ranked the year before; by code, else by name."""
    seen: set[str] = set()
    for former in formers:
        found = by_code.get(former.code) if former.code else by_name.get(fold(former.name))
        if found is not None and found.code != now.code and found.code not in seen:
            seen.add(found.code)
            yield former, found


def _unit_change(
    now: Placed, own: Placed | None, *, formers: Sequence[tuple[Former, Placed]], bands: Sequence[str]
) -> UnitChange:
    met = tuple(placed for _former, placed in formers)
    if own is not None and not met:
        return _changed(now, own, link=Link.SAME, bands=bands)
    if own is None and len(formers) == 1 and formers[0][0].is_whole:
        return replace(_changed(now, met[0], link=Link.SUCCESSOR, bands=bands), formers=met)
    if met:
        return UnitChange(
            now=now, before=None, link=Link.MERGED, formers=((own, *met) if own is not None else met)
        )
    return UnitChange(now=now, before=None, link=Link.NEW)


def _changed(now: Placed, before: Placed, *, link: Link, bands: Sequence[str]) -> UnitChange:
    has_both = now.band in bands and before.band in bands
    return UnitChange(
        now=now,
        before=before,
        link=link,
        rank_change=None if now.rank is None or before.rank is None else before.rank - now.rank,
        index_change=None if now.index is None or before.index is None else now.index - before.index,
        bands_up=bands.index(before.band) - bands.index(now.band) if has_both else None,
    )


def spread_of(units: Sequence[UnitChange]) -> Spread:
    """How ranks moved, with those that moved most in either way."""
    moved = [(each.rank_change, each) for each in units if each.rank_change is not None]
    up = sorted((pair for pair in moved if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].now.code))
    down = sorted((pair for pair in moved if pair[0] < 0), key=lambda pair: (pair[0], pair[1].now.code))
    places = sum(abs(change) for change, _unit in moved)
    return Spread(
        compared=len(moved),
        risen=len(up),
        fallen=len(down),
        mean=round_half_up(Fraction(places, len(moved)), 2) if moved else None,
        most_up=tuple(unit for _change, unit in up[:_MOST]),
        most_down=tuple(unit for _change, unit in down[:_MOST]),
    )


def _streak(years: Mapping[int, RankedYear], year: int, *, band: str, kind: str) -> Streak:
    since = year
    while _is_without(years.get(since - 1), band=band, kind=kind):
        since -= 1
    return Streak(band=band, years=year - since + 1, since=since, is_from_first=since == min(years))


def _is_without(year: RankedYear | None, *, band: str, kind: str) -> bool:
    """Whether a held year knew the band and put nobody into it."""
    if year is None or (year.bands and band not in year.bands):
        return False
    ranked = [each for each in year.of_kind(kind) if each.index is not None or each.rank is not None]
    return bool(ranked) and all(each.band != band for each in ranked)


def _band_change(name: str, *, now: BandSummary, before: BandSummary) -> BandChange:
    here, there = _share(now, name), _share(before, name)
    return BandChange(
        name=name,
        now=here.count,
        now_of=now.ranked,
        now_percent=here.percent,
        before=there.count,
        before_of=before.ranked,
        before_percent=there.percent,
    )


def _share(summary: BandSummary, name: str) -> BandShare:
    nothing = BandShare(name=name, count=0, percent=Decimal("0.00"))
    return next((band for band in summary.bands if band.name == name), nothing)
