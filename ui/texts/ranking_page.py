"""Words of the ranking page."""

from decimal import Decimal

from core.ranking import BandSummary
from ui.texts import numbers

NONE_HERE = "Bảng xếp hạng hiện ở đây khi đã mở đợt đánh giá và thẩm định các đơn vị."
OPEN_ROUND = "Mở Đợt đánh giá"
PUBLISH = "Công bố xếp hạng…"
PUBLISH_ACT = "Công bố"
PUBLISH_WHAT = "Công bố xếp hạng năm {year}?"
PUBLISH_WHY = (
    "Sau khi công bố, điểm và xếp hạng được giữ nguyên cùng mã kiểm tra của mọi gói đã nhận; "
    "không sửa được điểm nữa."
)
PUBLISHED = "Đã công bố xếp hạng."
PUBLISHED_AT = "Đã công bố lúc {moment}"
PREVIEW = "Bản xem trước, chưa công bố"
COLUMN_RANK = "Hạng"
COLUMN_UNIT = "Đơn vị"
COLUMN_TOTAL = "Tổng điểm"
COLUMN_INDEX = "Chỉ số"
COLUMN_BAND = "Xếp loại"
COLUMN_FLAGS = "Ghi chú"
BANDS = "Phân loại"
STEPS = "Vì sao xếp như vậy"
STEPS_NONE = "Chọn một đơn vị để xem từng bước xếp loại."
OPEN_UNITS = "Chưa thẩm định: {names}. Thẩm định đủ rồi mới công bố được."
NOT_SENT = "chưa gửi"


def band(name: str, count: int, percent: Decimal) -> str:
    """One band with its share."""
    return f"{name}: {count} ({numbers.percent(percent)})"


def summary(value: BandSummary) -> str:
    """How many were ranked, and the mean."""
    mean = "" if value.mean is None else f", chỉ số trung bình {numbers.percent(value.mean)}"
    return f"Đã gửi {value.ranked}/{value.expected} đơn vị{mean}"
