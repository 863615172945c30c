"""Where a package's files wait until they are believed: on the store's volume, so that moving is a rename."""

import io
import re
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from storage.attachments import EvidenceFolder
from storage.disk import device_errors, flush_to_disk, free_bytes, remove_tree

_SHA256 = re.compile(r"[0-9a-f]{64}")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}")


class QuarantineFolder:
    """One import's own folder; fulfils `core.ports.Quarantine` and the intake's evidence sink."""

    def __init__(self, parent: Path, store: EvidenceFolder) -> None:
        self._folder = parent / uuid4().hex
        self._store = store
        self._extensions: dict[str, str] = {}
        with device_errors(parent.name):
            self._folder.mkdir(parents=True)

    def free_bytes(self) -> int | None:
        """Free space here, in bytes."""
        return free_bytes(self._folder)

    def receive(self, sha256: str, extension: str) -> BinaryIO:
        """A new file to write a payload into; closing it flushes to the disk.

        Raises:
            DiskFull, FileLocked, WriteFailed: also while writing and closing.
        """
        if _SHA256.fullmatch(sha256) is None or _EXTENSION.fullmatch(extension) is None:
            raise ValueError(sha256)
        with device_errors(sha256):
            written = _Flushed(self._folder / sha256, "xb")
        self._extensions[sha256] = extension
        return written

    def believe(self) -> None:
        """Move every received file into the store; a sound file held already is kept.

        Raises:
            DiskFull, FileLocked, WriteFailed.
        """
        for sha256, extension in self._extensions.items():
            self._store.take(self._folder / sha256, sha256=sha256, extension=extension)
        self.discard()

    def discard(self) -> None:
        """Remove everything; never fails."""
        self._extensions.clear()
        remove_tree(self._folder)


class _Flushed(io.FileIO):
    """A file that is on the disk when `close` returns, and fails in our words."""

    def write(self, data: object, /) -> int:
        """Write all of it."""
        view = memoryview(data)  # type: ignore[arg-type]
        done = 0
        with device_errors("quarantine"):
            while done < len(view):
                done += super().write(view[done:])
        return done

    def close(self) -> None:
        """Flush to the disk, then close."""
        if self.closed:
            return
        with device_errors("quarantine"):
            try:
                flush_to_disk(self)
            finally:
                super().close()
