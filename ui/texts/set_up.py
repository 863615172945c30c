"""Words of the first run and of the office's people."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from core.folder_risk import FolderRisk
from core.office import Office
from core.units import Role, SigningForm, Unit

TITLE = "Bắt đầu dùng Sổ CCHC"
BACK = "&Quay lại"
NEXT = "&Tiếp tục"
CREATE = "&Lập sổ"
OPEN_NOTEBOOK = "&Mở sổ"
LEAVE = "Đóng"
LACKS = "Còn thiếu: {names}."

WELCOME = "Chào mừng đến với Sổ CCHC"
WELCOME_WHY = (
    "Sổ CCHC giữ số liệu cải cách hành chính của một cơ quan trên máy này, không cần mạng. "
    "Chọn một cách bắt đầu; có thể đổi lại bất cứ lúc nào trong trình đơn Sổ."
)
WAY_NEW = "&Lập sổ mới"
WAY_NEW_WHY = "Cho đơn vị của anh/chị. Chưa có gì được tạo trước bước cuối."
WAY_SAMPLE = "Mở sổ mẫ&u để tập dùng"
WAY_SAMPLE_WHY = "Sổ của một xã đã có số liệu cả năm. Sửa thoải mái: mọi thay đổi bị bỏ khi đóng."
WAY_RESTORE = "&Khôi phục từ bản sao lưu"
WAY_RESTORE_WHY = "Lấy lại sổ từ tệp sao lưu (.zip), chẳng hạn khi chuyển sang máy khác."
WAY_OPEN = "Mở &sổ đã có…"
WAY_OPEN_WHY = "Chọn thư mục của một sổ trên máy này."
RECENT = "Sổ đã mở gần đây"
RECENT_NAME = "Tên thư mục"
RECENT_PLACE = "Nằm trong"

UNIT = "Đơn vị của anh/chị"
UNIT_WHY = "Gõ một phần tên, không cần dấu. Đơn vị không đổi được sau khi lập sổ."
ROLE = "Vai trò"
ROLE_SUBMITTER = "Đơn vị tự chấm điểm (UBND cấp xã)"
ROLE_APPRAISER = "Cơ quan thẩm định (cấp tỉnh)"
ROLE_DESK = "Bàn thẩm định của cơ quan thẩm định (sở, chuyên viên)"
DESK_NUMBER, DESK_NAME = "Số của bàn", "Tên bàn thẩm định"
DESK_NUMBER_HINT = "Số do cơ quan chủ trì cấp, 1 đến 99"
DESK_NAME_HINT = "Ví dụ: Sở Tài chính"
DESK_LACKS = "số của bàn (1 đến 99) và tên bàn"
PROVINCE = "Tỉnh, thành phố"
ALL_PROVINCES = "(mọi tỉnh, thành phố)"
FIND = "Tìm đơn vị"
FIND_HINT = "Ví dụ: tay son"
FOUND = "Các đơn vị tìm thấy"
COMMUNE = "Xã, phường, đặc khu"
UNIT_COLUMN = "Đơn vị"
UNIT_CHOSEN = "Đã chọn: {unit}"
UNIT_NONE = "Chưa chọn đơn vị."
UNIT_NOT_FOUND = "Không có đơn vị nào tên như vậy. Thử một phần tên, hoặc bỏ chọn tỉnh."
UNIT_MORE = "Còn nhiều đơn vị khác; gõ thêm chữ để thu hẹp."

PEOPLE = "Người làm và người ký"
PEOPLE_WHY = "Tên người làm được ghi vào nhật ký mỗi lần thay đổi. Sửa lại được trong Cài đặt."
OFFICER = "Họ và tên người làm"
POSITION = "Chức danh"
POSITION_HINT = "Ví dụ: Công chức Văn phòng – Thống kê"
SIGNATORY = "Họ và tên người ký văn bản"
SIGNATORY_POSITION = "Chức vụ người ký"
CHAIRMAN = "Chủ tịch"
FORM = "Ký theo hình thức"
PLACE = "Địa danh ghi trên văn bản"
PREVIEW = "Khối chữ ký sẽ in như sau:"

CRITERIA = "Năm và bộ tiêu chí"
CRITERIA_WHY = "Bộ tiêu chí quyết định cách chấm. Đổi được sau trong trang Tự chấm điểm."
YEAR = "Năm đánh giá"
SET = "Bộ tiêu chí"
SET_SAMPLE = "Bộ &mẫu để thử nghiệm, kèm theo chương trình"
SET_SAMPLE_WHY = "Chưa phải bộ tiêu chí của tỉnh: điểm chỉ để tham khảo, mọi trang đều nhắc điều này."
SET_FILE = "Từ tệ&p bộ tiêu chí (JSON hoặc Excel)"
SET_FILE_WHY = "Tệp do tỉnh ban hành hoặc đơn vị tự nhập theo quyết định của tỉnh."
SET_PACKAGE = "Từ &gói có niêm phong của cơ quan thẩm định"
SET_PACKAGE_WHY = (
    "Gói chỉ nhận được sau khi sổ tin cậy khóa của cơ quan thẩm định. Lập sổ xong: vào Khóa và tin cậy, bấm "
    "“Tin cậy khóa…”, gõ nhóm số ghi trên công văn; rồi vào Nhận gói chọn tệp của gói."
)
SET_LATER = "Để &sau"
SET_LATER_WHY = "Nhập số liệu được ngay; chưa chấm điểm được cho đến khi có bộ tiêu chí."
SET_CHOOSE = "C&họn tệp…"
SET_CHOSEN = "{name}, bản {version} ({file})"
SET_NO_FILE = "Chưa chọn tệp."
SET_REFUSED = "Tệp có {count} lỗi nên chưa dùng được: {first}"
SET_OTHER_LEVEL = "Bộ này không có tiêu chí nào cho cấp xã."

KEY = "Khóa của đơn vị"
KEY_WHY = (
    "Khóa niêm phong các gói gửi đi. Cụm mật khẩu bảo vệ khóa; không ai lấy lại được cụm mật khẩu đã quên, "
    "khi đó phải tạo khóa mới và đăng ký lại."
)
KEY_NOW = "Tạo &khóa bây giờ"
KEY_NOW_WHY = "Lập sổ xong sẽ in được phiếu đăng ký khóa để ký, đóng dấu và gửi cơ quan thẩm định."
KEY_LATER = "Để &sau"
KEY_LATER_WHY = "Nhập số liệu và tự chấm điểm không cần khóa. Khi cần nộp: Khóa và tin cậy → Tạo khóa."
TYPED_TWICE = "cụm mật khẩu gõ hai lần như nhau"

FOLDER_STEP = "Nơi lưu sổ"
FOLDER_WHY = "Mỗi sổ nằm trong một thư mục riêng trên ổ đĩa của máy này. Xem lại rồi bấm “Lập sổ”."
FOLDER_WHY_PORTABLE = (
    "Mỗi sổ nằm trong một thư mục riêng, trong thư mục data cạnh chương trình. Xem lại rồi bấm “Lập sổ”."
)
FOLDER = "Thư mục của sổ"
SUMMARY = "Sẽ lập"
SUMMARY_PEOPLE = "Người làm"
SUMMARY_SIGNER = "Người ký"
SUMMARY_KEY = "Khóa"
KEY_WILL = "tạo ngay khi lập sổ"
KEY_WILL_NOT = "để sau"
MAKING = "Đang lập sổ"
FAILED_KEEPS = "Chưa có gì được tạo; những gì đã nhập vẫn còn ở đây."

FINISHED = "Đã lập sổ"
FINISHED_WHERE = "Sổ nằm ở:"
SHEET = "Phiếu đăng ký khóa"
SHEET_WHY = (
    "Lưu thành PDF, in ra, ký và đóng dấu, rồi gửi cơ quan thẩm định bằng đường khác với tệp đăng ký khóa. "
    "In lại được lúc nào cũng được ở trang Khóa và tin cậy."
)
SHEET_SAVE = "Lưu phiếu thành &PDF…"
SHEET_PRINT = "&In phiếu…"
SHEET_SAVED = "Đã lưu phiếu: {name}"
NO_KEY = "Chưa tạo khóa. Khi cần nộp hồ sơ, vào Khóa và tin cậy, bấm “Tạo khóa”."
NEXT_PACKAGE = "Bộ tiêu chí: vào Khóa và tin cậy để tin cậy khóa của cơ quan thẩm định, rồi Nhận gói để nhận bộ tiêu chí."
NEXT_STEP = "Tiếp theo: bấm “Mở sổ”. Trang Tổng quan cho biết việc đầu tiên cần làm."

SAMPLE_PLAYING = "Đang chuẩn bị sổ mẫu (lần đầu mất một đến hai phút)"
RESTORE_TITLE = "Khôi phục từ bản sao lưu"
RESTORE_WHY = (
    "Bản sao lưu được kiểm tra toàn bộ trước khi thay đổi bất cứ điều gì. Nếu thư mục đã có sổ, sổ đó được "
    "giữ lại dưới tên khác."
)
RESTORE_ACT = "&Khôi phục"
RESTORE_FILE = "Tệp sao lưu"
RESTORE_FILES = "Bản sao lưu (*.zip *.zip.age)"
RESTORE_FOLDER = "Thư mục sẽ chứa sổ"
RESTORING = "Đang khôi phục"
RESTORED = "Đã khôi phục sổ."
RESTORED_KEPT = "Sổ cũ ở thư mục này được giữ lại dưới tên “{name}”."
RAISED = "Sổ đang mở ở một cửa sổ khác; cửa sổ đó đã được đưa lên trước."
CALLING = "Đang tìm cửa sổ đang mở sổ này"

FORMS: tuple[tuple[SigningForm, str], ...] = (
    (SigningForm.ON_BEHALF, "TM. (thay mặt tập thể)"),
    (SigningForm.DEPUTY, "KT. (ký thay cấp trưởng)"),
    (SigningForm.BY_ORDER, "TL. (thừa lệnh)"),
    (SigningForm.AUTHORISED, "TUQ. (thừa ủy quyền)"),
    (SigningForm.ACTING, "Q. (quyền cấp trưởng)"),
)
RISKS: Mapping[FolderRisk, str] = MappingProxyType(
    {
        FolderRisk.NETWORK: (
            "Thư mục này nằm trên máy khác (ổ đĩa mạng). Sổ phải nằm trên ổ đĩa của máy này, nếu không số liệu "
            "có thể hỏng khi mạng chập chờn. Chọn thư mục trên ổ C: hoặc D:."
        ),
        FolderRisk.REMOVABLE: (
            "Thư mục này nằm trên ổ USB hoặc ổ tháo rời. Rút ổ giữa chừng sẽ làm hỏng sổ. Chọn thư mục trên ổ "
            "đĩa của máy; USB dùng để sao lưu và gửi gói."
        ),
        FolderRisk.SYNCED: (
            "Thư mục này được đồng bộ lên mạng (OneDrive, Google Drive…). Chương trình đồng bộ có thể chép đè "
            "sổ đang mở và đưa số liệu ra ngoài cơ quan. Chọn thư mục khác."
        ),
        FolderRisk.OUTSIDE: (
            "Bản xách tay chỉ giữ sổ trong thư mục data cạnh chương trình, để không ghi gì vào máy đang dùng "
            "nhờ. Giữ thư mục đã đề nghị, hoặc chọn một thư mục khác trong data."
        ),
        FolderRisk.TOO_LONG: (
            "Đường dẫn của thư mục này quá dài, Windows sẽ không ghi được tài liệu vào đó. Chọn thư mục có tên "
            "ngắn hơn, gần gốc ổ đĩa hơn."
        ),
        FolderRisk.NOT_WRITABLE: "Không ghi được vào thư mục này. Chọn thư mục khác, hoặc hỏi người quản trị máy.",
    }
)
_KINDS = ("Xã ", "Phường ", "Đặc khu ", "Tỉnh ", "Thành phố ")


def step(number: int, *, of: int, title: str) -> str:
    """Where the person is."""
    return f"Bước {number} / {of}: {title}"


def unit_line(unit: Unit, province: str) -> str:
    """A unit with its province and code."""
    where = "" if unit.name == province else f", {province}"
    return f"{unit.name}{where} (mã {unit.code})"


def place_of(unit: Unit) -> str:
    """The name documents are dated from: the unit's without its kind."""
    kind = next((word for word in _KINDS if unit.name.startswith(word)), "")
    return unit.name.removeprefix(kind)


def role_line(role: Role, *, desk: str = "") -> str:
    """The role in words; of a desk with its name."""
    if desk:
        return f"Bàn thẩm định: {desk}"
    return ROLE_SUBMITTER if role is Role.SUBMITTER else ROLE_APPRAISER


def office_line(office: Office) -> str:
    """The role of an office in words."""
    return role_line(office.role, desk=office.unit.name if office.is_desk else "")


def made(office: Office, year: int) -> str:
    """What was made."""
    tail = f", năm {year}" if office.role is Role.SUBMITTER else ""
    return f"Sổ của {office.unit.name}{tail} đã sẵn sàng."


def proposed(home: Path, slug: str) -> Path:
    """The folder proposed for a unit."""
    return home / f"so-cchc-{slug}"
