"""A report as a value: letterhead, blocks, annexes, signature. Files, screens and charts draw from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.charting import Chart

CellValue = str | int | Decimal | date | datetime | bool | None


class Align(StrEnum):
    """Where the content of a column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class CellKind(StrEnum):
    """What a column holds; files write it with that type, never as text that looks like it."""

    TEXT = "text"
    COUNT = "count"
    DECIMAL = "decimal"
    PERCENT = "percent"
    CHANGE = "change"
    DAY = "day"
    MOMENT = "moment"
    PLAIN = "plain"
    AMOUNT = "amount"
    BOX = "box"


class Emphasis(StrEnum):
    """How a table row stands out."""

    NONE = "none"
    GROUP = "group"
    TOTAL = "total"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. Neighbours with the same `group` share a heading; `width` is a weight, not a length.

    A `PERCENT` cell holds the number before the sign (7.65 for 7.65 %), a `CHANGE` cell a signed difference,
    a `BOX` cell whether the box is ticked, a `MOMENT` cell a local day and time without a zone, a
    `PLAIN` one a number nobody groups (a year), an `AMOUNT` one as many decimals as the value has. Text in
    any column is printed as it is.
    """

    title: str
    width: int = 10
    kind: CellKind = CellKind.TEXT
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, a cell per column. In a `GROUP` row a None cell continues the text before it."""

    cells: tuple[CellValue, ...]
    emphasis: Emphasis = Emphasis.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose header is repeated on every page; notes stand below it in small type.

    `least_height` is the least height of a row in millimetres, for rows that are filled by hand; headings
    inside the table keep their own.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    name: str
    caption: str = ""
    total: Row | None = None
    notes: tuple[str, ...] = ()
    least_height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The title of a part of the text; level 1 is the widest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. Line breaks inside are kept; nothing in it is ever read as markup."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FillIn:
    """Dotted lines to be filled by hand."""

    lines: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Commands:
    """Lines to be typed as they stand, in letters of one width; `system` names where they are typed."""

    lines: tuple[str, ...]
    system: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code of `content`, and the same text for people: in groups under a label, a line each."""

    content: str
    label: str
    lines: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who signs on one side of a record of two: title, hint below it, name where it is known."""

    title: str
    hint: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Both sides of a record, beside each other, with room for signatures and stamps."""

    left: Party
    right: Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, drawn in black and white from the same figures everywhere.

    `width` is its share of the line in per cent; neighbours that fit beside each other share a line. `height`
    counts title and legend, in millimetres.
    """

    chart: Chart
    width: int = 100
    height: int = 60


Block = Heading | Paragraph | Table | FillIn | Commands | Code | Parties | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of an official document (decree 30/2020, appendix I): issuer left, national title right.

    `subject` is what an official letter (a document without a title) is about; it stands below the number.
    """

    superior: str
    issuer: tuple[str, ...]
    number_line: str
    nation: str
    motto: str
    place_and_day: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The foot of an official document: recipients left, signing form, position and name right."""

    lines: tuple[str, ...]
    name: str
    recipients_label: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A part after the signature, on pages of its own: label, title, and the document it belongs to."""

    label: str
    title: str
    reference: str
    blocks: tuple[Block, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole document.

    `title` is the kind of document (in capitals), `subtitle` what it is about, `reference` the document an
    annex belongs to. `notice` stands above everything on the first page: a sample set is never taken for
    a province's decision. `following` are documents of their own in the same file (letters to many), each
    from a page numbered 1. `pages` makes the report a printed list: it stands at the foot of every page, with
    `{page}` and `{pages}` filled in. `compact` sets it in smaller type between narrower margins: a working
    page, not a document of the decree. `facts` are single figures by name, for a province's
    own template (total, index, rank …); `form` names the kind of report whose template it is written by.
    """

    kind: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    signature: Signature | None = None
    annexes: tuple[Annex, ...] = ()
    landscape: bool = False
    reference: str = ""
    notice: str = ""
    following: tuple[Report, ...] = ()
    pages: str = ""
    compact: bool = False
    facts: tuple[tuple[str, CellValue], ...] = ()
    form: str = ""


def tables_of(report: Report) -> tuple[Table, ...]:
    """Every table of a report in the order of reading, annexes included."""
    parts = (report.blocks, *(annex.blocks for annex in report.annexes))
    return tuple(block for blocks in parts for block in blocks if isinstance(block, Table))
