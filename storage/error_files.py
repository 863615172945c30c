"""An error file: what a bug was and where it passed, without anybody's data."""

import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from core.packages.refusals import DiskFull, FileLocked, WriteFailed
from core.phone_codes import error_code, places_passed
from core.version import VERSION
from storage.disk import write_whole


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
    return path
