"""Packages sent and accepted with the bytes to build them again, and the state of every stream."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from core.exchanges import Direction, PackageRow, StreamConfirmation
from core.packages.kinds import Kind
from core.packages.names import BAG_INFO
from core.packages.streams import HeldRevision, StreamKey, StreamState
from storage.rows import Row, Rows, moment, moment_text
from storage.tables import PACKAGE, PACKAGE_HEAD, STREAM, STREAM_CONFIRMATION, STREAM_DIGEST


class SqlExchanges:
    """Fulfils `core.ports.ExchangeStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def find(self, digest: str) -> PackageRow | None:
        """A package that was sent or accepted."""
        row = self._rows.fetch_one(PACKAGE, {"digest": digest})
        return None if row is None else self._package(row)

    def add(self, row: PackageRow) -> None:
        """Write a package down."""
        self._rows.insert(PACKAGE, [self._columns(row)])
        self._rows.insert(PACKAGE_HEAD, _head_rows(row))

    def all(self, *, year: int | None = None) -> tuple[PackageRow, ...]:
        """Packages, newest first; with a year those whose period lies in it."""
        return tuple(self._package(row) for row in self._chosen(year))

    def listed(self, *, year: int | None = None) -> tuple[PackageRow, ...]:
        """The same for lists: in one read and without the bytes of their heads."""
        return tuple(_package_row(row, head=()) for row in self._chosen(year))

    def _chosen(self, year: int | None) -> Sequence[Row]:
        chosen = sa.select(PACKAGE).order_by(PACKAGE.c.position.desc())
        if year is not None:
            chosen = chosen.where(sa.func.substr(PACKAGE.c.period, 1, 4) == f"{year:04d}")
        return self._rows.connection.execute(chosen).mappings().all()

    def of_kind(self, kind: str, direction: Direction, *, other: str = "") -> tuple[PackageRow, ...]:
        """Packages of one kind that went one way, newest first; with `other` those from or to this unit."""
        chosen = (
            sa.select(PACKAGE)
            .where(PACKAGE.c.kind == kind, PACKAGE.c.direction == direction.value)
            .order_by(PACKAGE.c.position.desc())
        )
        if other:
            end = PACKAGE.c.recipient if direction is Direction.SENT else PACKAGE.c.sender
            chosen = chosen.where(end == other)
        rows = self._rows.connection.execute(chosen).mappings().all()
        return tuple(self._package(row) for row in rows)

    def bag_infos(self, sender: str) -> tuple[tuple[PackageRow, bytes], ...]:
        """Packages taken in from a sender, oldest first and without heads, each with its `bag-info.txt`."""
        is_info = (PACKAGE_HEAD.c.digest == PACKAGE.c.digest) & (PACKAGE_HEAD.c.name == BAG_INFO)
        chosen = (
            sa.select(*PACKAGE.c, PACKAGE_HEAD.c.content)
            .join(PACKAGE_HEAD, is_info)
            .where(PACKAGE.c.sender == sender, PACKAGE.c.direction == Direction.RECEIVED.value)
            .order_by(PACKAGE.c.position)
        )
        rows = self._rows.connection.execute(chosen).mappings()
        return tuple((_package_row(row, head=()), row["content"]) for row in rows)

    def seal(self, row: PackageRow) -> None:
        """Put head, size and fingerprint of a package that was waiting for its signature."""
        self._rows.put(
            PACKAGE, {"digest": row.digest}, values={"size": row.size, "fingerprint": row.fingerprint}
        )
        self._rows.drop(PACKAGE_HEAD, {"digest": row.digest})
        self._rows.insert(PACKAGE_HEAD, _head_rows(row))

    def confirmations(self) -> tuple[StreamConfirmation, ...]:
        """What persons let pass, oldest first."""
        return tuple(
            StreamConfirmation(
                digest=row["digest"],
                first_by=row["first_by"],
                second_by=row["second_by"],
                why=row["why"],
                at=moment(row["at"]),
            )
            for row in self._rows.fetch(STREAM_CONFIRMATION, {}, "at", "digest")
        )

    def confirm(self, confirmation: StreamConfirmation) -> None:
        """Write down what persons let pass; the first word on a digest stays."""
        if self._rows.fetch_one(STREAM_CONFIRMATION, {"digest": confirmation.digest}) is None:
            row = {
                "digest": confirmation.digest,
                "first_by": confirmation.first_by,
                "second_by": confirmation.second_by,
                "why": confirmation.why,
                "at": moment_text(confirmation.at),
            }
            self._rows.insert(STREAM_CONFIRMATION, [row])

    def stream(self, key: StreamKey) -> StreamState | None:
        """The state of a stream; None when nothing was accepted yet."""
        row = self._rows.fetch_one(STREAM, _stream_columns(key))
        return None if row is None else self._state(row)

    def blocked(self) -> tuple[tuple[StreamKey, StreamState], ...]:
        """Every stream a fork blocks, the longest blocked first."""
        forked = sa.select(STREAM_DIGEST.c.stream).where(STREAM_DIGEST.c.is_forked == 1)
        chosen = sa.select(STREAM).where(STREAM.c.number.in_(forked)).order_by(STREAM.c.number)
        rows = self._rows.connection.execute(chosen).mappings().all()
        return tuple((_stream_key(row), self._state(row)) for row in rows)

    def _state(self, row: Row) -> StreamState:
        digests = self._rows.fetch(STREAM_DIGEST, {"stream": row["number"]}, "position")
        return StreamState(
            held=tuple(_held(each) for each in digests if not each["is_forked"]),
            forked=tuple(each["digest"] for each in digests if each["is_forked"]),
            is_lifted=bool(row["is_lifted"]),
        )

    def put_stream(self, key: StreamKey, state: StreamState) -> None:
        """Set the state of a stream."""
        columns = _stream_columns(key)
        row = self._rows.fetch_one(STREAM, columns)
        number = self._rows.next_number(STREAM, "number") if row is None else row["number"]
        self._rows.drop(STREAM_DIGEST, {"stream": number})
        self._rows.drop(STREAM, {"number": number})
        self._rows.insert(STREAM, [{"number": number, **columns, "is_lifted": int(state.is_lifted)}])
        self._rows.insert(STREAM_DIGEST, _digest_rows(number, state))

    def _columns(self, row: PackageRow) -> dict[str, Any]:
        return {
            "digest": row.digest,
            "position": self._rows.next_number(PACKAGE),
            "direction": row.direction.value,
            "kind": row.kind,
            "sender": row.sender,
            "recipient": row.recipient,
            "period": row.period,
            "revision": row.revision,
            "key_epoch": row.key_epoch,
            "previous": row.previous,
            "root": row.root,
            "size": row.size,
            "at": moment_text(row.at),
            "fingerprint": row.fingerprint,
            "note": row.note,
        }

    def _package(self, row: Row) -> PackageRow:
        head = self._rows.fetch(PACKAGE_HEAD, {"digest": row["digest"]}, "position")
        return _package_row(row, head=tuple((part["name"], part["content"]) for part in head))


def _package_row(row: Row, *, head: tuple[tuple[str, bytes], ...]) -> PackageRow:
    return PackageRow(
        digest=row["digest"],
        direction=Direction(row["direction"]),
        kind=row["kind"],
        sender=row["sender"],
        recipient=row["recipient"],
        period=row["period"],
        revision=row["revision"],
        key_epoch=row["key_epoch"],
        previous=row["previous"],
        root=row["root"],
        size=row["size"],
        at=moment(row["at"]),
        fingerprint=row["fingerprint"],
        head=head,
        note=row["note"],
    )


def _head_rows(row: PackageRow) -> list[dict[str, Any]]:
    return [
        {"digest": row.digest, "position": at, "name": name, "content": content}
        for at, (name, content) in enumerate(row.head)
    ]


def _stream_columns(key: StreamKey) -> dict[str, str]:
    return {
        "sender": key.sender,
        "recipient": key.recipient,
        "kind": str(key.kind),
        "period": key.period or "",
    }


def _stream_key(row: Row) -> StreamKey:
    return StreamKey(
        sender=row["sender"],
        recipient=row["recipient"],
        kind=Kind(row["kind"]),
        period=row["period"] or None,
    )


def _digest_rows(stream: int, state: StreamState) -> list[dict[str, Any]]:
    held = [_digest_row(stream, each, position=at) for at, each in enumerate(state.held)]
    return [*held, *_fork_rows(stream, state.forked)]


def _digest_row(stream: int, held: HeldRevision, *, position: int) -> dict[str, Any]:
    return {
        "stream": stream,
        "is_forked": 0,
        "position": position,
        "key_epoch": held.key_epoch,
        "revision": held.revision,
        "digest": held.digest,
    }


def _fork_rows(stream: int, digests: Sequence[str]) -> list[dict[str, Any]]:
    """The digests of a fork; they have no order among the revisions."""
    blank = HeldRevision(key_epoch=0, revision=0, digest="")
    return [
        {**_digest_row(stream, blank, position=at), "is_forked": 1, "digest": digest}
        for at, digest in enumerate(digests)
    ]


def _held(row: Row) -> HeldRevision:
    return HeldRevision(key_epoch=row["key_epoch"], revision=row["revision"], digest=row["digest"])
