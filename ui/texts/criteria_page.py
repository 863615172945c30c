"""Words of the page that keeps the criteria sets."""

from collections.abc import Callable, Sequence

from core.criteria import CriteriaSet, Criterion
from core.services.draft_criteria import DraftHead, SentSet
from core.store_ports import CriteriaDocument
from ui.texts import common, numbers
from ui.texts.criteria import NA_POLICIES, NODE_KINDS

COLUMN_NAME = "Bộ tiêu chí"
COLUMN_VERSION = "Bản"
COLUMN_IMPORTED = "Nhập lúc"
COLUMN_FROM = "Nguồn"
COLUMN_LEVEL = "Cấp"
IMPORT = "Nhập bộ tiêu chí…"
IMPORT_TITLE = "Nhập bộ tiêu chí từ tệp"
FILES = "Bộ tiêu chí, bảng phụ lục quyết định (*.json *.xlsx *.docx)"
MORE = "Việc khác"
EDIT = "Soạn bản mới"
COMPARE = "So sánh với bộ khác…"
TRY = "Thử trên số liệu đã có…"
WRITE = "Ghi ra tệp…"
WRITE_ANNEX = "Ghi thành bảng phụ lục…"
SEND = "Gửi các đơn vị…"
DRAFTS = "Bản nháp"
DRAFT_OPEN, DRAFT_DROP = "Mở bản nháp", "Xóa bản nháp…"
COLUMN_DRAFT, COLUMN_SAVED = "Bản nháp", "Lưu lúc"
DROP_WHAT = "Xóa bản nháp “{name}”, bản {version}?"
DROP_ACT = "Xóa"
COMPARE_WITH = "So sánh “{name}” với"
COMPARE_ACT = "So sánh"
COMPARE_NONE = "Chưa có bộ tiêu chí khác để so sánh."
WRITTEN = "Đã ghi bộ tiêu chí."
WRITE_FILES = "Bảng tính (*.xlsx);;JSON (*.json)"
ANNEX_FILES = "Bảng tính (*.xlsx)"
SENT, SENT_ALL, NOT_SENT = "Đã gửi", "tất cả các đơn vị", "Chưa gửi cho đơn vị nào."
MOST_SENT = 4
IMPORTED = "Đã nhập bộ tiêu chí."
WITH_FINDINGS = "Bộ tiêu chí dùng được, nhưng có {count} điểm cần xem lại."
REFUSED = "Chưa nhập bộ tiêu chí."
REFUSED_WHY = (
    "Bộ tiêu chí có {count} chỗ chưa đúng. Sửa trong tệp theo danh sách ở phần Chi tiết rồi nhập lại."
)
TREE_TITLES = ("Tiêu chí", "Tối đa", "Cách chấm", "Nơi chấm")
NONE_HERE = "Bộ tiêu chí do tỉnh ban hành nằm ở đây. Nhập tệp bộ tiêu chí để bắt đầu."
SCHEME = "Thang xếp hạng"
DECISION = "Quyết định ban hành"
NO_DECISION = "chưa có (bộ mẫu)"
SHIPPED = "Kèm chương trình"
CHOOSE_LEAF = "Chọn một tiêu chí để xem cách chấm."
RULE = "Cách chấm"
EVIDENCE = "Tài liệu kiểm chứng cần có"
NO_FLAGGED = "Không nhận tài liệu có thể chứa macro (.docm, .xlsm, .doc, .xls)"
CONFIRM = "Cần cơ quan ban hành xác nhận"


def context(total: str, leaves: int) -> str:
    """What a set is made of."""
    return f"Tổng {total} điểm, {leaves} tiêu chí thành phần chấm điểm"


def lines(texts: tuple[str, ...]) -> str:
    """Findings as lines."""
    return "\n".join(texts)


def origin(document: CriteriaDocument, *, is_held: bool) -> str:
    """Whether a set was taken in here, and when, or came with the program."""
    return common.moment(document.imported_at) if is_held else SHIPPED


def described(criteria: CriteriaSet) -> str:
    """A set below its name: decision, bands, bonus and penalty."""
    scheme = criteria.scheme()
    bands = "; ".join(f"{band.name} từ {numbers.points(band.lower)}" for band in scheme.bands)
    rows = [f"{DECISION}: {criteria.issuing_decision or NO_DECISION}", f"{SCHEME}: {bands}"]
    if criteria.adjustments:
        parts = (f"{each.name} không quá {numbers.points(each.max_total)}" for each in criteria.adjustments)
        rows.append(f"Ngoài bảng điểm: {'; '.join(parts)}")
    if criteria.forbids_flagged_evidence:
        rows.append(NO_FLAGGED)
    return "\n".join(rows)


def draft_name(head: DraftHead) -> str:
    """A draft in the list."""
    return f"Bản {head.version} – {head.name}"


def sent_told(sent: Sequence[SentSet], name_of: Callable[[str], str]) -> str:
    """Where a version went, and when."""
    if not sent:
        return NOT_SENT
    shown = [
        f"{common.moment(each.at)} – {name_of(each.recipient) if each.recipient else SENT_ALL}"
        for each in sent[:MOST_SENT]
    ]
    more = f"; và {len(sent) - MOST_SENT} gói trước đó" if len(sent) > MOST_SENT else ""
    return f"{SENT}: {'; '.join(shown)}{more}"


def criterion(leaf: Criterion) -> str:
    """How a criterion is scored, and what it asks for."""
    rows = [f"{NODE_KINDS[leaf.kind]}, tối đa {numbers.points(leaf.max_points)} điểm"]
    if leaf.rule_text:
        rows.append(f"{RULE}: {leaf.rule_text}")
    if leaf.na_policy is not None:
        rows.append(NA_POLICIES[leaf.na_policy])
    if leaf.evidence:
        rows.append(f"{EVIDENCE}: {'; '.join(leaf.evidence)}")
    if leaf.needs_confirmation:
        rows.append(CONFIRM)
    return "\n".join(rows)
