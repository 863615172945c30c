"""What the work needs from outside, as Protocols. `storage` fulfils them; tests fake them.

A `Transaction` is one all-or-nothing piece of work on the database. Files (evidence, packages, keys)
lie beside it and have ports of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from core.own_keys import KeyPart
from core.packages.age_keys import AgeIdentity
from core.packages.ends import EvidenceSink, Readable
from core.progress import Silent
from core.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path

    from core.delivery import Delivered, Drive
    from core.evidence import StoredFile
    from core.packages.ends import Writable
    from core.progress import Progress
    from core.units import Unit

__all__ = [
    "Attachments",
    "Clock",
    "Database",
    "KeyFiles",
    "OfficialUnits",
    "Outbox",
    "PackageFiles",
    "Quarantine",
    "Transaction",
    "WrittenFile",
]


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""

    def today(self) -> date:
        """Today's plain local date."""


class Database(Protocol):
    """The workspace's database. Leaving the block commits; an exception undoes everything."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin one piece of work."""

    def schema(self) -> str:
        """The revision of the schema."""

    def converted_from(self) -> Path | None:
        """The copy of the file as it was before this opening brought it to a new form, or None."""

    def check(self) -> tuple[str, ...]:
        """Problems found by a full integrity check, as `code subject`; empty when sound."""


class Attachments(Protocol):
    """Evidence contents, once each, named by their SHA-256; never opened from the store itself."""

    def keep(
        self, source: Path, *, progress: Progress, on_new: Callable[[StoredFile], None] | None = None
    ) -> StoredFile:
        """Copy a file in, hash it, find its type; `on_new` is told of a content that was not held before.

        Raises:
            EvidenceTypeRefused, SourceUnreadable, DiskFull.
        """

    def weigh(self, source: Path, *, progress: Progress) -> StoredFile:
        """What keeping a file would give; nothing is kept.

        Raises:
            FolderGiven, EvidenceTypeRefused, SourceUnreadable, Cancelled.
        """

    def remove(self, sha256: str, extension: str) -> None:
        """Take back a content that nothing names; never fails."""

    def open(self, file: StoredFile) -> BinaryIO:
        """The content, for reading.

        Raises:
            EvidenceLost: the store no longer holds it.
        """

    def place(self, file: StoredFile) -> Path:
        """Where the content lies, for readers of this program alone; it may be gone."""

    def open_source(self, source: Path) -> BinaryIO:
        """A file that is not taken in yet, for reading.

        Raises:
            SourceUnreadable.
        """

    def put_aside(self, content: bytes, *, name: str) -> Path:
        """Write something pasted under a safe name until it is taken in; gone after the next start.

        Raises:
            DiskFull, WriteFailed.
        """

    def scratch(self, name: str) -> AbstractContextManager[Path]:
        """A free place for one file while the block lasts."""

    def forget_aside(self, path: Path) -> None:
        """Remove what was put aside; any other file is left alone. Never fails."""

    def copy_out(self, file: StoredFile, *, name: str, accepts_unmarked: bool = False) -> Path:
        """A read-only copy under a safe name, marked as foreign, for opening with another program.

        Raises:
            MarkNotKept: no mark could be written and the person has not agreed to go without.
            EvidenceLost, DiskFull.
        """

    def absent(self, files: Iterable[StoredFile]) -> tuple[str, ...]:
        """Contents that are missing or have another size, as `code sha256`; reads no file."""

    def problems(self, files: Iterable[StoredFile]) -> tuple[str, ...]:
        """Contents that are missing or differ, as `code sha256`; hashes every file."""

    def settle(self, files: Iterable[StoredFile]) -> None:
        """Rows name these new contents now; one that was never settled is looked at by the next start."""

    def sweep(self, keep: Iterable[str]) -> int:
        """Remove contents nobody names and leftovers of interrupted work; how many were removed."""


class Quarantine(EvidenceSink, Protocol):
    """Where one package's files wait until they are believed; closing a received file flushes it."""

    def believe(self, digest: str) -> None:
        """Move every received file of the package of this digest into the store; a sound one there stays."""

    def settle(self) -> None:
        """The import was committed: what was believed stays."""

    def discard(self) -> None:
        """Remove everything, also what was believed and never settled; never fails."""


Identities = Callable[[], Sequence[AgeIdentity]]
"""The keys that open encrypted packages, asked for when one is met; raises `AgeLocked` while locked."""

Verify = Callable[[Readable], None]
"""Judges what was written, re-opened at its first byte, before it takes its name; raises when it is wrong."""


UNWATCHED = Silent()
"""For work that nobody watches."""


def nothing_more(_written: Readable) -> None:
    """For files whose bytes are all there is to know: the comparison is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file on its final place, re-read and equal to what was written; CRC-32 in eight hex digits."""

    path: Path
    size: int
    crc32: str


