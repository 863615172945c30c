"""Words of rehearsing a restore: the command, the settings, the reminder."""

from core.dates import local
from core.rehearsal import Rehearsal
from ui.texts import numbers
from ui.texts.storage_errors import problem_text

REHEARSAL = "Tập khôi phục"
REHEARSAL_ADVICE = (
    "Tạo ngay một bản sao lưu mới ở Cài đặt, rồi tập khôi phục lại. Nếu vẫn không được, báo người quản trị kiểm tra "
    "ổ đĩa của máy."
)
REHEARSE = "Tập khôi phục ngay"
REHEARSING = "Đang dựng thử bản sao lưu mới nhất"
NEVER = "Chưa tập khôi phục lần nào; chương trình tự làm mỗi tháng một lần."
_SHOWN = 6  # problems told one by one


def outcome_line(done: Rehearsal) -> str:
    """What came of the last rehearsal, in one sentence."""
    at, of = f"{local(done.at):%H:%M %d/%m/%Y}", f"{local(done.backup_at):%H:%M %d/%m/%Y}"
    if done.is_sound:
        return (
            f"Tập khôi phục lúc {at}: bản sao lưu lúc {of} dựng lại được đủ {numbers.count(done.outcome.rows)} "
            f"dòng và {numbers.count(done.outcome.evidence)} tệp tài liệu."
        )
    return (
        f"Tập khôi phục lúc {at}: bản sao lưu lúc {of} KHÔNG dựng lại được trọn vẹn "
        f"({numbers.count(len(done.outcome.problems))} chỗ không đúng). Sao lưu lại ngay."
    )


def rehearsed_lines(done: Rehearsal) -> tuple[str, ...]:
    """The outcome with the first of its problems."""
    return (outcome_line(done), *(f"– {problem_text(each)}" for each in done.outcome.problems[:_SHOWN]))
