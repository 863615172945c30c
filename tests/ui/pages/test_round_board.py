"""The round board: who is expected, who has sent, and opening a round."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.services.round_board import BoardStatus
from tests.ui.fakes import COMMUNES, YEAR
from ui.desk import Desk
from ui.dialogs.open_round import OpenRoundDialog
from ui.pages.round_board import RoundBoardPage


def names(page: Any) -> list[str]:
    found = page.table.found
    return [found.index(row, 0).data() for row in range(found.rowCount())]


def test_every_expected_unit_is_listed_in_the_order_of_names(
    open_page: Callable[..., Any], authority: Desk
) -> None:
    page = open_page(RoundBoardPage, authority)
    assert len(names(page)) == len(COMMUNES)
    assert names(page)[0] == "Phường An Nhơn"


def test_a_filter_keeps_units_of_one_state_and_counts_them(
    open_page: Callable[..., Any], authority: Desk
) -> None:
    page = open_page(RoundBoardPage, authority)
    at = ["", *BoardStatus].index(BoardStatus.MISSING)
    assert page.tabs.tabText(at).endswith("(2)")
    page.tabs.setCurrentIndex(at)
    assert names(page) == ["Phường An Nhơn", "Xã Bình An"]


def test_names_of_units_that_sent_nothing_can_be_copied(
    open_page: Callable[..., Any], authority: Desk
) -> None:
    open_page(RoundBoardPage, authority).copy_missing()
    assert QApplication.clipboard().text() == "Phường An Nhơn\nXã Bình An"


def test_a_unit_that_sent_opens_its_appraisal_and_another_leads_to_receiving(
    open_page: Callable[..., Any], authority: Desk
) -> None:
    page, asked = open_page(RoundBoardPage, authority), []
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
    dialog.model.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.due.line.setText("20/12")
    dialog.accept()
    opened = authority.services.run_round.round(YEAR - 1)
    assert opened is not None
    assert len(opened.units) == len(COMMUNES) - 1
    assert opened.due_on == date(YEAR - 1, 12, 20)


def test_units_that_sent_stay_in_the_round(authority: Desk) -> None:
    board = authority.services.run_round.board(YEAR)
    dialog = OpenRoundDialog(authority, board)
    dialog._tick_all(False)
    sent = {row.unit.code for row in board.rows if row.revision}
    assert set(dialog.chosen_units()) == sent


def test_units_are_found_without_accents(authority: Desk) -> None:
    dialog = OpenRoundDialog(authority, None)
    dialog.search.setText("binh hiep")
    seen = [item.text() for item in dialog._items() if not dialog.units.isRowHidden(item.row())]
    assert seen == ["Xã Bình Hiệp"]
