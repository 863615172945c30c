"""The evidence register: documents with number, day, issuer, file and the criteria they support."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.evidence import EvidenceDocument
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.evidence import EvidenceDialog
from ui.evidence_opening import open_evidence
from ui.icons import icon
from ui.messages import plain_label, reporting
from ui.page import SMALL, Page, nothing_here
from ui.pdf_signature_line import PdfSignatureLine
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import evidence_page as texts
from ui.texts.opening import file_cell
from ui.undo_bar import UndoBar


class EvidencePage(Page):
    """The list with search; adding, changing, opening a copy, removing with undo."""

    key: ClassVar[str] = "evidence"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.EVIDENCE, Topic.CERTIFICATES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_EVIDENCE)
        self.table: TableView[EvidenceDocument] = TableView(_columns(), common.PAGE_EVIDENCE)
        self.table.wrap_rows()
        self.undo = UndoBar()
        self.signatures = PdfSignatureLine(desk)
        self.search = QLineEdit()
        self._count = plain_label(kind="quiet")
        self._empty = nothing_here(texts.NONE_HERE, texts.ADD, act=self.add)
        self.add_primary(texts.ADD, self.add, mark="add", keys="Ctrl+N")
        self._build()
        self.table.opened.connect(lambda _row: self.edit())
        self.table.removal_asked.connect(self.remove)
        self.table.current_changed.connect(lambda _row: self._allow())
        self.table.keep_place(desk.places, "evidence")

    def reload(self) -> None:
        """Read the register again."""
        with reporting(self):
            documents = self.desk.services.keep_evidence.of_year(self.desk.year)
            self.table.show_rows(documents, same=lambda item: item.id)
            without = sum(1 for item in documents if not item.criteria)
            self.set_context(common.year(self.desk.year), texts.context(len(documents), without))
            self._empty.setVisible(not documents)
            self._filled.setVisible(bool(documents))
            self._allow()

    def stand_on(self, subject: str) -> None:
        """Stand on one document."""
        self.refresh()
        self.table.select(lambda item: item.id == subject)

    def add(self) -> None:
        """Add documents."""
        EvidenceDialog(self.desk, parent=self).exec()

    def edit(self) -> None:
        """Change what is said about the current document."""
        document = self.table.current()
        if document is not None:
            EvidenceDialog(self.desk, document=document, parent=self).exec()

    def remove(self) -> None:
        """Take the current document from the register and offer to put it back."""
        document = self.table.current()
        if document is None:
            return
        with reporting(self):
            removed = self.desk.services.keep_evidence.remove(document.id)
            self.desk.changes.announce(Topic.EVIDENCE)
            name = common.quoted(texts.REMOVED, texts.number_of(document) or document.name)
            self.undo.offer(name, lambda: self._put_back(removed))

    def open_copy(self) -> None:
        """Open a read-only copy with the program the system uses; the store's own file is never opened."""
        document = self.table.current()
        if document is not None:
            open_evidence(self, self.desk, document=document)

    def _put_back(self, document: EvidenceDocument) -> None:
        with reporting(self):
            self.desk.services.keep_evidence.put_back(document)
            self.desk.changes.announce(Topic.EVIDENCE)
            self.stand_on(document.id)

    def _allow(self) -> None:
        document = self.table.current()
        for button in (self._edit, self._remove):
            button.setEnabled(document is not None)
        self._open.setEnabled(document is not None and document.file is not None)
        self.signatures.show_document(document)

    def _build(self) -> None:
        self.search.setPlaceholderText(common.SEARCH)
        self.search.setAccessibleName(common.SEARCH_NAME)
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.search.textChanged.connect(self.table.found.find)
        self.add_keys("Ctrl+F", self.search.setFocus)
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.search)
        top.addStretch(1)
        self._open = self._add_to(top, texts.OPEN, mark="open", act=self.open_copy)
        self._edit = self._add_to(top, texts.EDIT, mark="tasks", act=self.edit)
        self._remove = self._add_to(top, common.REMOVE, mark="remove", act=self.remove)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.signatures)
        self.body.addWidget(self.undo)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._filled, 1)

    def _add_to(self, row: QHBoxLayout, text: str, *, mark: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setIcon(icon(mark))
        button.clicked.connect(lambda _checked=False: act())
        row.addWidget(button)
        return button


def _columns() -> tuple[Column[EvidenceDocument], ...]:
    return (
        Column(title=texts.COLUMN_NUMBER, text=texts.number_of, width=130),
        Column(
            title=texts.COLUMN_DATE,
            text=lambda item: numbers.day(item.issued_on),
            sort_key=lambda item: item.issued_on,
            width=90,
        ),
        Column(title=texts.COLUMN_SUMMARY, text=lambda item: item.summary or item.name),
        Column(title=texts.COLUMN_ISSUER, text=lambda item: item.issuer, width=180),
        Column(
            title=texts.COLUMN_CRITERIA,
            text=lambda item: ", ".join(item.criteria) or common.NONE,
            meaning=lambda item: "" if item.criteria else "care",
            width=130,
        ),
        Column(
            title=texts.COLUMN_FILE,
            text=lambda item: file_cell(item.file, paper=texts.PAPER),
            meaning=lambda item: "care" if item.file is not None and item.file.flagged else "",
            width=150,
        ),
    )
