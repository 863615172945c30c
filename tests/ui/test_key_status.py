"""The key in the status bar: it says how the key stands, locks itself, and asks for the passphrase."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.services.stream_care import Notice, NoticeKind
from core.units import Role
from tests.ui.fakes import PASSPHRASE, FixedClock, Keys
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.keys import PassphraseDialog, SignDialog
from ui.notice_bar import NoticeBar
from ui.page_list import pages_for
from ui.passphrase_field import PassphraseField
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, make_desk: Callable[..., Desk]) -> Callable[..., Window]:
    def open_it(keys: Keys) -> Window:
        opened = Window(make_desk(key_care=keys), pages_for(Role.SUBMITTER))
        qtbot.addWidget(opened)
        opened.show()
        return opened

    return open_it


def test_the_status_bar_tells_the_state_of_the_key(window: Callable[..., Window]) -> None:
    assert window(Keys(has_key=False))._status.key.text() == "Chưa có khóa"
    keys = Keys()
    assert window(keys)._status.key.text() == "Khóa: đang khóa"
    keys.opened = True
    assert window(keys)._status.key.text() == "Khóa: đang mở đến 10:52"


def test_idle_time_locks_the_key_and_says_so(qtbot: QtBot, window: Callable[..., Window]) -> None:
    keys = Keys()
    keys.opened = True
    shown = window(keys)
    keys.opened = False
    qtbot.waitUntil(lambda: not shown.desk.jobs.is_busy)
    with qtbot.waitSignal(shown.desk.changes.changed) as heard:
        shown._status.key.look()
    assert Topic.KEYS in heard.args[0]
    assert shown._status.key.text() == "Khóa: đang khóa"
    assert "tự khóa" in shown._status.saved.text()


def test_control_k_opens_the_key_and_locks_it_again(
    qtbot: QtBot, window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: Any) -> QDialog.DialogCode:
        dialog.words.line.setText(PASSPHRASE)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PassphraseDialog, "exec", fill)
    keys = Keys()
    shown = window(keys)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    qtbot.keyClick(shown, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: keys.opened)
    qtbot.waitUntil(lambda: "đang mở" in shown._status.key.text())
    shown._status.key.click()
    assert not keys.opened


def test_without_a_key_the_status_bar_leads_to_where_one_is_made(window: Callable[..., Window]) -> None:
    shown = window(Keys(has_key=False))
    shown._status.key.click()
    assert shown.desk.places.value("page") == "keys"


def test_the_passphrase_is_not_asked_for_while_the_key_is_open(qtbot: QtBot) -> None:
    keys = Keys()
    keys.opened = True
    field = PassphraseField(keys)
    qtbot.addWidget(field)
    assert field.isHidden()
    assert field.is_ready()
    assert field.passphrase() is None


def test_a_locked_key_needs_the_passphrase_before_anything_is_signed(qtbot: QtBot) -> None:
    dialog = SignDialog("Ghi", "Vì sao", lock=Keys())
    qtbot.addWidget(dialog)
    assert not dialog.act.isEnabled()
    dialog.field.words.line.setText(" giữ nguyên ")
    assert dialog.act.isEnabled()
    assert dialog.passphrase() == " giữ nguyên "


def test_a_restored_workspace_and_a_wrong_clock_are_told_over_every_page(
    qtbot: QtBot, make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        Notice(kind=NoticeKind.RESTORED, at=FixedClock().now()),
        Notice(kind=NoticeKind.CLOCK, at=FixedClock().now()),
    ]
    right: list[str] = []

    def confirm(reason: str) -> None:
        right.append(reason)
        told.clear()

    care = SimpleNamespace(notices=lambda: tuple(told), confirm_time=confirm)
    bar = NoticeBar(make_desk(stream_care=care))
    qtbot.addWidget(bar)
    assert "phục hồi" in bar.words.text()
    assert "Giờ máy" in bar.words.text()
    monkeypatch.setattr("ui.dialogs.write_reason.ask_reason", lambda *_said, **_words: "đã chỉnh đồng hồ")
    bar.set_right.click()
    assert right == ["đã chỉnh đồng hồ"]
    assert bar.isHidden()
