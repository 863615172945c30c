"""Words for every kind of record: its names, what it is for, its fields, units, hints and choices.

The words are the glossary's (guide, section 1). A label stays short enough for a table head (34 letters).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from core.records.dossiers import DossierField
from core.records.means import PublicityForm, WebsiteItem
from core.records.outreach import CommunicationForm, InitiativeForm
from core.records.oversight import InspectionForm, SimplificationForm
from core.records.people import (
    Level,
    Misconduct,
    Population,
    Severity,
    TraineeGroup,
    TrainingKind,
    TrainingRole,
)
from core.records.planning import PlanForm, ReportPeriod, TaskArea, TaskSource


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field's label, the unit behind a number, and a hint where the meaning is subtle."""

    label: str
    unit: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class KindText:
    """A kind's plural title, its name after “Thêm …”, what is recorded here, and its fields."""

    title: str
    name: str
    hint: str
    fields: Mapping[str, FieldText]


_F = FieldText
_K = KindText
_DECISION: Final = _F("Số quyết định", hint="Ví dụ: 123/QĐ-UBND")
_NOTE: Final = _F("Ghi chú")
_FROM: Final = _F("Từ ngày", hint="Ngày đầu của kỳ số liệu, tính cả ngày này.")
_TO: Final = _F("Đến ngày", hint="Ngày cuối của kỳ số liệu, tính cả ngày này.")
_AS_OF: Final = _F("Tính đến ngày", hint="Số liệu có mặt tại ngày này, không phải cộng dồn trong kỳ.")

