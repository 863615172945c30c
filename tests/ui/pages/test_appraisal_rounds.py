"""Two rounds in the window: questions, the explanation beside them, values to look at again, the council."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.assessment import Stage, State
from core.evidence import EvidenceDocument, StoredFile
from core.explanation import Claimed
from core.self_score import is_self_scored
from tests.ui.fakes import COMMUNES, YEAR
from ui.appraisal_by_unit import AppraisalByUnit
from ui.desk import Desk
from ui.dialogs.return_package import ReturnDialog
from ui.dialogs.standard_remarks import RemarksDialog
from ui.pages.appraisal import AppraisalPage

UNIT, OTHER = COMMUNES[1].code, COMMUNES[2].code


@pytest.fixture
def part(open_page: Callable[..., Any], authority: Desk) -> Any:
    opened = open_page(AppraisalPage, authority)
    opened.stand_on(UNIT)
    return opened.part()


def work_of(desk: Desk) -> Any:
    with desk.services.appraisal._database.transaction() as work:
        return work


def own_lines(part: AppraisalByUnit) -> list[str]:
    sheet = part._sheet
    assert sheet is not None
    return [line.criterion.id for line in sheet.lines if is_self_scored(line.criterion) and line.self_points]


def line(part: Any, criterion: str) -> Any:
    return part._sheet.line(criterion)


def resubmit(desk: Desk, part: Any, *, asked: str, explanation: str = "Theo Quyết định số 8.") -> None:
    """A second submission of the unit as it is kept: claims of both, the standing moved on."""
    work = work_of(desk)
    sheet = part._sheet
    first = [
        Claimed(criterion=each.criterion.id, revision=1, points=each.self_points, package="p1")
        for each in sheet.lines
    ]
    second = [
        replace(each, revision=2, package="p2", explanation=explanation if each.criterion == asked else "")
        for each in first
    ]
    work.explanations.put_claims(UNIT, YEAR, claims=first)
    work.explanations.put_claims(UNIT, YEAR, claims=second)
    for question in work.explanations.questions(UNIT, YEAR):
        work.explanations.put_question(UNIT, YEAR, question=replace(question, package="r1"))
    standing = work.assessments.standing(UNIT, YEAR)
    work.assessments.put_standing(
        replace(standing, revision=standing.revision + 1, package="p2", state=State.APPRAISAL_2)
    )
    part.page.refresh()


def test_a_question_is_begun_by_a_key_kept_by_another_and_waits_to_be_sent(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    criterion = own_lines(part)[0]
    part.tree.select_id(criterion)
    part.tree.setFocus()
    qtbot.keyClicks(part.tree, "?")
    block = part.panel.question.field.block
    assert block.isVisible()
    block.setPlainText("Căn cứ tự chấm?")
    qtbot.keyClick(block, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (asked,) = authority.services.ask_questions.of_unit(YEAR, UNIT)
    assert (asked.criterion, asked.text, asked.is_collected) == (criterion, "Căn cứ tự chấm?", True)
    assert part._return.button.text() == "Gửi 1 câu hỏi…"
    assert part.units.current().collected == 1
    assert "hỏi" in part.tree._items[criterion][4].text()
    dialog = ReturnDialog(authority, part._sheet)
    qtbot.addWidget(dialog)
    assert [(each.criterion, each.reason) for each in dialog.correction().questions] == [
        (criterion, "Căn cứ tự chấm?")
    ]
    part.panel.question.drop_button.click()
    assert authority.services.ask_questions.collected(YEAR) == {}


def test_escape_leaves_a_question_without_keeping_it(qtbot: QtBot, part: Any, authority: Desk) -> None:
    part.tree.select_id(own_lines(part)[0])
    part.panel.begin_question()
    part.panel.question.field.block.setPlainText("Thử")
    qtbot.keyClick(part.panel.question.field.block, Qt.Key.Key_Escape)
    assert not part.panel.question.field.isVisible()
    assert authority.services.ask_questions.of_unit(YEAR, UNIT) == ()


def test_asking_keeps_what_was_typed_for_the_points(part: Any) -> None:
    part.tree.select_id(own_lines(part)[0])
    part.panel.points.line.setText("0,5")
    part.panel.begin_question()
    part.panel.question.field.block.setPlainText("Vì sao?")
    part.panel.question.keep()
    assert part.panel.points.line.text() == "0,5"


def test_a_newer_submission_opens_round_2_with_the_explanation_beside_the_question(
    part: Any, authority: Desk, notices: list[Any]
) -> None:
    criterion, other = own_lines(part)[:2]
    part.acts.accept_all()
    part.tree.select_id(criterion)
    part.panel.begin_question()
    part.panel.question.field.block.setPlainText("Căn cứ tự chấm?")
    part.panel.question.keep()
    resubmit(authority, part, asked=criterion)
    assert part.tools.chosen_stage() is Stage.APPRAISAL_2
    part.tree.select_id(criterion)
    assert "Theo Quyết định số 8." in part.panel.head.said.text()
    assert "Chấm trên bản nộp lần" in part.panel.head.older.text()
    assert "giải trình khác trước" in part.panel.head.changed.text()
    part.tools.filter.setCurrentIndex(6)
    assert not part.tree.isRowHidden(*_place(part, criterion))
    part.tools.show_all()
    part.tree.select_id(other)
    assert "không đổi" in part.panel.head.changed.text()
    part.acts.keep_unchanged()
    assert notices[-1][1] == ("Giữ nguyên điểm", "Xem từng tiêu chí")
    assert [each.criterion.id for each in part._sheet.lines if each.is_older] == [criterion]
    part.tree.select_id(criterion)
    part.panel.accept()
    given = line(part, criterion).appraisal
    assert (given.stage, given.points) == (Stage.APPRAISAL_2, line(part, criterion).self_points)


def _place(part: Any, criterion: str) -> tuple[int, Any]:
    item = part.tree._items[criterion][0]
    return item.row(), item.parent().index()


def test_enter_on_a_value_that_stands_goes_on_and_gives_nothing_twice(qtbot: QtBot, part: Any) -> None:
    criterion = own_lines(part)[0]
    part.tree.select_id(criterion)
    part.panel.accept()
    part.tree.select_id(criterion)
    qtbot.keyClick(part.tree, Qt.Key.Key_Return)
    assert len(line(part, criterion).history) == 1
    assert part.tree.current_id() != criterion


def test_enter_gives_a_whole_sheet_and_asks_where_nothing_is_at_hand(qtbot: QtBot, part: Any) -> None:
    part.tree.select_first()
    for _line in part._sheet.lines:
        at = part.tree.current_id()
        qtbot.keyClick(part.tree, Qt.Key.Key_Return)
        if part.tree.current_id() == at:
            assert line(part, at).accepted == (None, False)
            assert part.panel.points.message.isVisible()
            part.tree.next_leaf()
    left = [each for each in part._sheet.lines if each.appraisal is None]
    assert all(each.accepted == (None, False) for each in left)
    assert len(left) < len(part._sheet.lines)


def test_the_council_speaks_to_a_value_with_its_opinion(part: Any) -> None:
    criterion = own_lines(part)[0]
    part.tree.select_id(criterion)
    part.panel.accept()
    part.tools.offer_stage(Stage.COUNCIL)
    assert "Hội đồng" in part.panel.opinion.label.text()
    part.tree.select_id(criterion)
    part.panel.opinion.block.setPlainText("Thống nhất.")
    part.panel.accept()
    history = line(part, criterion).history
    assert [(each.stage, each.opinion) for each in history] == [
        (Stage.APPRAISAL_1, ""), (Stage.COUNCIL, "Thống nhất."),
    ]  # fmt: skip
    part.tree.select_id(criterion)
    assert "Ý kiến: Thống nhất." in part.panel.story.history.text()
    assert part.units.current().state is State.COUNCIL


def test_the_council_does_not_inherit_the_opinion_given_before_it(part: Any) -> None:
    criterion = own_lines(part)[0]
    part.tree.select_id(criterion)
    part.panel.opinion.block.setPlainText("Rút kinh nghiệm.")
    part.panel.accept()
    part.tree.select_id(criterion)
    assert part.panel.opinion.value() == "Rút kinh nghiệm."
    part.tools.offer_stage(Stage.COUNCIL)
    assert part.panel.opinion.value() == ""
    part.panel.accept()
    assert [each.opinion for each in line(part, criterion).history] == ["Rút kinh nghiệm.", ""]
    assert line(part, criterion).opinion == "Rút kinh nghiệm."


def test_points_just_given_are_taken_back_and_given_again_by_keys(part: Any, authority: Desk) -> None:
    criterion = own_lines(part)[0]
    part.tree.select_id(criterion)
    part.panel.accept()
    part.tree.select_id(criterion)
    part.panel.points.line.setText("0")
    part.panel.reason.block.setPlainText("Thiếu văn bản")
    part.panel.give()
    part.acts.undo()
    assert line(part, criterion).appraisal.points == line(part, criterion).self_points
    part.acts.undo()
    assert line(part, criterion).appraisal is None
    part.acts.redo()
    part.acts.redo()
    assert line(part, criterion).appraisal.points == Decimal("0.00")
    assert len(line(part, criterion).history) == 6
    part.tree.select_id(criterion)
    assert "Hoàn tác" in part.panel.story.history.text()


def test_undo_finds_the_unit_it_belongs_to(part: Any) -> None:
    criterion = own_lines(part)[0]
    part.tree.select_id(criterion)
    part.panel.accept()
    part.step_unit(1)
    assert part._sheet.unit.code != UNIT
    part.acts.undo()
    assert part._sheet.unit.code == UNIT
    assert line(part, criterion).appraisal is None


def test_the_next_unit_is_opened_on_the_same_criterion(part: Any) -> None:
    criterion = own_lines(part)[3]
    part.tree.select_id(criterion)
    before = part._sheet.unit
    part.step_unit(1)
    assert part._sheet.unit != before
    assert part.tree.current_id() == criterion
    part.step_unit(-1)
    assert part._sheet.unit == before


def test_the_next_units_sheet_is_computed_while_this_one_is_read(
    qtbot: QtBot, part: Any, authority: Desk
) -> None:
    wanted = part.units.neighbour(1).unit.code
    kept = authority.services.appraisal._reading._submitted
    kept.clear()
    qtbot.waitUntil(lambda: not authority.jobs.is_busy)
    part._ahead.look(part.units.neighbour(1))
    qtbot.waitUntil(lambda: (wanted, YEAR) in kept)


def test_units_are_filtered_by_the_step_they_stand_in(part: Any) -> None:
    part.tree.select_id(own_lines(part)[0])
    part.panel.accept()
    part.units.filter.setCurrentIndex(2)
    codes = [part.units.table.rows_model.rows[at].unit.code for at in part.units.table.found.shown()]
    assert UNIT in codes
    assert OTHER not in codes
    part.units.search.setText("không có xã này")
    assert part.units._none.isVisible()


def test_a_remark_is_put_where_the_officer_writes_and_the_list_is_the_offices(
    part: Any, authority: Desk, qtbot: QtBot
) -> None:
    remarks = part.panel.remarks
    part.panel.reason.block.setPlainText("Điểm giảm:")
    part.panel.reason.block.moveCursor(part.panel.reason.block.textCursor().MoveOperation.End)
    remarks.insert("Ban hành chậm.")
    assert part.panel.reason.value() == "Điểm giảm: Ban hành chậm."
    dialog = RemarksDialog(("Một", "Hai"))
    qtbot.addWidget(dialog)
    dialog.block.block.setPlainText("Hai\n\nBa\nHai")
    authority.services.standard_remarks.keep(dialog.remarks())
    assert remarks.actions_text() == ("Hai", "Ba", "Sửa danh sách nhận xét mẫu…")


def test_a_received_document_is_drawn_beside_the_line(
    qtbot: QtBot, part: Any, authority: Desk, tmp_path: Path
) -> None:
    criterion = own_lines(part)[0]
    source = tmp_path / "bao-cao.txt"
    source.write_text("Báo cáo số 5 của xã", encoding="utf-8")
    store = authority.services.preview_evidence._attachments
    file: StoredFile = store.keep(source, progress=_Quiet())
    document = EvidenceDocument(
        id="sent-1", year=YEAR, name="bao-cao.txt", number="5", file=file, criteria=(criterion,)
    )
    work = work_of(authority)
    work.evidence.save(UNIT, (document,))
    work.assessments.put_standing(replace(work.assessments.standing(UNIT, YEAR), package="p9"))
    part.page.refresh()
    part.tree.select_id(criterion)
    part.show_documents()
    qtbot.waitUntil(lambda: "Báo cáo số 5" in part.documents.preview._text.toPlainText())
    part.show_documents()
    assert part.documents.isHidden()


class _Quiet:
    def check(self) -> None:
        pass

    def report(self, done: int, total: int) -> None:
        pass


def test_the_difference_is_told_with_its_amount(part: Any) -> None:
    found = next(each for each in part._sheet.lines if each.differs and each.difference)
    part.tree.select_id(found.criterion.id)
    told = part.panel.head.notice.text()
    assert "hơn" in told
    assert len(told.splitlines()) == 2
    assert part.panel.story.why.isHidden()


def test_last_years_points_stand_beside_the_line(part: Any, authority: Desk) -> None:
    criterion = own_lines(part)[0]
    part.tree.select_id(criterion)
    part.panel.accept()
    work = work_of(authority)
    given = work.assessments.appraisals(UNIT, YEAR)[-1]
    work.rounds.put(replace(work.rounds.get(YEAR), year=YEAR - 1))
    work.assessments.add_appraisals(UNIT, YEAR - 1, appraisals=(replace(given, points=Decimal("0.25")),))
    part.page.refresh()
    part.tree.select_id(criterion)
    assert part.panel.head.figures[2].text() == "0,25"
