"""The keys and roots this office trusts, with who confirmed them and when, and the lists they came by."""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from core.exchanges import HeldKey, RootKey, TrustListHeld
from core.packages.kinds import SignerRole
from core.packages.trust import KeyStatus
from storage.rows import Row, Rows, moment, moment_text, names, names_text
from storage.tables import TRUST_LIST, TRUST_ROOT, TRUSTED_KEY

_ALL_KEYS = sa.select(TRUSTED_KEY).order_by(TRUSTED_KEY.c.position)


class SqlTrust:
    """Fulfils `core.ports.TrustStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def all(self) -> tuple[HeldKey, ...]:
        """Every key ever trusted, oldest first."""
        return tuple(_key(tuple(row)) for row in self._rows.connection.execute(_ALL_KEYS).all())

    def put(self, key: HeldKey) -> None:
        """Insert or replace by fingerprint, keeping the order."""
        self._rows.put_in_order(TRUSTED_KEY, {"fingerprint": key.fingerprint}, values=_columns(key))

    def roots(self) -> tuple[RootKey, ...]:
        """Every root ever pinned, oldest first."""
        return tuple(_root(row) for row in self._rows.fetch(TRUST_ROOT, {}, "position"))

    def put_root(self, root: RootKey) -> None:
        """Insert or replace by fingerprint, keeping the order."""
        values = {
            "public_key": root.public_key,
            "unit": root.unit,
            "confirmed_at": moment_text(root.confirmed_at),
            "confirmed_by": root.confirmed_by,
            "second_by": root.second_by,
            "is_in_force": int(root.is_in_force),
        }
        self._rows.put_in_order(TRUST_ROOT, {"fingerprint": root.fingerprint}, values=values)

    def lists(self) -> tuple[TrustListHeld, ...]:
        """Trust lists issued or taken in, the one in force last."""
        return tuple(_list(row) for row in self._rows.fetch(TRUST_LIST, {}, "version"))

    def put_list(self, held: TrustListHeld) -> None:
        """Write a trust list down under its version."""
        values = {
            "threshold": held.threshold,
            "digest": held.digest,
            "escrow_recipient": held.escrow_recipient,
            "at": moment_text(held.at),
        }
        self._rows.put(TRUST_LIST, {"version": held.version}, values=values)


def _columns(key: HeldKey) -> dict[str, str | int | None]:
    return {
        "public_key": key.public_key,
        "unit": key.unit,
        "role": key.role.value,
        "namespaces": names_text(key.namespaces),
        "key_epoch": key.key_epoch,
        "first_revision": key.first_revision,
        "last_revision": key.last_revision,
        "status": key.status.value,
        "confirmed_at": moment_text(key.confirmed_at),
        "confirmed_by": key.confirmed_by,
        "second_by": key.second_by,
        "second_at": None if key.second_at is None else moment_text(key.second_at),
        "age_recipient": key.age_recipient,
        "ended_at": None if key.ended_at is None else moment_text(key.ended_at),
        "ended_why": key.ended_why,
    }


@lru_cache(maxsize=4096)
def _key(cells: tuple[Any, ...]) -> HeldKey:
    """A row is read once while it stays as it is: every package asks for all of them."""
    row = dict(zip(TRUSTED_KEY.c.keys(), cells, strict=True))
    return HeldKey(
        fingerprint=row["fingerprint"],
        public_key=row["public_key"],
        unit=row["unit"],
        role=SignerRole(row["role"]),
        namespaces=names(row["namespaces"]),
        key_epoch=row["key_epoch"],
        first_revision=row["first_revision"],
        last_revision=row["last_revision"],
        status=KeyStatus(row["status"]),
        confirmed_at=moment(row["confirmed_at"]),
        confirmed_by=row["confirmed_by"],
        second_by=row["second_by"],
        second_at=None if row["second_at"] is None else moment(row["second_at"]),
        age_recipient=row["age_recipient"],
        ended_at=None if row["ended_at"] is None else moment(row["ended_at"]),
        ended_why=row["ended_why"],
    )


def _root(row: Row) -> RootKey:
    return RootKey(
        fingerprint=row["fingerprint"],
        public_key=row["public_key"],
        unit=row["unit"],
        confirmed_at=moment(row["confirmed_at"]),
        confirmed_by=row["confirmed_by"],
        second_by=row["second_by"],
        is_in_force=bool(row["is_in_force"]),
    )


def _list(row: Row) -> TrustListHeld:
    return TrustListHeld(
        version=row["version"],
        threshold=row["threshold"],
        digest=row["digest"],
        escrow_recipient=row["escrow_recipient"],
        at=moment(row["at"]),
    )
