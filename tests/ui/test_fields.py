from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from core.numbers import NotADate
from core.records.catalogue import KINDS, kind_of
from core.records.dossiers import DossierField
from ui.day_picker import DayPicker
from ui.fields import (
    AmountField,
    BlockField,
    ChoiceField,
    CountField,
    DayField,
    DeadlineField,
    FlagField,
    LineField,
    field_for,
)
from ui.texts.record_groups import parts
from ui.texts.records import choice_label


def today() -> date:
    return date(2025, 12, 11)


def entered(qtbot: QtBot, field: Any, text: str) -> Any:
    qtbot.addWidget(field)
    field.line.setText(text)
    with qtbot.waitSignal(field.committed) as committed:
        field.commit()
    return committed.args[0]


def test_a_count_is_read_with_and_without_dots(qtbot: QtBot) -> None:
    assert entered(qtbot, CountField("Số"), "1.234.567") == 1234567
    assert entered(qtbot, CountField("Số"), "1 234") == 1234


def test_a_count_is_shown_with_dots(qtbot: QtBot) -> None:
    field = CountField("Số")
    qtbot.addWidget(field)
    field.show_value(1234567)
    assert field.line.text() == "1.234.567"


def test_an_ambiguous_count_is_asked_back_and_not_committed(qtbot: QtBot) -> None:
    field = CountField("Số")
    qtbot.addWidget(field)
    field.line.setText("1,234")
    with qtbot.assertNotEmitted(field.committed):
        field.commit()
    assert "1,234" in field.message.text()


def test_a_decimal_takes_a_comma(qtbot: QtBot) -> None:
    assert entered(qtbot, AmountField("Số"), "20,5") == Decimal("20.5")


def test_days_are_read_in_every_usual_shape(qtbot: QtBot) -> None:
    for text in ("1/4", "01042025", "1-4-25", "01/04/2025"):
        assert entered(qtbot, DayField("Ngày", year=2025, today=today), text) == date(2025, 4, 1)


def test_a_deadline_is_also_read_as_a_month_or_as_before_a_day(qtbot: QtBot) -> None:
    spec = next(spec for spec in kind_of("task").fields if spec.name == "due_on")

    def field() -> Any:
        return field_for(spec, ("Hạn", "", ""), choice_words=choice_label, year=2024, today=today)

    assert entered(qtbot, field(), "3/2024") == date(2024, 3, 31)
    assert entered(qtbot, field(), "trước ngày 01/4") == date(2024, 3, 31)
    assert entered(qtbot, field(), "1/4") == date(2024, 4, 1)
    plain = DayField("Ngày ban hành", year=2024, today=today)
    qtbot.addWidget(plain)
    plain.line.setText("3/2024")
    with pytest.raises(NotADate):
        plain.value()


def test_control_semicolon_writes_today(qtbot: QtBot) -> None:
    field = DayField("Ngày", year=2025, today=today)
    qtbot.addWidget(field)
    qtbot.keyClick(field.line, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert field.line.text() == "11/12/2025"


def test_nothing_is_committed_when_nothing_changed(qtbot: QtBot) -> None:
    field = LineField("Tên")
    qtbot.addWidget(field)
    field.show_value("Kế hoạch")
    with qtbot.assertNotEmitted(field.committed):
        field.commit()


def test_leaving_a_line_commits_it(qtbot: QtBot) -> None:
    field = LineField("Tên")
    qtbot.addWidget(field)
    field.show()
    field.line.insert("Báo cáo")
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert committed.args == ["Báo cáo"]


def test_text_is_cleaned_when_committed(qtbot: QtBot) -> None:
    assert entered(qtbot, LineField("Tên"), "  Kế   hoạch\u200b ") == "Kế hoạch"


def test_a_block_commits_its_lines(qtbot: QtBot) -> None:
    field = BlockField("Ghi chú")
    qtbot.addWidget(field)
    field.block.setPlainText("một\nhai")
    with qtbot.waitSignal(field.committed) as committed:
        field.commit()
    assert committed.args == ["một\nhai"]


def test_a_choice_gives_its_value(qtbot: QtBot) -> None:
    choices = tuple((value, choice_label(value)) for value in DossierField)
    field = ChoiceField("Lĩnh vực", choices)
    qtbot.addWidget(field)
    field.show_value(DossierField.LAND)
    assert field.value() is DossierField.LAND


def test_a_flag_commits_on_click(qtbot: QtBot) -> None:
    field = FlagField("Trong kế hoạch")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.committed) as committed:
        field.box.click()
    assert committed.args == [True]


def test_every_declared_field_of_every_kind_has_an_input(qtbot: QtBot) -> None:
    for kind in KINDS:
        for spec in kind.fields:
            field = field_for(spec, ("Nhãn", "", ""), choice_words=choice_label, year=2025, today=today)
            qtbot.addWidget(field)
            field.show_value(spec.default)
            assert field.value() == spec.default


