"""The document stood on: what is said of it, what to look at again, its signature, its preview."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.evidence import EvidenceDocument
from core.evidence_kinds import kind_of_document
from core.evidence_marks import marks_of
from ui.desk import Desk
from ui.facts import Facts
from ui.icons import icon
from ui.messages import plain_label
from ui.page import SMALL
from ui.pdf_signature_line import PdfSignatureLine
from ui.preview import PreviewPane
from ui.record_titles import record_title
from ui.texts import evidence_dialog, numbers
from ui.texts import evidence_page as texts
from ui.texts.evidence_needs import KINDS
from ui.texts.opening import file_cell

_NARROWEST = 320


class EvidenceDetail(QFrame):
    """Beside a list of documents."""

    open_asked = Signal()
    edit_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "card")
        self.setMinimumWidth(_NARROWEST)
        self.setAccessibleName(texts.DETAIL)
        self.preview = PreviewPane(desk)
        self.signatures = PdfSignatureLine(desk)
        self.title = plain_label(kind="heading", wraps=True)
        self._marks = plain_label(kind="care", wraps=True)
        self._facts = Facts()
        self.open_button = QPushButton(icon("open"), texts.OPEN)
        self.edit_button = QPushButton(icon("tasks"), texts.EDIT)
        self._build()

    def show_document(self, document: EvidenceDocument | None) -> None:
        """Show one document, or that none is chosen."""
        self.title.setText("" if document is None else document.summary or document.name)
        self.title.setVisible(document is not None)
        marks = "" if document is None else texts.marks_line(marks_of(document))
        self._marks.setText(marks)
        self._marks.setVisible(bool(marks))
        self._facts.show_rows(() if document is None else (*_rows(document), *self._records(document)))
        self._facts.setVisible(document is not None)
        self.signatures.show_document(document)
        self.preview.show_document(document)
        self.edit_button.setEnabled(document is not None)
        self.open_button.setEnabled(document is not None and document.file is not None)

    def _records(self, document: EvidenceDocument) -> tuple[tuple[str, str, str], ...]:
        """The records it belongs to; most belong to none, and then nothing is read."""
        if not document.records:
            return ()
        records = self._desk.services.keep_evidence.records_of(document)
        return ((texts.COLUMN_RECORDS, "\n".join(map(record_title, records)), ""),)

    def allow_editing(self, *, is_allowed: bool) -> None:
        """A document of another year is only read here."""
        self.edit_button.setVisible(is_allowed)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button, signal in ((self.open_button, self.open_asked), (self.edit_button, self.edit_asked)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(SMALL)
        for widget in (self.title, self._marks, self._facts, self.signatures):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.preview, 1)


def _rows(document: EvidenceDocument) -> tuple[tuple[str, str, str], ...]:
    number = texts.number_of(document) or texts.NO_NUMBER
    if document.issued_on is not None:
        number = f"{number}, {numbers.day(document.issued_on)}"
    return (
        (texts.COLUMN_NUMBER, number, ""),
        (texts.COLUMN_ISSUER, document.issuer, ""),
        (texts.COLUMN_KIND, KINDS[kind_of_document(document)], ""),
        (evidence_dialog.ORIGIN, document.origin, ""),
        (texts.COLUMN_CRITERIA, ", ".join(document.criteria), ""),
        (texts.COLUMN_FILE, file_cell(document.file, paper=texts.PAPER), ""),
    )
