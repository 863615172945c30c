"""The self-review report: areas under 75 % of their maximum, why, who answers, what is done (R011)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.improvement import ImprovementPlan, LostLine
from core.records.oversight import InspectionFinding
from core.records.planning import Task
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.document import (
    Block,
    Column,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.improvement_paper import causes_of
from core.reporting.words import FormWords
from core.reporting.written import written
from core.result_view import ResultArea, ResultView
from core.review_duty import ReviewDuty

KIND = "review"
_LINES = 3
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTexts:
    """What the officer wrote; an empty part keeps room to write by hand."""

    shortcomings: str = ""
    causes: str = ""
    responsibility: str = ""
    remedies: str = ""
    proposals: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewData:
    """What is reviewed of a year. `view` is None without a result, `duty` None where no report is owed.

    `findings` are shortcomings of inspections that are not remedied; `head_rating` how the head was rated.
    """

    head: HeadData
    year: int
    is_sample: bool
    authority: str
    view: ResultView | None
    duty: ReviewDuty | None
    plan: ImprovementPlan | None
    findings: tuple[InspectionFinding, ...]
    head_rating: str
    texts: ReviewTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWords:
    """The words of the report."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    addressee: Callable[[str], str]
    no_result: Callable[[int], str]
    result: Callable[[ResultView], str]
    not_owed: Callable[[int], str]
    owed: Callable[[int, Decimal, bool], str]
    every_area: str
    due: Callable[[date], str]
    areas_heading: str
    areas_sheet: str
    code: str
    area: str
    maximum: str
    limit: Callable[[Decimal], str]
    points: str
    share: str
    short: str
    head_heading: str
    head_rated: Callable[[str], str]
    head_not_rated: str
    shortcomings_heading: str
    lines_sheet: str
    criterion: str
    lost: str
    cause: str
    findings_told: Callable[[int], str]
    findings_sheet: str
    finding: str
    found_on: str
    owner: str
    remedy: str
    causes_heading: str
    responsibility_heading: str
    responsible_sheet: str
    tasks_of: str
    remedies_heading: str
    remedies_sheet: str
    due_column: str
    done_column: str
    no_remedies: str
    proposals_heading: str
    closing: Callable[[int], str]


def review_paper(data: ReviewData, own: ReviewWords, *, form: FormWords) -> Report:
    """The report in seven parts; where nothing is owed or known it says so and keeps its form."""
    lines, tasks = _lines_below(data), _tasks(data)
    texts = data.texts
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        (own.areas_heading, (_areas(data, own),)),
        (own.head_heading, (Paragraph(text=_rated(data, own)),)),
        (own.shortcomings_heading, _shortcomings(data, own, lines=lines, form=form)),
        (own.causes_heading, _written(texts.causes)),
        (
            own.responsibility_heading,
            (*_written(texts.responsibility), *_responsible(lines, own, form=form)),
        ),
        (own.remedies_heading, (*_written(texts.remedies), _remedies(tasks, own, form=form))),
        (own.proposals_heading, _written(texts.proposals)),
    )
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice=form.sample_notice if data.is_sample else "",
        blocks=(
            *((Paragraph(text=own.addressee(data.authority), bold=True),) if data.authority else ()),
            *_opening(data, own),
            *(
                block
                for number, (heading, blocks) in enumerate(parts, 1)
                for block in (Heading(text=f"{number}. {heading}"), *blocks)
            ),
            Paragraph(text=own.closing(data.year)),
        ),
        facts=(
            ("year", data.year),
            ("areas_below", 0 if data.duty is None else len(data.duty.areas)),
            ("criteria_lost", len(lines)),
            ("tasks", len(tasks)),
            ("index", None if data.view is None else data.view.index),
        ),
    )


def _opening(data: ReviewData, own: ReviewWords) -> tuple[Block, ...]:
    told = [own.no_result(data.year) if data.view is None else own.result(data.view)]
    duty = data.duty
    if duty is not None:
        told.append(own.owed(len(duty.areas), duty.percent, duty.is_head_rated))
        if duty.areas and not duty.is_marked:
            told.append(own.every_area)
        told.append(own.due(duty.last_day))
    elif data.view is not None:
        told.append(own.not_owed(data.year))
    return tuple(Paragraph(text=text) for text in told)


def _areas(data: ReviewData, own: ReviewWords) -> Table:
    limit = Decimal(75) if data.duty is None else data.duty.percent
    columns = (
        col.code(own.code, 8),
        col.text(own.area, 40),
        col.points(own.maximum, 12),
        col.points(own.limit(limit), 14),
        col.points(own.points, 12),
        col.share(own.share, 12),
        col.points(own.short, 12),
    )
    areas = () if data.duty is None else data.duty.areas
    rows = tuple(_area_row(area, limit) for area in areas)
    return Table(
        name=own.areas_sheet,
        columns=columns,
        rows=rows or col.empty_rows(columns, 2),
        least_height=col.height(rows),
    )


