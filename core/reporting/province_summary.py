"""The chairman's page: how the province stands, what changed, and what has to be decided, on one sheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.charting import Chart, ChartKind, Series, lying_chart, stacked_chart
from core.lost_points import LostCriterion
from core.numbers import percent
from core.ranking import BandSummary
from core.ranking_areas import AreaStanding
from core.ranking_comparison import BandChange, Placed
from core.reporting.data import HeadData
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    CellValue,
    Column,
    Drawing,
    Emphasis,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.words import FormWords
from core.years_beside import YearsBeside

KIND = "summary"
ENDS, LOST = 5, 3
_YEARS, _POINTS, _ROOM = 5, 5, 10
_LETTERS, _LINE = 96, 5  # of a line of the page; millimetres from line to line
_LOW, _HIGH, _ORDINARY = 48, 58, 9  # millimetres of the charts; lines a page has beside them
_STEP = 5
_LETTERS_OF_NAME, _LONGEST_NAME, _LONGEST_UNIT = 64, 128, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What waits for the leaders: names of units and counts.

    Attributes:
        overdue: units that sent nothing and are past their day.
        ties: units that share an index nobody decided about, a group each.
        conflicts: lines with two values nobody has chosen between.
        to_appraise: units that sent and are not appraised as a whole.
        late_dossiers: units with late dossiers, whose responsible persons are to be looked at.
        review_by: the last day of the self-review reports, None where nobody owes one.
    """

    overdue: tuple[str, ...] = ()
    ties: tuple[tuple[str, ...], ...] = ()
    conflicts: int = 0
    to_appraise: int = 0
    late_dossiers: int = 0
    review_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryData:
    """The province on one page.

    Attributes:
        kind: the unit kind the page is about; `others` are the summaries of further kinds, told in a line.
        now, before: bands and indexes of this year, and of the year before where it is held.
        bands: each band with its change; `years` the rankings held, for the chart.
        best, last: units at both ends, by rank.
        indexes: of the ranked units of the kind, for the chart where only one year is held.
        change_by_appraisal: average change of the points units claimed.
        reviewed: names of units that owe a self-review report; `lowered` those whose band was lowered.
        pending: what waits for a word of the leaders.
    """

    head: HeadData
    year: int
    today: date
    criteria_set: str
    is_sample: bool
    published_on: date | None
    expected: int
    sent: int
    kind: str
    now: BandSummary
    before: BandSummary | None
    bands: tuple[BandChange, ...]
    years: YearsBeside
    best: tuple[Placed, ...]
    last: tuple[Placed, ...]
    areas: tuple[AreaStanding, ...]
    lost: tuple[LostCriterion, ...]
    indexes: tuple[Decimal, ...]
    change_by_appraisal: Decimal | None
    reviewed: tuple[str, ...]
    lowered: tuple[str, ...]
    pending: Pending
    others: tuple[BandSummary, ...] = ()
    officer: str = ""

    @property
    def mean_change(self) -> Decimal | None:
        """The average index against the year before, in percentage points."""
        if self.before is None or self.now.mean is None or self.before.mean is None:
            return None
        return self.now.mean - self.before.mean


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWords:
    """The words of the page."""

    title: str
    subtitle: Callable[[int, str], str]
    symbol: str
    figures_sheet: str
    sent: str
    ranked: str
    mean: str
    change: str
    highest: str
    lowest: str
    by_appraisal: str
    of: Callable[[int, int], str]
    points: Callable[[Decimal], str]
    index: Callable[[Decimal], str]
    none: str
    sentences: Callable[[SummaryData], tuple[str, ...]]
    bands_chart: str
    bands_unit: str
    spread_chart: str
    spread_unit: str
    areas_chart: str
    areas_unit: str
    areas_series: str
    area_label: Callable[[AreaStanding], str]
    bands_sheet: str
    units: str
    band: Callable[[int, Decimal], str]
    band_change: Callable[[int, Decimal], str]
    against: Callable[[int], str]
    ends_sheet: str
    best: str
    last: str
    rank: str
    unit: str
    unit_index: str
    lost_sheet: str
    code: str
    criterion: str
    lost_units: str
    lost_points: str
    points_heading: str
    no_points: str
    reviewed: Callable[[Sequence[str], date | None], str]
    lowered: Callable[[Sequence[str]], str]
    decisions: Callable[[SummaryData], tuple[str, ...]]
    prepared: Callable[[str, date, date | None], str]


