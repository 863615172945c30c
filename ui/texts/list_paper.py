"""Words of a list on paper and of the acts that put it there."""

from collections.abc import Sequence
from datetime import date

from ui.texts.numbers import count
from ui.texts.numbers import day as day_of

PRINT = "In danh sách…"
EXPORT = "Xuất danh sách…"
PRINT_NAMED = "In “{name}”…"
EXPORT_NAMED = "Xuất “{name}”…"
NO_LIST = "Trang này không có danh sách nào để in hoặc xuất."
EXPORT_TITLE = "Xuất danh sách"
WRITING = "Đang ghi danh sách"
MAKING = "Đang dựng trang in"
WRITTEN = "Đã ghi danh sách."
FILES = "Bảng tính Excel (*.xlsx);;Tệp PDF (*.pdf);;Văn bản Word (*.docx)"
FILE_NAME = "{name}.xlsx"
ORDINAL = "STT"
ORDINALS = frozenset({"STT", "TT", "Số TT"})
PAGES = "Trang {page}/{pages}"
POINTS, MAXIMUM = "Điểm", "Điểm tối đa"
COUNT, OUT_OF, SHARE = "Số", "Trên tổng số", "Tỷ lệ"
BEFORE, NOW = "Trước", "Nay"
DAY, LATE = "Ngày", "Số ngày muộn"
NOTE = "Ghi chú"
ROW_TITLE, TOTAL, CODE = "Nội dung", "Cộng", "Mã"
BYTES = "byte"
RANK, INDEX, BAND = "Hạng", "Chỉ số", "Xếp loại"
MORE, POINTS_MORE = "Thêm, bớt", "Điểm %"
FOUND = "có “{text}”"
KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+P", "Danh sách: xem trước, in (nếu trang không dùng phím này vào việc khác)"),
    ("Ctrl+E", "Danh sách: xuất ra Excel, PDF, Word (nếu trang không dùng phím này vào việc khác)"),
    ("Shift+F10", "Danh sách: in, xuất danh sách"),
)
_SEPARATOR = "  ·  "


def title(text: str) -> str:
    """A title in capitals."""
    return text.upper()


def joined(parts: Sequence[str]) -> str:
    """Words of one line."""
    return _SEPARATOR.join(part for part in parts if part)


def filtered(parts: Sequence[str]) -> str:
    """What was left out of the list; nothing when all of it is here."""
    return f"Chỉ gồm: {'; '.join(parts)}" if parts else ""


def printed(shown: int, whole: int, *, day: date) -> str:
    """How many rows, of how many, and when."""
    rows = f"{count(shown)} dòng" if shown == whole else f"{count(shown)}/{count(whole)} dòng"
    return f"{rows}, lập ngày {day_of(day)}"


def file_name(name: str, otherwise: str = "danh sach") -> str:
    """A name a file may have everywhere; `otherwise` where nothing of it may stay."""
    kept = "".join(mark if mark.isalnum() or mark in " -_" else " " for mark in name)
    return " ".join(kept.split())[:80] or otherwise
