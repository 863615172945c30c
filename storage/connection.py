"""One connection to SQLite as the stores ask it: texts with named values, every answer read at once.

A cursor is closed behind its statement, whatever happens: one that an error still names keeps the file open.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import Any

Values = Mapping[str, Any]
Cells = Sequence[Any]
Row = Mapping[str, Any]


class Connection:
    """A connection whose driver begins nothing by itself.

    Every method raises sqlite3.Error; `storage.transaction.translated` knows it.
    """

    def __init__(self, driver: sqlite3.Connection) -> None:
        self.driver = driver

    def begin(self) -> None:
        """Begin a piece of work that may write."""
        self.driver.execute("BEGIN IMMEDIATE").close()

    def commit(self) -> None:
        """Make all of it last."""
        self.driver.execute("COMMIT").close()

    def undo(self) -> bool:
        """Take all of it back; whether the connection can be used again."""
        if self.driver.in_transaction:
            with suppress(sqlite3.Error):
                self.driver.execute("ROLLBACK").close()
        return not self.driver.in_transaction

    def ask(self, statement: str, told: Values | None = None) -> Sequence[Cells]:
        """The cells of every row a statement answers."""
        cursor = self.driver.execute(statement, told or {})
        try:
            return cursor.fetchall()
        finally:
            cursor.close()

    def rows(self, statement: str, told: Values | None = None) -> list[Row]:
        """The same, each cell under the name of its column."""
        cursor = self.driver.execute(statement, told or {})
        try:
            names = [each[0] for each in cursor.description]
            return [dict(zip(names, cells, strict=True)) for cells in cursor.fetchall()]
        finally:
            cursor.close()

    def walk(self, statement: str) -> Iterator[Row]:
        """Every row a statement answers, one at a time: a long answer is never in memory as a whole."""
        with closing(self.driver.execute(statement)) as cursor:
            names = [each[0] for each in cursor.description]
            for cells in cursor:
                yield dict(zip(names, cells, strict=True))

    def one(self, statement: str, told: Values | None = None) -> Any:
        """The first cell of the first row a statement answers; None where it answers no row."""
        found = self.ask(statement, told)
        return found[0][0] if found else None

    def change(self, statement: str, told: Values | None = None) -> int:
        """Run a statement that writes; how many rows it wrote."""
        cursor = self.driver.execute(statement, told or {})
        try:
            return cursor.rowcount
        finally:
            cursor.close()

    def change_each(self, statement: str, told: Sequence[Values]) -> None:
        """Run a statement that writes once for each of these values."""
        self.driver.executemany(statement, told).close()

    def close(self) -> None:
        """Let go of the file."""
        self.driver.close()
