"""Words of the page by which an authority sends results, receipts, tasks and criteria."""

TAB_RESULTS = "Kết quả"
TAB_RECEIPTS = "Giấy báo nhận"
TAB_TASKS = "Nhiệm vụ"
TAB_CRITERIA = "Bộ tiêu chí"
NONE_HERE = "Sau khi công bố xếp hạng, gói kết quả của từng đơn vị được ghi ra từ đây."
OPEN_RANKING = "Sang Xếp hạng"
OPEN_KEYS = "Mở Khóa và tin cậy"
NO_KEY = "Cơ quan chưa có khóa để niêm phong gói gửi đi. Mở trang Khóa và tin cậy để tạo khóa."
SEND_ALL = "Ghi gói cho mọi đơn vị…"
SEND_ACT = "Ghi gói kết quả"
WRITING = "Đang ghi gói"
AGAIN = "Đơn vị đã có gói thì được ghi lần mới; gói cũ giữ nguyên."
HOW = (
    "Gửi tệp ghi ra cho đơn vị; đơn vị nhận ở trang Nhận gói. Giữ Ctrl để chọn nhiều đơn vị. "
    "Danh sách giao nhận được ghi cùng chỗ."
)
SEARCH = "Tìm đơn vị"
STATE_ALL = "Mọi tình trạng"
STATE_NAME = "Lọc theo tình trạng"
REOPENED = "Xếp hạng đang mở lại. Công bố lần mới rồi gửi kết quả; gói đã gửi là gói cũ."
OUTDATED = "Gói cũ, gửi lại"
SEND_WAITING = "Ghi cho {count} đơn vị chưa có hoặc có gói cũ…"
LOST = "Điểm mất của đơn vị…"
LOST_FILE = "diem-mat-{code}-{year}.pdf"
LOST_WRITING = "Đang lập bảng điểm mất"
LOST_WRITTEN = "Đã ghi bảng điểm mất của {unit}."
COLUMN_UNIT = "Đơn vị"
COLUMN_INDEX = "Chỉ số"
COLUMN_BAND = "Xếp loại"
COLUMN_RANK = "Hạng"
COLUMN_STATE = "Tình trạng"
COLUMN_AT = "Ghi lúc"
COLUMN_DIGEST = "Mã kiểm tra"
NOT_WRITTEN = "Chưa ghi"

RECEIPTS_HOW = "Mỗi gói nhận vào có một giấy báo nhận. Ghi ra và gửi lại để đơn vị yên tâm gói đã đến nơi."
RECEIPTS_NONE = "Chưa nhận gói nào nên chưa có giấy báo nhận."
RECEIPT_AGAIN = "Ghi lại của đơn vị đang chọn…"
RECEIPT_WRITTEN = "Đã ghi"
RECEIPT_WAITS = "Chưa ghi"
COLUMN_NUMBER = "Số"
COLUMN_FOR = "Cho gói"
COLUMN_RECEIVED = "Nhận lúc"

TASKS_HOW = "Danh sách gửi sau thay danh sách gửi trước của cùng năm; phần đơn vị đã làm vẫn giữ."
TASKS_NONE = "Chưa có nhiệm vụ nào trong danh sách của năm. Bấm Thêm nhiệm vụ để bắt đầu."
TASKS_SEND = "Ghi gói nhiệm vụ…"
TASKS_ACT = "Ghi gói nhiệm vụ"
TASK_ADD = "Thêm nhiệm vụ…"
TASK_ADD_ACT = "Thêm nhiệm vụ"
TASK_CHANGE = "Sửa…"
TASK_CHANGE_ACT = "Sửa nhiệm vụ"
TASK_REMOVE = "Bỏ khỏi danh sách"
TASK_WHY = "Nhiệm vụ hiện ở trang Nhiệm vụ của đơn vị với nguồn “Cấp trên giao”."
TASK_DOCUMENT = "Văn bản giao"
TASK_FILES = "Tệp kèm"
NO_FILES = "Không kèm tệp."
ANY_FILES = "Tài liệu (*.pdf *.docx *.xlsx *.pptx *.jpg *.png);;Mọi tệp (*)"
TO = "Gửi cho"
TO_ALL = "Mọi đơn vị (một tệp chung)"

CRITERIA_HOW = "Đơn vị thấy điểm khác so với bộ đang dùng trước khi nhận. Một tệp chung cho mọi đơn vị."
CRITERIA_NONE = "Chưa có bộ tiêu chí nào. Nhập bộ tiêu chí ở trang Bộ tiêu chí trước."
CRITERIA_SEND = "Ghi gói bộ tiêu chí…"
CRITERIA_ACT = "Ghi gói bộ tiêu chí"
COLUMN_SET = "Tên bộ tiêu chí"
COLUMN_VERSION = "Phiên bản"


def context(sent: int, outdated: int, *, total: int) -> str:
    """How many units have a result package, and how many an outdated one."""
    told = f"đã ghi gói cho {sent} / {total} đơn vị"
    return f"{told}, {outdated} đơn vị có gói cũ" if outdated else told


def state_option(words: str, count: int) -> str:
    """A state to choose, with how many units stand so."""
    return f"{words} ({count})"


def send_chosen(count: int) -> str:
    """The act for the units selected."""
    return f"Ghi cho {count} đơn vị đang chọn…" if count else "Ghi cho đơn vị đang chọn…"


def results_sent(count: int) -> str:
    """What was written."""
    return f"Đã ghi {count} gói kết quả."


def packages_sent(count: int) -> str:
    """What was written."""
    return f"Đã ghi {count} gói." if count > 1 else "Đã ghi gói."


def tasks_context(count: int) -> str:
    """How long the list is."""
    return f"{count} nhiệm vụ trong danh sách" if count else ""


def receipt_for(revision: int, period: str) -> str:
    """Which package a receipt is for."""
    return f"lần {revision} năm {period}" if period else f"lần {revision}"


def written(revision: int) -> str:
    """Which revision a unit has."""
    return f"Đã ghi lần {revision}"
