"""Words of the round board: which units are expected, until when, who has sent, how far the appraisal is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from core.criteria import BandScheme
from core.dates import local_day
from core.extensions import Extension
from core.services.round_board import BoardRow, BoardStatus
from ui.texts import common, numbers

OPEN_ROUND = "Mở đợt đánh giá…"
EDIT_ROUND = "Sửa đợt…"
TO_IMPORT = "Nhận gói"
LOOK_AT_UNIT = "Xem đơn vị…"
LOOK_AT_UNIT_TIP = "Xem diễn biến, thay đổi và lịch sử của đơn vị (F4)"
COPY_MISSING = "Sao chép tên đơn vị chưa gửi"
COPY_MISSING_TIP = "Sao chép tên các đơn vị chưa gửi"
COPIED_MISSING = "Đã sao chép tên {count} đơn vị chưa gửi."
NONE_HERE = (
    "Đợt đánh giá cho biết đơn vị nào phải gửi, đơn vị nào đã gửi, quá hạn hay đã thẩm định xong. "
    "Mở đợt đánh giá của năm để bắt đầu nhận gói."
)
NO_SUCH_ROWS = "Không có đơn vị nào ở mục này."
READING = "Đang đọc đợt đánh giá…"

COLUMN_UNIT = "Đơn vị"
COLUMN_STATUS = "Tình trạng"
COLUMN_DUE = "Hạn gửi"
COLUMN_REVISION = "Lần nộp"
COLUMN_RECEIVED = "Nhận ngày"
COLUMN_SELF = "Tự chấm"
COLUMN_APPRAISED = "Thẩm định"
COLUMN_INDEX = "Chỉ số"
COLUMN_OPEN = "Còn lại"

STATUSES: Mapping[BoardStatus, str] = MappingProxyType(
    {
        BoardStatus.MISSING: "Chưa gửi",
        BoardStatus.LATE: "Chưa gửi, quá hạn",
        BoardStatus.RECEIVED: "Đã nhận",
        BoardStatus.RETURNED: "Đã trả lại",
        BoardStatus.IN_APPRAISAL: "Đang thẩm định",
        BoardStatus.APPRAISED: "Đã thẩm định",
        BoardStatus.PUBLISHED: "Đã công bố",
        BoardStatus.ENDED: "Đã sắp xếp",
    }
)
TAB_NAMES: Mapping[BoardStatus, str] = MappingProxyType({**STATUSES, BoardStatus.LATE: "Quá hạn"})
TAB_REVISED = "Có lần nộp mới"
TAB_EXTENDED = "Được gia hạn"

DIALOG_OPEN = "Mở đợt đánh giá"
DIALOG_EDIT = "Sửa đợt đánh giá"
FIELD_YEAR = "Năm đánh giá"
FIELD_SET = "Bộ tiêu chí"
FIELD_BANDS = "Khung xếp loại"
FIELD_DUE = "Ngày cuối cùng nhận gói"
FIELD_UNITS = "Đơn vị phải gửi"
SEARCH_UNITS = "Tìm đơn vị"
ALL_UNITS = "Cả tỉnh"
NO_UNITS = "Bỏ chọn"
FROM_FILE = "Theo tệp…"
FROM_FILE_TITLE = "Chọn tệp danh sách đơn vị"
FROM_FILE_KINDS = "Danh sách mã đơn vị (*.txt *.csv *.json);;Mọi tệp (*)"
ACT_OPEN = "Mở đợt đánh giá"
ACT_EDIT = "Lưu thay đổi"
RECEIVED_STAY = "Đơn vị đã gửi gói thì luôn ở trong đợt."
BUNDLED = "{name} (bản {version})"

EXTEND = "Gia hạn…"
EXTEND_WHY = "Đơn vị được tính quá hạn theo ngày cuối của chính đơn vị. Mọi lần gia hạn đều được giữ lại."
EXTEND_WHOM = "Gia hạn cho"
EXTEND_DUE = "Ngày cuối mới"
EXTEND_REASON = "Lý do"
EXTEND_DOCUMENT = "Số văn bản (nếu có)"
EXTEND_DOCUMENT_HINT = "Ví dụ: Công văn 12/SNV-CCHC ngày 10/12/2025"
EXTEND_HISTORY = "Các lần gia hạn đã cho"
EXTEND_NO_HISTORY = "Chưa gia hạn cho đơn vị nào."
COLUMN_GIVEN = "Lúc"
COLUMN_NEW_DUE = "Hạn mới"
COLUMN_WHY = "Lý do, văn bản"
COLUMN_BY = "Người cho gia hạn"

REMIND = "Nhắc…"
REMIND_ACT = "Ghi thông báo nhắc"
REMIND_WHY = (
    "Mỗi đơn vị một thông báo: thiếu gì, hạn ngày nào. Thông báo theo thể thức Nghị định 30/2020/NĐ-CP, "
    "số và ngày để trống cho văn thư."
)
REMIND_WHOM = "Nhắc"
REMIND_UNTIL = "Yêu cầu gửi chậm nhất (đơn vị đã quá hạn)"
REMIND_FORM = "Ghi thành"
REMIND_ONE = "một tệp PDF cho mọi đơn vị"
REMIND_TEXT = "một tệp Word để sửa câu chữ"
REMIND_EACH = "mỗi đơn vị một tệp PDF"
REMIND_LIST = "bảng tính, chỉ có danh sách"
REMIND_NAME = "nhac-gui-goi-{year}{suffix}"
REMIND_TITLE = "Ghi thông báo nhắc"
REMIND_FOLDER = "Chọn thư mục ghi các thông báo"
REMINDING = "Đang ghi thông báo nhắc"


def bands(scheme: BandScheme) -> str:
    """A scheme by its bands from the best down."""
    return " · ".join(f"{band.name} từ {numbers.decimal(band.lower)}" for band in scheme.bands)


def tab(name: str, count: int) -> str:
    """A filter with how many units it holds."""
    return f"{name} ({count})"


def chosen(count: int, total: int) -> str:
    """How many units are ticked."""
    return f"Đã chọn {count} / {total} đơn vị"


def from_file(found: int, unknown: Sequence[str]) -> str:
    """What a file of codes ticked."""
    told = f"Đã chọn {found} đơn vị theo tệp."
    if not unknown:
        return told
    more = f" và {len(unknown) - 3} mã khác" if len(unknown) > 3 else ""  # noqa: PLR2004 - the first three
    return f"{told} Không có trong tỉnh: {', '.join(unknown[:3])}{more}."


def due(due_on: date, today: date) -> str:
    """The last day with how it stands today."""
    return f"hạn gửi {numbers.day(due_on)} ({numbers.due(due_on, today)})"


def criteria(name: str, version: str) -> str:
    """The set of the round."""
    return f"Bộ tiêu chí của đợt: {name}, bản {version}"


def received(count: int, total: int) -> str:
    """How many of the expected units have sent."""
    return f"đã nhận {count} / {total} đơn vị"


def published(moment: datetime | None) -> str:
    """That the ranking is out."""
    return f"đã công bố lúc {common.moment(moment)}"


def points(value: Decimal | None) -> str:
    """A total, or a dash."""
    return common.NONE if value is None else numbers.points(value)


def index(value: Decimal | None) -> str:
    """An index, or a dash."""
    return common.NONE if value is None else numbers.percent(value)


def revision(row: BoardRow) -> str:
    """The revision received, or a dash; told as new where values still stand on an earlier one."""
    if not row.revision:
        return common.NONE
    return f"{row.revision} (mới)" if row.stale else str(row.revision)


def status(row: BoardRow) -> str:
    """Where a unit stands."""
    return STATUSES[row.status]


def status_in_full(row: BoardRow) -> str:
    """The same in sentences."""
    told = STATUSES[row.status]
    if row.sent_back is not None and row.status is BoardStatus.RETURNED:
        told += f" ngày {numbers.day(local_day(row.sent_back.at))}"
        if row.sent_back.body.due_on is not None:
            told += f", nộp lại chậm nhất {numbers.day(row.sent_back.body.due_on)}"
    if row.ended is not None:
        told += f"; kết thúc ngày {numbers.day(row.ended.ended_on)}"
        told += f" theo {row.ended.decision}" if row.ended.decision else ""
    if row.stale:
        told += f".\nLần nộp {row.revision} đến sau khi đã chấm: {len(row.stale)} tiêu chí còn điểm chấm theo lần trước"
    return f"{told}."


def own_due(row: BoardRow) -> str:
    """A unit's own last day, and whether it was missed or extended."""
    told = numbers.day(row.due_on)
    if row.days_late:
        return f"{told}, muộn {numbers.count(row.days_late)} ngày"
    return f"{told}, gia hạn" if row.extension is not None else told


