"""Words of the bin and of taking records over from last year."""

from typing import Final

TITLE: Final = "Thùng rác năm {year}"
WHY: Final = "Các dòng đã xóa, dòng xóa sau cùng ở trên. Chọn một hay nhiều dòng rồi khôi phục."
RESTORE: Final = "Khôi phục"
EMPTY: Final = "Không có dòng nào đã xóa."
COLUMN_KIND: Final = "Loại số liệu"
COLUMN_WHAT: Final = "Nội dung"
THIS_KIND: Final = "Loại này"
EVERY_KIND: Final = "Mọi loại"
WHICH: Final = "Loại số liệu cần xem"
LIST: Final = "Các dòng đã xóa"
CLOSE: Final = "Đóng"

CARRY_ACT: Final = "Chép sang năm {year}"
CARRY_WHY: Final = "Chọn các dòng của năm {before} cần dùng lại. Kết quả đã làm (ngày hoàn thành, tiến độ, số lượng) không chép theo."
CARRY_NONE: Final = "Năm {before} không có dòng nào thuộc loại này."
CARRY_LIST: Final = "Các dòng của năm trước"
CARRY_DAYS: Final = "Ngày tháng trong các dòng"
SHIFT_DAYS: Final = "Chuyển sang cùng ngày năm nay"
CLEAR_DAYS: Final = "Để trống"
KEEP_DAYS: Final = "Giữ nguyên, chép cả kết quả"
COLUMN_THERE: Final = "Năm nay"
ALREADY: Final = "Đã có"
CHOOSE_ALL: Final = "Chọn tất cả"


def restored(count: int) -> str:
    """What was brought back."""
    return f"Đã khôi phục {count} dòng."


def chosen(count: int, total: int) -> str:
    """How many rows are chosen."""
    return f"Đang chọn {count} / {total} dòng"


def carried(count: int) -> str:
    """What was taken over."""
    return f"Đã chép {count} dòng từ năm trước."
