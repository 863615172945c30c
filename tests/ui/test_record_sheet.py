"""The sheet of records by keyboard alone: typing, moving, blocks from Excel, drafts, findings, composition."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.records.catalogue import KINDS, kind_for
from core.records.checks import check
from core.records.planning import TaskArea, TaskSource
from tests.record_samples import one_of_each
from tests.ui.fakes import YEAR
from ui.cell_editors import ChoiceLine
from ui.desk import Desk
from ui.record_book import RecordBook
from ui.record_sheet import RecordSheet
from ui.texts.records import choice_label

Key = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Sheet:
    """A sheet on screen with the hands on its keys."""

    def __init__(self, qtbot: QtBot, desk: Desk, kind: str = "task") -> None:
        self.qtbot, self.desk, self.kind = qtbot, desk, kind
        self.book = RecordBook(desk, kind)
        self.sheet = RecordSheet(self.book, today=desk.services.clock.today)
        qtbot.addWidget(self.sheet)
        self.book.setParent(self.sheet)
        self.book.read_again.connect(self.show)
        self.book.read()
        self.sheet.resize(1100, 500)
        self.sheet.show()
        self.sheet.activateWindow()
        self.table = self.sheet.table
        self.table.setFocus()

    def show(self) -> None:
        self.sheet.show_ids([entry.record.id for entry in self.book.entries])

    def column(self, name: str) -> int:
        return next(at for at, spec in enumerate(self.sheet.model.specs) if spec.name == name)

    def stand(self, row: int, name: str) -> None:
        self.table.setCurrentIndex(self.sheet.model.index(row, self.column(name)))

    def last(self) -> int:
        return self.sheet.model.rowCount() - 1

    def at(self) -> tuple[int, str]:
        index = self.table.currentIndex()
        return index.row(), self.sheet.model.specs[index.column()].name

    def key(self, key: Any, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        target = self.table.editor() or self.table
        self.qtbot.keyClick(target, key, modifiers)

    def type(self, text: str) -> None:
        """Letter by letter as a keyboard program sends them; QTest itself knows no letter beyond ASCII."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.table.editor() or self.table, event)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.key(Key.Key_V, CONTROL)

    def select(self, first: tuple[int, str], last: tuple[int, str]) -> None:
        self.stand(*first)
        for _ in range(last[0] - first[0]):
            self.key(Key.Key_Down, SHIFT)
        for _ in range(self.column(last[1]) - self.column(first[1])):
            self.key(Key.Key_Right, SHIFT)

    def records(self) -> tuple[Any, ...]:
        return self.desk.services.record_entry.list(self.kind, YEAR)

    def drafts(self) -> tuple[Any, ...]:
        return self.desk.services.record_entry.drafts(self.kind, YEAR)

    def said(self) -> str:
        return self.sheet.sentence.text()


@pytest.fixture
def tasks(qtbot: QtBot, desk: Desk) -> Sheet:
    return Sheet(qtbot, desk)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, tasks: Sheet) -> None:
    qtmodeltester.check(tasks.sheet.model)


def test_typing_replaces_and_enter_goes_down(tasks: Sheet) -> None:
    tasks.stand(0, "owner")
    tasks.type("Lê Hoa")
    tasks.key(Key.Key_Return)
    assert tasks.records()[0].owner == "Lê Hoa"
    assert tasks.at() == (1, "owner")
    tasks.key(Key.Key_Return, SHIFT)
    assert tasks.at() == (0, "owner")


def test_tab_goes_right_and_enter_returns_below_the_first_cell(tasks: Sheet) -> None:
    tasks.stand(0, "product")
    tasks.type("Báo cáo")
    tasks.key(Key.Key_Tab)
    tasks.type("Lê Hoa")
    tasks.key(Key.Key_Tab)
    tasks.type("1/4")
    tasks.key(Key.Key_Return)
    task = tasks.records()[0]
    assert (task.product, task.owner, task.due_on) == ("Báo cáo", "Lê Hoa", date(YEAR, 4, 1))
    assert tasks.at() == (1, "product")


def test_escape_leaves_the_cell_as_it_was(tasks: Sheet) -> None:
    before = tasks.records()
    tasks.stand(0, "owner")
    tasks.type("abc")
    tasks.key(Key.Key_Escape)
    assert tasks.records() == before
    assert tasks.table.editor() is None


def test_f2_edits_at_the_end_and_arrows_move_in_the_text(tasks: Sheet) -> None:
    tasks.stand(0, "owner")
    held = tasks.records()[0].owner
    tasks.key(Key.Key_F2)
    tasks.type("!")
    tasks.key(Key.Key_Left)
    assert tasks.table.editor() is not None
    tasks.key(Key.Key_Return)
    assert tasks.records()[0].owner == held + "!"


