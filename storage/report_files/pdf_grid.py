"""A table as it flows over the pages of a PDF: rows laid out once, drawn page by page below their header.

The library's own table would make and measure a paragraph for every cell, and copy itself at every page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from core.reporting.document import Align
from storage.report_files.table_fit import BOX

ABOVE, BELOW = 2.0, 3.5
_LINE = 0.5
_SHADE = 0.93
_ASCENT = 0.95
_FEWEST = 2  # rows that go to the next page together with what must not stand there alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: lines with their widths in points, or a box to tick; `span` columns wide."""

    lines: tuple[tuple[str, float], ...]
    align: Align
    column: int
    span: int = 1
    ticked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidRow:
    """One row, or a piece of one that is higher than a page.

    `holds_next`: no page ends below it. `is_open`: no line is drawn there. `above`: the room over its text.
    """

    cells: tuple[Cell, ...]
    height: float
    font: str
    is_shaded: bool = False
    holds_next: bool = False
    is_open: bool = False
    above: float = ABOVE


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCell:
    """One title: over which columns, in which of the bands, and its lines."""

    first: int
    last: int
    top: float
    height: float
    lines: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Everything that is drawn of a table, shared by the parts on its pages; lengths are points.

    `edges` are where columns end, beginning with 0. `page` is the room on a whole page.
    """

    edges: tuple[float, ...]
    head: tuple[HeadCell, ...]
    head_height: float
    head_font: str
    rows: tuple[LaidRow, ...]
    size: float
    leading: float
    padding: float
    page: float
    drawn: Callable[[int], None]


class Grid(Flowable):  # type: ignore[misc]
    """The rows `first` to before `last` below their header; `below` is the room of what must follow."""

    def __init__(self, layout: Layout, first: int = 0, *, last: int | None = None, below: float = 0) -> None:
        super().__init__()
        self._layout = layout
        self._first = first
        self._last = len(layout.rows) if last is None else last
        self._below = below
        self.spaceBefore = 6 if first == 0 else 0
        self.spaceAfter = 4

    @property
    def start_height(self) -> float:
        """Of the header with the rows that stay with it; a short table stays whole, with what must follow."""
        rows = self._rows()
        if all(row.holds_next for row in rows[:-_FEWEST]):
            return self._layout.head_height + sum(row.height for row in rows) + self._below
        return self._layout.head_height + sum(row.height for row in rows[: self._first_break()])

    def wrap(self, _available_width: float, available_height: float) -> tuple[float, float]:
        """Its own height; too high when what follows would otherwise stand alone on the next page."""
        self.width = self._layout.edges[-1]
        self.height = self._layout.head_height + sum(row.height for row in self._rows())
        fits = self.height <= available_height
        if fits and self.height + self._below > available_height and self._gives_way(available_height):
            return self.width, available_height + 1
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """As many rows as fit, and the rest; nothing when a page cannot end here."""
        count = self._that_fit(available_height)
        if count == 0 and available_height < self._layout.page - 1:
            return []
        middle = self._first + max(count, 1)
        if middle >= self._last:
            return []
        return [
            Grid(self._layout, self._first, last=middle),
            Grid(self._layout, middle, last=self._last, below=self._below),
        ]

    def draw(self) -> None:
        """Shades, grid, boxes, then all text in one go."""
        rows = self._rows()
        tops = list(accumulate((row.height for row in rows), lambda top, high: top - high,
                               initial=self.height - self._layout.head_height))  # fmt: skip
        self._draw_shades(rows, tops)
        self._draw_lines(rows, tops)
        text = self.canv.beginText()
        self._write_head(text)
        self._write_rows(text, rows, tops=tops)
        self.canv.drawText(text)
        self._layout.drawn(len(rows))

    def _rows(self) -> tuple[LaidRow, ...]:
        return self._layout.rows[self._first : self._last]

    def _first_break(self) -> int:
        return next(
            (at for at, row in enumerate(self._rows(), 1) if not row.holds_next), self._last - self._first
        )

    def _gives_way(self, available: float) -> bool:
        """Whether the end of the table goes on with what follows: not where a whole page is too small."""
        return self._last - self._first > _FEWEST or available < self._layout.page - 1

    def _that_fit(self, available: float) -> int:
        """How many rows stay: a page may end below the last of them."""
        used = self._layout.head_height
        rows = self._rows()
        count = 0
        for at, row in enumerate(rows, 1):
            used += row.height
            if used > available:
                break
            if not row.holds_next:
                count = at
        if count == len(rows):
            ends = [at for at, row in enumerate(rows[:-_FEWEST], 1) if not row.holds_next]
            count = ends[-1] if ends else 0
        return count

    def _draw_shades(self, rows: Sequence[LaidRow], tops: Sequence[float]) -> None:
        pen: Canvas = self.canv
        pen.setFillGray(_SHADE)
        for row, top in zip(rows, tops[1:], strict=True):
            if row.is_shaded:
                pen.rect(0, top, self.width, row.height, stroke=0, fill=1)
        pen.setFillGray(0)

    def _draw_lines(self, rows: Sequence[LaidRow], tops: Sequence[float]) -> None:
        pen: Canvas = self.canv
        pen.setLineWidth(_LINE)
        pen.setLineCap(2)
        layout = self._layout
        for each in layout.head:
            left, right = layout.edges[each.first], layout.edges[each.last + 1]
            pen.rect(left, self.height - each.top - each.height, right - left, each.height)
        lines = [
            (0.0, top, self.width, top) for row, top in zip(rows, tops[1:], strict=True) if not row.is_open
        ]
        lines.append((0.0, tops[-1], self.width, tops[-1]))
        lines += self._uprights(rows, tops)
        pen.lines(lines)
        self._draw_boxes(rows, tops)

    def _uprights(
        self, rows: Sequence[LaidRow], tops: Sequence[float]
    ) -> Iterator[tuple[float, float, float, float]]:
        """A line down each edge, broken where a cell spans it."""
        hidden = {
            (at, edge)
            for at, row in enumerate(rows)
            for cell in row.cells
            for edge in range(cell.column + 1, cell.column + cell.span)
        }
        for number, edge in enumerate(self._layout.edges):
            start = 0
            for at in sorted(at for at, hides in hidden if hides == number):
                if at > start:
                    yield edge, tops[start], edge, tops[at]
                start = at + 1
            if start < len(rows):
                yield edge, tops[start], edge, tops[-1]

    def _draw_boxes(self, rows: Sequence[LaidRow], tops: Sequence[float]) -> None:
        for row, top in zip(rows, tops, strict=False):
            for cell in row.cells:
                if cell.ticked is not None:
                    left, right = self._sides(cell)
                    draw_box(self.canv, (left + right - BOX) / 2, low=top - ABOVE - BOX, ticked=cell.ticked)

    def _sides(self, cell: Cell) -> tuple[float, float]:
        edges = self._layout.edges
        return edges[cell.column], edges[cell.column + cell.span]

    def _write_head(self, text: PDFTextObject) -> None:
        layout = self._layout
        text.setFont(layout.head_font, layout.size)
        for each in layout.head:
            middle = (layout.edges[each.first] + layout.edges[each.last + 1]) / 2
            room = each.height - len(each.lines) * layout.leading
            low = self.height - each.top - room / 2 - layout.size * _ASCENT
            for line, wide in each.lines:
                text.setTextOrigin(middle - wide / 2, low)
                text.textOut(line)
                low -= layout.leading

    def _write_rows(self, text: PDFTextObject, rows: Sequence[LaidRow], *, tops: Sequence[float]) -> None:
        layout = self._layout
        font = layout.head_font
        for row, top in zip(rows, tops, strict=False):
            if row.font != font:
                font = row.font
                text.setFont(font, layout.size)
            for cell in row.cells:
                low = top - row.above - layout.size * _ASCENT
                for line, wide in cell.lines:
                    text.setTextOrigin(self._start(cell, wide), low)
                    text.textOut(line)
                    low -= layout.leading

    def _start(self, cell: Cell, wide: float) -> float:
        left, right = self._sides(cell)
        if cell.align is Align.LEFT:
            return left + self._layout.padding
        if cell.align is Align.RIGHT:
            return right - self._layout.padding - wide
        return (left + right - wide) / 2


def draw_box(pen: Canvas, left: float, *, low: float, ticked: bool) -> None:
    """A square to tick by hand, or one that is ticked."""
    pen.setLineWidth(0.7)
    pen.rect(left, low, BOX, BOX)
    if ticked:
        pen.setLineWidth(1.2)
        steps = ((0.2, 0.5), (0.42, 0.22), (0.85, 0.85))
        points = [(left + BOX * along, low + BOX * up) for along, up in steps]
        pen.lines([(*points[0], *points[1]), (*points[1], *points[2])])
