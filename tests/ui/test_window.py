from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from core.services.record_entry import RecordGone
from core.units import Role
from tests.ui import fakes
from ui import app, showcase
from ui.desk import Desk
from ui.look import apply_look, read_scheme
from ui.messages import MessageDialog, Notice, error_notice, plain_label, stays
from ui.page_area import PageArea
from ui.page_list import pages_for
from ui.translation import VietnameseQtTranslator
from ui.window import Window


def window_of(qtbot: QtBot, desk: Desk, role: Role = Role.SUBMITTER) -> Window:
    window = Window(desk, pages_for(role))
    qtbot.addWidget(window)
    window.show()
    return window


def test_control_and_a_number_open_a_page(qtbot: QtBot, desk: Desk) -> None:
    window = window_of(qtbot, desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.places.value("page") == "tasks"


def test_the_status_line_says_when_something_was_saved(qtbot: QtBot, desk: Desk) -> None:
    window = window_of(qtbot, desk)
    desk.changes.announce()
    assert window._status.saved.text().startswith("Đã lưu ")


def test_the_last_page_and_the_folded_rail_come_back(qtbot: QtBot, make_desk: Callable[..., Desk]) -> None:
    first = make_desk()
    window = window_of(qtbot, first)
    window.open_page("evidence")
    window._rail.set_folded(True)
    window.close()
    second = window_of(qtbot, make_desk())
    assert second._rail.is_folded
    assert second._stack.currentWidget().title == "Tài liệu kiểm chứng"  # type: ignore[union-attr]


def test_a_new_year_reloads_the_page_in_sight(qtbot: QtBot, desk: Desk) -> None:
    window = window_of(qtbot, desk)
    page = window.open_page("tasks")
    desk.set_year(2024)
    assert page.pane.table.found.rowCount() == 0  # type: ignore[attr-defined]


def test_waiting_things_are_counted_in_the_rail(qtbot: QtBot, desk: Desk) -> None:
    window = window_of(qtbot, desk)
    badge = window._rail._buttons["self"]._badge
    qtbot.waitUntil(lambda: badge.text() not in {"", "0"})


def test_the_appraisers_window_opens(qtbot: QtBot, make_desk: Callable[..., Desk]) -> None:
    window = window_of(qtbot, make_desk(Role.APPRAISER), Role.APPRAISER)
    assert "Tỉnh Gia Lai" in window.windowTitle()


def test_qts_own_buttons_speak_vietnamese(qapp: QApplication, qtbot: QtBot) -> None:
    translator = VietnameseQtTranslator(qapp)
    qapp.installTranslator(translator)
    try:
        box = QMessageBox()
        qtbot.addWidget(box)
        box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
        assert {button.text().replace("&", "") for button in box.buttons()} == {"Đồng ý", "Hủy"}
        row = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Close
            | QDialogButtonBox.StandardButton.Discard
        )
        qtbot.addWidget(row)
        assert {button.text().replace("&", "") for button in row.buttons()} == {"Lưu", "Đóng", "Bỏ"}
    finally:
        qapp.removeTranslator(translator)


def test_a_refusal_says_what_why_and_what_now_with_its_code(qtbot: QtBot) -> None:
    notice = error_notice(RecordGone(kind="task"))
    assert notice.what
    assert notice.why
    assert notice.advice
    assert "E_RECORD_GONE" in notice.details
    dialog = MessageDialog(notice, ("Đóng",), parent=None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog._details.isVisible()
    dialog._toggle.click()
    assert dialog._details.isVisible()


def test_a_bug_is_shown_without_its_text(qtbot: QtBot) -> None:
    notice = error_notice(ValueError("secret detail"))
    assert "secret" not in f"{notice.what} {notice.why} {notice.advice} {notice.details}"


def test_labels_never_read_markup(qtbot: QtBot) -> None:
    label = plain_label("<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_both_schemes_name_the_same_meanings_with_enough_contrast() -> None:
    light, dark = read_scheme("light"), read_scheme("dark")
    assert light.colours.keys() == dark.colours.keys()
    for scheme in (light, dark):
        for over, under in (
            ("text", "page"), ("text", "raised"), ("quiet", "page"), ("quiet", "rail"), ("on_accent", "accent"),
            ("done", "done_soft"), ("care", "care_soft"), ("wrong", "wrong_soft"), ("none", "none_soft"),
            ("accent", "raised"), ("done", "raised"), ("care", "raised"), ("wrong", "raised"),
        ):  # fmt: skip
            assert contrast(scheme.colours[over], scheme.colours[under]) >= 4.5, (scheme.name, over, under)


def test_the_style_sheet_leaves_no_name_unfilled(qapp: QApplication, look: None) -> None:
    apply_look(qapp, "dark")
    assert "@" not in qapp.styleSheet()
    apply_look(qapp, "light")


def test_pictures_are_taken_of_every_page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    made = showcase.photograph(fakes.services(), tmp_path, name="xa")
    assert len(made) == len(pages_for(Role.SUBMITTER))
    assert all(path.stat().st_size > 10_000 for path in made)


def test_the_window_opens_on_the_newest_year_that_holds_work() -> None:
    assert app.starting_year(fakes.services()) == fakes.YEAR


def test_places_are_kept_in_the_given_file(tmp_path: Path) -> None:
    places = app.open_person(tmp_path / "x.ini")
    assert isinstance(places, QSettings)
    assert Path(places.fileName()) == tmp_path / "x.ini"


def contrast(first: str, second: str) -> float:
    bright, dim = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_closing_over_a_half_typed_record_asks_and_stays(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(qtbot, desk)
    answers = [True, False]
    monkeypatch.setattr("ui.leaving.stays", lambda *_said, **_words: answers.pop(0))
    desk.note_draft("task:2023", "tasks")
    assert not window.close()
    assert desk.places.value("page") == "tasks"
    assert window.close()
    assert answers == []


def test_only_the_button_that_says_so_loses_what_is_half_typed(qtbot: QtBot) -> None:
    notice = Notice(title="Thử", what="Còn dòng mới chưa lưu.")
    for press, expected in ((0, True), (1, False)):
        QTimer.singleShot(0, lambda press=press: QApplication.activeModalWidget()._choose(press))  # type: ignore[union-attr]
        assert stays(None, notice, stay="Ở lại", leave="Đóng") is expected
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())  # type: ignore[union-attr]
    assert stays(None, notice, stay="Ở lại", leave="Đóng")


@pytest.mark.parametrize("key", ["home", "dossiers", "tasks", "training"])
def test_what_a_page_is_for_stays_in_sight_where_the_page_is_wider_than_the_window(
    qtbot: QtBot, desk: Desk, key: str
) -> None:
    window = window_of(qtbot, desk)
    window.resize(683, 364)  # 1366x768 at 200 %
    page = window.open_page(key)
    qtbot.wait(20)
    area = window.findChild(PageArea)
    primary = next(
        each
        for each in page.findChildren(QPushButton)
        if each.property("kind") == "primary" and each.isVisible()
    )
    right = primary.mapTo(area.viewport(), primary.rect().topRight()).x()  # type: ignore[union-attr]
    assert 0 < right < area.viewport().width()  # type: ignore[union-attr]
