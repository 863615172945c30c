"""A second start asks the window that holds a workspace to come forward and to take files.

Each asking is a small file of its own in the workspace's folder, in place whole, removed in answer: no
network and no common memory is needed, several askings at once do not meet, and a program that has died
answers nothing. What such a file says is not believed: it names files that the window shows for review, and
no more. One that nobody waits for any longer is removed unheeded.
"""

import ctypes
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final
from uuid import uuid4

from core.machine import Reply
from core.packages.refusals import DiskFull, FileLocked, WriteFailed
from core.progress import Cancelled, Progress
from storage.disk import write_whole
from storage.lock import is_held
from storage.paths import Workspace

PREFIX: Final = "socchc-call."
LARGEST: Final = 256 << 10  # bytes; a command line of Windows cannot name more
PATIENCE: Final = 15.0  # seconds: a window on a slow computer may only just be opening
_STALE = 2 * PATIENCE
_NAME = re.compile(re.escape(PREFIX) + "[0-9a-f]{32}")
_HEAD, _END = b"socchc-call 1", b"\0"  # no path holds this byte
_PAUSE = 0.05  # seconds
_PAUSES_BETWEEN_LOOKS = 10  # the lock is tried now and then only: trying it holds it for a moment
_TRIES = 5  # a virus scanner may hold a new file for a moment


def call(
    folder: Path,
    files: Sequence[Path],
    *,
    progress: Progress,
    pause: Callable[[float], None] = time.sleep,
    patience: float = PATIENCE,
) -> Reply:
    """Ask the program that holds the workspace to show itself and to take these files (absolute paths).

    Raises:
        Cancelled: the person stopped waiting; nothing was taken.
    """
    asked = folder / f"{PREFIX}{uuid4().hex}"
    _let_it_come_forward()
    try:
        write_whole(asked, _END.join((_HEAD, *map(os.fsencode, files))))
    except (DiskFull, FileLocked, WriteFailed):
        return Reply.SILENT
    try:
        reply = _answer(asked, progress=progress, pause=pause, patience=patience)
    except Cancelled:
        if _took_back(asked):
            raise
        return Reply.TAKEN
    return reply if _took_back(asked) else Reply.TAKEN


def is_in_use(folder: Path) -> bool:
    """Whether another program holds the workspace in a folder."""
    return is_held(Workspace(root=folder).lock)


def heard(folder: Path, *, now: Callable[[], float] = time.time) -> tuple[Path, ...] | None:
    """The files somebody asked for, oldest first, which is answered by this; None when nobody asked."""
    found: list[Path] = []
    is_asked = False
    for asking in _askings(folder):
        told = _told(asking, now())
        if told is not None and _took_back(asking):
            is_asked = True
            found.extend(told)
    return tuple(dict.fromkeys(found)) if is_asked else None


def _answer(asked: Path, *, progress: Progress, pause: Callable[[float], None], patience: float) -> Reply:
    pauses = 0
    while asked.exists():
        progress.check()
        if pauses * _PAUSE >= patience:
            return Reply.SILENT
        if pauses % _PAUSES_BETWEEN_LOOKS == _PAUSES_BETWEEN_LOOKS - 1 and not is_in_use(asked.parent):
            return Reply.GONE
        pause(_PAUSE)
        pauses += 1
    return Reply.TAKEN


def _askings(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            named = [folder / entry.name for entry in entries if _NAME.fullmatch(entry.name)]
    except OSError:
        return
    yield from sorted(named, key=_age)


def _age(path: Path) -> int:
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0


def _told(asking: Path, now: float) -> tuple[Path, ...] | None:
    """The files an asking names; None when it is none, which is then out of the way."""
    try:
        status = asking.lstat()
        if (
            not stat.S_ISREG(status.st_mode)
            or status.st_size > LARGEST
            or abs(now - status.st_mtime) > _STALE
        ):
            _took_back(asking)
            return None
        head, *named = asking.read_bytes().split(_END)
        paths = [Path(os.fsdecode(each)) for each in named if each]
    except UnicodeDecodeError:
        head, paths = b"", []
    except OSError:
        return None
    if head != _HEAD:
        _took_back(asking)
        return None
    return tuple(path for path in paths if path.is_absolute())


def _took_back(asking: Path) -> bool:
    """Whether it was there and is removed now: of two who want an asking, one has it."""
    for _ in range(_TRIES):
        try:
            asking.unlink()
        except FileNotFoundError:
            return False
        except OSError:
            time.sleep(_PAUSE)
        else:
            return True
    return False


def _let_it_come_forward() -> None:
    """Windows lets a program raise its window only with the leave of the one the person just started."""
    if sys.platform == "win32":
        any_program = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_program)
