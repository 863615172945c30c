"""A line that says whether a PDF document carries a digital signature, and in which state it is."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.certificates import PdfSignatures
from core.evidence import EvidenceDocument
from ui.changes import Topic
from ui.desk import Desk
from ui.jobs import Job
from ui.messages import plain_label
from ui.page import set_pill
from ui.texts import government_signature as texts

_PDF = ".pdf"


class PdfSignatureLine(QWidget):
    """Looks into one PDF at a time on the worker; what was found once is remembered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._wanted = ""
        self._found: dict[str, PdfSignatures] = {}
        self.label: QLabel = plain_label(wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        self.hide()
        desk.changes.changed.connect(self._forget)

    def show_document(self, document: EvidenceDocument | None) -> None:
        """Say what is known of this document's file; a file of another kind says nothing."""
        file = None if document is None else document.file
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._wanted = file.sha256 if file is not None and file.extension == _PDF else ""
        self.setVisible(bool(self._wanted))
        if file is None or not self._wanted:
            return
        if self._wanted in self._found:
            self._tell(self._found[self._wanted])
            return
        self.label.setText(texts.PDF_LOOKING)
        set_pill(self.label, "none")
        government = self._desk.services.government
        self._job = self._desk.jobs.start(
            lambda _progress: (file.sha256, government.in_pdf(file)),
            done=self._looked,
            failed=self._failed,
        )

    @Slot(object)
    def _forget(self, topics: frozenset[Topic]) -> None:
        """Another root or list may say something else of the same file."""
        if Topic.CERTIFICATES in topics:
            self._found.clear()

    def _looked(self, answer: tuple[str, PdfSignatures]) -> None:
        sha256, found = answer
        self._found[sha256] = found
        if sha256 == self._wanted:
            self._tell(found)

    def _failed(self, _error: Exception) -> None:
        self.label.setText(texts.PDF_UNREADABLE)
        set_pill(self.label, "care")

    def _tell(self, found: PdfSignatures) -> None:
        self.label.setText(texts.pdf_told(found.reading, found.signatures))
        set_pill(self.label, texts.pdf_meaning(found.reading, found.signatures))
