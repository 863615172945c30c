"""Words of the editor for criteria sets."""

import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from core.criteria.rule_days import NotAYearDay
from core.criteria.rule_forms import Entry
from core.criteria.rules import Formula
from core.criteria.values import Comparison
from core.criteria_sheets import EffectKind
from core.errors import CchcError
from core.findings import Finding, Level
from core.numbers import NotANumber
from ui.texts import common
from ui.texts.criteria import GROUNDS, SEVERITIES
from ui.texts.sentence import Sentence

TITLE = "Soạn bộ tiêu chí"
TAB_TREE, TAB_GENERAL, TAB_ADJUSTMENTS = "Cây tiêu chí", "Thông tin chung", "Thưởng, trừ"
TAB_BANDS, TAB_DOWNGRADES = "Xếp loại", "Hạ bậc"
ADD, ADD_AREA, DUPLICATE, REMOVE = "Thêm mục", "Thêm lĩnh vực", "Nhân bản", "Bỏ"
UP, DOWN, UNDO, REDO = "Lên", "Xuống", "Hoàn tác", "Làm lại"
ADOPT, COMPARE, CLOSE = "Nhận thành bản mới…", "So với bản gốc…", "Đóng"
FINDINGS, FINDING, WHERE, WEIGHT = "Điểm cần xem", "Nội dung", "Nơi", "Mức độ"
NO_FINDINGS = "Không còn điểm nào cần xem."
CODE, NAME, KIND, PARENT, MAXIMUM, STEP = "Mã", "Tên", "Loại", "Nằm trong", "Điểm tối đa", "Bước điểm"
SUM_BELOW = "Lấy tổng các mục bên dưới"
SCORER, POLICY, RULE, RULE_WORDS = "Nơi chấm", "Khi không phát sinh", "Cách tính điểm", "Cách chấm (bằng lời)"
EVIDENCE, SOURCE, CONFIRM = (
    "Tài liệu kiểm chứng (mỗi dòng một tài liệu)",
    "Căn cứ",
    "Cần cơ quan ban hành xác nhận",
)
FOR_COMMUNES, FOR_PROVINCE = "Áp dụng cho xã, phường, đặc khu", "Áp dụng cho sở, ngành"
NUMERATOR, DENOMINATOR, VALUE = "Tử số là", "Mẫu số là", "Số liệu cần nhập"
DATA_SOURCE = "Số liệu lấy từ"
BY_HAND = "Nhập tay tại tiêu chí"
TOP = "(lĩnh vực)"
TRY, TRY_WHY = "Thử công thức", "Nhập số liệu để xem điểm ngay; số liệu thử không được lưu."
TRY_OPEN = "Chưa đủ tham số để tính."
TRY_NOTHING = "Chưa nhập đủ số liệu."
CHOOSE_NODE = "Chọn một mục ở bên trái."
ROW_ADD, ROW_REMOVE, ROW_UP, ROW_DOWN = "Thêm dòng", "Bỏ dòng", "Lên", "Xuống"
YES = "Có"
SET_CODE, VERSION, SET_NAME = "Mã bộ tiêu chí", "Bản", "Tên bộ tiêu chí"
YEAR, TOTAL, DECISION = (
    "Năm (để trống: dùng nhiều năm)",
    "Tổng điểm tối đa",
    "Quyết định ban hành (để trống: bộ mẫu)",
)
CAP, NO_MACROS = (
    "Chỉ số không vượt quá 100",
    "Không nhận tài liệu có thể chứa macro (.docm, .xlsm, .doc, .xls)",
)
SCHEME, SCHEME_NEW, SCHEME_REMOVE = "Thang xếp loại đang dùng", "Thêm thang xếp loại", "Bỏ thang xếp loại này"
SCHEME_NONE = "Chưa có thang xếp loại. Thêm một thang để xếp loại theo chỉ số."
CAP_POINTS = "Mức cao nhất"
ADJUSTMENT = {"bonus": "Điểm thưởng", "penalty": "Điểm trừ"}
ADJUSTMENT_ADD = {"bonus": "Thêm điểm thưởng", "penalty": "Thêm điểm trừ"}
ADJUSTMENT_REMOVE = "Bỏ phần này"
DOWNGRADES_WHY = (
    "Mỗi dòng một quy định. Điều kiện: ghi một trong ba – sự việc, chỉ số so với mức, hoặc các lĩnh vực dưới mức. "
    "Mức cao nhất ghi dạng “mã thang=mức; …”."
)
ADOPT_TITLE = "Nhận bản nháp vào sổ"
ADOPT_WHAT = "Nhận “{name}”, bản {version}?"
ADOPT_WHY = "Bản đã nhận không sửa được nữa; muốn thay đổi phải soạn bản mới. Bản nháp sẽ hết."
ADOPT_ACT, ADOPT_LEAVE = "Nhận bản này", "Sửa tiếp"
ADOPT_DONE = "Đã nhận bộ tiêu chí."
ADOPT_OPEN = "Còn {count} lỗi phải sửa trước khi nhận; chọn từng dòng ở danh sách “Điểm cần xem”."
REMOVE_TITLE = "Bỏ mục"
NO_BASE = "Bản gốc không còn trong sổ."
FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        Formula.MAX.value: "Điểm tối đa",
        Formula.ZERO.value: "0 điểm",
        Formula.CONST.value: "Điểm cố định",
        Formula.RATIO_X_MAX.value: "Tỷ lệ × tối đa / 100",
        Formula.PROPORTIONAL.value: "Tỷ lệ × tối đa / mục tiêu",
        Formula.INTERP.value: "Nội suy từ … đến …",
    }
)
CHOICES: Mapping[Entry, Mapping[str, str]] = MappingProxyType(
    {
        Entry.FORMULA: FORMULAS,
        Entry.OPERATOR: {
            each.value: mark for each, mark in zip(Comparison, ("<", "≤", ">", "≥"), strict=True)
        },
        Entry.EFFECT: {
            EffectKind.DOWN_BANDS.value: "Hạ số bậc",
            EffectKind.CAP_BAND.value: "Không xếp trên mức",
            EffectKind.LOWEST_BAND.value: "Xếp mức thấp nhất",
            EffectKind.CREATE_TASK.value: "Phải thực hiện việc",
        },
        Entry.EVENT: {
            name: GROUNDS[name] for name in ("unit_or_head_disciplined", "no_self_assessment_submitted")
        },
        Entry.SEVERITY: SEVERITIES,
        Entry.INDICATOR: {"sipas_percent": GROUNDS["sipas_percent"]},
    }
)
OPEN_LISTS = frozenset({Entry.EVENT, Entry.SEVERITY, Entry.INDICATOR})
_PARAMETERS: Mapping[str, str] = MappingProxyType(
    {
        "ge": "Từ",
        "lt": "Đến dưới",
        "formula": "Cách cho điểm",
        "value": "Điểm cố định",
        "target": "Mục tiêu (%)",
        "from": "Nội suy từ",
        "to": "đến",
        "flag": "Dấu hiệu",
        "points": "Điểm",
        "on_or_before": "Chậm nhất",
        "key": "Khóa",
        "label": "Nội dung",
        "weight": "Trọng số (%)",
        "after": "Điểm khi quá các mốc",
        "missing": "Điểm khi không có",
        "on_time": "Điểm khi đúng hạn",
        "late": "Điểm khi gửi chậm",
        "start": "Điểm ban đầu",
        "floor": "Điểm thấp nhất",
        "per_event": "Trừ mỗi trường hợp",
        "scale": "Thang của kết quả",
        "expected": "Các kỳ báo cáo",
        "bands": "Các bậc",
        "steps": "Các mốc thời hạn",
        "items": "Các mục",
        "options": "Các phương án",
        "severity": "Mức trừ theo loại",
        "weights": "Trọng số các mức trả lời",
        "name": "Tên",
        "require": "Không có tiêu chí 0 điểm",
        "each": "Nhân số lần",
        "id": "Mã",
        "event": "Sự việc",
        "severity_of": "Mức độ",
        "indicator": "Chỉ số",
        "op": "So sánh",
        "areas": "Lĩnh vực dưới mức",
        "limit": "Mức",
        "effect": "Hệ quả",
        "count": "Số bậc",
        "caps": "Mức cao nhất",
        "task": "Việc phải làm",
        "due": "Hạn",
        "exclusive": "Trước hạn",
    }
)
SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        NotAYearDay: Sentence(
            what="Không hiểu ngày “{text}”.",
            why="Thời hạn ghi dạng 31/01, “cuối 02” (ngày cuối tháng 02) hoặc 01/04 năm sau.",
            advice="Ghi lại thời hạn theo một trong các dạng này.",
        )
    }
)
_YEAR_DAY = re.compile(r"Y([+-][1-9])?-([0-9]{2})-([0-9]{2}|LAST)")


