"""A whole workspace in one ZIP file: database, evidence, keys, and a list with the SHA-256 of each.

The file is read back and compared before it takes its name. `restore.py` is the other direction.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from core.own_keys import KeyPart
from core.packages.refusals import WriteFailed
from core.progress import Progress
from storage.backup_contents import held_in
from storage.database import SqlDatabase
from storage.disk import chunks_of, device_errors, flush_folder, flush_to_disk, listed, make_folder, move
from storage.paths import Workspace
from storage.unfinished import Unfinished

FORMAT, FORMAT_VERSION = "socchc-backup", 1
LIST_NAME = "backup.json"
DATABASE_NAME = "socchc.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of a backup: its name inside, size in bytes, SHA-256."""

    name: str
    size: int
    sha256: str


class WorkspaceBackups:
    """Copies this workspace into one file; fulfils `core.services.safekeeping.Backups`."""

    def __init__(self, workspace: Workspace, database: SqlDatabase, *, unfinished: Unfinished) -> None:
        self._workspace = workspace
        self._database = database
        self._unfinished = unfinished

    def write(self, path: Path, *, progress: Progress) -> Path:
        """Database, evidence and keys in one file, verified before it takes its name.

        Raises:
            WorkspaceGone: the workspace was pulled out or moved away; nothing is written.
            DamagedDatabase: the live database does not pass its check.
            DiskFull, FileLocked, WriteFailed.
            Cancelled: nothing stays behind.
        """
        part = path.with_name(f"{path.name}.part")
        copy = self._workspace.backups / f".{uuid4().hex}.part"  # the next start removes it
        try:
            self._database.snapshot(copy)
            with device_errors(path.name), self._unfinished.writing(path.parent, path.name):
                make_folder(path.parent)
                sources = ((DATABASE_NAME, copy), *_beside(self._workspace))
                members = _pack(part, sources, progress=progress)
                _compare(part, members)
                progress.check()
                move(part, path)
                flush_folder(path.parent)
        finally:
            for left in (copy, part):
                with suppress(OSError):  # the drive may be gone
                    left.unlink(missing_ok=True)
        return path


def list_bytes(members: tuple[Member, ...]) -> bytes:
    """The list of a backup, as the file `backup.json` holds it."""
    files = [{"name": each.name, "size": each.size, "sha256": each.sha256} for each in members]
    listed = {"format": FORMAT, "format_version": FORMAT_VERSION, "files": files}
    return json.dumps(listed, indent=1).encode("ascii")


def _beside(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    for content in held_in(workspace.evidence):
        yield f"evidence/{content.name[:2]}/{content.name}", content.place(workspace.evidence)
    for part in KeyPart:
        for path in listed(workspace.keys, f"{part.value}*"):
            if path.suffix != ".part":  # what an interrupted write left is no key
                yield f"keys/{path.name}", path


def _pack(part: Path, sources: tuple[tuple[str, Path], ...], *, progress: Progress) -> tuple[Member, ...]:
    total, done = sum(path.stat().st_size for _, path in sources), 0
    members = []
    with part.open("wb") as file:
        with zipfile.ZipFile(file, "w") as archive:
            for name, path in sources:
                progress.check()
                members.append(_add(archive, name, path=path))
                done += members[-1].size
                progress.report(done, total)
            archive.writestr(zipfile.ZipInfo(LIST_NAME), list_bytes(tuple(members)))
        flush_to_disk(file)
    return tuple(members)


def _add(archive: zipfile.ZipFile, name: str, *, path: Path) -> Member:
    entry = zipfile.ZipInfo(name)
    entry.file_size = path.stat().st_size
    if name == DATABASE_NAME:
        entry.compress_type = zipfile.ZIP_DEFLATED
    hashed, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(entry, "w") as target:
        for chunk in chunks_of(source):
            target.write(chunk)
            hashed.update(chunk)
            size += len(chunk)
    return Member(name=name, size=size, sha256=hashed.hexdigest())


def _compare(part: Path, members: tuple[Member, ...]) -> None:
    """Read back what was written; of a drive that does not answer the library says it were no ZIP file."""
    try:
        with zipfile.ZipFile(part) as archive:
            wrong = [each.name for each in members if _digest_inside(archive, each.name) != each.sha256]
    except zipfile.BadZipFile as error:
        raise WriteFailed(name=part.stem) from error
    if wrong:
        raise WriteFailed(name=wrong[0])


def _digest_inside(archive: zipfile.ZipFile, name: str) -> str:
    hashed = hashlib.sha256()
    with archive.open(name) as content:
        for chunk in chunks_of(content):
            hashed.update(chunk)
    return hashed.hexdigest()
