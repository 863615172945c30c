"""The figures of a grid's column, typed and shown: whole numbers, or decimals counted in their last place.

A grid holds whole numbers only. A column of `places` decimals holds 87,53 as 875300 where places is 4.
"""

from decimal import Decimal

from core.blocks import count_in, half_width
from core.errors import UserError
from core.numbers import AmbiguousNumber, NotANumber, parse_decimal
from ui.texts import grid as texts
from ui.texts import numbers

_SHOWN = 2


def read_figure(text: str, places: int) -> int | None:
    """What was typed into a column; None for an empty cell.

    Raises:
        AmbiguousNumber: `1,234` in a column of whole numbers.
        NotANumber: no figure of this column: letters, a minus, more decimals than it has.
    """
    if not places:
        return count_in(text)
    plain = half_width(text).strip()
    if not plain:
        return None
    value = parse_decimal(plain).scaleb(places)
    if value < 0 or value != value.to_integral_value():
        raise NotANumber(text=text)
    return int(value)


def is_figure(text: str, places: int) -> bool:
    """Whether a cell holds a figure of the column, even one that must be asked back."""
    try:
        return read_figure(text, places) is not None
    except AmbiguousNumber:
        return True
    except NotANumber:
        return False


def as_decimal(figure: int, places: int) -> Decimal:
    """The figure itself."""
    return Decimal(figure).scaleb(-places)


def from_decimal(value: Decimal, places: int) -> int:
    """A decimal as its column holds it; decimals beyond the last place are cut."""
    return int(value.scaleb(places))


def shown_figure(figure: int, places: int) -> str:
    """A figure with dots between thousands, decimals as far as they go and at least two."""
    if not places:
        return numbers.count(figure)
    value = as_decimal(figure, places).normalize()
    needed = max(_SHOWN, -int(value.as_tuple().exponent))
    return numbers.rounded(value, needed)


def plain_figure(figure: int, places: int) -> str:
    """A figure as a spreadsheet reads it and as it is edited: no dots."""
    return shown_figure(figure, places).replace(".", "") if places else str(figure)


def why_no_figure(error: UserError, places: int) -> str:
    """Why a text cannot be kept in a cell, and what to type instead."""
    text = str(error.fields["text"])
    if places:
        return texts.not_a_decimal(text, places)
    return texts.ambiguous(text) if isinstance(error, AmbiguousNumber) else texts.not_a_count(text)
