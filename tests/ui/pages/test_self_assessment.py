"""The self-scoring page by keyboard: trials that keep nothing, claims, the lock, what is undone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.assessment import Claim, CriterionEntry, State
from core.records.means import WebsiteUpdate
from core.services.year_history import Earlier
from tests.ui.fakes import COMMUNES, YEAR
from ui.desk import Desk
from ui.dialogs.close_year import CloseYearDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.write_reason import ReasonDialog
from ui.dialogs.year_history import YearHistoryDialog
from ui.facts import Facts
from ui.link import Link
from ui.pages.self_assessment import SelfAssessmentPage
from ui.texts import self_assessment as texts

RATIO, BY_HAND = "7.2.1", "2.1.1"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SelfAssessmentPage:
    return opened(qtbot, desk)


def opened(qtbot: QtBot, desk: Desk) -> SelfAssessmentPage:
    page = SelfAssessmentPage(desk)
    qtbot.addWidget(page)
    page.resize(1110, 660)
    page.show()
    page.activateWindow()
    return page


def entry(desk: Desk, criterion: str) -> CriterionEntry:
    return desk.services.self_assessment.score(YEAR).line(criterion).entry


def closed(desk: Desk) -> None:
    """Close the year of the fixture without the dossier rows, which do not add up."""
    database: Any = desk.services.self_assessment._database
    held = database.work.records.held
    for key in [key for key in held if key[0] == "dossier_count"]:
        del held[key]
    desk.services.self_assessment.close(YEAR)


def facts(page: SelfAssessmentPage) -> str:
    return facts_of(page.panel.what_if.effects)


def facts_of(shown: Facts) -> str:
    grid = shown.layout()
    assert grid is not None
    widgets = (item.widget() for at in range(grid.count()) if (item := grid.itemAt(at)) is not None)
    return " | ".join(widget.property("text") for widget in widgets if widget is not None)


def field(page: SelfAssessmentPage, name: str) -> Any:
    assert page.panel.what_if.form is not None
    return page.panel.what_if.form.fields[name]


# --- the tree ---------------------------------------------------------------------------------------------


def test_no_title_and_no_figure_of_the_tree_is_cut(page: SelfAssessmentPage) -> None:
    tree, bold = page.tree, QFont(page.tree.font())
    bold.setBold(True)
    for at, title in enumerate(texts.TITLES[1:], start=1):
        if tree.header().isSectionHidden(at):
            continue
        room = tree.header().sectionSize(at)
        shown = [row[at].text() for row in tree._items.values()]
        widest = max(QFontMetrics(bold).horizontalAdvance(text) for text in (*shown, title))
        assert room >= widest + 8, title
    shown_widths = [tree.header().sectionSize(at) for at in range(len(texts.TITLES))]
    assert sum(shown_widths) <= tree.viewport().width()


def test_the_panel_stands_below_the_tree_where_the_window_is_narrow(
    qtbot: QtBot, page: SelfAssessmentPage
) -> None:
    assert page._filled.orientation() is Qt.Orientation.Horizontal
    page.resize(640, 900)
    qtbot.waitUntil(lambda: page._filled.orientation() is Qt.Orientation.Vertical)
    assert page.panel.height() >= 300
    page.resize(1110, 660)
    qtbot.waitUntil(lambda: page._filled.orientation() is Qt.Orientation.Horizontal)


def test_last_year_has_a_column_once_there_is_one(qtbot: QtBot, desk: Desk) -> None:
    assert opened(qtbot, desk).tree.header().isSectionHidden(3)
    earlier = Earlier(self_points=Decimal("1.50"), appraised=Decimal("1.25"), maximum=Decimal("4.00"))
    desk.services.year_history.last_year = lambda _year: {RATIO: earlier}  # type: ignore[method-assign]
    page = opened(qtbot, desk)
    page.stand_on(RATIO)
    assert not page.tree.header().isSectionHidden(3)
    assert page.tree._items[RATIO][3].text() == "1,25"
    assert page.panel._compared_head.isVisible()


def test_groups_show_their_sums(page: SelfAssessmentPage) -> None:
    assert page.tree._items["1.1"][1].text() == "3,00"
    assert page.tree._items["1"][1].text() == "12,00"


def test_enter_goes_to_the_first_field_and_keys_walk_the_criteria(
    qtbot: QtBot, page: SelfAssessmentPage
) -> None:
    page.stand_on(BY_HAND)
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert page.panel.form is not None
    assert page.focusWidget() is page.panel.form.fields["plan"].editor()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.tree.current_id() == "2.1.2"
    qtbot.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page.tree.current_id() == BY_HAND


def test_f8_walks_what_is_missing_and_nothing_else(qtbot: QtBot, page: SelfAssessmentPage) -> None:
    wanted = {item.criterion for item in page._score.missing}  # type: ignore[union-attr]
    seen = []
    for _ in wanted:
        qtbot.keyClick(page, Qt.Key.Key_F8)
        seen.append(page.tree.current_id())
    assert set(seen) == wanted
    assert len(seen) == len(set(seen))


def test_filters_leave_what_they_name(qtbot: QtBot, desk: Desk) -> None:
    me = desk.office().officer.name
    desk.services.self_assessment.enter(YEAR, CriterionEntry(criterion=BY_HAND, owner=me))
    desk.services.self_assessment.enter(YEAR, CriterionEntry(criterion="2.3", owner="Lê Văn Nam"))
    page = opened(qtbot, desk)
    choice = page.filter.choice
    choice.setCurrentIndex(choice.findText(texts.FILTER_MINE))
    assert leaves_in_sight(page) == {BY_HAND}
    choice.setCurrentIndex(choice.findText(texts.FILTER_OWNER.format(name="Lê Văn Nam")))
    assert leaves_in_sight(page) == {"2.3"}
    choice.setCurrentIndex(choice.findText(texts.FILTERS["missing"]))
    assert leaves_in_sight(page) == {item.criterion for item in page._score.missing}  # type: ignore[union-attr]
    page.filter.clear()
    page.filter.search.setText("truc tuyen")
    assert RATIO in leaves_in_sight(page)
    assert BY_HAND not in leaves_in_sight(page)


def test_a_filter_that_leaves_nothing_says_so(page: SelfAssessmentPage) -> None:
    page.filter.search.setText("khong co dau")
    assert leaves_in_sight(page) == set()
    assert page._nothing.isVisible()
    page.filter.clear()
    assert not page._nothing.isVisible()


def leaves_in_sight(page: SelfAssessmentPage) -> set[str]:
    return {node for node in page.tree._leaves if page.tree._is_seen(node)}


# --- trials -----------------------------------------------------------------------------------------------


def test_a_trial_tells_points_area_and_index_while_typing_and_keeps_nothing(
    qtbot: QtBot, desk: Desk, page: SelfAssessmentPage
) -> None:
    page.stand_on(RATIO)
    before = desk.services.self_assessment.score(YEAR)
    page.panel.what_if.button.setFocus()
    qtbot.keyClick(page.panel.what_if.button, Qt.Key.Key_Space)
    assert page.focusWidget() is field(page, "online").editor()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.focusWidget(), "1")
    assert "→" in facts(page)
    assert texts.TRY_INDEX in facts(page)
    page.tree.setFocus()
    assert desk.services.self_assessment.score(YEAR) == before
    assert page.panel._points.text() == texts.points_of(before.line(RATIO).points, Decimal("4.00"))
    page.panel.what_if.end()
    assert page.panel.what_if.form is None
    assert desk.services.self_assessment.score(YEAR) == before


def test_the_step_that_is_lacking_can_be_tried_by_its_button(qtbot: QtBot, page: SelfAssessmentPage) -> None:
    page.stand_on("1.1.2")  # one of three tasks is done
    page.panel.what_if.button.click()
    steps = page.panel.what_if._steps
    assert steps.count() >= 1
    row = steps.itemAt(0).widget()  # type: ignore[union-attr]
    assert row is not None
    sentence, button = row.children()[1], row.children()[2]
    assert "3" in sentence.property("text")
    button.click()  # type: ignore[attr-defined]
    assert field(page, "done").value() == field(page, "planned").value() == 3
    assert "2,00" in facts(page)
    assert not page.panel.what_if._steps_head.isVisible()


def test_a_trial_ends_with_its_criterion_and_impossible_figures_are_told(page: SelfAssessmentPage) -> None:
    page.stand_on(RATIO)
    page.panel.what_if.button.click()
    field(page, "online").line.setText("999999")
    assert page.panel.what_if._wrong.isVisible()
    page.tree.next_leaf()
    assert not page.panel.what_if.is_trying


def test_every_criterion_can_be_tried(page: SelfAssessmentPage) -> None:
    for leaf in page.tree._leaves:
        page.tree.select_id(leaf)
        page.panel.what_if.button.setChecked(True)
        assert page.panel.what_if.form is not None
        page.panel.what_if.button.setChecked(False)


# --- claims, ticks, words ---------------------------------------------------------------------------------


def test_no_occurrence_tells_its_effect_before_it_is_chosen_and_comes_back_by_undo(
    qtbot: QtBot, desk: Desk, page: SelfAssessmentPage
) -> None:
    page.stand_on("6.3")
    assert "100,00 → 98,00" in page.panel.claim.told.text() or "→" in page.panel.claim.told.text()
    assert page.panel.claim.claim.box.isEnabled()
    page.panel.claim.claim.box.setFocus()
    qtbot.keyClick(page.panel.claim.claim.box, Qt.Key.Key_Space)
    assert entry(desk, "6.3").claim is Claim.NO_OCCURRENCE
    assert page.focusWidget() is page.panel.claim.reason.editor()
    page.panel.claim.reason.line.insert("Không được giao vốn")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert entry(desk, "6.3").claim_reason == "Không được giao vốn"
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert entry(desk, "6.3").claim_reason == ""
    qtbot.keyClick(page.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert entry(desk, "6.3").claim is Claim.NONE
    qtbot.keyClick(page.tree, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert entry(desk, "6.3").claim is Claim.NO_OCCURRENCE


def test_undo_in_a_field_takes_back_its_typing_first_and_then_what_was_entered(
    qtbot: QtBot, desk: Desk, page: SelfAssessmentPage
) -> None:
    page.stand_on("2.3")
    line = page.panel.owner.line
    line.setFocus()
    qtbot.keyClicks(line, "Nam")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    qtbot.keyClicks(line, "Ha")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert entry(desk, "2.3").owner == "Ha"
    page.panel.note.block.setFocus()
    qtbot.keyClick(page.panel.note.block, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert entry(desk, "2.3").owner == ""
    qtbot.keyClick(page.panel.note.block, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert entry(desk, "2.3").owner == "Ha"


def test_what_records_hold_cannot_be_claimed_away(page: SelfAssessmentPage) -> None:
    page.stand_on("3.3.3")
    assert not page.panel.claim.claim.box.isEnabled()
    assert page.panel.claim.told.text() == texts.CLAIM_RECORDS


def test_an_item_that_records_prove_cannot_be_unticked_and_the_others_can(qtbot: QtBot, desk: Desk) -> None:
    update = WebsiteUpdate(id="web-1", year=YEAR, item="info", updated_on=date(YEAR, 3, 1))  # type: ignore[arg-type]
    item = type(desk.services.record_entry.blank("website", YEAR).item)("info")
    desk.services.record_entry.save(replace(update, item=item))
    page = opened(qtbot, desk)
    page.stand_on("7.4")
    assert page.panel.form is not None
    proven, other = page.panel.form.fields["info"], page.panel.form.fields["tthc"]
    assert proven.value() is True
    assert not proven.editor().isEnabled()
    other.editor().click()  # type: ignore[attr-defined]
    assert entry(desk, "7.4").inputs == (("tthc", "1"),)
    assert desk.services.self_assessment.score(YEAR).line("7.4").points == Decimal("0.70")


def test_points_without_a_document_ask_for_words_and_the_line_says_so(
    qtbot: QtBot, desk: Desk, page: SelfAssessmentPage
) -> None:
    desk.services.self_assessment.enter(YEAR, CriterionEntry(criterion="2.3", inputs=(("plan", "1"),)))
    page.stand_on("2.3")
    assert page.panel.explanation.label.text() == texts.EXPLANATION_NEED
    assert page.panel.explanation.message.isVisible()
    page.panel.explanation.block.setFocus()
    page.panel.explanation.block.insertPlainText("Có kế hoạch")
    page.tree.setFocus()
    assert entry(desk, "2.3").explanation == "Có kế hoạch"
    assert page.panel.explanation.label.text() == texts.EXPLANATION


def test_forty_lines_stand_open_and_a_pause_keeps_what_is_typed_without_touching_it(
    qtbot: QtBot, desk: Desk, page: SelfAssessmentPage
) -> None:
    page.stand_on("2.3")
    block = page.panel.explanation.block
    block.setFocus()
    block.setPlainText("\n".join(f"Dòng {number}" for number in range(1, 41)) + "\n  ")
    assert block.height() >= 40 * block.fontMetrics().lineSpacing()
    block.moveCursor(block.textCursor().MoveOperation.End)
    page.panel.explanation.keep_typed()
    assert entry(desk, "2.3").explanation.endswith("Dòng 40")
    assert block.toPlainText().endswith("\n  ")
    assert block.textCursor().atEnd()


def test_a_half_typed_explanation_stays_with_its_own_criterion(desk: Desk, page: SelfAssessmentPage) -> None:
    page.stand_on("2.3")
    page.panel.explanation.block.setFocus()
    page.panel.explanation.block.setPlainText("Đang viết dở")
    page.tree.next_leaf()
    assert entry(desk, "2.3").explanation == "Đang viết dở"
    assert entry(desk, "2.4").explanation == ""


def test_an_entry_is_scored_once_not_twice(
    desk: Desk, page: SelfAssessmentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = desk.services.self_assessment.score
    monkeypatch.setattr(
        desk.services.self_assessment, "score", lambda year: (asked.append(year), real(year))[1]
    )
    page.stand_on("2.3")
    asked.clear()
    page.panel.owner.line.setText("Lê Văn Nam")
    page.panel.owner.commit()
    assert asked == []
    assert page.panel.line is not None
    assert page.panel.line.entry.owner == "Lê Văn Nam"


def test_of_very_many_documents_the_last_link_leads_to_all_of_them(
    qtbot: QtBot, desk: Desk, page: SelfAssessmentPage
) -> None:
    asked: list[tuple[str, str]] = []
    desk.asked.connect(lambda key, subject: asked.append((key, subject)))
    line = next(line for line in page._score.lines if line.evidence)  # type: ignore[union-attr]
    part = page.panel.evidence
    part.show_line(replace(line, evidence=line.evidence[:1] * 60))
    assert part._links.count() == 51
    last = part._links.itemAt(50).widget()  # type: ignore[union-attr]
    assert isinstance(last, Link)
    assert last.toolTip() == texts.MORE_EVIDENCE.format(count=10)
    last.click()
    assert asked == [("evidence", f"criterion:{line.criterion.id}")]


def test_documents_lead_to_themselves_and_what_is_named_and_not_held_is_said(
    qtbot: QtBot, desk: Desk, page: SelfAssessmentPage
) -> None:
    asked: list[tuple[str, str]] = []
    desk.asked.connect(lambda key, subject: asked.append((key, subject)))
    leaf = next(line for line in page._score.lines if line.evidence)  # type: ignore[union-attr]
    page.stand_on(leaf.criterion.id)
    links = page.panel.evidence._links
    assert links.count() == len(leaf.evidence)
    link = links.itemAt(0).widget()  # type: ignore[union-attr]
    assert link is not None
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    page.panel.evidence.needs_button.click()
    assert asked == [
        ("evidence", leaf.evidence[0].id),
        ("evidence", f"criterion:{leaf.criterion.id}"),
    ]
    bare = next(line for line in page._score.lines if not line.evidence and line.criterion.evidence)  # type: ignore[union-attr]
    page.stand_on(bare.criterion.id)
    assert bare.criterion.evidence[0] in page.panel.evidence.wanted.text()


def test_figures_lead_to_the_records_they_were_counted_from(desk: Desk, page: SelfAssessmentPage) -> None:
    asked: list[tuple[str, str]] = []
    desk.asked.connect(lambda key, subject: asked.append((key, subject)))
    page.stand_on("1.1.1")
    page.panel.sources._links.itemAt(0).widget().click()  # type: ignore[union-attr]
    page.stand_on(RATIO)
    page.panel.sources._links.itemAt(0).widget().click()  # type: ignore[union-attr]
    assert asked == [("other", "plan:plan-1"), ("dossiers", "")]
    assert "Tổng số hồ sơ" in facts_of(page.panel.figures)


def test_files_dropped_on_the_panel_prove_the_criterion_it_shows(
    page: SelfAssessmentPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(EvidenceDialog, "take_files", lambda _dialog, files: seen.append(files))

    def look(dialog: EvidenceDialog) -> int:
        seen.append(dialog.ticks.ticked())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(EvidenceDialog, "exec", look)
    paper = tmp_path / "05-KH-UBND.pdf"
    paper.write_bytes(b"%PDF-1.7")
    page.stand_on(BY_HAND)
    page._take_files((paper,))
    assert seen == [(paper,), (BY_HAND,)]


# --- the lock and the past --------------------------------------------------------------------------------


def test_a_closed_year_says_why_nothing_can_be_typed_and_opens_with_a_reason(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(desk)
    page = opened(qtbot, desk)
    page.stand_on(BY_HAND)
    assert page.panel._locked.text() == texts.LOCK_CLOSED
    assert page.panel.explanation.block.isReadOnly()
    assert page.panel.form is not None
    assert not page.panel.form.fields["plan"].editor().isEnabled()
    assert page.panel.what_if.button.isEnabled()

    def answer(dialog: ReasonDialog) -> int:
        dialog.reason.setPlainText("Thiếu số liệu tháng 12")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReasonDialog, "exec", answer)
    page._closing.click()
    assert desk.services.self_assessment.standing(YEAR).state is State.DRAFT
    assert not page.panel._locked.isVisible()
    assert not page.panel.explanation.block.isReadOnly()


def test_closing_shows_failing_sums_first_and_leads_to_them(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desk.services.self_assessment.open_sums(YEAR)[0].where.split(":")[1]
    row = next(item for item in desk.services.record_entry.list("dossier_count", YEAR) if item.id == first)
    page = opened(qtbot, desk)
    asked: list[tuple[str, str]] = []
    desk.asked.connect(lambda key, subject: asked.append((key, subject)))

    def look(dialog: CloseYearDialog) -> int:
        assert not dialog.act.isEnabled()
        assert dialog.checks.rows_model.rows
        dialog._open(dialog.checks.rows_model.rows[0])
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(CloseYearDialog, "exec", look)
    page._closing.click()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("dossiers", f"{row.from_on:%Y-%m}:{row.field.value}")]
    assert desk.services.self_assessment.standing(YEAR).state is State.DRAFT


def test_the_history_names_every_act(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(desk)
    desk.services.self_assessment.reopen(YEAR, "Bổ sung tài liệu")
    page = opened(qtbot, desk)
    seen: list[YearHistoryDialog] = []

    def look(dialog: YearHistoryDialog) -> int:
        seen.append(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(YearHistoryDialog, "exec", look)
    page._history.click()
    qtbot.waitUntil(lambda: bool(seen))
    rows = seen[0].acts.rows_model.rows
    assert [(texts.act_told(act), act.why) for act in rows][:2] == [
        ("Mở lại số liệu", "Bổ sung tài liệu"),
        ("Chốt số liệu", ""),
    ]


def test_a_submitted_year_says_that_changes_do_not_reach_the_package(qtbot: QtBot, desk: Desk) -> None:
    database: Any = desk.services.self_assessment._database
    standing = desk.services.self_assessment.standing(YEAR)
    database.work.assessments.put_standing(replace(standing, state=State.SUBMITTED))
    page = opened(qtbot, desk)
    assert texts.STATE_SUBMITTED in page._context.text()
    assert not page._closing.isVisible()
    database.work.assessments.put_standing(replace(standing, state=State.PUBLISHED))
    page.refresh()
    assert page.panel._locked.text() == texts.LOCK_PUBLISHED
    assert COMMUNES[0].code == standing.unit
