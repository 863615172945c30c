"""Words that every page shares: buttons, the frame, standard questions, Qt's own strings."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from core.dates import local

PROGRAM = "Sổ CCHC"
PROGRAM_LONG = "Sổ CCHC – sổ theo dõi cải cách hành chính"

OK = "Đồng ý"
CANCEL = "Hủy"
CLOSE = "Đóng"
SAVE = "Lưu"
OPEN = "Mở"
YES = "Có"
NO = "Không"
ADD = "Thêm"
REMOVE = "Xóa"
UNDO = "Hoàn tác"
DETAILS = "Chi tiết"
HIDE_DETAILS = "Ẩn chi tiết"
COPY = "Sao chép"
COPIED = "Đã sao chép."
OPEN_FOLDER = "Mở thư mục"
CHOOSE = "Chọn…"
CHOOSE_FOLDER = "Chọn thư mục"
CHOOSE_FILE = "Chọn tệp"
CHOOSE_FILES = "Chọn các tệp"
SEARCH = "Tìm (Ctrl+F)"
SEARCH_NAME = "Ô tìm kiếm"
SORTING = "Đang tìm và sắp xếp danh sách"
MORE = "Thêm việc khác"
HELP = "Trợ giúp"
NONE = "–"
DAY_SHAPE = "ngày/tháng/năm"
DAY_HINT = "Gõ 1/4, 01042026 hoặc 01/04/2026; Ctrl+; là hôm nay."
NOT_CHOSEN = "(chưa chọn)"
ALL = "Tất cả"
TRUE = "Có"
FALSE = "Không"
WORKING = "Đang thực hiện…"
CANCELLING = "Đang dừng lại, xin chờ…"
DRAFT_GO_ON = "Nhập tiếp"
DRAFT_GIVE_UP = "Bỏ dòng này"
DRAFT_TITLE = "Còn dòng mới chưa lưu"
DRAFT_WHAT = "Có dòng mới chưa đủ nên chưa lưu."
DRAFT_WHY = "Nếu đóng bây giờ, phần đã gõ của dòng đó sẽ mất. Các số liệu khác đã được lưu."
DRAFT_STAY = "Ở lại nhập tiếp"
DRAFT_CLOSE = "Đóng, bỏ dòng đó"
SAVED_NOT = "Chưa lưu: {reason}"
READY = "Sẵn sàng"
UNEXPECTED_TITLE = "Chương trình gặp lỗi"
UNEXPECTED = "Việc vừa rồi chưa làm được vì chương trình gặp lỗi."
UNEXPECTED_WHY = (
    "Đây là lỗi của phần mềm, không phải do thao tác của anh/chị. Số liệu đã lưu không bị ảnh hưởng."
)
UNEXPECTED_ADVICE = (
    "Thử lại một lần; nếu vẫn lỗi, đọc mã {code} cho người hỗ trợ. "
    "Trợ giúp → “Tạo tệp lỗi để gửi hỗ trợ” ghi sẵn những gì họ cần, không có số liệu của đơn vị."
)
CODE = "Mã: {code}"
CODE_TITLE = "Mã"
CRITERION = "Tiêu chí"
ERROR_TITLE = "Chưa làm được"

SUBMITTER = "Đơn vị tự chấm"
APPRAISER = "Cơ quan thẩm định"
DESK = "Bàn thẩm định"

GROUP_YEAR = "TRONG NĂM"
GROUP_SCORE = "CHẤM ĐIỂM"
GROUP_ROUND = "THẨM ĐỊNH"
GROUP_RESULT = "KẾT QUẢ"
GROUP_SYSTEM = "HỆ THỐNG"

PAGE_HOME = "Tổng quan"
PAGE_TASKS = "Nhiệm vụ"
PAGE_DOSSIERS = "Hồ sơ TTHC"
PAGE_TRAINING = "Đào tạo, tập huấn"
PAGE_OTHER = "Số liệu khác"
PAGE_EVIDENCE = "Tài liệu kiểm chứng"
PAGE_SELF = "Tự chấm điểm"
PAGE_EXPORT = "Nộp hồ sơ"
PAGE_RESULTS = "Kết quả"
PAGE_REPORTS = "Báo cáo"
PAGE_FIGURES = "Kiểm tra số liệu"
PAGE_ROUND = "Đợt đánh giá"
PAGE_IMPORT = "Nhận gói"
PAGE_APPRAISAL = "Thẩm định"
PAGE_OUTSIDE = "Điều tra, điểm khác"
PAGE_RANKING = "Xếp hạng"
PAGE_SEND = "Trả kết quả"
PAGE_CRITERIA = "Bộ tiêu chí"
PAGE_KEYS = "Khóa và tin cậy"
PAGE_SETTINGS = "Cài đặt"

YEAR = "Năm"
YEAR_NAME = "Năm đánh giá"
FOLD_RAIL = "Thu gọn danh mục"
UNFOLD_RAIL = "Mở rộng danh mục"
BACKUP_NONE = "Chưa sao lưu lần nào"
BACKUP_LAST = "Sao lưu: {moment}"
SAMPLE_BANNER = (
    "Đang dùng bộ mẫu để thử nghiệm. Điểm chỉ có giá trị tham khảo cho đến khi nhập bộ tiêu chí của tỉnh."
)

QT_STRINGS: Mapping[str, str] = MappingProxyType(
    {
        "OK": "Đồng ý",
        "&OK": "Đồng ý",
        "Cancel": "Hủy",
        "&Cancel": "Hủy",
        "Close": "Đóng",
        "&Close": "Đóng",
        "Open": "Mở",
        "&Open": "Mở",
        "Save": "Lưu",
        "&Save": "Lưu",
        "Save All": "Lưu tất cả",
        "Don't Save": "Không lưu",
        "Apply": "Áp dụng",
        "Reset": "Đặt lại",
        "Discard": "Bỏ",
        "Help": "Trợ giúp",
        "&Help": "Trợ giúp",
        "Yes": "Có",
        "&Yes": "Có",
        "Yes to &All": "Có cho tất cả",
        "No": "Không",
        "&No": "Không",
        "N&o to All": "Không cho tất cả",
        "Abort": "Dừng",
        "Retry": "Thử lại",
        "Ignore": "Bỏ qua",
        "Restore Defaults": "Về mặc định",
        "Show Details...": "Xem chi tiết…",
        "Hide Details...": "Ẩn chi tiết…",
        "&Undo": "Hoàn tác",
        "&Redo": "Làm lại",
        "Cu&t": "Cắt",
        "&Copy": "Sao chép",
        "&Paste": "Dán",
        "Delete": "Xóa",
        "&Delete": "Xóa",
        "Select All": "Chọn tất cả",
        "Select all": "Chọn tất cả",
        "Copy &Link Location": "Sao chép địa chỉ",
        "&Step up": "Tăng",
        "Step &down": "Giảm",
        "Minimize": "Thu nhỏ",
        "Mi&nimize": "Thu nhỏ",
        "Maximize": "Phóng to",
        "Ma&ximize": "Phóng to",
        "Restore": "Khôi phục",
        "&Restore": "Khôi phục",
        "&Move": "Di chuyển",
        "&Size": "Cỡ",
        "Stay on &Top": "Luôn ở trên",
        "Look in:": "Tìm trong:",
        "File name:": "Tên tệp:",
        "File &name:": "Tên tệp:",
        "Files of type:": "Loại tệp:",
        "Directory:": "Thư mục:",
        "Directories": "Thư mục",
        "&Choose": "Chọn",
        "Choose": "Chọn",
        "Find Directory": "Tìm thư mục",
        "Save As": "Lưu thành",
        "Back": "Quay lại",
        "Forward": "Tiến",
        "Parent Directory": "Thư mục trên",
        "Create New Folder": "Tạo thư mục",
        "Create a New Folder": "Tạo thư mục",
        "New Folder": "Thư mục mới",
        "&New Folder": "Thư mục mới",
        "List View": "Dạng danh sách",
        "Detail View": "Dạng chi tiết",
        "Change to list view mode": "Xem dạng danh sách",
        "Change to detail view mode": "Xem dạng chi tiết",
        "Go back": "Quay lại",
        "Go forward": "Tiến tới",
        "Go to the parent directory": "Lên thư mục trên",
        "Show &hidden files": "Hiện tệp ẩn",
        "&Rename": "Đổi tên",
        "Remove": "Bỏ khỏi danh sách",
        "My Computer": "Máy tính này",
        "Computer": "Máy tính này",
        "Sidebar": "Chỗ hay dùng",
        "List of places and bookmarks": "Các chỗ hay dùng",
        "Files": "Các tệp",
        "Drive": "Ổ đĩa",
        "Folder": "Thư mục",
        "File Folder": "Thư mục",
        "File": "Tệp",
        "%1 File": "Tệp %1",
        "Name": "Tên",
        "Size": "Cỡ",
        "Type": "Loại",
        "Kind": "Loại",
        "Date Modified": "Ngày sửa",
        "All Files (*)": "Mọi tệp (*)",
        "All files (*)": "Mọi tệp (*)",
        "Recent Places": "Chỗ mở gần đây",
        "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nThay tệp cũ?",
        "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nKhông thấy tệp. Xin xem lại tên tệp.",
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": "%1\nKhông thấy thư mục. Xin xem lại tên thư mục.",
        "'%1' is write protected.\nDo you want to delete it anyway?": "“%1” được bảo vệ. Vẫn xóa?",
        "Are you sure you want to delete '%1'?": "Xóa “%1”?",
        "Could not delete directory.": "Không xóa được thư mục.",
        "Toggle": "Bật/tắt",
        "Press": "Nhấn",
        "Scroll here": "Cuộn tới đây",
        "Top": "Đầu",
        "Bottom": "Cuối",
        "Left edge": "Mép trái",
        "Right edge": "Mép phải",
        "Page up": "Lên một trang",
        "Page down": "Xuống một trang",
        "Page left": "Sang trái một trang",
        "Page right": "Sang phải một trang",
        "Scroll up": "Cuộn lên",
        "Scroll down": "Cuộn xuống",
        "Scroll left": "Cuộn trái",
        "Scroll right": "Cuộn phải",
        "Line up": "Lên một dòng",
        "Line down": "Xuống một dòng",
    }
)


def told_code(code: str, name: str) -> str:
    """A code to read over the telephone in two groups, and the technical name behind it."""
    return f"Mã đọc qua điện thoại: {code}\nTên lỗi: {name}"


def progress(percent: int, seconds_left: int | None) -> str:
    """How far long work is and how long it still takes."""
    if seconds_left is None:
        return f"Đã xong {percent} %"
    if seconds_left < 60:  # noqa: PLR2004 - seconds of a minute
        return f"Đã xong {percent} % – còn khoảng {max(seconds_left, 1)} giây"
    return f"Đã xong {percent} % – còn khoảng {seconds_left // 60 + 1} phút"


def saved_at(moment: datetime) -> str:
    """The status line after an act was kept; local time."""
    return f"Đã lưu {moment:%H:%M:%S}"


def removed(what: str) -> str:
    """The bar that offers to bring back what was removed."""
    return f"Đã xóa {what}."


def moment(value: datetime | None) -> str:
    """A moment in local time, to the minute."""
    return NONE if value is None else f"{local(value):%H:%M %d/%m/%Y}"


def page_number(title: str, number: int) -> str:
    """Tooltip of a rail entry with its key."""
    return f"{title} (Ctrl+{number})" if number <= 9 else title  # noqa: PLR2004 - Ctrl+1 to Ctrl+9


def rows_shown(shown: int, total: int) -> str:
    """How many rows a list shows."""
    return f"{total} dòng" if shown == total else f"{shown} / {total} dòng"


def year(value: int) -> str:
    """The year as context."""
    return f"Năm {value}"


def quoted(kind: str, title: str) -> str:
    """A thing by its kind and its own title."""
    return f"{kind} “{title}”"
