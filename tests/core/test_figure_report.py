"""The whole figures checker: sums, changes, ranks, documents, days, tables, and the five real documents."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.figure_findings import FigureKind, Reason, Standing
from core.figure_report import check_text
from core.figures import check_claims
from core.numbers import percent
from tests.core import figure_bases_sentences, figure_sentences
from tests.core.figure_report_sentences import DOUBTFUL, SILENT, WRONG
from ui.texts.numbers import count

SEEDS = Path(__file__).parents[1] / "vectors" / "seeds"
FIGURES = json.loads((SEEDS / "seed-figures.json").read_text("utf-8"))


def seed(number):
    return next(SEEDS.glob(f"{number}_*.txt")).read_text("utf-8")


def said(text, *standings, **options):
    report = check_text(text, **options)
    return [
        (each.reason.value, each.stated, each.correct)
        for each in report.findings
        if each.standing in (standings or (Standing.WRONG, Standing.DOUBTFUL))
    ]


@pytest.mark.parametrize(("text", "reason", "stated", "correct"), WRONG)
def test_what_is_surely_wrong_is_found_and_set_right(text, reason, stated, correct):
    assert (reason, stated, correct) in said(text, Standing.WRONG)
    assert len(said(text)) == 1


@pytest.mark.parametrize(("text", "reason"), DOUBTFUL)
def test_what_is_only_likely_is_never_called_wrong(text, reason):
    assert [each[0] for each in said(text, Standing.DOUBTFUL)] == [reason]
    assert said(text, Standing.WRONG) == []


@pytest.mark.parametrize("text", SILENT)
def test_what_may_be_right_raises_no_alarm(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [*(text for text, _ in figure_sentences.CLAIMS), *figure_sentences.NO_CLAIMS,
     *(text for text, _ in figure_bases_sentences.CLAIMS), *figure_bases_sentences.NO_CLAIMS],
)  # fmt: skip
def test_sentences_written_for_ratios_raise_no_other_alarm(text):
    """Three of them hold the errors of the seeds themselves."""
    known = {Reason.RATIO, Reason.YEAR_IN_NUMBER, Reason.CHANGE_BASE}
    assert {each.reason for each in check_text(text).open} <= known


# --- the five documents -----------------------------------------------------------------------------------

OPEN_IN_SEEDS = {
    "000": [],
    "001": [],
    "002": [
        ("wrong", "RATIO_FOOTNOTE", "13,70% (27 người)", "13.71"),
        ("wrong", "CHANGE_BASE", "108 người so với năm 2021, đạt 6,91%", "6.46"),
        ("wrong", "YEAR_IN_NUMBER", "02/0216/QĐ-UBND ngày 19/8/2016", ""),
        ("doubtful", "RATIO_IMPOSSIBLE", "86,32%, tỷ lệ số hóa kết quả đạt 9,92%", ""),
        ("wrong", "CHANGE_BASE", "07 đơn vị (giảm 10,7%)", "10.8"),
        ("wrong", "RATIO", "979/17.328 hồ sơ, đạt 5,68%", "5.65"),
        ("wrong", "RATIO", "128/129 người, tỷ lệ 98,45%", "99.22"),
        ("doubtful", "RATIO_CARRIED", "13 người, tỷ lệ 4,5%", "4.4"),
        ("doubtful", "RATIO_CARRIED", "231 người, tỷ lệ 79,90%", "78.31"),
    ],
    "003": [
        ("wrong", "TWO_SYMBOLS", "91-KT/TU ngày 18/10/2022", ""),
        ("doubtful", "CHANGE_YEAR", None, ""),
        ("wrong", "RATIO_BASE", "2/36 đơn vị (chiếm 1,47%)", "136"),
    ],
    "004": [],
}


@pytest.mark.parametrize("number", sorted(OPEN_IN_SEEDS))
def test_exactly_the_true_findings_of_a_real_document_are_open(number):
    found = check_text(seed(number)).open
    wanted = OPEN_IN_SEEDS[number]
    assert [(each.standing.value, each.reason.value, each.correct) for each in found] == [
        (standing, reason, correct) for standing, reason, _, correct in wanted
    ]
    assert all(text is None or each.text == text for each, (_, _, text, _) in zip(found, wanted, strict=True))


def test_every_ratio_of_the_seed_figures_is_judged_as_they_judge_it():
    """F01 to F28, whether count and base are printed together, apart, or in a footnote."""
    judged = {}
    for path in SEEDS.glob("*.txt"):
        for each in check_text(path.read_text("utf-8")).findings:
            if each.kind in {FigureKind.RATIO, FigureKind.CHANGE} and len(each.values) > 1:
                above, below = each.values[:2]
                if each.reason is Reason.CHANGE_BASE:
                    below, above = each.values[:2]
                if each.reason is Reason.RATIO_BASE:
                    judged[above, below, "1.47"] = each.standing is Standing.RIGHT
                judged[above, below, each.stated] = each.standing is Standing.RIGHT
    for row in FIGURES["ratios"]:
        stated = str(Decimal(row["stated_text"].removesuffix("%").replace(",", ".")))
        key = (Decimal(row["numerator"]), Decimal(row["denominator"]), stated)
        assert judged.get(key) is (row["verdict"] == "ok"), row["id"]


def test_sums_of_the_seeds_that_hold_are_ticked():
    sums = {
        tuple(map(int, each.values))
        for path in SEEDS.glob("*.txt")
        for each in check_text(path.read_text("utf-8")).findings
        if each.kind is FigureKind.SUM and each.standing is Standing.RIGHT
    }
    known = {(*row["parts"], row["total"]) for row in FIGURES["sums_that_hold"] if row["total_printed"]}
    # A footnote broken by the page (6 + 259 + 30), and one whose parts are told for two offices together.
    left_out = {(6, 259, 30, 295), (11, 43, 11, 63, 128), (128, 1, 129)}
    assert known - left_out <= sums
    assert not known & left_out & sums


def test_differences_of_the_seeds_are_worked_out():
    values = [tuple(map(str, each.values)) for each in check_text(seed("003")).findings]
    for row in FIGURES["derived_differences"]:
        assert any(row["value"] in each for each in values), row["label_vi"]


def test_percentages_without_counts_are_noted_and_never_reckoned_with():
    """T13."""
    notes = [each for each in check_text(seed("002")).of(Standing.NOTE) if each.text == "28,95%"]
    assert [each.reason for each in notes] == [Reason.RATIO_NO_COUNTS]


# --- the traps --------------------------------------------------------------------------------------------


def test_a_base_no_whole_count_fits_is_doubtful_and_the_fitting_one_is_offered():
    """T12."""
    (found,) = [each for each in check_text(seed("002")).open if each.reason is Reason.RATIO_IMPOSSIBLE]
    assert tuple(map(int, found.values)) == (5326, 3267, 2820, 324)


def test_rounded_percentages_that_add_to_almost_hundred_are_only_noted():
    """T4."""
    text = (
        "Xuất sắc 9/136 đơn vị (6,62%), Tốt 62/136 đơn vị (45,59%), "
        "Khá 41/136 đơn vị (30,15%), Trung bình 24/136 đơn vị (17,65%)."
    )
    assert said(text) == []
    assert ("SUM_PERCENTS", "100", "100.01") in said(text, Standing.NOTE)


def test_points_written_as_percent_are_noted_with_the_figure_before():
    """Seed row R101."""
    notes = [each for each in check_text(seed("003")).findings if each.reason is Reason.CHANGE_UNIT]
    assert [tuple(map(str, each.values)) for each in notes] == [
        ("1.59", "0.49"),
        ("54.64", "62.90"),
        ("85.52", "88"),
    ]


def test_a_rank_before_must_lie_within_its_own_total():
    """T8, T9 and seed row R001: 11 + 52 = 63 of 63 is valid, of 61 it is not."""
    assert said("Chỉ số PACA xếp thứ hạng 11/63, tăng 52 bậc") == []
    assert [each[0] for each in said("Chỉ số PACA xếp thứ hạng 11/61, tăng 52 bậc")] == ["RANK_BEFORE"]


def test_the_number_of_communes_is_given_or_found_in_the_list_itself():
    """T10 and seed row R025."""
    alone = "2/36 đơn vị (chiếm 1,47%) xếp hạng Trung bình"
    assert said(alone) == [("RATIO", "1.47", "5.56")]
    assert said(alone, populations=(136,)) == [("RATIO_BASE", "36", "136")]
    assert said(alone, hints=(136,)) == [("RATIO_BASE", "36", "136")]
    some = "Có 12/15 xã biên giới đạt chuẩn (80%)"
    assert said(some, hints=(136,)) == []
    assert said(some, Standing.DOUBTFUL, populations=(136,)) == [("RATIO_BASE", "15", "136")]


def test_a_document_cannot_cite_what_is_later_than_itself():
    text = "Thực hiện Kế hoạch số 3/KH-UBND ngày 12/5/2024 và Công văn số 4/UBND-NC ngày 12/02/2024"
    headed = f"UBND XÃ BÌNH THÀNH\nBình Thành, ngày 05 tháng 3 năm 2024\n\n{text}"
    assert said(text) == []
    assert said(headed) == [("LATER_THAN_TEXT", "3/KH-UBND", "")]
    assert said(text, day=date(2024, 5, 11)) == [("LATER_THAN_TEXT", "3/KH-UBND", "")]
    assert said(text, day=date(2024, 5, 12)) == []


# --- tables -----------------------------------------------------------------------------------------------

TABLE = (
    "TT\tLĩnh vực\tTổng số\tTrực tuyến\tTrực tiếp\tTỷ lệ (%)\n"
    "1\tĐất đai\t100\t60\t40\t60,00\n"
    "2\tHộ tịch\t200\t150\t50\t75,00\n"
    "3\tXây dựng\t50\t10\t40\t20,00\n"
    "Tổng cộng\t\t350\t220\t130\t62,86\n"
)


def test_a_right_table_is_ticked_cell_by_cell():
    report = check_text(TABLE)
    assert report.open == ()
    reasons = [each.reason for each in report.findings]
    assert reasons.count(Reason.SUM_COLUMN) == 3
    assert reasons.count(Reason.SUM_ROW) == 4
    assert reasons.count(Reason.SHARE_COLUMN) == 4


@pytest.mark.parametrize(
    ("right", "wrong", "finding"),
    [
        ("350\t220\t130", "350\t220\t131", ("SUM_COLUMN", "131", "130")),
        ("350\t220\t130", "360\t220\t130", ("SUM_COLUMN", "360", "350")),
        ("150\t50\t75,00", "150\t50\t57,00", ("SHARE_COLUMN", "57.00", "75.00")),
        ("62,86", "62,68", ("SHARE_COLUMN", "62.68", "62.86")),
        ("\t50\t10\t40", "\t60\t10\t40", ("SUM_ROW", "60", "50")),
    ],
)
def test_one_wrong_cell_of_a_table_is_found(right, wrong, finding):
    assert finding in said(TABLE.replace(right, wrong), Standing.WRONG)


def test_a_table_of_mark_up_is_read_as_well():
    rows = "\n".join("| " + " | ".join(line.split("\t")) + " |" for line in TABLE.rstrip("\n").splitlines())
    assert ("SUM_COLUMN", "131", "130") in said(rows.replace("| 130 |", "| 131 |"), Standing.WRONG)


def test_a_total_over_groups_may_count_the_groups_or_their_rows():
    table = "TT\tNội dung\tSố lượng\nI\tNhóm A\t30\n1\tMột\t10\n2\tHai\t20\nII\tNhóm B\t5\n1\tBa\t5\n\tTổng cộng\t35"
    assert said(table) == []
    assert said(table.replace("cộng\t35", "cộng\t36"), Standing.DOUBTFUL) == [("SUM_COLUMN", "36", "35")]


@pytest.mark.parametrize("head", ["Tỷ lệ", "Xếp hạng", "Chỉ số", "Điểm trung bình"])
def test_columns_that_are_not_added_are_left_alone(head):
    table = f"Đơn vị\t{head}\nXã A\t85,5\nXã B\t90\nXã C\t70\nTổng cộng\t83,2"
    assert said(table) == []


def test_a_total_in_the_first_row_is_the_sum_of_the_rows_below():
    table = "Nội dung\tSố hồ sơ\nTổng cộng\t60\nĐất đai\t10\nHộ tịch\t20\nKhác\t31"
    assert said(table) == [("SUM_COLUMN", "60", "61")]


# --- properties -------------------------------------------------------------------------------------------

COUNTS = st.integers(2, 9_000)


@st.composite
def right_reports(draw):
    """A text of right figures, and its figures that cannot be changed unseen: (printed, wrong reason)."""
    online, direct, late = draw(COUNTS), draw(COUNTS), draw(st.integers(1, 2))
    before = draw(st.integers(2, 9_000))
    total = online + direct
    assume(before != total and late < total)
    verb = "tăng" if total > before else "giảm"
    share = printed(percent(online, total))
    sentences = (
        f"Tiếp nhận {count(total)} hồ sơ, gồm {count(online)} hồ sơ trực tuyến và {count(direct)} hồ sơ trực tiếp.",
        f"Có {count(online)}/{count(total)} hồ sơ trực tuyến, đạt {share}%.",
        f"Cả năm {count(total)} hồ sơ, {verb} {count(abs(total - before))} hồ sơ so với năm trước ({count(before)} hồ sơ).",
        f"Giải quyết {count(total)} hồ sơ, trong đó đúng hạn {count(total - late)} hồ sơ, còn lại {count(late)} hồ sơ quá hạn.",
    )  # fmt: skip
    return draw(st.permutations(sentences)), online, total


def printed(value):
    return str(value).replace(".", ",")


@given(right_reports())
def test_right_figures_raise_no_alarm(made):
    assert check_text(" ".join(made[0])).open == ()


@given(right_reports(), st.data())
def test_one_changed_digit_of_a_sure_sum_is_found(made, data):
    sentences, online, _ = made
    (sentence,) = [each for each in sentences if ", gồm " in each]
    figure = f"{count(online)} hồ sơ trực tuyến"
    at = data.draw(st.sampled_from([n for n, mark in enumerate(count(online)) if mark.isdigit()]))
    digit = data.draw(st.sampled_from("123456789"))
    changed = count(online)[:at] + digit + count(online)[at + 1 :]
    assume(changed != count(online))
    text = sentence.replace(figure, f"{changed} hồ sơ trực tuyến")
    assert [each.reason for each in check_text(text).open] == [Reason.SUM]


@given(st.text(max_size=300))
def test_any_text_can_be_checked(text):
    report = check_text(text)
    assert all(0 <= each.start <= each.end <= len(report.text) for each in report.findings)


PIECES = (
    *"()[];.,-=|:~\n%/\t", "12/15", "4,5%", "xã đạt", "trên", "3", "5 hồ sơ", "trong đó", "gồm", "tổng số 9 hồ sơ",
    "tăng 3 hồ sơ", "so với năm 2022", "(73)", "từ 5", "lên 9", "xếp hạng 5/9", "tăng 4 bậc", "ngày 31/02/2023",
    "Kế hoạch số 3/KH-UBND", "còn lại 2", "Tổng cộng\t5\t6", "A\t1\t2", "giảm 10,5%", "điểm %", "<sup>1</sup>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_heap_of_figures_can_be_checked(pieces):
    text = " ".join(pieces)
    report = check_text(text)
    ratios = {each.start for each in report.findings if each.kind is FigureKind.RATIO}
    assert {claim.start for claim in check_claims(text)} <= ratios
