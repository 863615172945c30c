"""How many things wait on each page, for the rail."""

from collections.abc import Mapping

from core.errors import CchcError
from core.units import Role
from ui.desk import Desk


def badges(desk: Desk) -> Mapping[str, int]:
    """Counts by page key; a year without a criteria set has nothing to count."""
    try:
        if desk.office().role is Role.SUBMITTER:
            return _submitter(desk)
        return _appraiser(desk)
    except CchcError:
        return {}


def _submitter(desk: Desk) -> Mapping[str, int]:
    score = desk.services.self_assessment.score(desk.year)
    overdue = sum(1 for deadline in desk.services.record_entry.deadlines(desk.year) if deadline.is_overdue)
    return {"home": overdue, "self": len(score.missing)}


def _appraiser(desk: Desk) -> Mapping[str, int]:
    if desk.services.appraisal.round(desk.year) is None:
        return {}
    board = desk.services.appraisal.board(desk.year)
    waiting = sum(1 for row in board.rows if row.status in {"received", "in_appraisal"})
    return {"round": sum(1 for row in board.rows if row.status == "late"), "appraisal": waiting}
