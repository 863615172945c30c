"""Records on their way in and out of files: the words of a workbook, rows read with their place, findings.

The same value comes from a spreadsheet and from JSON, so a service imports both in one way. Whether a
file with findings is taken at all is the service's decision (all or nothing).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.errors import UserError
from core.findings import Finding, Level
from core.records.catalogue import Record
from core.records.fields import FieldSpec

FORMAT = "socchc-records"
FORMAT_VERSION = 1
RECORD_FORMS = (".xlsx", ".json")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class NotARecordFile(UserError):
    """The file is not one of the product's own record files; fields: `file`."""

    code = "E_RECORD_FILE"


class UnknownRecordForm(UserError):
    """The file name asks for a form records are not kept in; fields: `suffix`, `forms`."""

    code = "E_RECORD_FORM"


class RecordFileTooNew(UserError):
    """The file was written by a later version; fields: `file`, `version`."""

    code = "E_RECORD_FILE_NEWER"


class RecordFileRefused(UserError):
    """The file carries what a record file never carries: external links, macros; fields: `file`, `reason`."""

    code = "E_RECORD_FILE_UNSAFE"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedWords:
    """The words of an annotated copy; `tell` gives a finding's reason and cure, `level` its weight."""

    sheet: str
    hint: str
    columns: tuple[str, str, str, str]
    tell: Callable[[Finding], str]
    level: Callable[[Level], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """The words of a workbook of records.

    `kind_title` and `kind_hint` take a kind's code, `field_label` and `field_hint` a kind's code and a
    field's name, `field_note` a kind's code and a field (what belongs there: unit and rule), `choice_label` a
    member of a field's enumeration. `page_of` is a footer with the program's marks for page and pages.
    """

    kind_title: Callable[[str], str]
    kind_hint: Callable[[str], str]
    field_label: Callable[[str, str], str]
    field_hint: Callable[[str, str], str]
    choice_label: Callable[[StrEnum], str]
    yes: str
    no: str
    year: str
    sheet_hint: str
    wrong_value_title: str
    pick_from_list: str
    whole_number: str
    decimal_number: str
    a_day: str
    year_rule: str
    year_note: str
    text_limit: Callable[[int], str]
    field_note: Callable[[str, FieldSpec], str]
    footer: str
    page_of: str
    marked: MarkedWords


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One record as read. Its `id` is empty when the row is new; the service then gives one.

    `where` names the row (`Sheet!7` or `records.task[3]`), `cells` each field's own place; on a sheet
    `columns` gives each field's letter instead. `left_out` are fields the file has no room for: a record that
    is there already keeps what it has in them.
    """

    kind: str
    record: Record
    where: str
    cells: tuple[tuple[str, str], ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    def place_of(self, name: str) -> str:
        """Where one field stands, or the row when the field has no place of its own."""
        letter = self.columns.get(name)
        if letter is None:
            return dict(self.cells).get(name, self.where)
        sheet, _, number = self.where.rpartition("!")
        return f"{sheet}!{letter}{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFile:
    """Everything read from one file. Rows with an error among their cells are left out of `rows`."""

    unit: str
    rows: tuple[FileRow, ...]
    findings: tuple[Finding, ...] = ()


def is_record_id(text: str) -> bool:
    """Whether a text can be the identifier of a record: 1 to 64 plain letters, digits, dots, dashes."""
    return _ID.fullmatch(text) is not None
