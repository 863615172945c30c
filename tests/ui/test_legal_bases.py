"""The catalogue of legal bases in the window: found by typing, marked by the day."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.dialogs.legal_bases import LegalBasesDialog
from ui.texts import legal_bases as texts

STATE = 3


@pytest.fixture
def dialog(qtbot: QtBot, make_desk: Callable[..., Desk]) -> LegalBasesDialog:
    made = LegalBasesDialog(make_desk())
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: LegalBasesDialog) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def state_of(dialog: LegalBasesDialog, name: str) -> str:
    row = next(at for at, text in enumerate(shown(dialog)) if text.endswith(name))
    return str(dialog.table.model().index(row, STATE).data())


def test_typing_without_accents_finds_a_document(dialog: LegalBasesDialog, qtbot: QtBot) -> None:
    assert len(shown(dialog)) >= 20
    assert dialog.search.hasFocus() or dialog.focusWidget() is dialog.search
    qtbot.keyClicks(dialog.search, "chuyen doi vi tri")
    assert shown(dialog) == ["Nghị định 158/2007/NĐ-CP", "Nghị định 59/2019/NĐ-CP"]
    assert "Được thay thế bằng: 59/2019/NĐ-CP" in dialog.words.toPlainText()
    assert "Chuyển đổi vị trí công tác" in dialog.words.toPlainText()  # the kind of record it is for


def test_nothing_found_is_said(dialog: LegalBasesDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "khongco")
    assert shown(dialog) == []
    assert dialog.words.toPlainText() == texts.NONE_FOUND


def test_another_day_marks_what_had_ended_by_then(dialog: LegalBasesDialog, qtbot: QtBot) -> None:
    dialog.day.setText("1/1/2018")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert state_of(dialog, "158/2007/NĐ-CP") == "Còn hiệu lực"
    assert state_of(dialog, "59/2019/NĐ-CP") == "Chưa có hiệu lực"
    dialog.day.setText("1/1/2020")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert state_of(dialog, "158/2007/NĐ-CP") == "Hết hiệu lực"
    dialog.day.setText("1/5/2025")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert state_of(dialog, "107/2021/NĐ-CP") == "Cần kiểm tra"


def test_a_day_that_cannot_be_read_keeps_the_one_in_sight(dialog: LegalBasesDialog, qtbot: QtBot) -> None:
    before = state_of(dialog, "59/2019/NĐ-CP")
    dialog.day.setText("31/02")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.message.isVisible()
    assert state_of(dialog, "59/2019/NĐ-CP") == before


def test_escape_closes_it(dialog: LegalBasesDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
