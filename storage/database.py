"""The database file: open, configure, migrate, copy, check. The only dialect-specific code.

The settings and the grounds for them are in the security specification, section 3. SQLAlchemy and Alembic are
loaded only when a migration is due: at an ordinary start one line of SQL tells that the schema is the newest.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache, partial
from pathlib import Path

from core.errors import CchcError
from core.packages.refusals import DiskFull, WriteFailed
from core.storage_errors import (
    DamagedDatabase,
    DatabaseNeedsVersion,
    DatabaseTooNew,
    MigrationFailed,
    WorkspaceGone,
)
from core.updates import version_number, version_of_number
from core.version import VERSION
from storage.connection import Connection
from storage.disk import device_errors, flush_folder, is_gone, make_folder, move, remove_file
from storage.migration_scripts import driver_of, migrate, migrating, revisions_in
from storage.sqlite_settings import configure, refuse_old_library, verify
from storage.tables import NEWEST
from storage.transaction import SqlTransaction, translated
from storage.unopened import REVISION, VERSION_NUMBER, is_sound, look, refuse_other

SCRIPTS = Path(__file__).with_name("migrations")
APPLICATION_ID = 0x53434348  # "SCCH"
PATIENCE = 10.0  # seconds to wait for a lock
_OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_HAS_REVISION = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
_FAULTS = (CchcError, ArithmeticError, LookupError, TypeError, ValueError)


class SqlDatabase:
    """The workspace's database, open for one writer at a time; fulfils `core.ports.Database`."""

    def __init__(
        self, path: Path, anew: Callable[[], Connection], *, converted_from: Path | None = None
    ) -> None:
        self._path = path
        self._anew = anew
        self._held: Connection | None = None
        self._converted_from = converted_from
        self._turn = threading.RLock()
        self._busy = False
        self._is_lost = False

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """Begin one piece of work: leaving the block commits, an exception undoes everything.

        Another thread's transaction is waited for. One inside another is a mistake of the program.

        Raises:
            WorkspaceGone: the file was moved or pulled out since it was opened; it must be opened anew.
            DiskFull, WriteFailed, DamagedDatabase, WorkspaceInUse.
        """
        with self._turn:
            if self._busy:
                raise RuntimeError("a transaction is already open here")
            self._refuse_lost()
            self._busy = True
            try:
                with translated(self._path), self._begun() as connection:
                    yield SqlTransaction(connection)
            finally:
                self._busy = False

    def schema(self) -> str:
        """The revision of the schema."""
        return NEWEST

    def converted_from(self) -> Path | None:
        """The copy of the file as it was before this opening brought it to a new form, or None."""
        return self._converted_from

    def check(self) -> tuple[str, ...]:
        """Problems of a full integrity and reference check, as `code subject`; empty when sound."""
        try:
            with self._turn:
                found = self.live.ask("PRAGMA integrity_check")
                broken = self.live.ask("PRAGMA foreign_key_check")
        except sqlite3.DatabaseError:
            return ("DATABASE_DAMAGED unreadable",)
        wrong = [f"DATABASE_DAMAGED {line}" for (line,) in found if line != "ok"]
        return (*wrong, *(f"DATABASE_REFERENCE {row[0]}" for row in broken))

    def verify_settings(self) -> None:
        """Refuse a connection that lost a setting since it was opened. Raises SettingNotTaken."""
        with self._turn:
            verify(self.live.driver)

    def objects(self) -> frozenset[tuple[str, str, str]]:
        """Every table, index, view and trigger with the text it was made by."""
        with self._turn:
            return _objects(self.live)

    def snapshot(self, target: Path) -> None:
        """Copy the live database to `target`.

        Raises:
            WorkspaceGone, DamagedDatabase, DiskFull, WriteFailed.
        """
        with translated(self._path), device_errors(target.name), _suspected(self._path):
            self._refuse_lost()  # before a folder is made for the copy
            with checked_copy(target) as part, self._turn:  # checked after its turn
                self._refuse_lost()
                _copy(self.live, part)

    def close(self) -> None:
        """Let go of the file."""
        if self._held is not None:
            self._held.close()
            self._held = None

    @property
    def live(self) -> Connection:
        """The one connection, opened again where it was let go of. Raises as `open_database`."""
        if self._held is None:
            self._held = self._anew()
        return self._held

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        """A connection that cannot take work back is let go of: opened again, SQLite does it."""
        connection = self.live
        try:
            connection.begin()
            yield connection
            connection.commit()
        except BaseException:
            if not connection.undo():
                self.close()
            raise

    def _refuse_lost(self) -> None:
        """A file that was moved or pulled out could still be written here, and nobody would find it again."""
        self._is_lost = self._is_lost or is_gone(self._path)
        if self._is_lost:
            raise WorkspaceGone(name=self._path.parent.name)


