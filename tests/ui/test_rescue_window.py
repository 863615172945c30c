"""The window over a damaged workspace: the way back first, nothing is lost by looking."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.rescue import Found
from core.storage_errors import BackupDamaged
from tests.ui.wrecked import FOUND, TASKS, Wrecked, backup
from ui import rescue_window as module
from ui.jobs import JobRunner
from ui.messages import MessageDialog
from ui.rescue_window import RescueWindow, Then, rescue
from ui.texts import rescue as texts


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.stop()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What message dialogs say; each is answered by its first button."""
    heard: list[str] = []

    def answer(self: MessageDialog) -> int:
        heard.append(self.windowTitle())
        self.chosen = 0
        return 1

    monkeypatch.setattr(MessageDialog, "exec", answer)
    monkeypatch.setattr("ui.messages.open_folder", lambda _path: None)
    return heard


def shown(qtbot: QtBot, jobs: JobRunner, wreck: Wrecked) -> RescueWindow:
    window = RescueWindow(wreck, Path("/x/xa-tay-son"), jobs=jobs)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    return window


def test_the_newest_good_copy_is_offered_with_what_it_does_not_hold(qtbot: QtBot, jobs: JobRunner) -> None:
    window = shown(qtbot, jobs, Wrecked())
    assert window.choice.value() == backup(19).name.replace("daily", "import")
    assert "Nhiệm vụ CCHC: 19 dòng" in window.missing.text()
    assert window.back.isEnabled()
    window.choice.combo.setCurrentIndex(2)
    assert not window.back.isEnabled(), "not before it was compared"
    qtbot.waitUntil(window.back.isEnabled)
    assert "Nhiệm vụ CCHC: 12 dòng" in window.missing.text()


def test_without_a_copy_another_file_is_all_that_is_left(qtbot: QtBot, jobs: JobRunner) -> None:
    wreck = Wrecked()
    wreck.held = ()
    window = shown(qtbot, jobs, wreck)
    assert window.missing.text() == texts.NO_BACKUP
    assert not window.back.isEnabled()
    window.other.click()
    assert window.then is Then.RESTORE


def test_what_can_be_read_is_listed_losses_first_and_its_rows_shown(qtbot: QtBot, jobs: JobRunner) -> None:
    window = shown(qtbot, jobs, Wrecked())
    assert window.told.text() == texts.found_line(FOUND)
    parts = window.tables.parts
    first = [parts.model().index(row, 0).data() for row in range(parts.model().rowCount())]
    assert set(first[:2]) == {"Nhiệm vụ CCHC", "Dòng đang nhập dở"}
    parts.select(lambda each: each.name == "record_task")
    qtbot.waitUntil(lambda: window.tables.rows.model().rowCount() == 2)
    model = window.tables.rows.model()
    assert [model.index(1, at).data() for at in range(4)] == ["2026", "<b>á</b>", "21583", "b"]


def test_going_back_is_asked_done_told_and_opened(qtbot: QtBot, jobs: JobRunner, said: list[str]) -> None:
    wreck = Wrecked()
    window = shown(qtbot, jobs, wreck)
    window.back.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert [each.number for each in wreck.went] == [19]
    assert said == [texts.BACK_TITLE, texts.BACK_TITLE]
    assert window.then is Then.OPEN


def test_a_copy_that_is_refused_leaves_the_window_open(
    qtbot: QtBot, jobs: JobRunner, said: list[str]
) -> None:
    wreck = Wrecked()
    wreck.error = BackupDamaged(name="x", member="socchc.db")
    window = shown(qtbot, jobs, wreck)
    window.back.click()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert window.isVisible()
    assert window.then is Then.LEAVE


def test_what_can_be_read_is_written_where_the_person_says(
    qtbot: QtBot, jobs: JobRunner, said: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wreck = Wrecked()
    window = shown(qtbot, jobs, wreck)
    monkeypatch.setattr(module, "choose_target", lambda *_asked, **_how: None)
    window.export.click()
    monkeypatch.setattr(module, "choose_target", lambda *_asked, **_how: tmp_path / "x.xlsx")
    window.export.click()
    qtbot.waitUntil(lambda: bool(said))
    assert wreck.written == [tmp_path / "x.xlsx"]


def test_it_says_how_much_there_is_and_how_much_is_lost(qtbot: QtBot, jobs: JobRunner) -> None:
    window = shown(qtbot, jobs, Wrecked(found=replace(FOUND, pages=346, spoilt=3)))
    for words in ("3 dòng của 2 phần", "Mất 14 dòng", "1 phần không rõ", "346 trang, 3 trang bị hỏng"):
        assert words in window.told.text()
    sure = replace(FOUND, tables=(replace(TASKS, lost=0),))
    assert "Chưa thấy mất dòng nào." in texts.found_line(sure)


def test_nothing_readable_is_said_and_nothing_can_be_written(qtbot: QtBot, jobs: JobRunner) -> None:
    empty = Found(size=0, until=None, tables=(), problems=("file is not a database",))
    window = shown(qtbot, jobs, Wrecked(found=empty))
    assert window.told.text() == texts.NOTHING_READABLE
    assert not window.export.isEnabled()


def test_the_workspace_is_let_go_of_whatever_was_chosen(
    qtbot: QtBot, jobs: JobRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wreck = Wrecked()
    monkeypatch.setattr(RescueWindow, "exec", lambda self: self.done(0))
    then = rescue(tmp_path, wreck, jobs=jobs, heard=lambda _folder: None, parent=None)
    assert then is Then.LEAVE
    assert wreck.is_closed
    qtbot.waitUntil(lambda: not jobs.is_busy)
