"""The way from a damaged database back to a kept copy, in the workspace's own folder.

The copy is built and checked whole beside the damaged file before anything is changed. Then the damaged file
gets a second name with the day and time, and the sound one takes its first name in a single step. Evidence
and keys that are there stay: contents lie under their own digest, and a key may be newer than the copy.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

from core.audit import first_break
from core.backups import Backup
from core.dates import local
from core.errors import CchcError
from core.packages.refusals import DiskFull, NotReadable, WriteFailed
from core.ports import Clock, Transaction
from core.progress import Progress
from core.rescue import WentBack
from core.services.noting import note
from core.services.stream_care import RESTORED
from core.storage_errors import BackupDamaged, DamagedDatabase, DatabaseTooNew
from storage.backup_contents import PART, bring, held_in
from storage.backup_store import BackupStore
from storage.database import SqlDatabase, declared_schema, open_database
from storage.disk import (
    CHUNK,
    device_errors,
    flush_folder,
    flush_to_disk,
    listed,
    make_folder,
    move,
    remove_file,
    remove_tree,
    set_mode,
)
from storage.paths import Workspace
from storage.rows import moment_text

_FAULTS = (CchcError, ValueError, LookupError)
_OWNER_ONLY, _OWNER_FOLDER = 0o600, 0o700


def go_back(
    workspace: Workspace,
    backup: Backup,
    *,
    store: BackupStore,
    clock: Clock,
    progress: Progress,
    carry: Callable[[Transaction], object],
) -> WentBack:
    """Put a copy in the place of the database file, which is kept; `carry` brings over what it still tells.

    Raises:
        BackupDamaged: the copy is not sound; nothing was changed.
        DatabaseTooNew: a later version of the program made it; nothing was changed.
        DiskFull, FileLocked, WriteFailed, Cancelled: nothing was changed.
    """
    fresh = Workspace(root=workspace.backups / f".{uuid4().hex}{PART}")
    try:
        missing = store.materialise(backup, fresh.root, progress=progress)
        with closing(_opened(fresh, backup)) as database:
            _refuse_unsound(database, backup)
            _note_return(database, backup, clock=clock, carry=carry)
        progress.check()
        _bring_evidence(fresh, workspace, progress=progress)
        with device_errors(workspace.database.name):
            _bring_keys(fresh, workspace)
            kept = _put_aside(workspace, f"{local(clock.now()):%Y%m%d-%H%M%S}")
            move(fresh.database, workspace.database)
            flush_folder(workspace.root)
    finally:
        remove_tree(fresh.root)
    return WentBack(backup=backup, kept=kept, missing=missing)


def _opened(fresh: Workspace, backup: Backup) -> SqlDatabase:
    """The database of the copy, in today's form."""
    try:
        return open_database(fresh.database, backups=fresh.backups)
    except (DatabaseTooNew, DiskFull, WriteFailed, NotReadable):  # the disk's fault, not the copy's
        raise
    except _FAULTS as error:
        raise BackupDamaged(name=backup.name, member=fresh.database.name) from error


def _refuse_unsound(database: SqlDatabase, backup: Backup) -> None:
    is_sound = not database.check() and database.objects() == declared_schema()
    with database.transaction() as work:
        if not is_sound or first_break(work.audit.walk()) is not None:
            raise BackupDamaged(name=backup.name, member="audit" if is_sound else "socchc.db")


def _note_return(
    database: SqlDatabase, backup: Backup, *, clock: Clock, carry: Callable[[Transaction], object]
) -> None:
    with database.transaction() as work:
        carry(work)
        subject = work.office.get().unit.code
        note(work, clock, act="restore", subject=subject, change=("", backup.name), why=DamagedDatabase.code)
        work.settings.put(RESTORED, moment_text(clock.now()))


def _bring_evidence(fresh: Workspace, workspace: Workspace, *, progress: Progress) -> None:
    contents = held_in(fresh.evidence)
    bring(contents, workspace.evidence, sources=(fresh.evidence,), progress=progress)


def _bring_keys(fresh: Workspace, workspace: Workspace) -> None:
    """Those that are not there: a key made after the copy is never replaced by an older one."""
    for path in listed(fresh.keys):
        target = workspace.keys / path.name
        if not target.exists():
            make_folder(workspace.keys)
            set_mode(workspace.keys, _OWNER_FOLDER)
            move(path, target)
            set_mode(target, _OWNER_ONLY)
            flush_folder(workspace.keys)


def _put_aside(workspace: Workspace, at: str) -> Path:
    """The damaged file under a second name, with the journal that belongs to it; where it lies.

    The journal has to go before a sound file takes its place, for SQLite would play it into that one. A stop
    in between leaves the damaged file where it was, and a whole copy of both beside it.
    """
    kept, number = workspace.root / f"socchc.damaged-{at}.db", 2
    while kept.exists():
        kept = workspace.root / f"socchc.damaged-{at}-{number}.db"
        number += 1
    journal = workspace.database.with_name(f"{workspace.database.name}-journal")
    try:
        _second_name(workspace.database, kept)
        if journal.exists() and journal.stat().st_size:
            _second_name(journal, kept.with_name(f"{kept.name}-journal"))
    except OSError:
        for part in (kept, kept.with_name(f"{kept.name}-journal")):
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise
    flush_folder(workspace.root)
    remove_file(journal)
    return kept


def _second_name(file: Path, target: Path) -> None:
    """A link, so that no room is needed; a copy where the drive has no such thing."""
    try:
        os.link(file, target)
    except OSError:
        with file.open("rb") as original, target.open("xb") as copy:
            shutil.copyfileobj(original, copy, CHUNK)
            flush_to_disk(copy)
