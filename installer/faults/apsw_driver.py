"""The SQLite of `apsw` behind the face of Python's own driver, so that the program runs on it unchanged.

It is as new as the one shipped for Windows, and its layer for files (VFS) can be written in Python: the
recording of `recording.py` sits there. Only what SQLAlchemy and `storage.database` ask of the driver is here.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

import apsw
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_FAULTS: tuple[tuple[type[apsw.Error], type[sqlite3.Error]], ...] = (
    (apsw.ConstraintError, sqlite3.IntegrityError),
    (apsw.CorruptError, sqlite3.DatabaseError),
    (apsw.NotADBError, sqlite3.DatabaseError),
    (apsw.Error, sqlite3.OperationalError),
)
_PAGES_AT_ONCE = 256


class Driver:
    """Stands for the module `sqlite3`; every database it opens lies on the VFS of this name."""

    paramstyle = "qmark"
    threadsafety = 1
    sqlite_version = apsw.sqlite_lib_version()
    sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))

    def __init__(self, vfs: str, *, cache_pages: int) -> None:
        self._vfs = vfs
        self._cache_pages = cache_pages

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)

    def connect(
        self, database: str | Path, timeout: float = 5.0, *, uri: bool = False, **_: Any
    ) -> "Session":
        """Open a database file; the cache is small, so that pages are written within a transaction."""
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | (apsw.SQLITE_OPEN_URI if uri else 0)
        with _translated():
            inner = apsw.Connection(str(database), flags=flags, vfs=self._vfs)
            inner.set_busy_timeout(int(timeout * 1000))
            inner.execute(f"PRAGMA cache_size = {self._cache_pages}")
        return Session(inner)


class Session:
    """Stands for `sqlite3.Connection` without transactions of its own."""

    isolation_level: str | None = None

    def __init__(self, inner: apsw.Connection) -> None:
        self.inner = inner

    @property
    def in_transaction(self) -> bool:
        return self.inner.in_transaction

    def cursor(self) -> "Rows":
        return Rows(self.inner)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> "Rows":
        return self.cursor().execute(statement, values)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        with _translated():
            self.inner.close()

    def create_function(
        self, name: str, count: int, act: Callable[..., Any], *, deterministic: bool = False
    ) -> None:
        self.inner.create_scalar_function(name, act, count, deterministic=deterministic)

    def backup(self, target: "Session") -> None:
        with _translated(), target.inner.backup("main", self.inner, "main") as copying:
            while not copying.done:
                copying.step(_PAGES_AT_ONCE)


class Rows:
    """Stands for `sqlite3.Cursor`; answers are read at once, so that no statement stands open at a commit."""

    def __init__(self, inner: apsw.Connection) -> None:
        self._connection = inner
        self._inner = inner.cursor()
        self._inner.exec_trace = self._heard
        self._rows: deque[Any] = deque()
        self.arraysize = 1
        self.description: tuple[tuple[Any, ...], ...] | None = None
        self.lastrowid: int | None = None
        self.rowcount = -1

    def execute(self, statement: str, values: Sequence[Any] = ()) -> "Rows":
        self.description = None
        with _translated():
            self._rows = deque(self._inner.execute(statement, tuple(values)))
        self._count()
        return self

    def executemany(self, statement: str, many: Sequence[Sequence[Any]]) -> "Rows":
        self.description = None
        with _translated():
            self._rows = deque(self._inner.executemany(statement, (tuple(values) for values in many)))
        self._count()
        return self

    def fetchone(self) -> Any:
        return self._rows.popleft() if self._rows else None

    def fetchall(self) -> list[Any]:
        return list(self)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        return list(islice(self, size or self.arraysize))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchone, None)

    def close(self) -> None:
        self._inner.close(True)

    def _heard(self, cursor: apsw.Cursor, _statement: str, _values: object) -> bool:
        told = cursor.get_description()
        self.description = tuple((name, *([None] * 6)) for name, _kind in told) or None
        return True

    def _count(self) -> None:
        self.lastrowid = self._connection.last_insert_rowid()
        self.rowcount = -1 if self.description else self._connection.changes()


@contextmanager
def on_driver(driver: Driver) -> Iterator[None]:
    """Let the program open its databases with this driver while the block lasts."""
    with (
        mock.patch.object(SQLiteDialect_pysqlite, "import_dbapi", classmethod(lambda _cls: driver)),
        mock.patch("storage.database.sqlite3", driver),
        mock.patch("storage.as_it_stands.sqlite3", driver),
    ):
        yield


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        kind = next(theirs for ours, theirs in _FAULTS if isinstance(error, ours))
        told = kind(str(error))
        told.sqlite_errorcode = getattr(error, "extendedresult", apsw.SQLITE_ERROR)
        raise told from error
