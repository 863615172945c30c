"""Words of the comparison of claimed and appraised points."""

from decimal import Decimal

from core.reporting.comparison import ComparisonWords
from core.score_comparison import LineDifference, ScoreComparison
from ui.texts import numbers
from ui.texts.ranking_comparison import kind_name


def _introduction(year: int, sent: int, expected: int, criteria: str) -> str:
    return (
        f"So sánh điểm tự chấm với điểm thẩm định năm {year} của {numbers.count(sent)}/{numbers.count(expected)} "
        f"đơn vị đã gửi hồ sơ, theo “{criteria}”, trên các tiêu chí đơn vị tự chấm."
    )


def _means(found: ScoreComparison) -> str:
    whole, claimed, given = len(found.whole), found.claimed_mean, found.given_mean
    if claimed is None or given is None:
        return "Chưa có đơn vị nào được thẩm định xong các tiêu chí tự chấm."
    lowered = sum(1 for unit in found.whole if unit.given < unit.claimed)
    raised = sum(1 for unit in found.whole if unit.given > unit.claimed)
    kept = whole - lowered - raised
    return (
        f"{numbers.count(whole)} đơn vị đã thẩm định xong: tự chấm bình quân {numbers.points(claimed)} điểm, "
        f"thẩm định bình quân {numbers.points(given)} điểm, chênh lệch {_signed(given - claimed)} điểm. "
        f"{numbers.count(lowered)} đơn vị giảm, {numbers.count(raised)} tăng, {numbers.count(kept)} không đổi."
    )


def _signed(value: Decimal) -> str:
    sign = "+" if value > 0 else "\u2212" if value < 0 else ""
    return f"{sign}{numbers.points(abs(value))}"


def _changed(line: LineDifference) -> str:
    return f"{line.criterion} ({_signed(line.change)})"


def _heading(kind: str) -> str:
    name = kind_name(kind)
    return f"{name[:1].upper()}{name[1:]}"


COMPARISON_WORDS = ComparisonWords(
    symbol="BC-UBND",
    title="BẢNG SO SÁNH",
    subtitle=lambda year: f"Điểm tự chấm và điểm thẩm định cải cách hành chính năm {year}",
    introduction=_introduction,
    draft="Bản dự thảo: kết quả chưa công bố, điểm thẩm định còn thay đổi.",
    nothing="Chưa có đơn vị nào gửi hồ sơ.",
    kind_heading=_heading,
    means=_means,
    units_heading="Theo đơn vị",
    units_sheet=lambda kind: f"Đơn vị {kind_name(kind).removeprefix('đơn vị ')}",
    criteria_heading="Theo tiêu chí",
    criteria_sheet=lambda kind: f"Tiêu chí {kind_name(kind).removeprefix('đơn vị ')}",
    chart="Tiêu chí giảm nhiều nhất sau thẩm định",
    chart_unit="% điểm tối đa",
    unit="Đơn vị",
    claimed="Tự chấm",
    given="Thẩm định",
    difference="Chênh lệch",
    lowered="Giảm",
    raised="Tăng",
    most="Thay đổi nhiều nhất",
    index="Chỉ số (%)",
    changed=_changed,
    open_lines=lambda count: f"Đang thẩm định, còn {numbers.count(count)} tiêu chí",
    code="Mã",
    criterion="Tiêu chí",
    maximum="Tối đa",
    units="So sánh",
    claimed_mean="Tự chấm",
    given_mean="Thẩm định",
    lost_most=lambda name, lost: f"{name} (\u2212{numbers.points(lost)})",
    mean="Bình quân",
    note="Xếp theo chênh lệch, đơn vị giảm nhiều đứng trước. Chỉ số tính cả tiêu chí không tự chấm, điểm thưởng, điểm trừ.",
    excluded=lambda count: (
        f"{numbers.count(count)} điểm tự chấm của tiêu chí không áp dụng tính 0 ở cột Thẩm định, "
        "không tính là tiêu chí giảm."
    ),
    group_lines="Số tiêu chí",
    group_units="Số đơn vị",
    most_lost="Giảm nhiều nhất",
    group_means="Bình quân (điểm)",
    closing=lambda year: f"Trên đây là kết quả so sánh điểm tự chấm và điểm thẩm định năm {year}./.",
)
