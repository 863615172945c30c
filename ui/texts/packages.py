"""Words of the package card, wherever a package is shown."""

from collections.abc import Mapping
from types import MappingProxyType

UNIT = "Đơn vị"
YEAR = "Năm"
REVISION = "Lần nộp"
AT = "Tạo lúc"
DIGEST = "Mã kiểm tra"
KEY = "Khóa"
SIZE = "Dung lượng"
FILE = "Tệp"
CHECKED = "Đã kiểm tra: đúng và nguyên vẹn"
CHECKED_BY = "Đúng, khóa của {unit}, xác nhận ngày {day}"
UNCHECKED = "Chưa kiểm tra được"
WRONG = "Sai: không nhận gói này"
SEAL = "Niêm phong toàn vẹn của phần mềm – không thay thế chữ ký số chuyên dùng công vụ."
CHANGES = "Gói này sẽ thay đổi"
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "submission": "Gói nộp",
        "result": "Gói kết quả",
        "enrol": "Phiếu đăng ký khóa",
        "trust": "Danh sách khóa tin cậy",
        "receipt": "Giấy báo nhận",
        "return": "Gói trả lại để sửa",
        "tasks": "Nhiệm vụ được giao",
        "criteria": "Bộ tiêu chí",
        "rotate": "Đổi khóa",
        "appraisal": "Gói công việc thẩm định",
    }
)


def digest_groups(digest: str) -> str:
    """The start of a digest in four groups, as it is read over the telephone."""
    return " ".join(digest[at : at + 4].upper() for at in range(0, 16, 4))


def fingerprint_short(fingerprint: str) -> str:
    """The start of a fingerprint."""
    return f"{fingerprint[:19]}…" if len(fingerprint) > 20 else fingerprint  # noqa: PLR2004 - fits a line
