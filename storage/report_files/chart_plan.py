"""Where everything in a printed chart stands: title, axes, bars or lines, legend."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.charting import Chart, ChartKind
from core.reporting import display
from core.reporting.document import Align
from storage.report_files.chart_marks import DOT, bars, lines, lying, stacks
from storage.report_files.chart_scale import GAP, LINE, SMALL, TITLE, Field, Scale, ticks
from storage.report_files.chart_shapes import DASHES, Label, Plan, Shape, Stroke, area, mark
from storage.report_files.fonts import Typeface
from storage.report_files.pdf_text import broken, width_of

_SWATCH = 9.0
_LEGEND_LINE = SMALL * 1.4
_PALE = 0.8
_NAMES_SHARE = 0.5
_SIZES = (SMALL, 7.5, 7.0, 6.5)  # of the labels, the largest at which all of them find room
_NAME_LINE = 1.08
_LEAST_FIELD = 60.0  # points from the lowest to the highest figure
_NO_SWATCH = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The labels broken into lines, none of them cut, and their size of type."""

    size: float
    lines: tuple[tuple[str, ...], ...]

    @property
    def most(self) -> float:
        """The height of the longest label."""
        return max((len(each) for each in self.lines), default=0) * self.size * _NAME_LINE


def plan_of(chart: Chart, face: Typeface, *, width: float, height: float) -> Plan:
    """The drawing, `width` by `height` points; higher where labels would find no room."""
    title = broken(chart.title, face.bold, size=TITLE, width=width)
    legend = _legend(chart, face, width=width)
    low = len(legend) * _LEGEND_LINE + GAP
    head = len(title) * TITLE * LINE
    is_lying = chart.kind is ChartKind.LYING
    names, least = (
        _names_beside(chart, face, width=width, room=height - head - low)
        if is_lying
        else _names_below(chart, face, width=width)
    )
    height = max(height, head + low + least)
    room = Field(left=0, low=low, width=width, height=height - head - low)
    shapes: list[Shape] = [
        Label(text=line, x=width / 2, y=height - at * TITLE * LINE + GAP, size=TITLE, is_bold=True)
        for at, line in enumerate(title, 1)
    ]
    shapes += (_lying if is_lying else _upright)(chart, face, room=room, names=names)
    for up, row in enumerate(reversed(legend)):
        shapes += _legend_row(chart, row, width=width, low=up * _LEGEND_LINE + 2)
    return Plan(width=width, height=height, shapes=tuple(shapes))


def spoken(chart: Chart) -> str:
    """The chart as a line of text, for who cannot see it: every label with its figures."""
    parts = [
        f"{label}: "
        + ", ".join(
            f"{each.name} {display.with_places(value, chart.places)}".strip()
            for each in chart.series
            if (value := each.values[at]) is not None
        )
        for at, label in enumerate(chart.labels)
    ]
    return f"{chart.title} ({chart.unit}). {'; '.join(parts)}"


def _upright(chart: Chart, face: Typeface, *, room: Field, names: _Names) -> Iterator[Shape]:
    """Values upwards, labels from left to right below them."""
    left = _axis_width(chart, face)
    slot = (room.width - left - GAP) / max(len(chart.labels), 1)
    below = names.most + GAP
    field = Field(
        left=left,
        low=room.low + below,
        width=room.width - left - GAP,
        height=room.height - below - _above(chart),
    )
    scale = Scale(chart=chart, face=face, field=field)
    yield Label(text=chart.unit, x=0, y=room.top - SMALL, size=SMALL, align=Align.LEFT)
    for tick in ticks(chart):
        high = scale.high(tick)
        yield Stroke(points=((left, high), (field.right, high)), grey=_PALE)
        y = high - SMALL * 0.33
        yield Label(text=display.with_places(tick, 0), x=left - GAP, y=y, size=SMALL, align=Align.RIGHT)
    yield Stroke(points=((left, field.top), (left, field.low), (field.right, field.low)))
    for at, each in enumerate(names.lines):
        for down, line in enumerate(each, 1):
            y = field.low - down * names.size * _NAME_LINE
            yield Label(text=line, x=left + slot * (at + 0.5), y=y, size=names.size)
    drawn = {ChartKind.LINE: lines, ChartKind.STACKED: stacks}.get(chart.kind, bars)
    yield from drawn(scale)


