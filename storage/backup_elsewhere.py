"""Copies of a workspace on another drive: one file each, encrypted on its way, read back, the oldest let go.

The file is the same ZIP as `backup.py` writes. It is packed while it is read, so that neither a plain copy
nor a whole one in memory comes into being; each content of evidence is compared with its name on its way.
"""

import hashlib
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from core.backups import ELSEWHERE, Backup
from core.dates import local
from core.own_keys import KeyPart
from core.packages.container import Readable, Writable
from core.packages.refusals import SpaceShort
from core.progress import Progress
from core.storage_errors import EvidenceLost, InsideWorkspace, PlaceGone
from storage.backup import DATABASE_NAME, LIST_NAME, Member, list_bytes
from storage.backup_keys import KEY
from storage.backup_store import BackupStore
from storage.disk import CHUNK, chunks_of, device_errors, free_bytes, write_whole
from storage.encryption import encrypt
from storage.keys import KeyFolder
from storage.paths import Workspace, lasting_name
from storage.unfinished import Unfinished
from storage.written_files import write_file

ENCRYPTED = ".age"
_MARK = 8  # hexadecimal digits that tell the workspaces of one unit apart


class OtherDrives:
    """Fulfils `core.services.copy_elsewhere.OtherPlaces`."""

    def __init__(self, workspace: Workspace, store: BackupStore) -> None:
        self._workspace = workspace
        self._store = store
        self._unfinished = Unfinished(workspace.unfinished)

    def write(
        self, backup: Backup, folder: Path, *, unit: str, recipients: Sequence[str], progress: Progress
    ) -> Path:
        """One file with everything of a kept copy. Raises as the port says."""
        if folder.resolve().is_relative_to(self._workspace.root.resolve()):
            raise InsideWorkspace(name=folder.name)
        if not folder.is_dir():
            raise PlaceGone(name=folder.name)
        sources = tuple(self._store.sources(backup))
        total = sum(path.stat().st_size for _name, path in sources)
        with device_errors(folder.name):
            free = free_bytes(folder)
        if free < total + total // 10:
            raise SpaceShort(needed=total + total // 10, free=free)
        packed = _Packed(sources)
        begin = f"so-cchc-{unit}-{self._mark()}-"
        name = f"{begin}{local(backup.at):%Y%m%d-%H%M%S}.zip{ENCRYPTED if recipients else ''}"
        produce = partial(_sealed, packed, recipients=recipients, size=total, progress=progress)
        with self._unfinished.writing(folder, name):
            written = write_file(folder, name, produce=produce, size=total, progress=progress)
        if recipients:
            self._leave_key(folder, begin)
        _let_go(folder, begin, but=written.path)
        return written.path

    def _mark(self) -> str:
        return hashlib.sha256(lasting_name(self._workspace.root).encode()).hexdigest()[:_MARK]

    def _leave_key(self, folder: Path, begin: str) -> None:
        """The locked key that opens it, as it lies here: useless without the passphrase."""
        keys = KeyFolder(self._workspace.keys)
        if keys.exists(KeyPart.AGE):
            whose = keys.public_line(KeyPart.AGE)[-_MARK:]
            write_whole(folder / f"{begin}{whose}{KEY}", keys.read(KeyPart.AGE), mode=0o600)


class _Packed:
    """A ZIP that comes into being while it is read."""

    def __init__(self, sources: Sequence[tuple[str, Path]]) -> None:
        self._held = bytearray()
        self._steps = self._pack(sources)

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; empty at the end.

        Raises:
            EvidenceLost: a content is not what its name says.
            OSError: the copy cannot be read.
        """
        wanted = CHUNK if size < 0 else size
        while len(self._held) < wanted and next(self._steps, None) is not None:
            pass
        taken = bytes(self._held[:wanted])
        del self._held[:wanted]
        return taken

    def write(self, data: bytes) -> int:
        """What the archive writes; without `seek` and `tell` it writes forward only."""
        self._held += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is held."""

    def _pack(self, sources: Sequence[tuple[str, Path]]) -> Iterator[bool]:
        members = []
        with zipfile.ZipFile(self, "w") as archive:
            for name, path in sources:
                members.append((yield from _added(archive, name, path=path)))
            archive.writestr(zipfile.ZipInfo(LIST_NAME), list_bytes(tuple(members)))
        yield True


def _added(archive: zipfile.ZipFile, name: str, *, path: Path) -> Generator[bool, None, Member]:
    """Put one file in, a piece at a time."""
    entry = zipfile.ZipInfo(name)
    entry.file_size = path.stat().st_size
    entry.compress_type = zipfile.ZIP_DEFLATED if name == DATABASE_NAME else zipfile.ZIP_STORED
    hashed, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(entry, "w") as target:
        for chunk in chunks_of(source):
            target.write(chunk)
            hashed.update(chunk)
            size += len(chunk)
            yield True
    _judge(name, hashed.hexdigest())
    return Member(name=name, size=size, sha256=hashed.hexdigest())


def _judge(name: str, sha256: str) -> None:
    if name.startswith("evidence/") and not Path(name).name.startswith(sha256):
        raise EvidenceLost(sha256=Path(name).stem)


def _sealed(
    source: Readable, target: Writable, /, *, recipients: Sequence[str], size: int, progress: Progress
) -> None:
    if recipients:
        encrypt(source, target, recipients=recipients, size=size, progress=progress)
        return
    done = 0
    while chunk := source.read(CHUNK):
        progress.check()
        target.write(chunk)
        done += len(chunk)
        progress.report(min(done, size), size)


def _let_go(folder: Path, begin: str, *, but: Path) -> None:
    """Of this workspace's files there the newest by name stay; a drive that refuses keeps more."""
    held = sorted((path for path in folder.glob(f"{begin}*.zip*") if _is_copy(path)), reverse=True)
    older = [path for path in held if path != but]
    for path in older[ELSEWHERE - 1 :]:
        with suppress(OSError):
            path.unlink()


def _is_copy(path: Path) -> bool:
    return path.name.endswith((".zip", f".zip{ENCRYPTED}"))
