"""Writing files so that they are there whole or not at all, and telling why when they are not."""

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

from core.errors import DeviceError
from core.packages.refusals import DiskFull, FileLocked, WriteFailed
from core.storage_errors import PathTooLong, PlaceGone, ReadOnlyPlace

CHUNK = 256 << 10  # bytes; see `core.packages.container.BUFFER`
PATIENCE = 30.0  # seconds a virus scanner or an indexer may hold a file
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ENOTCONN})
_WINDOWS_GONE = frozenset({21, 55, 433, 1006, 1112, 1167})
"""Not ready, no such device, volume altered, no medium, not connected: a stick that was pulled out. Python
tells the first of them as a file nobody may open."""
_WINDOWS_READ_ONLY = 19
_LONGEST_PATH = 259  # characters, where Windows was not told to take more
_PAUSES = (0.01, 0.02, 0.05, 0.1)


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """The rest of a file in pieces of at most `CHUNK`."""
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
    told = getattr(error, "winerror", None)  # on Windows alone
    if error.errno in _FULL:
        return DiskFull(name=name)
    if error.errno == errno.EROFS or told == _WINDOWS_READ_ONLY:
        return ReadOnlyPlace(name=name)
    if error.errno == errno.ENAMETOOLONG or _is_too_long(error):
        return PathTooLong(name=name)
    if error.errno in _GONE or told in _WINDOWS_GONE:
        return PlaceGone(name=name)
    if isinstance(error, PermissionError) and sys.platform == "win32":
        return FileLocked(name=name)
    return WriteFailed(name=name)


def is_gone(place: Path) -> bool:
    """Whether a file or folder cannot be reached any more.

    The system may remember a file of a drive that is gone, so its folder is asked for what it holds. The file
    itself is left alone: closing a database file lets go of the locks on it.
    """
    try:
        place.stat()
        with os.scandir(place.parent) as held:
            next(held, None)
    except OSError:
        return True
    return False


def listed(folder: Path, pattern: str = "*") -> tuple[Path, ...]:
    """What lies in a folder under names like `pattern`, in order; nothing where there is no folder.

    `Path.glob` passes over a folder that does not answer without a word, and what lies in it would be missing
    from a copy that is called whole.

    Raises:
        OSError: the folder may not be listed, or the drive does not answer.
    """
    try:
        with os.scandir(folder) as held:
            return tuple(sorted(folder / each.name for each in held if fnmatch(each.name, pattern)))
    except FileNotFoundError:
        return ()


def everything_in(folder: Path) -> tuple[Path, ...]:
    """All that lies in a folder at every depth, a folder before what is in it; nothing where there is none.

    Raises:
        OSError: one of the folders may not be listed, or the drive does not answer.
    """
    found = []
    for each in listed(folder):
        found.append(each)
        if each.is_dir() and not each.is_symlink():
            found += everything_in(each)
    return tuple(found)


def make_inside(root: Path, folder: Path) -> None:
    """Make a folder and those between it and `root`, which must be there.

    A workspace that was pulled out or moved away is not begun anew in its old place.
    """
    for each in (*reversed(folder.parents), folder):
        if each != root and each.is_relative_to(root) and not each.is_dir():
            each.mkdir(exist_ok=True)
            flush_folder(each.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each so that it outlasts a power cut."""
    for each in (*reversed(folder.parents), folder):
        if not each.is_dir():
            each.mkdir(exist_ok=True)
            flush_folder(each.parent)


def flush_to_disk(file: IO[bytes]) -> None:
    """Return when the medium has what was written."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make a rename in the folder last; only POSIX systems can and need to."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # it may be written and not listed
        return
    try:
        with suppress(OSError):  # some network and FAT drives refuse; the rename itself is done
            os.fsync(handle)
    finally:
        os.close(handle)


def flush_name(file: Path) -> None:
    """Make the name of a file that was renamed last; on POSIX systems a flush of its folder does.

    On Windows a file's flush takes its name along, which no flush of the folder does. A database whose pages
    are written over in place would otherwise be flushed before the names of the files its rows tell of.
    """
    if sys.platform != "win32":
        return
    with suppress(OSError):  # held by another program, or read-only; the rename itself is done
        handle = os.open(file, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def flush_tree(folder: Path) -> None:
    """Make the names of everything in a new folder last, at every depth."""
    for inner in everything_in(folder):
        if inner.is_dir():
            flush_folder(inner)
    flush_folder(folder)


def move(source: Path, target: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Rename over `target`, waiting while another program (virus scanner, indexer) holds one of them.

    On POSIX the new name is on the disk only after `flush_folder`; on Windows it is when this returns.

    Raises:
        PermissionError: it still does after the patience is over.
    """
    rename(source, target, pause=pause)
    if target.is_file():
        flush_name(target)


def rename(source: Path, target: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
    """The same without the name being on the disk: on Windows that takes `flush_name`.

    Raises:
        PermissionError: likewise.
    """
    _when_let_go(lambda: source.replace(target), pause)


def remove_file(path: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Remove a file, if it is there, waiting in the same way.

    Raises:
        PermissionError: another program still holds it after the patience is over.
    """
    _when_let_go(lambda: path.unlink(missing_ok=True), pause)


def write_whole(target: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Put a small file in place whole: temporary name, flush, rename.

    Raises:
        DiskFull, FileLocked, WriteFailed: the old file, if any, is untouched.
    """
    part = target.with_name(f"{target.name}.part")
    with device_errors(target.name):
        make_folder(target.parent)
        try:
            remove_file(part)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                flush_to_disk(file)
            move(part, target)
        finally:
            with suppress(OSError):  # what is done is done; what is left goes at the next writing
                part.unlink(missing_ok=True)
        flush_folder(target.parent)


def set_mode(path: Path, mode: int) -> None:
    """Say who may read or write a file. FAT keeps no such thing and may refuse: then nobody is kept out."""
    with suppress(PermissionError):
        path.chmod(mode)


def remove_tree(folder: Path) -> None:
    """Remove a folder and everything in it, read-only files too; never fails."""
    with suppress(OSError):  # looking at a folder it holds open, `rmtree` asks nobody
        shutil.rmtree(folder, onerror=_remove_read_only)


def free_bytes(folder: Path) -> int:
    """Free space on the volume of a folder, in bytes."""
    return shutil.disk_usage(folder).free


def _when_let_go(act: Callable[[], object], pause: Callable[[float], None]) -> None:
    waited, turn = 0.0, 0
    while True:
        try:
            act()
        except PermissionError as error:
            if sys.platform != "win32" or waited >= PATIENCE or not _is_held(error):
                raise
            pause(_PAUSES[min(turn, len(_PAUSES) - 1)])
            waited += _PAUSES[min(turn, len(_PAUSES) - 1)]
            turn += 1
        else:
            return


def _remove_read_only(act: object, path: str, _error: object) -> None:
    """Windows removes no read-only file: evidence is one. What another program holds stays."""
    if act is os.unlink and not Path(path).is_symlink():
        with suppress(OSError):
            Path(path).chmod(stat.S_IREAD | stat.S_IWRITE)
            Path(path).unlink()


def _is_held(error: PermissionError) -> bool:
    told = getattr(error, "winerror", None)
    return told not in _WINDOWS_GONE and told != _WINDOWS_READ_ONLY


def _is_too_long(error: OSError) -> bool:
    named = error.filename2 or error.filename
    return sys.platform == "win32" and isinstance(named, str) and len(named) > _LONGEST_PATH
