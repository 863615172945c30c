"""One sentence for any finding that is not about a record (`findings`); those of the services are kept here.

Its words are those of every room, and its imports most of what the program can do: `every_finding` loads it late.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from core.findings import Finding
from core.scoring import WrongInputs
from ui.texts import (
    criteria,
    criteria_annex,
    criteria_sheets,
    findings,
    foreign_export,
    numbers,
    outside,
    paper_templates,
    past_results,
    record_cells,
)

_SERVICES: Mapping[str, str] = MappingProxyType(
    {
        "LINE_NO_DATA": "Tiêu chí {where}: chưa có số liệu (tối đa {maximum} điểm).",
        "LINE_NO_EVIDENCE": "Tiêu chí {where}: đã chấm {points} điểm nhưng chưa có tài liệu kiểm chứng hoặc giải trình.",
        "LINE_CLAIM_REASON": "Tiêu chí {where}: khai không phát sinh thì phải ghi lý do, căn cứ.",
        "GATE_NO_AUTHORITY": "Sổ chưa ghi cơ quan thẩm định nhận hồ sơ.",
        "GATE_NO_KEY": "Đơn vị chưa có khóa để niêm phong gói.",
        "GATE_SAMPLE_SET": "Đang dùng bộ tiêu chí mẫu “{set}”; thay bằng bộ tiêu chí do tỉnh ban hành.",
        "GATE_NO_SIGNATORY": "Chưa ghi người ký văn bản.",
        "GATE_NO_DATA": "Tiêu chí {where}: chưa có số liệu (tối đa {points} điểm).",
        "GATE_NO_EVIDENCE": "Tiêu chí {where}: thiếu tài liệu kiểm chứng hoặc giải trình ({points} điểm).",
        "GATE_CLAIM_REASON": "Tiêu chí {where}: khai không phát sinh nhưng chưa ghi lý do ({points} điểm).",
        "GATE_INPUTS": "Tiêu chí {where}: số liệu chưa đúng, cần sửa ({points} điểm).",
        "GATE_FLAGGED_EVIDENCE": "Tài liệu “{document}” có thể chứa macro, bộ tiêu chí không nhận: thay bằng tệp .docx, .xlsx hoặc PDF.",
        "ROW_TWICE": "Bản ghi này trùng mã với bản ghi ở {first}. Xóa trắng mã của bản ghi thêm mới.",
        "GATE_PUBLISHED": "Kết quả năm này đã công bố; gói nộp thêm không làm thay đổi kết quả.",
        "GATE_RETURNED": "Cơ quan thẩm định đã trả lại gói trước: ghi lý do điều chỉnh khi tạo gói mới.",
        "GATE_CLOCK_BEHIND": "Đồng hồ máy chậm hơn lần dùng trước trên một ngày; gói sẽ mang dấu “giờ chưa chắc đúng”.",
        "EARLIER_NOT_RECEIVED": "Chưa nhận lần gửi trước đó; gói lần {revision} vẫn được nhận.",
        "HISTORY_SHORTER": (
            "Nhật ký thay đổi của đơn vị gửi ngắn hơn lần gửi trước ({now} lượt, trước đó {before}): sổ đã được "
            "phục hồi từ bản cũ, hoặc nhật ký bị ghi lại. Gói vẫn được nhận; hãy hỏi đơn vị và đối chiếu nhật ký."
        ),
        "HISTORY_OTHER": (
            "Lượt số {number} trong nhật ký thay đổi của đơn vị gửi khác với lượt cùng số ở gói đã nhận: nhật ký "
            "đã bị ghi lại. Gói vẫn được nhận; hãy hỏi đơn vị và đối chiếu nhật ký."
        ),
        "TIME_SUSPECT": "Bên gửi {sender} báo đồng hồ máy của họ chưa chắc đúng khi tạo gói.",
        "WORK_ELSEWHERE": "Có {count} tiêu chí không (còn) giao cho bàn này; điểm vẫn được nhận, không mất.",
        "WORK_UNSEEN": "Có {count} tiêu chí bàn này đã chấm mà cơ quan chủ trì chưa nhận: điểm ở đây giữ nguyên.",
        "RECEIPT_UNKNOWN_PACKAGE": (
            "Giấy báo nhận số {number} chứng nhận lần nộp {revision} kỳ {period} mà sổ này không có: sổ có thể "
            "vừa được phục hồi từ bản cũ. Lần nộp sau sẽ mang số lớn hơn."
        ),
        "RETURN_OVERTAKEN": "Đơn vị đã nộp lần {revision} sau lần bị trả lại; số liệu của năm giữ nguyên trạng thái.",
        "CRITERIA_YEAR_KEEPS": "Năm {year} đã chốt hoặc đã nộp nên vẫn chấm theo bộ {set}.",
        "CRITERIA_NOT_JSON": "Tệp không phải bộ tiêu chí (JSON), hoặc đã bị hỏng.",
    }
)


_ROOMS: tuple[tuple[Mapping[str, str], Callable[[Finding], str]], ...] = (
    (criteria_annex.FINDINGS, criteria_annex.finding_text),
    (past_results.FINDINGS_TEXT, past_results.finding),
    (paper_templates.FINDINGS, paper_templates.finding),
    (foreign_export.FINDINGS, foreign_export.finding_text),
)


def message_of(finding: Finding) -> str:
    """What does not fit and, where it is not plain, what to do; for a code nobody knows, a plain notice."""
    if finding.code == "INPUTS_WRONG":
        values = dict(finding.values)
        reason = criteria.wrong_input(
            values.get("label") or values.get("input", ""), values.get("reason", "")
        )
        return f"{criteria.place(finding.where)}: {reason}."
    for sentences, tell in _ROOMS:
        if finding.code in sentences:
            return tell(finding)
    if finding.code in criteria_sheets.FINDINGS:
        return criteria_sheets.FINDINGS[finding.code].format_map(defaultdict(str, finding.values))
    if finding.code in _SERVICES:
        values = {name: _shown(text) for name, text in finding.values}
        return _SERVICES[finding.code].format_map(defaultdict(str, {**values, "where": finding.where}))
    if finding.code == WrongInputs.code or finding.code in criteria.FINDINGS:
        return criteria.finding_text(finding) or finding.code
    of_a_file = record_cells.finding_text(finding.code, finding.values) or outside.finding_text(
        finding.code, finding.values
    )
    return findings.finding_text(finding) if of_a_file is None else of_a_file


def _shown(text: str) -> str:
    """Points as officials write them; anything else as it is."""
    try:
        return numbers.points(Decimal(text))
    except InvalidOperation:
        return text
