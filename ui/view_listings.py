"""What views that are no plain list show: grids of numbers, sheets of records, trees, small tables.

Their cells hold texts written for the screen; a text that is nothing but a figure or a day becomes one again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView, QTreeView

from core.records.fields import FieldSpec, Form
from core.reporting.document import Align, CellKind, CellValue, Column, Emphasis, Row
from ui.list_columns import TYPED_FORMS
from ui.listing import Listing, weight
from ui.texts import list_paper as texts
from ui.texts import numbers

if TYPE_CHECKING:
    from ui.grid_view import GridTable
    from ui.sheet_table import SheetTable

_FIGURE = re.compile(r"([+\u2212-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?")
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_MOST_ACROSS = 16
_TITLE_WIDTH, _FIGURE_WIDTH = 30, 9
_SIGNS = MappingProxyType({"\u2212": "-", "-": "-", "+": "", "": ""})
_RIGHT_FORMS = frozenset({Form.COUNT, Form.AMOUNT})


def figure_of(text: str) -> CellValue:
    """The figure or the day a text shows and nothing else; the text itself otherwise, nothing for a dash."""
    if text == numbers.NO_VALUE:
        return None
    found = _FIGURE.fullmatch(text)
    if found is not None:
        whole, places = found[2].replace(".", ""), found[3]
        sign = _SIGNS[found[1]]
        return int(f"{sign}{whole}") if places is None else Decimal(f"{sign}{whole}.{places}")
    day = _DAY.fullmatch(text)
    if day is None:
        return text
    try:
        return date(int(day[3]), int(day[2]), int(day[1]))
    except ValueError:
        return text


def grid_listing(table: "GridTable") -> Listing:
    """A grid of numbers: the titles of its rows first, the columns in sight, the totals below.

    A grid far wider than it is high lies on its side, as no sheet of paper is wide enough for it.
    """
    source, shown = table.grid.source, table.columns_in_sight()
    columns, titles = source.columns(), source.rows()
    cells = tuple(
        tuple(_grid_cell(table, at, column=column) for column in shown) for at in range(len(titles))
    )
    totals = tuple(_total_cell(source.total(column)) for column in shown)
    where = table.where()
    name = f"{table.accessibleName()}: {where}" if where else table.accessibleName()
    names = tuple(columns[at].title for at in shown)
    if len(shown) > _MOST_ACROSS >= len(titles):
        turned = tuple(Row(cells=(title, *line)) for title, *line in zip(names, *cells, totals, strict=True))
        return _figures_listing(name, (*titles, texts.TOTAL), rows=turned)
    rows = tuple(Row(cells=(title, *line)) for title, line in zip(titles, cells, strict=True))
    total = Row(cells=(texts.TOTAL, *totals), emphasis=Emphasis.TOTAL)
    return replace(
        _figures_listing(name, names, rows=rows),
        total=total if any(each is not None for each in totals) else None,
    )


def _figures_listing(name: str, titles: Sequence[str], *, rows: tuple[Row, ...]) -> Listing:
    figure = Column(title="", width=_FIGURE_WIDTH, kind=CellKind.AMOUNT, align=Align.RIGHT)
    return Listing(
        name=name,
        columns=(
            Column(title=texts.ROW_TITLE, width=_TITLE_WIDTH),
            *(replace(figure, title=title) for title in titles),
        ),
        count=len(rows),
        whole=len(rows),
        row=rows.__getitem__,
    )


def sheet_listing(table: "SheetTable") -> Listing:
    """A sheet of records: the columns in sight, every record as it is kept, not the row for a new one."""
    sheet, shown = table.sheet, table.columns()
    specs = tuple(sheet.spec(column) for column in shown)
    held = [at for at in range(sheet.rowCount()) if not sheet.rows.is_blank(at)]
    rows = tuple(Row(cells=tuple(_sheet_cell(table, at, spec=spec) for spec in specs)) for at in held)
    return Listing(
        name=table.accessibleName(),
        columns=tuple(
            Column(
                title=sheet.title(column),
                width=weight(table.columnWidth(column)),
                kind=TYPED_FORMS.get(spec.form, CellKind.TEXT),
                align=Align.RIGHT if spec.form in _RIGHT_FORMS else Align.LEFT,
            )
            for column, spec in zip(shown, specs, strict=True)
        ),
        count=len(rows),
        whole=len(rows),
        row=rows.__getitem__,
    )


def tree_listing(tree: QTreeView) -> Listing:
    """A criteria set: code and name, then what is known of each; areas and groups stand out."""
    model, header = tree.model(), tree.header()
    assert isinstance(model, QStandardItemModel)
    shown = [at for at in range(1, model.columnCount()) if not tree.isColumnHidden(at)]
    lines = tuple(_tree_lines(tree, model, above=QModelIndex()))
    rows = tuple(_tree_row(line, shown) for line in lines)
    return Listing(
        name=tree.accessibleName(),
        columns=(
            Column(title=texts.CODE, width=8),
            Column(title=_title(tree, 0), width=weight(header.sectionSize(0))),
            *(
                Column(
                    title=_title(tree, at),
                    width=weight(header.sectionSize(at)),
                    kind=CellKind.AMOUNT,
                    align=Align.RIGHT if _is_figure(rows, place) else Align.LEFT,
                )
                for place, at in enumerate(shown, start=2)
            ),
        ),
        count=len(rows),
        whole=len(rows),
        row=rows.__getitem__,
        is_numbered=False,
    )


def model_listing(view: QTableView) -> Listing:
    """A small table over a model of its own: the columns in sight as they are shown."""
    model, header = view.model(), view.horizontalHeader()
    drawn = (header.logicalIndex(at) for at in range(header.count()))
    shown = tuple(at for at in drawn if not header.isSectionHidden(at))

    def cell(row: int, column: int) -> CellValue:
        return figure_of(str(model.index(row, column, QModelIndex()).data() or ""))

    rows = tuple(Row(cells=tuple(cell(row, column) for column in shown)) for row in range(model.rowCount()))
    filled = tuple(row for row in rows if any(row.cells))
    return Listing(
        name=view.accessibleName(),
        columns=tuple(
            Column(
                title=str(model.headerData(at, Qt.Orientation.Horizontal) or ""),
                width=weight(header.sectionSize(at)),
                kind=CellKind.AMOUNT,
            )
            for at in shown
        ),
        count=len(filled),
        whole=len(filled),
        row=filled.__getitem__,
    )


def _grid_cell(table: "GridTable", row: int, *, column: int) -> CellValue:
    declared = table.grid.source.columns()[column]
    if declared.is_text:
        return figure_of(table.grid.source.text(row, column))
    number = table.grid.source.number(row, column)
    if number is None or not declared.places:
        return number
    return Decimal(number).scaleb(-declared.places)


def _total_cell(text: str) -> CellValue:
    return figure_of(text) if text else None


def _sheet_cell(table: "SheetTable", row: int, *, spec: FieldSpec) -> CellValue:
    if spec.form in TYPED_FORMS and not table.sheet.holds_wrong(row, table.sheet.specs.index(spec)):
        value: CellValue = getattr(table.sheet.rows.record(row), spec.name)
        return value
    text = table.sheet.shown_text(row, spec)
    return None if text == numbers.NO_VALUE else text


def _tree_lines(
    tree: QTreeView, model: QStandardItemModel, *, above: QModelIndex
) -> Iterator[tuple[QStandardItem, ...]]:
    """The rows that are not narrowed away, each before what stands below it."""
    for row in range(model.rowCount(above)):
        if tree.isRowHidden(row, above):
            continue
        at = model.index(row, 0, above)
        yield tuple(model.itemFromIndex(at.siblingAtColumn(column)) for column in range(model.columnCount()))
        yield from _tree_lines(tree, model, above=at)


def _tree_row(line: tuple[QStandardItem, ...], shown: Sequence[int]) -> Row:
    code, _, name = line[0].text().partition("  ")
    cells = tuple(figure_of(line[at].text()) for at in shown)
    return Row(
        cells=(code, name, *(None if cell == "" else cell for cell in cells)),
        emphasis=Emphasis.TOTAL if line[0].font().bold() else Emphasis.NONE,
    )


def _title(tree: QTreeView, at: int) -> str:
    return str(tree.model().headerData(at, Qt.Orientation.Horizontal) or "")


def _is_figure(rows: Sequence[Row], place: int) -> bool:
    return any(not isinstance(row.cells[place], str | None) for row in rows)
