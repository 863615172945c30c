"""Words for what is due, for days off, and for the office's choices about deadlines."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from core.deadline_choices import ChoicesWrong
from core.deadlines import Deadline
from core.errors import CchcError
from core.holidays import DayKind
from core.reporting.data import DueLine
from core.services.calendar_care import DayOfAnotherYear
from ui.texts import numbers
from ui.texts.sentence import Sentence

_TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "task": "Nhiệm vụ",
        "improvement": "Nhiệm vụ cải thiện",
        "communication": "Tuyên truyền",
        "publish": "Công khai thủ tục",
        "feedback": "Xử lý {count} phản ánh, kiến nghị còn lại",
        "apology": "Văn bản xin lỗi hồ sơ trễ hạn",
        "late_running": "Hồ sơ quá hẹn chưa giải quyết xong",
        "report_q1": "Gửi báo cáo CCHC quý I",
        "report_h1": "Gửi báo cáo CCHC 6 tháng",
        "report_q3": "Gửi báo cáo CCHC quý III",
        "report_y1": "Gửi báo cáo CCHC năm",
        "plan": "Ban hành kế hoạch CCHC năm",
        "plan_amendment": "Bổ sung kế hoạch CCHC năm",
        "proposals": "Đề xuất, kiến nghị với Chủ tịch UBND cấp trên",
        "self_review": "Gửi báo cáo kiểm điểm (có lĩnh vực dưới 75 %)",
        "self_review_if": "Gửi báo cáo kiểm điểm, nếu phải kiểm điểm",
        "breakthrough": "Đăng ký công việc đột phá, sáng tạo",
        "self_score_opens": "Bắt đầu tự chấm điểm",
        "self_score": "Hoàn thành tự chấm điểm",
        "answer_return": "Nộp lại gói bị trả lại",
    }
)

DEADLINE_KEYS: Final[tuple[str, ...]] = tuple(_TITLES)

_SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CV581": "Công văn 581/BNV-CCHC về chế độ báo cáo CCHC.",
        "CV581_OWN": "Công văn 581/BNV-CCHC, gửi sớm hơn theo lựa chọn của đơn vị.",
        "S0": "Kết luận hội nghị công bố chỉ số CCHC của tỉnh (mốc tháng 3 hằng năm).",
        "S1": "Chỉ thị của UBND tỉnh về tăng cường CCHC: xong trước ngày 01/4.",
        "P": "Mốc mặc định của chương trình; sửa theo năm ở “Đặt mốc thời hạn”.",
        "OWN": "Mốc do đơn vị đặt cho năm này.",
        "RECORD": "Ngày ghi trong sổ.",
        "766": "Phản ánh, kiến nghị xử lý trong 15 ngày làm việc, tính từ ngày cuối của kỳ đã ghi (Quyết định 766/QĐ-TTg).",
        "RETURN": "Yêu cầu của cơ quan thẩm định khi trả lại gói.",
        "APOLOGY": "Xin lỗi bằng văn bản chậm nhất một ngày trước ngày hẹn trả.",
    }
)

WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

HOLIDAY_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new_year": "Tết Dương lịch",
        "reunification": "Ngày Chiến thắng 30/4",
        "labour": "Ngày Quốc tế lao động",
        "national": "Quốc khánh",
    }
)
DAY_KINDS: Final[Mapping[DayKind, str]] = MappingProxyType({DayKind.OFF: "nghỉ", DayKind.MAKE_UP: "làm bù"})

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        ChoicesWrong: Sentence(
            what="Chưa lưu được lựa chọn về thời hạn.",
            why="Có ô ngoài phạm vi cho phép, hoặc ngày kết thúc sớm hơn ngày bắt đầu, hạn gửi sớm hơn ngày chốt số liệu.",
            advice="Số ngày nhìn trước từ 1 đến 366, số ngày gửi sớm từ 0 đến 30, mục tiêu từ 0 đến 100 %; xem lại các ngày tự chấm và kỳ báo cáo.",
        ),
        DayOfAnotherYear: Sentence(
            what="Chưa lưu được ngày nghỉ {day}.",
            why="Ngày này không thuộc năm {year}.",
            advice="Sửa lại năm của ngày, hoặc mở bảng ngày nghỉ của năm đó.",
        ),
    }
)


def deadline_text(deadline: Deadline) -> str:
    """What is due, with the record it is about."""
    title = _TITLES[deadline.key].format(count=numbers.count(deadline.count))
    return f"{title}: {deadline.subject}" if deadline.subject else title


def deadline_cell(deadline: Deadline) -> str:
    """The same, with what is to be known about a due day that is a day off."""
    note = off_note(deadline)
    return f"{deadline_text(deadline)}\n{note}" if note else deadline_text(deadline)


def off_note(deadline: Deadline) -> str:
    """That the due day is a day off, and by when to send; empty on a working day or once it has passed."""
    if deadline.send_by is None or deadline.is_overdue:
        return ""
    why = weekday(deadline.due_on)
    if deadline.off_name:
        why += f", {holiday_name(deadline.off_name)}"
    return f"Rơi vào {why}; nên xong chậm nhất {weekday(deadline.send_by)} {short_day(deadline.send_by)}."


def left(deadline: Deadline) -> str:
    """How a deadline stands today, in working days while it is ahead; never broken over two lines."""
    return _left(deadline).replace(" ", "\N{NO-BREAK SPACE}")


def _left(deadline: Deadline) -> str:
    if deadline.days_left == 0:
        return "hạn hôm nay"
    if deadline.is_overdue:
        return f"quá hạn {numbers.count(-deadline.days_left)} ngày"
    if not deadline.working_days_left:
        return f"còn {numbers.count(deadline.days_left)} ngày nghỉ"
    return f"còn {numbers.count(deadline.working_days_left)} ngày làm việc"


def source_text(deadline: Deadline) -> str:
    """Where the day comes from, and the event a relative day counts from."""
    told = _SOURCES[deadline.source]
    if deadline.since is not None:
        told += f" Làm ngay sau công bố ngày {numbers.day(deadline.since)}."
    return told


def printed(deadline: Deadline) -> DueLine:
    """One line of the printed list."""
    return DueLine(
        what=deadline_cell(deadline),
        due_on=deadline.due_on,
        left=_left(deadline),
        source=source_text(deadline),
        is_overdue=deadline.is_overdue,
    )


def weekday(day: date) -> str:
    """The weekday as said in a sentence."""
    return WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """Day and month: 18/12."""
    return f"{day.day:02d}/{day.month:02d}"


def holiday_name(name: str) -> str:
    """The name of a day off: the officer's words, or those of a proposed day."""
    return HOLIDAY_NAMES.get(name, name)
