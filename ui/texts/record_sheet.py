"""Words of the sheet of records, its views, filters and columns."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from core.errors import CchcError
from core.records.entering import NotAChoice, NotATick
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        NotAChoice: Sentence(
            what="Chưa ghi được “{text}”.",
            why="Ô này chỉ nhận một trong các giá trị: {choices}.",
            advice="Gõ vài chữ đầu của giá trị (không cần dấu) rồi Enter, hoặc bấm Alt+↓ để chọn trong danh sách.",
        ),
        NotATick: Sentence(
            what="Chưa ghi được “{text}”.",
            why="Ô này chỉ ghi có hoặc không.",
            advice="Bấm phím cách để đánh dấu, hoặc gõ x là có, để trống là không.",
        ),
    }
)

SHEET_KEYS: Final = (
    ("Enter, Tab", "Bảng nhập: xuống ô dưới, sang ô phải"),
    ("F2", "Bảng nhập: sửa ô; gõ chữ thì thay"),
    ("Alt+↓", "Bảng nhập: mở danh sách để chọn"),
    ("Phím cách", "Bảng nhập: đánh dấu, bỏ dấu"),
    ("Alt+Enter", "Bảng nhập: xuống dòng trong ô"),
    ("Ctrl+C, Ctrl+X, Ctrl+V", "Bảng nhập: sao chép, cắt, dán khối ô (dùng chung với Excel)"),
    ("Ctrl+D", "Bảng nhập: điền xuống"),
    ("Ctrl+;", "Bảng nhập: ngày hôm nay"),
    ("Ctrl+-", "Bảng nhập: xóa dòng"),
    ("Ctrl+Tab", "Bảng nhập: ra khỏi bảng"),
)
PANE_KEYS: Final = (
    ("Ctrl+T", "Đổi cách xem Phiếu / Bảng"),
    ("Ctrl+Enter", "Lưu dòng này, thêm dòng tiếp theo"),
    ("Ctrl+Shift+D", "Nhân đôi dòng"),
    ("Ctrl+Z, Ctrl+Y", "Hoàn tác, làm lại"),
    ("Ctrl+Shift+B", "Thùng rác"),
    ("Shift+F10", "Cột và sắp xếp"),
    ("Alt+↓", "Ô ngày: mở lịch; ô chữ: nội dung hay dùng"),
)
FORM_VIEW: Final = "Phiếu"
SHEET_VIEW: Final = "Bảng"
VIEWS: Final = "Cách xem"
VIEW_KEYS: Final = "Ctrl+T"
FORM_HINT: Final = "Danh sách và phiếu nhập từng dòng (Ctrl+T đổi cách xem)"
SHEET_HINT: Final = "Bảng nhập như Excel, mỗi dòng một bản ghi (Ctrl+T đổi cách xem)"
NEW_ROW: Final = "+"
NEW_ROW_HINT: Final = "Gõ hoặc dán vào đây để thêm dòng mới."
NEW_ROW_SAYS: Final = "Dòng trống để thêm mới: gõ vào ô bất kỳ, hoặc dán khối ô từ Excel."
DRAFT_ROW: Final = "Dòng mới còn thiếu, chưa tính vào số liệu; phần đã gõ được giữ lại."
NOT_PASTED: Final = "Chưa dán ô nào"
NOT_PASTED_WHY: Final = (
    "Khối dán có ô chưa đúng. Sửa ở tệp gốc rồi dán lại; số liệu trong bảng chưa thay đổi."
)
PASTE_DETAILS: Final = "Xem các ô chưa đúng"
UNDO_STALE: Final = "Dòng này đã được sửa ở nơi khác nên không hoàn tác được nữa."
NOTHING_TO_UNDO: Final = "Không còn việc nào để hoàn tác."
NOTHING_TO_REDO: Final = "Không còn việc nào để làm lại."
UNDONE: Final = "Đã hoàn tác."
REDONE: Final = "Đã làm lại."
SAVED_ALREADY: Final = "Số liệu đã lưu; mỗi ô được lưu ngay khi rời ô."
ACTS: Final = "Việc với dòng"
ADD_ROW: Final = "Thêm dòng"
DUPLICATE: Final = "Nhân đôi dòng"
REMOVE_ROWS: Final = "Xóa dòng"
COPY_CELLS: Final = "Sao chép"
CUT_CELLS: Final = "Cắt"
PASTE_CELLS: Final = "Dán"
FILL_DOWN: Final = "Điền xuống"
REDO: Final = "Làm lại"
COLUMNS_MENU: Final = "Cột và sắp xếp…"
SWITCH: Final = "Đổi cách xem Phiếu / Bảng"
BIN: Final = "Thùng rác…"
LAST_YEAR: Final = "Chép từ năm trước…"
COLUMNS: Final = "Cột hiện trong bảng"
SORT_UP: Final = "Sắp xếp tăng dần"
SORT_DOWN: Final = "Sắp xếp giảm dần"
SORT_AS_ENTERED: Final = "Theo thứ tự nhập"
COLUMNS_RESET: Final = "Đặt lại cột"
ADD_EVIDENCE: Final = "Thêm tài liệu…"
CALENDAR: Final = "Chọn ngày trên lịch (Alt+↓)"
NEAR_ONLY: Final = "Không có dòng khớp đúng; đang hiện dòng gần giống."
FILTER_ALL: Final = "Tất cả"
FILTER_NAME: Final = "Lọc danh sách"
SHEET_NAME: Final = "Bảng nhập: {title}"


def locked(year: int) -> str:
    """Why a closed year cannot be changed here."""
    return f"Số liệu năm {year} đã chốt nên chỉ xem được. Muốn sửa, mở lại số liệu ở trang Tự chấm điểm và ghi lý do."


def cell_wrong(row: int, column: str, *, text: str, why: str) -> str:
    """One cell of a pasted block that cannot be taken."""
    return f"Dòng {row}, cột “{column}”: “{text}” chưa ghi được. {why}"


def record_wrong(row: int, column: str, *, why: str) -> str:
    """A row of a pasted block that does not hold together."""
    return f"Dòng {row}, cột “{column}”: {why}"


def not_pasted(first: str, others: int) -> str:
    """The sentence under the sheet when a block was refused."""
    more = f" Còn {others} ô khác chưa đúng." if others else ""
    return f"Chưa dán ô nào. {first}{more}"


def too_wide(columns: int) -> str:
    """A block that reaches over the last column."""
    return f"Chưa dán ô nào. Khối dán rộng hơn bảng {columns} cột: chọn ô bắt đầu ở bên trái hơn, hoặc cho hiện thêm cột."


def pasted(rows: int, added: int) -> str:
    """What a paste did."""
    return f"Đã dán {rows} dòng, trong đó {added} dòng mới." if added else f"Đã dán {rows} dòng."


def not_kept(text: str, sentence: str) -> str:
    """A typed text that stands in its cell and is not kept yet."""
    return f"Chưa lưu “{text}”: {sentence}"


def draft_misses(fields: Sequence[str]) -> str:
    """What a new row still must have."""
    return f"Dòng mới còn thiếu: {', '.join(fields)}. Phần đã gõ được giữ lại." if fields else DRAFT_ROW


def drafts_kept(count: int) -> str:
    """The bar over the list."""
    return f"Còn {count} dòng mới chưa đủ, phần đã gõ được giữ lại."


def removed_rows(count: int) -> str:
    """Several rows at once, behind “Đã xóa …”."""
    return f"{count} dòng"


def drafts_missing(kind: str) -> str:
    """The name of a draft in the heading of its form."""
    return f"{kind} (còn thiếu)"


def draft_kept(reason: str) -> str:
    """The status line while a new record still misses something."""
    return f"Đã giữ dòng mới, chưa tính vào số liệu: {reason}"


def evidence_count(count: int) -> str:
    """The heading over the documents of a record."""
    return f"Tài liệu kiểm chứng: {count}" if count else "Chưa có tài liệu kiểm chứng"


def near(shown: int, total: int) -> str:
    """How many rows only resemble what is looked for."""
    return f"{shown} / {total} dòng gần giống"
