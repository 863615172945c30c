"""Words of the inputs a criterion asks for."""

from ui.texts.criteria import REPORT_STATUSES

TICK = "Những việc đã làm"
CHOOSE = "Chọn một mức"
DATE = "Ngày ban hành"
PERIODS = "Tình trạng từng kỳ báo cáo"
EVENTS = "Số trường hợp"
ANSWERS = "Số phiếu theo mức"
STATUSES: tuple[tuple[str, str], ...] = tuple(REPORT_STATUSES.items())
PERIOD_NAMES = {"Q1": "Quý I", "H1": "6 tháng", "Q3": "Quý III", "Y": "Năm"}


def period(key: str) -> str:
    """A reporting period by its key."""
    return PERIOD_NAMES.get(key, key)


def proven(label: str) -> str:
    """An item of a checklist that records prove."""
    return f"{label} (sổ đã chứng minh)"
