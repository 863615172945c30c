"""Words of the round board: which units are expected, who has sent, how far the appraisal is."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from core.services.round_board import BoardStatus
from ui.texts import common, numbers

OPEN_ROUND = "Mở đợt đánh giá…"
EDIT_ROUND = "Sửa đợt…"
TO_IMPORT = "Nhận gói"
COPY_MISSING = "Sao chép tên đơn vị chưa gửi"
COPIED_MISSING = "Đã sao chép tên {count} đơn vị chưa gửi."
NONE_HERE = (
    "Đợt đánh giá cho biết đơn vị nào phải gửi, đơn vị nào đã gửi, quá hạn hay đã thẩm định xong. "
    "Mở đợt đánh giá của năm để bắt đầu nhận gói."
)
NO_SUCH_ROWS = "Không có đơn vị nào ở mục này."

COLUMN_UNIT = "Đơn vị"
COLUMN_STATUS = "Tình trạng"
COLUMN_REVISION = "Lần nộp"
COLUMN_RECEIVED = "Nhận lúc"
COLUMN_SELF = "Tự chấm"
COLUMN_APPRAISED = "Thẩm định"
COLUMN_INDEX = "Chỉ số"
COLUMN_OPEN = "Tiêu chí còn lại"

STATUSES: Mapping[BoardStatus, str] = MappingProxyType(
    {
        BoardStatus.MISSING: "Chưa gửi",
        BoardStatus.LATE: "Chưa gửi, quá hạn",
        BoardStatus.RECEIVED: "Đã nhận",
        BoardStatus.RETURNED: "Đã trả lại",
        BoardStatus.IN_APPRAISAL: "Đang thẩm định",
        BoardStatus.APPRAISED: "Đã thẩm định",
        BoardStatus.PUBLISHED: "Đã công bố",
    }
)

DIALOG_OPEN = "Mở đợt đánh giá"
DIALOG_EDIT = "Sửa đợt đánh giá"
FIELD_YEAR = "Năm đánh giá"
FIELD_SET = "Bộ tiêu chí"
FIELD_DUE = "Ngày cuối cùng nhận gói"
FIELD_UNITS = "Đơn vị phải gửi"
SEARCH_UNITS = "Tìm đơn vị"
ALL_UNITS = "Chọn tất cả"
NO_UNITS = "Bỏ chọn tất cả"
ACT_OPEN = "Mở đợt đánh giá"
ACT_EDIT = "Lưu thay đổi"
RECEIVED_STAY = "Đơn vị đã gửi gói thì luôn ở trong đợt."
NO_SETS = "Chưa có bộ tiêu chí nào. Nhập bộ tiêu chí ở trang Bộ tiêu chí trước."
BUNDLED = "{name} (bản {version})"


def tab(name: str, count: int) -> str:
    """A filter with how many units it holds."""
    return f"{name} ({count})"


def chosen(count: int, total: int) -> str:
    """How many units are ticked."""
    return f"Đã chọn {count} / {total} đơn vị"


def due(due_on: date, today: date) -> str:
    """The last day with how it stands today."""
    return f"hạn gửi {numbers.day(due_on)} ({numbers.due(due_on, today)})"


def criteria(name: str, version: str) -> str:
    """The set of the round."""
    return f"Bộ tiêu chí của đợt: {name}, bản {version}"


def received(count: int, total: int) -> str:
    """How many of the expected units have sent."""
    return f"đã nhận {count} / {total} đơn vị"


def published(moment: datetime | None) -> str:
    """That the ranking is out."""
    return f"đã công bố lúc {common.moment(moment)}"


def points(value: Decimal | None) -> str:
    """A total, or a dash."""
    return common.NONE if value is None else numbers.points(value)


def index(value: Decimal | None) -> str:
    """An index, or a dash."""
    return common.NONE if value is None else numbers.percent(value)


def revision(number: int) -> str:
    """The revision received, or a dash."""
    return str(number) if number else common.NONE
