"""The table of a sheet of records with the keys of a spreadsheet."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.blocks import read_block, write_block
from core.errors import UserError
from core.records.fields import Form
from ui.cell_editors import CellDelegate, edit_at_end
from ui.cell_keys import CellAct, act_of, edge_of
from ui.found_rows import Index
from ui.list_acts import ListActs
from ui.messages import error_notice
from ui.offer_menu import offered, open_offers
from ui.record_sheet_model import Place, RecordSheetModel
from ui.sheet_paste import PastePlan, fitted, plan_paste
from ui.tables import ROW_HEIGHT
from ui.texts import record_sheet as texts
from ui.view_listings import sheet_listing

_WIDTHS = {
    Form.LINE: 220,
    Form.BLOCK: 220,
    Form.DAY: 112,
    Form.COUNT: 104,
    Form.AMOUNT: 128,
    Form.CHOICE: 160,
    Form.FLAG: 96,
}
_MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_WIDE = 320
_HEADER_HEIGHT = 46
_ROW_TITLE_WIDTH = 52


class SheetTable(QTableView):
    """`pasted` brings the plan of a block; `asked` what the pane does: undo, redo, removal of rows."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = texts.SHEET_KEYS
    pasted = Signal(object)
    asked = Signal(object)

    def __init__(
        self, model: RecordSheetModel, name: str, *, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sheet = model
        self._today = today
        self._tab_from = -1
        self.delegate = CellDelegate(self._name_of, self, refuses=self._refuses)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(name)
        self.papers = ListActs(self, lambda: sheet_listing(self), brings_menu=False)
        _dress(self)
        self.delegate.moved.connect(self.step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a sheet; everything else begins typing or is Qt's."""
        if self.papers.hear(event):
            return
        act = act_of(event)
        if act is CellAct.TICK and not self._form_is(Form.FLAG):
            act = None
        if act is not None:
            _act(self, act)()
            return
        edge = edge_of(event)
        if edge is not None:
            self._go_to_edge(*edge)
            return
        if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and self._tab_from < 0:
            self._tab_from = self.currentIndex().column()
        elif event.key() in _MOVES:
            self._tab_from = -1
        self.delegate.takes_arrows = event.key() != Qt.Key.Key_F2
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_F2:
            edit_at_end(self.editor())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composition begins an edit as a key does."""
        self.delegate.takes_arrows = True
        super().inputMethodEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Arrows move in the text of an edit begun by the mouse."""
        self.delegate.takes_arrows = False
        super().mouseDoubleClickEvent(event)  # type: ignore[arg-type]

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab moves in the sheet; at its end it leaves."""
        index = self.currentIndex()
        columns = self.columns()
        if not index.isValid() or not columns:
            return super().focusNextPrevChild(is_next)
        edge = (self.sheet.rowCount() - 1, columns[-1]) if is_next else (0, columns[0])
        if (index.row(), index.column()) == edge:
            return super().focusNextPrevChild(is_next)
        return False

    def editor(self) -> QWidget | None:
        """The editor that is open."""
        index = self.currentIndex()
        return self.indexWidget(index) if index.isValid() else None

    def columns(self) -> tuple[int, ...]:
        """The columns in sight, from left to right."""
        header = self.horizontalHeader()
        drawn = (header.logicalIndex(at) for at in range(header.count()))
        return tuple(column for column in drawn if not header.isSectionHidden(column))

    def step(self, down: int, right: int) -> None:
        """Stand some cells away; Enter after Tabs goes back below the cell where they began."""
        columns = self.columns()
        index = self.currentIndex()
        if not index.isValid() or index.column() not in columns:
            return
        at = columns.index(index.column())
        if right and self._tab_from < 0:
            self._tab_from = index.column()
        if down and not right and self._tab_from in columns:
            at, self._tab_from = columns.index(self._tab_from), -1
        row = index.row() + down + (at + right) // len(columns)
        column = columns[(at + right) % len(columns)]
        target = self.sheet.index(row, column)
        if target.isValid() and not self._holds_wrong(index):
            self.setCurrentIndex(target)

    def _go_to_edge(self, down: int, right: int) -> None:
        index, columns = self.currentIndex(), self.columns()
        row = index.row() if not down else (0 if down < 0 else self.sheet.rowCount() - 1)
        column = index.column() if not right else columns[0 if right < 0 else -1]
        self.setCurrentIndex(self.sheet.index(row, column))

    def places(self) -> tuple[Place, ...]:
        """The selected cells in sight."""
        shown = set(self.columns())
        return tuple((at.row(), at.column()) for at in self.selectedIndexes() if at.column() in shown)

    def copy_block(self) -> None:
        """Selected cells as spreadsheets read them; the row for new records is left out."""
        places = {place for place in self.places() if not self.sheet.rows.is_blank(place[0])}
        if not places:
            return
        columns = [at for at in self.columns() if any(column == at for _row, column in places)]
        rows = sorted({row for row, _column in places})
        cells = ([self._plain(row, column) for column in columns] for row in rows)
        QGuiApplication.clipboard().setText(write_block(tuple(cells)))

    def cut_block(self) -> None:
        """Copy, then clear."""
        self.copy_block()
        self.clear_cells()

    def clear_cells(self) -> None:
        """Selected cells become what their field begins with."""
        cleared = {place: self.sheet.read(place[1], "") for place in self._changeable()}
        for place in cleared:
            self.sheet.forget_wrong(*place)
        self._keep(cleared)

    def fill_down(self) -> None:
        """The top cell of each selected column into the cells below it; one cell takes the one above."""
        places = self._changeable()
        if not places:
            return
        top = min(row for row, _column in places)
        if top == max(row for row, _column in places):
            top = max(top - 1, 0)
        source = self.sheet.rows.record(top)
        self._keep(
            {
                (row, column): getattr(source, self.sheet.spec(column).name)
                for row, column in places
                if row > top
            }
        )

    def paste_block(self) -> None:
        """The clipboard's cells from the top left of the selection on: all of them or none."""
        text = QGuiApplication.clipboard().text()
        index = self.currentIndex()
        if not text or not index.isValid() or not self.sheet.flags(index) & Qt.ItemFlag.ItemIsSelectable:
            return
        places = self.places() or ((index.row(), index.column()),)
        columns = self.columns()
        rows = sorted({row for row, _column in places})
        across = [at for at in columns if any(column == at for _row, column in places)]
        is_block = len(places) == len(rows) * len(across) and len(rows) < self.sheet.rowCount()
        try:
            block = read_block(text)
        except UserError as error:
            self.sheet.said.emit(error_notice(error).what, "wrong")
            return
        if is_block:
            block = fitted(block, rows=len(rows), columns=len(across))
        left = columns.index(across[0])
        self.pasted.emit(plan_paste(self.sheet, block, top=rows[0], columns=columns[left:]))

    def show_pasted(self, plan: PastePlan, *, top: int) -> None:
        """Select the rows a block went into."""
        column = self.currentIndex().column()
        last = min(top + plan.rows, self.sheet.rowCount()) - 1
        block = QItemSelection(self.sheet.index(top, column), self.sheet.index(last, column))
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def rows_chosen(self) -> tuple[int, ...]:
        """Rows of the selection, the empty one left out."""
        rows = {row for row, _column in self.places()} or {self.currentIndex().row()}
        return tuple(sorted(row for row in rows if row >= 0 and not self.sheet.rows.is_blank(row)))

    def commit_editor(self) -> None:
        """Keep what stands in an open editor."""
        editor = self.editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)

    def leave(self, *, forward: bool) -> None:
        """Go on to what stands before or behind the sheet."""
        super().focusNextPrevChild(forward)

    def _changeable(self) -> tuple[Place, ...]:
        """Selected cells that may be changed."""
        can = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return tuple(place for place in self.places() if self.sheet.flags(self.sheet.index(*place)) & can)

    def _keep(self, values: dict[Place, object]) -> None:
        """Clearing the empty row makes no record."""
        kept = {place: value for place, value in values.items() if not self._changes_nothing(place, value)}
        if kept:
            self.sheet.put(kept)

    def _changes_nothing(self, place: Place, value: object) -> bool:
        row, column = place
        return bool(getattr(self.sheet.rows.record(row), self.sheet.spec(column).name) == value)

    def write_today(self) -> None:
        """Today into the selected days."""
        days = [place for place in self._changeable() if self.sheet.spec(place[1]).form is Form.DAY]
        self._keep(dict.fromkeys(days, self._today()))

    def open_list(self) -> None:
        """Choices open as an editor; a line of text offers usual values and those of other rows."""
        index = self.currentIndex()
        if not self._form_is(Form.LINE) or not self.sheet.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            return
        values = offered(self.sheet.usual_values(index.column()), "")
        if values:
            below = self.visualRect(index).bottomLeft()
            open_offers(self.viewport(), values, at=below, taken=lambda text: self.sheet.setData(index, text))

    def tick(self) -> None:
        """Turn the selected ticks, all as the first one."""
        flags = [place for place in self._changeable() if self.sheet.spec(place[1]).form is Form.FLAG]
        if flags:
            row, column = flags[0]
            is_on = not getattr(self.sheet.rows.record(row), self.sheet.spec(column).name)
            self._keep(dict.fromkeys(flags, is_on))

    def _form_is(self, form: Form) -> bool:
        index = self.currentIndex()
        return index.isValid() and self.sheet.spec(index.column()).form is form

    def _plain(self, row: int, column: int) -> str:
        return self.sheet.plain_text(row, self.sheet.spec(column))

    def _refuses(self, text: str) -> bool:
        """Whether the text of the open editor cannot be read; why is said below the sheet."""
        column = self.currentIndex().column()
        try:
            self.sheet.read(column, text)
        except UserError as error:
            self.sheet.said.emit(texts.not_kept(text, error_notice(error).why), "wrong")
            return True
        return False

    def _holds_wrong(self, index: QModelIndex) -> bool:
        return self.sheet.holds_wrong(index.row(), index.column())

    def _name_of(self, index: Index) -> str:
        return self.sheet.title(index.column())


def _act(table: SheetTable, act: CellAct) -> Callable[[], object]:
    acts: dict[CellAct, Callable[[], object]] = {
        CellAct.COPY: table.copy_block,
        CellAct.CUT: table.cut_block,
        CellAct.PASTE: table.paste_block,
        CellAct.UNDO: partial(table.asked.emit, act),
        CellAct.REDO: partial(table.asked.emit, act),
        CellAct.REMOVE_ROWS: partial(table.asked.emit, act),
        CellAct.FILL_DOWN: table.fill_down,
        CellAct.CLEAR: table.clear_cells,
        CellAct.DOWN: partial(table.step, 1, 0),
        CellAct.UP: partial(table.step, -1, 0),
        CellAct.TODAY: table.write_today,
        CellAct.TICK: table.tick,
        CellAct.OPEN_LIST: table.open_list,
        CellAct.LEAVE: partial(table.leave, forward=True),
        CellAct.LEAVE_BACK: partial(table.leave, forward=False),
    }
    return acts[act]


def _dress(table: SheetTable) -> None:
    table.setWordWrap(False)
    table.setTabKeyNavigation(True)
    table.setCornerButtonEnabled(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setEditTriggers(
        QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
    )
    across = table.horizontalHeader()
    across.setSectionsMovable(True)
    across.setHighlightSections(False)
    across.setFixedHeight(_HEADER_HEIGHT)
    across.setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    )
    for at, spec in enumerate(table.sheet.specs):
        table.setColumnWidth(at, _WIDE if spec.form is Form.LINE and spec.required else _WIDTHS[spec.form])
    down = table.verticalHeader()
    down.setFixedWidth(_ROW_TITLE_WIDTH)
    down.setDefaultSectionSize(ROW_HEIGHT)
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setHighlightSections(False)
