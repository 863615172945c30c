"""An update of the program as a value: what it says of itself, what changes, whether it may be applied here.

Versions are three numbers. An update is judged by the running program alone: by its keys, its version and its
platform, never by what the update says of older programs beyond the oldest it may follow.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from core.errors import DeviceError, UserError
from core.packages.signing import PublicKey

PRODUCT, PLATFORM, SUFFIX = "SoCCHC", "win-x64", ".cchc-update"

_NUMBER = "(0|[1-9][0-9]{0,2})"
_VERSION = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}")
_DASH = " \u2013 "
_HEADING = re.compile(rf"## (?P<version>{_VERSION.pattern})(?:{_DASH}(?P<title>.+))?")
_PLACE = 1000

Version = tuple[int, int, int]


class NotAnUpdate(UserError):
    """The file is no update of this program; fields: `name`."""

    code: ClassVar[str] = "E_UPDATE_FORM"


class UpdateDamaged(UserError):
    """A part of the update is missing, changed or added; fields: `name`, `detail` (a code for support)."""

    code: ClassVar[str] = "E_UPDATE_DAMAGED"


class UpdateTooLarge(UserError):
    """The update or a part of it is larger than updates may be; fields: `name`."""

    code: ClassVar[str] = "E_UPDATE_SIZE"


class UpdateFormNewer(UserError):
    """The update is written in a later form than this program reads; fields: `name`."""

    code: ClassVar[str] = "E_UPDATE_FORM_NEWER"


class UpdateOtherProduct(UserError):
    """The update belongs to another program; fields: `product`."""

    code: ClassVar[str] = "E_UPDATE_PRODUCT"


class UpdateOtherPlatform(UserError):
    """The update is for another kind of computer; fields: `platform`."""

    code: ClassVar[str] = "E_UPDATE_PLATFORM"


class UpdateSame(UserError):
    """The update brings the version that is running; fields: `version`."""

    code: ClassVar[str] = "E_UPDATE_SAME"


class UpdateOlder(UserError):
    """The update brings an older version; fields: `version`, `running`."""

    code: ClassVar[str] = "E_UPDATE_OLDER"


class UpdateTooFar(UserError):
    """The running version is too old for this update; fields: `version`, `running`, `oldest`."""

    code: ClassVar[str] = "E_UPDATE_FROM"


class UpdateNoKeys(UserError):
    """This program was not built for a release and knows no key of an update."""

    code: ClassVar[str] = "E_UPDATE_NO_KEYS"


class UpdateNotHere(UserError):
    """This program is not one that Setup put in place (a source tree, Linux)."""

    code: ClassVar[str] = "E_UPDATE_NOT_HERE"


class UpdateNoRoom(DeviceError):
    """Too little room beside the program's data; fields: `needed`, `free` in MB."""

    code: ClassVar[str] = "E_UPDATE_ROOM"


class UpdateStartFailed(DeviceError):
    """Setup did not start or gave up at once; nothing was changed; fields: `code`, of Setup, or None."""

    code: ClassVar[str] = "E_UPDATE_START"


