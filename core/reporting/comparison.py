"""Claimed points beside appraised ones on paper: by unit and by criterion, the greatest loss first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.charting import Chart, lying_chart
from core.numbers import percent
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
from core.score_comparison import CriterionDifference, LineDifference, ScoreComparison, UnitDifference

KIND = "comparison"
_DRAWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedKind:
    """The units of one kind; `indexes` are those of the ranking, by unit code."""

    kind: str
    found: ScoreComparison
    indexes: dict[str, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonData:
    """A round compared; `expected` counts its units, `sent` those that sent."""

    head: HeadData
    year: int
    criteria_set: str
    is_sample: bool
    is_published: bool
    expected: int
    sent: int
    kinds: tuple[ComparedKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonWords:
    """The words of the paper."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    introduction: Callable[[int, int, int, str], str]
    draft: str
    nothing: str
    kind_heading: Callable[[str], str]
    means: Callable[[ScoreComparison], str]
    units_heading: str
    units_sheet: Callable[[str], str]
    criteria_heading: str
    criteria_sheet: Callable[[str], str]
    chart: str
    chart_unit: str
    unit: str
    claimed: str
    given: str
    difference: str
    lowered: str
    raised: str
    most: str
    index: str
    changed: Callable[[LineDifference], str]
    open_lines: Callable[[int], str]
    code: str
    criterion: str
    maximum: str
    units: str
    claimed_mean: str
    given_mean: str
    lost_most: Callable[[str, Decimal], str]
    mean: str
    note: str
    excluded: Callable[[int], str]
    group_lines: str
    group_units: str
    most_lost: str
    group_means: str
    closing: Callable[[int], str]


def comparison(data: ComparisonData, own: ComparisonWords, *, form: FormWords) -> Report:
    """Both tables of every kind of unit, with a chart of the criteria that lost most."""
    notices = ("" if data.is_published else own.draft, form.sample_notice if data.is_sample else "")
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice="\n".join(filter(None, notices)),
        blocks=tuple(_blocks(data, own, ordinal=form.ordinal)),
        landscape=True,
        facts=_facts(data),
    )


def _facts(data: ComparisonData) -> tuple[tuple[str, CellValue], ...]:
    first = data.kinds[0].found if data.kinds else None
    return (
        ("year", data.year),
        ("expected", data.expected),
        ("sent", data.sent),
        ("self_average", None if first is None else first.claimed_mean),
        ("average", None if first is None else first.given_mean),
        ("difference", None if first is None else first.change_mean),
    )


def _blocks(data: ComparisonData, own: ComparisonWords, *, ordinal: str) -> Iterator[Block]:
    yield Paragraph(text=own.introduction(data.year, data.sent, data.expected, data.criteria_set))
    if not any(kind.found.units for kind in data.kinds):
        yield Paragraph(text=own.nothing)
        return
    for each in data.kinds:
        if len(data.kinds) > 1:
            yield Heading(text=own.kind_heading(each.kind))
        yield Paragraph(text=own.means(each.found))
        chart = _chart(each.found.criteria, own)
        if not chart.is_empty:
            yield Drawing(chart=chart, height=75)
        yield Heading(text=f"1. {own.units_heading}", level=2)
        yield _units(each, own, ordinal=ordinal)
        yield Heading(text=f"2. {own.criteria_heading}", level=2)
        yield _criteria(each, own)
    yield Paragraph(text=own.closing(data.year))


def _units(each: ComparedKind, own: ComparisonWords, *, ordinal: str) -> Table:
    found = each.found
    excluded = sum(unit.excluded for unit in found.units)
    return Table(
        name=own.units_sheet(each.kind),
        columns=(
            Column(title=ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
            Column(title=own.unit, width=26),
            Column(title=own.claimed, width=11, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.given, width=11, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.difference, width=12, kind=CellKind.CHANGE, align=Align.RIGHT),
            Column(title=own.lowered, width=8, kind=CellKind.COUNT, align=Align.RIGHT, group=own.group_lines),
            Column(title=own.raised, width=8, kind=CellKind.COUNT, align=Align.RIGHT, group=own.group_lines),
            Column(title=own.most, width=44),
            Column(title=own.index, width=11, kind=CellKind.DECIMAL, align=Align.RIGHT),
        ),
        rows=tuple(
            _unit(number, unit, own=own, index=each.indexes.get(unit.code))
            for number, unit in enumerate(found.units, 1)
        ),
        total=Row(
            cells=(
                None,
                own.mean,
                found.claimed_mean,
                found.given_mean,
                found.change_mean,
                None,
                None,
                None,
                None,
            ),
            emphasis=Emphasis.TOTAL,
        ),
        notes=(own.note, own.excluded(excluded)) if excluded else (own.note,),
    )


def _unit(number: int, unit: UnitDifference, *, own: ComparisonWords, index: Decimal | None) -> Row:
    if not unit.is_whole:
        told = own.open_lines(unit.open_lines)
        return Row(
            cells=(number, unit.name, unit.claimed, None, None, None, None, told, None),
            emphasis=Emphasis.WARNING,
        )
    most = "; ".join(map(own.changed, unit.most))
    cells = (unit.claimed, unit.given, unit.change, unit.lowered, unit.raised, most, index)
    return Row(cells=(number, unit.name, *cells))


def _criteria(each: ComparedKind, own: ComparisonWords) -> Table:
    return Table(
        name=own.criteria_sheet(each.kind),
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.criterion, width=40),
            Column(title=own.maximum, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(
                title=own.claimed_mean,
                width=10,
                kind=CellKind.DECIMAL,
                align=Align.RIGHT,
                group=own.group_means,
            ),
            Column(
                title=own.given_mean,
                width=10,
                kind=CellKind.DECIMAL,
                align=Align.RIGHT,
                group=own.group_means,
            ),
            Column(
                title=own.difference,
                width=11,
                kind=CellKind.CHANGE,
                align=Align.RIGHT,
                group=own.group_means,
            ),
            Column(title=own.units, width=9, kind=CellKind.COUNT, align=Align.RIGHT, group=own.group_units),
            Column(title=own.lowered, width=8, kind=CellKind.COUNT, align=Align.RIGHT, group=own.group_units),
            Column(title=own.raised, width=8, kind=CellKind.COUNT, align=Align.RIGHT, group=own.group_units),
            Column(title=own.most_lost, width=36),
        ),
        rows=tuple(_criterion(line, own) for line in each.found.criteria),
    )


def _criterion(line: CriterionDifference, own: ComparisonWords) -> Row:
    return Row(
        cells=(
            line.criterion,
            line.name,
            line.maximum,
            line.claimed_mean,
            line.given_mean,
            line.change_mean,
            line.units,
            line.lowered,
            line.raised,
            "; ".join(own.lost_most(name, lost) for name, lost in line.most),
        )
    )


def _chart(criteria: Sequence[CriterionDifference], own: ComparisonWords) -> Chart:
    """The criteria that lost most, claimed and given in percent of their maximum: comparable bars."""
    drawn = [each for each in criteria if each.units and each.given < each.claimed][:_DRAWN]
    return lying_chart(
        own.chart,
        [each.criterion for each in drawn],
        unit=own.chart_unit,
        series={
            own.claimed: [percent(each.claimed, each.maximum * each.units) for each in drawn],
            own.given: [percent(each.given, each.maximum * each.units) for each in drawn],
        },
    )
