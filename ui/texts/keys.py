"""Words of the page of keys and trust."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from core.dates import local
from core.packages.trust import KeyStatus
from ui.texts import numbers

OWN = "Khóa của đơn vị"
OWN_NONE = "Đơn vị chưa có khóa. Tạo khóa để niêm phong gói gửi đi và để bên nhận nhận ra đơn vị."
OPEN = "Đang mở"
LOCKED = "Đang khóa"
UNLOCK = "Mở khóa…"
UNLOCK_ACT = "Mở khóa"
UNLOCKING = "Đang mở khóa"
LOCK = "Khóa lại"
DIGITS = "Dãy số đối chiếu"
DIGITS_HINT = "Bên nhận gõ bốn nhóm cuối từ phiếu giấy, hoặc nghe đọc qua điện thoại."
DIGITS_HINT_ROOT = "Các xã gõ bốn nhóm cuối từ công văn giấy khi nhận danh sách khóa lần đầu."
COPY_DIGITS = "Sao chép dãy số"
SHEET = "In phiếu đăng ký khóa…"
SHEET_NAME = "phieu-dang-ky-khoa-{unit}.pdf"
SHEET_FILES = "Phiếu (*.pdf)"
SHEET_MAKING = "Đang lập phiếu"
SHEET_TITLE = "Phiếu đăng ký khóa"
FINGERPRINT = "Dấu vân tay"
SINCE = "Dùng từ"
EPOCH = "Khóa lần thứ"
AGE = "Khóa giải mã"
AGE_HELD = "Có, mở được gói gửi cho đơn vị"
AGE_NONE = "Chưa có: bên kia chưa gửi gói mã hóa được"
ROOT = "Khóa gốc"
ROOT_HERE = "nằm trên máy này"
ROOT_AWAY = "cất ở nơi khác"
ESCROW = "Khóa dự phòng"
ESCROW_HELD = "Có, in và cất niêm phong ({recipient})"
ESCROW_GIVEN = "Cơ quan thẩm định giữ ({recipient})"
ESCROW_NONE = "Chưa có"
LIST = "Danh sách khóa"
LIST_NONE_APPRAISER = "Chưa phát hành lần nào"
LIST_NONE_SUBMITTER = "Chưa nhận của cơ quan thẩm định"
DUE = "Danh sách khóa có thay đổi chưa phát hành. Các xã chưa biết những thay đổi này."
SEAL = "Khóa niêm phong chứng tỏ gói nguyên vẹn và do ai gửi; không phải chữ ký số của cơ quan."

TAB_TRUSTED = "Khóa tin cậy"
TAB_REFUSED = "Đã từ chối"
TAB_WAITING = "Chờ quyết định"
MORE = "Việc khác"

TRUSTED_NONE = (
    "Chưa tin cậy khóa nào. Mở tệp đăng ký khóa bên kia gửi, rồi gõ bốn nhóm số cuối trên phiếu giấy."
)
TRUSTED_NONE_SUBMITTER = (
    "Chưa tin cậy khóa của cơ quan thẩm định. Mở tệp danh sách khóa cơ quan gửi, rồi gõ bốn nhóm số cuối "
    "ghi trong công văn giấy."
)
COLUMN_UNIT = "Đơn vị"
COLUMN_STATUS = "Tình trạng"
COLUMN_SINCE = "Tin cậy từ"
COLUMN_BY = "Người xác nhận"
COLUMN_EPOCH = "Lần"
COLUMN_LAST = "Gói mới nhất"
WAITS_SECOND = "Chờ người thứ hai"
NO_SECOND = "Chưa có"
NO_PACKAGE = "Chưa nhận gói"
DETAIL_FIRST = "Gói đầu tiên"
DETAIL_LAST = "Gói mới nhất"
DETAIL_CONFIRMED = "Xác nhận"
DETAIL_SECOND = "Xác nhận lần hai"
DETAIL_ENDED = "Hết dùng"
DETAIL_DOUBT = "Cần xem lại"
DETAIL_NONE = "Chọn một khóa để xem dãy số, dấu vân tay và các gói đã nhận."

CREATE = "Tạo khóa…"
CREATE_ACT = "Tạo khóa"
CREATING = "Đang tạo khóa"
CREATED = "Đã tạo khóa. Ghi cụm mật khẩu ra giấy, cất ở nơi an toàn: quên thì phải tạo khóa mới."
ENROL = "Ghi tệp đăng ký khóa…"
ENROL_ACT = "Ghi tệp đăng ký khóa"
ENROL_WHY = (
    "Tệp này gửi cho cơ quan thẩm định. Cơ quan chỉ tin khóa sau khi gõ bốn nhóm số từ phiếu giấy có dấu."
)
ENROLLED = "Đã ghi tệp đăng ký khóa. Gửi tệp cho cơ quan thẩm định; in phiếu giấy và gửi bằng đường khác."
ENROLLING = "Đang ghi tệp khóa"
FILE_NAME = "dang-ky-khoa-{unit}.cchc"
FILES = "Tệp khóa (*.cchc)"
ISSUE = "Phát hành danh sách khóa…"
ISSUE_ACT = "Phát hành danh sách khóa"
ISSUE_WHY = "Danh sách cho các xã biết khóa nào được tin, khóa nào đã thu hồi. Gửi tệp này cho mọi xã."
ISSUED = "Đã phát hành danh sách khóa số {version}. Gửi tệp này cho các xã."
ISSUE_NAME = "danh-sach-khoa-{unit}-{number}.cchc"
TRUST = "Tin khóa từ tệp…"
TRUST_ACT = "Tin khóa"
TRUST_WHY = "Lấy số từ phiếu giấy có dấu hoặc gọi điện cho người gửi; không chép số từ chính tệp này."
TRUST_FIELD = "Bốn nhóm số cuối, người thứ nhất gõ"
TRUST_HINT = "20 chữ số, có thể cách nhau bằng dấu cách"
TRUST_NOW = "Người thứ hai đối chiếu ngay bây giờ"
TRUST_LATER = "Có thể để sau: chọn khóa trong bảng rồi bấm Xác nhận lần hai."
TRUST_REPLACES = (
    "Khóa này sẽ thay khóa đang dùng của đơn vị (tin cậy từ {day}). Hỏi lại đơn vị vì sao đổi khóa."
)
TRUST_HELD = "Khóa này đã có trong bảng, tin cậy từ {day}."
TRUSTED_DONE = "Đã tin cậy khóa của {unit}."
TRUSTED_WAITS = "Người thứ hai xác nhận xong thì khóa mới được dùng."
TRUSTED_PUBLISH = "Phát hành danh sách khóa để các xã biết."
SECOND = "Xác nhận lần hai…"
SECOND_ACT = "Xác nhận lần hai"
SECOND_WHY = "Người thứ hai tự cầm phiếu giấy của {unit} và gõ lại bốn nhóm số cuối."
SECOND_PERSON = "Họ và tên người thứ hai"
SECOND_DIGITS = "Bốn nhóm số cuối, người thứ hai gõ"
SECOND_SAME = "Phải là người khác với người thứ nhất ({person})."
SECOND_DONE = "Đã có hai người xác nhận khóa của {unit}."
CARD_UNIT = "Đơn vị"
CARD_OFFICER = "Người đăng ký"
REVOKE = "Thu hồi khóa…"
REVOKE_ACT = "Thu hồi khóa"
REVOKE_WHY = (
    "Từ lúc thu hồi, mọi gói niêm phong bằng khóa của {unit} đều bị từ chối, dù gói ghi ngày nào. "
    "Muốn dùng lại phải đăng ký khóa mới."
)
REVOKE_REASON = "Lý do thu hồi"
REVOKE_SINCE = "Khóa có thể bị lộ từ ngày (nếu biết)"
REVOKE_SINCE_HINT = "Các gói nhận từ ngày này được đánh dấu để xem lại; không gói nào bị xóa."
REVOKED = "Đã thu hồi khóa của {unit}."
ROTATE = "Đổi sang khóa mới…"
ROTATE_ACT = "Đổi sang khóa mới"
ROTATE_WHY = (
    "Tạo khóa mới, khóa cũ chứng nhận cho khóa mới nên không cần phiếu giấy. "
    "Gửi tệp ghi ra cho cơ quan thẩm định; gói đã nộp vẫn có giá trị."
)
ROTATE_WHY_APPRAISER = (
    "Tạo khóa mới và ghi ngay danh sách khóa có khóa mới để gửi các xã. Gói đã gửi vẫn có giá trị."
)
ROTATE_REASON = "Lý do (đổi người giữ khóa, đến kỳ hằng năm…)"
ROTATE_WORDS_TOO = "Đổi luôn cụm mật khẩu"
ROTATING = "Đang đổi khóa"
ROTATED = "Đã đổi sang khóa mới. Gửi tệp vừa ghi cho bên nhận trước khi gửi gói tiếp theo."
ROTATED_DRAFT = "Đã đổi khóa. Tệp vừa ghi còn phải có chữ ký của khóa gốc trước khi gửi các xã."
ROTATE_NAME = "doi-khoa-{unit}.cchc"
CHANGE_WORDS = "Đổi cụm mật khẩu…"
CHANGE_WORDS_ACT = "Đổi cụm mật khẩu"
CHANGE_WORDS_OLD = "Cụm mật khẩu đang dùng"
CHANGING_WORDS = "Đang đổi cụm mật khẩu"
CHANGED_WORDS = "Đã đổi cụm mật khẩu. Từ nay dùng cụm mới."
LOST = "Mất cụm mật khẩu, tạo khóa thay…"
LOST_ACT = "Tạo khóa thay"
LOST_WHAT = "Bỏ khóa đang có và tạo khóa khác?"
LOST_WHY = (
    "Khóa cũ không dùng được nữa. Số liệu không mất. Khóa mới phải đăng ký lại bằng phiếu giấy như lần đầu; "
    "gói mã hóa gửi cho khóa cũ thì mở bằng bản in niêm phong hoặc nhờ cơ quan giữ khóa dự phòng."
)
ESCROW_ONCE = "Khóa dự phòng chỉ hiện ra lúc này. Đóng hộp này là chương trình không còn giữ nó ở bất cứ đâu."
SEALED_SHOWN = "Mã bí mật (đọc hoặc chép theo từng nhóm)"
ESCROW_SAVE = "Ghi phiếu để in…"
ESCROW_WRITTEN = "Đã ghi {name}. In, niêm phong rồi xóa tệp này."
ESCROW_SURE = "Tôi đã in hoặc chép phiếu ra giấy"
ESCROW_CLOSE = "Đã cất phiếu, đóng"
ESCROW_FIRST = "Ghi phiếu hoặc sao chép mã trước khi đóng."
ESCROW_NAME = "phieu-khoa-du-phong-{unit}.pdf"
ESCROW_RENEW = "Tạo khóa dự phòng khác…"
ESCROW_RENEW_WHAT = "Tạo khóa dự phòng khác?"
ESCROW_RENEW_WHY = (
    "Phiếu cũ vẫn mở được các gói đã mã hóa trước đây: không hủy phiếu cũ. "
    "Sau khi tạo phải phát hành lại danh sách khóa."
)
ESCROW_RENEW_ACT = "Tạo khóa dự phòng"
SEALED = "In bản niêm phong của khóa giải mã…"
SEALED_ACT = "In bản niêm phong"
SEALED_ONCE = "Bản in này mở được mọi gói mã hóa gửi cho đơn vị."
SEALED_NAME = "ban-niem-phong-khoa-giai-ma-{unit}.pdf"
RECOVER = "Dùng lại khóa giải mã từ bản in…"
RECOVER_ACT = "Dùng lại khóa giải mã"
RECOVER_WHY = "Gõ mã trên bản in niêm phong. Khóa này chỉ để mở gói đã nhận, không thay khóa đang dùng."
RECOVER_FIELD = "Mã trên bản in (bắt đầu bằng AGE-SECRET-KEY-1)"
RECOVERING = "Đang kiểm tra mã"
RECOVERED = "Đã dùng lại được khóa giải mã."
MOVE_ROOT = "Chuyển khóa gốc ra USB…"
MOVE_ROOT_ACT = "Chuyển khóa gốc"
MOVE_ROOT_WHY = (
    "Khóa gốc được chép ra USB, kiểm tra lại, rồi xóa khỏi máy này. Từ đó mỗi lần phát hành danh sách khóa "
    "cần cắm USB và dùng lệnh ký của người quản trị."
)
MOVE_ROOT_NAME = "khoa-goc-{unit}.key"
MOVE_ROOT_FILES = "Khóa gốc (*.key)"
MOVING_ROOT = "Đang chuyển khóa gốc"
MOVED_ROOT = "Đã chuyển khóa gốc. Rút USB, cất trong két."
TWO_PERSONS = "Bắt buộc hai người xác nhận khóa của xã"
MANUAL = "In hướng dẫn kiểm tra gói…"
MANUAL_TITLE = "Hướng dẫn kiểm tra gói"
SIGNERS = "Ghi danh sách khóa để kiểm tra bằng công cụ khác…"
SIGNERS_NAME = "allowed_signers"
SIGNERS_FILES = "Danh sách khóa (*)"
SIGNERS_DONE = "Đã ghi danh sách khóa (allowed_signers) để kiểm tra gói bằng ssh-keygen."
KRL = "Ghi danh sách khóa đã thu hồi…"
KRL_NAME = "khoa-da-thu-hoi.krl"
KRL_FILES = "Danh sách thu hồi (*.krl)"
KRL_DONE = "Đã ghi danh sách khóa đã thu hồi."

WORDS = "Cụm mật khẩu"
WORDS_NEW = "Cụm mật khẩu mới"
WORDS_AGAIN = "Gõ lại cụm mật khẩu"
WORDS_WHY = (
    "Năm từ không dấu, dễ gõ, khó đoán. Có thể dùng cụm gợi ý hoặc tự đặt từ 12 ký tự trở lên. "
    "Chữ có dấu được đưa về một dạng, nên gõ bằng bộ gõ nào cũng mở được."
)
WORDS_OTHER = "Gợi ý cụm khác"
WORDS_DIFFER = "Hai lần gõ chưa giống nhau."
WORDS_SHORT = "Cụm mật khẩu cần ít nhất 12 ký tự."
WORDS_ASK = "Gõ cụm mật khẩu của khóa. Khóa mở cho đến khi bấm khóa lại hoặc không dùng trong {minutes} phút."
WORDS_FIELD = "Cụm mật khẩu của khóa"
WORDS_SHOW = "Hiện chữ"
AUTO_LOCKED = "Khóa đã tự khóa vì không dùng trong {minutes} phút."
STATUS_NONE = "Chưa có khóa"
STATUS_LOCKED = "Khóa: đang khóa"
STATUS_HINT = "Mở khóa hoặc khóa lại (Ctrl+K)"

REFUSED_NONE = "Chưa từ chối tệp nào."
REFUSED_AT = "Lúc"
REFUSED_FILE = "Tệp"
REFUSED_UNIT = "Đơn vị"
REFUSED_WHY = "Vì sao"
REFUSED_CODE = "Mã lỗi"
REFUSED_ADVICE = "Việc cần làm"
REFUSED_DIGEST = "Mã kiểm tra"
REFUSED_DETAIL_NONE = "Chọn một tệp để xem vì sao bị từ chối và việc cần làm."

WAITING_NONE = "Không có việc nào chờ quyết định."
WAITING_KIND = "Việc"
WAITING_UNIT = "Đơn vị"
WAITING_YEAR = "Năm"
WAITING_STATE = "Tình trạng"
FORK = "Hai gói khác nhau cùng một lần"
JUMP = "Số lần nhảy quá xa"
FORK_BLOCKED = "Đang chặn"
FORK_LIFTED = "Đã gỡ, chờ gói thay thế"
JUMP_WAITS = "Chờ xác nhận"
FORK_HELD = "Gói đang giữ"
FORK_OFFERED = "Gói bị từ chối"
FORK_ADVICE = (
    "Gọi cho đơn vị theo số đã biết, hỏi vì sao có hai gói khác nhau. Khi đã rõ, hai người gỡ chặn và đọc hai mã "
    "kiểm tra cho đơn vị; đơn vị lập gói thay cho cả hai."
)
FORK_LIFTED_ADVICE = "Chỉ gói thay cho cả hai mã trên được nhận. Đọc hai mã cho đơn vị."
JUMP_ADVICE = "Hỏi đơn vị vì sao số lần nộp nhảy xa. Khi đã rõ thì xác nhận, rồi nhận lại tệp."
LIFT = "Gỡ chặn…"
LIFT_ACT = "Gỡ chặn"
LIFT_WHY = "Hai người cùng quyết định gỡ chặn {unit} năm {year}. Tên và lý do được ghi vào nhật ký."
LIFT_FIRST = "Người thứ nhất"
LIFT_SECOND = "Người thứ hai"
LIFT_REASON = "Lý do gỡ chặn"
LIFTED = "Đã gỡ chặn. Chỉ gói thay thế cho cả hai mã mới được nhận."
CONFIRM_JUMP = "Cho nhận gói này…"
CONFIRM_JUMP_ACT = "Cho nhận gói"
CONFIRM_JUMP_WHY = "Lý do cho nhận gói có số lần nhảy xa (mã {digest})"
JUMP_CONFIRMED = "Đã xác nhận. Nhận lại tệp này ở trang Nhận gói."
COPY_BOTH = "Sao chép hai mã"

_FINGERPRINT_LINE = 20

STATUSES: Mapping[KeyStatus, str] = MappingProxyType(
    {
        KeyStatus.ACTIVE: "Đang dùng",
        KeyStatus.RETIRED: "Đã thay khóa mới",
        KeyStatus.REVOKED: "Đã thu hồi",
    }
)


def digit_lines(digits: Sequence[str], *, a_line: int = 4) -> str:
    """The groups in lines of four."""
    return "\n".join("   ".join(digits[at : at + a_line]) for at in range(0, len(digits), a_line))


def fingerprint_lines(fingerprint: str) -> str:
    """A fingerprint in lines short enough to be compared by eye."""
    lines = range(0, len(fingerprint), _FINGERPRINT_LINE)
    return "\n".join(fingerprint[at : at + _FINGERPRINT_LINE] for at in lines)


def context(state: str, trusted: int, *, refused: int) -> str:
    """What there is, in one line."""
    parts = [state, f"tin cậy {trusted} khóa" if trusted else "chưa tin cậy khóa nào"]
    if refused:
        parts.append(f"đã từ chối {refused} tệp")
    return ", ".join(parts)


def tab(name: str, count: int) -> str:
    """A tab with what it holds."""
    return f"{name} ({count})" if count else name


def own_state(*, has_key: bool, is_open: bool) -> str:
    """The own key in a word."""
    if not has_key:
        return "Chưa có khóa"
    return "Khóa đang mở" if is_open else "Khóa đang khóa"


def open_until(until: datetime | None) -> str:
    """The pill of an open key."""
    return OPEN if until is None else f"Đang mở, tự khóa lúc {local(until):%H:%M}"


def auto_lock(minutes: int) -> str:
    """What happens to an open key by itself."""
    return f"Không dùng trong {minutes} phút thì tự khóa."


def status_open(until: datetime | None) -> str:
    """The status bar while the key is open."""
    return "Khóa: đang mở" if until is None else f"Khóa: đang mở đến {local(until):%H:%M}"


def roots(count: int, threshold: int, *, is_here: bool) -> str:
    """How many roots there are, how many sign, and where they lie."""
    place = ROOT_HERE if is_here else ROOT_AWAY
    return f"{count} khóa, cần {threshold} chữ ký, {place}"


def trust_list(version: int, at: datetime) -> str:
    """The list in force."""
    return f"Số {version}, lúc {local(at):%H:%M %d/%m/%Y}"


def confirmed(person: str, at: datetime | None) -> str:
    """Who compared the digits and when."""
    return person if at is None else f"{person}, {local(at):%H:%M %d/%m/%Y}"


def package(revision: int, period: str, *, at: datetime) -> str:
    """One package of a key, in a line."""
    of_year = f" năm {period}" if period else ""
    return f"Lần {revision}{of_year}, nhận {local(at):%H:%M %d/%m/%Y}"


def last_package(revision: int, period: str) -> str:
    """The newest package of a key, in a cell."""
    return f"lần {revision}/{period}" if period else f"lần {revision}"


def doubt(count: int) -> str:
    """Packages that came while the key may have been misused."""
    return f"{count} gói nhận trong thời gian khóa có thể bị lộ"


def ended(why: str, at: datetime | None) -> str:
    """When a key went out of use, and why."""
    moment = "" if at is None else f"{local(at):%H:%M %d/%m/%Y}"
    if why.startswith("list:"):
        why = f"theo danh sách khóa số {why.removeprefix('list:')}"
    return ": ".join(part for part in (moment, why) if part) or "–"


def refusal(code: str, size: int) -> str:
    """Code and size of a refused file."""
    return f"{code}, {numbers.file_size(size)}" if size else code


def root_of(province: str) -> str:
    """The root key of a province as a sender."""
    return f"{ROOT} – {province}"
