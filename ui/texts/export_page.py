"""Words of the page that makes the submission package."""

from collections.abc import Mapping
from types import MappingProxyType

from core.delivery import Delivered, Drive
from core.services.package_history import EventKind, PackageEvent
from core.services.returns import ReturnView
from ui.texts import numbers

_MOST_FILES = 8

GATE = "Kiểm tra trước khi nộp"
GATE_OPEN = "Đủ điều kiện tạo gói nộp."
GATE_CLOSED = "Chưa đủ điều kiện. Xử lý các mục dưới đây trước."
GATE_WARNINGS = "Có thể tạo gói nộp. Nên xem lại các mục dưới đây."
GATE_GROUPS = "Nhóm việc cần xem"
GROUP_ALL = "Tất cả"
GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "office": "Đơn vị, khóa",
        "criteria": "Tiêu chí",
        "records": "Số liệu",
        "evidence": "Tài liệu kiểm chứng",
    }
)
GATE_OPENS = "Enter hoặc bấm đúp một dòng để mở đúng chỗ cần xử lý."
COLUMN_WHERE = "Mục"
COLUMN_PROBLEM = "Cần xử lý"
COLUMN_WEIGHT = "Mức độ"
STOPS = "Phải xử lý"
PASSES = "Nên xem lại"
CREATE = "Tạo gói nộp…"
CREATE_ACT = "Tạo gói nộp"
CREATING = "Đang tạo gói nộp"
HISTORY = "Diễn biến trong năm"
COLUMN_RECEIPT = "Giấy báo nhận"
RECEIPT_NONE = "Chưa có"
COLUMN_AT = "Lúc"
COLUMN_EVENT = "Việc"
COLUMN_DETAIL = "Nội dung"
HISTORY_NONE = "Chưa tạo gói nào cho năm này."
NO_KEY = "Đơn vị chưa có khóa để niêm phong gói. Mở trang Khóa và tin cậy để tạo khóa."
OPEN_KEYS = "Mở Khóa và tin cậy"
FOLDER = "Thư mục ghi gói (ổ USB hoặc thư mục trên máy)"
FOLDER_SHORT = "Thư mục ghi gói"
WORDS = "Cụm mật khẩu của khóa"
REASON = "Lý do nộp lại"
REASON_NEED = "Lần nộp trước đã được tạo; ghi lý do nộp lại."
SEAL_NOTE = "Niêm phong toàn vẹn của phần mềm – không thay thế chữ ký số chuyên dùng công vụ."
MADE = "Đã tạo gói nộp lần {revision}."
DONE_CARD = "Chi tiết"
ENCRYPT = "Mã hóa gói"
ENCRYPT_HINT = "Chỉ đơn vị nhận và khóa dự phòng của tỉnh mở được; nên dùng khi gửi qua thư điện tử."
SPLIT = "Chia thành nhiều phần để gửi thư điện tử"
SPLIT_HINT = "Gửi mọi phần và tệp bảng kê (.parts.json); bên nhận chép vào cùng một thư mục."
PART_SIZE = "Cỡ mỗi phần"
PART_UNIT = "MiB (từ 1 đến 2.048; nên dùng 17)"
SAFE = "Đã ghi và kiểm tra xong, có thể rút USB an toàn."
CHECK_AGAIN = "Kiểm tra lại"
CHECK_AGAIN_HINT = (
    "Muốn chắc hơn nữa: rút USB, cắm lại rồi bấm “Kiểm tra lại” để đọc lại toàn bộ từ ổ và so với bản đã ghi."
)
CHECKING_AGAIN = "Đang đọc lại từ ổ và so với bản đã ghi"
CHECKED_AGAIN = "Đã đọc lại từ ổ: đúng như bản đã ghi, có thể rút USB an toàn."
NOT_CHECKED_AGAIN = "Lần kiểm tra lại không đạt. Chưa gửi bản này."
AGAIN = "Gửi lại, làm tiếp…"
AGAIN_ACT = "Ghi gói"
DELIVERING = "Đang ghi gói và đọc lại để kiểm tra"
DELIVERED = "Đã ghi gói nộp lần {revision}."
TOO_LARGE = "Ổ này không chứa được tệp từ 4 GiB trở lên."
TOO_LARGE_WHY = "Chia gói thành các phần 2 GiB thì ghi được; bên nhận chép mọi phần vào cùng một thư mục."
SPLIT_NOW = "Chia phần và ghi"
UNFINISHED = (
    "Đã dừng. Gói vừa lập nằm trong danh sách; chọn gói rồi bấm “Gửi lại, làm tiếp…” để ghi nốt. "
    "Phần nào đã ghi đúng được giữ lại."
)


def gate_count(errors: int, warnings: int) -> str:
    """How many things stop, how many only warn."""
    parts = []
    if errors:
        parts.append(f"{errors} mục phải xử lý")
    if warnings:
        parts.append(f"{warnings} mục nên xem lại")
    return ", ".join(parts)


