"""The texts of a report on the desk: kept when left, drafted while typed, never lost, taken over on request."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.report_texts import LONGEST_TEXT, PaperPlace
from tests.ui import fakes
from ui.desk import Desk
from ui.report_texts_panel import ReportTextsPanel
from ui.texts import report_texts as texts
from ui.texts.paper_periodic import SECTIONS

Q1 = PaperPlace(year=fakes.YEAR, kind="periodic", part="q1")
H1 = PaperPlace(year=fakes.YEAR, kind="periodic", part="h1")


@pytest.fixture
def make_panel(desk: Desk, qtbot: Any) -> Callable[[], ReportTextsPanel]:
    def make() -> ReportTextsPanel:
        panel = ReportTextsPanel(desk)
        qtbot.addWidget(panel)
        panel.show_place(Q1, SECTIONS)
        panel.resize(700, 500)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        return panel

    return make


@pytest.fixture
def panel(make_panel: Callable[[], ReportTextsPanel]) -> ReportTextsPanel:
    return make_panel()


def field(panel: ReportTextsPanel, section: str) -> Any:
    return next(each for each in panel.fields if each.section.key == section)


def write(panel: ReportTextsPanel, section: str, text: str) -> Any:
    """Type into a section, the cursor still in it."""
    block = field(panel, section).block
    block.setFocus()
    block.selectAll()
    block.insertPlainText(text)
    return block


def test_every_section_has_a_named_field_in_the_order_of_the_document(panel: ReportTextsPanel) -> None:
    assert [each.section for each in panel.fields] == list(SECTIONS)
    assert all(each.block.accessibleName() == each.section.name for each in panel.fields)
    assert all(each.block.placeholderText() for each in panel.fields)


def test_a_text_is_kept_when_its_field_is_left(panel: ReportTextsPanel, desk: Desk, qtbot: Any) -> None:
    write(panel, "limits", "Hồ sơ đất đai\n còn trễ.  ")
    with qtbot.waitSignal(panel.changed):
        field(panel, "causes").block.setFocus()
    held = desk.services.report_texts.read(Q1)["limits"]
    assert held.text == "Hồ sơ đất đai\ncòn trễ."
    assert field(panel, "limits").who.text() == texts.written(held.officer, held.at)
    assert not field(panel, "causes").who.isVisible()


def test_ctrl_enter_goes_on_and_keeps(panel: ReportTextsPanel, desk: Desk) -> None:
    block = write(panel, "situation", "Đơn vị mới sắp xếp.")
    QTest.keyClick(block, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is field(panel, "direction").block
    assert desk.services.report_texts.read(Q1)["situation"].text == "Đơn vị mới sắp xếp."
    block = write(panel, "proposals", "Không.")
    QTest.keyClick(block, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is panel.take
    QTest.keyClick(write(panel, "tasks", "a"), Qt.Key.Key_Return)
    assert field(panel, "tasks").block.toPlainText() == "a\n"


def test_a_pause_keeps_a_draft_and_prints_nothing(panel: ReportTextsPanel, desk: Desk) -> None:
    write(panel, "limits", "Đang viết")
    field(panel, "limits").keep_typed()
    assert desk.services.report_texts.drafts(Q1)["limits"].text == "Đang viết"
    assert not desk.services.report_texts.read(Q1)
    panel.leave()
    assert not desk.services.report_texts.drafts(Q1)
    assert desk.services.report_texts.read(Q1)["limits"].text == "Đang viết"


def test_a_draft_that_was_undone_goes(panel: ReportTextsPanel, desk: Desk) -> None:
    block = write(panel, "limits", "x")
    field(panel, "limits").keep_typed()
    block.undo()
    block.undo()
    assert block.toPlainText() == ""
    field(panel, "causes").block.setFocus()
    assert not desk.services.report_texts.drafts(Q1)


def test_what_a_power_cut_left_comes_back_with_the_kept_text_one_undo_away(
    make_panel: Callable[[], ReportTextsPanel], desk: Desk
) -> None:
    desk.services.report_texts.save(Q1, "limits", text="Bản đã lưu")
    desk.services.report_texts.keep_draft(Q1, "limits", text="Bản đã lưu và viết thêm")
    panel = make_panel()
    shown = field(panel, "limits")
    assert shown.block.toPlainText() == "Bản đã lưu và viết thêm"
    assert shown.message.text() == texts.DRAFT_BACK
    shown.block.undo()
    assert shown.block.toPlainText() == "Bản đã lưu"
    shown.block.redo()
    shown.block.setFocus()
    field(panel, "causes").block.setFocus()
    assert desk.services.report_texts.read(Q1)["limits"].text == "Bản đã lưu và viết thêm"
    assert not desk.services.report_texts.drafts(Q1)
    assert not shown.message.isVisible()


def test_another_part_keeps_what_was_typed_and_shows_its_own(panel: ReportTextsPanel, desk: Desk) -> None:
    write(panel, "limits", "Của quý I")
    panel.show_place(H1, SECTIONS)
    assert desk.services.report_texts.read(Q1)["limits"].text == "Của quý I"
    assert not desk.services.report_texts.read(H1)
    assert field(panel, "limits").block.hasFocus()
    assert field(panel, "limits").block.toPlainText() == ""
    panel.fields[0].block.setFocus()
    assert not desk.services.report_texts.read(H1)
    field(panel, "limits").block.setFocus()
    panel.show_place(Q1, SECTIONS)
    assert field(panel, "limits").block.toPlainText() == "Của quý I"


def test_too_long_a_text_stays_in_its_field_and_says_so(panel: ReportTextsPanel, desk: Desk) -> None:
    desk.services.report_texts.save(Q1, "limits", text="Cũ")
    panel.show_place(Q1, SECTIONS)
    write(panel, "limits", "a" * (LONGEST_TEXT + 1))
    field(panel, "causes").block.setFocus()
    assert desk.services.report_texts.read(Q1)["limits"].text == "Cũ"
    assert field(panel, "limits").state == "wrong"
    assert len(field(panel, "limits").block.toPlainText()) == LONGEST_TEXT + 1


def test_a_figure_that_does_not_follow_is_named_beneath(panel: ReportTextsPanel, qtbot: Any) -> None:
    write(panel, "procedures", "Nộp trực tuyến 2.547/12.421 hồ sơ, đạt 21,51%.")
    field(panel, "limits").block.setFocus()
    doubts = field(panel, "procedures").doubts
    qtbot.waitUntil(doubts.isVisible)
    assert doubts.text().startswith(texts.DOUBTS)
    assert "20,51" in doubts.text()
    write(panel, "procedures", "Nộp trực tuyến 2.547/12.421 hồ sơ, đạt 20,51%.")
    field(panel, "limits").block.setFocus()
    assert not doubts.isVisible()


def test_texts_of_an_earlier_report_fill_what_is_empty(
    make_panel: Callable[[], ReportTextsPanel], desk: Desk
) -> None:
    before = PaperPlace(year=fakes.YEAR - 1, kind="periodic", part="year")
    for section in ("limits", "tasks"):
        desk.services.report_texts.save(before, section, text=f"Năm trước: {section}")
    desk.services.report_texts.save(Q1, "limits", text="Kỳ này")
    panel = make_panel()
    assert [place for place, _name in panel.sources()] == [before]
    panel.take_over(before)
    assert field(panel, "limits").block.toPlainText() == "Kỳ này"
    assert field(panel, "tasks").block.toPlainText() == "Năm trước: tasks"
    assert panel.news.text() == texts.taken_over(1)
    panel.take_over(before)
    assert panel.news.text() == texts.taken_over(0)
