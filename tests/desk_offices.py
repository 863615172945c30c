"""Desks of the appraiser over workspaces of their own, joined to the lead office by nothing but files."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from core.assessment import Appraisal
from core.desks import Assignment
from core.progress import Silent
from core.services.appraisal import AppraisedLine
from core.services.export_package import Exported
from core.services.export_work import Handing, WorkGiven
from core.services.import_package import Imported, ImportStatus
from core.services.set_up import make_desk
from core.units import Officer
from storage.workspace import create_workspace
from tests.offices import (
    COMMUNE,
    PASSPHRASE,
    ROUNDS,
    SECOND,
    UNITS,
    YEAR,
    Clock,
    Desk,
    Offices,
    fill,
    identity_of_unit,
    key_of,
    services_of,
)

FIRST_DESK, SECOND_DESK = "5201", "5202"
LINE = "4.1.1"
"""A criterion of one point the communes claim by an option."""


def desk_of(offices: Offices, number: int = 1, name: str = "Sở Tài chính", *, confirmed: bool = True) -> Desk:
    """A desk that trusts the lead office; the lead office trusts it when it is confirmed."""
    province = province_of(offices)
    code = f"{province}{number:02d}"
    root, out = offices.folder / f"desk-{code}", offices.folder / f"out-{code}"
    office = replace(
        make_desk(UNITS, province=province, number=number, name=name),
        officer=Officer(name=f"Chuyên viên {code}", position="Chuyên viên"),
    )
    opened, clock = create_workspace(root, office), Clock()
    out.mkdir()
    desk = Desk(opened=opened, services=services_of(opened, clock), clock=clock, out=out)
    desk.services.key_care.keep(key_of(code), PASSPHRASE, rounds=ROUNDS, age=identity_of_unit(code))
    offices.desks.append(desk)
    offices.province.services.desks.assign.put_desk(number, name=name, person=f"Chuyên viên {code}")
    if confirmed:
        offices.confirm(desk)
    offices.tell_trust(desk)
    return desk


def province_of(offices: Offices) -> str:
    """The code of the lead office."""
    return offices.province.services.set_up.office().unit.code


def submitted(offices: Offices, code: str, *, online: int = 40) -> Desk:
    """A commune whose year the lead office holds."""
    commune = offices.commune(code)
    fill(commune, online=online)
    assert offices.province.take_in(commune.export().files[0]).status is ImportStatus.IMPORTED
    return commune


def opened_round(offices: Offices) -> None:
    """A round of two communes that have both submitted."""
    offices.bring_to(_opened_round)


def begun_round(offices: Offices) -> Desk:
    """The same round; the first desk has taken in its work."""
    return offices.bring_to(_begun_round)


def _begun_round(offices: Offices) -> None:
    opened_round(offices)
    begun(offices)


def _opened_round(offices: Offices) -> None:
    offices.open_round(COMMUNE, SECOND)
    submitted(offices, COMMUNE)
    submitted(offices, SECOND, online=30)


def assign(offices: Offices, *parts: tuple[str, str], unit: str = "") -> None:
    """Give parts (node, desk) and nothing else."""
    offices.province.services.desks.assign.assign(
        YEAR, [Assignment(node=node, desk=desk, unit=unit) for node, desk in parts]
    )


def give(
    offices: Offices, desk: str = FIRST_DESK, *, folder: Path | None = None, again: bool = False
) -> WorkGiven:
    """The lead office hands its work to a desk, on a stick of its own."""
    province = offices.province
    offices.province.services.trust_lists.issue(province.out / "list.cchc", passphrase=PASSPHRASE)
    outward = replace(province.outward(), folder=folder or province.out)
    return province.services.desks.work.give(YEAR, desk, handing=Handing(again=again), outward=outward)


def take_all(desk: Desk, folder: Path) -> tuple[Imported, ...]:
    """Everything in a folder, in the order the program chooses."""
    service = desk.services.import_package
    return service.take_in_all(service.found_in((folder,)), progress=Silent())


def begun(offices: Offices, number: int = 1, *nodes: str) -> Desk:
    """A desk that has taken in the work of these parts, the submissions beside it."""
    code = f"{province_of(offices)}{number:02d}"
    desk = desk_of(offices, number, f"Bàn {number}")
    held = offices.province.services.desks.assign.assignments(YEAR)
    offices.province.services.desks.assign.assign(
        YEAR, [*held, *(Assignment(node=node, desk=code) for node in nodes or ("4",))]
    )
    folder = offices.folder / f"stick-{code}"
    folder.mkdir()
    give(offices, code, folder=folder)
    done = take_all(desk, folder)
    assert {each.status for each in done} <= {ImportStatus.IMPORTED, ImportStatus.UNCHANGED}, [
        (each.path.name, each.error) for each in done
    ]
    return desk


def points(
    desk: Desk, value: str, *, unit: str = COMMUNE, line: str = LINE, reason: str = "Kiểm tra lại"
) -> None:
    """Give one line, here or there."""
    desk.services.appraisal.set_points(
        YEAR, unit, line=AppraisedLine(criterion=line, points=Decimal(value), reason=reason)
    )


def bring(desk: Desk) -> Exported:
    """A desk writes what it gave."""
    return desk.services.desks.work.bring(YEAR, outward=desk.outward())


def standing(desk: Desk, *, unit: str = COMMUNE, line: str = LINE) -> Appraisal | None:
    """The value that stands on a line."""
    return desk.services.appraisal.sheet(YEAR, unit).line(line).appraisal


def history(desk: Desk, *, unit: str = COMMUNE, line: str = LINE) -> list[Decimal | None]:
    """Every value a line ever had, in its order."""
    return [row.points for row in desk.services.appraisal.sheet(YEAR, unit).line(line).history]
