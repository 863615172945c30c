"""The declared tables as SQLAlchemy knows them: the tests and the rescue make them without migrations.

It is heavy, so nothing imports this at the top.
"""

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from storage.tables import (
    TABLES,
    Cells,
    Column,
    Index,
    Key,
    NotNegative,
    OneOf,
    OnlyOne,
    Part,
    Reference,
    Table,
    Unique,
)

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


@cache
def metadata() -> sa.MetaData:
    """Every table."""
    found = sa.MetaData(naming_convention=_NAMES)
    for table in TABLES.values():
        _declare(table, found)
    return found


def made(table: Table) -> str:
    """The statement that makes a table on SQLite."""
    return str(CreateTable(metadata().tables[table.name]).compile(dialect=sqlite.dialect()))


def _declare(table: Table, found: sa.MetaData) -> None:
    sa.Table(table.name, found, *map(_part, table.parts), sqlite_strict=True)


def _part(part: Part) -> sa.schema.SchemaItem:
    match part:
        case Column():
            return _column(part)
        case OneOf() | NotNegative() | OnlyOne():
            return sa.CheckConstraint(_rule(part), name=part.name)
        case _:
            return _names(part)


def _rule(part: OneOf | NotNegative | OnlyOne) -> sa.ColumnElement[bool]:
    held: sa.ColumnClause[Any] = sa.column(part.column)
    match part:
        case OneOf():
            return held.in_(part.values)
        case NotNegative():
            return held >= 0
        case OnlyOne():
            return held == 1


def _names(part: Key | Unique | Index | Reference) -> sa.schema.SchemaItem:
    match part:
        case Key():
            return sa.PrimaryKeyConstraint(*part.names)
        case Unique():
            return sa.UniqueConstraint(*part.names)
        case Index():
            return sa.Index(None, *part.names)
        case Reference():
            return sa.ForeignKeyConstraint(part.names, part.target, ondelete="RESTRICT")


def _column(column: Column) -> sa.Column[Any]:
    kinds: dict[Cells, sa.types.TypeEngine[Any]] = {
        Cells.TEXT: sa.Text(),
        Cells.WHOLE: sa.Integer(),
        Cells.LARGE: sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        Cells.BYTES: sa.LargeBinary(),
    }
    return sa.Column(column.name, kinds[column.cells], nullable=column.null, server_default=column.before)
