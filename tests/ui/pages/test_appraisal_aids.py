"""What to look at twice: looked over on request, opened by Enter, set aside with a reason, taken back."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.judgement_aids import Aid
from core.services.appraisal import AppraisedLine
from tests.ui.fakes import COMMUNES, YEAR
from ui import appraisal_aids, report_acts
from ui.desk import Desk
from ui.pages.appraisal import AppraisalPage


@pytest.fixture
def part(open_page: Callable[..., Any], authority: Desk) -> Any:
    page = open_page(AppraisalPage, authority)
    page.stand_on("aids")
    return page.part()


@pytest.fixture
def filled(qtbot: QtBot, part: Any, authority: Desk) -> Any:
    part.search()
    qtbot.waitUntil(lambda: part._report is not None, timeout=10_000)
    return part


@pytest.fixture
def reason(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []

    def answer(_parent: Any, _act: str, *, question: str) -> str:
        asked.append(question)
        return "Xã mới sáp nhập."

    monkeypatch.setattr(appraisal_aids, "ask_reason", answer)
    return asked


def test_before_the_first_search_the_page_says_what_it_would_find(part: Any) -> None:
    assert part._empty.isVisible()
    assert part.primary.text() == "Rà soát cả đợt"
    assert not part._dismiss.isVisible()


def test_findings_are_shown_with_their_figures_and_counted(filled: Any) -> None:
    rows = filled.table.rows_model.rows
    assert rows
    assert filled.tools.kind.itemText(0) == f"Mọi loại ({len(rows)})"
    assert filled.table.found.index(0, 0).data() == "Cao hơn tính lại"
    assert "số liệu gửi kèm tính ra" in filled.table.found.index(0, 3).data()
    assert filled._what.text()
    assert filled._rule.text()


def test_a_kind_is_shown_alone_and_words_are_found_without_accents(filled: Any) -> None:
    filled.tools.show_kind(Aid.FULL_WITHOUT_EVIDENCE)
    assert {row.finding.aid for row in filled.table.rows_model.rows} <= {Aid.FULL_WITHOUT_EVIDENCE}
    filled.tools.show_kind(None)
    filled.tools.search.setText("binh khe")
    filled.table.found.finish()
    shown = {filled.table.rows_model.rows[at].finding.unit for at in filled.table.found.shown()}
    assert shown == {COMMUNES[1].code}


def test_enter_leads_to_the_line_of_the_unit(qtbot: QtBot, filled: Any, authority: Desk) -> None:
    asked: list[tuple[str, str]] = []
    authority.asked.connect(lambda page, subject: asked.append((page, subject)))
    finding = filled.table.current().finding
    qtbot.keyClick(filled.table, Qt.Key.Key_Return)
    assert asked == [("appraisal", f"{finding.unit}:{finding.criterion}")]


def test_a_finding_is_set_aside_with_a_reason_and_ctrl_z_brings_it_back(
    qtbot: QtBot, filled: Any, reason: list[str]
) -> None:
    mark = filled.table.current().finding.mark
    before = len(filled.table.rows_model.rows)
    qtbot.keyClick(filled.table, Qt.Key.Key_Delete)
    assert "1 điểm cần xem" in reason[0]
    assert len(filled.table.rows_model.rows) == before - 1
    filled.tools.state.setCurrentIndex(1)
    assert [row.finding.mark for row in filled.table.rows_model.rows] == [mark]
    assert "Xã mới sáp nhập." in filled._aside.text()
    assert filled._restore.isVisible()
    filled.undo()
    filled.tools.state.setCurrentIndex(0)
    assert len(filled.table.rows_model.rows) == before


def test_what_was_set_aside_can_be_put_back_later(filled: Any, reason: list[str]) -> None:
    filled.dismiss()
    filled.tools.state.setCurrentIndex(1)
    filled.table.select(lambda _row: True)
    filled.restore()
    assert all(row.is_open for row in filled._report.rows)


def test_leaving_the_question_sets_nothing_aside(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appraisal_aids, "ask_reason", lambda *_words, **_more: "")
    filled.dismiss()
    assert all(row.is_open for row in filled._report.rows)


def test_points_given_since_are_told_and_a_new_search_clears_the_word(
    qtbot: QtBot, filled: Any, authority: Desk
) -> None:
    line = AppraisedLine(criterion="1.1.1", points=Decimal("0.00"), reason="Không có kế hoạch.")
    authority.services.appraisal.set_points(YEAR, COMMUNES[1].code, line=line)
    filled.read()
    assert filled.banner
    filled.search()
    qtbot.waitUntil(lambda: not authority.jobs.is_busy and not filled.banner, timeout=10_000)


def test_the_list_is_written_as_a_report(
    filled: Any, authority: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written: list[tuple[str, Path]] = []
    monkeypatch.setattr(report_acts, "choose_target", lambda *_words, **_more: tmp_path / "a.xlsx")
    monkeypatch.setattr(
        report_acts.ReportActs, "write", lambda _self, kind, path, **_asked: written.append((kind, path))
    )
    filled.export()
    assert written == [("aids", tmp_path / "a.xlsx")]
