"""Let several documents support the same criteria at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.evidence import EvidenceDocument
from core.evidence_needs import by_criterion
from ui.changes import Topic
from ui.criteria_ticks import CriteriaTicks
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.messages import reporting
from ui.texts import evidence_page as texts

_WIDTH, _HEIGHT = 600, 460


class LinkCriteriaDialog(ActDialog):
    """What is linked already stays linked; the ticks only add."""

    def __init__(
        self, desk: Desk, documents: Sequence[EvidenceDocument], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.LINK_ACT, texts.chosen(len(documents)), parent=parent)
        self.resize(_WIDTH, _HEIGHT)
        self._desk, self._documents = desk, tuple(documents)
        self.ticks = CriteriaTicks()
        self.fields.addWidget(self.ticks, 1)
        self.column.setStretchFactor(self.fields, 1)
        self.ticks.search.setFocus()
        services = desk.services
        held = by_criterion(services.keep_evidence.of_year(desk.year))
        self.ticks.show_criteria(
            services.self_assessment.criteria(desk.year).leaves(desk.office().unit.kind.value),
            held={name: len(items) for name, items in held.items()},
            ticked=(),
        )
        self.ticks.changed.connect(self._allow)
        self._allow()

    def accept(self) -> None:
        """Link them and say how many."""
        with reporting(self):
            self._desk.services.keep_evidence.link(self._documents, self.ticks.ticked())
            self._desk.changes.announce(Topic.EVIDENCE)
            super().accept()

    def _allow(self) -> None:
        self.act.setEnabled(bool(self.ticks.ticked()))
