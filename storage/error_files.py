"""An error file: what a bug was and where it passed, without anybody's data."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from core.version import VERSION
from storage.disk import write_whole


def write_error_file(folder: Path, error: BaseException) -> Path:
    """Write what a maintainer needs and answer where; messages are left out, for they may quote records.

    Raises:
        DiskFull, FileLocked, WriteFailed.
    """
    now = datetime.now(UTC)
    path = folder / f"error-{now:%Y%m%d-%H%M%S-%f}.txt"
    lines = [
        f"so-cchc {VERSION}",
        f"python {platform.python_version()} {sys.platform} {platform.machine()}",
        f"at {now.isoformat(timespec='seconds')}",
        *_told(error),
    ]
    write_whole(path, ("\n".join(lines) + "\n").encode())
    return path


def _told(error: BaseException) -> list[str]:
    """The error and every error it came from: type, then file, line and function of each step."""
    lines: list[str] = []
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines.extend(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        )
        current = current.__cause__ or current.__context__
    return lines
