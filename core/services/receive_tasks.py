"""Take assigned tasks in as records: what the authority says is its own, what the office did stays."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from core.evidence import EvidenceDocument
from core.exchanges import Direction
from core.findings import has_errors
from core.office import Office
from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.kinds import Kind
from core.packages.payloads import AssignedTask, TasksBody
from core.packages.plan import FieldChange, ImportPlan, TaskChange, TaskStep
from core.packages.refusals import SchemaWrong
from core.ports import Database, Transaction
from core.records.checks import check
from core.records.planning import Task, TaskArea, TaskSource
from core.services.noting import note_records
from core.services.receiving import Receiver, plain_plan
from core.services.record_entry import tidy
from core.services.self_assessment import refuse_closed
from core.stored_packages import tasks_of
from core.submission import stored_file

_TASK = "task"
_OWN_TO_AUTHORITY = ("area", "title", "product", "due_on", "assigned_by", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merged:
    """A task as it will be kept, and how it differs from what is held."""

    task: Task
    change: TaskChange | None


class TasksReceiver(Receiver):
    """Assigned tasks at a submitter."""

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """The year's figures must be open: tasks are among its records.

        Raises:
            YearClosed: they are closed.
        """
        refuse_closed(work, work.office.get().unit.code, year=_body_of(authentic).year)

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """Tasks added, changed (field by field) and withdrawn.

        Raises:
            SchemaWrong: a task no register can hold.
        """
        if read.authentic.is_duplicate:
            return plain_plan(work, read)
        merged = [each.change for each in _merged(work, read) if each.change is not None]
        return replace(plain_plan(work, read), tasks=(*merged, *_withdrawn(work, read)))

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """Save the tasks by id; a withdrawn one stays until the office removes it.

        Raises:
            SchemaWrong: a task no register can hold.
        """
        office = work.office.get()
        changed = tuple(each.task for each in _merged(work, read) if each.change is not None)
        if changed:
            became = [(work.records.get(_TASK, task.id), task) for task in changed]
            work.records.save(office.unit.code, changed)
            note_records(work, became, at=at, why=read.document.header.sender)
        documents = _documents(read)
        if documents:
            work.evidence.save(_holder(office), documents)


class AssignedTasks:
    """What came with the tasks given to this office."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def documents(self, year: int) -> tuple[EvidenceDocument, ...]:
        """Documents sent along with assigned tasks; `records` names the tasks they belong to.

        They are the authority's: they stand apart from the office's own evidence and are not sent back.
        """
        with self._database.transaction() as work:
            return work.evidence.of_year(_holder(work.office.get()), year)


def _holder(office: Office) -> str:
    """Under whose unit the authority's documents stand in the register."""
    return office.unit.code if office.authority is None else office.authority.code


def _merged(work: Transaction, read: CompleteSubmission) -> tuple[_Merged, ...]:
    before = _before(work, read)
    binned = {record.id for record in work.records.removed(work.office.get().unit.code, _year(read))}
    return tuple(
        _merge(work, read, given=given, before=before)
        for given in _body_of(read.authentic).tasks
        if given.id not in binned
    )


def _merge(
    work: Transaction, read: CompleteSubmission, *, given: AssignedTask, before: Mapping[str, AssignedTask]
) -> _Merged:
    office = work.office.get()
    told = _task(given, office, year=_year(read))
    held = work.records.get(_TASK, given.id)
    if held is None:
        return _Merged(task=told, change=TaskChange(id=told.id, title=told.title, step=TaskStep.ADDED))
    if not isinstance(held, Task):
        raise SchemaWrong(member=f"body.tasks.{given.id}")
    earlier = before.get(given.id)
    # The office may have written its own remarks under the authority's; they are not lost to a new list.
    is_note_ours = earlier is None or held.note != _task(earlier, office, year=held.year).note
    task = replace(
        told,
        owner=held.owner,
        progress=held.progress,
        done_on=held.done_on,
        note=held.note if is_note_ours else told.note,
    )
    fields = tuple(
        FieldChange(name=name, before=_text(getattr(held, name)), after=_text(getattr(task, name)))
        for name in _OWN_TO_AUTHORITY
        if getattr(held, name) != getattr(task, name)
    )
    is_same = task == held
    change = TaskChange(id=task.id, title=task.title, step=TaskStep.CHANGED, fields=fields)
    return _Merged(task=task, change=None if is_same else change)


def _withdrawn(work: Transaction, read: CompleteSubmission) -> tuple[TaskChange, ...]:
    """Tasks of the list before that this one no longer holds and the office still has."""
    given = {task.id for task in _body_of(read.authentic).tasks}
    return tuple(
        TaskChange(id=task.id, title=task.title, step=TaskStep.WITHDRAWN)
        for task in _before(work, read).values()
        if task.id not in given and work.records.get(_TASK, task.id) is not None
    )


def _before(work: Transaction, read: CompleteSubmission) -> Mapping[str, AssignedTask]:
    """The tasks of the newest list held of the same stream."""
    header = read.document.header
    rows = work.exchanges.of_kind(Kind.TASKS.value, Direction.RECEIVED, other=header.sender)
    for row in rows:
        if (row.recipient, row.period) == (header.recipient, header.period):
            return {task.id: task for task in tasks_of(row).tasks}
    return {}


def _task(given: AssignedTask, office: Office, *, year: int) -> Task:
    """A given task as a record of this office.

    Raises:
        SchemaWrong: its area is none this program knows, or a field cannot be kept.
    """
    authority = "" if office.authority is None else office.authority.name
    try:
        area = TaskArea(given.area)
    except ValueError as cause:
        raise SchemaWrong(member=f"body.tasks.{given.id}.area") from cause
    task = tidy(
        Task(
            id=given.id,
            year=year,
            source=TaskSource.ASSIGNED,
            area=area,
            title=given.title,
            product=given.product,
            due_on=given.due_on,
            assigned_by=", ".join(part for part in (authority, given.document) if part),
            note=given.note,
        )
    )
    if has_errors(check(task)):
        raise SchemaWrong(member=f"body.tasks.{given.id}")
    assert isinstance(task, Task)
    return task


def _documents(read: CompleteSubmission) -> tuple[EvidenceDocument, ...]:
    """One register entry for each file, naming the tasks it came with; always under the same identifier."""
    body, header = _body_of(read.authentic), read.document.header
    found = []
    for item in header.evidence:
        tasks = tuple(task for task in body.tasks if item.sha256 in task.evidence)
        name = f"socchc-tasks/{header.sender}/{body.year}/{item.sha256}"
        document = EvidenceDocument(
            id=str(uuid5(NAMESPACE_URL, name)),
            year=body.year,
            name=item.name,
            number=next((task.document for task in tasks if task.document), ""),
            records=tuple(task.id for task in tasks),
            file=stored_file(item),
        )
        found.append(document)
    return tuple(found)


def _year(read: CompleteSubmission) -> int:
    return _body_of(read.authentic).year


def _body_of(authentic: AuthenticPackage) -> TasksBody:
    body = authentic.document.body
    assert isinstance(body, TasksBody)
    return body


def _text(value: object) -> str:
    return "" if value is None else str(value)
