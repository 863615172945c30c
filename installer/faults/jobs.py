"""The jobs that are met by faults, and what each of them leaves.

A job works on a copy of a prepared folder and tells after each thing that a person would be told is done.
What the folder says after each of them is known from one run without a fault, so that after a fault it must
be what was last told, or what would have been told next.
"""

import importlib
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from faults import ordinary_work as ordinary
from faults import rare_work as rare
from faults.children import Tell, Work, run
from faults.invariants import OFFICE, State, digest_of_bytes, sound
from faults.offices import Offices

from storage.beside import finish_beside
from storage.database import SqlDatabase
from storage.paths import Workspace
from storage.transaction import SqlTransaction

_LOADED = "loaded"
_OWN_NOTES = "logs/"  # refusals, remembered outside of the workspace


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
        is_new: before it there is no workspace, and after a fault there may be none.
    """

    name: str
    prepare: Callable[[Offices], Path]
    work: Work
    again: Callable[[Path], list[str]]
    has_steps: bool = False
    is_new: bool = False

    def sound(self, folder: Path) -> list[str]:
        """What is wrong with the workspace of a folder once the program was started on it."""
        office = folder / OFFICE
        if self.is_new:
            finish_beside(office)
            if not Workspace(root=office).is_there():
                return []
        return sound(office)


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
        _load(stages.loaded())
        self._states = stages.settled(job)

    def fresh(self) -> Path:
        """A copy of the prepared folder; the copy before it is gone."""
        return self._offices.copy(self._prepared)

    def judge(self, folder: Path, *, told: int, repeats: bool = True) -> tuple[bool, list[str]]:
        """Whether something came true that was not told yet, and every invariant that does not hold.

        `repeats`: where all hold, the job is done once more in the folder: it must go through now.
        """
        found = self.job.sound(folder)
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

    def keep_loaded(self) -> None:
        """Write down the modules of this process."""
        (self._root / _LOADED).write_text("\n".join(sys.modules), "utf-8")

    def loaded(self) -> list[str]:
        """Those that were written down."""
        return (self._root / _LOADED).read_text("utf-8").splitlines()

    def settled(self, job: Job) -> Mapping[int, tuple[State, ...]]:
        """What each copy says once the program was started in it."""
        found: dict[int, tuple[State, ...]] = {}
        for stage in sorted(self._root.glob("*/*")):
            wrong = job.sound(stage)
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
    stages.keep_loaded()


def _load(names: Iterable[str]) -> None:
    """What the program loads when it is first needed: no fault is meant for its own files."""
    for name in names:
        with suppress(ImportError):  # one that is made at run time
            importlib.import_module(name)


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


JOBS: Mapping[str, Job] = {
    "entry": Job(name="entry", prepare=Offices.commune, work=ordinary.enter, again=ordinary.enter_again),
    "import": Job(
        name="import", prepare=Offices.province, work=ordinary.take_in, again=ordinary.take_in_again
    ),
    "export": Job(
        name="export",
        prepare=Offices.commune,
        work=ordinary.export,
        again=ordinary.export_again,
        has_steps=True,
    ),
    "backup": Job(
        name="backup", prepare=Offices.commune, work=ordinary.back_up, again=ordinary.back_up_again
    ),
    "restore": Job(
        name="restore",
        prepare=ordinary.with_backup,
        work=ordinary.bring_back,
        again=ordinary.bring_back_again,
    ),
    "clock": Job(
        name="kept copies, clock moved",
        prepare=Offices.commune,
        work=ordinary.keep_copies,
        again=ordinary.keep_copies_again,
        has_steps=True,
    ),
    "migration": Job(
        name="migration", prepare=ordinary.old, work=ordinary.migrate, again=ordinary.nothing_more
    ),
    "going back": Job(
        name="going back to a kept copy",
        prepare=rare.with_copy,
        work=rare.go_back_once,
        again=rare.go_back_again,
    ),
    "key": Job(
        name="change of the key",
        prepare=Offices.commune,
        work=rare.change_key,
        again=rare.change_key_again,
        has_steps=True,
    ),
    "new": Job(
        name="new workspace", prepare=rare.nothing_yet, work=rare.begin, again=rare.begin_again, is_new=True
    ),
}
