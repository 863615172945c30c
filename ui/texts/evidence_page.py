"""Words of the evidence register and of the dialog that adds to it."""

from core.document_references import numbered
from core.evidence import EvidenceDocument
from ui.texts import evidence_refusals, numbers, opening

ADD = "Thêm tài liệu"
ADD_TITLE = "Thêm tài liệu kiểm chứng"
EDIT_TITLE = "Sửa thông tin tài liệu"
OPEN = "Xem tệp"
EDIT = "Sửa…"
COLUMN_NUMBER = "Số, ký hiệu"
COLUMN_DATE = "Ngày"
COLUMN_SUMMARY = "Trích yếu"
COLUMN_ISSUER = "Cơ quan ban hành"
COLUMN_CRITERIA = "Tiêu chí"
COLUMN_FILE = "Tệp"
PAPER = "Chỉ có bản giấy"
FILES = "Tệp"
CHOOSE_FILES = "Chọn tệp…"
NO_FILES = "Chưa chọn tệp; chỉ ghi nhận bản giấy."
NUMBER = "Số"
SYMBOL = "Ký hiệu"
SYMBOL_HINT = "Ví dụ: KH-UBND"
ISSUED_ON = "Ngày ban hành"
ISSUER = "Cơ quan ban hành"
SUMMARY = "Trích yếu nội dung"
RELATES_ON = "Ngày số liệu nói đến"
RELATES_HINT = "Thường là ngày cuối của kỳ mà tài liệu chứng minh."
CRITERIA = "Dùng cho các tiêu chí"
CRITERIA_HINT = "Đánh dấu mọi tiêu chí tài liệu này chứng minh; mỗi tài liệu chỉ lưu một lần."
CONFIRM_OPEN = "Tôi xác nhận tài liệu không thuộc bí mật nhà nước."
CONFIRM_WHY = "Tài liệu mật không được đưa vào chương trình và gói nộp."
ACCEPTED = f"Nhận: {evidence_refusals.ACCEPTED}. {opening.NO_SCAN}"
FLAGGED = (
    "Có tệp thuộc loại có thể chứa macro (.docm, .xlsm, .doc, .xls). Vẫn thêm được và sẽ được đánh dấu; "
    "nên lưu lại thành .docx, .xlsx hoặc PDF."
)
SAVE = "Lưu tài liệu"
ADDING = "Đang sao chép tài liệu vào sổ"
FILE_KINDS = "Tài liệu (*.pdf *.docx *.xlsx *.pptx *.docm *.xlsm *.doc *.xls *.jpg *.jpeg *.png *.heic *.heif *.mp4 *.txt);;Mọi tệp (*)"
NONE_HERE = "Kế hoạch, báo cáo, quyết định… chứng minh cho điểm tự chấm được giữ ở đây. Mỗi tệp lưu một lần, dùng được cho nhiều tiêu chí."
REMOVED = "tài liệu"


def context(count: int, without: int) -> str:
    """How many documents there are and how many support nothing yet."""
    note = f", {without} tài liệu chưa gắn tiêu chí" if without else ""
    return f"{count} tài liệu{note}"


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


def files_chosen(count: int) -> str:
    """How many files were chosen."""
    return f"Đã chọn {count} tệp"
