"""What lies at an authority's door when a round ends: 136 packages of a full year with their scans."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from bench.province import sixty_criteria

from core.evidence import EvidenceDocument, StoredFile
from core.office import Office
from core.packages.evidence_types import media_type_of
from core.sample.province import CommuneYear, Province
from core.sample.province_packages import document_of, trusted_keys, write_submission
from core.services.set_up import make_office
from core.store_ports import CriteriaDocument
from core.units import Officer, Role
from main import UNITS, _services
from storage.paths import resources_folder
from storage.sample_stage import sample_data
from storage.workspace import create_workspace

PACKAGES, PAPERS, PAPER_KIB = 136, 20, 256
YEAR = 2023
_CODE = "79"  # 168 communes: more than are asked for
_SCAN = ".pdf"


class DoorClock:
    """The day after the round's last day."""

    def now(self) -> datetime:
        """Noon of that day."""
        return datetime(2024, 1, 5, 5, tzinfo=UTC)

    def today(self) -> date:
        """That day."""
        return date(2024, 1, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The workspace of an authority whose round is open, and the files that wait for it."""

    authority: Path
    packages: tuple[Path, ...]


def lay_down(folder: Path, *, count: int = PACKAGES, papers: int = PAPERS) -> Door:
    """Found the authority with its round of sixty criteria, and write a signed package for every commune."""
    office = replace(
        make_office(UNITS, role=Role.APPRAISER, unit=_CODE), officer=Officer(name="Bench", position="Bench")
    )
    authority, packages = folder / "authority", folder / "packages"
    packages.mkdir(parents=True)
    units = UNITS.communes_of(_CODE)[:count]
    with create_workspace(authority, office) as opened:
        services = _services(opened, DoorClock())
        used = services.adopt_criteria.adopt_document(sixty_criteria())
        services.run_round.open_round(
            YEAR, criteria_set=used.set_id, units=[unit.code for unit in units], due_on=date(YEAR, 12, 15)
        )
        criteria = services.adopt_criteria.parsed(used)
        with opened.database.transaction() as work:
            for key in trusted_keys(units, office=office, at=DoorClock().now()):
                work.trust.put(key)
    province = Province(sample_data(resources_folder()), criteria, units=units)
    years = (province.year(place, YEAR, papers=papers) for place in range(len(units)))
    return Door(
        authority=authority,
        packages=tuple(_written(packages, _scanned(held), office=office, used=used) for held in years),
    )


def _written(folder: Path, held: CommuneYear, *, office: Office, used: CriteriaDocument) -> Path:
    path = folder / f"{held.unit.code}.cchc"
    document = document_of(held, office=office, used=used, at=DoorClock().now())
    with path.open("wb") as out:
        write_submission(held, document, out=out)
    return path


def _scanned(held: CommuneYear) -> CommuneYear:
    """The same year with papers as large as scans are, no two alike."""
    contents = [b"%PDF-1.7\n" + os.urandom(PAPER_KIB << 10) for _ in held.documents]
    documents = tuple(map(_scan, held.documents, contents))
    return replace(held, documents=documents, contents=_by_digest(contents))


def _by_digest(contents: Sequence[bytes]) -> dict[str, bytes]:
    return {sha256(content).hexdigest(): content for content in contents}


def _scan(document: EvidenceDocument, content: bytes) -> EvidenceDocument:
    file = StoredFile(
        sha256=sha256(content).hexdigest(),
        size=len(content),
        media_type=media_type_of(_SCAN),
        extension=_SCAN,
        flagged=False,
    )
    return replace(document, file=file, name=f"{Path(document.name).stem}{_SCAN}")
