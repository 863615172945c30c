"""The portable folder as a zip: the frozen program, the mark that keeps data beside it, a page to read first.

The same commit gives the same bytes: names in order, the commit's time on every entry.
"""

import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from make.settings import ID, WINDOWS_FILES, Settings

# The program looks for a file of this name beside itself (storage/paths.py).
MARK = "portable.txt"
_READ_FIRST = WINDOWS_FILES / "read-first.txt"
_FILE = 0o100644 << 16


def run(settings: Settings) -> None:
    """Pack it into the results."""
    settings.dist.mkdir(parents=True, exist_ok=True)
    stamp = time.gmtime(settings.epoch)[:6]
    level = 1 if settings.fast else 9
    part = settings.portable.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in entries(settings.frozen):
            info = zipfile.ZipInfo(f"{ID}/{name}", stamp)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, _FILE
            archive.writestr(info, content)
    part.replace(settings.portable)


def entries(frozen: Path) -> Iterator[tuple[str, bytes]]:
    """Names inside the folder, and contents."""
    for path in sorted(frozen.rglob("*")):
        if path.is_file():
            yield path.relative_to(frozen).as_posix(), path.read_bytes()
    yield MARK, (WINDOWS_FILES / MARK).read_bytes()
    yield read_first()


def read_first() -> tuple[str, bytes]:
    """The page to read first, as Windows' editors want it; its first line is the file's name."""
    text = _READ_FIRST.read_text("utf-8")
    return f"{text.splitlines()[0]}.txt", text.replace("\n", "\r\n").encode("utf-8-sig")
