"""Who gets a paper of a kind where nobody said otherwise; the line for the archive is the form's."""

from collections.abc import Mapping
from types import MappingProxyType

_APPRAISERS = "Các cơ quan thẩm định"
_LEADERS = "Lãnh đạo cơ quan"
_COUNCIL = "Hội đồng thẩm định"
_UNITS = "UBND các xã, phường, đặc khu"

BY_KIND: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "consolidated": ("Như trên", _COUNCIL),
        "lost_points": (_APPRAISERS, _UNITS),
        "sent_list": (_APPRAISERS, _UNITS),
        "reminders": ("Như kính gửi",),
        "refused_list": (),
        "result": (),
        "review": ("Như kính gửi", "Sở Nội vụ"),
        "breakthrough": ("Như kính gửi", "Sở Nội vụ"),
        "missing": ("Các cá nhân, bộ phận có tên trên",),
        "round-status": (_LEADERS, _COUNCIL),
        "comparison": (_LEADERS, _COUNCIL),
        "years": (_LEADERS, _COUNCIL, _UNITS),
        "bands": (_LEADERS, _COUNCIL, _UNITS),
        "survey": (_LEADERS, _COUNCIL),
    }
)
