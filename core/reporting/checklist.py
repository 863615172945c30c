"""The checklist: tasks that are still open and evidence that is still missing, with boxes to tick by hand."""

from datetime import date
from decimal import Decimal

from core.reporting.data import ChecklistData, MissingLine, TaskLine
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    Column,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import ChecklistWords, ReportWords


def checklist(data: ChecklistData, words: ReportWords) -> Report:
    """Overdue tasks come first, then by day; tasks that are done close the list."""
    own = words.checklist
    return Report(
        kind="checklist",
        title=own.title,
        subtitle=own.subtitle(data.year, data.today),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        blocks=(*_tasks(data, words), *_missing(data, words)),
    )


def _tasks(data: ChecklistData, words: ReportWords) -> tuple[Block, ...]:
    own = words.checklist
    heading = Heading(text=f"1. {own.tasks_heading}")
    if not data.tasks:
        return heading, Paragraph(text=own.no_tasks)
    ordered = sorted(data.tasks, key=_urgency)
    finished = sum(task.done_on is not None for task in ordered)
    overdue = sum(_is_overdue(task, data.today) for task in ordered)
    return (
        heading,
        Paragraph(text=own.tasks_summary(len(ordered), finished, overdue)),
        Table(
            name=own.tasks_heading,
            columns=(
                Column(title=words.form.ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
                Column(title=own.task, width=42),
                Column(title=own.owner, width=20),
                Column(title=own.due, width=15, kind=CellKind.DAY, align=Align.CENTRE),
                Column(title=own.state, width=18),
                Column(title=own.box, width=8, kind=CellKind.BOX, align=Align.CENTRE),
            ),
            rows=tuple(
                _task_row(number, task, today=data.today, own=own) for number, task in enumerate(ordered, 1)
            ),
        ),
    )


def _urgency(task: TaskLine) -> tuple[bool, bool, date]:
    return task.done_on is not None, task.due_on is None, task.due_on or date.max


def _is_overdue(task: TaskLine, today: date) -> bool:
    return task.done_on is None and task.due_on is not None and task.due_on < today


def _task_row(number: int, task: TaskLine, *, today: date, own: ChecklistWords) -> Row:
    title = f"{task.title}\n{own.product(task.product)}" if task.product else task.title
    return Row(
        cells=(
            number,
            title,
            task.owner,
            task.due_on,
            _state(task, today, own=own),
            task.done_on is not None,
        ),
        emphasis=Emphasis.WARNING if _is_overdue(task, today) else Emphasis.NONE,
    )


def _state(task: TaskLine, today: date, *, own: ChecklistWords) -> str:
    if task.done_on is not None:
        late = task.due_on is not None and task.done_on > task.due_on
        return own.done_late(task.done_on) if late else own.done(task.done_on)
    progress = f"\n{own.progress(task.progress)}" if task.progress else ""
    return _time_left(task.due_on, today, own=own) + progress


def _time_left(due_on: date | None, today: date, *, own: ChecklistWords) -> str:
    if due_on is None:
        return own.no_due
    days = (due_on - today).days
    if days < 0:
        return own.overdue(-days)
    return own.days_left(days) if days else own.due_today


def _missing(data: ChecklistData, words: ReportWords) -> tuple[Block, ...]:
    own = words.checklist
    heading = Heading(text=f"2. {own.missing_heading}")
    if not data.missing:
        return heading, Paragraph(text=own.nothing_missing)
    at_stake = sum((line.at_stake for line in data.missing), Decimal(0))
    return (
        heading,
        Paragraph(text=own.missing_summary(len(data.missing), at_stake)),
        Table(
            name=own.missing_sheet,
            columns=(
                Column(title=own.code, width=9, align=Align.CENTRE),
                Column(title=own.criterion, width=42),
                Column(title=own.needed, width=34),
                Column(title=own.at_stake, width=12, kind=CellKind.DECIMAL, align=Align.RIGHT),
                Column(title=own.box, width=8, kind=CellKind.BOX, align=Align.CENTRE),
            ),
            rows=tuple(_missing_row(line, own) for line in data.missing),
            total=Row(cells=("", words.form.total, None, at_stake, None), emphasis=Emphasis.TOTAL),
        ),
    )


def _missing_row(line: MissingLine, own: ChecklistWords) -> Row:
    needed = "\n".join(part for part in (line.needed, own.explained if line.explained else "") if part)
    return Row(cells=(line.code, line.name, needed, line.at_stake, False))
