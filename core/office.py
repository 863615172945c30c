"""The office that keeps this workspace: its unit, its role, the authority it answers to, and who signs."""

from dataclasses import dataclass

from core.errors import UserError
from core.units import Officer, Role, Signatory, Unit


class NotThisRole(UserError):
    """The act belongs to the other role."""

    code = "E_ROLE"


class NotYourUnit(UserError):
    """The unit is not the one this workspace belongs to, or is not expected here."""

    code = "E_UNIT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who works here. `authority` is the appraiser a submitter sends to; an appraiser has none."""

    role: Role
    unit: Unit
    authority: Unit | None
    officer: Officer
    signatory: Signatory
    place: str = ""
