"""The document stood on, drawn beside the line: a received one of any unit, checked before it is shown."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.evidence import EvidenceDocument
from ui.desk import Desk
from ui.evidence_list import EvidenceList
from ui.icons import icon
from ui.messages import plain_label
from ui.page import SMALL
from ui.preview import PreviewPane
from ui.texts import appraisal_page as texts

_PLACE = "appraisal_documents"


class DocumentsBeside(QWidget):
    """Follows the list of documents while it is in sight; open or folded, it comes back as it was left."""

    def __init__(self, desk: Desk, listed: EvidenceList) -> None:
        super().__init__()
        self._desk, self._listed = desk, listed
        self._shown: EvidenceDocument | None = None
        self.preview = PreviewPane(desk)
        self._what = plain_label(kind="quiet", wraps=True)
        self._place = plain_label(kind="quiet")
        self.last, self.next = QPushButton(icon("up"), ""), QPushButton(icon("down"), "")
        self.open_button = QPushButton(texts.OPEN_COPY)
        self._build()
        listed.current_changed.connect(self._follow)
        self.preview.listen_in(self)
        self.setVisible(desk.places.value(_PLACE) in {True, "true"})

    def toggle(self) -> None:
        """Open or fold."""
        self.setVisible(self.isHidden())
        self._desk.places.setValue(_PLACE, not self.isHidden())
        if not self.isHidden():
            self._show(self._listed.current())

    def _follow(self, document: EvidenceDocument | None) -> None:
        if not self.isHidden():
            self._show(document)

    def _show(self, document: EvidenceDocument | None) -> None:
        at, count = self._listed.place()
        self._what.setText("" if document is None else texts.received_line(document).replace("\n", " – "))
        self._what.setToolTip(self._what.text())
        self._place.setText(texts.DOCUMENT_PLACE.format(at=at, count=count) if count else "")
        for button in (self.last, self.next):
            button.setEnabled(count > 1)
        self.open_button.setEnabled(document is not None and document.file is not None)
        if document is None or document != self._shown:
            self._shown = document
            self.preview.show_document(document)

    def _build(self) -> None:
        self.setAccessibleName(texts.DOCUMENTS_BESIDE)
        for button, words, step in (
            (self.last, texts.LAST_DOCUMENT, -1),
            (self.next, texts.NEXT_DOCUMENT, 1),
        ):
            button.setProperty("kind", "tool")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _checked=False, by=step: self._listed.step(by))
        self.open_button.setIcon(icon("open"))
        self.open_button.clicked.connect(self._listed.open_current)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._what, 1)
        for widget in (self._place, self.last, self.next, self.open_button):
            row.addWidget(widget)
        for button in (self.last, self.next, self.open_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.preview, 1)
