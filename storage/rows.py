"""The small steps between rows and values that every store takes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

Row = sa.RowMapping
Pairs = tuple[tuple[str, str], ...]
_MOST_PARAMETERS = 500


class Rows:
    """The rows of every table over one connection."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def put(self, table: sa.Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> None:
        """Replace the row under a key, or insert it."""
        if not self._replaced(table, key, values=values):
            self.insert(table, [{**key, **values}])

    def put_in_order(self, table: sa.Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> None:
        """Replace the row under a key where it stands, or insert it behind all others."""
        if not self._replaced(table, key, values=values):
            self.insert(table, [{**key, "position": self.next_number(table), **values}])

    def insert(self, table: sa.Table, rows: list[dict[str, Any]]) -> None:
        """Insert any number of rows, also none."""
        if rows:
            self.connection.execute(sa.insert(table), rows)

    def fetch(self, table: sa.Table, key: Mapping[str, Any], *order: str) -> list[Row]:
        """The rows under a key, in the order of these columns."""
        chosen = sa.select(table).order_by(*(table.c[name] for name in order))
        if key:
            chosen = chosen.where(matching(table, key))
        return list(self.connection.execute(chosen).mappings())

    def fetch_one(self, table: sa.Table, key: Mapping[str, Any]) -> Row | None:
        """The one row under a key."""
        return self.connection.execute(sa.select(table).where(matching(table, key))).mappings().first()

    def drop(self, table: sa.Table, key: Mapping[str, Any]) -> None:
        """Delete the rows under a key."""
        self.connection.execute(sa.delete(table).where(matching(table, key)))

    def next_number(self, table: sa.Table, column: str = "position") -> int:
        """One above the highest value of a counting column."""
        highest: int | None = self.connection.execute(sa.select(sa.func.max(table.c[column]))).scalar()
        return 1 if highest is None else highest + 1

    def _replaced(self, table: sa.Table, key: Mapping[str, Any], *, values: Mapping[str, Any]) -> bool:
        there = sa.update(table).where(matching(table, key)).values(dict(values))
        return bool(self.connection.execute(there).rowcount)


def matching(table: sa.Table, key: Mapping[str, Any]) -> sa.ColumnElement[bool]:
    """The rows whose columns have these values."""
    return sa.and_(sa.true(), *(table.c[name] == value for name, value in key.items()))


def batched(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Values in portions that one statement takes as parameters."""
    yield from (values[start : start + _MOST_PARAMETERS] for start in range(0, len(values), _MOST_PARAMETERS))


def day_text(value: date | None) -> str | None:
    """A plain date as its row holds it."""
    return None if value is None else value.isoformat()


def day(text: str | None) -> date | None:
    """The plain date of a row."""
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
