"""What a list shows now, as a value: typed columns, rows in the order and choice of the moment.

It is taken in the window in a blink and read on the worker: texts and values of a row come from its frozen
value alone, so that a list of thousands of rows becomes paper while the window stays usable.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from core.progress import Progress
from core.reporting.document import (
    Align,
    CellKind,
    CellValue,
    Column,
    Emphasis,
    Report,
    Row,
    Table,
)
from ui.texts import list_paper as texts
from ui.texts import numbers

if TYPE_CHECKING:
    from ui.list_columns import Column as ListColumn
    from ui.tables import TableView

_PIXELS = 8  # of the window for one unit of width on paper
_LEAST_WIDTH, _ORDINAL_WIDTH = 5, 5
_LANDSCAPE_FROM = 7
_STEP = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list as it stands.

    Attributes:
        name: what the list holds.
        columns: those in sight, in the order they stand; widths as in the window.
        count: rows shown, of `whole` there are.
        row: one of them by its place from 0.
        total: the pinned row below, where there is one.
        found: the words it was searched for.
        is_numbered: whether rows get a number on paper; those with codes of their own need none.
    """

    name: str
    columns: tuple[Column, ...]
    count: int
    row: Callable[[int], Row]
    whole: int = 0
    total: Row | None = None
    found: str = ""
    is_numbered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHead:
    """What stands above a printed list: where it was shown, for whom, what was filtered, and the day."""

    title: str
    context: tuple[str, ...]
    filters: tuple[str, ...]
    day: date


def table_listing(view: "TableView[Any]") -> Listing:
    """A list of frozen rows under named columns."""
    header = view.horizontalHeader()
    drawn = (header.logicalIndex(at) for at in range(header.count()))
    shown = tuple(at for at in drawn if not header.isSectionHidden(at))
    leaves = tuple(
        leaf for at in shown for leaf in _leaves(view.rows_model.columns[at], width=header.sectionSize(at))
    )
    rows, places, heads = view.rows_model.rows, tuple(view.found.shown()), view.rows_model.is_heading

    def row(place: int) -> Row:
        held = rows[places[place]]
        if heads(held):
            return Row(
                cells=(leaves[0][0].text(held), *(None for _leaf in leaves[1:])), emphasis=Emphasis.GROUP
            )
        is_bold = bool(leaves) and leaves[0][0].is_bold is not None and leaves[0][0].is_bold(held)
        return Row(
            cells=tuple(cell_of(column, held) for column, _paper in leaves),
            emphasis=Emphasis.TOTAL if is_bold else Emphasis.NONE,
        )

    return Listing(
        name=view.accessibleName(),
        columns=tuple(paper for _column, paper in leaves),
        count=len(places),
        row=row,
        whole=len(rows),
        found=view.found.needle,
    )


def cell_of(column: "ListColumn[Any]", row: Any) -> CellValue:
    """What a column holds of a row: its typed value, else its text; a dash in a typed column is nothing."""
    if column.value is None:
        return column.text(row)
    value = column.value(row)
    if value is not None:
        return value
    text = column.text(row)
    return None if text == numbers.NO_VALUE else text


def list_report(listing: Listing, head: ListHead, *, progress: Progress) -> Report:
    """The list on paper: no letterhead, landscape when it is wide, page numbers at the foot."""
    is_numbered = listing.is_numbered and all(
        column.title not in texts.ORDINALS for column in listing.columns
    )
    rows: list[Row] = []
    number = 0
    for at in range(listing.count):
        row = listing.row(at)
        number += row.emphasis is not Emphasis.GROUP
        mark = "" if row.emphasis is Emphasis.GROUP else number
        rows.append(replace(row, cells=(mark, *row.cells)) if is_numbered else row)
        if at % _STEP == 0:
            progress.check()
            progress.report(at, listing.count)
    columns, total = listing.columns, listing.total
    if is_numbered:
        columns = (_ordinal(), *columns)
        total = None if total is None else replace(total, cells=(None, *total.cells))
    table = Table(name=listing.name, columns=columns, rows=tuple(rows), total=total)
    is_same = listing.name.casefold() == head.title.casefold()
    return Report(
        kind="list",
        title=texts.title(head.title),
        subtitle="" if is_same else listing.name,
        reference="\n".join(filter(None, _lines(listing, head))),
        blocks=(table,),
        landscape=len(columns) >= _LANDSCAPE_FROM,
        pages=texts.PAGES,
    )


def weight(pixels: int) -> int:
    """How wide a column is on paper beside the others."""
    return max(_LEAST_WIDTH, round(pixels / _PIXELS))


def aligned(alignment: Qt.AlignmentFlag) -> Align:
    """Where a column's content stands, on paper as in the window."""
    if alignment & Qt.AlignmentFlag.AlignRight:
        return Align.RIGHT
    return Align.CENTRE if alignment & Qt.AlignmentFlag.AlignHCenter else Align.LEFT


def _lines(listing: Listing, head: ListHead) -> tuple[str, ...]:
    found = (texts.FOUND.format(text=listing.found),) if listing.found else ()
    return (
        texts.joined(head.context),
        texts.filtered(tuple(dict.fromkeys((*head.filters, *found)))),
        texts.printed(listing.count, listing.whole or listing.count, day=head.day),
    )


def _leaves(column: "ListColumn[Any]", *, width: int) -> Sequence[tuple["ListColumn[Any]", Column]]:
    """A column, or the parts it is written in, under its title."""
    if not column.parts:
        return ((column, _paper(column, width=width, group="")),)
    share = max(width // len(column.parts), 1)
    return tuple((part, _paper(part, width=share, group=column.title)) for part in column.parts)


def _paper(column: "ListColumn[Any]", *, width: int, group: str) -> Column:
    return Column(
        title=column.title,
        width=weight(width),
        kind=column.kind if column.value is not None else CellKind.TEXT,
        align=aligned(column.align),
        group=group,
    )


def _ordinal() -> Column:
    return Column(title=texts.ORDINAL, width=_ORDINAL_WIDTH, kind=CellKind.COUNT, align=Align.CENTRE)
