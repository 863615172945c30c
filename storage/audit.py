"""The audit chain: rows are appended, never changed."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

import sqlalchemy as sa

from core.audit import MEMBERS, Act, ActsWanted, AuditEntry, chained, members_of
from core.text import fold
from storage.rows import Row, Rows, moment, moment_text
from storage.tables import AUDIT

_MARKED = frozenset("adeiouy")
"""Vietnamese letters with and without marks begin with these; the text in the rows is composed (NFC)."""
_ESCAPE = "\\"
_SPECIAL = frozenset(f"%_{_ESCAPE}")
_HIGHEST = sa.select(sa.func.max(AUDIT.c.number)).scalar_subquery()
_NEWEST = sa.select(*(AUDIT.c[name] for name in MEMBERS)).where(AUDIT.c.number == _HIGHEST)


class SqlAudit:
    """Fulfils `core.ports.AuditStore`."""

    def __init__(self, connection: sa.Connection) -> None:
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
            found = self._rows.ask(_NEWEST, {})
            self._last = _entry(dict(zip(MEMBERS, found[0], strict=True))) if found else None
        return self._last

    def all(self) -> tuple[AuditEntry, ...]:
        """Every entry, oldest first."""
        return tuple(_entry(row) for row in self._rows.fetch(AUDIT, {}, "number"))

    def walk(self) -> Iterator[AuditEntry]:
        """Every entry, oldest first, one at a time: a long chain is never in memory as a whole."""
        chosen = sa.select(AUDIT).order_by(AUDIT.c.number)
        for row in self._rows.connection.execute(chosen).mappings():
            yield _entry(row)

    def of_acts(self, acts: Collection[str], *, above: int = 0) -> tuple[AuditEntry, ...]:
        """The entries of these acts behind a number, oldest first; the others are not read."""
        chosen = sa.select(AUDIT).where(AUDIT.c.act.in_(sorted(acts)), AUDIT.c.number > above)
        chosen = chosen.order_by(AUDIT.c.number)
        return tuple(_entry(row) for row in self._rows.connection.execute(chosen).mappings())

    def part(self, wanted: ActsWanted, *, below: int, most: int, least: int = 0) -> tuple[AuditEntry, ...]:
        """Entries by person, act, moment and words, newest first.

        Only those below a number when it is not 0, and from the number `least` on. Of words, which may be
        written with or without marks, a few entries too many are found: the caller looks again.
        """
        chosen = sa.select(AUDIT).order_by(AUDIT.c.number.desc()).limit(most)
        if below:
            chosen = chosen.where(AUDIT.c.number < below)
        if least:
            chosen = chosen.where(AUDIT.c.number >= least)
        if wanted.words:
            chosen = chosen.where(_tells(wanted))
        for column, value in ((AUDIT.c.officer, wanted.officer), (AUDIT.c.act, wanted.act)):
            if value:
                chosen = chosen.where(column == value)
        if wanted.since is not None:
            chosen = chosen.where(AUDIT.c.at >= moment_text(wanted.since))
        if wanted.until is not None:
            chosen = chosen.where(AUDIT.c.at < moment_text(wanted.until))
        return tuple(_entry(row) for row in self._rows.connection.execute(chosen).mappings())

    def doers(self) -> tuple[tuple[str, str], ...]:
        """Everybody who did something and what, each pair once."""
        pairs = self._rows.connection.execute(sa.select(AUDIT.c.officer, AUDIT.c.act).distinct())
        return tuple((officer, act) for officer, act in pairs)


def _tells(wanted: ActsWanted) -> sa.ColumnElement[bool]:
    """Whether a row may tell the words, accents and case aside, or is one of the acts that are meant."""
    told: sa.ColumnElement[str] = AUDIT.c.officer
    for column in (AUDIT.c.subject, AUDIT.c.old, AUDIT.c.new, AUDIT.c.why):
        told = told + " " + column
    has_words = told.ilike(_pattern(wanted.words), escape=_ESCAPE)
    return sa.or_(has_words, AUDIT.c.act.in_(sorted(wanted.meant))) if wanted.meant else has_words


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
