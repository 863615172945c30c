"""Words of the kinds of results published by others: indexes and stated ratios."""

from collections.abc import Mapping
from typing import Final

from ui.texts.record_words import NOTE
from ui.texts.record_words import FieldText as F
from ui.texts.record_words import KindText as K

RESULTS: Final[Mapping[str, K]] = {
    "external_index": K(
        "Chỉ số do cấp trên công bố",
        "chỉ số",
        "PAR Index, SIPAS, PCI, điểm 766 … của các năm: giá trị, thứ hạng, văn bản công bố.",
        {
            "name": F("Tên chỉ số"),
            "value": F("Giá trị", hint="Ghi đúng như văn bản công bố, ví dụ 84,11."),
            "rank": F("Thứ hạng"),
            "out_of": F("Trên tổng số đơn vị", "đơn vị"),
            "change": F("Tăng, giảm bậc so năm trước", "bậc", "Ví dụ: +21 là tăng 21 bậc, -4 là giảm 4 bậc."),
            "band": F("Xếp loại", hint="Đúng như văn bản công bố, ví dụ Tốt, Khá."),
            "level": F("Cấp công bố"),
            "document": F("Văn bản công bố", hint="Số, ký hiệu quyết định công bố."),
            "published_on": F("Ngày công bố"),
        },
    ),
    "stated_ratio": K(
        "Tỷ lệ theo văn bản khác",
        "tỷ lệ",
        "Tỷ lệ do báo cáo, văn bản khác nêu; thiếu số gốc thì không cộng với tỷ lệ khác.",
        {
            "name": F("Nội dung tỷ lệ"),
            "operator": F("So với số ghi", hint="“Luôn đạt trên 99 %” thì chọn “trên”, không ghi là bằng."),
            "value": F("Tỷ lệ", "%"),
            "part": F("Tử số"),
            "whole": F("Mẫu số"),
            "whole_name": F("Mẫu số là", hint="Ví dụ: trên tổng số hồ sơ nhận trực tuyến."),
            "from_on": F("Từ ngày"),
            "to_on": F("Đến ngày"),
            "document": F("Văn bản nêu tỷ lệ"),
            "note": NOTE,
        },
    ),
}
