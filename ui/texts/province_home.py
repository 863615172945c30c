"""Words of the authority's first page: how many units stand where, what waits, what is due, results so far."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from core.province_overview import Due, DueKind, ProvinceAct, ProvinceOverview, Tally, Wait, Waiting
from core.ranking import BandShare
from ui.texts import common, numbers

LOADING = "Đang đọc đợt đánh giá…"
NO_ROUND = (
    "Nơi đây sẽ cho biết bao nhiêu đơn vị đã gửi, đã thẩm định, việc nào đang chờ và việc nào sắp đến hạn. "
    "Bước đầu tiên: mở đợt đánh giá của năm này."
)
OPEN_ROUND = "Mở đợt đánh giá"

TALLY = "Các đơn vị của đợt"
EXPECTED = "Phải gửi"
RECEIVED = "Đã nhận"
LATE = "Quá hạn"
RETURNED = "Đã trả lại"
APPRAISED = "Đã thẩm định"
PUBLISHED = "Đã công bố"

WAITING = "Việc đang chờ"
WAITING_NONE = "Không còn việc nào đang chờ."
COLUMN_WHAT = "Việc"
COLUMN_COUNT = "Số lượng"
DUES = "Thời hạn của đợt"
DUES_NONE = "Không còn đơn vị nào phải gửi hay nộp lại."
COLUMN_DUE = "Hạn"
COLUMN_LEFT = "Còn lại"
SO_FAR = "Kết quả tạm tính"
OUT = "Kết quả đã công bố"
NO_INDEX = "Chưa có đơn vị nào được thẩm định xong."
BY_INDEX = "Xếp loại theo chỉ số, chưa xét điều kiện và hạ loại."
COLUMN_BAND = "Xếp loại"
COLUMN_HOW_MANY = "Số đơn vị"
COLUMN_SHARE = "Tỷ lệ"
COLUMN_BEFORE = "Năm trước"

ACTS: Mapping[ProvinceAct, str] = MappingProxyType(
    {
        ProvinceAct.RECEIVE: "Nhận gói",
        ProvinceAct.DECIDE: "Chọn điểm khác nhau",
        ProvinceAct.APPRAISE: "Thẩm định tiếp",
        ProvinceAct.REMIND: "Nhắc đơn vị",
        ProvinceAct.PUBLISH: "Công bố xếp hạng",
        ProvinceAct.SEND: "Trả kết quả",
        ProvinceAct.LOOK: "Xem bảng xếp hạng",
    }
)
WAITS: Mapping[Wait, str] = MappingProxyType(
    {
        Wait.CONFLICTS: "Chọn điểm ở tiêu chí hai máy chấm khác nhau",
        Wait.ANSWERED: "Xem giải trình đơn vị đã gửi",
        Wait.REVISED: "Chấm lại theo lần nộp mới",
        Wait.APPRAISE: "Chấm tiêu chí chưa có điểm thẩm định",
        Wait.RECEIPTS: "Ký và ghi biên nhận",
        Wait.QUESTIONS: "Gửi câu hỏi đã soạn cho đơn vị",
        Wait.RESULTS: "Gửi kết quả cho đơn vị",
        Wait.LATE: "Đơn vị quá hạn, chưa gửi gói",
        Wait.RETURNED: "Chờ đơn vị nộp lại gói đã trả",
        Wait.ASKED: "Chờ đơn vị giải trình câu hỏi đã gửi",
    }
)
_COUNTED: Mapping[Wait, str] = MappingProxyType(
    {
        Wait.CONFLICTS: "tiêu chí",
        Wait.ANSWERED: "câu hỏi",
        Wait.REVISED: "tiêu chí",
        Wait.APPRAISE: "tiêu chí",
        Wait.RECEIPTS: "biên nhận",
        Wait.QUESTIONS: "câu hỏi",
        Wait.RESULTS: "đơn vị",
        Wait.LATE: "đơn vị",
        Wait.RETURNED: "đơn vị",
        Wait.ASKED: "câu hỏi",
    }
)
_DUES: Mapping[DueKind, str] = MappingProxyType(
    {
        DueKind.ROUND: "Ngày cuối nhận gói của đợt",
        DueKind.EXTENSION: "Ngày cuối của đơn vị được gia hạn",
        DueKind.RETURN: "Ngày cuối nộp lại gói đã trả",
    }
)
_NAMED = 2


def due(due_on: date, *, is_published: bool) -> str:
    """The last day of the round in the line under the title."""
    return "đã công bố" if is_published else f"hạn gửi {numbers.day(due_on)}"


def received(tally: Tally) -> str:
    """How many sent, of how many."""
    return numbers.ratio(tally.received, tally.expected)


def sent_late(tally: Tally) -> str:
    """How many of them came after their day."""
    return f"{numbers.count(tally.sent_late)} đơn vị gửi muộn" if tally.sent_late else ""


def counted(row: Waiting) -> str:
    """How many things wait."""
    return f"{numbers.count(row.count)} {_COUNTED[row.kind]}"


def waiting_text(row: Waiting) -> str:
    """What waits, and of whom."""
    return f"{WAITS[row.kind]}: {names(row.units)}" if row.units else WAITS[row.kind]


def names(units: Sequence[tuple[str, str]]) -> str:
    """The first units by name, and how many more."""
    told = ", ".join(name for _code, name in units[:_NAMED])
    more = len(units) - _NAMED
    return f"{told} và {numbers.count(more)} đơn vị khác" if more > 0 else told or common.NONE


def all_names(units: Sequence[tuple[str, str]]) -> str:
    """Every unit by name."""
    return ", ".join(name for _code, name in units) or common.NONE


def due_text(row: Due) -> str:
    """What ends on a day, and for how many units."""
    told = _DUES[row.kind]
    return f"{told}: {numbers.count(len(row.units))} đơn vị chưa gửi" if row.units else told


def left(row: Due, today: date) -> str:
    """How far a day is."""
    return numbers.due(row.on, today)


def average(overview: ProvinceOverview) -> str:
    """The average index, or a dash."""
    return numbers.NO_VALUE if overview.so_far.mean is None else numbers.percent(overview.so_far.mean)


def average_note(overview: ProvinceOverview) -> str:
    """Of how many units the average is, and how it stands to the year before."""
    found = overview.so_far
    if found.mean is None:
        return NO_INDEX
    told = f"Chỉ số trung bình của {numbers.count(found.ranked)} / {numbers.count(found.expected)} đơn vị"
    change = overview.mean_change
    if change is not None and overview.before is not None:
        told += f", {numbers.percentage_points(change)} so với năm {overview.before[0]}"
    return f"{told}; cao nhất {_percent(found.highest)}, thấp nhất {_percent(found.lowest)}."


def share(band: BandShare) -> str:
    """The part of the units ranked in a band."""
    return numbers.percent(band.percent)


def _percent(value: Decimal | None) -> str:
    return numbers.NO_VALUE if value is None else numbers.percent(value)
