"""An amendment of the plan: what it adds, changes and takes out, and the plan as it stands then (R029)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.plan_versions import ChangedTask, PlanChanges, TaskField
from core.records.planning import Plan, Task
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.display import day
from core.reporting.document import Annex, Block, Heading, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.plan_paper import PlanWords, task_table, written
from core.reporting.words import FormWords

KIND = "plan_amendment"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentData:
    """One amendment; None where the year has none. `before` is what it amends, `tasks` the plan afterwards.

    `last_day` is the last day on which the amendment may be issued.
    """

    head: HeadData
    year: int
    amendment: Plan | None
    before: Plan | None
    changes: PlanChanges
    tasks: tuple[Task, ...]
    reason: str
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentWords:
    """The words an amendment needs beside those of the plan."""

    plan: PlanWords
    symbol: str
    title: str
    subtitle: Callable[[int], str]
    none_recorded: Callable[[int, date], str]
    amends: Callable[[Plan | None, int], str]
    reason_heading: str
    summary: Callable[[int, int, int], str]
    nothing_changed: str
    not_compared: str
    added_heading: str
    changed_heading: str
    removed_heading: str
    none_added: str
    none_changed: str
    none_removed: str
    field: str
    field_of: Callable[[TaskField], str]
    old: str
    new: str
    closing: str
    annex_title: Callable[[int], str]
    annex_reference: Callable[[str], str]


def plan_amendment(data: AmendmentData, own: AmendmentWords, *, form: FormWords) -> Report:
    """Three lists of what is different, and the whole plan in annex."""
    changes, plan = data.changes, own.plan
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        blocks=(
            *_opening(data, own),
            Heading(text=f"1. {own.reason_heading}"),
            *written(data.reason),
            Heading(text=f"2. {own.added_heading}"),
            *_told(_tasks(changes.added, own, name=own.added_heading, form=form), own.none_added, data=data),
            Heading(text=f"3. {own.changed_heading}"),
            *_told(_changed(changes.changed, own, form=form), own.none_changed, data=data),
            Heading(text=f"4. {own.removed_heading}"),
            *_told(
                _tasks(changes.removed, own, name=own.removed_heading, form=form),
                own.none_removed,
                data=data,
            ),
            Paragraph(text=own.closing),
        ),
        annexes=(
            Annex(
                label=plan.annex_label,
                title=own.annex_title(data.year),
                reference=own.annex_reference(data.head.unit_name),
                blocks=(task_table(data.tasks, plan, form=form),),
            ),
        ),
        landscape=False,
        facts=(
            ("year", data.year),
            ("tasks_added", len(changes.added)),
            ("tasks_changed", len(changes.changed)),
            ("tasks_removed", len(changes.removed)),
            ("tasks", len(data.tasks)),
        ),
    )


def _opening(data: AmendmentData, own: AmendmentWords) -> tuple[Block, ...]:
    if data.amendment is None:
        return (Paragraph(text=own.none_recorded(data.year, data.last_day)),)
    changes = data.changes
    told = own.amends(data.before, data.year)
    if not changes.is_compared:
        return Paragraph(text=told), Paragraph(text=own.not_compared, italic=True)
    counted = own.summary(len(changes.added), len(changes.changed), len(changes.removed))
    return Paragraph(text=told), Paragraph(text=own.nothing_changed if changes.are_none else counted)


def _told(table: Table, none: str, *, data: AmendmentData) -> tuple[Block, ...]:
    """A list; where it is empty the sentence that says so, or room to write where nothing is known."""
    if any(any(row.cells) for row in table.rows):
        return (table,)
    is_known = data.amendment is not None and data.changes.is_compared
    return (Paragraph(text=none),) if is_known else (table,)


def _tasks(tasks: Sequence[Task], own: AmendmentWords, *, name: str, form: FormWords) -> Table:
    plan = own.plan
    columns = (
        col.ordinal(form.ordinal),
        col.text(plan.task, 40),
        col.text(plan.product, 24),
        col.text(plan.lead, 20),
        col.day(plan.due, 13),
    )
    rows = tuple(
        Row(cells=(number, task.title, task.product, task.owner, task.due_on))
        for number, task in enumerate(tasks, 1)
    )
    return Table(
        name=name, columns=columns, rows=rows or col.empty_rows(columns, 3), least_height=col.height(rows)
    )


def _changed(changes: Sequence[ChangedTask], own: AmendmentWords, *, form: FormWords) -> Table:
    columns = (
        col.ordinal(form.ordinal),
        col.text(own.plan.task, 36),
        col.text(own.field, 14),
        col.text(own.old, 26),
        col.text(own.new, 26),
    )
    rows: list[Row] = []
    for number, change in enumerate(changes, 1):
        for at, name in enumerate(change.fields):
            first = (number, change.before.title) if at == 0 else (None, "")
            values = (_value(each, name, own=own) for each in (change.before, change.after))
            rows.append(Row(cells=(*first, own.field_of(name), *values)))
    return Table(
        name=own.changed_heading,
        columns=columns,
        rows=tuple(rows) or col.empty_rows(columns, 3),
        least_height=col.height(rows),
    )


def _value(task: Task, name: TaskField, *, own: AmendmentWords) -> str:
    match name:
        case TaskField.AREA:
            return own.plan.area_of(task.area)
        case TaskField.DUE_ON:
            return "" if task.due_on is None else day(task.due_on)
        case _:
            return str(getattr(task, name.value))
