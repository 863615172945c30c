"""The claim that nothing occurred: its effect before it is chosen, and the reason it needs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.assessment import Claim
from core.self_score import ScoreLine, SelfScore, Source, is_self_scored
from core.what_if import effect, without_occurrence
from ui.fields import FlagField, LineField
from ui.messages import plain_label
from ui.texts import self_assessment as texts


class ClaimPart(QWidget):
    """Shown where a criterion knows the case; `claimed` brings the claim, `reasoned` its reason."""

    claimed = Signal(object)
    reasoned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claim = FlagField(texts.CLAIM)
        self.reason = LineField(texts.CLAIM_REASON, required=True)
        self.told = plain_label(kind="quiet", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.claim, self.told, self.reason):
            column.addWidget(widget)
        self.claim.committed.connect(self._tell)
        self.reason.committed.connect(self.reasoned)

    def show_line(self, score: SelfScore, line: ScoreLine) -> None:
        """Show the claim of a line, and what choosing it would change."""
        is_claimed = line.entry.claim is Claim.NO_OCCURRENCE
        after = without_occurrence(score, line.criterion.id) if is_self_scored(line.criterion) else None
        self.setVisible(is_self_scored(line.criterion) and (after is not None or is_claimed))
        self.claim.show_value(is_claimed)
        self.reason.show_value(line.entry.claim_reason)
        self.reason.setVisible(is_claimed)
        is_measured = line.source is Source.RECORDS
        self.claim.box.setEnabled(is_claimed or not is_measured)
        if is_measured:
            self.told.setText(texts.CLAIM_RECORDS)
        elif is_claimed:
            self.told.setText(texts.CLAIM_NOW)
        elif after is not None:
            told = effect(score, after, criterion=line.criterion.id)
            self.told.setText(texts.claim_effect(told))

    def _tell(self, is_claimed: object) -> None:
        self.claimed.emit(Claim.NO_OCCURRENCE if is_claimed else Claim.NONE)
        if is_claimed:
            self.reason.editor().setFocus()
