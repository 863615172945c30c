"""The documents that prove the record in the form, and a way to add one for it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.evidence import EvidenceDocument
from core.records.catalogue import Record
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.evidence import EvidenceDialog
from ui.messages import plain_label
from ui.texts import record_sheet as texts

_MOST = 3


class RecordEvidence(QWidget):
    """Names the first documents of a record; each leads to its place among the evidence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: Record | None = None
        self._title = plain_label(kind="heading")
        self.add_button = QPushButton(texts.ADD_EVIDENCE)
        self._links = QVBoxLayout()
        self._build()
        desk.changes.changed.connect(self._hear)

    def show_record(self, record: Record | None, *, is_locked: bool = False) -> None:
        """Show what proves this record; nothing for a new one."""
        is_same = record is not None and self._record is not None and record.id == self._record.id
        self._record = record
        if is_same:
            return
        self.setVisible(record is not None)
        self.add_button.setEnabled(not is_locked)
        if record is not None:
            self._show(self._documents(record))

    def add(self) -> None:
        """Add a document for this record."""
        if self._record is not None:
            EvidenceDialog(self._desk, record=self._record, parent=self).exec()
            self._show(self._documents(self._record))

    def _documents(self, record: Record) -> tuple[EvidenceDocument, ...]:
        held = self._desk.services.keep_evidence.of_year(record.year)
        return tuple(document for document in held if record.id in document.records)

    def _show(self, documents: Sequence[EvidenceDocument]) -> None:
        while self._links.count():
            item = self._links.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._title.setText(texts.evidence_count(len(documents)))
        for document in documents[:_MOST]:
            link = QPushButton(document.name)
            link.setProperty("kind", "link")
            link.setAutoDefault(False)
            link.setToolTip(document.summary or document.name)
            link.clicked.connect(lambda _checked=False, key=document.id: self._desk.go_to("evidence", key))
            self._links.addWidget(link)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.EVIDENCE in topics and self._record is not None and self.isVisible():
            self._show(self._documents(self._record))

    def _build(self) -> None:
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addLayout(self._links)
        self._links.setSpacing(0)
