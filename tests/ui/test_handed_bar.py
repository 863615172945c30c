"""Files opened by a double click: where they go, and what they wait for."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from core.packages.refusals import NotReadable
from core.units import Role
from ui import handed_bar
from ui.desk import Desk
from ui.handed_bar import HandedBar
from ui.messages import Notice, ask
from ui.page_list import pages_for
from ui.pages.import_packages import ImportPackagesPage
from ui.pages.keys import KeysPage
from ui.progress_dialog import run_long
from ui.texts import handed as texts
from ui.trust_acts import TrustActs
from ui.window import Window

PACKAGE, OTHER, KEY = Path("/usb/gói.cchc"), Path("/usb/gói 2.cchc"), Path("/usb/khóa.cchc")


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[Path, ...]]]:
    """What each page was given."""
    told: list[tuple[str, tuple[Path, ...]]] = []
    monkeypatch.setattr(
        ImportPackagesPage, "inspect", lambda _self, files: told.append(("import", tuple(files)))
    )
    monkeypatch.setattr(TrustActs, "trust_file", lambda _self, path: told.append(("keys", (path,))))
    return told


def concerns(path: Path) -> bool:
    if "rút" in path.name:
        raise NotReadable(name=path.name)
    return "khóa" in path.name


@pytest.fixture
def window(
    qtbot: QtBot, make_desk: Callable[..., Desk], taken: list[Any], monkeypatch: pytest.MonkeyPatch
) -> Window:
    desk = make_desk(Role.APPRAISER)
    keys = type(desk.services.enrol_keys)
    monkeypatch.setattr(keys, "concerns", staticmethod(concerns), raising=False)
    made = Window(desk, pages_for(Role.APPRAISER))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def bar(window: Window) -> HandedBar:
    found = window.findChild(HandedBar)
    assert found is not None
    return found


def settled(window: Window) -> Callable[[], bool]:
    return lambda: not window.desk.handed.waiting and not window.desk.jobs.is_busy


def test_a_package_goes_to_the_page_that_checks_it(
    qtbot: QtBot, window: Window, bar: HandedBar, taken: list[Any]
) -> None:
    assert bar.isHidden()
    window.desk.handed.add([PACKAGE, OTHER, PACKAGE])
    qtbot.waitUntil(settled(window))
    assert taken == [("import", (PACKAGE, OTHER))]
    assert isinstance(window.page(), ImportPackagesPage)
    assert bar.isHidden()


def test_a_key_goes_to_the_page_of_keys_and_kinds_are_taken_one_after_the_other(
    qtbot: QtBot, window: Window, taken: list[Any]
) -> None:
    window.desk.handed.add([KEY, PACKAGE, KEY.with_name("khóa 2.cchc")])
    qtbot.waitUntil(settled(window))
    assert taken == [("keys", (KEY,)), ("keys", (KEY.with_name("khóa 2.cchc"),)), ("import", (PACKAGE,))]


def test_an_update_goes_to_its_own_dialog(
    qtbot: QtBot, window: Window, taken: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Path, bool]] = []
    monkeypatch.setattr(
        handed_bar,
        "open_update",
        lambda desk, file, *, parent: told.append((file, parent.window() is window)),
    )
    window.desk.handed.add([PACKAGE.with_name("SoCCHC-Update-0.8.0.CCHC-Update")])
    qtbot.waitUntil(settled(window))
    assert told == [(PACKAGE.with_name("SoCCHC-Update-0.8.0.CCHC-Update"), True)]
    assert taken == []


def test_a_file_on_a_stick_that_is_gone_is_refused_where_packages_are_checked(
    qtbot: QtBot, window: Window, taken: list[Any], tmp_path: Path
) -> None:
    window.desk.handed.add([PACKAGE.with_name("đã rút.cchc"), tmp_path])
    qtbot.waitUntil(settled(window))
    assert taken == [("import", (PACKAGE.with_name("đã rút.cchc"),))], "a folder is nobody's double click"


def test_files_that_come_while_others_are_looked_at_follow(
    qtbot: QtBot, window: Window, taken: list[Any]
) -> None:
    window.desk.handed.add([PACKAGE])
    window.desk.handed.add([OTHER])
    qtbot.waitUntil(settled(window))
    assert taken == [("import", (PACKAGE,)), ("import", (OTHER,))]


def test_under_a_dialog_a_file_waits_and_nothing_typed_is_lost(
    qtbot: QtBot, window: Window, bar: HandedBar, taken: list[Any]
) -> None:
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    seen: list[str] = []

    def use() -> None:
        field.setText("đang gõ")
        window.desk.handed.add([PACKAGE, KEY])
        qtbot.wait(450)
        seen.extend((bar.words.text(), field.text(), *(place for place, _files in taken)))
        assert not bar.now.isVisible()
        dialog.accept()

    QTimer.singleShot(0, use)
    dialog.exec()
    names = texts.named([PACKAGE.name, KEY.name])
    assert seen == [texts.WAITS_FOR_DIALOG.format(files=names), "đang gõ"]
    qtbot.waitUntil(settled(window))
    assert [place for place, _files in taken] == ["import", "keys"]


def test_a_menu_or_long_work_in_front_of_a_page_is_waited_for(
    qtbot: QtBot, window: Window, taken: list[Any]
) -> None:
    menu = QMenu(window)
    menu.addAction("x")
    menu.popup(window.pos())
    window.desk.handed.add([PACKAGE])
    qtbot.wait(50)
    assert taken == []
    told: list[object] = []
    run_long(
        window, window.desk.jobs, title="x", work=lambda _progress: None, done=told.append, failed=told.append
    )
    menu.close()
    assert taken == []
    qtbot.waitUntil(settled(window))
    assert told == [None]
    assert taken == [("import", (PACKAGE,))]


def test_a_dialog_that_opens_while_a_file_is_looked_at_is_not_disturbed(
    qtbot: QtBot, window: Window, bar: HandedBar, taken: list[Any]
) -> None:
    window.desk.handed.add([PACKAGE])

    def answer() -> None:
        qtbot.wait(50)
        assert taken == []
        assert bar.isVisible()
        for each in window.findChildren(QDialog):
            each.reject()

    QTimer.singleShot(0, answer)
    assert not ask(window, Notice(title="t", what="w"), act="a")
    qtbot.waitUntil(settled(window))
    assert taken == [("import", (PACKAGE,))]


def test_a_half_typed_row_keeps_the_page_until_the_person_says_so(
    qtbot: QtBot, window: Window, bar: HandedBar, taken: list[Any]
) -> None:
    page = window.page()
    window.desk.note_draft("outside:2025", "outside")
    window.desk.handed.add([PACKAGE])
    assert bar.words.text() == texts.WAITS_FOR_DRAFT.format(files=texts.named([PACKAGE.name]))
    assert bar.now.isVisible()
    qtbot.wait(300)
    assert window.page() is page
    bar.now.click()
    qtbot.waitUntil(settled(window))
    assert taken == [("import", (PACKAGE,))]
    assert window.desk.draft_page() == "outside", "the row is still there"
    window.desk.note_draft("outside:2025", "")


def test_a_half_typed_row_that_is_saved_lets_the_file_in(
    qtbot: QtBot, window: Window, taken: list[Any]
) -> None:
    window.desk.note_draft("outside:2025", "outside")
    window.desk.handed.add([PACKAGE])
    window.desk.note_draft("outside:2025", "")
    qtbot.waitUntil(settled(window))
    assert taken == [("import", (PACKAGE,))]


def test_a_file_that_waits_may_be_left(
    qtbot: QtBot, window: Window, bar: HandedBar, taken: list[Any]
) -> None:
    window.desk.note_draft("outside:2025", "outside")
    window.desk.handed.add([PACKAGE, KEY])
    bar.leave.click()
    assert bar.isHidden()
    window.desk.note_draft("outside:2025", "")
    qtbot.wait(300)
    assert taken == []


def test_long_work_of_others_is_told_while_a_file_waits_for_its_turn(
    qtbot: QtBot, window: Window, bar: HandedBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.handed_bar._SEEN_AFTER_MS", 0)
    go_on = Event()
    window.desk.jobs.start(
        lambda _progress: go_on.wait(5), done=lambda _nothing: None, failed=lambda _error: None
    )
    window.desk.handed.add([PACKAGE])
    qtbot.waitUntil(bar.isVisible)
    assert bar.words.text() == texts.LOOKING.format(files=texts.named([PACKAGE.name]))
    assert not bar.now.isVisible()
    go_on.set()
    qtbot.waitUntil(settled(window))


def test_a_failure_is_told_and_leaves_nothing_waiting(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[Exception] = []
    monkeypatch.setattr("ui.handed_bar.show_error", lambda _parent, error: shown.append(error))

    def break_down(*_said: object) -> str:
        raise ValueError

    monkeypatch.setattr("ui.handed_bar.place_of", break_down)
    with qtbot.waitSignal(window.desk.jobs.broke):
        window.desk.handed.add([PACKAGE])
    qtbot.waitUntil(settled(window))
    assert [type(error) for error in shown] == [ValueError]
    assert "job failed: ValueError" in caplog.text


def test_a_window_that_is_closing_takes_nothing_any_more(window: Window, taken: list[Any]) -> None:
    window.close()
    window.desk.handed.add([PACKAGE])
    assert taken == []


def test_files_are_named_a_few_at_a_time() -> None:
    assert texts.named(["a.cchc"]) == "Tệp “a.cchc”"
    assert texts.named(list("abcd")) == "4 tệp (“a”, “b”, “c”, …)"


def test_the_page_of_keys_is_one_that_takes_files(window: Window) -> None:
    assert isinstance(window.open_page("keys"), KeysPage)
