"""Files whose reading and writing can be stopped at any moment, hashed on their way."""

import errno
import os
from pathlib import Path
from typing import BinaryIO

from core.delivery import TooLargeForVolume
from core.packages.beside import Beside, Sum
from core.packages.refusals import NotReadable
from core.progress import Progress
from storage.disk import CHUNK, chunks_of
from storage.volumes import FAT_LIMIT


class WatchedSource:
    """A file being read; its errors are the source's, not those of a drive that is written to meanwhile."""

    def __init__(self, file: BinaryIO, name: str, *, progress: Progress) -> None:
        self._file, self._name, self._progress = file, name, progress

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            NotReadable: the drive does not answer.
            Cancelled: the person stopped.
        """
        self._progress.check()
        try:
            return self._file.read(size)
        except OSError as error:
            raise NotReadable(name=self._name) from error


class WatchedTarget:
    """A file being written: counts and sums up what goes to it."""

    def __init__(self, file: BinaryIO, name: str, *, progress: Progress, beside: Beside) -> None:
        self.name = name
        self._file, self._progress = file, progress
        self._summed = beside.crc32()
        self.size = 0

    @property
    def crc32(self) -> str:
        """CRC-32 of everything so far, in hex."""
        return self._summed.hexdigest()

    def write(self, data: bytes, /) -> int:
        """Take all of `data`.

        Raises:
            TooLargeForVolume: the drive's file system ends here.
            OSError: the drive failed.
            Cancelled: the person stopped.
        """
        self._progress.check()
        try:
            self._file.write(data)
        except OSError as error:
            if error.errno == errno.EFBIG and self.size + len(data) > FAT_LIMIT:
                raise TooLargeForVolume(name=self.name) from error
            raise
        self._summed.update(data)
        self.size += len(data)
        return len(data)


class ReadBack:
    """A file just written, read as the medium has it: what is read of it is summed up, and then the rest."""

    def __init__(self, file: BinaryIO, name: str, *, progress: Progress, beside: Beside) -> None:
        _forget(file)
        self._source = WatchedSource(file, name, progress=progress)
        self._file, self._progress = file, progress
        self._summed = beside.crc32()

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; see `WatchedSource.read`."""
        data = self._source.read(size)
        self._summed.update(data)
        return data

    def crc32(self) -> str:
        """CRC-32 of the whole file, in hex; what nobody has read yet is read now.

        Raises:
            OSError: the drive failed or is gone.
            Cancelled: the person stopped.
        """
        for chunk in chunks_of(self._file):
            self._progress.check()
            self._summed.update(chunk)
        return self._summed.hexdigest()


def read_back(path: Path, *sums: Sum, progress: Progress) -> None:
    """Sum up a file as the medium has it: the cache is asked to forget it first, where the system can.

    Raises:
        OSError: the drive failed or is gone.
        Cancelled: the person stopped.
    """
    done = 0
    with path.open("rb") as file:
        _forget(file)
        size = os.fstat(file.fileno()).st_size
        while chunk := file.read(CHUNK):
            progress.check()
            for each in sums:
                each.update(chunk)
            done += len(chunk)
            progress.report(done, size)


def _forget(file: BinaryIO) -> None:
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
