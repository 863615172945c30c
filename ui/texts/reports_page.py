"""Words of the report page."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ui.texts.list_paper import file_name as list_file_name

PREVIEW = "Xem trước"
PRINT = "In…"
MAKING_PAGES = "Đang dựng trang in"
WRITE = "Ghi ra tệp…"
TEMPLATES = "Mẫu văn bản…"
WRITE_TITLE = "Ghi báo cáo"
WRITING = "Đang lập báo cáo"
WRITTEN = "Đã ghi báo cáo."
OPEN = "Mở để xem và in"
FILES = "Tệp PDF (*.pdf);;Bảng tính (*.xlsx);;Văn bản Word (*.docx)"
COLUMN_NAME = "Báo cáo"
PART = "Kỳ, đơn vị"
WHOLE = "Toàn bộ"
OTHER_DAYS = "Khoảng ngày khác…"
DAY = "Ngày văn bản"
BY_HAND = "Để trống ngày"
BY_HAND_HINT = "Chừa chỗ để ghi ngày bằng tay khi ban hành"
FORMS_NOTE = (
    "Thể thức theo Nghị định 30/2020/NĐ-CP; số văn bản để trống cho văn thư. "
    "Chọn PDF để in, XLSX để tính tiếp, DOCX để sửa câu chữ."
)
REPORTS, REGISTERS, FORMS = "BÁO CÁO", "DANH MỤC, SỔ, PHỤ LỤC", "BIỂU MẪU, VĂN BẢN KÈM THEO"

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "self-score": "Bảng tự chấm điểm",
        "checklist": "Danh mục việc cần làm và tài liệu còn thiếu",
        "deadlines": "Lịch việc đến hạn",
        "periodic": "Báo cáo CCHC định kỳ",
        "evidence": "Danh mục tài liệu kiểm chứng",
        "missing": "Tài liệu còn thiếu theo người phụ trách",
        "plan": "Kế hoạch CCHC năm",
        "plan-amendment": "Kế hoạch điều chỉnh, bổ sung",
        "breakthrough": "Đăng ký công việc đột phá",
        "training": "Số liệu đào tạo, bồi dưỡng",
        "dossiers": "Số liệu hồ sơ TTHC",
        "forms": "Biểu mẫu thu thập số liệu",
        "hand-over": "Biên bản giao nhận gói",
        "enrolment": "Phiếu đăng ký khóa",
        "result": "Kết quả Chỉ số CCHC đã công bố",
        "improvement": "Điểm bị trừ và biện pháp khắc phục",
        "review": "Báo cáo kiểm điểm",
        "head-rating": "Phiếu đánh giá người đứng đầu",
        "annex": "Phụ lục tỷ lệ hồ sơ trực tuyến qua các năm",
        "ranking": "Bảng xếp hạng",
        "council": "Danh sách Hội đồng thẩm định",
        "lost_points": "Tổng hợp điểm mất",
        "reminders": "Thông báo nhắc gửi gói",
        "aids": "Danh sách điểm cần xem",
        "consolidated": "Báo cáo tổng hợp",
        "bands": "Tổng hợp xếp loại",
        "survey": "Kết quả điều tra xã hội học",
        "years": "Kết quả các năm",
        "summary": "Tóm tắt một trang cho lãnh đạo",
        "round-status": "Tình hình đợt đánh giá",
        "minutes": "Biên bản thẩm định",
        "comparison": "So sánh tự chấm và thẩm định",
    }
)
# Every kind under its heading, in the order of the list.
GROUPED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        REPORTS: (
            *("periodic", "self-score", "plan", "plan-amendment", "result", "improvement", "review"),
            *("summary", "consolidated", "ranking", "bands", "comparison", "lost_points", "survey", "years"),
        ),
        REGISTERS: (
            *("checklist", "missing", "deadlines", "evidence", "dossiers", "training"),
            *("round-status", "aids", "council", "annex"),
        ),
        FORMS: ("breakthrough", "head-rating", "minutes", "reminders", "hand-over", "enrolment", "forms"),
    }
)
CONTENTS: Mapping[str, str] = MappingProxyType(
    {
        "self-score": "Điểm từng tiêu chí, cách tính, tài liệu kiểm chứng, giải trình; có chỗ ký",
        "deadlines": "Mốc trong năm, báo cáo, nhiệm vụ theo ngày, kèm căn cứ; có ô đánh dấu",
        "checklist": "Nhiệm vụ theo hạn, tài liệu còn thiếu theo tiêu chí; có ô đánh dấu",
        "periodic": "Quý I, 6 tháng, quý III, năm, đột xuất: kết quả theo lĩnh vực, hạn chế, nhiệm vụ; hai phụ lục thống kê",
        "evidence": "Số, ngày, cơ quan ban hành, trích yếu, tệp, mã kiểm tra theo từng tiêu chí; tiêu chí còn thiếu",
        "missing": "Mỗi người phụ trách một bảng: tiêu chí, tài liệu cần bổ sung, ô đánh dấu, ngày nộp",
        "plan": "Mục đích, chỉ tiêu, nhiệm vụ theo lĩnh vực, chủ trì, phối hợp, thời hạn; có chỗ ký",
        "plan-amendment": "Nhiệm vụ bổ sung, điều chỉnh, đưa ra so với kế hoạch; kế hoạch sau điều chỉnh",
        "breakthrough": "Nội dung, hiệu quả dự kiến, người phụ trách; chỗ ghi giải pháp; gửi trước ngày 01/4",
        "training": "Lớp mở, cử đi học, kỹ năng số cho người dân; số lớp, học viên, lượt; cộng theo loại, đối tượng",
        "dossiers": "Tiếp nhận, giải quyết, trực tuyến, thanh toán, số hóa theo lĩnh vực, tháng, quý; hồ sơ trễ, xin lỗi",
        "forms": "Biểu trống để ghi tay, mỗi loại số liệu một biểu; cột, đơn vị tính và lựa chọn như màn hình nhập",
        "hand-over": "Gói đã nộp: điểm, số liệu, tài liệu, mã kiểm tra; hai bên ký; chưa có gói thì in mẫu trống",
        "enrolment": "Dấu vân tay, nhóm số, mã vuông của khóa đơn vị; ký, đóng dấu, gửi cơ quan thẩm định",
        "result": "Điểm, xếp hạng, thứ hạng, so với năm trước, cách xếp hạng; phụ lục điểm bị trừ; dùng cho thi đua",
        "improvement": "Tiêu chí bị trừ điểm theo lĩnh vực: nguyên nhân, biện pháp, người chịu trách nhiệm, thời hạn",
        "review": "Lĩnh vực dưới 75 %, tồn tại, nguyên nhân, trách nhiệm, biện pháp; gửi trước ngày 01/4",
        "head-rating": "Kết quả, xếp hạng, lĩnh vực thấp, việc điều hành trong năm; ô chọn mức xếp loại; hai chữ ký",
        "annex": "Số hồ sơ theo kỳ và cộng dồn, tỷ lệ tính từ tổng",
        "council": "Thành viên theo vai trò, cơ quan, lĩnh vực phụ trách; có chỗ ký",
        "ranking": "Thứ hạng, chỉ số, xếp loại, so với năm trước, lý do hạ hạng, đơn vị chưa gửi",
        "consolidated": "Số liệu cộng từ hồ sơ các đơn vị: kết quả, hạn chế; chỗ ghi nguyên nhân, nhiệm vụ; có chỗ ký",
        "bands": "Số đơn vị, tỷ lệ, thay đổi của từng xếp loại; các năm; danh sách theo xếp loại; quy định hạ hạng",
        "survey": "Số phiếu theo mức trả lời của từng đơn vị, điểm, tệp kết quả của đợt điều tra; không tự chấm",
        "years": "Chỉ số, thứ hạng, xếp loại các năm cạnh nhau; đơn vị giảm; mục tiêu thứ hạng đạt hay chưa; có biểu đồ",
        "summary": "Một trang A4: số chính, xếp loại và thay đổi, đầu và cuối bảng, tiêu chí mất điểm, việc cần quyết định; có biểu đồ",
        "round-status": "Đơn vị đã gửi, chưa gửi, quá hạn, bị trả lại, được gia hạn đến ngày in; có ô đánh dấu",
        "minutes": "Mỗi đơn vị một biên bản: thành phần, điểm từng tiêu chí qua các vòng, giải trình, lý do giảm; chỗ ký hai bên",
        "comparison": "Chênh lệch của từng đơn vị, từng tiêu chí; tiêu chí giảm nhiều nhất; có biểu đồ",
        "lost_points": "Tiêu chí mất nhiều điểm nhất, số đơn vị và số điểm; điểm mất của từng đơn vị",
        "reminders": "Danh sách đơn vị chưa gửi, quá hạn, bị trả lại; mỗi đơn vị một thông báo",
        "aids": "Điểm lệch xa, tự chấm cao hơn số liệu, số liệu không khớp, tài liệu ngoài năm, tệp trùng; kèm lý do đã bỏ qua",
    }
)


def in_order(kinds: Iterable[str]) -> list[str]:
    """Kinds in the order of the page, those it does not know at the end."""
    order = tuple(kind for inside in GROUPED.values() for kind in inside)
    return sorted(kinds, key=lambda kind: order.index(kind) if kind in order else len(order))


def file_name(kind: str, year: int, *, part: str = "") -> str:
    """The name offered for a file, without its suffix: the title, the year, the part."""
    return " ".join(
        filter(None, (list_file_name(TITLES.get(kind, kind)), str(year), list_file_name(part, "")))
    )
