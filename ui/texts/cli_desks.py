"""The words of the commands on desks of the appraiser."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from core.assessment import Appraisal
from core.desks import Assignment
from core.services.assign_desks import AppraiserProgress, AssignmentBoard, DeskView
from core.services.decide_conflicts import ConflictView
from core.services.export_work import WorkGiven
from ui.texts import common, numbers

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "desk": "bàn thẩm định: phân công, giao việc, nhận việc, điểm khác nhau",
        "desk list": "xem các bàn thẩm định; ghi --year thì xem cả phân công và tiến độ",
        "desk put": "thêm một bàn thẩm định hoặc đổi tên",
        "desk remove": "bỏ một bàn thẩm định khỏi danh sách; điểm bàn đã cho vẫn giữ",
        "desk assign": "giao lĩnh vực, tiêu chí cho một bàn thẩm định hoặc một người",
        "desk export": "cơ quan chủ trì: ghi việc của một bàn kèm gói nộp; bàn thẩm định: ghi việc đã làm để gửi về",
        "desk merge": "nhận gói công việc thẩm định; điểm đã có không bị ghi đè",
        "desk conflicts": "xem các tiêu chí được cho điểm khác nhau ở hai máy",
        "desk decide": "quyết định một tiêu chí được cho điểm khác nhau, có lý do",
    }
)
NUMBER, POINTS = "SỐ", "ĐIỂM"
DESK_HELP = "số của bàn thẩm định (1 đến 99) hoặc cả mã bốn chữ số"
DESK_TO_HELP = "bàn nhận việc; sổ của bàn thẩm định không cần ghi"
NAME_HELP = "tên bàn thẩm định, ví dụ Sở Tài chính"
PERSON_HELP = "người thẩm định ở bàn này"
NOTE_HELP = "ghi chú"
NODE_HELP = "mã lĩnh vực hoặc tiêu chí; ghi nhiều lần nếu có nhiều phần"
ASSIGN_PERSON_HELP = "người nhận ở máy này, khi không giao cho bàn nào"
SOME_UNITS_HELP = "chỉ các đơn vị này; không ghi thì là mọi đơn vị"
CLEAR_HELP = "bỏ phân công của các phần này"
AGAIN_HELP = "chép lại cả gói nộp đã giao lần trước"
MERGE_FILES_HELP = "tệp gói công việc thẩm định"
DRY_HELP = "chỉ xem sẽ thay đổi gì"
ALL_HELP = "xem cả những tiêu chí đã quyết định"
CONFLICT_HELP = "mã trong danh sách điểm khác nhau"
CHOOSE_HELP = "ours: giá trị ở đây; theirs: giá trị của bàn thẩm định; other: giá trị khác"
POINTS_HELP = "điểm, khi chọn giá trị khác"
EXCLUDED_HELP = "không chấm tiêu chí này, khi chọn giá trị khác"
REASON_HELP = "lý do của quyết định, được ghi vào nhật ký"
DESK_NUMBER_HELP = "lập sổ cho bàn thẩm định có số này của cơ quan chủ trì ghi ở --unit"
DESK_NAME_HELP = "tên bàn thẩm định, ví dụ Sở Tài chính"
DESK_PUT = "Đã ghi bàn thẩm định {name}, mã {code}."
DESK_REMOVED = "Đã bỏ bàn thẩm định {code} khỏi danh sách."
BROUGHT = "Đã tạo gói công việc và kiểm tra lại: {file}"
_NO_DESKS = "Chưa có bàn thẩm định nào."
_NO_CONFLICTS = "Không có tiêu chí nào được cho điểm khác nhau."


def desk_lines(desks: Sequence[DeskView]) -> tuple[str, ...]:
    """The desks, one line each."""
    return tuple(_desk(each) for each in desks) or (_NO_DESKS,)


def board_lines(board: AssignmentBoard) -> tuple[str, ...]:
    """Parts, progress and what falls to nobody."""
    parts = tuple(part(each) for each in board.assignments)
    progress = tuple(_progress(each) for each in board.progress)
    left = f"Chưa phân công: {numbers.count(board.unassigned)} dòng."
    return (*desk_lines(board.desks), *parts, *progress, left)


def part(each: Assignment) -> str:
    """One part and who appraises it."""
    place = f"{each.node}, đơn vị {each.unit}" if each.unit else f"{each.node}, mọi đơn vị"
    return f"{place}: {each.desk or each.person}"


def given_lines(given: WorkGiven) -> tuple[str, ...]:
    """Work was handed out."""
    return (
        f"Đã tạo gói công việc và kiểm tra lại: {given.path}",
        f"Kèm danh sách khóa tin cậy và {numbers.count(given.packages)} gói nộp của đơn vị.",
    )


def conflict_lines(found: Sequence[ConflictView]) -> tuple[str, ...]:
    """Every conflict with both values."""
    return tuple(line for each in found for line in _conflict(each)) or (_NO_CONFLICTS,)


def decided(row: Appraisal, left: int) -> str:
    """One was decided."""
    return f"Đã ghi {value(row)} cho tiêu chí {row.criterion}. Còn {numbers.count(left)} tiêu chí chưa quyết định."


def value(row: Appraisal) -> str:
    """A value in words."""
    if row.excluded or row.points is None:
        return "không chấm"
    return f"{numbers.points(row.points)} điểm"


def _desk(view: DeskView) -> str:
    key = "đã có khóa" if view.has_key else "chưa có khóa"
    merged = "" if view.merged_at is None else f", nhận việc lần cuối {common.moment(view.merged_at)}"
    person = f" ({view.desk.person})" if view.desk.person else ""
    return f"{view.desk.code} {view.desk.name}{person}: {key}{merged}"


def _progress(each: AppraiserProgress) -> str:
    who = each.person if each.desk is None else each.desk.desk.name
    return (
        f"{who}: {numbers.count(each.given)}/{numbers.count(each.lines)} dòng, "
        f"xong {numbers.count(each.units_done)}/{numbers.count(each.units)} đơn vị"
    )


def _conflict(each: ConflictView) -> tuple[str, ...]:
    told = [
        f"{each.conflict.id}  {each.unit.name}, tiêu chí {each.criterion.id} {each.criterion.name}",
        f"    {each.ours_name}: {_given(each.ours)}",
        f"    {each.desk_name}: {_given(each.theirs)}",
    ]
    if each.decision is not None:
        told.append(f"    đã quyết định: {_given(each.decision)}")
    return tuple(told)


def _given(row: Appraisal) -> str:
    reason = f"; {row.reason}" if row.reason else ""
    return f"{value(row)}, {row.officer}, {common.moment(row.at)}{reason}"
