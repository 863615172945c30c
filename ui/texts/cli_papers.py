"""The words of the commands on letterheads, signers, recipients and templates."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core.findings import has_errors
from core.letterheads import Addressee, DatedHead, Delivery, Signer
from core.paper_templates import Checked
from core.services.letterhead_care import PaperSettings
from core.services.replace_templates import KindForm, OfferedField
from ui.texts import numbers, paper_templates
from ui.texts.letterheads import DELIVERED

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "letterhead": "đầu văn bản theo ngày, người ký, nơi nhận",
        "letterhead show": "xem đầu văn bản, người ký, nơi nhận đã chọn",
        "letterhead set": "đặt đầu văn bản áp dụng từ một ngày",
        "letterhead drop": "bỏ đầu văn bản áp dụng từ một ngày",
        "letterhead signer": "thêm, sửa hoặc bỏ một người ký",
        "letterhead recipients": "chọn nơi nhận của một loại báo cáo, kèm hình thức gửi",
        "template": "mẫu văn bản Word của tỉnh",
        "template list": "xem loại báo cáo nào đang dùng mẫu nào",
        "template check": "kiểm tra một tệp mẫu, không đổi gì",
        "template use": "kiểm tra một tệp mẫu rồi dùng cho một loại báo cáo",
        "template drop": "bỏ mẫu của tỉnh, trở lại mẫu có sẵn",
        "template write": "ghi mẫu có sẵn kèm các trường, để sửa trong Word",
        "template fields": "xem danh sách trường dùng được trong mẫu",
        "template export": "ghi các mẫu đang dùng thành một tệp để gửi các xã",
        "template import": "nhập tệp các mẫu do tỉnh gửi; nhập hết hoặc không nhập gì",
    }
)
FROM_HELP = "ngày bắt đầu áp dụng; không ghi thì là đầu văn bản cũ nhất"
SUPERIOR_HELP = "cơ quan chủ quản, ví dụ: UBND TỈNH GIA LAI"
ISSUER_HELP = "cơ quan ban hành; ghi nhiều lần nếu có nhiều dòng"
SYMBOL_HELP = "phần ký hiệu của cơ quan, ví dụ: UBND, SNV"
SIGNER_NAME_HELP = "họ tên người ký"
POST_HELP = "chức vụ người ký"
FORM_HELP = "hình thức ký: TM, KT, TL, TUQ, Q"
KINDS_HELP = "loại báo cáo người này ký, cách nhau bằng dấu phẩy"
REMOVE_SIGNER_HELP = "bỏ người ký này"
TO_HELP = "một nơi nhận, thêm |vbdt, |giay hoặc |ca-hai để ghi hình thức gửi; ghi nhiều lần nếu có nhiều nơi"
USUAL_HELP = "trở lại nơi nhận thường dùng"
DRAFTED_BY_HELP = "chữ viết tắt của đơn vị soạn thảo, ghi sau “Lưu: VT,”"
TEMPLATE_HELP = "tệp mẫu Word (.docx)"
TEMPLATE_YEAR_HELP = "năm lấy số liệu để điền thử; không ghi thì là năm nay"
TEMPLATE_OUT_HELP = "tệp mẫu sẽ ghi (.docx)"
BUNDLE_HELP = "tệp bộ mẫu (.zip)"
LINE, POST, FORM, KINDS, SYMBOL = "DÒNG", "CHỨC_VỤ", "HÌNH_THỨC", "CÁC_LOẠI", "KÝ_HIỆU"
DELIVERY_WORDS: Final[Mapping[str, Delivery]] = MappingProxyType(
    {"vbdt": Delivery.ELECTRONIC, "giay": Delivery.PAPER, "ca-hai": Delivery.BOTH}
)
SIGNER_NEEDS = "Câu lệnh chưa đúng: người ký cần --name và --post; bỏ người ký chỉ cần --name và --remove."
RECIPIENTS_NEED = "Câu lệnh chưa đúng: cần --to, --usual hoặc --drafted-by."
NOTHING_CHOSEN = "Chưa chọn gì: đầu văn bản, người ký, nơi nhận theo đơn vị và vai trò."


def wrong_delivery(text: str) -> str:
    """A form of delivery that there is not."""
    return f"không có hình thức gửi “{text}”; dùng vbdt, giay hoặc ca-hai"


def settings_lines(settings: PaperSettings) -> tuple[str, ...]:
    """Everything that was chosen."""
    lines = [
        *map(_head_line, settings.heads),
        *map(_signer_line, settings.signers),
        *(
            f"Nơi nhận ({kind}): {_addressees(chosen)}"
            for kind, chosen in sorted(settings.addressees.items())
        ),
    ]
    if settings.drafted_by:
        lines.append(f"Đơn vị soạn thảo: {settings.drafted_by}")
    return tuple(lines) or (NOTHING_CHOSEN,)


def form_line(form: KindForm, title: str) -> str:
    """A kind of report and its form."""
    if form.template is None:
        return f"{form.kind}: {title} – mẫu có sẵn"
    used = "mẫu của tỉnh" if form.is_own else "mẫu có sẵn (đang giữ mẫu của tỉnh)"
    return f"{form.kind}: {title} – {used}: {form.template.name}"


def checked_lines(checked: Checked) -> Iterator[str]:
    """What a check found, and what came of it."""
    for found in checked.findings:
        yield f"{paper_templates.place(found)}: {paper_templates.finding(found)}"
    if checked.is_taken:
        yield f"Đã dùng mẫu cho loại báo cáo {checked.kind}."
    elif has_errors(checked.findings):
        yield f"Mẫu của loại báo cáo {checked.kind} chưa dùng được; báo cáo vẫn theo mẫu đang dùng."
    else:
        yield f"Mẫu của loại báo cáo {checked.kind} không có lỗi."


def field_line(field: OfferedField) -> str:
    """A field with what it holds."""
    example = f" – ví dụ: {field.example}" if field.example else ""
    return (
        f"{field.path} ({paper_templates.kind(field.shape)}): {paper_templates.meaning(field.path)}{example}"
    )


def dropped(kind: str) -> str:
    """The built-in form is back."""
    return f"Loại báo cáo {kind} trở lại mẫu có sẵn."


def exported(count: int, path: Path) -> str:
    """Templates were written into one file."""
    return f"Đã ghi {count} mẫu vào {path}."


def _head_line(head: DatedHead) -> str:
    since = f"từ {numbers.day(head.valid_from)}" if head.valid_from else "từ đầu"
    parts = (head.superior, " ".join(head.issuer), head.place, head.symbol)
    return f"Đầu văn bản {since}: {' | '.join(filter(None, parts))}"


def _signer_line(signer: Signer) -> str:
    said = signer.signatory
    kinds = f" – ký: {', '.join(signer.kinds)}" if signer.kinds else ""
    return f"Người ký: {said.form.value}. {said.position} {said.name}{kinds}"


def _addressees(chosen: tuple[Addressee, ...]) -> str:
    return "; ".join(
        f"{line.name} ({DELIVERED[line.delivery]})" if line.delivery else line.name for line in chosen
    )
