"""Words of the authority's consolidated report over all communes."""

from collections.abc import Sequence

from core.ranking import BandSummary
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
_MOST_NAMED = 10


def _subtitle(year: int) -> str:
    return f"Tình hình, kết quả cải cách hành chính năm {year} của các đơn vị"


def _introduction(received: int, expected: int, criteria: str) -> str:
    return (
        f"Tổng hợp từ hồ sơ của {numbers.count(received)} / {numbers.count(expected)} đơn vị đã gửi, "
        f"theo {criteria}."
    )


def _summary(found: BandSummary) -> str:
    told = f"{numbers.count(found.ranked)} / {numbers.count(found.expected)} {kind_name(found.unit_kind)} được xếp hạng"
    if found.mean is None or found.highest is None or found.lowest is None:
        return f"{told}."
    return (
        f"{told}; chỉ số trung bình {numbers.percent(found.mean)}, cao nhất {numbers.percent(found.highest)}, "
        f"thấp nhất {numbers.percent(found.lowest)}."
    )


def _bands_sheet(kind: str) -> str:
    return _SHEET_KINDS.get(kind, "Xếp loại")


def _low(area: str, names: Sequence[str]) -> str:
    told, more = ", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    rest = f" và {numbers.count(more)} đơn vị khác" if more > 0 else ""
    return f"{area}: {numbers.count(len(names))} đơn vị đạt dưới 75 % điểm tối đa, thấp nhất là {told}{rest}."


def _missing(names: Sequence[str]) -> str:
    if not names:
        return "Mọi đơn vị phải gửi đều đã gửi hồ sơ."
    return f"{numbers.count(len(names))} đơn vị chưa gửi hồ sơ: {', '.join(names)}."


def _sent_late(names: Sequence[str]) -> str:
    if not names:
        return "Không có đơn vị nào gửi sau thời hạn."
    return f"{numbers.count(len(names))} đơn vị gửi sau thời hạn: {', '.join(names)}."


def _task_lost(codes: Sequence[str]) -> str:
    return f"Tập trung khắc phục các tiêu chí mất nhiều điểm nhất: {', '.join(codes)}."


def _count(key: str) -> str:
    return COUNTS[key]


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
)