_DIRECTION: Final[dict[str, KindText]] = {
    "plan": _K(
        "Kế hoạch CCHC",
        "kế hoạch CCHC",
        "Kế hoạch cải cách hành chính năm và các lần điều chỉnh, bổ sung.",
        {
            "form": _F(
                "Loại kế hoạch", hint="Bản điều chỉnh ghi thành dòng riêng, không sửa đè bản ban đầu."
            ),
            "number": _F("Số, ký hiệu", hint="Ví dụ: 05/KH-UBND"),
            "issued_on": _F("Ngày ban hành"),
            "issuer": _F("Cơ quan ban hành"),
            "title": _F("Trích yếu"),
            "note": _NOTE,
        },
    ),
    "task": _K(
        "Nhiệm vụ CCHC",
        "nhiệm vụ",
        "Nhiệm vụ trong kế hoạch CCHC, nhiệm vụ cấp trên giao và việc khắc phục điểm bị trừ.",
        {
            "source": _F(
                "Nguồn nhiệm vụ",
                hint="Tỷ lệ hoàn thành kế hoạch chỉ tính nhiệm vụ có nguồn là kế hoạch của đơn vị.",
            ),
            "area": _F("Lĩnh vực"),
            "title": _F("Nội dung nhiệm vụ"),
            "product": _F("Sản phẩm"),
            "owner": _F("Người, bộ phận phụ trách"),
            "due_on": _F("Hạn hoàn thành", hint="“Trước ngày 01/4” thì hạn cuối là 31/3."),
            "assigned_by": _F("Cơ quan giao, văn bản giao"),
            "progress": _F("Tiến độ", "%"),
            "done_on": _F("Ngày hoàn thành", hint="Nhiệm vụ chỉ được tính là xong khi có ngày này."),
            "criterion": _F("Tiêu chí cần khắc phục", hint="Mã tiêu chí bị mất điểm, ví dụ 3.3.1."),
            "cause": _F("Nguyên nhân mất điểm"),
            "note": _NOTE,
        },
    ),
    "periodic_report": _K(
        "Báo cáo CCHC định kỳ",
        "báo cáo",
        "Báo cáo quý, 6 tháng, năm và đột xuất đã gửi hoặc phải gửi.",
        {
            "period": _F("Kỳ báo cáo", hint="Báo cáo 6 tháng và năm tính từ 15/12 năm trước."),
            "number": _F("Số, ký hiệu"),
            "sent_on": _F("Ngày gửi"),
            "due_on": _F("Hạn gửi", hint="Để trống thì tính theo hạn chung: 20/3, 20/6, 20/9, 20/12."),
            "on_system": _F("Gửi trên hệ thống báo cáo"),
            "note": _NOTE,
        },
    ),
    "breakthrough": _K(
        "Đăng ký việc đột phá",
        "việc đột phá",
        "Công việc đột phá, sáng tạo đã đăng ký; đăng ký trước ngày 01/4.",
        {
            "content": _F("Nội dung đăng ký"),
            "expected_effect": _F("Hiệu quả dự kiến"),
            "owner": _F("Người, bộ phận phụ trách"),
            "registered_on": _F("Ngày đăng ký"),
            "sent_on": _F("Ngày gửi cấp trên"),
        },
    ),
    "issued_document": _K(
        "Văn bản về CCHC",
        "văn bản",
        "Văn bản đơn vị đã ban hành về công tác cải cách hành chính.",
        {
            "number": _F("Số, ký hiệu"),
            "issued_on": _F("Ngày ban hành"),
            "form": _F("Loại văn bản", hint="Ví dụ: Quyết định, Kế hoạch, Công văn."),
            "issuer": _F("Cơ quan ban hành"),
            "summary": _F("Trích yếu"),
        },
    ),
    "inspection": _K(
        "Kiểm tra, tự kiểm tra",
        "cuộc kiểm tra",
        "Các cuộc tự kiểm tra CCHC và các cuộc kiểm tra, giám sát của cấp trên.",
        {
            "form": _F("Hình thức"),
            "content": _F("Nội dung kiểm tra"),
            "team": _F("Đoàn, tổ kiểm tra"),
            "plan_number": _F("Số kế hoạch kiểm tra", hint="Có số kế hoạch thì mục “Có kế hoạch” được tính."),
            "held_on": _F("Ngày kiểm tra"),
            "conclusion_number": _F("Số biên bản, kết luận"),
            "conclusion_on": _F("Ngày biên bản, kết luận"),
            "note": _NOTE,
        },
    ),
    "finding": _K(
        "Vấn đề sau kiểm tra",
        "vấn đề",
        "Hạn chế phát hiện qua kiểm tra, theo dõi đến khi khắc phục xong.",
        {
            "content": _F("Vấn đề phát hiện"),
            "found_by": _F("Cơ quan, đoàn phát hiện"),
            "found_on": _F("Ngày phát hiện"),
            "owner": _F("Người, bộ phận khắc phục"),
            "remedy": _F("Biện pháp khắc phục"),
            "remedied_on": _F("Ngày khắc phục xong", hint="Còn trống thì vấn đề được tính là chưa xử lý."),
            "carried_over": _F("Chuyển từ năm trước sang"),
        },
    ),
    "communication": _K(
        "Tuyên truyền CCHC",
        "nội dung tuyên truyền",
        "Từng nội dung trong kế hoạch tuyên truyền và ngày đã thực hiện.",
        {
            "content": _F("Nội dung tuyên truyền"),
            "form": _F("Hình thức", hint="Tiêu chí đếm số hình thức khác nhau đã thực hiện."),
            "planned_on": _F("Ngày theo kế hoạch"),
            "done_on": _F("Ngày thực hiện"),
            "times": _F("Số lần", "lần"),
            "audience": _F("Số người tiếp cận", "lượt người"),
        },
    ),
    "dialogue": _K(
        "Đối thoại với người dân",
        "cuộc đối thoại",
        "Các cuộc đối thoại với người dân, tổ chức, doanh nghiệp.",
        {
            "topic": _F("Nội dung đối thoại"),
            "held_on": _F("Ngày tổ chức"),
            "participants": _F("Số người tham dự", "người"),
            "opinions": _F("Số ý kiến nêu ra", "ý kiến"),
            "answered": _F("Số ý kiến đã trả lời", "ý kiến"),
            "note": _NOTE,
        },
    ),
    "initiative": _K(
        "Sáng kiến, mô hình",
        "sáng kiến, mô hình",
        "Sáng kiến, mô hình, giải pháp mới về CCHC và quyết định công nhận.",
        {
            "title": _F("Tên sáng kiến, mô hình"),
            "form": _F("Loại"),
            "author": _F("Tác giả"),
            "registered_on": _F("Ngày đăng ký"),
            "level": _F("Cấp công nhận"),
            "decision": _F("Số quyết định công nhận"),
            "recognised_on": _F("Ngày công nhận", hint="Chỉ sáng kiến đã được công nhận mới được tính điểm."),
            "replicated_from": _F("Nhân rộng từ đơn vị"),
            "effect": _F("Hiệu quả"),
        },
    ),
    "committee": _K(
        "Ban chỉ đạo, hội đồng, tổ",
        "ban chỉ đạo, hội đồng",
        "Quyết định thành lập, kiện toàn và danh sách thành viên.",
        {
            "name": _F("Tên ban, hội đồng, tổ"),
            "decision": _DECISION,
            "decided_on": _F("Ngày quyết định"),
            "members": _F("Thành viên", hint="Mỗi dòng một người: họ tên – chức vụ – nhiệm vụ."),
            "term": _F("Thời hạn, giai đoạn"),
        },
    ),
    "external_index": _K(
        "Chỉ số do cấp trên công bố",
        "chỉ số",
        "PAR Index, SIPAS, PCI, điểm 766 … của các năm: giá trị, thứ hạng, văn bản công bố.",
        {
            "name": _F("Tên chỉ số"),
            "value": _F("Giá trị", hint="Ghi đúng như văn bản công bố, ví dụ 84,11."),
            "rank": _F("Thứ hạng"),
            "out_of": _F("Trên tổng số đơn vị", "đơn vị"),
            "change": _F(
                "Tăng, giảm bậc so năm trước", "bậc", "Ví dụ: +21 là tăng 21 bậc, -4 là giảm 4 bậc."
            ),
            "document": _F("Văn bản công bố"),
            "published_on": _F("Ngày công bố"),
        },
    ),
}

