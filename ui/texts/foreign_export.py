"""Words about exports of other programs: bringing one in, how each count came about, what was left out."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from core.errors import CchcError
from core.findings import Finding
from core.foreign.values import (
    MONTH,
    SINGLE_DOSSIERS,
    DossierColumn,
    ForeignPlanWrong,
    MappingGone,
    NotAForeignFile,
)
from core.records.catalogue import kind_of
from core.services.map_foreign import PlannedRow
from ui.texts import findings as own_findings
from ui.texts import numbers, record_cells
from ui.texts.records import choice_label, field_label, kind_title
from ui.texts.sentence import Sentence

TITLE = "Nhập tệp của phần mềm khác"
MENU = "Nhập từ phần mềm một cửa…"
CHOOSE = "Chọn tệp xuất từ phần mềm khác"
FILES = "Bảng tính và tệp văn bản (*.xlsx *.csv *.txt *.tsv)"
LOOKING, COUNTING, TAKING = "Đang đọc tệp", "Đang tính thử", "Đang nhập"
WHY = (
    "Chọn trang, dòng tiêu đề và cho biết mỗi mục của sổ lấy từ cột nào. Cột không chọn (họ tên, điện thoại của "
    "người dân…) không được đọc vào sổ."
)
SHEET, HEADER, KIND, ENCODING = "Trang", "Dòng tiêu đề", "Tệp này là", "Bảng mã"
ENCODING_GUESSED = "Bảng mã là phỏng đoán: xem chữ ở bảng dưới, nếu sai thì chọn lại."
ENCODINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "utf-8": "Unicode (UTF-8)",
        "utf-16": "Unicode (UTF-16)",
        "windows-1258": "Windows-1258",
        "tcvn3": "TCVN3 (ABC)",
    }
)
SAMPLE = "Các dòng đầu của tệp"
MAPPING = "Mỗi mục lấy từ cột nào"
NO_COLUMN = "không có"
WITH_LATE = "Ghi cả danh sách hồ sơ trễ hạn"
KNOWN = "Nhận ra tệp theo cách ghép đã nhớ: “{name}”."
PREVIEW = "Tính thử"
TAKE = "Nhập vào sổ"
BACK = "Sửa cách ghép"
REMEMBER = "Nhớ cách ghép này với tên"
OUTCOME = "Số liệu sẽ ghi"
NOTES = "Cách tính và các dòng bị bỏ"
NOTHING = "Tệp không cho ra số liệu nào của năm {year}."
COLUMN_WHAT, COLUMN_FIELD, COLUMN_OLD, COLUMN_NEW, COLUMN_STATE = (
    "Số liệu",
    "Mục",
    "Đang có",
    "Sẽ ghi",
    "Thay đổi",
)
COLUMN_NOTE = "Nội dung"
NEW_ROW, CHANGED_ROW = "thêm mới", "thay số cũ"
NAME_DEFAULT = "Phần mềm một cửa"

_COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        DossierColumn.CODE: "Mã hồ sơ",
        DossierColumn.FIELD: "Lĩnh vực",
        DossierColumn.PROCEDURE: "Thủ tục",
        DossierColumn.RECEIVED_ON: "Ngày tiếp nhận",
        DossierColumn.DUE_ON: "Ngày hẹn trả",
        DossierColumn.DONE_ON: "Ngày kết thúc xử lý",
        DossierColumn.CHANNEL: "Hình thức nộp",
        DossierColumn.STATUS: "Trạng thái",
    }
)
_YEAR_DIGITS = 4
_SINGLE = "Danh sách từng hồ sơ"

SENTENCES: Final[Mapping[type[CchcError], Sentence]] = MappingProxyType(
    {
        NotAForeignFile: Sentence(
            what="Không đọc được tệp “{file}”.",
            why="Tệp không phải bảng tính .xlsx hoặc bảng văn bản .csv, hoặc đã bị hỏng, hoặc sai bảng mã.",
            advice="Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi nhập.",
        ),
        ForeignPlanWrong: Sentence(
            what="Chưa tính được số liệu từ tệp.",
            why="Còn thiếu một mục bắt buộc hoặc trang đã chọn không còn trong tệp ({field}).",
            advice="Chọn cột cho các mục có dấu * rồi tính thử lại.",
        ),
        MappingGone: Sentence(
            what="Không dùng được cách ghép cột “{name}”.",
            why="Không có cách ghép nào tên như vậy, hoặc tệp không có các tiêu đề cột của cách ghép đó.",
            advice="Xem các cách ghép đang có (records map list), hoặc ghép lại cột cho tệp này.",
        ),
    }
)

FINDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "LEFT_OUT_NO_RECEIVED": "Bỏ {count} dòng không có ngày tiếp nhận (dòng {rows}).",
        "LEFT_OUT_BAD_DAY": "Bỏ {count} dòng có ngày không đọc được (dòng {rows}).",
        "LEFT_OUT_NO_DUE": "Bỏ {count} dòng không có ngày hẹn trả nên không xác định được đúng hay trễ hạn (dòng {rows}).",
        "LEFT_OUT_NO_END": "Bỏ {count} dòng đã xong nhưng không có ngày kết thúc (dòng {rows}).",
        "LEFT_OUT_REVERSED": "Bỏ {count} dòng có ngày kết thúc trước ngày tiếp nhận (dòng {rows}).",
        "LEFT_OUT_TWICE": "Bỏ {count} dòng trùng mã hồ sơ với dòng trước đó (dòng {rows}).",
        "LEFT_OUT_OTHER_YEAR": "Bỏ {count} dòng không liên quan đến năm này (dòng {rows}).",
        "TAKEN_FIELD": "Có {count} hồ sơ tính vào lĩnh vực khác vì chưa nhận ra lĩnh vực: {words}.",
        "TAKEN_CHANNEL": "Có {count} hồ sơ tính là nộp trực tiếp vì chưa nhận ra hình thức nộp: {words}.",
        "TAKEN_LEVEL": "Có {count} hồ sơ trực tuyến không ghi mức độ nên tính vào một phần: {words}.",
        "TAKEN_STATUS": "Có {count} hồ sơ có trạng thái chưa nhận ra; tính theo ngày kết thúc: {words}.",
        "TAKEN_NO_CHANNEL": "Không có cột hình thức nộp: cả {count} hồ sơ tính là nộp trực tiếp.",
        "TAKEN_NO_STATUS": "Không có cột trạng thái: hồ sơ có ngày kết thúc là đã giải quyết, còn lại là đang giải quyết.",
        "FOREIGN_MONTH": "“{text}” không phải tháng của năm {year}. Ghi tháng từ 1 đến 12, hoặc chọn lại năm.",
    }
)

RULES = (
    "Hồ sơ tiếp nhận tính vào tháng có ngày tiếp nhận; hồ sơ kết thúc tính vào tháng có ngày kết thúc: trước hạn nếu "
    "trước ngày hẹn trả, đúng hạn nếu đúng ngày hẹn, trễ hạn nếu sau ngày hẹn (Quyết định 766/QĐ-TTg). Hồ sơ chưa "
    "xong đến hết tháng là đang giải quyết: quá hạn nếu đã qua ngày hẹn. Kỳ trước chuyển sang chỉ gồm hồ sơ có trong tệp."
)


def title(year: int) -> str:
    """The dialog's title says which year's figures are brought in."""
    return f"{TITLE} – số liệu năm {year}"


def finding_text(finding: Finding) -> str:
    """The sentence about one finding of a foreign file."""
    values = {name: _shown(text) for name, text in finding.values}
    return FINDINGS[finding.code].format_map(defaultdict(str, values))


def column_label(kind: str, field: str) -> str:
    """What a field of ours is called where a column is chosen for it."""
    if kind == SINGLE_DOSSIERS:
        return _COLUMNS[field]
    return "Tháng" if field == MONTH else field_label(kind, field)


def kind_label(kind: str) -> str:
    """What a file may be."""
    return _SINGLE if kind == SINGLE_DOSSIERS else kind_title(kind)


def what(planned: PlannedRow) -> str:
    """Which record of the book a figure belongs to."""
    record, kind = planned.row.record, planned.row.kind
    if kind == "dossier_count":
        return f"{choice_label(record.field)}, {_stretch(record.from_on, record.to_on)}"
    first = next(
        (str(getattr(record, spec.name)) for spec in kind_of(kind).fields if getattr(record, spec.name)), ""
    )
    return f"{kind_title(kind)}: {first}"


def shown(value: object) -> str:  # noqa: PLR0911 - one line per form
    """A value as the book shows it; nothing where nothing stands."""
    match value:
        case None:
            return ""
        case bool():
            return "Có" if value else "Không"
        case int():
            return numbers.count(value)
        case Decimal():
            return numbers.decimal(value)
        case date():
            return numbers.day(value)
        case StrEnum():
            return choice_label(value)
        case _:
            return str(value)


def note(finding: Finding) -> str:
    """What was noticed, with its cell where it has one."""
    place = finding.where if "!" in finding.where else ""
    told = (
        finding_text(finding)
        if finding.code in FINDINGS
        else (record_cells.finding_text(finding.code, finding.values) or own_findings.finding_text(finding))
    )
    return f"{place}: {told}" if place else told


def _stretch(first: date, last: date) -> str:
    return (
        f"tháng {first.month}/{first.year}"
        if first.month == last.month
        else f"{numbers.day(first)} – {numbers.day(last)}"
    )


def counted(read: int, counted_rows: int, *, rows: int) -> str:
    """How many rows of the file counted, and how many rows of figures came of it."""
    return (
        f"Đọc {numbers.count(read)} dòng, tính {numbers.count(counted_rows)} dòng, "
        f"được {numbers.count(rows)} dòng số liệu."
    )


def remembered(name: str) -> str:
    """A mapping was kept."""
    return f"Đã nhớ cách ghép cột “{name}”."


def forgotten(name: str) -> str:
    """A mapping was forgotten."""
    return f"Đã xóa cách ghép cột “{name}”."


def mapping_line(name: str, kind: str, *, columns: int) -> str:
    """One mapping in a list."""
    return f"{name}: {kind_label(kind)}, {columns} cột"


def _shown(text: str) -> str:
    return (
        numbers.count(int(text)) if text.isascii() and text.isdigit() and len(text) > _YEAR_DIGITS else text
    )
