"""Read-only lists: frozen rows under named columns, sorted in Vietnamese order, found without accents."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui.found_rows import ROW_ROLE, FoundRows
from ui.list_acts import ListActs
from ui.list_columns import CENTRE, LEFT, RIGHT, Column, RowsModel, part, wall
from ui.listing import table_listing
from ui.texts.help import LIST_KEYS
from ui.thin_progress import ThinProgress
from ui.wrapped_rows import WrappedRows

Row = TypeVar("Row")
ROW_HEIGHT = 28
_HEADER_ROOM = 22
_NARROWEST = 96
_LEAST_FIXED = 56
_CELL_ROOM = 4
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows

__all__ = ["CENTRE", "LEFT", "RIGHT", "ROW_HEIGHT", "Column", "RowsModel", "TableView", "part", "wall"]


class TableView(QTableView, Generic[Row]):
    """A list with its model and proxy. `current_changed` brings the row or None, `opened` the row."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = LIST_KEYS
    current_changed = Signal(object)
    opened = Signal(object)
    removal_asked = Signal()

    def __init__(self, columns: Sequence[Column[Row]], name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_sharing = self._is_trimming = self._was_current = False
        self._cells: dict[tuple[int, int], int] = {}
        self._wrapped: WrappedRows | None = None
        self.rows_model: RowsModel[Row] = RowsModel(columns, self)
        self.found = FoundRows(self)
        self.found.setSourceModel(self.rows_model)
        for told in (self.found.modelReset, self.found.layoutChanged, self.found.dataChanged):
            told.connect(self._forget_cells)  # before the view hears of it
        self.setModel(self.found)
        self.setAccessibleName(name)
        self._shared = tuple(at for at, column in enumerate(columns) if not column.width)
        self._wanted: dict[int, int] = {}
        self._progress = ThinProgress(self)
        self.papers = ListActs(self, lambda: table_listing(self))
        self._build(columns)
        self.found.settled.connect(self._settle)
        self.found.progressed.connect(self._progress.show_done)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_rows(self, rows: Sequence[Row], *, same: Callable[[Row], object] | None = None) -> None:
        """Show rows; the current one stays when `same` finds it again."""
        held = self.current()
        self.rows_model.show(rows)
        if held is not None and same is not None:
            self.select(lambda row: same(row) == same(held))
        self.share_width()

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
        rows = self.rows_model.rows
        for place, at in enumerate(self.found.shown()):
            if wanted(rows[at]):
                self.selectionModel().setCurrentIndex(self.found.index(place, 0), _ALONE)
                return True
        return False

    def replace_row(self, row: Row, *, same: Callable[[Row], object]) -> bool:
        """Show another value of the row that `same` finds, where it stands; False when there is none."""
        mark = same(row)
        for at, held in enumerate(self.rows_model.rows):
            if same(held) == mark:
                self.rows_model.change(at, row)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns fit the width again."""
        super().resizeEvent(event)
        self.share_width()

    def showEvent(self, event: QShowEvent) -> None:
        """What is in sight says how wide columns are."""
        super().showEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Columns without a width of their own share what is left.

        Where that is too little, the others come down to what their cells need, then narrower still; a
        column the officer drew to a width keeps it.
        """
        header = self.horizontalHeader()
        fixed = [at for at in self._wanted if not header.isSectionHidden(at)]
        widths = {at: self._wanted[at] for at in fixed}
        free = self.viewport().width()
        least = sum(self._needed(at) for at in self._shared) or _NARROWEST
        if sum(widths.values()) + least > free:
            widths = {at: min(width, self._needed(at)) for at, width in widths.items()}
        over = sum(widths.values()) + max(_NARROWEST, len(self._shared) * _NARROWEST) - free
        for at in sorted(widths, key=lambda at: -widths[at]):
            taken = max(0, min(over, widths[at] - max(self._title_width(at), _LEAST_FIXED)))
            widths[at] -= taken
            over -= taken
        left = (free - sum(widths.values()) - self._drawn()) // max(len(self._shared), 1)
        self._is_sharing = True
        for at, width in widths.items():
            header.resizeSection(at, width)
        for at in self._shared:
            header.resizeSection(at, max(left, _NARROWEST))
        self._is_sharing = False

    def wrap_rows(self) -> None:
        """Long texts take as many lines as they need instead of being cut."""
        self.setWordWrap(True)
        self._wrapped = WrappedRows(self)
        self.setItemDelegate(self._wrapped)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        once = QTimer(self)  # many columns are drawn at a time: the rows are measured once, afterwards
        once.setSingleShot(True)
        once.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: once.start(0))

    def updateGeometries(self) -> None:
        """The last row in sight is whole: what is left under it stays empty."""
        if self._is_trimming:
            return
        super().updateGeometries()
        if self.verticalScrollBar().maximum() <= 0 or self.wordWrap():
            return
        margins = self.viewportMargins()
        self._is_trimming = True
        spare = self.viewport().height() % ROW_HEIGHT
        self.setViewportMargins(margins.left(), margins.top(), margins.right(), margins.bottom() + spare)
        self._is_trimming = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks for removal."""
        if self.papers.hear(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def keep_place(self, places: QSettings, key: str) -> None:
        """Bring back the column widths the officer drew and keep them from now on."""
        state = places.value(f"columns/{key}")
        header = self.horizontalHeader()
        if isinstance(state, QByteArray) and header.restoreState(state):
            self._wanted.clear()
        header.sectionResized.connect(lambda *_sizes: self._keep(places, key))

    def _keep(self, places: QSettings, key: str) -> None:
        if not self._is_sharing:
            places.setValue(f"columns/{key}", self.horizontalHeader().saveState())

    def _drawn(self) -> int:
        """The width of the columns drawn by the officer."""
        header = self.horizontalHeader()
        own = {*self._wanted, *self._shared}
        return sum(header.sectionSize(at) for at in range(header.count()) if at not in own)

    def _title_width(self, at: int) -> int:
        title = str(self.rows_model.headerData(at, Qt.Orientation.Horizontal) or "")
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetrics(bold).horizontalAdvance(title) + _HEADER_ROOM

    def _needed(self, at: int) -> int:
        if not self.isVisible():  # a table nobody sees would be asked for every row
            return self._title_width(at)
        return max(self._title_width(at), self._cells_width(at) + _CELL_ROOM)

    def _cells_width(self, at: int) -> int:
        """What the cells in sight need; each is measured once until it says something else."""
        if self.wordWrap():
            return self.sizeHintForColumn(at)
        last = self.rowAt(self.viewport().height() - 1)
        rows = range(max(self.rowAt(0), 0), (last if last >= 0 else self.found.rowCount() - 1) + 1)
        return max((self._cell_width(row, at) for row in rows), default=0)

    def _cell_width(self, row: int, at: int) -> int:
        held = self._cells.get((row, at))
        if held is None:
            held = self._cells[row, at] = self.sizeHintForIndex(self.found.index(row, at)).width()
        return held

    def _forget_cells(self) -> None:
        self._cells.clear()
        if self._wrapped is not None:
            self._wrapped.forget_places()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style makes other widths."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._forget_cells()

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
        header.setResizeContentsPrecision(0)  # what is in sight says how wide a column is
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for at, column in enumerate(columns):
            if column.width:
                self._wanted[at] = max(column.width, self._title_width(at))
                self.setColumnWidth(at, self._wanted[at])
        header.sectionResized.connect(self._note_drawn)

    def _note_drawn(self, at: int, before: int, after: int) -> None:
        """A column drawn by the officer is no longer ours to narrow; hiding one is not drawing."""
        if before and after and not self._is_sharing:
            self._wanted.pop(at, None)

    def _settle(self) -> None:
        """After finding and sorting one stands on a row that is in sight."""
        self._progress.hide()
        if not self.found.rowCount():
            self._tell_current(QModelIndex())
        elif self._was_current and not self.currentIndex().isValid():
            self.setCurrentIndex(self.found.index(0, 0))
        elif self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _tell_current(self, index: QModelIndex) -> None:
        self._was_current = self._was_current or index.isValid()
        self.current_changed.emit(index.data(ROW_ROLE) if index.isValid() else None)

    def _open(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)
