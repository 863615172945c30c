"""Everything an officer does with the records of one kind: two views, search, filters, undo, drafts."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.records.catalogue import Record
from ui.act_menu import ActMenu
from ui.cell_keys import CellAct
from ui.column_menu import ColumnMenu
from ui.desk import Desk
from ui.draft_bar import DraftBar
from ui.messages import plain_label, reporting
from ui.page import SMALL, nothing_here
from ui.quick_filters import QuickFilters
from ui.record_acts import RecordActs
from ui.record_book import RecordBook
from ui.record_columns import columns_of, hidden_at_first
from ui.record_finder import RecordFinder
from ui.record_form_view import RecordFormView, named
from ui.record_sheet import RecordSheet
from ui.tables import Column
from ui.texts import common as texts
from ui.texts import record_sheet as words
from ui.texts.records import add_label, kind_hint
from ui.undo_bar import UndoBar
from ui.view_switch import ViewSwitch


class RecordsPane(QWidget):
    """The records of one kind as a list with a form, or as a sheet."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = words.PANE_KEYS

    def __init__(
        self,
        desk: Desk,
        kind: str,
        *,
        columns: Sequence[Column[Record]] = (),
        filters: QuickFilters | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, kind
        self.book = RecordBook(desk, kind, parent=self)
        self.finder = RecordFinder(kind, filters)
        self.view = RecordFormView(desk, self.book, columns=columns or columns_of(kind))
        self.table, self.form = self.view.table, self.view.form
        self.sheet = RecordSheet(self.book, today=desk.services.clock.today)
        self.undo, self.draft = UndoBar(), DraftBar()
        self.switch = ViewSwitch(desk.places, kind)
        self._lock = plain_label(kind="care", wraps=True)
        self._empty = nothing_here(kind_hint(kind), add_label(kind), act=self.add)
        self._views = QStackedWidget()
        self.table.keep_place(desk.places, kind)
        hidden = frozenset() if columns else hidden_at_first(kind)
        self.columns = ColumnMenu(self.table, desk.places, key=kind, hidden=hidden, is_kept=True)
        self.sheet_columns = ColumnMenu(self.sheet.table, desk.places, key=f"sheet/{kind}")
        self.menu = ActMenu(words.ACTS, self)
        self.acts = RecordActs(desk, self.book, chosen=self.chosen, parent=self)
        self._build()
        self._listen()

    @property
    def is_sheet(self) -> bool:
        """Whether the sheet is in sight."""
        return self.switch.is_sheet

    def reload(self) -> None:
        """Read the records again; the current one stays."""
        if self.book.is_telling:
            return
        with reporting(self):
            self.book.read()

    def add(self) -> None:
        """Begin a new record in the view in sight."""
        if self.book.is_locked:
            self._desk.changes.tell(self.book.lock_reason)
            return
        if self.is_sheet:
            self.sheet.begin()
            return
        self._show_views(is_begun=True)
        self.view.add()
        self._show_draft_bar()

    def remove(self) -> None:
        """Put the chosen records into the bin and offer to bring them back."""
        chosen = self.chosen()
        if not chosen or self.book.is_locked:
            return
        with reporting(self):
            self.book.remove([record.id for record in chosen])
            what = named(self._kind, chosen[0]) if len(chosen) == 1 else words.removed_rows(len(chosen))
            self.undo.offer(what, self.take_back)

    def chosen(self) -> tuple[Record, ...]:
        """The records an act is about: rows of the sheet, or the one in the form."""
        if self.is_sheet:
            return self.sheet.chosen()
        entry = self.book.entry(self.form.record.id) if self.form.record is not None else None
        return () if entry is None else (entry.record,)

    def take_back(self) -> None:
        """Undo the last step."""
        self._step(self.book.undo)

    def do_again(self) -> None:
        """Redo the step taken back."""
        self._step(self.book.redo)

    def stand_on(self, record_id: str) -> None:
        """Stand on one record, wherever filters would hide it."""
        self.finder.clear()
        self.reload()
        self.view.stand_on(record_id)
        self.sheet.stand_on(record_id)

    def begin_find(self) -> None:
        """Go to the search line."""
        self.finder.begin()

    def resume(self) -> None:
        """Go on with the oldest new record that misses something."""
        if self.book.drafts:
            self.finder.clear()
            self.view.stand_on(self.book.drafts[0].id)
            self.form.begin()

    def give_up(self) -> None:
        """Give up the oldest new record that misses something; undo brings it back."""
        if self.book.drafts:
            with reporting(self):
                self.book.remove([self.book.drafts[0].id])

    def save_now(self) -> bool:
        """Ctrl+S: everything is kept already, or the focus goes to what is wrong."""
        if self.is_sheet:
            self.sheet.table.commit_editor()
        elif not self.view.confirm():
            return False
        self._desk.changes.tell(words.SAVED_ALREADY)
        return True

    def next_new(self) -> None:
        """Ctrl+Enter: keep this record and begin the next one; what is wrong keeps the focus."""
        if self.is_sheet or self.view.confirm():
            self.add()

    def show_columns(self) -> None:
        """The menu of the columns, at the current one."""
        (self.sheet_columns if self.is_sheet else self.columns).show()

    def _stand_on_new(self, record_id: str) -> None:
        self.stand_on(record_id)
        if not self.is_sheet:
            self.form.begin()

    def _step(self, act: Callable[[], str]) -> None:
        with reporting(self):
            self._desk.changes.tell(act())
            self._show_all()

    def _show_all(self) -> None:
        """The view in sight shows what the search and the filters keep; the other is told when it comes."""
        entries = self.finder.pick(self.book.entries)
        if self.is_sheet:
            self.sheet.show_ids([entry.record.id for entry in entries], needle=self.finder.needle)
        else:
            self.view.show_entries(entries, needle=self.finder.needle)
        self._show_views(is_begun=bool(self.book.entries) or self.view.is_adding)
        self._lock.setText(self.book.lock_reason)
        self._lock.setVisible(self.book.is_locked)
        self._show_draft_bar()

    def _follow(self, ids: frozenset[str]) -> None:
        """Rows changed here: in place where nothing came or went, else anew; a sheet follows by itself."""
        if self.is_sheet:
            self.finder.count(len(self.sheet.model.rows.ids), len(self.book.entries))
            return
        shown = {record.id for record in self.table.rows_model.rows}
        here = {each for each in ids if self.book.entry(each) is not None}
        if here == ids and ids <= shown:
            self.view.follow(ids)
            self._show_draft_bar()
            return
        entries = self.finder.pick(self.book.entries)
        kept = {entry.record.id for entry in entries} | here
        rows = tuple(entry for entry in self.book.entries if entry.record.id in kept)
        self.view.show_entries(rows, needle=self.finder.needle)
        self.finder.count(len(kept), len(self.book.entries))
        self._show_views(is_begun=bool(self.book.entries) or self.view.is_adding)
        self._show_draft_bar()

    def _show_views(self, *, is_begun: bool) -> None:
        self._empty.setVisible(not is_begun and not self.is_sheet)
        self._views.setVisible(is_begun or self.is_sheet)
        self._views.setCurrentWidget(self.sheet if self.is_sheet else self.view)

    def _show_draft_bar(self) -> None:
        held = self.form.record
        entry = self.book.entry(held.id) if held is not None else None
        is_at_it = entry is not None and entry.is_draft
        waits = len(self.book.drafts) and not self.is_sheet and not is_at_it and not self.book.is_locked
        self.draft.show_count(len(self.book.drafts))
        self.draft.setVisible(bool(waits))

    def _turned(self, is_sheet: bool) -> None:
        """The view now in sight stands on the record of the other."""
        if is_sheet:
            self.form.commit()
            self._show_all()
            if self.form.record is not None:
                self.sheet.stand_on(self.form.record.id)
            self.sheet.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.sheet.table.commit_editor()
        held = self.sheet.current_id()
        self._show_all()
        if held:
            self.view.stand_on(held)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort_sheet(self, column: int, is_falling: bool) -> None:
        specs = self.sheet.model.specs
        self.finder.sort(specs[column].name if 0 <= column < len(specs) else "", is_falling=is_falling)

    def _do(self, act: CellAct) -> None:
        acts = {CellAct.UNDO: self.take_back, CellAct.REDO: self.do_again, CellAct.REMOVE_ROWS: self.remove}
        acts[act]()

    def _build(self) -> None:
        _fill_acts(self)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.finder)
        top.addStretch(1)
        top.addWidget(self.menu)
        top.addWidget(self.switch)
        self._views.addWidget(self.view)
        self._views.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.undo)
        column.addWidget(self.draft)
        column.addWidget(self._lock)
        column.addLayout(top)
        column.addWidget(self._empty, 1)
        column.addWidget(self._views, 1)
        self._lock.hide()

    def _listen(self) -> None:
        self.book.read_again.connect(self._show_all)
        self.book.changed.connect(self._follow)
        self.view.stood.connect(self._show_draft_bar)
        self.view.removal_asked.connect(self.remove)
        self.sheet.asked.connect(self._do)
        self.columns.sorted.connect(
            lambda at, is_falling: self.table.sortByColumn(at, Qt.SortOrder(int(is_falling)))
        )
        self.sheet_columns.sorted.connect(self._sort_sheet)
        self.draft.resumed.connect(self.resume)
        self.draft.given_up.connect(self.give_up)
        self.finder.changed.connect(self._show_all)
        self.acts.made.connect(self._stand_on_new)
        self.acts.returned.connect(self.reload)
        self.switch.turned.connect(self._turned)

    def leave(self) -> None:
        """Esc goes back to the list or the sheet."""
        if self.is_sheet:
            self.sheet.table.setFocus()
            return
        self.view.leave()
        self._show_all()


def _fill_acts(pane: RecordsPane) -> None:
    acts = pane.menu
    acts.add(words.ADD_ROW, pane.next_new, keys="Ctrl+Return")
    acts.add(words.DUPLICATE, pane.acts.duplicate, keys="Ctrl+Shift+D")
    acts.add(words.REMOVE_ROWS, pane.remove, keys="Ctrl+-")
    acts.add_rule()
    acts.add(texts.UNDO, pane.take_back, keys="Ctrl+Z")
    acts.add(words.REDO, pane.do_again, keys="Ctrl+Y")
    acts.add_rule()
    acts.add(words.LAST_YEAR, pane.acts.carry_over)
    acts.add(words.BIN, pane.acts.open_bin, keys="Ctrl+Shift+B")
    acts.add_rule()
    acts.add(words.COLUMNS_MENU, pane.show_columns, keys="Shift+F10")
    acts.add(words.SWITCH, pane.switch.turn, keys=words.VIEW_KEYS)
    acts.add_keys("Ctrl+S", pane.save_now)
    acts.add_keys("Esc", pane.leave)
