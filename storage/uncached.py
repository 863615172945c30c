"""Read a file as the medium has it: past the system's cache, where the system lets a program do so.

What was just written still lies in the cache, which would vouch for itself. Linux reads around it
(`O_DIRECT`); where a drive refuses that, the cache is asked to forget the file first. Windows offers neither
to Python.
"""

import errno
import mmap
import os
from io import FileIO
from pathlib import Path

_BLOCK = 1 << 20
"""Bytes read at once: a multiple of every drive's own blocks, at an address that is one as well."""
_AROUND = getattr(os, "O_DIRECT", 0)


class Uncached:
    """A file read once, from its first byte to its last."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file, self._is_around = _opened(path)
        self.size = os.fstat(self._file.fileno()).st_size
        """Bytes, as the file system tells them."""
        self._block = mmap.mmap(-1, _BLOCK)
        self._held = memoryview(b"")
        self._at = 0

    def close(self) -> None:
        """Nothing more will be read."""
        self._file.close()
        self._held.release()
        self._block.close()

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, and none at the end only.

        Raises:
            OSError: the drive failed or is gone.
        """
        if not self._held:
            self._fill()
        taken, self._held = bytes(self._held[:size]), self._held[size:]
        return taken

    def _fill(self) -> None:
        if self._is_around and self._at % mmap.PAGESIZE:  # it ended, or read less than it could
            self._go_on_plainly()
        try:
            length = self._file.readinto(self._block)
        except OSError as error:
            if not self._is_around or error.errno != errno.EINVAL:
                raise
            self._go_on_plainly()
            length = self._file.readinto(self._block)
        self._at += length
        self._held = memoryview(self._block)[:length]

    def _go_on_plainly(self) -> None:
        self._file.close()
        self._file, self._is_around = _plain(self._path), False
        self._file.seek(self._at)


def _opened(path: Path) -> tuple[FileIO, bool]:
    """The file, and whether it is read around the cache."""
    if _AROUND:
        try:
            return FileIO(path, opener=lambda name, flags: os.open(name, flags | _AROUND)), True
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
    return _plain(path), False


def _plain(path: Path) -> FileIO:
    file = FileIO(path)
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return file
