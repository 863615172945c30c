"""Words of the workbook for criteria sets: sheets, columns, choices, and what may be wrong with one."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from core.criteria.rules import Formula, RuleKind
from core.criteria.values import Comparison, IndicatorForm, NaPolicy, NodeKind, ScoredBy
from core.criteria_sheets import (
    AdjustmentKind,
    BandRequirement,
    CriteriaNotForSheets,
    CriteriaWords,
    CriteriaWorkbookRefused,
    CriteriaWorkbookTooNew,
    EffectKind,
    MeasureUnit,
    NotACriteriaWorkbook,
    UnknownCriteriaForm,
    ValueForm,
)
from core.errors import CchcError
from ui.texts import criteria
from ui.texts.criteria_annex import ANNEX_WORDS
from ui.texts.sentence import Sentence

_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "general": "Thông tin chung",
        "tree": "Cây tiêu chí",
        "adjustments": "Điểm thưởng, điểm trừ",
        "schemes": "Thang xếp loại",
        "downgrades": "Quy định hạ bậc",
        "rule": "Tham số cách tính",
        "ratio_bands": "Bậc theo tỷ lệ",
        "count_bands": "Bậc theo số lượng",
        "steps": "Mốc thời hạn",
        "items": "Mục phải đạt",
        "options": "Phương án chọn",
        "severity": "Mức trừ theo vụ việc",
        "weights": "Trọng số khảo sát",
        "adjustment_items": "Nội dung thưởng, trừ",
        "scheme_bands": "Bậc xếp loại",
        "caps": "Mức xếp loại tối đa",
        "other": "Dữ liệu khác",
    }
)
_OF_CRITERION = "Mỗi dòng thuộc một tiêu chí thành phần ở trang “Cây tiêu chí”; ghi đúng mã tiêu chí đó."
_HINTS: Mapping[str, str] = MappingProxyType(
    {
        "general": "Mỗi dòng một thông tin. Khi lập bộ mới: đổi mã bộ, số bản, tên và quyết định ban hành.",
        "tree": (
            "Mỗi dòng một lĩnh vực, tiêu chí hoặc tiêu chí thành phần. Mã ghi dạng chữ (1.10 khác 1.1). "
            "Điểm tối đa của dòng trên bằng tổng các dòng dưới. Tài liệu kiểm chứng: mỗi tài liệu một dòng trong ô."
        ),
        "adjustments": "Điểm thưởng, điểm trừ ngoài cây tiêu chí và mức cao nhất được cộng hoặc trừ.",
        "schemes": "Mỗi thang xếp loại một dòng; các bậc của thang ghi ở trang “Bậc xếp loại”.",
        "downgrades": "Mỗi dòng một quy định: khi có điều kiện thì xếp loại thay đổi thế nào.",
        "rule": f"{_OF_CRITERION} Chỉ ghi cột mà cách tính của tiêu chí cần.",
        "ratio_bands": f"{_OF_CRITERION} Bậc tính theo %: từ mức dưới đến dưới mức trên; bậc cuối để trống mức trên.",
        "count_bands": f"{_OF_CRITERION} Có ít nhất bấy nhiêu thì được bấy nhiêu điểm; bậc cuối là 0.",
        "steps": f"{_OF_CRITERION} Hạn ghi dạng Y-01-31 (31/01 của năm đánh giá), Y-02-LAST (cuối tháng 2), Y+1-04-01.",
        "items": _OF_CRITERION,
        "options": _OF_CRITERION,
        "severity": _OF_CRITERION,
        "weights": f"{_OF_CRITERION} Trọng số từ 0 đến 100.",
        "adjustment_items": "Mỗi dòng thuộc một mục ở trang “Điểm thưởng, điểm trừ”.",
        "scheme_bands": "Ghi từ bậc cao nhất xuống; mỗi dòng thuộc một thang ở trang “Thang xếp loại”.",
        "caps": "Dùng cho quy định “Không xếp trên mức”: mức cao nhất theo từng thang xếp loại.",
        "other": "Phần còn lại của bộ tiêu chí (nguồn, ghi chú). Giữ nguyên nếu không cần sửa.",
    }
)
_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "set_id": "Mã bộ tiêu chí",
        "version": "Bản",
        "year": "Năm (để trống nếu dùng nhiều năm)",
        "total_max": "Tổng điểm tối đa",
        "issuing_decision": "Quyết định ban hành (để trống: bộ mẫu)",
        "default_band_scheme": "Thang xếp loại mặc định",
        "self_scored_excludes": "Không tính vào điểm tự chấm (mỗi dòng một nơi chấm)",
        "cap_at_max": "Chỉ số không vượt quá 100",
        "forbids_flagged_evidence": "Không nhận tài liệu có thể chứa macro (.docm, .xlsm, .doc, .xls)",
        "appraised_cannot_exceed_max": "Điểm thẩm định không vượt điểm tối đa",
        "index_formula": "Cách tính chỉ số (diễn giải)",
        "status": "Tình trạng",
        "notice": "Lưu ý",
        "id": "Mã",
        "parent_id": "Mã dòng trên",
        "kind": "Loại",
        "name": "Tên",
        "max_points": "Điểm tối đa",
        "scored_by": "Nơi chấm",
        "data_source": "Nguồn số liệu",
        "indicator.key": "Chỉ tiêu: khóa",
        "indicator.form": "Chỉ tiêu: dạng số liệu",
        "indicator.numerator_key": "Tử số: khóa",
        "indicator.numerator_vi": "Tử số: nội dung",
        "indicator.denominator_key": "Mẫu số: khóa",
        "indicator.denominator_vi": "Mẫu số: nội dung",
        "indicator.value_key": "Giá trị: khóa",
        "indicator.value_vi": "Giá trị: nội dung",
        "indicator.unit": "Đơn vị tính",
        "indicator.zero_denominator_fallback": "Khi mẫu số bằng 0 (ghi chú)",
        "indicator.definition_source": "Nguồn định nghĩa chỉ tiêu",
        "na_policy": "Khi không phát sinh",
        "na_policy_source": "Nguồn quy định không phát sinh",
        "rule.kind": "Cách tính điểm",
        "rule_text_vi": "Cách chấm (bằng lời)",
        "rule_source": "Nguồn cách chấm",
        "evidence": "Tài liệu kiểm chứng (mỗi dòng một tài liệu)",
        "applies_to": "Áp dụng cho (commune: cấp xã, province: cấp tỉnh)",
        "step": "Bước điểm",
        "source": "Nguồn",
        "source_note": "Ghi chú nguồn",
        "needs_confirmation": "Cần xác nhận lại",
        "max_total": "Mức cao nhất",
        "when.event": "Điều kiện: sự việc",
        "when.severity": "Điều kiện: mức độ",
        "when.indicator": "Điều kiện: chỉ số",
        "when.op": "Điều kiện: so sánh",
        "when.any_area_below_percent": "Điều kiện: lĩnh vực dưới mức (mỗi dòng một mã)",
        "when.value": "Điều kiện: mức (%)",
        "effect.type": "Hệ quả",
        "effect.count": "Số bậc hạ",
        "effect.task": "Việc phải làm",
        "effect.due": "Hạn (ví dụ Y+1-04-01)",
        "effect.due_exclusive": "Trước hạn, không tính ngày hạn",
        "start": "Điểm ban đầu",
        "per_event": "Trừ mỗi vụ việc",
        "floor": "Điểm thấp nhất",
        "expected": "Các kỳ báo cáo (mỗi dòng một kỳ)",
        "on_time": "Điểm khi đúng hạn",
        "late": "Điểm khi gửi chậm",
        "after": "Điểm khi quá các mốc",
        "missing": "Điểm khi không có",
        "scale": "Thang của kết quả bên ngoài",
        "date_field": "Ngày lấy từ",
        "date_note": "Ghi chú về ngày",
        "ge": "Từ",
        "lt": "Đến dưới",
        "formula": "Cách cho điểm",
        "value": "Điểm cố định",
        "target": "Mức mục tiêu (%)",
        "from": "Nội suy từ (%)",
        "to": "Nội suy đến (%)",
        "flag": "Dấu hiệu kèm theo",
        "points": "Điểm",
        "on_or_before": "Chậm nhất",
        "key": "Khóa",
        "label": "Nội dung",
        "weight": "Trọng số (%)",
        "each": "Nhân theo số lần",
        "require": "Điều kiện thêm",
        "scheme": "Mã thang xếp loại",
        "band": "Mức xếp loại cao nhất",
        "place": "Vị trí",
        "form": "Dạng",
    }
)
_OWNERS: Mapping[str, str] = MappingProxyType(
    {"adjustment_items": "Mã mục thưởng, trừ", "scheme_bands": "Mã thang xếp loại", "caps": "Mã quy định"}
)
_LEVELS: Mapping[str, str] = MappingProxyType({"general": "Cấp áp dụng", "tree": "Bậc (để trống: tự tính)"})

_CHOICES: Mapping[type[StrEnum], Mapping[Any, str]] = MappingProxyType(
    {
        NodeKind: criteria.NODE_KINDS,
        ScoredBy: criteria.SCORED_BY,
        NaPolicy: criteria.NA_POLICIES,
        RuleKind: criteria.RULE_KINDS,
        IndicatorForm: {
            "ratio": "Tử số và mẫu số",
            "percent_value": "Tỷ lệ % ghi sẵn",
            "count": "Số lượng",
            "date": "Ngày",
            "status_per_period": "Tình trạng từng kỳ báo cáo",
            "boolean_items": "Các mục đạt hay không",
            "option": "Một phương án",
            "event_counts": "Số vụ việc",
            "answer_counts": "Số phiếu theo mức trả lời",
            "external": "Kết quả nơi khác công bố",
            "undefined": "Chưa có định nghĩa",
        },
        Formula: {
            "max": "Điểm tối đa",
            "zero": "0 điểm",
            "const": "Điểm cố định",
            "ratio_x_max": "Tỷ lệ nhân điểm tối đa",
            "proportional_to_target": "Theo tỷ lệ so với mức mục tiêu",
            "interp": "Nội suy giữa hai mức",
        },
        Comparison: {"lt": "nhỏ hơn", "le": "không quá", "gt": "lớn hơn", "ge": "từ"},
        AdjustmentKind: {"bonus": "Điểm thưởng", "penalty": "Điểm trừ"},
        EffectKind: {
            "down_bands": "Hạ bậc",
            "cap_band": "Không xếp trên mức",
            "lowest_band": "Xếp mức thấp nhất",
            "create_task": "Phải làm thêm việc",
        },
        BandRequirement: {"no_zero_criterion": "Không có tiêu chí 0 điểm"},
        MeasureUnit: {"amount": "Số tiền"},
        ValueForm: {
            "text": "Chữ",
            "whole": "Số nguyên",
            "flag": "Có/Không",
            "nothing": "Để trống",
            "empty_list": "Danh sách trống",
            "empty_object": "Nhóm trống",
        },
    }
)

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        NotACriteriaWorkbook: Sentence(
            what="Không đọc được bộ tiêu chí trong tệp “{file}”.",
            why="Tệp không phải bảng tính bộ tiêu chí hoặc bảng phụ lục quyết định, hoặc đã bị hỏng.",
            advice="Mở tệp bằng phần mềm bảng tính, lưu lại thành .xlsx rồi nhập lại.",
        ),
        CriteriaWorkbookTooNew: Sentence(
            what="Chưa nhập được bộ tiêu chí trong tệp “{file}”.",
            why="Tệp được tạo bằng phiên bản Sổ CCHC mới hơn bản đang dùng.",
            advice="Cập nhật Sổ CCHC rồi nhập lại tệp.",
        ),
        CriteriaWorkbookRefused: Sentence(
            what="Chưa nhập bộ tiêu chí trong tệp “{file}”.",
            why="Tệp có liên kết tới tệp khác, có macro hoặc lớn bất thường.",
            advice="Chép riêng các giá trị sang mẫu bảng tính của Sổ CCHC rồi nhập lại.",
        ),
        UnknownCriteriaForm: Sentence(
            what="Chưa ghi được bộ tiêu chí.",
            why="Tên tệp có đuôi “{suffix}”; bộ tiêu chí chỉ ghi được thành: {forms}.",
            advice="Đặt tên tệp với một trong các đuôi này.",
        ),
        CriteriaNotForSheets: Sentence(
            what="Chưa ghi được bộ tiêu chí {set_id} thành bảng tính.",
            why="Trong bộ tiêu chí có nội dung mà ô bảng tính không giữ được nguyên vẹn.",
            advice="Ghi bộ tiêu chí thành tệp .json.",
        ),
    }
)
FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "CRITERIA_ROW_OWNER": "Mã “{owner}” ở cột đầu không có ở trang chính. Sửa mã hoặc xóa dòng.",
        "CRITERIA_ROW_KIND": (
            "Cách tính hoặc hệ quả đã chọn cho “{owner}” không dùng trang này. Chọn lại hoặc xóa dòng."
        ),
        "CRITERIA_ROW_INCOMPLETE": "Dòng còn thiếu ô. Ghi đủ các ô hoặc xóa dòng.",
        "CRITERIA_ROW_TWICE": "Khóa “{text}” có hai lần. Giữ lại một dòng.",
        "CRITERIA_PLACE_GONE": "Vị trí “{text}” không còn trong bộ tiêu chí. Xóa dòng này.",
        "CRITERIA_SHEET_MISSING": (
            "Thiếu trang “{sheet}”. Lấy lại trang này từ mẫu; không dùng đến thì để trang không có dòng nào."
        ),
        "CRITERIA_COLUMN_MISSING": "Thiếu “{text}”. Lấy lại từ mẫu; không dùng đến thì để trống.",
        "CRITERIA_CODE_NOT_TEXT": (
            "“{text}” được ghi thành số hoặc ngày. Định dạng ô là chữ (Text) rồi ghi lại mã, ví dụ 1.10."
        ),
    }
)


def _label(sheet: str, column: str) -> str:
    """The heading of a column; every column has one."""
    if column == "owner":
        return _OWNERS.get(sheet, "Mã tiêu chí")
    if column == "level":
        return _LEVELS[sheet]
    if sheet == "other" and column == "value":
        return "Nội dung"
    return _COLUMNS[column]


def _choice(member: StrEnum) -> str:
    return _CHOICES[type(member)][member]


CRITERIA_WORDS = CriteriaWords(
    title=_TITLES.__getitem__,
    hint=_HINTS.__getitem__,
    label=_label,
    choice=_choice,
    yes="Có",
    no="Không",
    wrong_value_title="Giá trị không có trong danh sách",
    pick_from_list="Chọn một giá trị trong danh sách.",
    annex=ANNEX_WORDS,
)
