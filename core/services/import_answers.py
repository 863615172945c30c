"""What the import answers: a package as it is shown before, and what became of it after."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from core.errors import CchcError
from core.exchanges import HeldKey
from core.packages.cms import CmsState
from core.packages.kinds import Kind
from core.packages.payloads import Header
from core.packages.plan import Change, ImportPlan

DUPLICATE = "I_DUPLICATE"


class ImportStatus(StrEnum):
    """What became of one package."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageCard:
    """A package as it is shown to a person. When `error` is set nothing else of its content is believed.

    `claimed` is the sender a refused package names for itself (`xa-04012`), which nothing has proved.
    """

    path: Path
    size: int
    error: CchcError | None = None
    claimed: str = ""
    kind: Kind | None = None
    unit: str = ""
    unit_name: str = ""
    year: int = 0
    revision: int = 0
    digest: str = ""
    fingerprint: str = ""
    created_at: datetime | None = None
    key: HeldKey | None = None
    plan: ImportPlan | None = None
    cms: CmsState | None = None

    @property
    def is_authentic(self) -> bool:
        """Whether every check passed."""
        return self.error is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one package, and why; `digest` names it for its receipt."""

    path: Path
    status: ImportStatus
    code: str = ""
    error: CchcError | None = None
    kind: Kind | None = None
    unit: str = ""
    year: int = 0
    revision: int = 0
    digest: str = ""
    plan: ImportPlan | None = None
    cms: CmsState | None = None


def refused_as(path: Path, error: CchcError) -> Imported:
    """A package that was not taken in."""
    return Imported(path=path, status=ImportStatus.REFUSED, code=error.code, error=error)


def planned_as(card: PackageCard) -> Imported:
    """What would become of a package that was only looked at."""
    if card.error is not None:
        return refused_as(card.path, card.error)
    is_held = card.plan is not None and card.plan.change is Change.UNCHANGED
    return Imported(
        path=card.path,
        status=ImportStatus.UNCHANGED if is_held else ImportStatus.PLANNED,
        code=DUPLICATE if is_held else "",
        kind=card.kind,
        unit=card.unit,
        year=card.year,
        revision=card.revision,
        digest=card.digest,
        plan=card.plan,
        cms=card.cms,
    )


def year_of(header: Header) -> int:
    """The year of a package's period; 0 where its kind has none."""
    return int((header.period or "0")[:4])
