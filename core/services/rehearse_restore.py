"""Rehearse a restore: bring the newest copy back for a try, before anybody is in need of it."""

from core.ports import UNWATCHED, Clock, Database
from core.progress import Progress
from core.rehearsal import Rehearsal, is_stale, rehearsal_of, rehearsal_text
from core.services.keep_backups import KeptBackups
from core.services.noting import note
from core.storage_errors import NoSuchBackup

_LAST = "rehearsal"
_MOST_TOLD = 20  # problems kept with the last rehearsal


class RehearseRestore:
    """Rehearses, and remembers the last time."""

    def __init__(self, *, database: Database, kept: KeptBackups, clock: Clock) -> None:
        self._database = database
        self._kept = kept
        self._clock = clock

    def last(self) -> Rehearsal | None:
        """The last rehearsal; None before the first."""
        with self._database.transaction() as work:
            return rehearsal_of(work.settings.get(_LAST))

    def is_due(self) -> bool:
        """Whether the last one, or the first copy before there was any, is more than thirty days old."""
        held = self._kept.list()
        first = min((each.at for each in held), default=None)
        return is_stale(self.last(), first, today=self._clock.today())

    def rehearse(self, *, progress: Progress = UNWATCHED) -> Rehearsal:
        """Bring the newest copy back into a folder of its own, check it whole, remove it, and remember that.

        Raises:
            NoSuchBackup: the workspace keeps no copy of itself yet.
            SpaceShort, DiskFull, FileLocked, WriteFailed, Cancelled: nothing was found out.
        """
        held = self._kept.list()
        if not held:
            raise NoSuchBackup(name="")
        newest, at = held[0], self._clock.now()
        outcome = self._kept.rehearse(newest, at=at, progress=progress)
        done = Rehearsal(at=at, backup=newest.name, backup_at=newest.at, outcome=outcome)
        told = "; ".join(outcome.problems[:_MOST_TOLD]) or "ok"
        with self._database.transaction() as work:
            work.settings.put(_LAST, rehearsal_text(done))
            note(work, self._clock, act="rehearse", subject=newest.name, change=("", told))
        return done
