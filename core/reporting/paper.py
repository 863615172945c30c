"""What reports there are: one value per kind, and what is asked of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from core.errors import UserError
from core.reporting.document import Report
from core.units import Role


class PartNeeded(UserError):
    """The kind has several parts and none was named; fields: `kind`."""

    code = "E_REPORT_PART"


class PartUnknown(UserError):
    """The kind has no such part in the year, or no parts at all; fields: `kind`, `part`, `year`."""

    code = "E_REPORT_NO_PART"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The day a document carries: `on`, or the day it is made where None; `by_hand` leaves room to write it.

    The letterhead is the one valid on that day; a document dated by hand takes today's.
    """

    on: date | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: a year, one part where the kind has several, and the day of the document."""

    year: int
    part: str = ""
    dated: Dated = field(default_factory=Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One part of a kind: its key (a period, a unit's code, an identifier) and its name for people."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a document that its officer writes: its key, its name in the document, what belongs there."""

    key: str
    name: str
    hint: str = ""


def no_parts(_year: int) -> tuple[Choice, ...]:
    """The kind is one document a year."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One kind of report.

    Attributes:
        code: its name on the command line and in file names.
        roles: who makes it.
        fill: the filled document.
        choices: the parts there are in a year; none where the kind is one document.
        is_of_units: the parts are units, named by their code.
        needs_part: there is no whole form: a part must be named.
        usual_part: the part that is meant where none is named; there is no whole form beside the parts.
        takes_days: a part may also be any stretch of days, `2024-01-01..2024-03-31`.
        sections: what the officer writes into it, in the order of the document (see `ReportTexts`).
    """

    code: str
    roles: frozenset[Role]
    fill: Callable[[Asked], Report]
    choices: Callable[[int], tuple[Choice, ...]] = no_parts
    is_of_units: bool = False
    needs_part: bool = False
    usual_part: str = ""
    takes_days: bool = False
    sections: tuple[Section, ...] = ()


SUBMITTERS = frozenset({Role.SUBMITTER})
APPRAISERS = frozenset({Role.APPRAISER})
BOTH = frozenset(Role)
