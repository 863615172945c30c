"""Words of the chairman's page."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from core.ranking import BandShare
from core.ranking_areas import AreaStanding
from core.reporting.province_summary import SummaryData, SummaryWords
from ui.texts import numbers
from ui.texts.ranking_comparison import kind_name
from ui.texts.signatures import inside

_NAMED = 2
_LONG_NAME, _LEAST_NAME = 60, 24


def _subtitle(year: int, authority: str) -> str:
    return f"Kết quả cải cách hành chính năm {year} của các đơn vị, {inside(authority)}"


def _of(count: int, of: int) -> str:
    return f"{numbers.count(count)}/{numbers.count(of)}"


def _signed(value: Decimal) -> str:
    sign = "+" if value > 0 else "\u2212" if value < 0 else ""
    return f"{sign}{numbers.points(abs(value))}"


def _more(value: Decimal) -> str:
    if not value:
        return "không đổi"
    word = "tăng" if value > 0 else "giảm"
    return f"{word} {numbers.points(abs(value))} điểm\N{NO-BREAK SPACE}%"


def _names(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" và {numbers.count(more)} đơn vị khác" if more > 0 else "")


def _sentences(data: SummaryData) -> tuple[str, ...]:
    return tuple(filter(None, (_sent(data), _reached(data), _weak(data), _others(data))))


def _sent(data: SummaryData) -> str:
    share = f" ({numbers.percent(Decimal(data.sent * 100) / data.expected)})" if data.expected else ""
    overdue = len(data.pending.overdue)
    late = f", {numbers.count(overdue)} đơn vị quá hạn chưa gửi" if overdue else ""
    ranked = f"{_of(data.now.ranked, data.now.expected)} {kind_name(data.kind)}"
    return f"{_of(data.sent, data.expected)} đơn vị đã gửi hồ sơ{share}{late}; xếp hạng {ranked}."


def _reached(data: SummaryData) -> str:
    now = data.now
    if now.mean is None:
        return "Chưa có đơn vị nào được thẩm định, nên chưa có chỉ số."
    change = "" if data.mean_change is None else f", {_more(data.mean_change)} so với năm {data.year - 1}"
    best = max(now.bands, key=lambda band: band.count, default=None)
    most = "" if best is None else f"; nhiều nhất là xếp loại {best.name}: {_band(best, data)}"
    empty = [band.name for band in reversed(now.bands) if not band.count]
    none = f"; không có đơn vị xếp loại {empty[0]}" if empty and empty[0] == now.bands[-1].name else ""
    return f"Chỉ số bình quân {numbers.percent(now.mean)}{change}{most}{none}."


def _band(band: BandShare, data: SummaryData) -> str:
    change = next((each for each in data.bands if each.name == band.name), None)
    told = f"{_of(band.count, data.now.ranked)} đơn vị ({numbers.percent(band.percent)})"
    if change is None or not change.units:
        return told
    word = "tăng" if change.units > 0 else "giảm"
    return f"{told}, {word} {numbers.count(abs(change.units))} đơn vị"


def _weak(data: SummaryData) -> str:
    held = [(area.percent, area) for area in data.areas if area.percent is not None]
    if not held:
        return ""
    share, area = min(held, key=lambda pair: pair[0])
    told = f"Lĩnh vực đạt thấp nhất: {area.name} ({numbers.percent(share)} điểm tối đa)"
    low = len(area.low)
    return told + (f", {_of(low, area.units)} đơn vị dưới 75\N{NO-BREAK SPACE}%." if low else ".")


def _others(data: SummaryData) -> str:
    told = [
        f"{kind_name(each.unit_kind)} {numbers.percent(each.mean)}"
        for each in data.others
        if each.mean is not None
    ]
    return f"Chỉ số bình quân các loại đơn vị khác: {'; '.join(told)}." if told else ""


def _decisions(data: SummaryData) -> tuple[str, ...]:
    return tuple(_pending(data))


def _pending(data: SummaryData) -> Iterator[str]:
    waits = data.pending
    if waits.conflicts:
        yield f"Chọn điểm cho {numbers.count(waits.conflicts)} tiêu chí có hai kết quả thẩm định khác nhau."
    if waits.ties:
        groups, first = numbers.count(len(waits.ties)), " và ".join(waits.ties[0][:_NAMED])
        yield f"Quyết định thứ bậc của {groups} nhóm đơn vị bằng chỉ số, như {first}."
    if waits.overdue:
        yield f"Xử lý {numbers.count(len(waits.overdue))} đơn vị quá hạn chưa gửi: {_names(waits.overdue)}."
    if data.published_on is None and waits.to_appraise:
        yield f"Thẩm định tiếp {numbers.count(waits.to_appraise)} đơn vị đã gửi trước khi công bố."
    if data.published_on is None and data.now.ranked and not waits.to_appraise:
        yield "Ban hành quyết định công bố kết quả xếp hạng."
    if waits.late_dossiers:
        count = numbers.count(waits.late_dossiers)
        yield f"Xem xét trách nhiệm để hồ sơ trễ hạn tại {count} đơn vị."


def _area_label(area: AreaStanding) -> str:
    """The area by its number; of a very long name the part before a comma, which the chart has room for."""
    name = area.name
    if len(name) > _LONG_NAME:
        name = name[: name.find(",", _LEAST_NAME)] if name.find(",", _LEAST_NAME) > 0 else name
    return f"{area.area_id}. {name}"


def _reviewed(names: Sequence[str], last_day: date | None) -> str:
    until = f" chậm nhất {numbers.day(last_day)}" if last_day else ""
    return f"{numbers.count(len(names))} đơn vị phải gửi báo cáo kiểm điểm{until}: {_names(names)}."


def _prepared(officer: str, today: date, published_on: date | None) -> str:
    state = (
        "Số liệu tạm tính, chưa công bố"
        if published_on is None
        else f"Đã công bố ngày {numbers.day(published_on)}"
    )
    by = f", người lập: {officer}" if officer else ""
    return f"{state}. Lập ngày {numbers.day(today)}{by}."


def _band_change(units: int, points: Decimal) -> str:
    if not units and not points:
        return "không đổi"
    sign = "+" if units > 0 else "\u2212" if units < 0 else ""
    return f"{sign}{numbers.count(abs(units))} ({_signed(points)})"


SUMMARY_WORDS = SummaryWords(
    symbol="TT-UBND",
    title="TÓM TẮT",
    subtitle=_subtitle,
    figures_sheet="Số chính",
    sent="Đã gửi",
    ranked="Xếp hạng",
    mean="Chỉ số bình quân",
    change="So với năm trước (điểm %)",
    highest="Cao nhất",
    lowest="Thấp nhất",
    by_appraisal="So với tự chấm (điểm)",
    of=_of,
    points=_signed,
    index=numbers.percent,
    none=numbers.NO_VALUE,
    sentences=_sentences,
    bands_chart="Tỷ lệ xếp loại các năm",
    bands_unit="%",
    spread_chart="Số đơn vị theo mức chỉ số (%)",
    spread_unit="Đơn vị",
    areas_chart="Mức đạt theo lĩnh vực",
    areas_unit="% điểm tối đa",
    areas_series="Mức đạt",
    area_label=_area_label,
    bands_sheet="Xếp loại",
    units="Số đơn vị",
    band=lambda count, share: f"{numbers.count(count)} ({numbers.percent(share)})",
    band_change=_band_change,
    against=lambda year: f"So với {year} (điểm\N{NO-BREAK SPACE}%)",
    ends_sheet="Đầu và cuối bảng",
    best="Đứng đầu",
    last="Đứng cuối",
    rank="Hạng",
    unit="Đơn vị",
    unit_index="Chỉ số (%)",
    lost_sheet="Mất điểm",
    code="Mã",
    criterion="Tiêu chí mất nhiều điểm nhất",
    lost_units="Số đơn vị",
    lost_points="Điểm mất",
    points_heading="Cần chú ý, quyết định",
    no_points="Không có việc nào chờ quyết định.",
    reviewed=_reviewed,
    lowered=lambda names: f"{numbers.count(len(names))} đơn vị bị hạ xếp loại: {_names(names)}.",
    decisions=_decisions,
    prepared=_prepared,
)
