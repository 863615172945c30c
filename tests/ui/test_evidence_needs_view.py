"""The panel of one criterion hides no documents in silence."""

import json
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel

from core.criteria.loading import parse_set
from core.evidence import EvidenceDocument
from core.evidence_needs import CriterionNeeds
from tests.ui.fakes import CRITERIA
from ui.evidence_needs_view import NeedsPanel

LEAF = parse_set(json.loads(CRITERIA.read_text("utf-8"))).leaves("commune")[0]


@pytest.mark.parametrize(("count", "told"), [(50, "Tài liệu đã có"), (5_000, "50 đầu trong 5.000")])
def test_a_heading_says_when_only_the_first_documents_are_listed(qtbot, count, told):
    held = tuple(EvidenceDocument(id=str(at), year=2025, name=f"{at}.pdf") for at in range(count))
    need = CriterionNeeds(criterion=LEAF, named=(), held=held, last_year=(), at_stake=Decimal(1), is_own=True)
    panel = NeedsPanel()
    qtbot.addWidget(panel)
    panel.show_need(need, year=2025)
    headings = [label.text() for label in panel.findChildren(QLabel)]
    assert any(heading == told or told in heading for heading in headings)
    assert any("đầu trong" in heading for heading in headings) is (count > 50)
    assert panel.held.model().rowCount() == min(count, 50)
