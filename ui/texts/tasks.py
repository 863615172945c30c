"""Words of the task page."""

ADD = "Thêm nhiệm vụ"
COLUMN_TITLE = "Nhiệm vụ"
COLUMN_OWNER = "Người phụ trách"
COLUMN_DUE = "Hạn"
COLUMN_STATE = "Tình trạng"
COLUMN_PROGRESS = "Tiến độ"
DONE = "Đã xong"
OVERDUE = "Quá hạn"
OPEN = "Chưa xong"
ANY = {"owner": "Mọi người", "source": "Mọi nguồn"}
NO_DUE = "Chưa có hạn"


def context(done: int, total: int, *, overdue: int) -> str:
    """How the year's tasks stand."""
    late = f", quá hạn {overdue}" if overdue else ""
    return f"Đã xong {done} / {total} nhiệm vụ{late}"


def progress(value: int) -> str:
    """Progress in per cent."""
    return f"{value} %"
