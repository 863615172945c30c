"""A year that was sent is corrected: a reason is offered after the first change, and never asked for again."""

import pytest
from pytestqt.qtbot import QtBot

from core.services.correct_sent import CorrectSent
from ui.changes import Topic
from ui.desk import Desk
from ui.sent_bar import SentBar


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """As which revision the year was sent."""
    held = {"revision": 1}
    monkeypatch.setattr(CorrectSent, "sending", lambda _self, _year: held["revision"])
    return held


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    reasons: list[str] = []
    monkeypatch.setattr(CorrectSent, "give", lambda _self, _year, reason: reasons.append(reason))
    monkeypatch.setattr(CorrectSent, "reason", lambda _self, _year: reasons[-1] if reasons else "")
    return reasons


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk, given: list[str]) -> SentBar:
    made = SentBar(desk)
    qtbot.addWidget(made)
    return made


def test_it_comes_with_the_first_change_and_goes_with_the_reason(
    desk: Desk, bar: SentBar, sent: dict[str, int], given: list[str]
) -> None:
    assert bar.isHidden()
    desk.changes.announce(Topic.EVIDENCE)
    assert bar.isHidden()
    desk.changes.announce(Topic.RECORDS)
    assert not bar.isHidden()
    assert "đã nộp (lần 1)" in bar.words.text()
    bar.keep.click()
    assert not bar.isHidden(), "nothing was typed"
    bar.why.setText("  Nhầm số tháng 6 ")
    bar.keep.click()
    assert given == ["Nhầm số tháng 6"]
    assert bar.isHidden()
    desk.changes.announce(Topic.RECORDS)
    assert bar.isHidden()


def test_sent_away_it_stays_away_until_the_year_is_sent_again(
    desk: Desk, bar: SentBar, sent: dict[str, int], given: list[str]
) -> None:
    desk.changes.announce(Topic.ENTRIES)
    bar.leave.click()
    desk.changes.announce(Topic.ENTRIES)
    assert bar.isHidden()
    sent["revision"] = 2
    desk.changes.announce(Topic.ENTRIES)
    assert not bar.isHidden()
    desk.changes.announce(Topic.PACKAGES)
    assert bar.isHidden()
    assert given == []


def test_a_draft_is_corrected_without_a_word(desk: Desk, bar: SentBar, sent: dict[str, int]) -> None:
    sent["revision"] = 0
    desk.changes.announce(Topic.RECORDS)
    assert bar.isHidden()