def test_arrows_end_an_edit_begun_by_typing(tasks: Sheet) -> None:
    tasks.stand(0, "owner")
    tasks.type("Hoa")
    tasks.key(Key.Key_Down)
    assert tasks.records()[0].owner == "Hoa"
    assert tasks.at() == (1, "owner")


def test_a_day_that_is_none_stays_under_the_cursor_with_a_sentence(tasks: Sheet) -> None:
    before = tasks.records()
    tasks.stand(0, "due_on")
    tasks.type("31/2")
    tasks.key(Key.Key_Return)
    assert tasks.at() == (0, "due_on")
    assert tasks.table.editor() is not None
    assert "31/2" in tasks.said()
    assert tasks.records() == before


def test_a_wrong_text_left_by_the_focus_stays_in_its_cell_unsaved(tasks: Sheet) -> None:
    before = tasks.records()
    tasks.stand(0, "due_on")
    tasks.type("31/2")
    tasks.table.commit_editor()
    index = tasks.sheet.model.index(0, tasks.column("due_on"))
    assert index.data() == "31/2"
    assert "31/2" in tasks.said()
    assert tasks.records() == before
    tasks.key(Key.Key_Delete)
    assert index.data() != "31/2"


def test_a_new_row_is_a_draft_until_it_has_its_title(tasks: Sheet) -> None:
    row = tasks.last()
    tasks.stand(row, "owner")
    tasks.type("Lê Hoa")
    tasks.key(Key.Key_Return)
    assert len(tasks.records()) == 3
    assert [draft.owner for draft in tasks.drafts()] == ["Lê Hoa"]
    assert tasks.sheet.model.rows.is_draft(row)
    assert tasks.last() == row + 1
    tasks.stand(row, "title")
    assert "Nội dung nhiệm vụ" in tasks.said()
    tasks.type("Việc mới")
    tasks.key(Key.Key_Return)
    assert [(task.title, task.owner) for task in tasks.records()[3:]] == [("Việc mới", "Lê Hoa")]
    assert tasks.drafts() == ()
    assert not tasks.sheet.model.rows.is_draft(row)


def test_a_choice_is_made_by_its_first_letters_without_accents(tasks: Sheet) -> None:
    tasks.stand(0, "area")
    tasks.type("chinh")
    editor = tasks.table.editor()
    assert isinstance(editor, ChoiceLine)
    assert editor.text() == "chinh"
    assert editor.list.isVisible()
    tasks.key(Key.Key_Return)
    assert tasks.records()[0].area is TaskArea.DIGITAL
    assert tasks.at() == (1, "area")


def test_a_choice_is_made_from_the_list(tasks: Sheet) -> None:
    tasks.stand(0, "source")
    tasks.key(Key.Key_Down, ALT)
    editor = tasks.table.editor()
    assert isinstance(editor, ChoiceLine)
    assert editor.offered.rowCount() == len(TaskSource)
    tasks.key(Key.Key_Down)
    tasks.key(Key.Key_Return)
    assert tasks.records()[0].source is TaskSource.ASSIGNED


def test_a_tick_is_made_by_space(qtbot: QtBot, desk: Desk) -> None:
    classes = Sheet(qtbot, desk, "training_class")
    classes.stand(0, "in_plan")
    before = classes.records()[0].in_plan
    classes.key(Key.Key_Space)
    assert classes.records()[0].in_plan is not before


def test_control_semicolon_writes_today(tasks: Sheet) -> None:
    tasks.stand(1, "done_on")
    tasks.key(Key.Key_Semicolon, CONTROL)
    assert tasks.records()[1].done_on == tasks.desk.services.clock.today()


def test_delete_clears_and_undo_and_redo_follow(tasks: Sheet) -> None:
    held = tasks.records()[0].owner
    tasks.stand(0, "owner")
    tasks.key(Key.Key_Delete)
    assert tasks.records()[0].owner == ""
    tasks.book.undo()
    assert tasks.records()[0].owner == held
    tasks.book.redo()
    assert tasks.records()[0].owner == ""


def test_delete_on_the_empty_row_makes_nothing(tasks: Sheet) -> None:
    tasks.stand(tasks.last(), "owner")
    tasks.key(Key.Key_Delete)
    assert tasks.drafts() == ()


def test_fill_down_copies_the_top_cell(tasks: Sheet) -> None:
    tasks.select((0, "owner"), (2, "owner"))
    tasks.key(Key.Key_D, CONTROL)
    assert {task.owner for task in tasks.records()} == {tasks.records()[0].owner}


