"""Words of the catalogue of legal bases."""

from collections.abc import Sequence

from core.legal_bases import LegalBases, LegalBasis, Standing
from ui.texts import numbers
from ui.texts.records import kind_title

TITLE = "Căn cứ pháp lý"
NAME = "Danh mục căn cứ pháp lý"
DOCUMENT = "Văn bản"
ISSUED_ON = "Ngày ban hành"
ABOUT = "Nội dung"
STATE = "Hiệu lực"
FIND = "Tìm số, ký hiệu, nội dung"
LAW = "Văn bản pháp luật"
DAY = "Xem hiệu lực tại ngày"
WRONG_DAY = "Ngày chưa đúng: đang xem hiệu lực tại ngày {day}."
DETAILS = "Chi tiết văn bản"
NONE_FOUND = "Không có văn bản nào khớp."
STATES = {
    Standing.IN_FORCE: "Còn hiệu lực",
    Standing.NOT_YET: "Chưa có hiệu lực",
    Standing.ENDED: "Hết hiệu lực",
    Standing.IN_DOUBT: "Cần kiểm tra",
}


def title_of(basis: LegalBasis) -> str:
    """Kind, number and symbol."""
    return f"{basis.kind} {basis.name}"


def cited(bases: Sequence[LegalBasis]) -> str:
    """Several documents in one sentence."""
    return f"{LAW}: {', '.join(map(title_of, bases))}." if bases else ""


def day_of(basis: LegalBasis) -> str:
    """The day it was issued, as far as known."""
    return numbers.day(basis.issued_on) if basis.issued_on else "không nêu"


def details(basis: LegalBasis, bases: LegalBases) -> str:
    """Everything the catalogue knows of one document, a line each."""
    successors = ", ".join(basis.replaced_by)
    predecessors = ", ".join(other.name for other in bases.bases if basis.name in other.replaced_by)
    lines = (
        (title_of(basis), f"của {basis.issuer}"),
        ("Nội dung:", basis.about),
        ("Ban hành:", day_of(basis)),
        ("Có hiệu lực từ:", numbers.day(basis.in_force_from) if basis.in_force_from else ""),
        ("Hết hiệu lực sau:", numbers.day(basis.in_force_until) if basis.in_force_until else ""),
        ("Được thay thế bằng:", successors),
        ("Thay thế:", predecessors),
        ("Sửa đổi, bổ sung:", ", ".join(basis.changes)),
        ("Dùng cho:", ", ".join(map(kind_title, basis.record_kinds))),
        ("Nguồn:", basis.source),
    )
    return "\n".join(f"{name} {value}" for name, value in lines if value)