_INSTITUTIONS: Final[dict[str, KindText]] = {
    "legal_work": _K(
        "Xây dựng, rà soát văn bản",
        "kỳ số liệu văn bản QPPL",
        "Số văn bản quy phạm pháp luật ban hành, rà soát và theo dõi thi hành pháp luật.",
        {
            "from_on": _FROM,
            "to_on": _TO,
            "issued": _F("Văn bản QPPL đã ban hành", "văn bản"),
            "to_review": _F(
                "Văn bản phải rà soát",
                "văn bản",
                "Mẫu số của tỷ lệ rà soát: tất cả văn bản thuộc đối tượng rà soát.",
            ),
            "reviewed": _F("Văn bản đã rà soát", "văn bản"),
            "expired": _F("Văn bản hết hiệu lực", "văn bản"),
            "proposed": _F("Văn bản kiến nghị sửa đổi", "văn bản"),
            "unlawful": _F(
                "Văn bản trái pháp luật", "văn bản", "Do cấp có thẩm quyền kiểm tra, kiến nghị xử lý."
            ),
            "unlawful_handled": _F("Văn bản trái luật đã xử lý", "văn bản"),
            "law_findings": _F(
                "Vấn đề qua theo dõi thi hành PL",
                "vấn đề",
                "Vấn đề phát hiện qua theo dõi thi hành pháp luật.",
            ),
            "law_findings_handled": _F(
                "Vấn đề đã xử lý, kiến nghị",
                "vấn đề",
                "Đã xử lý xong hoặc đã kiến nghị cấp có thẩm quyền xử lý.",
            ),
        },
    ),
    "delegation": _K(
        "Phân cấp, ủy quyền",
        "văn bản phân cấp, ủy quyền",
        "Văn bản phân cấp, ủy quyền và việc thực hiện.",
        {
            "number": _F("Số, ký hiệu"),
            "issued_on": _F("Ngày ban hành"),
            "content": _F("Nội dung phân cấp, ủy quyền"),
            "handled_on": _F(
                "Ngày xử lý sau kiểm tra", hint="Ngày xử lý xong vấn đề phát hiện qua kiểm tra, nếu có."
            ),
        },
    ),
    "complaints": _K(
        "Khiếu nại, tố cáo",
        "kỳ số liệu khiếu nại, tố cáo",
        "Khiếu nại, tố cáo, kiến nghị thuộc thẩm quyền đến hạn giải quyết.",
        {
            "from_on": _FROM,
            "to_on": _TO,
            "due": _F(
                "Vụ việc đến hạn trong kỳ",
                "vụ việc",
                "Mẫu số: vụ việc thuộc thẩm quyền có hạn giải quyết trong kỳ.",
            ),
            "on_time": _F("Giải quyết đúng hạn", "vụ việc"),
        },
    ),
    "procedures": _K(
        "Thủ tục hành chính",
        "số liệu TTHC",
        "Số TTHC thuộc thẩm quyền và tình trạng công khai, tiếp nhận, quy trình tại một ngày.",
        {
            "as_of": _AS_OF,
            "in_charge": _F(
                "TTHC thuộc thẩm quyền",
                "thủ tục",
                "Mẫu số của mọi tỷ lệ TTHC; bằng toàn trình + một phần + còn lại.",
            ),
            "posted": _F(
                "Đã niêm yết, công khai đầy đủ", "thủ tục", "Công khai cả tại trụ sở và trên trang thông tin."
            ),
            "full_online": _F("DVCTT toàn trình", "thủ tục"),
            "partial_online": _F("DVCTT một phần", "thủ tục"),
            "other": _F("TTHC còn lại", "thủ tục", "TTHC chưa cung cấp trực tuyến."),
            "with_dossiers": _F("TTHC có phát sinh hồ sơ", "thủ tục"),
            "at_one_stop": _F("Tiếp nhận tại Bộ phận Một cửa", "thủ tục"),
            "with_process": _F("Có quy trình nội bộ, điện tử", "thủ tục"),
            "with_fee": _F("TTHC có phí, lệ phí", "thủ tục"),
            "integrated": _F("Tích hợp Cổng DVC quốc gia", "thủ tục"),
        },
    ),
    "simplification": _K(
        "Đơn giản hóa TTHC",
        "phương án đơn giản hóa",
        "Phương án, kiến nghị bãi bỏ hoặc đơn giản hóa thủ tục hành chính.",
        {
            "procedure": _F("Thủ tục hành chính"),
            "form": _F("Hình thức đề xuất"),
            "proposal": _F("Nội dung đề xuất"),
            "document": _F("Văn bản gửi"),
            "sent_on": _F("Ngày gửi"),
            "answer": _F("Kết quả trả lời"),
        },
    ),
}

