"""An error file: what a bug was and where it passed, without anybody's data."""

import platform
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from core.packages.refusals import DiskFull, FileLocked, WriteFailed
from core.phone_codes import error_code, places_passed
from core.version import VERSION
from storage.disk import write_whole

MOST_KEPT: Final = 50
"""Older ones are removed: a fault that comes back at every start must not fill the disk."""
NAMES: Final = "error-*.txt"


def write_error_file(folder: Path, error: BaseException) -> Path | None:
    """Write what a maintainer needs and answer where; messages are left out, for they may quote records.

    The code the dialog shows stands in the file and in its name. Where none can be written (the stick
    was pulled out) the answer is None: the error itself must still be told.
    """
    now, code = datetime.now(UTC), error_code(error)
    path = folder / f"error-{now:%Y%m%d-%H%M%S-%f}-{code}.txt"
    lines = [
        f"code {code}",
        f"so-cchc {VERSION}",
        f"python {platform.python_version()} {sys.platform} {platform.machine()}",
        f"at {now.isoformat(timespec='seconds')}",
        *places_passed(error),
    ]
    try:
        write_whole(path, ("\n".join(lines) + "\n").encode())
    except (DiskFull, FileLocked, WriteFailed):
        return None
    for older in error_files(folder)[MOST_KEPT:]:
        with suppress(OSError):  # somebody reads it: it goes the next time
            older.unlink()
    return path


def error_files(folder: Path) -> list[Path]:
    """The error files of a folder, newest first, as their names tell."""
    return sorted(folder.glob(NAMES), key=lambda path: path.name, reverse=True)
