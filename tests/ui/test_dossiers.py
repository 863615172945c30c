from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.assessment import State
from core.records.dossiers import DossierField
from tests.ui.fakes import YEAR
from ui.desk import Desk
from ui.pages.dossiers import DossiersPage


def page_of(qtbot: QtBot, desk: Desk) -> DossiersPage:
    page = DossiersPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def column_of(page: DossiersPage, key: str) -> int:
    columns = page.entry.source.columns()
    return next(at for at, column in enumerate(columns) if column.key == key)


def record_of(desk: Desk, month: int, field: DossierField) -> object:
    rows = desk.services.record_entry.list("dossier_count", YEAR)
    return next(row for row in rows if row.from_on.month == month and row.field is field)


def test_the_grid_keeps_qts_rules(qtbot: QtBot, desk: Desk, qtmodeltester: ModelTester) -> None:
    page = page_of(qtbot, desk)
    qtmodeltester.check(page.entry.grid.model)
    qtmodeltester.check(page.entry.grid.totals)


def test_typing_replaces_enter_saves_and_goes_down(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "direct")
    table = page.entry.grid.table
    table.setCurrentIndex(page.entry.grid.model.index(0, column))
    table.setFocus()
    page.entry.grid.model.setData(page.entry.grid.model.index(0, column), "1.250")
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == 1250  # type: ignore[attr-defined]
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.currentIndex().row() == 1


