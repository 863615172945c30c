"""Words of years ranked outside the program: the dialog, the sheet, and what is wrong with a sheet."""

from collections.abc import Mapping
from types import MappingProxyType

from core.errors import CchcError
from core.findings import Finding
from core.past_results import NotAPastSheet, PastSheetRefused, PastSheetWords
from core.services.keep_past_results import PublishedHere
from core.units import UnitKind
from ui.texts import numbers
from ui.texts.sentence import Sentence

TITLE = "Kết quả xếp hạng công bố ngoài chương trình"
WHY = (
    "Dùng để so sánh khi năm trước chưa xếp hạng bằng chương trình. Ghi bảng mẫu, điền theo văn bản đã công bố, "
    "rồi nhập lại. Bảng còn lỗi thì không nhận dòng nào."
)
YEAR = "Năm"
NONE_HERE = "Chưa có kết quả của năm này."
TEMPLATE = "Ghi bảng mẫu…"
IMPORT = "Nhập bảng…"
FORGET = "Xóa kết quả năm này…"
ENTER = "Nhập một đơn vị…"
ENTER_ACT = "Ghi kết quả"
ENTER_WHY = (
    "Kết quả năm {year} theo đúng văn bản đã công bố. Có tổng điểm và điểm tối đa thì có thể bỏ trống chỉ số."
)
CHANGE = "Sửa…"
CHANGE_ACT = "Ghi kết quả đã sửa"
REMOVE = "Bỏ đơn vị này"
THIS_ROW = "Đơn vị này"
FORGET_ACT = "Xóa kết quả"
FORGET_WHAT = "Xóa kết quả năm {year} công bố ngoài chương trình?"
FORGET_WHY = "Bảng so sánh không còn năm này. Nhập lại bảng thì có lại."
KEEP = "Giữ lại"
SHEETS = "Bảng tính (*.xlsx)"
FILE_NAME = "ket-qua-xep-hang-{year}.xlsx"
READING = "Đang đọc bảng"
FINDINGS = "Chỗ cần sửa trong bảng"
COLUMN_WHERE = "Ở đâu"
COLUMN_WHAT = "Cần sửa"
COLUMN_CODE = "Mã"
COLUMN_RANK = "Hạng"
TEMPLATE_DONE = "Đã ghi bảng mẫu. Điền theo văn bản đã công bố rồi nhập lại."
PUBLISHED_HERE = "Năm này đã công bố bằng chương trình; số liệu của chương trình được dùng để so sánh."

LABELS = (
    ("unit", "Mã đơn vị"),
    ("name", "Tên đơn vị"),
    ("unit_kind", "Loại đơn vị"),
    ("total", "Tổng điểm"),
    ("maximum", "Điểm tối đa"),
    ("index", "Chỉ số (%)"),
    ("rank", "Thứ hạng"),
    ("band", "Xếp loại"),
    ("document", "Văn bản công bố"),
)
KINDS = ((UnitKind.COMMUNE, "Cấp xã"), (UnitKind.PROVINCE, "Cấp tỉnh"), (UnitKind.DISTRICT, "Cấp huyện"))
SHEET_TITLE = "Kết quả xếp hạng"
SHEET_HINT = (
    "Kết quả xếp hạng CCHC năm {year} đã công bố. Mỗi dòng một đơn vị, theo đúng văn bản. Chỉ số là phần trăm, "
    "ví dụ 82,15; có tổng điểm và điểm tối đa thì có thể bỏ trống chỉ số. Đơn vị chưa xếp hạng thì để trống. "
    "Đơn vị đã hợp nhất ghi mã, tên khi đó. Không xóa các dòng, cột ẩn."
)

PAST_SHEET_WORDS = PastSheetWords(title=SHEET_TITLE, hint=SHEET_HINT, labels=LABELS, kinds=KINDS)

FINDINGS_TEXT: Mapping[str, str] = MappingProxyType(
    {
        "PAST_UNIT": "Chưa rõ đơn vị “{name}”: ghi mã đơn vị, hoặc đúng tên trong danh sách của tỉnh.",
        "PAST_TWICE": "Đơn vị {unit} có ở hai dòng ({first}). Giữ lại một dòng.",
        "PAST_NUMBER": "“{text}” không phải số đúng. Nhập số, ví dụ 82,15; thứ hạng là số nguyên từ 1.",
        "PAST_INDEX": "Chỉ số ghi {stated}, tính lại từ điểm là {counted}. Kiểm tra lại theo văn bản.",
        "PAST_NO_INDEX": "Đơn vị {unit} có hạng hoặc xếp loại mà chưa có chỉ số. Ghi chỉ số, hoặc tổng điểm và điểm tối đa.",
        "PAST_KIND": "Loại đơn vị “{text}” chưa đúng. Ghi Cấp xã, Cấp tỉnh hoặc Cấp huyện.",
        "PAST_ORDER": "Hạng {rank} có chỉ số {index}, cao hơn đơn vị xếp trên ({above}). Kiểm tra lại theo văn bản.",
    }
)

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        NotAPastSheet: Sentence(
            what="Chưa đọc được bảng kết quả “{file}”.",
            why="Tệp không phải bảng mẫu kết quả xếp hạng của Sổ CCHC, hoặc đã hỏng.",
            advice="Ghi bảng mẫu, điền vào bảng đó rồi nhập lại.",
        ),
        PastSheetRefused: Sentence(
            what="Chưa nhập bảng kết quả “{file}”.",
            why="Tệp có liên kết tới tệp khác, có macro hoặc quá lớn.",
            advice="Chép riêng các giá trị sang bảng mẫu của Sổ CCHC rồi nhập lại.",
        ),
        PublishedHere: Sentence(
            what="Chưa nhập kết quả năm {year}.",
            why="Năm này đã công bố bằng chương trình; số liệu đã công bố được dùng để so sánh.",
            advice="Chọn năm khác.",
        ),
    }
)


def finding(each: Finding) -> str:
    """What is wrong with a row, and what to do."""
    values = {name: _shown(name, text) for name, text in each.values}
    return FINDINGS_TEXT[each.code].format_map(values)


def _shown(name: str, text: str) -> str:
    return text.replace(".", ",") if name in {"stated", "counted", "index", "above"} else text


def held(count: int) -> str:
    """How many units are held of a year."""
    return f"{numbers.count(count)} đơn vị"


def imported(count: int, year: int) -> str:
    """What was taken in."""
    return f"Đã nhập kết quả năm {year} của {numbers.count(count)} đơn vị."


def refused(errors: int) -> str:
    """Nothing was taken in."""
    return f"Chưa nhập dòng nào: bảng còn {numbers.count(errors)} chỗ cần sửa."
