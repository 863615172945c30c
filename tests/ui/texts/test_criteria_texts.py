import json
import re
from decimal import Decimal

import pytest

from core.banding import AreaPoints, Event, Facts, find_band
from core.criteria import NaPolicy, NodeKind, RuleKind, ScoredBy
from core.findings import error
from core.scoring import LeafState, score_cases, score_leaf
from tests.core.criteria_sets import ROOT, sample
from ui.texts import criteria as texts

VECTORS = json.loads(
    (ROOT / "tests" / "vectors" / "scoring" / "scoring-cases.json").read_text(encoding="utf-8")
)


def told(criterion: str, inputs: object) -> str:
    leaf = sample().leaf(criterion)
    return texts.explain(leaf, score_leaf(leaf, inputs)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("criterion", "inputs", "sentence"),
    [
        (
            "7.2.1",
            {"online": 2547, "total": 12421},
            "2.547 / 12.421 = 20,51 %; mức 0 ≤ tỷ lệ < 50: điểm = tỷ lệ × 4,00 / 50 = 1,64",
        ),
        ("7.2.1", {"online": 5, "total": 10}, "5 / 10 = 50,00 %; mức tỷ lệ ≥ 50: điểm tối đa 4,00"),
        (
            "3.3.1",
            {"on_time": 871, "total": 890},
            "871 / 890 = 97,87 %; mức 90 ≤ tỷ lệ < 98: điểm = 6,00 × (tỷ lệ − 90) / (98 − 90) = 5,90",
        ),
        ("8.1", {"sipas_percent": "79.99"}, "79,99 %; mức 0 ≤ tỷ lệ < 80: 0,00 điểm; hạ một bậc xếp hạng"),
        ("3.3.3", {"apology": 0, "late": 0}, "0 / 0; không phát sinh: điểm tối đa 1,50"),
        ("1.1.2", {"done": 0, "planned": 0}, "0 / 0; không có số liệu: 0,00 điểm"),
        (
            "7.2.3",
            {"paid": 0, "fee_dossiers": 0},
            "0 / 0; không phát sinh: không tính tiêu chí này vào điểm và điểm tối đa",
        ),
        ("8.2", {"answers": {}}, "không có phiếu hợp lệ; không có số liệu: 0,00 điểm"),
        (
            "1.1.1",
            {"issue_date": "2024-02-29"},
            "ban hành ngày 29/02/2024, trong hạn đến hết 29/02/2024: 0,50 điểm",
        ),
        (
            "1.1.1",
            {"issue_date": "2025-03-01"},
            "ban hành ngày 01/03/2025, sau hạn cuối 28/02/2025: 0,00 điểm",
        ),
        ("1.1.1", {}, "chưa có ngày ban hành: 0,00 điểm"),
        ("1.4.2", {"forms": 2}, "số lượng 2; mức từ 2 trở lên: 0,50 điểm"),
        ("1.3.1", {"items": ["plan"]}, "đạt 1/2 mục (Có kế hoạch tự kiểm tra): 0,50 điểm"),
        ("3.5.1", {"items": []}, "đạt 0/3 mục: 0,00 điểm (chỉ có điểm khi đạt đủ)"),
        ("5.3", {"option": "late"}, "chọn “Chậm”: 0,75 điểm"),
        ("5.4", {"events": {"khien_trach": 9}}, "2,50 − 4,50 (khiển trách: 9), không thấp hơn 0,00 = 0,00"),
        ("2.2.2", {"events": 1}, "1,50 − 0,50 = 1,00"),
        ("3.6", {"score_766": "90.09"}, "90,09 × 3,00 / 100 = 2,70"),
    ],
)
def test_an_explanation_reads_like_the_calculation(criterion, inputs, sentence):
    assert told(criterion, inputs) == sentence


def test_every_worked_case_can_be_explained_and_its_inputs_named():
    for result in score_cases(sample(), VECTORS):
        assert result.score is not None
        leaf = sample().leaf(result.criterion_id)
        assert texts.explain(leaf, result.score)
        assert texts.inputs_text(leaf, result.score)


def test_inputs_carry_their_labels():
    leaf = sample().leaf("1.1.1")
    line = texts.inputs_text(leaf, score_leaf(leaf, {"issue_date": "2024-02-29"}))
    assert line == "Ngày ban hành kế hoạch: 29/02/2024; Năm: 2024"


def test_every_name_has_its_words():
    assert set(texts.STATES) == set(LeafState)
    assert set(texts.RULE_KINDS) == set(RuleKind)
    assert set(texts.SCORED_BY) == set(ScoredBy)
    assert set(texts.NA_POLICIES) == set(NaPolicy)
    assert set(texts.NODE_KINDS) == set(NodeKind)
    assert {rule.id for rule in sample().downgrade_rules} <= set(texts.FLAGS)


