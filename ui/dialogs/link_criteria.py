"""Ask which criteria several documents support as well."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.evidence import EvidenceDocument
from ui.criteria_ticks import CriteriaTicks
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.texts import evidence_page as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 600, 460


class LinkCriteriaDialog(ActDialog):
    """What is linked already stays linked; the ticks only add."""

    def __init__(
        self, desk: Desk, documents: Sequence[EvidenceDocument], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.LINK_ACT, texts.chosen(len(documents)), parent=parent)
        fit(self, (_WIDTH, _HEIGHT))
        self.ticks = CriteriaTicks()
        self.fill(self.ticks)
        self.ticks.search.setFocus()
        services = desk.services
        self.ticks.show_criteria(
            services.self_assessment.criteria(desk.year).leaves(desk.office().unit.kind.value),
            held=services.keep_evidence.counts(desk.year),
            ticked=(),
        )
        self.ticks.changed.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        self.act.setEnabled(bool(self.ticks.ticked()))
