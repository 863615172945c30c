"""Packages on a disk or a stick: read forward, written whole, and read back before that is said."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from core.packages.refusals import NotReadable, SpaceShort, WriteFailed
from core.ports import WrittenFile
from core.progress import Progress
from storage.attachments import EvidenceFolder
from storage.disk import chunks_of, device_errors, flush_folder, flush_to_disk, free_bytes, move
from storage.quarantine import QuarantineFolder

RESERVE = 200_000_000  # bytes that stay free beside a package (package format, E_SPACE)


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

    def write(self, folder: Path, name: str, chunks: Iterator[bytes], *, progress: Progress) -> WrittenFile:
        """Temporary name, flush, read back, rename; the temporary file never stays.

        Raises:
            DiskFull, FileLocked, WriteFailed.
            Cancelled: asked to stop before the rename.
        """
        target, part = folder / name, folder / f"{name}.part"
        try:
            with device_errors(name):
                size, digest = _write(part, chunks, progress=progress)
                _compare(part, name=name, digest=digest)
                progress.check()
                move(part, target)
                flush_folder(folder)
        finally:
            part.unlink(missing_ok=True)
        return WrittenFile(path=target, size=size)

    def quarantine(self, *, needed: int) -> QuarantineFolder:
        """A fresh quarantine.

        Raises:
            SpaceShort (E_SPACE): less than 1.1 x `needed` + 200 MB is free.
        """
        self._quarantine.mkdir(parents=True, exist_ok=True)
        free, wanted = free_bytes(self._quarantine), needed + needed // 10 + RESERVE
        if free < wanted:
            raise SpaceShort(needed=wanted, free=free)
        return QuarantineFolder(self._quarantine, self._store)


def _write(part: Path, chunks: Iterator[bytes], *, progress: Progress) -> tuple[int, bytes]:
    hashed, size = hashlib.sha512(), 0
    with part.open("wb") as file:
        for chunk in chunks:
            progress.check()
            file.write(chunk)
            hashed.update(chunk)
            size += len(chunk)
        flush_to_disk(file)
    return size, hashed.digest()


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
