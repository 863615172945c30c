"""Reports as values: what stands where, exact figures, nothing left out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reporting import display
from core.reporting.checklist import checklist
from core.reporting.data import AreaBefore, BandLine, ClaimLine, RankedKind, ScoreBefore
from core.reporting.document import CellKind, Emphasis, FillIn, Heading, Paragraph, Report, tables_of
from core.reporting.forms import UnknownReportForm, report_form
from core.reporting.pooled_annex import pool, pooled_annex
from core.reporting.ranking_table import ranking_table
from core.reporting.self_score import self_score_sheet
from core.units import UnitKind
from tests import report_samples
from ui.texts.reports import REPORT_WORDS


def texts(report: Report) -> str:
    return "\n".join(block.text for block in report.blocks if isinstance(block, Paragraph | Heading))


def test_numbers_are_printed_as_officials_write_them() -> None:
    assert display.show(1234567, CellKind.COUNT) == "1.234.567"
    assert display.show(Decimal("1234.5"), CellKind.DECIMAL) == "1.234,50"
    assert display.show(Decimal("20.51"), CellKind.PERCENT) == "20,51\u00a0%"
    assert display.show(Decimal("1.2"), CellKind.CHANGE) == "+1,20"
    assert display.show(Decimal("-1.2"), CellKind.CHANGE) == "\u22121,20"
    assert display.show(Decimal("-0.001"), CellKind.CHANGE) == "0,00"
    assert display.show(date(2026, 1, 5), CellKind.DAY) == "05/01/2026"
    assert display.show(None, CellKind.COUNT) == ""
    assert display.show(True, CellKind.BOX) == ""


def test_half_a_hundredth_is_rounded_up() -> None:
    assert display.decimal(Decimal("89.995")) == "90,00"
    assert display.percent(1, 3) == Decimal("33.33")
    assert display.percent(1, 0) is None


def test_the_self_score_sheet_sums_bonus_and_penalty_apart_from_the_areas() -> None:
    data = report_samples.self_score(60)
    report = self_score_sheet(data, REPORT_WORDS)
    areas = tables_of(report)[0]
    assert areas.total is not None
    assert areas.total.cells[3] == data.total + data.bonus - data.penalty
    assert [row.cells[3] for row in areas.rows[-2:]] == [data.bonus, -data.penalty]
    assert sum(row.cells[3] for row in areas.rows[:8]) == data.total


def test_every_criterion_stands_in_the_annex_once_under_its_area() -> None:
    data = report_samples.self_score(60)
    annex = tables_of(self_score_sheet(data, REPORT_WORDS))[-1]
    codes = [row.cells[0] for row in annex.rows if row.emphasis is not Emphasis.GROUP]
    assert sorted(codes) == sorted(line.code for line in data.lines)
    assert len(annex.rows) == len(data.lines) + len(data.areas)


def test_missing_evidence_is_listed_with_its_statement_or_says_that_none_was_written() -> None:
    data = report_samples.self_score(60)
    statements = tables_of(self_score_sheet(data, REPORT_WORDS))[1]
    missing = [line for line in data.lines if line.evidence_missing]
    assert [row.cells[0] for row in statements.rows] == [line.code for line in missing]
    assert all(row.cells[2] for row in statements.rows)


def test_a_sheet_without_missing_evidence_says_so_in_words() -> None:
    data = report_samples.self_score(5)
    whole = replace(data, lines=tuple(replace(line, evidence_missing=False) for line in data.lines))
    report = self_score_sheet(whole, REPORT_WORDS)
    assert REPORT_WORDS.self_score.no_statement_needed in texts(report)


def test_a_sheet_without_points_claims_no_evidence() -> None:
    data = report_samples.self_score(5)
    bare = tuple(replace(line, points=None, evidence_missing=False) for line in data.lines)
    told = texts(self_score_sheet(replace(data, lines=bare), REPORT_WORDS))
    assert REPORT_WORDS.self_score.no_statement_needed not in told
    assert REPORT_WORDS.self_score.nothing_scored in told


def test_criteria_the_authority_scores_and_criteria_left_out_say_so_instead_of_points() -> None:
    words = REPORT_WORDS.self_score
    annex = tables_of(self_score_sheet(report_samples.self_score(60), REPORT_WORDS))[-1]
    shown = {row.cells[3] for row in annex.rows if isinstance(row.cells[3], str)}
    assert shown == {words.by_authority, words.is_excluded, words.not_scored}


def test_difficulties_and_proposals_are_dotted_lines_unless_they_were_written() -> None:
    data = report_samples.self_score(5)
    assert sum(isinstance(block, FillIn) for block in self_score_sheet(data, REPORT_WORDS).blocks) == 2
    written = replace(data, difficulties="Thiếu máy quét.", proposals="Cấp máy quét.")
    report = self_score_sheet(written, REPORT_WORDS)
    assert not any(isinstance(block, FillIn) for block in report.blocks)
    assert "Thiếu máy quét." in texts(report)


def test_last_years_score_stands_beside_this_one_by_area() -> None:
    data = report_samples.self_score(60)
    before = ScoreBefore(
        year=2024,
        self_points=Decimal("80.00"),
        index=Decimal("78.93"),
        areas=(AreaBefore(code="1", self_points=Decimal(8), points=Decimal(6), maximum=Decimal(10)),),
    )
    report = self_score_sheet(replace(data, before=before), REPORT_WORDS)
    table = tables_of(report)[1]
    share = display.percent(data.areas[0].points or 0, data.areas[0].maximum)
    assert share is not None
    assert table.rows[0].cells[2:] == (Decimal("80.00"), Decimal("60.00"), share, share - Decimal("80.00"))
    assert table.rows[1].cells[2:4] == (None, None)
    assert "78,93" in texts(report)
    bare = self_score_sheet(replace(data, before=ScoreBefore(year=2024, self_points=None)), REPORT_WORDS)
    assert "chưa có kết quả công bố" in texts(bare)
    assert len(tables_of(bare)) == len(tables_of(report)) - 1


def test_a_claim_of_no_occurrence_is_printed_with_policy_person_and_reason() -> None:
    data = report_samples.self_score(5)
    claim = ClaimLine(
        code="6.3",
        name="Giải ngân",
        maximum=Decimal("2.00"),
        policy="Không phát sinh: không tính vào điểm và điểm tối đa",
        by="Lê An",
        on=date(2025, 12, 11),
        reason="Không được giao vốn",
    )
    shown = replace(claim, by="", on=None, reason="")
    report = self_score_sheet(replace(data, claims=(claim, shown)), REPORT_WORDS)
    claims = next(each for each in tables_of(report) if each.name == REPORT_WORDS.self_score.claims_sheet)
    assert claims.rows[0].cells[2:] == (
        Decimal("2.00"),
        "Không phát sinh: không tính vào điểm và điểm tối đa",
        "Lê An",
        date(2025, 12, 11),
        "Không được giao vốn",
    )
    assert claims.rows[1].cells[4] == REPORT_WORDS.self_score.by_figures
    assert REPORT_WORDS.self_score.no_claims in texts(self_score_sheet(data, REPORT_WORDS))


def test_a_sample_set_is_marked_and_a_province_set_is_not() -> None:
    data = report_samples.self_score(5)
    assert self_score_sheet(data, REPORT_WORDS).notice
    assert not self_score_sheet(replace(data, is_sample=False), REPORT_WORDS).notice


def test_the_number_is_left_blank_and_the_text_ends_with_the_mark_of_the_decree() -> None:
    report = self_score_sheet(report_samples.self_score(5), REPORT_WORDS)
    assert report.letterhead is not None
    assert report.letterhead.number_line.startswith("Số:\u00a0")
    assert report.letterhead.number_line.endswith("/BC-UBND")
    last = report.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text.endswith("./.")


def test_overdue_tasks_come_first_and_are_marked() -> None:
    data = report_samples.checklist(12, 0)
    tasks = tables_of(checklist(data, REPORT_WORDS))[0]
    marks = [row.emphasis is Emphasis.WARNING for row in tasks.rows]
    assert marks == sorted(marks, reverse=True)
    assert any(marks)
    done = [row.cells[-1] for row in tasks.rows]
    assert done == sorted(done)


def test_a_task_due_today_is_not_overdue() -> None:
    data = report_samples.checklist(2, 0)
    row = tables_of(checklist(data, REPORT_WORDS))[0].rows[0]
    assert REPORT_WORDS.checklist.due_today in str(row.cells[4])
    assert row.emphasis is Emphasis.NONE


def test_a_late_finished_task_says_that_it_was_late() -> None:
    data = report_samples.checklist(1, 0)
    row = tables_of(checklist(data, REPORT_WORDS))[0].rows[0]
    assert row.cells[4] == REPORT_WORDS.checklist.done_late(date(2025, 11, 3))


def test_points_at_stake_are_added() -> None:
    missing = tables_of(checklist(report_samples.checklist(0, 4), REPORT_WORDS))[0]
    assert missing.total is not None
    assert missing.total.cells[3] == Decimal("5.00")


def test_an_empty_checklist_says_so() -> None:
    report = checklist(report_samples.checklist(0, 0), REPORT_WORDS)
    assert not tables_of(report)
    assert REPORT_WORDS.checklist.no_tasks in texts(report)
    assert REPORT_WORDS.checklist.nothing_missing in texts(report)


def test_units_that_have_not_submitted_stand_last_without_a_rank() -> None:
    ranks = tables_of(ranking_table(report_samples.ranking(20), REPORT_WORDS))[0]
    assert [row.cells[0] for row in ranks.rows[-2:]] == ["", ""]
    assert {row.cells[4] for row in ranks.rows[-2:]} == {"chưa gửi"}


def test_a_change_is_the_difference_of_two_indexes_and_empty_without_an_earlier_one() -> None:
    ranks = tables_of(ranking_table(report_samples.ranking(20), REPORT_WORDS))[0]
    assert ranks.rows[0].cells[5] == Decimal("5.35")
    assert ranks.rows[3].cells[5] is None


def test_shares_that_do_not_add_to_a_hundred_carry_a_note_and_are_not_changed() -> None:
    data = report_samples.ranking(3)
    kind = replace(data.kinds[0], bands=tuple(BandLine(name=name, count=1) for name in "ABC"))
    bands = tables_of(ranking_table(replace(data, kinds=(kind,)), REPORT_WORDS))[1]
    assert [row.cells[2] for row in bands.rows] == [Decimal("33.33")] * 3
    assert "99,99" in bands.notes[0]


def test_shares_that_add_to_a_hundred_carry_no_note() -> None:
    bands = tables_of(ranking_table(report_samples.ranking(20), REPORT_WORDS))[1]
    assert bands.notes == ()


def test_reasons_for_downgrades_are_listed_in_full() -> None:
    reasons = tables_of(ranking_table(report_samples.ranking(20), REPORT_WORDS))[2]
    assert len(reasons.rows) == 1
    assert "79,50" in str(reasons.rows[0].cells[3])


def test_unit_kinds_are_ranked_in_tables_of_their_own() -> None:
    data = report_samples.ranking(4)
    second = RankedKind(kind=UnitKind.DISTRICT, rows=(), bands=(), not_submitted=(("540", "Huyện Tây Sơn"),))
    report = ranking_table(replace(data, kinds=(*data.kinds, second)), REPORT_WORDS)
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert headings == ["1. Đơn vị cấp xã", "2. Đơn vị cấp huyện"]


def test_a_draft_ranking_says_that_it_is_not_published() -> None:
    data = replace(report_samples.ranking(2), published=False)
    assert REPORT_WORDS.ranking.draft_notice in ranking_table(data, REPORT_WORDS).notice


def test_the_pooled_ratio_of_the_seed_document_is_765() -> None:
    annex = tables_of(pooled_annex(report_samples.pooled(), REPORT_WORDS))[0]
    assert annex.total is not None
    assert annex.total.cells[-3:] == (3267, 42712, Decimal("7.65"))
    assert annex.total.cells[2:5] == (76, 6696, Decimal("1.14"))
    assert annex.rows[2].cells[2:] == (None,) * 12


def test_an_annex_without_any_figures_says_so() -> None:
    empty = replace(report_samples.pooled(), periods=(), units=())
    assert "Chưa có số liệu" in tables_of(pooled_annex(empty, REPORT_WORDS))[0].notes[0]


@given(st.lists(st.none() | st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=8))
def test_pooling_is_independent_of_how_rows_are_split(pairs: list[tuple[int, int] | None]) -> None:
    half = len(pairs) // 2
    assert pool(pairs) == pool([pool(pairs[:half]), pool(pairs[half:])])


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "báo cáo.v2.xlsx", "x.docx"])
def test_the_suffix_chooses_the_form(name: str) -> None:
    assert report_form(name) == name[name.rfind(".") :].lower()


@pytest.mark.parametrize("name", ["a.txt", "pdf", ".pdf", "a."])
def test_an_unknown_suffix_is_refused_by_name(name: str) -> None:
    with pytest.raises(UnknownReportForm) as caught:
        report_form(name)
    assert caught.value.code == "E_REPORT_FORM"
