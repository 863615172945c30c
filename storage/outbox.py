"""Where packages are made that leave in parts or encrypted: a folder of the workspace, one for each digest.

Built packages are removed as soon as nobody works on them, because they can be built again. Encrypting twice
gives two different files, so what was encrypted stays until it was delivered; then the parts that lie at the
destination already still fit.
"""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from core.packages.ends import Readable, Writable
from core.packages.refusals import SpaceShort
from core.packages.room import room_for
from core.ports import PLAIN
from core.progress import Progress
from storage.disk import device_errors, free_bytes, make_inside, move, remove_tree, write_whole

_INCOMING, _DIGEST_FILE = "incoming", "digest"
_SHORT = 32  # hexadecimal digits in the name of a folder: whole digests make paths too long for Windows


class OutboxFolder:
    """Fulfils `core.ports.Outbox`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def incoming(self) -> Path:
        """A fresh folder to write a package into that has no digest yet."""
        return self._folder / _INCOMING / uuid4().hex

    def adopt(self, digest: str, path: Path) -> None:
        """Take over a finished package from the incoming folder.

        Raises:
            FileLocked, WriteFailed.
        """
        with device_errors(path.name):
            move(path, self.folder(digest) / PLAIN)
        remove_tree(path.parent)

    def folder(self, digest: str) -> Path:
        """The folder of a package; made when it is not there.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        folder = self._place(digest)
        with device_errors(folder.name):
            if not (folder / _DIGEST_FILE).exists():
                write_whole(folder / _DIGEST_FILE, digest.encode("ascii"))
        return folder

    def plain(self, digest: str) -> Path | None:
        """The finished package; None when it has to be built.

        Raises:
            WriteFailed: the drive does not answer.
        """
        return _found(self._place(digest) / PLAIN)

    def sealed(self, digest: str, recipients: Sequence[str]) -> Path | None:
        """The package encrypted to exactly these recipients before; None when it has to be.

        Raises:
            WriteFailed: the drive does not answer.
        """
        return _found(self._place(digest) / _sealed_name(recipients))

    def seal(self, digest: str, recipients: Sequence[str], *, progress: Progress) -> Path:
        """Encrypt the finished package; the result is judged by the reader's own rules before it is kept.

        Raises:
            SpaceShort, DiskFull, FileLocked, WriteFailed.
            Cancelled: nothing half encrypted stays.
        """
        from storage.encryption import encrypt
        from storage.written_files import write_file

        source = self.folder(digest) / PLAIN
        with device_errors(source.name):
            size = source.stat().st_size
        self.check_room(size)
        with device_errors(source.name), source.open("rb") as plain:

            def produce(out: Writable) -> None:
                encrypt(plain, out, recipients=recipients, size=size, progress=progress)

            name = _sealed_name(recipients)
            return write_file(
                source.parent, name, produce=produce, verify=_judge_head, progress=progress
            ).path

    def check_room(self, size: int) -> None:
        """Whether `size` bytes more have room on the volume.

        Raises:
            SpaceShort.
        """
        with device_errors(self._folder.name):
            make_inside(self._folder.parent, self._folder)
            free = free_bytes(self._folder)
        needed = room_for(size)
        if free < needed:
            raise SpaceShort(needed=needed, free=free)

    def forget_plain(self, digest: str) -> None:
        """Remove the finished package: it can be built again. Never fails."""
        with suppress(OSError):
            (self._place(digest) / PLAIN).unlink(missing_ok=True)

    def forget(self, digest: str) -> None:
        """Remove everything of a package; never fails."""
        remove_tree(self._place(digest))

    def sweep(self, is_known: Callable[[str], bool]) -> None:
        """At the start: keep what was encrypted for packages of the register, remove the rest."""
        for place in self._folder.iterdir() if self._folder.is_dir() else ():
            digest = _digest_in(place)
            if digest and any(place.glob("*.age")) and is_known(digest):
                self.forget_plain(digest)
            else:
                remove_tree(place)

    def _place(self, digest: str) -> Path:
        return self._folder / digest[:_SHORT]


def _found(path: Path) -> Path | None:
    with device_errors(path.name):
        return path if path.is_file() else None


def _sealed_name(recipients: Sequence[str]) -> str:
    """One name for one set of recipients: after a new trust list the package is encrypted anew."""
    told = hashlib.sha256("\n".join(sorted(recipients)).encode("ascii"))
    return f"{told.hexdigest()[:_SHORT]}.age"


def _judge_head(written: Readable) -> None:
    from core.packages.age_header import HEADER_LIMIT, read_age_header

    read_age_header(written.read(HEADER_LIMIT))


def _digest_in(place: Path) -> str:
    try:
        digest = (place / _DIGEST_FILE).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return digest if digest.startswith(place.name) else ""