def province_summary(data: SummaryData, own: SummaryWords, *, form: FormWords) -> Report:
    """One portrait page in small type: figures, sentences, charts, ends, what was lost, risks, decisions."""
    notices = (form.sample_notice,) if data.is_sample else ()
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year, data.head.unit_name),
        notice="\n".join(notices),
        blocks=(
            *_blocks(data, own),
            Paragraph(text=own.prepared(data.officer, data.today, data.published_on), italic=True),
        ),
        compact=True,
        facts=_facts(data),
    )


def _facts(data: SummaryData) -> tuple[tuple[str, CellValue], ...]:
    return (
        ("year", data.year),
        ("expected", data.expected),
        ("sent", data.sent),
        ("overdue", len(data.pending.overdue)),
        ("ranked", data.now.ranked),
        ("average", data.now.mean),
        ("average_change", data.mean_change),
        ("highest", data.now.highest),
        ("lowest", data.now.lowest),
        ("reviews", len(data.reviewed)),
        ("lowered", len(data.lowered)),
        *((f"band_{at}", band.count) for at, band in enumerate(data.now.bands, 1)),
    )


def _blocks(data: SummaryData, own: SummaryWords) -> Iterator[Block]:
    yield _figures(data, own)
    sentences = own.sentences(data)
    points = _points(data, own, room=_ROOM - _lines(sentences))
    for sentence in sentences:
        yield Paragraph(text=sentence)
    lost = _fitting(data.lost[:LOST])
    height = _height((*sentences, *points), lost)
    yield from (
        Drawing(chart=chart, width=50, height=height)
        for chart in (_first_chart(data, own), _areas_chart(data, own))
        if not chart.is_empty
    )
    if data.now.ranked:
        yield _bands(data, own)
        yield _ends(data, own)
    if lost:
        yield _lost(lost, own)
    yield Paragraph(text=own.points_heading, bold=True)
    for line in points:
        yield Paragraph(text=f"- {line}")


def _fitting(lost: Sequence[LostCriterion]) -> tuple[LostCriterion, ...]:
    """The criteria that lost most, as many as four lines hold: long names take two."""
    found: list[LostCriterion] = []
    lines = 0
    for each in lost:
        lines += 1 + (len(each.name) > _LETTERS_OF_NAME)
        if lines <= LOST + 1:
            found.append(each)
    return tuple(found)


def _height(texts: Sequence[str], lost: Sequence[LostCriterion]) -> int:
    """Millimetres for the charts: what the text of this page leaves of one sheet."""
    lines = _lines(texts) + sum(len(each.name) > _LETTERS_OF_NAME for each in lost)
    return min(_HIGH, max(_LOW, _LOW - _LINE * (lines - _ORDINARY)))


def _figures(data: SummaryData, own: SummaryWords) -> Table:
    """The headline: a figure a column."""
    now = data.now
    cells = (
        (own.sent, own.of(data.sent, data.expected)),
        (own.ranked, own.of(now.ranked, now.expected)),
        (own.mean, _told(now.mean, own.index, none=own.none)),
        (own.change, _told(data.mean_change, own.points, none=own.none)),
        (own.highest, _told(now.highest, own.index, none=own.none)),
        (own.lowest, _told(now.lowest, own.index, none=own.none)),
        (own.by_appraisal, _told(data.change_by_appraisal, own.points, none=own.none)),
    )
    return Table(
        name=own.figures_sheet,
        columns=tuple(Column(title=title, width=10, align=Align.CENTRE) for title, _figure in cells),
        rows=(Row(cells=tuple(figure for _title, figure in cells), emphasis=Emphasis.TOTAL),),
    )


def _told(value: Decimal | None, say: Callable[[Decimal], str], *, none: str) -> str:
    return none if value is None else say(value)


def _bands(data: SummaryData, own: SummaryWords) -> Table:
    """A column per band: how many units with their share, and how both changed since the year before."""
    changes = {change.name: change for change in data.bands}
    shown = [(own.units, tuple(own.band(band.count, band.percent) for band in data.now.bands))]
    if changes:
        told = (
            own.band_change(changes[band.name].units, changes[band.name].points) for band in data.now.bands
        )
        shown.append((own.against(data.year - 1), tuple(told)))
    return Table(
        name=own.bands_sheet,
        columns=(
            Column(title=own.bands_sheet, width=24),
            *(Column(title=band.name, width=14, align=Align.CENTRE) for band in data.now.bands),
        ),
        rows=tuple(Row(cells=(name, *cells)) for name, cells in shown),
    )


