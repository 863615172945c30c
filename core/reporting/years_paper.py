"""Rankings of several years side by side on paper: averages, bands, every unit's course, targets of rank."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.charting import Chart, percent_chart, stacked_chart
from core.ranking import BandSummary
from core.ranking_comparison import RankedYear
from core.reporting.data import HeadData
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    CellValue,
    Column,
    Drawing,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords
from core.years_beside import UnitCourse, YearsBeside

KIND = "years"
MOST_YEARS = 6
"""A landscape page holds index and rank of so many years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankGoal:
    """A unit's target for its own index or rank: what is asked, what came, and whether it was reached."""

    unit: str
    year: int
    asked: str
    result: str
    reached: str
    is_missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsData:
    """Every year held up to the one asked for, a kind of unit each; at most `MOST_YEARS` of them."""

    head: HeadData
    year: int
    kinds: tuple[tuple[str, YearsBeside], ...]
    goals: tuple[RankGoal, ...]
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsWords:
    """The words of the paper."""

    symbol: str
    title: str
    subtitle: Callable[[tuple[int, ...]], str]
    introduction: Callable[[tuple[int, ...]], str]
    nothing: str
    not_held: Callable[[int], str]
    kind_heading: Callable[[str], str]
    fell: Callable[[YearsBeside], tuple[str, ...]]
    means_chart: str
    bands_chart: str
    percent: str
    mean: str
    highest: str
    lowest: str
    means_heading: str
    means_sheet: Callable[[str], str]
    year: str
    ranked: str
    change: str
    source: str
    told_ranked: Callable[[BandSummary], str]
    told_source: Callable[[RankedYear | None], str]
    bands_heading: str
    bands_sheet: Callable[[str], str]
    band: str
    units: str
    share: str
    more_units: str
    units_heading: str
    units_sheet: Callable[[str], str]
    unit: str
    index: str
    rank: str
    last_change: str
    rank_change: str
    remark: str
    told_fall: Callable[[bool, bool], str]
    goals_heading: str
    goals_sheet: str
    no_goals: str
    asked: str
    result: str
    reached: str
    closing: str


def years_paper(data: YearsData, own: YearsWords, *, form: FormWords) -> Report:
    """Tables in landscape, the newest year last, with two charts of each kind of unit."""
    span = _span(data)
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(span),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice=form.sample_notice if data.is_sample else "",
        blocks=tuple(_blocks(data, own, span=span)),
        landscape=True,
        facts=_facts(data),
    )


def _span(data: YearsData) -> tuple[int, ...]:
    return tuple(sorted({year for _kind, found in data.kinds for year in found.years}))


def _facts(data: YearsData) -> tuple[tuple[str, CellValue], ...]:
    found = data.kinds[0][1] if data.kinds else None
    newest = None if found is None or not found.summaries else found.summaries[-1]
    return (
        ("year", data.year),
        ("years", len(_span(data))),
        ("average", None if newest is None else newest.mean),
        ("average_change", None if found is None else _mean_change(found, len(found.years) - 1)),
        ("goals", len(data.goals)),
        ("goals_missed", sum(1 for goal in data.goals if goal.is_missed)),
    )


def _blocks(data: YearsData, own: YearsWords, *, span: tuple[int, ...]) -> Iterator[Block]:
    if not span:
        yield Paragraph(text=own.nothing)
        return
    yield Paragraph(text=own.introduction(span))
    if data.year not in span:
        yield Paragraph(text=own.not_held(data.year))
    for kind, found in data.kinds:
        if len(data.kinds) > 1:
            yield Heading(text=own.kind_heading(kind))
        for sentence in own.fell(found):
            yield Paragraph(text=sentence)
        yield from (
            Drawing(chart=chart, width=50, height=70)
            for chart in (_means_chart(found, own), _bands_chart(found, own))
            if not chart.is_empty
        )
        yield Heading(text=f"1. {own.means_heading}", level=2)
        yield _means(found, own, kind=kind)
        yield Heading(text=f"2. {own.bands_heading}", level=2)
        yield _bands(found, own, kind=kind)
        yield Heading(text=f"3. {own.units_heading}", level=2)
        yield _units(found, own, kind=kind)
    yield Heading(text=own.goals_heading, level=2)
    yield _goals(data, own) if data.goals else Paragraph(text=own.no_goals)
    yield Paragraph(text=own.closing)


def _means(found: YearsBeside, own: YearsWords, *, kind: str) -> Table:
    rows = []
    for at, year in enumerate(found.years):
        held = found.summaries[at]
        figures: tuple[CellValue, ...] = (
            ("", None, None, None, None)
            if held is None
            else (own.told_ranked(held), held.mean, _mean_change(found, at), held.highest, held.lowest)
        )
        rows.append(Row(cells=(str(year), *figures, own.told_source(found.held[at]))))
    return Table(
        name=own.means_sheet(kind),
        columns=(
            Column(title=own.year, width=8, align=Align.CENTRE),
            Column(title=own.ranked, width=16, align=Align.RIGHT),
            Column(title=own.mean, width=14, kind=CellKind.PERCENT, align=Align.RIGHT),
            Column(title=own.change, width=16, kind=CellKind.CHANGE, align=Align.RIGHT),
            Column(title=own.highest, width=14, kind=CellKind.PERCENT, align=Align.RIGHT),
            Column(title=own.lowest, width=14, kind=CellKind.PERCENT, align=Align.RIGHT),
            Column(title=own.source, width=44),
        ),
        rows=tuple(rows),
    )


