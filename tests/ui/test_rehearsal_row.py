"""What a rehearsed restore tells: on the card of copies, and at the start when a copy would not come back."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.backups import Why
from core.rehearsal import Rehearsal
from ui.desk import Desk
from ui.messages import MessageDialog
from ui.rehearsal_row import RehearsalRow
from ui.start_check import StartCheck
from ui.texts import rehearsal as texts


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(MessageDialog, "exec", lambda self: heard.append(self.windowTitle()) or 0)
    return heard


def spoilt(done: Rehearsal) -> Rehearsal:
    return replace(done, outcome=replace(done.outcome, problems=("EVIDENCE_MISSING ab", "AUDIT_BROKEN 3")))


def test_the_row_tells_the_last_one_and_makes_another(qtbot: QtBot, desk: Desk, said: list[str]) -> None:
    row = RehearsalRow(desk)
    qtbot.addWidget(row)
    row.show()
    row.show_state()
    assert row.told.text() == texts.NEVER
    row.rehearse.click()
    qtbot.waitUntil(lambda: len(said) == 1)  # there is no copy yet
    desk.services.keep_backups.make(Why.ASKED)
    row.rehearse.click()
    qtbot.waitUntil(lambda: "4.321 dòng" in row.told.text())
    assert desk.services.rehearse_restore.last() is not None
    assert row.wrong.isHidden()


def test_a_copy_that_would_not_come_back_is_told_in_its_own_colour(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.services.keep_backups.make(Why.ASKED)
    done = spoilt(desk.services.rehearse_restore.rehearse())
    monkeypatch.setattr(type(desk.services.rehearse_restore), "last", lambda _self: done)
    row = RehearsalRow(desk)
    qtbot.addWidget(row)
    row.show()
    row.show_state()
    assert "2 chỗ không đúng" in row.wrong.text()
    assert row.told.isHidden()


@pytest.mark.parametrize(("is_due", "is_sound"), [(False, False), (True, True), (True, False)])
def test_once_a_month_the_start_rehearses_and_tells_only_what_is_wrong(
    qtbot: QtBot, make_desk: Callable[..., Any], said: list[str], is_due: bool, is_sound: bool
) -> None:
    held = make_desk()
    held.services.keep_backups.make(Why.ASKED)
    done = held.services.rehearse_restore.rehearse()
    asked: list[None] = []

    def rehearse(*, progress: object) -> Rehearsal:
        asked.append(None)
        return done if is_sound else spoilt(done)

    service = SimpleNamespace(is_due=lambda: is_due, rehearse=rehearse)
    window = QWidget()
    qtbot.addWidget(window)
    desk = make_desk(rehearse_restore=service, safekeeping=SimpleNamespace(absent=tuple))
    StartCheck(desk, window)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert len(asked) == int(is_due)
    assert len(said) == int(is_due and not is_sound)
