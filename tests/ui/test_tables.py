from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.tables import RIGHT, Column, FoundRows, RowsModel, TableView

COLUMNS: tuple[Column[Any], ...] = (
    Column(title="Tên", text=lambda row: row[0]),
    Column(title="Số", text=lambda row: str(row[1]), sort_key=lambda row: row[1], align=RIGHT, width=60),
)
ROWS = (("Đông", 10), ("Ăn", 9), ("An", 100), ("Dân", 1), ("Ấn", 2))


def names(view: TableView[Any]) -> list[str]:
    return [view.found.index(row, 0).data() for row in range(view.found.rowCount())]


def test_the_model_keeps_qts_rules_empty_filled_and_emptied(
    qtmodeltester: ModelTester, qapp: QApplication
) -> None:
    model: RowsModel[Any] = RowsModel(COLUMNS)
    for rows in ((), ROWS, ()):
        model.show(rows)
        qtmodeltester.check(model)


def test_the_sorting_proxy_keeps_qts_rules(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    model: RowsModel[Any] = RowsModel(COLUMNS)
    model.show(ROWS)
    proxy = FoundRows()
    proxy.setSourceModel(model)
    proxy.sort(0)
    qtmodeltester.check(proxy)


def test_names_sort_in_vietnamese_order(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(view) == ["An", "Ăn", "Ấn", "Dân", "Đông"]


def test_figures_sort_by_value(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(view) == ["Dân", "Ấn", "Ăn", "Đông", "An"]


def test_search_folds_accents_and_case(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.found.find("DONG")
    assert names(view) == ["Đông"]
    view.found.find("")
    assert len(names(view)) == len(ROWS)


def test_the_current_row_stays_when_rows_are_shown_again(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.select(lambda row: row[0] == "Dân")
    view.show_rows((("Mới", 3), *ROWS), same=lambda row: row[0])
    assert view.current() == ("Dân", 1)


def test_enter_opens_and_delete_asks_for_removal(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.select(lambda row: row[0] == "Dân")
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [("Dân", 1)]
    with qtbot.waitSignal(view.removal_asked):
        qtbot.keyClick(view, Qt.Key.Key_Delete)


def test_column_widths_come_back(qtbot: QtBot, places: QSettings) -> None:
    first: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(first)
    first.keep_place(places, "x")
    first.setColumnWidth(1, 133)
    second: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(second)
    second.keep_place(places, "x")
    assert second.columnWidth(1) == 133


def test_a_hundred_thousand_rows_are_shown_and_found_at_once(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows([(f"Dòng {number}", number) for number in range(100_000)])
    assert view.found.rowCount() == 100_000
