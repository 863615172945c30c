"""What a year leaves behind: who closed and reopened it, and what is another than in the newest package."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.assessment import CriterionEntry
from core.evidence import EvidenceDocument
from core.rounds import Standing
from core.services.year_history import Earlier
from tests.offices import COMMUNE, YEAR, Desk, Offices, filled


@pytest.fixture
def commune(offices: Offices) -> Desk:
    return offices.bring_to(filled)


def test_closing_reopening_and_sending_are_told_with_who_and_why(commune: Desk) -> None:
    service = commune.services.self_assessment
    service.close(YEAR)
    service.reopen(YEAR, "Thiếu số liệu tháng 12")
    commune.export()
    told = [(act.what, act.why) for act in commune.services.year_history.acts(YEAR)]
    assert told == [("export", ""), ("reopen_year", "Thiếu số liệu tháng 12"), ("close_year", "")]
    assert commune.services.year_history.acts(YEAR - 1) == ()


def test_nothing_is_another_right_after_sending_and_every_change_is_told_after_it(commune: Desk) -> None:
    history, service = commune.services.year_history, commune.services.self_assessment
    assert history.changes(service.score(YEAR)) is None
    commune.export()
    sent = history.changes(service.score(YEAR))
    assert sent is not None
    assert (sent.revision, sent.lines) == (1, ())
    service.enter(YEAR, CriterionEntry(criterion="2.1.1", inputs=(("plan", "1"),), explanation="Có kế hoạch"))
    entry = service.score(YEAR).line("7.2.1").entry
    service.enter(YEAR, replace(entry, explanation="Viết lại"))
    with commune.opened.database.transaction() as work:
        document = EvidenceDocument(id="a", year=YEAR, name="a.pdf", criteria=("7.2.1",))
        work.evidence.save(COMMUNE, (document,))
    changes = history.changes(service.score(YEAR))
    assert changes is not None
    found = {line.criterion: line for line in changes.lines}
    assert set(found) == {"2.1.1", "7.2.1"}
    assert (found["2.1.1"].before, found["2.1.1"].after) == (Decimal("1.00"), Decimal("0.50"))
    assert (found["2.1.1"].gain, found["2.1.1"].inputs) == (Decimal("-0.50"), True)
    assert (found["7.2.1"].gain, found["7.2.1"].inputs) == (0, False)
    assert (found["7.2.1"].words, found["7.2.1"].documents) == (True, 1)


def test_a_note_for_the_office_alone_is_no_change(commune: Desk) -> None:
    commune.export()
    service = commune.services.self_assessment
    entry = service.score(YEAR).line("7.2.1").entry
    service.enter(YEAR, replace(entry, owner="Lê Văn Nam"))
    changes = commune.services.year_history.changes(service.score(YEAR))
    assert changes is not None
    assert changes.lines == ()


def test_last_year_is_told_only_for_criteria_that_mean_the_same(commune: Desk) -> None:
    history = commune.services.year_history
    assert history.last_year(YEAR) == {}
    commune.services.self_assessment.score(YEAR)
    with commune.opened.database.transaction() as work:
        now = work.assessments.standing(COMMUNE, YEAR)
        assert isinstance(now, Standing)
        work.assessments.put_standing(replace(now, year=YEAR - 1))
        work.assessments.put_self_points(
            COMMUNE, YEAR - 1, points={"7.2.1": Decimal("1.50"), "9.9": Decimal(1)}
        )
    assert history.last_year(YEAR) == {
        "7.2.1": Earlier(self_points=Decimal("1.50"), appraised=None, maximum=Decimal("4.00"))
    }
