"""Words of the page that makes the submission package."""

from ui.texts import numbers

GATE = "Kiểm tra trước khi nộp"
GATE_OPEN = "Đủ điều kiện tạo gói nộp."
GATE_CLOSED = "Chưa đủ điều kiện. Xử lý các mục dưới đây trước."
GATE_WARNINGS = "Có thể tạo gói nộp. Nên xem lại các mục dưới đây."
GATE_NO_SET = "Chưa chọn bộ tiêu chí cho năm này."
COLUMN_WHERE = "Mục"
COLUMN_PROBLEM = "Cần xử lý"
COLUMN_WEIGHT = "Mức độ"
STOPS = "Phải xử lý"
PASSES = "Nên xem lại"
CREATE = "Tạo gói nộp…"
CREATE_ACT = "Tạo gói nộp"
CREATING = "Đang tạo gói nộp"
HISTORY = "Các gói đã tạo"
COLUMN_REVISION = "Lần"
COLUMN_AT = "Lúc"
COLUMN_SIZE = "Cỡ"
COLUMN_DIGEST = "Mã kiểm tra gói"
COLUMN_NOTE = "Ghi chú"
HISTORY_NONE = "Chưa tạo gói nào cho năm này."
NO_KEY = "Đơn vị chưa có khóa để niêm phong gói. Mở trang Khóa và tin cậy để tạo khóa."
OPEN_KEYS = "Mở Khóa và tin cậy"
DIALOG_TITLE = "Tạo gói nộp"
FOLDER = "Thư mục ghi gói (ổ USB hoặc thư mục trên máy)"
WORDS = "Cụm mật khẩu của khóa"
REASON = "Lý do nộp lại"
REASON_NEED = "Lần nộp trước đã được tạo; ghi lý do nộp lại."
SEAL_NOTE = "Niêm phong toàn vẹn của phần mềm – không thay thế chữ ký số chuyên dùng công vụ."
MADE = "Đã tạo gói nộp lần {revision}."
DONE_CARD = "Gói vừa tạo"


def gate_count(errors: int, warnings: int) -> str:
    """How many things stop, how many only warn."""
    parts = []
    if errors:
        parts.append(f"{errors} mục phải xử lý")
    if warnings:
        parts.append(f"{warnings} mục nên xem lại")
    return ", ".join(parts)


def made_why(name: str, size: int) -> str:
    """File name and size."""
    return f"{name} – {numbers.file_size(size)}"
