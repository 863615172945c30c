"""Columns of a read-only list, and its frozen rows as a model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont

from core.dates import local
from core.records.fields import Form
from core.reporting.document import CellKind, CellValue
from ui.found_rows import ROW_ROLE, Index, RowSource
from ui.icons import icon
from ui.look import current_scheme, tabular

Row = TypeVar("Row")
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
# What files hold of a field of records: its value, not what is written of it on the screen.
TYPED_FORMS = MappingProxyType(
    {
        Form.COUNT: CellKind.COUNT,
        Form.AMOUNT: CellKind.AMOUNT,
        Form.DAY: CellKind.DAY,
        Form.FLAG: CellKind.BOX,
    }
)
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column. `meaning` names a colour (done, care, wrong, none); `mark` an icon beside the text.

    `value` is what a cell holds as a number, a day or a moment: files write it with its type, and without a
    `sort_key` rows are sorted by it. `kind` tells a percentage (7.65 for 7.65 %) or a change from a plain
    number. `parts` are written in place of a cell that shows several figures.
    """

    title: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None  # None: sort by the text
    align: Qt.AlignmentFlag = LEFT
    meaning: Callable[[Row], str] | None = None
    mark: Callable[[Row], str] | None = None
    is_bold: Callable[[Row], bool] | None = None
    width: int = 0
    tip: Callable[[Row], str] | None = None
    value: Callable[[Row], CellValue] | None = None
    kind: CellKind = CellKind.DECIMAL
    parts: "tuple[Column[Row], ...]" = ()


def part(title: str, value: Callable[[Row], CellValue], *, kind: CellKind = CellKind.DECIMAL) -> Column[Row]:
    """One of several figures a column shows in a cell, as files write it in a column of its own."""
    return Column(title=title, text=lambda _row: "", align=RIGHT, value=value, kind=kind)


def wall(moment: datetime | None) -> datetime | None:
    """A moment as a cell of a file holds it: local time, which carries no zone there."""
    return None if moment is None else local(moment).replace(tzinfo=None)


class RowsModel(RowSource, Generic[Row]):
    """Frozen rows under named columns, read-only; nobody stands on a row that `is_heading` over others."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_heading: Callable[[Row], bool] = lambda _row: False
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of the ones before."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def change(self, at: int, row: Row) -> None:
        """Show another value of one row, without reading all of them anew."""
        self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def text_at(self, row: int) -> str:
        """Every cell of a row."""
        return " ".join(column.text(self._rows[row]) for column in self._columns)

    def key_at(self, row: int, column: int) -> Any:
        """What a column sorts a row by."""
        declared = self._columns[column]
        return (declared.sort_key or declared.value or declared.text)(self._rows[row])

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns in their own order."""
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows; none under a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns; none under a row."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed over."""
        if index.isValid() and self.is_heading(self._rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Column titles, aligned as their figures."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.ToolTipRole if column.tip is not None:
                return column.tip(row)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align | Qt.AlignmentFlag.AlignVCenter
            case _ if role == ROW_ROLE:
                return row
        return _dressed(row, column, role=role)


def _dressed(row: Row, column: Column[Row], *, role: int) -> Any:
    """Colour, icon and weight of a cell."""
    if role == Qt.ItemDataRole.ForegroundRole and column.meaning is not None:
        meaning = column.meaning(row)
        return QColor(current_scheme().colour(meaning)) if meaning else None
    if role == Qt.ItemDataRole.DecorationRole and column.mark is not None:
        mark = column.mark(row)
        return icon(mark, mark if mark in {"done", "care", "wrong", "none"} else "text") if mark else None
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        if column.is_bold is not None and column.is_bold(row):
            font.setBold(True)
        return tabular(font) if column.align == RIGHT else font
    return None
