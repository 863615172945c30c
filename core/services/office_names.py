"""What the other office of a package is called: by the official list, or a desk by the list of desks."""

from core.ports import OfficialUnits, Transaction
from core.units import is_desk_code


def office_name(work: Transaction, units: OfficialUnits, *, code: str) -> str:
    """The name of a unit, or of a desk; a desk that is not listed is called by its code.

    Raises:
        UnknownUnit: no unit carries this code.
    """
    if not is_desk_code(code):
        return units.unit(code).name
    own = work.office.get().unit
    if own.code == code:
        return own.name
    return next((desk.name for desk in work.desks.all() if desk.code == code), code)
