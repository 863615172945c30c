"""The round board: who is expected, who has sent, and opening a round."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.services.round_board import BoardStatus
from tests.ui.fakes import COMMUNES, SET_ID, YEAR
from ui.desk import Desk
from ui.dialogs.extend_round import ExtendRoundDialog
from ui.dialogs.open_round import OpenRoundDialog
from ui.dialogs.remind_units import RemindUnitsDialog
from ui.dialogs.unit_round import UnitRoundDialog
from ui.pages.round_board import _FILTERS, RoundBoardPage


@pytest.fixture
def open_board(qtbot: QtBot, open_page: Callable[..., Any]) -> Callable[[Desk], Any]:
    """The page once its board has been made beside the window."""

    def open_it(desk: Desk) -> Any:
        page = open_page(RoundBoardPage, desk)
        qtbot.waitUntil(lambda: page._board is not None and not desk.jobs.is_busy)
        return page

    return open_it


def names(page: Any) -> list[str]:
    found = page.table.found
    return [found.index(row, 0).data() for row in range(found.rowCount())]


def test_every_expected_unit_is_listed_in_the_order_of_names(
    open_board: Callable[[Desk], Any], authority: Desk
) -> None:
    page = open_board(authority)
    assert len(names(page)) == len(COMMUNES)
    assert names(page)[0] == "Phường An Nhơn"


def test_a_filter_keeps_units_of_one_state_and_counts_them(
    open_board: Callable[[Desk], Any], authority: Desk
) -> None:
    page = open_board(authority)
    at = ["", *BoardStatus].index(BoardStatus.MISSING)
    assert page.tabs.tabText(at).endswith("(2)")
    page.tabs.setCurrentIndex(at)
    assert names(page) == ["Phường An Nhơn", "Xã Bình An"]


def test_names_of_units_that_sent_nothing_can_be_copied(
    open_board: Callable[[Desk], Any], authority: Desk
) -> None:
    open_board(authority).copy_missing()
    assert QApplication.clipboard().text() == "Phường An Nhơn\nXã Bình An"


def test_a_unit_that_sent_opens_its_appraisal_and_another_leads_to_receiving(
    open_board: Callable[[Desk], Any], authority: Desk
) -> None:
    page, asked = open_board(authority), []
    authority.asked.connect(lambda *where: asked.append(where))
    for name in ("Xã Tây Sơn", "Xã Bình An"):
        page.table.select(lambda row, name=name: row.unit.name == name)
        page.table.opened.emit(page.table.current())
    assert asked == [("appraisal", COMMUNES[0].code), ("import", "")]


def test_a_year_without_a_round_offers_to_open_one(open_page: Callable[..., Any], authority: Desk) -> None:
    authority.set_year(YEAR + 3)
    page = open_page(RoundBoardPage, authority)
    assert page._empty.isVisible()
    assert not page._filled.isVisible()


def test_a_round_is_opened_for_the_ticked_units_until_the_given_day(authority: Desk) -> None:
    authority.set_year(YEAR - 1)
    dialog = OpenRoundDialog(authority, None)
    assert len(dialog.chosen_units()) == len(COMMUNES)
    dialog.ticks.model.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.due.line.setText("20/12")
    dialog.accept()
    opened = authority.services.run_round.round(YEAR - 1)
    assert opened is not None
    assert len(opened.units) == len(COMMUNES) - 1
    assert opened.due_on == date(YEAR - 1, 12, 20)


def test_units_that_sent_stay_in_the_round(authority: Desk) -> None:
    board = authority.services.run_round.board(YEAR)
    dialog = OpenRoundDialog(authority, board)
    dialog.ticks.tick_all(False)
    sent = {row.unit.code for row in board.rows if row.revision}
    assert set(dialog.chosen_units()) == sent


def test_units_are_found_without_accents(authority: Desk) -> None:
    dialog = OpenRoundDialog(authority, None)
    dialog.ticks.search.setText("binh hiep")
    seen = [item.text() for item in dialog.ticks.items() if not dialog.ticks.view.isRowHidden(item.row())]
    assert seen == ["Xã Bình Hiệp"]


def test_units_are_ticked_by_a_file_of_codes_and_names(authority: Desk, tmp_path: Path) -> None:
    listed = tmp_path / "don-vi.csv"
    listed.write_text(f"{COMMUNES[1].code};x\nxa binh phu\n99999\nKhông có\n", encoding="utf-8")
    dialog = OpenRoundDialog(authority, None)
    dialog.ticks.tick_from(listed)
    assert set(dialog.chosen_units()) == {COMMUNES[1].code, COMMUNES[2].code}
    assert dialog.ticks._said.text() == "Đã chọn 2 đơn vị theo tệp. Không có trong tỉnh: 99999, Không có."


def test_a_round_is_opened_with_the_bands_chosen(authority: Desk) -> None:
    authority.set_year(YEAR - 1)
    dialog = OpenRoundDialog(authority, None)
    criteria = authority.services.adopt_criteria.read(SET_ID)
    other = next(each.id for each in criteria.band_schemes if each.id != criteria.default_band_scheme)
    assert dialog.bands.value() == criteria.default_band_scheme
    dialog.bands.show_value(other)
    dialog.accept()
    opened = authority.services.run_round.round(YEAR - 1)
    assert opened is not None
    assert opened.band_scheme == other


def test_the_set_of_a_round_that_began_cannot_be_changed(authority: Desk) -> None:
    dialog = OpenRoundDialog(authority, authority.services.run_round.board(YEAR))
    assert not dialog.criteria.isEnabled()


def test_a_unit_is_given_more_time_and_counted_by_its_own_day(
    open_board: Callable[[Desk], Any], authority: Desk
) -> None:
    page = open_board(authority)
    page.table.select(lambda row: row.unit.name == "Xã Bình An")
    dialog = ExtendRoundDialog(authority, page._board, selected=page.table.chosen())
    assert dialog.units() == (COMMUNES[4].code,)
    assert not dialog.act.isEnabled()
    dialog.due.line.setText("14/12")
    dialog.reason.block.setPlainText("Mất điện do bão")
    assert not dialog.act.isEnabled()
    dialog.due.line.setText("20/12")
    dialog.document.line.setText("Công văn 12/SNV-CCHC")
    assert dialog.act.isEnabled()
    dialog.accept()
    board = authority.services.run_round.board(YEAR)
    row = next(row for row in board.rows if row.unit.code == COMMUNES[4].code)
    assert (row.due_on, row.extension.reason) == (date(YEAR, 12, 20), "Mất điện do bão")
    assert board.extended == 1
    again = ExtendRoundDialog(authority, board)
    assert again.history.rows_model.rows[0].document == "Công văn 12/SNV-CCHC"


def test_time_can_be_given_to_everybody_who_sent_nothing(authority: Desk) -> None:
    dialog = ExtendRoundDialog(authority, authority.services.run_round.board(YEAR))
    assert set(dialog.units()) == {COMMUNES[4].code, COMMUNES[5].code}
    dialog.whom.show_value(1)
    assert len(dialog.units()) == len(COMMUNES)


def test_reminders_are_for_those_who_owe_something(
    qtbot: QtBot, open_board: Callable[[Desk], Any], authority: Desk, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("ui.remind_act.tell_where", lambda *_said, **_words: None)
    page = open_board(authority)
    page.table.select(lambda row: row.unit.name == "Xã Tây Sơn")
    dialog = RemindUnitsDialog(authority, page._board, selected=page.table.chosen())
    assert set(dialog.asked().units) == {COMMUNES[4].code, COMMUNES[5].code}
    told: list[str] = []
    authority.changes.told.connect(told.append)
    page._remind.write(YEAR, tmp_path, asked=dialog.asked(), is_each=True)
    qtbot.waitUntil(lambda: told == ["Đã ghi thông báo nhắc 2 đơn vị."])


def test_a_unit_is_looked_at_in_full_and_leads_to_its_appraisal(
    qtbot: QtBot, open_board: Callable[[Desk], Any], authority: Desk, monkeypatch: Any
) -> None:
    page, asked, seen = open_board(authority), [], []
    authority.asked.connect(lambda *where: asked.append(where))

    def exec_(dialog: UnitRoundDialog) -> int:
        seen.append([dialog.tabs.tabText(at) for at in range(dialog.tabs.count())])
        dialog._appraise()
        return 1

    monkeypatch.setattr(UnitRoundDialog, "exec", exec_)
    page.table.select(lambda row: row.unit.name == "Xã Tây Sơn")
    page.look_at_unit()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("appraisal", COMMUNES[0].code)]
    assert seen == [["Các lần nộp và hạn", "Thay đổi sau khi chấm (0)", "Trước sắp xếp, các năm trước"]]


def test_values_on_an_earlier_revision_are_marked_and_listed(
    open_board: Callable[[Desk], Any], authority: Desk
) -> None:
    database = authority.services.run_round._database
    with database.transaction() as work:
        standing = work.assessments.standing(COMMUNES[0].code, YEAR)
        work.assessments.put_standing(replace(standing, revision=2))
    page = open_board(authority)
    at = [name for name, _keeps in _FILTERS].index("Có lần nộp mới")
    assert page.tabs.tabText(at) == "Có lần nộp mới (1)"
    page.tabs.setCurrentIndex(at)
    (row,) = page.table.rows_model.rows
    assert "2 (mới)" in page.table.rows_model.text_at(0)
    view = authority.services.unit_round.look(YEAR, row.unit.code)
    dialog = UnitRoundDialog(row, view, desk=authority)
    codes = [line.criterion for line in dialog.lines.rows_model.rows]
    leaves = [leaf.id for leaf in authority.services.adopt_criteria.read(SET_ID).leaves()]
    assert codes == [code for code in leaves if code in row.stale]
    assert all(line.is_stale for line in dialog.lines.rows_model.rows)
