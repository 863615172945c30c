"""How values are printed: 1.234.567, 7,65 %, 05/01/2026 (guide 3); exact, rounded half-up once."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from core import numbers
from core.reporting.document import CellKind, CellValue

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_PLACES = 2


def show(value: CellValue, kind: CellKind) -> str:
    """The text of one cell. A box has none (it is drawn); a missing value has none either."""
    match value:
        case str():
            return value
        case datetime():
            return f"{day(value)} {value.hour:02d}:{value.minute:02d}"
        case date():
            return day(value)
        case Decimal():
            return _signed(value, kind)
        case int() if not isinstance(value, bool):
            return str(value) if kind is CellKind.PLAIN else count(value)
        case _:
            return ""


def count(value: int) -> str:
    """A whole number with points between the thousands."""
    sign = MINUS if value < 0 else ""
    return sign + f"{abs(value):,}".replace(",", ".")


def decimal(value: Decimal) -> str:
    """A number with two decimals after a comma, thousands grouped by points."""
    return with_places(value, _PLACES)


def with_places(value: Decimal, places: int) -> str:
    """A number with so many decimals after a comma."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):,.{places}f}".partition(".")
    sign = MINUS if rounded < 0 else ""
    return f"{sign}{whole.replace(',', '.')}{',' if rest else ''}{rest}"


def day(value: date) -> str:
    """A day as dd/MM/yyyy."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """The exact share in per cent, rounded half-up once to two decimals; None when there is no whole."""
    return None if whole == 0 else numbers.percent(part, whole)


def _signed(value: Decimal, kind: CellKind) -> str:
    if kind is CellKind.PERCENT:
        return f"{decimal(value)}{NO_BREAK_SPACE}%"
    if kind is CellKind.AMOUNT:
        return with_places(value, max(-int(value.as_tuple().exponent), 0))
    plus = "+" if kind is CellKind.CHANGE and value > 0 else ""
    return plus + decimal(value)