def test_every_finding_and_reason_in_the_source_has_its_sentence():
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "core" / "criteria").glob("*.py"))
    assert set(re.findall(r'"(C_[A-Z_]+)"', source)) <= set(texts.FINDINGS)
    scoring = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "core" / "scoring").glob("*.py"))
    assert set(re.findall(r'refuse\([^()]*"([a-z_]+)"\)', scoring)) <= set(texts.REASONS)
    assert set(re.findall(r'reason="([a-z_]+)"', scoring)) <= set(texts.REASONS)


def test_a_finding_says_its_place_and_keeps_names_as_they_are():
    assert texts.finding_text(error("C_SUM", "1.1", sum="3.50", maximum="3.00")) == (
        "Tiêu chí 1.1: Tổng điểm các dòng cấp dưới là 3,50, khác điểm tối đa 3,00."
    )
    assert texts.finding_text(error("C_PARENT_UNKNOWN", "1.1.1", parent="1.9")) == (
        "Tiêu chí 1.1.1: Không có dòng cấp trên mang số 1.9."
    )
    assert texts.finding_text(error("C_MEMBER_TYPE", member="name", expected="text")) == (
        "Mục “tên” viết sai kiểu; phải là chữ."
    )
    assert texts.finding_text(error("C_BANDS_ORDER", "band_schemes/5-band")) == (
        "Cách xếp hạng 5-band: Các hạng chưa xếp từ cao xuống thấp."
    )
    assert texts.finding_text(error("E_INPUTS", "7.2.1", input="online", reason="part_above_whole")) == (
        "Tiêu chí 7.2.1: Số liệu “online” lớn hơn tổng số."
    )
    assert texts.wrong_input("", "undefined_indicator").startswith("Số liệu bộ tiêu chí")
    assert texts.finding_text(error("OTHER")) is None


def test_steps_and_tasks_of_a_band_are_told():
    facts = Facts(
        areas=(AreaPoints(area_id="3", points=Decimal("17.00"), maximum=Decimal("24.00")),),
        has_zero_criterion=True,
        indicators=(("sipas_percent", Decimal("79.99")),),
        events=(
            Event(event="unit_or_head_disciplined", severity="khien_trach"),
            Event(event="no_self_assessment_submitted"),
        ),
    )
    scheme = sample().scheme("CanTho-2025")
    banding = find_band(sample(), scheme, index=Decimal("96.00"), facts=facts, year=2025)
    lines = [texts.step_text(step) for step in banding.steps]
    assert lines == [
        "Chỉ số 96,00: hạng Hoàn thành xuất sắc nhiệm vụ",
        "Có tiêu chí 0 điểm: từ Hoàn thành xuất sắc nhiệm vụ xuống Hoàn thành nhiệm vụ",
        "Chỉ số hài lòng 79,99 (SIPAS80): hạ từ Hoàn thành nhiệm vụ xuống Không hoàn thành nhiệm vụ",
        "Không gửi tự đánh giá (NOSELF): hạ từ Không hoàn thành nhiệm vụ xuống Không hoàn thành nhiệm vụ",
        "Đơn vị hoặc người đứng đầu bị kỷ luật khiển trách (DISC-KT): giữ nguyên hạng Không hoàn thành nhiệm vụ",
        "Lĩnh vực 3 đạt 17,00/24,00 (AREA75): phải có báo cáo kiểm điểm",
    ]
    assert texts.step_told(banding.steps[-1]) == "Lĩnh vực 3 đạt 17,00/24,00: phải có báo cáo kiểm điểm"
    assert texts.task_text(banding.tasks[0]) == (
        "Báo cáo kiểm điểm, chậm nhất ngày 31/03/2026 (lĩnh vực 3 đạt 17,00/24,00)"
    )
    unknown = find_band(
        sample(), sample().scheme(), index=Decimal(92), facts=Facts(events=facts.events[:1]), year=2025
    )
    assert texts.step_text(unknown.steps[1]) == "Chưa có số liệu để xét quy định SIPAS80"
    assert texts.step_told(unknown.steps[1]) == texts.step_text(unknown.steps[1])
    assert texts.step_text(unknown.steps[2]).endswith("không quá hạng Tốt")


def test_the_banner_stands_over_a_sample_set_and_flags_have_words():
    assert "thử nghiệm" in texts.sample_banner(sample())
    assert texts.flag_text("TIE") == "bằng điểm"
    assert texts.flag_text("PROVINCE-RULE") == "PROVINCE-RULE"
