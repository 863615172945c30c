"""Words of setting a unit's log of changes beside the packages taken in from it."""

from core.chain_heads import SeenHead
from core.services.prove_history import Proved
from ui.texts import numbers
from ui.texts.packages import KINDS

TITLE = "Đối chiếu nhật ký của đơn vị"
ACT = "Đối chiếu nhật ký của &đơn vị…"
ACT_WHY = "Mở tệp nhật ký do đơn vị xuất và so với các gói đã nhận của đơn vị đó."
FILES = "Tệp nhật ký (*.txt);;Mọi tệp (*)"
WORKING = "Đang đối chiếu nhật ký"
HOLDS = "Nhật ký còn nguyên, khớp với các gói đã nhận"
NOTHING_TO_COMPARE = "Nhật ký liền mạch, chưa có gói nào để so"
BROKEN = "Nhật ký không khớp"
MISSING = "Các gói đã nhận mà nhật ký này không ghi:"
COLUMN_AT = "Nhận lúc"
COLUMN_PACKAGE = "Gói"
COLUMN_REVISION = "Lần"
COLUMN_NUMBER = "Lượt trong nhật ký"
_SEALED = "Tệp có chữ ký niêm phong đúng của đơn vị."
_NOT_SEALED = "Tệp không kèm chữ ký niêm phong: chưa chắc do đơn vị xuất."
_WHAT_NOW = (
    "Đơn vị có thể đã trở về một bản sao lưu cũ, hoặc đã sửa nhật ký. Hỏi lại đơn vị và đề nghị giải trình bằng "
    "văn bản; giữ tệp này cùng các gói đã nhận."
)


def verdict(found: Proved) -> str:
    """In one line."""
    if not found.holds:
        return BROKEN
    return HOLDS if found.heads else NOTHING_TO_COMPARE


def lines(found: Proved, name: str) -> tuple[str, ...]:
    """Why, one thing after another, and what to do where it does not hold."""
    told = [f"{name}: {numbers.count(found.entries)} lượt ghi. {_SEALED if found.signed_by else _NOT_SEALED}"]
    if found.broken is not None:
        told.append(
            f"Lượt số {numbers.count(found.broken)} không nối tiếp lượt trước: tệp đã bị sửa từ chỗ này."
        )
    if found.missing:
        told.append(
            f"{numbers.count(len(found.missing))} trong {numbers.count(found.heads)} gói đã nhận mang dấu của "
            "lượt ghi mà nhật ký này không có."
        )
    elif found.heads:
        told.append(f"Có đủ dấu của {numbers.count(found.heads)} gói đã nhận.")
    if not found.holds:
        told.append(_WHAT_NOW)
    return tuple(told)


def package_name(seen: SeenHead) -> str:
    """Its kind and the year it is about."""
    kind = KINDS.get(seen.kind, seen.kind)
    return f"{kind}, năm {seen.period}" if seen.period else kind
