"""A virus scanner holds a file: a call of the program is refused, for a while or for as long as it asks.

The program is told that it runs on Windows, where this happens: renaming and removing wait a while there. A
file let go of in time is not noticed; one that is held on to is named, and everything is as before the work.
"""

import errno
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import MappingProxyType, SimpleNamespace

from faults.children import FILE_EVENTS, run
from faults.jobs import JOBS, Rehearsed
from faults.kills import chosen_moments
from faults.rehearsals import rehearsed
from faults.report import Asked, Figures

from storage import disk

_SHORT, _LONG = 2, 40
_JOBS = ("entry", "import", "export", "backup", "restore")
_WAITED_FOR = frozenset({"os.rename", "os.remove"})
_A_WHILE, _FOR_EVER = 3, 1 << 30  # calls that are refused
_HELD = MappingProxyType({"for a while": _A_WHILE, "for ever": _FOR_EVER})
_IMPATIENT = 0.2  # seconds the program waits, instead of half a minute
_SHARING_VIOLATION = 32


@dataclass(slots=True, kw_only=True)
class Scanner:
    """Holds the file of the n-th call that touches one, so many calls long; a child alone may start it."""

    at: int = -1
    calls: int = 0
    noted: Path | None = None
    _seen: int = 0
    _held: str = ""

    def start(self) -> None:
        """Begin to listen, on what the program takes for Windows."""
        disk.sys = SimpleNamespace(platform="win32")  # type: ignore[attr-defined]
        disk.PATIENCE = _IMPATIENT  # type: ignore[misc]
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in FILE_EVENTS or "/office" not in (path := str(arguments[0])):
            return
        if self._seen == self.at:
            self._held = path
        self._seen += 1
        if self.noted is not None:
            self._note(event)
        if path == self._held and self.calls:
            self.calls -= 1
            refused = PermissionError(errno.EACCES, "held by another program", path)
            refused.winerror = _SHARING_VIOLATION  # type: ignore[attr-defined,unused-ignore]
            raise refused

    def _note(self, event: str) -> None:
        noted, self.noted = self.noted, None  # writing it down is a call, too
        with noted.open("a", encoding="ascii") as file:
            file.write(f"{event}\n")
        self.noted = noted


def locks(asked: Asked) -> Iterator[Figures]:
    """Hold files in every job."""
    for name in _JOBS:
        job, most = rehearsed(asked, JOBS[name]), _LONG if asked.is_long else _SHORT
        yield _locked(job, most=most, dice=asked.dice())


def _locked(job: Rehearsed, *, most: int, dice: Random) -> Figures:
    begun, figures = time.monotonic(), Figures(name=f"held files, {job.job.name}")
    for at, event in chosen_moments(_events(job), most, dice=dice):
        for kind, calls in _HELD.items():
            folder = job.fresh()
            ended = run(job.job.work, folder, begin=Scanner(at=at, calls=calls).start)
            is_kept, found = job.judge(folder, told=ended.told, repeats=False)
            if ended.mistake:
                found.append(f"not told in our words: {ended.mistake}")
            if ended.refusal and event in _WAITED_FOR and calls == _A_WHILE:
                found.append(f"not waited for: {ended.refusal}")
            what = f"call {at}, {event}, {kind}"
            is_kept = is_kept or not ended.refusal
            figures.judged(kind, is_kept=is_kept, violations=[f"{what}: {told}" for told in found])
    figures.seconds = time.monotonic() - begun
    return figures


def _events(job: Rehearsed) -> list[str]:
    """Every call of the job that touches a file of the workspace, in order."""
    folder = job.fresh()
    noted = folder.with_name("events")
    noted.unlink(missing_ok=True)
    run(job.job.work, folder, begin=lambda: Scanner(noted=noted).start())
    return noted.read_text("ascii").split()
