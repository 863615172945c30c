"""Writing files so that they are there whole or not at all, and telling why when they are not."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from core.errors import DeviceError
from core.packages.refusals import DiskFull, FileLocked, WriteFailed

CHUNK = 1 << 20  # bytes
PATIENCE = 30.0  # seconds a virus scanner or an indexer may hold a file
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_PAUSES = (0.01, 0.02, 0.05, 0.1)


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """The rest of a file in pieces of at most one mebibyte."""
    while chunk := file.read(CHUNK):
        yield chunk


@contextmanager
def device_errors(name: str) -> Iterator[None]:
    """Turn the system's write errors into ours.

    Raises:
        DiskFull, FileLocked, WriteFailed.
    """
    try:
        yield
    except OSError as error:
        raise write_failure(error, name) from error


def write_failure(error: OSError, name: str) -> DeviceError:
    """Our error for a write that failed."""
    if error.errno in _FULL:
        return DiskFull(name=name)
    if isinstance(error, PermissionError) and sys.platform == "win32":
        return FileLocked(name=name)
    return WriteFailed(name=name)


def flush_to_disk(file: IO[bytes]) -> None:
    """Return when the medium has what was written."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make a rename in the folder last; only POSIX systems can and need to."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network and FAT drives refuse; the rename itself is done
            os.fsync(handle)
    finally:
        os.close(handle)


def move(source: Path, target: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Rename over `target`, waiting while another program (virus scanner, indexer) holds one of them.

    Raises:
        PermissionError: it still does after the patience is over.
    """
    waited, turn = 0.0, 0
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32" or waited >= PATIENCE:
                raise
            pause(_PAUSES[min(turn, len(_PAUSES) - 1)])
            waited += _PAUSES[min(turn, len(_PAUSES) - 1)]
            turn += 1
        else:
            return


def write_whole(target: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Put a small file in place whole: temporary name, flush, rename.

    Raises:
        DiskFull, FileLocked, WriteFailed: the old file, if any, is untouched.
    """
    part = target.with_name(f"{target.name}.part")
    with device_errors(target.name):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.unlink(missing_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                flush_to_disk(file)
            move(part, target)
        finally:
            part.unlink(missing_ok=True)
        flush_folder(target.parent)


def remove_tree(folder: Path) -> None:
    """Remove a folder and everything in it; never fails."""
    shutil.rmtree(folder, ignore_errors=True)


def free_bytes(folder: Path) -> int:
    """Free space on the volume of a folder, in bytes."""
    return shutil.disk_usage(folder).free
