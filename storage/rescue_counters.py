"""What a restored copy would not know: packages this office sent since, and receipts it got for them.

Without them the next package would take a number again that was used, and the other side would see a fork. So
the counters of the restored copy are raised from what the damaged database still tells (security
specification, section 4).
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import sqlalchemy as sa

from core.enrolment import own_code
from core.errors import CchcError
from core.exchanges import Direction, PackageRow
from core.packages.kinds import Kind
from core.packages.streams import StreamKey, StreamState
from core.ports import Transaction
from core.stored_packages import receipt_of
from storage.exchanges import SqlExchanges
from storage.tables import METADATA, PACKAGE, PACKAGE_HEAD, STREAM, STREAM_DIGEST
from storage.wreck import Wreck

_TABLES = (PACKAGE, PACKAGE_HEAD, STREAM, STREAM_DIGEST)
_UNREADABLE = (CchcError, ValueError, LookupError, TypeError, AssertionError)


def raise_counters(work: Transaction, wreck: Wreck) -> int:
    """Take over receipts and own revisions the copy does not know; how many there were."""
    with _read(wreck) as connection:
        known = SqlExchanges(connection)
        return _receipts(work, known) + _revisions(work, known, connection=connection)


def _receipts(work: Transaction, known: SqlExchanges) -> int:
    """Each was checked when it came; one that can no longer be read is left out."""
    taken = 0
    with suppress(*_UNREADABLE):
        for row in known.of_kind(Kind.RECEIPT.value, Direction.RECEIVED):
            if work.exchanges.find(row.digest) is None and _is_readable(row):
                work.exchanges.add(row)
                taken += 1
    return taken


def _is_readable(row: PackageRow) -> bool:
    try:
        receipt_of(row)
    except _UNREADABLE:
        return False
    return True


def _revisions(work: Transaction, known: SqlExchanges, *, connection: sa.Connection) -> int:
    own, taken = own_code(work.office.get()), 0
    for row in connection.execute(sa.select(STREAM).where(STREAM.c.sender == own)).mappings().all():
        with suppress(*_UNREADABLE):
            key = StreamKey(
                sender=own,
                recipient=row["recipient"],
                kind=Kind(row["kind"]),
                period=row["period"] or None,
            )
            held = work.exchanges.stream(key) or StreamState()
            told = known.stream(key) or StreamState()
            more = tuple(each for each in told.held if each not in held.held)
            if more:
                merged = sorted((*held.held, *more), key=lambda each: each.order)
                work.exchanges.put_stream(key, replace(held, held=tuple(merged)))
                taken += len(more)
    return taken


@contextmanager
def _read(wreck: Wreck) -> Iterator[sa.Connection]:
    """The tables of packages as far as they can be read, in memory."""
    engine = sa.create_engine("sqlite://")
    try:
        METADATA.create_all(engine, tables=_TABLES)
        with engine.begin() as connection:
            for table in _TABLES:
                _fill(connection, table, wreck=wreck)
            yield connection
    finally:
        engine.dispose()


def _fill(connection: sa.Connection, table: sa.Table, *, wreck: Wreck) -> None:
    """A row that our rules do not let in is left out."""
    columns = wreck.columns(table.name)
    for row in wreck.rows(table.name, []):
        with suppress(sa.exc.SQLAlchemyError):
            connection.execute(sa.insert(table), dict(zip(columns, row, strict=True)))
