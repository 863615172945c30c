"""Words of the commune's result page: the comparison, the areas, and what follows."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from core.carrying import FindingState
from core.improvement import Progress
from core.result_view import ResultVersion, ResultView
from core.review_duty import ReviewDuty
from ui.texts import numbers

IMPORT = "Sang Nhận gói"
NONE_HERE = "Kết quả thẩm định của cấp trên hiện ở đây sau khi nhận gói kết quả (tệp .cchc)."
INDEX = "Chỉ số CCHC"
BAND = "Xếp hạng"
RANK = "Thứ hạng"
LOST_POINTS = "Điểm bị mất"
TAB_LINES = "Từng tiêu chí"
TAB_AREAS = "Lĩnh vực, cách xếp hạng"
TAB_PLAN = "Kế hoạch cải thiện"
TAB_YEARS = "Các năm"
TAB_OPEN = "Tồn tại chuyển năm sau"

COLUMN_NAME = "Tiêu chí"
COLUMN_MAXIMUM = "Tối đa"
COLUMN_OF_MAXIMUM = "Thẩm định"
COLUMN_SELF = "Tự chấm"
COLUMN_POINTS = "Thẩm định"
COLUMN_DIFFERENCE = "Chênh lệch"
COLUMN_LOST = "Mất điểm"
COLUMN_LOST_SHORT = "Mất"
COLUMN_WORK_SHORT = "Cải thiện"
COLUMN_NAME_REASON = "Tiêu chí, lý do của cấp trên"
COLUMN_WORK = "Việc cải thiện"
STEPS = "Cách xếp hạng, từng bước"
STEPS_NONE = "Gói kết quả không ghi các bước xếp hạng."
VERSIONS = "Các gói kết quả đã nhận"

FILTER_NAME = "Lọc tiêu chí"
FILTER_ALL = "Tất cả tiêu chí"
FILTER_LOST = "Bị mất điểm"
FILTER_CUT = "Thẩm định thấp hơn tự chấm"
FILTER_GAINED = "Thẩm định cao hơn tự chấm"
FILTER_CHANGED = "Có chênh lệch"
AREA_NAME = "Lọc theo lĩnh vực"
AREA_ALL = "Mọi lĩnh vực"
PICK_ALL = "Chọn tất cả dòng mất điểm"
PICK_NONE = "Bỏ chọn tất cả"
PICK_HINT = "Phím cách: chọn hoặc bỏ chọn dòng để giao việc cải thiện."
GIVE = "Giao việc cải thiện"
GIVE_KEYS = "Ctrl+G"
PRINT = "In kết quả…"

WORK: Mapping[Progress, str] = MappingProxyType(
    {Progress.NOT_GIVEN: "Chưa giao", Progress.DOING: "Đang làm", Progress.DONE: "Xong"}
)
WORK_PICKED = "Sẽ giao"

STAGES = "Điểm qua các bước"
STAGES_NOTE = "Gói kết quả chỉ ghi điểm cuối cùng; các lần thẩm định trước đó do cấp trên giữ."
REASON = "Lý do của cấp trên"
OPINION = "Ý kiến hội đồng"
REASON_NONE = "Cấp trên không ghi lý do."
HOW = "Cách tính điểm tự chấm"
NOW_DIFFERS = "Số liệu đã thay đổi sau khi nộp; tính lại bây giờ được {points} điểm."
EXPLANATION = "Giải trình đã ghi"
EVIDENCE = "Tài liệu kiểm chứng"
EVIDENCE_NONE = "Chưa có tài liệu kiểm chứng."
TO_DO = "Việc cần làm"
TO_DO_NONE = "Chưa giao việc cải thiện. Nhấn phím cách ở danh sách để chọn, rồi Giao việc cải thiện."
TO_DO_FULL = "Đạt điểm tối đa, không cần việc cải thiện."
TO_DO_BIN = "Việc đã giao trước đây đang ở thùng xóa; giao lại thì lấy ra khỏi thùng."
RULE = "Quy định chấm"
OPEN_CRITERION = "Mở tiêu chí"
OPEN_TASK = "Mở nhiệm vụ"
EXCLUDED = "Không tính điểm (không áp dụng)."
NO_POINTS = "Cấp trên chưa cho điểm."

AREA = "Lĩnh vực"
SHARE = "Tỷ lệ"
LAST_YEAR = "Năm trước"
CHANGE = "Tăng, giảm"
AREA_STATE = "Ghi chú"
BELOW = "dưới {percent} %, phải kiểm điểm"
TOTAL = "Cộng"

REVIEW_ACT = "Lập nhiệm vụ báo cáo kiểm điểm"
REVIEW_OPEN = "Mở nhiệm vụ kiểm điểm"
REVIEW_UNMARKED = (
    "Bộ tiêu chí không ghi lĩnh vực nào phải xét mức này nên xét mọi lĩnh vực; cần hỏi lại cấp trên."
)
REVIEW_HEAD = "Người đứng đầu được xếp loại “Hoàn thành nhiệm vụ” về CCHC"
CARRY_ACT = "Chuyển sang năm {year}"
CARRY_NEVER = "Không nhắc nữa"
MADE_REVIEW = "Đã lập nhiệm vụ báo cáo kiểm điểm, hạn {day}."

PLAN_NONE = "Kết quả năm này không mất điểm ở tiêu chí nào."
PLAN_COLUMN_WON = "Lấy lại"
PLAN_COLUMN_CAUSE = "Nguyên nhân"
PLAN_COLUMN_TASK = "Việc, biện pháp"
PLAN_COLUMN_OWNER = "Người phụ trách"
PLAN_COLUMN_DUE = "Hạn"
PLAN_ONLY_GIVEN = "Chỉ dòng đã giao việc"

PLAN_OTHERS = "Việc cải thiện chỉ số khác (SIPAS, PAPI, PCI …)"
PLAN_OTHERS_NONE = "Chưa giao việc cải thiện chỉ số nào khác."
PLAN_OTHERS_ADD = "Giao việc cho chỉ số khác…"
PLAN_COLUMN_INDEX = "Chỉ số"
GOALS = "Mục tiêu của năm"
GOAL_NEXT = "Mục tiêu đã đặt năm {year}: {goals}."
RATING = "Xếp loại người đứng đầu"
RATING_NONE = "Chưa nhập xếp loại người đứng đầu về CCHC."
RATING_EDIT = "Sửa xếp loại"
RATING_ADD = "Nhập xếp loại"

FINDING = "Vấn đề phát hiện"
FINDING_BY = "Nơi phát hiện"
FINDING_SINCE = "Từ năm"
FINDING_STATE = "Tình trạng"
FINDING_EVIDENCE = "TLKC"
FINDINGS_TITLE = "Vấn đề qua kiểm tra, tự kiểm tra"
FINDINGS_NONE = "Năm này không có vấn đề nào qua kiểm tra, tự kiểm tra."
OPEN_TASKS_TITLE = "Nhiệm vụ chưa xong"
OPEN_TASKS_NONE = "Không còn nhiệm vụ nào của năm này chưa xong mà năm sau chưa có."
CARRY_NOTHING = "Không còn gì phải chuyển sang năm {year}."
FINDING_STATES: Mapping[FindingState, str] = MappingProxyType(
    {
        FindingState.OPEN: "Chưa khắc phục",
        FindingState.CARRIED: "Đã chuyển sang năm sau",
        FindingState.REMEDIED: "Đã khắc phục",
    }
)


def rank(value: int | None, out_of: int | None) -> str:
    """Rank among the units ranked; the last place is a place as any other."""
    if value is None:
        return "–"
    return f"{value} / {out_of}" if out_of else str(value)


def difference(value: Decimal) -> str:
    """Points more or less, with the sign."""
    if value == 0:
        return "0,00"
    return f"{'+' if value > 0 else '−'}{numbers.points(abs(value))}"


def places(change: int) -> str:
    """A change of rank in words."""
    if change == 0:
        return "giữ nguyên thứ hạng"
    return f"tăng {change} bậc" if change > 0 else f"giảm {-change} bậc"


def percent_change(change: Decimal) -> str:
    """A change of two percentages, in percentage points and never in per cent."""
    if change == 0:
        return "không đổi"
    word = "tăng" if change > 0 else "giảm"
    return f"{word} {numbers.decimal(abs(change))} điểm\N{NO-BREAK SPACE}%"


def against(year: int, words: str) -> str:
    """A change and the year it is measured against."""
    return f"{words} so với {year}"


def context(view: ResultView) -> str:
    """Which submission was answered and when it was published."""
    revision = f"lần nộp {view.answers_revision}" if view.answers_revision else "gói đã nộp"
    return f"Kết quả cho {revision}, công bố ngày {numbers.day(view.published_on)}"


def older(view: ResultView) -> str:
    """The result answers an earlier submission than the newest one."""
    return (
        f"Kết quả này trả lời lần nộp {view.answers_revision}, trong khi đơn vị đã nộp lần "
        f"{view.newest_revision}. Số liệu nộp sau chưa được tính trong kết quả."
    )


def not_newest(view: ResultView) -> str:
    """An earlier package of the year is shown."""
    return f"Đang xem gói kết quả cũ, công bố ngày {numbers.day(view.published_on)}; gói mới nhất đã thay gói này."


def version(one: ResultVersion) -> str:
    """One received package in one line."""
    place = f", thứ hạng {rank(one.rank, one.ranked_of)}" if one.rank is not None else ""
    return (
        f"Gói {one.revision}: công bố {numbers.day(one.published_on)}, "
        f"chỉ số {numbers.percent(one.index)}, {one.band}{place}"
    )


def tab(name: str, count: int) -> str:
    """A tab with how many wait in it."""
    return f"{name} ({count})" if count else name


def give(count: int) -> str:
    """The act on the chosen lines."""
    return f"{GIVE} ({count})…" if count else f"{GIVE}…"


def shown(count: int, total: int, *, lost: Decimal) -> str:
    """How many lines are shown, and what was lost in all."""
    return f"{count} / {total} tiêu chí; mất {numbers.points(lost)} điểm"


def points_of(points: Decimal | None, maximum: Decimal) -> str:
    """Points against the maximum, as a table shows them."""
    return f"{'–' if points is None else numbers.points(points)} / {numbers.points(maximum)}"


def of_maximum(points: Decimal | None, maximum: Decimal) -> str:
    """Points against the maximum."""
    return f"{'–' if points is None else numbers.points(points)} / {numbers.points(maximum)} điểm"


def stage_self(points: Decimal | None, revision: int) -> str:
    """What the unit claimed."""
    if points is None:
        return "Tự chấm: đơn vị không tự chấm tiêu chí này"
    sent = f", lần nộp {revision}" if revision else ""
    return f"Tự chấm: {numbers.points(points)}{sent}"


def stage_appraised(points: Decimal | None, authority: str, *, on: date) -> str:
    """What the authority gave."""
    given = "–" if points is None else numbers.points(points)
    who = f", {authority}" if authority else ""
    return f"Thẩm định: {given}{who}, công bố {numbers.day(on)}"


def stage_before(points: Decimal, year: int, *, change: Decimal) -> str:
    """Last year's value of the same criterion."""
    return f"Năm {year}: {numbers.points(points)} ({difference(change)} so với năm đó)"


