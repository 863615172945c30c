"""Copy the whole workspace to another drive, for the day on which this one is lost (security, section 4).

The copy is encrypted to the office's own key and the escrow unless the person says otherwise. Beside it lies
the office's key as it lies here, under its passphrase: whoever has the copy and knows the passphrase can go
on, also when this computer is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from core.backups import Backup, Why, is_stale
from core.enrolment import encryption_recipients, own_code
from core.ports import Clock, Database
from core.progress import Progress, Step
from core.services.keep_backups import KeepBackups
from core.services.noting import note

_LAST: Final = "copied_elsewhere_at"


class OtherPlaces(Protocol):
    """Folders on other drives; fulfilled by `storage.backup_elsewhere`."""

    def write(
        self, backup: Backup, folder: Path, *, unit: str, recipients: Sequence[str], progress: Progress
    ) -> Path:
        """One file with everything of a kept copy, read back before it takes its name; older ones there go.

        Args:
            backup: a copy in the workspace's own folder.
            folder: where the file goes; it must be there.
            unit: the office's own code, part of the name.
            recipients: whom it is encrypted to; to nobody when there are none.
            progress: told in bytes; stopping leaves nothing.

        Raises:
            InsideWorkspace: the folder is part of the workspace.
            PlaceGone: the folder is not there.
            EvidenceLost: a content of evidence is gone or is not what it was.
            SpaceShort, TooLargeForVolume, DiskFull, FileLocked, WriteFailed, Cancelled: nothing stays.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedElsewhere:
    """A copy that was written and read back."""

    file: Path
    is_encrypted: bool


class CopyElsewhere:
    """Writes such copies and knows how old the last one is."""

    def __init__(
        self, *, database: Database, backups: KeepBackups, places: OtherPlaces, clock: Clock
    ) -> None:
        self._database = database
        self._backups = backups
        self._places = places
        self._clock = clock

    def copy(self, folder: Path, *, is_encrypted: bool = True, progress: Progress) -> CopiedElsewhere:
        """Copy the workspace as it stands now.

        Raises:
            NoRecipient: the office's own key or the escrow's is not known, so that nothing can be encrypted.
            InsideWorkspace, PlaceGone, EvidenceLost, SpaceShort, TooLargeForVolume.
            DamagedDatabase, DiskFull, FileLocked, WriteFailed, Cancelled.
        """
        with self._database.transaction() as work:
            office = work.office.get()
            recipients = encryption_recipients(work, own_code(office)) if is_encrypted else ()
        made = self._backups.make(Why.ASKED, progress=Step(progress, 1, of=2))
        file = self._places.write(
            made, folder, unit=office.unit.code, recipients=recipients, progress=Step(progress, 2, of=2)
        )
        with self._database.transaction() as work:
            work.settings.put(_LAST, self._clock.now().isoformat())
            note(work, self._clock, act="backup_elsewhere", subject=file.name)
        return CopiedElsewhere(file=file, is_encrypted=bool(recipients))

    def last(self) -> datetime | None:
        """When the last one was written; None before the first."""
        with self._database.transaction() as work:
            held = work.settings.get(_LAST)
        return None if held is None else datetime.fromisoformat(held)

    def is_due(self) -> bool:
        """Whether a person has to be reminded: none for a week, or none yet in a week of work."""
        last = self.last()
        held = self._backups.list() if last is None else ()
        if last is None and not held:
            return False
        return is_stale(last or held[-1].at, self._clock.today())
