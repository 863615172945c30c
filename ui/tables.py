"""Read-only lists: frozen rows under named columns, sorted in Vietnamese order, found without accents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSettings,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.text import fold, sort_key
from ui.icons import icon
from ui.look import current_scheme, tabular

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 28
_HEADER_ROOM = 22
_NARROWEST = 150
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column. `meaning` names a colour (done, care, wrong, none); `mark` an icon beside the text."""

    title: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None  # None: sort by the text
    align: Qt.AlignmentFlag = LEFT
    meaning: Callable[[Row], str] | None = None
    mark: Callable[[Row], str] | None = None
    is_bold: Callable[[Row], bool] | None = None
    width: int = 0


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Frozen rows under named columns, read-only."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of the ones before."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

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
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align | Qt.AlignmentFlag.AlignVCenter
            case _ if role == SORT_ROLE:
                return (column.sort_key or column.text)(row)
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


class FoundRows(QSortFilterProxyModel):
    """Sorts in Vietnamese order and keeps the rows whose text holds every word typed, accents aside."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)

    def find(self, text: str) -> None:
        """Keep the rows that hold these words."""
        self.beginFilterChange()
        self._words = tuple(fold(text).split())
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether every word stands in some cell of the row."""
        if not self._words:
            return True
        source = self.sourceModel()
        cells = (
            str(source.index(source_row, column, source_parent).data() or "")
            for column in range(source.columnCount())
        )
        text = fold(" ".join(cells))
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Vietnamese order for text, natural order for everything else; nothing stands first."""
        first, second = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if first is None or second is None:
            return first is None and second is not None
        if isinstance(first, str) and isinstance(second, str):
            return (sort_key(first), first) < (sort_key(second), second)
        return bool(first < second)


class TableView(QTableView, Generic[Row]):
    """A list with its model and proxy. `current_changed` brings the row or None, `opened` the row."""

    current_changed = Signal(object)
    opened = Signal(object)
    removal_asked = Signal()

    def __init__(self, columns: Sequence[Column[Row]], name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model: RowsModel[Row] = RowsModel(columns, self)
        self.found = FoundRows(self)
        self.found.setSourceModel(self.rows_model)
        self.setModel(self.found)
        self.setAccessibleName(name)
        self._shared = tuple(at for at, column in enumerate(columns) if not column.width)
        self._build(columns)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_rows(self, rows: Sequence[Row], *, same: Callable[[Row], object] | None = None) -> None:
        """Show rows; the current one stays when `same` finds it again."""
        held = self.current()
        self.rows_model.show(rows)
        if held is not None and same is not None:
            self.select(lambda row: same(row) == same(held))

    def current(self) -> Row | None:
        """The row the officer stands on."""
        index = self.currentIndex()
        row: Row | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def chosen(self) -> tuple[Row, ...]:
        """Every selected row, in the order shown."""
        return tuple(index.data(ROW_ROLE) for index in self.selectionModel().selectedRows())

    def select(self, wanted: Callable[[Row], bool]) -> bool:
        """Stand on the first row that is wanted."""
        for at in range(self.found.rowCount()):
            if wanted(self.found.index(at, 0).data(ROW_ROLE)):
                self.setCurrentIndex(self.found.index(at, 0))
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns without a width of their own share what is left, but never less than can be read."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        taken = sum(header.sectionSize(at) for at in range(header.count()) if at not in self._shared)
        for at in self._shared:
            left = (self.viewport().width() - taken) // len(self._shared)
            header.resizeSection(at, max(left, _NARROWEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks for removal."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def keep_place(self, places: QSettings, key: str) -> None:
        """Bring back the column widths and keep them from now on."""
        state = places.value(f"columns/{key}")
        header = self.horizontalHeader()
        if isinstance(state, QByteArray):
            header.restoreState(state)
        header.sectionResized.connect(lambda *_sizes: places.setValue(f"columns/{key}", header.saveState()))

    def _build(self, columns: Sequence[Column[Row]]) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for at, column in enumerate(columns):
            if column.width:
                wanted = self.fontMetrics().horizontalAdvance(column.title) + _HEADER_ROOM
                self.setColumnWidth(at, max(column.width, wanted))

    def _tell_current(self, index: QModelIndex) -> None:
        self.current_changed.emit(index.data(ROW_ROLE) if index.isValid() else None)

    def _open(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)
