"""The ground of bonus or penalty counts that were typed, and the documents that prove it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.assessment import AdjustmentEntry, CitedDocument
from core.evidence import EvidenceDocument
from core.text import clean_line
from ui.cited_field import CitedField
from ui.dialogs.act import ActDialog
from ui.fields import LineField
from ui.texts import outside_page as texts


class GroundDialog(ActDialog):
    """Asks once for all the cells it was opened for; the ground is compulsory."""

    def __init__(
        self,
        why: str,
        *,
        evidence: Sequence[EvidenceDocument] = (),
        held: AdjustmentEntry | None = None,
        parent: QWidget | None = None,
    ) -> None:
        act = texts.GROUND_ACT if held is None else texts.GROUND_CHANGE_ACT
        super().__init__(act, why, parent=parent)
        self.setWindowTitle(texts.GROUND_TITLE)
        self.note = LineField(texts.GROUND, hint=texts.GROUND_HINT, required=True)
        self.note.line.setPlaceholderText(texts.GROUND_HINT)
        self.cited = CitedField(evidence)
        self.fields.addWidget(self.note)
        self.fields.addWidget(self.cited)
        if held is not None:
            self.note.show_value(held.note)
            self.cited.show_value(held.documents)
        self.note.line.setFocus()

    def ground(self) -> tuple[str, tuple[CitedDocument, ...]]:
        """The ground and its documents."""
        return clean_line(self.note.line.text()), self.cited.documents()

    def accept(self) -> None:
        """Without a ground the dialog stays and says so."""
        if not self.ground()[0]:
            self.note.say(texts.GROUND_NEEDED, state="care")
            self.note.line.setFocus()
            return
        super().accept()
