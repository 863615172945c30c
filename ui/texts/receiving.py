"""Words of receiving beside the plan itself: acts on a refused package, receipts, the files that are meant."""

PACKAGE_FILES = "Gói (*.cchc *.age *.001 *.json);;Mọi tệp (*)"
RECEIPTS_ACT = "Ghi giấy báo nhận"
RECEIPTS_WHY = "Giấy báo nhận cho đơn vị biết gói đã đến nơi. Mỗi đơn vị một tệp; gửi lại bằng USB hoặc đường đã nhận gói."
RECEIPTS_WRITING = "Đang ghi giấy báo nhận"
CONFIRM_JUMP = "Cho nhận gói này…"
TO_WAITING = "Xem việc chờ quyết định"
UNLOCK = "Mở khóa…"
TO_KEYS = "Mở Khóa và tin cậy"
COLUMN_KIND = "Loại gói"
NONE_HERE_SUBMITTER = (
    "Chọn các tệp cơ quan thẩm định gửi (giấy báo nhận, gói trả lại, nhiệm vụ, bộ tiêu chí, danh sách khóa, "
    "kết quả), hoặc kéo thả vào đây. Mỗi gói được kiểm tra và cho biết sẽ thay đổi gì; chưa có gì thay đổi "
    "cho đến khi bấm nhận."
)
RETURNED_HERE = "Năm {year} đã mở lại để sửa. Các tiêu chí bị hỏi được đánh dấu ở trang Tự chấm điểm."
RECEIPT_HERE = "Đã có giấy báo nhận của cơ quan thẩm định."
RESULT_HERE = "Kết quả xem ở trang Kết quả."


def turn(year: int, revision: int) -> str:
    """Which year and which turn of its kind a package is; kinds without a year have only a number."""
    return f"{year}, lần {revision}" if year else f"số {revision}"


def receipts(count: int) -> str:
    """The button that writes what waits."""
    return f"Ghi {count} giấy báo nhận…"


def receipts_wait(count: int) -> str:
    """How many receipts are still to be written."""
    return f"{count} giấy báo nhận chưa ghi" if count else ""


def receipts_written(count: int) -> str:
    """What was written."""
    return f"Đã ghi {count} giấy báo nhận."
