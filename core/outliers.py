"""Counts that look like a slip of the finger: far from last year's, or far from the other months.

Two rules, both on whole numbers and both silent on small ones, where chance alone moves much:

- against the same month last year: more than `FACTOR` times as many, or fewer than one `FACTOR`th;
- against the other months of the year: the distance from their median is more than 3.5 robust standard
  deviations, these being the median absolute deviation / 0.6745 (Iglewicz and Hoaglin, "How to Detect and
  Handle Outliers", 1993), and the count is also at least twice or at most half that median. The median and
  this deviation are hardly moved by one wrong month, as mean and variance are.

A mark asks for a second look. It says nothing about right or wrong and stops nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import Final

FACTOR: Final = 4
"""How many times last year's count is far."""
LEAST: Final = 20
"""Where both counts are below this, or differ by less, nothing is said."""
FEWEST_MONTHS: Final = 4
"""Other months needed before they say what is usual."""
_ROBUST: Final = Fraction(35, 10) / Fraction(6745, 10000)
_TWICE: Final = 2


class Against(StrEnum):
    """What a count was compared with."""

    LAST_YEAR = "last_year"
    OTHER_MONTHS = "other_months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlier:
    """A count far from what is usual: `usual` is last year's count, or the median of the other months."""

    count: int
    usual: Fraction
    against: Against

    @property
    def is_high(self) -> bool:
        """Whether the count is the larger one."""
        return self.count > self.usual


def outlier(count: int, *, last_year: int | None, others: Sequence[int]) -> Outlier | None:
    """What is odd about a month's count, last year first; None when nothing is.

    `others` are the other entered months of the same year and field; `last_year` is None where none was
    entered.
    """
    if last_year is not None and _is_far(count, last_year):
        return Outlier(count=count, usual=Fraction(last_year), against=Against.LAST_YEAR)
    if len(others) < FEWEST_MONTHS:
        return None
    usual = Fraction(median(map(Fraction, others)))
    spread = Fraction(median(abs(other - usual) for other in others))
    distance = abs(count - usual)
    is_double = count >= _TWICE * usual or _TWICE * count <= usual
    if distance >= LEAST and is_double and distance > _ROBUST * spread:
        return Outlier(count=count, usual=usual, against=Against.OTHER_MONTHS)
    return None


def _is_far(count: int, before: int) -> bool:
    if abs(count - before) < LEAST or not before:
        return False
    return count > FACTOR * before or FACTOR * count < before
