"""A year that was sent is corrected: a reason is offered after the first change, and never asked for again."""

import pytest
from pytestqt.qtbot import QtBot

from core.services.correct_sent import CorrectSent
from ui.changes import Topic
from ui.desk import Desk
from ui.sent_bar import SentBar


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> dict[int, int]:
    """As which revision a year was sent."""
    held = {desk.year: 1}
    monkeypatch.setattr(CorrectSent, "sending", lambda _self, year: held.get(year, 0))
    return held


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    reasons: list[str] = []
    monkeypatch.setattr(CorrectSent, "give", lambda _self, _year, reason: reasons.append(reason))
    monkeypatch.setattr(CorrectSent, "waits", lambda _self, _year: not reasons)
    return reasons


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk, given: list[str]) -> SentBar:
    made = SentBar(desk)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("topic", [Topic.RECORDS, Topic.ENTRIES, Topic.EVIDENCE, Topic.CRITERIA])
def test_it_comes_with_the_first_change_and_goes_with_the_reason(
    desk: Desk, bar: SentBar, sent: dict[int, int], given: list[str], topic: Topic
) -> None:
    assert bar.isHidden()
    desk.changes.announce(Topic.KEYS)
    assert bar.isHidden()
    desk.changes.announce(topic)
    assert not bar.isHidden()
    assert "đã nộp (lần 1)" in bar.words.text()
    bar.keep.click()
    assert not bar.isHidden(), "nothing was typed"
    bar.why.setText("  Nhầm số tháng 6 ")
    bar.keep.click()
    assert given == ["Nhầm số tháng 6"]
    assert bar.isHidden()
    desk.changes.announce(topic)
    assert bar.isHidden()


def test_sent_away_it_stays_away_until_the_year_is_sent_again(
    desk: Desk, bar: SentBar, sent: dict[int, int], given: list[str]
) -> None:
    desk.changes.announce(Topic.ENTRIES)
    bar.leave.click()
    desk.changes.announce(Topic.ENTRIES)
    assert bar.isHidden()
    sent[desk.year] = 2
    desk.changes.announce(Topic.ENTRIES)
    assert not bar.isHidden()
    desk.changes.announce(Topic.PACKAGES)
    assert bar.isHidden()
    assert given == []


def test_what_was_typed_for_a_year_comes_back_with_it(
    desk: Desk, bar: SentBar, sent: dict[int, int], given: list[str]
) -> None:
    year = desk.year
    sent[year + 2] = 1
    desk.changes.announce(Topic.EVIDENCE)
    bar.why.setText("Nhầm số")
    desk.set_year(year + 1)
    assert bar.isHidden(), "that year was not sent"
    desk.set_year(year + 2)
    assert (bar.isHidden(), bar.why.text()) == (False, "")
    desk.set_year(year)
    assert (bar.isHidden(), bar.why.text()) == (False, "Nhầm số")
    assert given == []


def test_a_draft_is_corrected_without_a_word(desk: Desk, bar: SentBar, sent: dict[int, int]) -> None:
    sent.clear()
    desk.changes.announce(Topic.RECORDS)
    assert bar.isHidden()
