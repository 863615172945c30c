"""A list of records with the form of the current one beside it: autosave, search, removal with undo."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.findings import Finding, Level
from core.records.catalogue import Record
from core.text import clean_line
from ui.changes import Topic
from ui.desk import Desk
from ui.draft_bar import DraftBar
from ui.icons import icon
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL, card, nothing_here
from ui.places_of import page_of_kind
from ui.record_columns import columns_of
from ui.record_form import RecordForm
from ui.tables import Column, TableView
from ui.texts import common as texts
from ui.texts.every_finding import message_of
from ui.texts.records import add_label, kind_hint, kind_name, kind_title
from ui.undo_bar import UndoBar

_FORM_WIDTH = 360
_LIST_WIDTH, _WIDE_FORM = 690, 400


class RecordsPane(QWidget):
    """Everything an officer does with the records of one kind."""

    def __init__(
        self,
        desk: Desk,
        kind: str,
        *,
        columns: Sequence[Column[Record]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, kind
        self._unsaved: Record | None = None
        self._drafts: dict[int, Record] = {}
        self._total = 0
        self.table: TableView[Record] = TableView(columns or columns_of(kind), kind_title(kind))
        self.form = RecordForm(kind, year=desk.year, today=desk.services.clock.today)
        self.undo = UndoBar()
        self.draft = DraftBar()
        self.search = QLineEdit()
        self._count = plain_label(kind="quiet")
        self._heading = plain_label(kind="heading")
        self._remove = QPushButton(texts.REMOVE)
        self._empty = nothing_here(kind_hint(kind), add_label(kind), act=self.add)
        self._build()
        self._listen()
        self.table.keep_place(desk.places, kind)

    def reload(self) -> None:
        """Read the records again; the current one stays."""
        if self._unsaved is not None and self._unsaved.year != self._desk.year:
            self._put_aside()
            self.form.show_record(None)
        self.draft.setVisible(self._unsaved is None and self._desk.year in self._drafts)
        with reporting(self):
            records = self._desk.services.record_entry.list(self._kind, self._desk.year)
            self._total = len(records)
            self.table.show_rows(records, same=lambda record: record.id)
            is_begun = bool(records) or self._unsaved is not None
            self._empty.setVisible(not is_begun)
            self._split.setVisible(is_begun)
            self._show_count()
            if self._unsaved is None and self.table.current() is None and records:
                self.table.select(lambda _record: True)

    def add(self) -> None:
        """Begin a new record, or go on with the one put aside; it is kept as soon as it has what it must."""
        self.form.commit()
        self._put_aside()
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self._unsaved = self._desk.services.record_entry.blank(self._kind, self._desk.year)
        self._empty.hide()
        self._split.show()
        self.draft.hide()
        self._heading.setText(add_label(self._kind))
        self._remove.setEnabled(False)
        self.form.show_record(self._drafts.get(self._desk.year, self._unsaved))
        self.form.begin()

    def give_up(self) -> None:
        """Forget the record put aside."""
        self._forget(self._desk.year)
        self.draft.hide()
        self.reload()

    def remove(self) -> None:
        """Put the current record into the bin and offer to bring it back."""
        record = self.table.current()
        if record is None:
            return
        with reporting(self):
            self._desk.services.record_entry.remove(self._kind, record.id)
            self.form.show_record(None)
            self._desk.changes.announce(Topic.RECORDS)
            self.reload()
            self.undo.offer(_named(self._kind, record), lambda: self._restore(record))

    def stand_on(self, record_id: str) -> None:
        """Stand on one record."""
        self.reload()
        self.search.clear()
        self.table.select(lambda record: record.id == record_id)

    def begin_find(self) -> None:
        """Go to the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def _restore(self, record: Record) -> None:
        with reporting(self):
            self._desk.services.record_entry.restore(self._kind, record.id)
            self._desk.changes.announce(Topic.RECORDS)
            self.stand_on(record.id)

    def _save(self, record: Record) -> None:
        with reporting(self):
            saved = self._desk.services.record_entry.save(record)
            self.form.show_findings(saved.findings)
            if not saved.is_saved:
                self._note_draft()
                self._desk.changes.tell(texts.SAVED_NOT.format(reason=_reason(saved.findings)))
                return
            was_new = self._unsaved is not None
            self._unsaved = None
            if was_new:
                self._forget(saved.record.year)
            self._show_saved(saved.record, is_new=was_new)

    def _show_saved(self, record: Record, *, is_new: bool) -> None:
        """The list follows; the form keeps this record, the focus and what is being typed.

        Whoever hears the news may reload the list, which stands on its first row for a moment: the form
        must not follow there, or the next figure would be written into another record.
        """
        self.table.blockSignals(True)
        try:
            self._desk.changes.announce(Topic.RECORDS)
            self.reload()
            if is_new:
                self.search.clear()
            self.table.select(lambda row: row.id == record.id)
        finally:
            self.table.blockSignals(False)
        held = self.form.record
        if held is None or held.id != record.id:
            self.form.show_record(record)
        self._head(record)

    def _show(self, record: Record | None) -> None:
        if record is None or self.table.signalsBlocked():
            return
        self._put_aside()
        self.draft.setVisible(self._desk.year in self._drafts)
        self.form.show_record(record, findings=self._findings(record))
        self._head(record)

    def _note_draft(self) -> None:
        """A new record that has something typed is kept until it is whole or given up."""
        held = self.form.record
        if self._unsaved is None or held is None or replace(held, id=self._unsaved.id) == self._unsaved:
            return
        self._drafts[held.year] = held
        self._desk.note_draft(f"{self._kind}:{held.year}", page_of_kind(self._kind))

    def _put_aside(self) -> None:
        """Leave the new record, and keep what was typed of it."""
        self._note_draft()
        self._unsaved = None

    def _forget(self, year: int) -> None:
        self._drafts.pop(year, None)
        self._desk.note_draft(f"{self._kind}:{year}", "")

    def _findings(self, record: Record) -> tuple[Finding, ...]:
        mark = f"{self._kind}:{record.id}:"
        found = self._desk.services.record_entry.findings(self._desk.year)
        return tuple(finding for finding in found if finding.where.startswith(mark))

    def _head(self, record: Record) -> None:
        name = _named(self._kind, record)
        self._heading.setText(name[:1].upper() + name[1:])
        self._remove.setEnabled(True)

    def _show_count(self) -> None:
        self._count.setText(texts.rows_shown(self.table.found.rowCount(), self._total))

    def _search(self, text: str) -> None:
        self.table.found.find(text)
        self._show_count()

    def _build(self) -> None:
        top = QHBoxLayout()
        self.search.setPlaceholderText(texts.SEARCH)
        self.search.setAccessibleName(texts.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        top.addWidget(self.search)
        top.addWidget(self._count)
        top.addStretch(1)
        left = QWidget()
        list_column = QVBoxLayout(left)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.setSpacing(SMALL)
        list_column.addLayout(top)
        list_column.addWidget(self.table, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(left)
        self._split.addWidget(self._build_form())
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([_LIST_WIDTH, _WIDE_FORM])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.undo)
        column.addWidget(self.draft)
        column.addWidget(self._empty, 1)
        column.addWidget(self._split, 1)

    def _build_form(self) -> QWidget:
        frame, column = card()
        frame.setMinimumWidth(_FORM_WIDTH)
        self._heading.setWordWrap(True)
        self._remove.setIcon(icon("remove"))
        row = QHBoxLayout()
        row.addWidget(self._heading, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.form, 1)
        self.form.show_record(None)
        return frame

    def _listen(self) -> None:
        self.table.current_changed.connect(self._show)
        self.table.opened.connect(lambda _record: self.form.begin())
        self.table.removal_asked.connect(self.remove)
        self.form.edited.connect(self._save)
        self.draft.resumed.connect(self.add)
        self.draft.given_up.connect(self.give_up)
        self.search.textChanged.connect(self._search)
        self._remove.clicked.connect(lambda _checked=False: self.remove())
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)

    def _leave(self) -> None:
        """Esc goes back to the list; a new record half-typed is put aside."""
        if self._unsaved is not None:
            self.form.commit()
        if self._unsaved is not None:
            self._put_aside()
            self.form.show_record(None)
            self._heading.clear()
            self.reload()
        self.table.setFocus()


def _named(kind: str, record: Record) -> str:
    titles = (getattr(record, name, "") for name in ("title", "content", "topic", "name"))
    title = clean_line(next(filter(None, titles), ""))
    return texts.quoted(kind_name(kind), title[:80]) if title else kind_name(kind)


def _reason(findings: Sequence[Finding]) -> str:
    return next((message_of(item) for item in findings if item.level is Level.ERROR), "")
