"""New databases of the tests: made by the migration scripts once in a run, and copied into every further file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

_OBJECTS = "SELECT count(*) FROM sqlite_master"


class MigratedOnce:
    """Stands in for `storage.database.migrate`.

    Only a file without any table is copied over, and only where the program's own scripts would run to their
    end; an older form, other scripts and a stop between them are migrated as ever.
    """

    def __init__(self, migrate: Callable[..., None], scripts: Path) -> None:
        self.migrate = migrate
        self._scripts = scripts
        self._made: sqlite3.Connection | None = None

    def __call__(self, engine: sa.Engine, scripts: Path, **asked: Any) -> None:
        if asked or scripts != self._scripts or not _is_empty(engine):
            self.migrate(engine, scripts, **asked)
            return
        if self._made is None:
            self._made = self._whole()
        with engine.connect() as connection:
            self._made.backup(_driver(connection))

    def _whole(self) -> sqlite3.Connection:
        """The result of the scripts, in memory."""
        engine = sa.create_engine("sqlite://")
        made = sqlite3.connect(":memory:", check_same_thread=False)
        self.migrate(engine, self._scripts)
        with engine.connect() as connection:
            _driver(connection).backup(made)
        engine.dispose()
        return made


def _is_empty(engine: sa.Engine) -> bool:
    with engine.connect() as connection, closing(_driver(connection).execute(_OBJECTS)) as found:
        return found.fetchone() == (0,)


def _driver(connection: sa.Connection) -> sqlite3.Connection:
    driver: Any = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
