"""Packages on a disk or a stick: read forward, written whole, and read back before that is said."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from core.delivery import Delivered, Drive
from core.packages.container import Readable, Writable
from core.packages.refusals import SpaceShort
from core.ports import UNWATCHED, Identities, Verify, WrittenFile, nothing_more
from core.progress import Progress
from storage.arrivals import arrived, size_of
from storage.attachments import EvidenceFolder
from storage.beginnings import beginning
from storage.deliveries import check_again, deliver
from storage.disk import device_errors, free_bytes
from storage.drives import removable_drives
from storage.part_files import found_in
from storage.plain_files import open_package
from storage.quarantine import QuarantineFolder
from storage.unfinished import Unfinished
from storage.volumes import nearest
from storage.written_files import write_file

_MARGIN = 50  # a fiftieth more: what file systems need for themselves


class DiskPackages:
    """Fulfils `core.ports.PackageFiles`."""

    def __init__(self, quarantine: Path, store: EvidenceFolder, *, unfinished: Unfinished) -> None:
        self._quarantine = quarantine
        self._store = store
        self._unfinished = unfinished

    def open(self, path: Path) -> BinaryIO:
        """A package for one forward pass. Links are followed; pipes and devices are refused, not waited for.

        Raises:
            NotReadable (E_READ).
        """
        return open_package(path)

    def arrived(
        self, path: Path, *, identities: Identities, progress: Progress
    ) -> AbstractContextManager[Readable]:
        """The container behind a file, a part or a parts list; see `storage.arrivals.arrived`."""
        return arrived(path, quarantine=self._quarantine, identities=identities, progress=progress)

    def beginning(
        self, path: Path, *, identities: Identities, progress: Progress
    ) -> AbstractContextManager[Readable]:
        """The same as far as its head goes, nothing joined or decrypted beyond; see `storage.beginnings`."""
        return beginning(path, identities=identities, progress=progress)

    def found_in(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """One path for every package among files and folders, whole or in parts.

        Raises:
            NotReadable (E_READ): a folder cannot be listed.
        """
        return found_in(paths)

    def drives(self) -> tuple[Drive, ...]:
        """Removable drives that are plugged in now; empty where the system does not tell."""
        return removable_drives()

    def check_room(self, folder: Path, size: int) -> None:
        """Whether `size` bytes more have room on the volume of a folder, which need not be there yet.

        Raises:
            SpaceShort.
        """
        with device_errors(folder.name):
            free = free_bytes(nearest(folder))
        if free < size + size // _MARGIN:
            raise SpaceShort(needed=size + size // _MARGIN, free=free)

    def size(self, path: Path) -> int:
        """Bytes of a package file; of one in parts those of the joined file.

        Raises:
            NotReadable (E_READ).
            PartsListWrong, PartMissing: the list cannot be read, or is not there.
        """
        return size_of(path)

    def write(
        self,
        folder: Path,
        name: str,
        *,
        produce: Callable[[Writable], None],
        verify: Verify = nothing_more,
        size: int = 0,
        progress: Progress = UNWATCHED,
    ) -> WrittenFile:
        """Let `produce` write a file that is judged before it takes its name; see `write_file`."""
        with self._unfinished.writing(folder, name):
            return write_file(folder, name, produce=produce, verify=verify, size=size, progress=progress)

    def deliver(
        self, source: Path, folder: Path, *, name: str, part_size: int | None, progress: Progress
    ) -> Delivered:
        """Bring a finished file somewhere, whole or in parts; see `storage.deliveries.deliver`."""
        with self._unfinished.writing(folder, name):
            return deliver(source, folder, name=name, part_size=part_size, progress=progress)

    def check_again(self, delivered: Delivered, *, progress: Progress) -> None:
        """Read everything that was delivered once more; see `storage.deliveries.check_again`."""
        check_again(delivered, progress=progress)

    def quarantine(self) -> QuarantineFolder:
        """A fresh quarantine on the volume of the store.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        return QuarantineFolder(self._quarantine, self._store)
