"""Words of the dialog that gives improvement tasks."""

from decimal import Decimal

from ui.texts import numbers

TITLE = "Giao việc cải thiện"
WHY = "Mỗi tiêu chí bên trái được giao một việc trong năm đã chọn. Kiểm tra người và hạn, rồi giao tất cả một lần."
YEAR = "Năm thực hiện"
CAUSE = "Nguyên nhân mất điểm"
CAUSE_FELL = "Điểm giảm so với năm trước: phải ghi nguyên nhân."
REMEDY = "Việc cần làm, biện pháp"
OWNER = "Người chịu trách nhiệm"
DUE = "Hạn hoàn thành"
FOR_ALL = "Dùng người và hạn này cho mọi tiêu chí"
COLUMN_STATE = "Còn thiếu"
COMPLETE = "Đủ"
LACKS_CAUSE = "Nguyên nhân"
LACKS_OWNER = "Người"
LACKS_DUE = "Hạn"
LACKS_REMEDY = "Việc cần làm"
LINES = "Tiêu chí được giao việc"
HELD = "Đã có việc từ trước, không giao thêm: {criteria}."

INDEX_ACT = "Giao việc cải thiện chỉ số"
INDEX_WHY = "Việc được giao trong năm {year} và hiện ở trang Nhiệm vụ, Kế hoạch cải thiện."
INDEX_KNOWN = "Chỉ số đã nhập"
INDEX_NAME = "Chỉ số cần cải thiện"
INDEX_CAUSE = "Nguyên nhân, hạn chế"


def index_remedy(name: str) -> str:
    """What is proposed to be done for an index."""
    return f"Nâng điểm, thứ hạng {name}"


def act(count: int) -> str:
    """The one act of the dialog."""
    return f"Giao {count} việc"


def remedy(criterion: str, name: str) -> str:
    """What is proposed to be done; the officer writes it more exactly."""
    return f"Nâng điểm tiêu chí {criterion}: {name}"


def line(lost: Decimal, maximum: Decimal) -> str:
    """What a line may win back."""
    return f"Mất {numbers.points(lost)} / {numbers.points(maximum)} điểm"


def lacking(count: int) -> str:
    """How many lines are not ready."""
    return f"Còn {count} tiêu chí chưa đủ nội dung." if count else "Đã đủ nội dung."
