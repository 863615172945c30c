"""The words of the commands around a round: its board, deadlines, reminders."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from core.services.round_board import BoardRow, BoardStatus, RoundBoard
from ui.texts import numbers

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "round extend": "gia hạn gửi gói cho một, nhiều hoặc mọi đơn vị; ghi lý do",
        "round remind": "ghi thông báo nhắc các đơn vị chưa gửi, quá hạn, bị trả lại",
    }
)
BANDS_HELP = "mã khung xếp loại của bộ tiêu chí; không ghi thì giữ khung đang dùng hoặc khung mặc định"
EXTEND_DUE_HELP = "ngày cuối mới; bằng hạn của đợt thì bỏ gia hạn"
EXTEND_REASON_HELP = "lý do gia hạn"
EXTEND_DOCUMENT_HELP = "số văn bản cho gia hạn, nếu có"
REMIND_OUT_HELP = "một tệp .pdf hoặc .docx cho mọi đơn vị, hoặc .xlsx chỉ có danh sách"
REMIND_EACH_HELP = "thư mục ghi mỗi đơn vị một tệp PDF"
REMIND_UNTIL_HELP = "ngày cuối yêu cầu gửi đối với đơn vị đã quá hạn"
ROUND_UNIT_HELP = "mã đơn vị; ghi nhiều lần, hoặc all: mọi đơn vị của đợt"
ROUND_UNITS_HELP = "tệp danh sách mã đơn vị, mỗi dòng một mã"

_STATUSES: Final[Mapping[BoardStatus, str]] = MappingProxyType(
    {
        BoardStatus.MISSING: "chưa gửi",
        BoardStatus.LATE: "chưa gửi, đã quá hạn",
        BoardStatus.RECEIVED: "đã nhận",
        BoardStatus.RETURNED: "đã trả lại để sửa",
        BoardStatus.IN_APPRAISAL: "đang thẩm định",
        BoardStatus.APPRAISED: "đã thẩm định",
        BoardStatus.PUBLISHED: "đã công bố",
        BoardStatus.ENDED: "đã sắp xếp vào đơn vị khác",
        BoardStatus.ENDED: "đã sắp xếp vào đơn vị khác",
    }
)


def board_lines(board: RoundBoard) -> tuple[str, ...]:
    """Every unit of a round."""
    return tuple(
        f"{row.unit.code} {row.unit.name}: {'; '.join((_STATUSES[row.status], *_more(row)))}"
        for row in board.rows
    )


def extended(count: int, due_on: date) -> str:
    """Units have more time."""
    return f"Đã đặt hạn gửi {numbers.day(due_on)} cho {numbers.count(count)} đơn vị."


def reminded(count: int) -> str:
    """Reminders were written."""
    return f"Đã ghi thông báo nhắc {numbers.count(count)} đơn vị."


def _more(row: BoardRow) -> Iterator[str]:
    if row.extension is not None:
        yield f"gia hạn đến {numbers.day(row.due_on)}"
    if row.days_late:
        late = numbers.count(row.days_late)
        yield f"quá hạn {late} ngày" if row.is_absent else f"gửi muộn {late} ngày"
    if row.stale:
        yield f"{numbers.count(len(row.stale))} tiêu chí chấm theo lần nộp trước"
