"""A program killed at a chosen moment, within this process: its folder is copied as it lies there.

A killed program leaves what the system was told so far. Every call of ours that changes something below the
folder, and every commit, is such a moment: just before it the folder is copied, and the act goes no further.
The copy is what the next start finds; what the dying act still does on its way out happens to a folder nobody
looks at again. (The campaign of faults kills real processes, also inside SQLite.)
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.truncate"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NEVER = 0


class Killed(BaseException):
    """Nobody catches the death of the program."""


class Moments:
    """Counts the moments of one act; at the one of number `at` the folder is copied."""

    def __init__(self, folder: Path, grave: Path, *, at: int) -> None:
        self._folder, self._grave, self._left = str(folder), grave, at
        self._is_copying = False

    @property
    def is_over(self) -> bool:
        """Whether the program was killed."""
        return self._grave.exists()

    def saw(self, event: str, arguments: tuple[object, ...]) -> None:
        """One call of this process, told by Python before it is made."""
        if event == "open":
            path, _mode, flags = arguments
            is_change = isinstance(flags, int) and flags & _WRITING and self._is_ours(path)
        else:
            is_change = event in _CHANGES and self._is_ours(arguments[0])
        if is_change:
            self.moment()

    def moment(self) -> None:
        """The program may die here."""
        if self._is_copying or self.is_over:
            return
        self._left -= 1
        if self._left == 0:
            self._is_copying = True
            shutil.copytree(self._folder, self._grave)
            self._is_copying = False
            raise Killed

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._folder)


class _Watch:
    """The one hook; Python lets none be taken out again."""

    def __init__(self) -> None:
        self.moments: Moments | None = None
        self.is_hooked = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.moments is not None:
            self.moments.saw(event, arguments)


_WATCH = _Watch()


@contextmanager
def mortal(folder: Path, grave: Path, *, engine: sa.Engine, at: int) -> Iterator[None]:
    """Inside the block the program is killed at a moment, if it comes to it; the block then ends silently."""
    if at == NEVER:
        yield
        return
    if not _WATCH.is_hooked:
        sys.addaudithook(_WATCH)
        _WATCH.is_hooked = True
    moments = Moments(folder, grave, at=at)

    def committing(_connection: sa.Connection) -> None:
        moments.moment()

    sa.event.listen(engine, "commit", committing)
    _WATCH.moments = moments
    try:
        yield
        moments.moment()  # it is done, and nobody was told yet
    except Killed:
        pass
    finally:
        _WATCH.moments = None
        sa.event.remove(engine, "commit", committing)
