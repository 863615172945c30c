"""Criteria sets as workbooks: the words such a workbook is written with, and why one is not read.

The workbook is only another spelling of the JSON form; whether its content is a sound set is decided by
`core.criteria.check_set`, as for any criteria file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from core.errors import UserError

FORMAT = "socchc-criteria"
FORMAT_VERSION = 1
CRITERIA_FORMS = (".json", ".xlsx")
ANNEX_FORMS = (".xlsx", ".docx")


class NotACriteriaWorkbook(UserError):
    """The workbook is not one of the product's own for criteria sets, or is damaged; fields: `file`."""

    code: ClassVar[str] = "E_CRITERIA_WORKBOOK"


class CriteriaWorkbookTooNew(UserError):
    """A later version wrote the workbook; fields: `file`, `version`."""

    code: ClassVar[str] = "E_CRITERIA_WORKBOOK_NEWER"


class CriteriaWorkbookRefused(UserError):
    """It carries what no such workbook carries: external links, macros; fields: `file`, `reason`."""

    code: ClassVar[str] = "E_CRITERIA_WORKBOOK_UNSAFE"


class UnknownCriteriaForm(UserError):
    """The file name asks for a form criteria sets are not written in; fields: `suffix`, `forms`."""

    code: ClassVar[str] = "E_CRITERIA_FORM"


class CriteriaNotForSheets(UserError):
    """The set holds something the sheets cannot carry unchanged; fields: `set_id`."""

    code: ClassVar[str] = "E_CRITERIA_SHEETS"


class AdjustmentKind(StrEnum):
    """Whether an adjustment adds or takes away."""

    BONUS = "bonus"
    PENALTY = "penalty"


class EffectKind(StrEnum):
    """What a downgrade rule does."""

    DOWN_BANDS = "down_bands"
    CAP_BAND = "cap_band"
    LOWEST_BAND = "lowest_band"
    CREATE_TASK = "create_task"


class BandRequirement(StrEnum):
    """A condition of a band beside its limits."""

    NO_ZERO = "no_zero_criterion"


class MeasureUnit(StrEnum):
    """What the two parts of a ratio are when they are no plain counts."""

    AMOUNT = "amount"


class ValueForm(StrEnum):
    """What a row of further data holds."""

    TEXT = "text"
    WHOLE = "whole"
    FLAG = "flag"
    NOTHING = "nothing"
    EMPTY_LIST = "empty_list"
    EMPTY_OBJECT = "empty_object"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexWords:
    """The words of a set written as the annex table of a decision: seven columns, in their order.

    `decision` has a place {decision} for the issuing decision.
    """

    sheet: str
    columns: tuple[str, ...]
    total: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaWords:
    """The words of a workbook with a criteria set.

    `title` and `hint` take the code of a sheet, `label` a sheet's code and a column's code, `choice` a
    member of a column's enumeration.
    """

    title: Callable[[str], str]
    hint: Callable[[str], str]
    label: Callable[[str, str], str]
    choice: Callable[[StrEnum], str]
    yes: str
    no: str
    wrong_value_title: str
    pick_from_list: str
    annex: AnnexWords
