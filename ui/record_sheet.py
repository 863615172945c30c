"""The sheet view of a list of records: the table, and below it one line about the cell one stands on."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from core.errors import CchcError
from core.records.catalogue import Record
from ui.cell_keys import CellAct
from ui.messages import MessageDialog, Notice, error_notice, plain_label
from ui.page import SMALL
from ui.record_book import RecordBook
from ui.record_sheet_model import RecordSheetModel
from ui.sheet_paste import PastePlan
from ui.sheet_table import SheetTable
from ui.texts import common
from ui.texts import record_sheet as texts
from ui.texts.every_finding import message_of
from ui.texts.records import field_label, kind_title


class RecordSheet(QWidget):
    """`asked` brings what the pane does for it: undo, redo, removal of rows."""

    asked = Signal(object)

    def __init__(self, book: RecordBook, *, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._problems: tuple[str, ...] = ()
        self.model = RecordSheetModel(book, self)
        name = texts.SHEET_NAME.format(title=kind_title(book.kind))
        self.table = SheetTable(self.model, name, today=today, parent=self)
        self.sentence = plain_label(kind="quiet", wraps=True)
        self.details = QPushButton(texts.PASTE_DETAILS)
        self._build()
        self.table.pasted.connect(self._take_block)
        self.table.asked.connect(self.asked)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._say_cell())
        self.model.said.connect(self._say)
        book.judged.connect(self._say_cell)

    def show_ids(self, ids: Sequence[str], *, needle: str = "") -> None:
        """Show these rows; the cell one stands on stays, and what is typed in it is kept first."""
        self.table.commit_editor()
        held, column = self.current_id(), max(self.table.currentIndex().column(), 0)
        self.model.needle = needle
        self.model.show_ids(ids)
        row = self.model.rows.row_of(held) if held else self.model.rowCount() - 1
        self._stand(max(row, 0), column)

    def current_id(self) -> str:
        """The record one stands on; empty on the row for a new one."""
        row = self.table.currentIndex().row()
        return "" if row < 0 or self.model.rows.is_blank(row) else self.model.rows.record(row).id

    def chosen(self) -> tuple[Record, ...]:
        """Records of the selected rows."""
        return tuple(self.model.rows.record(row) for row in self.table.rows_chosen())

    def stand_on(self, record_id: str) -> None:
        """Stand on one record."""
        row = self.model.rows.row_of(record_id)
        if row >= 0:
            self._stand(row, max(self.table.currentIndex().column(), 0))

    def begin(self) -> None:
        """Stand on the first cell of the row for a new record."""
        columns = self.table.columns()
        self._stand(self.model.rowCount() - 1, columns[0] if columns else 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, place: QPoint) -> None:
        """What can be done with the chosen cells and rows."""
        menu = QMenu(self)
        table = self.table
        acts = (
            (texts.COPY_CELLS, "Ctrl+C", table.copy_block),
            (texts.CUT_CELLS, "Ctrl+X", table.cut_block),
            (texts.PASTE_CELLS, "Ctrl+V", table.paste_block),
            (texts.FILL_DOWN, "Ctrl+D", table.fill_down),
            (texts.REMOVE_ROWS, "Ctrl+-", lambda: self.asked.emit(CellAct.REMOVE_ROWS)),
        )
        for text, keys, act in acts:
            action = menu.addAction(f"{text}\t{keys}")
            action.triggered.connect(lambda _checked=False, act=act: act())
            action.setEnabled(not self._book.is_locked or act == table.copy_block)
        menu.addSeparator()
        table.papers.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(table.viewport().mapToGlobal(place))

    def _stand(self, row: int, column: int) -> None:
        index = self.model.index(row, column)
        if index.isValid():
            self.table.setCurrentIndex(index)
        else:
            self.table.setCurrentIndex(QModelIndex())
        self._say_cell()

    def _take_block(self, plan: PastePlan) -> None:
        """Keep a block as one step, or say what is wrong with it."""
        if plan.columns_over:
            self._say(texts.too_wide(plan.columns_over), "wrong")
            return
        if plan.problems or self._book.is_locked:
            self._refuse(plan.problems)
            return
        top = min((row for row, _column in self.table.places()), default=self.table.currentIndex().row())
        try:
            errors = self._book.put(plan.records)
        except CchcError as error:
            self._say(error_notice(error).what, "wrong")
            return
        if errors:
            self._refuse(tuple(self._place_of(found.where, message_of(found)) for found in errors))
            return
        self.table.show_pasted(plan, top=top)
        self._say(texts.pasted(plan.rows, plan.added), "done")

    def _place_of(self, where: str, sentence: str) -> str:
        record_id, _colon, field = where.removeprefix(f"{self._book.kind}:").rpartition(":")
        row = self.model.rows.row_of(record_id)
        return texts.record_wrong(row + 1, field_label(self._book.kind, field), why=sentence)

    def _refuse(self, problems: tuple[str, ...]) -> None:
        if not problems:
            self._say(self._book.lock_reason, "wrong")
            return
        self._say(texts.not_pasted(problems[0], len(problems) - 1), "wrong")
        self._problems = problems
        self.details.setVisible(len(problems) > 1)

    def _show_details(self) -> None:
        notice = Notice(
            title=texts.NOT_PASTED,
            what=texts.NOT_PASTED,
            why=texts.NOT_PASTED_WHY,
            details="\n".join(self._problems),
        )
        MessageDialog(notice, (common.CLOSE,), parent=self, opens_details=True).exec()

    def _say_cell(self) -> None:
        """What is to be said about the current cell, or how to use the empty row."""
        index = self.table.currentIndex()
        if not index.isValid():
            self._say(self._book.lock_reason, "")
            return
        sentence, weight = self.model.sentence(index.row(), self.model.spec(index.column()))
        row = (
            texts.NEW_ROW_SAYS
            if self.model.rows.is_blank(index.row())
            else self.model.row_sentence(index.row())
        )
        care = "care" if row and not self.model.rows.is_blank(index.row()) else ""
        self._say(sentence or row or self._book.lock_reason, weight or care)

    def _say(self, sentence: str, weight: str) -> None:
        if not sentence and not weight:
            index = self.table.currentIndex()
            if index.isValid() and self.model.sentence(index.row(), self.model.spec(index.column()))[0]:
                self._say_cell()
                return
        self.sentence.setText(sentence)
        self.sentence.setProperty("kind", weight or "quiet")
        self.sentence.style().unpolish(self.sentence)
        self.sentence.style().polish(self.sentence)
        self.sentence.setAccessibleName(sentence)
        self.details.hide()

    def _build(self) -> None:
        self.details.setAutoDefault(False)
        self.details.clicked.connect(lambda _checked=False: self._show_details())
        self.details.hide()
        self.sentence.setMinimumHeight(self.sentence.fontMetrics().height() + 2)
        below = QHBoxLayout()
        below.addWidget(self.sentence, 1)
        below.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        self.setFocusProxy(self.table)
