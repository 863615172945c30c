"""Numbers and dates as officials type them, and ratios without binary fractions.

A dot groups thousands, a comma is the decimal mark. What can be read in two ways is asked back, not guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import ClassVar

from core.errors import UserError
from core.text import clean_line, fold

_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL = re.compile(r"(?P<whole>[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+),(?P<rest>[0-9]+)")
_DECIMAL_POINT = re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.(?P<rest>[0-9]+)")
_DIGITS = re.compile(r"[0-9]+")
_UNIT_WORDS = re.compile(r"(?<=[0-9])(?: [^\W\d_]+)+$")
_PAIR = re.compile(r"([0-9][0-9.]*) ?/ ?([0-9][0-9.]*)")
_LONGEST = 30
_DATE_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<d>[0-9]{1,2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4}|[0-9]{2})",
        r"(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2})",
        r"(?P<d>[0-9]{2})(?P<m>[0-9]{2})(?P<y>[0-9]{4}|[0-9]{2})",
        r"(?P<d>[0-9]{1,2})[-/](?P<m>[0-9]{1,2})(?P<y>)",
        r"(?:ngay )?(?P<d>[0-9]{1,2}) thang (?P<m>[0-9]{1,2}) nam (?P<y>[0-9]{4})",
    )
)
_CENTURY_TURN = 70
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class NotANumber(UserError):
    """The text is no number of the wanted kind; fields: `text`."""

    code: ClassVar[str] = "E_NUMBER"


class AmbiguousNumber(UserError):
    """A count typed like 1,234; fields: `text`, `whole` (read as thousands), `fraction` (as decimals)."""

    code: ClassVar[str] = "E_NUMBER_AMBIGUOUS"


class NotADate(UserError):
    """The text is no day of the calendar; fields: `text`."""

    code: ClassVar[str] = "E_DATE"


class Bound(StrEnum):
    """How a typed figure limits: "over 99 %" is not a measured 99 (guide 3)."""

    EXACT = "eq"
    OVER = "gt"
    AT_LEAST = "ge"
    UNDER = "lt"
    AT_MOST = "le"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """A figure with its operator; the two are stored apart."""

    operator: Bound
    value: Decimal


# Folded words as typed before or after the figure; longer ones first.
_BOUND_WORDS = MappingProxyType(
    {
        "tro len": Bound.AT_LEAST,
        "tro xuong": Bound.AT_MOST,
        "toi thieu": Bound.AT_LEAST,
        "it nhat": Bound.AT_LEAST,
        "khong duoi": Bound.AT_LEAST,
        "toi da": Bound.AT_MOST,
        "khong qua": Bound.AT_MOST,
        "khong vuot qua": Bound.AT_MOST,
        "tren": Bound.OVER,
        "hon": Bound.OVER,
        "duoi": Bound.UNDER,
        ">=": Bound.AT_LEAST,
        "<=": Bound.AT_MOST,
        "\u2265": Bound.AT_LEAST,
        "\u2264": Bound.AT_MOST,
        ">": Bound.OVER,
        "<": Bound.UNDER,
    }
)


def parse_count(text: str) -> int:
    """A whole number, not negative: `1234`, `1.234`, `1 234 567`, `02`, `02 lop` (a unit may follow).

    Raises:
        AmbiguousNumber: `1,234`, which an English keyboard means as 1234.
        NotANumber: empty, negative, a fraction, letters, full-width digits.
    """
    typed = _UNIT_WORDS.sub("", _typed(text))
    if _AMBIGUOUS.fullmatch(typed):
        raise AmbiguousNumber(text=text, whole=typed.replace(",", "."), fraction=typed)
    if _DIGITS.fullmatch(typed) or _GROUPED.fullmatch(typed):
        return int(re.sub(r"[^0-9]", "", typed))
    raise NotANumber(text=text)


def parse_decimal(text: str) -> Decimal:
    """A number with decimals: `23,595` is 23.595, `23.595` is 23595, `7,38%` is 7.38, `7.38` is 7.38.

    A dot that cannot group thousands is taken as the decimal mark of a number pad.

    Raises:
        NotANumber: no such number.
    """
    typed = _typed(text).removesuffix("%").rstrip()
    sign = -1 if typed[:1] in {"-", "\u2212"} else 1
    digits = typed[1:].lstrip() if sign < 0 else typed
    if _DIGITS.fullmatch(digits) or (_GROUPED.fullmatch(digits) and not digits.startswith("0.")):
        return sign * Decimal(re.sub(r"[^0-9]", "", digits))
    found = _DECIMAL.fullmatch(digits) or _DECIMAL_POINT.fullmatch(digits)
    if found is None:
        raise NotANumber(text=text)
    whole = re.sub(r"[^0-9]", "", found["whole"])
    return sign * Decimal(f"{whole}.{found['rest']}")


def parse_bounded(text: str) -> Bounded:
    """A figure that may carry an operator, in words or signs: over, at least, under, at most.

    Raises:
        NotANumber: what remains without the operator is no number.
    """
    typed = fold(_typed(text))
    for words, operator in _BOUND_WORDS.items():
        rest = typed.removeprefix(words) if typed.startswith(words) else typed.removesuffix(words)
        if rest != typed:
            return Bounded(operator=operator, value=parse_decimal(rest.removeprefix("tu ")))
    return Bounded(operator=Bound.EXACT, value=parse_decimal(typed))


def parse_pair(text: str) -> tuple[int, int]:
    """`16/61` or `09/12`: a rank with its own total, or a count with its base.

    Raises:
        NotANumber: not two counts with a slash.
    """
    found = _PAIR.fullmatch(_typed(text))
    if found is None:
        raise NotANumber(text=text)
    return parse_count(found[1]), parse_count(found[2])


def parse_date(text: str, year_hint: int | None = None) -> date:
    """A day as typed: `1/4` (needs the year), `1/4/2026`, `1-4-26`, `01042026`, `2026-04-01`.

    Raises:
        NotADate: no such shape, no year known, or a day the calendar does not have.
    """
    typed = fold(_typed(text))
    found = next(filter(None, (shape.fullmatch(typed) for shape in _DATE_SHAPES)), None)
    if found is None:
        raise NotADate(text=text)
    year = _full_year(found["y"]) if found["y"] else year_hint
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(text=text)
    try:
        return date(year, int(found["m"]), int(found["d"]))
    except ValueError as err:
        raise NotADate(text=text) from err


def round_half_up(value: Fraction | Decimal | int, places: int) -> Decimal:
    """The exact value rounded once, ties away from zero (guide 5)."""
    scaled = abs(Fraction(value)) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Decimal(whole).scaleb(-places)
    return -rounded if value < 0 and whole else rounded


def percent(numerator: Decimal | int, denominator: Decimal | int, *, places: int = 2) -> Decimal:
    """`numerator / denominator` in percent, half-up from the exact fraction.

    The denominator is never 0 here: what zero means is each criterion's policy (guide 6).
    """
    return round_half_up(Fraction(numerator) / Fraction(denominator) * 100, places)


def pooled(pairs: Iterable[tuple[int, int]], places: int = 2) -> Decimal:
    """Percent of the sums, never the mean of the ratios (guide 3, check 10)."""
    taken = tuple(pairs)
    return percent(sum(pair[0] for pair in taken), sum(pair[1] for pair in taken), places=places)


def reduction_percent(now: int, reduction: int, *, places: int = 2) -> Decimal:
    """A reduction measured on the earlier base, `now + reduction`."""
    return percent(reduction, now + reduction, places=places)


def possible_counts(stated: Decimal, base: int) -> tuple[int, ...]:
    """Every whole count whose percentage of `base` prints as `stated`; empty: this base cannot be right."""
    places = decimals_of(stated)
    near = int(stated * base / 100)
    margin = base // (200 * 10**places) + 2
    reach = range(max(0, near - margin), near + margin + 1)
    return tuple(count for count in reach if percent(count, base, places=places) == stated)


def decimals_of(value: Decimal) -> int:
    """How many decimals a printed figure carries."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def previous_rank(rank: int, places_gained: int, *, total: int) -> int | None:
    """The rank before the change; None when it would lie outside the total it was counted in."""
    earlier = rank + places_gained
    return earlier if 1 <= earlier <= total else None


def _typed(text: str) -> str:
    cleaned = clean_line(text)
    return cleaned if len(cleaned) <= _LONGEST else ""


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits are a short year
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)
