"""To whom a list or a set goes: all units in one file, or one of them."""

from core.text import sort_key
from ui.desk import Desk
from ui.fields import ChoiceField
from ui.texts import send_page as texts


def recipients_field(desk: Desk) -> ChoiceField:
    """All units first, then each in the order of its name."""
    units = desk.services.units.communes_of(desk.office().unit.province_code)
    ordered = sorted(units, key=lambda unit: sort_key(unit.name))
    choices = (("", texts.TO_ALL), *((unit.code, unit.name) for unit in ordered))
    field = ChoiceField(texts.TO, choices)
    field.show_value("")
    field.setMinimumWidth(260)
    return field
