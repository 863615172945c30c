"""Words of the ranking page."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from core.ranking import BandSummary, RankRow
from core.services.publish_ranking import NOT_APPRAISED, OPEN_LINES
from ui.texts import numbers
from ui.texts.criteria import flag_text, step_text, task_text

NONE_HERE = "Bảng xếp hạng hiện ở đây khi đã mở đợt đánh giá và thẩm định các đơn vị."
OPEN_ROUND = "Sang Đợt đánh giá"
TO_SEND = "Sang Trả kết quả"
PUBLISH = "Công bố xếp hạng…"
PUBLISH_ACT = "Công bố"
PUBLISH_LEAVE = "Chưa công bố"
PUBLISH_WHAT = "Công bố xếp hạng năm {year}?"
PUBLISHED = "Đã công bố xếp hạng năm {year}."
PREVIEW = "Bản xem trước, chưa công bố. Điểm thẩm định còn sửa được."
NOTHING = "Chưa có đơn vị nào được thẩm định, nên chưa công bố được."
COLUMN_RANK = "Hạng"
COLUMN_UNIT = "Đơn vị"
COLUMN_TOTAL = "Tổng điểm"
COLUMN_INDEX = "Chỉ số"
COLUMN_BAND = "Xếp loại"
COLUMN_FLAGS = "Lưu ý"
COLUMN_COUNT = "Số đơn vị"
COLUMN_PERCENT = "Tỷ lệ"
BANDS = "Xếp loại các đơn vị đã gửi"
STEPS = "Vì sao xếp như vậy"
STEPS_NOT_SENT = "Đơn vị chưa gửi gói nộp nên không có thứ hạng và xếp loại."
NOT_SENT = "chưa gửi"

_FLAGS: Mapping[str, str] = MappingProxyType(
    {OPEN_LINES: "còn tiêu chí chưa thẩm định", NOT_APPRAISED: "chưa thẩm định"}
)
_MOST_NAMES = 5


def flags(row: RankRow) -> str:
    """Everything to know about a rank, in words."""
    return ", ".join(_FLAGS.get(flag) or flag_text(flag) for flag in row.flags)


def steps(row: RankRow) -> str:
    """How the band came about, step by step, and the duties that follow."""
    if row.index is None:
        return STEPS_NOT_SENT
    total = (row.total or Decimal(0)) + row.bonus - row.penalty
    lines = [_index(row, total), *(step_text(step) for step in row.steps)]
    lines.extend(task_text(task) for task in row.tasks)
    if row.flags:
        lines.append(f"Lưu ý: {flags(row)}")
    if row.tie_decision:
        lines.append(f"Thứ hạng theo quyết định: {row.tie_decision}")
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _index(row: RankRow, total: Decimal) -> str:
    assert row.index is not None
    maximum = numbers.points(row.maximum or Decimal(0))
    share = f"{numbers.points(total)} / {maximum} = {numbers.percent(row.index)}"
    parts = [f"Điểm các tiêu chí {numbers.points(row.total or Decimal(0))}"]
    if row.bonus:
        parts.append(f"cộng thưởng {numbers.points(row.bonus)}")
    if row.penalty:
        parts.append(f"trừ {numbers.points(row.penalty)}")
    return f"{', '.join(parts)}: {share}" if len(parts) > 1 else f"Tổng điểm {share}"


def percent(value: Decimal) -> str:
    """A share."""
    return numbers.percent(value)


def published(moment: str, number: int, *, officer: str) -> str:
    """That the ranking is out, when and by whom."""
    return f"Đã công bố lần {number} lúc {moment}, {officer} thực hiện. Điểm thẩm định không sửa được nữa."


def unfinished(rows: Iterable[RankRow]) -> int:
    """How many units have criteria nobody appraised."""
    return sum(1 for row in rows if OPEN_LINES in row.flags)


def publish_why(ranked: int, absent: int, *, unfinished: int) -> str:
    """What publishing does."""
    missing = f" {absent} đơn vị chưa gửi đứng cuối bảng, ghi “{NOT_SENT}”." if absent else ""
    open_lines = (
        f" {unfinished} đơn vị còn tiêu chí chưa thẩm định; các tiêu chí ấy tính 0 điểm."
        if unfinished
        else ""
    )
    return (
        f"Điểm và xếp loại của {ranked} đơn vị được giữ nguyên cùng mã kiểm tra các gói đã nhận; "
        f"sau đó không sửa điểm và không nhận gói của năm này nữa.{missing}{open_lines}"
    )


def open_units(names: tuple[str, ...]) -> str:
    """Which units sent and were not appraised at all."""
    more = len(names) - _MOST_NAMES
    rest = f" và {more} đơn vị khác" if more > 0 else ""
    return f"Chưa thẩm định {', '.join(names[:_MOST_NAMES])}{rest}. Thẩm định rồi mới công bố được."


def summary(value: BandSummary) -> str:
    """How many were ranked, and the mean."""
    parts = [f"{value.ranked} / {value.expected} đơn vị đã gửi"]
    if value.mean is not None:
        parts.append(f"chỉ số trung bình {numbers.percent(value.mean)}")
    if value.highest is not None and value.lowest is not None:
        parts.append(f"cao nhất {numbers.percent(value.highest)}, thấp nhất {numbers.percent(value.lowest)}")
    return "  ·  ".join(parts)
