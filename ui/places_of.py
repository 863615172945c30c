"""Which page holds records of a kind, and the records behind a criterion, for links between pages."""

from types import MappingProxyType

from core.indicators import kinds_behind
from ui.desk import Desk

_OWN_PAGES = MappingProxyType(
    {
        "task": "tasks",
        "training_class": "training",
        "dossier_count": "dossiers",
        "late_dossier": "dossiers",
        "assessment": "self",
    }
)
OWN_KINDS = frozenset({"task", "training_class", "dossier_count", "late_dossier"})
_ENTERED_BESIDE = MappingProxyType(
    {"law_monitoring": "legal_work", "feedback": "feedback", "organisation": "organisation", "staff": "staff"}
)
"""By the first word of a source that is entered on its criterion: the kind that tells the same in figures."""


def page_of_kind(kind: str) -> str:
    """The key of the page where records of this kind are kept."""
    return _OWN_PAGES.get(kind, "other")


def kind_of_source(source: str) -> str:
    """The record kind a data source is measured from, or told beside; empty when there is none."""
    kinds = kinds_behind(source)
    return kinds[0] if kinds else _ENTERED_BESIDE.get(source.partition(".")[0], "")


def page_of_source(source: str) -> tuple[str, str]:
    """The page, and the kind to show there, where the records behind a data source are kept."""
    kind = kind_of_source(source)
    page = page_of_kind(kind)
    return page, kind if page == "other" else ""


def place_of_finding(where: str, desk: Desk) -> tuple[str, str]:
    """The page and subject where a finding lies: a record as `kind:id:field`, or a criterion by its id."""
    kind, colon, rest = where.partition(":")
    if not colon:
        return ("self", where) if where else ("self", "")
    record_id = rest.partition(":")[0]
    page = page_of_kind(kind)
    if page == "other":
        return page, f"{kind}:{record_id}"
    if page != "dossiers":
        return page, record_id
    for record in desk.services.record_entry.list(kind, desk.year):
        if record.id == record_id and record.from_on is not None:
            return page, f"{record.from_on:%Y-%m}:{record.field.value}"
    return page, ""
