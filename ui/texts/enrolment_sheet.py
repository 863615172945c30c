"""The words of the enrolment sheet of a key."""

from datetime import date

from core.office import Office
from core.reporting.enrolment_sheet import EnrolmentSheet
from core.services.key_care import KeyCard
from core.units import Role
from ui.texts import numbers

_BLANK = "…" * 24


def enrolment_sheet(card: KeyCard, office: Office, *, day: date) -> EnrolmentSheet:
    """The sheet of an office's own key, made on `day`."""
    is_submitter = office.role is Role.SUBMITTER
    receiver = office.authority.name if office.authority is not None else "các đơn vị trực thuộc"
    officer = ", ".join(part for part in (office.officer.name, office.officer.position) if part)
    return EnrolmentSheet(
        title="PHIẾU ĐĂNG KÝ KHÓA",
        subtitle=f"của {office.unit.name}",
        facts=(
            ("Đơn vị", f"{office.unit.name} (mã {office.unit.code})"),
            ("Vai trò", "Đơn vị tự chấm điểm" if is_submitter else "Cơ quan thẩm định"),
            ("Gửi đến", receiver),
            ("Người giữ khóa", officer or _BLANK),
            ("Ngày lập phiếu", numbers.day(day)),
            ("Dấu vân tay của khóa", card.fingerprint),
        ),
        digits_label="Nhóm số của khóa",
        digits=card.digits,
        confirmed=len(card.confirmation),
        digits_note=(
            "Bên nhận chỉ tin cậy khóa sau khi gõ đúng bốn nhóm số trong khung, đọc từ phiếu giấy này hoặc qua "
            "số điện thoại đã biết. Không đọc nhóm số từ thư hay tin nhắn gửi kèm tệp."
        ),
        code_label="Khóa công khai",
        code=card.public_line,
        signatures=("Người giữ khóa", "Thủ trưởng đơn vị"),
        signature_hint="(Ký, ghi rõ họ tên, đóng dấu)",
        notes=(
            "Gửi phiếu này bằng đường khác với tệp đăng ký khóa.",
            "Khóa dùng để niêm phong toàn vẹn gói dữ liệu của phần mềm, không thay thế chữ ký số chuyên dùng công vụ.",
        ),
    )
