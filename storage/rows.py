"""The small steps between rows and values that every store takes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa

from storage.prepared import Statement, ask, change, change_each

Row = Mapping[Any, Any]
Pairs = tuple[tuple[str, str], ...]
Change = tuple[Mapping[str, Any], Mapping[str, Any]]  # the key of a row, and what it holds from now on
_Names = tuple[tuple[str, bool], ...]  # columns of a key, and whether each must be empty
_MOST_PARAMETERS = 500


class Rows:
    """The rows of every table over one connection."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def put(self, table: sa.Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> None:
        """Replace the row under a key, or insert it."""
        if not self.replaced(table, key, values=values):
            self.insert(table, [{**key, **values}])

    def put_in_order(self, table: sa.Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> None:
        """Replace the row under a key where it stands, or insert it behind all others."""
        if not self.replaced(table, key, values=values):
            self.insert(table, [{**key, "position": self.next_number(table), **values}])

    def insert(self, table: sa.Table, rows: list[dict[str, Any]]) -> None:
        """Insert any number of rows, also none."""
        if rows:
            change_each(self.connection, _inserting(table, tuple(rows[0])), told=rows)

    def fetch(self, table: sa.Table, key: Mapping[str, Any], *order: str) -> list[Row]:
        """The rows under a key, in the order of these columns."""
        chosen = _selecting(table, _names(key), order=order)
        names = table.c.keys()
        return [
            dict(zip(names, cells, strict=True)) for cells in ask(self.connection, chosen, told=_asked(key))
        ]

    def fetch_one(self, table: sa.Table, key: Mapping[str, Any]) -> Row | None:
        """The one row under a key."""
        found = self.fetch(table, key)
        return found[0] if found else None

    def ask(self, statement: Statement, told: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """The cells of every row that a statement answers; it is one of those that are built once."""
        return ask(self.connection, statement, told=told)

    def change(self, table: sa.Table, changes: Sequence[Change]) -> None:
        """Change the same columns of any number of rows, each told by its key and its new values."""
        if changes:
            key, values = changes[0]
            there = _updating(table, _names(key), values=tuple(values))
            change_each(self.connection, there, told=[_told(*each) for each in changes])

    def replaced(self, table: sa.Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> bool:
        """Change the row under a key; whether there was one."""
        there = _updating(table, _names(key), values=tuple(values))
        return bool(change(self.connection, there, told=_told(key, values)))

    def drop(self, table: sa.Table, key: Mapping[str, Any]) -> None:
        """Delete the rows under a key."""
        change(self.connection, _deleting(table, _names(key)), told=_asked(key))

    def next_number(self, table: sa.Table, column: str = "position") -> int:
        """One above the highest value of a counting column."""
        ((highest,),) = self.ask(_counting(table, column), {})
        return 1 if highest is None else int(highest) + 1


# Each statement is built once: building and fingerprinting it anew takes several times as long as running it.


@cache
def _inserting(table: sa.Table, names: tuple[str, ...]) -> sa.Insert:
    return sa.insert(table).values({name: sa.bindparam(name) for name in names})


@cache
def _selecting(table: sa.Table, names: _Names, *, order: tuple[str, ...] = ()) -> sa.Select[Any]:
    return sa.select(table).where(_under(table, names)).order_by(*(table.c[name] for name in order))


@cache
def _deleting(table: sa.Table, names: _Names) -> sa.Delete:
    return sa.delete(table).where(_under(table, names))


@cache
def _updating(table: sa.Table, names: _Names, *, values: tuple[str, ...]) -> sa.Update:
    changed: dict[str, sa.BindParameter[Any]] = {name: sa.bindparam(f"to_{name}") for name in values}
    return sa.update(table).where(_under(table, names)).values(changed)


@cache
def _counting(table: sa.Table, column: str) -> sa.Select[Any]:
    return sa.select(sa.func.max(table.c[column]))


def _under(table: sa.Table, names: _Names) -> sa.ColumnElement[bool]:
    each = (
        table.c[name].is_(None) if is_empty else table.c[name] == sa.bindparam(f"of_{name}")
        for name, is_empty in names
    )
    return sa.and_(sa.true(), *each)


def _names(key: Mapping[str, Any]) -> _Names:
    return tuple((name, value is None) for name, value in key.items())


def _asked(key: Mapping[str, Any]) -> dict[str, Any]:
    return {f"of_{name}": value for name, value in key.items() if value is not None}


def _told(key: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    return {**_asked(key), **{f"to_{name}": value for name, value in values.items()}}


def matching(table: sa.Table, key: Mapping[str, Any]) -> sa.ColumnElement[bool]:
    """The rows whose columns have these values."""
    return sa.and_(sa.true(), *(table.c[name] == value for name, value in key.items()))


def batched(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Values in portions that one statement takes as parameters."""
    yield from (values[start : start + _MOST_PARAMETERS] for start in range(0, len(values), _MOST_PARAMETERS))


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
