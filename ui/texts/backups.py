"""Words about the copies a workspace keeps of itself, and about those on another drive."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from core.backups import Backup, Why
from ui.texts import common, numbers

WHY: Mapping[Why, str] = MappingProxyType(
    {
        Why.DAILY: "Hằng ngày",
        Why.IMPORT: "Trước khi nhận gói",
        Why.MIGRATION: "Trước khi chuyển dạng",
        Why.RESTORE: "Trước khi khôi phục",
        Why.ASKED: "Theo yêu cầu",
    }
)
TITLE = "Bản sao lưu trong máy"
EXPLAINED = (
    "Sổ tự sao lưu mỗi ngày và trước mỗi việc thay đổi lớn. Giữ 7 bản theo ngày, 4 bản theo tuần và 10 bản gần nhất "
    "trước khi nhận gói, chuyển dạng, khôi phục. Ổ đĩa hỏng thì mất cả sổ lẫn các bản này: cần thêm một "
    "bản ở nơi khác."
)
LIST = "Các bản sao lưu trong máy"
SHOW = "Các bản trong máy…"
MAKE = "Tạo thêm một bản ngay"
MAKING = "Đang sao lưu"
MADE = "Đã tạo bản sao lưu {name}."
EMPTY = "Chưa có bản nào; bản đầu tiên được tạo khi mở sổ."
APART = "Mở thành sổ riêng…"
APART_TITLE = "Chọn nơi đặt sổ riêng"
BRINGING = "Đang lấy bản sao lưu ra"
BROUGHT = (
    "Đã lấy bản sao lưu ra thành sổ riêng. Mở bằng trình đơn Sổ → Mở sổ khác; sổ đang mở không thay đổi."
)
COLUMN_AT = "Lúc"
COLUMN_WHY = "Vì sao có"
COLUMN_SIZE = "Dung lượng"
COLUMN_EVIDENCE = "Tài liệu"
COLUMN_STATE = "Tình trạng"
LACKS = "Thiếu {count} tài liệu"
SPOILT = "Hỏng, không dùng được"
REHEARSED = "Thử khôi phục tốt {day}"
CHECKED = "Số liệu tốt lúc tạo"
FILE_LAST = "Tệp sao lưu ghi gần nhất: {moment}."
FILE_NONE = "Chưa ghi tệp sao lưu nào (Ctrl+B)."
NEWEST = "Bản trong máy: {moment} ({why}); đang giữ {count} bản."
NOT_MADE = "Hôm nay chưa sao lưu được: {why} {advice}"
AGAIN = "Sao lưu lại"
LATER = "Để sau"


ELSEWHERE = "Bản sao ở nơi khác"
ELSEWHERE_LAST = "Bản ở nơi khác: {moment}."
ELSEWHERE_NONE = "Chưa có bản nào ở nơi khác."
COPIED = "Đã ghi và kiểm tra lại {name}."
COPYING = "Đang ghi bản sao ra nơi khác"
COPY_NOW = "Ghi bản sao ngay…"
CHOOSE_PLACE = "Chọn nơi khác…"
CHOOSE_TITLE = "Chọn thư mục trên USB hoặc ổ đĩa khác"
PLACE = "Ghi vào: {folder} (giữ 5 bản gần nhất)"
NO_PLACE = "Chưa chọn nơi ghi: USB cất riêng hoặc ổ đĩa khác."
ENCRYPT = "Mã hóa bản sao (chỉ khóa của đơn vị và khóa dự phòng mở được)"
PLAIN_WARNING = "Bản sao không mã hóa: ai nhặt được cũng đọc được toàn bộ số liệu và tài liệu."
SAME_DRIVE = "Nơi này cùng ổ đĩa với sổ: ổ hỏng thì mất cả hai."
SAME_DRIVE_WHY = "Bản sao ở nơi khác chỉ có ích khi nằm trên USB hoặc ổ đĩa khác."
OTHER_PLACE = "Chọn nơi khác"
THIS_PLACE_STILL = "Vẫn dùng nơi này"
LOCKED = (
    "Bản sao lưu này đã mã hóa. Nhập cụm mật khẩu khóa của đơn vị; tệp khóa .age-key phải nằm cạnh bản sao lưu. "
    "Không còn tệp khóa thì gõ hoặc quét nội dung phiếu khóa giải mã đã niêm phong."
)
WORDS_FIELD = "Cụm mật khẩu khóa"
SHEET_FIELD = "Hoặc nội dung phiếu khóa giải mã"
DUE = "Đã quá 7 ngày chưa có bản sao của sổ ở nơi khác. Máy hỏng hay mất thì chỉ bản đó cứu được sổ."
DUE_ACT = "Ghi bản sao ra nơi khác…"


def elsewhere(last: datetime | None) -> str:
    """When the last copy went to another drive."""
    return ELSEWHERE_NONE if last is None else ELSEWHERE_LAST.format(moment=common.moment(last))


def state(backup: Backup) -> str:
    """What is known of a copy."""
    if backup.missing:
        return LACKS.format(count=numbers.count(backup.missing))
    if backup.verdict is None:
        return CHECKED
    return REHEARSED.format(day=common.moment(backup.verdict.at)) if backup.verdict.is_sound else SPOILT


def newest(held: Sequence[Backup]) -> str:
    """The newest good copy in one line."""
    good = next((each for each in held if each.is_good), None)
    if good is None:
        return EMPTY
    return NEWEST.format(
        moment=common.moment(good.at), why=WHY[good.why].lower(), count=numbers.count(len(held))
    )


def checked_wrong(count: int) -> str:
    """A whole check found something, and no copy can be made."""
    return (
        f"Kiểm tra toàn vẹn thấy {numbers.count(count)} chỗ hỏng: ngừng nhập, báo người hỗ trợ và giữ các bản sao "
        "lưu đang có."
    )
