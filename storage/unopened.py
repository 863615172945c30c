"""What a database file tells before it is opened: no lock, no journal, no other trace is left on it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from core.packages.refusals import NotReadable
from core.storage_errors import DamagedDatabase, ForeignDatabase

REVISION: Final = "SELECT version_num FROM alembic_version"
VERSION_NUMBER: Final = "PRAGMA user_version"
_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)  # SQLite may quote torn bytes in what it tells
_MARK = slice(68, 72)
_REVISION_NAME = re.compile(r"r[0-9]{4,9}")
_OURS = "SELECT count(*) FROM sqlite_master WHERE name IN ('office', 'office_unit', 'trusted_key')"


def refuse_other(path: Path, mark: int) -> None:
    """A file that is no database of ours, or no longer looks like one; `mark` is our application's number.

    Raises:
        ForeignDatabase: it is a sound database of another program.
        DamagedDatabase: it is empty, or its first page is no longer one of ours. Where our file was there is
            no other's, so this is what a disk made of it.
        NotReadable: the drive does not answer.
    """
    with _answering(path), path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise DamagedDatabase(name=path.name)
    if header[_MARK] != mark.to_bytes(4, "big"):
        raise DamagedDatabase(name=path.name) if _lost_its_mark(path) else ForeignDatabase(name=path.name)


def look(path: Path) -> tuple[str | None, int]:
    """Revision and version number.

    None where they cannot be read this way (a journal is waiting to be rolled back).

    Raises:
        NotReadable: the drive does not answer.
    """
    if not is_there(path) or _size(path) == 0:
        return None, 0
    with suppress(*_UNREADABLE), untouched(path) as driver:
        rows = driver.execute(REVISION).fetchall()
        (number,) = driver.execute(VERSION_NUMBER).fetchone()
        return (rows[0][0] if rows else None), number
    return None, 0


def is_there(path: Path) -> bool:
    """Whether there is a file at all.

    Raises:
        NotReadable: the drive does not answer.
    """
    with _answering(path):
        return path.exists()


def is_sound(path: Path) -> bool:
    """Whether the pages of a file hold together and its revision has the form of one."""
    with suppress(*_UNREADABLE), untouched(path) as driver:
        held = driver.execute(REVISION).fetchone()
        is_named = held is not None and _REVISION_NAME.fullmatch(str(held[0])) is not None
        return is_named and driver.execute("PRAGMA quick_check").fetchone() == ("ok",)
    return False


@contextmanager
def untouched(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as it lies, for reading alone; a journal beside it is neither played back nor removed."""
    where = f"{path.absolute().as_uri()}?immutable=1"
    with closing(sqlite3.connect(where, uri=True)) as driver:
        yield driver


@contextmanager
def _answering(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotReadable(name=path.name) from error


def _size(path: Path) -> int:
    with _answering(path):
        return path.stat().st_size


def _lost_its_mark(path: Path) -> bool:
    """Whether the tables are ours, or cannot be read at all."""
    with suppress(*_UNREADABLE), untouched(path) as driver:
        return bool(driver.execute(_OURS).fetchone() != (0,))
    return True
