"""The table of a number grid: a spreadsheet's keys, blocks to and from it, one undo for each act."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from core.errors import UserError
from ui.grid import GridModel, Place
from ui.grid_blocks import GridBlocks
from ui.grid_delegate import NumberDelegate
from ui.grid_keys import act_for
from ui.grid_sentence import CellSentence
from ui.list_acts import ListActs
from ui.texts import grid as texts
from ui.texts.help import GRID_KEYS
from ui.view_listings import grid_listing

_KEYS = QKeySequence.StandardKey
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class GridTable(QTableView):
    """The table.

    `said` brings a sentence and its weight, `stood` follows every move and selection, `held` tells whether a
    text that cannot be kept stands in the open cell, `group_asked` wants another group of columns,
    `rows_asked` the next or previous rows. `where` names what the rows are of, for paper.
    """

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = GRID_KEYS
    said = Signal(str, str)
    stood = Signal()
    group_asked = Signal(int)
    rows_asked = Signal(int)
    held = Signal(bool)

    def __init__(self, model: GridModel, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.where: Callable[[], str] = str
        self.papers = ListActs(self, lambda: grid_listing(self))
        self._tab_run: tuple[Place, int] | None = None
        self.numbers = NumberDelegate(self)
        self.blocks = GridBlocks(self)
        self.sentence = CellSentence(self)
        self.setModel(model)
        self.setItemDelegate(self.numbers)
        self.setAccessibleName(name)
        self._build()
        self.numbers.asked.connect(self._answer)
        model.told.connect(self.said)
        model.moved.connect(self.select_places)
        model.modelReset.connect(self.sentence.hide)
        self.selectionModel().selectionChanged.connect(lambda *_both: self.stood.emit())
        self.selectionModel().currentChanged.connect(lambda *_both: self.stood.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet; everything else is Qt's."""
        if self.papers.hear(event):
            return
        act = act_for(self, event)
        if act is not None:
            act()
            event.accept()
            return
        is_writing = bool(event.text().strip()) and not event.modifiers() & (_CONTROL | _OTHERS)
        if is_writing and not self._is_editable():
            self.said.emit(self.grid.source.closed() or texts.COMPUTED, "care")
            return
        self.numbers.replaces = is_writing
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A composition begun on the cell replaces its number, as typing does."""
        self.numbers.replaces = True
        super().inputMethodEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab moves from number to number; after the last one it leaves the grid."""
        if self._tab(is_next):
            return True
        return super().focusNextPrevChild(is_next)

    def leave(self, *, forward: bool) -> None:
        """Go to the next widget, or the one before."""
        super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A cell with a text that is no number is not left for another."""
        if self.finish():
            super().mousePressEvent(event)
        else:
            self.focus_open()

    def finish(self) -> bool:
        """Keep what is typed in the open cell and close it; False where it cannot be read and stays open."""
        editor = self.numbers.editor
        if editor is None:
            return True
        if editor.is_composing:
            return False
        column = self.numbers.at.column()
        try:
            self.grid.read(column, editor.text())
        except UserError as error:
            if editor.isModified():
                self.sentence.say(self.grid.why_not_read(column, error), editor)
                self.said.emit(self.grid.why_not_read(column, error), "wrong")
                self.held.emit(True)
                return False
        self.commitData(editor)
        self._close(QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def revert(self) -> None:
        """Close the open cell; its number is what it was."""
        self._close(QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self.stood.emit()

    def focus_open(self) -> None:
        """Go back to the open cell."""
        if self.numbers.editor is not None:
            self.numbers.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_current(self) -> None:
        """Edit the number of the current cell."""
        self.numbers.replaces = False
        if self._is_editable():
            self.edit(self.currentIndex())
        else:
            self.said.emit(self.grid.source.closed() or texts.COMPUTED, "care")

    def step(self, down: int, right: int) -> None:
        """Stand some cells away, counting the columns in sight; within a selection Enter goes round in it."""
        index = self.currentIndex()
        columns = self.columns_in_sight()
        if not index.isValid() or not columns:
            return
        at = columns.index(index.column()) if index.column() in columns else 0
        row = min(max(index.row() + down, 0), self.grid.rowCount() - 1)
        self.stand(row, columns[min(max(at + right, 0), len(columns) - 1)])

    def stand(self, row: int, column: int) -> None:
        """Stand on a cell and see it."""
        self.setCurrentIndex(self.grid.index(row, column))

    def columns_in_sight(self) -> tuple[int, ...]:
        """The columns that are not hidden."""
        return tuple(at for at in range(self.grid.columnCount()) if not self.isColumnHidden(at))

    def places(self) -> tuple[Place, ...]:
        """The selected cells, row by row."""
        return tuple(sorted((index.row(), index.column()) for index in self.selectedIndexes()))

    def _answer(self, asked: str, what: object) -> None:
        """Do what a key in the open cell wants."""
        if asked == "undo":
            self.revert()
            return
        editor = self.numbers.editor
        text = editor.text() if editor is not None else ""
        if not self.finish():
            return
        if asked == "step" and isinstance(what, tuple):
            self.enter(what[0])
        elif asked == "arrow" and isinstance(what, tuple):
            self.step(*what)
        elif asked == "tab" and not self._tab(bool(what)):
            self.leave(forward=bool(what))
        elif asked == "fill":
            number = self.grid.read(self.currentIndex().column(), text)
            self.grid.put(dict.fromkeys(self.places(), number))

    def enter(self, down: int) -> None:
        """Down a row; after a run of Tabs back under the cell where it began; round within a selection."""
        places = self.places()
        index = self.currentIndex()
        if len(places) > 1 and (index.row(), index.column()) in places:
            ordered = sorted(places, key=lambda place: (place[1], place[0]))
            at = ordered.index((index.row(), index.column())) + down
            target = self.grid.index(*ordered[at % len(ordered)])
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(target)
            return
        column = self._run_start()
        row = index.row() + down
        if 0 <= row < self.grid.rowCount():
            self.stand(row, column)

    def _tab(self, is_next: bool) -> bool:
        """Stand on the next number to type, row by row; False at the end."""
        columns = self.columns_in_sight()
        typed = tuple(at for at in columns if self.grid.is_typed(at)) or columns
        index = self.currentIndex()
        if not index.isValid() or not typed:
            return False
        places = [(row, at) for row in range(self.grid.rowCount()) for at in typed]
        here = (index.row(), index.column())
        rest = [place for place in places if (place > here if is_next else place < here)]
        if not rest:
            return False
        start, target = self._run_start(), rest[0] if is_next else rest[-1]
        self.stand(*target)
        self._tab_run = target, start
        return True

    def _run_start(self) -> int:
        """The column in which a run of Tabs began that ends here; without one, this column."""
        here = (self.currentIndex().row(), self.currentIndex().column())
        return self._tab_run[1] if self._tab_run is not None and self._tab_run[0] == here else here[1]

    def retype(self) -> None:
        """Backspace empties the cell and edits it."""
        self.edit_current()
        if self.numbers.editor is not None:
            self.numbers.editor.replaces = True
            self.numbers.editor.selectAll()
            self.numbers.editor.del_()

    def _is_editable(self) -> bool:
        return bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)

    def _close(self, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.sentence.hide()
        self.held.emit(False)
        if self.numbers.editor is not None:
            self.closeEditor(self.numbers.editor, hint)

    def select_places(self, places: tuple[Place, ...]) -> None:
        """Select the block around some cells and see it."""
        if not places:
            return
        rows = [row for row, _column in places]
        columns = [column for _row, column in places]
        first = self.grid.index(min(rows), min(columns))
        block = QItemSelection(first, self.grid.index(max(rows), max(columns)))
        self.selectionModel().setCurrentIndex(first, _SELECT)
        self.selectionModel().select(block, _SELECT)
        self.scrollTo(first)

    def _build(self) -> None:
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
