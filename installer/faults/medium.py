"""A stick that is pulled out while a package or a backup is on its way to it.

The stick is a file system of its own that goes in one moment (`umount -l`), or, where nothing may be mounted,
a folder that is moved away: in both, what is open stays writable and nothing is found by its path any more.
Afterwards the stick is plugged in again. What lies on it is whole, or the next start takes it away.
"""

import ctypes
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from faults.calls import mistakes
from faults.children import FILE_EVENTS, Tell, run
from faults.full import mounted
from faults.jobs import Job, Rehearsed
from faults.offices import Offices, at_work
from faults.rehearsals import rehearsed
from faults.report import Asked, Figures

from core.delivery import Form
from core.progress import Silent
from tests.offices import PASSPHRASE, YEAR

STICK = "stick"
_SIZE = 32 << 20  # bytes
_DETACH = 2  # umount2(2): MNT_DETACH
_SHORT = 3
_MOST = 400


def medium(asked: Asked) -> Iterator[Figures]:
    """Pull the stick out at its first call, at its second, and so on, until it is pulled too late."""
    begun, figures = time.monotonic(), Figures(name="medium removed")
    job = rehearsed(asked, TO_STICK)
    moments = range(_MOST) if asked.is_long else sorted(asked.dice().sample(range(30), _SHORT))
    for at in moments:
        if _pulled(job, figures, asked, at=at):
            break
    figures.seconds = time.monotonic() - begun
    yield figures


def _bring(folder: Path, tell: Tell) -> None:
    """A package in one file, one in parts, and a backup."""
    stick = folder / STICK
    with at_work(folder) as services:
        for form, reason in ((Form(), ""), (Form(part_size=1 << 20), "Bổ sung")):
            services.export_package.export(
                YEAR, stick, passphrase=PASSPHRASE, reason=reason, form=form, progress=Silent()
            )
            tell()
        services.safekeeping.backup(stick / "saved.zip", progress=Silent())
        tell()


def _bring_again(folder: Path) -> list[str]:
    with at_work(folder) as services:
        services.safekeeping.backup(folder / STICK / "again.zip", progress=Silent())
        sent = services.export_package.export(
            YEAR, folder / STICK, passphrase=PASSPHRASE, reason="Lần nữa", progress=Silent()
        )
    return [f"not written: {path.name}" for path in sent.files if not path.is_file()]


def _commune(offices: Offices) -> Path:
    made = offices.commune().with_name("with-stick")
    if not made.exists():
        shutil.copytree(offices.commune(), made)
        (made / STICK).mkdir()
    return made


TO_STICK = Job(name="to a stick", prepare=_commune, work=_bring, again=_bring_again, has_steps=True)


def _pulled(job: Rehearsed, figures: Figures, asked: Asked, *, at: int) -> bool:
    """Pull the stick out at one of its calls; whether the job was over before."""
    folder, away = job.fresh(), asked.scratch("medium") / "away"
    stick = folder / STICK
    shutil.rmtree(away, ignore_errors=True)
    with mounted(stick, _SIZE) as disk:
        pull = _moving(stick, away) if disk is None else _unmounting(stick)
        held = os.open(stick, os.O_RDONLY)
        ended = run(job.job.work, folder, begin=_Puller(stick, pull, at=at).start)
        is_over = stick.is_mount() if disk is not None else not away.exists()
        if disk is not None:  # what lies on the stick, wherever it is
            shutil.copytree(f"/proc/self/fd/{held}", away, dirs_exist_ok=True)
        os.close(held)
    _plug_in(away, stick)
    is_kept, found = job.judge(folder, told=ended.told)
    found += mistakes(ended)
    figures.judged("pulled out", is_kept=is_kept, violations=[f"at call {at}: {told}" for told in found])
    return is_over


class _Puller:
    """Pulls the stick out at the N-th call that names it. Only a child may start this."""

    def __init__(self, stick: Path, pull: Callable[[], None], *, at: int) -> None:
        self._stick, self._pull, self._left = str(stick), pull, at

    def start(self) -> None:
        """Begin to listen."""
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in FILE_EVENTS or not str(arguments[0]).startswith(self._stick):
            return
        self._left -= 1
        if self._left == -1:
            self._pull()


def _unmounting(stick: Path) -> Callable[[], None]:
    library, name = ctypes.CDLL(None), os.fsencode(stick)
    return lambda: library.umount2(name, _DETACH)


def _moving(stick: Path, away: Path) -> Callable[[], None]:
    return lambda: os.rename(stick, away)  # noqa: PTH104 - told to the hook as one call


def _plug_in(away: Path, stick: Path) -> None:
    """Back in its place; what was written there meanwhile stays."""
    stick.mkdir(exist_ok=True)
    for path in away.glob("*") if away.is_dir() else ():
        if not (stick / path.name).exists():
            shutil.move(path, stick)
