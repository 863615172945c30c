"""What the first run asks for, as values."""

from dataclasses import dataclass, field
from pathlib import Path

from core.office import Office
from core.packages.age_keys import AgeIdentity
from core.services.key_care import KeyCard
from core.units import Officer, Role, Signatory, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the window opens: a folder, or a sample of a role. `year` 0: the one it stood on.

    `files` are looked at as soon as it stands: packages and enrolments, by absolute paths.
    """

    folder: Path | None = None
    sample: Role | None = None
    year: int = 0
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who works here and who signs."""

    officer: Officer
    signatory: Signatory
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAnswer:
    """Which desk of the appraiser: its number in the lead office's list, and its name."""

    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotebook:
    """Everything a new workspace is made of.

    Attributes:
        criteria: the criteria set of `year` as the bytes of its file, or None for later.
        passphrase: of the key that is made, or None for later.
        desk: where the notebook is a desk of the appraiser `unit`.
    """

    folder: Path
    role: Role
    unit: Unit
    people: People
    year: int
    criteria: bytes | None = None
    passphrase: str | None = field(default=None, repr=False)
    desk: DeskAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A workspace that is there now; `card` and `escrow` when keys were made."""

    folder: Path
    office: Office
    year: int
    card: KeyCard | None = None
    escrow: AgeIdentity | None = field(default=None, repr=False)
