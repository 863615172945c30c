"""Where this workspace is writing files for people, written down so that no half one stays for ever.

A half file lies under a temporary name in a folder of the person's choice, perhaps on a stick. The next start
of the workspace removes it; where the stick is not plugged in, a later one does.
"""

import glob
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from storage.disk import listed, write_whole

_ENCODING = "utf-8"


class Unfinished:
    """The notes, one file for each piece of writing that goes on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def writing(self, folder: Path, name: str) -> Iterator[None]:
        """While the block lasts, `name` or parts of it are written into a folder under temporary names.

        After a failure the note stays where the folder is not the one it was: a stick that was pulled out
        took the half file along.

        Raises:
            DiskFull, FileLocked, WriteFailed: it cannot be written down.
        """
        note = self._folder / uuid4().hex
        told = f"{folder.absolute()}\n{name}".encode(_ENCODING, "surrogateescape")
        before = _identity(folder)
        write_whole(note, told)
        try:
            yield
        except BaseException:
            if before is None or _identity(folder) == before:
                self._forget(note)
            raise
        self._forget(note)

    def _forget(self, note: Path) -> None:
        """Where something half written is left (another program holds it), the next start tries again."""
        with suppress(OSError):
            if _is_cleared(note):
                note.unlink()
                self._folder.rmdir()

    def clear(self) -> None:
        """Remove the half files of what was being written when a program ended; never fails."""
        for note in tuple(self._folder.iterdir()) if self._folder.is_dir() else ():
            with suppress(OSError):
                if note.suffix == ".part" or _is_cleared(note):
                    note.unlink()
        with suppress(OSError):
            self._folder.rmdir()


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells one folder from another that has its path; None where there is none."""
    with suppress(OSError):
        found = folder.stat()
        return found.st_dev, found.st_ino
    return None


def _is_cleared(note: Path) -> bool:
    """Whether nothing half written is left where the note says; a folder that is not there may come back.

    Where a file stands in the folder's place nothing was ever written.
    """
    where, _, name = note.read_bytes().decode(_ENCODING, "surrogateescape").partition("\n")
    folder = Path(where)
    if not name or not folder.is_dir():
        return not name or folder.exists()
    for half in listed(folder, f"{glob.escape(name)}*.part"):
        half.unlink()
    return True
