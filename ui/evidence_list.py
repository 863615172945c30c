"""The documents behind one criterion, each opened as a read-only copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QVBoxLayout, QWidget

from core.evidence import EvidenceDocument
from ui.desk import Desk
from ui.evidence_opening import open_evidence
from ui.found_rows import ROW_ROLE
from ui.icons import icon
from ui.messages import plain_label
from ui.pdf_signature_line import PdfSignatureLine
from ui.tables import Column, RowsModel
from ui.texts import appraisal_page as texts

_HIGHEST = 176
_ROW = 60


class EvidenceList(QWidget):
    """Lists documents; Enter, a double click or the button opens the one stood on.

    `current_changed` brings that document, or None.
    """

    current_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sender = ""
        self.documents = QListView()
        self.model: RowsModel[EvidenceDocument] = RowsModel(
            (Column(title=texts.EVIDENCE, text=texts.received_line),), self
        )
        self.open_button = QPushButton(texts.OPEN_COPY)
        self.signatures = PdfSignatureLine(desk)
        self._none = plain_label(wraps=True)
        self._build()

    def name_sender(self, sender: str) -> None:
        """Say whose documents these are; without a name they are this office's own."""
        self._sender = sender

    def show_documents(self, documents: Sequence[EvidenceDocument], wanted: Sequence[str]) -> None:
        """Show these documents; `wanted` names what the criteria set asks for."""
        self.model.show(documents)
        self.documents.setVisible(bool(documents))
        self.documents.setFixedHeight(min(_HIGHEST, _ROW * len(documents) + 8))
        self.documents.setCurrentIndex(self.model.index(0, 0))
        self._show_current()
        self.open_button.setVisible(any(document.file is not None for document in documents))
        asked = texts.EVIDENCE_WANTED.format(names="; ".join(wanted)) if wanted else ""
        none = "" if documents else texts.EVIDENCE_NONE
        self._none.setText("\n".join(part for part in (none, asked) if part))
        self._none.setVisible(bool(self._none.text()))

    def current(self) -> EvidenceDocument | None:
        """The document stood on."""
        document: EvidenceDocument | None = self.documents.currentIndex().data(ROW_ROLE)
        return document

    def place(self) -> tuple[int, int]:
        """Which document that is, from 1, and of how many."""
        return self.documents.currentIndex().row() + 1, self.model.rowCount()

    def step(self, by: int) -> None:
        """Stand on the next document (`by` 1) or the one before (-1), in a circle."""
        count = self.model.rowCount()
        if count:
            at = (self.documents.currentIndex().row() + by) % count
            self.documents.setCurrentIndex(self.model.index(at, 0))

    def open_current(self) -> None:
        """Open a copy with the program the system uses, after a word about its type and sender."""
        document = self.current()
        if document is None or document.file is None:
            return
        open_evidence(self, self._desk, document=document, sender=self._sender)

    def _show_current(self) -> None:
        document = self.current()
        self.signatures.show_document(document)
        self.current_changed.emit(document)

    def _build(self) -> None:
        self.documents.setAccessibleName(texts.EVIDENCE)
        self.documents.setModel(self.model)
        self.documents.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.documents.setWordWrap(True)
        self.documents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.documents.selectionModel().currentChanged.connect(lambda *_now: self._show_current())
        self.documents.activated.connect(lambda _index: self.open_current())
        self.open_button.setIcon(icon("open"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self.open_current)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.documents)
        column.addWidget(self.signatures)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._none)
