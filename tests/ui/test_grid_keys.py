"""The keys of the number grid, pressed as an officer presses them: a spreadsheet's, exactly."""

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.grid_numbers import NumbersSource
from ui.grid_view import GridTable
from ui.totalled_grid import TotalledGrid

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def grid(qtbot: QtBot, look: None) -> TotalledGrid:
    made = TotalledGrid(NumbersSource(), name="numbers", total=("sum", "sums"), hint="hint")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    made.table.stand(0, 0)
    made.table.setFocus()
    return made


def at(table: GridTable) -> tuple[int, int]:
    return table.currentIndex().row(), table.currentIndex().column()


def focused() -> QLineEdit:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    return widget


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifiers)


def type_text(text: str) -> None:
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def select(grid: TotalledGrid, first: tuple[int, int], last: tuple[int, int]) -> None:
    grid.table.stand(*first)
    block = QItemSelection(grid.model.index(*first), grid.model.index(*last))
    grid.table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def numbers_of(grid: TotalledGrid) -> dict[tuple[int, int], int | None]:
    source = grid.model.source
    return {
        (row, column): source.number(row, column)
        for row in range(len(source.rows()))
        for column in range(len(source.columns()))
        if grid.model.is_typed(column)
    }


def test_typing_replaces_and_no_letter_is_lost_or_doubled(grid: TotalledGrid) -> None:
    type_text("125")
    assert focused().text() == "125"
    press(Qt.Key.Key_Return)
    assert grid.model.source.number(0, 0) == 125
    assert at(grid.table) == (1, 0)


def test_enter_goes_down_and_shift_enter_up(grid: TotalledGrid) -> None:
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert at(grid.table) == (2, 0)
    press(Qt.Key.Key_Return, modifiers=SHIFT)
    assert at(grid.table) == (1, 0)
    type_text("7")
    press(Qt.Key.Key_Return, modifiers=SHIFT)
    assert (at(grid.table), grid.model.source.number(1, 0)) == ((0, 0), 7)


def test_enter_after_tabs_returns_under_the_first_cell_of_the_run(grid: TotalledGrid) -> None:
    type_text("1")
    press(Qt.Key.Key_Tab)
    type_text("2")
    press(Qt.Key.Key_Tab)
    type_text("3")
    press(Qt.Key.Key_Return)
    assert at(grid.table) == (1, 0)
    assert [grid.model.source.number(0, column) for column in (0, 1, 3)] == [1, 2, 3]


def test_tab_passes_computed_columns_wraps_and_leaves_at_the_end(qtbot: QtBot, grid: TotalledGrid) -> None:
    grid.table.stand(0, 1)
    press(Qt.Key.Key_Tab)
    assert at(grid.table) == (0, 3)
    grid.table.stand(0, 4)
    press(Qt.Key.Key_Tab)
    assert at(grid.table) == (1, 0)
    press(Qt.Key.Key_Backtab, modifiers=SHIFT)
    assert at(grid.table) == (0, 4)
    grid.table.stand(3, 4)
    press(Qt.Key.Key_Tab)
    assert not grid.table.hasFocus()


def test_arrows_leave_a_cell_that_was_typed_into_and_move_in_one_opened_by_f2(grid: TotalledGrid) -> None:
    type_text("12")
    press(Qt.Key.Key_Right)
    assert (at(grid.table), grid.model.source.number(0, 0)) == ((0, 1), 12)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_F2)
    assert (focused().text(), focused().selectedText()) == ("12", "")
    press(Qt.Key.Key_Left)
    type_text("0")
    press(Qt.Key.Key_Return)
    assert grid.model.source.number(0, 0) == 102


def test_f2_in_a_typed_cell_lets_arrows_move_in_its_text(grid: TotalledGrid) -> None:
    type_text("12")
    press(Qt.Key.Key_F2, Qt.Key.Key_Left)
    type_text("0")
    press(Qt.Key.Key_Return)
    assert grid.model.source.number(0, 0) == 102


def test_escape_restores_the_number(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 5})
    type_text("99")
    press(Qt.Key.Key_Escape)
    assert (grid.model.source.number(0, 0), at(grid.table)) == (5, (0, 0))
    assert grid.table.hasFocus()


def test_backspace_empties_the_cell_to_be_typed_anew(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 5, (1, 0): 6})
    press(Qt.Key.Key_Backspace)
    type_text("8")
    press(Qt.Key.Key_Return)
    assert (grid.model.source.number(0, 0), grid.model.source.number(1, 0)) == (8, 6)


