"""Words of the appraisal page: what a unit claimed, what its records give, what is given and why."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.assessment import Appraisal, Claim, CriterionEntry, Stage
from core.self_score import is_self_scored
from ui.texts import common, numbers
from ui.texts.criteria import SCORED_BY

TAB_BY_UNIT = "Theo đơn vị"
TITLES = ("Tiêu chí", "Tối đa", "Tự chấm", "Tính lại", "Thẩm định")
COLUMN_UNIT = "Đơn vị"
COLUMN_OPEN = "Còn"
SEARCH_UNITS = "Tìm đơn vị"
NONE_HERE = "Điểm từng tiêu chí của từng đơn vị được thẩm định ở đây, sau khi nhận gói nộp của đơn vị."
TO_IMPORT = "Sang Nhận gói"
FROZEN = "Xếp hạng năm này đã công bố; điểm thẩm định không sửa được nữa."

ACCEPT_ALL = "Nhận toàn bộ điểm tự chấm…"
ACCEPT_ALL_ACT = "Nhận toàn bộ"
ACCEPT_ALL_WHAT = "Nhận toàn bộ điểm tự chấm của {unit}?"
ACCEPT_ALL_WHY = (
    "{count} tiêu chí chưa thẩm định được ghi đúng điểm đơn vị tự chấm; tiêu chí do nơi khác chấm được ghi "
    "điểm tính lại, nếu đã đủ số liệu. Tiêu chí đã có điểm giữ nguyên. Sau đó vẫn sửa được từng tiêu chí, "
    "có ghi lý do."
)
ACCEPT_ALL_LEAVE = "Chưa nhận"
ACCEPTED_ALL = "Đã nhận điểm tự chấm của {unit}; còn {count} tiêu chí chưa có điểm."
ALL_DONE = "Đã thẩm định hết các tiêu chí của {unit}."
ADJUSTMENTS = "Điểm thưởng, điểm trừ…"

FILTER = "Lọc tiêu chí"
FILTERS = (
    "Mọi tiêu chí",
    "Chưa thẩm định",
    "Tự chấm khác tính lại",
    "Thẩm định khác tự chấm",
    "Do nơi khác chấm",
)
STAGE = "Bước thẩm định"
STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.APPRAISAL_1: "Thẩm định lần 1",
        Stage.APPRAISAL_2: "Thẩm định lần 2",
        Stage.COUNCIL: "Hội đồng thẩm định",
    }
)

SELF = "Tự chấm"
COMPUTED = "Tính lại"
GIVEN = "Đã cho"
MAXIMUM = "Tối đa"
POINTS = "Điểm thẩm định"
POINTS_HINT = "Gõ điểm rồi Enter; để trống và Enter là nhận điểm gợi ý."
EXCLUDED = "Không tính tiêu chí này"
REASON = "Lý do"
REASON_HINT = "Bắt buộc khi điểm khác điểm đang có. Ctrl+Enter để ghi."
REASON_NEEDED = "Điểm khác điểm đang có ({before}); ghi lý do rồi bấm “Ghi điểm”."
OPINION = "Ý kiến gửi đơn vị"
GIVE = "Ghi điểm"
ACCEPT = "Nhận {points} điểm"
ACCEPT_NONE = "Chưa có điểm gợi ý"
DRAFT = "Nội dung vừa gõ chưa được ghi."
NO_POINTS = "Gõ điểm trước khi ghi."
CELL_DRAFT = "chưa ghi"
CELL_EXCLUDED = "không tính"
DIFFERS = "Đơn vị tự chấm {claimed}; số liệu gửi kèm tính ra {computed}."
NO_SCORE = "không được điểm"
EMPTY_CLAIM = "để trống"
NOT_SELF = "Đơn vị không tự chấm tiêu chí này. {who}."

WHY = "Cách tính lại từ số liệu gửi kèm"
NOT_COMPUTED = "Chưa đủ số liệu để tính."
UNIT_SAYS = "Giải trình của đơn vị"
UNIT_SAYS_NOTHING = "Đơn vị không giải trình thêm."
NO_OCCURRENCE = "Khai không phát sinh trong năm"
OUTSIDE = "Số liệu do cơ quan thẩm định nhập"
DOCUMENT = "Văn bản, nguồn số liệu"
DOCUMENT_HINT = "Ví dụ: Báo cáo kết quả đo lường sự hài lòng số 12/BC-SNV ngày 15/01/2026"
DOCUMENT_NEEDED = "Ghi văn bản hoặc nguồn của số liệu."
SET_OUTSIDE = "Ghi số liệu"
OUTSIDE_KEPT = "Đã ghi số liệu tiêu chí {criterion}."
EVIDENCE = "Tài liệu kiểm chứng"
EVIDENCE_NONE = "Đơn vị không gửi tài liệu cho tiêu chí này."
EVIDENCE_WANTED = "Theo bộ tiêu chí cần có: {names}"
OPEN_COPY = "Xem tệp"
HISTORY = "Các lần cho điểm"
HISTORY_NONE = "Chưa cho điểm lần nào."
RULE = "Cách chấm theo bộ tiêu chí"

ADJUST_TITLE = "Điểm thưởng, điểm trừ – {unit}"
ADJUST_WHY = "Đánh dấu hoặc ghi số lần của từng mục; mục nào có thì ghi căn cứ."
ADJUST_COUNT = "Số lần"
ADJUST_NOTE = "Căn cứ"
ADJUST_NOTE_HINT = "Văn bản, quyết định làm căn cứ"
ADJUST_SAVE = "Lưu điểm thưởng, điểm trừ"
NOTE_NEEDED = "Ghi căn cứ của mục này."


def context(sheet: AppraisalSheet) -> tuple[str, ...]:
    """Which unit, which submission."""
    standing = sheet.standing
    received = f"lần nộp {standing.revision}, nhận lúc {common.moment(standing.received_at)}"
    return sheet.unit.name, received


def totals(sheet: AppraisalSheet, claimed: Decimal) -> str:
    """The sums below the table."""
    total, maximum = numbers.points(sheet.total), numbers.points(sheet.maximum)
    parts = [
        f"Tự chấm {numbers.points(claimed)}",
        f"Thẩm định {total} / {maximum} = {numbers.percent(sheet.index)}",
    ]
    if sheet.card.bonus:
        parts.append(f"thưởng {numbers.points(sheet.card.bonus)}")
    if sheet.card.penalty:
        parts.append(f"trừ {numbers.points(sheet.card.penalty)}")
    parts.append(f"còn {sheet.open_lines} tiêu chí" if sheet.open_lines else "đã đủ các tiêu chí")
    return "  ·  ".join(parts)


def units(received: int, expected: int) -> str:
    """How many units can be appraised."""
    return f"{received} / {expected} đơn vị đã gửi"


def points(value: Decimal | None) -> str:
    """Points, or a dash."""
    return common.NONE if value is None else numbers.points(value)


def sentence(text: str) -> str:
    """Text that begins a line."""
    return text[:1].upper() + text[1:]


def accept(value: Decimal | None) -> str:
    """The button that takes the points at hand."""
    return ACCEPT_NONE if value is None else ACCEPT.format(points=numbers.points(value))


def difference(line: AppraisalLine) -> str:
    """What was claimed against what the records give; empty where they agree or nothing was claimed."""
    if not line.differs:
        return ""
    computed = None if line.computed is None else line.computed.points
    return DIFFERS.format(
        claimed=EMPTY_CLAIM if line.self_points is None else numbers.points(line.self_points),
        computed=NO_SCORE if computed is None else numbers.points(computed),
    )


def who_scores(line: AppraisalLine) -> str:
    """Who scores a line the unit does not score itself; empty for its own."""
    scored_by = line.criterion.scored_by
    if is_self_scored(line.criterion) or scored_by is None:
        return ""
    return NOT_SELF.format(who=SCORED_BY[scored_by])


def unit_says(entry: CriterionEntry) -> str:
    """What the unit said about the criterion."""
    parts = []
    if entry.claim is Claim.NO_OCCURRENCE:
        parts.append(": ".join(part for part in (NO_OCCURRENCE, entry.claim_reason) if part))
    if entry.explanation:
        parts.append(entry.explanation)
    return "\n".join(parts) or UNIT_SAYS_NOTHING


def given(item: Appraisal) -> str:
    """One appraised value of the history."""
    value = CELL_EXCLUDED if item.excluded else f"{points(item.points)} điểm"
    head = f"{common.moment(item.at)} – {STAGES[item.stage]}: {value} ({item.officer})"
    said = [part for part in (item.reason, item.opinion) if part]
    return "\n    ".join([head, *said])


def history(items: tuple[Appraisal, ...]) -> str:
    """Every value given, newest first."""
    return "\n".join(given(item) for item in reversed(items)) or HISTORY_NONE


def adjustment(name: str, cap: Decimal) -> str:
    """A bonus or penalty with its cap."""
    return f"{name} (không quá {numbers.points(cap)} điểm)"


def adjustment_item(label: str, value: Decimal, *, is_each: bool) -> str:
    """One ground and what it gives."""
    each = " mỗi lần" if is_each else ""
    return f"{label} ({numbers.points(value)} điểm{each})"
