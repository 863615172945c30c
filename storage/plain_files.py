"""Single files outside a workspace: read whole within a limit, opened for one pass, secrets written."""

import stat
from pathlib import Path
from typing import BinaryIO

from core.packages.refusals import NotReadable, WriteFailed
from core.storage_errors import FileThere, SourceUnreadable
from storage.disk import device_errors, write_whole

LARGEST = 64 << 20  # bytes
_OWNER_ONLY = 0o600


def read_file(path: Path) -> bytes:
    """The whole of a small file.

    Raises:
        SourceUnreadable: it is not there, is no file, is too large, or cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise SourceUnreadable(name=path.name)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise SourceUnreadable(name=path.name) from error


def open_package(path: Path) -> BinaryIO:
    """A package for one forward pass; pipes and devices are refused, not waited for.

    Raises:
        NotReadable (E_READ).
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotReadable(name=path.name)
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise NotReadable(name=path.name) from error


def write_secret(path: Path, content: bytes) -> None:
    """A new file for its owner alone, read back; nothing that is there is ever replaced.

    Raises:
        FileThere, DiskFull, FileLocked, WriteFailed.
    """
    if path.exists():
        raise FileThere(name=path.name)
    write_whole(path, content, mode=_OWNER_ONLY)
    with device_errors(path.name):
        if path.read_bytes() != content:
            raise WriteFailed(name=path.name)