def _mean_change(found: YearsBeside, at: int) -> Decimal | None:
    """The average against the year before it, where both are held; in percentage points."""
    if at < 1:
        return None
    before, now = found.summaries[at - 1], found.summaries[at]
    if before is None or now is None or before.mean is None or now.mean is None:
        return None
    return now.mean - before.mean


def _bands(found: YearsBeside, own: YearsWords, *, kind: str) -> Table:
    columns = [Column(title=own.band, width=20)]
    for at, year in enumerate(found.years):
        columns += (
            Column(title=own.units, width=9, kind=CellKind.COUNT, align=Align.RIGHT, group=str(year)),
            Column(title=own.share, width=11, kind=CellKind.PERCENT, align=Align.RIGHT, group=str(year)),
        )
        if at:
            columns.append(
                Column(
                    title=own.more_units, width=10, kind=CellKind.COUNT, align=Align.RIGHT, group=str(year)
                )
            )
    rows = []
    for band in found.bands:
        cells: list[CellValue] = [band.name]
        for at, share in enumerate(band.shares):
            before = at > 0 and found.summaries[at - 1] is not None
            cells += (None, None) if share is None else (share.now, share.now_percent)
            if at:
                cells.append(share.units if share is not None and before else None)
        rows.append(Row(cells=tuple(cells)))
    return Table(name=own.bands_sheet(kind), columns=tuple(columns), rows=tuple(rows))


def _units(found: YearsBeside, own: YearsWords, *, kind: str) -> Table:
    years = tuple(
        column
        for year in found.years
        for column in (
            Column(title=own.index, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT, group=str(year)),
            Column(title=own.rank, width=7, kind=CellKind.COUNT, align=Align.RIGHT, group=str(year)),
        )
    )
    changed = (
        Column(title=own.last_change, width=11, kind=CellKind.CHANGE, align=Align.RIGHT, group=own.change),
        Column(title=own.rank_change, width=8, kind=CellKind.COUNT, align=Align.RIGHT, group=own.change),
    )
    return Table(
        name=own.units_sheet(kind),
        columns=(
            Column(title=own.unit, width=26),
            *years,
            *(changed if len(found.years) > 1 else ()),
            Column(title=own.remark, width=18),
        ),
        rows=tuple(_unit(course, found, own=own) for course in found.units),
    )


def _unit(course: UnitCourse, found: YearsBeside, *, own: YearsWords) -> Row:
    pairs = tuple(
        figure
        for placed in course.placed
        for figure in ((None, None) if placed is None else (placed.index, placed.rank))
    )
    places = rank_change(course)
    fell = course.change is not None and course.change < 0
    lost = places is not None and places < 0
    changes = (course.change, places) if len(found.years) > 1 else ()
    return Row(
        cells=(course.name, *pairs, *changes, own.told_fall(fell, lost)),
        emphasis=Emphasis.WARNING if fell and lost else Emphasis.NONE,
    )


def rank_change(course: UnitCourse) -> int | None:
    """Places gained since the last year before with a rank, below zero when lost; None without two."""
    held = [rank for rank in course.ranks if rank is not None]
    if len(held) < 2 or course.ranks[-1] is None:  # noqa: PLR2004 - a change needs two
        return None
    return held[-2] - held[-1]


def _goals(data: YearsData, own: YearsWords) -> Table:
    return Table(
        name=own.goals_sheet,
        columns=(
            Column(title=own.unit, width=28),
            Column(title=own.year, width=8, align=Align.CENTRE),
            Column(title=own.asked, width=36),
            Column(title=own.result, width=20),
            Column(title=own.reached, width=16),
        ),
        rows=tuple(
            Row(
                cells=(goal.unit, str(goal.year), goal.asked, goal.result, goal.reached),
                emphasis=Emphasis.WARNING if goal.is_missed else Emphasis.NONE,
            )
            for goal in data.goals
        ),
    )


def _means_chart(found: YearsBeside, own: YearsWords) -> Chart:
    summaries = found.summaries
    return percent_chart(
        own.means_chart,
        tuple(map(str, found.years)),
        unit=own.percent,
        series={
            own.highest: [None if each is None else each.highest for each in summaries],
            own.mean: [None if each is None else each.mean for each in summaries],
            own.lowest: [None if each is None else each.lowest for each in summaries],
        },
    )


def _bands_chart(found: YearsBeside, own: YearsWords) -> Chart:
    series = {
        band.name: [None if each is None else each.now_percent for each in band.shares]
        for band in found.bands
        if any(each is not None and each.now for each in band.shares)
    }
    return stacked_chart(own.bands_chart, tuple(map(str, found.years)), unit=own.percent, series=series)
