"""Words of a province's own templates: what a check says, the fields, the dialog, the errors."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from core.dates import local_day
from core.errors import CchcError
from core.findings import Finding, Level
from core.paper_templates import Checked, NotATemplateBundle, NoTemplate, ResultTooLarge, TemplateRefused
from core.reporting.template_fields import Shape, ShapeKind
from core.services.replace_templates import KindForm
from ui.texts import numbers
from ui.texts.sentence import Sentence

FINDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # the file
        "TEMPLATE_TOO_LARGE": "Tệp quá lớn (trên {most} MB hoặc quá nhiều phần). Bỏ bớt hình, lưu lại rồi chọn lại.",
        "TEMPLATE_NOT_DOCX": "Tệp không phải văn bản Word (.docx) đọc được. Mở bằng Word, lưu thành “Word Document (*.docx)” rồi chọn lại.",
        "TEMPLATE_MACROS": "Tệp có macro. Lưu thành “Word Document (*.docx)”, không dùng .docm, .dotm.",
        "TEMPLATE_LOCKED": "Tệp đặt mật khẩu mở. Bỏ mật khẩu trong Word rồi chọn lại.",
        "TEMPLATE_OBJECT": "Tệp có đối tượng nhúng (bảng tính, tệp, nút bấm) tại {part}. Xóa đối tượng đó.",
        "TEMPLATE_PICTURE": "Hình {part} không phải PNG, JPEG, GIF hoặc BMP. Thay bằng hình PNG.",
        "TEMPLATE_PART": "Tệp có phần không dùng trong mẫu văn bản: {part}. Chép nội dung sang một văn bản Word mới rồi lưu.",
        "TEMPLATE_DOCTYPE": "Tệp có khai báo lạ tại {part} mà Word không bao giờ ghi. Xin lại tệp từ nơi gửi.",
        "TEMPLATE_LINK": "Tệp có liên kết ra ngoài: {target}. Bấm chuột phải vào liên kết, chọn bỏ liên kết.",
        "TEMPLATE_FIELD_CODE": "Tệp có mã trường {name} của Word. Chỉ giữ mã số trang; xóa các mã khác.",
        "TEMPLATE_TRACKED": "Tệp còn dấu theo dõi sửa đổi. Chấp nhận hết sửa đổi (Review – Accept All) rồi lưu.",
        "TEMPLATE_PLACE": "Có dấu {{{{ hoặc {{% ngoài phần chữ ({part}). Chỉ đặt trường trong nội dung, đầu trang, chân trang.",
        # the tags
        "TEMPLATE_OPEN_TAG": "Dấu ngoặc của trường chưa đóng hoặc bị ngắt sang đoạn khác.",
        "TEMPLATE_TAG": "Kiểu trường này không dùng được. Chỉ dùng {{{{ … }}}}, {{{{p … }}}}, {{% … %}}, {{%p … %}}, {{%tr … %}}.",
        "TEMPLATE_TAG_ALONE": "Trường bắt đầu bằng {{%p hoặc {{{{p phải đứng một mình trong đoạn; chữ khác trong đoạn sẽ mất.",
        "TEMPLATE_ROW_ALONE": "Trường {{%tr … %}} phải đứng một mình trong một dòng của bảng.",
        "TEMPLATE_ACROSS": "Phần lặp hoặc phần có điều kiện gồm nhiều đoạn phải dùng {{%p … %}}, nhiều dòng bảng dùng {{%tr … %}}.",
        "TEMPLATE_TOO_MANY_TAGS": "Mẫu có hơn {most} trường. Bỏ bớt trường lặp lại.",
        "TEMPLATE_SYNTAX": "Trường viết chưa đúng.",
        "TEMPLATE_UNFINISHED": "Phần lặp hoặc phần có điều kiện thiếu chỗ kết thúc (endfor, endif).",
        "TEMPLATE_UNKNOWN": "Không có trường “{name}”.{near}",
        "TEMPLATE_FORBIDDEN": "Trường có phép tính, lời gọi hoặc lệnh không dùng trong mẫu. Chỉ ghi tên trường.",
        "TEMPLATE_FILTER": "Không có cách viết “{name}”. Dùng được: {known}.",
        "TEMPLATE_FILTER_OF": "Cách viết “{name}” không dùng cho trường này.",
        "TEMPLATE_NOT_TEXT": "“{name}” là một danh sách hoặc một nhóm, không in thẳng được. Dùng for để in từng dòng.",
        "TEMPLATE_NOT_LIST": "“{name}” không phải danh sách nên không lặp được.",
        "TEMPLATE_LOOPS": "Phần lặp lồng nhau quá {most} lần.",
        "TEMPLATE_PART_TAG": "Trường này là cả một phần văn bản: viết {{{{p … }}}}, một mình trong một đoạn của nội dung.",
        "TEMPLATE_TEXT_TAG": "Trường này là chữ: viết {{{{ … }}}}, không có chữ p.",
        "TEMPLATE_RESULT_TOO_LARGE": "Phần lặp tạo ra văn bản quá dài. Bỏ bớt phần lặp lồng nhau.",
        "TEMPLATE_BROKEN": "Điền thử mẫu không ra văn bản đúng. Xem lại chỗ bắt đầu và kết thúc của các phần lặp trong bảng.",
        # what is missing
        "TEMPLATE_NOT_THIS_YEAR": "Báo cáo năm này không có “{name}”; chỗ đó sẽ để trống.{near}",
        "TEMPLATE_LACKS": "Mẫu chưa có {name}.",
        "TEMPLATE_NOTICE": "Mẫu không có chỗ cho dòng nhắc (notice); khi cần, dòng nhắc tự đặt trên cùng.",
    }
)
_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "letterhead.issuer": "tên cơ quan ban hành (letterhead.issuer)",
        "letterhead.number_line": "dòng số, ký hiệu (letterhead.number_line)",
        "letterhead.nation": "Quốc hiệu (letterhead.nation)",
        "letterhead.motto": "Tiêu ngữ (letterhead.motto)",
        "letterhead.place_and_day": "địa danh và ngày tháng (letterhead.place_and_day)",
        "title": "tên loại văn bản (title)",
        "body": "nội dung báo cáo (body)",
        "signature.lines": "chức vụ người ký (signature.lines)",
        "signature.name": "họ tên người ký (signature.name)",
        "signature.recipients": "nơi nhận (signature.recipients)",
        "annexes": "phụ lục (annexes)",
    }
)
_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {"document": "Đoạn", "header": "Đầu trang, đoạn", "footer": "Chân trang, đoạn"}
)
_WHOLE_FILE = "Cả tệp"
MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "Tên loại văn bản",
        "subtitle": "Trích yếu",
        "reference": "Dòng kèm theo văn bản",
        "notice": "Dòng nhắc (bộ mẫu, bản dự thảo)",
        "letterhead.superior": "Cơ quan chủ quản",
        "letterhead.issuer": "Cơ quan ban hành, từng dòng",
        "letterhead.number_line": "Số, ký hiệu (số để trống cho văn thư)",
        "letterhead.nation": "Quốc hiệu",
        "letterhead.motto": "Tiêu ngữ",
        "letterhead.place_and_day": "Địa danh, ngày tháng năm",
        "letterhead.subject": "Trích yếu của công văn (V/v)",
        "signature.lines": "Hình thức ký, chức vụ, từng dòng",
        "signature.name": "Họ tên người ký",
        "signature.recipients_label": "Chữ “Nơi nhận:”",
        "signature.recipients": "Nơi nhận, từng dòng",
        "body": "Toàn bộ nội dung, theo thể thức có sẵn",
        "annexes": "Các phụ lục",
        "annexes[].label": "Số phụ lục",
        "annexes[].title": "Tên phụ lục",
        "annexes[].reference": "Dòng kèm theo của phụ lục",
        "annexes[].body": "Nội dung phụ lục",
        "annexes[].page": "Sang trang mới, đúng chiều giấy của phụ lục",
    }
)
_TABLE_MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "caption": "Tên bảng",
        "titles": "Tên cột",
        "rows": "Các dòng của bảng",
        "rows[]": "Ô của dòng",
        "total": "Dòng tổng",
        "notes": "Ghi chú dưới bảng",
    }
)
_FLAGS: Final[Mapping[str, str]] = MappingProxyType(
    {"is_group": "Dòng nhóm?", "is_total": "Dòng tổng?", "is_warning": "Dòng cần chú ý?"}
)
KINDS: Final[Mapping[ShapeKind, str]] = MappingProxyType(
    {
        ShapeKind.TEXT: "chữ",
        ShapeKind.FLAG: "có hoặc không",
        ShapeKind.PART: "phần văn bản",
        ShapeKind.LIST: "danh sách",
        ShapeKind.GROUP: "nhóm",
    }
)

TITLE = "Mẫu văn bản"
WHY = (
    "Mẫu Word của tỉnh thay cho mẫu có sẵn khi ghi báo cáo ra tệp .docx. "
    "PDF, bản in và bảng tính luôn theo mẫu có sẵn; bộ mẫu không đi trong gói có niêm phong."
)
COLUMN_KIND, COLUMN_FORM, COLUMN_FILE = "Loại báo cáo", "Đang dùng", "Tệp mẫu"
OWN, BUILT_IN, SET_ASIDE = "Mẫu của tỉnh", "Mẫu có sẵn", "Mẫu có sẵn (giữ mẫu của tỉnh)"
CHOOSE = "&Chọn tệp mẫu…"
CHECK = "&Kiểm tra tệp…"
USE_BUILT_IN = "Dùng &mẫu có sẵn"
USE_OWN = "Dùng &mẫu của tỉnh"
DROP = "&Bỏ mẫu"
WRITE = "&Ghi mẫu để sửa…"
FIELDS = "Danh sách &trường…"
EXPORT = "&Xuất bộ mẫu…"
IMPORT = "&Nhập bộ mẫu…"
FILES = "Văn bản Word (*.docx)"
BUNDLES = "Bộ mẫu văn bản (*.zip)"
BUNDLE_NAME = "bo-mau-van-ban.zip"
STARTING_NAME = "mau-{kind}.docx"
FINDINGS_TITLE = "Kết quả kiểm tra mẫu"
COLUMN_LEVEL, COLUMN_WHERE, COLUMN_WHAT = "Mức", "Chỗ", "Nội dung"
ERROR, WARNING = "Lỗi", "Lưu ý"
CHECKING = "Đang kiểm tra mẫu"
WRITTEN = "Đã ghi mẫu. Sửa chữ, phông, lề trong Word; giữ nguyên các trường trong dấu ngoặc nhọn."
EXPORTED = "Đã ghi bộ mẫu. Gửi tệp này cho các xã; xã nhập ở Mẫu văn bản."
DROP_ACT = "Bỏ mẫu"
DROP_WHAT = "Bỏ mẫu của tỉnh cho “{kind}”?"
DROP_WHY = "Báo cáo trở lại mẫu có sẵn. Tệp mẫu không còn trong sổ."
KEEP = "Giữ mẫu"
START = "Chọn loại báo cáo, ghi mẫu ra tệp, sửa trong Word, rồi chọn tệp đó."
FIND_FIELD = "Tìm trường, nội dung"
FIELDS_TITLE = "Danh sách trường – {kind}"
FIELDS_WHY = (
    "Chữ: {{ title }}. Phần văn bản: {{p body }}, một mình trong đoạn. Danh sách: {%p for x in … %}, "
    "{%p endfor %}; dòng của bảng: {%tr for row in … %}, {%tr endfor %}. Ctrl+P in, Ctrl+E ghi ra tệp."
)
COLUMN_FIELD, COLUMN_TYPE, COLUMN_MEANING, COLUMN_EXAMPLE = "Trường", "Kiểu", "Nội dung", "Ví dụ"

SENTENCES: MappingProxyType[type[CchcError], Sentence] = MappingProxyType(
    {
        TemplateRefused: Sentence(
            what="Chưa ghi được văn bản theo mẫu của tỉnh.",
            why="Mẫu đang giữ cho “{file}” không điền được với số liệu này.",
            advice="Vào Mẫu văn bản, chọn “Dùng mẫu có sẵn”, hoặc kiểm tra và chọn lại mẫu.",
        ),
        ResultTooLarge: Sentence(
            what="Chưa ghi được văn bản theo mẫu của tỉnh.",
            why="Phần lặp trong mẫu tạo ra văn bản quá dài.",
            advice="Vào Mẫu văn bản, chọn “Dùng mẫu có sẵn”, hoặc sửa mẫu rồi chọn lại.",
        ),
        NotATemplateBundle: Sentence(
            what="Chưa nhập được bộ mẫu “{file}”.",
            why="Tệp không phải bộ mẫu văn bản của Sổ CCHC, hoặc đã bị hỏng.",
            advice="Xin lại tệp từ nơi gửi rồi nhập lại.",
        ),
        NoTemplate: Sentence(
            what="Chưa làm được với mẫu của tỉnh.",
            why="Chưa có mẫu nào của tỉnh được chọn.",
            advice="Chọn tệp mẫu cho một loại báo cáo trước.",
        ),
    }
)


def finding(found: Finding) -> str:
    """What is wrong with a template, and what to do."""
    values = dict(found.values)
    values["name"] = _NAMES.get(values.get("name", ""), values.get("name", ""))
    near = values.get("near", "")
    values["near"] = f" Có phải “{near}”?" if near else ""
    return FINDINGS[found.code].format_map(defaultdict(str, values))


def place(found: Finding) -> str:
    """Where in the template it stands: the part, the paragraph and how it begins."""
    part, _space, number = found.where.partition(" ")
    if not part:
        return _WHOLE_FILE
    name = next((told for start, told in _PARTS.items() if part.startswith(start)), part)
    text = dict(found.values).get("text", "")
    quoted = f": “{text}”" if text else ""
    return f"{name} {number}{quoted}"


def meaning(path: str) -> str:
    """What a field holds."""
    if path in MEANINGS:
        return MEANINGS[path]
    group, _dot, rest = path.partition(".")
    if group == "facts":
        return "Số liệu riêng của báo cáo"
    if group == "sections":
        return "Tiêu đề của mục" if rest.endswith(".title") else "Lời văn của mục"
    if group != "tables":
        return ""
    _name, _dot, inner = rest.partition(".")
    inner, _dot, cell = inner.partition(".")
    if cell in _FLAGS:
        return _FLAGS[cell]
    told = _TABLE_MEANINGS.get(inner, "")
    return f"{told}, cột {cell.removeprefix('c')}" if cell else told


def kind(shape: Shape) -> str:
    """What a field is."""
    return KINDS[shape.kind]


def level(found: Finding) -> str:
    """How much a finding weighs."""
    return ERROR if found.level is Level.ERROR else WARNING


def form(held: KindForm) -> str:
    """Which form a kind of report has."""
    if held.template is None:
        return BUILT_IN
    return OWN if held.is_own else SET_ASIDE


def file_of(held: KindForm) -> str:
    """The template that is kept: its file, day and officer."""
    kept = held.template
    if kept is None:
        return ""
    by = f", {kept.added_by}" if kept.added_by else ""
    return f"{kept.name} ({numbers.day(local_day(kept.added_at))}{by})"


def came_of(checked: Checked) -> str:
    """What a check found and what came of it, in one sentence."""
    errors = sum(1 for found in checked.findings if found.level is Level.ERROR)
    notes = len(checked.findings) - errors
    if errors:
        return f"Mẫu có {errors} lỗi, chưa dùng được; báo cáo vẫn theo mẫu đang dùng."
    told = f", có {notes} lưu ý" if notes else ""
    return f"Đã dùng mẫu của tỉnh{told}." if checked.is_taken else f"Mẫu không có lỗi{told}."


def taken_over(checked: Sequence[Checked]) -> str:
    """What came of a bundle."""
    errors = sum(1 for each in checked for found in each.findings if found.level is Level.ERROR)
    if errors:
        return f"Bộ mẫu có {errors} lỗi, chưa nhập mẫu nào."
    taken = sum(1 for each in checked if each.is_taken)
    left = len(checked) - taken
    others = f"; {left} mẫu của vai trò khác không nhập" if left else ""
    return f"Đã dùng {taken} mẫu{others}."
