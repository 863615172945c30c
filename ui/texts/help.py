"""Words of the help window and of the list of keys."""

from ui.texts.list_paper import KEYS as PAPER_KEYS

TITLE = "Trợ giúp: {page}"
INDEX = "Mục lục"
INDEX_NAME = "Các trang trợ giúp"
FIND = "Tìm trong trợ giúp (Ctrl+F)"
FIND_NAME = "Tìm trong trợ giúp"
FOUND = "Có {count} trang nói đến “{text}”. Enter tới chỗ tiếp theo."
FOUND_NONE = "Không trang nào nói đến “{text}”."
NO_PAGE = "Trang trợ giúp này chưa có."

KEYS_TITLE = "Danh sách phím"
KEYS_WINDOW = "Ở mọi trang"
KEYS_PAGE = "Trang {page}"
KEYS_WIDGETS = "Trong bảng và ô nhập"
KEYS_COLUMN = "Phím"
MEANING_COLUMN = "Làm gì"
WHERE_COLUMN = "Ở đâu"

GRID_KEYS: tuple[tuple[str, str], ...] = (
    ("Enter, Tab", "Bảng số: xuống ô dưới, sang ô phải"),
    ("F2", "Bảng số: sửa ô; gõ số thì thay"),
    ("Ctrl+C, Ctrl+X, Ctrl+V", "Bảng số: sao chép, cắt, dán khối ô (dùng chung với Excel)"),
    ("Ctrl+D", "Bảng số: điền giá trị ô trên xuống"),
    ("Ctrl+R", "Bảng số: điền giá trị ô trái sang phải"),
    ("Ctrl+Enter", "Bảng số: ghi số vừa gõ vào mọi ô đang chọn"),
    ("Ctrl+F", "Bảng số: tìm dòng, cột"),
    ("Ctrl+PageDown, Ctrl+PageUp", "Bảng số: nhóm cột sau, trước"),
    ("Alt+PageDown, Alt+PageUp", "Bảng số: tháng hoặc lĩnh vực sau, trước"),
    ("Ctrl+L", "Bảng số: so với cùng kỳ năm trước"),
    ("Ctrl+Z, Ctrl+Y", "Bảng số: hoàn tác, làm lại"),
    ("Delete", "Bảng số: xóa nội dung ô"),
    ("Ctrl+Tab", "Bảng số: ra khỏi bảng"),
)
LIST_KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", "Danh sách: mở dòng đang chọn"),
    ("Delete", "Danh sách: xóa dòng đang chọn, nếu được"),
    *PAPER_KEYS,
)
DAY_KEYS: tuple[tuple[str, str], ...] = (("Ctrl+;", "Ô ngày: ghi ngày hôm nay"),)
EVERYWHERE: tuple[tuple[str, str], ...] = (
    ("Tab, Shift+Tab", "Tới ô sau, về ô trước"),
    ("Kéo thả tệp .cchc", "Kiểm tra gói; chưa nhận gì cho đến khi bấm Nhận"),
    ("Esc", "Bỏ thao tác đang làm; đóng hộp thoại mà không làm gì"),
    ("Alt + chữ gạch chân", "Mở một mục của thanh trên cùng"),
)
