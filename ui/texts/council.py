"""Words of the appraisal council: its list, its members, their parts."""

from collections.abc import Mapping
from types import MappingProxyType

from core.council import CouncilPart

COUNCIL_ADD = "Thêm thành viên…"
COUNCIL_CHANGE = "Sửa…"
COUNCIL_REMOVE = "Xóa"
COUNCIL_UP = "Lên"
COUNCIL_DOWN = "Xuống"
COUNCIL_PRINT = "In danh sách…"
COUNCIL_CARRY = "Lấy danh sách năm {year}"
COUNCIL_NONE = (
    "Danh sách Hội đồng thẩm định của năm: Chủ tịch, Phó Chủ tịch, ủy viên, thư ký và đại biểu mời như đại diện "
    "Ủy ban Mặt trận Tổ quốc. Bấm “Thêm thành viên…” để bắt đầu."
)
COUNCIL_HOW = "Lĩnh vực để trống là tham gia mọi lĩnh vực. Xóa nhầm thì bấm Hoàn tác ở thanh dưới."
COUNCIL_NAME = "Danh sách Hội đồng"
MEMBER_ADD_ACT = "Thêm thành viên Hội đồng"
MEMBER_CHANGE_ACT = "Lưu thành viên Hội đồng"
MEMBER_WHY = "Thành viên được in theo thứ tự vai trò, trong cùng vai trò theo thứ tự nhập."
MEMBER_NAME = "Họ và tên"
MEMBER_JOB = "Chức vụ"
MEMBER_ORGANISATION = "Cơ quan, đơn vị"
MEMBER_PART = "Vai trò trong Hội đồng"
MEMBER_AREAS = "Lĩnh vực phụ trách"
MEMBER_ALL_AREAS = "mọi lĩnh vực"
MEMBER_KEPT = "Đã lưu danh sách Hội đồng."
MEMBER_REMOVED = "Đã xóa {name} khỏi danh sách Hội đồng."
COLUMN_POSITION = "TT"
PARTS: Mapping[CouncilPart, str] = MappingProxyType(
    {
        CouncilPart.CHAIR: "Chủ tịch Hội đồng",
        CouncilPart.DEPUTY: "Phó Chủ tịch Hội đồng",
        CouncilPart.MEMBER: "Ủy viên",
        CouncilPart.SECRETARY: "Thư ký",
        CouncilPart.INVITED: "Đại biểu mời",
    }
)
ORGANISATIONS = (
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Tư pháp",
    "Văn phòng UBND tỉnh",
    "Sở Khoa học và Công nghệ",
    "Thanh tra tỉnh",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
)


def council_context(members: int) -> str:
    """How many members there are."""
    return f"{members} thành viên"


def areas_of(areas: tuple[str, ...]) -> str:
    """The areas of a member, by number."""
    return ", ".join(areas) or MEMBER_ALL_AREAS
