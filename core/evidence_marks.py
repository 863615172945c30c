"""What an officer should look at again about a document of evidence."""

from collections.abc import Iterable
from enum import StrEnum

from core.evidence import EvidenceDocument


class Mark(StrEnum):
    """One thing to look at; the order is the order shown."""

    NO_FILE = "no_file"
    NO_NUMBER = "no_number"
    NO_DAY = "no_day"
    OUTSIDE_YEAR = "outside_year"
    NO_CRITERION = "no_criterion"
    MACROS = "macros"


INCOMPLETE = frozenset({Mark.NO_NUMBER, Mark.NO_DAY})


def marks_of(document: EvidenceDocument) -> tuple[Mark, ...]:
    """What stands out: evidence is an issued document with number, day, file and a use (guide 3).

    A document may be issued early in the next year about this one: then the day it relates to decides.
    """
    spoken_of = document.relates_on or document.issued_on
    told = (
        (Mark.NO_FILE, document.file is None),
        (Mark.NO_NUMBER, not document.number),
        (Mark.NO_DAY, document.issued_on is None),
        (Mark.OUTSIDE_YEAR, spoken_of is not None and spoken_of.year != document.year),
        (Mark.NO_CRITERION, not document.criteria),
        (Mark.MACROS, document.file is not None and document.file.flagged),
    )
    return tuple(mark for mark, is_so in told if is_so)


def counted(documents: Iterable[EvidenceDocument]) -> dict[Mark, int]:
    """How many documents bear each mark; marks nobody bears are left out."""
    found: dict[Mark, int] = {}
    for document in documents:
        for mark in marks_of(document):
            found[mark] = found.get(mark, 0) + 1
    return found
