"""The result page by keyboard: compare, pick, give tasks, the review report, the years, what stays open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.improvement import Progress
from core.records.oversight import InspectionFinding
from core.records.people import HeadGrade, HeadRating
from core.records.planning import ExternalIndex, Task
from core.records.targets import Target, TargetForm, TargetMeasure
from tests.result_rows import keep_result, lines_of, result_row
from tests.ui.fakes import COMMUNES, SET_ID, YEAR
from ui.desk import Desk
from ui.dialogs.index_task import IndexTaskDialog
from ui.dialogs.win_back import WinBackDialog
from ui.pages.results import ResultsPage
from ui.texts import results as texts
from ui.texts.reports_page import file_name

UNIT = COMMUNES[0].code
LAST = YEAR - 1
LOST = {"7.2.1": "2.19", "7.3.1": "0.08", "1.5": "0.00"}


def give_result(desk: Desk, year: int, points: dict[str, str], **values: Any) -> None:
    work = desk.services.set_up._database.work  # type: ignore[attr-defined]
    criteria = desk.services.adopt_criteria.read(SET_ID)
    lowered = values.pop("lowered", {"4.1.1": ("1.00", "Thiếu quy chế")})
    row = result_row(UNIT, year, lines=lines_of(criteria, points, lowered=lowered), **values)
    keep_result(work, UNIT, row=row, criteria=criteria)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, open_page: Callable[..., Any]) -> ResultsPage:
    """Year 2024 lost points on four criteria, one of them against 2023; the desk stands on it."""
    give_result(desk, LAST - 1, {**LOST, "7.2.1": "3.00", "4.1.1": "1.00"}, rank=2, lowered={})
    give_result(
        desk,
        LAST,
        {**LOST, "4.1.1": "0.50", "2.4": "1.00"},
        lowered={"4.1.1": ("1.00", "Thiếu quy chế"), "2.4": ("0.50", "")},
    )
    desk.set_year(LAST)
    opened: ResultsPage = open_page(ResultsPage, desk)
    return opened


def accept(
    monkeypatch: pytest.MonkeyPatch, fill: Callable[[WinBackDialog], None] = lambda _dialog: None
) -> None:
    def run(dialog: WinBackDialog) -> int:
        fill(dialog)
        return int(QDialog.DialogCode.Accepted if dialog.act.isEnabled() else QDialog.DialogCode.Rejected)

    monkeypatch.setattr(WinBackDialog, "exec", run)


def cause(text: str) -> Callable[[WinBackDialog], None]:
    def fill(dialog: WinBackDialog) -> None:
        for row in dialog.table.rows_model.rows:
            dialog.table.select(lambda each, row=row: each is row)  # type: ignore[misc]
            dialog.cause.block.setPlainText(text)

    return fill


def tasks(desk: Desk, year: int = LAST + 1) -> list[Task]:
    return [task for task in desk.services.record_entry.list("task", year) if task.criterion]


def press(qtbot: QtBot, widget: Any, *keys: Any) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)


def test_a_year_without_a_result_says_where_it_comes_from_and_still_shows_the_years(
    desk: Desk, open_page: Callable[..., Any]
) -> None:
    page: ResultsPage = open_page(ResultsPage, desk)
    assert page._empty.isVisible()
    assert not page.give.isVisible()
    assert page.tabs.isTabVisible(page.tabs.indexOf(page.years))
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.lines))


def test_filters_keep_lost_cut_and_gained_lines_and_the_search_needs_no_accents(
    qtbot: QtBot, page: ResultsPage
) -> None:
    table, kind = page.lines.table, page.lines.kind
    assert table.found.rowCount() == len(page.view.lines)  # type: ignore[union-attr]
    kind.setCurrentText(texts.FILTER_LOST)
    assert {row.line.criterion for row in table.rows_model.rows} == {*LOST, "4.1.1", "2.4"}
    kind.setCurrentText(texts.FILTER_CUT)
    assert [row.line.criterion for row in table.rows_model.rows] == ["4.1.1"]
    kind.setCurrentText(texts.FILTER_GAINED)
    assert [row.line.criterion for row in table.rows_model.rows] == ["2.4"]
    kind.setCurrentText(texts.FILTER_ALL)
    qtbot.keyClicks(page.lines.search, "quy che lam viec")
    assert table.found.rowCount() == 1
    page.lines.search.clear()
    page.lines.area.setCurrentIndex(page.lines.area.findData("7"))
    assert {row.line.area for row in table.rows_model.rows} == {"7"}


def test_the_line_beside_tells_both_values_the_reason_and_last_year(page: ResultsPage) -> None:
    page.stand_on("4.1.1")
    told = page.lines.panel.words["stages"].text()
    assert "Tự chấm: 1,00" in told
    assert "Thẩm định: 0,50" in told
    assert f"Năm {LAST - 1}: 1,00 (−0,50" in told
    assert page.lines.panel.words["reason"].text() == "Thiếu quy chế"


def test_enter_jumps_to_the_criterion(qtbot: QtBot, desk: Desk, page: ResultsPage) -> None:
    page.stand_on("7.2.1")
    with qtbot.waitSignal(desk.asked) as asked:
        press(qtbot, page.lines.table, Qt.Key.Key_Return)
    assert asked.args == ["self", "7.2.1"]


def test_space_picks_a_lost_line_and_one_act_gives_its_task(
    qtbot: QtBot, desk: Desk, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(monkeypatch)
    page.stand_on("7.3.1")
    press(qtbot, page.lines.table, Qt.Key.Key_Space)
    assert [each.line.criterion for each in page.lines.ticked()] == ["7.3.1"]
    assert page.give.text() == texts.give(1)
    qtbot.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    (task,) = tasks(desk)
    assert (task.criterion, task.owner, task.due_on) == ("7.3.1", "Nguyễn Thị Hạnh", date(YEAR, 11, 30))
    row = next(row for row in page.lines.table.rows_model.rows if row.line.criterion == "7.3.1")
    assert row.lost is not None
    assert row.lost.progress is Progress.DOING
    assert not row.can_be_given


def test_a_line_at_its_maximum_cannot_be_picked(qtbot: QtBot, page: ResultsPage) -> None:
    page.stand_on("1.1.1")
    press(qtbot, page.lines.table, Qt.Key.Key_Space)
    assert page.lines.ticked() == ()


def test_all_lost_lines_are_picked_at_once_and_unpicked_again(page: ResultsPage) -> None:
    page.lines.pick.click()
    assert {each.line.criterion for each in page.lines.ticked()} == {*LOST, "4.1.1", "2.4"}
    assert page.lines.pick.text() == texts.PICK_NONE
    page.lines.pick.click()
    assert page.give.text() == texts.give(0)


def test_a_fall_against_last_year_needs_its_cause_before_anything_is_given(
    desk: Desk, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(monkeypatch)
    page.lines.pick.click()
    page.give.click()
    assert tasks(desk) == []
    accept(monkeypatch, cause("Chưa kịp sửa"))
    page.give.click()
    given = tasks(desk)
    assert len(given) == 5
    assert {task.cause for task in given} == {"Chưa kịp sửa"}


def test_the_act_is_undone_in_one_step(
    desk: Desk, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(monkeypatch, cause("x"))
    page.lines.pick.click()
    page.give.click()
    assert page.undo.isVisible()
    page.undo._bring_back()
    assert tasks(desk) == []
    assert len(desk.services.record_entry.removed(LAST + 1)) == 5


def test_person_and_deadline_can_be_used_for_every_line_and_the_year_moves_the_days(
    desk: Desk, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: WinBackDialog) -> None:
        cause("x")(dialog)
        dialog.owner.line.setText("Lê Văn Nam")
        dialog.due.line.setText("30/6/2025")
        dialog.for_all.click()
        dialog.into.combo.setCurrentIndex(1)
        dialog.into.commit()

    accept(monkeypatch, fill)
    page.lines.pick.click()
    page.give.click()
    given = tasks(desk, LAST + 2)
    assert {(task.owner, task.due_on) for task in given} == {("Lê Văn Nam", date(LAST + 2, 6, 30))}


def test_who_answers_for_a_criterion_is_proposed(
    desk: Desk, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    score = desk.services.self_assessment.score(LAST)
    work = desk.services.set_up._database.work  # type: ignore[attr-defined]
    entry = replace(score.line("7.3.1").entry, owner="Phạm Thu Hà")
    work.assessments.save_entry(UNIT, LAST, entry=entry)
    accept(monkeypatch)
    page.stand_on("7.3.1")
    page.give.click()
    assert [task.owner for task in tasks(desk)] == ["Phạm Thu Hà"]


def test_an_area_under_75_per_cent_is_told_with_its_numbers_and_becomes_one_task(
    qtbot: QtBot, desk: Desk, page: ResultsPage
) -> None:
    give_result(desk, LAST, {"7.2.1": "0.50", "7.3.1": "0.00", "7.2.3": "0.50"}, revision=2)
    page.refresh()
    assert page.review.isVisible()
    assert "/18,00" in page.review.words.text()
    assert f"31/03/{YEAR}" in page.review.words.text()
    page.review.button.click()
    (task,) = [task for task in desk.services.record_entry.list("task", YEAR) if "kiểm điểm" in task.title]
    assert task.due_on == date(YEAR, 3, 31)
    assert page.review.button.text() == texts.REVIEW_OPEN
    with qtbot.waitSignal(desk.asked) as asked:
        page.review.button.click()
    assert asked.args == ["tasks", task.id]
    assert desk.year == YEAR
    desk.services.record_entry.save(replace(task, done_on=date(YEAR, 3, 20)))
    desk.set_year(LAST)
    assert not page.review.isVisible()


def test_a_head_rated_completed_owes_the_report_too(desk: Desk, page: ResultsPage) -> None:
    give_result(desk, LAST, {}, revision=2, lowered={})
    page.refresh()
    assert not page.review.isVisible()
    desk.services.record_entry.save(HeadRating(id="rate-1", year=LAST, grade=HeadGrade.DONE))
    page.refresh()
    assert texts.REVIEW_HEAD in page.review.words.text()


def test_an_earlier_package_can_be_looked_at_and_is_said_to_be_old(page: ResultsPage, desk: Desk) -> None:
    give_result(desk, LAST, {"7.2.1": "4.00"}, revision=2, index=Decimal("99.00"))
    page.refresh()
    assert page.areas.versions.found.rowCount() == 2
    page.areas.versions.select(lambda one: one.revision == 1)
    assert page.view is not None
    assert page.view.index != Decimal("99.00")
    assert page._banner.isVisible()
    assert not page.lines.pick.isEnabled()


def test_falls_are_told_beside_index_and_rank(page: ResultsPage) -> None:
    assert "giảm" in page._cards[texts.INDEX][1].text()
    assert "giảm 2 bậc" in page._cards[texts.RANK][1].text()


def test_the_plan_shows_cause_person_deadline_and_what_came_back(
    desk: Desk, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(monkeypatch)
    page.stand_on("7.3.1")
    page.give.click()
    give_result(desk, LAST + 1, {"7.3.1": "1.08"})
    page.stand_on("plan")
    page.improvements.only_given.setChecked(True)
    table = page.improvements.table
    cells = [table.found.index(0, column).data() for column in range(9)]
    assert cells[0] == "7.3.1"
    assert cells[5] == "Nguyễn Thị Hạnh"
    assert cells[8] == "+1,00"


def test_an_index_that_no_criterion_measures_gets_its_task_too(
    desk: Desk, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.services.record_entry.save(ExternalIndex(id="x-9", year=LAST, name="PAPI", rank=63, out_of=63))

    def fill(dialog: IndexTaskDialog) -> int:
        assert not dialog.act.isEnabled()
        dialog.known.combo.setCurrentIndex(1)
        dialog.known.commit()
        assert dialog.act.isEnabled()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(IndexTaskDialog, "exec", fill)
    page.stand_on("plan")
    page.improvements.add.click()
    (task,) = tasks(desk)
    assert (task.criterion, task.title, task.due_on) == (
        "PAPI",
        "Nâng điểm, thứ hạng PAPI",
        date(YEAR, 11, 30),
    )
    assert page.improvements.others.found.rowCount() == 1
    page.undo._bring_back()
    assert tasks(desk) == []


def test_targets_are_judged_by_the_result_and_the_next_ones_are_told(desk: Desk, page: ResultsPage) -> None:
    desk.services.record_entry.save_many(
        (
            Target(
                id="g-1",
                year=LAST,
                name="Chỉ số CCHC",
                measure=TargetMeasure.INDEX,
                operator=TargetForm.RANKS,
                value=Decimal(4),
                value_to=Decimal(6),
            ),
            Target(
                id="g-2", year=LAST + 1, name="Chỉ số CCHC", measure=TargetMeasure.INDEX, value=Decimal(95)
            ),
            Target(id="g-3", year=LAST, name="SIPAS", measure=TargetMeasure.INDEX, value=Decimal(90)),
        )
    )
    page.refresh()
    goals = page.areas.goals.text()
    assert "từ hạng 4 đến hạng 6" in goals
    assert "hạng 4 – đạt" in goals
    assert "SIPAS" not in goals
    assert "Chỉ số CCHC từ 95 trở lên" in page.improvements._goal.text()


def test_the_rating_of_the_head_is_shown_and_leads_to_its_record(
    qtbot: QtBot, desk: Desk, page: ResultsPage
) -> None:
    with qtbot.waitSignal(desk.asked) as asked:
        page.areas.edit_rating.click()
    assert asked.args == ["other", "head_rating:"]
    desk.services.record_entry.save(HeadRating(id="rate-1", year=LAST, decision="12/QĐ-UBND"))
    page.refresh()
    assert "Hoàn thành tốt nhiệm vụ (12/QĐ-UBND)" in page.areas.rating.text()
    with qtbot.waitSignal(desk.asked) as asked:
        page.areas.edit_rating.click()
    assert asked.args == ["other", "head_rating:rate-1"]


def test_years_are_compared_with_a_chart_that_can_be_read_and_saved(
    desk: Desk, page: ResultsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.services.record_entry.save(
        ExternalIndex(id="x-1", year=LAST - 2, name="Chỉ số CCHC", value=Decimal("90.10"), rank=1, out_of=18)
    )
    page.stand_on("years")
    rows = page.years.table.rows_model.rows
    assert [row.figures.year for row in rows] == [LAST - 2, LAST - 1, LAST]
    chart = page.years.chart.chart
    assert chart is not None
    assert chart.labels == ("2022", "2023", "2024")
    assert "2022: 90,10" in page.years.chart._drawn.accessibleDescription()  # type: ignore[union-attr]
    written: dict[Path, bytes] = {}
    desk.write_file = written.__setitem__
    page.years._draw()
    target = tmp_path / "bieu-do.pdf"
    monkeypatch.setattr("ui.chart_saving.choose_target", lambda *_a, **_k: target)
    monkeypatch.setattr("ui.chart_saving.tell_where", lambda *_a, **_k: None)
    page.years.save.click()
    assert written[target].startswith(b"%PDF")


@pytest.mark.parametrize("view", range(5))
def test_every_view_of_the_years_opens(page: ResultsPage, desk: Desk, view: int) -> None:
    desk.services.record_entry.save_many(
        (
            ExternalIndex(id="x-2", year=2019, name="PAPI", value=Decimal("40.1"), rank=63, out_of=63),
            ExternalIndex(id="x-3", year=2020, name="PCI", rank=62, out_of=63),
        )
    )
    page.stand_on("years")
    page.years.show_view(view)
    assert page.years.table.found.rowCount() > 0
    assert page.years.table.isVisible()


def test_two_years_by_criterion_show_the_fall_first_and_ask_for_its_cause(page: ResultsPage) -> None:
    page.stand_on("years")
    page.years.show_view(2)
    first = page.years.table.rows_model.rows[0]
    assert (first.criterion, first.change) == ("7.2.1", Decimal("-0.81"))
    assert first.lacks_cause


def test_the_result_is_looked_at_before_it_is_printed(
    qtbot: QtBot, page: ResultsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        "ui.dialogs.print_preview.preview_paper", lambda _page, _desk, *, paper: shown.append(paper.file_name)
    )
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown == [file_name("result", LAST)])


def test_what_stays_open_goes_into_the_next_year_once_and_back(desk: Desk, page: ResultsPage) -> None:
    entry = desk.services.record_entry
    entry.save_many(
        (
            InspectionFinding(id="f-1", year=LAST, content="Niêm yết chưa đủ"),
            Task(id="t-1", year=LAST, title="Số hóa sổ hộ tịch"),
        )
    )
    page.stand_on("open")
    assert page.left_open.findings.found.rowCount() == 1
    page.left_open.carry.click()
    assert [finding.carried_over for finding in entry.list("finding", YEAR)] == [True]
    assert not page.left_open.carry.isEnabled()
    page.undo._bring_back()
    assert entry.list("finding", YEAR) == ()


def test_the_tab_order_goes_from_the_filters_over_the_table_to_the_act(
    qtbot: QtBot, page: ResultsPage
) -> None:
    page.activateWindow()
    page.lines.search.setFocus()
    seen = []
    for _ in range(5):
        seen.append(page.focusWidget())
        press(qtbot, page.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [page.lines.search, page.lines.kind, page.lines.area, page.lines.table, page.lines.pick]
