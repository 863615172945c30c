"""The keys this office trusts, with who confirmed them and when."""

import sqlalchemy as sa

from core.exchanges import HeldKey
from core.packages.kinds import SignerRole
from core.packages.trust import KeyStatus
from storage.rows import Row, Rows, moment, moment_text, names, names_text
from storage.tables import TRUSTED_KEY


class SqlTrust:
    """Fulfils `core.ports.TrustStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def all(self) -> tuple[HeldKey, ...]:
        """Every key ever trusted, oldest first."""
        return tuple(_key(row) for row in self._rows.fetch(TRUSTED_KEY, {}, "position"))

    def put(self, key: HeldKey) -> None:
        """Insert or replace by fingerprint, keeping the order."""
        self._rows.put_in_order(TRUSTED_KEY, {"fingerprint": key.fingerprint}, values=_columns(key))


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
        "is_root": int(key.is_root),
    }


def _key(row: Row) -> HeldKey:
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
        is_root=bool(row["is_root"]),
    )
