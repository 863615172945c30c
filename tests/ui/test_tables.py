from typing import Any

import pytest
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


def test_a_hundred_thousand_rows_are_shown_at_once_then_found_and_sorted_in_slices(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows([(f"Dòng {number * 7 % 100_000}", number) for number in range(100_000)])
    assert view.found.rowCount() == 100_000
    view.select(lambda row: row[0] == "Dòng 42")
    view.found.find("dong 42")
    assert view.found.is_busy
    assert view.found.rowCount() == 100_000  # the rows in sight stay until the found ones are there
    qtbot.waitUntil(lambda: not view.found.is_busy, timeout=60_000)
    assert 0 < view.found.rowCount() < 10_000
    assert view.current() is not None
    assert view.current()[0] == "Dòng 42"  # type: ignore[index]
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    view.found.find("dong")
    view.found.finish()
    assert names(view)[0] == "Dòng 99999"
    assert names(view)[-1] == "Dòng 0"


def test_what_is_empty_stands_first_and_comes_last_when_reversed(qtbot: QtBot) -> None:
    columns: tuple[Column[Any], ...] = (
        Column(title="Ngày", text=lambda row: str(row or ""), sort_key=lambda row: row),
    )
    view: TableView[Any] = TableView(columns, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows((3, None, 1))
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(view) == ["", "1", "3"]
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(view) == ["3", "1", ""]


def test_a_slip_of_typing_still_finds_but_only_where_nothing_is_exact(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows((("Tình trạng hồ sơ", 1), ("Nhũng nhiễu", 2), ("Nghiêm túc", 3)))
    view.found.find("tinh tranh")
    assert names(view) == ["Tình trạng hồ sơ"]
    view.found.find("nhungg nhieu")
    assert names(view) == ["Nhũng nhiễu"]


def test_one_changed_row_stays_where_it_stands_and_is_found_by_its_new_words(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert view.replace_row(("Yên", 9), same=lambda row: row[1])
    assert names(view) == ["Dân", "Ấn", "Yên", "Đông", "An"]
    assert not view.replace_row(("Không", 77), same=lambda row: row[1])
    view.found.find("yen")
    assert names(view) == ["Yên"]


def test_when_the_current_row_is_not_found_one_stands_on_the_first_that_is(qtbot: QtBot) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.select(lambda row: row[0] == "Dân")
    view.found.find("dong")
    assert view.current() == ("Đông", 10)
    with qtbot.waitSignal(view.current_changed) as told:
        view.found.find("zzz")
    assert told.args == [None]


def test_a_cell_in_sight_is_measured_once_until_it_says_something_else(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: TableView[Any] = TableView(COLUMNS, "Danh sách")
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.show_rows(ROWS)
    measured: list[int] = []
    hint = view.sizeHintForIndex
    monkeypatch.setattr(view, "sizeHintForIndex", lambda index: measured.append(index.row()) or hint(index))
    view.share_width()
    assert measured == []
    view.replace_row(("Một đơn vị có tên dài", 10), same=lambda row: row[1])
    view.share_width()
    assert 0 in measured
    assert view._cells_width(0) == view.sizeHintForColumn(0)
