"""Words of the tab that goes through a round criterion by criterion."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.across_sheet import AcrossLine, AcrossSheet, LineState
from core.assessment import Claim
from core.services.appraise_across import AcceptedMany
from ui.texts import appraisal_page, common, numbers

TAB = "Theo tiêu chí"
NONE_HERE = (
    "Điểm của mọi đơn vị ở từng tiêu chí được đặt cạnh nhau ở đây, sau khi mở đợt đánh giá và nhận gói nộp."
)
TO_ROUND = "Sang Đợt đánh giá"
NO_LINE = "Đơn vị này chưa gửi hồ sơ."

CHOOSE = "Chọn tiêu chí (F4)"
CHOOSE_TITLE = "Chọn tiêu chí"
CHOOSE_ACT = "Mở tiêu chí"
SEARCH_CRITERIA = "Tìm tiêu chí"
PREVIOUS = "Tiêu chí trước (Ctrl+↑)"
NEXT = "Tiêu chí sau (Ctrl+↓)"
GO_PREVIOUS = "Sang tiêu chí trước"
GO_NEXT = "Sang tiêu chí sau"
COLUMN_CODE = "Số"
COLUMN_CRITERION = "Tiêu chí"
COLUMN_MAXIMUM = "Tối đa"
COLUMN_OPEN = "Còn (đơn vị)"
ALL_DONE_MARK = "Xong"

COLUMN_UNIT = "Đơn vị"
COLUMN_SELF = "Tự chấm"
COLUMN_COMPUTED = "Tính lại"
COLUMN_GIVEN = "Đã cho"
COLUMN_LAST = "Năm trước"
COLUMN_DOCUMENTS = "Tài liệu"
COLUMN_STATE = "Trạng thái"
COLUMN_SAYS = "Giải trình"

SEARCH_UNITS = "Tìm đơn vị (Ctrl+F)"
FILTER = "Lọc đơn vị"
FILTERS = (
    "Mọi đơn vị",
    "Cần thẩm định",
    "Tự chấm khác tính lại",
    "Lệch xa các đơn vị khác",
    "Không có tài liệu kiểm chứng",
    "Tự chấm 0 điểm",
    "Tự chấm điểm tối đa",
    "Nhận được ngay",
    "Có câu hỏi",
    "Chưa gửi hồ sơ",
)
STATES: Mapping[LineState, str] = MappingProxyType(
    {
        LineState.NOT_SENT: "Chưa gửi",
        LineState.OPEN: "Chưa chấm",
        LineState.ASKED: "Đã hỏi",
        LineState.OLDER: "Xem lại",
        LineState.ACCEPTED: "Đã nhận",
        LineState.CHANGED: "Cho khác",
        LineState.EXCLUDED: "Không tính",
    }
)
WAITING = "…"
OUTLYING = "Lệch xa: {points} điểm, ở giữa các đơn vị là {usual}."

NEXT_WAITING = "Sang đơn vị kế tiếp cần thẩm định"
ACCEPT_CHOSEN = "Nhận các đơn vị đã chọn…"
ACCEPT_ACT = "Nhận {count} đơn vị"
ACCEPT_TITLE = "Nhận điểm nhiều đơn vị"
ACCEPT_WHAT = "Nhận điểm tiêu chí {criterion} của {count} đơn vị?"
ACCEPT_WHY = (
    "Đây là các đơn vị chưa thẩm định, tự chấm đúng bằng điểm tính lại, có tài liệu kiểm chứng và không lệch xa "
    "các đơn vị khác. Mỗi đơn vị được ghi riêng vào nhật ký; sau đó vẫn sửa được từng đơn vị, có ghi lý do."
)
ACCEPT_LEFT = "Để lại {count} đơn vị trong số đã chọn: đã có điểm, hoặc có chỗ cần xem."
ACCEPT_LEAVE = "Chưa nhận"
ACCEPTING = "Đang ghi điểm các đơn vị"
NONE_PLAIN = "Trong số đã chọn không có đơn vị nào nhận được ngay: đã có điểm, hoặc có chỗ cần xem riêng."
CRITERION_DONE = "Tiêu chí {criterion}: đã thẩm định hết các đơn vị đã gửi."
COUNTING = "đang tính lại từ số liệu các đơn vị…"


def criterion(code: str, name: str) -> str:
    """A criterion by its number and name."""
    return f"{code}  {name}"


def open_units(count: int) -> str:
    """How many units wait at a criterion."""
    return numbers.count(count) if count else ALL_DONE_MARK


def context(sheet: AcrossSheet) -> tuple[str, ...]:
    """Where one stands."""
    left = f"còn {sheet.open_lines} / {sheet.sent_lines} đơn vị" if sheet.open_lines else "đã thẩm định hết"
    return f"Tiêu chí {sheet.criterion.id}", f"tối đa {numbers.points(sheet.criterion.max_points)}", left


def points(value: Decimal | None) -> str:
    """Points, or a dash."""
    return appraisal_page.points(value)


def computed(line: AcrossLine) -> str:
    """Points from the unit's own records; dots while they are being counted."""
    if not line.was_sent:
        return common.NONE
    return points(line.computed_points) if line.is_computed else WAITING


