"""Words of looking at pages and of printing them."""

from collections.abc import Mapping
from types import MappingProxyType

from core.errors import CchcError
from core.services.print_papers import NotPrinted
from ui.texts.sentence import Sentence

TITLE = "In"
PRINTER = "Máy in"
COPIES = "Số bản"
FIRST = "Từ trang"
LAST = "Đến trang"
BOTH_SIDES = "In hai mặt"
PAGES_WRONG = "Có {pages} trang; số bản từ 1 đến 99."
ACT = "In"
SAVE_PDF = "Lưu PDF…"
NONE_HERE = "Máy này chưa có máy in. Lưu thành tệp PDF rồi in ở máy khác."
PRINTING = "Đang gửi trang tới máy in"

PREVIEW = "Xem trước: {name}"
PRINT = "In…"
SAVE_XLSX = "Lưu Excel…"
SAVE_DOCX = "Lưu Word…"
SAVE_TITLE = "Lưu thành tệp"
PDF_FILES = "Tệp PDF (*.pdf)"
XLSX_FILES = "Bảng tính Excel (*.xlsx)"
DOCX_FILES = "Văn bản Word (*.docx)"
SAVED = "Đã lưu {name}."
MAKING = "Đang dựng trang in…"
MAKING_SHARE = "Đang dựng trang in: {share} %"
STOPPED = "Đã dừng, chưa có trang nào."
AGAIN = "Dựng lại"
SHEET = "Hướng giấy"
UPRIGHT = "Giấy dọc"
WIDE = "Giấy ngang"
FIT_WIDTH = "Vừa chiều ngang (Ctrl+0)"
FIT_PAGE = "Vừa cả trang (Ctrl+9)"
SMALLER = "Thu nhỏ (Ctrl+−)"
LARGER = "Phóng to (Ctrl++)"
PAGES_NAME = "Các trang sẽ in"
KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+P", "Xem trước: in"),
    ("Ctrl+S", "Xem trước: lưu PDF"),
    ("Ctrl+E", "Xem trước: lưu Excel"),
    ("Ctrl+0, Ctrl+9", "Xem trước: vừa chiều ngang, vừa cả trang"),
)

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        NotPrinted: Sentence(
            what="Chưa in xong ở máy in “{printer}”.",
            why="Máy in không nhận trang hoặc đã dừng; đã gửi {page} trang.",
            advice="Xem máy in có bật, còn giấy, không bị kẹt; rồi in lại. Nếu vẫn không in được, lưu PDF và in ở máy khác.",
        )
    }
)


def printed(sides: int, printer: str) -> str:
    """How much was sent, and where."""
    return f"Đã gửi {sides} trang tới máy in “{printer}”."