def extended(row: BoardRow) -> str:
    """Whether the unit was given more time."""
    return "gia hạn" if row.extension is not None else ""


def own_due_in_full(row: BoardRow) -> str:
    """The same with reason and document."""
    lines = [f"Hạn gửi của đơn vị: {numbers.day(row.due_on)}"]
    if row.days_late:
        lines.append(
            f"Quá hạn {numbers.count(row.days_late)} ngày"
            if row.is_absent
            else f"Gửi lần đầu muộn {numbers.count(row.days_late)} ngày"
        )
    if row.extension is not None:
        lines.append(f"Gia hạn: {why(row.extension)}")
    return "\n".join(lines)


def why(extension: Extension) -> str:
    """The reason of an extension and its document."""
    return f"{extension.reason} ({extension.document})" if extension.document else extension.reason


def extend_chosen(count: int, name: str) -> str:
    """The choice of the units selected in the list."""
    return name if count == 1 else f"{numbers.count(count)} đơn vị đang chọn trong danh sách"


def extend_absent(count: int) -> str:
    """The choice of everybody who sent nothing."""
    return f"{numbers.count(count)} đơn vị chưa gửi"


def extend_all(count: int) -> str:
    """The choice of the whole round."""
    return f"cả {numbers.count(count)} đơn vị của đợt"


def extend_done(count: int, due_on: date) -> str:
    """What was given."""
    return f"Đã đặt hạn gửi {numbers.day(due_on)} cho {numbers.count(count)} đơn vị."


def extend_same(due_on: date) -> str:
    """That the day takes an extension back."""
    return f"Bằng hạn chung {numbers.day(due_on)}: đơn vị không còn được gia hạn."


def extend_early(due_on: date) -> str:
    """That the day is too early."""
    return f"Không sớm hơn hạn chung của đợt, {numbers.day(due_on)}."


def remind_all(missing: int, late: int, *, returned: int) -> str:
    """Everybody who owes something, by why."""
    parts = (("chưa gửi", missing), ("quá hạn", late), ("đã trả lại", returned))
    told = ", ".join(f"{words} {numbers.count(count)}" for words, count in parts if count)
    return f"cả {numbers.count(missing + late + returned)} đơn vị cần nhắc ({told})"


def remind_chosen(count: int, name: str) -> str:
    """The choice of the units selected in the list."""
    return name if count == 1 else f"{numbers.count(count)} đơn vị đang chọn trong danh sách"


def reminded(count: int) -> str:
    """What was written."""
    return f"Đã ghi thông báo nhắc {numbers.count(count)} đơn vị."
