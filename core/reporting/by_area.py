"""Lines of a criteria set under their areas: the one way tables of points are ordered and added up."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from core.reporting.document import CellValue, Emphasis, Row


class OfArea(Protocol):
    """A line that knows its area and what was lost on it."""

    @property
    def area(self) -> str:
        """The area's code."""

    @property
    def area_name(self) -> str:
        """The area's name."""

    @property
    def lost(self) -> Decimal:
        """Points missing to the maximum."""


Line = TypeVar("Line")


def lost_by_area(
    lines: Sequence[Line],
    *,
    of: Callable[[Line], OfArea],
    head: Callable[[str, str, Decimal], tuple[CellValue, ...]],
    row: Callable[[Line], Row],
) -> tuple[Row, ...]:
    """A heading row above the lines of each area as the areas come; `head` gets what was lost there."""
    rows: list[Row] = []
    for area, name in dict.fromkeys((of(line).area, of(line).area_name) for line in lines):
        inside = [line for line in lines if of(line).area == area]
        lost = sum((of(line).lost for line in inside), Decimal("0.00"))
        rows.append(Row(cells=head(area, name, lost), emphasis=Emphasis.GROUP))
        rows.extend(map(row, inside))
    return tuple(rows)
