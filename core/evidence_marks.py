"""What an officer should look at again about a document of evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.evidence import EvidenceDocument
from core.evidence_kinds import EvidenceKind, kind_of_document


class Mark(StrEnum):
    """One thing to look at; the order is the order shown."""

    NO_FILE = "no_file"
    NO_NUMBER = "no_number"
    NO_DAY = "no_day"
    OUTSIDE_YEAR = "outside_year"
    NO_CRITERION = "no_criterion"
    MACROS = "macros"


INCOMPLETE = frozenset({Mark.NO_NUMBER, Mark.NO_DAY})
_UNNUMBERED = frozenset({EvidenceKind.PICTURE, EvidenceKind.FIGURES})
"""A photograph of a notice board or a table taken out of a system bears no number."""


def marks_of(document: EvidenceDocument) -> tuple[Mark, ...]:
    """What stands out: evidence is an issued document with number, day, file and a use (guide 3).

    A document may be issued early in the next year about this one: then the day it relates to decides.
    """
    spoken_of = document.relates_on or document.issued_on
    told = (
        (Mark.NO_FILE, document.file is None),
        (Mark.NO_NUMBER, not document.number and kind_of_document(document) not in _UNNUMBERED),
        (Mark.NO_DAY, document.issued_on is None),
        (Mark.OUTSIDE_YEAR, spoken_of is not None and spoken_of.year != document.year),
        (Mark.NO_CRITERION, not document.criteria),
        (Mark.MACROS, document.file is not None and document.file.flagged),
    )
    return tuple(mark for mark, is_so in told if is_so)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """A document as a list shows it: what is said of it, what to look at again, what kind it is."""

    document: EvidenceDocument
    marks: tuple[Mark, ...]
    kind: EvidenceKind


def listed(documents: Iterable[EvidenceDocument]) -> tuple[ListedDocument, ...]:
    """Every document with its marks and kind, told once for all the places that show them."""
    return tuple(
        ListedDocument(document=item, marks=marks_of(item), kind=kind_of_document(item)) for item in documents
    )