def test_delete_clears_what_is_selected_and_enters_nothing(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 5})
    select(grid, (0, 0), (1, 1))
    press(Qt.Key.Key_Delete)
    assert [grid.model.source.number(*place) for place in ((0, 0), (0, 1), (1, 0))] == [0, None, None]


def test_control_d_fills_down_and_control_r_right(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 4, (0, 1): 9})
    select(grid, (0, 0), (2, 1))
    press(Qt.Key.Key_D, modifiers=CONTROL)
    assert grid.model.source.number(2, 1) == 9
    select(grid, (3, 0), (3, 4))
    grid.model.put({(3, 0): 6})
    press(Qt.Key.Key_R, modifiers=CONTROL)
    assert [grid.model.source.number(3, column) for column in (0, 1, 3, 4)] == [6, 6, 6, 6]


def test_control_d_in_one_cell_takes_the_one_above(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 4})
    grid.table.stand(1, 0)
    press(Qt.Key.Key_D, modifiers=CONTROL)
    assert grid.model.source.number(1, 0) == 4


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_Home, (0, 0)),
        (Qt.Key.Key_End, (3, 5)),
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Down, (3, 1)),
        (Qt.Key.Key_Left, (1, 0)),
        (Qt.Key.Key_Right, (1, 5)),
    ],
)
def test_control_jumps_to_corners_and_edges(grid: TotalledGrid, key: Qt.Key, place: tuple[int, int]) -> None:
    grid.table.stand(1, 1)
    press(key, modifiers=CONTROL)
    assert at(grid.table) == place


def test_shift_arrows_select_and_the_sum_and_count_are_shown(grid: TotalledGrid) -> None:
    grid.model.put({(0, 0): 1200, (1, 0): 34, (0, 1): 6})
    grid.table.stand(0, 0)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifiers=SHIFT)
    assert grid.summed() == "Tổng: 1.234  ·  Đếm: 2"
    press(Qt.Key.Key_A, modifiers=CONTROL)
    assert len(grid.table.places()) == 24
    grid.table.stand(0, 0)
    assert grid.summed() == ""


def test_enter_goes_round_in_a_selection_and_keeps_it(grid: TotalledGrid) -> None:
    select(grid, (0, 0), (1, 1))
    for number in ("1", "2", "3", "4"):
        type_text(number)
        press(Qt.Key.Key_Return)
    assert [grid.model.source.number(*place) for place in ((0, 0), (1, 0), (0, 1), (1, 1))] == [1, 2, 3, 4]
    assert len(grid.table.places()) == 4


def test_control_enter_fills_the_selection(grid: TotalledGrid) -> None:
    select(grid, (0, 0), (2, 0))
    type_text("11")
    press(Qt.Key.Key_Return, modifiers=CONTROL)
    assert [grid.model.source.number(row, 0) for row in range(3)] == [11, 11, 11]
    press(Qt.Key.Key_Z, modifiers=CONTROL)
    press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert grid.model.source.number(0, 0) is None


def test_a_wrong_text_keeps_the_cell_open_with_the_sentence_beside_it(grid: TotalledGrid) -> None:
    type_text("1o5")
    press(Qt.Key.Key_Return)
    assert focused().text() == "1o5"
    assert "1o5" in grid.table.sentence.text()
    assert "1o5" in grid.sentence()
    assert focused().accessibleDescription() == grid.table.sentence.text()
    press(Qt.Key.Key_Tab)
    assert focused().text() == "1o5"
    QTest.mouseClick(
        grid.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=grid.table.visualRect(grid.model.index(2, 1)).center(),
    )
    assert focused().text() == "1o5"
    press(Qt.Key.Key_Escape)
    assert (grid.model.source.number(0, 0), grid.table.sentence.text()) == (None, "")


def test_a_cell_left_by_the_mouse_is_kept(grid: TotalledGrid) -> None:
    type_text("31")
    QTest.mouseClick(
        grid.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=grid.table.visualRect(grid.model.index(2, 1)).center(),
    )
    assert (grid.model.source.number(0, 0), at(grid.table)) == (31, (2, 1))


def test_news_from_elsewhere_do_not_touch_what_is_being_typed(grid: TotalledGrid) -> None:
    type_text("4")
    grid.reload()
    type_text("5")
    assert focused().text() == "45"


def test_full_width_figures_are_read(grid: TotalledGrid) -> None:
    type_text("\uff11\uff12")
    press(Qt.Key.Key_Return)
    assert grid.model.source.number(0, 0) == 12


def test_a_computed_cell_says_why_nothing_is_typed_there(grid: TotalledGrid) -> None:
    grid.table.stand(0, 2)
    type_text("5")
    assert "cột tính" in grid.sentence()
    press(Qt.Key.Key_F2)
    assert grid.table.hasFocus()


