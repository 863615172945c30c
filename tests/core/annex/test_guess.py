"""The rule a text describes: kind, parameters, what stays open and what is doubtful."""

from decimal import Decimal

import pytest

from core.annex.guess import BOUNDARY, MAX_DIFFERS, PERIODS_UNSAID, YEAR_UNSAID, guess_rule
from core.criteria.rules import RuleKind
from tests.core import criteria_sets


def guessed(*lines, name="Nội dung", maximum="2", year=2025):
    rows = [(line, None) if isinstance(line, str) else (line[0], Decimal(line[1])) for line in lines]
    return guess_rule(name, rows, maximum=Decimal(maximum), year=year)


def test_the_dominant_wording_of_the_guide():
    found = guessed(
        "Đạt từ 80% trở lên sẽ đạt điểm tối đa. Dưới 80% tính theo công thức: Tỷ lệ % × Điểm tối đa / 80%."
    )
    assert found.rule["bands"] == [
        {"ge": "0", "lt": "80", "formula": "proportional_to_target", "target": "80"},
        {"ge": "80", "formula": "max"},
    ]
    assert found.is_whole
    assert found.words == (
        "Dưới 80% tính theo công thức: Tỷ lệ % × Điểm tối đa / 80%.",
        "Đạt từ 80% trở lên sẽ đạt điểm tối đa.",
    )


def test_a_formula_on_the_line_below_belongs_to_its_band():
    found = guessed(
        "- Nếu dưới 95% thì điểm được tính theo công thức:",
        "[Tỷ lệ % hồ sơ × điểm tối đa]/95%",
        "- Từ 95% trở lên: điểm tối đa",
    )
    assert [band["formula"] for band in found.rule["bands"]] == ["proportional_to_target", "max"]


def test_points_in_the_column_of_points_become_the_bands():
    found = guessed(("- Từ 98% trở lên", "2"), ("- Từ 90% đến dưới 98%", "1"), ("- Dưới 90%", "0"))
    assert found.rule["bands"] == [
        {"ge": "0", "lt": "90", "formula": "zero"},
        {"ge": "90", "lt": "98", "formula": "const", "value": "1.00"},
        {"ge": "98", "formula": "max"},
    ]


def test_a_gap_between_bands_is_not_closed():
    found = guessed("Từ 90% trở lên: 2 điểm", "Dưới 80%: 0 điểm")
    assert found.rule["bands"][0] == {"ge": "0", "lt": "80", "formula": "zero"}
    assert found.rule["bands"][1]["ge"] == "90"


def test_limits_said_twice_are_doubtful():
    found = guessed("Từ 80% đến 100%: 2 điểm", "Dưới 80%: 0 điểm")
    assert BOUNDARY in found.doubts
    assert not found.is_whole
    assert BOUNDARY in guessed("Trên 80%: 2 điểm", "Từ 0% đến dưới 80%: 0 điểm").doubts


def test_a_share_of_the_maximum_alone():
    assert guessed("Điểm = tỷ lệ % × điểm tối đa").rule["bands"] == [{"ge": "0", "formula": "ratio_x_max"}]
    assert guessed("Tỷ lệ % × điểm tối đa/90%").rule["bands"][0]["lt"] == "90"


def test_a_band_without_points_stays_open():
    found = guessed("Từ 80% trở lên: xem xét", "Dưới 80%: 0 điểm")
    assert "formula" not in found.rule["bands"][1]
    assert not found.is_whole


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ban hành trước ngày 01/02: 2 điểm", "Y-01-31"),
        ("Ban hành trước ngày 01/3: 2 điểm", "Y-02-LAST"),
        ("Ban hành trước ngày 01/01: 2 điểm", "Y-1-12-31"),
        ("Ban hành đến hết ngày 28/02: 2 điểm", "Y-02-LAST"),
        ("Ban hành trong tháng 02: 2 điểm", "Y-02-LAST"),
        ("Ban hành trước tháng 02: 2 điểm", "Y-01-31"),
        ("Ban hành trước tháng 01: 2 điểm", "Y-1-12-31"),
        ("Ban hành chậm nhất ngày 15 tháng 12: 2 điểm", "Y-12-15"),
        ("Ban hành trong quý I: 2 điểm", "Y-03-31"),
        ("Gửi trước ngày 15/01 năm sau: 2 điểm", "Y+1-01-14"),
        ("Ban hành trước ngày 31/12 năm trước: 2 điểm", "Y-1-12-30"),
        ("Ban hành trước ngày 31/12/2024: 2 điểm", "Y-1-12-30"),
    ],
)
def test_days_are_last_valid_days(text, day):
    assert guessed(text, "Không ban hành: 0 điểm").rule["steps"][0]["on_or_before"] == day


