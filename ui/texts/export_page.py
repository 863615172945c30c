"""Words of the page that makes the submission package."""

from core.delivery import Delivered
from ui.texts import numbers

_MOST_FILES = 8

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
COLUMN_RECEIPT = "Giấy báo nhận"
RECEIPT_NONE = "Chưa có"
COLUMN_REVISION = "Lần"
COLUMN_AT = "Lúc"
COLUMN_SIZE = "Cỡ"
COLUMN_NOTE = "Ghi chú"
HISTORY_NONE = "Chưa tạo gói nào cho năm này."
NO_KEY = "Đơn vị chưa có khóa để niêm phong gói. Mở trang Khóa và tin cậy để tạo khóa."
OPEN_KEYS = "Mở Khóa và tin cậy"
DIALOG_TITLE = "Tạo gói nộp"
FOLDER = "Thư mục ghi gói (ổ USB hoặc thư mục trên máy)"
FOLDER_SHORT = "Thư mục ghi gói"
WORDS = "Cụm mật khẩu của khóa"
REASON = "Lý do nộp lại"
REASON_NEED = "Lần nộp trước đã được tạo; ghi lý do nộp lại."
SEAL_NOTE = "Niêm phong toàn vẹn của phần mềm – không thay thế chữ ký số chuyên dùng công vụ."
MADE = "Đã tạo gói nộp lần {revision}."
DONE_CARD = "Gói vừa tạo"
ENCRYPT = "Mã hóa gói"
ENCRYPT_HINT = "Chỉ đơn vị nhận và khóa dự phòng của tỉnh mở được; nên dùng khi gửi qua thư điện tử."
SPLIT = "Chia thành nhiều phần để gửi thư điện tử"
SPLIT_HINT = "Gửi mọi phần và tệp bảng kê (.parts.json); bên nhận chép vào cùng một thư mục."
PART_SIZE = "Cỡ mỗi phần"
PART_UNIT = "MiB (từ 1 đến 2.048; nên dùng 17)"
SAFE = "Đã ghi và kiểm tra xong, có thể rút USB an toàn."
CHECK_AGAIN = "Kiểm tra lại"
CHECK_AGAIN_HINT = (
    "Muốn chắc hơn nữa: rút USB, cắm lại rồi bấm “Kiểm tra lại” để đọc lại toàn bộ từ ổ và so với bản đã ghi."
)
CHECKING_AGAIN = "Đang đọc lại từ ổ và so với bản đã ghi"
CHECKED_AGAIN = "Đã đọc lại từ ổ: đúng như bản đã ghi, có thể rút USB an toàn."
NOT_CHECKED_AGAIN = "Lần kiểm tra lại không đạt. Chưa gửi bản này."
AGAIN = "Gửi lại, làm tiếp…"
AGAIN_ACT = "Ghi gói"
DELIVERING = "Đang ghi gói và đọc lại để kiểm tra"
DELIVERED = "Đã ghi gói nộp lần {revision}."
TOO_LARGE = "Ổ này không chứa được tệp từ 4 GiB trở lên."
TOO_LARGE_WHY = "Chia gói thành các phần 2 GiB thì ghi được; bên nhận chép mọi phần vào cùng một thư mục."
SPLIT_NOW = "Chia phần và ghi"
UNFINISHED = (
    "Đã dừng. Gói vừa lập nằm trong danh sách; chọn gói rồi bấm “Gửi lại, làm tiếp…” để ghi nốt. "
    "Phần nào đã ghi đúng được giữ lại."
)


def gate_count(errors: int, warnings: int) -> str:
    """How many things stop, how many only warn."""
    parts = []
    if errors:
        parts.append(f"{errors} mục phải xử lý")
    if warnings:
        parts.append(f"{warnings} mục nên xem lại")
    return ", ".join(parts)


def delivered_files(delivered: Delivered) -> str:
    """What lies at the destination: folder, then files with their sizes; a long list is cut."""
    files = delivered.files
    shown = [f"{each.path.name} – {numbers.file_size(each.size)}" for each in files[:_MOST_FILES]]
    more = [f"… và {len(files) - _MOST_FILES} tệp khác"] if len(files) > _MOST_FILES else []
    kept = [f"Giữ nguyên {delivered.kept} tệp đã ghi đúng từ trước."] if delivered.kept else []
    return "\n".join((f"Thư mục: {files[0].path.parent}", *shown, *more, *kept))


def made_why(name: str, size: int) -> str:
    """File name and size."""
    return f"{name} – {numbers.file_size(size)}"


def receipt_number(number: int) -> str:
    """The number of the receipt a package has."""
    return f"số {number}"
