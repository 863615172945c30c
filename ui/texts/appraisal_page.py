"""Words of the appraisal page: what a unit claimed, what its records give, what is given and why."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.assessment import Appraisal, Claim, CriterionEntry, Stage, State
from core.dates import local_day
from core.evidence import EvidenceDocument
from core.self_score import is_self_scored
from core.services.appraisal_progress import UnitProgress
from ui.texts import common, numbers
from ui.texts.criteria import SCORED_BY, explain
from ui.texts.evidence_page import evidence_line

TAB_BY_UNIT = "Theo đơn vị"
TITLES = ("Tiêu chí", "Tối đa", "Tự chấm", "Tính lại", "Thẩm định")
COLUMN_UNIT = "Đơn vị"
COLUMN_OPEN = "Còn"
COLUMN_STATE = "Bước"
SEARCH_UNITS = "Tìm đơn vị"
UNIT_FILTER = "Lọc đơn vị"
UNIT_FILTERS = (
    "Mọi đơn vị",
    "Chưa thẩm định",
    "Đang thẩm định",
    "Có câu hỏi chưa gửi",
    "Chờ giải trình",
    "Thẩm định lần 2",
    "Hội đồng thẩm định",
    "Đã đủ điểm",
)
STATES: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: "đang lập",
        State.CLOSED: "đã chốt",
        State.SUBMITTED: "đã nhận",
        State.APPRAISAL_1: "đang thẩm định lần 1",
        State.EXPLANATION: "chờ đơn vị giải trình",
        State.APPRAISAL_2: "đang thẩm định lần 2",
        State.COUNCIL: "Hội đồng thẩm định",
        State.PUBLISHED: "đã công bố",
    }
)
STATES_SHORT: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: "đang lập",
        State.CLOSED: "đã chốt",
        State.SUBMITTED: "đã nhận",
        State.APPRAISAL_1: "lần 1",
        State.EXPLANATION: "giải trình",
        State.APPRAISAL_2: "lần 2",
        State.COUNCIL: "hội đồng",
        State.PUBLISHED: "công bố",
    }
)
UNITS_NONE = "Không có đơn vị nào khớp."
LINES_NONE = "Không có tiêu chí nào khớp với bộ lọc. Bấm Esc trong ô tìm hoặc chọn “Mọi tiêu chí”."
NONE_HERE = "Điểm từng tiêu chí của từng đơn vị được thẩm định ở đây, sau khi nhận gói nộp của đơn vị."
TO_IMPORT = "Sang Nhận gói"
FROZEN = "Xếp hạng năm này đã công bố; điểm thẩm định không sửa được nữa."

ACCEPT_ALL = "Nhận mọi điểm tự chấm…"
ACCEPT_ALL_ACT = "Nhận toàn bộ"
ACCEPT_ALL_WHAT = "Nhận toàn bộ điểm tự chấm của {unit}?"
ACCEPT_ALL_WHY = (
    "{count} tiêu chí chưa thẩm định được ghi đúng điểm đơn vị tự chấm; tiêu chí do nơi khác chấm được ghi "
    "điểm tính lại, nếu đã đủ số liệu. Tiêu chí đã có điểm giữ nguyên. Sau đó vẫn sửa được từng tiêu chí, "
    "có ghi lý do."
)
ACCEPT_ALL_LEAVE = "Chưa nhận"
ACCEPTED_ALL = "Đã nhận điểm tự chấm của {unit}; còn {count} tiêu chí chưa có điểm."
ALL_DONE = "Đã thẩm định hết các tiêu chí của {unit}."
ADJUSTMENTS = "Điểm thưởng, điểm trừ…"

FILTER = "Lọc tiêu chí"
FILTERS = (
    "Mọi tiêu chí",
    "Chưa thẩm định",
    "Tự chấm khác tính lại",
    "Thẩm định thấp hơn tự chấm",
    "Có câu hỏi, giải trình",
    "Không có tài liệu",
    "Chấm trên bản nộp cũ",
    "Do nơi khác chấm",
)
FILTER_KEYS = "Ctrl+L"
STAGE_KEYS = "Ctrl+G"
STAGE = "Bước thẩm định"
STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.APPRAISAL_1: "Thẩm định lần 1",
        Stage.APPRAISAL_2: "Thẩm định lần 2",
        Stage.COUNCIL: "Hội đồng thẩm định",
    }
)

LAST_YEAR = "Năm trước"
SELF = "Tự chấm"
COMPUTED = "Tính lại"
MAXIMUM = "Tối đa"
POINTS = "Điểm thẩm định"
POINTS_HINT = "Gõ điểm rồi Enter; để trống và Enter là nhận điểm gợi ý."
EXCLUDED = "Không tính tiêu chí này"
REASON = "Lý do"
REASON_HINT = "Bắt buộc khi điểm khác điểm đang có. Ctrl+Enter để ghi."
REASON_NEEDED = "Điểm khác điểm đang có ({before}); ghi lý do rồi bấm “Ghi điểm”."
OPINION = "Ý kiến gửi đơn vị"
OPINION_COUNCIL = "Ý kiến của Hội đồng thẩm định"
REMARKS = "Nhận xét mẫu"
REMARKS_TIP = "Chèn một nhận xét mẫu vào ô đang soạn"
REMARKS_KEYS = "Ctrl+M"
REMARKS_EDIT = "Sửa danh sách nhận xét mẫu…"
REMARKS_TITLE = "Nhận xét mẫu"
REMARKS_WHY = "Mỗi dòng là một nhận xét dùng chung của cơ quan. Chèn vào rồi vẫn sửa được trước khi ghi."
REMARKS_LINES = "Danh sách, mỗi dòng một nhận xét"
REMARKS_SAVE = "Lưu nhận xét mẫu"
FIRST_REMARKS = (
    "Điểm tính lại từ số liệu gửi kèm thấp hơn điểm tự chấm.",
    "Chưa có tài liệu kiểm chứng cho phần điểm này.",
    "Tài liệu kiểm chứng ban hành ngoài năm đánh giá.",
    "Tài liệu kiểm chứng không đúng nội dung tiêu chí.",
    "Ban hành chậm so với thời hạn quy định.",
    "Số liệu chưa khớp với hệ thống thông tin giải quyết thủ tục hành chính.",
    "Đã giải trình, chấp nhận điểm tự chấm.",
    "Giải trình chưa có căn cứ, giữ nguyên điểm thẩm định lần 1.",
)
GIVE = "Ghi điểm"
ACCEPT = "Nhận {points} điểm"
ACCEPT_EXCLUDED = "Nhận không tính"
ACCEPT_NONE = "Chưa có điểm gợi ý"
DRAFT = "Nội dung vừa gõ chưa được ghi."
NO_POINTS = "Gõ điểm trước khi ghi."
KEEP = "Giữ {points} điểm"
KEEP_EXCLUDED = "Giữ không tính"
OLDER = "Chấm trên bản nộp lần {given}; đơn vị đã nộp lần {revision}, cần xem lại."
CHANGED = "Bản nộp lần {newer} so với lần {older}: {what}."
SAME = "Bản nộp lần {revision} không đổi gì ở tiêu chí này."
CHANGED_POINTS = "tự chấm {old} → {new}"
CHANGED_COMPUTED = "tính lại {old} → {new}"
CHANGED_WORDS = "giải trình khác trước"
CHANGED_ADDED = "thêm {names}"
CHANGED_REMOVED = "bỏ {names}"
KEEP_UNCHANGED = "Giữ điểm không đổi…"
KEEP_UNCHANGED_ACT = "Giữ nguyên điểm"
KEEP_UNCHANGED_WHAT = "Giữ nguyên điểm các tiêu chí {unit} không sửa trong bản nộp lần {revision}?"
KEEP_UNCHANGED_WHY = (
    "{count} tiêu chí không được hỏi và không thay đổi giữ điểm đã chấm, ghi cho bản nộp mới. Tiêu chí được hỏi, "
    "được giải trình hoặc có thay đổi vẫn chờ xem lại."
)
KEEP_UNCHANGED_LEAVE = "Xem từng tiêu chí"
KEPT_UNCHANGED = "Đã giữ điểm các tiêu chí không đổi của {unit}; còn {count} tiêu chí cần xem lại."

ASK = "Hỏi đơn vị"
ASK_KEYS = "Ctrl+H"
ASK_KEEP = "Ghi câu hỏi"
ASK_DROP = "Bỏ câu hỏi"
QUESTION = "Câu hỏi, đề nghị giải trình"
QUESTION_HINT = "Ctrl+Enter để ghi, Esc để thôi. Câu hỏi gom lại, gửi một lần bằng gói trả lại."
QUESTION_EMPTY = "Gõ nội dung cần hỏi."
QUESTION_KEPT = "Đã ghi câu hỏi ở tiêu chí {criterion}; gửi bằng “{act}”."
QUESTION_DROPPED = "Đã bỏ câu hỏi ở tiêu chí {criterion}."
QUESTION_COLLECTED = "Câu hỏi chưa gửi cho đơn vị."
QUESTION_WAITS = "Đã hỏi lúc {at}; đang chờ đơn vị giải trình."
ASKED_ON = "Đã hỏi ở bản nộp lần {revision}: {text}"
SAID_ON = "Giải trình ở bản nộp lần {revision}: {text}"
SAID_NOTHING = "đơn vị không ghi giải trình"
SEND_QUESTIONS = "Gửi câu hỏi…"
SEND_QUESTIONS_COUNT = "Gửi {count} câu hỏi…"

BESIDE = "Xem bên cạnh"
DOCUMENTS_BESIDE = "Xem tài liệu bên cạnh bảng điểm"
DOCUMENTS_KEYS = "F7"
DOCUMENT_PLACE = "{at} / {count}"
NEXT_DOCUMENT, LAST_DOCUMENT = "Tài liệu sau", "Tài liệu trước"
NEXT_UNIT, LAST_UNIT = "Đơn vị sau", "Đơn vị trước"
NEXT_LINE, LAST_LINE = "Tiêu chí sau", "Tiêu chí trước"
NEXT_WAITING = "Tiêu chí kế tiếp cần làm"
UNDO, REDO = "Hoàn tác điểm vừa cho", "Làm lại điểm vừa hoàn tác"
UNDONE, REDONE = "Hoàn tác", "Làm lại"
UNDONE_TOLD = "Đã hoàn tác điểm tiêu chí {criteria} của {unit}; lần cho điểm vẫn còn trong lịch sử."
REDONE_TOLD = "Đã làm lại điểm tiêu chí {criteria} của {unit}."
NOTHING_TO_UNDO = "Không có điểm nào vừa cho để hoàn tác."
NOTHING_TO_REDO = "Không có điểm nào vừa hoàn tác để làm lại."
CELL_DRAFT = "chưa ghi"
CELL_ASKED = "hỏi"
CELL_OLDER = "cũ"
CELL_EXCLUDED = "không tính"
DIFFERS = "Đơn vị tự chấm {claimed}; số liệu gửi kèm tính ra {computed}{by}."
HIGHER, LOWER = ", cao hơn {amount}", ", thấp hơn {amount}"
NO_SCORE = "không được điểm"
EMPTY_CLAIM = "để trống"
NOT_SELF = "Đơn vị không tự chấm tiêu chí này. {who}."

WHY = "Cách tính lại từ số liệu gửi kèm"
NOT_COMPUTED = "Chưa đủ số liệu để tính."
UNIT_SAYS = "Giải trình của đơn vị"
UNIT_SAYS_NOTHING = "Đơn vị không giải trình thêm."
NO_OCCURRENCE = "Khai không phát sinh trong năm"
OUTSIDE = "Số liệu do cơ quan thẩm định nhập"
DOCUMENT = "Văn bản, nguồn số liệu"
DOCUMENT_HINT = "Ví dụ: Báo cáo kết quả đo lường sự hài lòng số 12/BC-SNV ngày 15/01/2026"
DOCUMENT_NEEDED = "Ghi văn bản hoặc nguồn của số liệu."
SET_OUTSIDE = "Ghi số liệu"
OUTSIDE_KEPT = "Đã ghi số liệu tiêu chí {criterion}."
EVIDENCE = "Tài liệu kiểm chứng"
ISSUED_BY = "Nơi ban hành: {issuer}"
EVIDENCE_NONE = "Đơn vị không gửi tài liệu cho tiêu chí này."
EVIDENCE_WANTED = "Theo bộ tiêu chí cần có: {names}"
OPEN_COPY = "Xem tệp"
HISTORY = "Các lần cho điểm"
HISTORY_NONE = "Chưa cho điểm lần nào."
HISTORY_TAKEN_BACK = "chưa có điểm"
HISTORY_REASON = "Lý do: {text}"
HISTORY_OPINION = "Ý kiến: {text}"
HISTORY_REVISION = "trên bản nộp lần {revision}"
HISTORY_DESK = "bàn {desk}"
RULE = "Cách chấm theo bộ tiêu chí"

ADJUST_TITLE = "Điểm thưởng, điểm trừ – {unit}"
ADJUST_WHY = "Đánh dấu hoặc ghi số lần của từng mục; mục nào có thì ghi căn cứ."
ADJUST_COUNT = "Số lần"
ADJUST_NOTE = "Căn cứ"
ADJUST_NOTE_HINT = "Văn bản, quyết định làm căn cứ"
ADJUST_SAVE = "Lưu điểm thưởng, điểm trừ"
NOTE_NEEDED = "Ghi căn cứ của mục này."


def context(sheet: AppraisalSheet) -> tuple[str, ...]:
    """Which unit, which submission."""
    standing = sheet.standing
    received = f"nộp lần {standing.revision}"
    if standing.received_at is not None:
        received += f" ({numbers.day(local_day(standing.received_at))})"
    return sheet.unit.name, received, STATES[standing.state]


def totals(sheet: AppraisalSheet, claimed: Decimal) -> str:
    """The sums below the table."""
    total, maximum = numbers.points(sheet.total), numbers.points(sheet.maximum)
    parts = [
        f"Tự chấm {numbers.points(claimed)}",
        f"Thẩm định {total} / {maximum} = {numbers.percent(sheet.index)}",
    ]
    if sheet.card.bonus:
        parts.append(f"thưởng {numbers.points(sheet.card.bonus)}")
    if sheet.card.penalty:
        parts.append(f"trừ {numbers.points(sheet.card.penalty)}")
    parts.append(f"còn {sheet.open_lines} tiêu chí" if sheet.open_lines else "đã đủ các tiêu chí")
    if sheet.older_lines:
        parts.append(f"{sheet.older_lines} tiêu chí chấm trên bản nộp cũ")
    return "  ·  ".join(parts)


def unit_state(row: UnitProgress) -> str:
    """The step a unit stands in, short."""
    return STATES_SHORT[row.state]


def unit_tip(row: UnitProgress) -> str:
    """Everything the list knows of a unit."""
    parts = [row.unit.name, f"lần nộp {row.revision}, {STATES[row.state]}"]
    for count, words in (
        (row.open_lines, "tiêu chí chưa có điểm"),
        (row.older_lines, "tiêu chí chấm trên bản nộp cũ"),
        (row.collected, "câu hỏi chưa gửi"),
        (row.asked, "câu hỏi chờ giải trình"),
    ):
        if count:
            parts.append(f"{count} {words}")
    return "\n".join(parts)


def units(received: int, expected: int) -> str:
    """How many units can be appraised."""
    return f"{received} / {expected} đơn vị đã gửi"


def points(value: Decimal | None) -> str:
    """Points, or a dash."""
    return common.NONE if value is None else numbers.points(value)


def sentence(text: str) -> str:
    """Text that begins a line."""
    return text[:1].upper() + text[1:]


def accept(value: Decimal | None, is_excluded: bool) -> str:
    """The button that takes the points at hand."""
    if is_excluded:
        return ACCEPT_EXCLUDED
    return ACCEPT_NONE if value is None else ACCEPT.format(points=numbers.points(value))


def keep(line: AppraisalLine) -> str:
    """The button that lets a value of an older submission stand."""
    given = line.appraisal
    if given is None or given.excluded:
        return KEEP_EXCLUDED
    return KEEP.format(points=points(given.points))


def difference(line: AppraisalLine) -> str:
    """What was claimed against what the records give, by how much and why; empty where they agree."""
    if not line.differs:
        return ""
    computed = None if line.computed is None else line.computed.points
    amount = line.difference
    by = ""
    if amount:
        by = (HIGHER if amount > 0 else LOWER).format(amount=numbers.points(abs(amount)))
    told = DIFFERS.format(
        claimed=EMPTY_CLAIM if line.self_points is None else numbers.points(line.self_points),
        computed=NO_SCORE if computed is None else numbers.points(computed),
        by=by,
    )
    return told if line.computed is None else f"{told}\n{sentence(explain(line.criterion, line.computed))}"


def older(line: AppraisalLine) -> str:
    """That the value was given on an older submission; empty where it was not."""
    if not line.is_older or line.appraisal is None:
        return ""
    return OLDER.format(given=line.appraisal.revision, revision=line.revision)


def changed(line: AppraisalLine) -> str:
    """What the newest submission says otherwise; empty for a first submission."""
    change = line.change
    if change is None:
        return SAME.format(revision=line.revision) if len(line.claims) > 1 else ""
    parts = []
    for pair, words in ((change.points, CHANGED_POINTS), (change.computed, CHANGED_COMPUTED)):
        if pair is not None:
            parts.append(words.format(old=points(pair[0]), new=points(pair[1])))
    if change.explanation:
        parts.append(CHANGED_WORDS)
    for names, words in ((change.added, CHANGED_ADDED), (change.removed, CHANGED_REMOVED)):
        if names:
            parts.append(words.format(names="; ".join(names)))
    return CHANGED.format(newer=change.newer.revision, older=change.older.revision, what="; ".join(parts))


def asked_and_said(line: AppraisalLine) -> str:
    """Every question that was sent, and what the next submission says to it, oldest first."""
    parts = []
    for question in line.questions:
        if not question.is_sent:
            continue
        parts.append(ASKED_ON.format(revision=question.revision, text=question.text))
        later = [claim for claim in line.claims if claim.revision > question.revision]
        if later:
            said = later[0].explanation or SAID_NOTHING
            parts.append(SAID_ON.format(revision=later[0].revision, text=said))
    return "\n".join(parts)


def question_state(line: AppraisalLine) -> tuple[str, str]:
    """Where the newest question stands, and the colour of it."""
    question = line.question
    if question is None:
        return "", "none"
    if question.is_collected:
        return QUESTION_COLLECTED, "care"
    if line.is_waiting:
        return QUESTION_WAITS.format(at=common.moment(question.at)), "none"
    return "", "none"


def received_line(document: EvidenceDocument) -> str:
    """A received document: number, day, what it is, its file, and who issued it."""
    issuer = ISSUED_BY.format(issuer=document.issuer) if document.issuer else ""
    return "\n".join(part for part in (evidence_line(document), issuer) if part)


def cell_mark(line: AppraisalLine) -> str:
    """A short word before the points of a line that was asked about or is to be looked at again."""
    question = line.question
    if question is not None and (question.is_collected or line.is_waiting):
        return CELL_ASKED
    if line.is_older and line.appraisal is not None:
        return CELL_OLDER
    return ""


def send_questions(count: int) -> str:
    """The act that sends what was collected."""
    return SEND_QUESTIONS_COUNT.format(count=count) if count else SEND_QUESTIONS


def who_scores(line: AppraisalLine) -> str:
    """Who scores a line the unit does not score itself; empty for its own."""
    scored_by = line.criterion.scored_by
    if is_self_scored(line.criterion) or scored_by is None:
        return ""
    return NOT_SELF.format(who=SCORED_BY[scored_by])


def unit_says(entry: CriterionEntry) -> str:
    """What the unit said about the criterion."""
    parts = []
    if entry.claim is Claim.NO_OCCURRENCE:
        parts.append(": ".join(part for part in (NO_OCCURRENCE, entry.claim_reason) if part))
    if entry.explanation:
        parts.append(entry.explanation)
    return "\n".join(parts) or UNIT_SAYS_NOTHING


def given(item: Appraisal, before: Appraisal | None = None) -> str:
    """One appraised value of the history: when, in which step, from what to what, by whom and why."""
    new, old = _value(item), "" if before is None else f"{_value(before)} → "
    head = f"{common.moment(item.at)} – {STAGES[item.stage]}: {old}{new} ({item.officer})"
    places = [
        HISTORY_REVISION.format(revision=item.revision) if item.revision else "",
        HISTORY_DESK.format(desk=item.desk) if item.desk else "",
    ]
    said = [
        ", ".join(part for part in places if part),
        HISTORY_REASON.format(text=item.reason) if item.reason else "",
        HISTORY_OPINION.format(text=item.opinion) if item.opinion else "",
    ]
    return "\n    ".join([head, *(part for part in said if part)])


def _value(item: Appraisal) -> str:
    if item.excluded:
        return CELL_EXCLUDED
    return HISTORY_TAKEN_BACK if item.points is None else numbers.points(item.points)


def history(items: tuple[Appraisal, ...]) -> str:
    """Every value given, newest first."""
    told = [given(item, items[at - 1] if at else None) for at, item in enumerate(items)]
    return "\n\n".join(reversed(told)) or HISTORY_NONE


def adjustment(name: str, cap: Decimal) -> str:
    """A bonus or penalty with its cap."""
    return f"{name} (không quá {numbers.points(cap)} điểm)"


def adjustment_item(label: str, value: Decimal, *, is_each: bool) -> str:
    """One ground and what it gives."""
    each = " mỗi lần" if is_each else ""
    return f"{label} ({numbers.points(value)} điểm{each})"