_DOSSIERS: Final[dict[str, KindText]] = {
    "dossier_count": _K(
        "Hồ sơ TTHC theo kỳ",
        "kỳ số liệu hồ sơ",
        "Số hồ sơ tiếp nhận, giải quyết, số hóa … của từng lĩnh vực trong từng kỳ.",
        {
            "from_on": _FROM,
            "to_on": _TO,
            "field": _F(
                "Lĩnh vực",
                hint="“Tất cả lĩnh vực” là dòng tổng; có dòng tổng thì chỉ số tính theo dòng tổng.",
            ),
            "carried_over": _F(
                "Kỳ trước chuyển sang", "hồ sơ", "Hồ sơ chưa giải quyết xong ở cuối kỳ trước."
            ),
            "online_full": _F("Nộp trực tuyến toàn trình", "hồ sơ"),
            "online_partial": _F("Nộp trực tuyến một phần", "hồ sơ"),
            "direct": _F("Nộp trực tiếp", "hồ sơ"),
            "post": _F("Nộp qua bưu chính công ích", "hồ sơ"),
            "done_early": _F("Giải quyết trước hạn", "hồ sơ"),
            "done_on_time": _F("Giải quyết đúng hạn", "hồ sơ", "Đúng ngày hẹn; không gồm hồ sơ trước hạn."),
            "done_late": _F("Giải quyết trễ hạn", "hồ sơ"),
            "pending_due": _F("Đang giải quyết trong hạn", "hồ sơ"),
            "pending_overdue": _F(
                "Đang giải quyết quá hạn",
                "hồ sơ",
                "Tính đến ngày cuối của kỳ; được cộng vào mẫu số của tỷ lệ đúng hạn.",
            ),
            "refused": _F(
                "Từ chối, trả lại hoặc rút",
                "hồ sơ",
                "Hồ sơ không giải quyết: từ chối, trả lại, người dân rút.",
            ),
            "apologies": _F(
                "Trễ hạn có văn bản xin lỗi",
                "hồ sơ",
                "Ghi ở kỳ có văn bản xin lỗi, kỳ sau không ghi lại. Mẫu số: hồ sơ trễ hạn cộng hồ sơ đang quá hạn.",
            ),
            "full_eligible": _F(
                "Hồ sơ của TTHC toàn trình",
                "hồ sơ",
                "Mẫu số của tỷ lệ toàn trình: hồ sơ của TTHC đủ điều kiện toàn trình.",
            ),
            "fee_dossiers": _F(
                "Hồ sơ có phí, lệ phí",
                "hồ sơ",
                "Mẫu số của tỷ lệ thanh toán; không tính hồ sơ có phí, lệ phí bằng 0.",
            ),
            "paid_online": _F("Thanh toán trực tuyến", "hồ sơ"),
            "digitised_parts": _F("Số hóa thành phần hồ sơ", "hồ sơ"),
            "digitised_results": _F("Số hóa kết quả", "hồ sơ"),
            "digitised_both": _F(
                "Số hóa cả hồ sơ và kết quả",
                "hồ sơ",
                "Mẫu số là hồ sơ kỳ trước chuyển sang cộng hồ sơ tiếp nhận.",
            ),
            "result_required": _F(
                "Phải trả kết quả bằng văn bản", "hồ sơ", "Mẫu số của tỷ lệ kết quả điện tử."
            ),
            "e_results": _F("Có kết quả điện tử", "hồ sơ"),
            "reused": _F(
                "Sử dụng lại dữ liệu số hóa",
                "hồ sơ",
                "Hồ sơ có ít nhất một thành phần lấy lại từ dữ liệu đã số hóa.",
            ),
            "transactions": _F(
                "Giao dịch trên Cổng, phần mềm", "giao dịch", "Mẫu số của tỷ lệ xác thực điện tử."
            ),
            "authenticated": _F("Giao dịch xác thực điện tử", "giao dịch"),
            "interlinked": _F("Hồ sơ liên thông", "hồ sơ"),
            "outside_boundary": _F(
                "Hồ sơ phi địa giới hành chính", "hồ sơ", "Tiếp nhận thay cho đơn vị khác."
            ),
            "certified_copies": _F("Bản sao chứng thực điện tử", "bản"),
        },
    ),
    "late_dossier": _K(
        "Hồ sơ trễ hạn",
        "hồ sơ trễ hạn",
        "Từng hồ sơ trễ hạn: lý do và văn bản xin lỗi.",
        {
            "code": _F("Mã hồ sơ"),
            "field": _F("Lĩnh vực"),
            "procedure": _F("Thủ tục hành chính"),
            "due_on": _F("Ngày hẹn trả"),
            "done_on": _F("Ngày giải quyết xong", hint="Để trống nếu đang quá hạn, chưa giải quyết xong."),
            "reason": _F("Lý do trễ hạn"),
            "apology_number": _F("Số văn bản xin lỗi"),
            "apology_on": _F("Ngày xin lỗi", hint="Chậm nhất một ngày trước ngày hẹn trả."),
        },
    ),
    "feedback": _K(
        "Phản ánh, kiến nghị",
        "kỳ số liệu PAKN",
        "Phản ánh, kiến nghị của người dân, tổ chức: tiếp nhận và xử lý.",
        {
            "from_on": _FROM,
            "to_on": _TO,
            "received": _F("PAKN tiếp nhận", "PAKN"),
            "handled": _F(
                "PAKN đã xử lý", "PAKN", "Mẫu số của tỷ lệ đúng hạn: PAKN tiếp nhận và đã xử lý trong kỳ."
            ),
            "on_time": _F("Xử lý đúng hạn", "PAKN"),
            "dissatisfied": _F("Không hài lòng kết quả xử lý", "PAKN"),
        },
    ),
    "satisfaction": _K(
        "Khảo sát hài lòng",
        "kỳ khảo sát",
        "Phiếu khảo sát mức độ hài lòng của người dân theo lĩnh vực.",
        {
            "from_on": _FROM,
            "to_on": _TO,
            "field": _F("Lĩnh vực"),
            "sent": _F("Phiếu phát ra", "phiếu"),
            "returned": _F("Phiếu thu về", "phiếu"),
            "valid": _F("Phiếu hợp lệ", "phiếu", "Mẫu số của tỷ lệ hài lòng; bằng tổng năm mức."),
            "level_1": _F("Rất không hài lòng", "phiếu"),
            "level_2": _F("Không hài lòng", "phiếu"),
            "level_3": _F("Bình thường", "phiếu"),
            "level_4": _F("Hài lòng", "phiếu"),
            "level_5": _F("Rất hài lòng", "phiếu"),
        },
    ),
}

