"""The columns of the list of late dossiers: what is owed to whom, until when, and why it is late."""

from collections.abc import Callable
from datetime import date

from core.dates import before
from core.records.dossiers import LateDossier
from ui.tables import Column
from ui.texts import dossiers as texts
from ui.texts import numbers
from ui.texts.records import field_label

KIND = "late_dossier"
APOLOGY_COLUMN = 2


def late_columns(today: Callable[[], date]) -> tuple[Column[LateDossier], ...]:
    """The dossier, its due day, the apology (or until when it must be written), the reason, the person."""
    return (
        Column(title=field_label(KIND, "code"), text=lambda late: late.code, width=104),
        Column(
            title=field_label(KIND, "due_on"),
            text=lambda late: numbers.day(late.due_on),
            sort_key=lambda late: late.due_on or date.max,
            width=92,
        ),
        Column(
            title=texts.APOLOGY,
            text=lambda late: apology(late, today()),
            sort_key=lambda late: (has_apology(late), late.due_on or date.max),
            mark=lambda late: "done" if has_apology(late) else "wrong",
            meaning=lambda late: "" if has_apology(late) else "wrong",
            width=252,
        ),
        Column(title=field_label(KIND, "reason"), text=reason),
        Column(title=field_label(KIND, "responsible"), text=lambda late: late.responsible, width=120),
    )


def has_apology(late: LateDossier) -> bool:
    """Whether a written apology is recorded."""
    return bool(late.apology_on or late.apology_number)


def apology(late: LateDossier, today: date) -> str:
    """The apology as written, or until when it is due: one day before the due day (guide 4)."""
    if has_apology(late):
        return texts.apologised(late.apology_number, late.apology_on)
    return texts.no_apology(before(late.due_on) if late.due_on else None, today)


def reason(late: LateDossier) -> str:
    """Why it is late; plainly said where nobody wrote it."""
    return late.reason.partition("\n")[0] or texts.NO_REASON
