"""A disk that is full at some point of a job, and a limit on the size of files where none may be mounted.

The disk lies about its room (a stick of false capacity): what the program asks for before it begins is tested
elsewhere, here it must cope with a write that is refused amid the work.
"""

import os
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from faults.calls import mistakes
from faults.children import run
from faults.jobs import Rehearsed
from faults.rehearsals import rehearsed_jobs
from faults.report import Asked, Figures

_STEP = 96 << 10  # bytes
_MOST = 12 << 20
_LARGE = 1 << 30
_LEAST = 4096  # bytes; a memory disk of size 0 has no end
_LIMITS = (0, 1, 512, 4096, 16_384, 65_536, 200_000, 500_000, 950_000)
_SHORT = 2


def full(asked: Asked) -> Iterator[Figures]:
    """Every job with more and more room, until there is enough."""
    for rehearsed in rehearsed_jobs(asked, short=("import",)):
        begun, figures = time.monotonic(), Figures(name=f"full disk, {rehearsed.job.name}")
        limits, rooms = list(_LIMITS), list(range(0, _MOST, _STEP))
        if not asked.is_long:
            limits, rooms = asked.dice().sample(limits, 1), asked.dice().sample(rooms[:10], _SHORT)
        for most in limits:
            _met(
                rehearsed,
                figures,
                rehearsed.fresh(),
                begin=_limited(most),
                what=f"files limited, {most} bytes",
            )
        for room in rooms if can_mount() else ():
            if _filled(rehearsed, figures, asked.scratch("disk"), room=room):
                break
        figures.seconds = time.monotonic() - begun
        yield figures


def _filled(rehearsed: Rehearsed, figures: Figures, place: Path, *, room: int) -> bool:
    """Do the job on a disk with so much room, which is made larger before it is looked at; was it enough?"""
    with mounted(place, _LARGE):
        folder = Path(shutil.copytree(rehearsed.fresh(), place / "work"))
        told = os.statvfs(place)
        used = (told.f_blocks - told.f_bfree) * told.f_frsize
        _resize(place, max(used + room, _LEAST))
        return _met(
            rehearsed,
            figures,
            folder,
            begin=_lying,
            after=lambda: _resize(place, _LARGE),
            what=f"disk full, {room} bytes more",
        )


def _met(
    rehearsed: Rehearsed,
    figures: Figures,
    folder: Path,
    *,
    begin: Callable[[], None],
    what: str,
    after: Callable[[], object] = lambda: None,
) -> bool:
    """Do the job and look at what is left; whether it met no refusal."""
    ended = run(rehearsed.job.work, folder, begin=begin)
    after()
    is_kept, found = rehearsed.judge(folder, told=ended.told)
    found += mistakes(ended)
    kind = what.partition(",")[0]
    figures.judged(kind, is_kept=is_kept, violations=[f"{what}: {told}" for told in found])
    return not ended.refusal and not found


def _lying() -> None:
    """From now on every drive has room, as it says. Only a child may do this."""
    room = shutil.disk_usage("/")._replace(total=1 << 50, free=1 << 50)
    shutil.disk_usage = lambda _path: room


def _limited(most: int) -> Callable[[], None]:
    def begin() -> None:
        _lying()
        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))

    return begin


def _resize(disk: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)


@cache
def can_mount() -> bool:
    """Whether this process may mount a file system."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    words = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return not subprocess.run(words, capture_output=True, check=False).returncode


@contextmanager
def mounted(folder: Path, size: int) -> Iterator[Path | None]:
    """A disk of so many bytes; None where nothing may be mounted."""
    if not can_mount():
        yield None
        return
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)  # or it is gone
