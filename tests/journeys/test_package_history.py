"""The story of a year's packages over two real workspaces, and the package before it is written."""

from dataclasses import replace

import pytest

from core.assessment import CriterionEntry
from core.services.package_history import EventKind
from core.services.send_return import Correction, Question
from tests.offices import COMMUNE, YEAR, Desk, Offices, fill


@pytest.fixture
def commune(offices: Offices) -> Desk:
    offices.open_round(COMMUNE)
    desk = offices.commune()
    fill(desk)
    return desk


def story(commune: Desk) -> list[tuple[EventKind, int]]:
    return [(event.kind, event.revision) for event in commune.services.package_history.timeline(YEAR)][::-1]


def test_sent_received_returned_sent_again_in_one_line(offices: Offices, commune: Desk) -> None:
    assert story(commune) == []
    province = offices.province
    first = commune.export()
    province.take_in(first.files[0])
    commune.take_in(province.receipts()[0])
    question = Question(criterion="7.2.1", reason="Đối chiếu số hồ sơ")
    correction = Correction(reason="Thiếu quyết định", questions=(question,))
    back = province.services.send_return.send(
        YEAR, COMMUNE, correction=correction, outward=province.outward()
    )
    commune.take_in(back.files[0])
    second = commune.export(reason="Đã bổ sung quyết định")
    assert sorted(story(commune)) == sorted(
        [(EventKind.SENT, 1), (EventKind.RECEIVED, 1), (EventKind.RETURNED, 1), (EventKind.SENT, 2)]
    )
    events = commune.services.package_history.timeline(YEAR)
    returned = next(event for event in events if event.kind is EventKind.RETURNED)
    assert returned.reason == "Thiếu quyết định"
    assert returned.lines == (("7.2.1", "Đối chiếu số hồ sơ"),)
    receipt = next(event for event in events if event.kind is EventKind.RECEIVED)
    assert receipt.number == 1
    again = next(event for event in events if event.kind is EventKind.SENT and event.revision == 2)
    assert again.reason == "Đã bổ sung quyết định"
    assert commune.services.year_history.acts(YEAR)[0].why == "Đã bổ sung quyết định"
    assert {event.row.digest for event in events} >= {first.digest, second.digest}
    assert commune.services.package_history.timeline(YEAR - 1) == ()


def test_the_summary_counts_what_the_next_package_would_hold(commune: Desk) -> None:
    history, service = commune.services.package_history, commune.services.self_assessment
    summary = history.summary(YEAR)
    assert (summary.revision, summary.changes) == (1, None)
    assert dict(summary.records) == {"dossier_count": 1}
    assert summary.record_count == 1
    assert summary.score.total == service.score(YEAR).total
    commune.export()
    entry = service.score(YEAR).line("7.2.1").entry
    service.enter(YEAR, replace(entry, explanation="Viết lại"))
    service.enter(YEAR, CriterionEntry(criterion="2.3", inputs=(("plan", "1"),), explanation="Có"))
    again = history.summary(YEAR)
    assert again.revision == 2
    assert again.changes is not None
    assert {line.criterion for line in again.changes.lines} == {"7.2.1", "2.3"}
