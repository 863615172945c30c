"""What a package of the other kinds brings, in words: receipts, returns, assigned tasks, criteria sets."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from core.dates import local_day
from core.packages.plan import (
    ContestedLine,
    CriteriaNews,
    CriterionChange,
    CriterionStep,
    ImportPlan,
    ReceiptNews,
    ReturnNews,
    TaskChange,
    TaskStep,
    WorkNews,
)
from ui.texts import numbers
from ui.texts.records import field_label

_MOST_LINES = 12
_TASK_STEPS: Mapping[TaskStep, str] = MappingProxyType(
    {
        TaskStep.ADDED: "thêm",
        TaskStep.CHANGED: "sửa",
        TaskStep.WITHDRAWN: "cơ quan giao đã rút (vẫn giữ trong sổ)",
    }
)
_CRITERION_STEPS: Mapping[CriterionStep, str] = MappingProxyType(
    {
        CriterionStep.ADDED: "thêm",
        CriterionStep.REMOVED: "bỏ",
        CriterionStep.CHANGED: "sửa",
    }
)
_MEMBERS: Mapping[str, str] = MappingProxyType(
    {
        "name": "tên",
        "max_points": "điểm tối đa",
        "rule": "cách chấm",
        "rule_text": "cách chấm",
        "indicator": "chỉ tiêu",
        "scored_by": "ai chấm",
        "na_policy": "cách tính khi không phát sinh",
        "evidence": "tài liệu kiểm chứng",
        "data_source": "nguồn số liệu",
        "applies_to": "đơn vị áp dụng",
        "step": "bước điểm",
        "kind": "loại",
        "parent_id": "vị trí trong bảng",
        "total_max": "tổng điểm tối đa",
        "adjustments": "điểm cộng, điểm trừ",
        "band_schemes": "khung xếp loại",
        "default_band_scheme": "khung xếp loại mặc định",
        "downgrade_rules": "quy định hạ bậc",
        "self_scored_excludes": "mục không tự chấm",
        "rounding": "cách làm tròn",
        "cap_at_max": "mức trần điểm",
        "ranking": "cách xếp hạng",
    }
)


def receipt_held(number: int, day: str) -> str:
    """That a package was received, as the history of sent packages shows it."""
    return f"Đã có giấy báo nhận số {number}, ngày {day}"


def news_short(plan: ImportPlan) -> str:
    """What a package brings, for one cell."""
    if plan.receipt is not None:
        return f"báo nhận lần nộp {plan.receipt.package_revision}"
    if plan.returned is not None:
        return f"trả lại lần nộp {plan.returned.answers_revision}"
    if plan.criteria is not None:
        return f"bộ tiêu chí {plan.criteria.set_id}, bản {plan.criteria.version}"
    if plan.work is not None:
        return work_short(plan.work)
    return f"{len(plan.tasks)} nhiệm vụ thay đổi"


def news_lines(plan: ImportPlan) -> Iterator[str]:
    """Everything a package of these kinds would bring, one line each."""
    if plan.receipt is not None:
        yield _receipt(plan.receipt)
    if plan.returned is not None:
        yield from _returned(plan.returned)
    if plan.tasks:
        yield f"Nhiệm vụ được giao: {len(plan.tasks)} thay đổi"
        yield from _cut([_task(each) for each in plan.tasks])
    if plan.criteria is not None:
        yield from _criteria(plan.criteria)
    if plan.work is not None:
        yield from _work(plan.work)


def work_short(news: WorkNews) -> str:
    """What work between the lead office and a desk brings, for one cell."""
    if news.is_given:
        return f"{news.parts} phần việc, {news.lines_new} điểm mới"
    conflicts = f", {len(news.contested)} khác nhau" if news.contested else ""
    return f"{news.lines_new} điểm mới, {news.lines_equal} đã có{conflicts}"


def _work(news: WorkNews) -> Iterator[str]:
    if news.is_given:
        yield f"Việc thẩm định năm {news.year} do cơ quan chủ trì giao: {news.parts} phần việc."
        yield f"  kèm {news.packages} gói nộp của đơn vị"
    else:
        yield f"Kết quả thẩm định năm {news.year} của bàn thẩm định."
    yield f"  {news.lines_new} tiêu chí có điểm mới, {news.lines_equal} tiêu chí không đổi"
    if news.questions:
        yield f"  {news.questions} câu hỏi mới cho đơn vị"
    if news.contested:
        yield f"  {len(news.contested)} tiêu chí cho điểm khác nhau ở hai máy (điểm ở đây giữ đến khi quyết định):"
        yield from _cut([_contested(each) for each in news.contested])


def _contested(line: ContestedLine) -> str:
    return f"    {line.unit}, {line.criterion}: ở đây {_points(line.ours)}, trong gói {_points(line.theirs)}"


def _receipt(news: ReceiptNews) -> str:
    day = numbers.day(local_day(news.received_at))
    period = f", kỳ {news.period}" if news.period else ""
    return (
        f"Giấy báo nhận số {news.number}: cơ quan thẩm định đã nhận lần nộp "
        f"{news.package_revision}{period} ngày {day}."
    )


def _returned(news: ReturnNews) -> Iterator[str]:
    yield f"Cơ quan thẩm định trả lại lần nộp {news.answers_revision} năm {news.year} để bổ sung, sửa."
    if news.reason:
        yield f"Lý do: {news.reason}"
    if news.due_on is not None:
        yield f"Nộp lại chậm nhất ngày {numbers.day(news.due_on)}."
    for criterion, reason in news.lines:
        yield f"  {criterion}: {reason}"
    yield "Nhận gói này thì số liệu của năm được mở lại để sửa."


def _task(change: TaskChange) -> str:
    told = f"  {_TASK_STEPS[change.step]}: {change.title}"
    fields = ", ".join(field_label("task", field.name) for field in change.fields)
    return f"{told} ({fields})" if fields else told


def _criteria(news: CriteriaNews) -> Iterator[str]:
    yield f"Bộ tiêu chí “{news.name}” ({news.set_id}, bản {news.version})."
    if news.in_force_id:
        yield f"So với bộ đang dùng ({news.in_force_id}, bản {news.in_force_version}):"
        yield f"  tổng điểm tối đa {_points(news.total_before)} → {_points(news.total_after)}"
    if news.members:
        yield f"  quy định chung thay đổi: {members_told(news.members)}"
    yield from _cut([_criterion(each) for each in news.changes])
    if not news.changes and not news.members and news.in_force_id:
        yield "  không có khác biệt"
    if news.year is not None:
        yield f"Nhận gói này thì năm {news.year} chuyển sang chấm theo bộ này."


def _criterion(change: CriterionChange) -> str:
    told = f"  {_CRITERION_STEPS[change.step]} {change.criterion} {change.name}"
    if change.step is not CriterionStep.CHANGED:
        points = change.after if change.step is CriterionStep.ADDED else change.before
        return f"{told} ({_points(points)} điểm)"
    points_told = (
        "" if change.before == change.after else f"{_points(change.before)} → {_points(change.after)} điểm; "
    )
    return f"{told}: {points_told}{members_told(change.members)}"


def members_told(names: tuple[str, ...]) -> str:
    """Members of a criterion or of a set, in words."""
    return ", ".join(dict.fromkeys(_MEMBERS.get(name, "ghi chú") for name in names))


def _points(value: Decimal | None) -> str:
    return "–" if value is None else numbers.points(value)


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], *([f"  … và {more} mục khác"] if more > 0 else [])]
