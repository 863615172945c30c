"""The authority's report over all communes: who sent, what was achieved, what fell short, causes, tasks.

Totals are sums of counts and sums over sums, never the mean of percentages (guide 3; seed rows R059, R068).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.charting import Chart, lying_chart
from core.lost_points import LostCriterion
from core.ranking_areas import AreaStanding
from core.ranking_comparison import KindComparison
from core.reporting.data import HeadData
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    CellValue,
    Column,
    Drawing,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.round_words import ConsolidatedWords
from core.reporting.words import ReportWords
from core.reporting.written import written

KIND = "consolidated"
RESULTS, LIMITS, CAUSES, TASKS = "results", "limits", "causes", "tasks"
SECTIONS = (RESULTS, LIMITS, CAUSES, TASKS)
"""What the officer writes, a text per heading (seed row R068)."""
_LINES, _DRAWN = 5, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalLine:
    """One figure summed over the communes that hold it; a plain count has no denominator and no percent."""

    name: str
    units: int
    numerator: int
    denominator: int | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedData:
    """What the packages of a round say together; lists of units are names in Vietnamese order.

    `kinds` compare each unit kind with the year before; `texts` are the officer's words by section.
    """

    head: HeadData
    year: int
    criteria_set: str
    is_sample: bool
    is_published: bool
    expected: int
    missing: tuple[str, ...]
    sent_late: tuple[str, ...]
    totals: tuple[TotalLine, ...]
    areas: tuple[AreaStanding, ...]
    kinds: tuple[KindComparison, ...]
    lost: tuple[LostCriterion, ...]
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def received(self) -> int:
        """How many units sent."""
        return self.expected - len(self.missing)


def consolidated(data: ConsolidatedData, words: ReportWords) -> Report:
    """The four parts of a report, the figures filled in, room for what only people can say."""
    own = words.consolidated
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        notice=words.form.sample_notice if data.is_sample else "",
        blocks=tuple(_blocks(data, words)),
        facts=_facts(data),
    )


def _facts(data: ConsolidatedData) -> tuple[tuple[str, CellValue], ...]:
    first = data.kinds[0] if data.kinds else None
    return (
        ("year", data.year),
        ("expected", data.expected),
        ("sent", data.received),
        ("sent_late", len(data.sent_late)),
        ("average", None if first is None else first.now.mean),
        ("average_change", None if first is None else first.mean_change),
        *((f"text_{section}", data.texts.get(section, "")) for section in SECTIONS),
    )


def _blocks(data: ConsolidatedData, words: ReportWords) -> Iterator[Block]:
    own = words.consolidated
    yield Paragraph(text=own.introduction(data.received, data.expected, data.criteria_set))
    if not data.is_published:
        yield Paragraph(text=own.not_published, italic=True)
    yield Heading(text=own.achieved)
    yield from _totals(data, own)
    yield from _areas(data.areas, own)
    yield from (
        Drawing(chart=chart, width=50, height=75)
        for chart in (_areas_chart(data.areas, own), _lost_chart(data.lost, own))
        if not chart.is_empty
    )
    yield from _bands(data.kinds, own)
    yield from _written(data, RESULTS)
    yield Heading(text=own.fell_short)
    yield from _lost(data.lost, words)
    yield from _low(data.areas, own)
    for names, told in ((data.missing, own.missing), (data.sent_late, own.sent_late)):
        yield Paragraph(text=told(names))
    yield from _written(data, LIMITS)
    yield Heading(text=own.causes)
    yield from _written(data, CAUSES, lines=_LINES)
    yield Heading(text=own.tasks)
    if data.lost:
        yield Paragraph(text=own.task_lost([each.criterion for each in data.lost[:3]]))
    yield from _written(data, TASKS, lines=_LINES)
    yield Paragraph(text=own.closing(data.year))


def _written(data: ConsolidatedData, section: str, *, lines: int = 0) -> Iterator[Block]:
    """The officer's words; where there are none, room to write by hand if the section asks for it."""
    yield from written(data.texts.get(section, ""), lines=lines)


