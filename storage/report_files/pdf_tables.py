"""Tables of a PDF: header on every page, wrapped cells, columns never narrower than their longest word."""

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from core.reporting import display
from core.reporting.document import Align, CellKind, CellValue, Column, Emphasis, Row, Table
from storage.report_files.pdf_grid import ABOVE, BELOW, Cell, Grid, HeadCell, LaidRow, Layout
from storage.report_files.pdf_keeping import RoomFor
from storage.report_files.pdf_text import LINE_SPACING, Sheet, broken, line_style, paragraphs, width_of
from storage.report_files.table_fit import BOX, Fit, all_rows, fit_table, spans

_PIECE = 12  # lines of a row that is higher than a page, until a page may end
_CAPTION_GAP = 8
_NOTE_GAP = 2
_LEAST_ROOM = 60.0

Lines = tuple[tuple[str, float], ...]


def table_flowables(
    table: Table, sheet: Sheet, *, told: Callable[[int], None], below: float = 0
) -> list[Flowable]:
    """Caption, grid and notes; `below` is the height of what must not stand on the next page alone.

    `told` hears of every row that is laid out and of every row that is drawn.
    """
    notes = [
        note
        for text in table.notes
        for note in paragraphs(
            text, line_style(sheet.face.italic, sheet.form.note, align=Align.LEFT, before=_NOTE_GAP)
        )
    ]
    small = sum(note.wrap(sheet.width, sheet.height)[1] + _NOTE_GAP for note in notes[:3])
    grid = Grid(_layout(table, sheet, told=told), below=below + small)
    return [*_caption(table.caption, grid, sheet=sheet), grid, *notes]


def _caption(caption: str, grid: Grid, *, sheet: Sheet) -> list[Flowable]:
    """It stands only where the header and a first row find room below it."""
    style = line_style(sheet.face.bold, sheet.form.caption, align=Align.CENTRE, before=_CAPTION_GAP)
    lines = paragraphs(caption, style) if caption else []
    used = sum(line.wrap(sheet.width, sheet.height)[1] + _CAPTION_GAP for line in lines)
    need = used + grid.start_height + grid.spaceBefore
    return [RoomFor(min(need, sheet.height)), *lines]


def _layout(table: Table, sheet: Sheet, *, told: Callable[[int], None]) -> Layout:
    fit = fit_table(table, sheet)
    leading = fit.size * LINE_SPACING
    edges = tuple(accumulate(fit.widths, initial=0.0))
    head = _head(table.columns, sheet, fit=fit)
    head_height = max((cell.top + cell.height for cell in head), default=0.0)
    room = max(sheet.height - head_height, _LEAST_ROOM)
    rows = tuple(
        piece
        for row in _laid_rows(table, sheet, fit=fit, told=told)
        for piece in ([row] if row.height <= room else _pieces(row, leading))
    )
    return Layout(
        edges=edges,
        head=head,
        head_height=head_height,
        head_font=sheet.face.bold,
        rows=rows,
        size=fit.size,
        leading=leading,
        padding=fit.padding,
        page=sheet.height,
        drawn=told,
    )


def _laid_rows(table: Table, sheet: Sheet, *, fit: Fit, told: Callable[[int], None]) -> Iterator[LaidRow]:
    rows = all_rows(table)
    before_total = len(table.rows) - 1 if table.total is not None else -1
    for at, row in enumerate(rows):
        is_group = row.emphasis is Emphasis.GROUP
        font = sheet.face.bold if is_group or row.emphasis is Emphasis.TOTAL else sheet.face.regular
        cells = _cells(row, table.columns, fit=fit, font=font)
        lines = max((len(cell.lines) for cell in cells), default=0)
        box = BOX if any(cell.ticked is not None for cell in cells) else 0.0
        yield LaidRow(
            cells=cells,
            height=max(
                max(max(lines, 1) * fit.size * LINE_SPACING, box) + ABOVE + BELOW,
                0.0 if is_group else table.least_height * mm,
            ),
            font=font,
            is_shaded=is_group or row.emphasis is Emphasis.WARNING,
            holds_next=at + 1 < len(rows) and (is_group or at == before_total),
        )
        told(1)


