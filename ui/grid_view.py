"""The grid on screen: Enter down, Tab right, typing replaces, Excel blocks, fill down, pinned totals."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.numbers import parse_count
from ui.found_rows import Index
from ui.grid import GridModel, GridSource, Place, TotalsModel
from ui.tables import ROW_HEIGHT
from ui.texts.help import GRID_KEYS

_HEADER_HEIGHT = 62
_COLUMN_WIDTH = 88
_ROW_TITLE_WIDTH = 204
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NumberDelegate(QStyledItemDelegate):
    """An editor for one number: Enter commits and goes down."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A plain right-aligned line."""
        del option, index
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def eventFilter(self, editor: object, event: QEvent) -> bool:
        """Enter goes down instead of staying in the cell."""
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_press and event.key() in _ENTER and isinstance(editor, QWidget):  # type: ignore[attr-defined]
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            view = self.parent()
            if isinstance(view, GridTable):
                view.step(1, 0)
            return True
        return super().eventFilter(editor, event)  # type: ignore[arg-type]


class GridTable(QTableView):
    """The table with the keys of a number grid."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = GRID_KEYS
    block_refused = Signal()

    def __init__(self, model: GridModel, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self.setModel(model)
        self.setItemDelegate(NumberDelegate(self))
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        size_headers(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a grid; everything else is Qt's."""
        acts = (
            (QKeySequence.StandardKey.Copy, self.copy_block),
            (QKeySequence.StandardKey.Cut, self.cut_block),
            (QKeySequence.StandardKey.Paste, self.paste_block),
            (QKeySequence.StandardKey.Undo, self._grid.undo),
            (QKeySequence.StandardKey.Redo, self._grid.redo),
        )
        for keys, act in acts:
            if event.matches(keys):
                act()
                return
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() == Qt.Key.Key_Y:
            self._grid.redo()
        elif is_control and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._grid.put(dict.fromkeys(self.places(), 0))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.step(1, 0)
        elif self._leaves(event, is_control=is_control):
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab moves in the grid; at its end it leaves."""
        at_end = self._is_at_end() if is_next else self._is_at_start()
        if at_end:
            return super().focusNextPrevChild(is_next)
        return False

    def step(self, down: int, right: int) -> None:
        """Stand some cells away."""
        index = self.currentIndex()
        target = self._grid.index(index.row() + down, index.column() + right)
        if target.isValid():
            self.setCurrentIndex(target)

    def places(self) -> tuple[Place, ...]:
        """The selected cells."""
        return tuple((index.row(), index.column()) for index in self.selectedIndexes())

    def copy_block(self) -> None:
        """Selected cells as Excel reads them."""
        places = self.places()
        if not places:
            return
        rows = sorted({row for row, _column in places})
        columns = sorted({column for _row, column in places})
        lines = ("\t".join(self._plain(row, column) for column in columns) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def cut_block(self) -> None:
        """Copy, then clear."""
        self.copy_block()
        self._grid.put(dict.fromkeys(self.places(), 0))

    def paste_block(self) -> None:
        """Numbers from the clipboard, from the current cell on: all of them or none."""
        try:
            values = _block(QGuiApplication.clipboard().text())
        except UserError:
            self.block_refused.emit()
            return
        top, first = self.currentIndex().row(), self.currentIndex().column()
        inside = {
            (top + row, first + column): number
            for (row, column), number in values.items()
            if top + row < self._grid.rowCount() and first + column < self._grid.columnCount()
        }
        if inside and self._grid.put(inside):
            self._select(top, first, inside=inside)

    def fill_down(self) -> None:
        """The top cell of each selected column into the cells below it."""
        places = self.places()
        if not places:
            return
        top = min(row for row, _column in places)
        values = {}
        for row, column in places:
            text = self._plain(top, column)
            if row > top and text:
                values[row, column] = int(text)
        self._grid.put(values)

    def _plain(self, row: int, column: int) -> str:
        text = str(self._grid.index(row, column).data() or "")
        return text.replace(".", "") if self._grid.is_typed(column) else text

    def _select(self, top: int, first: int, *, inside: dict[Place, int]) -> None:
        last_row = max(row for row, _column in inside)
        last_column = max(column for _row, column in inside)
        block = QItemSelection(self._grid.index(top, first), self._grid.index(last_row, last_column))
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _leaves(self, event: QKeyEvent, *, is_control: bool) -> bool:
        return is_control and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}

    def _is_at_end(self) -> bool:
        index = self.currentIndex()
        is_last_row = index.row() == self._grid.rowCount() - 1
        return not index.isValid() or (is_last_row and index.column() == self._grid.columnCount() - 1)

    def _is_at_start(self) -> bool:
        index = self.currentIndex()
        return not index.isValid() or (index.row() == 0 and index.column() == 0)


class TotalledGrid(QWidget):
    """The grid with its totals pinned below; both scroll together."""

    def __init__(self, source: GridSource, *, name: str, total: str, total_name: str) -> None:
        super().__init__()
        self.model = GridModel(source, self)
        self.totals = TotalsModel(source, total, parent=self)
        self.table = GridTable(self.model, name, parent=self)
        self._below = QTableView(self)
        self._below.setModel(self.totals)
        self._below.setAccessibleName(total_name)
        self._below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._below.horizontalHeader().hide()
        size_headers(self._below)
        self._below.setFixedHeight(ROW_HEIGHT + 4)
        self._below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.table, 1)
        column.addWidget(self._below)
        self.table.horizontalScrollBar().valueChanged.connect(self._below.horizontalScrollBar().setValue)
        self.table.horizontalHeader().sectionResized.connect(self._follow_width)
        self.model.changed.connect(self.totals.reload)

    def reload(self) -> None:
        """Show the source again; the cell stood on stays."""
        index = self.table.currentIndex()
        place = (index.row(), index.column()) if index.isValid() else (0, 0)
        self.model.reload()
        self.totals.reload()
        self.table.setCurrentIndex(self.model.index(*place))

    def _follow_width(self, section: int, _old: int, new: int) -> None:
        self._below.setColumnWidth(section, new)


def size_headers(view: QTableView) -> None:
    """Wrapped column titles, row titles of one width, rows of one height."""
    across = view.horizontalHeader()
    across.setDefaultSectionSize(_COLUMN_WIDTH)
    across.setFixedHeight(_HEADER_HEIGHT)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    across.setHighlightSections(False)
    down = view.verticalHeader()
    down.setFixedWidth(_ROW_TITLE_WIDTH)
    down.setDefaultSectionSize(ROW_HEIGHT)
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    down.setHighlightSections(False)


def _block(text: str) -> dict[Place, int]:
    """The numbers of a clipboard text; empty cells are 0."""
    lines = text.rstrip("\r\n").split("\n")
    return {
        (row, column): parse_count(cell.strip()) if cell.strip() else 0
        for row, line in enumerate(lines)
        for column, cell in enumerate(line.rstrip("\r").split("\t"))
    }
