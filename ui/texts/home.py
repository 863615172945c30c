"""Words of the commune's overview."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from core.assessment import State
from core.cycle import NextAct, Step
from core.overview import AreaLine, Late, Overview, Published
from core.self_score import Need
from core.target_standing import Reached, TargetStanding
from core.to_do import ToDo, ToDoKind
from ui.texts import numbers, returning
from ui.texts.every_finding import message_of
from ui.texts.record_ratios import target_lines
from ui.texts.records import choice_label, kind_title

INDEX = "Chỉ số CCHC tạm tính"
INDEX_OF = "Chỉ số CCHC năm {year}"
AREAS = "Điểm theo lĩnh vực"
AREAS_LEGEND = "vạch đứng: tỷ lệ đạt của năm {year}"
LOW = "dưới 75 %"
MISSING = "Việc cần làm"
MISSING_NONE = "Không còn tiêu chí nào thiếu số liệu, tài liệu hay giải trình."
DEADLINES = "Việc sắp đến hạn"
OVERDUE = "Việc quá hạn"
DEADLINES_NONE = "Không có việc nào đến hạn trong {days} ngày tới."
DEADLINES_NONE_AFTER = "Không còn việc nào phải làm sau công bố."
NO_CRITERIA = (
    "Nơi đây sẽ cho biết đang được bao nhiêu điểm, còn thiếu gì và việc nào sắp đến hạn. "
    "Bước đầu tiên: chọn bộ tiêu chí cho năm này."
)
NO_RECORDS = "Năm {year} chưa có số liệu. Bắt đầu từ kế hoạch CCHC năm, rồi nhập dần các dòng dưới đây."
COLUMN_WHAT = "Việc"
COLUMN_AT_STAKE = "Điểm"
COLUMN_DUE = "Hạn"
COLUMN_LEFT = "Còn lại"
FILTER = "Lọc việc cần làm theo loại"
LATE = "Hồ sơ trễ hạn"
LATE_OPEN = "Mở hồ sơ cũ nhất"
LATE_NOT_COUNTED = "chưa có trong số liệu hồ sơ theo tháng"
LATE_ALL_APOLOGISED = "hồ sơ ghi theo tên đều đã có văn bản xin lỗi"
LOST = "Tiêu chí mất điểm"
LOST_NONE = "Không tiêu chí nào mất điểm."
COLUMN_LOST = "Mất"
COLUMN_GIVEN = "Thẩm định"
OPEN_NEXT_YEAR = "Mở năm {year}"
SET_TARGET = "Đặt mục tiêu của năm…"
TARGET_NONE = "Chưa đặt mục tiêu cho năm này."
TAB_OVERDUE = "Quá hạn ({count})"
TAB_COMING = "Sắp tới ({count})"
TAB_AFTER = "Sau công bố ({count})"
TAB_TARGETS = "Chỉ tiêu ({count})"
TABS = "Thời hạn và chỉ tiêu"
TARGETS = "Chỉ tiêu của năm"
COLUMN_TARGET = "Chỉ tiêu"
COLUMN_REACHED = "Đánh giá"
MORE = "Lịch"
HOLIDAYS = "Ngày nghỉ, ngày làm bù…"
CHOICES = "Đặt mốc thời hạn, mục tiêu…"
PRINT = "In lịch việc…"
SOURCE = "Căn cứ: {source}"
CYCLE = "Chu trình năm"
LOADING = "Đang tính…"
SHOW_DUE = "Xem danh sách"
DUE_READ = "Đã biết"

NEEDS: Mapping[Need, str] = MappingProxyType(
    {
        Need.DATA: "Chưa có số liệu",
        Need.EVIDENCE: "Thiếu TLKC hoặc giải trình",
        Need.CLAIM_REASON: "Chưa ghi lý do",
        Need.CORRECTION: "Số liệu chưa đúng, cần sửa",
    }
)

STATES: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: "đang nhập",
        State.CLOSED: "đã chốt số liệu",
        State.SUBMITTED: "đã nộp",
        State.APPRAISAL_1: "đang thẩm định",
        State.EXPLANATION: "đang giải trình",
        State.APPRAISAL_2: "đang thẩm định lần 2",
        State.COUNCIL: "đang qua hội đồng",
        State.PUBLISHED: "đã công bố",
    }
)

STEPS: Mapping[Step, str] = MappingProxyType(
    {
        Step.OPEN: "Mở năm",
        Step.ENTER: "Nhập số liệu",
        Step.SELF_SCORE: "Tự chấm",
        Step.CLOSE: "Chốt số liệu",
        Step.SUBMIT: "Nộp",
        Step.APPRAISAL: "Thẩm định",
        Step.RESULT: "Kết quả",
    }
)

ACTS: Mapping[NextAct, str] = MappingProxyType(
    {
        NextAct.CHOOSE_CRITERIA: "Chọn bộ tiêu chí",
        NextAct.FIRST_RECORD: "Nhập kế hoạch CCHC năm",
        NextAct.FILL: "Nhập phần còn thiếu",
        NextAct.CORRECT: "Sửa tiêu chí bị trả lại",
        NextAct.SELF_SCORE: "Tự chấm điểm",
        NextAct.CLOSE: "Chốt số liệu",
        NextAct.SUBMIT: "Nộp hồ sơ",
        NextAct.RECEIVE: "Nhận gói phản hồi",
        NextAct.READ_RESULT: "Xem kết quả",
    }
)

KINDS: Mapping[ToDoKind, str] = MappingProxyType(
    {
        ToDoKind.RETURNED: "Bị trả lại",
        ToDoKind.CORRECTION: "Số liệu cần sửa",
        ToDoKind.CLAIM_REASON: "Thiếu lý do",
        ToDoKind.EVIDENCE: "Thiếu tài liệu",
        ToDoKind.DATA: "Thiếu số liệu",
        ToDoKind.MONTH: "Tháng chưa nhập",
        ToDoKind.FIGURES: "Số liệu chưa khớp",
        ToDoKind.APOLOGY: "Chưa xin lỗi",
        ToDoKind.OWNER: "Chưa có người phụ trách",
    }
)


REACHED: Mapping[Reached, str] = MappingProxyType(
    {Reached.EXCEEDED: "vượt", Reached.REACHED: "đạt", Reached.MISSED: "chưa đạt"}
)


def cycle_place(step: str, number: int, *, of: int) -> str:
    """Where the year stands, for screen readers."""
    return f"{CYCLE}: {step}, bước {number} trên {of}"


def filter_words(kind: ToDoKind | None, count: int) -> str:
    """One choice of the filter with how many rows it keeps."""
    return f"{'Tất cả' if kind is None else KINDS[kind]} ({count})"


def to_do_text(row: ToDo) -> str:
    """What to do, and about what."""
    match row.kind:
        case ToDoKind.RETURNED:
            return f"{returning.ASKED_SHORT.format(question=row.question or row.subject)}"
        case ToDoKind.CORRECTION:
            return f"Sửa số liệu chưa đúng: {row.subject}"
        case ToDoKind.CLAIM_REASON:
            return f"Ghi lý do không phát sinh: {row.subject}"
        case ToDoKind.EVIDENCE:
            return f"Thêm tài liệu kiểm chứng hoặc giải trình: {row.subject}"
        case ToDoKind.DATA:
            return _data(row)
        case _:
            return _other(row)


def _data(row: ToDo) -> str:
    what = kind_title(row.record_kind) if row.record_kind else "số liệu"
    return f"Nhập {what}: {row.subject}"


def _other(row: ToDo) -> str:
    match row.kind:
        case ToDoKind.MONTH:
            assert row.field is not None
            return f"Chưa nhập hồ sơ tháng {months(row.months)} – {field_name(choice_label(row.field))}"
        case ToDoKind.FIGURES:
            assert row.finding is not None
            more = f" (và {row.count - 1} chỗ khác cùng bản ghi)" if row.count > 1 else ""
            return message_of(row.finding) + more
        case ToDoKind.APOLOGY:
            return f"{row.count} hồ sơ trễ hạn chưa có văn bản xin lỗi, cũ nhất: {row.subject}"
        case _ if row.criterion:
            return f"Ghi người phụ trách cho {row.count} tiêu chí, bắt đầu từ: {row.subject}"
        case _:
            return f"Ghi người phụ trách nhiệm vụ: {row.subject}"


def months(numbers_of: tuple[int, ...]) -> str:
    """Months as officials list them; neighbours are joined: 2, 5–8."""
    runs: list[list[int]] = []
    for number in numbers_of:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def field_name(label: str) -> str:
    """A field of dossiers inside a sentence."""
    return f"lĩnh vực {label}" if not label.lower().startswith("tất cả") else label.lower()


def of_maximum(points: Decimal, maximum: Decimal) -> str:
    """Points against what can be reached."""
    return f"{numbers.points(points)} / {numbers.points(maximum)} điểm"


def index_note(overview: Overview) -> str:
    """The counts behind the index, and what others still have to score."""
    if overview.published is not None:
        return of_maximum(overview.published.total, overview.published.maximum)
    note = of_maximum(overview.score.total, overview.score.maximum)
    if overview.outside:
        note += f"; {numbers.points(overview.outside)} điểm do cơ quan khác chấm chưa tính"
    return note


def change(overview: Overview) -> str:
    """This year against the last, in percentage points; empty without a last year."""
    if overview.last is None or overview.change is None:
        return ""
    basis = "thẩm định" if overview.last.is_appraised else "tự chấm"
    against = f"năm {overview.last.year} ({basis} {numbers.percent(overview.last.index)})"
    if not overview.change:
        return f"Bằng {against}"
    fell = "Giảm" if overview.published is not None else "Còn kém"
    return f"{_points_of_percent('Tăng' if overview.change > 0 else fell, overview.change)} so với {against}"


def target(overview: Overview) -> str:
    """The target and how far it is; that none was set."""
    if overview.target is None or overview.to_target is None:
        return TARGET_NONE
    told = f"Mục tiêu {numbers.percent(overview.target)}: "
    if overview.to_target < 0:
        return told + _points_of_percent("còn thiếu", overview.to_target)
    return told + ("đạt" if not overview.to_target else _points_of_percent("vượt", overview.to_target))


def _points_of_percent(word: str, change_of: Decimal) -> str:
    return f"{word} {numbers.decimal(abs(change_of))} điểm\N{NO-BREAK SPACE}%"


def area_points(line: AreaLine) -> str:
    """The figures beside an area's bar."""
    return f"{numbers.points(line.points)} / {numbers.points(line.maximum)}"


