"""Words of the self-scoring page."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.assessment import State
from core.criteria import CriteriaSet, Criterion
from core.criteria.rules import ChecklistAllRule, ChecklistSumRule, ChoiceRule, DeadlineRule, ReportRule
from core.dates import local_day
from core.next_step import Change, Step
from core.result_view import ResultLine
from core.scoring import LeafScore
from core.self_score import Source
from core.services.year_history import Changes, Earlier, LineChange, YearAct
from core.what_if import Effect, Sums
from ui.texts import inputs, numbers
from ui.texts.criteria import explain, input_label, input_value

TITLES = ("Tiêu chí", "Tối đa", "Tự chấm", "Năm trước", "TLKC", "Tình trạng")
MAXIMUM = "Điểm tối đa"
CHOOSE_SET = "Chọn bộ tiêu chí…"
CHOOSE_TITLE = "Bộ tiêu chí cho năm này"
CHOOSE_WHY = "Chọn bộ tiêu chí do tỉnh ban hành. Khi chưa có, dùng bộ mẫu để thử nghiệm."
CHOOSE = "Dùng bộ này"
IMPORT_SET = "Nhập bộ tiêu chí từ tệp…"
NONE_HERE = "Trang này cho biết điểm từng tiêu chí, vì sao được bấy nhiêu điểm và còn thiếu gì."
CLOSE_YEAR = "Chốt số liệu"
REOPEN_YEAR = "Mở lại số liệu…"
CLOSE_WHAT = "Chốt số liệu năm {year}?"
CLOSE_WHY = "Sau khi chốt, số liệu và phần tự chấm không sửa được nữa, trừ khi mở lại có ghi lý do."
REOPEN_WHAT = "Lý do mở lại số liệu năm {year}"
CLOSE_OPEN = "Chưa chốt được số liệu năm {year}: {count} chỗ chưa khớp."
CLOSE_OPEN_WHY = "Sửa các chỗ dưới đây rồi chốt lại. Chọn một dòng để mở đúng chỗ."
CLOSE_FINE = "Các phép cộng trong năm đều khớp."
CLOSE_MISSING = "Còn {count} tiêu chí thiếu số liệu hoặc tài liệu; chốt xong vẫn bổ sung được tài liệu."
CLOSE_CHECKS = "Chỗ chưa khớp"
LOOKING = "Đang xem lại số liệu cả năm"
HISTORY = "Lịch sử…"
HISTORY_TITLE = "Lịch sử năm {year}"
HISTORY_ACTS = "Chốt, mở lại, nộp"
HISTORY_NONE = "Chưa chốt, chưa nộp lần nào."
CHANGES_SINCE = "Thay đổi từ lần nộp {revision} ({day})"
CHANGES_NONE = "Không có gì khác lần nộp {revision}."
CHANGES_NEVER = "Chưa nộp lần nào, nên chưa có gì để so."
COLUMN_AT = "Lúc"
COLUMN_WHO = "Người làm"
COLUMN_ACT = "Việc"
COLUMN_WHY = "Lý do"
COLUMN_CRITERION = "Tiêu chí"
COLUMN_BEFORE = "Đã nộp"
COLUMN_NOW = "Hiện nay"
COLUMN_CHANGED = "Khác ở"
UNDO = "Hoàn tác"
REDO = "Làm lại"
UNDONE = "Đã hoàn tác ở tiêu chí {criterion}."
REDONE = "Đã làm lại ở tiêu chí {criterion}."
UNDO_NONE = "Không còn gì để hoàn tác."
NEXT_MISSING = "Chỗ thiếu tiếp theo"
NEXT_MISSING_KEY = "Chỗ thiếu tiếp theo (F8)"
NEXT_LINE = "Tiêu chí sau"
LAST_LINE = "Tiêu chí trước"
MISSING_NONE = "Không còn tiêu chí nào thiếu."
FILTER = "Lọc tiêu chí"
FILTERS = {
    "all": "Mọi tiêu chí",
    "missing": "Còn thiếu",
    "lost": "Mất điểm",
    "returned": "Bị trả lại",
    "unowned": "Chưa có người phụ trách",
}
FILTER_NONE = "Không có tiêu chí nào khớp. Xóa ô tìm hoặc chọn “Mọi tiêu chí” để xem lại tất cả."
FILTER_OWNER = "Phụ trách: {name}"
FILTER_MINE = "Của tôi"
LOCK_CLOSED = "Số liệu năm này đã chốt. Muốn sửa, bấm “Mở lại số liệu…” và ghi lý do."
LOCK_PUBLISHED = "Kết quả năm này đã công bố; phần tự chấm chỉ còn để xem."
STATE_SUBMITTED = (
    "Đã nộp. Sửa ở đây không làm thay đổi gói đã nộp; muốn gửi phần sửa thì nộp lại ở trang Nộp hồ sơ."
)
FIGURES = "Số liệu"
FROM = "Lấy từ"
MORE_EVIDENCE = "… và {count} văn bản khác"
RECORDS_COUNT = "{title}: {count} dòng"
CLAIM_RECORDS = "Sổ đã có số liệu của tiêu chí này nên không khai “không phát sinh” được."
CLAIM_NOW = "Đang tính là không phát sinh."
EXPLAIN_NEEDED = "Có điểm mà chưa có tài liệu kiểm chứng: bổ sung tài liệu hoặc ghi giải trình."
OWNER = "Người phụ trách"
WANTED_ALL = "Xem phần còn cần"
COMPARED = "So sánh"
LAST_SELF = "Năm trước tự chấm"
LAST_APPRAISED = "Năm trước thẩm định"
NOW_APPRAISED = "Năm nay thẩm định"
REASON_GIVEN = "Lý do của cơ quan thẩm định"
OPINION_GIVEN = "Ý kiến"
BASIS = "Căn cứ"
TRY = "Tính thử số khác…"
TRY_END = "Thôi tính thử"
TRYING = "Đang tính thử – không lưu. Thôi tính thử thì mọi số trở lại như cũ."
TRY_WRONG = "Các số này không đi với nhau được."
TRY_POINTS = "Điểm tiêu chí"
TRY_AREA = "Lĩnh vực {area}"
TRY_INDEX = "Chỉ số tạm tính"
TRY_TOTAL = "Tổng điểm"
TRY_MAXIMUM = "Điểm tối đa"
STEPS = "Còn thiếu bao nhiêu để lên bậc"
STEPS_NONE = "Không còn bậc cao hơn có thể tính được."
TRY_THIS = "Thử"
TO_EXPORT = "Sang Nộp hồ sơ"
HOW = "Vì sao được điểm này"
NOT_SCORED = "Chưa đủ số liệu để chấm."
RULE = "Cách chấm"
INPUTS = "Nhập tại đây"
OPEN_RECORDS = "Mở nơi nhập số liệu"
CLAIM = "Không phát sinh trong năm"
CLAIM_REASON = "Lý do, căn cứ"
EXPLANATION = "Giải trình (khi chưa có tài liệu kiểm chứng)"
EXPLANATION_NEED = "Giải trình (cần ghi, vì chưa có tài liệu kiểm chứng)"
NOTE = "Ghi chú (gửi kèm trong gói nộp)"
EVIDENCE = "Tài liệu kiểm chứng"
ADD_EVIDENCE = "Thêm tài liệu…"
EVIDENCE_NONE = "Chưa có tài liệu nào."
EVIDENCE_WANTED = "Cần có: {names}"
EVIDENCE_LACKING = "Có thể còn cần: {names}"
NOT_SELF = "Đơn vị không tự chấm tiêu chí này. {who}"
MISSING = "Còn thiếu"
COMPLETE = "Đủ"
EXCLUDED = "Không tính"
OTHERS = "Nơi khác"

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


ACTS: Mapping[str, str] = MappingProxyType(
    {
        "close_year": "Chốt số liệu",
        "reopen_year": "Mở lại số liệu",
        "export": "Nộp",
        "choose_criteria": "Chọn bộ tiêu chí",
    }
)


def lock_reason(state: State) -> str:
    """Why nothing can be changed, and what to do; empty while it can be."""
    return {State.CLOSED: LOCK_CLOSED, State.PUBLISHED: LOCK_PUBLISHED}.get(state, "")


def act_told(act: YearAct) -> str:
    """What was done; a package with its number."""
    name = ACTS.get(act.what, act.what)
    if act.what == "export":
        return f"{name} lần {act.told.partition(' ')[0].removeprefix('r')}"
    return f"{name}: {act.told}" if act.what == "choose_criteria" else name


def changes_title(changes: Changes | None) -> str:
    """What the list of changes is set against; that there is nothing to list."""
    if changes is None:
        return CHANGES_NEVER
    if not changes.lines:
        return CHANGES_NONE.format(revision=changes.revision)
    return CHANGES_SINCE.format(revision=changes.revision, day=numbers.day(local_day(changes.sent_at)))


def changed_in(line: LineChange) -> str:
    """What of a criterion is another than in the package."""
    parts = []
    if line.inputs:
        parts.append("số liệu")
    if line.words:
        parts.append("khai báo, giải trình")
    if line.documents:
        parts.append(f"{abs(line.documents)} tài liệu {'thêm' if line.documents > 0 else 'bớt'}")
    return ", ".join(parts) or ("tài liệu" if line.before == line.after else "điểm")


def changed_line(line: LineChange) -> str:
    """From which points to which, and what changed them."""
    return f"{shift(maybe_points(line.before), maybe_points(line.after))} ({changed_in(line)})"


def maybe_points(points: Decimal | None) -> str:
    """Points, or a dash where there are none."""
    return "–" if points is None else numbers.points(points)


def shift(before: str, after: str) -> str:
    """From one value to another; one value where nothing changes."""
    return before if before == after else f"{before} → {after}"


def effect_rows(effect: Effect) -> tuple[tuple[str, str, str], ...]:
    """What a trial changes, as name, value and meaning."""
    before, after = effect.before, effect.after
    meaning = "done" if effect.gain > 0 else "wrong" if effect.gain < 0 else ""
    rows = [
        (TRY_POINTS, shift(of_maximum(before), of_maximum(after)), meaning),
        (
            TRY_AREA.format(area=before.area.criterion.id),
            shift(
                points_of(before.area.points, before.area.maximum),
                points_of(after.area.points, after.area.maximum),
            ),
            "",
        ),
        (TRY_TOTAL, shift(numbers.points(before.total), numbers.points(after.total)), ""),
        (TRY_INDEX, _index_shift(effect), ""),
    ]
    if before.total_maximum != after.total_maximum:
        rows.insert(
            3,
            (
                TRY_MAXIMUM,
                shift(numbers.points(before.total_maximum), numbers.points(after.total_maximum)),
                "",
            ),
        )
    return tuple(rows)


def claim_effect(effect: Effect) -> str:
    """What choosing "no occurrence" would change, in one sentence."""
    before, after = effect.before, effect.after
    if after.points is None:
        return (
            f"Nếu chọn: không tính tiêu chí này, điểm tối đa {numbers.points(before.total_maximum)} → "
            f"{numbers.points(after.total_maximum)}, chỉ số {_index_shift(effect)}."
        )
    return (
        f"Nếu chọn: {maybe_points(before.points)} → {numbers.points(after.points)} / "
        f"{numbers.points(after.maximum)} điểm, chỉ số {_index_shift(effect)}."
    )


def of_maximum(sums: Sums) -> str:
    """Points of a criterion against its maximum, or that it does not count."""
    return EXCLUDED if not sums.maximum else points_of(sums.points, sums.maximum)


def _index_shift(effect: Effect) -> str:
    told = shift(numbers.percent(effect.before.index), numbers.percent(effect.after.index))
    change = effect.index_change
    return f"{told} ({numbers.percentage_points(change)})" if change else told


def step_sentence(criterion: Criterion, step: Step) -> str:
    """What must change, and the points it brings."""
    changes = "; ".join(_change(criterion, each) for each in step.changes)
    points = f"{numbers.points(step.points)} điểm (+{numbers.points(step.gain)})"
    return f"{changes[:1].upper()}{changes[1:]}: được {points}"


def _change(criterion: Criterion, change: Change) -> str:
    label, amount = input_label(criterion, change.name), change.amount
    match criterion.rule:
        case ChecklistSumRule() | ChecklistAllRule():
            return f"thêm “{label}”"
        case ChoiceRule():
            names = {option.key: option.label for option in criterion.rule.options}
            return f"đạt mức “{names.get(change.after, change.after)}”"
        case ReportRule():
            return f"báo cáo {inputs.period(change.name)} đúng hạn"
        case DeadlineRule():
            return f"{label or inputs.DATE} chậm nhất {input_value(change.after)}"
    if amount is None:
        return f"{label}: {input_value(change.after)}"
    word = "thêm" if amount > 0 else "bớt"
    values = f"{input_value(change.before)} → {input_value(change.after)}"
    return f"{label}: {word} {numbers.decimal(abs(amount))} ({values})"


def calculation(criterion: Criterion, score: LeafScore) -> tuple[str, ...]:
    """How the points come about, a step to each line."""
    steps = explain(criterion, score).split("; ") if score.ratio is not None else (explain(criterion, score),)
    told = [f"{step[:1].upper()}{step[1:]}" for step in steps]
    if len(told) == 1:
        return tuple(told)
    return tuple(f"{number}. {step}" for number, step in enumerate(told, start=1))


def compared_rows(earlier: Earlier | None, given: ResultLine | None) -> tuple[tuple[str, str, str], ...]:
    """Last year and the authority's word, as name, value and meaning; an empty value is left out."""
    rows = []
    if earlier is not None:
        rows.append((LAST_SELF, points_of(earlier.self_points, earlier.maximum), ""))
        if earlier.appraised is not None:
            rows.append((LAST_APPRAISED, points_of(earlier.appraised, earlier.maximum), ""))
    if given is not None:
        meaning = "wrong" if given.lost > 0 else ""
        rows.append((NOW_APPRAISED, points_of(given.points, given.maximum), meaning))
        rows.append((REASON_GIVEN, given.reason, ""))
        rows.append((OPINION_GIVEN, given.opinion, ""))
    return tuple(rows)


def not_self(who: str) -> str:
    """Who scores a criterion the unit does not score itself."""
    return NOT_SELF.format(who=f"{who[:1].upper()}{who[1:]}.")


def basis(criterion: Criterion, criteria: CriteriaSet) -> str:
    """On what the rule rests: the decision of the set, the clause it names, and that it is unconfirmed."""
    decision = criteria.issuing_decision or "bộ tiêu chí mẫu, chưa có quyết định ban hành"
    parts = [decision, f"tiêu chí {criterion.id}"]
    if criterion.needs_confirmation:
        parts.append("tỉnh cần xác nhận cách tính")
    return "; ".join(parts)


def context(total: Decimal, maximum: Decimal, *, index: Decimal) -> str:
    """The score so far."""
    return f"Tự chấm {numbers.points(total)} / {numbers.points(maximum)} điểm, chỉ số tạm tính {numbers.percent(index)}"


def points_of(points: Decimal | None, maximum: Decimal) -> str:
    """Points of a leaf against its maximum."""
    return f"{'–' if points is None else numbers.points(points)} / {numbers.points(maximum)} điểm"
