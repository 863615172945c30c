"""The words of the authority's papers about a round: reminders to units, the list of refused packages."""

from datetime import date

from core.reporting.round_words import RefusedWords, RemindWords
from ui.texts import numbers

_TERRITORIES = ("Xã ", "Phường ", "Đặc khu ")


def _addressee(unit_name: str) -> str:
    if unit_name.startswith(_TERRITORIES):
        return f"Kính gửi: Ủy ban nhân dân {unit_name[0].lower()}{unit_name[1:]}"
    return f"Kính gửi: {unit_name}"


def _expected(year: int, due_on: date, extension: str | None) -> str:
    extended = ""
    if extension is not None:
        extended = f" (đã gia hạn theo {extension})" if extension else " (đã gia hạn)"
    return (
        f"Theo đợt đánh giá, xác định Chỉ số cải cách hành chính năm {year}, đơn vị gửi gói số liệu tự chấm "
        f"điểm trước hết ngày {numbers.day(due_on)}{extended}."
    )


def _not_here(today: date, days_late: int) -> str:
    told = f"Đến ngày {numbers.day(today)}, cơ quan thẩm định chưa nhận được gói của đơn vị"
    if days_late > 0:
        return f"{told}, quá hạn {numbers.count(days_late)} ngày."
    if days_late == 0:
        return f"{told}; hôm nay là ngày cuối cùng."
    return f"{told}; còn {numbers.count(-days_late)} ngày."


def _returned(revision: int, on: date, today: date) -> str:
    return (
        f"Ngày {numbers.day(on)}, gói lần nộp {revision} của đơn vị được trả lại để bổ sung, sửa. "
        f"Đến ngày {numbers.day(today)}, cơ quan thẩm định chưa nhận được lần nộp mới."
    )


def _summary(total: int, missing: int, late: int, returned: int) -> str:
    counts = (
        ("chưa gửi, còn hạn", missing),
        ("chưa gửi, quá hạn", late),
        ("đã trả lại, chưa nộp lại", returned),
    )
    told = "; ".join(f"{words}: {numbers.count(count)}" for words, count in counts if count)
    return f"Tổng số {numbers.count(total)} đơn vị cần nhắc: {told}."


def _contact(name: str, position: str) -> str:
    who = f"{name}, {position[:1].lower()}{position[1:]}" if position else name
    return f"Khi cần hướng dẫn, đơn vị liên hệ {who}."


REMIND_WORDS = RemindWords(
    symbol="TB-UBND",
    list_title="DANH SÁCH",
    list_subtitle=lambda year, today: (
        f"Đơn vị cần nhắc gửi gói tự chấm điểm cải cách hành chính năm {year}\n(đến ngày {numbers.day(today)})"
    ),
    list_sheet="Đơn vị cần nhắc",
    summary=_summary,
    nobody="Không còn đơn vị nào cần nhắc.",
    unit_code="Mã",
    unit="Đơn vị",
    state="Tình trạng",
    due="Hạn gửi",
    days_late="Số ngày quá hạn",
    what="Cần gửi",
    until="Gửi chậm nhất",
    state_missing="Chưa gửi",
    state_late="Chưa gửi, quá hạn",
    state_returned="Đã trả lại",
    send_package="Gói tự chấm điểm của năm",
    send_again=lambda revision: f"Lần nộp mới thay lần {revision}",
    at_once="Gửi ngay",
    title="THÔNG BÁO",
    subtitle=lambda year: f"Nhắc gửi gói tự chấm điểm cải cách hành chính năm {year}",
    addressee=_addressee,
    expected=_expected,
    not_here=_not_here,
    contents=(
        "Gói gồm điểm tự chấm của từng tiêu chí, số liệu trong năm và tài liệu kiểm chứng kèm theo, "
        "tạo ở trang Nộp hồ sơ của Sổ CCHC."
    ),
    returned=_returned,
    returned_reason=lambda reason: f"Lý do trả lại: {reason}",
    questions="Nội dung cần bổ sung, sửa",
    code="Mã",
    criterion="Tiêu chí",
    question="Yêu cầu",
    ask_until=lambda day: f"Đề nghị đơn vị gửi gói chậm nhất ngày {numbers.day(day)}.",
    ask_now="Đề nghị đơn vị gửi gói ngay khi nhận được thông báo này.",
    contact=_contact,
    closing="Trường hợp gói đã được gửi trước khi nhận thông báo này, đơn vị không phải gửi lại./.",
)

REFUSED_WORDS = RefusedWords(
    symbol="DS-UBND",
    title="DANH SÁCH",
    subtitle=lambda day: f"Gói chưa nhận được, kiểm tra ngày {numbers.day(day)}",
    summary=lambda count: (
        f"Có {numbers.count(count)} tệp chưa nhận được. Các tệp này không làm thay đổi số liệu đã nhận."
    ),
    sheet="Gói chưa nhận được",
    file="Tệp",
    sender="Đơn vị ghi trong gói",
    reason="Vì sao chưa nhận được",
    cure="Cách xử lý",
    code="Mã lỗi",
    unknown_sender="(không đọc được)",
    note="Tên đơn vị lấy từ nội dung gói khi chưa xác thực được người gửi, chỉ để tra cứu.",
)
