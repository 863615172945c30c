"""What can be saved of a workspace whose database is damaged: values alone, no disk.

The damaged file is only ever read. What of it can still be read is counted table by table, a kept copy is
offered with what it does not hold, and going back to it leaves the damaged file beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from core.backups import Backup
from core.progress import Progress

Cell = str | int | bytes | None
"""What a column of ours can hold: decimals are text there."""


class Reading(StrEnum):
    """How much of a table could be read."""

    WHOLE = "whole"
    PARTLY = "partly"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFound:
    """One table of a damaged database.

    Attributes:
        name: the table's own name; `ui/texts/rescue.py` has the words.
        columns: the names of its columns.
        rows: how many rows could be read.
        lost: how many could not, as far as an index still tells; None where nothing tells.
        reading: the same in one word.
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    lost: int | None
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a look at a damaged workspace found.

    Attributes:
        size: bytes of the database file.
        until: the moment of the newest act that can still be read; None when none can.
        tables: those that hold something, or of which something may be lost.
        problems: what SQLite says of the file, in its own words, the first of them.
        pages: of how many pages the file is made; None where it does not tell.
        spoilt: how many of them a check names; where the file is badly damaged it names none.
    """

    size: int
    until: datetime | None
    tables: tuple[TableFound, ...]
    problems: tuple[str, ...]
    pages: int | None = None
    spoilt: int = 0

    @property
    def rows(self) -> int:
        """How many rows could be read altogether."""
        return sum(table.rows for table in self.tables)

    @property
    def lost(self) -> int:
        """How many rows are known to be lost; there may be more, see `unknown`."""
        return sum(table.lost or 0 for table in self.tables)

    @property
    def unknown(self) -> tuple[TableFound, ...]:
        """Tables of which nothing tells how many rows they had."""
        return tuple(table for table in self.tables if table.lost is None)

    @property
    def is_whole(self) -> bool:
        """Whether every row could be read, so that only what leads to them is damaged."""
        return bool(self.tables) and all(table.reading is Reading.WHOLE for table in self.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Rows of a table that can be read in the damaged file and are not, or not so, in a copy."""

    table: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A kept copy to go back to, and what would be missing afterwards."""

    backup: Backup
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack:
    """The workspace after it went back to a copy.

    Attributes:
        backup: that copy.
        kept: where the damaged file lies now.
        missing: evidence the copy names that is nowhere, as `code sha256`.
    """

    backup: Backup
    kept: Path
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """What people call a table, its columns, and in each of these the values that are names of ours."""

    title: str
    columns: tuple[str, ...]
    values: tuple[Mapping[str, str], ...]

    def cell(self, at: int, value: Cell) -> Cell:
        """A value of a column as people read it."""
        return (
            self.values[at].get(value, value) if isinstance(value, str) and at < len(self.values) else value
        )


class TableNamer(Protocol):
    """Words for a table."""

    def __call__(self, table: str, columns: Sequence[str]) -> TableWords:
        """Its title, and a word for each column."""


class DamagedWorkspace(Protocol):
    """A workspace with a damaged database, held until `close`; fulfilled by `storage.rescue`."""

    def look(self, *, progress: Progress) -> Found:
        """Read whatever can be read, and count it; ends in bounded time whatever the file holds."""

    def rows(self, table: str, *, most: int) -> tuple[tuple[Cell, ...], ...]:
        """The rows of a table that can be read, in the order they were written, at most so many."""

    def export(self, target: Path, words: TableNamer, *, progress: Progress) -> Path:
        """Everything that can be read as a workbook (`.xlsx`), else as CSV files in a new folder.

        Raises:
            FolderNotEmpty, DiskFull, FileLocked, WriteFailed, Cancelled: nothing stays behind.
        """

    def backups(self) -> tuple[Backup, ...]:
        """The copies the workspace keeps of itself, newest first."""

    def offer(self, backup: Backup, *, progress: Progress) -> Offer:
        """What would be missing after going back to a copy."""

    def go_back(self, backup: Backup, *, progress: Progress) -> WentBack:
        """Put a copy in the damaged file's place, after it was checked whole; the file is kept beside it.

        Raises:
            BackupDamaged: the copy is not sound; nothing was changed.
            SpaceShort, DiskFull, FileLocked, WriteFailed, Cancelled: nothing was changed.
        """

    def close(self) -> None:
        """Let go of the workspace."""
