"""Sentences about the cells and sheets of a record file: what does not fit, and the cure."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CELL_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CELL_COUNT": ("“{text}” không phải số nguyên từ 0 trở lên. Nhập số, ví dụ 1234 hoặc 1.234."),
        "CELL_COUNT_AMBIGUOUS": (
            "“{text}” có thể hiểu theo hai cách. Nếu là số đếm, nhập {whole} (dấu chấm ngăn hàng nghìn)."
        ),
        "CELL_AMOUNT": "“{text}” không phải số từ 0 trở lên. Nhập số, ví dụ 12,5.",
        "CELL_DAY": ("“{text}” không phải ngày có trong lịch. Nhập ngày/tháng/năm, ví dụ 05/01/2026."),
        "CELL_CHOICE": ("“{text}” không có trong danh sách. Chọn một trong: {choices}."),
        "CELL_CHOICE_EMPTY": "Ô này cần chọn một trong: {choices}.",
        "CELL_FLAG": "“{text}” không phải có hoặc không. Chọn Có hoặc Không.",
        "CELL_TEXT": "“{text}” không phải là chữ. Nhập lại nội dung bằng chữ.",
        "CELL_YEAR": "Năm “{text}” chưa đúng. Nhập năm bằng bốn chữ số, ví dụ 2026.",
        "CELL_ID": (
            "Mã dòng không đúng. Xóa trắng ô mã dòng (cột A ẩn) để thêm thành dòng mới, hoặc xuất lại mẫu."
        ),
        "CELL_ID_TWICE": (
            "Dòng này trùng mã với dòng {first} (thường do chép nguyên dòng). "
            "Xóa trắng ô mã dòng (cột A ẩn) của dòng mới thêm."
        ),
        "CELL_FORMULA_EMPTY": (
            "Ô có công thức nhưng chưa có kết quả. Mở tệp bằng Excel, lưu lại, hoặc nhập thẳng giá trị."
        ),
        "CELL_ERROR": "Ô báo lỗi {text}. Nhập lại giá trị đúng.",
        "CELL_HIDDEN_CHARACTER": "Ô có ký tự không đọc được. Nhập lại nội dung của ô.",
        "SHEET_UNKNOWN": (
            "Trang “{sheet}” không phải trang của mẫu nhập nên không được đọc. "
            "Nếu trang có số liệu cần nhập, chép vào đúng trang của mẫu."
        ),
        "SHEET_COLUMN_UNKNOWN": (
            "Cột “{text}” không có trong mẫu nhập. Xóa cột này, hoặc chép số liệu vào đúng cột."
        ),
        "SHEET_TOO_LONG": "Trang “{sheet}” có hơn {most} dòng. Chia số liệu thành nhiều tệp rồi nhập từng tệp.",
        "SHEET_COLUMN_TWICE": "Cột “{text}” có hai lần. Giữ lại một cột.",
        "SHEET_HEADER_MISSING": (
            "Trang “{sheet}” thiếu dòng mã cột (dòng 2 ẩn). Xuất lại mẫu rồi chép số liệu vào."
        ),
        "SHEET_COLUMN_MISSING": (
            "Trang này không còn cột “{text}” là cột cần nhập. Xuất lại mẫu rồi chép số liệu vào."
        ),
        "SHEET_HIDDEN": "Trang “{sheet}” đang ẩn nhưng có {count} dòng số liệu; các dòng này vẫn được nhập.",
        "SHEET_HIDDEN_ROWS": (
            "Có {count} dòng đang ẩn (bộ lọc hoặc ẩn dòng): {rows}. Các dòng này vẫn được nhập; "
            "nếu không muốn nhập thì xóa hẳn các dòng đó."
        ),
        "SHEET_HIDDEN_COLUMNS": "Cột {columns} đang ẩn nhưng có số liệu; số liệu này vẫn được nhập.",
        "ROW_EMPTIED": (
            "Dòng chỉ còn mã, không còn nội dung nên được bỏ qua. Muốn xóa bản ghi thì xóa ngay trong sổ."
        ),
        "CELL_MERGED": (
            "Các ô {area} đang gộp làm một nên không biết số thuộc dòng nào. Bỏ gộp ô rồi ghi số vào từng ô."
        ),
        "CELL_TEXT_NUMBER": (
            "Ô chữ đang chứa số nên được ghi là “{text}”. Nếu là mã như 1.10 thì định dạng ô là Văn bản rồi nhập lại."
        ),
        "FINDINGS_CUT": "Tệp còn nhiều ô khác cần sửa; danh sách này dừng ở {most} ô đầu tiên.",
        "RECORD_KIND_UNKNOWN": "Không có loại số liệu “{text}”. Kiểm tra lại tên loại.",
        "RECORD_FIELD_UNKNOWN": "Không có mục “{text}”. Kiểm tra lại tên mục.",
        "RECORD_SHAPE": ("Nội dung ở đây không đúng dạng của tệp số liệu. Xuất lại tệp rồi sửa trên tệp đó."),
    }
)


def finding_text(code: str, values: tuple[tuple[str, str], ...]) -> str | None:
    """The sentence about one finding of a record file: reason and cure. None: the code is not ours."""
    written = CELL_TEXTS.get(code)
    return None if written is None else written.format_map(defaultdict(str, values))
