"""Where a package's files wait until they are believed: on the store's volume, so that moving is a rename."""

import io
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from storage.attachments import EvidenceFolder
from storage.disk import (
    device_errors,
    flush_folder,
    flush_to_disk,
    free_bytes,
    make_inside,
    remove_tree,
    write_whole,
)
from storage.flushes import Flushes

_SHA256 = re.compile(r"[0-9a-f]{64}")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}")
_NOTE = "moving"
_NOTED = re.compile(r"[0-9a-f]{128}(?:\n[0-9a-f]{64}\.[a-z0-9]{1,5})*")


class QuarantineFolder:
    """One import's own folder; fulfils `core.ports.Quarantine` and the intake's evidence sink.

    What is received is flushed while the work goes on: `believe` waits until all of it is on the disk.
    """

    def __init__(self, parent: Path, store: EvidenceFolder) -> None:
        self._folder = parent / uuid4().hex
        self._store = store
        self._extensions: dict[str, str] = {}
        self._came_true = False
        self._flushes = Flushes(parent.name)
        with device_errors(parent.name):
            make_inside(parent.parent, parent)
            self._folder.mkdir()
        self._flushes.begin(partial(flush_folder, parent))

    def free_bytes(self) -> int | None:
        """Free space here, in bytes."""
        return free_bytes(self._folder)

    def receive(self, sha256: str, extension: str) -> BinaryIO:
        """A new file to write a payload into; closing it begins its flush to the disk.

        Raises:
            DiskFull, FileLocked, WriteFailed: also while writing, and of one before while closing.
        """
        if _SHA256.fullmatch(sha256) is None or _EXTENSION.fullmatch(extension) is None:
            raise ValueError(sha256)
        with device_errors(sha256):
            written = _Flushed(self._folder / sha256, self._flushes)
        self._extensions[sha256] = extension
        return written

    def believe(self, digest: str) -> None:
        """Move every received file into the store; a sound file held already is kept.

        What the store did not hold before is noted first, with the digest of the package, so that `discard`
        and the next start can take it back when the import does not come true. Nothing moves before note and
        contents are on the disk, and when this returns their places are there as well.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        received = self._extensions.items()
        moving = [f"{name}{kind}" for name, kind in received if not self._store.has(name, kind)]
        note = "\n".join((digest, *moving)).encode("ascii")
        self._flushes.begin(partial(write_whole, self._folder / _NOTE, note))
        self._flushes.wait()
        self._store.take_all(self._folder, self._extensions, flushes=self._flushes)

    def settle(self) -> None:
        """The import came true: what was believed stays, also when the note of it cannot be removed now."""
        self._came_true = True
        self._remove()

    def discard(self) -> None:
        """Remove everything, also what was believed and never settled; never fails."""
        if not self._came_true:
            _take_back(self._folder, self._store)
        self._remove()

    def _remove(self) -> None:
        self._flushes.end()
        self._extensions.clear()
        remove_tree(self._folder)


def clear_quarantine(parent: Path, store: EvidenceFolder, *, came_true: Callable[[str], bool]) -> None:
    """Remove what interrupted imports left, in quarantine and in the store; never fails.

    `came_true` says whether a package of this digest was taken in.
    """
    for folder in _folders(parent):
        noted = _noted(folder)
        if noted and not came_true(noted[0]):
            _take_back(folder, store)
    remove_tree(parent)


def _take_back(folder: Path, store: EvidenceFolder) -> None:
    for name in _noted(folder)[1:]:
        store.remove(name[:64], name[64:])


def _noted(folder: Path) -> tuple[str, ...]:
    """Digest of the package and names of the files, as noted before they moved; empty when none did."""
    try:
        text = (folder / _NOTE).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(text.split("\n")) if _NOTED.fullmatch(text) else ()


def _folders(parent: Path) -> Iterable[Path]:
    return tuple(parent.iterdir()) if parent.is_dir() else ()


class _Flushed(io.FileIO):
    """A new file whose flush begins with its `close`; it fails in our words."""

    def __init__(self, path: Path, flushes: Flushes) -> None:
        super().__init__(path, "xb")
        self._flushes = flushes
        self._is_handed_over = False

    def write(self, data: object, /) -> int:
        """Write all of it."""
        view = memoryview(data)  # type: ignore[arg-type]
        done = 0
        with device_errors("quarantine"):
            while done < len(view):
                done += super().write(view[done:])
        return done

    def close(self) -> None:
        """Let it be flushed to the disk, then closed."""
        if not self._is_handed_over:
            self._is_handed_over = True
            self._flushes.begin(self._finish)

    def _finish(self) -> None:
        try:
            flush_to_disk(self)
        finally:
            super().close()
