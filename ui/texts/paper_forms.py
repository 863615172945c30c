"""Words of the blank forms for collecting by hand."""

from core.records.fields import Form
from core.reporting.blank_forms import BlankFormsWords, CollectingForm, FormField
from core.services.papers.commune_words import RecordNames
from ui.texts import evidence_page, record_groups, records

_DOTS = "." * 30

EVIDENCE_FORM = CollectingForm(
    code="evidence",
    title="Tài liệu kiểm chứng nộp cho người tổng hợp",
    hint="Mỗi dòng một văn bản; nộp kèm tệp hoặc bản giấy. Không ghi văn bản thuộc bí mật nhà nước.",
    group="Tài liệu kiểm chứng",
    fields=(
        FormField(label=evidence_page.COLUMN_NUMBER, form=Form.LINE, is_required=True),
        FormField(label=evidence_page.COLUMN_DATE, form=Form.DAY, is_required=True),
        FormField(label=evidence_page.COLUMN_ISSUER, form=Form.LINE),
        FormField(label=evidence_page.COLUMN_SUMMARY, form=Form.BLOCK, is_required=True),
        FormField(label=evidence_page.COLUMN_CRITERIA, form=Form.LINE),
        FormField(label=evidence_page.COLUMN_FILE, form=Form.LINE),
        FormField(label=evidence_page.PAPER, form=Form.FLAG),
        FormField(label=evidence_page.COLUMN_ORIGIN, form=Form.LINE),
    ),
)


def _named(label: str, unit: str, is_required: bool) -> str:
    told = f"{label} ({unit})" if unit else label
    return f"{told} *" if is_required else told


def _head(unit: str, year: int) -> str:
    return f"Đơn vị: {unit}.   Bộ phận: {_DOTS}   Năm: {year}.   Kỳ số liệu: từ ngày ............... đến ngày ..............."


FORMS_WORDS = BlankFormsWords(
    title="BIỂU MẪU THU THẬP SỐ LIỆU",
    subtitle=lambda year: f"Công tác cải cách hành chính năm {year}",
    form_title="BIỂU THU THẬP SỐ LIỆU",
    introduction=lambda year: (
        f"Các biểu sau dùng để ghi tay số liệu năm {year} trước khi nhập vào sổ; cột và lựa chọn giống với màn hình "
        "nhập. Mỗi biểu in riêng được từng tờ."
    ),
    contents="Danh mục biểu",
    form="Biểu",
    group="Nhóm",
    what="Nội dung",
    head=_head,
    foot=f"Người cung cấp: {_DOTS}{_DOTS}   Ngày: ....................   Người nhận: {_DOTS}{_DOTS}   Ngày: ....................",
    number=lambda number: f"Biểu số {number:02d}",
    field="Nội dung",
    unit="Đơn vị tính",
    entry=lambda number: f"Lần {number}",
    named=_named,
    choices=lambda label, choices: f"{label}: {'; '.join(choices)}.",
    required="Dấu *: mục cần ghi.",
    yes_or_no=lambda label: f"{label}: Có; Không.",
    evidence=EVIDENCE_FORM,
)

RECORD_NAMES = RecordNames(
    kind_title=records.kind_title,
    kind_hint=records.kind_hint,
    group_title=records.group_title,
    field_label=records.field_label,
    field_unit=records.field_unit,
    part_title=record_groups.part_title,
    choice_label=records.choice_label,
)
