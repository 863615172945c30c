"""Words about a book that lies in a folder other programs copy, or on a drive that can be pulled out."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.folder_risk import FolderRisk

BARS: Final[Mapping[FolderRisk, str]] = MappingProxyType(
    {
        FolderRisk.SYNCED: (
            "Sổ này nằm trong thư mục được đồng bộ lên mạng (OneDrive, Google Drive…): số liệu có thể bị chép đè và "
            "đi ra ngoài cơ quan. Nên chuyển sang thư mục khác trên máy."
        ),
        FolderRisk.REMOVABLE: (
            "Sổ này nằm trên ổ tháo rời: rút ổ giữa chừng có thể làm hỏng số liệu. Nên chuyển sang ổ đĩa của máy."
        ),
    }
)
HOW: Final = "Cách chuyển sổ…"
NOT_TODAY: Final = "Hôm nay không nhắc nữa"
TITLE: Final = "Chuyển sổ sang thư mục khác"
WHAT: Final = "Sổ nên nằm trên ổ đĩa của máy, trong thư mục không đồng bộ lên mạng."
WHY: Final = (
    "1. Trình đơn Sổ → Sao lưu ngay: ghi một tệp sao lưu.\n"
    "2. Trình đơn Sổ → Khôi phục từ bản sao lưu: chọn tệp đó và một thư mục trên ổ C: hoặc D:.\n"
    "3. Từ đó chỉ mở sổ ở thư mục mới. Giữ sổ cũ đến khi đã xem đủ số liệu ở sổ mới."
)
ADVICE: Final = "Chưa chuyển ngay vẫn làm việc được. Không mở cùng một sổ ở hai máy."
UNDERSTOOD: Final = "Đã hiểu"
