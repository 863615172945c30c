"""Words of the menu bar; the letter after `&` opens a menu with Alt."""

NOTEBOOK = "&Sổ"
EDIT = "Sử&a"
VIEW = "&Xem"
GO = "Đi &tới"
PAGE = "T&rang"
TOOLS = "&Công cụ"
HELP = "Trợ &giúp"

NEW = "&Lập sổ mới…"
OPEN = "&Mở sổ khác…"
RECENT = "Mở &gần đây"
RECENT_NONE = "(chưa có sổ nào khác)"
SAMPLE = "Mở sổ mẫ&u để tập dùng"
RESTORE = "&Khôi phục từ bản sao lưu…"
BACKUP = "&Sao lưu ngay…"
FOLDER = "Mở &thư mục của sổ"
CLOSE = "Đó&ng sổ"

UNDO = "&Hoàn tác"
REDO = "&Làm lại"
CUT = "&Cắt"
COPY = "&Sao chép"
PASTE = "&Dán"
SELECT_ALL = "Chọn &tất cả"

FOLD = "&Thu gọn danh mục trang"
REFRESH = "Tính &lại trang này"
YEAR = "&Năm"
LOOK = "&Màu nền"

KEY = "Mở &khóa hoặc khóa lại"
CHECK = "Kiểm tra &toàn vẹn"
HOLIDAYS = "&Ngày nghỉ và ngày làm bù"
SETTINGS = "&Cài đặt"
KEYS_PAGE = "Khóa và tin cậ&y"

HELP_PAGE = "&Về trang đang mở"
HELP_INDEX = "&Mục lục trợ giúp"
KEYS = "&Danh sách phím"
LEGAL_BASES = "&Căn cứ pháp lý"
UPDATE = "Cập &nhật chương trình…"
SUPPORT = "Tạo tệp &lỗi để gửi hỗ trợ…"
ABOUT = "&Giới thiệu Sổ CCHC"
NO_ACTS = "(trang này không có việc riêng)"


def page(number: int, title: str) -> str:
    """A page in the menu, with its number as its letter."""
    return f"&{number} {title}" if number <= 9 else f"    {title}"  # noqa: PLR2004 - Ctrl+1 to Ctrl+9


def escaped(text: str) -> str:
    """A text that may hold an ampersand, as a menu shows it."""
    return text.replace("&", "&&")