def test_a_block_comes_out_as_excel_reads_it(tasks: Sheet) -> None:
    tasks.select((0, "owner"), (1, "due_on"))
    tasks.key(Key.Key_C, CONTROL)
    first, second = tasks.records()[:2]
    assert QGuiApplication.clipboard().text() == (
        f"{first.owner}\t{first.due_on:%d/%m/%Y}\r\n{second.owner}\t{second.due_on:%d/%m/%Y}\r\n"
    )


def test_a_block_over_rows_and_below_them_is_one_step(tasks: Sheet) -> None:
    before = tasks.records()
    tasks.stand(2, "title")
    tasks.paste("Một\tA\tHoa\t1/5\r\nHai\tB\tBa\t2/5\r\nBa\tC\tNam\t3/5\r\n")
    kept = tasks.records()
    assert [task.title for task in kept] == [before[0].title, before[1].title, "Một", "Hai", "Ba"]
    assert kept[4].due_on == date(YEAR, 5, 3)
    assert tasks.last() == 5
    assert "3" in tasks.said()
    tasks.book.undo()
    assert tasks.records() == before
    tasks.book.redo()
    assert tasks.records() == kept


def test_a_head_copied_along_is_left_out(tasks: Sheet) -> None:
    model = tasks.sheet.model
    head = "\t".join(model.title(tasks.column(name)) for name in ("title", "product"))
    tasks.stand(tasks.last(), "title")
    tasks.paste(f"{head}\nViệc mới\tBáo cáo\n")
    assert [task.title for task in tasks.records()[3:]] == ["Việc mới"]


def test_one_wrong_cell_stops_the_whole_block_and_is_named(tasks: Sheet) -> None:
    before = tasks.records()
    tasks.stand(0, "owner")
    tasks.paste("Hoa\t1/5\nBa\t31/02/2025\nNam\tabc")
    assert tasks.records() == before
    assert "Dòng 2" in tasks.said()
    assert "Hạn hoàn thành" in tasks.said()
    assert "31/02/2025" in tasks.said()
    assert tasks.sheet.details.isVisible()


def test_a_block_wider_than_the_sheet_is_refused(tasks: Sheet) -> None:
    before = tasks.records()
    tasks.stand(0, tasks.sheet.model.specs[-1].name)
    tasks.paste("a\tb\tc")
    assert tasks.records() == before
    assert "2 cột" in tasks.said()


def test_new_rows_that_miss_something_become_drafts(tasks: Sheet) -> None:
    tasks.stand(tasks.last(), "owner")
    tasks.paste("Hoa\nBa\n")
    assert len(tasks.records()) == 3
    assert [draft.owner for draft in tasks.drafts()] == ["Hoa", "Ba"]
    tasks.stand(3, "title")
    tasks.paste("Việc một\nViệc hai")
    assert [task.title for task in tasks.records()[3:]] == ["Việc một", "Việc hai"]
    assert tasks.drafts() == ()


def test_one_cell_pasted_fills_the_selection(tasks: Sheet) -> None:
    tasks.select((0, "owner"), (2, "owner"))
    tasks.paste("Lê Hoa")
    assert {task.owner for task in tasks.records()} == {"Lê Hoa"}


def test_a_whole_record_never_loses_what_it_must_have(tasks: Sheet) -> None:
    before = tasks.records()
    tasks.stand(0, "title")
    tasks.key(Key.Key_Delete)
    assert tasks.records() == before
    assert tasks.said()


def test_findings_stand_at_their_cell(tasks: Sheet) -> None:
    tasks.stand(1, "progress")
    tasks.type("100")
    tasks.key(Key.Key_Return)
    index = tasks.sheet.model.index(1, tasks.column("done_on"))
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    sentence = index.data(Qt.ItemDataRole.ToolTipRole)
    tasks.table.setCurrentIndex(index)
    assert tasks.said() == sentence


def test_control_home_and_end_go_to_the_corners(tasks: Sheet) -> None:
    tasks.stand(1, "owner")
    tasks.key(Key.Key_Home, CONTROL)
    assert tasks.at() == (0, tasks.sheet.model.specs[0].name)
    tasks.key(Key.Key_End, CONTROL)
    assert tasks.at() == (tasks.last(), tasks.sheet.model.specs[-1].name)


def test_several_lines_are_typed_with_alt_enter(tasks: Sheet) -> None:
    tasks.stand(0, "note")
    tasks.type("a")
    assert isinstance(tasks.table.editor(), QPlainTextEdit)
    tasks.key(Key.Key_Return, ALT)
    tasks.type("b")
    tasks.key(Key.Key_Return)
    assert tasks.records()[0].note == "a\nb"


