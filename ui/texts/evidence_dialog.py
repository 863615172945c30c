"""Words of the dialog that adds documents or changes what is said about one."""

from collections.abc import Sequence

from core.evidence import EvidenceDocument
from ui.texts import evidence_refusals, numbers, opening
from ui.texts.evidence_page import document_line

ADD_TITLE = "Thêm tài liệu kiểm chứng"
EDIT_TITLE = "Sửa thông tin tài liệu"
FILES = "Các tệp"
CHOOSE_FILES = "Chọn tệp…"
TAKE_OUT = "Bỏ tệp này"
NO_FILES = "Kéo thả tệp vào đây, dán (Ctrl+V) hoặc bấm “Chọn tệp…”. Không có tệp thì chỉ ghi nhận bản giấy."
LOOKING = "Đang xem các tệp"
COLUMN_FILE = "Tệp"
COLUMN_STATE = "Tình trạng"
GOOD = "Nhận được"
HELD = "Đã có trong sổ"
REFUSED = "Không nhận"
ALL_REFUSED = "Không có tệp nào nhận được. Chọn tệp khác."
NUMBER = "Số"
SYMBOL = "Ký hiệu"
SYMBOL_HINT = "Ví dụ: KH-UBND"
ISSUED_ON = "Ngày ban hành"
ISSUER = "Cơ quan ban hành"
SUMMARY = "Trích yếu nội dung"
RELATES_ON = "Ngày số liệu nói đến"
RELATES_HINT = "Thường là ngày cuối của kỳ mà tài liệu chứng minh."
ORIGIN = "Lấy từ hệ thống"
ORIGIN_HINT = "Chọn trong danh mục hoặc gõ tên hệ thống khác; tên mới được nhớ cho lần sau."
PROPOSED = "Đọc từ tên tệp, kiểm tra lại với bản giấy."
CRITERIA = "Dùng cho các tiêu chí"
CRITERIA_HINT = "Đánh dấu mọi tiêu chí tài liệu này chứng minh; mỗi tài liệu chỉ lưu một lần."
FIND_CRITERION = "Tìm tiêu chí (gõ không dấu cũng được)"
RECORD = "Dòng số liệu: {title}"
CONFIRM_OPEN = "Tôi xác nhận tài liệu không thuộc bí mật nhà nước."
CONFIRM_WHY = (
    "Tài liệu mật không được đưa vào chương trình và gói nộp. Chương trình chỉ nhận ra dấu mật ghi ở tên tệp, "
    "ký hiệu, trích yếu; không đọc được dấu đóng trên bản chụp."
)
DOUBTFUL = "Có chữ “mật”: xem lại trên tài liệu có dấu độ mật hay không."
MARKED = "Đây là dấu hiệu độ mật: tài liệu mật không được đưa vào sổ."
ACCEPTED = f"Nhận: {evidence_refusals.ACCEPTED}. {opening.NO_SCAN}"
FLAGGED = (
    "Có tệp thuộc loại có thể chứa macro (.docm, .xlsm, .doc, .xls). Vẫn thêm được và sẽ được đánh dấu; "
    "nên lưu lại thành .docx, .xlsx hoặc PDF."
)
SAVE = "Lưu tài liệu"
ADDING = "Đang sao chép tài liệu vào sổ"
FILE_KINDS = "Tài liệu (*.pdf *.docx *.xlsx *.pptx *.docm *.xlsm *.doc *.xls *.jpg *.jpeg *.png *.heic *.heif *.mp4 *.txt);;Mọi tệp (*)"
SCALE_TITLE = "Ảnh chụp dung lượng lớn"
SCALE_WHY = (
    "Ảnh thu nhỏ có cạnh dài 2.400 điểm ảnh, vẫn đọc và in được một trang A4, và không còn thông tin nơi chụp, "
    "giờ chụp. Ảnh gốc trong thư mục của anh/chị không bị sửa."
)
ORIGINS = (
    "Cổng Dịch vụ công quốc gia",
    "Hệ thống thông tin giải quyết TTHC (Một cửa điện tử)",
    "Hệ thống quản lý văn bản và điều hành (IDESK)",
    "Cổng, trang thông tin điện tử",
    "Hệ thống thông tin báo cáo",
    "Cơ sở dữ liệu quốc gia về dân cư",
    "Hệ thống phản ánh, kiến nghị",
    "TABMIS, Kho bạc Nhà nước",
    "Bản chụp từ bản giấy",
)


def scale_what(count: int) -> str:
    """What is asked about huge photographs."""
    return (
        "Ảnh này rất lớn. Giữ ảnh gốc hay thu nhỏ?"
        if count == 1
        else f"{count} ảnh rất lớn. Giữ ảnh gốc hay thu nhỏ?"
    )


def scale_act(size: int) -> str:
    """The button that keeps smaller copies."""
    return f"Thu nhỏ còn khoảng {numbers.file_size(size)}, vẫn đọc được"


def scale_leave(size: int) -> str:
    """The button that keeps the originals."""
    return f"Giữ ảnh gốc {numbers.file_size(size)}"


def held_already(documents: Sequence[EvidenceDocument]) -> str:
    """Where the same content is registered, and what saving does then."""
    names = "; ".join(document_line(item).removeprefix("• ") for item in documents)
    return (
        f"Cùng tệp này đã có ở: {names}.\nLưu chỉ gắn thêm tiêu chí, không tạo bản thứ hai; "
        "trừ khi ghi số, ngày hoặc cơ quan ban hành khác."
    )


def files_state(good: int, refused: int) -> str:
    """How many files can be taken in."""
    if not refused:
        return f"{good} tệp nhận được"
    return f"{good} tệp nhận được, {refused} tệp không nhận (bấm vào từng tệp để xem lý do)"


def criterion_line(name: str, held: int) -> str:
    """A criterion in the list of ticks, with the number of documents that are there already."""
    return f"{name}  ·  đã có {held} tài liệu" if held else name


def wanted(names: Sequence[str]) -> str:
    """The documents a criterion names."""
    return f"Bộ tiêu chí yêu cầu: {'; '.join(names)}." if names else ""


def ticked(count: int) -> str:
    """How many criteria are ticked."""
    return f"Đã chọn {count}" if count else "Chưa chọn tiêu chí nào"
