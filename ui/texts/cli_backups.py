"""Words of the commands on the copies of a workspace."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.backups import Backup
from ui.texts import backups, common

COMMAND_HELP: Mapping[str, str] = MappingProxyType(
    {
        "backups": "các bản sao lưu sổ tự giữ trong máy, và bản sao ở nơi khác",
        "backups list": "liệt kê các bản sao lưu trong máy, mới nhất trước",
        "backups make": "tạo ngay một bản sao lưu trong máy",
        "backups restore": "đưa sổ về một bản sao lưu trong máy, hoặc mở bản đó thành sổ riêng; sổ đang có được giữ lại",
        "backups copy": "ghi toàn bộ sổ ra một thư mục trên USB hoặc ổ đĩa khác, mã hóa, đọc lại để kiểm tra",
    }
)


NAME = "BẢN"
NAME_HELP = "tên hoặc số của bản sao lưu, như lệnh backups list cho thấy"
RESTORE_TO_HELP = "thư mục mới cho bản đó; không nêu thì bản đó thay sổ đang có"
TO_HELP = "thư mục trên USB hoặc ổ đĩa khác, đã có sẵn; mỗi sổ giữ ở đó 5 bản gần nhất"
PLAIN_HELP = "không mã hóa: ai có tệp cũng đọc được toàn bộ sổ"
SHEET_HELP = "tệp chứa nội dung phiếu khóa giải mã đã niêm phong, để mở bản sao lưu được mã hóa"


def listed(held: Sequence[Backup]) -> tuple[str, ...]:
    """One line for each copy."""
    if not held:
        return (backups.EMPTY,)
    return tuple(
        f"{each.name}  {common.moment(each.at)}  {backups.WHY[each.why]}  {backups.state(each)}"
        for each in held
    )
