"""The bars and lines of a chart, each with its figure beside it: a print has no pointer to ask."""

from collections.abc import Iterator
from itertools import groupby

from core.charting import Series
from core.reporting.document import Align
from storage.report_files.chart_scale import LEAST, LINE, SMALL, Scale
from storage.report_files.chart_shapes import DASHES, Label, Point, Shape, Stroke, area, mark

DOT = 2.2
_BARS, _STACK, _LYING = 0.78, 0.5, 0.72  # shares of the room a label has
_WIDEST_STACK = 60.0
_NARROWEST = 1.5

Rectangle = tuple[float, float, float, float]


def bars(scale: Scale) -> Iterator[Shape]:
    """Side by side, a colour for each series; a figure too wide for its bar stands upright."""
    chart, field = scale.chart, scale.field
    wide = scale.slot * _BARS / max(len(chart.series), 1)
    texts = [scale.text(value) for each in chart.series for value in each.values if value is not None]
    is_upright = max((scale.wide(text) for text in texts), default=0) > wide * 1.25
    for number, series in enumerate(chart.series):
        for at, value in enumerate(series.values):
            if value is None:
                continue
            left = field.left + scale.slot * (at + (1 - _BARS) / 2) + wide * number
            high, middle = scale.high(value), left + wide / 2
            yield from area(number, left, low=field.low, width=wide, height=high - field.low)
            if is_upright:
                size = min(SMALL, max(wide, LEAST))
                x, align = middle + size * 0.35, Align.LEFT
                yield Label(text=scale.text(value), x=x, y=high + 2, size=size, align=align, is_upright=True)
            else:
                yield Label(text=scale.text(value), x=middle, y=high + 2, size=SMALL)


def stacks(scale: Scale) -> Iterator[Shape]:
    """One bar for each label, its parts one on the other."""
    wide = min(scale.slot * _STACK, _WIDEST_STACK)
    for at in range(len(scale.chart.labels)):
        left, low = scale.field.left + scale.slot * (at + 0.5) - wide / 2, scale.field.low
        for number, series in enumerate(scale.chart.series):
            value = series.values[at]
            if not value:
                continue
            high = scale.field.height * scale.share(value)
            yield from area(number, left, low=low, width=wide, height=high)
            yield from _part(scale, scale.text(value), left=left, wide=wide, middle=low + high / 2, high=high)
            low += high


def lying(scale: Scale) -> Iterator[Shape]:
    """Bars from the left, the first label at the top."""
    field, chart = scale.field, scale.chart
    slot = field.height / max(len(chart.labels), 1)
    high = slot * _LYING / max(len(chart.series), 1)
    for number, series in enumerate(chart.series):
        for at, value in enumerate(series.values):
            if value is None:
                continue
            low = field.top - slot * (at + (1 - _LYING) / 2) - high * (number + 1)
            wide = field.width * scale.share(value)
            yield from area(number, field.left, low=low, width=max(wide, _NARROWEST), height=high)
            size = min(SMALL, max(high, LEAST))
            x, y = field.left + wide + 3, low + high / 2 - size * 0.33
            yield Label(text=scale.text(value), x=x, y=y, size=size, align=Align.LEFT)


def lines(scale: Scale) -> Iterator[Shape]:
    """A line for each series, broken where there is no figure; figures keep clear of each other."""
    placed: list[Rectangle] = []
    found = [_points(scale, series) for series in scale.chart.series]
    for number, points in enumerate(found):
        for is_there, run in groupby(points, key=lambda each: each is not None):
            joined = tuple(point for point in run if point is not None)
            if is_there and len(joined) > 1:
                yield Stroke(points=joined, width=1.2, dash=DASHES[number % len(DASHES)])
    for number, points in enumerate(found):
        for point in points:
            if point is not None:
                yield mark(number, point, size=DOT)
                placed.append((point[0] - DOT, point[1] - DOT, point[0] + DOT, point[1] + DOT))
    for series, points in zip(scale.chart.series, found, strict=True):
        for value, point in zip(series.values, points, strict=True):
            if value is not None and point is not None:
                yield _clear(scale, scale.text(value), point=point, placed=placed)


def _points(scale: Scale, series: Series) -> list[Point | None]:
    return [
        None if value is None else (scale.field.left + scale.slot * (at + 0.5), scale.high(value))
        for at, value in enumerate(series.values)
    ]


def _clear(scale: Scale, text: str, *, point: Point, placed: list[Rectangle]) -> Label:
    """The figure above its point, or where it meets nothing that stands already."""
    wide, (x, y) = scale.wide(text), point
    beside = wide / 2 + DOT * 2
    places = (
        (0.0, 4.0),
        (0.0, -SMALL - 1.0),
        (beside, -2.5),
        (-beside, -2.5),
        (0.0, SMALL + 5),
        (0.0, -2 * SMALL - 2),
    )
    areas = [
        (x + along - wide / 2, y + up - 1, x + along + wide / 2, y + up + SMALL * 0.75)
        for along, up in places
    ]
    free = next(
        (
            at
            for at, each in enumerate(areas)
            if each[1] > 0 and not any(_meet(each, other) for other in placed)
        ),
        0,
    )
    placed.append(areas[free])
    return Label(text=text, x=x + places[free][0], y=y + places[free][1], size=SMALL)


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _part(
    scale: Scale, text: str, *, left: float, wide: float, middle: float, high: float
) -> Iterator[Shape]:
    """The figure of a part: on a clear ground in it, or beside it where it is too low."""
    y = middle - SMALL * 0.33
    if high >= SMALL * LINE and wide >= scale.wide(text) + 2:
        yield scale.ground(text, left + wide / 2, low=y)
        yield Label(text=text, x=left + wide / 2, y=y, size=SMALL)
    else:
        yield Label(text=text, x=left + wide + 2, y=y, size=SMALL, align=Align.LEFT)
