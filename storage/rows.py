"""The small steps between rows and values that every store takes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from storage.connection import Connection, Row
from storage.tables import Table

Pairs = tuple[tuple[str, str], ...]
Change = tuple[Mapping[str, Any], Mapping[str, Any]]  # the key of a row, and what it holds from now on
_Names = tuple[str, ...]


class Rows:
    """The rows of every table over one connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def put(self, table: Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> None:
        """Replace the row under a key, or insert it."""
        if not self.replaced(table, key, values=values):
            self.insert(table, [{**key, **values}])

    def put_in_order(self, table: Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> None:
        """Replace the row under a key where it stands, or insert it behind all others."""
        if not self.replaced(table, key, values=values):
            self.insert(table, [{**key, "position": self.next_number(table), **values}])

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert any number of rows, also none."""
        if rows:
            self.connection.change_each(inserting(table, tuple(rows[0])), rows)

    def fetch(self, table: Table, key: Mapping[str, Any], *order: str) -> list[Row]:
        """The rows under a key, in the order of these columns."""
        names = table.names
        found = self.connection.ask(selecting(table, tuple(key), empty=_empty(key), order=order), key)
        return [dict(zip(names, cells, strict=True)) for cells in found]

    def fetch_one(self, table: Table, key: Mapping[str, Any]) -> Row | None:
        """The one row under a key."""
        found = self.fetch(table, key)
        return found[0] if found else None

    def change(self, table: Table, changes: Sequence[Change]) -> None:
        """Change the same columns of any number of rows, each told by its key and its new values."""
        if changes:
            key, values = changes[0]
            there = _updating(table, tuple(key), values=tuple(values))
            self.connection.change_each(there, [{**key, **values} for key, values in changes])

    def replaced(self, table: Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> bool:
        """Change the row under a key; whether there was one."""
        there = _updating(table, tuple(key), values=tuple(values))
        return bool(self.connection.change(there, {**key, **values}))

    def drop(self, table: Table, key: Mapping[str, Any]) -> None:
        """Delete the rows under a key."""
        self.connection.change(_deleting(table, tuple(key), empty=_empty(key)), key)

    def next_number(self, table: Table, column: str = "position") -> int:
        """One above the highest value of a counting column."""
        highest = self.connection.one(_counting(table, column))
        return 1 if highest is None else int(highest) + 1


# Each text is made once, of declared names alone; values are named in it and handed to the driver.


@cache
def inserting(table: Table, names: _Names) -> str:
    """The statement that inserts a row with these columns."""
    return f"INSERT INTO {table.name} ({listed(names)}) VALUES (:{', :'.join(names)})"


@cache
def selecting(table: Table, key: _Names, *, empty: _Names = (), order: _Names = ()) -> str:
    """The statement that reads the rows under a key, those of `empty` holding nothing."""
    chosen = f"SELECT {listed(table.names)} FROM {table.name}{_under(key, empty)}"
    return f"{chosen} ORDER BY {listed(order)}" if order else chosen


@cache
def _deleting(table: Table, key: _Names, *, empty: _Names) -> str:
    return f"DELETE FROM {table.name}{_under(key, empty)}"


@cache
def _updating(table: Table, key: _Names, *, values: _Names) -> str:
    if shared := {*key} & {*values}:
        raise RuntimeError(f"a key is not changed with its row: {sorted(shared)}")
    changed = ", ".join(f'"{name}" = :{name}' for name in values)
    return f"UPDATE {table.name} SET {changed}{_under(key, ())}"


@cache
def _counting(table: Table, column: str) -> str:
    return f"SELECT max({listed((column,))}) FROM {table.name}"


def listed(names: Iterable[str]) -> str:
    """Columns in a statement, quoted: a declared field may be called as one of SQL's own words."""
    return ", ".join(f'"{name}"' for name in names)


def _under(key: _Names, empty: _Names) -> str:
    each = (f'"{name}" IS NULL' if name in empty else f'"{name}" = :{name}' for name in key)
    return f" WHERE {' AND '.join(each)}" if key else ""


def _empty(key: Mapping[str, Any]) -> _Names:
    return tuple(name for name, value in key.items() if value is None) if None in key.values() else ()


def among(values: Iterable[str]) -> str:
    """Values as one, for `IN (SELECT value FROM json_each(…))`: any number of them in one statement."""
    return json.dumps(tuple(values), ensure_ascii=False)


def day_text(value: date | None) -> str | None:
    """A plain date as its row holds it."""
    return None if value is None else value.isoformat()


@lru_cache(maxsize=4096)
def day(text: str | None) -> date | None:
    """The plain date of a row; a year's rows say the same few hundred again and again."""
    return None if text is None else date.fromisoformat(text)


def moment_text(value: datetime) -> str:
    """A moment as its row holds it: UTC, always to the microsecond, so that text order is time order."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """The moment of a row."""
    return datetime.fromisoformat(text)


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal as its row holds it, never in scientific form."""
    return None if value is None else format(value, "f")


def decimal(text: str | None) -> Decimal | None:
    """The decimal of a row."""
    return None if text is None else Decimal(text)


def pairs_text(pairs: Pairs) -> str:
    """Pairs of texts as JSON."""
    return json.dumps(pairs, ensure_ascii=False)


def pairs(text: str) -> Pairs:
    """The pairs of a JSON column."""
    return tuple((str(name), str(value)) for name, value in json.loads(text))


def names_text(names: tuple[str, ...]) -> str:
    """A list of texts as JSON."""
    return json.dumps(names, ensure_ascii=False)


def names(text: str) -> tuple[str, ...]:
    """The texts of a JSON column."""
    return tuple(str(name) for name in json.loads(text))
