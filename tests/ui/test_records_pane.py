"""The pane of one kind of record by keyboard: two views, undo, bin, taking over, columns, filters."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from core.evidence import EvidenceDocument
from core.records.outreach import Communication, CommunicationForm
from core.records.planning import Task
from tests.ui.fakes import YEAR
from ui.desk import Desk
from ui.dialogs.bin import BinDialog
from ui.dialogs.carry_over import CarryOverDialog
from ui.records_pane import RecordsPane
from ui.tables import Column
from ui.texts import numbers

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def shown(qtbot: QtBot, desk: Desk, kind: str = "task") -> RecordsPane:
    pane = RecordsPane(desk, kind)
    qtbot.addWidget(pane)
    pane.resize(1110, 620)
    pane.show()
    pane.reload()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.table.setFocus()
    return pane


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> RecordsPane:
    return shown(qtbot, desk)


def tasks(desk: Desk, year: int = YEAR) -> tuple[Any, ...]:
    return desk.services.record_entry.list("task", year)


def enter(pane: RecordsPane, name: str, text: str) -> None:
    field: Any = pane.form.fields[name]
    field.line.setText(text)
    field.commit()


def test_the_view_is_turned_by_keyboard_and_remembered(qtbot: QtBot, desk: Desk, pane: RecordsPane) -> None:
    qtbot.keyClick(pane.table, Key.Key_T, CONTROL)
    assert pane.sheet.isVisible()
    assert pane.sheet.table.hasFocus()
    pane.hide()
    again = shown(qtbot, desk)
    assert again.sheet.isVisible()
    qtbot.keyClick(again.sheet.table, Key.Key_T, CONTROL)
    assert again.view.isVisible()


def test_both_views_stand_on_one_record(pane: RecordsPane) -> None:
    pane.stand_on("task-2")
    pane.switch.turn()
    assert pane.sheet.current_id() == "task-2"
    pane.sheet.stand_on("task-3")
    pane.switch.turn()
    assert pane.form.record.id == "task-3"  # type: ignore[union-attr]


def test_a_new_record_begins_at_the_head_of_the_form(pane: RecordsPane) -> None:
    pane.stand_on("task-2")
    bar = pane.form.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    pane.add()
    assert bar.value() == 0


def test_what_is_typed_into_the_first_record_is_not_cut_in_the_list(qtbot: QtBot, desk: Desk) -> None:
    pane = RecordsPane(
        desk, "task",
        columns=(Column(title="Việc", text=lambda task: task.title),
                 Column(title="Hạn", text=lambda task: numbers.day(task.due_on), width=108)),
    )  # fmt: skip
    qtbot.addWidget(pane)
    pane.resize(900, 620)
    pane.show()
    pane.reload()
    table = pane.table
    for held in tasks(desk):
        pane.stand_on(held.id)
        pane.remove()
    pane.add()
    enter(pane, "title", "Rà soát thủ tục hành chính của Ủy ban nhân dân xã và các đơn vị trên địa bàn " * 3)
    enter(pane, "due_on", "27/11/2026")
    assert table.found.rowCount() == 1
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)


def test_every_step_is_undone_and_redone_across_the_views(
    qtbot: QtBot, desk: Desk, pane: RecordsPane
) -> None:
    before = tasks(desk)
    pane.stand_on("task-2")
    enter(pane, "owner", "Lê Hoa")
    pane.remove()
    pane.add()
    enter(pane, "title", "Việc mới")
    after = tasks(desk)
    assert len(after) == 3
    pane.table.setFocus()
    for _ in range(3):
        qtbot.keyClick(pane.table, Key.Key_Z, CONTROL)
    assert tasks(desk) == before
    for _ in range(3):
        qtbot.keyClick(pane.table, Key.Key_Y, CONTROL)
    assert tasks(desk) == after


def test_undo_in_a_field_under_edit_is_the_fields_own(qtbot: QtBot, desk: Desk, pane: RecordsPane) -> None:
    pane.stand_on("task-2")
    enter(pane, "owner", "Lê Hoa")
    line: Any = pane.form.fields["owner"].editor()
    line.setFocus()
    qtbot.keyClicks(line, "xyz")
    qtbot.keyClick(line, Key.Key_Z, CONTROL)
    assert "xyz" not in line.text()
    assert next(task.owner for task in tasks(desk) if task.id == "task-2") == "Lê Hoa"


def test_a_step_somebody_changed_since_is_not_undone(desk: Desk, pane: RecordsPane) -> None:
    pane.stand_on("task-2")
    enter(pane, "owner", "Lê Hoa")
    held = next(task for task in tasks(desk) if task.id == "task-2")
    desk.services.record_entry.save(replace(held, owner="Người khác"))
    pane.reload()
    pane.take_back()
    assert next(task.owner for task in tasks(desk) if task.id == "task-2") == "Người khác"


def test_a_record_is_doubled_by_keyboard(qtbot: QtBot, desk: Desk, pane: RecordsPane) -> None:
    pane.stand_on("task-2")
    qtbot.keyClick(pane.table, Key.Key_D, CONTROL | SHIFT)
    held = tasks(desk)
    assert len(held) == 4
    assert replace(held[3], id="task-2") == held[1]
    assert pane.form.record.id == held[3].id  # type: ignore[union-attr]


def test_control_enter_keeps_and_begins_the_next(qtbot: QtBot, desk: Desk, pane: RecordsPane) -> None:
    pane.add()
    line: Any = pane.form.fields["title"].editor()
    line.setFocus()
    qtbot.keyClicks(line, "Viec mot")
    qtbot.keyClick(line, Key.Key_Return, CONTROL)
    assert tasks(desk)[3].title == "Viec mot"
    assert pane.view.is_adding


def test_control_s_is_harmless_and_leads_to_what_is_wrong(
    qtbot: QtBot, desk: Desk, pane: RecordsPane
) -> None:
    said: list[str] = []
    desk.changes.told.connect(said.append)
    pane.stand_on("task-2")
    qtbot.keyClick(pane.table, Key.Key_S, CONTROL)
    assert said
    line: Any = pane.form.fields["due_on"].editor()
    line.setFocus()
    line.setText("31/2")
    qtbot.keyClick(line, Key.Key_S, CONTROL)
    assert pane.form.fields["due_on"].state == "wrong"
    assert line.hasFocus()


def test_a_draft_is_offered_again_after_a_restart(qtbot: QtBot, desk: Desk, pane: RecordsPane) -> None:
    pane.add()
    enter(pane, "owner", "Lê Hoa")
    again = shown(qtbot, desk)
    assert again.draft.isVisible()
    again.draft.go_on.click()
    assert again.form.record.owner == "Lê Hoa"  # type: ignore[union-attr]


def test_the_bin_brings_back_what_is_chosen(qtbot: QtBot, desk: Desk, pane: RecordsPane) -> None:
    for record_id in ("task-1", "task-3"):
        pane.stand_on(record_id)
        pane.remove()
    dialog = BinDialog(desk, kind="task", parent=pane)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.table.found.rowCount() == 2
    dialog.search.setText("ho tich")
    assert dialog.table.found.rowCount() == 1
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Key.Key_Return)
    assert {task.id for task in tasks(desk)} == {"task-2", "task-3"}
    dialog.search.clear()
    dialog.table.selectAll()
    dialog.act.click()
    assert len(tasks(desk)) == 3
    assert not dialog.act.isEnabled()


def test_last_year_comes_along_as_one_step(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    service = desk.services.record_entry
    held = [
        Communication(
            id=f"c{at}", year=YEAR - 1, content=f"Phát thanh {at}", form=next(iter(CommunicationForm))
        )
        for at in range(3)
    ]
    service.save_many(held)
    service.save(replace(held[0], id="new", year=YEAR))
    pane = shown(qtbot, desk, "communication")
    before = service.list("communication", YEAR)
    dialog = CarryOverDialog(desk, "communication", parent=pane)
    qtbot.addWidget(dialog)
    assert len(dialog.records()) == 2  # the one this year has already is not chosen
    monkeypatch.setattr(CarryOverDialog, "exec", lambda _self: 1)
    pane.acts.carry_over()
    taken = service.list("communication", YEAR)
    assert {one.content for one in taken[len(before) :]} == {"Phát thanh 1", "Phát thanh 2"}
    assert not {one.id for one in taken} & {one.id for one in held}
    pane.take_back()
    assert service.list("communication", YEAR) == before


def test_columns_are_hidden_by_keyboard_and_stay_so(qtbot: QtBot, desk: Desk, pane: RecordsPane) -> None:
    pane.switch.turn()
    header = pane.sheet.table.horizontalHeader()
    shown_before = header.count() - header.hiddenSectionCount()
    pane.sheet_columns._turn(1)
    header.moveSection(0, 3)
    header.resizeSection(4, 333)
    qtbot.keyClick(pane.sheet.table, Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    pane.hide()
    again = shown(qtbot, desk)
    other = again.sheet.table.horizontalHeader()
    assert other.isSectionHidden(1)
    assert other.visualIndex(0) == 3
    assert other.sectionSize(4) == 333
    again.sheet_columns.reset()
    assert other.count() - other.hiddenSectionCount() == shown_before
    assert other.visualIndex(0) == 0


def test_the_last_column_stays(pane: RecordsPane) -> None:
    header = pane.sheet.table.horizontalHeader()
    for at in range(header.count()):
        pane.sheet_columns._turn(at)
    assert header.count() - header.hiddenSectionCount() == 1


def test_the_sheet_sorts_in_vietnamese_order_and_back(desk: Desk, pane: RecordsPane) -> None:
    pane.switch.turn()
    column = next(at for at, spec in enumerate(pane.sheet.model.specs) if spec.name == "owner")
    pane.sheet_columns.sorted.emit(column, False)
    owners = [pane.sheet.model.rows.record(row).owner for row in range(3)]
    assert owners == ["Lê Văn Nam", "Nguyễn Thị Hạnh", "Phạm Thu Hà"]
    pane.sheet_columns.sorted.emit(-1, False)
    assert [pane.sheet.model.rows.record(row).id for row in range(3)] == ["task-1", "task-2", "task-3"]


def test_search_forgives_a_slip_and_says_so(pane: RecordsPane) -> None:
    pane.finder.search.setText("doi thoaij")
    assert pane.table.found.rowCount() == 1
    pane.finder.search.setText("khong co dong nay")
    assert pane.table.found.rowCount() == 0


def test_a_closed_year_offers_no_change(qtbot: QtBot, make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.services.record_entry.is_closed = lambda _year: True  # type: ignore[method-assign]
    pane = shown(qtbot, desk)
    before = tasks(desk)
    pane.stand_on("task-2")
    assert not pane.form.fields["owner"].editor().isEnabled()
    pane.remove()
    pane.add()
    pane.acts.duplicate()
    assert tasks(desk) == before
    assert not pane.view.is_adding


def test_the_places_are_kept_per_kind(qtbot: QtBot, desk: Desk, places: QSettings) -> None:
    shown(qtbot, desk).switch.turn()
    assert places.value("view/task") == "sheet"
    assert shown(qtbot, desk, "plan").view.isVisible()


def test_steps_beyond_a_hundred_are_forgotten(desk: Desk, pane: RecordsPane) -> None:
    task = tasks(desk)[0]
    for at in range(105):
        pane.book.put((replace(task, progress=at % 90),))
    for _ in range(110):
        pane.book.undo()
    assert isinstance(tasks(desk)[0], Task)
    assert tasks(desk)[0].progress == 4


def test_one_saved_cell_among_thousands_reads_and_resets_nothing(qtbot: QtBot, desk: Desk) -> None:
    service = desk.services.record_entry
    service.save_many([Task(id=f"t{at}", year=YEAR, title=f"Việc {at}") for at in range(3000)])
    pane = shown(qtbot, desk)
    resets: list[object] = []
    reads: list[object] = []
    pane.table.rows_model.modelReset.connect(lambda: resets.append("list"))
    pane.sheet.model.modelReset.connect(lambda: resets.append("sheet"))
    real = service.list
    service.list = lambda *asked: reads.append(asked) or real(*asked)  # type: ignore[method-assign, func-returns-value]
    pane.stand_on("t1500")
    resets.clear()
    reads.clear()
    enter(pane, "owner", "Lê Hoa")
    assert service.list("task", YEAR)[1503].owner == "Lê Hoa"
    assert (len(resets), len(reads)) == (0, 1)  # the one reading is this test's own
    pane.switch.turn()
    resets.clear()
    reads.clear()
    pane.sheet.model.setData(pane.sheet.model.index(7, 4), "Trần Ba")
    assert (resets, reads) == ([], [])


def test_a_removed_draft_leaves_the_form(desk: Desk, pane: RecordsPane) -> None:
    pane.add()
    enter(pane, "owner", "Lê Hoa")
    pane.remove()
    assert desk.services.record_entry.drafts("task", YEAR) == ()
    held = pane.form.record
    assert held is None or held.owner != "Lê Hoa"
    pane.take_back()
    assert [draft.owner for draft in desk.services.record_entry.drafts("task", YEAR)] == ["Lê Hoa"]


def test_the_form_names_the_documents_of_its_record(
    qtbot: QtBot, desk: Desk, pane: RecordsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = EvidenceDocument(id="d1", year=YEAR, name="05/KH-UBND", records=("task-2",))
    monkeypatch.setattr(desk.services.keep_evidence, "of_year", lambda _year: (document,))
    pane.stand_on("task-2")
    links = [
        button.text()
        for button in pane.view.evidence.findChildren(QPushButton)
        if button.property("kind") == "link"
    ]
    assert links == ["05/KH-UBND"]
    with qtbot.waitSignal(desk.asked) as asked:
        next(
            button
            for button in pane.view.evidence.findChildren(QPushButton)
            if button.property("kind") == "link"
        ).click()
    assert asked.args == ["evidence", "d1"]
    pane.stand_on("task-3")
    assert not [
        button
        for button in pane.view.evidence.findChildren(QPushButton)
        if button.property("kind") == "link" and button.isVisible()
    ]


def test_the_match_is_marked_in_the_list(pane: RecordsPane) -> None:
    pane.finder.search.setText("doi thoai")
    option = QStyleOptionViewItem()
    index = pane.table.found.index(0, 2)
    pane.table.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined]
    assert "đối thoại" in index.data()
    assert option.backgroundBrush.style() is Qt.BrushStyle.SolidPattern  # type: ignore[attr-defined]
    pane.finder.search.clear()
    plain = QStyleOptionViewItem()
    pane.table.itemDelegate().initStyleOption(plain, pane.table.found.index(1, 2))  # type: ignore[attr-defined]
    assert plain.backgroundBrush.style() is Qt.BrushStyle.NoBrush  # type: ignore[attr-defined]
