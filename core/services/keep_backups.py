"""Keep copies of the workspace by itself: every day, before what changes much, and as many as the rule says.

They lie in the workspace's own folder and cost the database alone: contents of evidence are there once for
all copies. What guards against losing the drive is the copy elsewhere.
"""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from core.audit import Act
from core.backups import Backup, Why, is_due, newest_good, superfluous
from core.ports import UNWATCHED, Clock, Database
from core.progress import Progress
from core.rehearsal import Rehearsed


class KeptBackups(Protocol):
    """The copies in the folder of this workspace; fulfilled by `storage.backup_store`."""

    def make(self, why: Why, *, at: datetime, progress: Progress) -> Backup:
        """A new copy, checked before it takes its name.

        Raises:
            WorkspaceGone, DamagedDatabase, SpaceShort, DiskFull, FileLocked, WriteFailed, Cancelled: none is
                made, and those there are as before.
        """

    def list(self) -> tuple[Backup, ...]:
        """Every copy, newest first."""

    def bring(self, backup: Backup, folder: Path, *, clock: Clock, progress: Progress) -> None:
        """Put a copy into a new folder, checked whole, as a workspace of its own.

        Raises:
            BackupUnknown, BackupDamaged: it is not there, or not what it was.
            FolderNotEmpty, Synchronised, OnRemovableDrive, OnNetworkDrive: the folder is no place for it.
            SpaceShort, DiskFull, FileLocked, WriteFailed, Cancelled: nothing was made.
        """

    def rehearse(self, backup: Backup, *, at: datetime, progress: Progress) -> Rehearsed:
        """Bring a copy back into a folder of its own, check it whole, remove it; the verdict is remembered.

        Raises:
            SpaceShort, DiskFull, FileLocked, WriteFailed, Cancelled: nothing was found out.
        """

    def remove(self, backups: tuple[Backup, ...]) -> None:
        """Remove these copies, and the contents of evidence that only they needed.

        Never fails: what cannot be removed now is removed the next time.
        """


class KeepBackups:
    """Makes, lists and lets go of copies."""

    def __init__(self, *, database: Database, kept: KeptBackups, clock: Clock) -> None:
        self._database = database
        self._kept = kept
        self._clock = clock

    def make(self, why: Why, *, progress: Progress = UNWATCHED) -> Backup:
        """A copy now; then those no longer kept go. One that was asked for is written down in the chain.

        Raises:
            WorkspaceGone, DamagedDatabase, SpaceShort, DiskFull, FileLocked, WriteFailed, Cancelled: no copy
                was made, and none was removed.
        """
        made = self._kept.make(why, at=self._clock.now(), progress=progress)
        self._kept.remove(superfluous(self._kept.list()))
        if why is Why.ASKED:
            with self._database.transaction() as work:
                act = Act(officer=work.office.get().officer.name, act="backup", subject=made.name)
                work.audit.append(act, at=self._clock.now())
        return made

    def make_due(self, *, progress: Progress = UNWATCHED) -> Backup | None:
        """The copy of this day; None when it is there already. Raises as `make` does."""
        if not is_due(self._kept.list(), self._clock.today()):
            return None
        return self.make(Why.DAILY, progress=progress)

    def list(self) -> tuple[Backup, ...]:
        """Every copy, newest first."""
        return self._kept.list()

    def open_apart(self, backup: Backup, folder: Path, *, progress: Progress) -> Path:
        """Make a workspace of its own from a copy, in a new folder; this one stays as it is.

        Raises:
            Everything `KeptBackups.bring` raises.
        """
        self._kept.bring(backup, folder, clock=self._clock, progress=progress)
        with self._database.transaction() as work:
            act = Act(officer=work.office.get().officer.name, act="open_backup", subject=backup.name)
            work.audit.append(act, at=self._clock.now())
        return folder

    def newest_good(self) -> Backup | None:
        """The newest copy nothing is known against; None when there is none."""
        return newest_good(self._kept.list())
