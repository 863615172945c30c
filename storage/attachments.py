"""Evidence contents: once each, named by their SHA-256, written whole, opened only for reading."""

import hashlib
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4
from zlib import crc32

from core.errors import DeviceError
from core.evidence import EvidenceTypeRefused, FolderGiven, MarkNotKept, StoredFile, Sums
from core.packages.beside import Beside
from core.packages.evidence_families import family_of_extension
from core.packages.evidence_types import (
    ContentCheck,
    is_allowed,
    is_flagged,
    media_type_of,
)
from core.packages.refusals import EvidenceType
from core.progress import Progress
from core.storage_errors import EvidenceLost, SourceUnreadable
from storage.disk import (
    CHUNK,
    chunks_of,
    device_errors,
    flush_folder,
    flush_to_disk,
    make_inside,
    move,
    remove_file,
    remove_tree,
    set_mode,
)
from storage.flushes import Flushes, move_together
from storage.new_contents import Named, NewContents
from storage.safe_names import safe_file_name, unlike
from storage.web_mark import mark_as_foreign

_INCOMING = "incoming"
_SAME = {".jpeg": ".jpg", ".heif": ".heic"}
_WRITABLE = stat.S_IREAD | stat.S_IWRITE


class EvidenceFolder:
    """The store `evidence/<first two digits>/<sha256><extension>`; fulfils `core.ports.Attachments`."""

    def __init__(
        self, folder: Path, *, copies: Path | None = None, mark: Callable[[Path], None] = mark_as_foreign
    ) -> None:
        self._folder = folder
        self._copies = copies or folder.with_name("copies")
        self._mark = mark
        self._new = NewContents(folder / _INCOMING)

    def keep(
        self, source: Path, *, progress: Progress, on_new: Callable[[StoredFile], None] | None = None
    ) -> StoredFile:
        """Copy a file in, hash it, find its type; a content that is held already is kept as it is.

        `on_new` is told of a content that was not held before: to be `settle`d as soon as a row names it.

        Raises:
            FolderGiven: it is a folder.
            SourceUnreadable: the file cannot be read.
            EvidenceTypeRefused: its kind is not accepted, or the content is not what the name says.
            DiskFull, FileLocked, WriteFailed: nothing stays behind.
            Cancelled: nothing stays behind.
        """
        size = _readable_size(source)
        extension = _extension(source)
        with self._incoming() as part:
            file = _copy_in(source, part, extension=extension, progress=progress, total=size)
            is_new = self._put(part, file)
        if is_new and on_new is not None:
            on_new(file)
        return file

    def weigh(self, source: Path, *, progress: Progress) -> StoredFile:
        """Hash and judge a file where it lies; nothing is kept.

        Raises:
            FolderGiven, SourceUnreadable, EvidenceTypeRefused, Cancelled.
        """
        size = _readable_size(source)
        extension = _extension(source)
        judged, hashed, done = ContentCheck(extension), hashlib.sha256(), 0
        for chunk in _chunks(source):
            progress.check()
            judged.feed(chunk)
            hashed.update(chunk)
            done += len(chunk)
            progress.report(done, size)
        _judge(judged, source.name)
        return _stored(hashed.hexdigest(), done, extension=extension)

    def open_source(self, source: Path) -> BinaryIO:
        """A file that is not taken in yet, for reading.

        Raises:
            SourceUnreadable.
        """
        try:
            return source.open("rb")
        except OSError as error:
            raise SourceUnreadable(name=source.name) from error

    def put_aside(self, content: bytes, *, name: str) -> Path:
        """Write something pasted into a folder of its own among the incoming files.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        target = self._aside(name)
        try:
            with device_errors(target.name), target.open("xb") as file:
                file.write(content)
                flush_to_disk(file)
        except DeviceError:
            self.forget_aside(target)
            raise
        return target

    @contextmanager
    def scratch(self, name: str) -> Iterator[Path]:
        """A free place for one file while the block lasts."""
        target = self._aside(name)
        try:
            yield target
        finally:
            self.forget_aside(target)

    def forget_aside(self, path: Path) -> None:
        """Remove what was put aside; a file that lies anywhere else is left alone."""
        if path.parent.parent == self._folder / _INCOMING:
            remove_tree(path.parent)

    def take(self, source: Path, *, sha256: str, extension: str) -> None:
        """Move a hashed file of this volume into its place; a sound file of that content stays.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        target = self._place(sha256, extension)
        with device_errors(sha256):
            if _is_sound(target, sha256):
                remove_file(source)
                return
            make_inside(self._folder.parent, target.parent)
            move(source, target)
            set_mode(target, stat.S_IREAD)
            flush_folder(target.parent)

    def take_all(self, waiting: Path, files: Mapping[str, str], *, flushes: Flushes) -> None:
        """Move hashed files of this volume into their places; `files` are names in `waiting`, by SHA-256.

        Every folder is flushed once, all of them together.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        with device_errors(waiting.name):
            places = {sha256: self._place(sha256, extension) for sha256, extension in files.items()}
            moved = {waiting / name: place for name, place in places.items() if not _is_sound(place, name)}
            move_together(moved, inside=self._folder, mode=stat.S_IREAD, flushes=flushes)

    def has(self, sha256: str, extension: str) -> bool:
        """Whether something lies in the place of a content, sound or not; raises DeviceError."""
        with device_errors(sha256):
            return self._place(sha256, extension).exists()

    def settle(self, files: Iterable[StoredFile]) -> None:
        """Rows name these contents now: they stay. Never fails, for the next start sees it by itself."""
        self._new.settle(files)

    def remove(self, sha256: str, extension: str) -> None:
        """Take a content back that nothing names; never fails, for it may be gone already."""
        place = self._place(sha256, extension)
        with suppress(OSError):
            set_mode(place, _WRITABLE)
            place.unlink()
        self._new.forget(sha256, extension)

    def open(self, file: StoredFile) -> BinaryIO:
        """The content, for reading.

        Raises:
            EvidenceLost: the store no longer holds it.
        """
        try:
            return self._place(file.sha256, file.extension).open("rb")
        except OSError as error:
            raise EvidenceLost(sha256=file.sha256) from error

    def place(self, file: StoredFile) -> Path:
        """Where the content lies, for readers of this program alone; it may be gone."""
        return self._place(file.sha256, file.extension)

    def copy_out(self, file: StoredFile, *, name: str, accepts_unmarked: bool = False) -> Path:
        """A read-only copy in the folder of copies, under a safe name, marked as coming from outside.

        Raises:
            MarkNotKept: the drive keeps no mark and `accepts_unmarked` is not given; no copy was made.
            EvidenceLost: the store no longer holds it.
            DiskFull, FileLocked, WriteFailed.
        """
        folder = self._copies
        with self.open(file) as content, device_errors(folder.name):
            make_inside(self._folder.parent, folder)
            taken = [item.name for item in folder.iterdir()]
            target = folder / unlike(safe_file_name(name, file.extension), taken)
            try:
                with target.open("xb") as copy:
                    shutil.copyfileobj(content, copy, CHUNK)
                _mark_copy(target, self._mark, accepts_unmarked=accepts_unmarked)
                set_mode(target, stat.S_IREAD)
            except (OSError, MarkNotKept):
                target.unlink(missing_ok=True)
                raise
        return target

    def absent(self, files: Iterable[StoredFile]) -> tuple[str, ...]:
        """Contents that are missing or have another size, as `code sha256`; reads no file."""
        return tuple(_wrong(files, lambda file: self.place(file).stat().st_size == file.size))

    def problems(self, files: Iterable[StoredFile]) -> tuple[str, ...]:
        """Contents that are missing or differ, as `code sha256`; hashes every file."""
        return tuple(_wrong(files, lambda file: _digest(self.place(file)) == file.sha256))

    def sweep(self, keep: Iterable[str]) -> int:
        """Remove contents nobody names and leftovers of interrupted work; how many were removed."""
        named = frozenset(keep)
        removed = 0
        for path in filter(Path.is_file, sorted(self._folder.rglob("*"))):
            if path.parent.name == _INCOMING or path.stem not in named:
                set_mode(path, _WRITABLE)
                path.unlink()
                removed += 1
        return removed

    def clear_leftovers(self, *, named: Named) -> None:
        """Remove what interrupted work left, and copies made for reading; never fails by itself.

        `named` says which of some contents, by SHA-256, a row names: one that was new and is named by none
        was being kept when the program ended, and is taken back.
        """
        with suppress(OSError):  # while the notes cannot be listed they stay
            for sha256, extension in self._new.lost(named=named):
                self.remove(sha256, extension)
            remove_tree(self._folder / _INCOMING)
        for copy in self._copies.glob("*"):
            with suppress(OSError):  # still open in another program: it goes the next time
                set_mode(copy, _WRITABLE)
                copy.unlink()

    def _put(self, part: Path, file: StoredFile) -> bool:
        """Move a copied content into its place; whether it is new: then that is noted before."""
        is_new = not self.has(file.sha256, file.extension)
        if is_new:
            self._new.note(file)
        try:
            self.take(part, sha256=file.sha256, extension=file.extension)
        except DeviceError:
            if is_new:
                self.remove(file.sha256, file.extension)
            raise
        return is_new

    def _place(self, sha256: str, extension: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}{extension}"

    def _aside(self, name: str) -> Path:
        folder = self._folder / _INCOMING / uuid4().hex
        with device_errors(_INCOMING):
            make_inside(self._folder.parent, folder)
        return folder / safe_file_name(Path(name).stem, Path(name).suffix)

    @contextmanager
    def _incoming(self) -> Iterator[Path]:
        """A fresh name on the store's own volume; whatever is still there afterwards goes."""
        part = self._folder / _INCOMING / uuid4().hex
        with device_errors(_INCOMING):
            make_inside(self._folder.parent, part.parent)
        try:
            yield part
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _wrong(files: Iterable[StoredFile], is_right: Callable[[StoredFile], bool]) -> Iterator[str]:
    for file in files:
        try:
            if not is_right(file):
                yield f"EVIDENCE_CHANGED {file.sha256}"
        except OSError:
            yield f"EVIDENCE_MISSING {file.sha256}"


