"""Criterion by criterion: Enter goes on to the next unit, keys to the next criterion, many are taken at once."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.evidence import EvidenceDocument
from tests.ui.fakes import COMMUNES, YEAR
from ui.desk import Desk
from ui.dialogs.choose_criterion import ChooseCriterionDialog, criterion_rows
from ui.pages.appraisal import AppraisalPage

FIRST = "1.1.1"


@pytest.fixture
def part(qtbot: QtBot, open_page: Callable[..., Any], authority: Desk) -> Any:
    page = open_page(AppraisalPage, authority)
    page.stand_on(f"across:{FIRST}")
    qtbot.waitUntil(lambda: not authority.jobs.is_busy, timeout=10_000)
    return page.part()


def stood(part: Any) -> str:
    return str(part.table.current().unit.code)


def newest(desk: Desk, unit: str, criterion: str = FIRST) -> Any:
    return desk.services.appraisal.sheet(YEAR, unit).line(criterion).appraisal


def claim_as_computed(desk: Desk, part: Any, *units: str) -> None:
    """Let units claim what their records give, with a document behind it."""
    work = desk.services.across._database.work
    for unit in units:
        points = {**work.assessments.self_points(unit, YEAR), FIRST: part.sheet.line(unit).computed_points}
        work.assessments.put_self_points(unit, YEAR, points=points)
        standing = work.assessments.standing(unit, YEAR)
        work.assessments.put_standing(replace(standing, package=unit[-1] * 128))  # another submission
        work.evidence.save(unit, (EvidenceDocument(id=unit, year=YEAR, name="a.pdf", criteria=(FIRST,)),))
    part.read()


def choose_all(part: Any) -> None:
    part.table.selectAll()


def test_all_units_of_the_round_stand_beside_each_other_with_their_figures(part: Any) -> None:
    model = part.table.found
    shown = [[model.index(row, at).data() for at in (0, 1, 3, 6)] for row in range(model.rowCount())]
    assert [row[0] for row in shown] == [
        "Phường An Nhơn", "Xã Bình An", "Xã Bình Hiệp", "Xã Bình Khê", "Xã Bình Phú", "Xã Tây Sơn",
    ]  # fmt: skip
    assert shown[0][1:] == ["–", "–", "Chưa gửi"]
    assert shown[5][3] == "Đã nhận"
    assert shown[2][3] == "Chưa chấm"


def test_computed_points_come_in_behind(part: Any) -> None:
    assert part.sheet.is_computed
    assert part.table.found.index(2, 2).data() != "…"


def test_one_stands_on_the_first_unit_that_waits(part: Any) -> None:
    assert stood(part) == COMMUNES[3].code
    assert part.pane.panel.line.criterion.id == FIRST


def test_enter_takes_the_points_and_goes_on_to_the_next_unit(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    claimed = part.table.current().held.self_points
    first = stood(part)
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert newest(authority, first).points == claimed
    assert stood(part) == COMMUNES[1].code
    assert part.sheet.line(first).given.points == claimed
    for _unit in range(2):
        qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert part.sheet.open_lines == 0


def test_a_figure_begins_other_points_and_their_reason_is_asked_for(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    unit = stood(part)
    qtbot.keyClicks(part.table, "0")
    assert part.pane.panel.points.line.text() == "0"
    part.pane.panel.give()
    assert newest(authority, unit) is None
    assert part.pane.panel.reason.message.isVisible()
    part.pane.panel.reason.block.setPlainText("Ban hành chậm.")
    part.pane.panel.give()
    assert newest(authority, unit).points == Decimal(0)
    assert part.table.found.index(2, 6).data() == "Cho khác"


def test_what_was_typed_waits_at_its_unit(qtbot: QtBot, part: Any) -> None:
    unit = stood(part)
    part.pane.panel.points.line.setText("0,25")
    part.table.select(lambda line: line.unit.code == COMMUNES[2].code)
    assert part.pane.panel.points.line.text() == ""
    part.table.select(lambda line: line.unit.code == unit)
    assert part.pane.panel.points.line.text() == "0,25"


def test_keys_go_to_the_next_criterion_and_back_with_the_unit_kept(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    part.table.select(lambda line: line.unit.code == COMMUNES[2].code)
    part.step(1)
    assert part.sheet.criterion.id == "1.1.2"
    assert stood(part) == COMMUNES[2].code
    assert part.pane.panel.line.criterion.id == "1.1.2"
    part.step(-1)
    part.step(-1)
    assert part.sheet.criterion.id == FIRST
    qtbot.waitUntil(lambda: not authority.jobs.is_busy, timeout=10_000)


def test_the_next_criterion_is_computed_before_it_is_asked_for(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    def is_there() -> bool:
        return bool(authority.services.across.sheet(YEAR, "1.1.2").is_computed)

    qtbot.waitUntil(is_there, timeout=10_000)


def test_a_unit_that_sent_nothing_says_so_instead_of_a_line(part: Any) -> None:
    part.table.select(lambda line: line.unit.code == COMMUNES[5].code)
    assert not part.pane.panel.isVisible()
    assert part.pane.none.isVisible()


@pytest.mark.parametrize(("filter_at", "units"), [(1, {1, 2, 3}), (9, {4, 5}), (4, {0, 1, 2, 3}), (5, set())])
def test_a_filter_keeps_the_units_it_names(part: Any, filter_at: int, units: set[int]) -> None:
    part.tools.filter.setCurrentIndex(filter_at)
    assert {line.unit.code for line in part.table.rows_model.rows} == {COMMUNES[at].code for at in units}


def test_units_are_found_without_accents(part: Any) -> None:
    part.tools.search.setText("binh khe")
    assert part.table.found.rowCount() == 1


def test_many_plain_units_are_taken_after_a_question_that_tells_how_many(
    qtbot: QtBot, part: Any, authority: Desk, notices: list[Any]
) -> None:
    claim_as_computed(authority, part, COMMUNES[1].code, COMMUNES[2].code)
    qtbot.waitUntil(lambda: not authority.jobs.is_busy, timeout=10_000)
    choose_all(part)
    assert part._accept.isEnabled()
    part.accept_chosen()
    qtbot.waitUntil(lambda: not authority.jobs.is_busy, timeout=10_000)
    notice, buttons = notices[0]
    assert "2 đơn vị" in notice.what
    assert "4 đơn vị" in notice.why
    assert buttons == ("Nhận 2 đơn vị", "Chưa nhận")
    assert newest(authority, COMMUNES[1].code) is not None
    assert newest(authority, COMMUNES[3].code) is None
    assert part.sheet.open_lines == 1


def test_where_no_chosen_unit_is_plain_nothing_can_be_taken(part: Any) -> None:
    part.table.selectionModel().select(
        part.table.found.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert not part._accept.isEnabled()


def test_a_criterion_is_chosen_from_the_list_with_how_many_wait(
    qtbot: QtBot, part: Any, authority: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: ChooseCriterionDialog) -> int:
        dialog.search.setText("ho so truc tuyen")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ChooseCriterionDialog, "exec", answer)
    part.choose()
    assert "trực tuyến" in part.sheet.criterion.name
    qtbot.waitUntil(lambda: not authority.jobs.is_busy, timeout=10_000)


def test_the_list_of_criteria_moves_by_arrows_while_typing(qtbot: QtBot, part: Any) -> None:
    rows = criterion_rows(part.sheet.criteria, {FIRST: 3})
    dialog = ChooseCriterionDialog(rows, FIRST)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.chosen() == FIRST
    assert dialog.table.found.index(0, 3).data() == "3"
    assert dialog.table.found.index(1, 3).data() == "Xong"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.chosen() == rows[1].leaf.id


def test_a_published_year_is_only_read(qtbot: QtBot, part: Any, authority: Desk) -> None:
    work = authority.services.across._database.work
    opened = work.rounds.get(YEAR)
    work.rounds.put(replace(opened, published_at=opened.opened_at))
    part.read()
    assert not part.pane.panel.give_button.isEnabled()
    assert not part._accept.isEnabled()
    assert part.banner


def test_a_year_without_a_round_says_what_will_be_here(qtbot: QtBot, part: Any, authority: Desk) -> None:
    authority.set_year(YEAR - 3)
    assert part._empty.isVisible()
    assert not part._filled.isVisible()
    authority.set_year(YEAR)
    assert part._filled.isVisible()
    qtbot.waitUntil(lambda: not authority.jobs.is_busy, timeout=10_000)


def test_a_question_is_collected_by_a_key_and_the_row_says_so(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    unit = stood(part)
    qtbot.keyClicks(part.table, "?")
    part.pane.panel.question.field.block.setPlainText("Kế hoạch ban hành ngày nào?")
    part.pane.panel.asked.emit("Kế hoạch ban hành ngày nào?")
    assert authority.services.appraisal.sheet(YEAR, unit).line(FIRST).question is not None
    assert part.table.current().unit.code == unit
    assert part.table.found.index(2, 6).data() == "Đã hỏi"


def test_ctrl_z_takes_the_points_back_by_a_new_row_and_ctrl_y_gives_them_again(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    unit = stood(part)
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    part.pane.acts.undo()
    assert newest(authority, unit) is None
    assert len(authority.services.appraisal.sheet(YEAR, unit).line(FIRST).history) == 2
    assert stood(part) == unit
    assert part.sheet.line(unit).is_open
    part.pane.acts.redo()
    assert newest(authority, unit) is not None


def test_enter_on_a_value_that_stands_goes_on_without_another_row(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    part.table.select(lambda line: line.unit.code == COMMUNES[5].code)
    part.table.select(lambda line: line.unit.code == COMMUNES[0].code)
    before = len(authority.services.appraisal.sheet(YEAR, COMMUNES[0].code).line(FIRST).history)
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert len(authority.services.appraisal.sheet(YEAR, COMMUNES[0].code).line(FIRST).history) == before


def test_the_document_beside_the_table_opens_and_folds(part: Any) -> None:
    assert not part.pane.documents.isVisible()
    part.pane.panel.beside_button.click()
    assert part.pane.documents.isVisible()
    part.pane.documents.toggle()
    assert not part.pane.documents.isVisible()


def test_in_a_narrow_window_names_stay_and_explanations_wait_in_the_panel(part: Any) -> None:
    part.page.resize(1000, 660)
    part._filled.setSizes([640, 300])
    assert part.table.isColumnHidden(7)
    assert part.table.columnWidth(0) > 100
    part.page.resize(1500, 660)
    part._filled.setSizes([1100, 300])
    assert not part.table.isColumnHidden(7)