def given(line: AcrossLine) -> str:
    """The newest appraised value."""
    if line.given is None:
        return common.NONE
    return appraisal_page.CELL_EXCLUDED if line.given.excluded else points(line.given.points)


def says(line: AcrossLine) -> str:
    """What the unit wrote, on one line."""
    entry = line.held.entry
    if entry is None:
        return ""
    claim = appraisal_page.NO_OCCURRENCE if entry.claim is Claim.NO_OCCURRENCE else ""
    parts = (claim, entry.claim_reason if claim else "", entry.explanation)
    return " · ".join(" ".join(part.split()) for part in parts if part)


def outlying(line: AcrossLine, usual: Decimal | None) -> str:
    """Why a line is marked; empty where it is not."""
    if not line.is_outlying or line.proposed is None or usual is None:
        return ""
    return OUTLYING.format(points=numbers.points(line.proposed), usual=numbers.rounded(usual, 2))


def summary(sheet: AcrossSheet) -> str:
    """The line below the table."""
    parts = []
    if sheet.usual is not None:
        parts.append(f"Ở giữa các đơn vị: {numbers.rounded(sheet.usual.middle, 2)} điểm")
    differing = sum(line.differs for line in sheet.lines)
    far = sum(line.is_outlying for line in sheet.lines)
    plain = sum(line.is_plain for line in sheet.lines)
    parts += [f"{differing} khác tính lại", f"{far} lệch xa", f"{plain} nhận được ngay"]
    if not sheet.is_computed:
        parts.append(COUNTING)
    return "  ·  ".join(parts)


def lines(sheet: AcrossSheet, taken: AcceptedMany | None) -> tuple[str, ...]:
    """A criterion for the command line."""
    leaf = sheet.criterion
    head = f"{criterion(leaf.id, leaf.name)}: {', '.join(context(sheet)[1:])}. {summary(sheet)}"
    told = tuple(
        f"- {line.unit.name}: {COLUMN_SELF.lower()} {points(line.held.self_points)}, "
        f"{COLUMN_COMPUTED.lower()} {computed(line)}, {COLUMN_GIVEN.lower()} {given(line)} ({STATES[line.state].lower()})"
        for line in sheet.lines
    )
    return (head, *told, *(() if taken is None else (accepted(leaf.id, taken),)))


def accept_why(left: int) -> str:
    """Why these can be taken, and what stays."""
    return "\n".join(part for part in (ACCEPT_WHY, ACCEPT_LEFT.format(count=left) if left else "") if part)


def accepted(criterion_id: str, outcome: AcceptedMany) -> str:
    """What was taken."""
    told = f"Tiêu chí {criterion_id}: đã nhận điểm {len(outcome.accepted)} đơn vị"
    return f"{told}; {len(outcome.refused)} đơn vị không nhận được." if outcome.refused else f"{told}."
