"""Words of the commune's result page."""

from decimal import Decimal

from ui.texts import numbers

IMPORT = "Sang Nhận gói"
NONE_HERE = "Kết quả thẩm định của cấp trên hiện ở đây sau khi nhận gói kết quả (tệp .cchc)."
INDEX = "Chỉ số CCHC"
BAND = "Xếp hạng"
RANK = "Thứ hạng"
COLUMN_NAME = "Tiêu chí"
COLUMN_MAXIMUM = "Tối đa"
COLUMN_SELF = "Tự chấm"
COLUMN_POINTS = "Thẩm định"
COLUMN_DIFFERENCE = "Chênh lệch"
COLUMN_REASON = "Lý do, ý kiến"
ONLY_DIFFERENT = "Chỉ dòng có chênh lệch"
STEPS = "Cách xếp hạng"
LOST = "Chênh lệch so với tự chấm"


def rank(value: int | None, out_of: int) -> str:
    """Rank among the units ranked."""
    return "–" if value is None else f"{value} / {out_of}"


def difference(value: Decimal) -> str:
    """Appraised minus self, with its sign."""
    if value == 0:
        return "0,00"
    return f"{'+' if value > 0 else '−'}{numbers.points(abs(value))}"


def context(revision: int, published: str) -> str:
    """Which submission was answered and when it was published."""
    return f"Kết quả cho lần nộp {revision}, công bố ngày {published}"
