"""The button on the page of keys that prints the manual on checking packages."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.reporting.document import Report
from core.units import Role
from ui import manual_saving
from ui.desk import Desk
from ui.pages.keys import KeysPage
from ui.texts import keys as texts


@pytest.mark.parametrize("role", list(Role))
def test_either_role_prints_the_manual_of_its_own_key(
    qtbot: QtBot,
    make_desk: Callable[..., Desk],
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
) -> None:
    made: list[Report] = []
    desk = make_desk(role)
    page = KeysPage(desk)
    qtbot.addWidget(page)
    page.show()
    monkeypatch.setattr(manual_saving, "preview_report", lambda *_at, make, **_words: made.append(make(None)))
    (action,) = [each for each in page.menu.menu.actions() if each.text() == texts.MANUAL]
    action.trigger()
    assert desk.office().unit.name in str(made[0].blocks[0])


def test_without_a_key_it_says_so_and_writes_nothing(
    qtbot: QtBot, desk: Desk, notices: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.services.key_care, "card", lambda: None)
    page = KeysPage(desk)
    qtbot.addWidget(page)
    manual_saving.save_manual(page, desk)
    assert len(notices) == 1
