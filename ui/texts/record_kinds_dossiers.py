"""Words of the kinds of procedures and dossiers: list, receiving place, counts, late ones, feedback."""

from collections.abc import Mapping
from typing import Final

from ui.texts.record_words import AS_OF, FROM, NOTE, TO
from ui.texts.record_words import FieldText as F
from ui.texts.record_words import KindText as K

DOSSIERS: Final[Mapping[str, K]] = {
    "procedures": K(
        "Tổng hợp số TTHC",
        "số liệu TTHC",
        "Số TTHC thuộc thẩm quyền và tình trạng công khai, tiếp nhận, quy trình tại một ngày.",
        {
            "as_of": AS_OF,
            "in_charge": F(
                "TTHC thuộc thẩm quyền",
                "thủ tục",
                "Mẫu số của mọi tỷ lệ TTHC; bằng toàn trình + một phần + còn lại.",
            ),
            "posted": F(
                "Đã niêm yết, công khai đầy đủ", "thủ tục", "Công khai cả tại trụ sở và trên trang thông tin."
            ),
            "full_online": F("DVCTT toàn trình", "thủ tục"),
            "partial_online": F("DVCTT một phần", "thủ tục"),
            "other": F("TTHC còn lại", "thủ tục", "TTHC chưa cung cấp trực tuyến."),
            "with_dossiers": F("TTHC có phát sinh hồ sơ", "thủ tục"),
            "at_one_stop": F("Tiếp nhận tại Một cửa, Trung tâm", "thủ tục"),
            "with_process": F("Có quy trình nội bộ, điện tử", "thủ tục"),
            "with_fee": F("TTHC có phí, lệ phí", "thủ tục"),
            "integrated": F("Tích hợp Cổng DVC quốc gia", "thủ tục"),
            "integrated_province": F("Tích hợp Cổng DVC của tỉnh", "thủ tục"),
            "online_used": F(
                "DVCTT có phát sinh hồ sơ", "thủ tục", "DVCTT có ít nhất một hồ sơ trực tuyến trong kỳ."
            ),
            "to_publish": F(
                "Phải công khai trong năm", "thủ tục", "TTHC được tỉnh công bố mới, sửa đổi trong năm."
            ),
            "published_on_time": F("Đã công khai đúng hạn", "thủ tục"),
        },
    ),
    "procedure": K(
        "Danh mục TTHC",
        "thủ tục hành chính",
        "Từng thủ tục thuộc thẩm quyền: mức độ trực tuyến, phí, thời hạn, quy trình, nơi công khai.",
        {
            "code": F("Mã thủ tục", hint="Mã trên Cơ sở dữ liệu quốc gia về TTHC, ví dụ 1.001193."),
            "name": F("Tên thủ tục"),
            "field": F("Lĩnh vực"),
            "level": F(
                "Mức độ trực tuyến", hint="Trước 15/8/2022: mức độ 4 là toàn trình, mức độ 3 là một phần."
            ),
            "limit_days": F("Thời hạn giải quyết", "ngày làm việc"),
            "has_fee": F("Có phí, lệ phí"),
            "has_process": F("Đã phê duyệt quy trình nội bộ"),
            "has_e_process": F("Đã cấu hình quy trình điện tử"),
            "at_one_stop": F("Tiếp nhận tại Một cửa, Trung tâm"),
            "posted_at_office": F("Niêm yết tại trụ sở"),
            "posted_on_website": F("Công khai trên trang thông tin"),
            "on_national_portal": F("Có trên Cổng DVC quốc gia"),
            "on_provincial_portal": F("Có trên Cổng DVC của tỉnh"),
            "publish_by": F(
                "Hạn công khai", hint="Ngày cuối phải cập nhật, công khai sau khi tỉnh công bố thủ tục."
            ),
            "published_on": F("Ngày đã công khai"),
            "had_online_dossier": F("Có hồ sơ trực tuyến trong năm"),
            "ended_on": F(
                "Ngày hết hiệu lực",
                hint="Thủ tục đã bị bãi bỏ, thay thế; từ ngày này không còn tính vào danh mục.",
            ),
        },
    ),
    "one_stop": K(
        "Một cửa, Trung tâm PVHCC",
        "số liệu nơi tiếp nhận",
        "Nơi tiếp nhận hồ sơ: quyết định kiện toàn, số người, trang thiết bị tại một ngày.",
        {
            "as_of": AS_OF,
            "form": F("Tên gọi", hint="Từ 01/7/2025 là Trung tâm Phục vụ hành chính công cấp xã."),
            "decision": F("Quyết định thành lập, kiện toàn", hint="Ví dụ: 123/QĐ-UBND"),
            "decided_on": F("Ngày quyết định"),
            "place": F("Địa điểm"),
            "staff": F("Số người làm việc", "người"),
            "counters": F("Số quầy", "quầy"),
            "equipment": F("Trang thiết bị", hint="Mỗi dòng một loại, ví dụ: 02 máy quét, 01 máy lấy số."),
            "note": NOTE,
        },
    ),
    "simplification": K(
        "Đơn giản hóa TTHC",
        "phương án đơn giản hóa",
        "Phương án, kiến nghị bãi bỏ hoặc đơn giản hóa thủ tục hành chính.",
        {
            "procedure": F("Thủ tục hành chính"),
            "form": F("Hình thức đề xuất"),
            "proposal": F("Nội dung đề xuất"),
            "document": F("Văn bản gửi"),
            "sent_on": F("Ngày gửi"),
            "answer": F("Kết quả trả lời"),
        },
    ),
    "dossier_count": K(
        "Hồ sơ TTHC theo kỳ",
        "kỳ số liệu hồ sơ",
        "Số hồ sơ tiếp nhận, giải quyết, số hóa … của từng lĩnh vực trong từng kỳ.",
        {
            "from_on": FROM,
            "to_on": TO,
            "field": F(
                "Lĩnh vực",
                hint="“Tất cả lĩnh vực” là dòng tổng; có dòng tổng thì chỉ số tính theo dòng tổng.",
            ),
            "carried_over": F("Kỳ trước chuyển sang", "hồ sơ", "Hồ sơ chưa giải quyết xong ở cuối kỳ trước."),
            "online_full": F("Nộp trực tuyến toàn trình", "hồ sơ"),
            "online_partial": F("Nộp trực tuyến một phần", "hồ sơ"),
            "direct": F("Nộp trực tiếp", "hồ sơ"),
            "post": F("Nộp qua bưu chính công ích", "hồ sơ"),
            "done_early": F("Giải quyết trước hạn", "hồ sơ"),
            "done_on_time": F("Giải quyết đúng hạn", "hồ sơ", "Đúng ngày hẹn; không gồm hồ sơ trước hạn."),
            "done_late": F("Giải quyết trễ hạn", "hồ sơ"),
            "pending_due": F("Đang giải quyết trong hạn", "hồ sơ"),
            "pending_overdue": F(
                "Đang giải quyết quá hạn",
                "hồ sơ",
                "Tính đến ngày cuối của kỳ; được cộng vào mẫu số của tỷ lệ đúng hạn.",
            ),
            "refused": F(
                "Từ chối, trả lại hoặc rút",
                "hồ sơ",
                "Hồ sơ không giải quyết: từ chối, trả lại, người dân rút.",
            ),
            "apologies": F(
                "Trễ hạn có văn bản xin lỗi",
                "hồ sơ",
                "Ghi ở kỳ có văn bản xin lỗi, kỳ sau không ghi lại. Mẫu số: hồ sơ trễ hạn cộng hồ sơ đang quá hạn.",
            ),
            "full_eligible": F(
                "Hồ sơ của TTHC toàn trình",
                "hồ sơ",
                "Mẫu số của tỷ lệ toàn trình: hồ sơ của TTHC đủ điều kiện toàn trình.",
            ),
            "fee_dossiers": F(
                "Hồ sơ có phí, lệ phí",
                "hồ sơ",
                "Mẫu số của tỷ lệ thanh toán; không tính hồ sơ có phí, lệ phí bằng 0.",
            ),
            "paid_online": F("Thanh toán trực tuyến", "hồ sơ"),
            "digitised_parts": F("Số hóa thành phần hồ sơ", "hồ sơ"),
            "digitised_results": F("Số hóa kết quả", "hồ sơ"),
            "digitised_both": F(
                "Số hóa cả hồ sơ và kết quả",
                "hồ sơ",
                "Mẫu số là hồ sơ kỳ trước chuyển sang cộng hồ sơ tiếp nhận.",
            ),
            "result_required": F(
                "Phải trả kết quả bằng văn bản", "hồ sơ", "Mẫu số của tỷ lệ kết quả điện tử."
            ),
            "e_results": F("Có kết quả điện tử", "hồ sơ"),
            "reused": F(
                "Sử dụng lại dữ liệu số hóa",
                "hồ sơ",
                "Hồ sơ có ít nhất một thành phần lấy lại từ dữ liệu đã số hóa.",
            ),
            "transactions": F(
                "Giao dịch trên Cổng, phần mềm", "giao dịch", "Mẫu số của tỷ lệ xác thực điện tử."
            ),
            "authenticated": F("Giao dịch xác thực điện tử", "giao dịch"),
            "interlinked": F("Hồ sơ liên thông", "hồ sơ"),
            "outside_boundary": F(
                "Hồ sơ phi địa giới hành chính", "hồ sơ", "Tiếp nhận thay cho đơn vị khác."
            ),
            "certified_copies": F("Bản sao chứng thực điện tử", "bản"),
            "copies": F("Bản sao chứng thực (tất cả)", "bản", "Mẫu số của tỷ lệ chứng thực điện tử."),
            "population_data": F(
                "Khai thác CSDL dân cư", "hồ sơ", "Hồ sơ có khai thác Cơ sở dữ liệu quốc gia về dân cư."
            ),
            "in_software": F("Xử lý trên phần mềm Một cửa", "hồ sơ"),
        },
    ),
    "late_dossier": K(
        "Hồ sơ trễ hạn",
        "hồ sơ trễ hạn",
        "Từng hồ sơ trễ hạn: lý do và văn bản xin lỗi.",
        {
            "code": F("Mã hồ sơ"),
            "field": F("Lĩnh vực"),
            "procedure": F("Thủ tục hành chính"),
            "due_on": F("Ngày hẹn trả"),
            "done_on": F("Ngày giải quyết xong", hint="Để trống nếu đang quá hạn, chưa giải quyết xong."),
            "reason": F("Lý do trễ hạn"),
            "apology_number": F("Số văn bản xin lỗi"),
            "apology_on": F("Ngày xin lỗi", hint="Chậm nhất một ngày trước ngày hẹn trả."),
            "responsible": F(
                "Người, bộ phận chịu trách nhiệm", hint="Không bắt buộc; có thể ghi chức danh thay tên."
            ),
            "handling": F("Xử lý trách nhiệm", hint="Ví dụ: phê bình, xếp loại không hoàn thành nhiệm vụ."),
        },
    ),
    "feedback": K(
        "Phản ánh, kiến nghị",
        "kỳ số liệu PAKN",
        "Phản ánh, kiến nghị của người dân, tổ chức: tiếp nhận và xử lý.",
        {
            "from_on": FROM,
            "to_on": TO,
            "received": F("PAKN tiếp nhận", "PAKN"),
            "classified": F("PAKN đã phân loại", "PAKN"),
            "handled": F(
                "PAKN đã xử lý", "PAKN", "Mẫu số của tỷ lệ đúng hạn: PAKN tiếp nhận và đã xử lý trong kỳ."
            ),
            "on_time": F("Xử lý đúng hạn", "PAKN"),
            "dissatisfied": F("Không hài lòng kết quả xử lý", "PAKN"),
        },
    ),
    "satisfaction": K(
        "Khảo sát hài lòng",
        "kỳ khảo sát",
        "Phiếu khảo sát mức độ hài lòng của người dân theo lĩnh vực.",
        {
            "from_on": FROM,
            "to_on": TO,
            "field": F("Lĩnh vực"),
            "sent": F("Phiếu phát ra", "phiếu"),
            "returned": F("Phiếu thu về", "phiếu"),
            "valid": F("Phiếu hợp lệ", "phiếu", "Mẫu số của tỷ lệ hài lòng; bằng tổng năm mức."),
            "level_1": F("Rất không hài lòng", "phiếu"),
            "level_2": F("Không hài lòng", "phiếu"),
            "level_3": F("Bình thường", "phiếu"),
            "level_4": F("Hài lòng", "phiếu"),
            "level_5": F("Rất hài lòng", "phiếu"),
        },
    ),
}
