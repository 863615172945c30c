"""Words of the tab where parts are assigned, work is handed out and brought back, and conflicts are decided."""

from collections.abc import Sequence

from core.assessment import Appraisal
from core.dates import local_day
from core.desks import Assignment
from core.services.assign_desks import AppraiserProgress, AssignmentBoard, DeskView
from core.services.decide_conflicts import ConflictView
from core.services.export_work import WorkGiven, WorkPlan
from ui.texts import common, numbers

TAB = "Phân công"
TITLES = ("Lĩnh vực, tiêu chí", "Người thẩm định")
PROGRESS = "Tiến độ từng nơi thẩm định"
CONFLICTS = "Điểm khác nhau ở hai máy"
NO_ROUND = "Chưa mở đợt đánh giá của năm này. Mở đợt, rồi phân công lĩnh vực cho từng sở hoặc từng người."
TO_ROUND = "Mở đợt đánh giá"
NO_WORK = "Chưa nhận việc thẩm định của năm này. Nhận các gói do cơ quan chủ trì giao để bắt đầu."
TO_IMPORT = "Nhận gói"
NO_PROGRESS = "Chưa giao phần việc nào. Chọn lĩnh vực hoặc tiêu chí ở bên trái rồi bấm “Phân công”."

GIVE, GIVE_ACT = "Giao việc…", "Giao việc"
BRING, BRING_ACT = "Gửi việc về…", "Gửi việc về cơ quan chủ trì"
ASSIGN, ASSIGN_ACT = "Phân công…", "Phân công"
DESKS, DESKS_TITLE = "Bàn thẩm định…", "Bàn thẩm định"
TAKE = "Nhận việc…"
DECIDE, DECIDE_ACT = "Quyết định…", "Ghi quyết định"
UNDO = "Hoàn tác phân công"
UNDONE = "Đã trả lại phân công trước đó."

COLUMN_WHO, COLUMN_LINES, COLUMN_UNITS = "Nơi thẩm định", "Đã chấm", "Đơn vị xong"
COLUMN_KEY, COLUMN_MERGED = "Khóa", "Nhận về"
COLUMN_UNIT, COLUMN_LINE, COLUMN_OURS, COLUMN_THEIRS = "Đơn vị", "Tiêu chí", "Ở đây", "Ở bàn"
COLUMN_DESK = "Bàn thẩm định"
NO_KEY = "Khóa của bàn chưa được xác nhận"
KEY_YES, KEY_NO = "Có", "Chưa"
HERE = "Bàn này"
ONLY_OWN = "Bàn thẩm định chỉ cho điểm các tiêu chí được giao; tiêu chí khác chỉ để xem."

LIST_WHY = (
    "Mỗi bàn thẩm định là máy của một sở hoặc một người, có sổ và khóa riêng. Bàn lập sổ bằng số ghi ở đây, gửi phiếu "
    "đăng ký khóa, và nhận việc bằng gói."
)
NUMBER, NAME, PERSON, NOTE = "Số của bàn", "Tên bàn", "Người thẩm định", "Ghi chú"
NUMBER_HINT = "1 đến 99"
NAME_HINT = "ví dụ Sở Tài chính"
KEEP_DESK, REMOVE_DESK = "Ghi bàn này", "Bỏ bàn này"
COLUMN_CODE, COLUMN_NAME = "Mã", "Tên bàn"

WHOM = "Người thẩm định"
AT_HERE = "Ở máy này"
WHO_HERE = "Tên người thẩm định"
NOBODY = "Bỏ phân công"
EVERY_UNIT, SOME_UNITS = "Mọi đơn vị", "Chỉ các đơn vị chọn dưới đây"
WHICH_UNITS = "Đơn vị"
FIND_UNIT = "Tìm đơn vị"

GIVE_WHY = (
    "Ghi vào một thư mục: hồ sơ như đơn vị đã gửi, danh sách khóa tin cậy, và sau cùng là gói công việc. "
    "Đưa cả thư mục cho bàn thẩm định."
)
AGAIN = "Chép lại cả hồ sơ đã giao lần trước"
BRING_WHY = "Gói chứa mọi điểm và câu hỏi bàn này đã ghi trong năm; cơ quan chủ trì nhận vào mà không ghi đè điểm nào."
WRITING = "Đang ghi gói công việc"

OURS, THEIRS, OTHER = "1. Giữ điểm ở đây", "2. Lấy điểm của bàn", "3. Cho điểm khác"
OTHER_POINTS, EXCLUDED = "Điểm", "Không chấm tiêu chí này"
REASON = "Lý do"
LATER = "Để sau"
CONFLICT_TITLE = "Điểm khác nhau ở hai máy"
CONFLICT_HOW = (
    "Cả hai giá trị đều được giữ trong lịch sử. Quyết định được ghi thêm thành một dòng mới, kèm lý do."
)
SELF = "Đơn vị tự chấm"
BASE = "Điểm trước khi hai bên sửa"
WHO, WHEN, WHY, OPINION = "Người cho điểm", "Lúc", "Lý do", "Ý kiến"
EXCLUDED_WORD, TAKEN_BACK = "không chấm", "đã bỏ điểm"


