"""Headings inside long forms: by kind, the field each part begins with."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_PARTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "task": {"source": "Nhiệm vụ", "owner": "Ai làm, khi nào", "criterion": "Điểm cần lấy lại"},
        "training_class": {
            "title": "Lớp",
            "organiser": "Tổ chức",
            "classes": "Số lượng",
        },
        "inspection": {"form": "Cuộc kiểm tra", "plan_number": "Kế hoạch và kết luận"},
        "target": {"name": "Chỉ tiêu", "operator": "Mức phải đạt", "result": "Kết quả"},
        "legal_work": {
            "from_on": "Kỳ số liệu",
            "issued": "Ban hành, rà soát",
            "unlawful": "Xử lý sau kiểm tra",
            "law_findings": "Theo dõi thi hành pháp luật",
        },
        "procedures": {
            "as_of": "Số thủ tục",
            "full_online": "Mức độ trực tuyến",
            "with_dossiers": "Tiếp nhận, quy trình, phí",
            "integrated": "Tích hợp lên Cổng",
            "to_publish": "Công bố, công khai",
        },
        "procedure": {
            "code": "Thủ tục",
            "has_fee": "Phí, quy trình, nơi tiếp nhận",
            "posted_at_office": "Niêm yết, công khai",
            "publish_by": "Công bố và phát sinh",
        },
        "dossier_count": {
            "from_on": "Kỳ và lĩnh vực",
            "carried_over": "Tiếp nhận",
            "done_early": "Giải quyết",
            "full_eligible": "Toàn trình, thanh toán",
            "digitised_parts": "Số hóa và kết quả điện tử",
            "transactions": "Giao dịch, liên thông, khác",
        },
        "late_dossier": {"code": "Hồ sơ", "due_on": "Trễ hạn", "apology_number": "Xin lỗi, xử lý"},
        "satisfaction": {"from_on": "Kỳ khảo sát", "sent": "Số phiếu", "level_1": "Trả lời theo mức"},
        "staff": {
            "as_of": "Biên chế",
            "postgraduate": "Trình độ chuyên môn",
            "theory_advanced": "Lý luận chính trị",
            "qualified": "Vị trí, nơi làm việc",
            "base_on": "Tinh giản so với mốc",
        },
        "organisation": {
            "as_of": "Cơ cấu tổ chức",
            "base_on": "Sắp xếp so với mốc",
            "posts": "Vị trí việc làm",
        },
        "e_documents": {
            "from_on": "Kỳ số liệu",
            "incoming": "Văn bản đi, đến",
            "processed_online": "Xử lý trên môi trường mạng",
        },
        "stated_ratio": {"name": "Tỷ lệ đã công bố", "part": "Số gốc", "from_on": "Kỳ và văn bản"},
        "finance": {"from_on": "Kỳ số liệu"},
    }
)


def part_title(kind: str, field: str) -> str:
    """The heading over a field; empty where no part begins."""
    return _PARTS.get(kind, {}).get(field, "")


def parts() -> Mapping[str, Mapping[str, str]]:
    """Every heading, for the test that holds them to fields there are."""
    return _PARTS
