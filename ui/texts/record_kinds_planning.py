"""Words of the kinds of planning: plans, tasks, targets, periodic reports, committees."""

from collections.abc import Mapping
from typing import Final

from ui.texts.record_words import DECISION, NOTE
from ui.texts.record_words import FieldText as F
from ui.texts.record_words import KindText as K

PLANNING: Final[Mapping[str, K]] = {
    "plan": K(
        "Kế hoạch CCHC",
        "kế hoạch CCHC",
        "Kế hoạch cải cách hành chính năm, các lần điều chỉnh, bổ sung và kế hoạch cải thiện chỉ số.",
        {
            "form": F(
                "Loại kế hoạch",
                hint="Bản điều chỉnh ghi thành dòng riêng, trước khi sửa các nhiệm vụ: sổ giữ kế hoạch cũ để so sánh.",
            ),
            "number": F("Số, ký hiệu", hint="Ví dụ: 05/KH-UBND"),
            "issued_on": F("Ngày ban hành"),
            "issuer": F("Cơ quan ban hành"),
            "title": F("Trích yếu"),
            "note": NOTE,
        },
    ),
    "task": K(
        "Nhiệm vụ CCHC",
        "nhiệm vụ",
        "Nhiệm vụ trong kế hoạch CCHC, nhiệm vụ cấp trên giao và việc khắc phục điểm bị trừ.",
        {
            "source": F(
                "Nguồn nhiệm vụ",
                hint="Tỷ lệ hoàn thành kế hoạch chỉ tính nhiệm vụ có nguồn là kế hoạch của đơn vị.",
            ),
            "area": F("Lĩnh vực"),
            "title": F("Nội dung nhiệm vụ"),
            "product": F("Sản phẩm"),
            "owner": F(
                "Người, bộ phận phụ trách",
                hint="Ghi bên chủ trì trước, sau dấu chấm phẩy là bên phối hợp: Văn phòng; Tư pháp, Địa chính.",
            ),
            "due_on": F(
                "Hạn hoàn thành",
                hint="Gõ được 31/3, 3/2024 (hết tháng 3) hoặc “trước ngày 01/4” (hạn cuối là 31/3).",
            ),
            "assigned_by": F("Cơ quan giao, văn bản giao"),
            "progress": F("Tiến độ", "%"),
            "done_on": F("Ngày hoàn thành", hint="Nhiệm vụ chỉ được tính là xong khi có ngày này."),
            "criterion": F("Tiêu chí cần khắc phục", hint="Mã tiêu chí bị mất điểm, ví dụ 3.3.1."),
            "cause": F("Nguyên nhân mất điểm"),
            "note": NOTE,
        },
    ),
    "periodic_report": K(
        "Báo cáo CCHC định kỳ",
        "báo cáo",
        "Báo cáo quý, 6 tháng, năm và đột xuất đã gửi hoặc phải gửi.",
        {
            "period": F("Kỳ báo cáo", hint="Báo cáo 6 tháng và năm tính từ 15/12 năm trước."),
            "number": F("Số, ký hiệu"),
            "sent_on": F("Ngày gửi"),
            "due_on": F("Hạn gửi", hint="Để trống thì tính theo hạn chung: 20/3, 20/6, 20/9, 20/12."),
            "on_system": F("Gửi trên hệ thống báo cáo"),
            "note": NOTE,
        },
    ),
    "breakthrough": K(
        "Đăng ký việc đột phá",
        "việc đột phá",
        "Công việc đột phá, sáng tạo đã đăng ký; đăng ký trước ngày 01/4.",
        {
            "content": F("Nội dung đăng ký"),
            "expected_effect": F("Hiệu quả dự kiến"),
            "owner": F("Người, bộ phận phụ trách"),
            "registered_on": F("Ngày đăng ký"),
            "sent_on": F("Ngày gửi cấp trên"),
        },
    ),
    "issued_document": K(
        "Văn bản về CCHC",
        "văn bản",
        "Văn bản đơn vị đã ban hành về công tác cải cách hành chính.",
        {
            "number": F("Số, ký hiệu"),
            "issued_on": F("Ngày ban hành"),
            "form": F("Loại văn bản", hint="Ví dụ: Quyết định, Kế hoạch, Công văn."),
            "issuer": F("Cơ quan ban hành"),
            "summary": F("Trích yếu"),
        },
    ),
    "committee": K(
        "Ban chỉ đạo, hội đồng, tổ",
        "ban chỉ đạo, hội đồng",
        "Quyết định thành lập, kiện toàn và danh sách thành viên.",
        {
            "name": F("Tên ban, hội đồng, tổ"),
            "decision": DECISION,
            "decided_on": F("Ngày quyết định"),
            "members": F("Thành viên", hint="Mỗi dòng một người: họ tên – chức vụ – nhiệm vụ."),
            "term": F("Thời hạn, giai đoạn"),
        },
    ),
    "target": K(
        "Chỉ tiêu, mục tiêu",
        "chỉ tiêu",
        "Chỉ tiêu, mục tiêu của năm và kết quả so với chỉ tiêu: vượt, đạt hay chưa đạt.",
        {
            "name": F("Tên chỉ tiêu, chỉ số"),
            "measure": F(
                "Kết quả tính từ",
                hint="Chọn thì kết quả tự tính từ số liệu của năm; bỏ trống thì ghi tay ở ô kết quả.",
            ),
            "field": F("Lĩnh vực", hint="Chỉ tiêu riêng của một lĩnh vực, ví dụ hài lòng về đất đai."),
            "operator": F("Cách đặt chỉ tiêu"),
            "value": F(
                "Mức, hạng phải đạt",
                hint="Ví dụ 90 (%), 84,11 (điểm); hạng 4 đến 6 thì ghi 4; nhóm 20 dẫn đầu thì ghi 20.",
            ),
            "value_to": F("Đến hạng", hint="Chỉ ghi khi đặt khoảng thứ hạng, ví dụ từ hạng 4 đến hạng 6."),
            "out_of": F("Trên tổng số đơn vị", "đơn vị"),
            "due_on": F(
                "Thời hạn đạt", hint="Để trống thì tính đến hết năm của sổ. Gõ được 3/2025 hoặc năm 2025."
            ),
            "result": F(
                "Kết quả đạt được", hint="Chỉ ghi khi không chọn cách tính; số tự tính được ưu tiên."
            ),
            "document": F("Văn bản giao chỉ tiêu"),
            "note": NOTE,
        },
    ),
}
