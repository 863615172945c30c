"""Words of the dossier page: the grid, its totals and its sum check."""

from ui.texts import numbers

ADD = "Thêm khoảng số liệu"
BY_MONTH = "Theo tháng"
BY_FIELD = "Theo lĩnh vực"
MONTH = "Tháng"
FIELD = "Lĩnh vực"
VIEW = "Cách xem"
TOTAL = "Cộng"
RECEIVED = "Tổng tiếp nhận"
DONE = "Đã giải quyết"
PENDING = "Đang giải quyết"
CHECK = "Kiểm tra"
CHECK_OK = "Khớp"
COPY_DOWN = "Điền xuống"
OTHER_STRETCHES = "Số liệu theo khoảng khác"
GRID = "Bảng số liệu hồ sơ TTHC"
TOTALS = "Dòng cộng"
RATIOS = "Tỷ lệ cả năm đến nay"
HINT = "Enter xuống dòng, Tab sang phải; dán được cả khối từ Excel. Số được lưu ngay khi rời ô."
NOT_SAVED = "Chưa lưu ô vừa nhập"
PASTED_NOT = "Khối dán có ô không phải là số; chưa ô nào được ghi."


def month(number: int) -> str:
    """A month as a row or a choice."""
    return f"Tháng {number:02d}"


def check(difference: int) -> str:
    """The sum check of a row: carried + received against done + refused + pending."""
    if difference == 0:
        return CHECK_OK
    word = "thừa" if difference > 0 else "thiếu"
    return f"{word} {numbers.count(abs(difference))}"


def check_why(coming: int, going: int) -> str:
    """Both sides of the sum check."""
    return (
        f"Kỳ trước chuyển qua + tiếp nhận = {numbers.count(coming)}; "
        f"đã giải quyết + từ chối, rút + đang giải quyết = {numbers.count(going)}."
    )


def ratio(name: str, numerator: int, *, denominator: int, percent: str) -> str:
    """A ratio with its counts."""
    return f"{name}: {numbers.count(numerator)} / {numbers.count(denominator)} = {percent}"


RATIO_ONLINE = "Nộp trực tuyến"
RATIO_ON_TIME = "Trước và đúng hạn"
RATIO_DIGITISED = "Số hóa đủ thành phần và kết quả"
RATIO_PAID = "Thanh toán trực tuyến"
NOTHING = "chưa có số liệu"
