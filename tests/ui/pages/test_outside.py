"""The page of what is entered beside submissions: grids that keep at once, grounds, workbooks, the council."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.assessment import AdjustmentEntry
from core.council import CouncilMember, CouncilPart
from core.outside import OutsideKind, UnitAdjustment
from core.progress import Silent
from core.surveys import Survey
from tests.ui.fakes import COMMUNES, YEAR
from ui.desk import Desk
from ui.dialogs.adjustments import AdjustmentsDialog, UnitItems
from ui.dialogs.council_member import CouncilMemberDialog
from ui.dialogs.ground import GroundDialog
from ui.dialogs.survey import SurveyDialog
from ui.pages.appraisal import AppraisalPage
from ui.pages.outside import OutsidePage
from ui.texts import council as council_texts
from ui.texts import outside_page as texts

SURVEYS, INDEXES, ADJUSTMENTS, COUNCIL = range(4)
Open = Callable[[type[OutsidePage], Desk], OutsidePage]


@pytest.fixture
def survey(authority: Desk) -> Survey:
    service = authority.services.run_survey
    return service.keep(replace(service.blank(YEAR), name="Điều tra 2025", document="12/BC-SNV"))


@pytest.fixture
def page(authority: Desk, survey: Survey, open_page: Open) -> OutsidePage:
    return open_page(OutsidePage, authority)


def column(grid: Any, title: str) -> int:
    return next(at for at, each in enumerate(grid.model.source.columns()) if each.title.startswith(title))


def row(grid: Any, name: str) -> int:
    return list(grid.model.source.rows()).index(name)


def value(desk: Desk, unit: str, criterion: str) -> Any:
    return desk.services.outside_values.table(YEAR).value(unit, criterion)


def accept(
    monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], fill: Callable[[Any], None]
) -> list[QDialog]:
    """Answer a dialog of a kind whenever it is opened."""
    opened: list[QDialog] = []

    def answer(dialog: Any) -> int:
        opened.append(dialog)
        fill(dialog)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(kind, "exec", answer)
    return opened


def test_typed_answers_give_points_at_once_and_belong_to_the_campaign(
    page: OutsidePage, survey: Survey
) -> None:
    grid = page.surveys.grid
    assert grid is not None
    at, first = row(grid, COMMUNES[0].name), column(grid, "8.2 A")
    for shift, number in enumerate((50, 30, 15, 5, 100)):
        grid.table.stand(at, first + shift)
        assert grid.model.setData(grid.table.currentIndex(), str(number))
    points = grid.model.index(at, column(grid, "8.2 Điểm"))
    assert points.data() == "2,84"
    assert "không tự chấm" in grid.model.source.columns()[points.column()].title
    held = value(page.desk, COMMUNES[0].code, "8.2")
    assert (held.survey, held.document) == (survey.id, "12/BC-SNV")
    assert held.entered_by
    grid.table.stand(at, first)
    assert "Điều tra 2025" in grid.sentence()


def test_the_sum_check_stands_in_the_cell_that_breaks_it(page: OutsidePage) -> None:
    grid = page.surveys.grid
    assert grid is not None
    at, first = row(grid, COMMUNES[1].name), column(grid, "8.2 A")
    grid.model.put({(at, first): 50, (at, first + 1): 30, (at, first + 4): 83})
    note = grid.model.source.note(at, first + 4)
    assert note.weight == "wrong"
    assert "80" in note.sentence
    assert "3 phiếu" in note.sentence
    grid.model.put({(at, first + 4): 80})
    assert grid.model.source.note(at, first + 4).weight == ""


def test_a_block_is_pasted_and_taken_back_with_its_documents(page: OutsidePage, qtbot: QtBot) -> None:
    grid = page.surveys.grid
    assert grid is not None
    percent = column(grid, "8.1 ")
    QGuiApplication.clipboard().setText("87,53\r\n90\r\n79,99\r\n")
    grid.table.stand(0, percent)
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [grid.model.index(at, percent).data() for at in range(4)] == ["87,53", "90,00", "79,99", ""]
    unit = page.surveys.listed()[0].code
    assert value(page.desk, unit, "8.1").inputs == (("sipas_percent", "87.53"),)
    other = page.desk.services.run_survey
    other.keep(replace(other.blank(YEAR), name="Đợt hai"))
    page.refresh()
    page.surveys.campaigns.setCurrentIndex(1)
    grid.model.put({(0, percent): 880_000})
    assert value(page.desk, unit, "8.1").document == "Đợt hai"
    qtbot.keyClick(grid.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    held = value(page.desk, unit, "8.1")
    assert (held.inputs, held.document) == ((("sipas_percent", "87.53"),), "12/BC-SNV")
    qtbot.keyClick(grid.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert value(page.desk, unit, "8.1") is None


def test_keys_of_a_spreadsheet_fill_and_clear(page: OutsidePage, qtbot: QtBot) -> None:
    grid = page.surveys.grid
    assert grid is not None
    percent = column(grid, "8.1 ")
    grid.model.put({(0, percent): 800_000})
    grid.table.select_places(tuple((at, percent) for at in range(3)))
    qtbot.keyClick(grid.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [grid.model.index(at, percent).data() for at in range(3)] == ["80,00"] * 3
    qtbot.keyClick(grid.table, Qt.Key.Key_Delete)
    assert all(value(page.desk, unit.code, "8.1") is None for unit in page.surveys.listed())


@pytest.mark.parametrize(("text", "said"), [("130", "thang"), ("tám", "87,53"), ("87,12345", "4 chữ số")])
def test_a_figure_that_cannot_be_is_not_kept(page: OutsidePage, text: str, said: str) -> None:
    grid = page.surveys.grid
    assert grid is not None
    told: list[str] = []
    grid.model.told.connect(lambda sentence, _weight: told.append(sentence))
    index = grid.model.index(0, column(grid, "8.1 "))
    assert not grid.model.setData(index, text)
    assert said in told[-1]
    assert value(page.desk, page.surveys.listed()[0].code, "8.1") is None


def test_a_percentage_is_typed_like_in_a_spreadsheet(page: OutsidePage, qtbot: QtBot) -> None:
    grid = page.surveys.grid
    assert grid is not None
    percent = column(grid, "8.1 ")
    grid.table.setFocus()
    grid.table.stand(0, percent)
    qtbot.keyClicks(grid.table, "8")
    editor = grid.table.numbers.editor
    assert editor is not None
    qtbot.keyClicks(editor, "7,5x")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert grid.table.numbers.editor is not None, "what cannot be read stays to be put right"
    assert "87,53" in grid.table.sentence.text()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert value(page.desk, page.surveys.listed()[0].code, "8.1").inputs == (("sipas_percent", "87.5"),)
    assert grid.table.currentIndex().row() == 1


def test_what_was_done_in_one_year_is_not_undone_in_another(page: OutsidePage) -> None:
    desk = page.desk
    codes = tuple(unit.code for unit in COMMUNES)
    desk.services.run_round.open_round(YEAR + 1, criteria_set="VN-CX-CANDIDATE-2025", units=codes)
    grid = page.surveys.grid
    assert grid is not None
    grid.model.put({(0, 0): 800_000})
    page.surveys.undo.offer_words("Đã đổi nguồn.", lambda: None)
    desk.set_year(YEAR + 1)
    assert page.surveys.grid is grid
    assert page.surveys.undo.isHidden()
    grid.model.undo()
    assert grid.model.index(0, 0).data() == ""
    desk.set_year(YEAR)
    assert grid.model.index(0, 0).data() == "80,00"


def test_figures_wait_for_a_campaign_or_a_document(authority: Desk, open_page: Open) -> None:
    page = open_page(OutsidePage, authority)
    assert not page.primary.isEnabled()
    grid = page.surveys.grid
    assert grid is not None
    told: list[str] = []
    grid.model.told.connect(lambda sentence, _weight: told.append(sentence))
    assert not grid.model.put({(0, 0): 800_000})
    assert told[-1] == texts.SURVEY_NEEDED
    page.tabs.setCurrentIndex(INDEXES)
    indexes = page.indexes.grid
    assert indexes is not None
    indexes.model.told.connect(lambda sentence, _weight: told.append(sentence))
    at = column(indexes, "3.6 Điểm Bộ")
    assert not indexes.model.put({(0, at): 900_900})
    assert told[-1] == texts.DOCUMENT_NEEDED
    page.indexes.document.line.setText("Thông báo số 45/TB-VP")
    page.indexes.day.line.setText("5/1/2026")
    assert indexes.model.put({(0, at): 900_900})
    held = value(authority, page.indexes.listed()[0].code, "3.6")
    assert held.document == "Thông báo số 45/TB-VP ngày 05/01/2026"
    assert page.indexes.document.offers() == (held.document,)


def test_the_source_of_figures_can_be_put_right_without_typing_them_again(
    page: OutsidePage, survey: Survey
) -> None:
    page.tabs.setCurrentIndex(INDEXES)
    grid, part = page.indexes.grid, page.indexes
    assert grid is not None
    at = column(grid, "3.6 Điểm Bộ")
    part.document.line.setText("45/TB")
    grid.model.put({(0, at): 900_000, (1, at): 800_000})
    part.document.line.setText("46/TB")
    grid.table.select_places(((0, at), (1, at), (2, at)))
    assert part.assign.isEnabled()
    part.assign_origin()
    first, second = (unit.code for unit in part.listed()[:2])
    assert [value(page.desk, unit, "3.6").document for unit in (first, second)] == ["46/TB", "46/TB"]
    assert value(page.desk, first, "3.6").inputs == (("score_766", "90"),)
    with page.desk.services.outside_values._database.transaction() as work:
        last = work.audit.all()[-1]
    assert (last.old, last.new) == ("45/TB", "46/TB")
    part.undo._bring_back()
    assert value(page.desk, second, "3.6").document == "45/TB"
    grid.table.stand(4, at)
    assert not part.assign.isEnabled()
    part.assign_origin()
    assert grid.sentence() == texts.ASSIGN_NONE


def test_a_bonus_asks_for_its_ground_once_and_shows_its_cap(
    page: OutsidePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.tabs.setCurrentIndex(ADJUSTMENTS)
    grid = page.adjustments.grid
    assert grid is not None
    opened = accept(monkeypatch, GroundDialog, lambda dialog: dialog.note.line.setText("QĐ 10/QĐ-UBND"))
    assert not grid.model.put({(0, 0): 4, (1, 0): 1})
    qtbot.waitUntil(lambda: bool(opened))
    table = page.desk.services.outside_values.table(YEAR)
    first, second = (unit.code for unit in page.adjustments.listed()[:2])
    assert [table.entry(unit, "model").count for unit in (first, second)] == [4, 1]  # type: ignore[union-attr]
    assert table.entry(first, "model").note == "QĐ 10/QĐ-UBND"  # type: ignore[union-attr]
    bonus = column(grid, "Điểm thưởng")
    assert grid.model.index(0, bonus).data() == "3,00 •"
    assert "đã đến mức trần 3,00" in grid.model.source.note(0, bonus).sentence
    assert grid.model.put({(0, 0): 2})
    assert len(opened) == 1
    qtbot.keyClick(grid.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(grid.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.desk.services.outside_values.table(YEAR).entry(first, "model") is None
    qtbot.keyClick(grid.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    again = page.desk.services.outside_values.table(YEAR).entry(first, "model")
    assert again is not None
    assert again.note == "QĐ 10/QĐ-UBND"


def test_a_ground_left_empty_keeps_nothing(
    page: OutsidePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.tabs.setCurrentIndex(ADJUSTMENTS)
    grid = page.adjustments.grid
    assert grid is not None
    monkeypatch.setattr(GroundDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Rejected))
    grid.model.put({(0, 0): 1})
    qtbot.wait(20)
    assert page.desk.services.outside_values.table(YEAR).adjustments == {}
    dialog = GroundDialog("Căn cứ")
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.note.state == "care"


def test_a_single_ground_entered_twice_is_told_in_words(
    page: OutsidePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.tabs.setCurrentIndex(ADJUSTMENTS)
    grid = page.adjustments.grid
    assert grid is not None
    told: list[str] = []
    grid.model.told.connect(lambda sentence, _weight: told.append(sentence))
    assert not grid.model.put({(0, column(grid, "Gửi báo cáo")): 2})
    qtbot.wait(20)
    assert "chỉ được tính một lần" in told[-1]


def test_the_dialog_of_one_unit_names_its_evidence(authority: Desk, qtbot: QtBot) -> None:
    service, unit = authority.services.outside_values, COMMUNES[5]
    entry = AdjustmentEntry(item="model", count=1, note="QĐ 10")
    service.keep_adjustments(YEAR, [UnitAdjustment(unit=unit.code, entry=entry)])
    table = service.table(YEAR)
    items = UnitItems(unit=unit, round=table.round, criteria=table.criteria, adjustments=(entry,))
    dialog = AdjustmentsDialog(authority, items)
    qtbot.addWidget(dialog)
    dialog.rows[0].cited.line.setText("12/TB-UBND; 13/TB-UBND")
    dialog.accept()
    kept = service.table(YEAR).entry(unit.code, "model")
    assert kept is not None
    assert [each.text for each in kept.documents] == ["12/TB-UBND", "13/TB-UBND"]


def test_a_campaign_is_entered_with_its_file(
    page: OutsidePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "ket-qua.txt"
    source.write_text("A 50", encoding="utf-8")

    def fill(dialog: SurveyDialog) -> None:
        dialog.name.line.setText("SIPAS 2025")
        dialog.first.line.setText("30/9")
        dialog.last.line.setText("1/9")
        assert not dialog.act.isEnabled()
        dialog.last.line.setText("30/10")
        dialog.take_file(source)
        assert not dialog.act.isEnabled()
        dialog.is_not_secret.box.setChecked(True)
        assert dialog.act.isEnabled()

    accept(monkeypatch, SurveyDialog, fill)
    page.surveys.add_survey()
    qtbot.waitUntil(lambda: page.surveys.campaigns.count() == 2)
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy)
    chosen = page.surveys.survey()
    assert chosen is not None
    assert (chosen.name, chosen.file_name) == ("SIPAS 2025", "ket-qua.txt")
    assert page.surveys.open.isEnabled()


def test_a_workbook_is_seen_as_a_plan_before_it_is_taken(
    page: OutsidePage, survey: Survey, tmp_path: Path, notices: list[Any], qtbot: QtBot
) -> None:
    exchange = page.desk.services.exchange_outside
    path = exchange.template(tmp_path / "a.xlsx", year=YEAR, kind=OutsideKind.SURVEY, survey=survey.id)
    book = load_workbook(path)
    book["8.1"]["C4"].value = "87,5"
    book.save(path)
    page._files.ask(exchange.plan(path, year=YEAR, progress=Silent()))
    assert "1 số liệu mới" in notices[-1][0].what
    assert notices[-1][1] == (texts.PLAN_ACT, texts.PLAN_LEAVE)
    source = page.surveys.source
    assert source is not None
    qtbot.waitUntil(lambda: source.entered() == 1)
    page._files.ask(exchange.plan(path, year=YEAR, progress=Silent()))
    assert notices[-1][0].what == texts.PLAN_NOTHING
    book["8.1"]["C5"].value = 101
    book.save(path)
    page._files.ask(exchange.plan(path, year=YEAR, progress=Silent()))
    assert "8.1!C5" in notices[-1][0].details
    assert source.entered() == 1


def test_the_council_is_entered_ordered_and_taken_back(
    page: OutsidePage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(COUNCIL)
    assert page.primary.isVisible()
    assert page.primary.text() == council_texts.COUNCIL_ADD
    wanted = iter(
        (
            CouncilMember(name="Lê Thị Hoa", organisation="Ủy ban MTTQ tỉnh", part=CouncilPart.INVITED),
            CouncilMember(name="Trần Bình", part=CouncilPart.CHAIR),
            CouncilMember(name="Phạm Minh", areas=("6",)),
            CouncilMember(name="Lê Huy", areas=("2", "3")),
        )
    )

    def fill(dialog: CouncilMemberDialog) -> None:
        member = next(wanted)
        dialog.name.line.setText(member.name)
        dialog.organisation.line.setText(member.organisation)
        dialog.part.show_value(member.part)
        for area in member.areas:
            dialog.ticks[area].setChecked(True)

    accept(monkeypatch, CouncilMemberDialog, fill)
    for _ in range(4):
        page.council.add()
    names = lambda: [each.name for _at, each in page.council.table.rows_model.rows]  # noqa: E731
    assert names() == ["Trần Bình", "Phạm Minh", "Lê Huy", "Lê Thị Hoa"]
    page.council.table.select(lambda row: row[1].name == "Lê Huy")
    assert (page.council.up.isEnabled(), page.council.down.isEnabled()) == (True, False)
    page.council.shift(-1)
    assert names()[1:3] == ["Lê Huy", "Phạm Minh"]
    page.council.remove_member()
    assert "Lê Huy" not in names()
    page.council.undo._bring_back()
    assert names()[1] == "Lê Huy"


def test_after_publication_everything_is_only_read(authority: Desk, survey: Survey, open_page: Open) -> None:
    database = authority.services.outside_values._database
    with database.transaction() as work:
        work.rounds.put(replace(work.rounds.get(YEAR), published_at=authority.services.clock.now()))
    page = open_page(OutsidePage, authority)
    grid = page.surveys.grid
    assert grid is not None
    assert not grid.model.flags(grid.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not page.surveys.add.isEnabled()
    assert not page.primary.isEnabled()
    assert page._banner.isVisible()
    page.tabs.setCurrentIndex(COUNCIL)
    assert not page._banner.isVisible()


def test_without_a_round_the_page_says_what_will_be_here(authority: Desk, open_page: Open) -> None:
    authority.set_year(YEAR - 5)
    page = open_page(OutsidePage, authority)
    assert page.surveys._empty.isVisible()
    assert not page.primary.isVisible()
    page.tabs.setCurrentIndex(COUNCIL)
    assert page.primary.isVisible()


def test_another_page_can_ask_for_a_unit(page: OutsidePage) -> None:
    page.stand_on(f"indexes:{COMMUNES[2].code}")
    assert page.part() is page.indexes
    grid = page.indexes.grid
    assert grid is not None
    assert grid.table.currentIndex().row() == row(grid, COMMUNES[2].name)


def test_a_figure_typed_here_stands_in_the_appraisal_of_its_unit(
    page: OutsidePage, open_page: Callable[..., Any], qtbot: QtBot
) -> None:
    appraisal = open_page(AppraisalPage, page.desk)
    before = page.desk.services.appraisal.sheet(YEAR, COMMUNES[0].code).line("8.1").computed
    assert before is None
    grid = page.surveys.grid
    assert grid is not None
    grid.model.put({(row(grid, COMMUNES[0].name), column(grid, "8.1 ")): 950_000})
    after = page.desk.services.appraisal.sheet(YEAR, COMMUNES[0].code).line("8.1").computed
    assert after is not None
    assert after.points == 10
    assert appraisal._stale
