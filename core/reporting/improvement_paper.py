"""What a published result lost, why, who wins it back and until when: of one unit, by the unit itself (R013).

The table stands behind the printed result and in the self-review as well: it is told here once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from core.improvement import ImprovementPlan, LostLine
from core.reporting import columns as col
from core.reporting.by_area import lost_by_area
from core.reporting.data import HeadData
from core.reporting.document import (
    Block,
    Column,
    Emphasis,
    FillIn,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords
from core.result_view import ResultView

KIND = "improvement"
_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LostWords:
    """The words of the table."""

    sheet: str
    code: str
    criterion: str
    maximum: str
    lost: str
    cause: str
    remedy: str
    owner: str
    due: str
    not_given: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementWords:
    """The words of the report around it."""

    table: LostWords
    symbol: str
    title: str
    subtitle: Callable[[int], str]
    no_result: Callable[[int], str]
    introduction: Callable[[ResultView, ImprovementPlan], str]
    nothing_lost: str
    not_given_yet: Callable[[int, Decimal], str]
    lines_heading: str
    others_heading: str
    others_sheet: str
    index: str
    goal_heading: str
    goal: Callable[[ImprovementPlan], str]
    notes_heading: str
    closing: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementData:
    """A year's result with its plan; both None while no result was received."""

    head: HeadData
    year: int
    criteria_set: str
    is_sample: bool
    view: ResultView | None
    plan: ImprovementPlan | None
    notes: str = ""


def improvement_paper(data: ImprovementData, own: ImprovementWords, *, form: FormWords) -> Report:
    """Lines by area, improvements of other indexes, and what all of it would win."""
    plan = data.plan
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        landscape=True,
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice=form.sample_notice if data.is_sample else "",
        blocks=(
            *_told(data, own),
            Heading(text=f"1. {own.lines_heading}"),
            _lines(data, own, form=form),
            *_others(data, own, form=form),
            Heading(text=f"{2 if plan is None else 3}. {own.notes_heading}"),
            Paragraph(text=data.notes) if data.notes else FillIn(lines=_LINES),
            Paragraph(text=own.closing(data.year)),
        ),
        facts=(
            ("year", data.year),
            ("criteria_lost", 0 if plan is None else len(plan.lines)),
            ("lost", Decimal(0) if plan is None else plan.lost),
            ("planned", Decimal(0) if plan is None else plan.planned),
        ),
    )


def lost_table(plan: ImprovementPlan, view: ResultView, *, own: LostWords, form: FormWords) -> Table:
    """Lines below their maximum by area, in the order of the set, with cause, remedy, person and deadline."""
    place = {line.criterion: at for at, line in enumerate(view.lines)}
    return Table(
        name=own.sheet,
        columns=_columns(own),
        rows=lost_by_area(
            sorted(plan.lines, key=lambda each: place[each.line.criterion]),
            of=lambda each: each.line,
            head=lambda area, name, lost: (area, name, None, lost, None, None, None, None),
            row=lambda each: _row(each, own),
        ),
        total=Row(cells=("", form.total, None, plan.lost, None, None, None, None), emphasis=Emphasis.TOTAL),
    )


def _columns(own: LostWords) -> tuple[Column, ...]:
    return (
        col.code(own.code, 8),
        col.text(own.criterion, 34),
        col.points(own.maximum),
        col.points(own.lost),
        col.text(own.cause, 26),
        col.text(own.remedy, 26),
        col.text(own.owner, 16),
        col.day(own.due, 12),
    )


def _row(each: LostLine, own: LostWords) -> Row:
    line, tasks = each.line, each.tasks
    return Row(
        cells=(
            line.criterion,
            line.name,
            line.maximum,
            line.lost,
            causes_of(each),
            "\n".join(task.title for task in tasks) or own.not_given,
            "; ".join(dict.fromkeys(task.owner for task in tasks if task.owner)),
            tasks[0].due_on if tasks else None,
        )
    )


def causes_of(each: LostLine) -> str:
    """Why a line lost points: what the unit wrote, then the appraiser's reason and the council's opinion."""
    line = each.line
    told = [*(task.cause for task in each.tasks if task.cause), *filter(None, (line.reason, line.opinion))]
    return "\n".join(dict.fromkeys(told))


def _told(data: ImprovementData, own: ImprovementWords) -> tuple[Block, ...]:
    if data.view is None or data.plan is None:
        return (Paragraph(text=own.no_result(data.year)),)
    if not data.plan.lines:
        return Paragraph(text=own.introduction(data.view, data.plan)), Paragraph(text=own.nothing_lost)
    open_lines = [each for each in data.plan.lines if not each.tasks]
    left = sum((each.line.lost for each in open_lines), Decimal(0))
    told = (Paragraph(text=own.not_given_yet(len(open_lines), left)),) if open_lines else ()
    return Paragraph(text=own.introduction(data.view, data.plan)), *told


def _lines(data: ImprovementData, own: ImprovementWords, *, form: FormWords) -> Table:
    if data.view is not None and data.plan is not None and data.plan.lines:
        return lost_table(data.plan, data.view, own=own.table, form=form)
    columns = _columns(own.table)
    return Table(name=own.table.sheet, columns=columns, rows=col.empty_rows(columns), least_height=col.HAND)


def _others(data: ImprovementData, own: ImprovementWords, *, form: FormWords) -> tuple[Block, ...]:
    """Improvements of the following year that win no criterion back (R043), and the goal of all."""
    if data.plan is None:
        return ()
    heading = Heading(text=f"2. {own.goal_heading}")
    told = (heading, Paragraph(text=own.goal(data.plan)))
    if not data.plan.others:
        return told
    return (
        *told,
        Heading(text=own.others_heading, level=2),
        Table(
            name=own.others_sheet,
            columns=(
                col.ordinal(form.ordinal),
                col.text(own.index, 22),
                col.text(own.table.cause, 34),
                col.text(own.table.remedy, 34),
                col.text(own.table.owner, 20),
                col.day(own.table.due, 12),
            ),
            rows=tuple(
                Row(cells=(number, task.criterion, task.cause, task.title, task.owner, task.due_on))
                for number, task in enumerate(data.plan.others, 1)
            ),
        ),
    )