def area_tip(line: AreaLine, last_year: int | None) -> str:
    """What an area's bar shows, in words."""
    parts = [f"{line.name}: {of_maximum(line.points, line.maximum)}"]
    if line.outside:
        parts.append(f"{numbers.points(line.outside)} điểm do cơ quan khác chấm")
    if line.last_share is not None and last_year is not None:
        parts.append(f"năm {last_year} đạt {numbers.percent(line.last_share)}")
    if line.is_watched:
        parts.append("dưới 75 % điểm tối đa thì phải gửi báo cáo kiểm điểm")
    return "; ".join(parts) + "."


def late_words(late: Late, most: int) -> str:
    """Late dossiers with their base, the fields with most of them, and those nobody apologised for."""
    parts = [_late_count(late)] if late.counted else [LATE_NOT_COUNTED]
    fields = late.fields[:most]
    if fields:
        told = (
            f"{choice_label(each.field)} {numbers.count(each.late)}/{numbers.count(each.total)}"
            for each in fields
        )
        parts.append(f"nhiều nhất: {', '.join(told)}")
    if late.without_apology:
        oldest = numbers.day(late.without_apology[0].due_on)
        count = numbers.count(len(late.without_apology))
        parts.append(f"{count} hồ sơ chưa có văn bản xin lỗi, cũ nhất hẹn trả {oldest}")
    elif late.listed:
        parts.append(LATE_ALL_APOLOGISED)
    return "; ".join(parts) + "."


