"""What a chart is drawn of: boxes, strokes, labels, in points from the lower left corner, greys and hatches.

A plan is painted twice, as vectors into a PDF and as a picture into a text document; both show the same.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from core.reporting.document import Align

_HATCH_STEP = 4.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """How an area is told from its neighbours on a black-and-white print; a hatch rises (1) or falls (-1)."""

    grey: float
    hatch: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle; without an edge where it only clears the ground for a label."""

    left: float
    low: float
    width: float
    height: float
    grey: float
    has_edge: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line through points; `dash` alternates lengths of ink and of none."""

    points: tuple[Point, ...]
    width: float = 0.5
    grey: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A filled shape with an edge: the mark of a point."""

    points: tuple[Point, ...]
    grey: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One line of text on its base line; an upright one is read from below."""

    text: str
    x: float
    y: float
    size: float
    align: Align = Align.CENTRE
    is_bold: bool = False
    is_upright: bool = False
    grey: float = 0.0


Shape = Box | Stroke | Patch | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole chart; later shapes lie over earlier ones."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


TONES = (
    Tone(grey=0.40),
    Tone(grey=1.0, hatch=(1,)),
    Tone(grey=0.80),
    Tone(grey=1.0, hatch=(1, -1)),
    Tone(grey=1.0),
    Tone(grey=0.80, hatch=(-1,)),
)
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 2), (6, 2, 1.5, 2), (9, 3), (3, 3))
_SIDES = (12, 4, 3, 4, 6, 5)
_TURNS = (0.0, 45.0, 90.0, 0.0, 0.0, 90.0)


def area(number: int, left: float, *, low: float, width: float, height: float) -> Iterator[Shape]:
    """A rectangle in the tone of the series of this number."""
    tone = TONES[number % len(TONES)]
    yield Box(left=left, low=low, width=width, height=height, grey=tone.grey)
    for slope in tone.hatch:
        yield from _hatch(slope, left, low=low, width=width, height=height)


def mark(number: int, point: Point, *, size: float) -> Patch:
    """The mark of a point in the series of this number: another shape for each, every second one empty."""
    sides, turn = _SIDES[number % len(_SIDES)], _TURNS[number % len(_TURNS)]
    angles = [math.radians(turn + 360 / sides * at) for at in range(sides)]
    points = tuple((point[0] + size * math.cos(each), point[1] + size * math.sin(each)) for each in angles)
    return Patch(points=points, grey=0.0 if number % 2 == 0 else 1.0)


def _hatch(slope: int, left: float, *, low: float, width: float, height: float) -> Iterator[Stroke]:
    """Lines at 45 degrees, cut at the edges of the rectangle."""
    reach = width + height
    for number in range(1, int(reach / _HATCH_STEP) + 1):
        along = number * _HATCH_STEP
        start = (min(along, width), max(along - width, 0.0))
        end = (max(along - height, 0.0), min(along, height))
        if slope > 0:
            start, end = (width - start[0], start[1]), (width - end[0], end[1])
        yield Stroke(points=((left + start[0], low + start[1]), (left + end[0], low + end[1])), width=0.4)
