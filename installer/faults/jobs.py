"""The work that is met by faults: entry, import, export, backup, restore, migration.

A job works on a copy of a prepared folder and tells after each thing that a person would be told is done.
What the folder says after each of them is known from one run without a fault, so that after a fault it must
be what was last told, or what would have been told next.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from faults.children import Tell, Work, run
from faults.invariants import OFFICE, State, digest_of_bytes, sound
from faults.offices import FIRST, ROUNDS, SCANS, SECOND, Offices, at_work

from core.assessment import CriterionEntry
from core.backups import Why
from core.delivery import Form
from core.progress import Silent
from core.services.import_package import ImportStatus
from core.services.keep_evidence import EvidenceDetails
from core.services.office_services import OfficeServices
from storage.backup_store import BackupStore
from storage.database import SqlDatabase
from storage.paths import Workspace
from storage.restore import restore
from storage.transaction import SqlTransaction
from storage.workspace import open_workspace
from tests.offices import NOON, PASSPHRASE, YEAR, Clock
from tests.old_workspaces import unpacked

OUT, SAVED = "out", "saved.zip"
_OWN_NOTES = "logs/"  # refusals, remembered outside of the workspace
_OLD = "r0002-0.2.0-submitter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work.

    Attributes:
        name: what it is.
        prepare: a folder to copy, with the workspace `office` closed in it.
        work: what the program does there.
        again: the same once more after a fault; what is wrong with it, as short sentences.
        has_steps: one thing that is told is several transactions, and the program knows how to go on after
            each of them. Otherwise it is all there or nothing.
    """

    name: str
    prepare: Callable[[Offices], Path]
    work: Work
    again: Callable[[Path], list[str]]
    has_steps: bool = False


class Rehearsed:
    """A job with all it leaves: what a copy of its folder says before it and after each thing it tells."""

    def __init__(self, job: Job, offices: Offices) -> None:
        self.job = job
        self._offices = offices
        self._prepared = job.prepare(offices)
        stages = Stages(self._prepared.with_name(f"{self._prepared.name}-{job.name}-stages"))
        folder = self.fresh()
        stages.keep(folder)
        whole = run(partial(_staged, job, stages), folder)
        if whole.mistake or whole.refusal or not whole.told:
            raise RuntimeError(f"{job.name} fails without a fault: {whole.refusal}{whole.mistake}")
        self.seconds = whole.seconds
        self._states = stages.settled(job)

    def fresh(self) -> Path:
        """A copy of the prepared folder; the copy before it is gone."""
        return self._offices.copy(self._prepared)

    def judge(self, folder: Path, *, told: int, repeats: bool = True) -> tuple[bool, list[str]]:
        """Whether something came true that was not told yet, and every invariant that does not hold.

        `repeats`: where all hold, the job is done once more in the folder: it must go through now.
        """
        found = sound(folder / OFFICE)
        now = State.of(folder)
        allowed = [*self._states[told], *self._states.get(told + 1, ())[:1]]
        place = next((at for at, state in enumerate(allowed) if state.inside == now.inside), None)
        if place is None:
            changed = " / ".join(now.difference(state) for state in allowed)
            found.append(f"neither before nor after, {told} things were told: {changed}")
        found += _wrong_beside(now.beside, allowed[0].beside, after=allowed[-1].beside)
        if repeats and not found:
            found += self.job.again(folder)
        return bool(place), found


def _wrong_beside(
    now: Mapping[str, str], before: Mapping[str, str], *, after: Mapping[str, str]
) -> list[str]:
    """What was told lies beside the workspace whole; whatever else lies there is whole, too."""
    known = {name: {before.get(name), after.get(name)} for name in now.keys() | before.keys()}
    found = [f"told and gone: {name}" for name in before if name not in now]
    for name in sorted(now):
        if name.startswith(_OWN_NOTES):
            continue
        if name.endswith(".part"):
            found.append(f"left behind: {name}")
        elif now[name] not in known[name]:
            found.append(f"not whole: {name}")
    return found


