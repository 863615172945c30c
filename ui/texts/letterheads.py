"""Words of letterheads by day, signers and recipients."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from core.errors import CchcError
from core.letterheads import (
    Addressee,
    DatedHead,
    Delivery,
    HeadDayTwice,
    HeadEmpty,
    SignerIncomplete,
    SignsTwice,
)
from core.text import fold
from ui.texts import numbers
from ui.texts.sentence import Sentence

DELIVERED: Final[Mapping[Delivery, str]] = MappingProxyType(
    {
        Delivery.PAPER: "bản giấy",
        Delivery.ELECTRONIC: "VBĐT",
        Delivery.BOTH: "VBĐT, bản giấy",
    }
)
DELIVERIES: Final[tuple[tuple[Delivery, str], ...]] = (
    (Delivery.UNSAID, "Không ghi"),
    (Delivery.PAPER, "Bản giấy"),
    (Delivery.ELECTRONIC, "Văn bản điện tử (VBĐT)"),
    (Delivery.BOTH, "VBĐT và bản giấy"),
)

TITLE = "Văn bản, chữ ký, nơi nhận"
WHY = (
    "Văn bản mang đầu văn bản của đúng ngày ghi trên văn bản. Để trống thì theo đơn vị và vai trò. "
    "Mọi thay đổi được ghi vào nhật ký."
)
CARD = "Văn bản, chữ ký, nơi nhận"
CARD_WHY = "Đầu văn bản theo ngày, người ký, nơi nhận của từng loại báo cáo; mẫu văn bản Word của tỉnh."
OPEN = "Đầu văn bản, người ký, nơi nhận…"
OPEN_TEMPLATES = "Mẫu văn bản…"
HEADS, SIGNERS, RECIPIENTS = "&Đầu văn bản", "Người &ký", "&Nơi nhận"
ADD, CHANGE, REMOVE = "Thêm…", "Sửa…", "Xóa"
NO_HEADS = "Chưa đặt đầu văn bản: cơ quan ban hành theo tên đơn vị, địa danh theo Cài đặt."
NO_SIGNERS = (
    "Mọi báo cáo do người ký văn bản trong Cài đặt ký. Thêm người ký khác khi có báo cáo giao người khác ký."
)
SINCE, SUPERIOR, ISSUER, PLACE, SYMBOL = (
    "Từ ngày",
    "Cơ quan chủ quản",
    "Cơ quan ban hành",
    "Địa danh",
    "Ký hiệu",
)
PLACE_AND_SYMBOL = "Địa danh, ký hiệu"
SINCE_HINT = "Để trống: từ trước đến nay, cho mọi ngày trước các đầu văn bản khác"
SUPERIOR_HINT = "Ví dụ: UBND TỈNH GIA LAI; để trống với UBND"
ISSUER_HINT = "Mỗi dòng in một dòng, ví dụ: ỦY BAN NHÂN DÂN, xuống dòng, XÃ TÂY SƠN"
SYMBOL_HINT = "Phần sau loại văn bản, ví dụ: UBND, SNV, BCĐCCHC"
FROM_THE_START = "Từ đầu"
HEAD_TITLE = "Đầu văn bản"
HEAD_WHY = "Ghi phần khác với đơn vị hiện nay; phần để trống theo đơn vị. Bên dưới là đầu văn bản sẽ in."
KEEP = "Lưu"
SIGNER_TITLE = "Người ký"
SIGNER_WHY = "Họ tên, chức vụ và các báo cáo người này ký; báo cáo khác do người ký trong Cài đặt ký."
SIGNER_NAME, POST, FORM = "Họ và tên", "Chức vụ", "Ký theo hình thức"
SIGNS = "Các báo cáo ký"
SIGNS_ALL = "Chưa giao báo cáo nào"
KIND = "Loại báo cáo"
NAMES = "Nơi nhận, mỗi dòng một nơi"
NAMES_HINT = "Không ghi dấu gạch đầu dòng và “Lưu: VT”; chương trình tự ghi"
DELIVERY = "Hình thức gửi của dòng đang đứng"
USUAL = "Trở lại nơi nhận thường dùng"
IS_USUAL = "Đang theo nơi nhận thường dùng."
IS_CHOSEN = "Đã chọn riêng cho loại báo cáo này."
DRAFTED_BY = "Đơn vị soạn thảo (chữ viết tắt)"
DRAFTED_BY_HINT = "Ghi sau “Lưu: VT,”, ví dụ: VP hoặc DL, HL"
PREVIEW = "Sẽ in như sau"
SAMPLE_SYMBOL = "BC-UBND"

SENTENCES: MappingProxyType[type[CchcError], Sentence] = MappingProxyType(
    {
        HeadDayTwice: Sentence(
            what="Chưa lưu được đầu văn bản.",
            why="Có hai đầu văn bản cùng áp dụng từ một ngày.",
            advice="Đổi ngày của một đầu văn bản, hoặc xóa bớt một đầu văn bản.",
        ),
        HeadEmpty: Sentence(
            what="Chưa lưu được đầu văn bản.",
            why="Một đầu văn bản chưa ghi gì ngoài ngày áp dụng.",
            advice="Ghi cơ quan ban hành, địa danh hoặc ký hiệu; nếu không cần thì xóa đầu văn bản đó.",
        ),
        SignerIncomplete: Sentence(
            what="Chưa lưu được danh sách người ký.",
            why="Người ký thứ {number} chưa có họ tên hoặc chức vụ.",
            advice="Ghi đủ họ tên và chức vụ, hoặc xóa dòng đó.",
        ),
        SignsTwice: Sentence(
            what="Chưa lưu được danh sách người ký.",
            why="Một loại báo cáo đang giao cho hai người ký: {first} và {second}.",
            advice="Bỏ chọn loại báo cáo đó ở một trong hai người.",
        ),
    }
)


def written(line: Addressee) -> str:
    """A recipient as its line is typed: with the form of delivery in brackets."""
    return f"{line.name} ({DELIVERED[line.delivery]})" if line.delivery else line.name


def read(text: str) -> Addressee:
    """The recipient of a typed line; what stands in brackets at its end may be a form of delivery."""
    name, _bracket, rest = text.strip().rpartition("(")
    said = fold(rest.rstrip(" );.")).replace(" va ", ", ")
    for delivery, words in DELIVERED.items():
        if name and said in {fold(words), ", ".join(reversed(fold(words).split(", ")))}:
            return Addressee(name=name.strip(), delivery=delivery)
    return Addressee(name=text.strip())


def head_line(head: DatedHead) -> str:
    """The issuer of a letterhead on one line."""
    return " – ".join(filter(None, (head.superior, " ".join(head.issuer))))


def since(day: date | None) -> str:
    """The first day of a letterhead."""
    return FROM_THE_START if day is None else numbers.day(day)


def place_and_symbol(head: DatedHead) -> str:
    """Both on one line."""
    return ", ".join(filter(None, (head.place, head.symbol)))
