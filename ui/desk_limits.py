"""What may be given at this PC: nothing of a published year, and at a desk only the lines assigned to it."""

from core.rounds import Round
from ui.desk import Desk
from ui.texts import appraisal_page, desks_page


def is_read_only(desk: Desk, opened: Round, *, unit: str, criterion: str) -> bool:
    """Whether a line may only be read."""
    if opened.published_at is not None or not desk.office().is_desk:
        return opened.published_at is not None
    return criterion not in (desk.services.desks.assign.editable(opened.year, unit) or ())


def banner_of(desk: Desk, opened: Round) -> str:
    """What is to be known before points are given here; empty where everything may be given."""
    if opened.published_at is not None:
        return appraisal_page.FROZEN
    return desks_page.ONLY_OWN if desk.office().is_desk else ""