def task_line(title: str, owner: str, *, due: str, state: str) -> str:
    """One task of improvement in one line."""
    who = f" – {owner}" if owner else ""
    return f"• {title}{who}, hạn {due}: {state.lower()}"


def review_banner(duty: ReviewDuty) -> str:
    """Why the self-review report is owed, with the numbers, and until when."""
    areas = [
        f"{area.name} đạt {numbers.points(area.points)}/{numbers.points(area.maximum)} = "
        f"{numbers.percent(area.share or Decimal(0))}"
        for area in duty.areas
    ]
    reasons = [f"Dưới {numbers.decimal(duty.percent)} % điểm tối đa: {'; '.join(areas)}"] if areas else []
    if duty.is_head_rated:
        reasons.append(REVIEW_HEAD)
    unmarked = "" if duty.is_marked else f" {REVIEW_UNMARKED}"
    return (
        f"{'. '.join(reasons)}. Phải gửi báo cáo kiểm điểm trước ngày "
        f"{_day_after(duty.last_day)} (hạn cuối {numbers.day(duty.last_day)}).{unmarked}"
    )


def review_title(duty: ReviewDuty) -> str:
    """The name of the task."""
    return f"Gửi báo cáo kiểm điểm về kết quả cải cách hành chính năm {duty.year}"


