"""Appraising: Enter takes the unit's points, a figure begins others, a reason is asked for, drafts wait."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from core.criteria import ScoredBy
from core.evidence import EvidenceDocument, StoredFile
from core.self_score import is_self_scored
from tests.ui.fakes import COMMUNES, YEAR
from ui.desk import Desk
from ui.dialogs.adjustments import AdjustmentsDialog
from ui.pages.appraisal import AppraisalPage

UNIT = COMMUNES[1].code


@pytest.fixture
def page(open_page: Callable[..., Any], authority: Desk) -> Any:
    opened = open_page(AppraisalPage, authority)
    opened.stand_on(UNIT)
    return opened.part()


def first_own(page: Any) -> str:
    return str(next(line.criterion.id for line in page._sheet.lines if is_self_scored(line.criterion)))


def newest(desk: Desk, criterion: str) -> Any:
    return desk.services.appraisal.sheet(YEAR, UNIT).line(criterion).appraisal


def test_only_units_that_sent_are_listed(page: Any) -> None:
    assert [row.unit.name for row in page.units.table.rows_model.rows] == [
        "Xã Bình Hiệp", "Xã Bình Khê", "Xã Bình Phú", "Xã Tây Sơn",
    ]  # fmt: skip


def test_enter_takes_the_points_of_the_unit_and_goes_on(qtbot: QtBot, page: Any, authority: Desk) -> None:
    criterion = first_own(page)
    page.tree.select_id(criterion)
    claimed = page._sheet.line(criterion).self_points
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert newest(authority, criterion).points == claimed
    assert page.tree.current_id() != criterion
    assert page._sheet.line(page.tree.current_id()).appraisal is None


def test_a_figure_typed_on_the_table_begins_other_points(qtbot: QtBot, page: Any) -> None:
    page.tree.select_id(first_own(page))
    qtbot.keyClicks(page.tree, "0")
    assert page.panel.points.line.text() == "0"


def test_other_points_wait_for_their_reason(page: Any, authority: Desk) -> None:
    criterion = first_own(page)
    page.tree.select_id(criterion)
    page.panel.points.line.setText("0,25")
    page.panel.give()
    assert newest(authority, criterion) is None
    assert page.panel.reason.message.isVisible()
    page.panel.reason.block.setPlainText("Ban hành chậm.")
    page.panel.give()
    given = newest(authority, criterion)
    assert (given.points, given.reason) == (Decimal("0.25"), "Ban hành chậm.")


def test_points_above_the_maximum_are_refused_in_words(
    page: Any, authority: Desk, notices: list[Any]
) -> None:
    criterion = first_own(page)
    page.tree.select_id(criterion)
    page.panel.points.line.setText("99")
    page.panel.reason.block.setPlainText("Thử.")
    page.panel.give()
    assert newest(authority, criterion) is None
    assert criterion in notices[0][0].what


def test_what_was_typed_and_not_given_waits_at_its_criterion(page: Any) -> None:
    first, second = (line.criterion.id for line in page._sheet.lines[:2])
    page.tree.select_id(first)
    page.panel.points.line.setText("0,5")
    page.tree.select_id(second)
    assert page.panel.points.line.text() == ""
    page.tree.select_id(first)
    assert page.panel.points.line.text() == "0,5"
    assert page.panel._draft.isVisible()


def test_a_criterion_can_be_left_out_for_a_unit(page: Any, authority: Desk) -> None:
    criterion = first_own(page)
    page.tree.select_id(criterion)
    page.panel.excluded.box.setChecked(True)
    page.panel.reason.block.setPlainText("Không phát sinh.")
    page.panel.give()
    assert newest(authority, criterion).excluded


def test_all_self_points_are_taken_after_a_question_that_names_both_outcomes(
    page: Any, authority: Desk, notices: list[Any]
) -> None:
    before = page._sheet.open_lines
    page.acts.accept_all()
    assert notices[0][1] == ("Nhận toàn bộ", "Chưa nhận")
    assert page._sheet.open_lines < before
    assert page.units.current().open_lines == page._sheet.open_lines


def test_a_value_from_outside_needs_its_document_and_gives_points(page: Any, authority: Desk) -> None:
    line = next(
        line
        for line in page._sheet.lines
        if line.criterion.scored_by is ScoredBy.APPRAISER and line.criterion.indicator.denominator_key
    )
    page.tree.select_id(line.criterion.id)
    form = page.panel.form
    for field in form.form.fields.values():
        field.line.setText("10")
    form.keep()
    assert form.document.message.isVisible()
    form.document.line.setText("Báo cáo số 12/BC-SNV")
    form.keep()
    computed = page._sheet.line(line.criterion.id).computed
    assert computed is not None
    assert computed.points == line.criterion.max_points
    page.tree.select_id(first_own(page))
    page.tree.select_id(line.criterion.id)
    assert form.document.line.text() == "Báo cáo số 12/BC-SNV"


def test_a_filter_keeps_criteria_that_wait(page: Any) -> None:
    page.tree.select_id(first_own(page))
    page.panel.accept()
    page.tools.filter.setCurrentIndex(1)
    first = page.tree._items[first_own(page)][0]
    assert page.tree.isRowHidden(first.row(), first.parent().index())


def test_bonus_items_need_their_ground(page: Any, authority: Desk, qtbot: QtBot) -> None:
    dialog = AdjustmentsDialog(authority, page._sheet)
    qtbot.addWidget(dialog)
    dialog.show()
    row = dialog.rows[0]
    row.count.line.setText("1")
    dialog.accept()
    assert row.note.message.isVisible()
    row.note.line.setText("Quyết định số 5/QĐ-UBND")
    dialog.accept()
    kept = authority.services.appraisal.sheet(YEAR, UNIT).adjustments
    assert [(entry.count, entry.note) for entry in kept] == [(1, "Quyết định số 5/QĐ-UBND")]


def test_a_published_year_is_only_read(page: Any, authority: Desk) -> None:
    for unit in COMMUNES[:4]:
        authority.services.appraisal.accept_self(YEAR, unit.code)
    authority.services.publish_ranking.publish(YEAR)
    page.page.refresh()
    assert not page.panel.give_button.isEnabled()
    assert not page._accept.isEnabled()


def test_evidence_opens_under_the_name_of_the_unit_that_sent_it(
    page: Any, notices: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    page.panel.evidence.show_documents((), ())
    page.panel.evidence.open_current()
    assert opened == []
    file = StoredFile(sha256="a" * 64, size=9, media_type="application/pdf", extension=".pdf")
    sent = EvidenceDocument(id="1", year=YEAR, name="van-ban.pdf", file=file)
    page.panel.evidence.show_documents((sent,), ())
    page.panel.evidence.open_current()
    assert opened == ["van-ban.pdf"]
    assert page._sheet.unit.name in notices[-1][0].why
