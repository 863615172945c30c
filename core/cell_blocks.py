"""Blocks of cells on the clipboard, as spreadsheets write them: rows under each other, tabs between cells.

A cell that holds a line end, a tab or a quote stands in double quotes, with quotes inside doubled.
"""

from collections.abc import Iterable, Sequence

Block = tuple[tuple[str, ...], ...]
_QUOTE = '"'
_ENDS = frozenset("\t\n")


def read_block(text: str) -> Block:
    """The cells of a clipboard text. The line end that spreadsheets put at the end begins no row."""
    rows: list[list[str]] = [[]]
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    at = 0
    while at <= len(plain):
        cell, at = _cell(plain, at)
        rows[-1].append(cell)
        if at < len(plain) and plain[at] == "\n":
            rows.append([])
        at += 1
    return tuple(map(tuple, rows))


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """The text spreadsheets read back into these cells."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def widest(block: Block) -> int:
    """How many columns a block needs; empty cells at the end of a row need none."""
    return max((len("\t".join(row).rstrip("\t").split("\t")) for row in block), default=0)


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins here, and where it ends."""
    quoted = _quoted_cell(text, at) if text[at : at + 1] == _QUOTE else None
    if quoted is not None:
        return quoted
    end = next((place for place in range(at, len(text)) if text[place] in _ENDS), len(text))
    return text[at:end], end


def _quoted_cell(text: str, at: int) -> tuple[str, int] | None:
    """A cell in quotes; None when no quote closes it, for then the quote is a letter like any other."""
    found: list[str] = []
    place = at + 1
    while place < len(text):
        if text[place] != _QUOTE:
            found.append(text[place])
        elif text[place + 1 : place + 2] == _QUOTE:
            found.append(_QUOTE)
            place += 1
        else:
            ends = place + 1 == len(text) or text[place + 1] in _ENDS
            return ("".join(found), place + 1) if ends else None
        place += 1
    return None


def _quoted(cell: str) -> str:
    if not any(mark in cell for mark in '\t\n\r"'):
        return cell
    return _QUOTE + cell.replace(_QUOTE, _QUOTE * 2) + _QUOTE
