"""A list becomes paper as it is seen: its columns and rows of the moment, typed; printed and exported by keys."""

import io
import subprocess
import time
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

from core.progress import Cancelled, Silent
from core.reporting.document import Align, CellKind, Emphasis, tables_of
from storage.report_files import ReportWriter
from tests.hostile_text import formula_payloads, hostile_texts
from tests.ui.listed_papers import HEAD, a_list, a_listing
from ui.desk import Desk
from ui.list_acts import acts_at, acts_within
from ui.listing import list_report, table_listing
from ui.page import Page
from ui.tables import RIGHT, Column, TableView
from ui.texts import numbers

CONTROL = Qt.KeyboardModifier.ControlModifier


class Work(NamedTuple):
    name: str
    due: date | None = None
    count: int | None = None
    share: Decimal | None = None
    at: datetime | None = None
    whole: bool = False


ROWS = (
    Work("Rà soát thủ tục", date(2025, 6, 30), 1234, Decimal("20.51"), datetime(2025, 6, 1, 8, 5)),  # noqa: DTZ001 - local time on paper has no zone
    Work("Ăn mặc", None, None, None),
    Work("Đối thoại", date(2025, 1, 5), 7, Decimal("7.5"), whole=True),
)


def columns() -> tuple[Column[Work], ...]:
    return (
        Column(title="Việc", text=lambda row: row.name, is_bold=lambda row: row.whole),
        Column(title="Hạn", text=lambda row: numbers.day(row.due), value=lambda row: row.due, width=100),
        Column(
            title="Trực tuyến",
            text=lambda row: f"{row.count} = {row.share}",
            align=RIGHT,
            width=120,
            parts=(
                Column(title="Số", text=lambda row: str(row.count), value=lambda row: row.count, align=RIGHT),
                Column(
                    title="Tỷ lệ",
                    text=lambda _row: numbers.NO_VALUE,
                    value=lambda row: row.share,
                    kind=CellKind.PERCENT,
                    align=RIGHT,
                ),
            ),
        ),
        Column(title="Lúc", text=lambda _row: "", value=lambda row: row.at, width=90),
    )


@pytest.fixture
def table(qtbot: QtBot, look: None) -> TableView[Work]:
    view: TableView[Work] = TableView(columns(), "Việc cần làm")
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show_rows(ROWS)
    view.show()
    return view


def cells(view: TableView[Work]) -> list[tuple[Any, ...]]:
    listing = table_listing(view)
    return [listing.row(at).cells for at in range(listing.count)]


def test_a_list_is_taken_as_it_is_sorted_and_found(table: TableView[Work]) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in cells(table)] == ["Ăn mặc", "Đối thoại", "Rà soát thủ tục"]
    table.found.find("doi")
    table.found.finish()
    listing = table_listing(table)
    assert (listing.count, listing.whole, listing.found) == (1, 3, "doi")
    assert listing.row(0).cells[0] == "Đối thoại"


def test_columns_in_sight_stand_in_their_order(table: TableView[Work]) -> None:
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(1), 0)
    header.setSectionHidden(3, True)
    listing = table_listing(table)
    assert [column.title for column in listing.columns] == ["Hạn", "Việc", "Số", "Tỷ lệ"]
    assert [column.group for column in listing.columns] == ["", "", "Trực tuyến", "Trực tuyến"]
    assert listing.columns[2].align is Align.RIGHT


def test_cells_carry_types_and_a_dash_is_nothing(table: TableView[Work]) -> None:
    assert cells(table)[0] == ("Rà soát thủ tục", date(2025, 6, 30), 1234, Decimal("20.51"), ROWS[0].at)
    assert cells(table)[1] == ("Ăn mặc", None, "None", None, "")


def test_a_bold_row_stands_out(table: TableView[Work]) -> None:
    assert [table_listing(table).row(at).emphasis for at in range(3)] == [
        Emphasis.NONE,
        Emphasis.NONE,
        Emphasis.TOTAL,
    ]


def test_what_was_taken_stays_when_the_list_changes(table: TableView[Work]) -> None:
    listing = table_listing(table)
    table.show_rows(())
    assert listing.row(2).cells[0] == "Đối thoại"


