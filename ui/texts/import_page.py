"""Words of the page where packages are received: what was checked, what would change, what became of it."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.packages.plan import Change, CountChange, ImportPlan, LineChange
from ui.texts import numbers
from ui.texts.every_finding import message_of
from ui.texts.import_news import news_lines, news_short
from ui.texts.records import kind_title

CHOOSE_FILES = "Chọn tệp…"
CHOOSE_FOLDER = "Chọn thư mục…"
CLEAR = "Bỏ danh sách"
TAKE_NONE = "Nhận gói"
NONE_HERE = (
    "Chọn các tệp gói (.cchc, gói mã hóa .age, hoặc các phần .001, .002…) trên ổ USB hoặc thư mục, hoặc kéo thả vào đây. "
    "Mỗi gói được kiểm tra và cho biết sẽ thay đổi gì; chưa có gì thay đổi cho đến khi bấm nhận."
)
FILES_TITLE = "Chọn các gói cần nhận"
FOLDER_TITLE = "Chọn thư mục chứa các gói"
FILES = "Gói và các phần của gói (*.cchc *.age *.parts.json *.0?? *.1??);;Mọi tệp (*)"
CHECKING = "Đang kiểm tra các gói"
TAKING = "Đang nhận các gói"
NO_PACKAGES = "Không thấy gói nào trong thư mục đã chọn."
NO_PACKAGES_WHY = "Tệp gói có đuôi .cchc hoặc .cchc.age; gói chia phần có đuôi .001, .002… và .parts.json."
UNLOCK = "Mở {count} gói đã mã hóa"
REVIEW = "Các gói vừa chọn"
HISTORY = "Các gói đã nhận năm {year}"
HISTORY_NONE = "Chưa nhận gói nào của năm này."
PACKAGE = "Gói đang xem"

COLUMN_UNIT = "Đơn vị, tệp"
COLUMN_REVISION = "Lần"
COLUMN_STATE = "Tình trạng"
COLUMN_CHANGE = "Sẽ thay đổi gì, vì sao không nhận"
COLUMN_AT = "Nhận lúc"
COLUMN_KIND = "Loại gói"
COLUMN_DIGEST = "Mã kiểm tra"
COLUMN_SIZE = "Dung lượng"

READY = "Đúng, chờ nhận"
HELD = "Đã nhận trước đây"
REFUSED = "Không nhận được"
UNCHECKED = "Chưa kiểm tra được"
TAKEN = "Đã nhận"
CODE = "Mã lỗi {code}"
CLAIMED = "Đơn vị ghi trong gói"
GROUP_NEW = "Lần đầu"
GROUP_REVISED = "Thay lần trước"
WRITE_REFUSED = "Danh sách lỗi…"
WRITE_REFUSED_TITLE = "Danh sách gói chưa nhận được"
WRITE_REFUSED_NAME = "goi-chua-nhan-duoc.xlsx"
STOPPED_CHECKING = "Đã dừng kiểm tra; danh sách có {count} gói đã kiểm tra xong."

CHANGES: Mapping[Change, str] = MappingProxyType(
    {
        Change.NEW: "Lần nộp đầu tiên nhận ở đây.",
        Change.REVISED: "Thay cho lần nộp {previous} đã nhận.",
        Change.UNCHANGED: "Gói này đã nhận trước đây; nhận lại không thay đổi gì.",
    }
)
_SHORT: Mapping[Change, str] = MappingProxyType(
    {Change.NEW: "nộp lần đầu", Change.REVISED: "thay lần {previous}", Change.UNCHANGED: "không đổi"}
)
_MOST_LINES = 12


def take(count: int) -> str:
    """The button that receives what was checked."""
    return f"Nhận {count} gói" if count else TAKE_NONE


def context(ready: int, refused: int, *, taken: int) -> str:
    """What is in the list."""
    parts = []
    if ready:
        parts.append(f"{ready} gói chờ nhận")
    if taken:
        parts.append(f"{taken} gói đã nhận")
    if refused:
        parts.append(f"{refused} gói không nhận được")
    return ", ".join(parts)


def taken(imported: int, unchanged: int, *, refused: int) -> str:
    """What became of the packages."""
    parts = [f"Đã nhận {imported} gói"]
    if unchanged:
        parts.append(f"{unchanged} gói đã có từ trước")
    if refused:
        parts.append(f"{refused} gói không nhận được")
    return ", ".join(parts) + "."


def stopped(imported: int, left: int) -> str:
    """What was taken in before the person stopped."""
    return f"Đã dừng theo yêu cầu: đã nhận trọn vẹn {imported} gói, còn {left} gói chưa nhận."


def change_short(plan: ImportPlan) -> str:
    """What a package would change, for one cell."""
    word = _SHORT[plan.change].format(previous=plan.previous_revision)
    if plan.change is Change.UNCHANGED:
        return word
    if plan.total_after is None:
        return news_short(plan)
    return f"{word}; {_total(plan.total_after, plan.total_before)}"


def plan_text(plan: ImportPlan) -> str:
    """Everything a package would change, one line each."""
    lines = list(news_lines(plan))
    if plan.change is Change.UNCHANGED or plan.total_after is not None:
        lines.append(CHANGES[plan.change].format(previous=plan.previous_revision))
    if plan.change is not Change.UNCHANGED and plan.total_after is not None:
        lines.append(f"Tổng điểm: {_total(plan.total_after, plan.total_before)}")
        lines.extend(_records(each) for each in plan.records)
        lines.extend(_documents(plan))
        lines.extend(_lines(plan.lines) if plan.change is Change.REVISED else ())
    lines.extend(message_of(finding) for finding in plan.findings)
    return "\n".join(lines)


def _total(after: Decimal, before: Decimal | None) -> str:
    told = f"{numbers.points(after)} điểm"
    return told if before is None else f"{numbers.points(before)} → {told}"


def _records(change: CountChange) -> str:
    counts = (("thêm", change.added), ("sửa", change.changed), ("xóa", change.removed))
    words = ", ".join(f"{word} {count}" for word, count in counts if count)
    return f"{kind_title(change.kind)}: {words} dòng"


def _documents(plan: ImportPlan) -> list[str]:
    counts = (("thêm", plan.documents_added), ("bỏ", plan.documents_removed))
    words = ", ".join(f"{word} {count}" for word, count in counts if count)
    files = f"{plan.files_new} tệp mới, {plan.files_held} tệp đã có sẵn"
    told = [f"Tài liệu kiểm chứng: {words} ({files})"] if words else []
    if plan.files_flagged:
        told.append(
            f"{plan.files_flagged} tệp có thể chứa macro (.docm, .xlsm, .doc, .xls), được đánh dấu khi xem"
        )
    return told


def _lines(changes: tuple[LineChange, ...]) -> list[str]:
    if not changes:
        return ["Điểm từng tiêu chí: không đổi"]
    shown = [f"  {each.criterion}: {_points(each.before)} → {_points(each.after)}" for each in changes]
    more = len(shown) - _MOST_LINES
    rest = [f"  … và {more} tiêu chí khác"] if more > 0 else []
    return [f"Điểm thay đổi ở {len(changes)} tiêu chí:", *shown[:_MOST_LINES], *rest]


def _points(value: Decimal | None) -> str:
    return "–" if value is None else numbers.points(value)
