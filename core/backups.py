"""Which copies of a workspace are kept (security specification, section 4): the rule alone, no disk.

A copy has a number, and numbers order copies: a clock that was set wrong for a while must not make an old
copy look newer than the ones after it, or push sound ones out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from core.dates import local, local_day
from core.progress import Progress, Silent

_UNWATCHED = Silent()
DAYS, WEEKS, ACTS = 7, 4, 10
"""Kept: one of each of the last days and weeks on which one was made, and the last before an act."""

ELSEWHERE: Final = 5
"""So many copies of a workspace stay in a folder on another drive."""

STALE_DAYS: Final = 7
"""After so many days without a copy on another drive the person is reminded."""


class Why(StrEnum):
    """What a copy was made before, or for."""

    DAILY = "daily"
    IMPORT = "import"
    MIGRATION = "migration"
    RESTORE = "restore"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a later check of the whole copy found, and when."""

    at: datetime
    is_sound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One kept copy of a workspace.

    Attributes:
        number: its place in the order of all copies of this workspace.
        at: when it was made, by the clock of the computer.
        why: what it was made for.
        schema: the revision of its database.
        size: bytes of the database.
        evidence: how many contents it needs; they are kept once for all copies.
        evidence_size: their bytes together.
        missing: how many of them were lost already when it was made.
        copied: how many had to be copied whole for it, because the drive cannot hold a file in two places.
        verdict: of the last check of the whole copy; None before the first. Its database was checked when it
            was made.
    """

    number: int
    at: datetime
    why: Why
    schema: str
    size: int
    evidence: int = 0
    evidence_size: int = 0
    missing: int = 0
    copied: int = 0
    verdict: Verdict | None = None

    @property
    def is_good(self) -> bool:
        """Whether nothing is known against it: complete when made, and not found damaged since."""
        return self.missing == 0 and (self.verdict is None or self.verdict.is_sound)

    @property
    def name(self) -> str:
        """Its name among the copies: number, moment on the wall clock, occasion."""
        return f"{self.number:06d}-{local(self.at):%Y%m%d-%H%M%S}-{self.why.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupKey:
    """What opens an encrypted copy: the passphrase of the office's keys, or the text on the sealed sheet."""

    passphrase: str = field(default="", repr=False)
    sheet: str = field(default="", repr=False)


class GoBackDoor(Protocol):
    """Puts a copy that a workspace keeps of itself into a folder, its own or a new one."""

    def __call__(
        self, root: Path, number: int, *, folder: Path, progress: Progress = _UNWATCHED
    ) -> Path | None:
        """Where a replaced workspace was kept, or None. Raises as `storage.going_back.go_back` does."""


class RestoreDoor(Protocol):
    """Puts the workspace of a backup file into a folder."""

    def __call__(
        self, file: Path, folder: Path, *, progress: Progress = _UNWATCHED, key: BackupKey | None = None
    ) -> Path | None:
        """Where a replaced workspace was kept, or None.

        Raises:
            BackupLocked: it is encrypted, and no key was given.
            BackupDamaged, and what else `storage.restore.restore` raises.
        """


def newest_good(held: Sequence[Backup]) -> Backup | None:
    """The newest copy nothing is known against."""
    return next((each for each in _newest_first(held) if each.is_good), None)


def is_due(held: Sequence[Backup], today: date) -> bool:
    """Whether the copy of this day is still to be made."""
    return not any(each.why is Why.DAILY and each.is_good and local_day(each.at) == today for each in held)


def superfluous(held: Sequence[Backup]) -> tuple[Backup, ...]:
    """The copies that are no longer kept, oldest first.

    Kept are the newest of each of the last seven days and four weeks on which a daily one was made, the last
    ten before an act, the newest of every occasion, the newest good one, and the newest a whole check found
    good.
    """
    ordered = _newest_first(held)
    kept = {each.number for each in _kept(ordered)}
    return tuple(each for each in reversed(ordered) if each.number not in kept)


def is_stale(last: datetime | None, today: date) -> bool:
    """Whether the last copy on another drive is too old to rely on; a moment to come counts as no copy."""
    return last is None or not 0 <= (today - local_day(last)).days <= STALE_DAYS


def _kept(ordered: Sequence[Backup]) -> Iterator[Backup]:
    daily = [each for each in ordered if each.why is Why.DAILY]
    yield from _first_of_each(daily, [local_day(each.at) for each in daily], most=DAYS)
    yield from _first_of_each(daily, [local_day(each.at).isocalendar()[:2] for each in daily], most=WEEKS)
    yield from [each for each in ordered if each.why is not Why.DAILY][:ACTS]
    yield from _first_of_each(ordered, [each.why for each in ordered], most=len(Why))
    yield from [each for each in ordered if each.is_good][:1]
    yield from [each for each in ordered if each.is_good and each.verdict is not None][:1]


def _first_of_each(ordered: Sequence[Backup], groups: Sequence[object], *, most: int) -> Iterator[Backup]:
    """The newest of each group, of the first `most` groups met."""
    met: list[object] = []
    for each, group in zip(ordered, groups, strict=True):
        if group not in met and len(met) < most:
            met.append(group)
            yield each


def _newest_first(held: Sequence[Backup]) -> list[Backup]:
    return sorted(held, key=lambda each: each.number, reverse=True)
