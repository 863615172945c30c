"""Words of several years of rankings side by side."""

from decimal import Decimal

from core.ranking import BandSummary
from core.ranking_comparison import BandChange, Origin, Placed, RankedYear
from core.units import UnitKind
from ui.texts import numbers
from ui.texts.ranking_comparison import kind_name, share

TAB = "Các năm"
VIEW = "Xem"
VIEW_UNITS = "Từng đơn vị: hạng · chỉ số, loại"
VIEW_BANDS = "Xếp loại"
VIEW_MEANS = "Trung bình, cao nhất, thấp nhất"
VIEW_ENDS = "Đơn vị đứng đầu, đứng cuối"
KIND = "Loại đơn vị"
CHART = "Biểu đồ"
CHART_INDEX = "Chỉ số"
CHART_RANK = "Thứ hạng"
READING = "Đang đọc kết quả các năm…"
NONE_HELD = (
    "Nơi đây đặt kết quả các năm cạnh nhau khi có năm đã công bố. Năm xếp hạng ngoài chương trình "
    "nhập ở “So với năm trước”, nút “Kết quả năm trước”."
)
SEARCH = "Tìm đơn vị"
COLUMN_UNIT = "Đơn vị"
COLUMN_CHANGE = "+/– điểm %"
COLUMN_BAND = "Xếp loại"
COLUMN_YEAR = "Năm"
COLUMN_RANKED = "Được xếp hạng"
COLUMN_MEAN = "Trung bình"
COLUMN_HIGHEST = "Cao nhất"
COLUMN_LOWEST = "Thấp nhất"
COLUMN_FROM = "Nguồn"
COLUMN_RANK = "Hạng"
COLUMN_INDEX = "Chỉ số"
UNIT_PERCENT = "%"
UNIT_RANK = "thứ hạng, 1 là cao nhất"
UNIT_SHARE = "% số đơn vị được xếp hạng"
MEAN, HIGHEST, LOWEST = "Trung bình", "Cao nhất", "Thấp nhất"
_ORIGINS = {
    Origin.PUBLISHED: "đã công bố",
    Origin.PREVIEW: "tạm tính, chưa công bố",
    Origin.OUTSIDE: "xếp hạng ngoài chương trình",
}


def kind_option(kind: str) -> str:
    """A unit kind as a choice."""
    name = kind_name(kind)
    return name[:1].upper() + name[1:]


def unit_cell(placed: Placed | None) -> str:
    """A unit in one year: rank, index, band."""
    if placed is None:
        return numbers.NO_VALUE
    if placed.index is None:
        return "chưa xếp hạng"
    rank = numbers.NO_VALUE if placed.rank is None else numbers.count(placed.rank)
    return f"{rank} · {numbers.points(placed.index)} {placed.band}".rstrip()


def change(value: Decimal | None) -> str:
    """A change of the index in percentage points, with its sign."""
    if value is None:
        return numbers.NO_VALUE
    return f"{'+' if value > 0 else ''}{numbers.points(value)}"


def band_cell(change: BandChange | None, *, has_before: bool) -> str:
    """A band in one year with its change: 104/136 = 76,47 % (+31)."""
    if change is None:
        return numbers.NO_VALUE
    told = share(change.now, change.now_of, percent=change.now_percent)
    if not has_before or not change.units:
        return told
    sign = "+" if change.units > 0 else "−"
    return f"{told} ({sign}{numbers.count(abs(change.units))})"


def band_tip(change: BandChange | None, *, has_before: bool) -> str:
    """The same with the change of the share."""
    told = band_cell(change, has_before=has_before)
    if change is None or not has_before:
        return told
    return f"{told}; tỷ lệ {numbers.percentage_points(change.points)} so với năm trước"


def ranked(summary: BandSummary | None) -> str:
    """How many were ranked, of how many."""
    return numbers.NO_VALUE if summary is None else numbers.ratio(summary.ranked, summary.expected)


def source(year: RankedYear | None) -> str:
    """Where a year's figures come from."""
    if year is None:
        return "không có kết quả"
    return "; ".join((_ORIGINS[year.origin], *year.documents))


def chart_bands(kind: str) -> str:
    """The title of the chart of bands."""
    return f"Tỷ lệ xếp loại các năm, {kind_name(kind or UnitKind.COMMUNE.value)}"


def chart_means(kind: str) -> str:
    """The title of the chart of averages."""
    return f"Chỉ số CCHC các năm, {kind_name(kind or UnitKind.COMMUNE.value)}"


def chart_ends(year: int) -> str:
    """The title of the chart of the best and the last units."""
    return f"Đơn vị đứng đầu và đứng cuối năm {year}"


def ends_label(placed: Placed) -> str:
    """A unit under its bar."""
    return f"{placed.rank}. {placed.name}"
