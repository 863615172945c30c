"""Words of the about box and of the file for the support."""

from datetime import datetime

from core.dates import local
from core.packages.signing import PublicKey
from core.release import Release

TITLE = "Giới thiệu Sổ CCHC"
WHAT = "Sổ theo dõi cải cách hành chính: nhập số liệu trong năm, tự chấm điểm, nộp và nhận kết quả, không cần mạng."
VERSION = "Phiên bản"
SEAL_TITLE = "Niêm phong là gì, không phải là gì"
SEAL = (
    "Niêm phong của gói cho biết gói do khóa của đơn vị nào lập và nội dung chưa bị thay đổi từ lúc lập. "
    "Niêm phong không phải chữ ký số chuyên dùng công vụ và không thay cho chữ ký, con dấu của cơ quan."
)
FACTS = "Nơi lưu trên máy này"
BUILD = "Bản dựng"
FROM_SOURCE = "chạy từ mã nguồn, không phải bản đã dựng"
TRIAL = "bản thử, chưa phát hành"
KIND = "Cách dùng"
PORTABLE = "Bản xách tay: số liệu nằm cạnh chương trình (USB có thể hỏng, mất; sao lưu sang nơi khác)"
INSTALLED = "Cài trên máy này"
ALL_DATA = "Nơi chương trình lưu số liệu"
RELEASE_KEY = "Khóa của nơi phát hành"
DATA = "Sổ đang mở"
LOGS = "Nhật ký kỹ thuật và tệp lỗi"
OPEN_DATA = "Mở thư mục sổ"
OPEN_LOGS = "Mở thư mục nhật ký"
UNKNOWN = "(không rõ)"
COPY = "Sao chép thông tin"
LICENCES = "Thành phần của bên thứ ba và giấy phép"
LICENCE_WORDS = "Nguyên văn giấy phép"
PART = "Thành phần"
PART_VERSION = "Phiên bản"
PART_LICENCE = "Giấy phép"
NOT_STATED = "không ghi trong gói"
NO_WORDS = "Thành phần này không kèm nguyên văn giấy phép."
SOFTWARE = "Python {python}, Qt {qt}, {system}"

_COMMIT_DIGITS = 12

SUPPORT_TITLE = "Tạo tệp lỗi để gửi hỗ trợ"
SUPPORT_WHY = (
    "Đây là toàn bộ nội dung tệp sẽ lưu. Tệp không có tên người, số liệu, tài liệu kiểm chứng hay khóa; "
    "xin đọc lại trước khi lưu và gửi."
)
SUPPORT_TEXT = "Nội dung tệp"
SUPPORT_SAVE = "Lưu tệp…"
SUPPORT_NAME = "ho-tro-{day}.txt"
SUPPORT_FILES = "Tệp văn bản (*.txt)"
SUPPORT_SAVED = "Đã lưu tệp. Gửi tệp này cho người hỗ trợ."
SUPPORT_NONE = "(chưa có tệp lỗi nào)"


def build(release: Release) -> str:
    """Which build this is, so that two people can tell whether they have the same one."""
    if release.day is None:
        return FROM_SOURCE
    told = f"{release.commit[:_COMMIT_DIGITS]}, ngày {release.day:%d/%m/%Y}"
    return told if release.is_release else f"{told} ({TRIAL})"


def release_key(key: PublicKey) -> str:
    """A key of the releases as the manual prints it: both ways to compare it."""
    return f"{key.fingerprint} ({' '.join(key.digit_groups)})"


def support_head(*, version: str, software: str, role: str, schema: str, at: datetime) -> str:
    """What stands above the logs."""
    return "\n".join(
        (
            f"Sổ CCHC {version}",
            software,
            f"Vai trò: {role}; phiên bản số liệu: {schema}",
            f"Lập lúc {local(at):%H:%M %d/%m/%Y}",
        )
    )


def count_line(kind: str, count: int) -> str:
    """How many records of a kind; never what they say."""
    return f"{kind}: {count}"


def file_head(name: str) -> str:
    """A heading before a file's own lines."""
    return f"=== {name} ==="
