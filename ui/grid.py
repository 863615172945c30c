"""An editable grid of whole numbers: keyboard first, blocks to and from Excel, undo, a pinned total row.

The grid knows rows, columns and numbers; where numbers are kept is its owner's work (`GridSource`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont

from core.errors import UserError
from core.numbers import parse_count
from ui.found_rows import Index
from ui.look import current_scheme, tabular
from ui.texts import numbers

Place = tuple[int, int]
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """One column; `key` None means computed, shown and never typed."""

    title: str
    key: str | None
    hint: str = ""
    is_text: bool = False


class GridSource(Protocol):
    """Where the numbers live."""

    def rows(self) -> Sequence[str]:
        """Titles of the rows."""

    def columns(self) -> Sequence[GridColumn]:
        """The columns in order."""

    def number(self, row: int, column: int) -> int | None:
        """A number, or None where nothing was entered."""

    def text(self, row: int, column: int) -> str:
        """What a text column shows."""

    def total(self, column: int) -> int | None:
        """The sum below a column, None where none belongs."""

    def finding(self, row: int, column: int) -> tuple[str, str]:
        """A sentence and its weight ("wrong" or "care") for a cell; empty when all is well."""

    def put(self, values: Mapping[Place, int]) -> bool:
        """Keep these numbers, all or none; whether they were kept."""


class GridModel(QAbstractTableModel):
    """The numbers under their columns. `changed` follows a kept change, `refused` a text that is none."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, source: GridSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._done: list[tuple[dict[Place, int], dict[Place, int]]] = []
        self._undone: list[tuple[dict[Place, int], dict[Place, int]]] = []

    def reload(self) -> None:
        """Show the source again."""
        self.beginResetModel()
        self.endResetModel()

    def forget(self) -> None:
        """Drop what could be undone: the grid shows other rows now."""
        self._done.clear()
        self._undone.clear()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows."""
        return 0 if parent.isValid() else len(self._source.rows())

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(self._source.columns())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles of columns and rows."""
        is_column = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            if is_column and section < len(self._source.columns()):
                return self._source.columns()[section].title
            return self._source.rows()[section] if not is_column else None
        if role == Qt.ItemDataRole.ToolTipRole and is_column and section < len(self._source.columns()):
            return self._source.columns()[section].hint or self._source.columns()[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Computed columns cannot be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_typed(index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; findings colour the cell and stand in its tooltip."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(not self.is_typed(column))
            return tabular(font)
        sentence, weight = self._source.finding(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence or None
        return _coloured(role, weight)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed; an empty text is 0."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text = str(value).strip()
        if text == self._text(index.row(), index.column()):
            return True
        try:
            number = parse_count(text) if text else 0
        except UserError as error:
            self.refused.emit(error)
            return False
        return self.put({(index.row(), index.column()): number})

    def put(self, values: Mapping[Place, int]) -> bool:
        """Keep numbers and remember how to undo it."""
        typed = {place: number for place, number in values.items() if self.is_typed(place[1])}
        before = {place: self._source.number(*place) or 0 for place in typed}
        if not typed or not self._source.put(typed):
            return False
        self._done.append((before, typed))
        self._undone.clear()
        self._tell()
        return True

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            before, after = self._done.pop()
            if self._source.put(before):
                self._undone.append((before, after))
                self._tell()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._undone:
            before, after = self._undone.pop()
            if self._source.put(after):
                self._done.append((before, after))
                self._tell()

    def is_typed(self, column: int) -> bool:
        """Whether numbers are typed in this column."""
        return self._source.columns()[column].key is not None

    def _tell(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.changed.emit()

    def _text(self, row: int, column: int) -> str:
        if self._source.columns()[column].is_text:
            return self._source.text(row, column)
        number = self._source.number(row, column)
        return "" if number is None else numbers.count(number)


class TotalsModel(QAbstractTableModel):
    """One row: the sums of the grid above it."""

    def __init__(self, source: GridSource, title: str, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source, self._title = source, title

    def reload(self) -> None:
        """Add up again."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One."""
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """As the grid."""
        return 0 if parent.isValid() else len(self._source.columns())

    def headerData(self, _section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The word for a total."""
        if orientation is Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return self._title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A sum."""
        if role == Qt.ItemDataRole.DisplayRole:
            total = self._source.total(index.column())
            return "" if total is None else numbers.count(total)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return tabular(font)
        return None


def _coloured(role: int, weight: str) -> QColor | None:
    if not weight:
        return None
    scheme = current_scheme()
    if role == Qt.ItemDataRole.BackgroundRole:
        return scheme.colour(f"{weight}_soft")
    if role == Qt.ItemDataRole.ForegroundRole:
        return scheme.colour(weight)
    return None
