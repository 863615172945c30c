"""Words of the rescue: a workspace whose database is damaged, in the window and in the command."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.backups import Backup
from core.dates import local
from core.rescue import Found, Loss, Offer, Reading, TableFound, WentBack
from ui.texts import numbers
from ui.texts.backups import WHY
from ui.texts.rescue_tables import table_title

COMMAND_HELP: Mapping[str, str] = MappingProxyType(
    {
        "rehearse": "tập khôi phục: dựng thử bản sao lưu mới nhất, kiểm tra toàn bộ rồi bỏ đi",
        "rescue": "cứu một sổ có dữ liệu bị hỏng: xem phần còn đọc được, ghi ra tệp, trở về bản sao lưu",
    }
)
OUT_HELP = (
    "ghi mọi phần còn đọc được ra tệp .xlsx này, hoặc ra các tệp CSV trong thư mục này, và cho biết đọc được bao "
    "nhiêu, mất bao nhiêu"
)
BACK_HELP = "trở về bản sao lưu mang tên này (tên trong danh sách); “newest” là bản tốt mới nhất"
NAME = "TÊN"

HEADING = "Tệp dữ liệu của sổ bị hỏng"
BACK_TITLE = "Trở về bản sao lưu"
NO_BACKUP = (
    "Sổ này chưa có bản sao lưu nào dùng được trên máy. Nếu có tệp sao lưu ở USB hoặc máy khác, bấm “Dùng tệp "
    "sao lưu khác”."
)
NOTHING_MISSING = "Mọi phần còn đọc được trong tệp hỏng đều đã có trong bản sao lưu này."
MISSING = "Sẽ thiếu, phải nhập lại từ tệp cứu được hoặc từ giấy:"
WENT_BACK = "Sổ đã trở về bản sao lưu lúc {at}. Tệp hỏng được giữ lại dưới tên “{kept}”."
WENT_BACK_MISSING = "Thiếu {count} tệp tài liệu kiểm chứng: thêm lại từ tệp gốc."
READ = "Đọc được"
LOST = "Mất"
NOTHING_READABLE = "Không đọc được phần nào của tệp."

_READINGS: Mapping[Reading, str] = MappingProxyType(
    {Reading.WHOLE: "Còn đủ", Reading.PARTLY: "Còn một phần", Reading.LOST: "Không đọc được"}
)
_SHOWN = 6  # losses named one by one


def found_line(found: Found) -> str:
    """How much can be read, and until when."""
    if not found.rows:
        return NOTHING_READABLE
    until = (
        "" if found.until is None else f" Việc cuối cùng còn đọc được: {local(found.until):%H:%M %d/%m/%Y}."
    )
    if found.is_whole:
        return f"Đọc được đủ {_amount(found)}; chỉ phần tra cứu bị hỏng.{until}"
    return f"Đọc được {_amount(found)}. {_lost(found)}{_pages(found)}{until}"


def _amount(found: Found) -> str:
    read = sum(each.rows > 0 for each in found.tables)
    return f"{numbers.count(found.rows)} dòng của {read} phần dữ liệu"


def _lost(found: Found) -> str:
    """Rows known to be lost, and the parts of which nobody can tell."""
    known = f"Mất {numbers.count(found.lost)} dòng" if found.lost else "Chưa thấy mất dòng nào"
    if not found.unknown:
        return f"{known}."
    return f"{known}; còn {len(found.unknown)} phần không rõ mất bao nhiêu."


def _pages(found: Found) -> str:
    if not found.pages or not found.spoilt:
        return ""
    return f" Tệp có {numbers.count(found.pages)} trang, {numbers.count(found.spoilt)} trang bị hỏng."


def reading(found: TableFound) -> str:
    """How much of a table could be read."""
    return _READINGS[found.reading]


def lost_count(found: TableFound) -> str:
    """How many rows are lost; a word where nothing tells."""
    return "chưa rõ" if found.lost is None else numbers.count(found.lost)


def backup_line(backup: Backup) -> str:
    """A copy in a list."""
    doubt = "" if backup.is_good else " – không đủ hoặc đã hỏng"
    return f"{local(backup.at):%H:%M %d/%m/%Y}, {WHY[backup.why].lower()}{doubt}"


def missing_lines(losses: Sequence[Loss]) -> str:
    """What a copy does not hold, the most first."""
    if not losses:
        return NOTHING_MISSING
    ordered = sorted(losses, key=lambda each: -each.rows)
    lines = [f"– {table_title(each.table)}: {numbers.count(each.rows)} dòng" for each in ordered[:_SHOWN]]
    if len(ordered) > _SHOWN:
        lines.append(f"– và {numbers.count(len(ordered) - _SHOWN)} phần khác")
    return "\n".join((MISSING, *lines))


def went_back(done: WentBack) -> str:
    """The workspace is back at a copy."""
    told = WENT_BACK.format(at=f"{local(done.backup.at):%H:%M %d/%m/%Y}", kept=done.kept.name)
    if not done.missing:
        return told
    return f"{told} {WENT_BACK_MISSING.format(count=numbers.count(len(done.missing)))}"


def table_lines(found: Found) -> tuple[str, ...]:
    """One line for each table, for the command."""
    return tuple(
        f"  {table_title(each.name)}: {READ.lower()} {numbers.count(each.rows)}, "
        f"{LOST.lower()} {lost_count(each)} ({reading(each).lower()})"
        for each in found.tables
    )


def look_lines(found: Found, backups: Sequence[Backup], *, offer: Offer | None) -> tuple[str, ...]:
    """All of it for the command."""
    offered = [NO_BACKUP] if offer is None else [backup_line(offer.backup), missing_lines(offer.losses)]
    listed = [f"  {each.name}: {backup_line(each)}" for each in backups]
    return (f"{HEADING}. {found_line(found)}", *table_lines(found), f"{BACK_TITLE}:", *offered, *listed)
