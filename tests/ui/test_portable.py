"""A program that runs from a stick says what a stick is: in full once, in a line at every start."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.machine import Program
from core.packages.signing import PublicKey
from core.release import Release
from core.units import Role
from tests.ui import fakes
from tests.ui.fakes import YEAR
from ui.desk import Desk, Surroundings
from ui.dialogs.about import AboutDialog
from ui.messages import MessageDialog
from ui.page_list import pages_for
from ui.pages.settings import SettingsPage
from ui.portable_bar import PortableBar, tell_portable
from ui.texts import about as about_texts
from ui.texts import portable as texts
from ui.window import Window

KEY = PublicKey(raw=bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs said; each is left with its second button."""
    heard: list[str] = []

    def show(dialog: MessageDialog) -> int:
        heard.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
        dialog.chosen = 1
        return 0

    monkeypatch.setattr(MessageDialog, "exec", show)
    return heard


@pytest.fixture
def portable(look: None, places: QSettings, tmp_path: Path) -> Callable[..., Desk]:
    """A desk of a program on a stick; every file under `tmp_path` lies on it."""

    def make(**changed: object) -> Desk:
        program = replace(Program(is_portable=True, data=tmp_path / "data"), **changed)
        around = Surroundings(program=program, shares_drive=lambda path: path.is_relative_to(tmp_path))
        return Desk(fakes.services(), year=YEAR, places=places, around=around)

    return make


def test_the_first_start_from_a_stick_tells_everything_once(
    qtbot: QtBot, places: QSettings, said: list[str]
) -> None:
    tell_portable(places, Program())
    assert said == []
    tell_portable(places, Program(is_portable=True))
    tell_portable(places, Program(is_portable=True))
    assert len(said) == 1
    for told in (texts.WHAT, texts.WHY, texts.ADVICE):
        assert told in said[0]


def test_every_start_from_a_stick_says_so_in_a_line_that_can_be_sent_away(
    qtbot: QtBot, portable: Callable[..., Desk], said: list[str]
) -> None:
    for _start in range(2):
        bar = PortableBar(portable())
        qtbot.addWidget(bar)
        bar.show()
        assert bar.isVisible()
        bar.more.click()
        bar.read.click()
        assert not bar.isVisible()
    assert len(said) == 2
    assert texts.WHY in said[0]


@pytest.mark.parametrize("is_portable", [True, False])
def test_the_window_of_a_stick_says_where_it_runs(
    qtbot: QtBot, portable: Callable[..., Desk], is_portable: bool
) -> None:
    window = Window(portable(is_portable=is_portable), pages_for(Role.SUBMITTER))
    qtbot.addWidget(window)
    window.show()
    assert window.findChildren(PortableBar)[0].isVisible() is is_portable
    assert (
        texts.STATUS in [label.text() for label in window.statusBar().findChildren(QLabel)]
    ) is is_portable
    window.close()


def test_a_backup_beside_the_book_on_the_stick_is_asked_about(
    qtbot: QtBot,
    portable: Callable[..., Desk],
    said: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = portable()
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    written: list[Path] = []
    monkeypatch.setattr(page, "write_backup", written.append)
    chosen = [Path("/ổ khác/a.zip"), tmp_path / "b.zip"]
    monkeypatch.setattr("ui.pages.settings.choose_target", lambda *_said, **_words: chosen.pop(0))
    page.back_up()
    assert said == []
    page.back_up()
    assert len(said) == 1
    assert texts.SAME_DRIVE_WHY in said[0]
    assert written == [Path("/ổ khác/a.zip"), tmp_path / "b.zip"]
    monkeypatch.setattr("ui.pages.settings.stays", lambda *_said, **_words: True)
    chosen.extend([tmp_path / "c.zip", Path("/ổ khác/c.zip")])
    page.back_up()
    assert written[2:] == [Path("/ổ khác/c.zip")], "another place is chosen after the question"
    desk.close()


def test_the_about_box_tells_the_build_the_way_it_runs_and_whose_releases_it_believes(
    qtbot: QtBot, portable: Callable[..., Desk], tmp_path: Path
) -> None:
    built = Release(keys=(KEY,), commit="0123456789abcdef" + "0" * 24, day=date(2026, 11, 27))
    desk = portable(release=built)
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    told = dict(dialog.facts())
    assert told[about_texts.BUILD] == f"0123456789ab, ngày 27/11/2026 ({about_texts.TRIAL})"
    assert told[about_texts.KIND] == about_texts.PORTABLE
    assert told[about_texts.ALL_DATA] == str(tmp_path / "data")
    assert KEY.fingerprint in told[about_texts.RELEASE_KEY]
    assert " ".join(KEY.digit_groups) in told[about_texts.RELEASE_KEY]
    desk.close()
    assert about_texts.TRIAL not in about_texts.build(replace(built, is_release=True))


def test_a_source_tree_is_told_as_that(qtbot: QtBot, desk: Desk) -> None:
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    told = dict(dialog.facts())
    assert told[about_texts.BUILD] == about_texts.FROM_SOURCE
    assert told[about_texts.KIND] == about_texts.INSTALLED
    assert about_texts.RELEASE_KEY not in told
