"""One program per workspace. The system lets go of the lock when a program ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.storage_errors import WorkspaceInUse
from storage.disk import device_errors

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WorkspaceLock:
    """Held from the moment it is made until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        A lock file that is new is flushed: where a folder's own flush does nothing (Windows), the file takes
        along the moves that brought its folder here. Nothing is entered into a folder that a power cut takes
        back.

        Raises:
            WorkspaceInUse: another program, or another window of this one, holds it.
            DiskFull, FileLocked, WriteFailed: the lock file cannot be made.
        """
        with device_errors(path.name):
            is_new = not path.exists()
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            if is_new:
                _flush(self._handle)
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise WorkspaceInUse(name=path.parent.name) from error

    def release(self) -> None:
        """Let go; the file stays, for removing it would open a race."""
        if self._handle >= 0:
            with suppress(OSError):  # the drive may be gone, and the lock with it
                os.close(self._handle)
            self._handle = -1


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """A lock held while the block lasts.

    Raises:
        WorkspaceInUse, DiskFull, FileLocked, WriteFailed.
    """
    lock = WorkspaceLock(path)
    try:
        yield
    finally:
        lock.release()


def _flush(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError:
        os.close(handle)
        raise


def is_held(path: Path) -> bool:
    """Whether another program holds this lock; one that cannot be looked at is nobody's."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        _take(handle)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
