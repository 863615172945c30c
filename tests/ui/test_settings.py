"""The settings page: people and their signature block, facts of the notebook, backup, days off, the look."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from tests.ui import fakes
from ui.desk import Desk, Surroundings
from ui.dialogs.holidays import HolidaysDialog
from ui.look import apply_look
from ui.messages import MessageDialog
from ui.page import Page
from ui.page_area import PageArea
from ui.pages.settings import SettingsPage
from ui.texts import backups, common
from ui.texts import settings as texts


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def words(page: SettingsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_what_is_typed_is_saved_and_shown_as_it_will_be_printed(page: SettingsPage) -> None:
    page.signatory.line.setText("Phạm Văn Phó")
    page.signatory_position.line.setText("Phó Chủ tịch")
    assert page._signature.text().endswith("PHÓ CHỦ TỊCH\n\nPhạm Văn Phó")
    page.form.combo.setCurrentIndex(1)
    page.form.commit()
    assert "KT. CHỦ TỊCH" in page._signature.text()
    page.signatory.commit()
    page.signatory_position.commit()
    office = page.desk.office()
    assert (office.signatory.name, office.signatory.position) == ("Phạm Văn Phó", "Phó Chủ tịch")
    assert office.signatory.form.value == "KT"


def test_the_notebook_is_described_and_its_folder_opens(
    qtbot: QtBot, look: None, places: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ui.pages.settings.open_folder", opened.append)
    desk = Desk(fakes.services(), year=fakes.YEAR, places=places, around=Surroundings(folder=tmp_path))
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    for told in ("Xã Tây Sơn (21701)", "Tỉnh Gia Lai", str(tmp_path), backups.FILE_NONE):
        assert told in words(page)
    button = next(each for each in page.findChildren(QPushButton) if each.text() == common.OPEN_FOLDER)
    button.click()
    assert opened == [tmp_path]
    desk.close()


def test_days_off_open_from_the_page_and_from_elsewhere(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, shown = [0, 1], []
    monkeypatch.setattr(HolidaysDialog, "exec", lambda self: shown.append(self) or answers.pop(0))
    next(each for each in page.findChildren(QPushButton) if each.text() == texts.HOLIDAYS).click()
    with qtbot.waitSignal(page.desk.changes.changed):
        page.stand_on("holidays")
    assert len(shown) == 2


def test_a_backup_is_written_and_its_moment_is_told(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    care = SimpleNamespace(backup=lambda path, *, progress: path, check=tuple, audit=tuple)
    page = SettingsPage(make_desk(safekeeping=care))
    qtbot.addWidget(page)
    page.show()
    monkeypatch.setattr("ui.pages.settings.choose_target", lambda *_said, **_words: None)
    page.stand_on("backup")
    monkeypatch.setattr("ui.pages.settings.choose_target", lambda *_said, **_words: tmp_path / "x.zip")
    told: list[Path] = []
    monkeypatch.setattr("ui.pages.settings.tell_where", lambda *_said, path, **_words: told.append(path))
    page.stand_on("backup")
    qtbot.waitUntil(lambda: told == [tmp_path / "x.zip"])
    assert page.backups.last.text() == backups.FILE_LAST.format(moment="10:42 11/12/2025")


@pytest.mark.parametrize(
    ("problems", "said"), [((), texts.CHECK_OK), (("EVIDENCE_MISSING x",), texts.CHECK_WRONG.format(count=1))]
)
def test_a_check_says_what_it_found(
    qtbot: QtBot,
    make_desk: Callable[..., Desk],
    monkeypatch: pytest.MonkeyPatch,
    problems: tuple[str, ...],
    said: str,
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        MessageDialog,
        "exec",
        lambda self: heard.append("".join(label.text() for label in self.findChildren(QLabel))),
    )
    page = SettingsPage(make_desk(safekeeping=SimpleNamespace(check=lambda **_how: problems, audit=tuple)))
    qtbot.addWidget(page)
    page.show()
    page.stand_on("check")
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert said in heard[0]


def test_the_look_is_the_persons_and_changes_at_once(page: SettingsPage, qapp: QApplication) -> None:
    page.scheme.combo.setCurrentIndex(2)
    page.scheme.commit()
    try:
        assert qapp.property("scheme") == "dark"
        assert page.desk.person.value("scheme") == "dark"
    finally:
        apply_look(qapp, "light")


def test_a_page_with_wrapped_words_gets_the_height_they_need_and_scrolls(qtbot: QtBot, desk: Desk) -> None:
    page = SettingsPage(desk)
    stack = QStackedWidget()
    stack.addWidget(page)
    area = PageArea(stack)
    qtbot.addWidget(area)
    area.resize(620, 300)
    area.show()
    qtbot.wait(50)
    layout = page.layout()
    assert layout is not None
    assert page.height() >= layout.minimumHeightForWidth(page.width())
    assert area.verticalScrollBar().maximum() > 0
    empty = Page(desk, "Trang trống")
    stack.setCurrentIndex(stack.addWidget(empty))
    assert area.verticalScrollBar().maximum() == 0
