"""Flushes that run beside the work and beside each other; the work waits where their promise is needed.

A flush is waiting for the disk and nothing else. Those that wait together are served together: a file system
with a journal writes it once for all of them.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

from core.errors import CchcError
from storage.disk import device_errors, flush_folder, flush_name, make_inside, rename, set_mode

_AT_ONCE = 8
_AHEAD = 64
"""Flushes that may be begun and not waited for: each holds a file open."""


class Flushes:
    """Any number of flushes, begun in order; `end` lets go of the threads.

    They fail in our words, with the `name` of what they are of: DiskFull, FileLocked, WriteFailed.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._threads = ThreadPoolExecutor(max_workers=_AT_ONCE)
        self._begun: deque[Future[None]] = deque()

    def begin(self, flush: Callable[[], None]) -> None:
        """Let a flush run. What it raises is raised by `wait`, or here when too many wait already."""
        self._begun.append(self._threads.submit(self._run, flush))
        if len(self._begun) > _AHEAD:
            self._begun.popleft().result()

    def wait(self) -> None:
        """Return when everything begun is on the disk; what the first that failed raised is raised."""
        while self._begun:
            self._begun.popleft().result()

    def all(self, flushes: Iterable[Callable[[], None]]) -> None:
        """Begin these and wait for them."""
        for flush in flushes:
            self.begin(flush)
        self.wait()

    def end(self) -> None:
        """Wait for what is still running, whatever becomes of it: nothing is held open afterwards."""
        while self._begun:
            with suppress(CchcError):
                self._begun.popleft().result()
        self._threads.shutdown()

    def _run(self, flush: Callable[[], None]) -> None:
        with device_errors(self._name):
            flush()


def move_together(moved: Mapping[Path, Path], *, inside: Path, mode: int, flushes: Flushes) -> None:
    """Rename files of one volume into folders of `inside`, made where they are missing, and give them a mode.

    When this returns every new name is on the disk; each folder was flushed once.

    Raises:
        OSError: the drive failed; some may have moved.
    """
    folders = sorted({target.parent for target in moved.values()})
    make_inside(inside.parent, inside)
    made = [folder for folder in folders if not folder.is_dir()]
    for folder in made:
        folder.mkdir(exist_ok=True)
    for source, target in moved.items():
        rename(source, target)
    if sys.platform == "win32":  # elsewhere a flush of the folder makes the names last
        flushes.all(partial(flush_name, target) for target in moved.values())
    for target in moved.values():
        set_mode(target, mode)  # a file nobody may write to cannot be flushed on Windows
    flushes.all(partial(flush_folder, folder) for folder in ([inside] if made else []) + folders)
