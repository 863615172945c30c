"""A block of cells as text: what a spreadsheet puts on the clipboard, and what it reads from there.

A spreadsheet parts cells with tabs and rows with line ends, ends the last row too, and puts a cell in quotes
when it holds a tab, a line end or a quote.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from core.errors import UserError
from core.numbers import AmbiguousNumber, NotANumber, parse_count

Cells = tuple[tuple[str, ...], ...]
_LONGEST = 4_000_000
_MANY_ROWS = 1_000
_LINE_ENDS = re.compile("\r\n|\r")
_QUOTED = re.compile('[\t\n"]')
_ZERO_SIGNS = frozenset({"-", "\u2013", "\u2212"})


class BlockTooLarge(UserError):
    """The block does not fit; fields: `rows`, `columns`, `room_rows`, `room_columns`."""

    code: ClassVar[str] = "E_BLOCK_SIZE"


class BlockNotNumbers(UserError):
    """A cell of the block is no whole number; fields: `row`, `column` (from 1, in the block), `text`."""

    code: ClassVar[str] = "E_BLOCK_NUMBER"


class BlockNotFigures(BlockNotNumbers):
    """A cell of the block is no figure of its column; fields: `row`, `column`, `text`."""

    code: ClassVar[str] = "E_BLOCK_FIGURE"


class BlockWithoutCells(UserError):
    """There is nothing to paste: the clipboard is empty, or holds computed columns only."""

    code: ClassVar[str] = "E_BLOCK_EMPTY"


def read_block(text: str) -> Cells:
    """The cells of a clipboard text, every row as long as the longest.

    Empty rows at the end of a block of more than a thousand rows (a whole column of a sheet) are dropped.

    Raises:
        BlockWithoutCells: there is none.
        BlockTooLarge: the text is longer than any sheet of figures.
    """
    if not text:
        raise BlockWithoutCells
    if len(text) > _LONGEST:
        raise BlockTooLarge(rows=text.count("\n"), columns=1, room_rows=0, room_columns=0)
    plain = _LINE_ENDS.sub("\n", text)
    if plain.count("\n") > _MANY_ROWS:
        plain = plain.rstrip()
    rows = [tuple(row) or ("",) for row in _split(plain)] or [("",)]
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """The text a spreadsheet reads back as these cells."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in rows)


def count_in(text: str) -> int | None:
    """A typed or pasted count; None for an empty cell. Full-width figures and an accountant's dash are read.

    Raises:
        AmbiguousNumber: `1,234`.
        NotANumber: no whole number.
    """
    plain = half_width(text).strip()
    if not plain:
        return None
    return 0 if plain in _ZERO_SIGNS else parse_count(plain)


def is_count(text: str) -> bool:
    """Whether a cell holds a number, even one that must be asked back."""
    try:
        return count_in(text) is not None
    except AmbiguousNumber:
        return True
    except NotANumber:
        return False


def half_width(text: str) -> str:
    """Full-width figures, signs and spaces of East Asian keyboards as plain ones; letters stay as typed."""
    return "".join(
        unicodedata.normalize("NFKC", mark) if "\uff01" <= mark <= "\uff5e" or mark == "\u3000" else mark
        for mark in text
    )


def with_thousands(cells: Cells) -> Cells:
    """The cells with `1,234` read as 1234, once somebody has said so."""
    return tuple(tuple(_without_commas(text) for text in row) for row in cells)


def _without_commas(text: str) -> str:
    try:
        count_in(text)
    except AmbiguousNumber:
        return text.replace(",", "")
    except NotANumber:
        return text
    return text


def _split(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text), delimiter="\t"))
    except csv.Error:  # a cell longer than csv reads: no figure of ours
        return [line.split("\t") for line in text.split("\n")]


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(text) else text
