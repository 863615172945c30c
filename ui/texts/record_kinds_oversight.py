"""Words of the kinds of oversight: inspections, findings, legal documents, delegation, complaints."""

from collections.abc import Mapping
from typing import Final

from ui.texts.record_words import FROM, NOTE, TO
from ui.texts.record_words import FieldText as F
from ui.texts.record_words import KindText as K

OVERSIGHT: Final[Mapping[str, K]] = {
    "inspection": K(
        "Kiểm tra, tự kiểm tra",
        "cuộc kiểm tra",
        "Các cuộc tự kiểm tra CCHC và các cuộc kiểm tra, giám sát của cấp trên.",
        {
            "form": F("Hình thức"),
            "content": F("Nội dung kiểm tra"),
            "topic": F("Lĩnh vực kiểm tra"),
            "inspected": F("Đơn vị, bộ phận được kiểm tra"),
            "team": F("Đoàn, tổ kiểm tra"),
            "plan_number": F("Số kế hoạch kiểm tra", hint="Có số kế hoạch thì mục “Có kế hoạch” được tính."),
            "held_on": F("Ngày kiểm tra"),
            "conclusion_number": F("Số biên bản, kết luận"),
            "conclusion_on": F("Ngày biên bản, kết luận"),
            "note": NOTE,
        },
    ),
    "finding": K(
        "Vấn đề sau kiểm tra",
        "vấn đề",
        "Hạn chế phát hiện qua kiểm tra, theo dõi đến khi khắc phục xong.",
        {
            "content": F("Vấn đề phát hiện"),
            "found_by": F("Cơ quan, đoàn phát hiện"),
            "found_on": F("Ngày phát hiện"),
            "owner": F("Người, bộ phận khắc phục"),
            "remedy": F("Biện pháp khắc phục"),
            "remedied_on": F("Ngày khắc phục xong", hint="Còn trống thì vấn đề được tính là chưa xử lý."),
            "carried_over": F("Chuyển từ năm trước sang"),
        },
    ),
    "legal_work": K(
        "Xây dựng, rà soát văn bản",
        "kỳ số liệu văn bản QPPL",
        "Số văn bản quy phạm pháp luật ban hành, rà soát và theo dõi thi hành pháp luật.",
        {
            "from_on": FROM,
            "to_on": TO,
            "issued": F("Văn bản QPPL đã ban hành", "văn bản"),
            "to_review": F(
                "Văn bản phải rà soát",
                "văn bản",
                "Mẫu số của tỷ lệ rà soát: tất cả văn bản thuộc đối tượng rà soát.",
            ),
            "reviewed": F("Văn bản đã rà soát", "văn bản"),
            "expired": F("Văn bản hết hiệu lực", "văn bản"),
            "proposed": F("Văn bản kiến nghị sửa đổi", "văn bản"),
            "unlawful": F(
                "Văn bản trái pháp luật", "văn bản", "Do cấp có thẩm quyền kiểm tra, kiến nghị xử lý."
            ),
            "unlawful_handled": F("Văn bản trái luật đã xử lý", "văn bản"),
            "law_findings": F(
                "Vấn đề qua theo dõi thi hành PL",
                "vấn đề",
                "Vấn đề phát hiện qua theo dõi thi hành pháp luật.",
            ),
            "law_findings_handled": F(
                "Vấn đề đã xử lý, kiến nghị",
                "vấn đề",
                "Đã xử lý xong hoặc đã kiến nghị cấp có thẩm quyền xử lý.",
            ),
        },
    ),
    "legal_document": K(
        "Văn bản QPPL, rà soát",
        "văn bản QPPL",
        "Từng văn bản quy phạm pháp luật của HĐND, UBND và kết quả rà soát.",
        {
            "number": F("Số, ký hiệu"),
            "issued_on": F("Ngày ban hành"),
            "title": F("Trích yếu"),
            "issuer": F("Cơ quan ban hành"),
            "state": F("Kết quả rà soát"),
            "reviewed_on": F("Ngày rà soát"),
            "proposal": F("Kiến nghị xử lý", hint="Nội dung đề nghị sửa đổi, bổ sung, thay thế, bãi bỏ."),
            "handled_on": F("Ngày xử lý xong"),
        },
    ),
    "delegation": K(
        "Phân cấp, ủy quyền",
        "văn bản phân cấp, ủy quyền",
        "Văn bản phân cấp, ủy quyền và việc thực hiện.",
        {
            "number": F("Số, ký hiệu"),
            "issued_on": F("Ngày ban hành"),
            "content": F("Nội dung phân cấp, ủy quyền"),
            "handled_on": F(
                "Ngày xử lý sau kiểm tra", hint="Ngày xử lý xong vấn đề phát hiện qua kiểm tra, nếu có."
            ),
        },
    ),
    "complaints": K(
        "Khiếu nại, tố cáo",
        "kỳ số liệu khiếu nại, tố cáo",
        "Khiếu nại, tố cáo, kiến nghị thuộc thẩm quyền đến hạn giải quyết.",
        {
            "from_on": FROM,
            "to_on": TO,
            "due": F(
                "Vụ việc đến hạn trong kỳ",
                "vụ việc",
                "Mẫu số: vụ việc thuộc thẩm quyền có hạn giải quyết trong kỳ.",
            ),
            "on_time": F("Giải quyết đúng hạn", "vụ việc"),
        },
    ),
}
