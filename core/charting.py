"""A chart as a plain value: what is drawn, printed and read aloud from one source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

_STEP, _ROOM, _FULL = 10, 2, 100


class ChartKind(StrEnum):
    """How a chart is drawn: a line over years; bars side by side, one on the other, or lying, a name each."""

    LINE = "line"
    BARS = "bars"
    STACKED = "stacked"
    LYING = "lying"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line or one colour of bars; a value per label, None where there is none (never drawn as 0)."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart. `is_rank`: 1 is the best and stands at the top; `places` are the decimals of its figures.

    `lowest` and `highest` are the ends of the value axis.
    """

    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    lowest: Decimal
    highest: Decimal
    kind: ChartKind = ChartKind.LINE
    is_rank: bool = False
    places: int = 2

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(value is None for each in self.series for value in each.values)


def percent_chart(
    title: str, labels: Sequence[str], *, unit: str, series: Mapping[str, Sequence[Decimal | None]]
) -> Chart:
    """Percentages over years; the axis is as narrow as the values and their labels allow, in steps of ten."""
    rows = tuple(Series(name=name, values=tuple(values)) for name, values in series.items())
    lowest, highest = _tens(rows)
    return Chart(title=title, unit=unit, labels=tuple(labels), series=rows, lowest=lowest, highest=highest)


def rank_chart(
    title: str, labels: Sequence[str], *, unit: str, series: Mapping[str, Sequence[Decimal | None]]
) -> Chart:
    """Ranks over years: the best place at the top, the axis down to the last place there is."""
    rows = tuple(Series(name=name, values=tuple(values)) for name, values in series.items())
    last = max((value for each in rows for value in each.values if value is not None), default=Decimal(1))
    return Chart(
        title=title,
        unit=unit,
        labels=tuple(labels),
        series=rows,
        lowest=Decimal(1),
        highest=max(last, Decimal(2)),
        is_rank=True,
        places=0,
    )


def share_chart(
    title: str, labels: Sequence[str], *, unit: str, series: Mapping[str, Sequence[Decimal | None]]
) -> Chart:
    """Shares of a maximum as bars from 0 to 100, a label per area and a colour per year."""
    rows = tuple(Series(name=name, values=tuple(values)) for name, values in series.items())
    return Chart(
        title=title,
        unit=unit,
        labels=tuple(labels),
        series=rows,
        lowest=Decimal(0),
        highest=Decimal(100),
        kind=ChartKind.BARS,
    )


def stacked_chart(
    title: str, labels: Sequence[str], *, unit: str, series: Mapping[str, Sequence[Decimal | None]]
) -> Chart:
    """Parts of a whole as one bar per label from 0 to 100, a colour per part."""
    drawn = share_chart(title, labels, unit=unit, series=series)
    return replace(drawn, kind=ChartKind.STACKED)


def lying_chart(
    title: str, labels: Sequence[str], *, unit: str, series: Mapping[str, Sequence[Decimal | None]]
) -> Chart:
    """Bars from the left, a label each from the top down: room for long names."""
    drawn = share_chart(title, labels, unit=unit, series=series)
    return replace(drawn, kind=ChartKind.LYING)


def _tens(rows: Sequence[Series]) -> tuple[Decimal, Decimal]:
    values = [value for each in rows for value in each.values if value is not None]
    if not values:
        return Decimal(0), Decimal(100)
    least, most = min(values), max(values)
    lowest = max(0, int(least - _ROOM) // _STEP * _STEP)
    highest = -(-int((most + _ROOM).to_integral_value(rounding="ROUND_CEILING")) // _STEP) * _STEP
    if most <= _FULL:
        highest = min(highest, _FULL)
    return Decimal(lowest), Decimal(max(highest, lowest + _STEP))