def test_a_deadline_says_late_and_missing_only_where_the_text_does():
    found = guessed("Ban hành trong tháng 01 của năm kế hoạch: 2 điểm", "Ban hành sau tháng 01: 1 điểm")
    assert found.rule["after"] == "1.00"
    assert "missing" not in found.rule
    assert not found.is_whole


def test_a_year_that_was_not_said_is_asked():
    assert YEAR_UNSAID in guessed("Trước ngày 01/02: 2 điểm", "Không ban hành: 0 điểm").doubts
    assert YEAR_UNSAID not in guessed("Trước ngày 01/02/2025: 2 điểm", "Không ban hành: 0 điểm").doubts


def test_no_day_of_the_calendar_is_no_deadline():
    assert guessed("Trước ngày 31/02: 2 điểm").kind is None
    assert guessed("Trong tháng 13: 2 điểm").kind is None


def test_counts_with_their_lowest_band():
    found = guessed("Có từ 03 hình thức trở lên: 2 điểm; 02 hình thức: 1 điểm; còn lại: 0 điểm.")
    assert found.rule["bands"] == [
        {"ge": 3, "points": "2.00"},
        {"ge": 2, "points": "1.00"},
        {"ge": 0, "points": "0.00"},
    ]
    assert found.is_whole
    assert not guessed("Từ 02 lớp/lượt lớp trở lên: điểm tối đa", "01 lớp: 1 điểm").is_whole


def test_events_with_and_without_a_floor():
    found = guessed("Mỗi văn bản chưa xử lý trừ 0,5 điểm, trừ đến hết điểm")
    assert found.rule == {
        "kind": "deduct_per_event",
        "per_event": "0.50",
        "start": "2.00",
        "floor": "0.00",
    }
    assert guessed("Mỗi trường hợp trừ 0,5 điểm; trừ tối đa 1 điểm").is_whole is False
    assert guessed("Mỗi trường hợp trừ 0,5 điểm, trừ tối đa 1 điểm").rule["floor"] == "1.00"
    assert "floor" not in guessed("Trừ 0,25 điểm/trường hợp").rule


def test_reports_by_period():
    found = guessed(
        "Mỗi báo cáo (quý I, 6 tháng, quý III, năm) đúng hạn: 0,5 điểm; gửi chậm: 0,25 điểm; không gửi: 0 điểm"
    )
    assert found.rule["expected"] == ["Q1", "H1", "Q3", "Y"]
    assert (found.rule["on_time"], found.rule["late"], found.rule["missing"]) == ("0.50", "0.25", "0.00")
    assert PERIODS_UNSAID in guessed("Mỗi báo cáo gửi đúng hạn: 0,5 điểm").doubts
    assert guessed("Mỗi báo cáo được xem xét").kind is None


def test_surveys_and_outside_values():
    found = guessed("Trọng số A 100, B 60, C 20, D 0", name="Điều tra xã hội học")
    assert found.rule["weights"] == {"A": "100", "B": "60", "C": "20", "D": "0"}
    assert guessed(name="Điều tra xã hội học").is_whole is False
    assert guessed("Theo thang điểm 100", name="Chỉ số hài lòng SIPAS").rule["scale"] == "100"
    assert guessed("Từ 90% trở lên: 2 điểm", "Dưới 90%: 0 điểm", name="Chỉ số hài lòng").kind is (
        RuleKind.RATIO_BANDS
    )


def test_parts_are_added_or_one_of_them_is_chosen():
    added = guessed(("- Có kế hoạch", "1"), ("- Có báo cáo", "1"))
    assert added.kind is RuleKind.CHECKLIST_SUM
    chosen = guessed("Có ban hành: 2 điểm", "Không ban hành: 0 điểm")
    assert chosen.kind is RuleKind.SINGLE_CHOICE
    assert [option["label"] for option in chosen.rule["options"]] == ["Có ban hành", "Không ban hành"]
    assert MAX_DIFFERS in guessed("Tốt: 1 điểm", "Khá: 0,5 điểm").doubts


def test_a_text_that_says_nothing_is_not_guessed():
    found = guessed("Theo hướng dẫn của Sở Nội vụ")
    assert found.kind is None
    assert found.words == ("Theo hướng dẫn của Sở Nội vụ",)


def test_most_rules_of_the_sample_set_are_recognised_from_their_texts():
    leaves = criteria_sets.sample().leaves()
    same = [
        leaf
        for leaf in leaves
        if guess_rule(leaf.name, [(leaf.rule_text, None)], maximum=leaf.max_points, year=None).kind
        is leaf.rule.kind
    ]
    assert len(same) >= 52, [leaf.id for leaf in leaves if leaf not in same]
