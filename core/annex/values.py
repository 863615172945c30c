"""The table as it stands in a file, and its rows as they were recognised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.criteria.rules import RuleKind
from core.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexCell:
    """One cell as shown; `is_number`: the file holds a number, whose printed zeros may be lost.

    `is_day`: the file holds a day, which a code such as 1.1 may have become. `from_left`: the cell is covered
    by one merged from its left.
    """

    text: str = ""
    is_number: bool = False
    is_day: bool = False
    from_left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRow:
    """One row with its number in the file."""

    number: int
    cells: tuple[AnnexCell, ...]

    def text(self, column: int | None) -> str:
        """What stands in a column; empty where there is none."""
        if column is None or column >= len(self.cells):
            return ""
        return self.cells[column].text

    def cell(self, column: int) -> AnnexCell:
        """A cell; an empty one where the row ends before."""
        return self.cells[column] if column < len(self.cells) else AnnexCell()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexSheet:
    """A sheet of a workbook, or a table of a document with the paragraphs above it as rows."""

    name: str
    rows: tuple[AnnexRow, ...]


class Role(StrEnum):
    """What a row of the table is."""

    TITLE = "title"
    HEADER = "header"
    AREA = "area"
    GROUP = "group"
    LEAF = "leaf"
    LINE = "line"
    TOTAL = "total"
    BONUS = "bonus"
    PENALTY = "penalty"
    ITEM = "item"
    IGNORED = "ignored"


NODES = frozenset({Role.AREA, Role.GROUP, Role.LEAF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The rule a text describes: its JSON form as far as the text says it, and the words it was read from.

    `kind` None: the text describes no rule that is known. `is_whole`: every parameter was said. `doubts`
    name what a person must look at: a limit said in two ways, a year that was not said.
    """

    kind: RuleKind | None = None
    rule: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    is_whole: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexLine:
    """One recognised row. `id` and `parent` only for rows of the tree; `points` None: the row states none."""

    row: int
    role: Role
    code: str = ""
    name: str = ""
    id: str = ""
    parent: str = ""
    points: Decimal | None = None
    how: str = ""
    evidence: str = ""
    scored_by: str = ""
    guess: Guess = Guess()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A whole table as recognised. `findings` without a row belong to the table."""

    sheet: str = ""
    lines: tuple[AnnexLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    name: str = ""
    decision: str = ""
    year: int | None = None
    total: Decimal | None = None

    def nodes(self) -> tuple[AnnexLine, ...]:
        """The rows of the tree in order."""
        return tuple(line for line in self.lines if line.role in NODES)

    def leaves(self) -> tuple[AnnexLine, ...]:
        """The rows that are scored."""
        return tuple(line for line in self.lines if line.role is Role.LEAF)

    def every_finding(self) -> tuple[Finding, ...]:
        """Findings of the table and of its rows."""
        return (*self.findings, *(each for line in self.lines for each in line.findings))
