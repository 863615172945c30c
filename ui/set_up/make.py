"""The notebook made of the answers: office, criteria set and keys, whole or not at all."""

from dataclasses import replace

from core.office import Office
from core.ports import OfficialUnits
from core.progress import Progress
from core.services.key_care import CreatedKeys
from core.services.set_up import make_desk, make_office
from core.units import Role
from ui.services import Services
from ui.set_up.answers import Made, NewNotebook
from ui.window_doors import FoundDoor

_STEPS = 3


def make_notebook(new: NewNotebook, *, units: OfficialUnits, found: FoundDoor, progress: Progress) -> Made:
    """Make it. What fails leaves nothing behind.

    Raises:
        UnknownUnit, WrongUnitForRole: the unit is not in the list, or not of this role.
        WorkspaceExists, FolderNotEmpty: the folder is taken.
        CriteriaSetRefused: the criteria set has errors.
        PassphraseTooShort, PassphraseCommon: the passphrase is too easy to guess.
        DeviceError: the drive failed.
        Cancelled: the person stopped.
    """
    office = _office(new, units=units)
    people = new.people
    office = replace(office, officer=people.officer, signatory=people.signatory, place=people.place)
    created: list[CreatedKeys] = []

    def fill(services: Services) -> None:
        progress.report(1, _STEPS)
        progress.check()
        if new.criteria is not None:
            adopted = services.adopt_criteria.adopt_document(new.criteria)
            if new.role is Role.SUBMITTER:
                services.self_assessment.choose_criteria(new.year, adopted.set_id, version=adopted.version)
        progress.report(2, _STEPS)
        progress.check()
        if new.passphrase is not None:
            created.append(services.key_care.create(new.passphrase))
        progress.check()

    found(new.folder, office, fill=fill)
    progress.report(_STEPS, _STEPS)
    keys = created[0] if created else None
    return Made(
        folder=new.folder,
        office=office,
        year=new.year,
        card=None if keys is None else keys.card,
        escrow=None if keys is None else keys.escrow,
    )


def _office(new: NewNotebook, *, units: OfficialUnits) -> Office:
    if new.desk is None:
        return make_office(units, role=new.role, unit=new.unit.code)
    return make_desk(units, province=new.unit.code, number=new.desk.number, name=new.desk.name)
