"""Go back to one of the copies a workspace keeps of itself, in its own place or in a folder beside.

The copy is checked whole like any backup before anything changes, and the workspace that gives way is kept.
From the first look at it until another stands in its place nobody else can open it.
"""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from core.backups import Why
from core.ports import Clock
from core.progress import Progress
from core.storage_errors import BackupDamaged, BackupUnknown, DamagedDatabase, ForeignDatabase, NoWorkspace
from storage.as_it_stands import AsItStands
from storage.backup_contents import PART
from storage.backup_store import BackupStore
from storage.disk import device_errors, everything_in, flush_folder, make_folder, move, remove_tree
from storage.folder_risk import new_home
from storage.paths import Workspace
from storage.restore import put_whole


def go_back(root: Path, number: int, *, folder: Path, clock: Clock, progress: Progress) -> Path | None:
    """Put a copy the workspace in `root` keeps into `folder`; where a replaced workspace was kept, or None.

    The folder is a new one, or that of the workspace itself: what stands there is then copied first, in the
    form it has and as far as it can be read, and the copies go with the workspace that takes its place.

    Raises:
        NoWorkspace: there is none in `root`.
        BackupUnknown: it keeps no copy of this number.
        BackupDamaged: the copy is not what it was, or lacks a content.
        WorkspaceInUse: it is open, and the copy was to take its place.
        DatabaseTooNew: a later program works on what stands in its place.
        FolderNotEmpty, Synchronised, OnRemovableDrive, OnNetworkDrive: the folder is no place for it.
        SpaceShort, DiskFull, FileLocked, WriteFailed, Cancelled: the workspace stays, one kept copy richer.
    """
    with device_errors(root.name):  # a drive that cannot be read any more, too
        return _go_back(root, number, folder=folder, clock=clock, progress=progress)


def _go_back(root: Path, number: int, *, folder: Path, clock: Clock, progress: Progress) -> Path | None:
    workspace = Workspace(root=root)
    if not workspace.is_there():
        raise NoWorkspace(name=root.name)
    store = BackupStore(workspace)
    backup = next((each for each in store.list() if each.number == number), None)
    if backup is None:
        raise BackupUnknown(number=number)

    def fill(fresh: Path) -> None:
        missing = store.materialise(backup, fresh, progress=progress)
        if missing:
            raise BackupDamaged(name=backup.name, member=missing[0])

    def fill_place(fresh: Path) -> None:
        fill(fresh)
        _share(workspace.backups, Workspace(root=fresh).backups)

    if folder.resolve() != root.resolve():
        return put_whole(new_home(folder), fill, name=backup.name, clock=clock, progress=progress)
    first = partial(_copy_first, workspace, store, clock=clock)
    kept = put_whole(root, fill_place, name=backup.name, clock=clock, progress=progress, first=first)
    if kept is not None:
        _bring_along(Workspace(root=kept).backups, workspace.backups)
    return kept


def _copy_first(workspace: Workspace, store: BackupStore, *, clock: Clock) -> None:
    """A damaged database cannot be copied: its folder is kept anyway."""
    with suppress(DamagedDatabase, ForeignDatabase):
        store.make(AsItStands(workspace.database), why=Why.RESTORE, at=clock.now())


def _share(source: Path, target: Path) -> None:
    """The copies in a second place already, where the drive allows links: they are there at the exchange."""
    try:
        for each in everything_in(source):
            place = target / each.relative_to(source)
            if each.is_dir():
                place.mkdir(parents=True, exist_ok=True)
            elif each.suffix != PART:
                os.link(each, place)
    except OSError:
        remove_tree(target)


def _bring_along(source: Path, target: Path) -> None:
    """What could not be in two places follows; what stands under the same name already stays."""
    with device_errors(target.name):
        make_folder(target)
        for each in sorted(source.iterdir()):
            if not (target / each.name).exists():
                move(each, target / each.name)
        flush_folder(target)
