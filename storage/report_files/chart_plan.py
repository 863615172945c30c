"""Where everything in a printed chart stands: title, axes, bars or lines, legend."""

from collections.abc import Iterator

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
_NAMES_SHARE, _NAME_LINES = 0.45, 4


def plan_of(chart: Chart, face: Typeface, *, width: float, height: float) -> Plan:
    """The drawing, `width` by `height` points."""
    title = broken(chart.title, face.bold, size=TITLE, width=width)
    legend = _legend(chart, face, width=width)
    top = height - len(title) * TITLE * LINE
    low = len(legend) * _LEGEND_LINE + GAP
    shapes: list[Shape] = [
        Label(text=line, x=width / 2, y=height - at * TITLE * LINE + GAP, size=TITLE, is_bold=True)
        for at, line in enumerate(title, 1)
    ]
    room = Field(left=0, low=low, width=width, height=top - low)
    shapes += (
        _lying(chart, face, room=room) if chart.kind is ChartKind.LYING else _upright(chart, face, room=room)
    )
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


def _upright(chart: Chart, face: Typeface, *, room: Field) -> Iterator[Shape]:
    """Values upwards, labels from left to right below them."""
    marks = list(ticks(chart))
    left = max(width_of(display.with_places(tick, 0), face.regular, size=SMALL) for tick in marks) + 2 * GAP
    slot = (room.width - left - GAP) / max(len(chart.labels), 1)
    names = [_name(label, face, width=slot - 2) for label in chart.labels]
    below = max((len(each) for each in names), default=0) * SMALL * LINE + GAP
    above = 3 * SMALL if chart.kind is not ChartKind.STACKED else 2 * SMALL
    field = Field(
        left=left, low=room.low + below, width=room.width - left - GAP, height=room.height - below - above
    )
    scale = Scale(chart=chart, face=face, field=field)
    yield Label(text=chart.unit, x=0, y=room.top - SMALL, size=SMALL, align=Align.LEFT)
    for tick in marks:
        high = scale.high(tick)
        yield Stroke(points=((left, high), (field.right, high)), grey=_PALE)
        y = high - SMALL * 0.33
        yield Label(text=display.with_places(tick, 0), x=left - GAP, y=y, size=SMALL, align=Align.RIGHT)
    yield Stroke(points=((left, field.top), (left, field.low), (field.right, field.low)))
    for at, each in enumerate(names):
        for down, line in enumerate(each, 1):
            yield Label(text=line, x=left + slot * (at + 0.5), y=field.low - down * SMALL * LINE, size=SMALL)
    drawn = {ChartKind.LINE: lines, ChartKind.STACKED: stacks}.get(chart.kind, bars)
    yield from drawn(scale)


def _lying(chart: Chart, face: Typeface, *, room: Field) -> Iterator[Shape]:
    """Names at the left, as wide as the longest needs; the longest bar leaves room for its figure."""
    widest = max((width_of(label, face.regular, size=SMALL) for label in chart.labels), default=0.0)
    left = min(widest + 1, room.width * _NAMES_SHARE) + 2 * GAP
    texts = [
        display.with_places(value, chart.places)
        for each in chart.series
        for value in each.values
        if value is not None
    ]
    after = max((width_of(text, face.regular, size=SMALL) for text in texts), default=0.0) + 2 * GAP
    field = Field(left=left, low=room.low, width=room.width - left - after, height=room.height - SMALL - GAP)
    yield Label(text=chart.unit, x=0, y=room.top - SMALL, size=SMALL, align=Align.LEFT)
    slot = field.height / max(len(chart.labels), 1)
    for at, label in enumerate(chart.labels):
        held = _name(label, face, width=left - 2 * GAP, most=max(int(slot / SMALL), 1))
        y = field.top - slot * (at + 0.5) + (len(held) / 2 - 0.8) * SMALL
        for line in held:
            yield Label(text=line, x=left - GAP, y=y, size=SMALL, align=Align.RIGHT)
            y -= SMALL
    yield from lying(Scale(chart=chart, face=face, field=field))
    yield Stroke(points=((left, field.top), (left, field.low)))


def _name(label: str, face: Typeface, *, width: float, most: int = _NAME_LINES) -> list[str]:
    """The lines of a label; what does not find room is cut with an ellipsis."""
    held = broken(label, face.regular, size=SMALL, width=width)
    if len(held) > most:
        held = [*held[: most - 1], f"{held[most - 1]}\u2026"]
    return held


Entry = tuple[int, str, float]


def _legend(chart: Chart, face: Typeface, *, width: float) -> list[list[Entry]]:
    """Number, name and width of each series, in as many lines as they need; none for a single series."""
    if len(chart.series) == 1:
        return []
    rows: list[list[Entry]] = [[]]
    used = 0.0
    for at, series in enumerate(chart.series):
        text = broken(series.name, face.regular, size=SMALL, width=width - 4 * _SWATCH)[0]
        wide = _SWATCH * 2 + GAP * 4 + width_of(text, face.regular, size=SMALL)
        if rows[-1] and used + wide > width:
            rows.append([])
            used = 0.0
        rows[-1].append((at, text, wide))
        used += wide
    return rows


def _legend_row(chart: Chart, row: list[Entry], *, width: float, low: float) -> Iterator[Shape]:
    left = (width - sum(wide for *_, wide in row)) / 2
    for at, text, wide in row:
        middle = low + SMALL * 0.33
        if chart.kind is ChartKind.LINE:
            ends = ((left, middle), (left + 2 * _SWATCH, middle))
            yield Stroke(points=ends, width=1.2, dash=DASHES[at % len(DASHES)])
            yield mark(at, (left + _SWATCH, middle), size=DOT)
        else:
            yield from area(at, left + _SWATCH - GAP, low=low - 1, width=_SWATCH + GAP, height=SMALL * 0.9)
        yield Label(text=text, x=left + _SWATCH * 2 + GAP, y=low, size=SMALL, align=Align.LEFT)
        left += wide