def _area_row(area: ResultArea, limit: Decimal) -> Row:
    asked = area.maximum * limit / _FULL
    return Row(
        cells=(area.area, area.name, area.maximum, asked, area.points, area.share, asked - area.points)
    )


def _rated(data: ReviewData, own: ReviewWords) -> str:
    return own.head_rated(data.head_rating) if data.head_rating else own.head_not_rated


def _lines_below(data: ReviewData) -> tuple[LostLine, ...]:
    """The lost lines of the areas below the limit; all of them where only the head's rating asks for it."""
    if data.plan is None or data.view is None:
        return ()
    areas = set() if data.duty is None else {area.area for area in data.duty.areas}
    place = {line.criterion: at for at, line in enumerate(data.view.lines)}
    inside = (each for each in data.plan.lines if not areas or each.line.area in areas)
    return tuple(sorted(inside, key=lambda each: place[each.line.criterion]))


def _tasks(data: ReviewData) -> tuple[Task, ...]:
    """What is done about it, soonest first: the tasks of the lines, and the one that orders this report."""
    found = {task.id: task for each in _lines_below(data) for task in each.tasks}
    return tuple(sorted(found.values(), key=lambda task: task.due_on or date.max))


def _shortcomings(
    data: ReviewData, own: ReviewWords, *, lines: tuple[LostLine, ...], form: FormWords
) -> tuple[Block, ...]:
    columns = (
        col.code(own.code, 9),
        col.text(own.criterion, 40),
        col.points(own.lost, 11),
        col.text(own.cause, 40),
    )
    lost = sum((each.line.lost for each in lines), Decimal(0))
    table = Table(
        name=own.lines_sheet,
        columns=columns,
        rows=tuple(
            Row(cells=(each.line.criterion, each.line.name, each.line.lost, causes_of(each)))
            for each in lines
        )
        or col.empty_rows(columns, 3),
        least_height=col.height(lines),
        total=Row(cells=("", form.total, lost, None), emphasis=Emphasis.TOTAL) if lines else None,
    )
    return (*_written(data.texts.shortcomings), table, *_findings(data, own, form=form))


def _findings(data: ReviewData, own: ReviewWords, *, form: FormWords) -> tuple[Block, ...]:
    if not data.findings:
        return ()
    return (
        Paragraph(text=own.findings_told(len(data.findings))),
        Table(
            name=own.findings_sheet,
            columns=(
                col.ordinal(form.ordinal),
                col.text(own.finding, 40),
                col.day(own.found_on, 13),
                col.text(own.owner, 20),
                col.text(own.remedy, 30),
            ),
            rows=tuple(
                Row(cells=(number, each.content, each.found_on, each.owner, each.remedy))
                for number, each in enumerate(data.findings, 1)
            ),
        ),
    )


def _responsible(lines: tuple[LostLine, ...], own: ReviewWords, *, form: FormWords) -> tuple[Block, ...]:
    """Who answers for how many lines and points; a line counts for everybody who has a task on it."""
    owners: dict[str, list[LostLine]] = {}
    for each in lines:
        for owner in dict.fromkeys(task.owner for task in each.tasks if task.owner):
            owners.setdefault(owner, []).append(each)
    columns: tuple[Column, ...] = (
        col.ordinal(form.ordinal),
        col.text(own.owner, 30),
        col.text(own.tasks_of, 40),
        col.points(own.lost, 12),
    )
    rows = tuple(
        Row(
            cells=(
                number,
                owner,
                ", ".join(each.line.criterion for each in held),
                sum((each.line.lost for each in held), Decimal(0)),
            )
        )
        for number, (owner, held) in enumerate(owners.items(), 1)
    )
    return (Table(name=own.responsible_sheet, columns=columns, rows=rows),) if rows else ()


def _remedies(tasks: tuple[Task, ...], own: ReviewWords, *, form: FormWords) -> Table:
    columns = (
        col.ordinal(form.ordinal),
        col.text(own.remedy, 44),
        col.code(own.criterion, 12),
        col.text(own.owner, 22),
        col.day(own.due_column, 13),
        col.day(own.done_column, 13),
    )
    rows = tuple(
        Row(cells=(number, task.title, task.criterion, task.owner, task.due_on, task.done_on))
        for number, task in enumerate(tasks, 1)
    )
    return Table(
        name=own.remedies_sheet,
        columns=columns,
        rows=rows or col.empty_rows(columns, 4),
        least_height=col.height(rows),
        notes=() if rows else (own.no_remedies,),
    )


def _written(text: str) -> tuple[Block, ...]:
    return written(text, lines=_LINES)
