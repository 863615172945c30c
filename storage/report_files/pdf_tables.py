"""Tables of a PDF: header on every page, wrapped cells, columns never narrower than their longest word."""

from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable
from reportlab.platypus import Table as Grid

from core.reporting import display
from core.reporting.document import Align, CellKind, CellValue, Column, Emphasis, Row, Table
from storage.report_files.fonts import Typeface
from storage.report_files.pdf_text import line_style, paragraphs, widest_word

_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_PADDING = 4.0
_NOTE_SIZE = 11.0
_BOX = 3.5 * mm
_SHADE = colors.Color(0.93, 0.93, 0.93)
# A single word of typed text may take this share of the page before it is broken.
_WORD_SHARE = 0.3
# A caption or heading starts only where some rows find room below it.
ROOM_FOR_START = 42 * mm

Cell = list[Flowable] | str
Command = tuple[object, ...]


class TickBox(Flowable):  # type: ignore[misc]
    """A square to tick by hand, or one that is ticked."""

    def __init__(self, *, ticked: bool) -> None:
        super().__init__()
        self._ticked = ticked
        self.hAlign = "CENTER"
        self.width = self.height = _BOX

    def draw(self) -> None:
        """Draw the square and, when ticked, the mark."""
        pen = self.canv
        pen.setLineWidth(0.7)
        pen.rect(0, 0, _BOX, _BOX)
        if self._ticked:
            pen.setLineWidth(1.2)
            pen.lines(
                (
                    (_BOX * 0.2, _BOX * 0.5, _BOX * 0.42, _BOX * 0.22),
                    (_BOX * 0.42, _BOX * 0.22, _BOX * 0.85, _BOX * 0.85),
                )
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """A size of type at which every column holds its longest word, and the widths at that size."""

    size: float
    widths: tuple[float, ...]


def table_flowables(table: Table, face: Typeface, *, width: float, height: float) -> list[Flowable]:
    """Caption, grid and notes, `width` points wide, on pages `height` points high."""
    fit = _fit(table, face, width=width)
    head = _header_rows(table.columns, face, size=fit.size)
    body = [_cells(row, table.columns, face=face, size=fit.size) for row in _all_rows(table)]
    grid = Grid(
        [*head, *body],
        colWidths=fit.widths,
        repeatRows=len(head),
        style=[("FONTNAME", (0, 0), (-1, -1), face.regular), *_commands(table, len(head))],
        spaceBefore=6,
        spaceAfter=4,
    )
    _split_only_giants(grid, len(head), width=width, height=height)
    flow: list[Flowable] = []
    if table.caption:
        flow.append(CondPageBreak(ROOM_FOR_START))
        flow += paragraphs(table.caption, line_style(face.bold, 12.0, align=Align.CENTRE, before=8))
    flow.append(grid)
    for note in table.notes:
        flow += paragraphs(note, line_style(face.italic, _NOTE_SIZE, align=Align.LEFT, before=2))
    return flow


def _split_only_giants(grid: Grid, head: int, *, width: float, height: float) -> None:
    """A row stays on one page, unless some row is higher than a whole page."""
    grid.wrap(width, height)
    heights = grid._rowHeights  # noqa: SLF001 - known only after wrapping, offered no other way
    grid.splitInRow = int(max(heights[head:], default=0) > height - sum(heights[:head]) - 2 * _PADDING)


def _all_rows(table: Table) -> tuple[Row, ...]:
    return table.rows if table.total is None else (*table.rows, table.total)


def _fit(table: Table, face: Typeface, *, width: float) -> _Fit:
    for size in _SIZES:
        needs = tuple(_need(at, table, face=face, size=size, width=width) for at in range(len(table.columns)))
        if sum(needs) <= width:
            weights = tuple(float(column.width) for column in table.columns)
            return _Fit(size=size, widths=share_width(width, weights, needs=needs))
    scale = width / sum(needs)
    return _Fit(size=_SIZES[-1], widths=tuple(need * scale for need in needs))


def share_width(width: float, weights: tuple[float, ...], *, needs: tuple[float, ...]) -> tuple[float, ...]:
    """Widths by weight, except that no column gets less than it needs (their sum must fit)."""
    fixed: dict[int, float] = {}
    while True:
        free = [at for at in range(len(weights)) if at not in fixed]
        rest = width - sum(fixed.values())
        total = sum(weights[at] for at in free)
        short = [at for at in free if rest * weights[at] / total < needs[at]]
        if not short:
            return tuple(
                fixed[at] if at in fixed else rest * weights[at] / total for at in range(len(weights))
            )
        fixed.update((at, needs[at]) for at in short)


def _need(at: int, table: Table, *, face: Typeface, size: float, width: float) -> float:
    column = table.columns[at]
    words = [widest_word(column.title, face.bold, size=size)]
    for row in _all_rows(table):
        value = row.cells[at]
        word = widest_word(display.show(value, column.kind), face.bold, size=size)
        words.append(min(word, width * _WORD_SHARE) if isinstance(value, str) else word)
    box = _BOX if column.kind is CellKind.BOX else 0
    return max(*words, box) + 2 * _PADDING + 0.5


def _header_rows(columns: tuple[Column, ...], face: Typeface, *, size: float) -> list[list[Cell]]:
    style = line_style(face.bold, size, align=Align.CENTRE)
    titles: list[Cell] = [paragraphs(column.title, style) for column in columns]
    if not any(column.group for column in columns):
        return [titles]
    top: list[Cell] = []
    for at, column in enumerate(columns):
        starts = at == 0 or columns[at - 1].group != column.group
        if not column.group:
            top.append(titles[at])
            titles[at] = ""
        else:
            top.append(paragraphs(column.group, style) if starts else "")
    return [top, titles]


def _cells(row: Row, columns: tuple[Column, ...], *, face: Typeface, size: float) -> list[Cell]:
    bold = row.emphasis in {Emphasis.GROUP, Emphasis.TOTAL}
    font = face.bold if bold else face.regular
    return [
        _cell(value, column, font=font, size=size) for value, column in zip(row.cells, columns, strict=True)
    ]


def _cell(value: CellValue, column: Column, *, font: str, size: float) -> Cell:
    if column.kind is CellKind.BOX and isinstance(value, bool):
        return [TickBox(ticked=value)]
    text = display.show(value, column.kind)
    if not text:
        return ""
    is_remark = isinstance(value, str) and column.kind is not CellKind.TEXT
    return paragraphs(text, line_style(font, size, align=Align.CENTRE if is_remark else column.align))


def _commands(table: Table, head: int) -> list[Command]:
    commands: list[Command] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, head - 1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]
    for at, row in enumerate(_all_rows(table), head):
        if row.emphasis in {Emphasis.GROUP, Emphasis.WARNING}:
            commands.append(("BACKGROUND", (0, at), (-1, at), _SHADE))
        if row.emphasis is Emphasis.GROUP:
            commands.append(("NOSPLIT", (0, at), (0, at + 1)))
    commands += (
        ("ALIGN", (at, head), (at, -1), "CENTER")
        for at, column in enumerate(table.columns)
        if column.kind is CellKind.BOX
    )
    if head > 1:
        commands += _spans(table.columns)
    if table.total is not None and table.rows:
        commands.append(("NOSPLIT", (0, -2), (0, -1)))
    return commands


def _spans(columns: tuple[Column, ...]) -> list[Command]:
    spans: list[Command] = []
    start = 0
    for at, column in enumerate(columns):
        if not column.group:
            spans.append(("SPAN", (at, 0), (at, 1)))
            start = at + 1
        elif at + 1 == len(columns) or columns[at + 1].group != column.group:
            spans.append(("SPAN", (start, 0), (at, 0)))
            start = at + 1
    return spans
