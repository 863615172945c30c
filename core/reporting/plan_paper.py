"""The reform plan of a year as a document: purpose, targets, tasks by area, who carries it out (R047, R094).

The same form serves a plan that improves an index: its tasks name the criterion or index they win back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.records.planning import Plan, Task, TaskArea, TaskSource
from core.records.targets import Target
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.document import (
    Annex,
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
from core.reporting.words import FormWords
from core.reporting.written import written as blocks_of

KIND = "plan"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTexts:
    """What the officer wrote for the plan; empty parts keep the usual words or room to write."""

    purpose: str = ""
    requirements: str = ""
    means: str = ""
    carrying_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTarget:
    """A target with what it asks in words, and the same target of the following year."""

    target: Target
    asked: str
    following: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanData:
    """A plan with its tasks in the order of entry; `plan` is None where none is recorded."""

    head: HeadData
    year: int
    plan: Plan | None
    is_improvement: bool
    tasks: tuple[Task, ...]
    targets: tuple[PlannedTarget, ...]
    texts: PlanTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """The words of the plan; those of its table serve the amendment too."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    improvement_subtitle: Callable[[int], str]
    not_recorded: str
    recorded: Callable[[Plan], str]
    aims_heading: str
    purpose: str
    usual_purpose: Callable[[int], str]
    requirements: str
    usual_requirements: str
    targets_heading: str
    no_targets: str
    targets_sheet: str
    target: str
    asked: str
    due: str
    next_year: Callable[[int], str]
    document: str
    tasks_heading: str
    tasks_told: Callable[[int, int], str]
    no_tasks: str
    tasks_sheet: str
    area: str
    number_of_tasks: str
    means_heading: str
    usual_means: str
    carrying_heading: str
    usual_carrying: str
    annex_label: str
    annex_title: Callable[[int], str]
    improvement_annex_title: Callable[[int], str]
    annex_reference: Callable[[str], str]
    task: str
    product: str
    lead: str
    together: str
    source: str
    source_of: Callable[[TaskSource], str]
    area_of: Callable[[TaskArea], str]
    won_back: str
    cause: str
    closing: str


def plan_paper(data: PlanData, own: PlanWords, *, form: FormWords) -> Report:
    """The document with the tasks in a wide annex; without tasks the annex keeps its form."""
    subtitle = own.improvement_subtitle if data.is_improvement else own.subtitle
    title = own.improvement_annex_title if data.is_improvement else own.annex_title
    areas = _areas(data.tasks)
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=subtitle(data.year),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        blocks=(
            *_opening(data, own),
            Heading(text=f"I. {own.aims_heading}"),
            Heading(text=f"1. {own.purpose}", level=2),
            Paragraph(text=data.texts.purpose or own.usual_purpose(data.year)),
            Heading(text=f"2. {own.requirements}", level=2),
            Paragraph(text=data.texts.requirements or own.usual_requirements),
            Heading(text=f"II. {own.targets_heading}"),
            *_targets(data, own, form=form),
            Heading(text=f"III. {own.tasks_heading}"),
            *_told(data, own, areas=areas, form=form),
            Heading(text=f"IV. {own.means_heading}"),
            *written(data.texts.means, own.usual_means),
            Heading(text=f"V. {own.carrying_heading}"),
            Paragraph(text=data.texts.carrying_out or own.usual_carrying),
            Paragraph(text=own.closing),
        ),
        annexes=(
            Annex(
                label=own.annex_label,
                title=title(data.year),
                reference=own.annex_reference(data.head.unit_name),
                blocks=(task_table(data.tasks, own, form=form, is_improvement=data.is_improvement),),
            ),
        ),
        facts=(("year", data.year), ("tasks", len(data.tasks)), ("targets", len(data.targets))),
    )


def written(text: str, usual: str = "") -> tuple[Block, ...]:
    """What was written, else the usual words, else room to write."""
    return blocks_of(text or usual, lines=_LINES)


def parties_of(owner: str) -> tuple[str, str]:
    """Who leads a task and who takes part: the names before the first semicolon, and those behind it."""
    lead, _, others = owner.partition(";")
    return lead.strip(), others.strip()


