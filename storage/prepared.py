"""Statements compiled once and handed straight to the driver.

Every column holds text, whole numbers or bytes (`storage/tables.py`), which a driver takes and gives as they
are. What SQLAlchemy does beyond that around each execution took more than half the time of a save.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

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


def ask(
    connection: sa.Connection, statement: Statement, *, told: Mapping[str, Any]
) -> Sequence[Sequence[Any]]:
    """The cells of every row that a statement that is kept answers.

    The cursor is closed whatever happens: one that an error still names keeps the file open.

    Raises:
        sqlite3.Error: as the driver raises it; `storage.transaction.translated` knows it.
    """
    ready = _prepared(statement, connection.dialect)
    cursor = connection.connection.cursor()
    try:
        cursor.execute(ready.sql, ready.values(told))
        answer: Sequence[Sequence[Any]] = cursor.fetchall()
        return answer
    finally:
        cursor.close()


def change(connection: sa.Connection, statement: Statement, *, told: Mapping[str, Any]) -> int:
    """Run a statement that is kept and writes; how many rows it wrote.

    Raises:
        sqlite3.Error: likewise.
    """
    ready = _prepared(statement, connection.dialect)
    cursor = connection.connection.cursor()
    try:
        cursor.execute(ready.sql, ready.values(told))
        return cursor.rowcount
    finally:
        cursor.close()


def change_each(
    connection: sa.Connection, statement: Statement, *, told: Sequence[Mapping[str, Any]]
) -> None:
    """Run a statement that is kept once for each of these values.

    Raises:
        sqlite3.Error: likewise.
    """
    ready = _prepared(statement, connection.dialect)
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(ready.sql, list(map(ready.values, told)))
    finally:
        cursor.close()


@lru_cache(maxsize=_MOST)
def _prepared(statement: Statement, dialect: sa.Dialect) -> _Prepared:
    compiled = statement.compile(dialect=dialect)
    fixed = {name: each.value for name, each in compiled.binds.items() if not each.required}
    return _Prepared(sql=str(compiled), names=tuple(compiled.positiontup or ()), fixed=fixed)
