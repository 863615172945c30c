"""Words of the page of keys and trust."""

from collections.abc import Mapping
from types import MappingProxyType

from core.packages.trust import KeyStatus

OWN = "Khóa của đơn vị"
OWN_NONE = "Đơn vị chưa có khóa. Tạo khóa để niêm phong gói nộp và để cấp trên nhận ra đơn vị."
CREATE = "Tạo khóa…"
CREATE_ACT = "Tạo khóa"
CREATING = "Đang tạo khóa"
CREATED = "Đã tạo khóa. Ghi cụm mật khẩu ra giấy, cất ở nơi an toàn: quên thì phải tạo khóa mới."
ENROL = "Ghi tệp đăng ký khóa…"
ENROL_APPRAISER = "Ghi tệp khóa gửi các xã…"
SHEET = "Ghi phiếu giấy để in…"
SHEET_NAME = "phieu-dang-ky-khoa-{unit}.pdf"
SHEET_FILES = "Phiếu (*.pdf)"
SHEET_MAKING = "Đang lập phiếu"
SHEET_DONE = "Đã ghi phiếu đăng ký khóa. In, ký, đóng dấu và gửi bằng đường khác với tệp khóa."
MANUAL = "In hướng dẫn kiểm tra gói…"
MANUAL_FILES = "Hướng dẫn (*.pdf *.docx)"
MANUAL_MAKING = "Đang lập hướng dẫn"
MANUAL_DONE = "Đã ghi hướng dẫn kiểm tra gói bằng công cụ có sẵn của Windows và Linux."
ENROLLED = "Đã ghi tệp đăng ký khóa. Gửi tệp và đọc dãy số trên màn hình (hoặc trên phiếu) cho bên nhận."
ENROLLING = "Đang ghi tệp khóa"
FILE_NAME = "dang-ky-khoa-{unit}.cchc"
FILES = "Tệp khóa (*.cchc)"
FINGERPRINT = "Dấu vân tay khóa"
DIGITS = "Dãy số đối chiếu (12 nhóm)"
DIGITS_HINT = "Bốn nhóm cuối là phần bên nhận phải gõ từ phiếu giấy hoặc nghe đọc qua điện thoại."
COPY_DIGITS = "Sao chép dãy số"
TRUSTED = "Khóa đã tin cậy"
TRUSTED_NONE = "Chưa tin cậy khóa nào. Mở tệp đăng ký khóa bên kia gửi, rồi gõ bốn nhóm số trên phiếu giấy."
TRUST = "Xác nhận khóa từ tệp…"
TRUST_ACT = "Xác nhận khóa"
TRUST_WHAT = "Gõ bốn nhóm số cuối trên phiếu giấy của {unit}"
TRUST_WHY = "Lấy số từ phiếu giấy có dấu hoặc gọi điện cho người gửi; không chép số từ chính tệp này."
TRUST_FIELD = "Bốn nhóm số cuối"
TRUST_HINT = "20 chữ số, có thể cách nhau bằng dấu cách"
TRUSTED_DONE = "Đã tin cậy khóa của {unit}."
CARD_UNIT = "Đơn vị"
CARD_OFFICER = "Người đăng ký"
REVOKE = "Thu hồi khóa…"
REVOKE_WHAT = "Lý do thu hồi khóa của {unit}"
EXPORT_SIGNERS = "Ghi danh sách khóa để kiểm tra ngoài…"
SIGNERS_NAME = "allowed_signers"
SIGNERS_FILES = "Danh sách khóa (*)"
SIGNERS_DONE = "Đã ghi danh sách khóa."
COLUMN_UNIT = "Đơn vị"
COLUMN_STATUS = "Tình trạng"
COLUMN_CONFIRMED = "Xác nhận lúc"
COLUMN_BY = "Người xác nhận"
WORDS = "Cụm mật khẩu"
WORDS_AGAIN = "Gõ lại cụm mật khẩu"
WORDS_WHY = "Năm từ tiếng Việt không dấu, dễ nhớ, khó đoán. Có thể dùng cụm gợi ý hoặc tự đặt."
WORDS_OTHER = "Gợi ý cụm khác"
WORDS_DIFFER = "Hai lần gõ chưa giống nhau."
WORDS_SHORT = "Cụm mật khẩu cần ít nhất 12 ký tự."
WORDS_ASK = "Gõ cụm mật khẩu của khóa"
WORDS_SHOW = "Hiện chữ"

STATUSES: Mapping[KeyStatus, str] = MappingProxyType(
    {
        KeyStatus.ACTIVE: "Đang dùng",
        KeyStatus.RETIRED: "Đã thay bằng khóa mới",
        KeyStatus.REVOKED: "Đã thu hồi",
    }
)


def digit_lines(digits: tuple[str, ...]) -> str:
    """The twelve groups in three lines of four."""
    return "\n".join("   ".join(digits[at : at + 4]) for at in range(0, len(digits), 4))


def context(has_key: bool, trusted: int) -> str:
    """What there is."""
    return f"{'Đã có khóa của đơn vị' if has_key else 'Chưa có khóa của đơn vị'}, tin cậy {trusted} khóa"