def _lying(chart: Chart, face: Typeface, *, room: Field, names: _Names) -> Iterator[Shape]:
    """Names at the left; the longest bar leaves room for its figure."""
    left = _beside(chart, face, width=room.width)
    texts = [
        display.with_places(value, chart.places)
        for each in chart.series
        for value in each.values
        if value is not None
    ]
    after = max((width_of(text, face.regular, size=SMALL) for text in texts), default=0.0) + 2 * GAP
    field = Field(left=left, low=room.low, width=room.width - left - after, height=room.height - SMALL - GAP)
    yield Label(text=chart.unit, x=0, y=room.top - SMALL, size=SMALL, align=Align.LEFT)
    slot, line_height = field.height / max(len(chart.labels), 1), names.size * _NAME_LINE
    for at, held in enumerate(names.lines):
        y = field.top - slot * (at + 0.5) + (len(held) / 2 - 0.8) * line_height
        for line in held:
            yield Label(text=line, x=left - GAP, y=y, size=names.size, align=Align.RIGHT)
            y -= line_height
    yield from lying(Scale(chart=chart, face=face, field=field))
    yield Stroke(points=((left, field.top), (left, field.low)))


def _names_below(chart: Chart, face: Typeface, *, width: float) -> tuple[_Names, float]:
    """The largest labels none of whose words is broken, and the height the chart needs with them."""
    slot = (width - _axis_width(chart, face) - GAP) / max(len(chart.labels), 1) - 2
    for size in _SIZES:
        names = _broken_names(chart, face, size=size, width=slot)
        words = (word for label in chart.labels for word in label.split())
        if max((width_of(word, face.regular, size=size) for word in words), default=0.0) <= slot:
            break
    return names, names.most + GAP + _above(chart) + _LEAST_FIELD


def _names_beside(chart: Chart, face: Typeface, *, width: float, room: float) -> tuple[_Names, float]:
    """The largest labels that find room in the height there is, and the height the chart needs with them."""
    beside = _beside(chart, face, width=width) - 2 * GAP
    for size in _SIZES[:-1]:
        names = _broken_names(chart, face, size=size, width=beside)
        least = names.most * len(names.lines) + SMALL + GAP
        if least <= room:
            break
    return names, least


def _broken_names(chart: Chart, face: Typeface, *, size: float, width: float) -> _Names:
    found = (tuple(broken(label, face.regular, size=size, width=width)) for label in chart.labels)
    return _Names(size=size, lines=tuple(found))


def _axis_width(chart: Chart, face: Typeface) -> float:
    texts = (display.with_places(tick, 0) for tick in ticks(chart))
    return max(width_of(text, face.regular, size=SMALL) for text in texts) + 2 * GAP


def _beside(chart: Chart, face: Typeface, *, width: float) -> float:
    """The room left of lying bars: what the longest label needs, at most a share of the line."""
    widest = max((width_of(label, face.regular, size=SMALL) for label in chart.labels), default=0.0)
    return min(widest + 1, width * _NAMES_SHARE) + 2 * GAP


def _above(chart: Chart) -> float:
    """Room above the field for the unit and for figures on the highest bar."""
    return (2 if chart.kind is ChartKind.STACKED else 3) * SMALL


Entry = tuple[int, str, float]


def _legend(chart: Chart, face: Typeface, *, width: float) -> list[list[Entry]]:
    """Number, text and width of each series, in as many lines as they need; none for a single series."""
    if len(chart.series) == 1:
        return []
    rows: list[list[Entry]] = [[]]
    used = 0.0
    for at, series in enumerate(chart.series):
        held = broken(series.name, face.regular, size=SMALL, width=width - 4 * _SWATCH)
        for number, text in enumerate(held):
            wide = _SWATCH * 2 + GAP * 4 + width_of(text, face.regular, size=SMALL)
            if rows[-1] and (number or used + wide > width):
                rows.append([])
                used = 0.0
            rows[-1].append((_NO_SWATCH if number else at, text, wide))
            used += wide
    return rows


def _legend_row(chart: Chart, row: list[Entry], *, width: float, low: float) -> Iterator[Shape]:
    left = (width - sum(wide for *_, wide in row)) / 2
    for at, text, wide in row:
        middle = low + SMALL * 0.33
        if at == _NO_SWATCH:
            pass
        elif chart.kind is ChartKind.LINE:
            ends = ((left, middle), (left + 2 * _SWATCH, middle))
            yield Stroke(points=ends, width=1.2, dash=DASHES[at % len(DASHES)])
            yield mark(at, (left + _SWATCH, middle), size=DOT)
        else:
            yield from area(at, left + _SWATCH - GAP, low=low - 1, width=_SWATCH + GAP, height=SMALL * 0.9)
        yield Label(text=text, x=left + _SWATCH * 2 + GAP, y=low, size=SMALL, align=Align.LEFT)
        left += wide
