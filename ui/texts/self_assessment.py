"""Words of the self-scoring page."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.self_score import Source
from ui.texts import numbers

TITLES = ("Tiêu chí", "Tối đa", "Tự chấm", "TLKC", "Tình trạng")
MAXIMUM = "Điểm tối đa"
ONLY_MISSING = "Chỉ tiêu chí còn thiếu"
CHOOSE_SET = "Chọn bộ tiêu chí…"
CHOOSE_TITLE = "Bộ tiêu chí cho năm này"
CHOOSE_WHY = "Chọn bộ tiêu chí do tỉnh ban hành. Khi chưa có, dùng bộ mẫu để thử nghiệm."
CHOOSE = "Dùng bộ này"
IMPORT_SET = "Nhập bộ tiêu chí từ tệp…"
SET_FILES = "Bộ tiêu chí (*.json *.xlsx)"
NONE_HERE = "Trang này cho biết điểm từng tiêu chí, vì sao được bấy nhiêu điểm và còn thiếu gì."
CLOSE_YEAR = "Chốt số liệu"
REOPEN_YEAR = "Mở lại số liệu…"
CLOSE_WHAT = "Chốt số liệu năm {year}?"
CLOSE_WHY = "Sau khi chốt, số liệu và phần tự chấm không sửa được nữa, trừ khi mở lại có ghi lý do."
REOPEN_WHAT = "Lý do mở lại số liệu năm {year}"
TO_EXPORT = "Sang Nộp hồ sơ"
HOW = "Vì sao được điểm này"
NOT_SCORED = "Chưa đủ số liệu để chấm."
RULE = "Cách chấm"
INPUTS = "Nhập tại đây"
FROM_RECORDS = "Số liệu lấy từ sổ, không phải nhập lại."
OPEN_RECORDS = "Mở nơi nhập số liệu"
CLAIM = "Không phát sinh trong năm"
CLAIM_REASON = "Lý do, căn cứ"
EXPLANATION = "Giải trình (khi chưa có tài liệu kiểm chứng)"
NOTE = "Ghi chú nội bộ"
EVIDENCE = "Tài liệu kiểm chứng"
ADD_EVIDENCE = "Thêm tài liệu…"
EVIDENCE_NONE = "Chưa có tài liệu nào."
EVIDENCE_WANTED = "Cần có: {names}"
NOT_SELF = "Đơn vị không tự chấm tiêu chí này. {who}"
MISSING = "Còn thiếu"
COMPLETE = "Đủ"
EXCLUDED = "Không tính"
OTHERS = "Nơi khác chấm"

SOURCES: Mapping[Source, str] = MappingProxyType(
    {
        Source.RECORDS: "Số liệu lấy từ các trang của sổ.",
        Source.ENTRY: "Số liệu nhập tại trang này.",
        Source.CLAIM: "Đơn vị khai không phát sinh.",
        Source.OUTSIDE: "Số liệu do cơ quan thẩm định cung cấp.",
        Source.TRIAL: "Số liệu tính thử, không lưu.",
        Source.NONE: "Chưa có số liệu.",
    }
)


def context(total: Decimal, maximum: Decimal, *, index: Decimal) -> str:
    """The score so far."""
    return f"Tự chấm {numbers.points(total)} / {numbers.points(maximum)} điểm, chỉ số tạm tính {numbers.percent(index)}"


def points_of(points: Decimal | None, maximum: Decimal) -> str:
    """Points of a leaf against its maximum."""
    return f"{'–' if points is None else numbers.points(points)} / {numbers.points(maximum)} điểm"
