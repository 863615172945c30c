"""Words of the appraisal page."""

from decimal import Decimal

from core.assessment import Appraisal, Stage
from ui.texts import common, numbers

TITLES = ("Tiêu chí", "Tối đa", "Tự chấm", "Tính lại", "Thẩm định", "Tình trạng")
UNIT = "Đơn vị"
NONE_HERE = "Chưa có đơn vị nào gửi gói nộp cho đợt này. Nhận gói trước, rồi thẩm định tại đây."
NO_ROUND = "Chưa mở đợt đánh giá cho năm này."
OPEN_ROUND = "Mở Đợt đánh giá"
ACCEPT = "Lấy điểm tự chấm cho dòng chưa thẩm định"
ACCEPT_SHORT = "Lấy điểm tự chấm…"
ACCEPT_ACT = "Lấy điểm tự chấm"
ACCEPT_WHAT = "Lấy điểm tự chấm của {unit} cho mọi tiêu chí chưa thẩm định?"
ACCEPT_WHY = "Những tiêu chí đã cho điểm giữ nguyên. Từng điểm vẫn sửa được sau đó, có ghi lý do."
NEXT = "Đơn vị tiếp theo"
SELF = "Tự chấm"
COMPUTED = "Tính lại từ số liệu gửi kèm"
DIFFERS = "Điểm tự chấm khác điểm tính lại từ số liệu."
POINTS = "Điểm thẩm định"
REASON = "Lý do (bắt buộc khi khác điểm đang có)"
OPINION = "Ý kiến gửi đơn vị"
SAVE = "Lưu điểm"
EXCLUDE = "Không áp dụng (không tính vào điểm tối đa)"
EXPLANATION = "Giải trình của đơn vị"
CLAIM = "Đơn vị khai không phát sinh: {reason}"
EVIDENCE = "Tài liệu kiểm chứng"
EVIDENCE_NONE = "Không có tài liệu."
HISTORY = "Các lần cho điểm"
HISTORY_NONE = "Chưa ai cho điểm."
DONE = "Đã thẩm định"
OPEN = "Chưa thẩm định"
CHECK = "Cần xem"
ONLY_OPEN = "Chỉ dòng chưa thẩm định hoặc lệch"
OUTSIDE = "Số liệu cơ quan thẩm định cung cấp"
OUTSIDE_SAVE = "Lưu số liệu"
NO_EXPLANATION = "Không có."

_STAGES = {
    Stage.APPRAISAL_1: "thẩm định lần 1",
    Stage.APPRAISAL_2: "thẩm định lần 2",
    Stage.COUNCIL: "hội đồng",
}


def context(total: Decimal, maximum: Decimal, index: Decimal, open_lines: int) -> str:
    """How the sheet stands."""
    left = f", còn {open_lines} tiêu chí chưa thẩm định" if open_lines else ", đã thẩm định đủ"
    return f"{numbers.points(total)} / {numbers.points(maximum)} điểm, chỉ số {numbers.percent(index)}{left}"


def history_line(given: Appraisal) -> str:
    """One value that was given."""
    points = (
        EXCLUDE if given.excluded else (common.NONE if given.points is None else numbers.points(given.points))
    )
    reason = f" – {given.reason}" if given.reason else ""
    return f"• {common.moment(given.at)}, {given.officer}, {_STAGES[given.stage]}: {points}{reason}"


def pair(points: Decimal | None) -> str:
    """Points or a dash."""
    return common.NONE if points is None else numbers.points(points)
