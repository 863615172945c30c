"""Rehearsing a restore: a copy is brought back for a try, checked whole, and thrown away again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core.dates import local_day

STALE_DAYS: Final = 30
"""After so many days without a rehearsal the person is reminded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What came of bringing a copy back.

    Attributes:
        problems: of database, evidence files and audit chain, as `code subject`; empty when all is well.
        rows: rows of every table of the brought back database.
        evidence: contents of evidence that were read and compared.
    """

    problems: tuple[str, ...]
    rows: int
    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A rehearsal as it is remembered: when, of which copy, and what came of it."""

    at: datetime
    backup: str
    backup_at: datetime
    outcome: Rehearsed

    @property
    def is_sound(self) -> bool:
        """Whether the workspace would come back whole."""
        return not self.outcome.problems


def is_stale(last: Rehearsal | None, first_backup: datetime | None, *, today: date) -> bool:
    """Whether it is time for a rehearsal again: thirty days after the last, or after the first copy."""
    since = first_backup if last is None else last.at
    return since is not None and not 0 <= (today - local_day(since)).days <= STALE_DAYS


def rehearsal_text(rehearsal: Rehearsal) -> str:
    """A rehearsal as a setting keeps it."""
    outcome = rehearsal.outcome
    told = {
        "at": rehearsal.at.isoformat(),
        "backup": rehearsal.backup,
        "backup_at": rehearsal.backup_at.isoformat(),
        "problems": list(outcome.problems),
        "rows": outcome.rows,
        "evidence": outcome.evidence,
    }
    return json.dumps(told, ensure_ascii=False)


def rehearsal_of(text: str | None) -> Rehearsal | None:
    """The rehearsal a setting keeps; None when there is none, or none that can be read."""
    try:
        told: Mapping[str, object] = json.loads(text or "null") or {}
        problems = told["problems"]
        outcome = Rehearsed(
            problems=tuple(map(str, problems)) if isinstance(problems, list) else (),
            rows=int(str(told["rows"])),
            evidence=int(str(told["evidence"])),
        )
        return Rehearsal(
            at=datetime.fromisoformat(str(told["at"])),
            backup=str(told["backup"]),
            backup_at=datetime.fromisoformat(str(told["backup_at"])),
            outcome=outcome,
        )
    except (KeyError, TypeError, ValueError):
        return None