def delivered_files(delivered: Delivered) -> str:
    """What lies at the destination: folder, then files with their sizes; a long list is cut."""
    files = delivered.files
    shown = [f"{each.path.name} – {numbers.file_size(each.size)}" for each in files[:_MOST_FILES]]
    more = [f"… và {len(files) - _MOST_FILES} tệp khác"] if len(files) > _MOST_FILES else []
    kept = [f"Giữ nguyên {delivered.kept} tệp đã ghi đúng từ trước."] if delivered.kept else []
    return "\n".join((f"Thư mục: {files[0].path.parent}", *shown, *more, *kept))


def receipt_number(number: int) -> str:
    """The number of the receipt a package has."""
    return f"số {number}"


SUMMARY = "Gói sẽ gồm"
SUMMARY_RECORDS = "Số liệu"
SUMMARY_EVIDENCE = "Tài liệu kiểm chứng"
SUMMARY_AREAS = "Điểm tự chấm theo lĩnh vực"
SUMMARY_TOTAL = "Tổng"
SUMMARY_PREPARING = "Đang tổng hợp gói sẽ nộp"
DRIVE = "Ghi vào"
DRIVE_FOLDER = "Thư mục khác"
DRIVES_AGAIN = "Tìm lại ổ USB"
DRIVES_NONE = "Chưa thấy ổ USB nào. Cắm ổ rồi bấm “Tìm lại ổ USB”, hoặc chọn thư mục."
WORDS_SHOW = "Hiện chữ"
HAND_OVER = "Biên bản giao nhận…"
HAND_OVER_TITLE = "Biên bản giao nhận"
HAND_OVER_WHAT = "Biên bản giao nhận gói nộp lần {revision} năm {year}"
HAND_OVER_WHY = "In hai bản cho hai bên ký, hoặc lưu thành tệp PDF, Word. Mã trên biên bản đọc được bằng mắt và quét được."
HAND_OVER_PRINT = "Xem trước, in…"
HAND_OVER_SAVE = "Lưu thành tệp…"
HAND_OVER_FILES = "PDF (*.pdf);;Word (*.docx)"
HAND_OVER_NAME = "bien-ban-giao-nhan-{year}-lan-{revision}.pdf"
HAND_OVER_WRITING = "Đang lập biên bản"
HAND_OVER_WRITTEN = "Đã lập biên bản giao nhận."
REASON_PROPOSED = "Sửa theo yêu cầu của cơ quan thẩm định: {lines}"
REASON_GIVEN = "Lý do nộp lại"
RETURN_REASON = "Lý do trả lại"
RETURN_DUE = "Nộp lại chậm nhất"
RETURN_LINES = "Cần sửa"
RESULT_INDEX = "Chỉ số"
RESULT_BAND = "Xếp hạng"
RESULT_ON = "Công bố ngày"
ABOUT = "Về lần nộp"
RECEIPT_NUMBER = "Giấy báo nhận"

_EVENTS: Mapping[EventKind, str] = MappingProxyType(
    {
        EventKind.SENT: "Nộp lần {revision}",
        EventKind.RECEIVED: "Giấy báo nhận số {number}",
        EventKind.RETURNED: "Trả lại lần nộp {revision}",
        EventKind.RESULT: "Có kết quả",
    }
)
EVENT_MEANINGS: Mapping[EventKind, str] = MappingProxyType(
    {
        EventKind.SENT: "none",
        EventKind.RECEIVED: "done",
        EventKind.RETURNED: "wrong",
        EventKind.RESULT: "done",
    }
)


def event_title(event: PackageEvent) -> str:
    """What happened, in two or three words."""
    return _EVENTS[event.kind].format(revision=event.revision, number=event.number)


def event_detail(event: PackageEvent) -> str:
    """What it was about, in one line."""
    match event.kind:
        case EventKind.SENT:
            return numbers.file_size(event.row.size)
        case EventKind.RECEIVED:
            return f"Cơ quan thẩm định đã nhận lần nộp {event.revision}"
        case EventKind.RETURNED:
            parts = [f"{len(event.lines)} tiêu chí cần sửa"] if event.lines else []
            parts += [event.reason] if event.reason else []
            return "; ".join(parts)
        case _:
            index = "" if event.index is None else numbers.percent(event.index)
            return ", ".join(part for part in (index, event.band) if part)


def drive_line(drive: Drive) -> str:
    """A drive with its place and its room."""
    place = str(drive.path)
    name = drive.label if drive.label == place else f"{drive.label} ({place})"
    return name if drive.free is None else f"{name} – còn {numbers.file_size(drive.free)}"


def reason_proposed(returned: ReturnView) -> str:
    """The lines of a return as the reason of the correction, to be rewritten freely."""
    lines = "; ".join(f"{code} – {question}" if question else code for code, question in returned.lines)
    return REASON_PROPOSED.format(lines=lines or returned.reason) if lines or returned.reason else ""


def evidence_count(documents: int, files: int, *, size: int) -> str:
    """Documents, files and bytes of a package."""
    return f"{numbers.count(documents)} văn bản, {numbers.count(files)} tệp, {numbers.file_size(size)}"


def record_total(count: int) -> str:
    """All records together."""
    return f"{numbers.count(count)} dòng"


def gate_group(name: str, count: int) -> str:
    """A group of findings with its count."""
    return f"{name} ({count})"
