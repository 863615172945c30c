"""Who did what, when and why: a chain in which every entry holds the digest of the one before it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One act. `previous` is the digest of the entry before; `digest` covers every other member."""

    number: int
    at: datetime
    officer: str
    act: str
    subject: str
    old: str
    new: str
    why: str
    previous: str
    digest: str


MEMBERS = tuple(member.name for member in fields(AuditEntry))


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is to be written down; number, time and digests are added by the chain."""

    officer: str
    act: str
    subject: str
    old: str = ""
    new: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsWanted:
    """Which entries a person wants to see; what is empty does not choose.

    `since` is the first moment, `until` the first no more. `words` are looked for in everything an entry
    tells, accents left out; `meant` are the acts whose name in the window holds them.
    """

    officer: str = ""
    act: str = ""
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""
    meant: frozenset[str] = frozenset()


def members_of(entry: AuditEntry) -> dict[str, Any]:
    """Every member by its name, in the order in which rows and files tell them."""
    return {name: getattr(entry, name) for name in MEMBERS}


def chained(act: Act, *, after: AuditEntry | None, at: datetime) -> AuditEntry:
    """The entry that follows `after` in the chain."""
    number = 1 if after is None else after.number + 1
    previous = GENESIS if after is None else after.digest
    moment = at.astimezone(UTC).replace(microsecond=0)
    parts = (
        str(number),
        moment.isoformat(),
        act.officer,
        act.act,
        act.subject,
        act.old,
        act.new,
        act.why,
        previous,
    )
    return AuditEntry(
        number=number,
        at=moment,
        officer=act.officer,
        act=act.act,
        subject=act.subject,
        old=act.old,
        new=act.new,
        why=act.why,
        previous=previous,
        digest=_digest(parts),
    )


def first_break(entries: Iterable[AuditEntry]) -> int | None:
    """The number of the first entry that does not follow from the one before; None when the chain holds."""
    before: AuditEntry | None = None
    for entry in entries:
        act = Act(
            officer=entry.officer,
            act=entry.act,
            subject=entry.subject,
            old=entry.old,
            new=entry.new,
            why=entry.why,
        )
        if chained(act, after=before, at=entry.at) != entry:
            return entry.number
        before = entry
    return None


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()
