"""Points as annexes print them: `1,5`, `0.50`, `12`, `2 diem`."""

import re
from decimal import Decimal

from core.text import clean_line, fold

_POINTS = re.compile(r"(?P<whole>[0-9]{1,4})(?:[.,](?P<rest>[0-9]{1,3}))?(?: ?(?:diem|d))?")
_SAID = re.compile(r"(?<![0-9.,])(?P<points>[0-9]{1,3}(?:[.,][0-9]{1,3})?) ?(?:diem|d)\b")
_AT_END = re.compile(
    r"(?:[:=\u2013]|(?<=\s)-) ?(?P<points>[0-9]{1,3}(?:[.,][0-9]{1,3})?)[.;]?$"
    r"|\s(?P<bare>[0-9]{1,2}[.,][0-9]{1,2})[.;]?$"
)
_THOUSANDS = 3


class PointsUnread(ValueError):
    """A text that states no points, or could be read in two ways."""


def points_in(text: str) -> Decimal | None:
    """The points a cell states; None for an empty one or a mere dash.

    Raises:
        PointsUnread: the cell holds something else, or 1.000, which may be one or a thousand.
    """
    held = fold(clean_line(text)).strip()
    if held in {"", "-", "\u2013", "x"}:
        return None
    found = _POINTS.fullmatch(held)
    if found is None or (len(found["rest"] or "") == _THOUSANDS and found["rest"] == "000"):
        raise PointsUnread(text)
    return number(found["whole"], found["rest"])


def number(whole: str, rest: str | None) -> Decimal:
    """A plain decimal from its two parts."""
    return Decimal(f"{whole}.{rest}" if rest else whole)


def decimal_in(text: str) -> Decimal:
    """A matched figure with either decimal mark."""
    return Decimal(text.replace(",", "."))


def points_said(folded: str) -> tuple[Decimal, ...]:
    """Every "n diem" of a folded text, else the figure it ends in behind a colon."""
    said = tuple(decimal_in(found["points"]) for found in _SAID.finditer(folded))
    if said:
        return said
    at_end = _AT_END.search(folded.strip())
    return () if at_end is None else (decimal_in(at_end["points"] or at_end["bare"]),)


def points_text(points: Decimal) -> str:
    """Points as the JSON form writes them: two decimals, more only where they were stated."""
    return str(points.quantize(Decimal("0.01"))) if points == round(points, 2) else str(points)
