"""Columns as papers set them up, so that a kind of cell stands the same way everywhere; rows to fill."""

from collections.abc import Sequence

from core.reporting.document import Align, CellKind, CellValue, Column, Emphasis, Row

ROOM = 6
"""Rows left empty where nothing is entered: enough to begin by hand."""

HAND = 8
"""The least height, in millimetres, of a row that is filled by hand."""


def ordinal(title: str) -> Column:
    """The running number of a row."""
    return Column(title=title, width=5, kind=CellKind.COUNT, align=Align.CENTRE)


def text(title: str, width: int, *, group: str = "") -> Column:
    """Words."""
    return Column(title=title, width=width, group=group)


def code(title: str, width: int = 9) -> Column:
    """A short mark, in the middle."""
    return Column(title=title, width=width, align=Align.CENTRE)


def count(title: str, width: int = 9, *, group: str = "") -> Column:
    """A whole number."""
    return Column(title=title, width=width, kind=CellKind.COUNT, align=Align.RIGHT, group=group)


def points(title: str, width: int = 9, *, group: str = "") -> Column:
    """A number with two decimals."""
    return Column(title=title, width=width, kind=CellKind.DECIMAL, align=Align.RIGHT, group=group)


def share(title: str, width: int = 9, *, group: str = "") -> Column:
    """A ratio in per cent."""
    return Column(title=title, width=width, kind=CellKind.PERCENT, align=Align.RIGHT, group=group)


def change(title: str, width: int = 10) -> Column:
    """A signed difference of two percentages, in points."""
    return Column(title=title, width=width, kind=CellKind.CHANGE, align=Align.RIGHT)


def day(title: str, width: int = 11, *, group: str = "") -> Column:
    """A plain local date."""
    return Column(title=title, width=width, kind=CellKind.DAY, align=Align.CENTRE, group=group)


def box(title: str, width: int = 7) -> Column:
    """A box to tick."""
    return Column(title=title, width=width, kind=CellKind.BOX, align=Align.CENTRE)


def empty_rows(columns: tuple[Column, ...], rows: int = ROOM) -> tuple[Row, ...]:
    """Rows to be filled by hand; a box stands in them unticked."""
    cells: tuple[CellValue, ...] = tuple(False if each.kind is CellKind.BOX else None for each in columns)
    return (Row(cells=cells),) * rows


def height(rows: Sequence[object]) -> int:
    """The least height of the rows of a table: room for handwriting where none is entered."""
    return 0 if rows else HAND


def group_row(columns: tuple[Column, ...], *cells: CellValue) -> Row:
    """A heading inside a table: the cells given, and nothing behind them."""
    return Row(cells=(*cells, *(None,) * (len(columns) - len(cells))), emphasis=Emphasis.GROUP)
