"""Bring a workspace back from a backup file, which is untrusted input.

Everything is unpacked beside the target and checked whole (list, digests, schema, references, evidence, audit
chain) before anything changes. The replaced folder is kept. Nothing is ever merged.
"""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import IO

from core.audit import Act, first_break
from core.backups import BackupKey
from core.errors import CchcError
from core.own_keys import KeyPart
from core.packages.refusals import DiskFull, NotReadable, SpaceShort, WriteFailed
from core.packages.room import room_for
from core.ports import Clock
from core.progress import Progress
from core.services.stream_care import RESTORED
from core.storage_errors import BackupDamaged, DatabaseTooNew, FolderNotEmpty, SourceUnreadable
from storage.attachments import EvidenceFolder
from storage.backup import DATABASE_NAME, FORMAT, FORMAT_VERSION, LIST_NAME, Member
from storage.backup_keys import opened_backup
from storage.beside import begin_beside, finish_beside, take_place
from storage.database import declared_schema, open_database
from storage.disk import device_errors, flush_to_disk, free_bytes, remove_tree, set_mode
from storage.lock import WorkspaceLock, holding
from storage.paths import Workspace
from storage.rows import moment_text

_NAMES = re.compile(
    r"socchc\.db|evidence/(?P<first>[0-9a-f]{2})/(?P=first)[0-9a-f]{62}\.[a-z0-9]{1,5}"
    rf"|keys/(?:{'|'.join(KeyPart)})(?:\.pub)?(?:\.[0-9]{{8}}(?: \([0-9]{{1,3}}\))?)?"
)
_LONGEST_LIST = 64 << 20  # bytes
_CHUNK = 1 << 20
_OWNER_ONLY = 0o600
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    TypeError,
    ValueError,
    EOFError,
    RecursionError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


def restore(
    file: Path, folder: Path, *, clock: Clock, progress: Progress, key: BackupKey | None = None
) -> Path | None:
    """Put the workspace of a backup into `folder`; where the replaced workspace was kept, or None.

    Raises:
        BackupLocked: it is encrypted, and no key was given.
        IdentityTextWrong, PassphraseWrong, AgeNoKey: the key does not open it.
        AgeHeaderWrong, AgeCorrupt: it was cut off or changed.
        SourceUnreadable: the file cannot be read.
        BackupDamaged: it is no backup, or a part of it is not what the list says.
        DatabaseTooNew: a later version of the program made it.
        FolderNotEmpty: the folder holds other things than a workspace.
        WorkspaceInUse: the workspace there is open.
        SpaceShort, DiskFull, FileLocked, WriteFailed: nothing was changed.
        Cancelled: nothing was changed.
    """
    beside = Workspace(root=folder).keys

    def fill(fresh: Path) -> None:
        with opened_backup(file, fresh, key=key, beside=beside, progress=progress) as plain:
            _unpack(plain, fresh, name=file.name, progress=progress)

    return put_whole(folder, fill, name=file.name, clock=clock, progress=progress)


def put_whole(
    folder: Path,
    fill: Callable[[Path], None],
    *,
    name: str,
    clock: Clock,
    progress: Progress,
    first: Callable[[], None] = lambda: None,
) -> Path | None:
    """Fill a folder beside, check it whole, let it take its place; where a replaced one was kept, or None.

    A workspace that stands there is held the whole time, so that nobody works in what is about to give way;
    `first` happens once it is.

    Raises:
        BackupDamaged: what `fill` put in is no sound workspace; `name` is what the person knows it by.
        Everything `restore` raises about the folder and the disk, and what `fill` raises.
    """
    target = Workspace(root=folder)
    finish_beside(folder)
    with device_errors(folder.name):
        is_there = target.is_there()
        is_free = is_there or target.is_free()
    if not is_free:
        raise FolderNotEmpty(name=folder.name)
    lock = WorkspaceLock(target.lock) if is_there else None
    try:
        first()
        fresh = begin_beside(folder)
        try:
            with holding(Workspace(root=fresh).lock):
                fill(fresh)
                _check(Workspace(root=fresh), name, clock=clock)
            progress.check()
            return take_place(fresh, folder, lock=lock)
        finally:
            remove_tree(fresh)
    finally:
        if lock is not None:
            lock.release()


