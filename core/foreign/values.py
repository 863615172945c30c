"""A file of another program as it was looked at, and the plan by which it is brought in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.errors import UserError

SINGLE_DOSSIERS = "single_dossiers"
MONTH = "month"
Value = str | int | Decimal | date | bool


class NotAForeignFile(UserError):
    """The file is no workbook and no table of text; fields: `file`."""

    code = "E_FOREIGN_FILE"


class ForeignPlanWrong(UserError):
    """A column that must be told is missing, or the sheet is not there; fields: `field`."""

    code = "E_FOREIGN_PLAN"


class MappingGone(UserError):
    """No mapping is kept under the name, or the file has not its headings; fields: `name`."""

    code = "E_MAPPING"


class DossierColumn(StrEnum):
    """What is asked of a list of single dossiers."""

    CODE = "code"
    FIELD = "field"
    PROCEDURE = "procedure"
    RECEIVED_ON = "received_on"
    DUE_ON = "due_on"
    DONE_ON = "done_on"
    CHANNEL = "channel"
    STATUS = "status"


NEEDED = (DossierColumn.RECEIVED_ON, DossierColumn.DUE_ON, DossierColumn.DONE_ON)
"""Without these three days nothing can be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a file of text is written; empty names are found out."""

    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignSheet:
    """One sheet with its first rows as shown; a file of text has one without a name."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLook:
    """A file before anything is brought in. `is_sure`: the encoding is told by the file, not guessed."""

    file: str
    sheets: tuple[ForeignSheet, ...]
    writing: Writing | None = None
    is_sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPlan:
    """How a file is brought in. `kind` is a record kind or `SINGLE_DOSSIERS`; `header` counts rows from 1.

    `columns` gives each field of ours its column, counted from 0.
    """

    sheet: str
    header: int
    kind: str
    year: int
    columns: Mapping[str, int] = field(default_factory=dict)
    writing: Writing = field(default_factory=Writing)
    with_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignRow:
    """One row below the headings: the mapped columns only, by the names of our fields."""

    number: int
    cells: Mapping[str, Value]
