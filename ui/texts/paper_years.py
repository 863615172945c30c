"""Words of the rankings of several years side by side."""

from core.ranking import BandSummary
from core.reporting.years_paper import YearsWords, rank_change
from core.services.papers.years import YearsSentences
from core.target_standing import Reached, TargetStanding
from core.years_beside import YearsBeside
from ui.texts import home, numbers, record_ratios, years_beside
from ui.texts.ranking_comparison import kind_name


def _years(span: tuple[int, ...]) -> str:
    if not span:
        return ""
    return f"năm {span[0]}" if len(span) == 1 else f"các năm {span[0]} – {span[-1]}"


def _fell(found: YearsBeside) -> tuple[str, ...]:
    """Notices where the average or units fell against the year before (seed row R003)."""
    told = []
    held = [each for each in found.summaries if each is not None and each.mean is not None]
    if len(held) > 1:
        before, now = held[-2].mean, held[-1].mean
        assert before is not None
        assert now is not None
        if now != before:
            word = "tăng" if now > before else "giảm"
            change = numbers.percentage_points(now - before)
            told.append(
                f"Chỉ số bình quân năm {found.years[-1]} {word} từ {numbers.percent(before)} "
                f"đến {numbers.percent(now)} ({change})."
            )
    lower = sum(1 for each in found.units if each.change is not None and each.change < 0)
    behind = sum(1 for each in found.units if (rank_change(each) or 0) < 0)
    if lower or behind:
        told.append(
            f"{numbers.count(lower)} đơn vị giảm chỉ số, {numbers.count(behind)} đơn vị giảm thứ hạng "
            "so với năm trước."
        )
    return tuple(told)


def _ranked(summary: BandSummary) -> str:
    return years_beside.ranked(summary)


def _told_fall(fell: bool, lost: bool) -> str:
    if fell and lost:
        return "giảm chỉ số, hạng"
    return "giảm chỉ số" if fell else "giảm hạng" if lost else ""


def _heading(kind: str) -> str:
    name = kind_name(kind)
    return f"{name[:1].upper()}{name[1:]}"


def _sheet(what: str, kind: str) -> str:
    return f"{what} {kind_name(kind).removeprefix('đơn vị ')}"


def _result(found: TargetStanding) -> str:
    """The result of a target without the sentence around it."""
    if found.result is None:
        return numbers.NO_VALUE
    told = record_ratios.target_lines(found)[1]
    return told.removeprefix("Kết quả: ").partition(" – ")[0].removesuffix(".")


def _reached(reached: Reached | None) -> str:
    return "chưa có kết quả" if reached is None else home.REACHED[reached]


YEARS_WORDS = YearsWords(
    symbol="BC-UBND",
    title="BẢNG SO SÁNH",
    subtitle=lambda span: f"Chỉ số và thứ hạng cải cách hành chính {_years(span)}".rstrip(),
    introduction=lambda span: (
        f"Kết quả xếp hạng {_years(span)} đang lưu, công bố trong chương trình hoặc nhập từ văn bản công bố. "
        "Đơn vị xếp theo hạng của năm cuối; năm không có kết quả để trống."
    ),
    nothing="Chưa lưu kết quả xếp hạng năm nào.",
    not_held=lambda year: f"Năm {year} chưa có kết quả xếp hạng.",
    kind_heading=_heading,
    fell=_fell,
    means_chart="Chỉ số các năm",
    bands_chart="Tỷ lệ xếp loại các năm",
    percent="%",
    mean="Bình quân",
    highest="Cao nhất",
    lowest="Thấp nhất",
    means_heading="Chỉ số bình quân",
    means_sheet=lambda kind: _sheet("Bình quân", kind),
    year="Năm",
    ranked="Được xếp hạng",
    change="So với năm trước",
    source="Nguồn",
    told_ranked=_ranked,
    told_source=years_beside.source,
    bands_heading="Xếp loại",
    bands_sheet=lambda kind: _sheet("Xếp loại", kind),
    band="Xếp loại",
    units="Số đơn vị",
    share="Tỷ lệ",
    more_units="Thay đổi",
    units_heading="Từng đơn vị",
    units_sheet=lambda kind: _sheet("Đơn vị", kind),
    unit="Đơn vị",
    index="Chỉ số",
    rank="Hạng",
    last_change="Điểm %",
    rank_change="Bậc",
    remark="Ghi chú",
    told_fall=_told_fall,
    goals_heading="Mục tiêu chỉ số, thứ hạng",
    goals_sheet="Mục tiêu",
    no_goals="Các đơn vị không gửi mục tiêu về chỉ số, thứ hạng cải cách hành chính.",
    asked="Mục tiêu",
    result="Kết quả",
    reached="Đánh giá",
    closing="Trên đây là kết quả các năm./.",
)

YEARS_SENTENCES = YearsSentences(asked=record_ratios.asked, result=_result, reached=_reached)
