"""What a commune still has to do: where each row leads, and what was sent back for correction."""

from collections.abc import Mapping

from core.deadlines import Deadline
from core.services.returns import ReturnView
from core.to_do import ToDo, ToDoKind
from ui.places_of import page_of_kind
from ui.texts import returning

_LATE = "late_dossier"
_WRONG = frozenset({ToDoKind.RETURNED, ToDoKind.CORRECTION})


def place_of(row: ToDo, year: int) -> tuple[str, str]:
    """The page and the subject on it where the row is dealt with."""
    match row.kind:
        case ToDoKind.EVIDENCE:
            return "evidence", f"criterion:{row.criterion}"
        case ToDoKind.MONTH:
            return "dossiers", f"{year:04d}-{row.months[0]:02d}:{row.field}"
        case ToDoKind.DATA if row.record_kind:
            return place_of_kind(row.record_kind)
        case _ if row.criterion:
            return "self", row.criterion
        case _:
            return _of_record(row.record_kind, row.record_id)


def place_of_deadline(row: Deadline) -> tuple[str, str]:
    """The page and the subject on it where a deadline is met; a record not entered yet is begun."""
    if row.kind == "assessment":
        return "self", ""
    return _of_record(row.kind, row.record_id) if row.record_id else place_of_kind(row.kind)


def place_of_kind(kind: str) -> tuple[str, str]:
    """Where a new record of a kind is begun."""
    return ("tasks", "new") if kind == "task" else _of_record(kind, "")


def meaning_of(row: ToDo) -> str:
    """The colour and icon of a row."""
    return "wrong" if row.is_overdue or row.kind in _WRONG else "care"


def questions_of(returned: ReturnView | None) -> Mapping[str, str]:
    """What is asked about each criterion of a year that was sent back."""
    return {} if returned is None else dict(returned.lines)


def return_banner(returned: ReturnView | None) -> str:
    """What to correct, over the page; empty when nothing was sent back."""
    if returned is None:
        return ""
    return returning.banner(
        returned.answers_revision,
        returned.reason,
        due_on=returned.due_on,
        lines=[code for code, _question in returned.lines],
    )


def _of_record(kind: str, record_id: str) -> tuple[str, str]:
    """A record on its page; the pages that keep one kind alone are told its id, others the kind as well."""
    page = page_of_kind(kind)
    if page == "other" or kind == _LATE:
        return page, f"{kind}:{record_id}"
    return page, record_id