def test_a_text_that_is_no_number_is_refused_in_words(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    index = page.entry.grid.model.index(0, column_of(page, "direct"))
    assert not page.entry.grid.model.setData(index, "nhiều")
    assert "nhiều" in page.entry.grid.sentence()


def test_totals_follow_every_change(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "carried_over")
    page.entry.grid.model.setData(page.entry.grid.model.index(0, column), "7")
    page.entry.grid.model.setData(page.entry.grid.model.index(1, column), "8")
    assert page.entry.grid.totals.index(0, column).data() == "15"


def test_the_sum_check_stands_in_the_row_that_breaks_it(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.entry.grid.model.setData(page.entry.grid.model.index(0, column_of(page, "refused")), "5")
    check = next(at for at, column in enumerate(page.entry.source.columns()) if column.is_text)
    assert page.entry.grid.model.index(0, check).data() == "thừa 5"
    assert page.entry.grid.model.index(1, check).data() == "Khớp"


def test_a_block_from_excel_is_pasted_whole(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "apologies")
    page.entry.grid.table.setCurrentIndex(page.entry.grid.model.index(0, column))
    QApplication.clipboard().setText("3\t1.000\r\n4\t2\r\n")
    page.entry.grid.table.blocks.paste()
    first = record_of(desk, 11, DossierField.CIVIL_STATUS)
    second = record_of(desk, 11, DossierField.CERTIFICATION)
    assert (first.apologies, first.full_eligible) == (3, 1000)  # type: ignore[attr-defined]
    assert (second.apologies, second.full_eligible) == (4, 2)  # type: ignore[attr-defined]


def test_a_block_with_a_word_in_it_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    before = record_of(desk, 11, DossierField.CIVIL_STATUS)
    page.entry.grid.table.setCurrentIndex(page.entry.grid.model.index(0, 0))
    QApplication.clipboard().setText("3\tchín")
    page.entry.grid.table.blocks.paste()
    assert record_of(desk, 11, DossierField.CIVIL_STATUS) == before


def test_a_change_can_be_undone_and_done_again(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "direct")
    before = record_of(desk, 11, DossierField.CIVIL_STATUS).direct  # type: ignore[attr-defined]
    page.entry.grid.model.setData(page.entry.grid.model.index(0, column), "99")
    page.entry.grid.model.undo()
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == before  # type: ignore[attr-defined]
    page.entry.grid.model.redo()
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == 99  # type: ignore[attr-defined]


def test_a_number_in_an_empty_month_begins_a_record_of_that_month(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.entry.months.setCurrentIndex(11)
    page.entry.grid.model.setData(page.entry.grid.model.index(2, column_of(page, "direct")), "4")
    record = record_of(desk, 12, DossierField.LAND)
    assert (record.from_on.day, record.to_on.day, record.direct) == (1, 31, 4)  # type: ignore[attr-defined]


def test_the_other_view_turns_the_grid_to_one_field(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(1)
    assert page.entry.source.rows()[0] == "Tháng 01"
    assert len(page.entry.source.rows()) == 12


def test_tab_goes_right_and_control_tab_leaves_the_grid(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    table = page.entry.grid.table
    table.setCurrentIndex(page.entry.grid.model.index(1, 1))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 2)
    qtbot.keyClick(table, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert not table.hasFocus()


def test_filling_down_copies_the_top_cell(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "apologies")
    model, table = page.entry.grid.model, page.entry.grid.table
    model.setData(model.index(0, column), "6")
    block = QItemSelection(model.index(0, column), model.index(2, column))
    table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    table.blocks.fill(is_down=True)
    assert record_of(desk, 11, DossierField.LAND).apologies == 6  # type: ignore[attr-defined]


def test_delete_clears_the_selected_cells(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "direct")
    page.entry.grid.table.setCurrentIndex(page.entry.grid.model.index(0, column))
    qtbot.keyClick(page.entry.grid.table, Qt.Key.Key_Delete)
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == 0  # type: ignore[attr-defined]


def test_a_block_of_a_real_sheet_fills_a_field_is_checked_and_is_one_step(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    """Twelve months by twenty counts, as an officer's workbook holds them."""
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(1)
    page.entry.fields.setCurrentIndex(page.entry.fields.findData(DossierField.HEALTH.value))
    page.entry.fields.activated.emit(page.entry.fields.currentIndex())
    path = tmp_path / "so-lieu.xlsx"
    write_sheet(path)
    QApplication.clipboard().setText(clipboard_of(path))
    table = page.entry.grid.table
    table.stand(0, 0)
    table.setFocus()
    before = desk.services.record_entry.list("dossier_count", YEAR)
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    typed = [column.key for column in page.entry.source.columns() if column.key][:20]
    for month in range(1, 13):
        held = record_of(desk, month, DossierField.HEALTH)
        assert [getattr(held, str(key)) for key in typed] == row_of_sheet(month)
    check = next(at for at, column in enumerate(page.entry.source.columns()) if column.is_text)
    assert page.entry.grid.model.index(0, check).data() == "Khớp"
    assert page.entry.grid.model.index(4, check).data() == "thừa 3"
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.services.record_entry.list("dossier_count", YEAR) == before
    qtbot.keyClick(table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert record_of(desk, 12, DossierField.HEALTH).online_full == 1212  # type: ignore[attr-defined]


def row_of_sheet(month: int) -> list[int]:
    """Settled on time are all that came in, so that the row adds up; in May three too many."""
    received = [1200 + month, month, 2 * month, 0]
    done = [0, sum(received) + (3 if month == 5 else 0), 0]
    return [0, *received, *done, 0, 0, 0, 0, *(month * number for number in range(8))]


def write_sheet(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for month in range(1, 13):
        for column, number in enumerate(row_of_sheet(month), start=2):
            cell = sheet.cell(row=month + 3, column=column, value=number)
            cell.number_format = "#,##0"
    book.save(path)


def clipboard_of(path: Path) -> str:
    """What a Vietnamese spreadsheet puts on the clipboard for B4:U15, its formats applied."""
    sheet = load_workbook(path).active
    assert sheet is not None
    rows = sheet.iter_rows(min_row=4, max_row=15, min_col=2, max_col=21, values_only=True)
    return "".join("\t".join(f"{number:,}".replace(",", ".") for number in row) + "\r\n" for row in rows)


def test_undoing_the_first_number_of_a_month_takes_the_month_out_again(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    before = desk.services.record_entry.list("dossier_count", YEAR)
    page.entry.months.setCurrentIndex(11)
    page.entry.grid.model.put({(2, column_of(page, "direct")): 4})
    page.entry.grid.model.undo()
    assert desk.services.record_entry.list("dossier_count", YEAR) == before
    page.entry.grid.model.redo()
    assert record_of(desk, 12, DossierField.LAND).direct == 4  # type: ignore[attr-defined]


def test_a_number_typed_after_undo_brings_nothing_back(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.entry.months.setCurrentIndex(11)
    page.entry.grid.model.put({(2, column_of(page, "direct")): 4})
    page.entry.grid.model.undo()
    page.entry.grid.model.put({(2, column_of(page, "post")): 1})
    record = record_of(desk, 12, DossierField.LAND)
    assert (record.direct, record.post) == (0, 1)  # type: ignore[attr-defined]


def test_undo_turns_to_the_rows_the_change_lies_in(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "direct")
    before = record_of(desk, 11, DossierField.CIVIL_STATUS)
    page.entry.grid.model.put({(0, column): 999})
    page.views.setCurrentIndex(1)
    page.entry.grid.model.undo()
    assert (page.views.currentIndex(), page.entry.month()) == (0, 11)
    assert record_of(desk, 11, DossierField.CIVIL_STATUS) == before


def test_a_text_that_cannot_be_kept_holds_the_page_at_its_month(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    table = page.entry.grid.table
    table.stand(0, column_of(page, "direct"))
    table.setFocus()
    qtbot.keyClicks(table, "1")
    qtbot.keyClicks(table.numbers.editor, "x")
    page.entry.months.setCurrentIndex(3)
    page.views.setCurrentIndex(1)
    assert (page.views.currentIndex(), page.entry.months.currentIndex()) == (0, 10)
    assert table.numbers.editor is not None
    assert table.numbers.editor.text() == "1x"
    assert desk.draft_page() == "dossiers"
    qtbot.keyClick(table.numbers.editor, Qt.Key.Key_Escape)
    assert desk.draft_page() == ""
    page.entry.months.setCurrentIndex(3)
    assert page.entry.month() == 4


def test_months_of_a_field_add_what_came_in_and_keep_what_runs_on_apart(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(1)
    column = column_of(page, "pending_overdue")
    for row, number in enumerate((5, 4, 3)):
        page.entry.grid.model.put({(row, column): number})
    assert page.entry.source.total(column) == "0"  # the last entered month has none
    page.entry.grid.model.put({(10, column): 2})
    assert page.entry.source.total(column) == "2"
    assert page.entry.source.total(column_of(page, "apologies")) == "11"


def test_the_row_of_all_fields_is_not_added_to_its_parts(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    column = column_of(page, "apologies")
    fields = page.entry.source.total(column)
    page.views.setCurrentIndex(1)
    page.entry.fields.setCurrentIndex(0)
    page.entry.fields.activated.emit(0)
    page.entry.grid.model.put({(10, column): 50})
    page.views.setCurrentIndex(0)
    assert page.entry.source.rows()[0] == "Tất cả lĩnh vực"
    assert page.entry.source.total(column) == fields
    note = page.entry.source.note(0, column)
    assert note.weight == "care"
    page.entry.grid.table.stand(0, column)
    assert page.entry.grid.sentence() == note.sentence


def test_a_closed_year_says_why_nothing_can_be_typed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = replace(desk.services.self_assessment.standing(YEAR), state=State.CLOSED)
    monkeypatch.setattr(desk.services.self_assessment, "standing", lambda _year: standing)
    page = page_of(qtbot, desk)
    before = desk.services.record_entry.list("dossier_count", YEAR)
    table = page.entry.grid.table
    table.stand(0, 1)
    table.setFocus()
    qtbot.keyClicks(table, "5")
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert table.numbers.editor is None
    assert "đã chốt" in page.entry.grid.sentence()
    assert desk.services.record_entry.list("dossier_count", YEAR) == before


def test_last_year_stands_under_each_number_and_an_odd_one_is_marked(qtbot: QtBot, desk: Desk) -> None:
    entry = desk.services.record_entry
    held = record_of(desk, 11, DossierField.LAND)
    entry.save(
        replace(
            held,  # type: ignore[type-var]
            id="before",
            year=YEAR - 1,
            from_on=date(YEAR - 1, 11, 1),
            to_on=date(YEAR - 1, 11, 30),
            direct=100,
        )
    )
    page = page_of(qtbot, desk)
    place = page.entry.source.place(((11, DossierField.LAND), "direct")) or (0, 0)
    page.entry.grid.model.put({place: 50})
    assert page.entry.source.beside(*place) == ""
    qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.entry.compare.isChecked()
    assert page.entry.source.beside(*place) == "100 (-50,0\N{NO-BREAK SPACE}%)"
    page.entry.grid.model.put({place: 1250})
    assert page.entry.source.note(*place).weight == "odd"
    page.entry.grid.table.stand(*place)
    assert "cùng tháng năm trước (100)" in page.entry.grid.sentence()


def test_late_dossiers_without_apology_are_counted_marked_and_stand_first(qtbot: QtBot, desk: Desk) -> None:
    entry = desk.services.record_entry
    for number, apology in (("H1", "12/XL"), ("H2", "")):
        blank = entry.blank("late_dossier", YEAR)
        entry.save(replace(blank, code=number, due_on=date(YEAR, 12, 14), apology_number=apology))
    page = page_of(qtbot, desk)
    assert "2 hồ sơ trễ hạn, 1 chưa có văn bản xin lỗi" in page._context.text()
    page.stand_on("late_dossier:")
    cells = [page.late.table.found.index(row, 2).data() for row in range(2)]
    assert cells == ["Chưa có, còn 2 ngày", "12/XL"]
    assert page.late.table.found.index(0, 1).data() == "13/12/2025"
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.late.form.record is not None
    assert page.late.form.record.code == ""


def test_other_pages_lead_to_a_month_and_field_and_to_a_record(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.stand_on(f"{YEAR}-03:land")
    assert page.entry.month() == 3
    assert page.entry.source.rows()[page.entry.grid.table.currentIndex().row()] == "Đất đai"
    page.stand_on("dossier-5-land")
    assert page.entry.month() == 5


def test_the_year_shows_months_halves_and_the_whole_as_sums_over_sums(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(2)
    rows = page.year.table.rows_model.rows
    assert len(rows) == 15
    months, half = rows[:6], rows[12]
    counts = [row.figures.ratio("online") for row in months]
    whole = half.figures.ratio("online")
    assert whole.numerator == sum(count.numerator for count in counts)
    assert whole.denominator == sum(count.denominator for count in counts)
    assert f"({whole.numerator}/" in page.year.table.found.index(12, 2).data().replace(".", "")


def test_any_days_can_be_chosen_and_what_is_left_out_is_said(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(3)
    assert page.range.days() == (date(YEAR, 1, 1), date(YEAR, 12, 31))
    assert "01/12/2025 đến 31/12/2025" in page.range.notes()
    page.range.last.line.setText("15/3")
    page.range.last.commit()
    assert page.range.days() == (date(YEAR, 1, 1), date(YEAR, 3, 15))
    assert "chỉ nằm một phần" in page.range.notes()
    entry = desk.services.record_entry
    pooled = entry.pooled(
        first=date(YEAR, 1, 1), last=date(YEAR, 3, 15), numerator="online", denominator="received"
    )
    counts = page.range.ratios.found.index(0, 1).data()
    assert counts.replace(".", "") == f"{pooled.numerator} / {pooled.denominator}"
    assert "trên tổng số hồ sơ tiếp nhận" in page.range.ratios.found.index(0, 0).data()
    page.range.last.line.setText("1/1/2024")
    page.range.last.commit()
    assert page.range.days() is None
    assert page.range.ratios.found.rowCount() == 0
    assert "trước hoặc trùng" in page.range.notes()


def test_a_change_of_a_ratio_is_told_in_points_and_apart_from_the_relative_one(
    qtbot: QtBot, desk: Desk
) -> None:
    entry = desk.services.record_entry
    for year, online in ((YEAR, 25), (YEAR - 1, 20)):
        blank = entry.blank("dossier_count", year)
        days = {"from_on": date(year, 12, 1), "to_on": date(year, 12, 31)}
        entry.save(replace(blank, **days, field=DossierField.HEALTH, online_full=online, direct=100 - online))
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(3)
    for field, day in ((page.range.first, "1/12"), (page.range.last, "31/12")):
        field.line.setText(day)
        field.commit()
    cells = [page.range.ratios.found.index(0, column).data().replace("\xa0", " ") for column in range(1, 6)]
    assert cells == ["25 / 100", "25,00 %", "20,00 %", "+5,00 điểm %", "+25,0 %"]


def test_fields_with_most_late_dossiers_stand_first(qtbot: QtBot, desk: Desk) -> None:
    entry = desk.services.record_entry
    held = record_of(desk, 11, DossierField.BUSINESS)
    entry.save(replace(held, done_late=9))  # type: ignore[type-var]
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(3)
    assert page.range.fields.found.index(0, 0).data() == "Đăng ký kinh doanh"


def test_a_cell_is_kept_when_the_page_goes_out_of_sight(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    table = page.entry.grid.table
    table.stand(0, column_of(page, "direct"))
    table.setFocus()
    qtbot.keyClicks(table, "7")
    page.hide()
    assert record_of(desk, 11, DossierField.CIVIL_STATUS).direct == 7  # type: ignore[attr-defined]


def test_find_is_called_by_its_key(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.entry.grid.finder.line, "giao thong")
    row = page.entry.grid.table.currentIndex().row()
    assert page.entry.source.rows()[row] == "Giao thông"


def test_what_a_month_left_over_is_told_where_the_next_one_carries_it(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    model, source = page.entry.grid.model, page.entry.source
    carried = column_of(page, "carried_over")
    model.put({(2, column_of(page, "pending_due")): 5})
    page.entry.grid.table.stand(2, carried)
    page.entry.grid.table.setFocus()
    qtbot.keyClick(page.entry.grid.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert page.entry.month() == 12
    assert page.entry.grid.sentence() == "Cuối tháng 11 còn 5 hồ sơ đang giải quyết."
    pending = column_of(page, "pending_due")
    model.put({(2, carried): 3, (2, pending): 3})
    note = source.note(2, carried)
    assert (note.sentence, note.weight) == (
        "Cuối tháng 11 còn 5 hồ sơ đang giải quyết, ô này ghi 3.",
        "odd",
    )
    model.put({(2, carried): 5, (2, pending): 5})
    assert source.note(2, carried).sentence == ""


def test_keeping_a_cell_reads_nothing_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year with thousands of late dossiers takes a tenth of a second to read: leaving a cell must not."""
    page = page_of(qtbot, desk)
    entry = desk.services.record_entry
    for name in ("list", "findings", "pooled"):
        monkeypatch.setattr(entry, name, lambda *_args, **_names: pytest.fail("read again"))
    page.entry.grid.model.put({(0, column_of(page, "refused")): 5})
    check = next(at for at, column in enumerate(page.entry.source.columns()) if column.is_text)
    assert page.entry.grid.model.index(0, check).data() == "thừa 5"


def test_the_trend_of_a_ratio_is_drawn_over_the_months(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk)
    page.views.setCurrentIndex(2)
    assert page.year.chart.isHidden()
    page.year.ratio.setCurrentIndex(1)
    chart = page.year.chart.chart
    assert chart is not None
    assert chart.labels[0] == "T1"
    assert [len(each.values) for each in chart.series] == [12]
    assert chart.series[0].values[11] is None


def test_a_month_that_is_over_and_holds_nothing_is_marked_until_it_is_filled(
    qtbot: QtBot, desk: Desk
) -> None:
    entry = desk.services.record_entry
    for row in entry.list("dossier_count", YEAR):
        if row.from_on.month == 4:
            entry.remove("dossier_count", row.id)
    page = page_of(qtbot, desk)
    assert "chưa nhập tháng 4" in page._context.text()
    assert [at for at in range(12) if "•" in page.entry.months.tabText(at)] == [3]
    page.stand_on(f"{YEAR}-04:land")
    page.entry.grid.model.put({(0, column_of(page, "direct")): 3})
    assert "chưa nhập" not in page._context.text()
    assert page.entry.months.tabText(3) == "T4"