_PEOPLE: Final[dict[str, KindText]] = {
    "staff": _K(
        "Cán bộ, công chức",
        "số liệu cán bộ, công chức",
        "Biên chế, có mặt, trình độ của từng nhóm tại một ngày.",
        {
            "as_of": _AS_OF,
            "population": _F("Nhóm", hint="Cán bộ, công chức, viên chức ghi thành ba dòng riêng."),
            "quota": _F("Biên chế được giao", "người"),
            "present": _F("Có mặt", "người", "Mẫu số của các tỷ lệ trình độ và đạt chuẩn."),
            "postgraduate": _F("Trình độ sau đại học", "người"),
            "university": _F("Trình độ đại học", "người"),
            "college": _F("Trình độ cao đẳng", "người"),
            "other_degree": _F("Trình độ khác", "người", "Trung cấp, sơ cấp, chưa qua đào tạo."),
            "theory_advanced": _F("Lý luận chính trị cao cấp", "người"),
            "theory_intermediate": _F("Lý luận chính trị trung cấp", "người"),
            "theory_elementary": _F("Lý luận chính trị sơ cấp", "người"),
            "theory_none": _F("Chưa qua lý luận chính trị", "người"),
            "qualified": _F("Đạt chuẩn chức danh, vị trí", "người"),
            "one_stop": _F("Làm việc tại Bộ phận Một cửa", "người"),
        },
    ),
    "training_class": _K(
        "Đào tạo, tập huấn",
        "lớp đào tạo",
        "Lớp đơn vị mở hoặc cử người đi học; số học viên khác số lượt.",
        {
            "title": _F("Tên lớp"),
            "kind": _F("Loại lớp"),
            "role": _F("Mở lớp hay cử đi", hint="Lớp tự mở và lớp cử đi được đếm riêng."),
            "organiser": _F("Đơn vị tổ chức"),
            "group": _F("Đối tượng"),
            "from_on": _F("Từ ngày"),
            "to_on": _F(
                "Đến ngày", hint="Lớp trong kế hoạch có ngày kết thúc mới được tính là đã hoàn thành."
            ),
            "classes": _F("Số lớp", "lớp"),
            "participants": _F("Số học viên", "người", "Mỗi người chỉ đếm một lần."),
            "turns": _F("Số lượt", "lượt", "Một người học nhiều buổi được đếm nhiều lượt."),
            "in_plan": _F("Có trong kế hoạch năm"),
            "note": _NOTE,
        },
    ),
    "discipline": _K(
        "Kỷ luật",
        "trường hợp kỷ luật",
        "Từng trường hợp bị xử lý kỷ luật trong năm.",
        {
            "severity": _F("Hình thức kỷ luật"),
            "misconduct": _F("Nội dung vi phạm"),
            "decided_on": _F("Ngày quyết định"),
            "decision": _DECISION,
            "of_unit_or_head": _F(
                "Là đơn vị hoặc người đứng đầu", hint="Có thể làm giảm mức xếp hạng của đơn vị."
            ),
            "note": _NOTE,
        },
    ),
    "commendation": _K(
        "Khen thưởng về CCHC",
        "khen thưởng",
        "Tập thể, cá nhân được khen thưởng về công tác CCHC.",
        {
            "recipient": _F("Tập thể, cá nhân"),
            "level": _F("Cấp khen thưởng"),
            "decision": _DECISION,
            "decided_on": _F("Ngày quyết định"),
            "content": _F("Nội dung khen thưởng"),
        },
    ),
    "rotation": _K(
        "Chuyển đổi vị trí công tác",
        "kỳ chuyển đổi vị trí",
        "Số trường hợp phải và đã định kỳ chuyển đổi vị trí công tác.",
        {
            "from_on": _FROM,
            "to_on": _TO,
            "due": _F("Phải chuyển đổi", "trường hợp", "Mẫu số: trường hợp đến kỳ chuyển đổi theo kế hoạch."),
            "done": _F("Đã chuyển đổi", "trường hợp"),
        },
    ),
    "organisation": _K(
        "Tổ chức bộ máy",
        "số liệu tổ chức bộ máy",
        "Số phòng, bộ phận và số đã có quy định chức năng, nhiệm vụ.",
        {
            "as_of": _AS_OF,
            "units": _F("Số phòng, bộ phận", "phòng, bộ phận"),
            "with_regulation": _F(
                "Có quy định chức năng", "phòng, bộ phận", "Đã có quy định chức năng, nhiệm vụ."
            ),
        },
    ),
}

