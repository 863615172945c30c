"""Words of the kinds of means: budget, finance, electronic documents, ISO, website, equipment."""

from collections.abc import Mapping
from typing import Final

from ui.texts.record_words import AS_OF, FROM, NOTE, TO
from ui.texts.record_words import FieldText as F
from ui.texts.record_words import KindText as K

MEANS: Final[Mapping[str, K]] = {
    "budget_publicity": K(
        "Công khai ngân sách",
        "lần công khai",
        "Công khai dự toán, tình hình thực hiện và quyết toán.",
        {
            "form": F("Nội dung công khai"),
            "published_on": F("Ngày công khai"),
            "document": F("Văn bản công khai"),
            "place": F("Nơi công khai", hint="Ví dụ: trụ sở, trang thông tin điện tử."),
        },
    ),
    "finance": K(
        "Tài chính, đầu tư công",
        "kỳ số liệu tài chính",
        "Thu ngân sách, giải ngân vốn đầu tư công, kiến nghị kiểm toán, thanh tra.",
        {
            "from_on": FROM,
            "to_on": TO,
            "revenue_estimate": F("Dự toán thu ngân sách", "đồng"),
            "revenue": F("Thu ngân sách thực hiện", "đồng"),
            "revenue_last_year": F("Thu cùng kỳ năm trước", "đồng"),
            "capital_assigned": F(
                "Vốn đầu tư công được giao",
                "đồng",
                "Tổng vốn được giao cả năm, tính đến cuối kỳ; không được giao vốn thì ghi 0, chưa biết thì để trống.",
            ),
            "capital_disbursed": F("Vốn đã giải ngân", "đồng", "Số giải ngân trong kỳ này."),
            "audit_recommendations": F(
                "Kiến nghị phải thực hiện", "kiến nghị", "Kiến nghị về tài chính sau thanh tra, kiểm toán."
            ),
            "audit_done": F("Kiến nghị đã thực hiện", "kiến nghị"),
        },
    ),
    "autonomy": K(
        "Tự chủ, chi tiêu nội bộ",
        "chế độ tự chủ",
        "Thực hiện cơ chế tự chủ, tự chịu trách nhiệm và quy chế chi tiêu nội bộ.",
        {
            "is_applied": F("Đã thực hiện cơ chế tự chủ"),
            "decision": F("Văn bản giao tự chủ", hint="Ví dụ: 123/QĐ-UBND"),
            "decided_on": F("Ngày giao tự chủ"),
            "rules": F("Quy chế chi tiêu nội bộ", hint="Số, ký hiệu văn bản ban hành quy chế."),
            "rules_on": F("Ngày ban hành quy chế"),
            "saved": F("Kinh phí tiết kiệm được", "đồng"),
            "note": NOTE,
        },
    ),
    "e_documents": K(
        "Văn bản điện tử",
        "kỳ số liệu văn bản điện tử",
        "Văn bản, hồ sơ công việc trên môi trường mạng; không tính văn bản mật.",
        {
            "from_on": FROM,
            "to_on": TO,
            "incoming": F("Văn bản đến", "văn bản"),
            "outgoing": F("Văn bản đi", "văn bản", "Mẫu số của tỷ lệ ký số; không tính văn bản mật."),
            "signed_sent": F("Văn bản đi ký số, gửi qua mạng", "văn bản"),
            "signed": F("Văn bản đi đã ký số", "văn bản"),
            "sent_online": F("Văn bản đi gửi qua mạng", "văn bản"),
            "processed_online": F(
                "Văn bản xử lý qua mạng",
                "văn bản",
                "Văn bản đến và đi xử lý trên môi trường mạng; hồ sơ công việc ghi riêng.",
            ),
            "work_files": F(
                "Hồ sơ công việc",
                "hồ sơ",
                "Hồ sơ nội bộ, khác hồ sơ TTHC; không tính hồ sơ thuộc bí mật nhà nước.",
            ),
            "work_files_online": F("Hồ sơ công việc xử lý qua mạng", "hồ sơ"),
            "online_meetings": F("Cuộc họp trực tuyến", "cuộc"),
        },
    ),
    "quality": K(
        "Quản lý chất lượng ISO",
        "lần công bố ISO",
        "Công bố hệ thống quản lý chất lượng TCVN ISO 9001:2015 và đánh giá nội bộ.",
        {
            "decision": F("Số quyết định công bố"),
            "declared_on": F("Ngày công bố"),
            "procedures": F("TTHC trong phạm vi áp dụng", "thủ tục"),
            "scope": F("Phạm vi áp dụng"),
            "audited_on": F("Ngày đánh giá nội bộ", hint="Ngày đánh giá nội bộ gần nhất trong năm."),
            "note": NOTE,
        },
    ),
    "website": K(
        "Trang thông tin điện tử",
        "chuyên mục",
        "Các chuyên mục bắt buộc của trang thông tin và ngày cập nhật gần nhất.",
        {
            "item": F("Chuyên mục"),
            "updated_on": F("Ngày cập nhật gần nhất"),
            "address": F("Địa chỉ trang"),
            "note": NOTE,
        },
    ),
    "equipment": K(
        "Trang thiết bị CNTT",
        "số liệu trang thiết bị",
        "Máy tính, máy quét, đường truyền của cơ quan tại một ngày; không bắt buộc.",
        {
            "as_of": AS_OF,
            "computers": F("Máy tính", "máy"),
            "weak_computers": F("Máy cấu hình thấp, cần thay", "máy"),
            "scanners": F("Máy quét", "máy"),
            "printers": F("Máy in", "máy"),
            "signing_devices": F("Thiết bị ký số", "thiết bị"),
            "networked": F("Máy nối mạng truyền số liệu", "máy", "Máy nối mạng truyền số liệu chuyên dùng."),
            "line_speed": F("Đường truyền", hint="Ví dụ: cáp quang 300 Mbps."),
            "note": NOTE,
        },
    ),
}