def _unpack(file: Path, fresh: Path, *, name: str, progress: Progress) -> None:
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        raise SourceUnreadable(name=name) from error
    except (zipfile.BadZipFile, ValueError) as error:
        raise BackupDamaged(name=name, member="ZIP") from error
    with archive:
        members = _members(archive, name)
        total, done = sum(member.size for member in members), 0
        if free_bytes(fresh) < room_for(total):
            raise SpaceShort(needed=room_for(total), free=free_bytes(fresh))
        for member in members:
            progress.check()
            _extract(archive, member, target=fresh / member.name, name=name)
            done += member.size
            progress.report(done, total)


def _members(archive: zipfile.ZipFile, name: str) -> tuple[Member, ...]:
    """The list, in agreement with what the archive holds: same names, once each, all of a known kind."""
    held = [entry.filename for entry in archive.infolist()]
    try:
        with archive.open(LIST_NAME) as content:
            listed = json.loads(content.read(_LONGEST_LIST))
        if (listed["format"], listed["format_version"]) != (FORMAT, FORMAT_VERSION):
            raise BackupDamaged(name=name, member=LIST_NAME)
        members = tuple(
            Member(name=str(each["name"]), size=int(each["size"]), sha256=str(each["sha256"]))
            for each in listed["files"]
        )
    except _ZIP_FAULTS as error:
        raise BackupDamaged(name=name, member=LIST_NAME) from error
    names = [member.name for member in members]
    is_known = all(_NAMES.fullmatch(each) for each in names) and all(member.size >= 0 for member in members)
    if not is_known or sorted(held) != sorted([*names, LIST_NAME]) or DATABASE_NAME not in names:
        raise BackupDamaged(name=name, member=LIST_NAME)
    return members


def _extract(archive: zipfile.ZipFile, member: Member, *, target: Path, name: str) -> None:
    with device_errors(member.name):
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = target.open("xb")
    with device_errors(member.name), copy:  # what is written last is written when it is closed
        try:
            content = archive.open(member.name)
        except _ZIP_FAULTS as error:
            raise BackupDamaged(name=name, member=member.name) from error
        with content:
            size, digest = _copy(content, copy, member=member, name=name)
        flush_to_disk(copy)
    if (size, digest) != (member.size, member.sha256):
        raise BackupDamaged(name=name, member=member.name)
    if member.name.startswith("keys/"):
        with device_errors(member.name):
            set_mode(target, _OWNER_ONLY)


def _copy(content: IO[bytes], copy: IO[bytes], *, member: Member, name: str) -> tuple[int, str]:
    """Copy at most one byte more than the list says, so that no bomb can fill the disk."""
    hashed, size = hashlib.sha256(), 0
    while size <= member.size:
        try:
            chunk = content.read(min(_CHUNK, member.size + 1 - size))
        except _ZIP_FAULTS as error:
            raise BackupDamaged(name=name, member=member.name) from error
        if not chunk:
            break
        hashed.update(chunk)
        size += len(chunk)
        with device_errors(member.name):
            copy.write(chunk)
    return size, hashed.hexdigest()


def _check(fresh: Workspace, name: str, *, clock: Clock) -> None:
    """Open what was unpacked as if it were ours; note in its audit chain that it was restored."""
    try:
        database = open_database(fresh.database, backups=fresh.backups)
    except (DatabaseTooNew, DiskFull, WriteFailed, NotReadable):  # the disk's fault, not the backup's
        raise
    except CchcError as error:
        raise BackupDamaged(name=name, member=DATABASE_NAME) from error
    with closing(database):
        if database.check() or database.objects() != declared_schema():
            raise BackupDamaged(name=name, member=DATABASE_NAME)
        with database.transaction() as work:
            office = work.office.get()
            files = tuple(work.evidence.files().values())
            if first_break(work.audit.walk()) is not None:
                raise BackupDamaged(name=name, member="audit")
            act = Act(officer=office.officer.name, act="restore", subject=office.unit.code)
            work.audit.append(act, at=clock.now())
            work.settings.put(RESTORED, moment_text(clock.now()))
    missing = EvidenceFolder(fresh.evidence).problems(files)
    if missing:
        raise BackupDamaged(name=name, member=missing[0])
