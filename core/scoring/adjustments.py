"""Bonus and penalty: points of each ground times its cases, cut at the cap (field guide, section 7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.criteria.values import Adjustment, AdjustmentItem, CriteriaSet
from core.scoring.errors import WrongInputs
from core.scoring.inputs import Inputs

_NONE = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentLine:
    """One ground that occurred: how often and what it gives before the cap."""

    key: str
    label: str
    count: int
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentResult:
    """One bonus or penalty: `points` after the cap, always 0 or more; `uncapped` before it."""

    id: str
    name: str
    is_bonus: bool
    lines: tuple[AdjustmentLine, ...]
    uncapped: Decimal
    points: Decimal
    cap: Decimal

    @property
    def is_capped(self) -> bool:
        """Whether the cap took something away."""
        return self.points < self.uncapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustments:
    """All bonuses and penalties of a unit; both sums are after the caps and 0 or more."""

    results: tuple[AdjustmentResult, ...] = ()

    @property
    def bonus(self) -> Decimal:
        """Sum of the bonuses."""
        return sum((result.points for result in self.results if result.is_bonus), _NONE)

    @property
    def penalty(self) -> Decimal:
        """Sum of the penalties, as a positive number."""
        return sum((result.points for result in self.results if not result.is_bonus), _NONE)


def apply_adjustments(criteria_set: CriteriaSet, counts: Mapping[str, object]) -> Adjustments:
    """Every adjustment of the set, from the number of cases per item key.

    A key is the item's own, or `ID.key` where two adjustments use the same one. Absent is 0.

    Raises WrongInputs (criterion `adjustments`) for unknown keys, wrong counts, and more than one case
    of a ground that counts only once.
    """
    inputs = Inputs(criterion_id="adjustments", values=counts)
    known = set(_names(criteria_set))
    for key in counts:
        if key not in known:
            raise WrongInputs(criterion="adjustments", name=str(key), reason="unknown_key")
    results = (_result(adjustment, known=known, inputs=inputs) for adjustment in criteria_set.adjustments)
    return Adjustments(results=tuple(results))


def _names(criteria_set: CriteriaSet) -> Iterator[str]:
    own = [item.key for adjustment in criteria_set.adjustments for item in adjustment.items]
    for adjustment in criteria_set.adjustments:
        for item in adjustment.items:
            yield f"{adjustment.id}.{item.key}"
            if own.count(item.key) == 1:
                yield item.key


def _result(adjustment: Adjustment, *, known: set[str], inputs: Inputs) -> AdjustmentResult:
    lines = tuple(
        line
        for item in adjustment.items
        if (line := _line(adjustment, item, known=known, inputs=inputs)).count
    )
    uncapped = sum((line.points for line in lines), _NONE)
    return AdjustmentResult(
        id=adjustment.id,
        name=adjustment.name,
        is_bonus=adjustment.is_bonus,
        lines=lines,
        uncapped=uncapped,
        points=min(uncapped, adjustment.max_total),
        cap=adjustment.max_total,
    )


def _line(adjustment: Adjustment, item: AdjustmentItem, *, known: set[str], inputs: Inputs) -> AdjustmentLine:
    names = [name for name in (f"{adjustment.id}.{item.key}", item.key) if name in known]
    stated = [name for name in names if inputs.values.get(name) is not None]
    if len(stated) > 1:
        inputs.refuse(item.key, "twice")
    count = inputs.count(stated[0]) if stated else 0
    if count > 1 and not item.each:
        inputs.refuse(item.key, "only_once")
    return AdjustmentLine(key=item.key, label=item.label, count=count, points=item.points * count)
