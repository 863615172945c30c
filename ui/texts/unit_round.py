"""Words of one unit of a round: what it sent, what changed after its appraisal began, its earlier years."""

from collections.abc import Iterator
from decimal import Decimal

from core.chain_heads import Rewriting, Rewritten
from core.explanation import ClaimChange
from core.ranking_comparison import Origin
from core.services.unit_round import Arrival, FormerUnit, LineSince, PastYear, Returned
from ui.texts import common, numbers

TITLE = "{unit} – năm {year}"
TAB_COURSE = "Các lần nộp và hạn"
TAB_HISTORY = "Trước sắp xếp, các năm trước"
OPEN_APPRAISAL = "Thẩm định đơn vị"
READING = "Đang đọc"

OWN_DUE = "Hạn gửi của đơn vị"
STATUS = "Tình trạng"
COURSE = "Diễn biến"
NO_COURSE = "Đơn vị chưa gửi gói nào và chưa được gia hạn."
COLUMN_AT = "Lúc"
COLUMN_WHAT = "Việc"
COLUMN_MORE = "Nội dung"
RECEIVED = "Nhận lần nộp {revision}"
RETURNED = "Trả lại lần nộp {revision}"
EXTENDED = "Gia hạn đến {day}"
REWRITTEN = "Nhật ký bị ghi lại"
_SHORTER = (
    "Gói lần {later} mang lượt thứ {now} của nhật ký thay đổi, trong khi gói lần {earlier} trước đó đã mang lượt "
    "thứ {before}: đơn vị đã phục hồi sổ từ bản cũ, hoặc nhật ký bị ghi lại"
)
_OTHER = (
    "Lượt thứ {now} của nhật ký thay đổi ở gói lần {later} khác với chính lượt đó ở gói lần {earlier}: nhật ký "
    "đã bị ghi lại"
)

CHANGES_NONE = "Lần nộp mới không đổi gì ở các tiêu chí, và không có điểm nào chấm theo lần trước."
CHANGES_WHY = (
    "Tiêu chí có nội dung thay đổi ở lần nộp mới, và điểm còn đứng theo lần nộp trước. "
    "Chấm lại hoặc giữ điểm ở trang Thẩm định."
)
COLUMN_CHANGED = "Lần nộp mới thay đổi gì"
COLUMN_GIVEN = "Đã chấm"
COLUMN_ON = "Theo lần"
NOT_GIVEN = "chưa chấm"
SAME = "không đổi"

FORMERS = "Hợp thành từ"
NO_FORMERS = "Đơn vị không khai báo đơn vị trước sắp xếp."
PAST = "Kết quả các năm trước"
NO_PAST = "Sổ chưa có kết quả năm trước của đơn vị này hoặc các đơn vị trước sắp xếp."
COLUMN_NAME = "Đơn vị"
COLUMN_CODE = "Mã"
COLUMN_PART = "Nhập"
COLUMN_ENDED = "Ngày kết thúc"
COLUMN_DECISION = "Văn bản sắp xếp"
WHOLE, PART = "toàn bộ", "một phần"
COLUMN_YEAR = "Năm"
COLUMN_RANK = "Thứ hạng"
COLUMN_INDEX = "Chỉ số"
COLUMN_BAND = "Xếp loại"
COLUMN_SOURCE = "Nguồn"
_SOURCES = {
    Origin.PUBLISHED: "công bố trong sổ",
    Origin.OUTSIDE: "nhập từ văn bản",
    Origin.PREVIEW: "xem trước",
}


def tab_changes(count: int) -> str:
    """The tab of lines that changed or stand on an earlier revision."""
    return f"Thay đổi sau khi chấm ({count})"


def arrival(each: Arrival) -> str:
    """The event of a submission."""
    return RECEIVED.format(revision=each.revision)


def rewritten(each: Rewritten) -> str:
    """What two packages of the unit say against its history, and what to do."""
    told = _SHORTER if each.how is Rewriting.SHORTER else _OTHER
    told = told.format(
        earlier=each.earlier.revision,
        later=each.later.revision,
        before=numbers.count(each.earlier.head.number),
        now=numbers.count(each.later.head.number),
    )
    return f"{told}. Hãy hỏi đơn vị và đối chiếu tệp nhật ký do đơn vị xuất."


def returned(each: Returned) -> str:
    """What was asked, until when."""
    parts = [each.reason] if each.reason else []
    if each.lines:
        parts.append(f"hỏi {numbers.count(each.lines)} tiêu chí")
    if each.due_on is not None:
        parts.append(f"nộp lại chậm nhất {numbers.day(each.due_on)}")
    return "; ".join(parts)


def changed(line: LineSince) -> str:
    """What the newest submission says otherwise."""
    return SAME if line.change is None else "; ".join(_changed(line.change))


def given(line: LineSince) -> str:
    """The value that counts."""
    if line.given is None:
        return NOT_GIVEN
    return "không tính" if line.given.excluded else numbers.points_or_none(line.given.points)


def on_revision(line: LineSince) -> str:
    """The revision the value stands on, where it is an earlier one."""
    return f"lần {line.revision}" if line.is_stale else common.NONE


def part(former: FormerUnit) -> str:
    """How much of the former unit went in."""
    return WHOLE if former.is_whole else PART


def rank(past: PastYear) -> str:
    """The rank among the units ranked that year."""
    return common.NONE if past.rank is None else f"{past.rank}/{past.ranked_of}"


def index(past: PastYear) -> str:
    """The index in per cent."""
    return common.NONE if past.index is None else numbers.percent(past.index)


def source(past: PastYear) -> str:
    """Where the figures come from."""
    told = _SOURCES[past.origin]
    return f"{told}: {past.document}" if past.document else told


def _changed(change: ClaimChange) -> Iterator[str]:
    if change.points is not None:
        yield f"tự chấm {_moved(change.points)}"
    if change.computed is not None:
        yield f"tính từ số liệu {_moved(change.computed)}"
    if change.added:
        yield f"thêm {numbers.count(len(change.added))} tài liệu"
    if change.removed:
        yield f"bớt {numbers.count(len(change.removed))} tài liệu"
    if change.explanation:
        yield "giải trình khác"


def _moved(pair: tuple[Decimal | None, Decimal | None]) -> str:
    return f"{numbers.points_or_none(pair[0])} → {numbers.points_or_none(pair[1])}"
