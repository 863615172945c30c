"""What the figures checker says: kinds, standings, and how each figure was worked out."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from core.figure_findings import FigureFinding, FigureKind, FigureReport, Reason, Standing, Unit
from core.numbers import decimals_of, percent
from ui.texts import numbers

KINDS: Mapping[FigureKind, str] = MappingProxyType(
    {
        FigureKind.RATIO: "Tỷ lệ",
        FigureKind.SUM: "Tổng số",
        FigureKind.CHANGE: "Tăng, giảm",
        FigureKind.RANK: "Thứ hạng",
        FigureKind.REFERENCE: "Số, ký hiệu văn bản",
        FigureKind.DATE: "Ngày, tháng",
        FigureKind.COUNT: "Hai nơi ghi khác nhau",
    }
)

STANDINGS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.WRONG: "Sai",
        Standing.DOUBTFUL: "Cần xem",
        Standing.NOTE: "Lưu ý",
        Standing.RIGHT: "Đúng",
    }
)

_MOST_PARTS = 12


def stated(finding: FigureFinding) -> str:
    """The figure as the text gives it; a dash where the words alone matter."""
    return _figure(finding, finding.stated)


def correct(finding: FigureFinding) -> str:
    """The figure worked out; a dash where there is none to put in its place."""
    return _figure(finding, finding.correct)


def how(finding: FigureFinding) -> str:
    """How it was worked out, in one or two sentences."""
    return _HOW[finding.reason](finding)


def line(finding: FigureFinding) -> str:
    """One finding on one line, for copying and for the command line."""
    return f"{STANDINGS[finding.standing]} – {KINDS[finding.kind]}: “{finding.text}”. {how(finding)}"


def summary(report: FigureReport) -> str:
    """How many places there are of each standing."""
    counts = {standing: len(report.of(standing)) for standing in Standing}
    if not report.findings:
        return "Không thấy con số nào kiểm tra được."
    parts = [
        f"{numbers.count(counts[standing])} {word}"
        for standing, word in (
            (Standing.WRONG, "chỗ sai"),
            (Standing.DOUBTFUL, "chỗ cần xem"),
            (Standing.NOTE, "lưu ý"),
            (Standing.RIGHT, "con số đúng"),
        )
        if counts[standing]
    ]
    return f"{', '.join(parts)}."


def _figure(finding: FigureFinding, text: str) -> str:
    if not text:
        return numbers.NO_VALUE
    match finding.unit:
        case Unit.COUNT:
            return _plain(Decimal(text))
        case Unit.PERCENT:
            return _percent(Decimal(text))
        case Unit.POINTS:
            return f"{_plain(Decimal(text))} điểm\N{NO-BREAK SPACE}%"
        case Unit.WORDS:
            return text


def _plain(value: Decimal) -> str:
    return numbers.decimal(value)


def _percent(value: Decimal) -> str:
    return f"{_plain(value)}\N{NO-BREAK SPACE}%"


def _quotient(finding: FigureFinding) -> str:
    above, below = finding.values[:2]
    places = decimals_of(Decimal(finding.stated)) if finding.stated else 2
    return f"{numbers.ratio(above, below)} = {_percent(percent(above, below, places=places))}"


def _sum(finding: FigureFinding) -> str:
    """`51 + 7 = 58`; of many parts the first and the last."""
    *parts, _ = finding.values
    shown = [_plain(part) for part in parts]
    if len(shown) > _MOST_PARTS:
        shown = [*shown[: _MOST_PARTS - 2], "…", shown[-1]]
    return f"{' + '.join(shown)} = {_plain(sum(parts, Decimal(0)))}"


def _total(finding: FigureFinding) -> str:
    return f"{_sum(finding)}{_instead(finding)}"


def _instead(finding: FigureFinding) -> str:
    """What the text says, where it says something else."""
    return "." if finding.standing is Standing.RIGHT else f"; văn bản ghi {stated(finding)}."


def _base(finding: FigureFinding) -> str:
    above, _, units = finding.values
    share = numbers.percent(percent(above, units))
    if finding.standing is Standing.DOUBTFUL:
        return f"Số xã, phường là {_plain(units)}. Nếu tính trên tất cả thì mẫu số phải là {_plain(units)}."
    return f"Mẫu số phải là {_plain(units)} đơn vị: {numbers.ratio(above, units)} = {share}."


def _impossible(finding: FigureFinding) -> str:
    base, *fitting = finding.values
    said = f"Không có số nguyên nào trong {_plain(base)} cho tỷ lệ này, nên mẫu số có thể đã ghi nhầm."
    if not fitting:
        return said
    other, *counts = map(_plain, fitting)
    return f"{said} Trên {other} thì có: {' và '.join(counts)}."


def _percents(finding: FigureFinding) -> str:
    return (
        f"Các tỷ lệ đã làm tròn cộng lại là {_percent(finding.values[0])}; đây không phải lỗi, không cần sửa."
    )


def _named(what: str) -> Callable[[FigureFinding], str]:
    def said(finding: FigureFinding) -> str:
        return f"{what} “{finding.words[0]}”: {_total(finding)}"

    return said


def _share_of_row(finding: FigureFinding) -> str:
    return f"Dòng “{finding.words[0]}”: {_quotient(finding)}{_instead(finding)}"


def _difference(finding: FigureFinding) -> str:
    before, now = finding.values[:2]
    return f"Trước {_plain(before)}, nay {_plain(now)}: chênh lệch {_plain(abs(now - before))}{_instead(finding)}"


def _relative(finding: FigureFinding) -> str:
    before, now = finding.values[:2]
    if not before:
        return "Số trước là 0 nên không tính được tỷ lệ tăng."
    change = percent(abs(now - before), before, places=decimals_of(Decimal(finding.stated)))
    return f"Trước {_plain(before)}, nay {_plain(now)}: chênh lệch bằng {_percent(change)} số trước{_instead(finding)}"


def _of_base(finding: FigureFinding) -> str:
    base, change, now = finding.values
    sign = "+" if base > now else "−"
    word = "giảm" if base > now else "tăng"
    places = decimals_of(Decimal(finding.stated))
    share = _percent(percent(change, base, places=places))
    return (
        f"Tính trên số trước khi {word} ({_plain(now)} {sign} {_plain(change)} = {_plain(base)}): "
        f"{numbers.ratio(change, base)} = {share}{_instead(finding)}"
    )


def _points(finding: FigureFinding) -> str:
    before, now = finding.values[:2]
    return f"Trước {_percent(before)}, nay {_percent(now)}: chênh lệch {_plain(abs(now - before))} điểm\N{NO-BREAK SPACE}%{_instead(finding)}"


def _neither(finding: FigureFinding) -> str:
    before, now, points, relative = finding.values
    return (
        f"Trước {_percent(before)}, nay {_percent(now)}: chênh lệch {_plain(points)} điểm\N{NO-BREAK SPACE}%, "
        f"bằng {_percent(relative)} số trước; văn bản ghi {_percent(Decimal(finding.stated))}."
    )


def _unit(finding: FigureFinding) -> str:
    before, now = finding.values[:2]
    return (
        f"Nếu là chênh lệch giữa hai tỷ lệ (trước {_percent(before)}, nay {_percent(now)}) "
        "thì nên ghi “điểm\N{NO-BREAK SPACE}%”."
    )


def _way(finding: FigureFinding) -> str:
    before, now = finding.values[:2]
    rose, other = ("tăng", "giảm") if now > before else ("giảm", "tăng")
    return f"Trước {_plain(before)}, nay {_plain(now)}: số {rose}, văn bản ghi {other}."


def _rank_before(finding: FigureFinding) -> str:
    rank, gained, total, before = map(int, finding.values)
    sign = "+" if gained >= 0 else "−"
    worked = f"Hạng trước: {rank} {sign} {abs(gained)} = {before}"
    if finding.standing is Standing.RIGHT:
        return f"{worked}, trong {total} vị trí."
    return f"{worked}, nằm ngoài {total} vị trí."


def _rank_change(finding: FigureFinding) -> str:
    before, now = map(int, finding.values)
    return f"Từ hạng {before} đến hạng {now}: {abs(before - now)} bậc{_instead(finding)}"


def _year_in_number(finding: FigureFinding) -> str:
    said = "Năm trong số của văn bản không thể có."
    return f"{said} Văn bản ghi ngày của năm {finding.words[1]}." if len(finding.words) > 1 else said


def _later(finding: FigureFinding) -> str:
    cited, own = finding.words
    return f"Ngày {_day(cited)} sau ngày của chính văn bản đang kiểm tra ({_day(own)})."


def _day(text: str) -> str:
    return numbers.day(date.fromisoformat(text))


_HOW: Mapping[Reason, Callable[[FigureFinding], str]] = MappingProxyType(
    {
        Reason.RATIO: lambda told: f"{_quotient(told)}{_instead(told)}",
        Reason.RATIO_BASE: _base,
        Reason.RATIO_FOOTNOTE: lambda told: f"Theo tổng số ở chú thích: {_quotient(told)}{_instead(told)}",
        Reason.RATIO_CARRIED: lambda told: (
            f"Tính trên tổng số ở câu trước: {_quotient(told)}{_instead(told)}"
        ),
        Reason.RATIO_IMPOSSIBLE: _impossible,
        Reason.RATIO_NO_COUNTS: lambda _: "Không có số gốc: chưa thấy số đếm và tổng số của tỷ lệ này.",
        Reason.SUM: _total,
        Reason.SUM_OVER: lambda told: f"{_sum(told)}, nhiều hơn tổng số {stated(told)} đã ghi.",
        Reason.SUM_SHORT: lambda told: (
            f"{_sum(told)}, chưa đủ tổng số {stated(told)}. Nếu còn phần khác (ví dụ qua bưu chính) thì ghi thêm."
        ),
        Reason.SUM_PAIRS: lambda told: f"{_total(told)} Vế kia của các tỷ lệ này cộng lại thì khớp.",
        Reason.SUM_PART: lambda told: (
            f"Một phần ({_plain(told.values[0])}) nhiều hơn tổng số ({_plain(told.values[1])})."
        ),
        Reason.SUM_COLUMN: _named("Cột"),
        Reason.SUM_ROW: _named("Dòng"),
        Reason.SUM_PERCENTS: _percents,
        Reason.SHARE_COLUMN: _share_of_row,
        Reason.CHANGE_COUNT: _difference,
        Reason.CHANGE_PERCENT: _relative,
        Reason.CHANGE_BASE: _of_base,
        Reason.CHANGE_POINTS: _points,
        Reason.CHANGE_SHARE: _neither,
        Reason.CHANGE_UNIT: _unit,
        Reason.CHANGE_WAY: _way,
        Reason.CHANGE_YEAR: lambda told: (
            f"So năm {told.stated} với chính năm {told.stated}; một trong hai năm cần sửa."
        ),
        Reason.RANK_BEFORE: _rank_before,
        Reason.RANK_TOTAL: lambda told: f"Hạng {told.values[0]} nằm ngoài {told.values[1]} vị trí.",
        Reason.RANK_CHANGE: _rank_change,
        Reason.TWO_SYMBOLS: lambda told: (
            f"Cùng số, cùng ngày {_day(told.words[1])}, nơi khác trong văn bản ghi {told.words[0]}."
        ),
        Reason.TWO_DAYS: lambda told: f"Nơi khác trong văn bản ghi ngày {_day(told.words[0])}.",
        Reason.YEAR_IN_NUMBER: _year_in_number,
        Reason.YEAR_OF_DAY: lambda told: (
            f"Số văn bản mang năm {told.words[0]}, ngày ban hành lại thuộc năm {told.words[1]}."
        ),
        Reason.LATER_THAN_TEXT: _later,
        Reason.NO_SUCH_DAY: lambda _: "Lịch không có ngày, tháng này.",
        Reason.TOLD_TWICE: lambda told: f"Nơi khác ghi “{told.words[0]}”; xem lại số nào đúng.",
    }
)
