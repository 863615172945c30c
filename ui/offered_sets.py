"""The criteria sets an officer can choose from."""

from core.store_ports import CriteriaDocument
from ui.desk import Desk


def offered_sets(desk: Desk) -> tuple[CriteriaDocument, ...]:
    """Sets adopted here, newest first, then those shipped with the program."""
    service = desk.services.adopt_criteria
    held = tuple(service.sets())
    known = {each.sha512 for each in held}
    return (*held, *(each for each in service.bundled() if each.sha512 not in known))
