"""The one rounding: exact fraction -> decimal, half up (field guide, section 5)."""

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """The decimal with `places` places nearest to a value from 0 on; ties go up, so 89.995 becomes 90.00."""
    scale = 10**places
    scaled = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
    return Decimal(scaled).scaleb(-places)


def percent(part: Decimal | Fraction, whole: Decimal | Fraction, *, places: int = 2) -> Decimal | None:
    """The share part : whole in percent, divided exactly and rounded once; None where the whole is 0."""
    if whole == 0:
        return None
    return half_up(Fraction(part) / Fraction(whole) * 100, places)
