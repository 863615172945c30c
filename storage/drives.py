"""Which removable drives are plugged in: where they stand, what they are called, how much room they have."""

import ctypes
import shutil
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from core.delivery import Drive

_MOUNTS, _BLOCKS = Path("/proc/self/mounts"), Path("/sys/class/block")
_REMOVABLE = 2  # what Windows calls a drive that can be taken out
_LABEL_CHARACTERS = 261


def removable_drives() -> tuple[Drive, ...]:
    """Every removable drive the system shows; empty where it does not tell."""
    if sys.platform == "win32":
        return tuple(_windows_drives())
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ()
    return tuple(mounted_drives(lines, _BLOCKS))


def mounted_drives(lines: list[str], blocks: Path) -> Iterator[Drive]:
    """The removable ones in a mount table; `blocks` describes the block devices."""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 2 or not fields[0].startswith("/dev/"):  # noqa: PLR2004 - device, place
            continue
        if _is_removable(blocks / fields[0].rpartition("/")[2]):
            place = Path(fields[1].encode("latin-1", "replace").decode("unicode_escape"))
            yield Drive(path=place, label=place.name or str(place), free=_free(place))


def _is_removable(block: Path) -> bool:
    """A partition is as removable as the device it lies on, one folder above where it really stands."""
    real = block.resolve()
    for place in (real, real.parent):
        try:
            return (place / "removable").read_text("ascii").strip() == "1"
        except (OSError, ValueError):
            continue
    return False


def _free(place: Path) -> int | None:
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None


def _windows_drives() -> Iterator[Drive]:
    if sys.platform != "win32":
        return
    there = ctypes.windll.kernel32.GetLogicalDrives()
    for number, letter in enumerate(string.ascii_uppercase):
        root = f"{letter}:\\"
        if there >> number & 1 and ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE:
            free = _free(Path(root))
            if free is not None:  # a card reader without a card has a letter and no room
                yield Drive(path=Path(root), label=_windows_label(root) or root, free=free)


def _windows_label(root: str) -> str:
    if sys.platform != "win32":
        return ""
    name = ctypes.create_unicode_buffer(_LABEL_CHARACTERS)
    told = ctypes.windll.kernel32.GetVolumeInformationW(
        root, name, _LABEL_CHARACTERS, None, None, None, None, 0
    )
    return name.value if told else ""