def test_a_value_sorts_without_a_key_of_its_own(table: TableView[Work]) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row[1] for row in cells(table)] == [None, date(2025, 1, 5), date(2025, 6, 30)]


def test_the_paper_says_where_when_how_many_and_what_is_left_out() -> None:
    report = a_list()
    assert report.letterhead is None
    assert report.title == "NHIỆM VỤ"
    assert report.subtitle == "Nhiệm vụ CCHC"
    assert report.reference == (
        "Xã Tây Sơn  ·  Năm 2025\nChỉ gồm: Quá hạn; có “việc”\n3/5 dòng, lập ngày 02/03/2026"
    )
    assert "{page}/{pages}" in report.pages
    (table,) = tables_of(report)
    assert [row.cells[0] for row in table.rows] == [1, 2, 3]


def test_a_wide_list_lies_on_its_side() -> None:
    listing = a_listing()
    wide = type(listing)(
        name="x",
        columns=listing.columns * 2,
        count=1,
        row=lambda at: type(listing.row(0))(cells=listing.row(at).cells * 2),
    )
    assert not list_report(listing, HEAD, progress=Silent()).landscape
    assert list_report(wide, HEAD, progress=Silent()).landscape


def test_making_a_list_can_be_stopped() -> None:
    class Stops(Silent):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        list_report(a_listing(5_000), HEAD, progress=Stops())


def test_a_spreadsheet_of_a_list_has_types_a_frozen_header_filters_and_a_print_set_up(tmp_path: Path) -> None:
    path = ReportWriter().write(a_list(), tmp_path / "a.xlsx")
    sheet = load_workbook(path).worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "STT")
    first = head[0].row + 1
    assert [cell.data_type for cell in sheet[first]] == ["n", "s", "d", "n", "n"]
    assert sheet.cell(first, 3).value == datetime(2025, 6, 30)  # noqa: DTZ001 - a day of a spreadsheet
    assert sheet.cell(first, 4).value == 1234
    assert (sheet.cell(first, 5).value, sheet.cell(first, 5).number_format) == (0.2051, "0.00%")
    assert sheet.freeze_panes == f"A{first}"
    assert sheet.auto_filter.ref == f"A{head[0].row}:E{first + 2}"
    assert sheet.print_title_rows == f"${head[0].row}:${head[0].row}"
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(sheet.column_dimensions[letter].width for letter in "ABCDE")


def test_no_text_of_a_list_becomes_a_formula(qtbot: QtBot, look: None, tmp_path: Path) -> None:
    view: TableView[Work] = TableView(
        [
            Column(title="=1+1", text=lambda row: row.name),
            Column(title="Số", text=lambda row: row.name, value=lambda _row: None),
        ],
        "=cmd",
    )
    qtbot.addWidget(view)
    view.show_rows([Work(text) for text in (*hostile_texts(), *formula_payloads())])
    report = list_report(table_listing(view), HEAD, progress=Silent())
    path = ReportWriter().write(report, tmp_path / "a.xlsx")
    sheet = load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


