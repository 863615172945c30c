"""A rule of a criteria set in words: every parameter, so that two rules can be read side by side."""

from decimal import Decimal

from core.criteria.rules import (
    ChecklistAllRule,
    ChecklistSumRule,
    ChoiceRule,
    CountRule,
    DeadlineRule,
    DeductRule,
    ExternalRule,
    Formula,
    RatioBand,
    RatioRule,
    ReportRule,
    Rule,
    SurveyRule,
    YearDay,
)
from ui.texts import numbers

_YEARS = {0: "năm đánh giá", 1: "năm sau", -1: "năm trước"}
_OPEN = "chưa có cách chấm"


def rule_lines(rule: Rule | None) -> tuple[str, ...]:  # noqa: C901, PLR0911 - one line per kind
    """The parameters of a rule, a line each."""
    match rule:
        case DeadlineRule() as held:
            steps = (f"đến {year_day(step.on_or_before)}: {_points(step.points)}" for step in held.steps)
            return (*steps, f"sau các mốc: {_points(held.after)}", f"không có: {_points(held.missing)}")
        case RatioRule(bands=bands):
            return tuple(_band(band) for band in reversed(bands))
        case CountRule(bands=bands):
            return tuple(f"từ {band.at_least}: {_points(band.points)}" for band in bands)
        case ChecklistSumRule(items=items):
            return tuple(f"{item.label}: {_points(item.points)}" for item in items)
        case ChecklistAllRule(items=items):
            return ("đạt đủ các mục thì được điểm tối đa:", *(item.label for item in items))
        case ChoiceRule(options=options):
            return tuple(f"{option.label}: {_points(option.points)}" for option in options)
        case ReportRule() as held:
            kinds = f"mỗi kỳ đúng hạn {_points(held.on_time)}, chậm {_points(held.late)}, không gửi {_points(held.missing)}"
            return (f"các kỳ: {', '.join(held.expected)}", kinds)
        case DeductRule() as held:
            costs = tuple(f"{each.key}: trừ {_points(each.points)}" for each in held.severities)
            each = costs or (f"mỗi trường hợp trừ {_points(held.per_event)}",)
            return (f"bắt đầu từ {_points(held.start)}, không thấp hơn {_points(held.floor)}", *each)
        case SurveyRule(weights=weights):
            return tuple(f"mức {weight.key}: trọng số {numbers.decimal(weight.weight)}" for weight in weights)
        case ExternalRule(scale=scale):
            return (f"giá trị × điểm tối đa / {numbers.decimal(scale)}",)
        case _:
            return (_OPEN,)


def year_day(day: YearDay) -> str:
    """A day of the assessed year or of a neighbour of it."""
    year = _YEARS.get(day.year_offset, f"năm đánh giá {day.year_offset:+d}")
    if day.day is None:
        return f"hết tháng {day.month:02d} {year}"
    return f"hết {day.day:02d}/{day.month:02d} {year}"


def _band(band: RatioBand) -> str:
    limits = f"từ {numbers.decimal(band.lower)} %"
    if band.upper is not None:
        limits += f" đến dưới {numbers.decimal(band.upper)} %"
    return f"{limits}: {_gives(band)}"


def _gives(band: RatioBand) -> str:
    match band.formula:
        case Formula.MAX:
            return "điểm tối đa"
        case Formula.ZERO:
            return "0 điểm"
        case Formula.CONST:
            return _points(band.value or Decimal(0))
        case Formula.RATIO_X_MAX:
            return "tỷ lệ × điểm tối đa / 100"
        case Formula.PROPORTIONAL:
            return f"tỷ lệ × điểm tối đa / {numbers.decimal(band.target or Decimal(0))}"
        case Formula.INTERP:
            start, end = (numbers.decimal(each or Decimal(0)) for each in (band.start, band.end))
            return f"điểm tối đa × (tỷ lệ − {start}) / ({end} − {start})"


def _points(points: Decimal) -> str:
    return f"{numbers.points(points)} điểm"
