"""A province and what lies at its door: 168 package files of one year, five of them bad in different ways."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.packages.payloads import CriteriaRef, Document
from core.progress import Silent
from core.sample.province import CommuneYear, Province
from core.sample.province_packages import document_of, trusted_keys, write_submission
from core.store_ports import CriteriaDocument
from core.units import Role
from storage.paths import resources_folder
from storage.sample_stage import sample_data
from tests.offices import CRITERIA, NOON, UNITS, YEAR, Desk, Offices, found

AUTHORITY = "79"
REAL = 3
"""How many communes send from a workspace of their own, to read their result there."""
BAD = ("broken byte", "cut short", "stranger's key", "for another office", "other criteria")


@dataclass(frozen=True)
class AtTheDoor:
    """The authority's workspace before anything came in, its communes, and the folder of packages."""

    offices: Offices
    packages: Path
    real: tuple[Desk, ...]
    codes: tuple[str, ...]

    @property
    def bad(self) -> tuple[str, ...]:
        """The communes whose package must be refused: the last ones."""
        return self.codes[-len(BAD) :]

    @property
    def good(self) -> tuple[str, ...]:
        """The others."""
        return self.codes[: -len(BAD)]


def at_the_door(folder: Path, *, communes: int = 168, papers: int = 3) -> AtTheDoor:
    """Found the authority, open its round, and lay down one package for each commune."""
    desk = found(folder, role=Role.APPRAISER, code=AUTHORITY)
    offices = Offices(folder=folder, desks=[desk])
    used = desk.services.adopt_criteria.adopt(CRITERIA / "criteria-sample.json")
    units = UNITS.communes_of(AUTHORITY)[:communes]
    codes = tuple(unit.code for unit in units)
    desk.services.run_round.open_round(YEAR, criteria_set=used.set_id, units=codes)
    criteria = desk.services.adopt_criteria.parsed(used)
    province = Province(sample_data(resources_folder()), criteria, units=units)
    office = desk.services.set_up.office()
    invented = units[REAL:]
    with desk.opened.database.transaction() as work:
        for key in trusted_keys(invented, office=office, at=NOON):
            if key.unit != f"xa-{codes[-3]}":
                work.trust.put(key)
    packages = folder / "packages"
    packages.mkdir()
    real = tuple(
        _send_from_a_workspace(offices, province, place, packages=packages, papers=papers)
        for place in range(REAL)
    )
    for place in range(REAL, communes):
        held = province.year(place, YEAR, papers=papers)
        document = document_of(held, office=office, used=used, at=NOON)
        _write(packages / f"{held.unit.code}.cchc", held, _spoilt(document, codes, used=used))
    _damage(packages, codes)
    return AtTheDoor(offices=offices, packages=packages, real=real, codes=codes)


def _send_from_a_workspace(
    offices: Offices, province: Province, place: int, *, packages: Path, papers: int
) -> Desk:
    """A commune keeps its year in its own notebook and sends it from there."""
    held = province.year(place, YEAR, papers=papers)
    desk = offices.commune(held.unit.code)
    desk.services.record_entry.save_many(held.records)
    desk.services.self_assessment.enter_all(YEAR, held.entries)
    score = desk.services.self_assessment.score(YEAR)
    wanted = [score.line(each.criterion).entry for each in score.missing if each.need == "evidence"]
    desk.services.self_assessment.enter_all(
        YEAR, [replace(entry, explanation="Đã làm, chưa có văn bản.") for entry in wanted]
    )
    sent = desk.export()
    (path,) = sent.files
    path.rename(packages / f"{held.unit.code}.cchc")
    return desk


def _spoilt(document: Document, codes: Sequence[str], *, used: CriteriaDocument) -> Document:
    """What the two communes that send the wrong thing send."""
    header = document.header
    if header.commune_code == codes[-2]:
        return replace(document, header=replace(header, recipient="td-52"))
    if header.commune_code == codes[-1]:
        other = CriteriaRef(id=used.set_id, sha512="0" * 128, version=used.version)
        return replace(document, header=replace(header, criteria_set=other))
    return document


def _write(path: Path, held: CommuneYear, document: Document) -> None:
    with path.open("wb") as out:
        write_submission(held, document, out=out)


def _damage(packages: Path, codes: Sequence[str]) -> None:
    """One byte of one package changes on its way, another package loses its end."""
    broken, cut = (packages / f"{code}.cchc" for code in codes[-5:-3])
    content = bytearray(broken.read_bytes())
    content[len(content) * 3 // 4] ^= 1
    broken.write_bytes(content)
    cut.write_bytes(cut.read_bytes()[:-500])


def take_in_everything(door: AtTheDoor) -> list[str]:
    """Take in the folder; the codes of what was refused."""
    service = door.offices.province.services.import_package
    taken = service.take_in_all(service.found_in((door.packages,)), progress=Silent())
    return [each.error.code for each in taken if each.error is not None]
