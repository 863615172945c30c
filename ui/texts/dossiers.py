"""Words of the dossier page: the grid, its totals and its sum check."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from core.numbers import round_half_up
from core.outliers import Against, Outlier
from ui.texts import numbers

ADD = "Thêm khoảng số liệu"
BY_MONTH = "Theo tháng"
BY_FIELD = "Theo lĩnh vực"
MONTH = "Tháng"
FIELD = "Lĩnh vực"
VIEW = "Cách xem"
TOTAL = "Cộng"
RECEIVED = "Tổng tiếp nhận"
DONE = "Đã giải quyết"
PENDING = "Đang giải quyết"
CHECK = "Kiểm tra"
CHECK_OK = "Khớp"
OTHER_STRETCHES = "Khoảng số liệu khác"
GRID = "Bảng số liệu hồ sơ TTHC"
TOTALS = "Dòng cộng"
HINT = "Enter xuống dòng, Tab sang phải; dán được cả khối từ Excel. Số được lưu ngay khi rời ô."
NOT_SAVED = "Chưa lưu ô vừa nhập"
CHECK_HINT = "So kỳ trước chuyển sang + tiếp nhận với đã giải quyết + từ chối, rút + đang giải quyết."
SUM_HINT = "Cột tính, không nhập."
GROUP_RECEIVED = "Tiếp nhận"
GROUP_DONE = "Giải quyết"
GROUP_ONLINE = "Toàn trình, thanh toán"
GROUP_DIGITISED = "Số hóa, kết quả điện tử"
GROUP_OTHER = "Xác thực, chứng thực"
COMPARE = "So với cùng kỳ năm trước"
COMPARE_HINT = "Dưới mỗi số là số của cùng tháng năm trước và mức tăng, giảm tương đối"
LATE = "Hồ sơ trễ hạn"
WHOLE_YEAR = "Cả năm"
RANGE = "Tỷ lệ theo khoảng ngày"
VIEWS = (BY_MONTH, BY_FIELD, WHOLE_YEAR, RANGE, LATE, OTHER_STRETCHES)
APOLOGY = "Văn bản xin lỗi"
APOLOGY_DUE = "Hạn xin lỗi"
NO_WHOLE_MONTH = "Không tròn tháng"
NO_APOLOGY = "Chưa có văn bản xin lỗi"
RESPONSIBLE = "Phụ trách"
NO_REASON = "Chưa ghi lý do"
ANY = {"field": "Mọi lĩnh vực", "responsible": "Mọi người"}
NO_LAST_YEAR = "–"


def month(number: int) -> str:
    """A month as a row or a choice."""
    return f"Tháng {number:02d}"


def month_missing(number: int) -> str:
    """What a month without numbers lacks."""
    return f"Chưa nhập hồ sơ tháng {number}"


def months_missing(months: Sequence[int]) -> str:
    """The months that are over and hold nothing."""
    runs: list[list[int]] = []
    for month in months:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    told = (str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"chưa nhập tháng {', '.join(told)}"


def month_tab(number: int, *, is_missing: bool = False) -> str:
    """A month where there is little room; a dot marks one that is over and holds nothing."""
    return f"T{number} •" if is_missing else f"T{number}"


def late(listed: int, owed: int) -> str:
    """How many late dossiers are listed, and how many lack the written apology."""
    what = f"{numbers.count(listed)} hồ sơ trễ hạn"
    return f"{what}, {numbers.count(owed)} chưa có văn bản xin lỗi" if owed else f"{what}, đều đã xin lỗi"


def apologised(number: str, on: date | None) -> str:
    """An apology as written."""
    when = f"ngày {numbers.day(on)}" if on else ""
    return " ".join(part for part in (number, when) if part)


def no_apology(due: date | None, today: date) -> str:
    """An apology that is owed, and how long it may still take."""
    return "Chưa có" if due is None else f"Chưa có, {numbers.due(due, today)}"


def check(difference: int) -> str:
    """The sum check of a row: carried + received against done + refused + pending."""
    if difference == 0:
        return CHECK_OK
    word = "thừa" if difference > 0 else "thiếu"
    return f"{word} {numbers.count(abs(difference))}"


def closed(year: int) -> str:
    """Why a closed year takes no numbers."""
    return f"Số liệu năm {year} đã chốt nên chỉ xem. Cần sửa thì mở lại số liệu ở trang Tự chấm điểm (phải ghi lý do)."


def nothing_before(year: int) -> str:
    """Why there is nothing to compare with."""
    return f"Năm {year} chưa có số liệu theo tháng để so sánh."


def beside(before: int, change: Decimal | None) -> str:
    """Last year's number and the relative change since."""
    if change is None:
        return numbers.count(before)
    return f"{numbers.count(before)} ({relative(change)})"


def relative(change: Decimal) -> str:
    """A relative change with its sign: +5,2 %."""
    return f"{'+' if change > 0 else ''}{numbers.percent(change, 1)}"


def odd(found: Outlier) -> str:
    """Why a number is worth a second look."""
    usual = numbers.decimal(round_half_up(found.usual, 0))
    what = (
        f"cùng tháng năm trước ({usual})"
        if found.against is Against.LAST_YEAR
        else f"mức thường thấy của các tháng khác ({usual})"
    )
    word = "cao hơn hẳn" if found.is_high else "thấp hơn hẳn"
    return f"Nên xem lại: {numbers.count(found.count)} {word} {what}."


def to_carry(number: int, left: int) -> str:
    """What the month before left over."""
    return f"Cuối {_before(number)} còn {numbers.count(left)} hồ sơ đang giải quyết."


def carried_differs(number: int, left: int, *, now: int) -> str:
    """Two figures that should be one: left over at the end of a month, carried over into the next."""
    return f"Cuối {_before(number)} còn {numbers.count(left)} hồ sơ đang giải quyết, ô này ghi {numbers.count(now)}."


def _before(number: int) -> str:
    return "tháng 12 năm trước" if number == 1 else f"tháng {number - 1:02d}"


def check_why(coming: int, going: int) -> str:
    """Both sides of the sum check."""
    return (
        f"Kỳ trước chuyển qua + tiếp nhận = {numbers.count(coming)}; "
        f"đã giải quyết + từ chối, rút + đang giải quyết = {numbers.count(going)}."
    )
