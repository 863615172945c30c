from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.reporting.enrolment_sheet import EnrolmentSheet
from ui.desk import Desk
from ui.pages.keys import KeysPage


def test_the_keys_page_writes_the_sheet_to_print(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written: list[tuple[EnrolmentSheet, Path]] = []
    told: list[Path] = []
    desk = make_desk()
    desk.write_sheet = lambda sheet, path: written.append((sheet, path))
    page = KeysPage(desk)
    qtbot.addWidget(page)
    page.show()
    target = tmp_path / "phieu.pdf"
    monkeypatch.setattr("ui.pages.keys.choose_target", lambda *_said, **_words: target)
    monkeypatch.setattr("ui.pages.keys.tell_where", lambda *_said, path, **_words: told.append(path))
    assert page._paper.isVisible()
    page._paper.click()
    qtbot.waitUntil(lambda: told == [target])
    [(sheet, path)] = written
    assert path == target
    assert desk.office().unit.name in sheet.subtitle


def test_without_a_way_to_write_paper_the_button_is_not_there(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    page = KeysPage(make_desk())
    qtbot.addWidget(page)
    page.show()
    assert not page._paper.isVisible()