def task_table(
    tasks: Sequence[Task], own: PlanWords, *, form: FormWords, is_improvement: bool = False, name: str = ""
) -> Table:
    """Tasks under their area, numbered within it."""
    columns = _improvement_columns(own, form) if is_improvement else _columns(own, form)
    rows: list[Row] = []
    for number, (area, inside) in enumerate(_areas(tasks)):
        rows.append(col.group_row(columns, _ROMAN[number], own.area_of(area)))
        rows.extend(
            _improvement_row(at, task) if is_improvement else _row(at, task, own=own)
            for at, task in enumerate(inside, 1)
        )
    return Table(
        name=name or own.tasks_sheet,
        columns=columns,
        rows=tuple(rows) or col.empty_rows(columns, 10),
        least_height=col.height(rows),
    )


def _areas(tasks: Sequence[Task]) -> tuple[tuple[TaskArea, tuple[Task, ...]], ...]:
    found = ((area, tuple(task for task in tasks if task.area is area)) for area in TaskArea)
    return tuple((area, inside) for area, inside in found if inside)


def _columns(own: PlanWords, form: FormWords) -> tuple[Column, ...]:
    return (
        col.code(form.ordinal, 6),
        col.text(own.task, 44),
        col.text(own.product, 28),
        col.text(own.lead, 20),
        col.text(own.together, 18),
        col.day(own.due),
        col.text(own.source, 22),
    )


def _row(number: int, task: Task, *, own: PlanWords) -> Row:
    lead, together = parties_of(task.owner)
    source = "\n".join(part for part in (own.source_of(task.source), task.assigned_by) if part)
    return Row(cells=(number, task.title, task.product, lead, together, task.due_on, source))


def _improvement_columns(own: PlanWords, form: FormWords) -> tuple[Column, ...]:
    return (
        col.code(form.ordinal, 6),
        col.text(own.task, 40),
        col.text(own.won_back, 14),
        col.text(own.cause, 32),
        col.text(own.lead, 20),
        col.text(own.together, 18),
        col.day(own.due),
    )


def _improvement_row(number: int, task: Task) -> Row:
    lead, together = parties_of(task.owner)
    return Row(cells=(number, task.title, task.criterion, task.cause, lead, together, task.due_on))


def _opening(data: PlanData, own: PlanWords) -> tuple[Block, ...]:
    return (Paragraph(text=own.not_recorded if data.plan is None else own.recorded(data.plan)),)


def _targets(data: PlanData, own: PlanWords, *, form: FormWords) -> tuple[Block, ...]:
    columns = (
        col.ordinal(form.ordinal),
        col.text(own.target, 36),
        col.text(own.asked, 24),
        col.day(own.due),
        col.text(own.next_year(data.year + 1), 20),
        col.text(own.document, 20),
    )
    rows = tuple(
        Row(
            cells=(
                number,
                each.target.name,
                each.asked,
                each.target.due_on or date(data.year, 12, 31),
                each.following,
                each.target.document,
            )
        )
        for number, each in enumerate(data.targets, 1)
    )
    told = () if rows else (Paragraph(text=own.no_targets),)
    table = Table(
        name=own.targets_sheet,
        columns=columns,
        rows=rows or col.empty_rows(columns, 4),
        least_height=col.height(rows),
    )
    return (*told, table)


def _told(
    data: PlanData,
    own: PlanWords,
    *,
    areas: Sequence[tuple[TaskArea, Sequence[Task]]],
    form: FormWords,
) -> tuple[Block, ...]:
    if not data.tasks:
        return (Paragraph(text=own.no_tasks),)
    columns = (col.ordinal(form.ordinal), col.text(own.area, 60), col.count(own.number_of_tasks, 14))
    return (
        Paragraph(text=own.tasks_told(len(data.tasks), len(areas))),
        Table(
            name=own.area,
            columns=columns,
            rows=tuple(
                Row(cells=(number, own.area_of(area), len(inside)))
                for number, (area, inside) in enumerate(areas, 1)
            ),
            total=Row(cells=("", form.total, len(data.tasks)), emphasis=Emphasis.TOTAL),
        ),
    )
