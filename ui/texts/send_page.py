"""Words of the page that sends results back."""

NONE_HERE = "Sau khi công bố xếp hạng, gói kết quả của từng đơn vị được ghi ra từ đây."
OPEN_RANKING = "Mở Xếp hạng"
SEND = "Ghi gói kết quả…"
SEND_ACT = "Ghi gói kết quả"
SENDING = "Đang ghi gói kết quả"
SENT = "Đã ghi {count} gói kết quả."
COLUMN_UNIT = "Đơn vị"
COLUMN_INDEX = "Chỉ số"
COLUMN_BAND = "Xếp loại"
COLUMN_RANK = "Hạng"
COLUMN_SENT = "Gói đã ghi"
CHOOSE = "Chọn đơn vị (giữ Ctrl để chọn nhiều); không chọn thì ghi cho mọi đơn vị."


def context(sent: int, total: int) -> str:
    """How many units have a result package."""
    return f"Đã ghi gói cho {sent}/{total} đơn vị"
