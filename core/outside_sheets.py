"""Figures by unit on their way in and out of workbooks: sheets as values, rows read with their place.

One sheet per criterion (or per bonus and penalty item), one row per unit. What a workbook says is judged by
`core.services.exchange_outside`; a workbook with findings of the level error is not taken at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.errors import UserError
from core.findings import Finding
from core.outside import OutsideKind

FORMAT = "socchc-outside"
FORMAT_VERSION = 1
CODE_DIGITS = 5

CellFigure = int | Decimal | str


class NotAnOutsideFile(UserError):
    """The file is no workbook of figures by unit written by this program; fields: `file`."""

    code = "E_OUTSIDE_FILE"


class OutsideFileTooNew(UserError):
    """A later version wrote the workbook; fields: `file`, `version`."""

    code = "E_OUTSIDE_FILE_NEWER"


class OutsideFileRefused(UserError):
    """The workbook carries what such a file never carries; fields: `file`, `reason`."""

    code = "E_OUTSIDE_FILE_UNSAFE"


class OutsideFileForOther(UserError):
    """The workbook was written for another year, set or kind of figures; fields: `file`, `held`, `wanted`."""

    code = "E_OUTSIDE_FILE_OTHER"


class CellForm(StrEnum):
    """What a column takes."""

    COUNT = "count"
    DECIMAL = "decimal"
    TEXT = "text"


Forms = Mapping[str, Mapping[str, CellForm]]
"""What the columns of each sheet take: by the sheet's key, then by the column's code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column beside code and name; `code` never changes, `label` is for people."""

    code: str
    label: str
    form: CellForm


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit of a template with what is held about it."""

    unit: str
    name: str
    cells: tuple[tuple[str, CellFigure], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideSheet:
    """One sheet: the criterion or item it is for, the title above it, its columns and units."""

    key: str
    title: str
    heading: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The words of a workbook that are the same on each sheet."""

    unit: str
    name: str
    hint: str
    wrong_value: str
    whole_number: str
    decimal_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideBook:
    """A workbook to be written. The stamp says for which year, set and campaign its figures are."""

    kind: OutsideKind
    year: int
    criteria_set: str
    survey: str
    sheets: tuple[OutsideSheet, ...]
    words: SheetWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One row as it was read. `unit` is the code with its zeros; `cells` only what is filled in."""

    unit: str
    name: str
    cells: Mapping[str, CellFigure]
    sheet: str
    number: int
    places: Mapping[str, str]

    def place_of(self, column: str) -> str:
        """The cell of a column as officials name it, else the row."""
        return self.places.get(column, f"{self.sheet}!{self.number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """One sheet as it was read; rows with a cell that cannot be read are left out."""

    key: str
    title: str
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideFile:
    """A workbook as it was read."""

    name: str
    kind: str
    year: str
    criteria_set: str
    survey: str
    sheets: tuple[ReadSheet, ...]
    findings: tuple[Finding, ...] = ()


def whole_code(text: str) -> str:
    """A commune's code with the leading zeros a spreadsheet takes for a number's; any other text as it is."""
    is_short = text.isascii() and text.isdigit() and len(text) < CODE_DIGITS
    return text.zfill(CODE_DIGITS) if is_short else text
