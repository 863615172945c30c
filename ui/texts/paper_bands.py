"""Words of the summary by band."""

from collections.abc import Sequence
from decimal import Decimal

from core.banding import Step
from core.reporting.band_summary import BandsWords
from core.services.papers.bands import BandsSentences
from ui.texts import numbers
from ui.texts.criteria import grounds_text
from ui.texts.ranking_comparison import kind_name
from ui.texts.ranking_rules import rule_text

_MOST = 40


def _heading(kind: str) -> str:
    name = kind_name(kind)
    return f"{name[:1].upper()}{name[1:]}"


def _sheet(what: str, kind: str) -> str:
    return f"{what} {kind_name(kind).removeprefix('đơn vị ')}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" và {numbers.count(more)} đơn vị khác" if more > 0 else "")


def _why(step: Step) -> str:
    return f"{grounds_text(step.grounds)}: từ {step.before} xuống {step.after}"


def _not_hundred(total: Decimal) -> str:
    return f"Ghi chú: các tỷ lệ được làm tròn riêng nên cộng lại bằng {numbers.percent(total)}."


BANDS_WORDS = BandsWords(
    symbol="BC-UBND",
    title="TỔNG HỢP XẾP LOẠI",
    subtitle=lambda year: f"Kết quả cải cách hành chính năm {year}",
    introduction=lambda year, criteria, scheme: (
        f"Tổng hợp xếp loại kết quả cải cách hành chính năm {year} theo “{criteria}”, "
        f"thang xếp loại “{scheme}”, như sau:"
    ),
    draft="Bản dự thảo: kết quả chưa công bố.",
    nothing="Đợt đánh giá chưa có đơn vị nào.",
    kind_heading=_heading,
    sheet=lambda kind: _sheet("Xếp loại", kind),
    years_sheet=lambda kind: _sheet("Các năm", kind),
    members_sheet=lambda kind: _sheet("Danh sách", kind),
    rules_sheet=lambda kind: _sheet("Hạ hạng", kind),
    band="Xếp loại",
    units="Số đơn vị",
    share="Tỷ lệ",
    before="Năm trước",
    more_units="Thay đổi (đơn vị)",
    more_points="Thay đổi (điểm\u00a0%)",
    total="Tổng cộng",
    not_hundred=_not_hundred,
    years_heading="Xếp loại các năm",
    years_chart="Tỷ lệ xếp loại các năm",
    percent="%",
    members_heading="Đơn vị theo xếp loại",
    names="Đơn vị",
    rules_heading="Áp dụng quy định hạ hạng",
    rule="Quy định",
    lowered="Đơn vị bị hạ hạng",
    nobody="Không có đơn vị.",
    lowered_unit=lambda name, why: f"{name}: {why}",
    tie=lambda name, decision: f"Thứ hạng của {name} theo {decision}.",
    not_sent=lambda names: (
        f"{numbers.count(len(names))} đơn vị chưa gửi hồ sơ, không xếp loại: {_listed(names)}."
    ),
    pending=lambda names: f"{numbers.count(len(names))} đơn vị đã gửi, chưa thẩm định: {_listed(names)}.",
    closing=lambda year: f"Trên đây là tổng hợp xếp loại năm {year}./.",
)

BANDS_SENTENCES = BandsSentences(
    why=_why, rule=lambda rule, criteria, scheme: rule_text(rule, criteria, scheme_id=scheme)
)
