"""Words of the years set side by side."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from core.records.dossiers import DossierField
from core.services.years_side_by_side import SATISFACTION
from core.year_comparison import Origin, YearRow
from ui.texts import dossier_figures, numbers, results
from ui.texts.records import choice_label

VIEW = "Xem"
VIEW_INDEX = "Chỉ số, thứ hạng, xếp hạng"
VIEW_AREAS = "Điểm theo lĩnh vực"
VIEW_CRITERIA = "Từng tiêu chí của hai năm"
VIEW_OUTSIDE = "Chỉ số do nơi khác công bố"
VIEW_RATIOS = "Tỷ lệ hồ sơ, mức độ hài lòng"
CHART = "Biểu đồ"
CHART_INDEX = "Chỉ số CCHC"
CHART_RANK = "Thứ hạng"
FIRST = "So năm"
SECOND = "với năm"
TYPE_IN = "Nhập kết quả năm khác"
TYPE_IN_WHY = (
    "Năm không có gói kết quả: nhập ở Số liệu khác, mục Chỉ số do cấp trên công bố, tên “Chỉ số CCHC”."
)
NONE_YET = "Chưa có năm nào để so. Nhận gói kết quả, hoặc nhập kết quả đã công bố của các năm trước."
NONE_CRITERIA = "Cần có gói kết quả của cả hai năm để so từng tiêu chí."
NONE_OUTSIDE = "Chưa nhập chỉ số nào do nơi khác công bố (PAR Index, SIPAS, PAPI, PCI, điểm 766 …)."
NONE_RATIOS = "Chưa có số liệu hồ sơ hoặc phiếu hài lòng của năm nào."
NONE_AREAS = "Chưa có gói kết quả nào nên chưa có điểm theo lĩnh vực."

YEAR = "Năm"
SOURCE = "Nguồn"
SELF = "Tự chấm"
INDEX = "Chỉ số"
INDEX_CHANGE = "± điểm %"
BAND = "Xếp hạng"
RANK = "Thứ hạng"
RANK_CHANGE = "Bậc"
RANK_BEFORE = "Hạng trước"
DOCUMENT = "Văn bản"
NAME = "Chỉ số"
VALUE = "Giá trị"
WHAT = "Tỷ lệ"
COUNTS = "Số gốc"
PERCENT = "%"
POINTS_CHANGE = "± điểm %"
RELATIVE = "± tương đối"
CAUSE = "Nguyên nhân giảm"
CAUSE_NONE = "chưa ghi nguyên nhân"
CHANGE = "Tăng, giảm"
UNIT_PERCENT = "%"
UNIT_RANK = "hạng 1 ở trên"
UNIT_SHARE = "% điểm tối đa"

ORIGINS: Mapping[Origin, str] = MappingProxyType(
    {Origin.PACKAGE: "Gói kết quả", Origin.BY_HAND: "Nhập tay", Origin.SELF: "Chưa có kết quả"}
)


def ratio_name(key: str) -> str:
    """What is shared, in words."""
    if key.startswith(SATISFACTION):
        field = DossierField(key.removeprefix(SATISFACTION))
        return "Mức độ hài lòng" if field is DossierField.ALL else f"Hài lòng, {choice_label(field).lower()}"
    return dossier_figures.name(key)


def relative(change: Decimal | None) -> str:
    """A change in per cent of the earlier value; never to be taken for percentage points."""
    if change is None:
        return numbers.NO_VALUE
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{numbers.decimal(abs(change))}\N{NO-BREAK SPACE}%"


def signed(change: Decimal | None) -> str:
    """A change in percentage points under a title that says so."""
    return numbers.NO_VALUE if change is None else results.difference(change)


def gained(change: int | None) -> str:
    """Places gained or lost."""
    if change is None:
        return numbers.NO_VALUE
    return "0" if change == 0 else f"{'+' if change > 0 else '−'}{abs(change)}"


def place(rank: int | None, out_of: int | None, *, is_last: bool = False) -> str:
    """A rank with the number of units; the last place is said as such."""
    told = results.rank(rank, out_of)
    return f"{told} (cuối bảng)" if is_last else told


def earlier(rank: int | None, *, is_derived: bool) -> str:
    """The rank of the year before; said where it was derived from the places a document states."""
    if rank is None:
        return numbers.NO_VALUE
    return f"{rank} (suy ra)" if is_derived else str(rank)


def fallen(row: YearRow) -> str:
    """The notice that value or rank fell; empty when neither did."""
    parts = []
    if row.index_change is not None and row.has_index_fallen:
        parts.append(f"chỉ số {results.percent_change(row.index_change)}")
    if row.rank_change is not None and row.has_rank_fallen:
        parts.append(f"thứ hạng {results.places(row.rank_change)}")
    year = row.figures.year
    return f"Năm {year}: {', '.join(parts)} so với năm {year - 1}." if parts else ""