def _pieces(row: LaidRow, leading: float) -> list[LaidRow]:
    """A row that is higher than a page, cut so that pages may end within it."""
    longest = max(len(cell.lines) for cell in row.cells)
    starts = range(0, longest, _PIECE)
    return [
        LaidRow(
            cells=tuple(
                Cell(
                    lines=cell.lines[start : start + _PIECE],
                    align=cell.align,
                    column=cell.column,
                    span=cell.span,
                    ticked=cell.ticked if start == 0 else None,
                )
                for cell in row.cells
            ),
            height=min(_PIECE, longest - start) * leading
            + (ABOVE if start == 0 else 0)
            + (BELOW if start == starts[-1] else 0),
            above=ABOVE if start == 0 else 0,
            font=row.font,
            is_shaded=row.is_shaded,
            holds_next=row.holds_next and start == starts[-1],
            is_open=start != starts[-1],
        )
        for start in starts
    ]


def _cells(row: Row, columns: tuple[Column, ...], *, fit: Fit, font: str) -> tuple[Cell, ...]:
    taken = spans(row)
    return tuple(
        _cell(value, column, font=font, fit=fit, place=(at, taken[at]))
        for at, (value, column) in enumerate(zip(row.cells, columns, strict=True))
        if taken[at]
    )


def _cell(value: CellValue, column: Column, *, font: str, fit: Fit, place: tuple[int, int]) -> Cell:
    at, span = place
    if column.kind is CellKind.BOX and isinstance(value, bool):
        return Cell(lines=(), align=Align.CENTRE, column=at, ticked=value)
    is_remark = isinstance(value, str) and column.kind is not CellKind.TEXT and span == 1
    width = sum(fit.widths[at : at + span]) - 2 * fit.padding
    return Cell(
        lines=_lines(display.show(value, column.kind), font, size=fit.size, width=width),
        align=Align.CENTRE if is_remark else Align.LEFT if span > 1 else column.align,
        column=at,
        span=span,
    )


def _lines(text: str, font: str, *, size: float, width: float) -> Lines:
    if not text:
        return ()
    return tuple(
        (line, width_of(line, font, size=size)) for line in broken(text, font, size=size, width=width)
    )


def _head(columns: tuple[Column, ...], sheet: Sheet, *, fit: Fit) -> tuple[HeadCell, ...]:
    """Titles in one band, or in two where neighbours share a heading."""

    def lines(text: str, first: int, *, last: int) -> Lines:
        width = sum(fit.widths[first : last + 1]) - 2 * fit.padding
        return _lines(text, sheet.face.bold, size=fit.size, width=width)

    groups = _groups(columns)
    tops = {at: lines(columns[at].group, at, last=last) for at, last in groups}
    titles = [lines(column.title, at, last=at) for at, column in enumerate(columns)]
    upper = _band(tops.values(), fit) if groups else 0.0
    grouped = {at for first, last in groups for at in range(first, last + 1)}
    lower = _band([titles[at] for at in grouped] if groups else titles, fit)
    alone = [each for at, each in enumerate(titles) if at not in grouped]
    lower = max(lower, _band(alone, fit) - upper)
    return (
        *(HeadCell(first=first, last=last, top=0, height=upper, lines=tops[first]) for first, last in groups),
        *(
            HeadCell(
                first=at,
                last=at,
                top=upper if at in grouped else 0,
                height=lower if at in grouped else upper + lower,
                lines=each,
            )
            for at, each in enumerate(titles)
        ),
    )


def _band(cells: Iterable[Lines], fit: Fit) -> float:
    return max((len(lines) for lines in cells), default=0) * fit.size * LINE_SPACING + ABOVE + BELOW


def _groups(columns: tuple[Column, ...]) -> list[tuple[int, int]]:
    """First and last column of each heading shared by neighbours."""
    found: list[tuple[int, int]] = []
    for at, column in enumerate(columns):
        if not column.group:
            continue
        if found and found[-1][1] == at - 1 and columns[at - 1].group == column.group:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
