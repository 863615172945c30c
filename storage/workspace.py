"""Open or make a workspace: lock, database, evidence, packages and keys joined."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from core.later import later
from core.office import Office
from core.own_keys import KEY_CHANGE
from core.storage_errors import DamagedDatabase, FolderNotEmpty, NoWorkspace, WorkspaceExists
from storage.attachments import EvidenceFolder
from storage.backup_store import BackupStore, WorkspaceKeeper
from storage.beside import begin_beside, clear_beside, finish_beside, take_place
from storage.database import SqlDatabase, open_database
from storage.disk import device_errors, remove_tree
from storage.folder_risk import at_home, new_home
from storage.keys import KeyFolder
from storage.lock import WorkspaceLock
from storage.outbox import OutboxFolder
from storage.paths import Workspace
from storage.quarantine import clear_quarantine
from storage.unfinished import Unfinished

if TYPE_CHECKING:
    from storage.backup import WorkspaceBackups
    from storage.package_files import DiskPackages


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWorkspace:
    """A workspace this program holds; closing lets another one in. Also a context manager."""

    workspace: Workspace
    lock: WorkspaceLock
    database: SqlDatabase
    attachments: EvidenceFolder
    packages: "DiskPackages"
    outbox: OutboxFolder
    keys: KeyFolder
    backups: "WorkspaceBackups"
    kept: WorkspaceKeeper

    def close(self) -> None:
        """Let go of database and lock; may be called twice."""
        self.database.close()
        self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(folder: Path) -> OpenWorkspace:
    """Open the workspace in a folder; leftovers of interrupted imports and exports are cleared away.

    Raises:
        OutsidePortable, OnRemovableDrive, OnNetworkDrive: this program works on no workspace there.
        NoWorkspace: there is none.
        WorkspaceInUse: another program holds it.
        ForeignDatabase, DatabaseTooNew, DamagedDatabase: the database is refused unchanged.
        DiskFull, FileLocked, WriteFailed.
    """
    with device_errors(folder.name):
        workspace = Workspace(root=at_home(folder))
        finish_beside(folder)
        if not workspace.is_there():
            raise NoWorkspace(name=folder.name)
        opened = _open(workspace)
    clear_beside(folder)
    try:
        _refuse_empty(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def create_workspace(
    folder: Path, office: Office, *, fill: Callable[[OpenWorkspace], None] | None = None
) -> OpenWorkspace:
    """Make a workspace in a new or empty folder and leave it open. It is there whole or not at all.

    `fill` puts its first contents in before it takes its place; where that fails, nothing stays behind.

    Raises:
        OutsidePortable, OnRemovableDrive, OnNetworkDrive, Synchronised, PathTooLong: no place for one.
        WorkspaceExists: one is there already.
        FolderNotEmpty: the folder holds other things.
        DiskFull, FileLocked, WriteFailed: nothing stays behind.
    """
    with device_errors(folder.name):
        workspace = Workspace(root=new_home(folder))
        finish_beside(folder)
        if workspace.is_there():
            raise WorkspaceExists(name=folder.name)
        if not workspace.is_free():
            raise FolderNotEmpty(name=folder.name)
        fresh = begin_beside(folder)
        try:
            _begin(fresh, office, fill=fill)
            take_place(fresh, folder)
        finally:
            remove_tree(fresh)
        return _open(workspace)


def _begin(fresh: Path, office: Office, *, fill: Callable[[OpenWorkspace], None] | None) -> None:
    """Fill a new folder with the first contents of a workspace, and close it."""
    with _open(Workspace(root=fresh)) as opened:
        with opened.database.transaction() as work:
            work.office.put(office)
        if fill is not None:
            fill(opened)


def _refuse_empty(opened: OpenWorkspace) -> None:
    """A workspace always has its office: where that cannot be read, the file lost more than is seen.

    Raises:
        DamagedDatabase: it is not there, or its values are none it could have been given.
    """
    try:
        with opened.database.transaction() as work:
            work.office.get()
    except ValueError as error:
        raise DamagedDatabase(name=opened.workspace.database.name) from error


def _is_held(database: SqlDatabase, digest: str) -> bool:
    with database.transaction() as work:
        return work.exchanges.find(digest) is not None


def _packages(workspace: Workspace, store: EvidenceFolder, *, unfinished: Unfinished) -> "DiskPackages":
    from storage.package_files import DiskPackages

    return DiskPackages(workspace.quarantine, store, unfinished=unfinished)


def _backups(workspace: Workspace, database: SqlDatabase, *, unfinished: Unfinished) -> "WorkspaceBackups":
    from storage.backup import WorkspaceBackups

    return WorkspaceBackups(workspace, database, unfinished=unfinished)


def _open(workspace: Workspace) -> OpenWorkspace:
    lock = WorkspaceLock(workspace.lock)
    try:
        store = EvidenceFolder(workspace.evidence, copies=workspace.copies)
        kept = BackupStore(workspace)
        kept.clear_leftovers()
        kept.adopt_strays()
        database = open_database(workspace.database, backups=workspace.backups, settle=kept.adopt)
        outbox, unfinished = OutboxFolder(workspace.outbox), Unfinished(workspace.unfinished)
        keys = KeyFolder(workspace.keys)
        unfinished.clear()
        with database.transaction() as work:
            keys.settle(work.settings.get(KEY_CHANGE) or "")
            store.clear_leftovers(named=work.evidence.held_among)
            outbox.sweep(lambda digest: work.exchanges.find(digest) is not None)
    except BaseException:
        lock.release()
        raise
    opened = OpenWorkspace(
        workspace=workspace,
        lock=lock,
        database=database,
        attachments=store,
        packages=later(lambda: _packages(workspace, store, unfinished=unfinished)),
        outbox=outbox,
        keys=keys,
        backups=later(lambda: _backups(workspace, database, unfinished=unfinished)),
        kept=WorkspaceKeeper(kept, database),
    )
    try:
        clear_quarantine(workspace.quarantine, store, came_true=partial(_is_held, database))
    except BaseException:
        opened.close()
        raise
    return opened
