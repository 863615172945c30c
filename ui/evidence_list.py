"""The documents behind one criterion, each opened as a read-only copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
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
from ui.texts.evidence_page import evidence_line

_HIGHEST = 176
_ROW = 44


class EvidenceList(QWidget):
    """Lists documents; Enter, a double click or the button opens the one stood on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sender = ""
        self.documents = QListView()
        self.model: RowsModel[EvidenceDocument] = RowsModel(
            (Column(title=texts.EVIDENCE, text=evidence_line),), self
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
        self._show_signatures()
        self.open_button.setVisible(any(document.file is not None for document in documents))
        asked = texts.EVIDENCE_WANTED.format(names="; ".join(wanted)) if wanted else ""
        none = "" if documents else texts.EVIDENCE_NONE
        self._none.setText("\n".join(part for part in (none, asked) if part))
        self._none.setVisible(bool(self._none.text()))

    def open_current(self) -> None:
        """Open a copy with the program the system uses, after a word about its type and sender."""
        document = self.documents.currentIndex().data(ROW_ROLE)
        if document is None or document.file is None:
            return
        open_evidence(self, self._desk, document=document, sender=self._sender)

    def _show_signatures(self) -> None:
        self.signatures.show_document(self.documents.currentIndex().data(ROW_ROLE))

    def _build(self) -> None:
        self.documents.setAccessibleName(texts.EVIDENCE)
        self.documents.setModel(self.model)
        self.documents.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.documents.setWordWrap(True)
        self.documents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.documents.selectionModel().currentChanged.connect(lambda *_now: self._show_signatures())
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