def _is_sound(place: Path, sha256: str) -> bool:
    """Whether a content lies in its place; something else that lies there may be replaced afterwards."""
    if not place.exists():
        return False
    if _digest(place) == sha256:
        return True
    set_mode(place, _WRITABLE)  # Windows neither replaces nor deletes a read-only file
    return False


def _mark_copy(target: Path, mark: Callable[[Path], None], *, accepts_unmarked: bool) -> None:
    try:
        mark(target)
    except OSError as error:
        if not accepts_unmarked:
            raise MarkNotKept(name=target.name) from error


def _extension(source: Path) -> str:
    extension = Path(source.name.rstrip(". ")).suffix.lower()
    extension = _SAME.get(extension, extension)
    if not is_allowed(extension):
        raise EvidenceTypeRefused(
            name=source.name, extension=extension, family=family_of_extension(extension).value
        )
    return extension


def _readable_size(source: Path) -> int:
    try:
        status = source.stat()
    except OSError as error:
        raise SourceUnreadable(name=source.name) from error
    if stat.S_ISDIR(status.st_mode):
        raise FolderGiven(name=source.name)
    if not stat.S_ISREG(status.st_mode):
        raise SourceUnreadable(name=source.name)
    return status.st_size


def _copy_in(source: Path, part: Path, *, extension: str, progress: Progress, total: int) -> StoredFile:
    """Copy, judge and hash in one pass, with the sums its packages will carry."""
    judged, hashed, crc, done = ContentCheck(extension), hashlib.sha256(), 0, 0
    with device_errors(source.name), part.open("xb") as copy, Beside() as beside:
        long_hash = beside.sha512()
        for chunk in _chunks(source):
            progress.check()
            judged.feed(chunk)
            hashed.update(chunk)
            long_hash.update(chunk)
            crc = crc32(chunk, crc)
            copy.write(chunk)
            done += len(chunk)
            progress.report(done, total)
        _judge(judged, source.name)
        flush_to_disk(copy)
        sums = Sums(sha512=long_hash.hexdigest(), crc32=crc)
    return _stored(hashed.hexdigest(), done, extension=extension, sums=sums)


def _judge(judged: ContentCheck, name: str) -> None:
    try:
        judged.finish()
    except EvidenceType as refused:
        raise EvidenceTypeRefused(**{**refused.fields, "name": name}) from refused


def _stored(sha256: str, size: int, *, extension: str, sums: Sums | None = None) -> StoredFile:
    return StoredFile(
        sha256=sha256,
        size=size,
        media_type=media_type_of(extension),
        extension=extension,
        flagged=is_flagged(extension),
        sums=sums,
    )


def _chunks(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as file:
            yield from chunks_of(file)
    except OSError as error:
        raise SourceUnreadable(name=source.name) from error


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
