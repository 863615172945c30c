"""Words of the two other views of the evidence: what each criterion needs, and last year's list."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.evidence_kinds import EvidenceKind
from ui.texts import numbers

TITLES = ("Tiêu chí", "Đã có", "Năm trước", "Điểm còn thiếu", "Tình trạng")
LACKING = "Chưa có"
HELD = "Đã có"
OTHERS = "Không tự chấm"
ONLY_LACKING = "Chỉ tiêu chí chưa có tài liệu"
ALL_HELD = "Mọi tiêu chí tự chấm đều đã có tài liệu."
NEEDS = "Bộ tiêu chí yêu cầu"
NEEDS_HINT = "Dấu ✓ là do từ ngữ trùng nhau; anh/chị xem lại tài liệu có đúng là văn bản được yêu cầu không."
NOTHING_NAMED = "Bộ tiêu chí không nêu tên văn bản; dùng văn bản chứng minh trực tiếp kết quả."
DOCUMENTS = "Tài liệu đã có"
DOCUMENTS_FIRST = "{title}: {shown} đầu trong {count}; xem hết ở “Theo danh sách”"
NO_DOCUMENTS = "Chưa có tài liệu nào cho tiêu chí này."
LAST_YEAR = "Năm {year} đã dùng"
ADD = "Thêm tài liệu"
LINK = "Gắn tài liệu có sẵn…"
LINK_ACT = "Gắn vào tiêu chí"
SHOW = "Mở trong danh sách"
CHOOSE_LEAF = "Chọn một tiêu chí để xem cần những tài liệu gì."

USE_AGAIN = "Dùng lại cho năm nay"
USE_AGAIN_WHY = "Dùng cho quyết định còn hiệu lực: vẫn tệp ấy, được ghi nhận cả ở năm nay."
RENEW = "Thêm bản năm nay…"
LAST_NONE = "Năm {year} chưa có tài liệu nào trong sổ."
LAST_HINT = "Chỉ để nhắc, chưa tính là tài liệu của năm nay."
COLUMN_NOW = "Năm nay"
NOW_USED = "Đã dùng lại"
NOW_HELD = "Tiêu chí đã có tài liệu"
NOW_MISSING = "Chưa có"

KINDS: Mapping[EvidenceKind, str] = MappingProxyType(
    {
        EvidenceKind.POSTS: "Vị trí việc làm",
        EvidenceKind.COMMENDATION: "Khen thưởng",
        EvidenceKind.CONTEST: "Cuộc thi, giải thưởng",
        EvidenceKind.STUDY_VISIT: "Học tập kinh nghiệm",
        EvidenceKind.MODEL: "Mô hình, sáng kiến",
        EvidenceKind.SUPERVISION: "Giám sát của MTTQ",
        EvidenceKind.PLAN: "Kế hoạch",
        EvidenceKind.REPORT: "Báo cáo",
        EvidenceKind.DECISION: "Quyết định, chỉ thị",
        EvidenceKind.MINUTES: "Biên bản",
        EvidenceKind.LETTER: "Công văn, thông báo",
        EvidenceKind.PICTURE: "Ảnh, video",
        EvidenceKind.FIGURES: "Số liệu trích xuất",
        EvidenceKind.OTHER: "Loại khác",
    }
)


def needed(name: str, held: int) -> str:
    """One document the set names, ticked where one answers to it."""
    return f"✓ {name}" if held else f"– {name}"


def area_held(held: int, own: int) -> str:
    """Of an area: criteria with a document, of those the unit scores itself."""
    return f"{held} / {own}"


def at_stake(points: Decimal) -> str:
    """Points that may still be won."""
    return numbers.points(points)


def used_again(count: int) -> str:
    """What was done, beside the button that takes it back."""
    return f"Đã dùng lại {count} tài liệu cho năm nay."