def _ends(data: SummaryData, own: SummaryWords) -> Table:
    """The best and the last units beside each other."""
    rows = []
    for at in range(max(len(data.best), len(data.last))):
        cells: list[CellValue] = []
        for units in (data.best, data.last):
            placed = units[at] if at < len(units) else None
            if placed is None:
                cells += (None, None, None)
            else:
                cells += (placed.rank, shortened(placed.name, _LONGEST_UNIT), placed.index)
        rows.append(Row(cells=tuple(cells)))
    return Table(
        name=own.ends_sheet,
        columns=tuple(
            column
            for group in (own.best, own.last)
            for column in (
                Column(title=own.rank, width=8, kind=CellKind.COUNT, align=Align.CENTRE, group=group),
                Column(title=own.unit, width=28, group=group),
                Column(title=own.unit_index, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT, group=group),
            )
        ),
        rows=tuple(rows),
    )


def _lost(lost: Sequence[LostCriterion], own: SummaryWords) -> Table:
    return Table(
        name=own.lost_sheet,
        columns=(
            Column(title=own.code, width=9, align=Align.CENTRE),
            Column(title=own.criterion, width=62),
            Column(title=own.lost_units, width=14, align=Align.RIGHT),
            Column(title=own.lost_points, width=14, kind=CellKind.DECIMAL, align=Align.RIGHT),
        ),
        rows=tuple(
            Row(
                cells=(
                    each.criterion,
                    shortened(each.name, _LONGEST_NAME),
                    own.of(each.units, each.of),
                    each.lost,
                )
            )
            for each in lost
        ),
    )


def _points(data: SummaryData, own: SummaryWords, *, room: int) -> tuple[str, ...]:
    """What to look at, then what to decide: as much as the page has room for, the most urgent first."""
    told = []
    if data.reviewed:
        told.append(own.reviewed(data.reviewed, data.pending.review_by))
    if data.lowered:
        told.append(own.lowered(data.lowered))
    points = (*told, *own.decisions(data))[:_POINTS]
    while _lines(points) > room:
        points = points[:-1]
    return points or (own.no_points,)


def _lines(texts: Sequence[str]) -> int:
    """About how many lines of the page texts take."""
    return sum(-(-len(text) // _LETTERS) for text in texts)


def _first_chart(data: SummaryData, own: SummaryWords) -> Chart:
    """Bands year by year; of a single year, how many units stand where on the index."""
    ranked = [each for each in data.years.summaries[-_YEARS:] if each is not None and each.ranked]
    return _bands_chart(data, own) if len(ranked) > 1 else _spread_chart(data, own)


def _spread_chart(data: SummaryData, own: SummaryWords) -> Chart:
    """Units by steps of five on the index, the lower end of a step included."""
    steps = [int(index) // _STEP * _STEP for index in data.indexes]
    shown = range(min(steps), max(steps) + _STEP, _STEP) if steps else range(0)
    counts = tuple(Decimal(steps.count(step)) for step in shown)
    return Chart(
        title=own.spread_chart,
        unit=own.spread_unit,
        labels=tuple(f"{step}\u2013{step + _STEP}" for step in shown),
        series=(Series(name=own.spread_unit, values=counts),) if counts else (),
        lowest=Decimal(0),
        highest=max(counts, default=Decimal(1)),
        kind=ChartKind.BARS,
        places=0,
    )


def _bands_chart(data: SummaryData, own: SummaryWords) -> Chart:
    """The share of every band that ever occurred, a bar for each of the last years."""
    years = data.years
    series = {
        band.name: [None if each is None else each.now_percent for each in band.shares[-_YEARS:]]
        for band in years.bands
        if any(each is not None and each.now for each in band.shares[-_YEARS:])
    }
    labels = tuple(map(str, years.years[-_YEARS:]))
    return stacked_chart(own.bands_chart, labels, unit=own.bands_unit, series=series)


def _areas_chart(data: SummaryData, own: SummaryWords) -> Chart:
    """What the units reached of each area's maximum, all of them together."""
    shares = [percent(area.points, area.maximum) if area.maximum else None for area in data.areas]
    labels = [own.area_label(area) for area in data.areas]
    return lying_chart(
        own.areas_chart, labels, unit=own.areas_unit, series={own.areas_series: shares} if labels else {}
    )


def shortened(text: str, longest: int) -> str:
    """A text cut at a word, with dots; a page of one sheet has no room for a clause of three lines."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0]}\u2026"
