"""What the story needs from outside, where it leaves things, and how it tells a step."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from core.office import Office
from core.ports import OfficialUnits
from core.sample import figures
from core.services.office_services import OfficeServices

Item = TypeVar("Item")


class Stage(Protocol):
    """What the story needs from outside."""

    units: OfficialUnits
    data: figures.Data

    def small(self) -> "Stage":
        """The same for the sample in small."""

    def found(self, folder: Path, office: Office, *, now: datetime) -> AbstractContextManager[OfficeServices]:
        """A new workspace whose clock stands at `now`."""

    def enter(self, folder: Path, *, now: datetime) -> AbstractContextManager[OfficeServices]:
        """An existing workspace whose clock stands at `now`."""

    def each(self, work: Callable[[Item], None], items: Sequence[Item]) -> None:
        """Do the same for every item; the items do not know each other, so two may be done at once."""

    def make(self, folder: Path) -> Path:
        """A folder, made if it is not there."""

    def paper(self, path: Path, *, title: str, unit: str, number: str, issued: date) -> None:
        """A small PDF that stands for a scanned document."""

    def spoil(self, source: Path, target: Path) -> None:
        """Copy a package with one byte of its middle changed."""

    def write(self, path: Path, content: object) -> None:
        """Write text as it is, anything else as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that happened, for the teller to put into words."""

    event: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the story leaves things."""

    root: Path

    @property
    def packages(self) -> Path:
        """Good packages, submissions and results."""
        return self.root / "packages"

    @property
    def refused(self) -> Path:
        """Deliberately bad packages."""
        return self.root / "refused"

    @property
    def enrolments(self) -> Path:
        """Enrolment files and the authority's trust list."""
        return self.root / "enrolments"

    @property
    def reports(self) -> Path:
        """Printed reports."""
        return self.root / "reports"

    @property
    def authority(self) -> Path:
        """The authority's workspace."""
        return self.root / "authority"

    def commune(self, code: str) -> Path:
        """A commune's workspace."""
        return self.root / f"commune-{code}"
