"""A survey campaign on paper: who held it, what every unit's people answered, and the points that gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
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

KIND = "survey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What one unit's people answered on one criterion.

    Attributes:
        figures: a value per column of the criterion, None where nothing was entered.
        points: what the rule gives; None where it gives nothing yet.
        gap: valid forms as printed less the answers entered; None where there is nothing to compare.
        document: what the figures rest on, where it differs from unit to unit.
    """

    unit: str
    figures: tuple[int | Decimal | None, ...]
    points: Decimal | None
    gap: int | None = None
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCriterion:
    """One criterion answered by a campaign: its columns (name, whether a count), and a row per unit.

    `is_answers`: the columns with a title are counts of answers that add up; the one without holds the forms
    as printed. `source` is the document all rows rest on, where it is not the campaign's own paper.
    """

    criterion: str
    name: str
    maximum: Decimal
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[Answers, ...]
    is_answers: bool
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One campaign; without a name the values that name none. `file` is its file with size and digest."""

    name: str
    organiser: str
    from_on: date | None
    to_on: date | None
    document: str
    file: str
    note: str
    asked: tuple[AskedCriterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyData:
    """The campaigns of a year, or the one that was asked for; `sent` counts the units of the round."""

    head: HeadData
    year: int
    criteria_set: str
    is_sample: bool
    units: int
    campaigns: tuple[Campaign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyWords:
    """The words of the paper."""

    symbol: str
    title: str
    subtitle: Callable[[int, str], str]
    introduction: Callable[[int, str], str]
    nothing: str
    unnamed: str
    held: Callable[[str, date | None, date | None], str]
    document: Callable[[str], str]
    file: Callable[[str], str]
    note: Callable[[str], str]
    nothing_asked: str
    source: Callable[[str], str]
    answered: Callable[[int, int], str]
    sheet: Callable[[str, int], str]
    caption: Callable[[str, str, Decimal], str]
    unit: str
    control: str
    total: str
    points: str
    remark: str
    gap: Callable[[int], str]
    chart: Callable[[str], str]
    percent: str
    series: str
    not_self_scored: str
    closing: str


def survey_paper(data: SurveyData, own: SurveyWords, *, form: FormWords) -> Report:
    """Campaign by campaign, a table for each criterion it answers."""
    only = data.campaigns[0].name if len(data.campaigns) == 1 else ""
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year, only),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice=form.sample_notice if data.is_sample else "",
        blocks=tuple(_blocks(data, own, ordinal=form.ordinal)),
        facts=_facts(data),
    )


def _facts(data: SurveyData) -> tuple[tuple[str, CellValue], ...]:
    answered = {row.unit for each in data.campaigns for asked in each.asked for row in asked.rows}
    return (
        ("year", data.year),
        ("campaigns", len(data.campaigns)),
        ("units", data.units),
        ("units_answered", len(answered)),
    )


def _blocks(data: SurveyData, own: SurveyWords, *, ordinal: str) -> Iterator[Block]:
    yield Paragraph(text=own.introduction(data.year, data.criteria_set))
    if not data.campaigns:
        yield Paragraph(text=own.nothing)
        return
    yield Paragraph(text=own.not_self_scored)
    number = 0
    for at, each in enumerate(data.campaigns, 1):
        yield Heading(text=f"{at}. {each.name or own.unnamed}")
        yield from _about(each, own)
        if not each.asked:
            yield Paragraph(text=own.nothing_asked)
        for asked in each.asked:
            number += 1
            yield from _criterion(asked, own, of=data.units, ordinal=ordinal, sheet=number)
    yield Paragraph(text=own.closing)


def _about(each: Campaign, own: SurveyWords) -> Iterator[Block]:
    told = (
        own.held(each.organiser, each.from_on, each.to_on),
        own.document(each.document) if each.document else "",
        own.file(each.file) if each.file else "",
        own.note(each.note) if each.note else "",
    )
    for line in filter(None, told):
        yield Paragraph(text=line)


def _criterion(
    asked: AskedCriterion, own: SurveyWords, *, of: int, ordinal: str, sheet: int
) -> Iterator[Block]:
    yield Paragraph(text=own.answered(len(asked.rows), of))
    if asked.source:
        yield Paragraph(text=own.source(asked.source))
    remarks = any(row.gap or row.document for row in asked.rows)
    yield Table(
        name=own.sheet(asked.criterion, sheet),
        caption=own.caption(asked.criterion, asked.name, asked.maximum),
        columns=(
            Column(title=ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
            Column(title=own.unit, width=26),
            *(
                Column(
                    title=title or own.control,
                    width=10,
                    kind=CellKind.COUNT if is_count else CellKind.DECIMAL,
                    align=Align.RIGHT,
                )
                for title, is_count in asked.columns
            ),
            Column(title=own.points, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            *((Column(title=own.remark, width=24),) if remarks else ()),
        ),
        rows=tuple(_row(number, row, own=own, remarks=remarks) for number, row in enumerate(asked.rows, 1)),
        total=_total(asked, own, remarks=remarks),
    )
    chart = _chart(asked, own)
    if not chart.is_empty:
        yield Drawing(chart=chart, width=70, height=45)


def _row(number: int, row: Answers, *, own: SurveyWords, remarks: bool) -> Row:
    gap = own.gap(row.gap) if row.gap else ""
    remark = ("; ".join(filter(None, (gap, row.document))),) if remarks else ()
    return Row(
        cells=(number, row.unit, *row.figures, row.points, *remark),
        emphasis=Emphasis.WARNING if row.gap else Emphasis.NONE,
    )


def _sums(asked: AskedCriterion) -> tuple[int | Decimal | None, ...]:
    """Sums of the counts; a percentage is added to nothing."""
    return tuple(
        sum((row.figures[at] or 0 for row in asked.rows), start=0) if is_count else None
        for at, (_title, is_count) in enumerate(asked.columns)
    )


def _total(asked: AskedCriterion, own: SurveyWords, *, remarks: bool) -> Row | None:
    if not any(is_count for _title, is_count in asked.columns):
        return None
    last = (None, None) if remarks else (None,)
    return Row(cells=(None, own.total, *_sums(asked), *last), emphasis=Emphasis.TOTAL)


def _chart(asked: AskedCriterion, own: SurveyWords) -> Chart:
    """The share of every answer among all answers of the units together."""
    pairs = zip(asked.columns, _sums(asked), strict=True)
    told = [(title, int(value or 0)) for (title, _is_count), value in pairs if title and asked.is_answers]
    counts, titles = [count for _title, count in told], [title for title, _count in told]
    whole = sum(counts)
    shares = [percent(count, whole) for count in counts] if whole else []
    return lying_chart(
        own.chart(asked.criterion),
        titles if shares else [],
        unit=own.percent,
        series={own.series: shares} if shares else {},
    )
