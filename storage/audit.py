"""The audit chain: rows are appended, never changed."""

from datetime import datetime

import sqlalchemy as sa

from core.audit import Act, AuditEntry, chained
from storage.rows import Row, Rows, moment, moment_text
from storage.tables import AUDIT


class SqlAudit:
    """Fulfils `core.ports.AuditStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def append(self, act: Act, *, at: datetime) -> AuditEntry:
        """Chain one act behind the last."""
        newest = sa.select(AUDIT).order_by(AUDIT.c.number.desc()).limit(1)
        last = self._rows.connection.execute(newest).mappings().first()
        entry = chained(act, after=None if last is None else _entry(last), at=at)
        row = {
            "number": entry.number,
            "at": moment_text(entry.at),
            "officer": entry.officer,
            "act": entry.act,
            "subject": entry.subject,
            "old": entry.old,
            "new": entry.new,
            "why": entry.why,
            "previous": entry.previous,
            "digest": entry.digest,
        }
        self._rows.insert(AUDIT, [row])
        return entry

    def all(self) -> tuple[AuditEntry, ...]:
        """Every entry, oldest first."""
        return tuple(_entry(row) for row in self._rows.fetch(AUDIT, {}, "number"))


def _entry(row: Row) -> AuditEntry:
    return AuditEntry(
        number=row["number"],
        at=moment(row["at"]),
        officer=row["officer"],
        act=row["act"],
        subject=row["subject"],
        old=row["old"],
        new=row["new"],
        why=row["why"],
        previous=row["previous"],
        digest=row["digest"],
    )
