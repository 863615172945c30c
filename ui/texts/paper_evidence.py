"""Words of the evidence register and of the sheet of what is missing, by the person who answers for it."""

from datetime import date
from decimal import Decimal

from core.reporting.display import count, day, decimal
from core.reporting.evidence_register import EvidenceWords
from core.reporting.missing_by_owner import MissingWords
from ui.texts.evidence_needs import KINDS


def _summary(documents: int, files: int, proven: int, criteria: int) -> str:
    return (
        f"Tổng số {count(documents)} tài liệu, {count(files)} tệp; "
        f"{count(proven)}/{count(criteria)} tiêu chí tự chấm đã có tài liệu kiểm chứng."
    )


def _missing_summary(criteria: int, points: Decimal) -> str:
    return f"Còn {count(criteria)} tiêu chí tự chấm chưa có tài liệu, ảnh hưởng đến {decimal(points)} điểm."


EVIDENCE_WORDS = EvidenceWords(
    symbol="DM-UBND",
    title="DANH MỤC",
    subtitle=lambda year: f"Tài liệu kiểm chứng kết quả cải cách hành chính năm {year}",
    introduction=lambda year, criteria_set: (
        f"Tài liệu kiểm chứng cho kết quả tự chấm điểm năm {year} theo “{criteria_set}”, xếp theo tiêu chí. "
        "Một tài liệu dùng cho nhiều tiêu chí được ghi ở từng tiêu chí."
    ),
    summary=_summary,
    nothing="Chưa có tài liệu nào được ghi trong năm; các dòng để trống dùng để ghi tay.",
    register_heading="Tài liệu theo tiêu chí",
    register_sheet="Theo tiêu chí",
    number="Số, ký hiệu",
    issued="Ngày ban hành",
    issuer="Cơ quan ban hành",
    kind="Loại",
    kind_of=lambda kind: KINDS[kind],
    extract="Trích yếu",
    file="Tên tệp",
    paper_only="Bản giấy",
    digest="SHA-256 (16 ký tự đầu)",
    origin="Nguồn",
    also="Dùng cả cho tiêu chí",
    none_here="Chưa có tài liệu",
    loose_heading="Tài liệu chưa gắn tiêu chí",
    no_loose="Mọi tài liệu trong sổ đều đã gắn tiêu chí.",
    loose_sheet="Chưa gắn tiêu chí",
    missing_heading="Tiêu chí chưa có tài liệu",
    no_missing="Mọi tiêu chí tự chấm đều đã có tài liệu kiểm chứng.",
    missing_sheet="Còn thiếu",
    missing_summary=_missing_summary,
    code="Mã",
    criterion="Tiêu chí",
    needed="Tài liệu cần có",
    nothing_named="Văn bản chứng minh trực tiếp kết quả",
    at_stake="Điểm chờ",
    explanation="Giải trình",
    digest_note="SHA-256 là mã kiểm tra của tệp: hai tệp cùng mã có nội dung như nhau.",
    closing=lambda year: f"Trên đây là danh mục tài liệu kiểm chứng năm {year}./.",
)


def _owner_summary(criteria: int, points: Decimal) -> str:
    return f"{count(criteria)} tiêu chí, {decimal(points)} điểm chờ."


def _subtitle(year: int, today: date) -> str:
    return f"Tài liệu, số liệu còn thiếu năm {year} theo người phụ trách\n(đến ngày {day(today)})"


MISSING_WORDS = MissingWords(
    symbol="DM-UBND",
    title="DANH MỤC",
    subtitle=_subtitle,
    summary=lambda criteria, points: (
        f"Còn {count(criteria)} tiêu chí thiếu tài liệu hoặc số liệu, ảnh hưởng đến {decimal(points)} điểm. "
        "Người phụ trách đánh dấu khi đã có, ghi ngày nộp và chuyển cho người tổng hợp."
    ),
    nothing="Không còn tiêu chí nào thiếu tài liệu hoặc số liệu.",
    nobody="Chưa phân công",
    owner_heading=lambda owner: owner,
    owner_sheet=lambda number: f"Người phụ trách {number}",
    owner_summary=_owner_summary,
    code="Mã",
    criterion="Tiêu chí",
    needed="Cần bổ sung",
    at_stake="Điểm chờ",
    brought="Đã có",
    brought_on="Ngày nộp",
    received="Người nhận: ................................................  Ngày: ........................",
)
