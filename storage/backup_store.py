"""The copies a workspace keeps of itself, in its own folder `backups`; needs no open database to read them.

Each copy is a folder: its database, its keys, the list of the evidence it needs, and a small description that
is written last. The folder is filled under a temporary name and renamed, so a copy is there whole or not at
all; it is renamed again before it is removed.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from core.backups import Backup, Verdict, Why, newest_good
from core.errors import DeviceError
from core.own_keys import KeyPart
from core.packages.refusals import SpaceShort
from core.packages.room import room_for
from core.ports import UNWATCHED, Clock
from core.progress import Progress
from core.rehearsal import Rehearsed
from core.storage_errors import BackupDamaged, DamagedDatabase, EvidenceLost, WorkspaceGone
from storage.backup_contents import PART, Content, bring, read, sweep, written
from storage.disk import (
    CHUNK,
    device_errors,
    flush_folder,
    flush_to_disk,
    flush_tree,
    free_bytes,
    listed,
    make_inside,
    move,
    remove_tree,
    set_mode,
    write_whole,
)
from storage.paths import Workspace
from storage.rows import moment, moment_text

FORMAT, FORMAT_VERSION = "socchc-kept-backup", 1
_HEAD, _CONTENTS, _VERDICT = "backup.json", "evidence.txt", "checked.json"
_NAME = re.compile(r"(?P<number>[0-9]{6,})-[0-9]{8}-[0-9]{6}-[a-z]+")
_BEFORE_MIGRATION = "before-*.db"
_FAULTS = (OSError, ValueError, KeyError, TypeError)
_OWNER_ONLY, _OWNER_FOLDER = 0o600, 0o700
_NEEDED = "SELECT sha256, extension, size FROM evidence_file ORDER BY sha256"
_REVISION = "SELECT version_num FROM alembic_version"


class Snapshots(Protocol):
    """An open database that can be copied as it stands."""

    def snapshot(self, target: Path) -> None:
        """Copy it to `target`, checked.

        Raises:
            WorkspaceGone, DamagedDatabase, DiskFull, WriteFailed.
        """


class BackupStore:
    """The copies of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._folder = workspace.backups
        self._evidence = workspace.backups / "evidence"

    def make(self, database: Snapshots, *, why: Why, at: datetime, progress: Progress = UNWATCHED) -> Backup:
        """A copy of the workspace as it stands.

        Raises:
            WorkspaceGone, DamagedDatabase.
            SpaceShort, DiskFull, FileLocked, WriteFailed: no copy was made.
            Cancelled: likewise.
        """
        self._refuse_short()
        return self._build(database.snapshot, why=why, at=at, progress=progress)

    def adopt(self, file: Path) -> Path:
        """Make a copy of what a migration left as a single file; where its database lies now.

        Raises:
            DamagedDatabase: it is no database of this program; it stays where it is.
            DiskFull, FileLocked, WriteFailed: likewise.
        """
        with device_errors(file.name):
            at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        made = self._build(lambda target: _put(file, target), why=Why.MIGRATION, at=at, progress=UNWATCHED)
        with suppress(OSError):  # the next opening takes it in once more and loses nothing
            file.unlink()
        return self.folder_of(made) / self._workspace.database.name

    def list(self) -> tuple[Backup, ...]:
        """Every copy that is there whole, newest first; one whose description cannot be read is left out."""
        found = (self._read(folder) for _number, folder in self._folders())
        return tuple(sorted((each for each in found if each), key=lambda each: each.number, reverse=True))

    def newest_good(self) -> Backup | None:
        """The newest copy nothing is known against; None when there is none."""
        return newest_good(self.list())

    @property
    def root(self) -> Path:
        """The folder of the workspace."""
        return self._workspace.root

    def folder_of(self, backup: Backup) -> Path:
        """Where a copy lies."""
        return self._folder / backup.name

    def sources(self, backup: Backup) -> Iterator[tuple[str, Path]]:
        """Name within a workspace and place of everything a copy holds.

        Raises:
            BackupDamaged: the list of its contents cannot be read.
            EvidenceLost: a content is nowhere any more.
            DeviceError: the drive does not answer.
        """
        folder = self.folder_of(backup)
        yield self._workspace.database.name, folder / self._workspace.database.name
        for content in self._contents(folder):
            held = (content.place(each) for each in (self._evidence, self._workspace.evidence))
            place = next((each for each in held if each.is_file()), None)
            if place is None:
                raise EvidenceLost(sha256=content.name[:64])
            yield f"evidence/{content.name[:2]}/{content.name}", place
        with device_errors(backup.name):
            keys = listed(folder / self._workspace.keys.name)
        for path in keys:
            yield f"keys/{path.name}", path

    def materialise(self, backup: Backup, folder: Path, *, progress: Progress = UNWATCHED) -> tuple[str, ...]:
        """Fill a new folder with a copy, as a plain workspace; the contents it lacks, as `code sha256`.

        Contents are links where the drive allows it; the database and the keys are copies.

        Raises:
            BackupDamaged: the copy is not what it was when it was made.
            DiskFull, FileLocked, WriteFailed, Cancelled: what was written is for the caller to remove.
        """
        source, target = self.folder_of(backup), Workspace(root=folder)
        contents = self._contents(source)
        with device_errors(folder.name):
            folder.mkdir(parents=True, exist_ok=True)
            _copied(source / target.database.name, target.database)
            _copy_keys(source / target.keys.name, target.keys)
        if _digest(target.database) != self._head(source).get("sha256"):
            raise BackupDamaged(name=backup.name, member=target.database.name)
        sources = (self._evidence, self._workspace.evidence)
        taken = bring(contents, target.evidence, sources=sources, progress=progress)
        return tuple(f"EVIDENCE_MISSING {each.name[:64]}" for each in taken.missing)

    def judge(self, backup: Backup, *, is_sound: bool, at: datetime) -> None:
        """Remember what a check of the whole copy found.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        content = json.dumps({"at": moment_text(at), "is_sound": is_sound}).encode("ascii")
        write_whole(self.folder_of(backup) / _VERDICT, content)

    def remove(self, backups: tuple[Backup, ...]) -> None:
        """Remove copies, then the contents no copy needs; what cannot be removed now goes the next time."""
        if not backups:
            return
        for each in backups:
            gone = self._folder / f".{uuid4().hex}{PART}"
            with suppress(OSError):
                self.folder_of(each).replace(gone)
                remove_tree(gone)
        self._sweep()

    def clear_leftovers(self) -> None:
        """Remove what interrupted work left; never fails."""
        for place in (self._folder, self._evidence):
            for left in place.glob(f".*{PART}"):
                remove_tree(left)
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    def adopt_strays(self) -> None:
        """What earlier versions of this program, or an interrupted start, left as single files."""
        for file in sorted(self._folder.glob(_BEFORE_MIGRATION)):
            with suppress(DamagedDatabase, DeviceError):
                self.adopt(file)

    def _refuse_short(self) -> None:
        try:
            size, free = self._workspace.database.stat().st_size, free_bytes(self._workspace.root)
        except OSError as error:
            raise WorkspaceGone(name=self._workspace.root.name) from error
        needed = room_for(size)
        if free < needed:
            raise SpaceShort(needed=needed, free=free)

    def _sweep(self) -> None:
        """Let go of contents no copy needs; while a list cannot be read, of none."""
        with suppress(BackupDamaged):
            needed = {each.name for _number, folder in self._folders() for each in self._contents(folder)}
            sweep(self._evidence, needed, store=self._workspace.evidence)

    def _build(self, fill: Callable[[Path], None], *, why: Why, at: datetime, progress: Progress) -> Backup:
        part, done = self._folder / f".{uuid4().hex}{PART}", False
        database = part / self._workspace.database.name
        try:
            with device_errors(self._folder.name):
                make_inside(self._workspace.root, part)
                set_mode(part, _OWNER_FOLDER)
                fill(database)
                _copy_keys(self._workspace.keys, part / self._workspace.keys.name)
            schema, contents = _needed(database)
            taken = bring(contents, self._evidence, sources=(self._workspace.evidence,), progress=progress)
            with device_errors(self._folder.name):
                number = max((number for number, _folder in self._folders()), default=0) + 1
                size, sha256 = database.stat().st_size, _digest(database)
            made = Backup(
                number=number,
                at=at,
                why=why,
                schema=schema,
                size=size,
                evidence=len(contents),
                evidence_size=sum(each.size for each in contents),
                missing=len(taken.missing),
                copied=taken.copied,
            )
            write_whole(part / _CONTENTS, written(contents))
            write_whole(part / _HEAD, _head_of(made, sha256=sha256))
            progress.check()
            with device_errors(made.name):
                flush_tree(part)  # the names of the keys, too
                move(part, self.folder_of(made))
                flush_folder(self._folder)
            done = True
        finally:
            remove_tree(part)
            if not done:
                self._sweep()
        return made

    def _folders(self) -> Iterator[tuple[int, Path]]:
        """Number and folder of every copy, whole or not, oldest first.

        Raises:
            DeviceError: the drive does not answer.
        """
        with device_errors(self._folder.name):
            held = sorted(self._folder.iterdir()) if self._folder.is_dir() else ()
        for folder in held:
            found = _NAME.fullmatch(folder.name)
            if found is not None:
                yield int(found["number"]), folder

    def _head(self, folder: Path) -> dict[str, Any]:
        """Its description.

        Raises:
            BackupDamaged: it cannot be read, or is of a later form.
        """
        try:
            head = json.loads((folder / _HEAD).read_bytes())
            if (head["format"], head["format_version"]) != (FORMAT, FORMAT_VERSION):
                raise BackupDamaged(name=folder.name, member=_HEAD)
        except _FAULTS as error:
            raise BackupDamaged(name=folder.name, member=_HEAD) from error
        return dict(head)

    def _read(self, folder: Path) -> Backup | None:
        with suppress(*_FAULTS, BackupDamaged):
            head = self._head(folder)
            counts = {name: int(head[name]) for name in _COUNTS}
            return Backup(
                at=moment(head["at"]),
                why=Why(head["why"]),
                schema=str(head["schema"]),
                verdict=_verdict(folder),
                **counts,
            )
        return None

    def _contents(self, folder: Path) -> tuple[Content, ...]:
        """The contents a copy needs.

        Raises:
            BackupDamaged: their list cannot be read.
        """
        try:
            return read((folder / _CONTENTS).read_bytes())
        except _FAULTS as error:
            raise BackupDamaged(name=folder.name, member=_CONTENTS) from error


class WorkspaceKeeper:
    """Fulfils `core.services.keep_backups.KeptBackups` over an open database."""

    def __init__(self, store: BackupStore, database: Snapshots) -> None:
        self._store = store
        self._database = database

    def make(self, why: Why, *, at: datetime, progress: Progress) -> Backup:
        """A new copy. Raises as `BackupStore.make` does."""
        return self._store.make(self._database, why=why, at=at, progress=progress)

    def list(self) -> tuple[Backup, ...]:
        """Every copy, newest first."""
        return self._store.list()

    def bring(self, backup: Backup, folder: Path, *, clock: Clock, progress: Progress) -> None:
        """A copy as a workspace of its own. Raises as the port says."""
        from storage import going_back

        root = self._store.root
        going_back.go_back(root, backup.number, folder=folder, clock=clock, progress=progress)

    def rehearse(self, backup: Backup, *, at: datetime, progress: Progress) -> Rehearsed:
        """Bring a copy back for a try. Raises as `storage.rehearsal.rehearse` does."""
        from storage.rehearsal import rehearse

        outcome = rehearse(self._store, backup, progress=progress)
        self._store.judge(backup, is_sound=not outcome.problems, at=at)
        return outcome

    def remove(self, backups: tuple[Backup, ...]) -> None:
        """Remove copies and what only they needed; never fails."""
        self._store.remove(backups)


_COUNTS = ("number", "size", "evidence", "evidence_size", "missing", "copied")


def _head_of(backup: Backup, *, sha256: str) -> bytes:
    head = {"format": FORMAT, "format_version": FORMAT_VERSION, "at": moment_text(backup.at)}
    words = {"why": backup.why.value, "schema": backup.schema, "sha256": sha256}
    counts = {name: getattr(backup, name) for name in _COUNTS}
    return json.dumps({**head, **words, **counts}, indent=1).encode("ascii")


def _verdict(folder: Path) -> Verdict | None:
    with suppress(*_FAULTS):
        found = json.loads((folder / _VERDICT).read_bytes())
        return Verdict(at=moment(found["at"]), is_sound=found["is_sound"] is True)
    return None


def _needed(database: Path) -> tuple[str, tuple[Content, ...]]:
    """Revision and contents a database names, of any form this program ever had.

    Raises:
        DamagedDatabase: it is no database of this program.
    """
    try:
        where = f"{database.absolute().as_uri()}?immutable=1"
        with closing(sqlite3.connect(where, uri=True)) as copy:
            (revision,) = copy.execute(_REVISION).fetchone()
            rows = copy.execute(_NEEDED).fetchall()
    except (sqlite3.Error, TypeError, UnicodeDecodeError) as error:
        raise DamagedDatabase(name=database.name) from error
    return revision, tuple(Content(name=f"{sha256}{end}", size=size) for sha256, end, size in rows)


def _put(file: Path, target: Path) -> None:
    """The same file under a second name, or a copy where the drive has no such thing."""
    try:
        os.link(file, target)
    except OSError:
        _copied(file, target)


def _copied(source: Path, target: Path) -> None:
    with source.open("rb") as original, target.open("xb") as copy:
        shutil.copyfileobj(original, copy, CHUNK)
        flush_to_disk(copy)


def _copy_keys(source: Path, target: Path) -> None:
    """Key files with the bytes they have now; what an interrupted write left is no key."""
    for part in KeyPart:
        for path in listed(source, f"{part.value}*"):
            if path.suffix == PART:
                continue
            target.mkdir(exist_ok=True)
            set_mode(target, _OWNER_FOLDER)
            copy = target / path.name
            _copied(path, copy)
            set_mode(copy, _OWNER_ONLY)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
