"""Words of the commands on updates of the program."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.updates import CheckedUpdate
from ui.texts import updates

COMMAND_HELP: Mapping[str, str] = MappingProxyType(
    {
        "update": "cập nhật chương trình từ tệp, không cần mạng",
        "update check": "kiểm tra tệp cập nhật: ai ký, từ phiên bản nào lên phiên bản nào, thay đổi những gì; không ghi gì",
        "update apply": "sao lưu các sổ được nêu rồi mở bộ cài trong tệp cập nhật (trên Windows)",
    }
)
FILE_HELP = "tệp cập nhật (.cchc-update)"
WORKSPACE_HELP = "thư mục của sổ cần sao lưu trước; dùng nhiều lần cho nhiều sổ"
SILENT_HELP = "bộ cài chạy không hỏi, không hiện cửa sổ"


def checked_lines(checked: CheckedUpdate) -> tuple[str, ...]:
    """What an update brings."""
    told = updates.facts(checked, backup="")
    lines = [f"{name}: {value}" for name, value, _meaning in told if value]
    return (*lines, "", updates.markdown(checked.changes))


def applied_lines(checked: CheckedUpdate, backups: Sequence[str]) -> tuple[str, ...]:
    """What was done, and what goes on."""
    return (
        *(updates.KEPT_AT.format(file=file) for file in backups),
        f"Đã mở bộ cài phiên bản {checked.sheet.version}; việc cài tiếp tục khi lệnh này kết thúc.",
    )
