"""How numbers, days and units are shown, and what is said when they cannot be read."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from core.dates import NotALimit, NotAPeriod, Period, PeriodKind, days_left
from core.errors import CchcError
from core.numbers import AmbiguousNumber, Bound, Bounded, NotADate, NotANumber, round_half_up
from core.units import MalformedUnitCode, SigningForm, UnitKind, UnknownUnit
from ui.texts.sentence import Sentence

NO_VALUE = "–"
NO_COUNTS = "không có số gốc"

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        NotANumber: Sentence(
            what="Chưa ghi được số “{text}”.",
            why="Nội dung này không phải là số theo cách viết ở ô này.",
            advice="Gõ số bằng chữ số thường, dấu chấm ngăn hàng nghìn, dấu phẩy cho phần lẻ; ví dụ: 1.234 hoặc 98,5.",
        ),
        AmbiguousNumber: Sentence(
            what="Chưa ghi được số “{text}”.",
            why="Số này có thể đọc là {whole} hoặc là số lẻ {fraction}; ô này cần số nguyên.",
            advice="Nếu là số nguyên, gõ {whole} hoặc gõ liền không có dấu. Nếu là số lẻ, kiểm tra lại số liệu.",
        ),
        NotADate: Sentence(
            what="Chưa ghi được ngày “{text}”.",
            why="Không có ngày này trong lịch, hoặc thiếu năm.",
            advice="Gõ ngày theo mẫu ngày/tháng/năm, ví dụ 01/4/2026.",
        ),
        NotAPeriod: Sentence(
            what="Chưa nhận ra kỳ “{text}”.",
            why="Kỳ được viết khác mẫu đã quy định.",
            advice="Viết kỳ theo mẫu: 2026 (cả năm), 2026-H1 (6 tháng đầu năm), 2026-Q3 (quý III), 2026-01 (tháng 01).",
        ),
        NotALimit: Sentence(
            what="Chưa nhận ra thời hạn “{text}” trong bộ tiêu chí.",
            why="Thời hạn được viết khác mẫu, hoặc năm này không có ngày đó.",
            advice="Kiểm tra lại tệp bộ tiêu chí với cơ quan ban hành; mẫu đúng: Y-12-15 (ngày 15/12), Y-02-LAST (ngày cuối tháng 02).",
        ),
        UnknownUnit: Sentence(
            what="Chưa tìm thấy đơn vị có mã “{code}”.",
            why="Mã này không có trong danh mục đơn vị hành chính kèm theo chương trình.",
            advice="Kiểm tra lại mã (tỉnh 2 chữ số, xã 5 chữ số, giữ các số 0 ở đầu) hoặc tìm theo tên đơn vị.",
        ),
        MalformedUnitCode: Sentence(
            what="Chưa nhận được mã đơn vị “{text}”.",
            why="Mã đơn vị không đúng số chữ số.",
            advice="Kiểm tra lại mã: tỉnh 2 chữ số, xã 5 chữ số, giữ các số 0 ở đầu.",
        ),
    }
)

UNIT_KINDS: Mapping[UnitKind, str] = MappingProxyType(
    {UnitKind.COMMUNE: "cấp xã", UnitKind.PROVINCE: "cấp tỉnh", UnitKind.DISTRICT: "cấp huyện"}
)

SIGNING_FORMS: Mapping[SigningForm, str] = MappingProxyType(
    {
        SigningForm.ON_BEHALF: "TM.",
        SigningForm.DEPUTY: "KT.",
        SigningForm.BY_ORDER: "TL.",
        SigningForm.AUTHORISED: "TUQ.",
        SigningForm.ACTING: "Q.",
    }
)

_BOUNDS = MappingProxyType(
    {
        Bound.EXACT: "{figure}",
        Bound.OVER: "trên {figure}",
        Bound.AT_LEAST: "từ {figure} trở lên",
        Bound.UNDER: "dưới {figure}",
        Bound.AT_MOST: "không quá {figure}",
    }
)
_ROMAN = ("I", "II", "III", "IV")


def count(number: int) -> str:
    """A whole number with dots: 1.234.567."""
    return f"{number:,}".replace(",", ".")


def decimal(number: Decimal) -> str:
    """All the decimals the value carries, a comma before them: 1.234,50."""
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def percent(number: Decimal, places: int = 2) -> str:
    """A percentage at a fixed number of decimals: 20,51 %."""
    return f"{decimal(round_half_up(number, places))}\N{NO-BREAK SPACE}%"


def points(number: Decimal) -> str:
    """Points with two decimals: 1,70."""
    return decimal(round_half_up(number, 2))


def rounded(number: Decimal, places: int) -> str:
    """A figure at a fixed number of decimals: 84,11."""
    return decimal(round_half_up(number, places))


def points_or_none(number: Decimal | None) -> str:
    """Points, or a dash where there are none."""
    return NO_VALUE if number is None else points(number)


def percentage_points(change: Decimal) -> str:
    """A change between two percentages, with its sign: +2,48 điểm %."""
    sign = "+" if change > 0 else ""
    return f"{sign}{decimal(change)} điểm\N{NO-BREAK SPACE}%"


def ratio(numerator: Decimal | int, denominator: Decimal | int) -> str:
    """A count with its base: 979/17.328."""
    return f"{decimal(Decimal(numerator))}/{decimal(Decimal(denominator))}"


def bounded(figure: Bounded) -> str:
    """A percentage with its operator: trên 99 %."""
    return _BOUNDS[figure.operator].format(figure=f"{decimal(figure.value)}\N{NO-BREAK SPACE}%")


def day(value: date | None) -> str:
    """A day as written in tables: 05/03/2026; a dash when there is none."""
    return NO_VALUE if value is None else f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def day_in_words(value: date) -> str:
    """A day as written above a document: zero before days under 10 and months 1, 2 (NĐ 30/2020)."""
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)  # noqa: PLR2004 - the decree's rule
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def due(due_on: date, today: date) -> str:
    """How a deadline stands today: còn 3 ngày, hạn hôm nay, quá hạn 2 ngày."""
    left = days_left(due_on, today)
    if left == 0:
        return "hạn hôm nay"
    return f"còn {count(left)} ngày" if left > 0 else f"quá hạn {count(-left)} ngày"


def period(value: Period) -> str:
    """A period in words: năm 2026, 6 tháng đầu năm 2026, quý III năm 2026, tháng 01 năm 2026."""
    match value.kind:
        case PeriodKind.YEAR:
            return f"năm {value.year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if value.number == 1 else 'cuối'} năm {value.year}"
        case PeriodKind.QUARTER:
            return f"quý {_ROMAN[value.number - 1]} năm {value.year}"
        case PeriodKind.MONTH:
            return f"tháng {value.number:02d} năm {value.year}"


def file_size(size: int) -> str:
    """The size of a file for people: 512 byte, 1,5 KB, 20,0 MB."""
    amount = Decimal(size)
    for unit in ("byte", "KB", "MB", "GB"):
        if amount < 1024 or unit == "GB":  # noqa: PLR2004 - 1024 of one are one of the next
            return f"{count(size)} byte" if unit == "byte" else f"{decimal(round_half_up(amount, 1))} {unit}"
        amount /= 1024
    raise AssertionError
