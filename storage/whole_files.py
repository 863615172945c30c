"""Small finished files (reports, workbooks) written whole or not at all."""

import errno
import os
import secrets
from pathlib import Path

from core.errors import DeviceError
from core.packages.refusals import DiskFull, FileLocked, WriteFailed

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_LOCKED = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY})


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target under a temporary name, flush, then rename over it.

    Raises:
        DeviceError: full drive, locked file, or another failure; the old file stays as it was.
    """
    part = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as err:
        part.unlink(missing_ok=True)
        raise device_error(err, path) from err


def device_error(err: OSError, path: Path) -> DeviceError:
    """The failure as officers know it; the field is the file's own name, never its folder."""
    if err.errno in _FULL:
        return DiskFull(name=path.name)
    if err.errno in _LOCKED:
        return FileLocked(name=path.name)
    return WriteFailed(name=path.name)
