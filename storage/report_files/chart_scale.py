"""From a figure to its place: the field of a chart, the ends of its axis, and how wide its labels are."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.charting import Chart
from core.reporting import display
from storage.report_files.chart_shapes import Box
from storage.report_files.fonts import Typeface
from storage.report_files.pdf_text import width_of

TITLE, SMALL, LEAST = 10.0, 8.0, 6.0  # sizes of type
LINE = 1.2
GAP = 3.0
_MOST_TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The rectangle bars and lines are drawn in, in points."""

    left: float
    low: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.low + self.height

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A chart in its field."""

    chart: Chart
    face: Typeface
    field: Field

    @property
    def slot(self) -> float:
        """The width each label has from left to right."""
        return self.field.width / max(len(self.chart.labels), 1)

    def share(self, value: Decimal) -> float:
        """Where a figure lies between the ends of the axis: 0 to 1; a rank of 1 lies at the top."""
        span = max(self.chart.highest - self.chart.lowest, Decimal(1))
        share = float((value - self.chart.lowest) / span)
        share = min(max(share, 0.0), 1.0)
        return 1.0 - share if self.chart.is_rank else share

    def high(self, value: Decimal) -> float:
        """How high above the foot of the drawing a figure stands."""
        return self.field.low + self.field.height * self.share(value)

    def text(self, value: Decimal) -> str:
        """A figure as it is printed."""
        return display.with_places(value, self.chart.places)

    def wide(self, text: str, size: float = SMALL) -> float:
        """The width of a label."""
        return width_of(text, self.face.regular, size=size)

    def ground(self, text: str, middle: float, *, low: float) -> Box:
        """White below a label that lies on a hatch."""
        wide = self.wide(text) + 2
        return Box(left=middle - wide / 2, low=low - 1.5, width=wide, height=SMALL, grey=1.0, has_edge=False)


def ticks(chart: Chart) -> Iterator[Decimal]:
    """Round figures from one end of the axis to the other, at most six."""
    span = chart.highest - chart.lowest
    step = next((each for each in _STEPS if span / each < _MOST_TICKS), _STEPS[-1])
    at = chart.lowest
    while at <= chart.highest:
        yield at
        at += step
