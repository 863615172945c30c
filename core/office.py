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


class NotAtDesk(UserError):
    """The act belongs to the lead office, not to one of its desks."""

    code = "E_DESK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who works here. `authority` is the appraiser a submitter sends to; a leading appraiser has none.

    An appraiser with an authority is a desk of it: it appraises what it was assigned, and nothing else.
    """

    role: Role
    unit: Unit
    authority: Unit | None
    officer: Officer
    signatory: Signatory
    place: str = ""

    @property
    def is_desk(self) -> bool:
        """Whether this is a desk of an appraiser."""
        return self.role is Role.APPRAISER and self.authority is not None

    @property
    def leads(self) -> bool:
        """Whether this is the appraiser that opens rounds, keeps the roots, publishes and sends."""
        return self.role is Role.APPRAISER and self.authority is None


def refuse_desk(office: Office) -> None:
    """Let through every office but a desk.

    Raises:
        NotAtDesk: the lead office does this.
    """
    if office.is_desk:
        raise NotAtDesk(authority="" if office.authority is None else office.authority.name)
