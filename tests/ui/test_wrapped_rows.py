"""Rows of wrapped texts: measured once per text and width, and anew when a column gets another width."""

from pytestqt.qtbot import QtBot

from ui.tables import Column, TableView
from ui.wrapped_rows import WrappedRows

LONG = "Ban hành kế hoạch cải cách hành chính của Ủy ban nhân dân xã đúng thời hạn quy định " * 2


def test_a_text_is_measured_once_per_width_and_its_row_follows_the_width(qtbot: QtBot, look: None) -> None:
    table: TableView[str] = TableView((Column(title="Tên", text=lambda row: row),), "Bảng")
    qtbot.addWidget(table)
    table.wrap_rows()
    table.resize(700, 400)
    table.show()
    table.show_rows([LONG] * 50 + ["Ngắn"])
    qtbot.wait(20)
    delegate = table.itemDelegate()
    assert isinstance(delegate, WrappedRows)
    wide = table.rowHeight(0)
    assert table.rowHeight(50) < wide
    assert len({key[0] for key in delegate._sizes}) == 2
    table.resizeRowsToContents()
    held = len(delegate._sizes)
    table.resizeRowsToContents()
    assert len(delegate._sizes) == held
    table.resize(300, 400)
    qtbot.wait(20)
    assert table.rowHeight(0) > wide
    assert table.rowHeight(0) == table.rowHeight(49)


def test_a_row_that_says_something_else_is_measured_anew(qtbot: QtBot, look: None) -> None:
    table: TableView[str] = TableView((Column(title="Tên", text=lambda row: row),), "Bảng")
    qtbot.addWidget(table)
    table.wrap_rows()
    table.resize(300, 400)
    table.show()
    table.show_rows(["Ngắn", "Vừa"])
    qtbot.wait(20)
    low = table.rowHeight(0)
    assert table.rowHeight(1) == low
    assert table.replace_row(LONG, same=lambda row: row in {"Vừa", LONG})
    qtbot.wait(20)
    assert table.rowHeight(1) > low
    assert table.rowHeight(0) == low
    table.show_rows([LONG, "Ngắn"])
    qtbot.wait(20)
    assert table.rowHeight(0) > low
    assert table.rowHeight(1) == low
    high = table.rowHeight(0)
    font = table.font()
    font.setPointSize(font.pointSize() * 2)
    table.setFont(font)
    table.resizeRowsToContents()
    assert table.rowHeight(0) > high