class Listed(Page):
    key = "listed"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Trang thử")
        self.table: TableView[Work] = TableView(columns(), "Việc cần làm")
        self.table.show_rows(ROWS)
        self.body.addWidget(self.table)
        self.set_context("Xã Tây Sơn", "Năm 2025")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Page:
    made = Listed(desk)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def test_the_list_in_focus_is_printed_and_exported_by_keys(
    page: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(
        "ui.dialogs.print_preview.preview_paper", lambda _view, _desk, *, paper: done.append(paper.title)
    )
    monkeypatch.setattr("ui.list_acts.write_paper", lambda _view, _desk, *, make, name: done.append(name))
    QTest.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    QTest.keyClick(page.table, Qt.Key.Key_E, CONTROL)
    assert done == ["Việc cần làm", "Việc cần làm.xlsx"]


def test_the_menu_of_a_list_offers_both(page: Listed) -> None:
    page.table.customContextMenuRequested.emit(page.table.rect().center())
    menus = page.table.findChildren(QMenu, "list-acts")
    assert [action.text() for action in menus[-1].actions()] == ["In danh sách…", "Xuất danh sách…"]
    menus[-1].close()


def test_a_list_in_a_dialog_belongs_to_the_page_below(qtbot: QtBot, page: Listed) -> None:
    dialog = QDialog(page)
    dialog.setWindowTitle("Thùng rác")
    view: TableView[Work] = TableView(columns(), "Dòng đã xóa")
    QVBoxLayout(dialog).addWidget(view)
    dialog.show()
    acts = acts_at(view.viewport())
    assert acts is not None
    assert acts.is_offered
    report = acts.maker(acts.listing())(Silent())
    assert (report.title, report.subtitle) == ("THÙNG RÁC", "Dòng đã xóa")
    assert [each.view for each in acts_within(page)] == [page.table, view]


def test_a_list_without_a_workspace_offers_nothing(qtbot: QtBot, table: TableView[Work]) -> None:
    QTest.keyClick(table, Qt.Key.Key_P, CONTROL)
    assert not table.papers.is_offered
    table.customContextMenuRequested.emit(table.rect().center())
    assert table.findChildren(QMenu, "list-acts") == []


def test_a_list_is_written_where_the_officer_wants(
    qtbot: QtBot, page: Listed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Path] = []
    monkeypatch.setattr("ui.paper_files.choose_target", lambda *_a, **_k: tmp_path / "viec")
    monkeypatch.setattr("ui.paper_files.tell_written", lambda _view, _desk, *, path: told.append(path))
    page.table.papers.export()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == [tmp_path / "viec.xlsx"]
    assert told[0].read_bytes().startswith(b"PK")


def test_the_keys_reach_the_list_of_a_page_from_anywhere_on_it(
    page: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(
        "ui.dialogs.print_preview.preview_paper", lambda _view, _desk, *, paper: done.append(paper.title)
    )
    acts = {each.keys: each.act for each in page.heard()}
    acts["Ctrl+P"]()
    assert done == ["Việc cần làm"]
    page.table.hide()
    acts["Ctrl+P"]()
    assert done == ["Việc cần làm"], "no list is in sight"


class Busy(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Trang có việc của phím")
        self.add_action("Xuất gói", lambda: None, keys="Ctrl+E")


def test_a_page_that_gave_a_key_another_job_keeps_it(qtbot: QtBot, desk: Desk) -> None:
    busy = Busy(desk)
    qtbot.addWidget(busy)
    busy.show()
    assert [each.text for each in busy.heard() if each.keys == "Ctrl+E"] == ["Xuất gói"]
    busy.hide()
    busy.show()
    assert [each.keys for each in busy.heard()].count("Ctrl+P") == 1


def test_a_list_of_five_thousand_rows_is_taken_in_a_blink(qtbot: QtBot, desk: Desk) -> None:
    page = Listed(desk)
    qtbot.addWidget(page)
    page.table.show_rows([Work(f"Việc {at}", count=at) for at in range(5_000)])
    page.show()
    begun = time.perf_counter()
    listing = page.table.papers.listing()
    assert time.perf_counter() - begun < 0.1
    assert listing.count == 5_000


def test_an_office_program_keeps_what_a_list_is_written_with(tmp_path: Path) -> None:
    """LibreOffice opens the spreadsheet and writes it again: types, filter and print set-up stay."""
    path = ReportWriter().write(a_list(), tmp_path / "a.xlsx")
    profile = (tmp_path / "lo").as_uri()
    command = (
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    )
    again = tmp_path / "again"
    subprocess.run(
        (*command, "--outdir", str(again), str(path)), check=True, capture_output=True, timeout=120
    )
    sheet = load_workbook(again / "a.xlsx").worksheets[0]
    first = next(row for row in sheet.iter_rows() if row[0].value == "STT")[0].row + 1
    assert [cell.data_type for cell in sheet[first]] == ["n", "s", "d", "n", "n"]
    assert sheet.cell(first, 5).value == 0.2051
    assert sheet.auto_filter.ref == f"A{first - 1}:E{first + 2}"
    assert sheet.print_title_rows == f"${first - 1}:${first - 1}"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
