"""Documents that prove a ground: typed by their numbers, or chosen among the evidence the unit submitted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from core.assessment import CitedDocument
from core.document_references import numbered
from core.evidence import EvidenceDocument
from core.text import clean_line
from ui.fields import LineField, show_line
from ui.icons import icon
from ui.offer_menu import open_offers
from ui.texts import outside_page as texts

_PART = ";"
_MOST = 40


class CitedField(LineField):
    """Documents parted by semicolons; one chosen from the unit's evidence keeps its link."""

    def __init__(self, evidence: Sequence[EvidenceDocument]) -> None:
        super().__init__(texts.DOCUMENTS, hint=texts.DOCUMENTS_HINT, longest=2000)
        quoted = {texts.cited(each, numbered(each.number, each.symbol)): each.id for each in evidence}
        self._evidence = quoted
        self._links: dict[str, str] = {}
        self.line.setPlaceholderText(texts.DOCUMENTS_SHAPE)
        if quoted:
            offer = self.line.addAction(icon("evidence", "quiet"), QLineEdit.ActionPosition.TrailingPosition)
            offer.setToolTip(texts.DOCUMENTS_OFFER)
            offer.triggered.connect(lambda _checked=False: self.open_list())

    def documents(self) -> tuple[CitedDocument, ...]:
        """What is named."""
        parts = dict.fromkeys(filter(None, map(clean_line, self.line.text().split(_PART))))
        return tuple(CitedDocument(text=part, evidence=self._link(part)) for part in parts)

    def open_list(self) -> None:
        """Offer the unit's evidence below the line."""
        named = {each.text for each in self.documents()}
        values = [text for text in self._evidence if text not in named][:_MOST]
        if values:
            open_offers(self.line, values, at=QPoint(0, self.line.height()), taken=self._take)

    def _take(self, text: str) -> None:
        """Put a chosen document behind those that are named."""
        held = clean_line(self.line.text()).rstrip(f"{_PART} ")
        self.line.setText(f"{held}{_PART} {text}" if held else text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    def _link(self, text: str) -> str:
        return self._links.get(text) or self._evidence.get(text, "")

    def _display(self, value: Any) -> None:
        """Documents as one line; a text stays as it is."""
        if isinstance(value, tuple):
            self._links |= {each.text: each.evidence for each in value if each.evidence}
            value = texts.joined(value)
        show_line(self.line, value or "")
