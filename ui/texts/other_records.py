"""Words of the page that keeps every other kind of record."""

COLUMN_KIND = "Loại số liệu"
COLUMN_COUNT = "Dòng"
KINDS = "Các loại số liệu; dấu chấm than: còn tiêu chí chờ số liệu này"
FIND_KIND_ACT = "Tìm loại số liệu"
FIND_KIND = f"{FIND_KIND_ACT} (Ctrl+L)"
IMPORT = "Nhập từ Excel…"
EXPORT = "Xuất ra Excel…"
TEMPLATE = "Tải biểu mẫu trống…"
FILE_MENU = "Tệp Excel"
IMPORT_TITLE = "Nhập số liệu từ tệp"
EXPORT_TITLE = "Xuất số liệu ra tệp"
FILES = "Bảng tính và tệp số liệu (*.xlsx *.json)"
SHEET = "Bảng tính (*.xlsx)"
TEMPLATE_NAME = "bieu-mau-{year}.xlsx"
EXPORT_NAME = "so-lieu-{year}.xlsx"
WRITTEN = "Đã ghi xong tệp."


def imported(added: int, updated: int, *, unchanged: int) -> str:
    """What an import did."""
    return f"Thêm mới {added} dòng, cập nhật {updated} dòng, giữ nguyên {unchanged} dòng."
