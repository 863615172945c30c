"""The office's secrets at rest: one file each (for its owner alone) and its public line beside it.

A change of several secrets is prepared whole in a folder within theirs. The database says whether it came
true: then, or at the next start, the prepared files take their places, or go.
"""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from core.own_keys import KeyPart
from core.storage_errors import NoKey
from storage.disk import (
    device_errors,
    flush_folder,
    listed,
    make_inside,
    move,
    remove_file,
    remove_tree,
    set_mode,
    write_whole,
)
from storage.plain_files import write_secret
from storage.safe_names import unlike

_OWNER_ONLY, _OWNER_FOLDER = 0o600, 0o700
_FRESH = ".part"  # what backups leave out


class KeyFolder:
    """Fulfils `core.ports.KeyFiles`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def exists(self, part: KeyPart = KeyPart.SIGNING) -> bool:
        """Whether this secret lies here.

        Raises:
            DeviceError: the drive does not answer.
        """
        with device_errors(part.value):
            return (self._folder / part.value).is_file()

    def read(self, part: KeyPart = KeyPart.SIGNING) -> bytes:
        """The bytes of its file.

        Raises:
            NoKey.
        """
        return self._read(part.value)

    def public_line(self, part: KeyPart = KeyPart.SIGNING) -> str:
        """The public line, readable without the passphrase.

        Raises:
            NoKey.
        """
        return self._read(_public(part)).decode("ascii").strip()

    def write(self, content: bytes, *, public_line: str, part: KeyPart = KeyPart.SIGNING) -> None:
        """Keep a new one; the old pair, if any, is kept beside it under its date.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        with device_errors(part.value):
            make_inside(self._folder.parent, self._folder)
            set_mode(self._folder, _OWNER_FOLDER)
        fresh = {name: self._folder / f"{name}{_FRESH}" for name in (_public(part), part.value)}
        try:
            write_whole(fresh[_public(part)], f"{public_line.strip()}\n".encode("ascii"))
            write_whole(fresh[part.value], content, mode=_OWNER_ONLY)
            with device_errors(part.value):  # the old pair gives way only to a whole new one
                self._set_aside(part.value)
                self._set_aside(_public(part))
                for name, written in fresh.items():
                    move(written, self._folder / name)
                flush_folder(self._folder)
        finally:
            for written in fresh.values():
                with suppress(OSError):
                    written.unlink(missing_ok=True)

    def prepare(self, content: bytes, *, public_line: str, part: KeyPart, change: str) -> None:
        """Lay a new pair ready; it is in force once `settle` is told of its change.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        place = self._prepared(change)
        with device_errors(part.value):
            make_inside(self._folder.parent, place)
            set_mode(self._folder, _OWNER_FOLDER)
            set_mode(place, _OWNER_FOLDER)
        write_whole(place / _public(part), f"{public_line.strip()}\n".encode("ascii"))
        write_whole(place / part.value, content, mode=_OWNER_ONLY)

    def settle(self, change: str) -> None:
        """Put in force what was prepared for this change, and remove what was for any other.

        An interrupted one goes on where it stopped. The old files are kept beside the new ones.

        Raises:
            FileLocked, WriteFailed: what is prepared stays, and the next start goes on.
        """
        with device_errors(self._folder.name):
            prepared = listed(self._folder, f".*{_FRESH}")
        for place in prepared:
            if place != self._prepared(change):
                remove_tree(place)
                continue
            with device_errors(self._folder.name):
                for fresh in sorted(place.iterdir()):
                    self._set_aside(fresh.name)
                    move(fresh, self._folder / fresh.name)
                flush_folder(self._folder)
            remove_tree(place)

    def _prepared(self, change: str) -> Path:
        return self._folder / f".{change}{_FRESH}"

    def copy_out(self, content: bytes, path: Path) -> Path:
        """Put a secret's bytes on another medium, for their owner alone, and read them back.

        Raises:
            FileThere, DiskFull, FileLocked, WriteFailed.
        """
        write_secret(path, content)
        return path

    def remove(self, part: KeyPart) -> None:
        """Take a secret off this computer; its public line stays.

        Raises:
            FileLocked, WriteFailed.
        """
        with device_errors(part.value):
            remove_file(self._folder / part.value)
            flush_folder(self._folder)

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise NoKey from error

    def _set_aside(self, name: str) -> None:
        """Keep the file that has this name under its date."""
        old = self._folder / name
        if old.exists():
            made = datetime.fromtimestamp(old.stat().st_mtime, tz=UTC)
            kept = unlike(f"{name}.{made:%Y%m%d}", [item.name for item in self._folder.iterdir()])
            move(old, self._folder / kept)


def _public(part: KeyPart) -> str:
    return f"{part.value}.pub"
