"""Give tasks to communes: a signed list for a year, with the documents that go with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from core.errors import UserError
from core.evidence import EvidenceDocument, StoredFile
from core.findings import has_errors
from core.packages.kinds import Kind
from core.packages.payloads import AssignedTask, TasksBody
from core.ports import Attachments, Clock, Database, Transaction
from core.progress import Silent
from core.records.checks import check
from core.records.planning import Task, TaskArea, TaskSource
from core.services.adopt_criteria import AdoptCriteria
from core.services.export_package import Exported
from core.services.noting import note_documents
from core.services.record_entry import tidy
from core.services.send_many import Matter, Outward, SendMany
from core.store_ports import CriteriaDocument


class TaskWrong(UserError):
    """A task of the list cannot be kept in a register; `place` counts from 1."""

    code = "E_TASK"


class NoTasks(UserError):
    """The list holds no task."""

    code = "E_NO_TASKS"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTask:
    """One task as it comes from a form or a file; the same `id` in a later list changes the task.

    `document` is the number of the decision that gives it; `files` are documents to send along.
    """

    title: str
    id: str = ""
    area: TaskArea = TaskArea.DIRECTION
    product: str = ""
    due_on: date | None = None
    document: str = ""
    note: str = ""
    files: tuple[Path, ...] = ()


class SendTasks:
    """Writes task lists of an appraiser."""

    def __init__(
        self,
        *,
        database: Database,
        attachments: Attachments,
        criteria: AdoptCriteria,
        sender: SendMany,
        clock: Clock,
    ) -> None:
        self._database = database
        self._attachments = attachments
        self._criteria = criteria
        self._sender = sender
        self._clock = clock

    def send(
        self, year: int, tasks: Sequence[GivenTask], *, units: Sequence[str] = (), outward: Outward
    ) -> tuple[Exported, ...]:
        """Send the list to the units named, or as one package to all of them.

        A later list for the same year replaces the earlier one: tasks are matched by id.

        Raises:
            NoTasks: the list is empty.
            TaskWrong: a task has no title, an impossible day, or stands twice.
            NotThisRole, UnknownUnit, NotYourUnit.
            EvidenceTypeRefused, SourceUnreadable: a file cannot be sent along.
            NoKey, PassphraseWrong, DeviceError, Cancelled.
        """
        recipients = self._sender.recipients(units)
        if not tasks:
            raise NoTasks(year=year)
        given = tuple(_checked(task, year, place=place) for place, task in enumerate(tasks, start=1))
        if len({task.id for task in given}) != len(given):
            raise TaskWrong(place=len(given), title=given[-1].title)
        used = self._used(year)
        documents = self._keep(year, given)
        names = {item.name: item.file.sha256 for item in documents if item.file is not None}
        body = TasksBody(year=year, tasks=tuple(_assigned(task, names) for task in given))
        matter = Matter(kind=Kind.TASKS, period=str(year), body=body, used=used, evidence=documents)
        return self._sender.send(matter, outward, recipients=recipients)

    def _used(self, year: int) -> CriteriaDocument:
        """The set tasks are told under: that of the year's round, else the newest."""
        with self._database.transaction() as work:
            opened = work.rounds.get(year)
            held = (
                None if opened is None else work.criteria.find(opened.criteria_set, opened.criteria_version)
            )
        return held or self._criteria.find()

    def _keep(self, year: int, given: Sequence[GivenTask]) -> tuple[EvidenceDocument, ...]:
        """Take the files into the store, so that the package can be built again byte for byte."""
        fresh: list[StoredFile] = []
        try:
            documents = self._registered(year, given, fresh=fresh)
        except BaseException:
            for file in fresh:
                self._attachments.remove(file.sha256, file.extension)
            raise
        self._attachments.settle(fresh)
        return documents

    def _registered(
        self, year: int, given: Sequence[GivenTask], *, fresh: list[StoredFile]
    ) -> tuple[EvidenceDocument, ...]:
        """The files in store and register; what the store did not hold before is noted in `fresh`."""
        found: dict[str, EvidenceDocument] = {}
        for path in dict.fromkeys(path for task in given for path in task.files):
            file = self._attachments.keep(path, progress=Silent(), on_new=fresh.append)
            found.setdefault(
                file.sha256,
                EvidenceDocument(
                    id=str(uuid4()),
                    year=year,
                    name=path.name,
                    records=tuple(task.id for task in given if path in task.files),
                    file=file,
                ),
            )
        if found:
            with self._database.transaction() as work:
                self._register(work, year, documents=tuple(found.values()))
        return tuple(found.values())

    def _register(self, work: Transaction, year: int, *, documents: Sequence[EvidenceDocument]) -> None:
        unit = work.office.get().unit.code
        held = {item.file.sha256 for item in work.evidence.of_year(unit, year) if item.file is not None}
        new = tuple(item for item in documents if item.file is not None and item.file.sha256 not in held)
        work.evidence.save(unit, new)
        note_documents(work, "add_evidence", before=[None] * len(new), after=new, at=self._clock.now())


def _checked(given: GivenTask, year: int, *, place: int) -> GivenTask:
    """The task with its identifier and tidy texts."""
    task = Task(
        id=given.id or str(uuid4()),
        year=year,
        source=TaskSource.ASSIGNED,
        area=given.area,
        title=given.title,
        product=given.product,
        due_on=given.due_on,
        assigned_by=given.document,
        note=given.note,
    )
    tidied = tidy(task)
    assert isinstance(tidied, Task)
    if has_errors(check(tidied)):
        raise TaskWrong(place=place, title=given.title)
    return GivenTask(
        id=tidied.id,
        area=tidied.area,
        title=tidied.title,
        product=tidied.product,
        due_on=tidied.due_on,
        document=tidied.assigned_by,
        note=tidied.note,
        files=given.files,
    )


def _assigned(task: GivenTask, names: dict[str, str]) -> AssignedTask:
    return AssignedTask(
        id=task.id,
        area=task.area.value,
        title=task.title,
        product=task.product,
        due_on=task.due_on,
        document=task.document,
        note=task.note,
        evidence=tuple(dict.fromkeys(names[path.name] for path in task.files)),
    )