class Home(StrEnum):
    """How the running program lies on this computer."""

    INSTALLED = "installed"
    PORTABLE = "portable"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateSheet:
    """What `update.json` says, signed.

    Attributes:
        version: of the program the update brings.
        day: of its release.
        oldest: the oldest version that may take this step.
        schema: revision of the database the new version writes.
        changes_size, changes_sha512: of `changes.md`, in bytes and hexadecimal digits.
        setup_size, setup_sha512: of the Setup file.
    """

    version: str
    day: date
    oldest: str
    schema: str
    changes_size: int
    changes_sha512: str
    setup_size: int
    setup_sha512: str
    product: str = PRODUCT
    platform: str = PLATFORM

    @property
    def setup_name(self) -> str:
        """The name of the Setup file inside."""
        return f"{self.product}-Setup-{self.version}.exe"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSection:
    """What one version changed, as Markdown without its heading."""

    version: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The program that reads the update."""

    version: str
    schema: str
    home: Home
    keys: tuple[PublicKey, ...] = ()
    platform: str = PLATFORM

    def judge(self, sheet: UpdateSheet) -> None:
        """Whether the update may follow this program.

        Raises:
            UpdateOtherProduct, UpdateOtherPlatform, UpdateSame, UpdateOlder, UpdateTooFar.
        """
        if sheet.product != PRODUCT:
            raise UpdateOtherProduct(product=sheet.product)
        if sheet.platform != self.platform:
            raise UpdateOtherPlatform(platform=sheet.platform)
        if sheet.version == self.version:
            raise UpdateSame(version=sheet.version)
        if parts_of(sheet.version) < parts_of(self.version):
            raise UpdateOlder(version=sheet.version, running=self.version)
        if parts_of(self.version) < parts_of(sheet.oldest):
            raise UpdateTooFar(version=sheet.version, running=self.version, oldest=sheet.oldest)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedUpdate:
    """An update whose every byte was read and believed."""

    sheet: UpdateSheet
    signer: PublicKey
    changes: tuple[ChangeSection, ...]
    running: Running

    @property
    def converts(self) -> bool:
        """Whether notebooks are brought to a new form on the first start."""
        return self.sheet.schema != self.running.schema


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """Where a workspace was backed up to before an update."""

    workspace: Path
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An update that was handed to Setup, remembered until a later start tells what became of it.

    `place` is the private folder Setup was put in; `ended` what Setup said when it ended, None when nothing.
    """

    begun_with: str
    version: str
    place: str
    changes: tuple[ChangeSection, ...]
    backups: tuple[KeptBackup, ...]
    at: datetime
    ended: int | None = None

    def is_done(self, running: str) -> bool:
        """Whether the program that runs now is the one the update brought, or a later one."""
        return parts_of(running) >= parts_of(self.version)


def is_version(text: str) -> bool:
    """Whether a text is a version of three numbers."""
    return _VERSION.fullmatch(text) is not None


def parts_of(version: str) -> Version:
    """The three numbers of a version, to be compared.

    Raises:
        ValueError: the text is no version.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        message = "a version has three numbers"
        raise ValueError(message)
    major, minor, patch = map(int, found.groups())
    return major, minor, patch


def version_number(version: str) -> int:
    """A version as one number that grows with it; databases carry it in their header."""
    major, minor, patch = parts_of(version)
    return (major * _PLACE + minor) * _PLACE + patch


def version_of_number(number: int) -> str:
    """The version a database header names; an empty text where it names none."""
    if number <= 0:
        return ""
    rest, patch = divmod(number, _PLACE)
    return f"{rest // _PLACE}.{rest % _PLACE}.{patch}"


def sections_of(changelog: str) -> tuple[ChangeSection, ...]:
    """The versions a list of changes tells of, in its order; what stands before the first is left out."""
    found: list[ChangeSection] = []
    lines: list[str] = []
    for line in (*changelog.splitlines(), "## 0.0.0"):
        heading = _HEADING.fullmatch(line)
        if heading is None:
            lines.append(line)
            continue
        if found:
            last = found.pop()
            text = "\n".join(lines).strip()
            found.append(ChangeSection(version=last.version, title=last.title, text=text))
        found.append(ChangeSection(version=heading["version"], title=heading["title"] or "", text=""))
        lines = []
    return tuple(found[:-1])


def newer_than(version: str, sections: tuple[ChangeSection, ...]) -> tuple[ChangeSection, ...]:
    """The sections of versions later than one, as far as the list tells of them."""
    return tuple(each for each in sections if parts_of(each.version) > parts_of(version))


def markdown_of(sections: tuple[ChangeSection, ...]) -> str:
    """The sections as they stand in a list of changes."""
    return "\n\n".join(f"## {_heading(each)}\n\n{each.text}" for each in sections)


def _heading(section: ChangeSection) -> str:
    return f"{section.version}{_DASH}{section.title}" if section.title else section.version
