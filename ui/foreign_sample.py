"""The first rows of a foreign file, as it shows them; the headings stand out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from core.foreign.values import ForeignSheet
from ui.texts import foreign_export as texts

_HEIGHT, _COLUMN = 150, 118
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LETTERS = 26


class SampleModel(QAbstractTableModel):
    """Rows of text under the letters of their columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[str]] = ()
        self._header = 0
        self._width = 0

    def show(self, sheet: ForeignSheet, header: int) -> None:
        """Show a sheet; `header` counts from 1."""
        self.beginResetModel()
        self._rows, self._header = sheet.rows, header
        self._width = max((len(row) for row in sheet.rows), default=0)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Rows read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The widest row."""
        return 0 if parent.isValid() else self._width

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; the headings are bold."""
        if role == Qt.ItemDataRole.FontRole and index.row() == self._header - 1:
            font = QFont()
            font.setBold(True)
            return font
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        row = self._rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Letters above, numbers beside."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return letters(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)


class SampleView(QTableView):
    """Only to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = SampleModel(self)
        self.setModel(self.rows_model)
        self.setAccessibleName(texts.SAMPLE)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setMinimumHeight(_HEIGHT)
        self.horizontalHeader().setDefaultSectionSize(_COLUMN)


def letters(at: int) -> str:
    """A column as spreadsheet programs name it, counted from 0."""
    head, tail = divmod(at, _LETTERS)
    return (letters(head - 1) if head else "") + chr(65 + tail)