_MEANS: Final[dict[str, KindText]] = {
    "budget_publicity": _K(
        "Công khai ngân sách",
        "lần công khai",
        "Công khai dự toán, tình hình thực hiện và quyết toán.",
        {
            "form": _F("Nội dung công khai"),
            "published_on": _F("Ngày công khai"),
            "document": _F("Văn bản công khai"),
            "place": _F("Nơi công khai", hint="Ví dụ: trụ sở, trang thông tin điện tử."),
        },
    ),
    "finance": _K(
        "Tài chính, đầu tư công",
        "kỳ số liệu tài chính",
        "Thu ngân sách, giải ngân vốn đầu tư công, kiến nghị kiểm toán, thanh tra.",
        {
            "from_on": _FROM,
            "to_on": _TO,
            "revenue_estimate": _F("Dự toán thu ngân sách", "đồng"),
            "revenue": _F("Thu ngân sách thực hiện", "đồng"),
            "revenue_last_year": _F("Thu cùng kỳ năm trước", "đồng"),
            "capital_assigned": _F(
                "Vốn đầu tư công được giao",
                "đồng",
                "Tổng vốn được giao cả năm, tính đến cuối kỳ; không được giao vốn thì ghi 0, chưa biết thì để trống.",
            ),
            "capital_disbursed": _F("Vốn đã giải ngân", "đồng", "Số giải ngân trong kỳ này."),
            "audit_recommendations": _F(
                "Kiến nghị phải thực hiện", "kiến nghị", "Kiến nghị về tài chính sau thanh tra, kiểm toán."
            ),
            "audit_done": _F("Kiến nghị đã thực hiện", "kiến nghị"),
        },
    ),
    "e_documents": _K(
        "Văn bản điện tử",
        "kỳ số liệu văn bản điện tử",
        "Văn bản, hồ sơ công việc trên môi trường mạng; không tính văn bản mật.",
        {
            "from_on": _FROM,
            "to_on": _TO,
            "incoming": _F("Văn bản đến", "văn bản"),
            "outgoing": _F("Văn bản đi", "văn bản", "Mẫu số của tỷ lệ ký số; không tính văn bản mật."),
            "signed_sent": _F("Văn bản đi ký số, gửi qua mạng", "văn bản"),
            "work_files": _F(
                "Hồ sơ công việc",
                "hồ sơ",
                "Hồ sơ nội bộ, khác hồ sơ TTHC; không tính hồ sơ thuộc bí mật nhà nước.",
            ),
            "work_files_online": _F("Hồ sơ công việc xử lý qua mạng", "hồ sơ"),
            "online_meetings": _F("Cuộc họp trực tuyến", "cuộc"),
        },
    ),
    "quality": _K(
        "Quản lý chất lượng ISO",
        "lần công bố ISO",
        "Công bố hệ thống quản lý chất lượng TCVN ISO 9001:2015 và đánh giá nội bộ.",
        {
            "decision": _F("Số quyết định công bố"),
            "declared_on": _F("Ngày công bố"),
            "procedures": _F("TTHC trong phạm vi áp dụng", "thủ tục"),
            "audited_on": _F("Ngày đánh giá nội bộ", hint="Ngày đánh giá nội bộ gần nhất trong năm."),
            "note": _NOTE,
        },
    ),
    "website": _K(
        "Trang thông tin điện tử",
        "chuyên mục",
        "Các chuyên mục bắt buộc và ngày cập nhật gần nhất.",
        {
            "item": _F("Chuyên mục"),
            "updated_on": _F("Ngày cập nhật gần nhất"),
            "address": _F("Địa chỉ trang"),
            "note": _NOTE,
        },
    ),
}

