"""Words of the window's frame: its title and status line, what keys mean."""

from collections.abc import Mapping
from types import MappingProxyType

from core.office import Office
from core.units import Role
from ui.texts import common

KEY_MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "Ctrl+F": "Tìm trong trang",
        "Ctrl+N": "Thêm mới",
        "Ctrl+I": "Nhập từ tệp",
        "Ctrl+E": "Xuất ra tệp",
        "Ctrl+P": "In, kết xuất",
    }
)
SAMPLE = "Đang mở dữ liệu mẫu để tập dùng. Số liệu ở đây không phải của đơn vị nào và sẽ không được giữ lại."


def who(office: Office) -> str:
    """Unit and role for the status line."""
    role = common.SUBMITTER if office.role is Role.SUBMITTER else common.APPRAISER
    role = common.DESK if office.is_desk else role
    return f"{office.unit.name} – {role}"


def title(office: Office, *, is_sample: bool) -> str:
    """The title of the window."""
    sample = " (dữ liệu mẫu)" if is_sample else ""
    return f"{common.PROGRAM} – {office.unit.name}{sample}"
