"""Words of a submission sent back for correction, on both sides."""

from collections.abc import Sequence
from datetime import date

from ui.texts import numbers

RETURN = "Trả lại để sửa…"
RETURN_ACT = "Trả lại để sửa"
RETURN_WHY = (
    "Đơn vị được sửa số liệu và nộp lại. Gõ yêu cầu ở từng tiêu chí cần sửa, hoặc một lý do chung; "
    "gửi tệp ghi ra cho {unit}."
)
RETURN_LINES = "Tiêu chí của lần nộp {revision}"
RETURN_QUESTION = "Yêu cầu ở tiêu chí {criterion}"
RETURN_QUESTION_NONE = "Yêu cầu ở tiêu chí đang chọn"
RETURN_REASON = "Lý do chung"
RETURN_DUE = "Nộp lại chậm nhất ngày"
RETURN_ONLY = "Chỉ tiêu chí có yêu cầu"
RETURN_NEED = "Gõ ít nhất một yêu cầu hoặc lý do chung."
RETURN_PAST = "Hạn nộp lại đã qua. Chọn ngày từ hôm nay trở đi."
RETURNING = "Đang ghi gói trả lại"
RETURNED = "Đã ghi gói trả lại cho {unit}. Gửi tệp này cho đơn vị."
COLUMN_QUESTION = "Yêu cầu"
COLUMN_SELF = "Tự chấm"
MARK = "Cần sửa"
ASKED = "Cơ quan thẩm định yêu cầu: {question}"
ASKED_SHORT = "Cần sửa: {question}"


def asked_count(count: int) -> str:
    """How many criteria are asked about."""
    return f"{count} tiêu chí có yêu cầu" if count else RETURN_NEED


def banner(revision: int, reason: str, *, due_on: date | None, lines: Sequence[str]) -> str:
    """What a commune has to correct, in a line or two over the page."""
    parts = [f"Cơ quan thẩm định trả lại lần nộp {revision} để sửa"]
    if due_on is not None:
        parts.append(f"nộp lại chậm nhất {numbers.day(due_on)}")
    told = ", ".join(parts) + "."
    if reason:
        told += f" Lý do: {reason}"
    if lines:
        told += f" Tiêu chí cần sửa: {', '.join(lines)}."
    return told


def left(due_on: date | None, today: date) -> str:
    """The day and how far it is."""
    return "" if due_on is None else numbers.due(due_on, today)
