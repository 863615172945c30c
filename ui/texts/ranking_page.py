"""Words of the ranking page."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from core.publication_changes import Figures, PublicationChanges
from core.ranking import BandSummary, RankRow
from core.services.publish_ranking import HistoryStep
from core.services.ranking_reading import NOT_APPRAISED, OPEN_LINES, RankingView
from ui.texts import common, numbers
from ui.texts.criteria import flag_text, step_text, task_text
from ui.texts.ranking_rules import not_submitted_rule, rule_behind

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
NOT_YET = "chưa thẩm định"
STEPS_NOT_YET = "Đơn vị đã gửi nhưng chưa được thẩm định nên chưa có thứ hạng và xếp loại."
TAB_TABLE = "Bảng xếp hạng"
COMPUTING = "Đang tính xếp hạng…"
WORKING = "Đang ghi quyết định về xếp hạng"
REOPENED = "Đã mở lại xếp hạng năm {year}."
SEARCH = "Tìm đơn vị"
SCHEME = "Thang xếp loại"
KIND = "Loại đơn vị"
ROUND_SCHEME = "{bands} (của đợt)"
TRYING_SCHEME = "Đang xem thử thang khác; thang của đợt không đổi, công bố theo thang của đợt."
TIE = "Xếp thứ bậc…"
TIE_ACT = "Ghi thứ bậc"
TIE_WHY = (
    "Các đơn vị dưới đây bằng chỉ số {index}. Xếp theo thứ bậc cơ quan đã quyết định, đơn vị đầu đứng trước. "
    "Điểm không đổi; thứ bậc và căn cứ hiện trong bảng."
)
TIE_LIST = "Thứ bậc các đơn vị bằng điểm"
TIE_UP = "Lên"
TIE_DOWN = "Xuống"
TIE_DECISION = "Căn cứ"
TIE_DECISION_HINT = "Ví dụ: Kết luận họp Hội đồng ngày 20/02/2026; 15/QĐ-UBND"
UNTIE = "Bỏ thứ bậc…"
UNTIE_WHY = "Vì sao bỏ thứ bậc đã ghi? Các đơn vị sẽ lại bằng hạng."
TIE_SAVED = "Đã ghi thứ bậc."
UNTIED = "Đã bỏ thứ bậc."
REOPEN = "Mở lại…"
REOPEN_ACT = "Mở lại xếp hạng"
REOPEN_WHY = (
    "Vì sao mở lại xếp hạng đã công bố? Lần công bố này được giữ nguyên trong lịch sử; "
    "gói kết quả đã gửi thành gói cũ và phải gửi lại sau khi công bố lần mới."
)
HISTORY = "Các lần công bố…"
HISTORY_TITLE = "Các lần công bố năm {year}"
HISTORY_NONE = "Chưa công bố lần nào."
HISTORY_STEPS = "Các bước"
HISTORY_CHANGES = "Thay đổi giữa hai lần công bố"
HISTORY_SAME = "Hai lần công bố không khác nhau về thứ hạng, điểm, xếp loại."
COLUMN_STEP = "Bước"
COLUMN_AT = "Lúc"
COLUMN_OFFICER = "Người làm"
COLUMN_WHY = "Lý do, mã kiểm tra"
COLUMN_BEFORE = "Lần trước"
COLUMN_NOW = "Lần sau"
CONFLICTS_MARK = (
    "{count} tiêu chí có hai điểm khác nhau chưa chọn. Chọn ở trang Thẩm định rồi mới công bố được."
)

_CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "packages": "gói của đơn vị",
        "scheme": "thang xếp loại",
        "criteria": "bộ tiêu chí",
        "appraisals": "điểm thẩm định",
        "adjustments": "điểm thưởng, điểm trừ",
        "outside_values": "số liệu điều tra, số liệu ngoài",
        "ties": "thứ bậc khi bằng điểm",
    }
)

_FLAGS: Mapping[str, str] = MappingProxyType(
    {OPEN_LINES: "còn tiêu chí chưa thẩm định", NOT_APPRAISED: "chưa thẩm định"}
)
_MOST_NAMES = 5


def flags(row: RankRow) -> str:
    """Everything to know about a rank, in words."""
    return ", ".join(_FLAGS.get(flag) or flag_text(flag) for flag in row.flags)


def steps(row: RankRow, view: RankingView) -> str:
    """How the band came about, step by step with the rule behind each, and the duties that follow."""
    scheme = view.ranking.scheme_id
    if NOT_APPRAISED in row.flags:
        return STEPS_NOT_YET
    if row.index is None:
        return "\n".join(filter(None, (STEPS_NOT_SENT, not_submitted_rule(view.criteria, scheme))))
    total = (row.total or Decimal(0)) + row.bonus - row.penalty
    lines = [_index(row, total)]
    for each in row.steps:
        rule = rule_behind(each, view.criteria, scheme_id=scheme)
        lines.append(f"{step_text(each)}\n{rule}" if rule else step_text(each))
    lines.extend(task_text(task) for task in row.tasks)
    if row.flags:
        lines.append(f"Lưu ý: {flags(row)}")
    if row.tie_decision:
        lines.append(tie_decided(row.tie_decision))
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


step = step_text


def tie_decided(decision: str) -> str:
    """That a place among equals was decided, and on what ground."""
    return f"Thứ hạng theo quyết định: {decision}"


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


def conflicts(count: int) -> str:
    """Lines with two values."""
    return CONFLICTS_MARK.format(count=numbers.count(count))


def open_lines(view: RankingView) -> str:
    """How many criteria count 0 because nobody appraised them; empty where none does."""
    lines = sum(count for _unit, count in view.open_lines)
    if not lines:
        return ""
    return (
        f"{numbers.count(len(view.open_lines))} đơn vị còn {numbers.count(lines)} tiêu chí chưa thẩm định, "
        "đang tính 0 điểm."
    )


def reopened(year: int, number: int) -> str:
    """That a publication was opened again."""
    return f"Đã mở lại xếp hạng năm {year} (sau lần công bố {number})."


def reopened_state(view: RankingView) -> str:
    """That the ranking is open again, why, and what that means for results that were sent."""
    last = view.reopenings[-1]
    return (
        f"Đã mở lại sau lần công bố {last.number} ({last.reason}). "
        "Công bố lần mới rồi gửi lại kết quả cho các đơn vị."
    )


def units(count: int) -> str:
    """A number of units."""
    return f"{numbers.count(count)} đơn vị"


def scheme(bands: Sequence[str], *, is_rounds: bool) -> str:
    """A band scheme by the names of its bands."""
    names = " – ".join(bands)
    return ROUND_SCHEME.format(bands=names) if is_rounds else names


def history_step(each: HistoryStep) -> str:
    """What a step of the history is."""
    return f"Mở lại sau lần {each.number}" if each.is_reopening else f"Công bố lần {each.number}"


def history_why(each: HistoryStep) -> str:
    """The reason of a reopening, or the digest of a publication in four groups."""
    if each.is_reopening:
        return each.reason
    return " ".join(each.digest[at : at + 4] for at in range(0, 16, 4))


def changed(changes: PublicationChanges) -> str:
    """How much differs between two publications, and which inputs do."""
    causes = ", ".join(_CAUSES.get(cause, cause) for cause in changes.causes)
    why = f" Khác về: {causes}." if causes else ""
    return (
        f"Lần {changes.later} so với lần {changes.earlier}: "
        f"{numbers.count(len(changes.units))} đơn vị thay đổi.{why}"
    )


def figures(value: Figures) -> str:
    """Rank, index and band of a unit in one publication."""
    if value.rank is None or value.index is None:
        return NOT_SENT
    return f"hạng {value.rank}, {numbers.percent(value.index)}, {value.band}"


def history_lines(steps_: Sequence[HistoryStep], changes: Sequence[PublicationChanges]) -> tuple[str, ...]:
    """The history of a year for people."""
    lines = [
        f"{history_step(each)}, {common.moment(each.at)}, {each.officer}: {history_why(each)}"
        for each in steps_
    ]
    for each in changes:
        lines.append(changed(each))
        lines.extend(f"{unit.name}: {figures(unit.before)} → {figures(unit.now)}" for unit in each.units)
    return tuple(lines) or (HISTORY_NONE,)


def open_units(names: tuple[str, ...]) -> str:
    """Which units sent and were not appraised at all."""
    more = len(names) - _MOST_NAMES
    rest = f" và {more} đơn vị khác" if more > 0 else ""
    return f"Chưa thẩm định {', '.join(names[:_MOST_NAMES])}{rest}. Thẩm định rồi mới công bố được."


def place(row: RankRow) -> str:
    """The rank, or why there is none."""
    if row.rank is not None:
        return str(row.rank)
    if NOT_APPRAISED in row.flags:
        return NOT_YET
    return NOT_SENT if "NOT_SUBMITTED" in row.flags else numbers.NO_VALUE


def summary(value: BandSummary, view: RankingView) -> str:
    """How many sent, how many of them are ranked, and the mean."""
    silent = sum(1 for row in view.ranking.not_submitted if row.unit_kind == value.unit_kind)
    sent = value.expected - silent
    parts = [f"{sent} / {value.expected} đơn vị đã gửi"]
    if sent != value.ranked:
        parts.append(f"{value.ranked} đơn vị được xếp hạng")
    if value.mean is not None:
        parts.append(f"chỉ số trung bình {numbers.percent(value.mean)}")
    if value.highest is not None and value.lowest is not None:
        parts.append(f"cao nhất {numbers.percent(value.highest)}, thấp nhất {numbers.percent(value.lowest)}")
    return "  ·  ".join(parts)
