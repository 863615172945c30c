"""The button on the page of keys that prints the manual on checking packages."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
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
    tmp_path: Path,
    role: Role,
) -> None:
    made: list[Report] = []
    told: list[Path] = []

    def write_made(report: Report, path: Path) -> Path:
        made.append(report)
        return path

    desk = make_desk(role, make_report=SimpleNamespace(write_made=write_made))
    page = KeysPage(desk)
    qtbot.addWidget(page)
    page.show()
    target = tmp_path / "hd.pdf"
    monkeypatch.setattr(manual_saving, "choose_target", lambda *_said, **_words: target)
    monkeypatch.setattr(manual_saving, "tell_where", lambda *_said, path, **_words: told.append(path))
    (action,) = [each for each in page.menu.menu.actions() if each.text() == texts.MANUAL]
    action.trigger()
    qtbot.waitUntil(lambda: told == [target])
    assert desk.office().unit.name in str(made[0].blocks[0])


def test_without_a_key_it_says_so_and_writes_nothing(
    qtbot: QtBot, desk: Desk, notices: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.services.key_care, "card", lambda: None)
    page = KeysPage(desk)
    qtbot.addWidget(page)
    manual_saving.save_manual(page, desk)
    assert len(notices) == 1
