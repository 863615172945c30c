"""Packages on a disk or a stick: read forward, written whole, and read back before that is said."""

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import BinaryIO

from core.packages.container import Writable
from core.packages.refusals import WriteFailed
from core.ports import Identities, Verify, WrittenFile, nothing_more
from core.progress import Progress
from storage.arrivals import arrived, size_of
from storage.attachments import EvidenceFolder
from storage.disk import chunks_of, device_errors, flush_folder, flush_to_disk, move
from storage.part_files import found_in
from storage.plain_files import open_package
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
        return open_package(path)

    def arrived(
        self, path: Path, *, identities: Identities, progress: Progress
    ) -> AbstractContextManager[BinaryIO]:
        """The container behind a file, a part or a parts list; see `storage.arrivals.arrived`."""
        return arrived(path, quarantine=self._quarantine, identities=identities, progress=progress)

    def found_in(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """One path for every package among files and folders, whole or in parts.

        Raises:
            NotReadable (E_READ): a folder cannot be listed.
        """
        return found_in(paths)

    def size(self, path: Path) -> int:
        """Bytes of a package file; of one in parts those of the joined file.

        Raises:
            NotReadable (E_READ).
            PartsListWrong, PartMissing: the list cannot be read, or is not there.
        """
        return size_of(path)

    def write(
        self, folder: Path, name: str, *, produce: Callable[[Writable], None], verify: Verify = nothing_more
    ) -> WrittenFile:
        """Let `produce` write under a temporary name; flush, read back, verify, rename.

        `verify` gets what was written, re-opened, before it takes its name; what it raises stops the rename.
        A folder that is not there yet is made: a person names the folder to be filled. Nothing else stays.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        target, part = folder / name, folder / f"{name}.part"
        try:
            with device_errors(name):
                folder.mkdir(parents=True, exist_ok=True)
                written = _write(part, produce)
                _compare(part, name=name, digest=written.digest())
                with part.open("rb") as reopened:
                    verify(reopened)
                move(part, target)
                flush_folder(folder)
        finally:
            with suppress(OSError):  # a folder that is a file, or a drive that is gone, holds no part
                part.unlink(missing_ok=True)
        return WrittenFile(path=target, size=written.size)

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
