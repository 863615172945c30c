"""Words of the line over every page: an older copy, a restored one, a clock that runs behind."""

from core.dates import local
from core.services.stream_care import Notice, NoticeKind

CLOCK_RIGHT = "Giờ máy đã đúng…"
CLOCK_WHY = "Vì sao giờ máy trước đây chạy nhanh (ghi vào nhật ký)"


def notice(told: Notice) -> str:
    """One thing to tell."""
    at = f"{local(told.at):%H:%M %d/%m/%Y}"
    match told.kind:
        case NoticeKind.BEHIND:
            return (
                f"Số liệu trên máy này cũ hơn giấy báo nhận: cơ quan thẩm định đã nhận lần nộp {told.number} "
                f"lúc {at} mà ở đây không có. Tìm bản sao lưu mới hơn trước khi nộp tiếp."
            )
        case NoticeKind.RESTORED:
            return f"Sổ được phục hồi từ bản sao lưu lúc {at}: xem lại số liệu nhập sau bản sao lưu trước khi gửi, nhận gói."
        case _:
            return f"Giờ máy chậm hơn giờ đã ghi trong sổ ({at}) quá một ngày: chỉnh lại ngày giờ của máy."
