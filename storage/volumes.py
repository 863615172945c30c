"""What the volume under a folder can take: FAT holds no file of 4 GiB."""

import ctypes
import sys
from pathlib import Path

FAT_LIMIT = (4 << 30) - 1
"""The largest file of a FAT volume, in bytes."""

_FAT_TYPES = frozenset({"vfat", "msdos", "fat", "fat12", "fat16", "fat32"})
_MOUNTS = Path("/proc/self/mounts")
_TYPE_CHARACTERS = 32


def largest_file(folder: Path) -> int | None:
    """The largest file the volume takes, in bytes; None where no limit is known."""
    return FAT_LIMIT if file_system_of(folder).casefold() in _FAT_TYPES else None


def is_same_drive(first: Path, second: Path) -> bool:
    """Whether both would lie on one drive, and be lost together with it."""
    try:
        return nearest(first).stat().st_dev == nearest(second).stat().st_dev
    except OSError:
        return False


def file_system_of(folder: Path) -> str:
    """The name of the file system under a folder; empty where the system does not tell."""
    there = nearest(folder)
    if sys.platform == "win32":
        return _windows_type(there)
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    return mounted_type(there, lines)


def mounted_type(folder: Path, lines: list[str]) -> str:
    """The type in the deepest line of a mount table that lies above the folder; of equals the last one."""
    found, deepest = "", -1
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, place, type
            continue
        place = Path(fields[1].encode("latin-1", "replace").decode("unicode_escape"))
        depth = len(place.parts)
        if depth >= deepest and folder.is_relative_to(place):
            found, deepest = fields[2], depth
    return found


def nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    whole = folder.absolute()
    there = next((each for each in (whole, *whole.parents) if each.exists()), whole)
    return there.resolve()


def _windows_type(folder: Path) -> str:
    if sys.platform != "win32":
        return ""
    name = ctypes.create_unicode_buffer(_TYPE_CHARACTERS)
    root = f"{folder.anchor}"
    told = ctypes.windll.kernel32.GetVolumeInformationW(
        root, None, 0, None, None, None, name, _TYPE_CHARACTERS
    )
    return name.value if told else ""
