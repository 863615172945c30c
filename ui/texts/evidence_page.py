"""Words of the evidence register: its list, its marks and filters, and how a document is named."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.document_references import numbered
from core.evidence import EvidenceDocument
from core.evidence_marks import Mark
from ui.texts import common, numbers, opening

ADD = "Thêm tài liệu"
OPEN = "Xem tệp"
EDIT = "Sửa…"
COLUMN_NUMBER = "Số, ký hiệu"
COLUMN_DATE = "Ngày"
COLUMN_SUMMARY = "Trích yếu"
COLUMN_ISSUER = "Cơ quan ban hành"
COLUMN_CRITERIA = "Tiêu chí"
COLUMN_FILE = "Tệp"
PAPER = "Chỉ có bản giấy"
NONE_HERE = "Kế hoạch, báo cáo, quyết định… chứng minh cho điểm tự chấm được giữ ở đây. Mỗi tệp lưu một lần, dùng được cho nhiều tiêu chí."
REMOVED = "tài liệu"
COLUMN_CARE = "Cần xem lại"
COLUMN_ORIGIN = "Nguồn"
COLUMN_KIND = "Loại"
COLUMN_RECORDS = "Dòng số liệu"
PASTE = "Dán tệp hoặc ảnh chụp màn hình"
PASTED_NOTHING = (
    "Bộ nhớ tạm không có tệp hay ảnh. Chép tệp (Ctrl+C) trong thư mục, hoặc chụp màn hình, rồi dán lại."
)
PASTING = "Đang lưu ảnh chụp màn hình"
PASTED_NAME = "Ảnh chụp màn hình {day}.png"
NAME_TITLE = "Đặt tên cho ảnh"
NAME_WHAT = "Tên tệp của ảnh chụp màn hình"
NAME_ACT = "Đưa vào sổ"
LINK = "Gắn tiêu chí…"
LINK_ACT = "Gắn tiêu chí"
SCANS = "Thư mục quét…"
VIEWS = "Cách xem"
VIEW_LIST = "Theo danh sách"
VIEW_NEEDS = "Theo tiêu chí"
VIEW_LAST = "Danh mục năm {year}"
FILTER = "Lọc tài liệu"
FILTER_ALL = "Tất cả tài liệu"
FILTER_INCOMPLETE = "Thiếu số hoặc ngày"
READING = "Đang đọc sổ tài liệu…"
WORKING_ON = "Đang ghi {count} tài liệu"
DETAIL = "Tài liệu đang chọn"
HELD_SHORT = "đã có trong sổ"
NO_NUMBER = "(chưa có số)"
DROP_HINT = "Kéo thả tệp vào đây, hoặc dán bằng Ctrl+V."

MARKS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.NO_FILE: "Chỉ có bản giấy",
        Mark.NO_NUMBER: "Thiếu số",
        Mark.NO_DAY: "Thiếu ngày",
        Mark.OUTSIDE_YEAR: "Ngoài năm",
        Mark.NO_CRITERION: "Chưa gắn tiêu chí",
        Mark.MACROS: "Có thể chứa macro",
    }
)


def context(count: int, without: int, *, lacking: int) -> str:
    """How many documents there are, how many support nothing yet, how many criteria have none."""
    note = f", {without} chưa gắn tiêu chí" if without else ""
    lacks = f"; {lacking} tiêu chí tự chấm chưa có tài liệu" if lacking else ""
    return f"{count} tài liệu{note}{lacks}"


def removed(documents: Sequence[EvidenceDocument]) -> str:
    """What was removed: one by its number, several by how many."""
    if len(documents) > 1:
        return f"{len(documents)} tài liệu"
    return common.quoted(REMOVED, number_of(documents[0]) or documents[0].name)


def number_of(document: EvidenceDocument) -> str:
    """Number and symbol as officials write them."""
    return numbered(document.number, document.symbol)


def document_line(document: EvidenceDocument) -> str:
    """One document in one line."""
    number = number_of(document)
    parts = [number or document.name]
    if document.issued_on is not None:
        parts.append(numbers.day(document.issued_on))
    if document.summary:
        parts.append(document.summary)
    return "• " + " – ".join(parts)


def evidence_line(document: EvidenceDocument) -> str:
    """One document in a list: what it is, and what kind of file lies behind it."""
    said = document_line(document).removeprefix("• ")
    return f"{said} ({opening.file_cell(document.file, paper=PAPER.lower())})"


def marks_line(marks: tuple[Mark, ...]) -> str:
    """What to look at again, in one cell."""
    return ", ".join(MARKS[mark] for mark in marks)


def filter_choice(words: str, count: int) -> str:
    """A filter with the number of documents it leaves."""
    return f"{words} ({count})"


def linked(count: int) -> str:
    """What was done, beside the button that takes it back."""
    return f"Đã gắn tiêu chí cho {count} tài liệu."


def chosen(count: int) -> str:
    """How many documents are chosen together."""
    return f"Đang chọn {count} tài liệu"