def compose(editor: Any, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


@pytest.mark.parametrize("name", ["owner", "note", "area"])
def test_composition_is_never_completed_and_is_kept_composed(tasks: Sheet, name: str) -> None:
    tasks.stand(0, name)
    tasks.key(Key.Key_F2)
    editor: Any = tasks.table.editor()
    editor.selectAll()
    for preedit in ("n", "ng", "nga\u0300"):
        compose(editor, preedit)
    compose(editor, "", "Nga\u0300y")
    text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
    assert text == "Nga\u0300y"
    if name != "area":
        tasks.key(Key.Key_Return)
        assert getattr(tasks.records()[0], name) == "Ngày"


def test_telex_by_backspace_and_insert_is_left_alone(tasks: Sheet) -> None:
    """UniKey types a letter, then erases it and types the accented one."""
    tasks.stand(0, "owner")
    tasks.type("D")
    tasks.key(Key.Key_Backspace)
    tasks.type("Đa")
    tasks.key(Key.Key_Backspace)
    tasks.type("à")
    tasks.key(Key.Key_Return)
    assert tasks.records()[0].owner == "Đà"


def test_a_closed_year_can_only_be_read(qtbot: QtBot, make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.services.record_entry.is_closed = lambda _year: True  # type: ignore[method-assign]
    closed = Sheet(qtbot, desk)
    before = closed.records()
    assert closed.last() == len(before) - 1
    closed.stand(0, "owner")
    closed.type("x")
    closed.key(Key.Key_Delete)
    closed.paste("a\nb")
    assert closed.records() == before
    assert "đã chốt" in closed.said()


def test_choices_are_told_by_their_words(tasks: Sheet) -> None:
    index = tasks.sheet.model.index(0, tasks.column("area"))
    assert index.data() == choice_label(tasks.records()[0].area)


def test_composition_begins_an_edit_as_a_key_does(tasks: Sheet) -> None:
    tasks.stand(0, "owner")
    compose(tasks.table, "d")
    compose(tasks.table.editor() or tasks.table, "đ")
    compose(tasks.table.editor() or tasks.table, "", "Đại")
    editor = tasks.table.editor()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Đại"
    tasks.key(Key.Key_Return)
    assert tasks.records()[0].owner == "Đại"


def test_control_with_an_arrow_goes_to_the_edge(tasks: Sheet) -> None:
    tasks.stand(1, "owner")
    tasks.key(Key.Key_Down, CONTROL)
    assert tasks.at() == (tasks.last(), "owner")
    tasks.key(Key.Key_Left, CONTROL)
    assert tasks.at() == (tasks.last(), tasks.sheet.model.specs[0].name)


def test_a_limit_is_typed_as_a_month(tasks: Sheet) -> None:
    tasks.stand(0, "due_on")
    tasks.type("3/2025")
    tasks.key(Key.Key_Return)
    assert tasks.records()[0].due_on == date(2025, 3, 31)


def test_usual_values_are_chosen_in_a_line(tasks: Sheet) -> None:
    tasks.stand(tasks.last(), "owner")
    tasks.key(Key.Key_Down, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    wanted = menu.actions()[1].text()
    menu.actions()[1].trigger()
    menu.close()
    assert tasks.drafts()[0].owner == wanted


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_every_kind_takes_its_own_block_back(qtbot: QtBot, desk: Desk, kind: str) -> None:
    """What one sheet gives to the clipboard, the same sheet reads as the same records."""
    held = [each for each in one_of_each(YEAR) if kind_for(each).code == kind]
    whole = [each for each in held if not any(found.level == "error" for found in check(each))]
    record = (whole or held)[0]
    if whole:
        desk.services.record_entry.save(record)
    else:
        desk.services.record_entry.keep_draft(record)
    sheet = Sheet(qtbot, desk, kind)
    row = sheet.sheet.model.rows.row_of(record.id)
    names = [spec.name for spec in sheet.sheet.model.specs]
    sheet.select((row, names[0]), (row, names[-1]))
    sheet.key(Key.Key_C, CONTROL)
    sheet.stand(sheet.last(), names[0])
    sheet.key(Key.Key_V, CONTROL)
    new = sheet.records()[-1] if whole else sheet.drafts()[-1]
    assert new.id != record.id
    assert replace(new, id=record.id) == record


def test_what_is_being_typed_is_kept_when_the_rows_are_read_again(tasks: Sheet) -> None:
    tasks.stand(0, "owner")
    tasks.type("Lê Hoa")
    tasks.book.read()
    assert tasks.records()[0].owner == "Lê Hoa"
    assert tasks.at() == (0, "owner")
