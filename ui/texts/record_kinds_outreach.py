"""Words of the kinds of outreach: communication, dialogues, initiatives."""

from collections.abc import Mapping
from typing import Final

from ui.texts.record_words import NOTE
from ui.texts.record_words import FieldText as F
from ui.texts.record_words import KindText as K

OUTREACH: Final[Mapping[str, K]] = {
    "communication": K(
        "Tuyên truyền CCHC",
        "nội dung tuyên truyền",
        "Từng nội dung trong kế hoạch tuyên truyền và ngày đã thực hiện.",
        {
            "content": F("Nội dung tuyên truyền"),
            "form": F("Hình thức", hint="Tiêu chí đếm số hình thức khác nhau đã thực hiện."),
            "planned_on": F("Ngày theo kế hoạch"),
            "done_on": F("Ngày thực hiện"),
            "times": F("Số lần", "lần"),
            "audience": F("Số người tiếp cận", "lượt người"),
        },
    ),
    "dialogue": K(
        "Đối thoại với người dân",
        "cuộc đối thoại",
        "Các cuộc đối thoại với người dân, tổ chức, doanh nghiệp.",
        {
            "topic": F("Nội dung đối thoại"),
            "held_on": F("Ngày tổ chức"),
            "participants": F("Số người tham dự", "người"),
            "opinions": F("Số ý kiến nêu ra", "ý kiến"),
            "answered": F("Số ý kiến đã trả lời", "ý kiến"),
            "note": NOTE,
        },
    ),
    "initiative": K(
        "Sáng kiến, mô hình",
        "sáng kiến, mô hình",
        "Sáng kiến, mô hình, giải pháp mới và quyết định công nhận; cuộc thi, học tập kinh nghiệm.",
        {
            "title": F("Tên sáng kiến, mô hình"),
            "form": F("Loại"),
            "author": F("Tác giả"),
            "registered_on": F("Ngày đăng ký"),
            "level": F("Cấp công nhận"),
            "decision": F("Số quyết định công nhận"),
            "recognised_on": F("Ngày công nhận", hint="Chỉ sáng kiến đã được công nhận mới được tính điểm."),
            "replicated_from": F("Nhân rộng từ đơn vị"),
            "effect": F("Hiệu quả"),
        },
    ),
}
