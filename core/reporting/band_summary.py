"""The summary by band: counts, shares and changes, years beside each other, who stands where and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.charting import Chart, stacked_chart
from core.ranking_comparison import KindComparison
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
from core.years_beside import YearsBeside

KIND = "bands"
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """A rule that lowers bands: its text, and the units it lowered, with what triggered it."""

    rule: str
    units: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandedKind:
    """One unit kind.

    Attributes:
        sentences: the summary in words: bands with changes, averages, years on end.
        years: every year held, this one last.
        members: names of the units by band, the best band first.
        rules: rules that lower bands, those without effect too.
        ties: decisions on equal indexes, as (name, decision).
        not_sent, pending: names of units without a rank.
    """

    compared: KindComparison
    sentences: tuple[str, ...]
    years: YearsBeside
    members: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[RuleCount, ...]
    ties: tuple[tuple[str, str], ...] = ()
    not_sent: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BandsData:
    """The bands of a year, each unit kind apart (guide 7)."""

    head: HeadData
    year: int
    criteria_set: str
    scheme: str
    is_sample: bool
    is_published: bool
    kinds: tuple[BandedKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandsWords:
    """The words of the paper."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    introduction: Callable[[int, str, str], str]
    draft: str
    nothing: str
    kind_heading: Callable[[str], str]
    sheet: Callable[[str], str]
    years_sheet: Callable[[str], str]
    members_sheet: Callable[[str], str]
    rules_sheet: Callable[[str], str]
    band: str
    units: str
    share: str
    before: str
    more_units: str
    more_points: str
    total: str
    not_hundred: Callable[[Decimal], str]
    years_heading: str
    years_chart: str
    percent: str
    members_heading: str
    names: str
    rules_heading: str
    rule: str
    lowered: str
    nobody: str
    lowered_unit: Callable[[str, str], str]
    tie: Callable[[str, str], str]
    not_sent: Callable[[Sequence[str]], str]
    pending: Callable[[Sequence[str]], str]
    closing: Callable[[int], str]


def band_summary(data: BandsData, own: BandsWords, *, form: FormWords) -> Report:
    """The paper; one unit kind stands without a heading of its own."""
    notices = ("" if data.is_published else own.draft, form.sample_notice if data.is_sample else "")
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice="\n".join(filter(None, notices)),
        blocks=tuple(_blocks(data, own)),
        facts=_facts(data),
    )


def _facts(data: BandsData) -> tuple[tuple[str, CellValue], ...]:
    first = data.kinds[0].compared if data.kinds else None
    return (
        ("year", data.year),
        ("ranked", 0 if first is None else first.now.ranked),
        ("expected", 0 if first is None else first.now.expected),
        ("average", None if first is None else first.now.mean),
        ("average_change", None if first is None else first.mean_change),
    )


def _blocks(data: BandsData, own: BandsWords) -> Iterator[Block]:
    yield Paragraph(text=own.introduction(data.year, data.criteria_set, data.scheme))
    if not any(kind.compared.now.expected for kind in data.kinds):
        yield Paragraph(text=own.nothing)
        return
    for kind in data.kinds:
        if len(data.kinds) > 1:
            yield Heading(text=own.kind_heading(kind.compared.unit_kind))
        yield from _kind(kind, own)
    yield Paragraph(text=own.closing(data.year))


def _kind(kind: BandedKind, own: BandsWords) -> Iterator[Block]:
    unit_kind = kind.compared.unit_kind
    for sentence in kind.sentences:
        yield Paragraph(text=sentence)
    if kind.compared.now.ranked:
        yield _bands(kind.compared, own)
    if sum(each is not None for each in kind.years.summaries) > 1:
        yield Heading(text=own.years_heading, level=2)
        yield Drawing(chart=_chart(kind.years, own), height=60)
        yield _years(kind.years, own, sheet=own.years_sheet(unit_kind))
    if kind.members:
        yield Heading(text=own.members_heading, level=2)
        yield _members(kind, own)
    if kind.rules:
        yield Heading(text=own.rules_heading, level=2)
        yield _rules(kind, own)
    for name, decision in kind.ties:
        yield Paragraph(text=own.tie(name, decision))
    for names, told in ((kind.pending, own.pending), (kind.not_sent, own.not_sent)):
        if names:
            yield Paragraph(text=told(names))


