"""Who works here: make the office of a new workspace, change its people, describe what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.audit import Act
from core.errors import UserError
from core.office import Office
from core.ports import Clock, Database, OfficialUnits
from core.store_ports import CriteriaDocument
from core.text import clean_line
from core.told_changes import difference
from core.units import Officer, Role, Signatory, SigningForm, Unit, UnitKind, desk_code


class WrongUnitForRole(UserError):
    """A submitter is a commune; an appraiser is a province (before July 2025 also a district)."""

    code = "E_UNIT_ROLE"


class DeskNameMissing(UserError):
    """A desk is known by its name beside its number."""

    code = "E_DESK_NAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceInfo:
    """What a workspace is and holds."""

    office: Office
    schema: str
    criteria_sets: tuple[CriteriaDocument, ...]
    counts: Mapping[str, int]


def make_office(units: OfficialUnits, *, role: Role, unit: str, authority: str = "") -> Office:
    """The office of a new workspace; a submitter's authority is its province unless another is named.

    Raises:
        UnknownUnit: a code is not in the official list.
        WrongUnitForRole: the unit is not of the kind the role needs.
    """
    own = units.unit(unit)
    answers_to: Unit | None = None
    if role is Role.SUBMITTER:
        if own.kind is not UnitKind.COMMUNE:
            raise WrongUnitForRole(unit=unit, role=role.value)
        answers_to = units.unit(authority or own.province_code)
        if answers_to.kind is UnitKind.COMMUNE:
            raise WrongUnitForRole(unit=authority, role=Role.APPRAISER.value)
    elif own.kind is UnitKind.COMMUNE:
        raise WrongUnitForRole(unit=unit, role=role.value)
    return Office(
        role=role,
        unit=own,
        authority=answers_to,
        officer=Officer(name="", position=""),
        signatory=Signatory(form=SigningForm.ON_BEHALF, position="", name=""),
    )


def make_desk(units: OfficialUnits, *, province: str, number: int, name: str) -> Office:
    """The office of a desk's workspace: the lead office is its authority, its name is its own.

    Raises:
        UnknownUnit: the province is not in the official list.
        WrongUnitForRole: the unit is no province.
        MalformedUnitCode: no desk has this number.
        DeskNameMissing: a desk needs a name.
    """
    lead = units.unit(province)
    if lead.kind is not UnitKind.PROVINCE:
        raise WrongUnitForRole(unit=province, role=Role.APPRAISER.value)
    if not clean_line(name):
        raise DeskNameMissing
    return Office(
        role=Role.APPRAISER,
        unit=replace(lead, code=desk_code(lead.code, number), name=clean_line(name), predecessors=()),
        authority=lead,
        officer=Officer(name="", position=""),
        signatory=Signatory(form=SigningForm.BY_ORDER, position="", name=""),
    )


class SetUp:
    """Reads and changes the office of a workspace."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def office(self) -> Office:
        """The office of this workspace."""
        with self._database.transaction() as work:
            return work.office.get()

    def change_office(self, *, officer: Officer, signatory: Signatory, place: str) -> Office:
        """Set the people who work and sign here, and the place documents are dated from."""
        with self._database.transaction() as work:
            held = work.office.get()
            changed = replace(
                held,
                officer=replace(
                    officer, name=clean_line(officer.name), position=clean_line(officer.position)
                ),
                signatory=replace(
                    signatory, name=clean_line(signatory.name), position=clean_line(signatory.position)
                ),
                place=clean_line(place),
            )
            work.office.put(changed)
            old, new = difference(_people(held), _people(changed))
            act = Act(
                officer=changed.officer.name, act="change_office", subject=changed.unit.code, old=old, new=new
            )
            work.audit.append(act, at=self._clock.now())
        return changed

    def describe(self) -> WorkspaceInfo:
        """Role, unit, schema, criteria sets and how many records of each kind."""
        with self._database.transaction() as work:
            return WorkspaceInfo(
                office=work.office.get(),
                schema=self._database.schema(),
                criteria_sets=work.criteria.all(),
                counts=work.records.counts(),
            )


def _people(office: Office) -> Mapping[str, str]:
    """Who works and signs here, as the audit chain tells it."""
    return {
        "officer_name": office.officer.name,
        "officer_position": office.officer.position,
        "signatory_form": office.signatory.form.value,
        "signatory_position": office.signatory.position,
        "signatory_name": office.signatory.name,
        "place": office.place,
    }
