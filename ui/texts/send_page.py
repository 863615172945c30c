"""Words of the page that sends results back."""

NONE_HERE = "Sau khi công bố xếp hạng, gói kết quả của từng đơn vị được ghi ra từ đây."
OPEN_RANKING = "Sang Xếp hạng"
OPEN_KEYS = "Mở Khóa và tin cậy"
NO_KEY = "Cơ quan chưa có khóa để niêm phong gói kết quả. Mở trang Khóa và tin cậy để tạo khóa."
SEND_ALL = "Ghi gói cho mọi đơn vị…"
SEND_CHOSEN = "Ghi cho đơn vị đang chọn…"
SEND_ACT = "Ghi gói kết quả"
SENDING = "Đang ghi gói kết quả"
SENT = "Đã ghi {count} gói kết quả."
AGAIN = "Đơn vị đã có gói thì được ghi lần mới; gói cũ giữ nguyên."
HOW = "Gửi tệp ghi ra cho đơn vị; đơn vị nhận ở trang Kết quả của sổ mình. Giữ Ctrl để chọn nhiều đơn vị."
COLUMN_UNIT = "Đơn vị"
COLUMN_INDEX = "Chỉ số"
COLUMN_BAND = "Xếp loại"
COLUMN_RANK = "Hạng"
COLUMN_STATE = "Gói kết quả"
COLUMN_AT = "Ghi lúc"
COLUMN_DIGEST = "Mã kiểm tra"
NOT_WRITTEN = "Chưa ghi"


def context(sent: int, total: int) -> str:
    """How many units have a result package."""
    return f"đã ghi gói cho {sent} / {total} đơn vị"


def written(revision: int) -> str:
    """Which revision a unit has."""
    return f"Đã ghi lần {revision}"
