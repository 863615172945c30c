"""The chairman's page as a value: what is said, what is left out, and how much at most."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.reporting.document import Drawing, Paragraph
from core.reporting.province_summary import Pending, SummaryData, province_summary, shortened
from tests.province_summaries import summary_of_province
from tests.report_reading import rows, written
from ui.texts.paper_summary import SUMMARY_WORDS
from ui.texts.reports import FORM_WORDS

DATA = summary_of_province(168)


def made(data: SummaryData = DATA) -> str:
    return written(province_summary(data, SUMMARY_WORDS, form=FORM_WORDS))


def test_the_bands_of_the_published_table_come_with_counts_percents_and_changes() -> None:
    """Seed document S3: 104/136 Tốt, 31 more; 30/136 Khá, 33 fewer; 2/136 Trung bình, 2 more."""
    report = province_summary(summary_of_province(136), SUMMARY_WORDS, form=FORM_WORDS)
    now, change = rows(report, "Xếp loại")
    assert now[1:] == ("104 (76,47\u00a0%)", "30 (22,06\u00a0%)", "2 (1,47\u00a0%)", "0 (0,00\u00a0%)")
    assert change[1:] == ("+31 (+22,79)", "\u221233 (\u221224,26)", "+2 (+1,47)", "không đổi")
    facts = dict(report.facts)
    assert (facts["average"], facts["average_change"]) == (Decimal("88.00"), Decimal("2.48"))
    assert "Chỉ số bình quân 88,00\u00a0%, tăng 2,48 điểm\u00a0% so với năm 2024" in written(report)


def test_both_ends_stand_beside_each_other() -> None:
    report = province_summary(DATA, SUMMARY_WORDS, form=FORM_WORDS)
    ends = rows(report, "Đầu và cuối bảng")
    assert [row[0] for row in ends] == [1, 2, 3, 4, 5]
    assert [row[3] for row in ends] == [164, 165, 166, 167, 168]


def test_what_waits_for_a_word_is_told_in_the_order_of_urgency_and_never_in_more_than_five_lines() -> None:
    report = province_summary(DATA, SUMMARY_WORDS, form=FORM_WORDS)
    points = [
        block.text for block in report.blocks if isinstance(block, Paragraph) and block.text.startswith("- ")
    ]
    assert 3 < len(points) <= 5
    assert points[0].startswith("- 40 đơn vị phải gửi báo cáo kiểm điểm chậm nhất 31/03/2026: ")
    assert points[0].endswith(" và 38 đơn vị khác.")
    assert points[2].startswith("- Chọn điểm cho 3 tiêu chí")
    assert points[3].startswith("- Quyết định thứ bậc")


def test_a_year_without_the_one_before_draws_how_the_units_spread() -> None:
    alone = replace(
        DATA, before=None, bands=(), years=replace(DATA.years, summaries=DATA.years.summaries[-1:])
    )
    report = province_summary(alone, SUMMARY_WORDS, form=FORM_WORDS)
    charts = [block.chart for block in report.blocks if isinstance(block, Drawing)]
    assert charts[0].title == "Số đơn vị theo mức chỉ số (%)"
    assert sum(value or 0 for value in charts[0].series[0].values) == 168
    assert len(rows(report, "Xếp loại")) == 1


def test_a_round_nobody_sent_to_says_so_and_draws_nothing() -> None:
    nothing = summary_of_province(0)
    report = province_summary(nothing, SUMMARY_WORDS, form=FORM_WORDS)
    assert not any(isinstance(block, Drawing) for block in report.blocks)
    text = written(report)
    assert "Chưa có đơn vị nào được thẩm định, nên chưa có chỉ số." in text
    assert "Không có việc nào chờ quyết định." in text


def test_a_published_year_asks_for_no_decision_to_publish() -> None:
    waits = Pending()
    assert "Ban hành quyết định công bố" in made(replace(DATA, pending=waits, reviewed=(), lowered=()))
    published = replace(DATA, pending=waits, published_on=date(2026, 2, 26), reviewed=(), lowered=())
    assert "Ban hành quyết định công bố" not in made(published)
    assert "Đã công bố ngày 26/02/2026" in made(published)


def test_a_long_name_is_cut_at_a_word() -> None:
    assert shortened("Tỷ lệ hồ sơ", 30) == "Tỷ lệ hồ sơ"
    cut = shortened("Tỷ lệ hồ sơ thủ tục hành chính tiếp nhận trực tuyến", 30)
    assert cut == "Tỷ lệ hồ sơ thủ tục hành…"
    assert len(cut) <= 30