def context(board: AssignmentBoard) -> tuple[str, ...]:
    """The line under the title."""
    if board.is_desk:
        return (f"{numbers.count(len(board.assignments))} phần việc được giao",)
    told = [f"{numbers.count(len(board.assignments))} phần đã giao"]
    if board.unassigned:
        told.append(f"{numbers.count(board.unassigned)} dòng chưa giao")
    return tuple(told)


def whose(assignments: Sequence[Assignment], desks: Sequence[DeskView], *, is_own: bool) -> str:
    """Who answers for a row of the tree: for every unit, then how many units fall to others."""
    names = {view.desk.code: view.desk.name for view in desks}
    every = [_name(each, names) for each in assignments if not each.unit]
    apart: dict[str, int] = {}
    for each in assignments:
        if each.unit:
            apart[_name(each, names)] = apart.get(_name(each, names), 0) + 1
    told = [*dict.fromkeys(every)] if is_own or every else []
    told += [f"{name} ({numbers.count(count)} đơn vị)" for name, count in apart.items()]
    return "; ".join(told)


def _name(each: Assignment, names: dict[str, str]) -> str:
    return names.get(each.desk, each.desk) if each.desk else each.person or HERE


def name_of(each: AppraiserProgress) -> str:
    """A desk, or a person here."""
    return each.person or HERE if each.desk is None else each.desk.desk.name


def who(each: AppraiserProgress) -> str:
    """A desk with its person and whether its key is confirmed, or a person here."""
    if each.desk is None:
        return name_of(each)
    person = f" – {each.person}" if each.person else ""
    key = "" if each.desk.has_key else f". {NO_KEY}"
    return f"{each.desk.desk.name}{person}{key}"


def share(given: int, whole: int) -> str:
    """How many of how many, with the part in percent."""
    if not whole:
        return common.NONE
    return f"{numbers.count(given)} / {numbers.count(whole)} ({given * 100 // whole} %)"


def of(done: int, whole: int) -> str:
    """How many of how many."""
    return f"{numbers.count(done)} / {numbers.count(whole)}" if whole else common.NONE


def plan_words(plan: WorkPlan) -> str:
    """What would be handed to a desk."""
    work = (
        f"{plan.name}: {numbers.count(plan.lines)} dòng của {numbers.count(len(plan.units))} đơn vị đã nộp, "
        f"{numbers.count(plan.rows)} điểm đã có."
    )
    files = f"Kèm {numbers.count(plan.packages)} hồ sơ của đơn vị ({numbers.file_size(plan.size)})."
    told = [work, files]
    if plan.earlier:
        told.append(f"{numbers.count(plan.earlier)} hồ sơ đã giao lần trước không chép lại.")
    if plan.missing:
        told.append(f"{numbers.count(plan.missing)} đơn vị chưa nộp: giao tiếp sau khi nhận hồ sơ.")
    return "\n".join(told)


def short(row: Appraisal) -> str:
    """A value for one cell."""
    return (
        EXCLUDED_WORD if row.excluded else common.NONE if row.points is None else numbers.points(row.points)
    )


def day_of(each: AppraiserProgress) -> str:
    """When work came back last."""
    at = None if each.desk is None else each.desk.merged_at
    return common.NONE if at is None else numbers.day(local_day(at))


def given(done: WorkGiven) -> str:
    """Work was handed out."""
    return (
        f"Đã ghi và kiểm tra lại gói công việc, kèm danh sách khóa và {numbers.count(done.packages)} hồ sơ. "
        "Đưa cả thư mục cho bàn thẩm định."
    )


def brought(path_name: str) -> str:
    """Work was written for the lead office."""
    return f"Đã ghi và kiểm tra lại {path_name}. Gửi tệp này cho cơ quan chủ trì."


def assigned(count: int, whom: str) -> str:
    """Parts went to somebody."""
    return f"Đã giao {numbers.count(count)} phần cho {whom}." if whom else "Đã bỏ phân công."


def nodes(names: Sequence[str]) -> str:
    """Which parts are assigned."""
    shown, more = names[:4], len(names) - 4
    rest = f" và {numbers.count(more)} phần khác" if more > 0 else ""
    return f"Phần việc: {'; '.join(shown)}{rest}."


def value(row: Appraisal) -> str:
    """A value in words."""
    if row.excluded:
        return EXCLUDED_WORD
    return TAKEN_BACK if row.points is None else f"{numbers.points(row.points)} điểm"


def decided(view: ConflictView, left: int) -> str:
    """One was decided."""
    rest = f" Còn {numbers.count(left)} tiêu chí." if left else ""
    return f"Đã ghi quyết định cho tiêu chí {view.criterion.id}, {view.unit.name}.{rest}"


def place(at: int, count: int) -> str:
    """Which of the conflicts is shown."""
    return f"{numbers.count(at)} / {numbers.count(count)}"


def line_title(view: ConflictView) -> str:
    """Unit and criterion with what is the most."""
    most = numbers.points(view.criterion.max_points)
    return f"{view.unit.name} – {view.criterion.id} {view.criterion.name} (tối đa {most})"


def card_title(name: str, *, is_here: bool) -> str:
    """Whose value a card shows."""
    return f"Ở đây: {name}" if is_here else f"Bàn thẩm định: {name}"
