"""Words of the papers around results: the list of packages, and the lost points."""

from datetime import datetime
from decimal import Decimal

from core.reporting.lost_points import LostPointsWords
from core.reporting.sent_list import SentListWords
from core.services.result_papers import ResultPaperWords
from ui.texts import common, numbers
from ui.texts.reports import FORM_WORDS


def _introduction(count: int, at: datetime) -> str:
    return f"Đã ghi {numbers.count(count)} gói kết quả lúc {common.moment(at)}. Mỗi đơn vị một gói, giao đúng đơn vị:"


def _share_of(year: int, criteria_set: str, units: int) -> str:
    return (
        f"Điểm mất năm {year} theo “{criteria_set}” của {numbers.count(units)} đơn vị đã thẩm định; "
        "tiêu chí mất nhiều điểm nhất đứng trước."
    )


def _one_of_most(name: str, lost: Decimal) -> str:
    return f"{name}: {numbers.points(lost)}"


SENT_LIST_WORDS = SentListWords(
    title="DANH SÁCH",
    subtitle=lambda year, _count: f"Gói kết quả cải cách hành chính năm {year} giao cho các đơn vị",
    introduction=_introduction,
    sheet="Gói kết quả",
    code="Mã",
    unit="Đơn vị",
    files="Tệp",
    revision="Lần",
    size="Dung lượng (byte)",
    digest="Mã kiểm tra (SHA-512)",
    received="Ký nhận",
    file_name=lambda year: f"danh-sach-goi-ket-qua-{year}.xlsx",
)

LOST_POINTS_WORDS = LostPointsWords(
    title="TỔNG HỢP",
    subtitle=lambda year, unit: (
        f"Điểm mất trong đánh giá cải cách hành chính năm {year}" + (f"\n{unit}" if unit else "")
    ),
    introduction=_share_of,
    unit_introduction=lambda unit, year, criteria_set: (
        f"Các tiêu chí của {unit} chưa đạt điểm tối đa năm {year} theo “{criteria_set}”:"
    ),
    nothing_lost="Không có tiêu chí nào mất điểm.",
    draft="Bản dự thảo: kết quả chưa công bố.",
    criteria_heading="Tiêu chí mất điểm",
    units_heading="Điểm mất của từng đơn vị",
    lines_heading="Tiêu chí mất điểm",
    code="Mã",
    criterion="Tiêu chí",
    maximum="Tối đa",
    units="Số đơn vị mất điểm",
    share="Tỷ lệ",
    lost="Điểm mất",
    most="Mất nhiều nhất",
    unit="Đơn vị",
    lines="Số tiêu chí mất điểm",
    self_points="Tự chấm",
    points="Thẩm định",
    reason="Lý do, ý kiến thẩm định",
    open_line="Chưa thẩm định",
    one_of_most=_one_of_most,
    units_of=lambda units, of: f"{numbers.count(units)}/{numbers.count(of)}",
    closing=lambda year: f"Trên đây là tổng hợp điểm mất năm {year}./.",
)

RESULT_PAPER_WORDS = ResultPaperWords(
    form=FORM_WORDS,
    sent_list=SENT_LIST_WORDS,
    lost_points=LOST_POINTS_WORDS,
    list_symbol="DS-UBND",
    lost_symbol="TH-UBND",
)
