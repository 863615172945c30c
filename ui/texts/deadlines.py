"""Words for what is due; the subject of a record stands in its own words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.deadlines import Deadline

_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "task": "Nhiệm vụ",
        "apology": "Văn bản xin lỗi hồ sơ trễ hạn",
        "report_q1": "Gửi báo cáo CCHC quý I",
        "report_h1": "Gửi báo cáo CCHC 6 tháng",
        "report_q3": "Gửi báo cáo CCHC quý III",
        "report_y1": "Gửi báo cáo CCHC năm",
        "plan": "Ban hành kế hoạch CCHC năm",
        "plan_amendment": "Bổ sung kế hoạch CCHC năm",
        "proposals": "Đề xuất, kiến nghị với Chủ tịch UBND cấp trên",
        "self_review": "Gửi báo cáo kiểm điểm, nếu phải kiểm điểm",
        "breakthrough": "Đăng ký công việc đột phá, sáng tạo",
        "self_score_opens": "Bắt đầu tự chấm điểm",
        "self_score": "Hoàn thành tự chấm điểm",
    }
)

DEADLINE_KEYS: Final[tuple[str, ...]] = tuple(_TITLES)


def deadline_text(deadline: Deadline) -> str:
    """What is due, with the record it is about."""
    title = _TITLES[deadline.key]
    return f"{title}: {deadline.subject}" if deadline.subject else title
