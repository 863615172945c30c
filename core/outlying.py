"""Values that lie far from those of the others: a robust rule for the points of one criterion.

The distance from the median is compared with what is usual among the units:

- where at least half of them differ from the median, 3.5 robust standard deviations, these being the median
  absolute deviation / 0.6745;
- where more than half stand exactly at the median, that deviation is 0 and says nothing: 3.5 times 1.253314
  times the mean absolute deviation takes its place (both Iglewicz and Hoaglin, "How to Detect and Handle
  Outliers", 1993). So nothing is marked where more than about one unit in five stands apart: then they are
  a group, not outliers.

A value is marked only where the distance also matters, a quarter of the maximum at least, and only where
enough units stand beside it to say what is usual. Counted in decimals without a division, so that neither
the order of the units nor rounding changes a mark.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final

FEWEST_UNITS: Final = 8
"""Units needed before they say what is usual."""
_LIMIT: Final = Decimal("3.5")
_MEDIAN_SCALE: Final = Decimal("0.6745")
_MEAN_SCALE: Final = Decimal("1.253314")
_LEAST_PART: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is usual among several values: their median, how far they lie from it, and how many there are."""

    middle: Decimal
    spread: Decimal
    deviations: Decimal
    count: int

    def is_far(self, value: Decimal, maximum: Decimal) -> bool:
        """Whether a value lies far outside; `maximum` is the most that can be reached."""
        distance = abs(value - self.middle)
        if self.count < FEWEST_UNITS or not distance or distance * _LEAST_PART < maximum:
            return False
        if self.spread:
            return distance * _MEDIAN_SCALE > _LIMIT * self.spread
        return distance * self.count > _LIMIT * _MEAN_SCALE * self.deviations


def usual(values: Iterable[Decimal]) -> Usual | None:
    """What is usual among these values; None where there are none."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = median(ordered)
    distances = sorted(abs(value - middle) for value in ordered)
    return Usual(
        middle=middle,
        spread=median(distances),
        deviations=sum(distances, Decimal(0)),
        count=len(ordered),
    )


def outlying(values: Mapping[str, Decimal], maximum: Decimal) -> frozenset[str]:
    """The keys whose values lie far from the others'."""
    found = usual(values.values())
    if found is None:
        return frozenset()
    return frozenset(key for key, value in values.items() if found.is_far(value, maximum))