def _late_count(late: Late) -> str:
    if not late.total:
        return f"{numbers.count(late.counted)} hồ sơ"
    share = Decimal(late.counted) * 100 / Decimal(late.total)
    return f"{numbers.ratio(late.counted, late.total)} = {numbers.percent(share)}"


def result_lines(result: Published) -> str:
    """What was published: band, rank, day."""
    lines = [f"Xếp loại: {result.band}"]
    if result.rank is not None:
        lines.append(f"Thứ hạng: {result.rank} / {result.ranked_of} đơn vị")
    lines.append(f"Công bố ngày {numbers.day(result.published_on)}")
    return "\n".join(lines)


def target_text(row: TargetStanding) -> str:
    """A target, what it asks and how the year stands."""
    told = (line.partition(" – ")[0].rstrip(".") for line in target_lines(row))
    return "\n".join((row.target.name, *told))


def reached(row: TargetStanding) -> str:
    """Passed, reached or missed in a word; that nothing tells it yet."""
    return REACHED[row.reached] if row.reached is not None else "chưa có số liệu"


def due_cell(row: ToDo) -> str:
    """The day of a row."""
    return numbers.day(row.due_on)


def due_tip(row: ToDo) -> str:
    """The day of a row and how far it is."""
    if row.due_on is None or row.days_left is None:
        return numbers.NO_VALUE
    return f"{numbers.day(row.due_on)}: {numbers.due(row.due_on, row.due_on - timedelta(days=row.days_left))}"


def became_overdue(titles: tuple[str, ...], since: date | None) -> str:
    """What passed its day since the program was last open."""
    opening = "Quá hạn" if since is None else f"Quá hạn từ lần mở ngày {numbers.day(since)}"
    shown = "; ".join(titles[:3])
    more = f"; và {len(titles) - 3} việc khác" if len(titles) > 3 else ""  # noqa: PLR2004 - as many as fit
    return f"{opening}: {shown}{more}."
