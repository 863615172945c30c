"""Write a large file so that it is there whole, read back and judged, or not at all."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from core.delivery import TooLargeForVolume
from core.errors import CchcError
from core.packages.beside import Beside
from core.packages.container import Writable
from core.packages.refusals import WriteFailed
from core.ports import UNWATCHED, Verify, WrittenFile, nothing_more
from core.progress import Progress, Stoppable
from storage.disk import device_errors, flush_folder, flush_to_disk, make_folder, move
from storage.flushes import Flushes
from storage.uncached import Uncached
from storage.volumes import largest_file
from storage.watched import ReadBack, WatchedTarget


def write_file(
    folder: Path,
    name: str,
    *,
    produce: Callable[[Writable], None],
    verify: Verify = nothing_more,
    size: int = 0,
    progress: Progress = UNWATCHED,
) -> WrittenFile:
    """Let `produce` write under a temporary name; flush, read back, verify, rename (package format, 10).

    A folder that is not there yet is made: a person names the folder to be filled. Nothing else stays.

    Args:
        folder: where the file goes.
        name: its final name.
        produce: writes the content.
        verify: gets what was written, re-opened, before it takes its name; what it raises stops the rename.
        size: how large the file will be at least, in bytes, as far as it is known before.
        progress: may stop the work until the rename; how far it is, `produce` and `verify` tell.

    Raises:
        TooLargeForVolume: the drive's file system takes no file of this size.
        DiskFull, FileLocked, WriteFailed.
        Cancelled.
    """
    target, part = folder / name, folder / f"{name}.part"
    stop = Stoppable(progress)
    try:
        with device_errors(name):
            make_folder(folder)
            _check_volume(folder, name, size=size)
            written = _write(part, name, produce=produce, stop=stop)
            _judge(part, written, verify=verify, stop=stop)
            move(part, target)
            flush_folder(folder)
    finally:
        with suppress(OSError):  # a folder that is a file, or a drive that is gone, holds no part
            part.unlink(missing_ok=True)
    return WrittenFile(path=target, size=written.size, crc32=written.crc32)


def _check_volume(folder: Path, name: str, *, size: int) -> None:
    largest = largest_file(folder)
    if largest is not None and size > largest:
        raise TooLargeForVolume(name=name)


def _write(part: Path, name: str, *, produce: Callable[[Writable], None], stop: Progress) -> WatchedTarget:
    flushes = Flushes(name)
    with part.open("wb") as file, Beside() as beside:
        target = WatchedTarget(file, name, progress=stop, beside=beside, flushes=flushes)
        try:
            produce(target)
            flushes.wait()
            flush_to_disk(file)
        finally:
            flushes.end()
    return target


def _judge(part: Path, written: WatchedTarget, *, verify: Verify, stop: Progress) -> None:
    """Read back once: the reader every recipient uses and the sum of what was written see the same bytes.

    The reader hashes what it believes. That the bytes are those that were written, a CRC-32 tells: it stands
    against a worn medium, and costs a fifth of a SHA-512.

    Raises:
        WriteFailed: the medium has other bytes, whatever the reader said of them.
    """
    with closing(Uncached(part)) as file, Beside() as beside:
        reopened = ReadBack(file, written.name, progress=stop, beside=beside)
        try:
            verify(reopened)
        except CchcError as refused:
            if reopened.crc32() != written.crc32:
                raise WriteFailed(name=written.name) from refused
            raise
        if reopened.crc32() != written.crc32:
            raise WriteFailed(name=written.name)
