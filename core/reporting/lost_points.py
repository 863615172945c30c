"""Lost points on paper: of the province by criterion and by unit, or of one unit line by line."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from core.lost_points import LostLine, ProvinceLoss
from core.reporting.by_area import lost_by_area
from core.reporting.data import HeadData
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    CellValue,
    Column,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords

KIND = "lost_points"


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPointsWords:
    """The words of the report."""

    title: str
    subtitle: Callable[[int, str], str]
    introduction: Callable[[int, str, int], str]
    unit_introduction: Callable[[str, int, str], str]
    nothing_lost: str
    draft: str
    criteria_heading: str
    units_heading: str
    lines_heading: str
    code: str
    criterion: str
    maximum: str
    units: str
    share: str
    lost: str
    most: str
    unit: str
    lines: str
    self_points: str
    points: str
    reason: str
    open_line: str
    one_of_most: Callable[[str, Decimal], str]
    units_of: Callable[[int, int], str]
    closing: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPointsData:
    """What was lost in a year: of the province, or with `lines` of one unit named by `unit_name`."""

    head: HeadData
    year: int
    criteria_set: str
    is_published: bool
    is_sample: bool
    province: ProvinceLoss | None = None
    unit_name: str = ""
    lines: tuple[LostLine, ...] = ()


def lost_points_report(data: LostPointsData, own: LostPointsWords, *, form: FormWords) -> Report:
    """The report of the province or of one unit."""
    notices = ("" if data.is_published else own.draft, form.sample_notice if data.is_sample else "")
    blocks = _unit(data, own) if data.province is None else _province(data, own, loss=data.province)
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year, data.unit_name),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice="\n".join(filter(None, notices)),
        landscape=True,
        facts=_facts(data),
        blocks=(*blocks, Paragraph(text=own.closing(data.year))),
    )


def _facts(data: LostPointsData) -> tuple[tuple[str, CellValue], ...]:
    lost = sum((line.lost for line in data.lines), Decimal("0.00"))
    return (
        ("year", data.year),
        ("unit", data.unit_name),
        ("units", 0 if data.province is None else len(data.province.units)),
        ("lost", lost if data.province is None else data.province.lost),
        ("criteria", len(data.lines if data.province is None else data.province.criteria)),
    )


def _province(data: LostPointsData, own: LostPointsWords, *, loss: ProvinceLoss) -> tuple[Block, ...]:
    introduction = Paragraph(text=own.introduction(data.year, data.criteria_set, len(loss.units)))
    if not loss.criteria:
        return introduction, Paragraph(text=own.nothing_lost)
    return (
        introduction,
        Heading(text=f"1. {own.criteria_heading}"),
        _criteria(loss, own),
        Heading(text=f"2. {own.units_heading}"),
        _units(loss, own),
    )


def _criteria(loss: ProvinceLoss, own: LostPointsWords) -> Table:
    return Table(
        name=own.criteria_heading,
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.criterion, width=40),
            Column(title=own.maximum, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.units, width=12, align=Align.RIGHT),
            Column(title=own.share, width=10, kind=CellKind.PERCENT, align=Align.RIGHT),
            Column(title=own.lost, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.most, width=60),
        ),
        rows=tuple(
            Row(
                cells=(
                    each.criterion,
                    each.name,
                    each.maximum,
                    own.units_of(each.units, each.of),
                    each.share,
                    each.lost,
                    "; ".join(own.one_of_most(name, lost) for name, lost in each.most),
                )
            )
            for each in loss.criteria
        ),
        total=Row(cells=("", own.lost, None, "", None, loss.lost, ""), emphasis=Emphasis.TOTAL),
    )


def _units(loss: ProvinceLoss, own: LostPointsWords) -> Table:
    return Table(
        name=own.units_heading,
        columns=(
            Column(title=own.unit, width=44),
            Column(title=own.lines, width=16, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.lost, width=16, kind=CellKind.DECIMAL, align=Align.RIGHT),
        ),
        rows=tuple(Row(cells=(each.name, each.lines, each.lost)) for each in loss.units),
    )


def _unit(data: LostPointsData, own: LostPointsWords) -> tuple[Block, ...]:
    introduction = Paragraph(text=own.unit_introduction(data.unit_name, data.year, data.criteria_set))
    if not data.lines:
        return introduction, Paragraph(text=own.nothing_lost)
    whole = sum((line.lost for line in data.lines), Decimal("0.00"))
    table = Table(
        name=own.lines_heading,
        columns=(
            Column(title=own.code, width=8, align=Align.CENTRE),
            Column(title=own.criterion, width=40),
            Column(title=own.maximum, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.self_points, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.points, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.lost, width=9, kind=CellKind.DECIMAL, align=Align.RIGHT),
            Column(title=own.reason, width=60),
        ),
        rows=lost_by_area(
            data.lines,
            of=lambda line: line,
            head=lambda area, name, lost: (area, name, None, None, None, lost, None),
            row=lambda line: _line(line, own),
        ),
        total=Row(cells=("", own.lost, None, None, None, whole, None), emphasis=Emphasis.TOTAL),
    )
    return introduction, table


def _line(line: LostLine, own: LostPointsWords) -> Row:
    reason = own.open_line if line.points is None else line.reason
    return Row(
        cells=(line.criterion, line.name, line.maximum, line.self_points, line.points, line.lost, reason)
    )