def test_closed_numbers_are_read_only_with_the_reason(grid: TotalledGrid) -> None:
    grid.model.source.why_closed = "closed because"  # type: ignore[attr-defined]
    type_text("5")
    assert grid.sentence() == "closed because"
    QApplication.clipboard().setText("7")
    for key in (Qt.Key.Key_V, Qt.Key.Key_D):
        press(key, modifiers=CONTROL)
    press(Qt.Key.Key_Delete)
    assert set(numbers_of(grid).values()) == {None}
    assert grid.sentence() == "closed because"


def test_groups_of_columns_are_turned_by_keys_and_remembered(grid: TotalledGrid, places: object) -> None:
    grid.keep_place(places, "numbers")  # type: ignore[arg-type]
    grid.table.setColumnWidth(0, 133)
    press(Qt.Key.Key_PageDown, modifiers=CONTROL)
    assert grid.table.columns_in_sight() == (0, 1, 2)
    grid.table.stand(0, 1)
    press(Qt.Key.Key_Tab)
    assert at(grid.table) == (1, 0)
    again = TotalledGrid(NumbersSource(), name="numbers", total=("sum", "sums"))
    again.keep_place(places, "numbers")  # type: ignore[arg-type]
    assert again.table.columns_in_sight() == (0, 1, 2)
    assert again.table.columnWidth(0) == 133
    again.deleteLater()


def test_find_stands_on_the_row_or_column_and_shows_a_hidden_one(grid: TotalledGrid) -> None:
    grid.groups.setCurrentIndex(1)
    grid.finder.begin()
    type_text("cot e")
    assert at(grid.table) == (0, 4)
    assert len(grid.table.columns_in_sight()) == 6
    focused().clear()
    type_text("dong 3")
    assert at(grid.table)[0] == 2
    press(Qt.Key.Key_Escape)
    assert grid.table.hasFocus()


# --- input methods ------------------------------------------------------------------------------------------


def compose(preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    widget = QApplication.focusWidget()
    assert widget is not None
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(("preedit", "committed"), [("\u1ea5", "\u1ea5"), ("a\u0302\u0301", "a\u0302\u0301")])
def test_a_composition_begun_on_the_cell_opens_it_and_is_kept_as_it_is(
    grid: TotalledGrid, preedit: str, committed: str
) -> None:
    grid.model.put({(0, 0): 5})
    compose("a")
    compose(preedit)
    editor = grid.table.numbers.editor
    assert editor is not None
    assert editor.text() == ""
    grid.reload()
    assert editor.is_composing
    compose("", committed)
    assert editor.text() == committed
    assert grid.model.source.number(0, 0) == 5


def test_keys_do_not_end_a_composition(grid: TotalledGrid) -> None:
    type_text("1")
    compose("2")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Escape)
    editor = grid.table.numbers.editor
    assert editor is not None
    assert (editor.text(), editor.is_composing, at(grid.table)) == ("1", True, (0, 0))
    assert not grid.finish()
    compose("", "2")
    press(Qt.Key.Key_Return)
    assert grid.model.source.number(0, 0) == 12


def test_leaving_the_widget_does_not_commit_a_composition(grid: TotalledGrid) -> None:
    type_text("1")
    compose("2")
    grid.groups.setFocus()
    assert grid.table.numbers.editor is not None
    assert grid.model.source.number(0, 0) is None


def test_figures_committed_by_an_input_method_are_a_number(grid: TotalledGrid) -> None:
    compose("\uff13")
    compose("", "\uff13\uff10")
    editor = grid.table.numbers.editor
    assert editor is not None
    editor.setFocus()
    press(Qt.Key.Key_Return)
    assert grid.model.source.number(0, 0) == 30


def test_replacement_by_backspace_and_insertion_reaches_the_cell_letter_by_letter(grid: TotalledGrid) -> None:
    """UniKey writes a tone as Backspace and the composed letter, in quick succession."""
    type_text("d")
    press(Qt.Key.Key_Backspace)
    type_text("\u0111")
    assert focused().text() == "\u0111"
    press(Qt.Key.Key_Backspace)
    type_text("15")
    press(Qt.Key.Key_Backspace)
    type_text("7")
    press(Qt.Key.Key_Return)
    assert grid.model.source.number(0, 0) == 17


def test_another_window_does_not_close_the_cell(grid: TotalledGrid) -> None:
    type_text("12")
    editor = focused()
    away = QEvent(QEvent.Type.WindowDeactivate)
    QApplication.sendEvent(grid, away)
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert grid.table.numbers.editor is editor
