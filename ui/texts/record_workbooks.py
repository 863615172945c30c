"""The words of the workbooks records are entered in, and of the copies that mark what to correct."""

from core.findings import Level
from core.record_sheets import MarkedWords, RecordWords
from core.records.fields import FieldSpec, Form
from core.version import VERSION
from ui.texts import numbers, records
from ui.texts.every_finding import message_of

_A_DAY = "Nhập ngày/tháng/năm, ví dụ 05/01/2026."
_RULES = {
    Form.DAY: "Ngày/tháng/năm, ví dụ 05/01/2026.",
    Form.AMOUNT: "Số từ 0 trở lên, phần lẻ sau dấu phẩy, ví dụ 12,5.",
    Form.CHOICE: "Chọn một giá trị trong danh sách.",
    Form.FLAG: "Chọn Có hoặc Không.",
}


def _text_limit(most: int) -> str:
    return f"Nhập tối đa {numbers.count(most)} ký tự."


def _rule(spec: FieldSpec) -> str:
    if spec.form is Form.COUNT:
        return f"Số nguyên từ 0 đến {numbers.count(spec.limit)}."
    if spec.is_deadline:
        return "Ngày/tháng/năm, hoặc tháng như 3/2026 (tính đến ngày cuối tháng)."
    return _RULES.get(spec.form) or f"Tối đa {numbers.count(spec.limit)} ký tự."


def _note(kind: str, spec: FieldSpec) -> str:
    """What belongs in a column: meaning, unit, rule, and whether it must be there."""
    unit = records.field_unit(kind, spec.name)
    parts = (
        records.field_hint(kind, spec.name),
        f"Đơn vị tính: {unit}." if unit else "",
        _rule(spec),
        "Cần nhập." if spec.required else "",
    )
    return "\n".join(filter(None, parts))


RECORD_WORDS = RecordWords(
    kind_title=records.kind_title,
    kind_hint=records.kind_hint,
    field_label=records.field_label,
    field_hint=records.field_hint,
    choice_label=records.choice_label,
    yes="Có",
    no="Không",
    year="Năm",
    sheet_hint="Mỗi dòng một mục, nhập từ dòng 4. Cột có dấu * là cột cần nhập. Không xóa các dòng, cột ẩn.",
    wrong_value_title="Giá trị chưa đúng",
    pick_from_list="Chọn một giá trị trong danh sách.",
    whole_number="Nhập số nguyên từ 0 trở lên.",
    decimal_number="Nhập số từ 0 trở lên.",
    a_day=_A_DAY,
    year_rule="Nhập năm bằng bốn chữ số, ví dụ 2026.",
    year_note="Năm của số liệu, bốn chữ số. Để trống thì lấy năm của mẫu.",
    text_limit=_text_limit,
    field_note=_note,
    footer=f"Sổ CCHC {VERSION}",
    page_of="Trang &P/&N",
    marked=MarkedWords(
        sheet="Cần sửa",
        hint=(
            "Tệp này là bản chép có đánh dấu; tệp gốc giữ nguyên. Sửa các ô tô màu (đọc ghi chú của ô), "
            "lưu lại rồi nhập chính tệp này."
        ),
        columns=("Trang", "Ô", "Mức", "Lý do và cách sửa"),
        tell=message_of,
        level=lambda level: "Cần sửa" if level is Level.ERROR else "Lưu ý",
    ),
)