def open_database(
    path: Path, *, backups: Path, settle: Callable[[Path], Path] | None = None, patience: float = PATIENCE
) -> SqlDatabase:
    """Open or create the database, brought to the newest schema.

    A snapshot is left in `backups` before a migration; when it went well `settle` may bring it elsewhere and
    answers where. A refused file stays unchanged to the byte.

    Raises:
        LibraryTooOld: on Windows, where the library is shipped with the program.
        SettingNotTaken: SQLite works with another setting than it was asked to.
        MigrationFailed: it could not be brought to the new form and is again as it was.
        ForeignDatabase, DatabaseTooNew, DamagedDatabase, WorkspaceInUse, DiskFull, WriteFailed.
    """
    refuse_old_library()
    is_new = not path.exists()
    if not is_new:
        refuse_other(path, APPLICATION_ID)
        refuse_newer(path)
    anew = partial(_connected, path, patience)
    try:
        with translated(path):
            kept = _prepare(path, anew, backups=backups, is_new=is_new)
            opened = SqlDatabase(path, anew, converted_from=_settled(kept, settle))
            _take_hold(opened)
    except UnicodeDecodeError as error:  # SQLite quoted torn bytes in what it told
        raise DamagedDatabase(name=path.name) from error
    return opened


def _take_hold(opened: SqlDatabase) -> None:
    """No other program gets in from now on."""
    try:
        _locked(opened.live)
        opened.verify_settings()
    except BaseException:
        opened.close()
        raise


def _locked(connection: Connection) -> None:
    """The lock that a piece of work takes stays until the file is let go of."""
    connection.begin()
    connection.undo()


def _settled(kept: Path | None, settle: Callable[[Path], Path] | None) -> Path | None:
    """Where the copy lies in the end; what cannot be brought elsewhere stays until the next opening."""
    if kept is not None and settle is not None:
        with suppress(CchcError):
            return settle(kept)
    return kept


def is_conversion_due(path: Path) -> bool:
    """Whether opening the file brings it to a new form, which may take a while; nothing is changed."""
    held, _version = look(path)
    return held is not None and held != NEWEST and held in known_revisions()


def snapshot(connection: Connection, target: Path) -> None:
    """Copy the live database. A plain file copy can miss or tear committed data.

    Raises:
        DamagedDatabase: the copy did not pass its check and was removed.
    """
    with checked_copy(target) as part:
        _copy(connection, part)


def _copy(connection: Connection, part: Path) -> None:
    with closing(sqlite3.connect(part)) as copy:
        connection.driver.backup(copy)


@contextmanager
def _suspected(path: Path) -> Iterator[None]:
    """A whole check that fails is remembered beside the file, so that its next opening checks it whole."""
    try:
        yield
    except DamagedDatabase:
        with suppress(OSError):
            _mark_of(path).touch()
        raise


def _mark_of(path: Path) -> Path:
    return path.with_name("socchc.suspect")


def _is_whole(connection: Connection, path: Path) -> bool:
    """Whether the pages hold together; of a file under suspicion also indexes and references."""
    if not _mark_of(path).exists():
        return bool(connection.one("PRAGMA quick_check") == "ok")
    is_whole = bool(connection.one("PRAGMA integrity_check") == "ok")
    is_whole = is_whole and not connection.ask("PRAGMA foreign_key_check")
    if is_whole:
        with suppress(OSError):  # held by another program: the next start looks once more
            _mark_of(path).unlink(missing_ok=True)
    return is_whole