def test_a_finding_is_shown_under_the_field_and_taken_away(qtbot: QtBot) -> None:
    field = LineField("Tên")
    qtbot.addWidget(field)
    field.say("Phải ghi tên.", state="wrong")
    assert field.message.text() == "Phải ghi tên."
    field.say("")
    assert field.message.text() == ""


def compose(editor: Any, preedit: str, commit: str = "") -> None:
    """What an input method sends: text under composition, then text it commits."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


FIELDS: tuple[Callable[[], Any], ...] = (
    lambda: LineField("Tên"),
    lambda: BlockField("Ghi chú"),
    lambda: DayField("Ngày", year=2025, today=today),
    lambda: DeadlineField("Hạn", year=2025, today=today),
    lambda: CountField("Số"),
    lambda: AmountField("Số"),
)


@pytest.mark.parametrize("make", FIELDS)
def test_no_field_touches_text_under_composition(qtbot: QtBot, make: Callable[[], Any]) -> None:
    field = make()
    qtbot.addWidget(field)
    field.show()
    editor = field.editor()
    editor.setFocus()
    with qtbot.assertNotEmitted(field.committed):
        for preedit in ("d", "dd", "đ", "đo", "đo\u0302"):
            compose(editor, preedit)
            text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
            assert text == ""  # nothing is completed, written or committed while it is composed
    compose(editor, "", "đo\u0302\u0301i")
    text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
    assert (
        text == "đo\u0302\u0301i"
    )  # as it was sent: it is composed (NFC) when it is kept, not under the cursor


@pytest.mark.parametrize("make", FIELDS[:2])
def test_decomposed_text_is_kept_composed(qtbot: QtBot, make: Callable[[], Any]) -> None:
    field = make()
    qtbot.addWidget(field)
    field.show()
    compose(field.editor(), "", "đo\u0302\u0301i thoa\u0323i")
    with qtbot.waitSignal(field.committed) as committed:
        field.commit()
    assert committed.args == ["đối thoại"]


@pytest.mark.parametrize("make", FIELDS[:2])
def test_letters_erased_and_typed_anew_are_left_alone(qtbot: QtBot, make: Callable[[], Any]) -> None:
    """Telex and VNI programs type a letter, erase it by Backspace and type the accented one."""
    field = make()
    qtbot.addWidget(field)
    field.show()
    editor = field.editor()
    for key in ("t", "i", "e", "\b", "ê", "\b", "ế", "n", "g"):
        name = Qt.Key.Key_Backspace if key == "\b" else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, name, Qt.KeyboardModifier.NoModifier, "" if key == "\b" else key)
            QApplication.sendEvent(editor, event)
    with qtbot.waitSignal(field.committed) as committed:
        field.commit()
    assert committed.args == ["tiếng"]


def test_a_choice_is_never_completed_while_letters_are_composed(qtbot: QtBot) -> None:
    choices = tuple((value, choice_label(value)) for value in DossierField)
    field = ChoiceField("Lĩnh vực", choices)
    qtbot.addWidget(field)
    field.show_value(DossierField.LAND)
    compose(field.combo, "h")
    assert field.value() is DossierField.LAND


def test_usual_values_are_offered_only_when_asked_for(qtbot: QtBot) -> None:
    field = LineField("Người phụ trách")
    field.offers = lambda: ("Lê Hoa", "Trần Ba", "Lê Nam", "Lê Hoa")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "le")
    assert QApplication.activePopupWidget() is None
    assert field.line.text() == "le"
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Lê Hoa", "Lê Nam"]
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyPress(menu, Qt.Key.Key_Return)  # the menu is gone before the key is let go
    assert committed.args == ["Lê Hoa"]


def test_a_day_is_picked_on_a_vietnamese_calendar_by_keyboard(qtbot: QtBot) -> None:
    field = DayField("Ngày", year=2025, today=today)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, DayPicker)
    assert picker.calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert "Tháng" in picker.calendar.locale().monthName(4, QLocale.FormatType.LongFormat).title()
    view = picker.calendar.focusProxy() or picker.calendar
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyPress(view, Qt.Key.Key_Return)
    assert committed.args == [date(2025, 12, 12)]


def test_a_day_typed_as_a_month_is_taken_only_where_a_limit_is_asked(qtbot: QtBot) -> None:
    assert entered(qtbot, DeadlineField("Hạn", year=2025, today=today), "3/2024") == date(2024, 3, 31)
    plain = DayField("Ngày", year=2025, today=today)
    qtbot.addWidget(plain)
    plain.line.setText("3/2024")
    with qtbot.assertNotEmitted(plain.committed):
        plain.commit()
    assert plain.state == "wrong"


def test_every_part_of_a_form_begins_with_a_declared_field() -> None:
    for kind, headings in parts().items():
        names = {spec.name for spec in kind_of(kind).fields}
        assert headings.keys() <= names, kind
