"""What the commands on the log of changes say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "audit": "nhật ký thay đổi: xem, xuất, đối chiếu",
        "audit list": "xem nhật ký thay đổi, lượt mới nhất trước",
        "audit export": "xuất toàn bộ nhật ký: tệp văn bản để đối chiếu, hoặc bảng tính (.xlsx)",
        "audit verify": "đối chiếu tệp nhật ký của một đơn vị với các gói đã nhận của đơn vị đó",
    }
)
OUT_HELP = "tệp sẽ ghi; đuôi .xlsx là bảng tính, đuôi khác là tệp văn bản để đối chiếu"
SIGN_HELP = "ký niêm phong tệp văn bản bằng khóa của đơn vị (ghi thêm tệp cùng tên, đuôi .sshsig)"
FILE_HELP = "tệp nhật ký do đơn vị xuất; chữ ký niêm phong (nếu có) nằm cạnh, đuôi .sshsig"
OFFICER_HELP = "chỉ việc của người này"
ACT_HELP = "chỉ việc này (mã việc như trong --json)"
WORD_HELP = "chỉ lượt có những chữ này, không phân biệt dấu"
FROM_HELP, TO_HELP = "từ ngày này", "đến hết ngày này"
MOST_HELP = "nhiều nhất bấy nhiêu lượt"