def review_note(duty: ReviewDuty) -> str:
    """What the task quotes."""
    return review_banner(duty)


def carry_banner(findings: int, tasks: int, *, year: int) -> str:
    """What last year leaves open."""
    parts = [f"{findings} vấn đề chưa khắc phục"] if findings else []
    parts += [f"{tasks} nhiệm vụ chưa xong"] if tasks else []
    return f"Năm {year} còn {' và '.join(parts)} chưa chuyển sang năm {year + 1}."


def carried(findings: int, tasks: int, *, year: int) -> str:
    """What was taken over."""
    return f"việc chuyển {findings} vấn đề, {tasks} nhiệm vụ sang năm {year}"


def carried_told(findings: int, tasks: int, *, year: int) -> str:
    """Said after taking over."""
    return f"Đã chuyển {findings} vấn đề và {tasks} nhiệm vụ sang năm {year}."


def given_told(made: int, *, year: int) -> str:
    """Said after giving tasks."""
    return f"Đã giao {made} việc cải thiện trong năm {year}."


def remedied(day: date | None, year: int) -> str:
    """When a finding was remedied, and in the records of which year."""
    return f"Đã khắc phục {numbers.day(day)} (năm {year})"


def plan_context(lost: Decimal, planned: Decimal, *, index: Decimal, goal: Decimal) -> str:
    """The goal of the plan: what the given tasks would bring."""
    return (
        f"Mất {numbers.points(lost)} điểm; việc đã giao nhằm lấy lại {numbers.points(planned)} điểm. "
        f"Mục tiêu: chỉ số từ {numbers.percent(index)} lên {numbers.percent(goal)} nếu lấy lại đủ."
    )


def index_task_told(name: str, *, year: int) -> str:
    """Said after a task for another index was given."""
    return f"Đã giao việc cải thiện {name} trong năm {year}."


def rating(grade: str, *, decision: str) -> str:
    """How the head of the unit was rated."""
    return f"{grade} ({decision})" if decision else grade


def plan_won(won: Decimal, year: int) -> str:
    """What the plan really brought."""
    return f"Thực tế năm {year}: {difference(won)} điểm ở các tiêu chí đã giao việc."


def _day_after(last: date) -> str:
    return numbers.day(date.fromordinal(last.toordinal() + 1))
