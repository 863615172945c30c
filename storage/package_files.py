"""Packages on a disk or a stick: read forward, written whole, and read back before that is said."""

import hashlib
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from core.packages.container import Writable
from core.packages.refusals import NotReadable, WriteFailed
from core.ports import WrittenFile
from storage.attachments import EvidenceFolder
from storage.disk import chunks_of, device_errors, flush_folder, flush_to_disk, move
from storage.quarantine import QuarantineFolder


class DiskPackages:
    """Fulfils `core.ports.PackageFiles`."""

    def __init__(self, quarantine: Path, store: EvidenceFolder) -> None:
        self._quarantine = quarantine
        self._store = store

    def open(self, path: Path) -> BinaryIO:
        """A package for one forward pass. Links are followed; pipes and devices are refused, not waited for.

        Raises:
            NotReadable (E_READ).
        """
        self.size(path)
        try:
            return path.open("rb")
        except OSError as error:
            raise NotReadable(name=path.name) from error

    def size(self, path: Path) -> int:
        """Bytes of a package file.

        Raises:
            NotReadable (E_READ).
        """
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            raise NotReadable(name=path.name) from error
        if not stat.S_ISREG(status.st_mode):
            raise NotReadable(name=path.name)
        return status.st_size

    def write(self, folder: Path, name: str, *, produce: Callable[[Writable], None]) -> WrittenFile:
        """Let `produce` write under a temporary name; flush, read back, rename. Nothing else ever stays.

        A folder that is not there yet is made: a person names the folder to be filled.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        target, part = folder / name, folder / f"{name}.part"
        try:
            with device_errors(name):
                folder.mkdir(parents=True, exist_ok=True)
                written = _write(part, produce)
                _compare(part, name=name, digest=written.digest())
                move(part, target)
                flush_folder(folder)
        finally:
            with suppress(OSError):  # a folder that is a file, or a drive that is gone, holds no part
                part.unlink(missing_ok=True)
        return WrittenFile(path=target, size=written.size)

    def remove(self, path: Path) -> None:
        """Take back a package that was written a moment ago; it may be gone already.

        Raises:
            FileLocked, WriteFailed.
        """
        with device_errors(path.name):
            path.unlink(missing_ok=True)

    def quarantine(self) -> QuarantineFolder:
        """A fresh quarantine on the volume of the store.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        return QuarantineFolder(self._quarantine, self._store)


class _Hashed:
    """A file that counts and hashes what is written to it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hashed = hashlib.sha512()
        self.size = 0

    def write(self, data: bytes, /) -> None:
        """Take all of `data`."""
        self._file.write(data)
        self._hashed.update(data)
        self.size += len(data)

    def digest(self) -> bytes:
        """SHA-512 of everything so far."""
        return self._hashed.digest()


def _write(part: Path, produce: Callable[[Writable], None]) -> _Hashed:
    with part.open("wb") as file:
        hashed = _Hashed(file)
        produce(hashed)
        flush_to_disk(file)
    return hashed


def _compare(part: Path, *, name: str, digest: bytes) -> None:
    """Read back what was written. The cache is asked to forget it first, where the system can."""
    hashed = hashlib.sha512()
    with part.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        for chunk in chunks_of(file):
            hashed.update(chunk)
    if hashed.digest() != digest:
        raise WriteFailed(name=name)
