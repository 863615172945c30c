"""Statements compiled once and handed straight to the driver.

Every column holds text, whole numbers or bytes (`storage/tables.py`), which a driver takes and gives as they
are. What SQLAlchemy does beyond that around each execution took more than half the time of a save.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

Statement = sa.Select[Any] | sa.CompoundSelect[Any] | sa.Insert | sa.Update | sa.Delete
_MOST = 1_024  # statements kept


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    sql: str
    names: tuple[str, ...]  # of the values, in the order in which the text asks for them
    fixed: Mapping[str, Any]  # values the statement brings itself

    def values(self, told: Mapping[str, Any]) -> Sequence[Any]:
        """What the driver is handed."""
        known = {**self.fixed, **told}
        return [known[name] for name in self.names]


@contextmanager
def run(connection: sa.Connection, statement: Statement, *, told: Mapping[str, Any]) -> Iterator[DBAPICursor]:
    """Run a statement that is kept; what it answers is read from the cursor while the block lasts.

    It is closed behind the block, whatever happens: a cursor that an error still names keeps the file open.

    Raises:
        sqlite3.Error: as the driver raises it; `storage.transaction.translated` knows it.
    """
    ready = _prepared(statement, connection.dialect)
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(ready.sql, ready.values(told))
        yield cursor


def run_each(connection: sa.Connection, statement: Statement, *, told: Sequence[Mapping[str, Any]]) -> None:
    """Run a statement that is kept once for each of these values.

    Raises:
        sqlite3.Error: likewise.
    """
    ready = _prepared(statement, connection.dialect)
    with closing(connection.connection.cursor()) as cursor:
        cursor.executemany(ready.sql, list(map(ready.values, told)))


@lru_cache(maxsize=_MOST)
def _prepared(statement: Statement, dialect: sa.Dialect) -> _Prepared:
    compiled = statement.compile(dialect=dialect)
    fixed = {name: each.value for name, each in compiled.binds.items() if not each.required}
    return _Prepared(sql=str(compiled), names=tuple(compiled.positiontup or ()), fixed=fixed)