class PackageFiles(Protocol):
    """Packages on a disk or a stick."""

    def open(self, path: Path) -> BinaryIO:
        """A package for one forward pass.

        Raises:
            NotReadable (E_READ).
        """

    def arrived(
        self, path: Path, *, identities: Identities, progress: Progress
    ) -> AbstractContextManager[Readable]:
        """The container behind what was handed over, whole, encrypted, in parts or both, for one pass.

        What is joined or decrypted lies in quarantine while the block lasts.

        Raises:
            PackageRefused: parts or encryption are wrong (stage S0).
            PackageDeviceError, Cancelled.
        """

    def beginning(
        self, path: Path, *, identities: Identities, progress: Progress
    ) -> AbstractContextManager[Readable]:
        """The same as far as its head goes; what lies behind is neither joined nor decrypted.

        Raises:
            PackageRefused, PackageDeviceError, Cancelled.
        """

    def found_in(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """One path for every package among files and folders, whole or in parts.

        Raises:
            NotReadable (E_READ): a folder cannot be listed.
        """

    def drives(self) -> tuple[Drive, ...]:
        """Removable drives that are plugged in now; empty where the system does not tell."""

    def check_room(self, folder: Path, size: int) -> None:
        """Whether `size` bytes more have room on the volume of a folder, which need not be there yet.

        Raises:
            SpaceShort.
        """

    def size(self, path: Path) -> int:
        """Bytes of a package file; of one in parts those of the joined file.

        Raises:
            NotReadable (E_READ).
            PackageRefused: its parts list is missing or wrong.
        """

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
        """Let `produce` write under a temporary name; flush, read back, verify, rename. Nothing else stays.

        `size` is how large the file will be at least, as far as it is known before.

        Raises:
            TooLargeForVolume: the drive's file system takes no file of this size.
            DiskFull, WriteFailed, Cancelled, and what `verify` raises.
        """

    def deliver(
        self, source: Path, folder: Path, *, name: str, part_size: int | None, progress: Progress
    ) -> Delivered:
        """Bring a finished file somewhere under a name, whole or in parts with their list.

        What lies there already with the right content is kept; each file is written as `write` does.

        Raises:
            PartSizeWrong, TooLargeForVolume.
            DiskFull, WriteFailed, Cancelled: complete files stay, and the next delivery keeps them.
        """

    def check_again(self, delivered: Delivered, *, progress: Progress) -> None:
        """Read everything that was delivered once more, after the stick was unplugged and plugged in again.

        Raises:
            NotReadable: a file is not there.
            CopyDiffers: a file is not what was written.
            Cancelled.
        """

    def quarantine(self) -> Quarantine:
        """A fresh quarantine on the volume of the store."""


PLAIN = "package.cchc"
"""The name of a package while it is in the outbox."""


class Outbox(Protocol):
    """Where the workspace makes packages that leave in parts or encrypted, one folder for each digest.

    Encrypting twice gives two different files: what was encrypted stays here until it was delivered.
    """

    def incoming(self) -> Path:
        """A fresh folder to write a package into that has no digest yet; gone after the next start."""

    def adopt(self, digest: str, path: Path) -> None:
        """Take over a finished package from the incoming folder."""

    def plain(self, digest: str) -> Path | None:
        """The finished package; None when it has to be built."""

    def folder(self, digest: str) -> Path:
        """Where to build it under the name `PLAIN`."""

    def sealed(self, digest: str, recipients: Sequence[str]) -> Path | None:
        """The package encrypted to exactly these recipients before; None when it has to be."""

    def seal(self, digest: str, recipients: Sequence[str], *, progress: Progress) -> Path:
        """Encrypt the finished package.

        Raises:
            SpaceShort, DiskFull, WriteFailed, Cancelled: nothing half encrypted stays.
        """

    def check_room(self, size: int) -> None:
        """Whether `size` bytes more have room.

        Raises:
            SpaceShort.
        """

    def forget_plain(self, digest: str) -> None:
        """Remove the finished package: it can be built again. Never fails."""

    def forget(self, digest: str) -> None:
        """Remove everything of a delivered package. Never fails."""


class KeyFiles(Protocol):
    """The office's secrets at rest: OpenSSH format under a passphrase, a public line beside each."""

    def exists(self, part: KeyPart = KeyPart.SIGNING) -> bool:
        """Whether this secret lies here. Raises DeviceError: the drive does not answer."""

    def read(self, part: KeyPart = KeyPart.SIGNING) -> bytes:
        """The bytes of its file.

        Raises:
            NoKey.
        """

    def write(self, content: bytes, *, public_line: str, part: KeyPart = KeyPart.SIGNING) -> None:
        """Keep a new one; the old file, if any, is kept beside it under its date."""

    def prepare(self, content: bytes, *, public_line: str, part: KeyPart, change: str) -> None:
        """Lay a new one ready; it is in force once `settle` is told of its change.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """

    def settle(self, change: str) -> None:
        """Put in force what was prepared for this change, and remove what was for any other.

        The old files are kept beside the new ones under their date.

        Raises:
            FileLocked, WriteFailed: what is prepared stays, and the next start goes on.
        """

    def public_line(self, part: KeyPart = KeyPart.SIGNING) -> str:
        """The public line, readable without the passphrase.

        Raises:
            NoKey.
        """

    def copy_out(self, content: bytes, path: Path) -> Path:
        """Put a secret's bytes on another medium, for their owner alone, and read them back.

        Raises:
            FileThere: a file of this name is there; it may be another secret.
            DiskFull, WriteFailed.
        """

    def remove(self, part: KeyPart) -> None:
        """Take a secret off this computer; its public line stays."""


class OfficialUnits(Protocol):
    """The official list of provinces and communes."""

    def unit(self, code: str) -> Unit:
        """The unit under an official code.

        Raises:
            UnknownUnit.
        """

    def communes_of(self, province: str) -> tuple[Unit, ...]:
        """Communes of a province, in Vietnamese order."""

    def provinces(self) -> tuple[Unit, ...]:
        """All provinces, in Vietnamese order."""

    def search(self, text: str, limit: int = 20) -> tuple[Unit, ...]:
        """Units whose name contains the words, accents folded."""