KIND_TEXTS: Final[Mapping[str, KindText]] = MappingProxyType(
    {**_DIRECTION, **_INSTITUTIONS, **_DOSSIERS, **_PEOPLE, **_MEANS}
)

_CHOICES: Final[Mapping[type[StrEnum], Mapping[str, str]]] = MappingProxyType(
    {
        PlanForm: {"original": "Kế hoạch ban đầu", "amendment": "Điều chỉnh, bổ sung"},
        TaskSource: {
            "plan": "Kế hoạch của đơn vị",
            "assigned": "Cấp trên giao",
            "improvement": "Khắc phục điểm bị trừ",
        },
        TaskArea: {
            "direction": "Chỉ đạo, điều hành",
            "institutions": "Cải cách thể chế",
            "procedures": "Cải cách TTHC",
            "organisation": "Tổ chức bộ máy",
            "civil_service": "Chế độ công vụ",
            "finance": "Tài chính công",
            "digital": "Chính quyền điện tử, số",
            "population_data": "Đề án 06",
            "emulation": "Thi đua CCHC",
            "other": "Khác",
        },
        ReportPeriod: {
            "Q1": "Quý I",
            "H1": "6 tháng",
            "Q3": "Quý III",
            "Y": "Năm",
            "ad_hoc": "Đột xuất",
        },
        InspectionForm: {
            "self": "Tự kiểm tra",
            "routine": "Kiểm tra định kỳ",
            "thematic": "Kiểm tra chuyên đề",
            "unannounced": "Kiểm tra đột xuất",
            "supervision": "Giám sát",
        },
        SimplificationForm: {
            "abolish": "Bãi bỏ",
            "simplify": "Đơn giản hóa",
            "shorten": "Rút ngắn thời gian",
        },
        CommunicationForm: {
            "loudspeaker": "Đài truyền thanh, loa",
            "notice_board": "Bảng tin, pa nô",
            "conference": "Hội nghị, tập huấn",
            "social_network": "Mạng xã hội",
            "article": "Tin, bài báo chí",
            "website": "Trang thông tin điện tử",
            "leaflet": "Tờ rơi, tờ gấp",
            "contest": "Cuộc thi",
            "other": "Hình thức khác",
        },
        InitiativeForm: {
            "initiative": "Sáng kiến",
            "model": "Mô hình",
            "solution": "Giải pháp mới",
            "award": "Giải thưởng",
        },
        DossierField: {
            "all": "Tất cả lĩnh vực",
            "civil_status": "Hộ tịch",
            "certification": "Chứng thực",
            "land": "Đất đai",
            "construction": "Xây dựng",
            "social": "Bảo trợ xã hội, người có công",
            "business": "Đăng ký kinh doanh",
            "education": "Giáo dục",
            "health": "Y tế",
            "agriculture": "Nông nghiệp, môi trường",
            "transport": "Giao thông",
            "culture": "Văn hóa, thông tin",
            "other": "Lĩnh vực khác",
        },
        Population: {
            "elected": "Cán bộ",
            "civil_servant": "Công chức",
            "public_employee": "Viên chức",
        },
        TrainingKind: {
            "reform": "Nghiệp vụ CCHC",
            "digital": "Chuyển đổi số",
            "rank": "Tiêu chuẩn ngạch",
            "theory": "Lý luận chính trị",
            "position": "Vị trí việc làm",
            "peoples_council": "Đại biểu HĐND",
            "citizen_skills": "Kỹ năng số cho người dân",
            "other": "Lớp khác",
        },
        TrainingRole: {"held": "Đơn vị mở lớp", "sent": "Cử đi học"},
        TraineeGroup: {
            "mixed": "Nhiều đối tượng",
            "leaders": "Lãnh đạo, quản lý",
            "elected": "Cán bộ",
            "civil_servants": "Công chức",
            "council_members": "Đại biểu HĐND",
            "one_stop": "Người làm ở Bộ phận Một cửa",
            "village": "Cán bộ thôn, tổ dân phố",
            "citizens": "Người dân",
        },
        Severity: {
            "khien_trach": "Khiển trách",
            "canh_cao": "Cảnh cáo",
            "buoc_thoi_viec_hoac_cach_chuc": "Buộc thôi việc hoặc cách chức",
        },
        Misconduct: {
            "shirking": "Đùn đẩy, né tránh trách nhiệm",
            "harassment": "Nhũng nhiễu, gây phiền hà",
            "late_work": "Chậm trễ công việc",
            "other": "Vi phạm khác",
        },
        Level: {
            "commune": "Cấp xã",
            "district": "Cấp huyện",
            "province": "Cấp tỉnh",
            "central": "Trung ương",
        },
        PublicityForm: {
            "estimate": "Dự toán",
            "execution": "Tình hình thực hiện",
            "settlement": "Quyết toán",
        },
        WebsiteItem: {
            "info": "Thông tin chỉ đạo điều hành",
            "tthc": "Chuyên mục TTHC",
            "cchc": "Chuyên mục CCHC",
        },
    }
)


def kind_title(code: str) -> str:
    """The plural title of a list, a page or a sheet."""
    return KIND_TEXTS[code].title


def kind_name(code: str) -> str:
    """One record in running text, in small letters: behind “Thêm …”, “Sửa …”, “Xóa …”."""
    return KIND_TEXTS[code].name


def kind_hint(code: str) -> str:
    """One sentence: what an officer records here."""
    return KIND_TEXTS[code].hint


def add_label(code: str) -> str:
    """The button that begins a new record."""
    return f"Thêm {kind_name(code)}"


def field_label(code: str, field: str) -> str:
    """The label of a field; `year` belongs to every kind."""
    return "Năm" if field == "year" else KIND_TEXTS[code].fields[field].label


def field_unit(code: str, field: str) -> str:
    """The unit behind a number, empty where there is none."""
    return "" if field == "year" else KIND_TEXTS[code].fields[field].unit


def field_hint(code: str, field: str) -> str:
    """A sentence where a field's meaning is subtle, empty otherwise."""
    return "" if field == "year" else KIND_TEXTS[code].fields[field].hint


def choice_label(choice: StrEnum) -> str:
    """The words for one value of an enumeration of the record kinds."""
    return _CHOICES[type(choice)][choice.value]
