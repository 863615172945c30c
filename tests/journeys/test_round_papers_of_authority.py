"""The authority's papers of a round, filled from real packages: their figures are those of sheets and ranking."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.assessment import Claim, CriterionEntry, Stage
from core.council import CouncilMember, CouncilPart
from core.report_texts import PaperPlace
from core.reporting.document import Report
from core.reporting.paper import Asked, Choice
from core.rounds import NoRound, NotExpected, NotReceived
from core.services.appraisal import AppraisedLine
from core.services.import_package import ImportStatus
from core.services.papers.minutes import ALL, NothingToMinute
from core.services.ranking_documents import ranking_document
from core.services.round_papers import NobodyToRemind
from core.services.send_return import Correction, Question
from tests.offices import COMMUNE, SECOND, THIRD, YEAR, Desk, Offices, fill
from tests.report_reading import headings, rows, table, written

LOWERED = "Quyết định ban hành sau thời hạn"


def later(offices: Offices) -> None:
    offices.province.clock.at += timedelta(hours=1)


def submitted(offices: Offices, code: str, *, online: int = 40) -> Desk:
    desk = offices.commune(code)
    fill(desk, online=online)
    entry = CriterionEntry(
        criterion="5.4", claim=Claim.NO_OCCURRENCE, claim_reason="Trong năm không có ai bị kỷ luật"
    )
    desk.services.self_assessment.enter(YEAR, entry)
    assert offices.province.take_in(desk.export().files[0]).status is ImportStatus.IMPORTED
    return desk


def give(offices: Offices, criterion: str, points: str, stage: Stage, **more: str) -> None:
    line = AppraisedLine(criterion=criterion, points=Decimal(points), **more)
    offices.province.services.appraisal.set_points(YEAR, COMMUNE, line=line, stage=stage)


@pytest.fixture
def asked_again(offices: Offices) -> Offices:
    """A unit appraised, asked, and heard; a second as it claims; a third that never sent."""
    offices.bring_to(_asked_again)
    return offices


def _asked_again(offices: Offices) -> None:
    offices.open_round(COMMUNE, SECOND, THIRD)
    desk = submitted(offices, COMMUNE)
    submitted(offices, SECOND, online=60)
    services = offices.province.services
    for code in (COMMUNE, SECOND):
        services.appraisal.accept_self(YEAR, code)
    give(offices, "4.1.1", "0.00", Stage.APPRAISAL_1, reason=LOWERED)
    question = Question(criterion="4.1.1", reason="Quy chế ban hành ngày nào?")
    correction = Correction(reason="Làm rõ", questions=(question,), due_on=date(YEAR, 12, 20))
    sent = services.send_return.send(YEAR, COMMUNE, correction=correction, outward=offices.province.outward())
    assert desk.take_in(sent.files[0]).status is ImportStatus.IMPORTED
    entry = desk.services.self_assessment.score(YEAR).line("4.1.1").entry
    desk.services.self_assessment.enter(YEAR, replace(entry, explanation="Ban hành ngày 02/01/2025"))
    later(offices)
    again = desk.export(reason="Đã giải trình")
    assert offices.province.take_in(again.files[0]).status is ImportStatus.IMPORTED
    give(offices, "4.1.1", "0.50", Stage.APPRAISAL_2, reason="Chấp nhận một phần")
    give(offices, "4.1.1", "0.25", Stage.COUNCIL, reason="Hội đồng thống nhất", opinion="Chưa đủ căn cứ")
    services.keep_council.keep(
        YEAR,
        (
            CouncilMember(name="Lê Văn An", job="Giám đốc", organisation="Sở Nội vụ", part=CouncilPart.CHAIR),
            CouncilMember(
                name=f"Cán bộ {offices.province.services.set_up.office().unit.code}", job="Chuyên viên"
            ),
        ),
    )


def make(offices: Offices, kind: str, part: str = "") -> Report:
    return offices.province.services.make_report.make(kind, Asked(year=YEAR, part=part))


def test_the_minutes_tell_each_stage_the_question_and_the_answer(asked_again: Offices) -> None:
    report = make(asked_again, "minutes", COMMUNE)
    held = {row[0]: row for row in rows(report, "Bảng điểm")}
    line = held["4.1.1"]
    sheet = asked_again.province.services.appraisal.sheet(YEAR, COMMUNE)
    assert line[2:6] == (
        sheet.line("4.1.1").criterion.max_points,
        sheet.line("4.1.1").self_points,
        Decimal("0.00"),
        "Ban hành ngày 02/01/2025",
    )
    assert line[6:9] == (Decimal("0.50"), Decimal("0.25"), Decimal("0.25"))
    assert line[9] == (
        f"Vòng 1: {LOWERED}\nVòng 2: Chấp nhận một phần\nHội đồng: Hội đồng thống nhất; Chưa đủ căn cứ"
    )
    ((code, _name, question, answer),) = rows(report, "Giải trình")
    assert (code, answer) == ("4.1.1", "Ban hành ngày 02/01/2025")
    assert str(question).startswith("Quy chế ban hành ngày nào?\n(Cán bộ 52, ")
    (changed,) = rows(report, "Điểm thay đổi")
    assert changed[0] == "4.1.1"
    assert changed[4] == Decimal("0.25") - (sheet.line("4.1.1").self_points or Decimal(0))
    assert changed[5] == "Hội đồng thống nhất"


def test_the_minutes_name_who_appraised_and_what_did_not_occur(asked_again: Offices) -> None:
    report = make(asked_again, "minutes", COMMUNE)
    assert [row[1] for row in rows(report, "Hội đồng")] == ["Lê Văn An", "Cán bộ 52"]
    assert {row[1] for row in rows(report, "Người thẩm định")} <= {"Cán bộ 52", "Chưa thẩm định"}
    claimed = {row[0]: row for row in rows(report, "Không phát sinh")}
    assert claimed["5.4"][2] == "Trong năm không có ai bị kỷ luật"
    assert str(claimed["5.4"][3]).startswith("Xác nhận, ")
    assert [text.partition(". ")[0] for text in headings(report)] == [str(number) for number in range(1, 10)]


def test_the_sums_of_the_minutes_are_those_of_the_sheet_and_of_the_ranking(asked_again: Offices) -> None:
    services = asked_again.province.services
    ranked = ranking_document(services.publish_ranking.preview(YEAR))["rows"]
    assert isinstance(ranked, list)
    for row in ranked:
        report = make(asked_again, "minutes", row["unit"])
        sheet, facts = services.appraisal.sheet(YEAR, row["unit"]), dict(report.facts)
        areas = rows(report, "Kết quả")
        whole = next(cells for cells in areas if cells[0] == "Cộng các lĩnh vực")
        assert whole[5] == sheet.card.total == sum(line[8] for line in _leaves(report, sheet.card.areas))
        assert areas[-1][5] == sheet.total == Decimal(row["total"]) == facts["total"]
        assert areas[-1][6] == facts["index"] == Decimal(row["index"])
        assert (facts["band"], facts["rank"]) == (row["band"], row["rank"])


def _leaves(report: Report, areas: object) -> list[tuple[Decimal, ...]]:
    codes = {area.node_id for area in areas}  # type: ignore[attr-defined]
    held = rows(report, "Bảng điểm")
    return [cells for cells in held if cells[0] not in codes and isinstance(cells[8], Decimal)]  # type: ignore[misc]


def test_all_minutes_are_one_file_and_each_begins_anew(asked_again: Offices) -> None:
    service = asked_again.province.services.make_report
    choices = service.choices("minutes", YEAR)
    assert {choice.key for choice in choices} == {COMMUNE, SECOND, ALL}
    assert choices[-1] == Choice(key=ALL, name="Tất cả 2 đơn vị đã gửi, trong một tệp")
    whole = make(asked_again, "minutes", ALL)
    single = [replace(make(asked_again, "minutes", choice.key), form="") for choice in choices[:-1]]
    assert [replace(whole, following=(), form=""), *whole.following] == single


def test_minutes_are_refused_where_there_is_nothing_to_minute(offices: Offices) -> None:
    service = offices.province.services.make_report
    assert service.choices("minutes", YEAR) == ()
    with pytest.raises(NoRound):
        make(offices, "minutes")
    offices.open_round(COMMUNE)
    with pytest.raises(NothingToMinute):
        make(offices, "minutes")
    with pytest.raises(NotReceived):
        make(offices, "minutes", COMMUNE)
    with pytest.raises(NotExpected):
        make(offices, "minutes", SECOND)


def test_the_status_counts_every_unit_once_and_gives_a_box_to_those_that_owe(asked_again: Offices) -> None:
    services = asked_again.province.services
    asked_again.province.clock.at += timedelta(days=10)
    report = make(asked_again, "round-status")
    facts = dict(report.facts)
    board = services.run_round.board(YEAR)
    assert (facts["expected"], facts["sent"], facts["overdue"]) == (3, 2, 1)
    assert facts["in_appraisal"] == 2
    (missing,) = rows(report, "Chưa gửi")
    late = next(row for row in board.rows if row.unit.code == THIRD)
    assert missing[1:] == (THIRD, late.unit.name, late.due_on, late.days_late, "", False)
    assert len(rows(report, "Từng đơn vị")) == len(board.rows) == 3
    counts = dict(zip(("expected", "sent"), (row[1] for row in rows(report, "Tổng hợp")), strict=False))
    assert counts == {"expected": 3, "sent": 2}


def test_the_status_tells_extensions_and_what_was_sent_back(offices: Offices) -> None:
    offices.open_round(COMMUNE, SECOND)
    services = offices.province.services
    submitted(offices, COMMUNE)
    services.extend_round.extend(
        YEAR, [SECOND], due_on=date(YEAR, 12, 31), reason="Mưa lũ", document="Công văn 12/SNV"
    )
    question = Question(criterion="4.1.1", reason="Quy chế số mấy?")
    correction = Correction(reason="Thiếu số", questions=(question,), due_on=date(YEAR, 12, 20))
    services.send_return.send(YEAR, COMMUNE, correction=correction, outward=offices.province.outward())
    report = make(offices, "round-status")
    (extended,) = rows(report, "Gia hạn")
    assert extended[1] == SECOND
    assert extended[4] == f"Gia hạn đến hết ngày 31/12/{YEAR}: Công văn 12/SNV; Mưa lũ"
    (returned,) = rows(report, "Trả lại")
    assert returned[4] == (
        f"Trả lại ngày 12/12/{YEAR}, 1 tiêu chí cần làm rõ, gửi lại chậm nhất ngày 20/12/{YEAR}. Thiếu số"
    )
    assert "Mọi đơn vị phải gửi đều đã gửi hồ sơ." not in written(report)


def test_the_comparison_is_that_of_the_sheets(asked_again: Offices) -> None:
    services = asked_again.province.services
    report = make(asked_again, "comparison")
    board = {row.unit.name: row for row in services.run_round.board(YEAR).rows}
    view = services.publish_ranking.preview(YEAR)
    indexes = {row.name: row.index for row in view.ranking.rows}
    held = rows(report, "Đơn vị cấp xã")[:-1]
    assert next(row[1] for row in held) == board_name(asked_again, COMMUNE)
    for row in held:
        name = str(row[1])
        sheet = services.appraisal.sheet(YEAR, board[name].unit.code)
        own = [line for line in sheet.lines if line.criterion.scored_by == "self"]
        given = sum(line.appraisal.points or Decimal(0) for line in own if line.appraisal is not None)
        assert row[2] == board[name].self_total
        if isinstance(row[3], Decimal):
            assert (row[3], row[4]) == (given, given - row[2])
            assert row[8] == indexes[name]
    facts = dict(report.facts)
    total = table(report, "Đơn vị cấp xã").total
    assert total is not None
    assert (facts["self_average"], facts["average"], facts["difference"]) == total.cells[2:5]


def test_a_criterion_lowered_at_one_unit_is_told_with_the_unit(asked_again: Offices) -> None:
    report = make(asked_again, "comparison")
    line = next(row for row in rows(report, "Tiêu chí cấp xã") if row[0] == "4.1.1")
    lost = dict(zip(("units", "lowered", "raised"), line[6:9], strict=True))
    assert lost == {"units": 2, "lowered": 1, "raised": 0}
    assert str(line[9]).startswith(board_name(asked_again, COMMUNE))


def board_name(offices: Offices, code: str) -> str:
    return next(
        row.unit.name for row in offices.province.services.run_round.board(YEAR).rows if row.unit.code == code
    )


@pytest.mark.parametrize("kind", ["round-status", "comparison"])
def test_a_year_without_a_round_is_refused_and_a_round_without_packages_says_so(
    offices: Offices, kind: str
) -> None:
    with pytest.raises(NoRound):
        make(offices, kind)
    offices.open_round(COMMUNE)
    report = make(offices, kind)
    assert dict(report.facts)["sent"] == 0
    assert written(report)


def test_the_four_texts_of_the_consolidated_report_are_written_beside_its_figures(
    asked_again: Offices,
) -> None:
    """Seed row R068."""
    services = asked_again.province.services
    sections = services.make_report.paper("consolidated").sections
    assert [each.key for each in sections] == ["results", "limits", "causes", "tasks"]
    place = PaperPlace(year=YEAR, kind="consolidated")
    services.report_texts.save(place, "causes", text="Do thiếu người làm công tác tổng hợp.")
    report = make(asked_again, "consolidated")
    assert "Do thiếu người làm công tác tổng hợp." in written(report)
    facts, page = dict(report.facts), dict(make(asked_again, "summary").facts)
    assert (facts["sent"], facts["expected"], facts["average"]) == (2, 3, page["average"])


def test_a_reminder_is_printed_for_one_unit_and_refused_where_nothing_is_owed(asked_again: Offices) -> None:
    service = asked_again.province.services.make_report
    (owing,) = service.choices("reminders", YEAR)
    assert owing.key == THIRD
    letter = make(asked_again, "reminders", THIRD)
    assert owing.name.casefold() in written(letter).casefold()
    assert replace(letter, form="") == make(asked_again, "reminders").following[0]
    with pytest.raises(NobodyToRemind):
        make(asked_again, "reminders", COMMUNE)


def test_what_to_look_at_twice_is_printed_for_one_unit(asked_again: Offices) -> None:
    service = asked_again.province.services
    found = service.judgement_aids.current(YEAR).rows
    for code in (COMMUNE, SECOND):
        report = make(asked_again, "aids", code)
        facts = dict(report.facts)
        own = [row for row in found if code == row.finding.unit or code in row.finding.units]
        assert facts["open"] == len(own)
        assert report.subtitle.endswith(board_name(asked_again, code))
    with pytest.raises(NotExpected):
        make(asked_again, "aids", "00001")


def test_the_annex_of_one_unit_is_its_row_of_the_annex_of_all(asked_again: Offices) -> None:
    service = asked_again.province.services.make_report
    assert {each.key for each in service.choices("annex", YEAR)} == {COMMUNE, SECOND}
    whole, one = (rows(make(asked_again, "annex", part), "PHỤ LỤC") for part in ("", SECOND))
    assert one[0][1:] in [row[1:] for row in whole]
    assert len(one) == 2
    with pytest.raises(NotReceived):
        make(asked_again, "annex", THIRD)


def test_lost_points_are_those_missing_on_the_sheet(asked_again: Offices) -> None:
    sheet = asked_again.province.services.appraisal.sheet(YEAR, COMMUNE)
    report = make(asked_again, "lost_points", COMMUNE)
    assert dict(report.facts)["lost"] == sheet.maximum - sheet.card.total


def test_minutes_of_a_unit_in_appraisal_are_a_draft_and_conclude_nothing(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    submitted(offices, COMMUNE)
    report = make(offices, "minutes", COMMUNE)
    sheet = offices.province.services.appraisal.sheet(YEAR, COMMUNE)
    assert report.notice.startswith(f"Bản dự thảo: còn {len(sheet.lines)} tiêu chí chưa thẩm định.")
    said = written(report)
    assert f"Còn {len(sheet.lines)} tiêu chí chưa thẩm định nên chưa kết luận" in said
    assert "Thống nhất kết quả" not in said
    assert "Chưa có tiêu chí nào được thẩm định." in said
    assert {row[4] for row in rows(report, "Kết quả")} == {None}