@contextmanager
def checked_copy(target: Path) -> Iterator[Path]:
    """A temporary name to copy to; what lies there at the end of the block is checked and renamed.

    Raises:
        DamagedDatabase: it did not pass; nothing stays.
    """
    part = target.with_name(f"{target.name}.part")
    make_folder(target.parent)
    remove_file(part)
    try:
        yield part
        with closing(sqlite3.connect(part)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchone()
            orphan = copy.execute("PRAGMA foreign_key_check").fetchone()
        if verdict != ("ok",) or orphan is not None:
            raise DamagedDatabase(name=target.name)
        move(part, target)
        flush_folder(target.parent)
    finally:
        with suppress(OSError):  # the copy stands, or what went wrong is told already
            part.unlink(missing_ok=True)


def declared_schema() -> frozenset[tuple[str, str, str]]:
    """What `SqlDatabase.objects` answers for a database nobody tampered with."""
    return _schema_of(SCRIPTS)


@cache
def _schema_of(scripts: Path) -> frozenset[tuple[str, str, str]]:
    """What these scripts make of nothing; they do not change while the program runs."""
    with migrating() as engine:
        migrate(engine, scripts)
        with engine.connect() as connection:
            return _objects(Connection(driver_of(connection)))


def refuse_newer(path: Path) -> None:
    """Refuse a form this program does not know. What cannot be read without a trace is looked at later.

    Raises:
        DatabaseTooNew, DamagedDatabase.
    """
    held, number = look(path)
    if held is not None and held not in known_revisions() and not is_sound(path):
        raise DamagedDatabase(name=path.name)
    _refuse_unknown(held, number)


def _refuse_unknown(held: str | None, number: int) -> None:
    """A form this program does not know; `number` is of the program that wrote it, where it said so."""
    if held is None or held in known_revisions():
        return
    if number > version_number(VERSION):
        raise DatabaseNeedsVersion(revision=held, version=version_of_number(number))
    raise DatabaseTooNew(revision=held)


def known_revisions() -> frozenset[str]:
    """Every schema revision this program has a script for. Raises NotReadable."""
    return revisions_in(SCRIPTS)


def _connected(path: Path, patience: float) -> Connection:
    driver = sqlite3.connect(path, timeout=patience, check_same_thread=False)
    try:
        configure(driver)
    except BaseException:
        driver.close()
        raise
    return Connection(driver)


def _prepare(path: Path, anew: Callable[[], Connection], *, backups: Path, is_new: bool) -> Path | None:
    """Bring the file to the newest form; the copy of an older one that was left, or None.

    A file that was there and no longer knows its form is damaged: nothing new and empty is made of it.
    """
    with closing(anew()) as connection:
        _locked(connection)
        held = connection.one(REVISION) if connection.one(_HAS_REVISION) else None
        number = connection.one(VERSION_NUMBER)
        if not _is_whole(connection, path) or (held is None and not is_new):
            raise DamagedDatabase(name=path.name)
        _refuse_unknown(held, int(number or 0))
        if held == NEWEST:
            return None
        kept = None if held is None else _free_name(backups)
        if kept is not None:
            with device_errors(kept.name):
                snapshot(connection, kept)
    with _put_back_on_failure(path, kept=kept), migrating(path, configure) as engine:
        migrate(engine, SCRIPTS)
    return kept


def _free_name(backups: Path) -> Path:
    """A copy that is there already is never written over: it may be the only one of an older form."""
    kept, number = backups / f"before-{NEWEST}.db", 2
    while kept.exists():
        kept = backups / f"before-{NEWEST}-{number}.db"
        number += 1
    return kept


@contextmanager
def _put_back_on_failure(path: Path, *, kept: Path | None) -> Iterator[None]:
    """Some scripts may have run when one fails: the copy takes the file's place again, whole.

    Raises:
        MigrationFailed: a script failed; the program before can open the file as before.
        DiskFull, WriteFailed: likewise.
    """
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except BaseException as error:
        if kept is None:  # nothing was there before
            raise
        _put_back(kept, path)
        if isinstance(error, (*_FAULTS, SQLAlchemyError)) and not isinstance(error, DiskFull | WriteFailed):
            raise MigrationFailed(name=path.parent.name, revision=NEWEST) from error
        raise


def _put_back(kept: Path, path: Path) -> None:
    """Not over a journal that waits: SQLite would play it into the wrong file. It undoes the last script."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size:
        return
    with device_errors(path.name):
        move(kept, path)
        flush_folder(path.parent)


def _objects(connection: Connection) -> frozenset[tuple[str, str, str]]:
    return frozenset((kind, name, sql) for kind, name, sql in connection.ask(_OBJECTS))
