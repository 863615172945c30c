"""The database file: open, configure, migrate, copy, check. The only dialect-specific code.

The settings and the grounds for them are in the security specification, section 3. Alembic is loaded only
when a migration is due: at an ordinary start one line of SQL tells that the schema is the newest.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import cast

import sqlalchemy as sa

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
from storage.disk import device_errors, flush_folder, is_gone, make_folder, move, remove_file
from storage.migration_scripts import NEWEST_OF_ALL, revisions_in, run_scripts
from storage.sqlite_settings import configure, refuse_old_library, verify
from storage.tables import NEWEST
from storage.transaction import SqlTransaction, translated
from storage.unopened import REVISION, VERSION_NUMBER, is_sound, is_there, look, refuse_other

SCRIPTS = Path(__file__).with_name("migrations")
APPLICATION_ID = 0x53434348  # "SCCH"
PATIENCE = 10.0  # seconds to wait for a lock
_OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_FAULTS = (CchcError, sa.exc.SQLAlchemyError, ArithmeticError, LookupError, TypeError, ValueError)


class SqlDatabase:
    """The workspace's database, open for one writer at a time; fulfils `core.ports.Database`."""

    def __init__(self, engine: sa.Engine, path: Path, *, converted_from: Path | None = None) -> None:
        self._engine = engine
        self._path = path
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
                with translated(self._path), self._engine.begin() as connection:
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
            with self._turn, self._engine.connect() as connection:
                found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        except sa.exc.DatabaseError:
            return ("DATABASE_DAMAGED unreadable",)
        wrong = [f"DATABASE_DAMAGED {line}" for line in found if line != "ok"]
        return (*wrong, *(f"DATABASE_REFERENCE {row[0]}" for row in broken))

    def verify_settings(self) -> None:
        """Refuse a connection that lost a setting since it was opened. Raises SettingNotTaken."""
        with self._turn, self._engine.connect() as connection:
            verify(_driver(connection))

    def objects(self) -> frozenset[tuple[str, str, str]]:
        """Every table, index, view and trigger with the text it was made by."""
        with self._turn, self._engine.connect() as connection:
            return _objects(connection)

    def snapshot(self, target: Path) -> None:
        """Copy the live database to `target`.

        Raises:
            WorkspaceGone, DamagedDatabase, DiskFull, WriteFailed.
        """
        with translated(self._path), device_errors(target.name), _suspected(self._path):
            self._refuse_lost()  # before a folder is made for the copy
            with checked_copy(target) as part, self._turn:  # checked after its turn
                self._refuse_lost()
                _copy(self._engine, part)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

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
        ForeignDatabase, DatabaseTooNew, DamagedDatabase, WorkspaceInUse, DiskFull, WriteFailed, NotReadable.
    """
    refuse_old_library()
    is_new = not is_there(path)
    if not is_new:
        refuse_other(path, APPLICATION_ID)
        refuse_newer(path)
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        pool_size=1,
        max_overflow=0,  # one writer
        connect_args={"timeout": patience},
    )
    sa.event.listen(engine, "connect", _configure)
    sa.event.listen(engine, "begin", _begin)
    try:
        with translated(path):
            kept = _prepare(engine, path, backups=backups, is_new=is_new)
            opened = SqlDatabase(engine, path, converted_from=_settled(kept, settle))
            opened.verify_settings()  # a migration lifts one of them meanwhile
    except UnicodeDecodeError as error:  # SQLite quoted torn bytes in what it told
        engine.dispose()
        raise DamagedDatabase(name=path.name) from error
    except BaseException:
        engine.dispose()
        raise
    return opened


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


def snapshot(engine: sa.Engine, target: Path) -> None:
    """Copy the live database. A plain file copy can miss or tear committed data.

    Raises:
        DamagedDatabase: the copy did not pass its check and was removed.
    """
    with checked_copy(target) as part:
        _copy(engine, part)


def _copy(engine: sa.Engine, part: Path) -> None:
    with engine.connect() as live, closing(sqlite3.connect(part)) as copy:
        _driver(live).backup(copy)


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


def _is_whole(connection: sa.Connection, path: Path) -> bool:
    """Whether the pages hold together; of a file under suspicion also indexes and references."""
    if not _mark_of(path).exists():
        return bool(connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok")
    is_whole = bool(connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok")
    is_whole = is_whole and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
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
    engine = sa.create_engine("sqlite://")
    try:
        migrate(engine, scripts)
        with engine.connect() as connection:
            return _objects(connection)
    finally:
        engine.dispose()


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


def _configure(driver: sqlite3.Connection, _record: object) -> None:
    configure(driver)


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare(engine: sa.Engine, path: Path, *, backups: Path, is_new: bool) -> Path | None:
    """Bring the file to the newest form; the copy of an older one that was left, or None.

    A file that was there and no longer knows its form is damaged: nothing new and empty is made of it.
    """
    with engine.connect() as connection:
        held = None
        if sa.inspect(connection).has_table("alembic_version"):
            held = connection.exec_driver_sql(REVISION).scalar()
        number = connection.exec_driver_sql(VERSION_NUMBER).scalar()
        is_whole = _is_whole(connection, path)
    if not is_whole or (held is None and not is_new):
        raise DamagedDatabase(name=path.name)
    _refuse_unknown(held, int(number or 0))
    if held == NEWEST:
        return None
    if held is None:
        migrate(engine, SCRIPTS)
        return None
    kept = _free_name(backups)
    with device_errors(kept.name):
        snapshot(engine, kept)
    with _put_back_on_failure(engine, path, kept=kept):
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
def _put_back_on_failure(engine: sa.Engine, path: Path, *, kept: Path) -> Iterator[None]:
    """Some scripts may have run when one fails: the copy takes the file's place again, whole.

    Raises:
        MigrationFailed: a script failed; the program before can open the file as before.
        DiskFull, WriteFailed: likewise.
    """
    try:
        with translated(path):
            yield
    except BaseException as error:
        engine.dispose()
        _put_back(kept, path)
        if isinstance(error, _FAULTS) and not isinstance(error, DiskFull | WriteFailed):
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


def migrate(engine: sa.Engine, scripts: Path, *, to: str = NEWEST_OF_ALL) -> None:
    """Run every script up to a revision that the file has not seen, each in a transaction of its own.

    Raises:
        DamagedDatabase: a script would leave a broken reference; it was undone.
        NotReadable: a script cannot be read.
    """
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA application_id = 1396917064")
        connection.exec_driver_sql(f"PRAGMA user_version = {version_number(VERSION)}")
        connection.commit()
        driver = _driver(connection)
        driver.execute("PRAGMA foreign_keys = OFF")  # tables may be rebuilt; no effect inside BEGIN
        try:
            run_scripts(connection, scripts, to=to)
        finally:
            connection.rollback()
            driver.execute("PRAGMA foreign_keys = ON")


def _objects(connection: sa.Connection) -> frozenset[tuple[str, str, str]]:
    rows = connection.exec_driver_sql(_OBJECTS)
    return frozenset((kind, name, sql) for kind, name, sql in rows)


def _driver(connection: sa.Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
