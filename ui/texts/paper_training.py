"""Words of the annex of training."""

from core.reporting.display import count
from core.reporting.training_annex import TrainingTotals, TrainingWords
from ui.texts.records import choice_label


def _told(sums: TrainingTotals) -> str:
    return f"{count(sums.classes)} lớp, {count(sums.participants)} học viên, {count(sums.turns)} lượt"


def _summary(held: TrainingTotals, sent: TrainingTotals, citizens: TrainingTotals) -> str:
    return (
        f"Đơn vị mở {_told(held)}. Cử đi học {_told(sent)}. Lớp kỹ năng số cho người dân: {_told(citizens)}."
    )


TRAINING_WORDS = TrainingWords(
    symbol="BC-UBND",
    title="BÁO CÁO",
    subtitle=lambda year: f"Số liệu đào tạo, bồi dưỡng cán bộ, công chức, viên chức năm {year}",
    nothing="Chưa có lớp nào được ghi trong năm; các dòng để trống dùng để ghi tay.",
    summary=_summary,
    held_heading="Lớp do đơn vị mở",
    sent_heading="Cử đi đào tạo, bồi dưỡng",
    citizens_heading="Lớp kỹ năng số cho người dân (tính riêng)",
    kinds_heading="Tổng hợp theo loại lớp",
    groups_heading="Tổng hợp theo đối tượng",
    none_held="Chưa ghi lớp nào do đơn vị mở.",
    none_sent="Chưa ghi trường hợp nào được cử đi học.",
    none_for_citizens="Chưa ghi lớp nào cho người dân.",
    title_column="Tên lớp",
    organiser="Đơn vị tổ chức",
    group="Đối tượng",
    from_on="Từ ngày",
    to_on="Đến ngày",
    classes="Số lớp",
    participants="Học viên (người)",
    turns="Lượt người",
    in_plan="Trong kế hoạch",
    kind="Loại lớp",
    held="Đơn vị mở",
    sent="Cử đi học",
    kind_of=choice_label,
    group_of=choice_label,
    turns_note="Một người học nhiều lần tính nhiều lượt; số lượt không cộng với số học viên.",
    persons_note="Số học viên cộng theo từng lớp; không gồm lớp kỹ năng số cho người dân.",
    closing=lambda year: f"Trên đây là số liệu đào tạo, bồi dưỡng năm {year}./.",
)
