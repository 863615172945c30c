"""Words of a province's own templates: what a check says, the fields, the dialog, the errors."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.errors import CchcError
from core.findings import Finding
from core.paper_templates import NotATemplateBundle, NoTemplate, ResultTooLarge, TemplateRefused
from core.reporting.template_fields import Shape, ShapeKind
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
        "TEMPLATE_FORBIDDEN": "Trường có phép tính, lời gọi hoặc lệnh ({kind}) không dùng trong mẫu. Chỉ ghi tên trường.",
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
