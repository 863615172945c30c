"""Words of the tray with new files of the scanner's folder."""

TITLE = "Mới quét"
CHOOSE = "Chọn thư mục quét"
CHANGE = "Đổi thư mục…"
PAUSE = "Tạm dừng"
GO_ON = "Theo dõi tiếp"
STOP = "Thôi theo dõi"
TAKE = "Đưa vào sổ…"
LEAVE_OUT = "Bỏ qua"
AGAIN = "Hiện lại tệp đã bỏ qua"
MENU = "Thư mục quét"
PAUSED = "Đang tạm dừng theo dõi."
GONE = "Không thấy thư mục quét (thiết bị đã rút ra, hoặc máy chủ chưa kết nối). Khi có lại, sổ tự xem tiếp."
NONE_NEW = "Chưa có tệp mới."
COLUMN_NAME = "Tệp"
COLUMN_READ = "Đọc từ tên tệp"
COLUMN_SIZE = "Cỡ"
REFUSED = "Không nhận được"
NOTHING_READ = "Tên tệp không cho biết số, ngày"


def watching(folder: str) -> str:
    """Which folder is watched."""
    return f"Thư mục quét: {folder}"


def waiting(count: int) -> str:
    """How many new files there are."""
    return f"{count} tệp mới"
