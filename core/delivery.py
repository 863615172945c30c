"""How a package leaves: whole or in parts, plain or encrypted; and what lies where it was brought."""

from dataclasses import dataclass
from pathlib import Path

from core.errors import DeviceError, UserError


class TooLargeForVolume(UserError):
    """The drive's file system takes no file of this size; fields: `name`."""

    code = "E_VOLUME_LIMIT"


class CopyDiffers(DeviceError):
    """A file that was delivered is no longer what was written; fields: `name`."""

    code = "E_COPY_DIFFERS"


class PackageUnknown(UserError):
    """The register holds no package of this digest that could be built again; fields: `digest`."""

    code = "E_PACKAGE_UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form in which a package leaves; `part_size` in bytes, None for one file."""

    part_size: int | None = None
    is_encrypted: bool = False

    @property
    def is_plain_whole(self) -> bool:
        """One file that every reader opens as it is."""
        return self.part_size is None and not self.is_encrypted


WHOLE = Form()
"""One plain file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A removable drive that is there now: where it stands, what it is called, its free bytes if known."""

    path: Path
    label: str
    free: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Where a package goes, and in which form."""

    folder: Path
    form: Form = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredFile:
    """A file on its final place, re-read there: size in bytes, CRC-32 in eight hex digits."""

    path: Path
    size: int
    crc32: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """Everything that lies at the destination; `kept` of the files were there already, whole and right."""

    files: tuple[DeliveredFile, ...]
    kept: int = 0

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where the files are."""
        return tuple(each.path for each in self.files)
