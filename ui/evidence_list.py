"""The documents behind one criterion, each opened as a read-only copy."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QVBoxLayout, QWidget

from core.evidence import EvidenceDocument
from ui.desk import Desk
from ui.icons import icon
from ui.messages import plain_label, reporting
from ui.texts import appraisal_page as texts
from ui.texts.evidence_page import PAPER, document_line

_DOCUMENT = Qt.ItemDataRole.UserRole
_HIGHEST = 176
_ROW = 44


class EvidenceList(QWidget):
    """Lists documents; Enter, a double click or the button opens the one stood on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._copies = Path(tempfile.gettempdir()) / "so-cchc-xem"
        self.documents = QListView()
        self.model = QStandardItemModel(self)
        self.open_button = QPushButton(texts.OPEN_COPY)
        self._none = plain_label(wraps=True)
        self._build()

    def show_documents(self, documents: Sequence[EvidenceDocument], wanted: Sequence[str]) -> None:
        """Show these documents; `wanted` names what the criteria set asks for."""
        self.model.clear()
        for document in documents:
            line = document_line(document).removeprefix("• ")
            item = QStandardItem(line if document.file is not None else f"{line} ({PAPER.lower()})")
            item.setData(document if document.file is not None else None, _DOCUMENT)
            item.setToolTip(line)
            self.model.appendRow(item)
        self.documents.setVisible(bool(documents))
        self.documents.setFixedHeight(min(_HIGHEST, _ROW * len(documents) + 8))
        self.documents.setCurrentIndex(self.model.index(0, 0))
        self.open_button.setVisible(any(document.file is not None for document in documents))
        asked = texts.EVIDENCE_WANTED.format(names="; ".join(wanted)) if wanted else ""
        none = "" if documents else texts.EVIDENCE_NONE
        self._none.setText("\n".join(part for part in (none, asked) if part))
        self._none.setVisible(bool(self._none.text()))

    def open_current(self) -> None:
        """Open a copy with the program the system uses."""
        document = self.documents.currentIndex().data(_DOCUMENT)
        if document is None:
            return
        with reporting(self):
            self._copies.mkdir(parents=True, exist_ok=True)
            path = self._desk.services.keep_evidence.copy_out(document, self._copies)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _build(self) -> None:
        self.documents.setAccessibleName(texts.EVIDENCE)
        self.documents.setModel(self.model)
        self.documents.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.documents.setWordWrap(True)
        self.documents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.documents.activated.connect(lambda _index: self.open_current())
        self.open_button.setIcon(icon("open"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self.open_current)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.documents)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._none)
