"""Words of the commune's overview."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.assessment import State
from core.self_score import Need
from ui.texts import numbers

SCORE = "Điểm tự chấm đến nay"
INDEX = "Chỉ số CCHC tạm tính"
AREAS = "Theo lĩnh vực"
MISSING = "Còn thiếu"
MISSING_NONE = "Không còn thiếu gì. Có thể tạo gói nộp."
DEADLINES = "Việc sắp đến hạn"
MISSING_NONE = "Không còn tiêu chí nào thiếu số liệu, tài liệu hay giải trình."
DEADLINES_NONE = "Không có việc nào sắp đến hạn hoặc quá hạn."
DEADLINES_NONE = "Không có việc nào đến hạn trong 30 ngày tới."
NO_CRITERIA = "Chưa có bộ tiêu chí cho năm này. Mở trang Tự chấm điểm để chọn bộ tiêu chí."
CHOOSE_CRITERIA = "Chọn bộ tiêu chí"
COLUMN_CRITERION = "Tiêu chí"
COLUMN_NEED = "Cần bổ sung"
COLUMN_AT_STAKE = "Điểm"
COLUMN_WHAT = "Việc"
COLUMN_DUE = "Hạn"
COLUMN_LEFT = "Còn lại"
OPEN_SELF = "Mở Tự chấm điểm"
RESULT = "Đã có kết quả thẩm định năm này: {index}, {band}."
OPEN_RESULT = "Xem kết quả"
CHECKS = "Số liệu cần xem lại"
CHECKS_WHY = "Danh sách ở phần Chi tiết. Số liệu vẫn được giữ nguyên; chỉ sửa khi đã đối chiếu với sổ gốc."
CHECKS_NONE = "Các phép cộng và tỷ lệ đều khớp."

NEEDS: Mapping[Need, str] = MappingProxyType(
    {
        Need.DATA: "Chưa có số liệu",
        Need.EVIDENCE: "Thiếu TLKC hoặc giải trình",
        Need.CLAIM_REASON: "Chưa ghi lý do",
        Need.CORRECTION: "Số liệu chưa đúng, cần sửa",
    }
)

STATES: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: "đang nhập",
        State.CLOSED: "đã chốt số liệu",
        State.SUBMITTED: "đã nộp",
        State.APPRAISAL_1: "đang thẩm định",
        State.EXPLANATION: "đang giải trình",
        State.APPRAISAL_2: "đang thẩm định lần 2",
        State.COUNCIL: "đang qua hội đồng",
        State.PUBLISHED: "đã công bố",
    }
)


def of_maximum(points: Decimal, maximum: Decimal) -> str:
    """Points against what can be reached."""
    return f"{numbers.points(points)} / {numbers.points(maximum)} điểm"


def index_note(total: Decimal, maximum: Decimal) -> str:
    """The counts behind the index."""
    return f"{numbers.points(total)} / {numbers.points(maximum)} điểm của cả bộ tiêu chí"


def checks(count: int) -> str:
    """How many sums do not add up."""
    return f"{count} chỗ số liệu cần xem lại"