def _bands(compared: KindComparison, own: BandsWords) -> Table:
    changes = {change.name: change for change in compared.bands}
    before = compared.before
    rows = []
    for band in compared.now.bands:
        change = changes.get(band.name)
        cells = () if change is None else (change.before, change.units, change.points)
        rows.append(Row(cells=(band.name, band.count, band.percent, *cells)))
    ranked, whole = compared.now.ranked, sum((band.percent for band in compared.now.bands), Decimal(0))
    total = () if before is None else (before.ranked, ranked - before.ranked, None)
    return Table(
        name=own.sheet(compared.unit_kind),
        columns=(
            Column(title=own.band, width=28),
            Column(title=own.units, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.share, width=14, kind=CellKind.PERCENT, align=Align.RIGHT),
            *(
                (
                    Column(title=own.before, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
                    Column(title=own.more_units, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
                    Column(title=own.more_points, width=16, kind=CellKind.CHANGE, align=Align.RIGHT),
                )
                if before is not None
                else ()
            ),
        ),
        rows=tuple(rows),
        total=Row(cells=(own.total, ranked, _FULL, *total), emphasis=Emphasis.TOTAL),
        notes=() if whole == _FULL else (own.not_hundred(whole),),
    )


def _years(found: YearsBeside, own: BandsWords, *, sheet: str) -> Table:
    """A row per year and band in use: what a reader takes into a sentence of a speech."""
    rows: list[Row] = []
    for at in reversed(range(len(found.years))):
        summary = found.summaries[at]
        if summary is None:
            continue
        cells = (str(found.years[at]), summary.ranked, None, None, None)
        rows.append(Row(cells=cells, emphasis=Emphasis.GROUP))
        has_before = at > 0 and found.summaries[at - 1] is not None
        for band in found.bands:
            share = band.shares[at]
            if share is not None and (share.now or (has_before and share.before)):
                moved = (share.units, share.points) if has_before else (None, None)
                rows.append(Row(cells=(band.name, share.now, share.now_percent, *moved)))
    return Table(
        name=sheet,
        columns=(
            Column(title=own.band, width=30),
            Column(title=own.units, width=14, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.share, width=16, kind=CellKind.PERCENT, align=Align.RIGHT),
            Column(title=own.more_units, width=16, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.more_points, width=16, kind=CellKind.CHANGE, align=Align.RIGHT),
        ),
        rows=tuple(rows),
    )


def _members(kind: BandedKind, own: BandsWords) -> Table:
    return Table(
        name=own.members_sheet(kind.compared.unit_kind),
        columns=(
            Column(title=own.band, width=20),
            Column(title=own.units, width=10, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.names, width=70),
        ),
        rows=tuple(Row(cells=(band, len(names), ", ".join(names))) for band, names in kind.members if names),
    )


def _rules(kind: BandedKind, own: BandsWords) -> Table:
    return Table(
        name=own.rules_sheet(kind.compared.unit_kind),
        columns=(
            Column(title=own.rule, width=50),
            Column(title=own.units, width=10, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.lowered, width=40),
        ),
        rows=tuple(
            Row(
                cells=(
                    each.rule,
                    len(each.units),
                    "\n".join(own.lowered_unit(name, why) for name, why in each.units) or own.nobody,
                )
            )
            for each in kind.rules
        ),
    )


def _chart(found: YearsBeside, own: BandsWords) -> Chart:
    series = {
        band.name: [None if each is None else each.now_percent for each in band.shares]
        for band in found.bands
        if any(each is not None and each.now for each in band.shares)
    }
    return stacked_chart(own.years_chart, tuple(map(str, found.years)), unit=own.percent, series=series)
