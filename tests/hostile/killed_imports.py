"""A program whose children take a package in and are killed at a chosen moment; it looks at what is left.

Run as `python -m tests.hostile.killed_imports FOLDER SEED`, with a closed workspace `office` and a
`package.cchc` in the folder. A moment is a call that touches a file, a statement of SQL, or a commit. The
program forks, so it is a process of its own with no thread but one. It answers a `Report` as JSON.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from core.progress import Silent
from core.services.import_package import ImportStatus
from core.services.office_services import OfficeServices
from storage.paths import Workspace
from storage.workspace import open_workspace
from tests.offices import Clock, services_of

FILE_EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate")
EVERY_STATEMENT = 20
EVERY_REPETITION = 4
RANDOM_KILLS = 20


@dataclass
class Report:
    """Moments there were, how the kills ended, and every defect found afterwards."""

    moments: int = 0
    kills: int = 0
    imported: int = 0
    not_imported: int = 0
    defects: list[str] = field(default_factory=list)


class Moments:
    """Counts the moments of this process from now on, and ends it at one of them."""

    def __init__(self, fatal: int | None) -> None:
        self._fatal = fatal
        self.kinds: list[str] = []

    def start(self) -> None:
        sys.addaudithook(self._heard)
        sa.event.listen(sa.Engine, "before_cursor_execute", lambda *_: self._pass("statement"))
        sa.event.listen(sa.Engine, "commit", lambda *_: self._pass("commit"))
        flush = os.fsync

        def counted(handle: int) -> None:
            self._pass("before a flush")
            flush(handle)
            self._pass("after a flush")

        os.fsync = counted

    def _heard(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in FILE_EVENTS and not str(arguments[0]).endswith((".py", ".pyc")):
            self._pass(event)

    def _pass(self, kind: str) -> None:
        if len(self.kinds) == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        self.kinds.append(kind)


@dataclass(frozen=True)
class Scene:
    """The folder, and what the office says before and after a whole import."""

    folder: Path

    @property
    def package(self) -> Path:
        return self.folder / "package.cchc"

    @property
    def office(self) -> Path:
        return self.folder / "work"

    def reset(self) -> None:
        shutil.rmtree(self.office, ignore_errors=True)
        shutil.copytree(self.folder / "office", self.office)


def imports(services: OfficeServices, package: Path) -> ImportStatus:
    return services.import_package.take_in(package, progress=Silent()).status


def child(scene: Scene, told: int, fatal: int | None, kinds: Callable[[list[str]], None]) -> None:
    """Take the package in; tell when the program would have told the person."""
    with open_workspace(scene.office) as opened:
        services = services_of(opened, Clock())
        moments = Moments(fatal)
        moments.start()
        assert imports(services, scene.package) is ImportStatus.IMPORTED
        os.write(told, b"done")
        kinds(moments.kinds)


def forked(scene: Scene, fatal: int | None = None, *, after: float | None = None) -> bool:
    """Run a child and kill it at a moment, or after so many seconds; whether it had told success."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.close(reading)
            child(scene, writing, fatal, lambda kinds: (scene.folder / "kinds").write_text(json.dumps(kinds)))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    if after is not None:
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    was_killed = os.WIFSIGNALED(status)
    assert was_killed or os.WEXITSTATUS(status) == 0, "the import itself failed"
    with os.fdopen(reading, "rb") as end:
        return end.read() == b"done"


def dump(office: Path) -> str:
    """Digest of everything the database says."""
    with closing(sqlite3.connect(Workspace(root=office).database)) as database:
        text = "\n".join(database.iterdump())
    return hashlib.sha256(text.encode()).hexdigest()


def files(office: Path) -> set[str]:
    """Everything in store and quarantine."""
    workspace = Workspace(root=office)
    return {
        str(path.relative_to(office))
        for folder in (workspace.evidence, workspace.quarantine)
        for path in folder.rglob("*")
        if path.is_file()
    }


@dataclass(frozen=True)
class Whole:
    """What an office looks like."""

    dump: str
    files: frozenset[str]

    @classmethod
    def of(cls, office: Path) -> "Whole":
        return cls(dump=dump(office), files=frozenset(files(office)))


def judge(scene: Scene, report: Report, what: str, *, had_told: bool, before: Whole, after: Whole) -> None:
    """Start the program again: the import is whole or was never there, and goes through now."""
    with open_workspace(scene.office) as opened:
        services = services_of(opened, Clock())
        report.defects += [f"{what}: {problem}" for problem in services.safekeeping.check()]
    now = Whole.of(scene.office)
    is_in = now.dump == after.dump
    if now != (after if is_in else before):
        report.defects.append(
            f"{what}: half an import, files {sorted(now.files ^ (after if is_in else before).files)}"
        )
    if had_told and not is_in:
        report.defects.append(f"{what}: success was told and is gone")
    report.imported += is_in
    report.not_imported += not is_in
    if (report.imported + report.not_imported) % EVERY_REPETITION:
        return
    with open_workspace(scene.office) as opened:
        status = imports(services_of(opened, Clock()), scene.package)
    if status is not (ImportStatus.UNCHANGED if is_in else ImportStatus.IMPORTED):
        report.defects.append(f"{what}: afterwards {status}")
    if Whole.of(scene.office) != after:
        report.defects.append(f"{what}: the import afterwards is another")


def main(folder: Path, seed: int) -> Report:
    scene, report, dice = Scene(folder), Report(), random.Random(seed)
    scene.reset()
    with open_workspace(scene.office):
        pass
    before = Whole.of(scene.office)
    begun = time.monotonic()
    assert forked(scene)
    duration = time.monotonic() - begun
    after = Whole.of(scene.office)
    assert before != after
    kinds = json.loads((folder / "kinds").read_text())
    report.moments = len(kinds)
    chosen = [at for at, kind in enumerate(kinds) if kind != "statement" or at % EVERY_STATEMENT == 0]
    for at in chosen:
        scene.reset()
        told = forked(scene, at)
        judge(scene, report, f"killed at moment {at}, {kinds[at]}", had_told=told, before=before, after=after)
    for _ in range(RANDOM_KILLS):
        scene.reset()
        wait = dice.uniform(0, duration * 1.1)
        told = forked(scene, after=wait)
        judge(scene, report, f"killed after {wait:.4f} s", had_told=told, before=before, after=after)
    report.kills = len(chosen) + RANDOM_KILLS
    return report


if __name__ == "__main__":
    json.dump(vars(main(Path(sys.argv[1]), int(sys.argv[2]))), sys.stdout)
