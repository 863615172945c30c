"""The words of the commands on questions, rounds and the sheet of a unit."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.appraisal_sheet import AppraisalSheet
from ui.texts import appraisal_page, numbers

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "question": "câu hỏi, đề nghị giải trình gửi đơn vị",
        "question ask": "ghi một câu hỏi ở một tiêu chí; gửi đi bằng return --collected",
        "question drop": "bỏ câu hỏi chưa gửi ở một tiêu chí",
        "question list": "xem câu hỏi đã ghi, đã gửi và giải trình của đơn vị",
        "sheet": "xem bảng thẩm định của một đơn vị: điểm từng tiêu chí, thay đổi giữa các lần nộp, các lần cho điểm",
    }
)
CRITERION_HELP = "mã tiêu chí"
QUESTION_TEXT_HELP = "nội dung cần đơn vị giải trình"
ALL_UNITS_HELP = "chỉ đơn vị này; không ghi thì là mọi đơn vị"
COLLECTED_HELP = "gửi các câu hỏi đã ghi của đơn vị"
STAGE_HELP = "bước thẩm định: appraisal_1 (lần 1), appraisal_2 (lần 2), council (hội đồng); không ghi thì theo bước đơn vị đang đứng"
KEEP_HELP = "giữ điểm đã chấm trên bản nộp cũ ở các tiêu chí không được hỏi và không thay đổi"


def asked(unit: str, criterion: str) -> str:
    """A question was kept."""
    return f"Đã ghi câu hỏi ở tiêu chí {criterion} của {unit}."


def dropped(unit: str, criterion: str, *, is_done: bool) -> str:
    """A question was taken back, or there was none."""
    if is_done:
        return f"Đã bỏ câu hỏi ở tiêu chí {criterion} của {unit}."
    return f"Không có câu hỏi chưa gửi ở tiêu chí {criterion} của {unit}."


def listed(unit: str, criterion: str, *, text: str, state: str, answer: str) -> str:
    """One question."""
    said = f" – {answer}" if answer else ""
    return f"{unit} {criterion} ({QUESTION_STATES[state]}): {text}{said}"


QUESTION_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "collected": "chưa gửi",
        "sent": "chờ giải trình",
        "answered": "đơn vị đã nộp lại",
        "withdrawn": "đã bỏ",
    }
)


def sheet_lines(sheet: AppraisalSheet) -> tuple[str, ...]:
    """A unit's sheet, a criterion to a line."""
    head = (
        f"{sheet.unit.name}: {appraisal_page.STATES[sheet.standing.state]}, lần nộp {sheet.standing.revision}, "
        f"{numbers.points(sheet.total)}/{numbers.points(sheet.maximum)} điểm"
    )
    lines = []
    for line in sheet.lines:
        computed = None if line.computed is None else line.computed.points
        given = None if line.appraisal is None else line.appraisal.points
        figures = "  ".join(appraisal_page.points(value) for value in (line.self_points, computed, given))
        mark = appraisal_page.cell_mark(line)
        lines.append(f"{line.criterion.id}  {figures}  {mark}".rstrip())
    return head, *lines
