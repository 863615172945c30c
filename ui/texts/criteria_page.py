"""Words of the page that keeps the criteria sets."""

COLUMN_NAME = "Bộ tiêu chí"
COLUMN_VERSION = "Bản"
COLUMN_IMPORTED = "Nhập lúc"
COLUMN_LEVEL = "Cấp"
IMPORT = "Nhập bộ tiêu chí…"
IMPORT_TITLE = "Nhập bộ tiêu chí từ tệp"
FILES = "Bộ tiêu chí (*.json *.xlsx)"
IMPORTED = "Đã nhập bộ tiêu chí."
WITH_FINDINGS = "Bộ tiêu chí dùng được, nhưng có {count} điểm cần xem lại."
REFUSED = "Chưa nhập bộ tiêu chí."
REFUSED_WHY = (
    "Bộ tiêu chí có {count} chỗ chưa đúng. Sửa trong tệp theo danh sách ở phần Chi tiết rồi nhập lại."
)
TREE_TITLES = ("Tiêu chí", "Tối đa", "Cách chấm", "Nơi chấm")
NONE_HERE = "Bộ tiêu chí do tỉnh ban hành nằm ở đây. Nhập tệp bộ tiêu chí để bắt đầu."
SCHEME = "Thang xếp hạng"
DECISION = "Quyết định ban hành"
NO_DECISION = "chưa có (bộ mẫu)"


def context(total: str, leaves: int) -> str:
    """What a set is made of."""
    return f"Tổng {total} điểm, {leaves} tiêu chí thành phần chấm điểm"


def lines(texts: tuple[str, ...]) -> str:
    """Findings as lines."""
    return "\n".join(texts)
