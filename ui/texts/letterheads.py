"""Words of letterheads by day, signers and recipients."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.errors import CchcError
from core.letterheads import Delivery, HeadDayTwice, HeadEmpty, SignerIncomplete, SignsTwice
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
