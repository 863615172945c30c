"""The about box and the file for the support: complete, copyable, and without anybody's data."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from core.packages.refusals import DiskFull
from core.version import VERSION
from tests.ui import fakes
from tests.ui.fakes import YEAR
from ui.desk import Desk, Surroundings
from ui.dialogs.about import AboutDialog
from ui.dialogs.support import SupportDialog, support_text
from ui.texts import about as texts


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    log = ("error-1.txt", "code H4K-9MX\nValueError\n"), ("socchc.log", '{"said": "x"}\n')
    return Surroundings(folder=tmp_path / "sổ", logs=tmp_path / "logs", read_logs=lambda: log)


@pytest.fixture
def told(look: None, places: object, around: Surroundings) -> Desk:
    return Desk(fakes.services(), year=YEAR, places=places, around=around)  # type: ignore[arg-type]


def test_the_about_box_says_what_the_seal_is_not_and_where_things_lie(
    qtbot: QtBot, told: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ui.dialogs.about.open_folder", opened.append)
    dialog = AboutDialog(told)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy()
    copied = QApplication.clipboard().text()
    assert VERSION in copied
    assert str(told.folder) in copied
    assert str(told.logs) in copied
    assert "không phải chữ ký số" in texts.SEAL
    for text in (texts.OPEN_DATA, texts.OPEN_LOGS):
        next(each for each in dialog.findChildren(QPushButton) if each.text() == text).click()
    assert opened == [told.folder, told.logs]
    told.close()


def test_on_a_low_screen_the_about_box_opens_at_its_beginning(qtbot: QtBot, told: Desk) -> None:
    dialog = AboutDialog(told)
    qtbot.addWidget(dialog)
    dialog.resize(760, 520)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is dialog.leave
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    told.close()


def test_the_words_of_a_licence_follow_the_part_chosen(qtbot: QtBot, desk: Desk) -> None:
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.parts.select(lambda part: part.name == "pyside6-essentials")
    assert "LESSER GENERAL PUBLIC LICENSE" in dialog.words.toPlainText()
    assert dialog.parts.select(lambda part: part.name == "vietnam-provinces")
    assert dialog.words.toPlainText() == texts.NO_WORDS
    dialog.parts.rows_model.show(())
    dialog._show_words()
    assert dialog.words.toPlainText() == ""


def test_the_file_for_the_support_holds_no_persons_name_no_record_and_no_evidence(told: Desk) -> None:
    text = support_text(told)
    assert VERSION in text
    assert "H4K-9MX" in text
    assert "task: " in text
    office = told.office()
    records = [record.title for record in told.services.record_entry.list("task", YEAR)]
    files = [document.name for document in told.services.keep_evidence.of_year(YEAR)]
    assert records
    assert files
    for secret in (office.officer.name, office.signatory.name, office.unit.name, *records, *files):
        assert secret not in text
    told.close()


def test_what_is_shown_is_what_is_saved(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, target = make_desk(), tmp_path / "ho-tro.txt"
    dialog = SupportDialog(desk)
    qtbot.addWidget(dialog)
    dialog.save()
    assert not dialog._save.isEnabled()
    desk.write_file = lambda path, content: path.write_bytes(content)  # type: ignore[assignment,return-value]
    dialog = SupportDialog(desk)
    qtbot.addWidget(dialog)
    monkeypatch.setattr("ui.dialogs.support.choose_target", lambda *_said, **_words: None)
    dialog.save()
    monkeypatch.setattr("ui.dialogs.support.choose_target", lambda *_said, **_words: target)
    monkeypatch.setattr("ui.dialogs.support.tell_where", lambda *_said, **_words: None)
    with qtbot.waitSignal(dialog.accepted):
        dialog._save.click()
    assert target.read_text("utf-8") == dialog.text.toPlainText()


def test_a_full_disk_is_said_and_the_text_stays(
    qtbot: QtBot, make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise DiskFull(name="ho-tro.txt")

    shown: list[Exception] = []
    desk = make_desk()
    desk.write_file = full
    dialog = SupportDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    monkeypatch.setattr("ui.dialogs.support.choose_target", lambda *_said, **_words: tmp_path / "x.txt")
    monkeypatch.setattr("ui.messages.show_error", lambda _parent, error: shown.append(error))
    dialog.save()
    assert len(shown) == 1
    assert dialog.isVisible()
