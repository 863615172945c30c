"""Criteria sets, scores and bands in words: findings, states, rule names, the explanation beside each line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from core.banding import HEAD_RATED_COMPLETED, Step, StepKind, TaskDue
from core.criteria import CriteriaSet, CriteriaSetRefused, Criterion, NaPolicy, NodeKind, RuleKind, ScoredBy
from core.criteria.rules import ChecklistAllRule, ChecklistSumRule, SurveyRule
from core.criteria.values import IndicatorForm
from core.errors import CchcError
from core.findings import Finding
from core.scoring import (
    CasesUnreadable,
    CriterionUnknown,
    LeafScore,
    LeafState,
    PointsOutOfRange,
    WrongInputs,
)
from core.scoring.rounding import percent as share_percent
from core.scoring.values import CAPPED
from ui.texts import numbers
from ui.texts.sentence import Sentence

SAMPLE_BANNER = (
    "Đang dùng bộ mẫu để thử nghiệm; nhập bộ tiêu chí do tỉnh ban hành trước khi chấm điểm chính thức."
)
NOT_SUBMITTED = "chưa gửi"

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        CriteriaSetRefused: Sentence(
            what="Chưa nhận được bộ tiêu chí.",
            why="Bộ tiêu chí còn chỗ chưa khớp; từng chỗ được liệt kê bên dưới.",
            advice="Đề nghị nơi lập bộ tiêu chí sửa các chỗ đã nêu, rồi nhập lại tệp.",
        ),
        WrongInputs: Sentence(
            what="Chưa tính được điểm tiêu chí {criterion}.",
            why="Số liệu “{input}” còn thiếu hoặc không khớp với cách tính của tiêu chí.",
            advice="Kiểm tra lại số liệu này rồi tính lại.",
        ),
        PointsOutOfRange: Sentence(
            what="Chưa ghi được điểm tiêu chí {criterion}.",
            why="Điểm phải từ 0 đến điểm tối đa ({maximum}), không quá 2 chữ số thập phân và đúng bước điểm nếu có.",
            advice="Nhập lại điểm trong khoảng cho phép.",
        ),
        CriterionUnknown: Sentence(
            what="Chưa tìm thấy tiêu chí {criterion}.",
            why="Bộ tiêu chí đang dùng không có tiêu chí chấm điểm mang số này.",
            advice="Kiểm tra lại số tiêu chí, hoặc chọn đúng bộ tiêu chí.",
        ),
        CasesUnreadable: Sentence(
            what="Chưa tính được các ví dụ chấm điểm.",
            why="Tệp không có danh sách ví dụ theo mẫu.",
            advice="Chọn lại tệp ví dụ chấm điểm.",
        ),
    }
)

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "missing": "chưa có số liệu",
        "not_a_count": "phải là số nguyên, từ 0 trở lên",
        "not_a_number": "phải là số viết thường, ví dụ 88.08",
        "negative": "không được là số âm",
        "too_large": "lớn quá mức có thể có",
        "above_limit": "lớn hơn mức cao nhất của thang",
        "part_above_whole": "lớn hơn tổng số",
        "not_a_text": "phải là một lựa chọn",
        "not_an_object": "chưa đúng mẫu số liệu",
        "not_a_date": "không phải là ngày có trong lịch",
        "not_a_year": "không phải là năm",
        "not_a_list": "phải là danh sách các mục đã đạt",
        "not_a_yes_or_no": "mỗi mục chỉ ghi có hoặc không",
        "unknown_key": "có mục không có trong tiêu chí",
        "unknown_period": "có kỳ báo cáo không có trong tiêu chí",
        "unknown_status": "tình trạng báo cáo chỉ là đúng hạn, chậm hoặc thiếu",
        "undefined_indicator": "bộ tiêu chí chưa nêu cách tính; điểm do cơ quan thẩm định ghi",
        "twice": "ghi hai lần",
        "only_once": "chỉ được tính một lần",
    }
)

STATES: Mapping[LeafState, str] = MappingProxyType(
    {
        LeafState.SCORED: "Đã tính điểm",
        LeafState.NO_OCCURRENCE: "Không phát sinh",
        LeafState.EXCLUDED: "Không áp dụng",
        LeafState.NO_DATA: "Không có số liệu",
        LeafState.GIVEN: "Điểm được ghi",
        LeafState.MISSING: "Chưa nhập",
        LeafState.WRONG: "Số liệu chưa khớp",
        LeafState.NOT_APPLICABLE: "Không dùng cho loại đơn vị này",
    }
)

RULE_KINDS: Mapping[RuleKind, str] = MappingProxyType(
    {
        RuleKind.DEADLINE_STEP: "Theo thời hạn",
        RuleKind.RATIO_BANDS: "Theo tỷ lệ",
        RuleKind.COUNT_BANDS: "Theo số lượng",
        RuleKind.CHECKLIST_SUM: "Cộng điểm từng mục",
        RuleKind.CHECKLIST_ALL: "Đạt đủ các mục",
        RuleKind.SINGLE_CHOICE: "Chọn một phương án",
        RuleKind.PER_REPORT: "Theo từng báo cáo",
        RuleKind.DEDUCT_PER_EVENT: "Trừ điểm theo vụ việc",
        RuleKind.SURVEY_WEIGHTED: "Theo phiếu khảo sát",
        RuleKind.EXTERNAL_VALUE: "Theo kết quả bên ngoài",
    }
)

SCORED_BY: Mapping[ScoredBy, str] = MappingProxyType(
    {
        ScoredBy.SELF: "Đơn vị tự chấm",
        ScoredBy.APPRAISER: "Cơ quan thẩm định chấm",
        ScoredBy.SURVEY: "Điều tra xã hội học",
        ScoredBy.EXTERNAL: "Kết quả do nơi khác công bố",
    }
)

NA_POLICIES: Mapping[NaPolicy, str] = MappingProxyType(
    {
        NaPolicy.FULL: "Không phát sinh: được điểm tối đa",
        NaPolicy.EXCLUDE: "Không phát sinh: không tính vào điểm và điểm tối đa",
        NaPolicy.ZERO: "Không có số liệu: 0 điểm",
    }
)

NODE_KINDS: Mapping[NodeKind, str] = MappingProxyType(
    {
        NodeKind.AREA: "Lĩnh vực",
        NodeKind.GROUP: "Tiêu chí",
        NodeKind.LEAF: "Tiêu chí thành phần",
        NodeKind.FOLLOW_ONLY: "Chỉ theo dõi",
    }
)

REPORT_STATUSES: Mapping[str, str] = MappingProxyType(
    {"on_time": "đúng hạn", "late": "gửi chậm", "missing": "không gửi"}
)

EVENTS: Mapping[str, str] = MappingProxyType({"unhandled": "văn bản chưa xử lý"})
SEVERITIES: Mapping[str, str] = MappingProxyType(
    {
        "khien_trach": "khiển trách",
        "canh_cao": "cảnh cáo",
        "buoc_thoi_viec_hoac_cach_chuc": "buộc thôi việc hoặc cách chức",
    }
)

FLAGS: Mapping[str, str] = MappingProxyType(
    {
        "DOWNGRADE_ONE_BAND": "hạ một bậc xếp hạng",
        CAPPED: "lấy bằng điểm tối đa",
        "NO_ZERO_CRITERION": "có tiêu chí 0 điểm",
        "OVER_100": "vượt 100",
        "TIE": "bằng điểm",
        "TIE_DECIDED": "thứ hạng theo quyết định",
        "LATE_DOSSIERS": "có hồ sơ trễ hạn, cần xem trách nhiệm",
        "NOT_SUBMITTED": NOT_SUBMITTED,
        "NO_MAXIMUM": "không còn tiêu chí để tính",
        "SIPAS80": "mức hài lòng dưới 80 %",
        "DISC-KT": "bị khiển trách",
        "DISC-CC": "bị cảnh cáo",
        "NOSELF": "không gửi tự đánh giá",
        "AREA75": "lĩnh vực dưới 75 %",
    }
)

GROUNDS: Mapping[str, str] = MappingProxyType(
    {
        "sipas_percent": "chỉ số hài lòng",
        "unit_or_head_disciplined": "đơn vị hoặc người đứng đầu bị kỷ luật",
        "no_self_assessment_submitted": "không gửi tự đánh giá",
        HEAD_RATED_COMPLETED: "người đứng đầu được xếp “Hoàn thành nhiệm vụ”",
        "index": "chỉ số",
        "condition": "điều kiện",
        "no_zero_criterion": "không có tiêu chí 0 điểm",
    }
)

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "CRITERIA_NOT_JSON": "Tệp không phải tệp bộ tiêu chí, hoặc đã hỏng.",
        "C_FORMAT": "Tệp không phải là bộ tiêu chí của Sổ CCHC.",
        "C_FORMAT_VERSION": "Bộ tiêu chí viết theo phiên bản mẫu khác ({value}); phần mềm này đọc phiên bản 1.",
        "C_OBJECT_EXPECTED": "Một phần của bộ tiêu chí không viết theo mẫu.",
        "C_MEMBER_MISSING": "Thiếu mục “{member}”.",
        "C_MEMBER_TYPE": "Mục “{member}” viết sai kiểu; phải là {expected}.",
        "C_DECIMAL": 'Mục “{member}” phải là số viết trong dấu nháy, ví dụ "1.50"; đang ghi: {value}.',
        "C_VALUE_UNKNOWN": "Mục “{member}” có giá trị không dùng được: {value}.",
        "C_YEAR_DAY": "Thời hạn “{value}” không đúng mẫu; ví dụ đúng: Y-01-31, Y-02-LAST.",
        "C_RULE_MISSING": "Tiêu chí thành phần chưa có cách tính điểm.",
        "C_INDICATOR_MISSING": "Tiêu chí thành phần chưa có chỉ số cần nhập.",
        "C_INDICATOR_UNDEFINED": "Chưa có định nghĩa chỉ số; điểm phải do cơ quan thẩm định ghi.",
        "C_FORM_MISMATCH": "Dạng số liệu ({form}) không dùng được với cách tính ({rule}).",
        "C_ID_TWICE": "Số tiêu chí bị trùng.",
        "C_TOP_NOT_AREA": "Dòng ở cấp cao nhất phải là lĩnh vực.",
        "C_AREA_BELOW_TOP": "Lĩnh vực không được nằm dưới dòng khác ({parent}).",
        "C_PARENT_UNKNOWN": "Không có dòng cấp trên mang số {parent}.",
        "C_PARENT_NOT_GROUP": "Dòng cấp trên {parent} không phải lĩnh vực hay tiêu chí.",
        "C_CYCLE": "Các dòng cấp trên nối vòng với nhau.",
        "C_TOTAL": "Tổng điểm các lĩnh vực là {sum}, khác tổng điểm của bộ là {maximum}.",
        "C_SUM": "Tổng điểm các dòng cấp dưới là {sum}, khác điểm tối đa {maximum}.",
        "C_NO_CHILDREN": "Không có dòng nào ở cấp dưới.",
        "C_FOLLOW_ONLY_POINTS": "Dòng chỉ theo dõi không được có điểm ({maximum}).",
        "C_MAX_NOT_POSITIVE": "Điểm tối đa phải lớn hơn 0 (đang là {maximum}).",
        "C_MAX_DECIMALS": "Điểm tối đa có quá 2 chữ số thập phân ({maximum}).",
        "C_STEP": "Bước điểm {step} không chia hết điểm tối đa {maximum}.",
        "C_NO_EVIDENCE": "Chưa nêu tài liệu kiểm chứng.",
        "C_BAND_EMPTY": "Mức từ {lower} đến dưới {upper} không chứa giá trị nào.",
        "C_BAND_OVERLAP": "Các mức chồng lên nhau tại {lower}.",
        "C_BAND_GAP": "Còn khoảng trống giữa các mức, từ {lower} đến {upper}.",
        "C_BAND_END": "Không có mức nào cho giá trị từ {upper} trở lên.",
        "C_BANDS_ORDER": "Các hạng chưa xếp từ cao xuống thấp.",
        "C_BAND_NAME_TWICE": "Tên hạng “{band}” bị trùng.",
        "C_LAST_BAND_CONDITION": "Hạng thấp nhất “{band}” không được kèm điều kiện.",
        "C_POINTS_ABOVE_MAX": "Có mức điểm {points}, cao hơn điểm tối đa {maximum}.",
        "C_POINTS_BELOW_ZERO": "Có mức điểm dưới 0 ({points}).",
        "C_FORMULA_ABOVE_MAX": "Công thức của mức từ {lower} có thể cho hơn điểm tối đa; khi đó lấy bằng điểm tối đa.",
        "C_MAX_UNREACHABLE": "Không thể đạt điểm tối đa {maximum}; cao nhất chỉ {points}.",
        "C_NOT_POSITIVE": "Mục “{member}” phải lớn hơn 0 (đang là {value}).",
        "C_INTERP_ENDS": "Hai đầu nội suy phải tăng dần (đang là {start} và {end}).",
        "C_STEPS_ORDER": "Các thời hạn chưa xếp từ sớm đến muộn.",
        "C_FLOOR_ABOVE_START": "Mức sàn {floor} cao hơn điểm ban đầu {start}.",
        "C_WEIGHT": "Trọng số {key} phải từ 0 đến 100 (đang là {value}).",
        "C_KEY_TWICE": "Mục “{key}” bị trùng.",
        "C_LIST_EMPTY": "Danh sách không có mục nào.",
        "C_SCHEME_UNKNOWN": "Không có cách xếp hạng “{scheme}”.",
        "C_BAND_UNKNOWN": "Cách xếp hạng “{scheme}” không có hạng “{band}”.",
        "C_AREA_UNKNOWN": "Không có lĩnh vực {area}.",
    }
)

_NAMES = frozenset({"parent", "area", "key", "band", "scheme", "member"})  # values that are no numbers

_MEMBERS: Mapping[str, str] = MappingProxyType(
    {
        "name": "tên",
        "max_points": "điểm tối đa",
        "scored_by": "nơi chấm",
        "na_policy": "khi không phát sinh",
        "points": "điểm",
        "after": "điểm khi quá các mốc",
        "missing": "điểm khi không có",
        "on_time": "điểm khi đúng hạn",
        "late": "điểm khi gửi chậm",
        "start": "điểm ban đầu",
        "floor": "điểm thấp nhất",
        "per_event": "mức trừ mỗi trường hợp",
        "scale": "thang của kết quả",
        "target": "mục tiêu",
        "value": "mức, giá trị",
        "formula": "cách cho điểm",
        "on_or_before": "thời hạn",
        "label": "nội dung",
        "key": "khóa",
        "set_id": "mã bộ tiêu chí",
        "version": "bản",
        "total_max": "tổng điểm tối đa",
        "default_band_scheme": "thang xếp loại đang dùng",
        "max_total": "mức cao nhất",
        "event": "sự việc",
        "task": "việc phải làm",
        "due": "hạn",
        "count": "số bậc",
        "from": "nội suy từ",
        "to": "nội suy đến",
        "type": "hệ quả",
        "effect.type": "hệ quả",
    }
)
_EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        "text": "chữ",
        "texts": "danh sách chữ",
        "whole": "số nguyên từ 0",
        "boolean": "true hoặc false",
        "list": "danh sách",
    }
)

_ROOMS: Mapping[str, str] = MappingProxyType(
    {
        "band_schemes": "Cách xếp hạng",
        "adjustments": "Điểm thưởng, điểm trừ",
        "downgrade_rules": "Quy định hạ hạng",
    }
)


def finding_text(finding: Finding) -> str | None:
    """The sentence of a finding about a criteria set or an input, with its place; None for other codes."""
    values = dict(finding.values)
    if finding.code == WrongInputs.code:
        sentence = f"{wrong_input(values.get('input', ''), values.get('reason', ''))}."
    elif finding.code in FINDINGS:
        if "member" in values:
            values["member"] = _MEMBERS.get(values["member"], values["member"])
        if "expected" in values:
            values["expected"] = _EXPECTED.get(values["expected"], values["expected"])
        sentence = FINDINGS[finding.code].format_map(_shown(values))
    else:
        return None
    where = place(finding.where)
    return f"{where}: {sentence}" if where else sentence


def place(where: str) -> str:
    """Where a finding lies, in words: a criterion, a band scheme, an adjustment, a downgrade rule."""
    room, _, name = where.partition("/")
    if room in _ROOMS:
        return f"{_ROOMS[room]} {name}".strip()
    return f"Tiêu chí {where}" if where else ""


def wrong_input(name: str, reason: str) -> str:
    """Which input cannot be used and why, without a full stop."""
    why = REASONS.get(reason, "chưa đúng")
    return f"Số liệu “{name}” {why}" if name else f"Số liệu {why}"


def flag_text(flag: str) -> str:
    """A flag of a score or a rank row; an unknown one (a province's own rule) as it is."""
    return FLAGS.get(flag, flag)


def explain(criterion: Criterion, score: LeafScore) -> str:
    """How the points of a leaf came about: counts, ratio, the clause that matched, the calculation.

    For example: 2.547 / 12.421 = 20,51 %; muc 0 <= ty le < 50: diem = ty le x 4,00 / 50 = 1,64.
    """
    sentence = _CLAUSES[score.explanation.clause.name](criterion, score)
    flags = "".join(f"; {flag_text(flag)}" for flag in score.flags)
    return f"{sentence}{flags}"


def inputs_text(criterion: Criterion, score: LeafScore) -> str:
    """The inputs of a leaf with their labels, as one line."""
    return "; ".join(f"{name}: {text}" for name, text in input_rows(criterion, score))


def input_rows(criterion: Criterion, score: LeafScore) -> tuple[tuple[str, str], ...]:
    """The inputs of a leaf, each with its label."""
    return tuple(
        (input_label(criterion, name), text if name == "year" else input_value(text))
        for name, text in score.explanation.inputs
    )


def input_label(criterion: Criterion, name: str) -> str:
    """What an input is called: the indicator's label, a checklist item's, a severity's, or its key."""
    indicator = criterion.indicator
    if isinstance(criterion.rule, ChecklistSumRule | ChecklistAllRule):
        return {item.key: item.label for item in criterion.rule.items}.get(name, name)
    if name == "year":
        return "Năm"
    labels = (
        {}
        if indicator is None
        else {
            indicator.numerator_key: indicator.numerator_label,
            indicator.denominator_key: indicator.denominator_label,
            indicator.value_key: indicator.value_label,
        }
    )
    return labels.get(name) or SEVERITIES.get(name, name)


def step_text(step: Step) -> str:  # noqa: PLR0911 - one sentence per kind
    """One step of the banding with its rule and what triggered it."""
    grounds = grounds_text(step.grounds)
    rule = f" ({step.rule_id})" if step.rule_id else ""
    match step.kind:
        case StepKind.BY_INDEX:
            return f"{_capital(grounds)}: hạng {step.after}"
        case StepKind.CONDITION:
            return f"Có tiêu chí 0 điểm: từ {step.before} xuống {step.after}"
        case StepKind.DOWN | StepKind.LOWEST:
            return f"{_capital(grounds)}{rule}: hạ từ {step.before} xuống {step.after}"
        case StepKind.CAP if step.before == step.after:
            return f"{_capital(grounds)}{rule}: giữ nguyên hạng {step.after}"
        case StepKind.CAP:
            return f"{_capital(grounds)}{rule}: không quá hạng {step.after}"
        case StepKind.TASK:
            return f"{_capital(grounds)}{rule}: phải có báo cáo kiểm điểm"
        case _:  # StepKind.UNKNOWN
            return f"Chưa có số liệu để xét quy định {step.rule_id}"


def step_told(step: Step) -> str:
    """A step as a result tells it to its unit: no rule id in it, except where the rule alone can be named."""
    return step_text(step if step.kind is StepKind.UNKNOWN else replace(step, rule_id=""))


def task_text(task: TaskDue) -> str:
    """A duty a rule creates, with its last valid day."""
    return (
        f"{_capital(task.task)}, chậm nhất ngày {numbers.day(task.last_day)} ({grounds_text(task.grounds)})"
    )


def grounds_text(grounds: tuple[tuple[str, str], ...]) -> str:
    """What triggered a step: an indicator and its value, an event and its severity, an area and its points."""
    return "; ".join(_ground(name, value) for name, value in grounds)


def sample_banner(criteria_set: CriteriaSet) -> str:
    """The banner above everything scored by a trial set; empty for an issued one."""
    return SAMPLE_BANNER if criteria_set.is_sample else ""


def _ground(name: str, value: str) -> str:
    if "/" in value:
        points, maximum = (numbers.points(Decimal(part)) for part in value.split("/"))
        return f"lĩnh vực {name} đạt {points}/{maximum}"
    label = GROUNDS.get(name, name)
    if not value:
        return label
    shown = SEVERITIES.get(value) or GROUNDS.get(value) or _number(value)
    return f"{label} {shown}"


def _ratio_clause(criterion: Criterion, score: LeafScore) -> str:
    maximum, result = numbers.points(criterion.max_points), numbers.points(score.points or Decimal(0))
    return f"{_ratio(criterion, score)}; {_bounds(score)}: {_formula(score, maximum=maximum, result=result)}"


def _ratio(criterion: Criterion, score: LeafScore) -> str:
    assert score.ratio is not None
    part, whole = score.ratio
    share = share_percent(part, whole)
    shown = numbers.percent(share) if share is not None else ""
    if criterion.indicator is not None and criterion.indicator.form is IndicatorForm.PERCENT_VALUE:
        return f"{_fraction(part)}\N{NO-BREAK SPACE}%"
    counts = f"{_fraction(part)} / {_fraction(whole)}"
    return f"{counts} = {shown}" if shown else counts


def _bounds(score: LeafScore) -> str:
    clause = score.explanation.clause
    lower, upper = _number(clause.value("lower")), clause.value("upper")
    return f"mức {lower} ≤ tỷ lệ < {_number(upper)}" if upper else f"mức tỷ lệ ≥ {lower}"


def _formula(score: LeafScore, *, maximum: str, result: str) -> str:
    clause = score.explanation.clause
    match clause.value("formula"):
        case "max":
            return f"điểm tối đa {maximum}"
        case "ratio_x_max":
            return f"điểm = tỷ lệ × {maximum} / 100 = {result}"
        case "proportional_to_target":
            return f"điểm = tỷ lệ × {maximum} / {_number(clause.value('target'))} = {result}"
        case "interp":
            start, end = _number(clause.value("start")), _number(clause.value("end"))
            return f"điểm = {maximum} × (tỷ lệ − {start}) / ({end} − {start}) = {result}"
        case _:
            return f"{result} điểm"


def _zero_clause(criterion: Criterion, score: LeafScore) -> str:
    counts = "không có phiếu hợp lệ" if score.ratio is None else _ratio(criterion, score)
    match score.state:
        case LeafState.NO_OCCURRENCE:
            return f"{counts}; không phát sinh: điểm tối đa {_result(score)}"
        case LeafState.EXCLUDED:
            return f"{counts}; không phát sinh: không tính tiêu chí này vào điểm và điểm tối đa"
        case _:
            return f"{counts}; không có số liệu: {_result(score)} điểm"


def _step_clause(_: Criterion, score: LeafScore) -> str:
    limit = score.explanation.clause.value("on_or_before")
    return f"{_issued(score)}, trong hạn đến hết {_day(limit)}: {_result(score)} điểm"


def _after_clause(_: Criterion, score: LeafScore) -> str:
    limit = score.explanation.clause.value("on_or_before")
    return f"{_issued(score)}, sau hạn cuối {_day(limit)}: {_result(score)} điểm"


def _missing_clause(_: Criterion, score: LeafScore) -> str:
    return f"chưa có ngày ban hành: {_result(score)} điểm"


def _count_clause(_: Criterion, score: LeafScore) -> str:
    at_least = _number(score.explanation.clause.value("at_least"))
    count = _number(score.explanation.inputs[0][1])
    return f"số lượng {count}; mức từ {at_least} trở lên: {_result(score)} điểm"


def _items_clause(criterion: Criterion, score: LeafScore) -> str:
    clause = score.explanation.clause
    ticked = [input_label(criterion, name) for name, text in score.explanation.inputs if text == "yes"]
    named = f" ({'; '.join(ticked)})" if ticked else ""
    return f"đạt {clause.value('ticked')}/{clause.value('of')} mục{named}: {_result(score)} điểm"


def _all_items_clause(criterion: Criterion, score: LeafScore) -> str:
    return f"{_items_clause(criterion, score)} (chỉ có điểm khi đạt đủ)"


def _option_clause(_: Criterion, score: LeafScore) -> str:
    return f"chọn “{score.explanation.clause.value('label')}”: {_result(score)} điểm"


def _reports_clause(_: Criterion, score: LeafScore) -> str:
    clause = score.explanation.clause
    terms = (
        f"{clause.value(status)} {label} × {_points(clause.value(f'{status}_points'))}"
        for status, label in REPORT_STATUSES.items()
    )
    return f"{' + '.join(terms)} = {_result(score)}"


def _events_clause(_: Criterion, score: LeafScore) -> str:
    clause = score.explanation.clause
    events = ", ".join(
        f"{EVENTS.get(name) or SEVERITIES.get(name, name)}: {_number(count)}"
        for name, count in score.explanation.inputs
        if name != "events"
    )
    named = f" ({events})" if events else ""
    start, floor, lost = (clause.value(name) for name in ("start", "floor", "lost"))
    stop = f", không thấp hơn {_points(floor)}" if Decimal(start) - Decimal(lost) < Decimal(floor) else ""
    return f"{_points(start)} − {_points(lost)}{named}{stop} = {_result(score)}"


def _answers_clause(criterion: Criterion, score: LeafScore) -> str:
    assert isinstance(criterion.rule, SurveyRule)
    weights = {weight.key: numbers.decimal(weight.weight) for weight in criterion.rule.weights}
    terms = " + ".join(f"{_number(count)} × {weights[key]}" for key, count in score.explanation.inputs)
    valid = _number(score.explanation.clause.value("valid"))
    maximum = numbers.points(criterion.max_points)
    return f"{maximum} × ({terms}) / ({valid} phiếu × 100) = {_result(score)}"


def _scale_clause(criterion: Criterion, score: LeafScore) -> str:
    value = _number(score.explanation.inputs[0][1])
    scale = _number(score.explanation.clause.value("scale"))
    return f"{value} × {numbers.points(criterion.max_points)} / {scale} = {_result(score)}"


def _issued(score: LeafScore) -> str:
    return f"ban hành ngày {_day(score.explanation.inputs[0][1])}"


def _result(score: LeafScore) -> str:
    return numbers.points(score.points or Decimal(0))


def _points(text: str) -> str:
    return numbers.points(Decimal(text))


def _number(text: str) -> str:
    """A stated decimal in Vietnamese form; anything else as it is."""
    return numbers.decimal(Decimal(text)) if text.lstrip("-").replace(".", "", 1).isdigit() else text


def _fraction(value: Fraction) -> str:
    return numbers.decimal(Decimal(value.numerator) / Decimal(value.denominator))


def _day(text: str) -> str:
    return numbers.day(date.fromisoformat(text))


def input_value(text: str) -> str:
    """An input as an officer reads it: a day, a status, a count."""
    words = {"yes": "có", "no": "không", **REPORT_STATUSES}
    if text in words:
        return words[text]
    is_day = len(text) == len("2024-02-29") and text[4] == text[7] == "-"
    return _day(text) if is_day else _number(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shown(values: dict[str, str]) -> "_Blank":
    return _Blank({name: value if name in _NAMES else _number(value) for name, value in values.items()})


class _Blank(dict[str, str]):
    """Values of a sentence; one that is not there stays empty instead of stopping the message."""

    def __missing__(self, key: str) -> str:
        return ""


_CLAUSES: Mapping[str, Callable[[Criterion, LeafScore], str]] = MappingProxyType(
    {
        "band": _ratio_clause,
        "zero_denominator": _zero_clause,
        "step": _step_clause,
        "after": _after_clause,
        "missing": _missing_clause,
        "count": _count_clause,
        "items": _items_clause,
        "all_items": _all_items_clause,
        "option": _option_clause,
        "reports": _reports_clause,
        "events": _events_clause,
        "answers": _answers_clause,
        "scale": _scale_clause,
    }
)
