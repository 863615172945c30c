"""The list of late dossiers: what is owed to whom, until when, why it is late, and who answers for it."""

from collections.abc import Callable
from datetime import date

from core.dates import before
from core.records.dossiers import LateDossier
from ui.quick_filters import QuickFilters
from ui.record_filter import QuickFilter
from ui.tables import Column
from ui.texts import dossiers as texts
from ui.texts import numbers
from ui.texts.records import field_label

KIND = "late_dossier"
APOLOGY_COLUMN = 2


def late_columns(today: Callable[[], date]) -> tuple[Column[LateDossier], ...]:
    """The dossier, the last day for the apology, the apology, the reason, the person."""
    return (
        Column(title=field_label(KIND, "code"), text=lambda late: late.code, width=100),
        Column(
            title=texts.APOLOGY_DUE,
            text=lambda late: numbers.day(apology_due(late)),
            sort_key=lambda late: late.due_on or date.max,
            width=88,
            value=apology_due,
        ),
        Column(
            title=texts.APOLOGY,
            text=lambda late: apology(late, today()),
            sort_key=lambda late: (has_apology(late), late.due_on or date.max),
            mark=lambda late: "done" if has_apology(late) else "wrong",
            meaning=lambda late: "" if has_apology(late) else "wrong",
            width=224,
        ),
        Column(title=field_label(KIND, "reason"), text=reason),
        Column(title=texts.RESPONSIBLE, text=lambda late: late.responsible, width=86),
    )


def late_filters() -> QuickFilters:
    """Those without an apology; one field; one person."""
    owed = QuickFilter(label=texts.NO_APOLOGY, keeps=lambda late: not has_apology(late))
    silent = QuickFilter(label=texts.NO_REASON, keeps=lambda late: not late.reason)
    return QuickFilters(KIND, (owed, silent), fields=texts.ANY)


def has_apology(late: LateDossier) -> bool:
    """Whether a written apology is recorded."""
    return bool(late.apology_on or late.apology_number)


def apology_due(late: LateDossier) -> date | None:
    """The last day for the apology: one day before the dossier is due (guide 4)."""
    return before(late.due_on) if late.due_on else None


def apology(late: LateDossier, today: date) -> str:
    """The apology as written, or how long it may still take."""
    if has_apology(late):
        return texts.apologised(late.apology_number, late.apology_on)
    return texts.no_apology(apology_due(late), today)


def reason(late: LateDossier) -> str:
    """Why it is late; plainly said where nobody wrote it."""
    return late.reason.partition("\n")[0] or texts.NO_REASON