def parameter(name: str) -> str:
    """What a parameter is called."""
    return _PARAMETERS.get(name, name)


def choices_of(entry: Entry) -> tuple[str, ...]:
    """The words of a list; empty for what is typed."""
    if entry is Entry.FLAG:
        return ("", YES)
    return tuple(CHOICES[entry].values()) if entry in CHOICES else ()


def chosen(entry: Entry, words: str) -> str:
    """The value behind words of a list.

    Raises:
        NotANumber: no such words.
    """
    for value, held in CHOICES[entry].items():
        if words in {held, value}:
            return value
    if entry in OPEN_LISTS:
        return words
    raise NotANumber(text=words)


def year_day(text: str) -> str:
    """A day of a set as it is typed; what is no such day stays as it is."""
    found = _YEAR_DAY.fullmatch(text)
    if found is None:
        return text
    year = {"": "", "+1": " năm sau", "-1": " năm trước"}.get(found[1] or "")
    if year is None:
        return text
    return f"cuối {found[2]}{year}" if found[3] == "LAST" else f"{found[3]}/{found[2]}{year}"


def unread(text: str, name: str) -> str:
    """A cell that was not taken."""
    return f"Chưa nhận “{text}” ở cột {name}."


def saved(at: datetime, version: str) -> str:
    """When the draft was written down."""
    return f"Bản nháp, sẽ thành bản {version}  ·  Đã lưu {common.moment(at)}"


def finding_mark(finding: Finding) -> str:
    """Whether a finding must be mended."""
    return "Phải sửa" if finding.level is Level.ERROR else "Xem lại"


def counted(errors: int, warnings: int) -> str:
    """Findings by weight."""
    if not errors and not warnings:
        return NO_FINDINGS
    return f"{FINDINGS}: {errors} lỗi phải sửa, {warnings} điểm xem lại"


def try_result(points: str, words: str) -> str:
    """Points at once, with the clause that gave them."""
    return f"{points} điểm – {words}"


def sum_told(sum_below: str) -> str:
    """The button that takes the sum of the rows below."""
    return f"{SUM_BELOW} ({sum_below})"


def remove_what(code: str, name: str, *, below: int) -> str:
    """What would go."""
    more = f" và {below} mục bên dưới" if below else ""
    return f"Bỏ mục {code} {name}{more}?"


def band_rows_name(scheme: str) -> str:
    """The grid of a scheme."""
    return f"Các mức của thang {scheme}"
