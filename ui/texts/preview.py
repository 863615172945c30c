"""Words beside the preview of a document: its tools, and why something is not shown."""

from collections.abc import Mapping
from types import MappingProxyType

from core.evidence import StoredFile
from core.images import Trouble
from ui.texts import numbers, opening

NAME = "Xem trước tài liệu"
PREVIOUS = "Trang trước (Ctrl+PgUp)"
NEXT = "Trang sau (Ctrl+PgDn)"
LARGER = "Phóng to (Ctrl++)"
SMALLER = "Thu nhỏ (Ctrl+-)"
FIT = "Vừa chiều ngang (Ctrl+0)"
KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+PageUp, Ctrl+PageDown", "Xem trước: trang trước, trang sau"),
    ("Ctrl++, Ctrl+-, Ctrl+0", "Xem trước: phóng to, thu nhỏ, vừa chiều ngang"),
)
LOADING = "Đang mở bản xem trước…"
NONE_CHOSEN = "Chọn một tài liệu để xem trước ở đây."
REFUSED = "Tệp này không nhận được nên không mở ở đây."
PAPER = "Chỉ có bản giấy, không có tệp để xem."
CUT = "(Chỉ hiện phần đầu của tệp.)"
OUTSIDE = "Loại tệp này không xem trước trong chương trình."
FAILED = "Chưa mở được bản xem trước."
OPEN_HINT = "Bấm “Xem tệp” để mở bằng chương trình khác."

TROUBLES: Mapping[Trouble, str] = MappingProxyType(
    {
        Trouble.DAMAGED: "Tệp bị hỏng hoặc đã bị thay đổi nên không xem trước được. Thêm lại tệp gốc nếu còn.",
        Trouble.TOO_LARGE: "Tệp quá lớn để xem trước ở đây.",
        Trouble.TOO_SLOW: "Mở tệp lâu quá nên đã dừng.",
        Trouble.NO_READER: "Ảnh HEIC không xem trước được trên máy này.",
        Trouble.LOCKED: "Tệp PDF đặt mật khẩu nên không xem trước được; người thẩm định cũng sẽ không mở được.",
        Trouble.LOST: "Không tìm thấy tệp. Thêm lại tệp gốc, hoặc phục hồi từ bản sao lưu gần nhất.",
    }
)


def page_of(page: int, pages: int) -> str:
    """Which page of how many; nothing where there is one."""
    return f"Trang {page} / {pages}" if pages > 1 else ""


def file_facts(file: StoredFile) -> str:
    """Type, size and digest of a file that is only described."""
    return f"{opening.type_of(file)}, {numbers.file_size(file.size)}\nSHA-256: {file.sha256[:16]}…"