def _totals(data: ConsolidatedData, own: ConsolidatedWords) -> Iterator[Block]:
    if not data.totals:
        yield Paragraph(text=own.no_totals)
        return
    yield Table(
        name=own.totals_sheet,
        caption=own.totals,
        columns=(
            Column(title=own.figure, width=44),
            Column(title=own.units, width=10, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.numerator, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.denominator, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.share, width=12, kind=CellKind.PERCENT, align=Align.RIGHT),
        ),
        rows=tuple(
            Row(cells=(line.name, line.units, line.numerator, line.denominator, line.percent))
            for line in data.totals
        ),
        notes=(own.pooled,),
    )


def _areas(areas: Sequence[AreaStanding], own: ConsolidatedWords) -> Iterator[Block]:
    if areas:
        yield Table(
            name=own.areas_sheet,
            caption=own.areas,
            columns=(
                Column(title=own.area, width=40),
                Column(title=own.mean, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT),
                Column(title=own.share, width=12, kind=CellKind.PERCENT, align=Align.RIGHT),
                Column(title=own.highest, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT),
                Column(title=own.lowest, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT),
            ),
            rows=tuple(
                Row(
                    cells=(f"{each.area_id}. {each.name}", each.mean, each.percent, each.highest, each.lowest)
                )
                for each in areas
            ),
        )


def _bands(kinds: Sequence[KindComparison], own: ConsolidatedWords) -> Iterator[Block]:
    for kind in kinds:
        yield Paragraph(text=own.summary(kind))
        if kind.now.ranked:
            yield _band_table(kind, own)


def _band_table(kind: KindComparison, own: ConsolidatedWords) -> Table:
    """Counts and shares, and how both changed where the year before is held (seed row R024)."""
    changes = {change.name: change for change in kind.bands}
    return Table(
        name=own.bands_sheet(kind.unit_kind),
        columns=(
            Column(title=own.band, width=30),
            Column(title=own.units, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.share, width=14, kind=CellKind.PERCENT, align=Align.RIGHT),
            *(
                (
                    Column(title=own.more_units, width=16, kind=CellKind.COUNT, align=Align.RIGHT),
                    Column(title=own.more_points, width=16, kind=CellKind.CHANGE, align=Align.RIGHT),
                )
                if changes
                else ()
            ),
        ),
        rows=tuple(
            Row(
                cells=(
                    band.name,
                    band.count,
                    band.percent,
                    *((changes[band.name].units, changes[band.name].points) if changes else ()),
                )
            )
            for band in kind.now.bands
        ),
    )


def _areas_chart(areas: Sequence[AreaStanding], own: ConsolidatedWords) -> Chart:
    """What all units together reached of each area's maximum."""
    shares = [each.percent for each in areas]
    series = {own.share: shares} if areas else {}
    return lying_chart(
        own.areas_chart, [own.area_label(each) for each in areas], unit=own.percent, series=series
    )


def _lost_chart(lost: Sequence[LostCriterion], own: ConsolidatedWords) -> Chart:
    """How many of the units lost points on the criteria that lost most."""
    drawn = lost[:_DRAWN]
    series = {own.lost_chart: [each.share for each in drawn]} if drawn else {}
    return lying_chart(own.lost_chart, [each.criterion for each in drawn], unit=own.percent, series=series)


def _lost(lost: Sequence[LostCriterion], words: ReportWords) -> Iterator[Block]:
    own = words.consolidated
    if not lost:
        yield Paragraph(text=own.nothing_lost)
        return
    yield Table(
        name=own.lost_sheet,
        caption=own.lost,
        columns=(
            Column(title=words.form.ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
            Column(title=own.criterion, width=44),
            Column(title=own.units, width=10, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.share, width=12, kind=CellKind.PERCENT, align=Align.RIGHT),
            Column(title=own.points_lost, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT),
        ),
        rows=tuple(
            Row(cells=(number, f"{each.criterion}  {each.name}", each.units, each.share, each.lost))
            for number, each in enumerate(lost, 1)
        ),
    )


def _low(areas: Sequence[AreaStanding], own: ConsolidatedWords) -> Iterator[Block]:
    for area in areas:
        if area.low:
            yield Paragraph(text=own.low(area.name, [unit.name for unit in area.low]))
