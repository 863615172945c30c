"""Copy a database file that nobody has open, in the form it has: nothing is brought to a new one by it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.database import APPLICATION_ID, checked_copy, refuse_newer
from storage.disk import device_errors
from storage.transaction import translated
from storage.unopened import refuse_other


class AsItStands:
    """Fulfils `storage.backup_store.Snapshots` over a file whose workspace the caller holds.

    A transaction that was interrupted is undone, as at any opening.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def snapshot(self, target: Path) -> None:
        """Copy it to `target`, checked.

        Raises:
            ForeignDatabase, DatabaseTooNew, DamagedDatabase, WorkspaceInUse, DiskFull, WriteFailed.
        """
        refuse_other(self._path, APPLICATION_ID)
        refuse_newer(self._path)
        with (
            translated(self._path),
            device_errors(target.name),
            checked_copy(target) as part,
            closing(sqlite3.connect(self._path)) as held,
            closing(sqlite3.connect(part)) as copy,
        ):
            held.backup(copy)
