"""Ranking: previewed, explained, published once; then results go out."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from core.assessment import OutsideValue, State
from core.delivery import WHOLE, Form
from core.exchanges import Direction
from core.progress import Silent
from core.ranking_ports import PastResult
from core.rounds import RoundPublished
from core.self_score import percent_leaves
from core.services.appraisal import AppraisedLine
from core.services.publish_ranking import (
    ConflictsOpen,
    DecisionNeeded,
    NotFrozen,
    NotTied,
    ReopeningReason,
)
from core.services.send_many import Outward
from core.services.send_results import ResultsBoard, SentState
from core.units import Role
from tests.ui.fakes import COMMUNES, YEAR, delivered_in, package_row
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.decide_tie import DecideTieDialog
from ui.dialogs.delivered import DeliveredDialog
from ui.dialogs.past_result import PastResultDialog
from ui.dialogs.past_results import PastResultsDialog
from ui.dialogs.publication_history import PublicationHistoryDialog
from ui.pages import ranking as ranking_page
from ui.pages.ranking import RankingPage
from ui.pages.send_results import SendResultsPage
from ui.ranking_compare_part import RankingComparePart
from ui.ranking_table_part import RankingTablePart


def appraised(desk: Desk) -> Desk:
    for unit in COMMUNES[:4]:
        desk.services.appraisal.accept_self(YEAR, unit.code)
    return desk


@pytest.fixture
def ranking(qtbot: QtBot, open_page: Callable[..., Any]) -> Callable[[Desk], RankingPage]:
    """The page once the ranking was computed."""

    def open_it(desk: Desk) -> RankingPage:
        page: RankingPage = open_page(RankingPage, desk)
        settle(qtbot, page)
        return page

    return open_it


def settle(qtbot: QtBot, page: RankingPage) -> None:
    """Until the act and the ranking that is computed after it are done."""
    for _turn in range(2):
        qtbot.waitUntil(lambda: not page.desk.jobs.is_busy)
        qtbot.wait(10)


def table_of(page: RankingPage) -> RankingTablePart:
    part = page.part()
    assert isinstance(part, RankingTablePart)
    return part


def tie_up(desk: Desk) -> tuple[str, str]:
    """Two units with one index, and their codes."""
    first, second = COMMUNES[0].code, COMMUNES[1].code
    sheet = desk.services.appraisal.sheet(YEAR, second)
    lines = [
        AppraisedLine(criterion=line.criterion.id, points=line.criterion.max_points, reason="Hội đồng xét")
        for line in sheet.lines
    ]
    for code in (first, second):
        desk.services.appraisal.appraise(YEAR, code, lines=lines)
    return first, second


def test_while_the_ranking_is_computed_the_page_says_so(
    qtbot: QtBot, open_page: Callable[..., Any], authority: Desk
) -> None:
    page = open_page(RankingPage, appraised(authority))
    assert table_of(page).state.text() == "Đang tính xếp hạng…"
    settle(qtbot, page)
    assert table_of(page).state.text().startswith("Bản xem trước")


def test_units_that_sent_nothing_stand_last_and_say_so(ranking: Any, authority: Desk) -> None:
    found = table_of(ranking(appraised(authority))).table.found
    last = [found.index(row, 0).data() for row in range(found.rowCount())][-2:]
    assert last == ["chưa gửi", "chưa gửi"]


def test_steps_of_the_row_stood_on_are_explained_with_the_rule_behind_each(
    ranking: Any, authority: Desk
) -> None:
    desk = appraised(authority)
    (sipas,) = percent_leaves(desk.services.publish_ranking.preview(YEAR).criteria, COMMUNES[0])
    desk.services.outside_values.set_outside_value(
        YEAR,
        COMMUNES[0].code,
        value=OutsideValue(criterion=sipas.id, inputs=(("sipas_percent", "79.99"),), document="BC 12"),
    )
    page = ranking(desk)
    page.stand_on(COMMUNES[0].code)
    text = table_of(page).steps.text()
    assert text.startswith("1. Tổng điểm")
    assert "Chỉ số hài lòng 79,99 (SIPAS80): hạ từ" in text or "giữ nguyên" in text
    assert "Quy định SIPAS80: chỉ số hài lòng dưới 80\N{NO-BREAK SPACE}% thì hạ 1 hạng." in text
    assert "NOT_" not in text
    assert "OPEN_" not in text


def test_a_unit_that_sent_nothing_is_told_the_rule_and_that_it_is_not_applied(
    ranking: Any, authority: Desk
) -> None:
    page = ranking(appraised(authority))
    page.stand_on(COMMUNES[4].code)
    assert "Quy định NOSELF" in table_of(page).steps.text()
    assert "cơ quan thẩm định quyết định" in table_of(page).steps.text()


def test_units_not_appraised_keep_the_ranking_from_being_published(ranking: Any, authority: Desk) -> None:
    page = ranking(authority)
    assert not page.primary.isEnabled()
    assert "Xã Bình Khê" in table_of(page).state.text()


def test_lines_with_two_values_keep_the_ranking_from_being_published(ranking: Any, authority: Desk) -> None:
    work = authority.services.publish_ranking._database.work
    work.rankings.conflicts = 3
    page = ranking(appraised(authority))
    assert not page.primary.isEnabled()
    assert table_of(page).state.text().startswith("3 tiêu chí có hai điểm khác nhau")
    with pytest.raises(ConflictsOpen):
        authority.services.publish_ranking.publish(YEAR)


def test_publishing_asks_with_both_outcomes_and_freezes(
    qtbot: QtBot, ranking: Any, authority: Desk, notices: list[Any]
) -> None:
    page = ranking(appraised(authority))
    page.publish()
    settle(qtbot, page)
    assert notices[0][1] == ("Công bố", "Chưa công bố")
    assert "2 đơn vị chưa gửi" in notices[0][0].why
    (published,) = authority.services.publish_ranking.publications(YEAR)
    frozen = json.loads(published.document)
    assert set(frozen["digests"]) == {"criteria", "appraisals", "adjustments", "outside_values", "ties"}
    assert frozen["scheme"] == "5-band"
    assert frozen["scheme_bands"][-1] == "Yếu"
    assert page.primary.text() == "Sang Trả kết quả"
    assert page.primary.isEnabled()
    assert table_of(page).state.text().startswith("Đã công bố lần 1")


def test_bands_are_counted_with_percents(ranking: Any, authority: Desk) -> None:
    part = table_of(ranking(appraised(authority)))
    rows = part.bands.rows_model.rows
    assert sum(share.count for share in rows) == 4
    assert part.bands.found.index(0, 2).data().endswith("%")


def test_another_scheme_is_only_tried_and_cannot_be_published(
    qtbot: QtBot, ranking: Any, authority: Desk
) -> None:
    page = ranking(appraised(authority))
    part = table_of(page)
    assert part.schemes.count() == 3
    assert part.schemes.itemText(0).endswith("(của đợt)")
    part.schemes.setCurrentIndex(part.schemes.findData("4-band-KhanhHoa"))
    part.schemes.activated.emit(part.schemes.currentIndex())
    settle(qtbot, page)
    assert [share.name for share in part.bands.rows_model.rows] == ["Tốt", "Khá", "Trung bình", "Yếu"]
    assert not page.primary.isEnabled()
    assert authority.services.run_round.round(YEAR).band_scheme == "5-band"
    part.schemes.setCurrentIndex(0)
    part.schemes.activated.emit(0)
    settle(qtbot, page)
    assert page.primary.isEnabled()


def test_a_tie_is_decided_in_an_order_and_shown_as_decided(
    qtbot: QtBot, ranking: Any, authority: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = appraised(authority)
    first, second = tie_up(desk)
    page = ranking(desk)
    page.stand_on(first)
    settle(qtbot, page)
    assert not page.tie.isHidden()
    assert page.untie.isHidden()

    def answer(dialog: DecideTieDialog) -> int:
        assert not dialog.act.isEnabled()
        dialog.stand_on(second)
        dialog.move_by(-1)
        dialog.decision.line.setText("Kết luận họp Hội đồng ngày 20/02/2026")
        assert dialog.act.isEnabled()
        assert dialog.order() == (second, first)
        return 1

    monkeypatch.setattr(DecideTieDialog, "exec", answer)
    page.tie.click()
    settle(qtbot, page)
    rows = {row.code: row for row in desk.services.publish_ranking.preview(YEAR).ranking.rows}
    assert (rows[second].rank, rows[first].rank) == (1, 2)
    assert rows[first].index == rows[second].index
    assert "thứ hạng theo quyết định" in table_of(page).table.rows_model.text_at(0)
    assert "Thứ hạng theo quyết định: Kết luận họp" in table_of(page).steps.text()
    monkeypatch.setattr(ranking_page, "ask_reason", lambda *_said, **_words: "Ghi nhầm")
    page.untie.click()
    settle(qtbot, page)
    ranks = [row.rank for row in desk.services.publish_ranking.preview(YEAR).ranking.rows][:2]
    assert ranks == [1, 1]
    acts = [entry.act for entry in desk.services.publish_ranking._database.work.audit.entries]
    assert acts.count("decide_tie") == 2
    assert acts.count("withdraw_tie") == 2


def test_only_a_whole_tie_can_be_decided_and_only_with_a_ground(authority: Desk) -> None:
    desk = appraised(authority)
    first, second = tie_up(desk)
    service = desk.services.publish_ranking
    with pytest.raises(NotTied):
        service.decide_tie(YEAR, (first,), decision="QĐ 15")
    with pytest.raises(NotTied):
        service.decide_tie(YEAR, (first, COMMUNES[2].code), decision="QĐ 15")
    with pytest.raises(NotTied):
        service.decide_tie(YEAR, (), decision="QĐ 15")
    with pytest.raises(DecisionNeeded):
        service.decide_tie(YEAR, (first, second), decision=" ")
    with pytest.raises(DecisionNeeded):
        service.withdraw_tie(YEAR, (first, second), reason="")
    service.publish(YEAR)
    with pytest.raises(RoundPublished):
        service.decide_tie(YEAR, (first, second), decision="QĐ 15")


def test_reopening_needs_a_reason_and_what_changed_is_shown(
    qtbot: QtBot, ranking: Any, authority: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = appraised(authority)
    service = desk.services.publish_ranking
    with pytest.raises(NotFrozen):
        service.reopen(YEAR, reason="Xem lại")
    service.publish(YEAR)
    with pytest.raises(ReopeningReason):
        service.reopen(YEAR, reason="  ")
    page = ranking(desk)
    monkeypatch.setattr(ranking_page, "ask_reason", lambda *_said, **_words: "Đề nghị của xã tại CV 12")
    page.reopening.click()
    settle(qtbot, page)
    assert table_of(page).state.text().startswith("Đã mở lại sau lần công bố 1 (Đề nghị của xã tại CV 12)")
    assert desk.services.run_round.round(YEAR).published_at is None
    states = {item.state for item in service._database.work.assessments.standings(YEAR)}
    assert states == {State.APPRAISAL_1}
    line = desk.services.appraisal.sheet(YEAR, COMMUNES[0].code).lines[0]
    assert line.appraisal is not None
    points = Decimal(0) if line.appraisal.points else line.criterion.max_points
    given = AppraisedLine(criterion=line.criterion.id, points=points, reason="Theo CV 12")
    desk.services.appraisal.set_points(YEAR, COMMUNES[0].code, line=given)
    service.publish(YEAR)
    steps = service.history(YEAR)
    assert [(step.number, step.is_reopening) for step in steps] == [(1, False), (1, True), (2, False)]
    (changes,) = service.changes(YEAR)
    assert changes.causes == ("appraisals",)
    assert COMMUNES[0].code in {unit.code for unit in changes.units}
    dialog = PublicationHistoryDialog(YEAR, steps, changes=(changes,))
    qtbot.addWidget(dialog)
    assert dialog.told.text().startswith("Lần 2 so với lần 1: ")
    assert "Khác về: điểm thẩm định." in dialog.told.text()
    assert len(dialog.changed.rows_model.rows) == len(changes.units)


def test_the_year_before_is_compared_once_its_sheet_was_read(
    qtbot: QtBot, ranking: Any, authority: Desk, tmp_path: Path
) -> None:
    desk = appraised(authority)
    page = ranking(desk)
    page.stand_on("compare")
    settle(qtbot, page)
    part = page.part()
    assert isinstance(part, RankingComparePart)
    assert part.origin.text().startswith(f"Chưa có kết quả xếp hạng năm {YEAR - 1}")
    assert part.bands.isColumnHidden(2)
    results = tuple(
        PastResult(
            unit=unit.code,
            name=unit.name,
            index=Decimal("71.50") + at,
            rank=4 - at,
            band="Khá",
            document="QĐ 30/QĐ-UBND",
        )
        for at, unit in enumerate(COMMUNES[:4])
    )
    desk.services.keep_past_results.save(YEAR - 1, results)
    desk.changes.announce(Topic.PUBLICATIONS)
    settle(qtbot, page)
    assert part.origin.text() == (
        f"So với kết quả năm {YEAR - 1} đã công bố ngoài chương trình theo QĐ 30/QĐ-UBND. "
        "Năm nay mới xếp hạng 4/6 đơn vị."
    )
    assert not part.bands.isColumnHidden(2)
    good = next(change for change in part.bands.rows_model.rows if change.name == "Khá")
    assert good.before == 4
    text = part.units.rows_model.text_at(0)
    assert "→" in text
    assert "điểm" in text
    part.shown.setCurrentIndex(1)
    assert part.stack.currentWidget() is part.areas
    assert part.areas.rows_model.rows


def test_a_sheet_with_an_error_is_taken_in_not_at_all(qtbot: QtBot, authority: Desk, tmp_path: Path) -> None:
    dialog = PastResultsDialog(authority, year=YEAR - 1)
    qtbot.addWidget(dialog)
    path = authority.services.keep_past_results.template(tmp_path / "nam-truoc.xlsx", YEAR - 1)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["F4"], sheet["G4"], sheet["H4"] = 82.15, 1, "Tốt"
    sheet["F5"], sheet["G5"], sheet["H5"] = "nhiều", 2, "Khá"
    book.save(path)
    dialog.import_file(path)
    qtbot.waitUntil(lambda: not authority.jobs.is_busy)
    qtbot.wait(10)
    assert dialog.state.text() == "Chưa nhập dòng nào: bảng còn 1 chỗ cần sửa."
    assert authority.services.keep_past_results.results(YEAR - 1) == ()
    assert "“nhiều” không phải số đúng" in dialog.findings.rows_model.text_at(0)
    assert not dialog.has_changed
    sheet["F5"] = "74,5"
    book.save(path)
    dialog.import_file(path)
    qtbot.waitUntil(lambda: dialog.has_changed)
    assert [(each.rank, str(each.index)) for each in dialog.held.rows_model.rows] == [
        (1, "82.15"),
        (2, "74.5"),
    ]


def test_one_unit_of_a_past_year_is_entered_changed_and_removed_by_hand(
    qtbot: QtBot, authority: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, code = authority.services.keep_past_results, COMMUNES[0].code
    dialog = PastResultDialog(authority, None, year=YEAR - 1)
    qtbot.addWidget(dialog)
    dialog.unit.show_value(code)
    dialog.lines["rank"].line.setText("3")
    dialog.accept()
    assert "chưa có chỉ số" in dialog.wrong.text()
    assert service.results(YEAR - 1) == ()
    dialog.lines["index"].line.setText("76,47")
    dialog.lines["band"].line.setText("Khá")
    dialog.accept()
    (held,) = service.results(YEAR - 1)
    assert (held.unit, held.name, held.rank, str(held.index)) == (code, COMMUNES[0].name, 3, "76.47")
    changed = PastResultDialog(authority, held, year=YEAR - 1)
    qtbot.addWidget(changed)
    assert changed.lines["index"].line.text() == "76,47"
    assert not changed.unit.isEnabled()
    changed.lines["rank"].line.setText("2")
    changed.accept()
    assert [each.rank for each in service.results(YEAR - 1)] == [2]
    whole = PastResultsDialog(authority, year=YEAR - 1)
    qtbot.addWidget(whole)
    assert whole.change.isEnabled()
    whole.remove_one()
    assert service.results(YEAR - 1) == ()
    assert whole.has_changed


class Sends:
    def __init__(self) -> None:
        self.asked: list[Any] = []

    def board(self, year: int) -> ResultsBoard:
        return ResultsBoard(year=year, published=None, rows=())

    def export(
        self,
        year: int,
        folder: Path,
        *,
        passphrase: str,
        units: Any = (),
        form: Form = WHOLE,
        progress: Any,
    ) -> Any:
        self.asked.append((year, units, passphrase))
        delivered = delivered_in(folder, form)
        return (SimpleNamespace(files=delivered.paths, delivered=delivered),)


def test_results_wait_for_publication(open_page: Callable[..., Any], authority: Desk) -> None:
    page = open_page(SendResultsPage, authority)
    assert page.results._none.isVisible()
    assert not page.primary.isEnabled()


def test_results_are_written_for_all_or_for_those_chosen(
    qtbot: QtBot,
    open_page: Callable[..., Any],
    make_desk: Callable[..., Desk],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    told: list[str] = []
    listed: list[int] = []
    monkeypatch.setattr(DeliveredDialog, "exec", lambda dialog: told.append(dialog.state.text()))
    sends = Sends()
    papers = SimpleNamespace(write_list=lambda _year, made, folder: listed.append(len(made)))
    desk = appraised(make_desk(Role.APPRAISER, send_results=sends, result_papers=papers))
    desk.services.publish_ranking.publish(YEAR)
    page = open_page(SendResultsPage, desk)
    out = Outward(folder=tmp_path, passphrase="song nui bien troi", progress=Silent())
    write = partial(page.results.write, "Ghi", lambda _progress: out, said=lambda count: f"Đã ghi {count}")
    write(send=page.results.export)
    qtbot.waitUntil(lambda: bool(told))
    write(send=lambda out: page.results.export(out, (COMMUNES[0].code,)))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert all("an toàn" in words for words in told)
    assert [units for _year, units, _words in sends.asked] == [(), (COMMUNES[0].code,)]
    assert listed == [1, 1]


def sent_result(at: datetime, code: str = COMMUNES[0].code) -> Any:
    return replace(
        package_row(Direction.SENT),
        kind="result",
        sender="td-52",
        recipient=f"xa-{code}",
        period=str(YEAR),
        revision=2,
        at=at,
    )


def test_who_has_which_revision_is_shown_and_what_was_sent_before_reopening_is_outdated(
    open_page: Callable[..., Any], authority: Desk
) -> None:
    desk = appraised(authority)
    published = desk.services.publish_ranking.publish(YEAR)
    exchanges = desk.services.publish_ranking._database.work.exchanges
    exchanges.add(sent_result(published.at + timedelta(minutes=5)))
    page = open_page(SendResultsPage, desk)
    part = page.results
    rows = {item.row.code: item for item in part.table.rows_model.rows}
    assert rows[COMMUNES[0].code].state is SentState.SENT
    assert sum(item.state is SentState.NOT_YET for item in rows.values()) == 3
    assert part.words() == "Ghi cho 3 đơn vị chưa có hoặc có gói cũ…"
    part.state.setCurrentIndex(part.state.findData("sent"))
    part.state.activated.emit(part.state.currentIndex())
    assert [item.row.code for item in part.table.rows_model.rows] == [COMMUNES[0].code]
    exchanges.rows.clear()
    exchanges.add(sent_result(published.at - timedelta(minutes=5)))
    page.refresh()
    part.state.setCurrentIndex(0)
    page.refresh()
    assert part.table.rows_model.text_at(0)
    assert {item.state for item in part.table.rows_model.rows} == {SentState.OUTDATED, SentState.NOT_YET}
    desk.services.publish_ranking.reopen(YEAR, reason="Xem lại")
    page.refresh()
    assert part._none.text().startswith("Xếp hạng đang mở lại")
    assert not page.primary.isEnabled()
