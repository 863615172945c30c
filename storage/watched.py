"""Files whose reading and writing can be stopped at any moment, hashed on their way."""

import errno
import os
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import BinaryIO

from core.delivery import TooLargeForVolume
from core.packages.beside import Beside, Sum
from core.packages.ends import Readable
from core.packages.refusals import NotReadable
from core.progress import Progress
from storage.disk import CHUNK
from storage.flushes import Flushes
from storage.uncached import Uncached
from storage.volumes import FAT_LIMIT

_STRETCH = 16 << 20
"""Bytes after which a flush begins: twice as many are with the system, and not yet on the medium, at most."""


class WatchedSource:
    """A file being read; its errors are the source's, not those of a drive that is written to meanwhile."""

    def __init__(self, file: Readable, name: str, *, progress: Progress) -> None:
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
    """A file being written: counts, sums up and flushes what goes to it.

    Flushes run beside the writing, one at a time. A slow stick thus has nearly everything when the last byte
    is handed over: what was told of the progress is true, and stopping does not wait long.
    """

    def __init__(
        self, file: BinaryIO, name: str, *, progress: Progress, beside: Beside, flushes: Flushes
    ) -> None:
        self.name = name
        self._file, self._progress, self._flushes = file, progress, flushes
        self._summed = beside.crc32()
        self.size = self._flushed = 0

    @property
    def crc32(self) -> str:
        """CRC-32 of everything so far, in hex."""
        return self._summed.hexdigest()

    def write(self, data: bytes, /) -> int:
        """Take all of `data`.

        Raises:
            TooLargeForVolume: the drive's file system ends here.
            OSError: the drive failed.
            DeviceError: it failed to flush what was written before.
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
        if self.size - self._flushed >= _STRETCH:
            self._flushes.wait()
            self._flushes.begin(partial(os.fsync, self._file.fileno()))
            self._flushed = self.size
        return len(data)


class ReadBack:
    """A file just written, read as the medium has it: what is read of it is summed up, and then the rest."""

    def __init__(self, file: Readable, name: str, *, progress: Progress, beside: Beside) -> None:
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
        while chunk := self._file.read(CHUNK):
            self._progress.check()
            self._summed.update(chunk)
        return self._summed.hexdigest()


def read_back(path: Path, *sums: Sum, progress: Progress) -> None:
    """Sum up a file as the medium has it; see `storage.uncached`.

    Raises:
        OSError: the drive failed or is gone.
        Cancelled: the person stopped.
    """
    done = 0
    with closing(Uncached(path)) as file:
        while chunk := file.read(CHUNK):
            progress.check()
            for each in sums:
                each.update(chunk)
            done += len(chunk)
            progress.report(done, file.size)
