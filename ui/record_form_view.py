"""The form view of a list of records: the list at the left, the form of the current record at the right."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.findings import Finding, Level
from core.records.catalogue import Record
from core.records.targets import Target
from core.text import clean_line
from ui.desk import Desk
from ui.icons import icon
from ui.kept_splitter import keep_splitter
from ui.match_marks import MatchMarks
from ui.messages import plain_label, reporting
from ui.page import GAP, card
from ui.record_book import Entry, RecordBook
from ui.record_evidence import RecordEvidence
from ui.record_form import RecordForm
from ui.tables import Column, TableView
from ui.texts import common as texts
from ui.texts import record_sheet as words
from ui.texts.every_finding import message_of
from ui.texts.record_ratios import ratio_lines, target_lines
from ui.texts.records import add_label, kind_name, kind_title

_FORM_WIDTH = 380
_LIST_WIDTH, _WIDE_FORM = 650, 440


class RecordFormView(QWidget):
    """Shows and changes one record at a time. `stood` follows when another record is shown."""

    stood = Signal()
    removal_asked = Signal()

    def __init__(self, desk: Desk, book: RecordBook, *, columns: Sequence[Column[Record]]) -> None:
        super().__init__()
        self._desk, self._book = desk, book
        self._new_id = ""
        self.table: TableView[Record] = TableView(self._marked(columns), kind_title(book.kind))
        self.form = RecordForm(
            book.kind, year=desk.year, today=desk.services.clock.today, tell=self._figures_of
        )
        self.form.known_values = book.values_of
        self.evidence = RecordEvidence(desk)
        self.heading = plain_label(kind="heading", wraps=True)
        self.remove_button = QPushButton(texts.REMOVE)
        self._marks = MatchMarks(self.table)
        self.table.setItemDelegate(self._marks)
        self._build()
        self.table.current_changed.connect(self._show)
        self.table.opened.connect(lambda _record: self.form.begin())
        self.table.removal_asked.connect(self.removal_asked)
        self.form.edited.connect(self.save)
        book.judged.connect(self._show_findings)

    def show_entries(self, entries: Sequence[Entry], *, needle: str = "") -> None:
        """Show these rows; the record in the form stays there, even when it is not among them."""
        self.form.set_locked(self._book.is_locked)
        self._marks.needle = needle
        records = [entry.record for entry in entries]
        held = self.form.record
        self.table.blockSignals(True)
        try:
            self.table.show_rows(records, same=lambda record: record.id)
            stands = held is not None and self.table.select(lambda record: record.id == held.id)
        finally:
            self.table.blockSignals(False)
        if stands and held is not None:
            self._refresh(held)
        elif (
            held is None or held.year != self._desk.year or not (self.is_adding or self._book.entry(held.id))
        ):
            self._show_none()
            self.table.select(lambda _record: True)

    def follow(self, ids: frozenset[str]) -> None:
        """Show what the book changed in rows that stay where they are."""
        for each in ids:
            entry = self._book.entry(each)
            if entry is not None:
                self.table.replace_row(entry.record, same=lambda record: record.id)
        self.table.share_width()  # a day or a number may have come where there was none
        held = self.form.record
        if held is not None and held.id in ids:
            self._refresh(held)

    @property
    def is_adding(self) -> bool:
        """Whether the form shows a new record in which nothing was entered yet."""
        held = self.form.record
        return held is not None and held.id == self._new_id and self._book.entry(held.id) is None

    def add(self, record: Record | None = None) -> None:
        """Begin a new record; it is kept with the first field that is left."""
        self.form.commit()
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.heading.setText(add_label(self._book.kind))
        self.evidence.show_record(None)
        self.remove_button.setEnabled(False)
        new = record or self._book.blank()
        self._new_id = new.id
        self.form.show_record(new)
        self.form.begin()
        self.stood.emit()

    def stand_on(self, record_id: str) -> bool:
        """Stand on one record; whether it is in sight."""
        return self.table.select(lambda record: record.id == record_id)

    def save(self, record: Record) -> None:
        """Keep what a field gave; what stops it stands at the field and in the status line."""
        with reporting(self):
            errors = self._book.put((record,))
            entry = self._book.entry(record.id)
            if errors or entry is None:
                self.form.show_findings(errors)
                self._desk.changes.tell(texts.SAVED_NOT.format(reason=_reason(errors)))
                return
            self._new_id = ""
            findings = self._book.findings_of(entry.record)
            self.form.show_findings(findings)
            if entry.is_draft:
                self._desk.changes.tell(words.draft_kept(_reason(findings)))
            self._head(entry)

    def leave(self) -> None:
        """Go back to the list; a new record waits there, one in which nothing was entered goes."""
        self.form.commit()
        held = self.form.record
        entry = self._book.entry(held.id) if held is not None else None
        if entry is None or entry.is_draft:
            self._show_none()
            self.table.setCurrentIndex(QModelIndex())
            whole = {record.id for record in self._book.records}
            self.table.select(lambda record: record.id in whole)
        self.table.setFocus()

    def confirm(self) -> bool:
        """Commit the field under the cursor; the focus goes to the first one that is wrong."""
        self.form.commit()
        return not self.form.focus_wrong()

    def _figures_of(self, record: Record) -> tuple[str, ...]:
        """What follows from the record's figures; a target's result is in the other records of its year."""
        if isinstance(record, Target):
            return target_lines(self._desk.services.follow_targets.standing(record))
        return ratio_lines(record)

    def _show(self, record: Record | None) -> None:
        if record is None or self.table.signalsBlocked():
            return
        entry = self._book.entry(record.id)
        if entry is None:
            return
        self.form.show_record(entry.record, findings=self._book.findings_of(entry.record))
        self._head(entry)
        self.stood.emit()

    def _show_none(self) -> None:
        self.form.show_record(None)
        self.evidence.show_record(None)
        self.heading.clear()
        self.remove_button.setEnabled(False)

    def _refresh(self, held: Record) -> None:
        """What changed elsewhere (an undo, the sheet, another page) shows in the form; typing goes on."""
        entry = self._book.entry(held.id)
        if entry is None:
            return
        if entry.record != held:
            self.form.show_record(entry.record, findings=self._book.findings_of(entry.record))
        self._head(entry)

    def _show_findings(self) -> None:
        held = self.form.record
        entry = self._book.entry(held.id) if held is not None else None
        if entry is not None and entry.record == held:
            self.form.show_findings(self._book.findings_of(entry.record))

    def _head(self, entry: Entry) -> None:
        name = named(self._book.kind, entry.record)
        if entry.is_draft:
            name = words.drafts_missing(name)
        self.heading.setText(name[:1].upper() + name[1:])
        self.evidence.show_record(entry.record, is_locked=self._book.is_locked)
        self.remove_button.setEnabled(not self._book.is_locked)

    def _marked(self, columns: Sequence[Column[Record]]) -> tuple[Column[Record], ...]:
        """A draft carries a mark in the first column."""

        def mark(record: Record) -> str:
            entry = self._book.entry(record.id)
            return "care" if entry is not None and entry.is_draft else ""

        return (replace(columns[0], mark=columns[0].mark or mark), *columns[1:])

    def _build(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP)
        self._split.addWidget(self.table)
        self._split.addWidget(self._build_form())
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([_LIST_WIDTH, _WIDE_FORM])
        keep_splitter(self._split, self._desk.places, key=f"records/{self._book.kind}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split, 1)

    def _build_form(self) -> QWidget:
        frame, column = card()
        frame.setMinimumWidth(_FORM_WIDTH)
        self.remove_button.setIcon(icon("remove"))
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(lambda _checked=False: self.removal_asked.emit())
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.form, 1)
        column.addWidget(self.evidence)
        self._show_none()
        return frame


def named(kind: str, record: Record) -> str:
    """A record in running text: its kind and its own title."""
    titles = (getattr(record, name, "") for name in ("title", "content", "topic", "name"))
    title = clean_line(next(filter(None, titles), ""))
    return texts.quoted(kind_name(kind), title[:80]) if title else kind_name(kind)


def _reason(findings: Sequence[Finding]) -> str:
    return next((message_of(item) for item in findings if item.level is Level.ERROR), "")
