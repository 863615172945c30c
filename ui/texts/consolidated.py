"""Words of the authority's consolidated report over all communes."""

from collections.abc import Sequence

from core.ranking_areas import AreaStanding
from core.ranking_comparison import KindComparison
from core.reporting.consolidated import CAUSES, LIMITS, RESULTS, TASKS
from core.reporting.paper import Section
from core.reporting.round_words import ConsolidatedWords
from ui.texts import numbers
from ui.texts.dossier_figures import COUNTS
from ui.texts.dossier_figures import name as ratio_name
from ui.texts.ranking_comparison import kind_name

_SHEET_KINDS = {
    "commune": "Xếp loại cấp xã",
    "province": "Xếp loại cấp tỉnh",
    "district": "Xếp loại cấp huyện",
}
_MOST_NAMED, _MOST_LISTED = 10, 25


def _subtitle(year: int) -> str:
    return f"Tình hình, kết quả cải cách hành chính năm {year} của các đơn vị"


def _introduction(received: int, expected: int, criteria: str) -> str:
    return (
        f"Tổng hợp từ hồ sơ của {numbers.count(received)} / {numbers.count(expected)} đơn vị đã gửi, "
        f"theo {criteria}."
    )


def _summary(kind: KindComparison) -> str:
    found = kind.now
    told = f"{numbers.count(found.ranked)} / {numbers.count(found.expected)} {kind_name(found.unit_kind)} được xếp hạng"
    if found.mean is None or found.highest is None or found.lowest is None:
        return f"{told}."
    change = ""
    if kind.mean_change is not None:
        moved = numbers.percentage_points(kind.mean_change) if kind.mean_change else "không đổi"
        change = f" ({moved} so với năm trước)"
    return (
        f"{told}; chỉ số trung bình {numbers.percent(found.mean)}{change}, "
        f"cao nhất {numbers.percent(found.highest)}, thấp nhất {numbers.percent(found.lowest)}."
    )


def _bands_sheet(kind: str) -> str:
    return _SHEET_KINDS.get(kind, "Xếp loại")


def _low(area: str, names: Sequence[str]) -> str:
    told, more = ", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    rest = f" và {numbers.count(more)} đơn vị khác" if more > 0 else ""
    return f"{area}: {numbers.count(len(names))} đơn vị đạt dưới 75 % điểm tối đa, thấp nhất là {told}{rest}."


def _listed(names: Sequence[str]) -> str:
    """Names as far as a report lists them; the paper on the round has all."""
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" và {numbers.count(more)} đơn vị khác" if more > 0 else "")


def _missing(names: Sequence[str]) -> str:
    if not names:
        return "Mọi đơn vị phải gửi đều đã gửi hồ sơ."
    return f"{numbers.count(len(names))} đơn vị chưa gửi hồ sơ: {_listed(names)}."


def _sent_late(names: Sequence[str]) -> str:
    if not names:
        return "Không có đơn vị nào gửi sau thời hạn."
    return f"{numbers.count(len(names))} đơn vị gửi sau thời hạn: {_listed(names)}."


def _task_lost(codes: Sequence[str]) -> str:
    return f"Tập trung khắc phục các tiêu chí mất nhiều điểm nhất: {', '.join(codes)}."


def _count(key: str) -> str:
    return COUNTS[key]


def _area_label(area: AreaStanding) -> str:
    return f"{area.area_id}. {area.name}"


_SECTIONS = (
    Section(key=RESULTS, name="1. Kết quả", hint="Viết thêm sau số liệu: cách làm hay, kết quả nổi bật."),
    Section(key=LIMITS, name="2. Hạn chế", hint="Việc chưa làm được, lĩnh vực, đơn vị cụ thể."),
    Section(key=CAUSES, name="3. Nguyên nhân", hint="Nguyên nhân chủ quan trước, khách quan sau."),
    Section(key=TASKS, name="4. Nhiệm vụ", hint="Việc phải làm, cơ quan chủ trì, thời hạn."),
)

CONSOLIDATED_WORDS = ConsolidatedWords(
    symbol="BC-UBND",
    title="BÁO CÁO TỔNG HỢP",
    subtitle=_subtitle,
    introduction=_introduction,
    not_published="Kết quả xếp hạng chưa công bố, số liệu dưới đây là tạm tính.",
    achieved="1. Kết quả",
    fell_short="2. Hạn chế",
    causes="3. Nguyên nhân",
    tasks="4. Nhiệm vụ",
    totals="Số liệu cộng từ hồ sơ của các đơn vị",
    totals_sheet="Số liệu",
    no_totals="Hồ sơ của các đơn vị chưa có số liệu để cộng.",
    pooled="Tỷ lệ toàn tỉnh = tổng tử số / tổng mẫu số, không lấy trung bình các tỷ lệ.",
    figure="Chỉ tiêu",
    units="Số đơn vị",
    numerator="Tử số, số lượng",
    denominator="Mẫu số",
    share="Tỷ lệ (%)",
    areas="Điểm thẩm định theo lĩnh vực",
    areas_sheet="Lĩnh vực",
    area="Lĩnh vực",
    mean="Bình quân",
    highest="Cao nhất",
    lowest="Thấp nhất",
    band="Xếp loại",
    bands_sheet=_bands_sheet,
    more_units="Thay đổi (đơn vị)",
    more_points="Thay đổi (điểm\u00a0%)",
    summary=_summary,
    lost="Tiêu chí mất nhiều điểm nhất",
    lost_sheet="Mất điểm",
    nothing_lost="Chưa có tiêu chí nào mất điểm thẩm định.",
    criterion="Tiêu chí",
    points_lost="Điểm mất",
    low=_low,
    missing=_missing,
    sent_late=_sent_late,
    task_lost=_task_lost,
    ratio=ratio_name,
    count=_count,
    assigned="Nhiệm vụ trong kế hoạch đã hoàn thành (trên tổng số nhiệm vụ)",
    trained="Lượt người được đào tạo, tập huấn",
    areas_chart="Mức đạt theo lĩnh vực",
    area_label=_area_label,
    lost_chart="Tỷ lệ đơn vị mất điểm",
    percent="%",
    closing=lambda year: f"Trên đây là báo cáo tổng hợp cải cách hành chính năm {year} của các đơn vị./.",
    sections=_SECTIONS,
)
