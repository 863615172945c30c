"""Words of the kinds of people: staff, training, discipline, commendation, organisation, the head."""

from collections.abc import Mapping
from typing import Final

from ui.texts.record_words import AS_OF, DECISION, FROM, NOTE, TO
from ui.texts.record_words import FieldText as F
from ui.texts.record_words import KindText as K

PEOPLE: Final[Mapping[str, K]] = {
    "staff": K(
        "Cán bộ, công chức",
        "số liệu cán bộ, công chức",
        "Biên chế, có mặt, trình độ của từng nhóm tại một ngày.",
        {
            "as_of": AS_OF,
            "population": F("Nhóm", hint="Cán bộ, công chức, viên chức ghi thành ba dòng riêng."),
            "quota": F("Biên chế được giao", "người"),
            "present": F("Có mặt", "người", "Mẫu số của các tỷ lệ trình độ và đạt chuẩn."),
            "postgraduate": F("Trình độ sau đại học", "người"),
            "university": F("Trình độ đại học", "người"),
            "college": F("Trình độ cao đẳng", "người"),
            "other_degree": F("Trình độ khác", "người", "Trung cấp, sơ cấp, chưa qua đào tạo."),
            "theory_advanced": F("Lý luận chính trị cao cấp", "người"),
            "theory_intermediate": F("Lý luận chính trị trung cấp", "người"),
            "theory_elementary": F("Lý luận chính trị sơ cấp", "người"),
            "theory_none": F("Chưa qua lý luận chính trị", "người"),
            "qualified": F("Đạt chuẩn chức danh, vị trí", "người"),
            "one_stop": F("Làm việc tại Một cửa, Trung tâm", "người"),
            "base_on": F("Mốc so sánh", hint="Ngày của số gốc, ví dụ 31/12/2021 khi so với năm 2021."),
            "base_count": F(
                "Số người tại mốc so sánh", "người", "Số tại mốc so sánh, là mẫu số của tỷ lệ giảm."
            ),
            "reduced": F("Số người đã giảm", "người"),
            "reduced_percent": F(
                "Tỷ lệ giảm đã công bố", "%", "Ghi theo văn bản nếu có; chương trình tính lại từ số gốc."
            ),
        },
    ),
    "training_class": K(
        "Đào tạo, tập huấn",
        "lớp đào tạo",
        "Lớp đơn vị mở hoặc cử người đi học; số học viên khác số lượt.",
        {
            "title": F("Tên lớp"),
            "kind": F("Loại lớp"),
            "role": F("Mở lớp hay cử đi", hint="Lớp tự mở và lớp cử đi được đếm riêng."),
            "organiser": F("Đơn vị tổ chức"),
            "group": F("Đối tượng"),
            "from_on": F("Từ ngày"),
            "to_on": F(
                "Đến ngày", hint="Lớp trong kế hoạch có ngày kết thúc mới được tính là đã hoàn thành."
            ),
            "classes": F("Số lớp", "lớp"),
            "participants": F("Số học viên", "người", "Mỗi người chỉ đếm một lần."),
            "turns": F("Số lượt", "lượt", "Một người học nhiều buổi được đếm nhiều lượt."),
            "in_plan": F("Có trong kế hoạch năm"),
            "note": NOTE,
        },
    ),
    "discipline": K(
        "Kỷ luật",
        "trường hợp kỷ luật",
        "Từng trường hợp bị xử lý kỷ luật trong năm.",
        {
            "severity": F("Hình thức kỷ luật"),
            "misconduct": F("Nội dung vi phạm"),
            "decided_on": F("Ngày quyết định"),
            "decision": DECISION,
            "of_unit_or_head": F(
                "Là đơn vị hoặc người đứng đầu", hint="Có thể làm giảm mức xếp hạng của đơn vị."
            ),
            "person": F("Người vi phạm", hint="Không bắt buộc; có thể ghi chức danh thay tên."),
            "note": NOTE,
        },
    ),
    "commendation": K(
        "Khen thưởng về CCHC",
        "khen thưởng",
        "Tập thể, cá nhân được khen thưởng về công tác CCHC.",
        {
            "recipient": F("Tập thể, cá nhân"),
            "recipient_form": F("Là tập thể hay cá nhân"),
            "level": F("Cấp khen thưởng"),
            "decision": DECISION,
            "decided_on": F("Ngày quyết định"),
            "content": F("Nội dung khen thưởng"),
        },
    ),
    "rotation": K(
        "Chuyển đổi vị trí công tác",
        "kỳ chuyển đổi vị trí",
        "Số trường hợp phải và đã định kỳ chuyển đổi vị trí công tác.",
        {
            "from_on": FROM,
            "to_on": TO,
            "due": F("Phải chuyển đổi", "trường hợp", "Mẫu số: trường hợp đến kỳ chuyển đổi theo kế hoạch."),
            "done": F("Đã chuyển đổi", "trường hợp"),
        },
    ),
    "organisation": K(
        "Tổ chức bộ máy",
        "số liệu tổ chức bộ máy",
        "Số phòng, bộ phận và số đã có quy định chức năng, nhiệm vụ.",
        {
            "as_of": AS_OF,
            "units": F("Số phòng, bộ phận", "phòng, bộ phận"),
            "with_regulation": F(
                "Có quy định chức năng", "phòng, bộ phận", "Đã có quy định chức năng, nhiệm vụ."
            ),
            "base_on": F("Mốc so sánh", hint="Ngày của số gốc, ví dụ 31/12/2021 khi so với năm 2021."),
            "base_units": F(
                "Số đơn vị tại mốc so sánh", "phòng, bộ phận", "Số tại mốc so sánh, là mẫu số của tỷ lệ giảm."
            ),
            "reduced": F("Số đơn vị đã giảm", "phòng, bộ phận"),
            "reduced_percent": F(
                "Tỷ lệ giảm đã công bố", "%", "Ghi theo văn bản nếu có; chương trình tính lại từ số gốc."
            ),
            "posts": F("Vị trí việc làm được duyệt", "vị trí"),
            "posts_decision": F("Văn bản duyệt vị trí việc làm"),
            "posts_on": F("Ngày duyệt vị trí việc làm"),
        },
    ),
    "predecessor": K(
        "Đơn vị trước sắp xếp",
        "đơn vị trước sắp xếp",
        "Các xã, phường, thị trấn hợp thành đơn vị hiện nay, để tra cứu số liệu và kết quả trước khi sắp xếp.",
        {
            "name": F("Tên đơn vị"),
            "code": F("Mã đơn vị", hint="Mã 5 chữ số, giữ cả số 0 ở đầu, ví dụ 21808."),
            "is_whole": F("Nhập toàn bộ"),
            "ended_on": F("Ngày kết thúc", hint="Ngày cuối đơn vị còn hoạt động, ví dụ 30/06/2025."),
            "decision": F("Nghị quyết, quyết định sắp xếp"),
            "note": NOTE,
        },
    ),
    "head_rating": K(
        "Xếp loại người đứng đầu",
        "kết quả xếp loại",
        "Mức độ hoàn thành nhiệm vụ CCHC của người đứng đầu trong năm.",
        {
            "grade": F(
                "Mức xếp loại",
                hint="Ở mức “Hoàn thành nhiệm vụ”, tỉnh có thể yêu cầu báo cáo kiểm điểm trước ngày 01/4 năm sau.",
            ),
            "post": F("Chức vụ"),
            "name": F("Họ và tên", hint="Không bắt buộc."),
            "decision": F("Văn bản xếp loại", hint="Ví dụ: 123/QĐ-UBND"),
            "decided_on": F("Ngày văn bản"),
            "decided_by": F("Cơ quan, người xếp loại"),
            "note": NOTE,
        },
    ),
}
