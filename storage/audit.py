"""The audit chain: rows are appended, never changed."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from core.audit import MEMBERS, Act, ActsWanted, AuditEntry, chained, members_of
from core.text import fold
from storage.connection import Connection, Row
from storage.rows import Rows, among, moment, moment_text
from storage.tables import AUDIT

_MARKED = frozenset("adeiouy")
"""Vietnamese letters with and without marks begin with these; the text in the rows is composed (NFC)."""
_ESCAPE = "\\"
_SPECIAL = frozenset(f"%_{_ESCAPE}")
_NEWEST = "SELECT * FROM audit ORDER BY number DESC LIMIT 1"
_WALK = "SELECT * FROM audit ORDER BY number"
_OF_ACTS = """
    SELECT * FROM audit WHERE act IN (SELECT value FROM json_each(:acts)) AND number > :above
    ORDER BY number
"""
_PART = """
    SELECT * FROM audit
    WHERE number >= :least AND number < :below
      AND (:words = '' OR act IN (SELECT value FROM json_each(:meant))
           OR lower(officer || ' ' || subject || ' ' || old || ' ' || new || ' ' || why)
              LIKE lower(:words) ESCAPE '\\')
      AND (:officer = '' OR officer = :officer)
      AND (:act = '' OR act = :act)
      AND (:since = '' OR at >= :since)
      AND (:until = '' OR at < :until)
    ORDER BY number DESC LIMIT :most
"""
_ABOVE_ALL = 1 << 62
_DOERS = "SELECT DISTINCT officer, act FROM audit"


class SqlAudit:
    """Fulfils `core.ports.AuditStore`."""

    def __init__(self, connection: Connection) -> None:
        self._rows = Rows(connection)
        self._last: AuditEntry | None = None

    def append(self, act: Act, *, at: datetime) -> AuditEntry:
        """Chain one act behind the last."""
        entry = chained(act, after=self.last(), at=at)
        self._rows.insert(AUDIT, [_row(entry)])
        self._last = entry
        return entry

    def append_all(self, acts: Sequence[Act], *, at: datetime) -> None:
        """Chain any number of acts behind the last, in this order: one reading, one writing."""
        if not acts:
            return
        last, rows = self.last(), []
        for act in acts:
            last = chained(act, after=last, at=at)
            rows.append(_row(last))
        self._rows.insert(AUDIT, rows)
        self._last = last

    def last(self) -> AuditEntry | None:
        """The newest entry; None before the first. Within one piece of work it is read once."""
        if self._last is None:
            found = self._rows.connection.rows(_NEWEST)
            self._last = _entry(found[0]) if found else None
        return self._last

    def all(self) -> tuple[AuditEntry, ...]:
        """Every entry, oldest first."""
        return tuple(_entry(row) for row in self._rows.fetch(AUDIT, {}, "number"))

    def walk(self) -> Iterator[AuditEntry]:
        """Every entry, oldest first, one at a time: a long chain is never in memory as a whole."""
        for row in self._rows.connection.walk(_WALK):
            yield _entry(row)

    def of_acts(self, acts: Collection[str], *, above: int = 0) -> tuple[AuditEntry, ...]:
        """The entries of these acts behind a number, oldest first; the others are not read."""
        return tuple(map(_entry, self._rows.connection.rows(_OF_ACTS, {"acts": among(acts), "above": above})))

    def part(self, wanted: ActsWanted, *, below: int, most: int, least: int = 0) -> tuple[AuditEntry, ...]:
        """Entries by person, act, moment and words, newest first.

        Only those below a number when it is not 0, and from the number `least` on. Of words, which may be
        written with or without marks, a few entries too many are found: the caller looks again.
        """
        told = {
            "below": below or _ABOVE_ALL,
            "least": least,
            "words": _pattern(wanted.words) if wanted.words else "",
            "meant": among(sorted(wanted.meant)),
            "officer": wanted.officer,
            "act": wanted.act,
            "since": "" if wanted.since is None else moment_text(wanted.since),
            "until": "" if wanted.until is None else moment_text(wanted.until),
            "most": most,
        }
        return tuple(map(_entry, self._rows.connection.rows(_PART, told)))

    def doers(self) -> tuple[tuple[str, str], ...]:
        """Everybody who did something and what, each pair once."""
        return tuple((officer, act) for officer, act in self._rows.connection.ask(_DOERS))


def _pattern(words: str) -> str:
    """What LIKE looks for: any character where a Vietnamese letter may carry a mark."""
    return f"%{''.join(map(_like, fold(words)))}%"


def _like(mark: str) -> str:
    if mark in _MARKED or not mark.isascii():
        return "_"
    return f"{_ESCAPE}{mark}" if mark in _SPECIAL else mark


def _row(entry: AuditEntry) -> dict[str, object]:
    return members_of(entry) | {"at": moment_text(entry.at)}


def _entry(row: Row) -> AuditEntry:
    return AuditEntry(**{name: row[name] for name in MEMBERS} | {"at": moment(row["at"])})