class Stages:
    """Copies of a folder, made while a job without a fault goes on: by the number of things told so far."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._told = self._count = 0
        shutil.rmtree(root, ignore_errors=True)

    def keep(self, folder: Path, *, is_told: bool = False) -> None:
        """Copy the folder as it is now."""
        self._told += is_told
        self._count += 1
        shutil.copytree(folder, self._root / f"{self._told:03}" / f"{self._count:03}")

    def settled(self, job: Job) -> Mapping[int, tuple[State, ...]]:
        """What each copy says once the program was started in it."""
        found: dict[int, tuple[State, ...]] = {}
        for stage in sorted(self._root.glob("*/*")):
            wrong = sound(stage / OFFICE)
            if wrong:
                raise RuntimeError(f"{job.name} leaves this without a fault: {wrong}")
            found[int(stage.parent.name)] = (*found.get(int(stage.parent.name), ()), State.of(stage))
        shutil.rmtree(self._root)
        return found


def _staged(job: Job, stages: Stages, folder: Path, tell: Tell) -> None:
    """The work, with a copy of the folder whenever it tells, and after each transaction if it has steps."""

    def told() -> None:
        stages.keep(folder, is_told=True)
        tell()

    if job.has_steps:
        _keep_after_transactions(stages, folder)
    job.work(folder, told)


def _keep_after_transactions(stages: Stages, folder: Path) -> None:
    """In this child from now on."""
    begin, database = SqlDatabase.transaction, Workspace(root=folder / OFFICE).database

    @contextmanager
    def kept(self: SqlDatabase) -> Iterator[SqlTransaction]:
        before = digest_of_bytes(database)
        with begin(self) as work:
            yield work
        if digest_of_bytes(database) != before:  # it wrote something
            stages.keep(folder)

    SqlDatabase.transaction = kept  # type: ignore[method-assign]


# -- Entry ---------------------------------------------------------------------------------------------------


def _enter(folder: Path, tell: Tell) -> None:
    """An hour of an officer: records, a bin, points, documents, many rows at once."""
    with at_work(folder) as services:
        for number in range(ROUNDS):
            for act in _acts(services, folder, number=number):
                act()
                tell()


def _acts(services: OfficeServices, folder: Path, *, number: int) -> tuple[Callable[[], object], ...]:
    entry, evidence = services.record_entry, services.keep_evidence
    task = replace(entry.blank("task", YEAR), title=f"Nhiệm vụ {number}", product="Báo cáo")
    draft = replace(entry.blank("task", YEAR), owner="Chưa có tên")
    rows = tuple(replace(entry.blank("task", YEAR), title=f"Dòng {at}", product="x") for at in range(20))
    scan = folder / SCANS / f"scan-{number}.pdf"
    details = EvidenceDetails(year=YEAR, is_not_secret=True, number=f"{number}/BC", criteria=("2.1.1",))
    entered = CriterionEntry(criterion="4.1.1", inputs=(("option", "yes"),), note=f"{number}")
    return (
        lambda: entry.save(task),
        lambda: entry.save(replace(task, title=f"Nhiệm vụ {number} sửa")),
        lambda: entry.keep_draft(draft),
        lambda: services.self_assessment.enter(YEAR, entered),
        lambda: evidence.add((scan,), details, progress=Silent()),
        lambda: entry.remove("task", task.id),
        lambda: entry.restore("task", task.id),
        lambda: entry.save_many(rows),
        lambda: evidence.change(replace(evidence.of_year(YEAR)[-1], summary=f"Tóm tắt {number}")),
    )


def _enter_again(folder: Path) -> list[str]:
    with at_work(folder) as services:
        entry = services.record_entry
        saved = entry.save(replace(entry.blank("task", YEAR), title="Sau khi mở lại", product="x"))
        is_there = saved.record in entry.list("task", YEAR)
    return [] if saved.is_saved and is_there else ["a record entered afterwards is not there"]


# -- Import --------------------------------------------------------------------------------------------------


def _import(folder: Path, tell: Tell) -> None:
    """Two revisions of a commune, each taken in on its own."""
    with at_work(folder) as services:
        for name in (FIRST, SECOND):
            taken = services.import_package.take_in(folder / name, progress=Silent())
            if taken.status is not ImportStatus.IMPORTED:
                raise taken.error or AssertionError(taken)
            tell()


def _import_again(folder: Path) -> list[str]:
    """Both packages are in afterwards, whatever was in before."""
    with at_work(folder) as services:
        held = {row.digest for row in services.import_package.history()}
        taken = services.import_package.take_in_all([folder / FIRST, folder / SECOND], progress=Silent())
    wanted = [ImportStatus.UNCHANGED if each.digest in held else ImportStatus.IMPORTED for each in taken]
    found = [f"afterwards {each.status} {each.code}" for each in taken]
    return [told for told, each, due in zip(found, taken, wanted, strict=True) if each.status is not due]


# -- Export --------------------------------------------------------------------------------------------------


def _export(folder: Path, tell: Tell) -> None:
    """One plain file, then a correction in parts and encrypted."""
    with at_work(folder) as services:
        for form, reason in ((Form(), ""), (Form(part_size=1 << 20, is_encrypted=True), "Bổ sung")):
            services.export_package.export(
                YEAR, folder / OUT, passphrase=PASSPHRASE, reason=reason, form=form, progress=Silent()
            )
            tell()


def _export_again(folder: Path) -> list[str]:
    """What is noted as sent can be brought out again, and the next package leaves."""
    with at_work(folder) as services:
        for row in services.import_package.history():
            if row.kind == "submission":
                services.deliver_package.deliver(row.digest, folder / OUT, form=Form(), progress=Silent())
        sent = services.export_package.export(
            YEAR, folder / OUT, passphrase=PASSPHRASE, reason="Lần nữa", progress=Silent()
        )
    return [f"not written: {path.name}" for path in sent.files if not path.is_file()]


# -- Backup, restore -----------------------------------------------------------------------------------------


def _back_up(folder: Path, tell: Tell) -> None:
    """Everything into one file, written twice over the same name."""
    with at_work(folder) as services:
        for _again in range(2):
            services.safekeeping.backup(folder / SAVED, progress=Silent())
            tell()


def _back_up_again(folder: Path) -> list[str]:
    with at_work(folder) as services:
        services.safekeeping.backup(folder / SAVED, progress=Silent())
    restore(folder / SAVED, folder / "restored", clock=Clock(), progress=Silent())
    return [f"the backup brings back: {told}" for told in sound(folder / "restored")]


def _with_backup(offices: Offices) -> Path:
    """A commune with a backup of an hour ago beside it."""
    made = offices.commune().with_name("restored")
    if not made.exists():
        shutil.copytree(offices.commune(), made)
        with at_work(made) as services:
            services.safekeeping.backup(made / SAVED, progress=Silent())
        _enter_again(made)
    return made


def _restore(folder: Path, tell: Tell) -> None:
    restore(folder / SAVED, folder / OFFICE, clock=Clock(), progress=Silent())
    tell()


def _restore_again(folder: Path) -> list[str]:
    restore(folder / SAVED, folder / OFFICE, clock=Clock(), progress=Silent())
    return sound(folder / OFFICE)


# -- Kept copies, under a clock that is moved ----------------------------------------------------------------


def _keep_copies(folder: Path, tell: Tell) -> None:
    """A copy every time the computer shows another time: a month back, ten years on, and right again."""
    clock = Clock()
    with at_work(folder, clock) as services:
        for moved in (timedelta(0), timedelta(days=-30), timedelta(days=3653), timedelta(0)):
            clock.at = NOON + moved
            task = replace(services.record_entry.blank("task", YEAR), title=f"{moved.days}", product="x")
            services.record_entry.save(task)
            tell()
            services.keep_backups.make_due()
            services.export_package.export(
                YEAR, folder / OUT, passphrase=PASSPHRASE, reason=f"{moved.days}", progress=Silent()
            )
            services.keep_backups.make(Why.ASKED)
            tell()


def _keep_copies_again(folder: Path) -> list[str]:
    """Every copy that is offered is whole, and one more can be made."""
    with at_work(folder) as services:
        made = services.keep_backups.make(Why.ASKED)
        kept = services.keep_backups.list()
    store, found = BackupStore(Workspace(root=folder / OFFICE)), [] if made in kept else ["it is not listed"]
    for number, each in enumerate(kept):
        place = folder / f"copy-{number}"
        found += store.materialise(each, place, progress=Silent())
        found += [f"the kept copy {each.name}: {told}" for told in sound(place)]
        shutil.rmtree(place)
    return found


# -- Migration -----------------------------------------------------------------------------------------------


def _old(offices: Offices) -> Path:
    """A workspace that an early version made."""
    made = offices.commune().with_name("old")
    if not made.exists():
        made.mkdir()
        unpacked(_OLD, made.with_name("unpacked")).workspace.rename(made / OFFICE)
    return made


def _migrate(folder: Path, tell: Tell) -> None:
    with open_workspace(folder / OFFICE):
        tell()


def _nothing_more(_folder: Path) -> list[str]:
    """The start itself was the work."""
    return []


JOBS: Mapping[str, Job] = {
    "entry": Job(name="entry", prepare=Offices.commune, work=_enter, again=_enter_again),
    "import": Job(name="import", prepare=Offices.province, work=_import, again=_import_again),
    "export": Job(name="export", prepare=Offices.commune, work=_export, again=_export_again, has_steps=True),
    "backup": Job(name="backup", prepare=Offices.commune, work=_back_up, again=_back_up_again),
    "restore": Job(name="restore", prepare=_with_backup, work=_restore, again=_restore_again),
    "clock": Job(
        name="kept copies, clock moved",
        prepare=Offices.commune,
        work=_keep_copies,
        again=_keep_copies_again,
        has_steps=True,
    ),
    "migration": Job(name="migration", prepare=_old, work=_migrate, again=_nothing_more),
}
