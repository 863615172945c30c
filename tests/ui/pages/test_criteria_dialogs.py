"""The dialogs around criteria sets: reading an annex, two sets side by side, a set tried on a year."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.annex import Role as RowRole
from core.criteria import NaPolicy, ScoredBy, parse_set
from core.criteria.differences import compare_sets
from core.criteria.editing import put_in_node
from core.services.draft_criteria import SentSet
from core.units import Role
from storage.annex_files import annex_of_set
from tests.core import criteria_sets
from tests.ui import fakes
from ui import criteria_acts, criteria_files
from ui.desk import Desk
from ui.dialogs.compare_criteria import CompareCriteriaDialog
from ui.dialogs.import_annex import ImportAnnexDialog
from ui.dialogs.try_criteria import TryCriteriaDialog
from ui.pages.criteria import CriteriaPage
from ui.texts.criteria_annex import ANNEX_WORDS
from ui.texts.criteria_page import sent_told


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Role.APPRAISER)


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    path = tmp_path / "phu-luc.xlsx"
    path.write_bytes(annex_of_set(criteria_sets.sample(), words=ANNEX_WORDS))
    return path


@pytest.fixture
def reading(qtbot: QtBot, desk: Desk, annex: Path) -> ImportAnnexDialog:
    tables = desk.services.criteria_work.drafts.tables(annex)
    assert tables is not None
    dialog = ImportAnnexDialog(desk, annex, sheets=tables, parent=None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_row_shows_what_it_was_taken_for(reading: ImportAnnexDialog) -> None:
    rows = {line.id: line for line in reading.table.rows_model.rows if line.id}
    assert rows["1"].role is RowRole.AREA
    assert rows["1.1.2"].guess.words
    assert "55 mục chấm điểm" in reading._summary.text()
    reading.only_open.setChecked(True)
    assert len(reading.table.rows_model.rows) < len(rows)


def test_the_word_of_the_person_on_a_row_is_read_again(reading: ImportAnnexDialog) -> None:
    row = next(line.row for line in reading.annex.lines if line.id == "1.2")
    reading.table.select(lambda line: line.row == row)
    reading.role.committed.emit(RowRole.IGNORED)
    assert "1.2" not in {line.id for line in reading.annex.nodes()}
    reading.set_role(row, None)
    assert "1.2" in {line.id for line in reading.annex.nodes()}


def test_the_draft_takes_the_answers_and_leaves_the_rest_open(reading: ImportAnnexDialog) -> None:
    reading.fields["set_id"].show_value("GL-2026")
    reading.fields["scorer"].show_value(ScoredBy.SELF)
    reading.make()
    assert reading.draft is not None
    leaves = [node for node in reading.draft.value["criteria"] if node["kind"] == "leaf"]
    assert {leaf["scored_by"] for leaf in leaves} <= {"self", "survey"}
    assert None in {leaf["na_policy"] for leaf in leaves}


def test_no_draft_without_a_code(reading: ImportAnnexDialog) -> None:
    reading.fields["set_id"].show_value("")
    reading.make()
    assert reading.draft is None
    assert reading._said.text()


def test_a_likened_annex_with_answers_has_no_errors_left(reading: ImportAnnexDialog) -> None:
    like = next(iter(reading._sets))
    reading.fields["like"].show_value(like)
    reading.fields["scorer"].show_value(ScoredBy.SELF)
    reading.fields["policy"].show_value(NaPolicy.ZERO)
    reading.make()
    assert reading.draft is not None
    findings = reading.desk.services.criteria_work.drafts.check(reading.draft.value)
    wrong = {each.where for each in findings if each.level.value == "error"}
    open_rules = {line.id for line in reading.annex.leaves() if not line.guess.is_whole}
    assert wrong <= open_rules


def changed() -> Any:
    value = put_in_node(criteria_sets.decoded(), "3.2.4", path=("rule", "options", 1, "points"), new="0.10")
    return parse_set({**value, "version": "2"})


def test_both_sides_of_the_row_stood_on(qtbot: QtBot) -> None:
    dialog = CompareCriteriaDialog(compare_sets(criteria_sets.sample(), changed()))
    qtbot.addWidget(dialog)
    assert [pair.criterion.id for pair in dialog.table.rows_model.rows] == ["3.2.4"]
    assert "Không: 0,00 điểm" in dialog.before.text()
    assert "Không: 0,10 điểm" in dialog.after.text()
    dialog.every_row.setChecked(True)
    assert len(dialog.table.rows_model.rows) == len(criteria_sets.sample().nodes)


def test_a_set_is_tried_by_the_worker(qtbot: QtBot, desk: Desk) -> None:
    dialog = TryCriteriaDialog(desk, changed())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog._write.isEnabled()
    dialog.run()
    qtbot.waitUntil(lambda: dialog.trial is not None, timeout=20_000)
    assert dialog.trial is not None
    assert len(dialog.units.rows_model.rows) == len(fakes.COMMUNES)
    assert "3.2.4" in {line.criterion for line in dialog.lines.rows_model.rows}
    assert dialog._write.isEnabled()


@pytest.fixture
def page(open_page: Callable[..., Any], desk: Desk) -> CriteriaPage:
    found = open_page(CriteriaPage, desk)
    assert isinstance(found, CriteriaPage)
    return found


def test_an_annex_goes_through_reading_and_editor(
    page: CriteriaPage, annex: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(criteria_files, "choose_file", lambda *_asked, **_more: annex)
    monkeypatch.setattr(ImportAnnexDialog, "exec", ImportAnnexDialog.make)
    monkeypatch.setattr(criteria_files.EditCriteriaDialog, "exec", lambda _self: 0)
    page.bring_in()
    assert [head.set_id for head in page.drafts.rows_model.rows] == ["PHU-LUC"]
    assert page._drafts_part.isVisible()


def test_a_draft_is_begun_opened_and_thrown_away(page: CriteriaPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(criteria_files.EditCriteriaDialog, "exec", lambda _self: 0)
    monkeypatch.setattr(criteria_acts, "ask", lambda *_asked, **_more: True)
    page.acts.draft()
    assert len(page.drafts.rows_model.rows) == 1
    page.acts.open_draft(page.drafts.rows_model.rows[0])
    page.acts.drop_draft(page.drafts.rows_model.rows[0])
    assert page.drafts.rows_model.rows == ()


def test_a_set_is_written_and_said_where(
    page: CriteriaPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Path] = []
    monkeypatch.setattr(criteria_acts, "choose_target", lambda *_asked, **_more: tmp_path / "ra.xlsx")
    monkeypatch.setattr(criteria_acts, "tell_where", lambda *_asked, path, **_more: said.append(path))
    page.acts.write_annex()
    assert said == [tmp_path / "ra.xlsx"]
    assert (tmp_path / "ra.xlsx").exists()


def test_where_a_version_went_is_told(page: CriteriaPage) -> None:
    assert "Chưa gửi cho đơn vị nào." in page._words.text()


def test_units_and_all_units_are_named_where_a_version_went() -> None:
    at = datetime(2025, 12, 1, 3, 0, tzinfo=UTC)
    sent = [SentSet(at=at, recipient=to, revision=1) for to in ("", "xa-21701", "", "", "")]
    told = sent_told(sent, lambda code: f"Xã {code}")
    assert "tất cả các đơn vị" in told
    assert "Xã xa-21701" in told
    assert "và 1 gói trước đó" in told


def test_sending_leads_to_the_page_that_sends(page: CriteriaPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.desk.asked) as asked:
        page.acts.send()
    assert asked.args == ["send_results", "criteria"]
