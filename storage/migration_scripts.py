"""The migration scripts, which lie beside the code as data: listed, and run by Alembic to the last of them.

Alembic passes over a folder that does not answer: it would bring a database to an older form, or to none, and
call that the newest.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from core.packages.refusals import NotReadable
from core.storage_errors import DamagedDatabase
from core.updates import version_number
from core.version import VERSION
from storage.disk import listed
from storage.transaction import failure_of
from storage.unopened import REVISION

if TYPE_CHECKING:
    import sqlalchemy as sa

NEWEST_OF_ALL = "head"


def revisions_in(scripts: Path) -> frozenset[str]:
    """Every schema revision there is a script for, told by the file names.

    Raises:
        NotReadable: the program's own folder does not answer.
    """
    try:
        found = listed(scripts / "versions", "r*.py")
    except OSError as error:
        raise NotReadable(name=scripts.name) from error
    return frozenset(script.name.partition("_")[0] for script in found)


def migrate(engine: "sa.Engine", scripts: Path, *, to: str = NEWEST_OF_ALL) -> None:
    """Run every script up to a revision that the file has not seen, each in a transaction of its own.

    Raises:
        DamagedDatabase: a script would leave a broken reference; it was undone.
        NotReadable: a script cannot be read.
    """
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA application_id = 1396917064")
        connection.exec_driver_sql(f"PRAGMA user_version = {version_number(VERSION)}")
        connection.commit()
        driver = driver_of(connection)
        driver.execute("PRAGMA foreign_keys = OFF")  # tables may be rebuilt; no effect inside BEGIN
        try:
            run_scripts(connection, scripts, to=to)
        finally:
            connection.rollback()
            driver.execute("PRAGMA foreign_keys = ON")


def run_scripts(connection: "sa.Connection", scripts: Path, *, to: str) -> None:
    """Run every script up to a revision that the database has not seen, each in a transaction of its own.

    Raises:
        DamagedDatabase: a script would leave a broken reference; it was undone.
        NotReadable: a script cannot be read; those before it may have run.
    """
    # Heavy, and needed only on the first start after an update.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    newest = max(revisions_in(scripts), default=None)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes.update(connection=connection, after_each=_whole)
    try:
        command.upgrade(config, to)
    except (CommandError, OSError) as error:
        raise NotReadable(name=scripts.name) from error
    if to == NEWEST_OF_ALL and connection.exec_driver_sql(REVISION).scalar() != newest:
        raise NotReadable(name=scripts.name)


def _whole(*, ctx: Any, **_: Any) -> None:
    """Inside each migration's transaction: a broken reference undoes it."""
    if ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DamagedDatabase(name="")


@contextmanager
def migrating(
    path: Path | None = None, configure: Callable[[sqlite3.Connection], None] | None = None
) -> Iterator["sa.Engine"]:
    """SQLAlchemy over a database file, as the scripts ask it, or over an empty one in memory.

    Raises:
        DiskFull, WriteFailed, DamagedDatabase, WorkspaceInUse: as the stores raise them.
    """
    import sqlalchemy as sa

    url = sa.URL.create("sqlite", database=None if path is None else str(path))
    engine = sa.create_engine(url)
    if configure is not None:
        sa.event.listen(engine, "connect", lambda driver, _record: configure(driver))
        sa.event.listen(engine, "begin", _begin)
    try:
        yield engine
    except sa.exc.IntegrityError:
        raise
    except sa.exc.DBAPIError as error:
        failure = None if path is None else failure_of(error.orig, path)
        if failure is None:
            raise
        raise failure from error
    finally:
        engine.dispose()


def driver_of(connection: "sa.Connection") -> sqlite3.Connection:
    """The connection of Python's own driver beneath."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _begin(connection: "sa.Connection") -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
