from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.records.dossiers import DossierField
from tests.ui.fakes import YEAR
from ui.desk import Desk
from ui.pages.dossiers import DossiersPage


def page_of(qtbot: QtBot, desk: Desk) -> DossiersPage:
    page = DossiersPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


def column_of(page: DossiersPage, key: str) -> int:
    columns = page.source.columns()
    return next(at for at, column in enumerate(columns) if column.key == key)


def record_of(desk: Desk, month: int, field: DossierField) -> object:
    rows = desk.services.record_entry.list("dossier_count", YEAR)
    return next(row for row in rows if row.from_on.month == month and row.field is field)


def test_the_grid_keeps_qts_rules(qtbot: QtBot, desk: Desk, qtmodeltester: ModelTester) -> None:
    page = page_of(qtbot, desk)
    qtmodeltester.check(page.grid.model)
    qtmodeltester.check(page.grid.totals)


def test_typing_replaces_enter_saves_and_goes_down(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "direct")
    table = page.grid.table
    table.setCurrentIndex(page.grid.model.index(0, column))
    table.setFocus()
    page.grid.model.setData(page.grid.model.index(0, column), "1.250")
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == 1250  # type: ignore[attr-defined]
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.currentIndex().row() == 1


def test_a_text_that_is_no_number_is_refused_in_words(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    index = page.grid.model.index(0, column_of(page, "direct"))
    assert not page.grid.model.setData(index, "nhiều")
    assert "nhiều" in page._message.text()


def test_totals_follow_every_change(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "carried_over")
    page.grid.model.setData(page.grid.model.index(0, column), "7")
    page.grid.model.setData(page.grid.model.index(1, column), "8")
    assert page.grid.totals.index(0, column).data() == "15"


def test_the_sum_check_stands_in_the_row_that_breaks_it(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.grid.model.setData(page.grid.model.index(0, column_of(page, "refused")), "5")
    check = next(at for at, column in enumerate(page.source.columns()) if column.is_text)
    assert page.grid.model.index(0, check).data() == "thừa 5"
    assert page.grid.model.index(1, check).data() == "Khớp"


def test_a_block_from_excel_is_pasted_whole(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "apologies")
    page.grid.table.setCurrentIndex(page.grid.model.index(0, column))
    QApplication.clipboard().setText("3\t1.000\r\n4\t2\r\n")
    page.grid.table.paste_block()
    first = record_of(desk, 11, DossierField.CIVIL_STATUS)
    second = record_of(desk, 11, DossierField.CERTIFICATION)
    assert (first.apologies, first.full_eligible) == (3, 1000)  # type: ignore[attr-defined]
    assert (second.apologies, second.full_eligible) == (4, 2)  # type: ignore[attr-defined]


def test_a_block_with_a_word_in_it_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    before = record_of(desk, 11, DossierField.CIVIL_STATUS)
    page.grid.table.setCurrentIndex(page.grid.model.index(0, 0))
    QApplication.clipboard().setText("3\tchín")
    page.grid.table.paste_block()
    assert record_of(desk, 11, DossierField.CIVIL_STATUS) == before


def test_a_change_can_be_undone_and_done_again(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "direct")
    before = record_of(desk, 11, DossierField.CIVIL_STATUS).direct  # type: ignore[attr-defined]
    page.grid.model.setData(page.grid.model.index(0, column), "99")
    page.grid.model.undo()
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == before  # type: ignore[attr-defined]
    page.grid.model.redo()
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == 99  # type: ignore[attr-defined]


def test_a_number_in_an_empty_month_begins_a_record_of_that_month(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.months.setCurrentIndex(11)
    page.grid.model.setData(page.grid.model.index(2, column_of(page, "direct")), "4")
    record = record_of(desk, 12, DossierField.LAND)
    assert (record.from_on.day, record.to_on.day, record.direct) == (1, 31, 4)  # type: ignore[attr-defined]


def test_the_other_view_turns_the_grid_to_one_field(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(1)
    assert page.source.rows()[0] == "Tháng 01"
    assert len(page.source.rows()) == 12


def test_tab_goes_right_and_control_tab_leaves_the_grid(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    table = page.grid.table
    table.setCurrentIndex(page.grid.model.index(1, 1))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 2)
    qtbot.keyClick(table, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert not table.hasFocus()


def test_filling_down_copies_the_top_cell(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "apologies")
    model, table = page.grid.model, page.grid.table
    model.setData(model.index(0, column), "6")
    block = QItemSelection(model.index(0, column), model.index(2, column))
    table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    table.fill_down()
    assert record_of(desk, 11, DossierField.LAND).apologies == 6  # type: ignore[attr-defined]


def test_delete_clears_the_selected_cells(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "direct")
    page.grid.table.setCurrentIndex(page.grid.model.index(0, column))
    qtbot.keyClick(page.grid.table, Qt.Key.Key_Delete)
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == 0  # type: ignore[attr-defined]
