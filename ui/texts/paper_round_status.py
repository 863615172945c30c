"""Words of the paper on where a round stands."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from core.reporting.round_status import RoundStatusWords, Where
from core.services.papers.round_status import RoundStatusSentences
from ui.texts import numbers

_STATES: Mapping[Where, str] = MappingProxyType(
    {
        Where.MISSING: "Chưa gửi, còn hạn",
        Where.OVERDUE: "Chưa gửi, quá hạn",
        Where.RECEIVED: "Đã gửi, chờ thẩm định",
        Where.RETURNED: "Trả lại, chờ gửi lại",
        Where.IN_APPRAISAL: "Đang thẩm định",
        Where.APPRAISED: "Đã thẩm định",
        Where.PUBLISHED: "Đã công bố",
        Where.ENDED: "Đã sắp xếp, không phải gửi",
    }
)


def _introduction(year: int, criteria: str, opened_on: date, due_on: date) -> str:
    return (
        f"Đợt đánh giá năm {year} theo “{criteria}” mở ngày {numbers.day(opened_on)}, "
        f"ngày cuối cùng nhận hồ sơ là {numbers.day(due_on)}. Tình hình đến ngày lập báo cáo như sau:"
    )


def _extension(due_on: date, reason: str, document: str) -> str:
    told = f"Gia hạn đến hết ngày {numbers.day(due_on)}"
    why = "; ".join(filter(None, (document, reason)))
    return f"{told}: {why}" if why else told


def _returned(on: date, due_on: date | None, reason: str, lines: int) -> str:
    told = f"Trả lại ngày {numbers.day(on)}"
    asked = f", {numbers.count(lines)} tiêu chí cần làm rõ" if lines else ""
    until = f", gửi lại chậm nhất ngày {numbers.day(due_on)}" if due_on else ""
    return f"{told}{asked}{until}" + (f". {reason}" if reason else "")


def _ended(into: str, on: date, decision: str) -> str:
    told = f"Nhập vào {into} từ ngày {numbers.day(on)}"
    return f"{told} theo {decision}" if decision else told


ROUND_STATUS_WORDS = RoundStatusWords(
    symbol="BC-UBND",
    title="BÁO CÁO",
    subtitle=lambda year, today: (
        f"Tình hình đợt đánh giá cải cách hành chính năm {year}\n(đến ngày {numbers.day(today)})"
    ),
    introduction=_introduction,
    published=lambda day: f"Kết quả xếp hạng đã công bố ngày {numbers.day(day)}.",
    summary_heading="Tổng hợp",
    summary_sheet="Tổng hợp",
    measure="Nội dung",
    units="Số đơn vị",
    share="Tỷ lệ",
    expected="Đơn vị phải gửi",
    sent="Đã gửi",
    in_time="trong đó gửi trong hạn",
    sent_late="trong đó gửi sau hạn",
    missing="Chưa gửi, còn trong hạn",
    overdue="Chưa gửi, đã quá hạn",
    returned="Đã trả lại, chờ gửi lại",
    in_appraisal="Đang thẩm định hoặc chờ thẩm định",
    appraised="Đã thẩm định xong",
    extended="Được gia hạn",
    ended="Đã sắp xếp trước hạn, không phải gửi",
    missing_heading="Đơn vị chưa gửi",
    missing_sheet="Chưa gửi",
    nobody_missing="Mọi đơn vị phải gửi đều đã gửi hồ sơ.",
    returned_heading="Đơn vị bị trả lại, chờ gửi lại",
    returned_sheet="Trả lại",
    extended_heading="Đơn vị được gia hạn",
    extended_sheet="Gia hạn",
    all_heading="Từng đơn vị",
    all_sheet="Từng đơn vị",
    code="Mã",
    unit="Đơn vị",
    due="Hạn gửi",
    first="Gửi lần đầu",
    revision="Lần nộp",
    days_late="Quá hạn (ngày)",
    state="Tình trạng",
    remark="Ghi chú",
    reminded="Đã nhắc",
    reason="Hạn mới, lý do, văn bản",
    asked="Yêu cầu",
    states=lambda where: _STATES[where],
    open_lines=lambda count: f"còn {numbers.count(count)} tiêu chí",
    nobody="Đợt đánh giá chưa có đơn vị nào.",
    closing="Trên đây là tình hình đợt đánh giá, kính báo cáo./.",
)

ROUND_STATUS_SENTENCES = RoundStatusSentences(extension=_extension, returned=_returned, ended=_ended)
