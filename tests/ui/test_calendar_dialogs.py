"""The table of days off and the choices about deadlines, by the keyboard alone."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.deadline_choices import ChoicesWrong, DeadlineChoices, WindowChoice
from core.holidays import DayKind, SpecialDay
from tests.ui.fakes import YEAR
from ui.desk import Desk
from ui.dialogs.deadline_choices import DeadlineChoicesDialog
from ui.dialogs.holidays import HolidaysDialog
from ui.holiday_grid import DAY, KIND, NAME, SURE, WEEKDAY


def opened(qtbot: QtBot, desk: Desk) -> HolidaysDialog:
    dialog = HolidaysDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cell(dialog: HolidaysDialog, row: int, column: int) -> str:
    return str(dialog.model.index(row, column).data())


def put(dialog: HolidaysDialog, row: int, column: int, *, text: str) -> None:
    dialog.model.setData(dialog.model.index(row, column), text)


def test_the_fixed_days_stand_there_and_a_new_line_takes_a_day(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    assert cell(dialog, 3, DAY) == f"02/09/{YEAR}"
    assert cell(dialog, 3, NAME) == "Quốc khánh"
    put(dialog, 4, DAY, text="29/1")
    put(dialog, 4, NAME, text="Tết Nguyên đán")
    assert cell(dialog, 4, DAY) == f"29/01/{YEAR}"
    assert cell(dialog, 4, WEEKDAY) == "thứ Tư"
    assert dialog.model.rowCount() == 6
    dialog.accept()
    kept = desk.services.calendar_care.days(YEAR)
    assert SpecialDay(on=date(YEAR, 1, 29), name="Tết Nguyên đán") in kept
    assert len(kept) == 5


def test_space_switches_kind_and_confirmation_and_delete_removes(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    for column in (KIND, SURE):
        dialog.table.setCurrentIndex(dialog.model.index(0, column))
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert (cell(dialog, 0, KIND), cell(dialog, 0, SURE)) == ("làm bù", "cần xác nhận")
    dialog.table.setCurrentIndex(dialog.model.index(1, DAY))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    dialog.accept()
    kept = desk.services.calendar_care.days(YEAR)
    assert [day.on.month for day in kept] == [1, 5, 9]
    assert (kept[0].kind, kept[0].is_sure) == (DayKind.MAKE_UP, False)


def test_a_stretch_pasted_from_a_notice_becomes_its_weekdays(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    QGuiApplication.clipboard().setText("25/1/2025 - 2/2/2025\tTết Nguyên đán\tnghỉ\n26/4\tlàm bù")
    qtbot.keyClick(dialog.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog.accept()
    kept = desk.services.calendar_care.days(YEAR)
    assert [day.on.day for day in kept if day.name == "Tết Nguyên đán"] == [27, 28, 29, 30, 31]
    assert [day.on for day in kept if day.kind is DayKind.MAKE_UP] == [date(YEAR, 4, 26)]


def test_a_text_that_is_no_day_is_refused_whole_and_told(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    before = dialog.model.days()
    QGuiApplication.clipboard().setText("29/1\tTết\nkhông phải ngày")
    dialog.table.paste()
    assert dialog.model.days() == before
    assert "không phải ngày" in dialog.message.text()


def test_a_day_that_cannot_be_read_keeps_the_dialog_open_on_it(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    put(dialog, 4, DAY, text="31/2")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.table.currentIndex().row() == 4
    assert not desk.services.calendar_care.is_entered(YEAR)
    put(dialog, 4, DAY, text=f"1/3/{YEAR + 1}")
    dialog.accept()
    assert dialog.isVisible()


def test_last_years_days_are_proposed_and_stay_to_be_confirmed(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    dialog.copy_last_year()
    assert str(YEAR - 1) in dialog.message.text()
    desk.services.calendar_care.keep_days(YEAR - 1, (SpecialDay(on=date(YEAR - 1, 2, 9), name="Tết"),))
    dialog.copy_last_year()
    dialog.accept()
    proposed = next(day for day in desk.services.calendar_care.days(YEAR) if day.name == "Tết")
    assert (proposed.on, proposed.is_sure) == (date(YEAR, 2, 9), False)


def test_tab_leaves_the_table_at_its_end(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    last = dialog.model.index(dialog.model.rowCount() - 1, SURE)
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(last)
    assert dialog.table.focusNextPrevChild(True)


def test_choices_are_shown_and_kept(qtbot: QtBot, desk: Desk) -> None:
    dialog = DeadlineChoicesDialog(desk)
    qtbot.addWidget(dialog)
    dialog.target.line.setText("90,5")
    dialog.days_ahead.line.setText("45")
    dialog.self_from.line.setText("23/10")
    dialog.self_to.line.setText("4/11")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    kept = desk.services.calendar_care.choices(YEAR)
    assert kept == DeadlineChoices(
        days_ahead=45,
        self_score_from=date(YEAR, 10, 23),
        self_score_to=date(YEAR, 11, 4),
        index_target=Decimal("90.5"),
    )
    again = DeadlineChoicesDialog(desk)
    qtbot.addWidget(again)
    assert again.self_to.line.text() == f"04/11/{YEAR}"
    assert again.plan_by.line.placeholderText() == f"31/01/{YEAR}"


def test_a_field_that_cannot_be_read_keeps_the_dialog_open(qtbot: QtBot, desk: Desk) -> None:
    dialog = DeadlineChoicesDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.self_to.line.setText("31/2")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.self_to.message.text()
    assert desk.services.calendar_care.choices(YEAR) == DeadlineChoices()


def test_ctrl_tab_leaves_the_table_and_tab_at_its_end(qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(qtbot, desk)
    table = dialog.table
    for column, modifier in (
        (DAY, Qt.KeyboardModifier.ControlModifier),
        (SURE, Qt.KeyboardModifier.NoModifier),
    ):
        table.setFocus()
        table.setCurrentIndex(dialog.model.index(dialog.model.rowCount() - 1, column))
        qtbot.keyClick(table, Qt.Key.Key_Tab, modifier)
        assert dialog.focusWidget() is not table
    table.setFocus()
    table.setCurrentIndex(dialog.model.index(1, DAY))
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is table


def test_the_days_of_a_report_are_set_and_an_empty_one_is_the_usual(qtbot: QtBot, desk: Desk) -> None:
    dialog = DeadlineChoicesDialog(desk)
    qtbot.addWidget(dialog)
    days = dialog.windows.fields()
    assert len(days) == 12
    assert days[0].line.placeholderText() == f"15/12/{YEAR - 1}"
    assert [field.line.placeholderText() for field in days[6:9]] == [
        f"15/06/{YEAR}",
        f"14/09/{YEAR}",
        f"20/09/{YEAR}",
    ]
    for field, text in zip(days, ("1/12", "", "25/3"), strict=False):
        field.line.setText(text)
    dialog.accept()
    kept = desk.services.calendar_care.choices(YEAR)
    own = WindowChoice(number=1, from_on=date(YEAR - 1, 12, 1), send_by=date(YEAR, 3, 25))
    assert kept.windows == (own,)
    again = DeadlineChoicesDialog(desk)
    qtbot.addWidget(again)
    assert again.windows.choices() == (own,)


def test_a_window_that_ends_before_it_begins_is_pointed_at(qtbot: QtBot, desk: Desk) -> None:
    with pytest.raises(ChoicesWrong):
        desk.services.calendar_care.choose(
            YEAR, DeadlineChoices(windows=(WindowChoice(number=3, to_on=date(YEAR, 6, 1)),))
        )
    with pytest.raises(ChoicesWrong):
        desk.services.calendar_care.choose(
            YEAR, DeadlineChoices(windows=(WindowChoice(number=4, send_by=date(YEAR, 12, 13)),))
        )
