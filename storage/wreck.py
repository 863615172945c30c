"""Read what can be read of a damaged database: row by row, over what is spoilt, in bounded time.

The file itself is only read. A journal that waits is played back in a copy. Where the first page is spoilt,
so that SQLite takes the file for none of its own, the pages that say which table begins where are taken from
a kept copy of the same form, in memory.
"""

import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from core.rescue import Cell
from storage.tables import METADATA
from storage.unopened import untouched

PATIENCE: Final = 20.0  # seconds for one statement: a spoilt tree may lead round in circles
_EVERY = 20_000  # steps of SQLite's machine between two looks at the clock
_FARTHEST = 1 << 62
_PAGE_SIZE = slice(16, 18)
_PAGES = slice(28, 32)
_FREE_PAGES = slice(32, 40)
_LEAF, _INNER = 0x0D, 0x05
_MOST_PROBLEMS = 10_000
_FIRST = 100  # bytes of the file's head before the tree of the first page
_SCHEMA = "sqlite_master"
_READABLE = (sqlite3.DatabaseError, OverflowError)


class Wreck:
    """A damaged database, open for reading."""

    def __init__(self, driver: sqlite3.Connection | None) -> None:
        self._driver = driver
        self._until = 0.0
        if driver is not None:
            driver.text_factory = lambda raw: raw.decode("utf-8", "replace")
            driver.set_progress_handler(lambda: time.monotonic() > self._until, _EVERY)

    def tables(self) -> frozenset[str]:
        """Those of our tables the file still knows of."""
        named = {str(name) for _kind, name, *_rest in self.rows(_SCHEMA, [])} & METADATA.tables.keys()
        return frozenset(name for name in named if self.columns(name))

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of one of our tables, as the file has them."""
        question = f"PRAGMA table_info({table})"
        with suppress(*_READABLE):
            return tuple(str(row[1]) for row in self._asked(question))
        return ()

    def rows(self, table: str, gaps: list[int]) -> Iterator[tuple[Cell, ...]]:
        """Every row that can be read; the last row before each stretch that cannot is added to `gaps`."""
        last = -_FARTHEST
        while True:
            try:
                for number, *cells in self._asked(_whole(table), last):
                    last = int(str(number))
                    yield tuple(cells)
            except _READABLE:
                found = self._alone(table, last, gaps=gaps)
                if found is None:
                    return
                last, row = found
                yield row
            else:
                return

    def counted(self, table: str) -> int | None:
        """How many rows the index of the key tells of; None when it cannot be read."""
        index = f"sqlite_autoindex_{table}_1"
        question = f"SELECT count(*) FROM {table} INDEXED BY {index}"  # noqa: S608 - a name of `METADATA`
        with suppress(*_READABLE):
            return int(str(next(self._asked(question))[0]))
        return None

    def problems(self) -> tuple[str, ...]:
        """What SQLite says of the file, a line each."""
        question = f"PRAGMA quick_check({_MOST_PROBLEMS})"
        try:
            told = [str(line) for (line,) in self._asked(question) if line != "ok"]
        except _READABLE as error:
            return (str(error),)
        return tuple(line for each in told for line in each.splitlines())

    def pages(self) -> int | None:
        """How many pages the file has; None when it does not tell."""
        found = self.value("PRAGMA page_count")
        return found if isinstance(found, int) and found > 0 else None

    def value(self, question: str) -> Cell:
        """The first cell of an answer; None when there is none."""
        with suppress(*_READABLE, StopIteration):
            return next(self._asked(question))[0]
        return None

    def _asked(self, question: str, *values: int) -> Iterator[tuple[Cell, ...]]:
        if self._driver is None:
            raise sqlite3.DatabaseError("unreadable")
        self._until = time.monotonic() + PATIENCE
        yield from self._driver.execute(question, values)

    def _alone(self, table: str, last: int, *, gaps: list[int]) -> tuple[int, tuple[Cell, ...]] | None:
        """The next row that can be read by itself: asked for many, the library drops the last one it read."""
        with suppress(*_READABLE):
            return self._first_after(table, last)
        gaps.append(last)
        start = self._next_readable(table, max(last, 0))
        return None if start is None else self._first_after(table, start - 1)

    def _next_readable(self, table: str, last: int) -> int | None:
        """Where rows behind a stretch that cannot be read begin: leaps are doubled, then halved again."""
        failed, leap = last, 1
        while leap < _FARTHEST:
            try:
                found = self._first_after(table, last + leap - 1)
            except _READABLE:
                failed, leap = last + leap, leap * 2
            else:
                return None if found is None else self._nearest(table, failed, readable=last + leap)
        return None

    def _nearest(self, table: str, failed: int, *, readable: int) -> int:
        while readable - failed > 1:
            middle = (readable + failed) // 2
            try:
                self._first_after(table, middle - 1)
            except _READABLE:
                failed = middle
            else:
                readable = middle
        return readable

    def _first_after(self, table: str, number: int) -> tuple[int, tuple[Cell, ...]] | None:
        for found, *cells in self._asked(f"{_whole(table)} LIMIT 1", number):
            return int(str(found)), tuple(cells)
        return None


@contextmanager
def wreck_of(database: Path, *, donors: Sequence[Path], scratch: Path) -> Iterator[Wreck]:
    """The database as far as it can be read: in whichever way the most of its tables are known.

    Args:
        database: the damaged file; it and what lies beside it stay as they are.
        donors: databases of the same form that are sound, newest first.
        scratch: a folder that is not there yet, for a copy when a journal waits; it is removed again.
    """
    with ExitStack() as held:
        found = [Wreck(driver) for driver in _drivers(database, donors, scratch=scratch, held=held)]
        yield max(found, key=lambda each: len(each.tables()), default=Wreck(None))


def _drivers(
    database: Path, donors: Sequence[Path], *, scratch: Path, held: ExitStack
) -> Iterator[sqlite3.Connection]:
    """Every way to read the file, the plainest first; the next one is tried when tables are missing."""
    journal = database.with_name(f"{database.name}-journal")
    if journal.exists() and journal.stat().st_size:
        held.callback(shutil.rmtree, scratch, ignore_errors=True)
        yield from _played_back(database, journal, scratch=scratch, held=held)
    driver = held.enter_context(untouched(database))
    driver.execute("PRAGMA writable_schema = ON")  # what of the schema cannot be read is passed over
    yield driver
    if len(Wreck(driver).tables()) < len(METADATA.tables):
        for donor in donors:
            with suppress(*_READABLE, OSError, ValueError, IndexError):
                yield held.enter_context(closing(_with_pages_of(donor, database)))


def _played_back(
    database: Path, journal: Path, *, scratch: Path, held: ExitStack
) -> Iterator[sqlite3.Connection]:
    with suppress(OSError):
        scratch.mkdir(parents=True)
        for file in (database, journal):
            shutil.copyfile(file, scratch / file.name)
        yield held.enter_context(closing(sqlite3.connect(scratch / database.name)))


def _with_pages_of(donor: Path, database: Path) -> sqlite3.Connection:
    """The database in memory, with the donor's head and the pages of its schema.

    Raises:
        ValueError, IndexError: the donor is no database, or of another size of page.
    """
    content, sound = bytearray(database.read_bytes()), donor.read_bytes()
    size = int.from_bytes(sound[_PAGE_SIZE], "big")
    for number in _schema_pages(sound, size):
        part = slice(number * size, (number + 1) * size)
        content[part] = sound[part]
    content[_PAGES] = (len(content) // size).to_bytes(4, "big")
    content[_FREE_PAGES] = bytes(8)
    driver = sqlite3.connect(":memory:")
    driver.deserialize(bytes(content))
    return driver


def _schema_pages(content: bytes, size: int) -> list[int]:
    """The pages of the tree that says which table begins where, counted from 0."""
    if size < _FIRST:
        raise ValueError(size)
    waiting, found = [0], []
    while waiting:
        number = waiting.pop()
        found.append(number)
        at = number * size
        head = at + (_FIRST if number == 0 else 0)
        kind, cells = content[head], int.from_bytes(content[head + 3 : head + 5], "big")
        if kind not in (_LEAF, _INNER) or len(found) * size > len(content):
            raise ValueError(kind)
        if kind == _INNER:
            places = [head + 12 + 2 * each for each in range(cells)]
            children = [at + int.from_bytes(content[place : place + 2], "big") for place in places]
            waiting += [int.from_bytes(content[each : each + 4], "big") - 1 for each in (head + 8, *children)]
    return found


def _whole(table: str) -> str:
    return f"SELECT rowid, * FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid"  # noqa: S608 - a name of `METADATA`
