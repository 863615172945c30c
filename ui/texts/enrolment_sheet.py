"""The words of papers about keys: enrolment sheet, letter of the root keys, sealed sheet."""

from datetime import date

from core.office import Office
from core.packages.age_keys import AgeIdentity
from core.reporting.enrolment_sheet import EnrolmentSheet, EnrolmentWords
from core.services.key_care import KeyCard
from ui.texts import numbers

_BLANK = "…" * 24
_GROUP, _GROUPS_A_LINE = 5, 5
_NOT_A_SIGNATURE = (
    "Khóa dùng để niêm phong toàn vẹn gói dữ liệu của phần mềm, không thay thế chữ ký số chuyên dùng công vụ."
)
_RECOVERY = (
    "Khôi phục: mở trang “Khóa và tin cậy”, chọn khôi phục khóa giải mã, quét mã hoặc gõ các dòng trên; "
    "không phân biệt chữ hoa, chữ thường và dấu cách, chỉ có số 0 chứ không có chữ O. Gõ sai thì phần mềm báo ngay."
)


def enrolment_sheet(card: KeyCard, office: Office, *, day: date) -> EnrolmentSheet:
    """The paper of an office's own key, made on `day`: an appraiser's is the letter of its root keys."""
    if office.leads:
        return root_letter(card, office, day=day)
    receiver = office.authority.name if office.authority is not None else _BLANK
    return EnrolmentSheet(
        title="PHIẾU ĐĂNG KÝ KHÓA",
        subtitle=f"của {office.unit.name}",
        facts=(
            ("Đơn vị", f"{office.unit.name} (mã {office.unit.code})"),
            ("Vai trò", "Bàn thẩm định" if office.is_desk else "Đơn vị tự chấm điểm"),
            ("Gửi đến", receiver),
            ("Người giữ khóa", _officer(office)),
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
        code_lines=(card.public_line,),
        signatures=("Người giữ khóa", "Thủ trưởng đơn vị"),
        signature_hint="(Ký, ghi rõ họ tên, đóng dấu)",
        notes=("Gửi phiếu này bằng đường khác với tệp đăng ký khóa.", _NOT_A_SIGNATURE),
    )


def root_letter(card: KeyCard, office: Office, *, day: date) -> EnrolmentSheet:
    """The official letter by which communes pin the root keys of their authority."""
    several = len(card.roots) > 1
    signing = (
        f"{card.threshold} trong {len(card.roots)} khóa gốc cùng ký mỗi danh sách khóa"
        if several
        else "Một khóa gốc ký mỗi danh sách khóa"
    )
    roots = tuple(
        (f"Khóa gốc {number}" if several else "Khóa gốc", fingerprint)
        for number, fingerprint in enumerate(card.roots, start=1)
    )
    return EnrolmentSheet(
        title="THÔNG BÁO KHÓA GỐC",
        subtitle=f"của {office.unit.name}",
        facts=(
            ("Cơ quan thẩm định", f"{office.unit.name} (mã {office.unit.code})"),
            ("Gửi đến", "Ủy ban nhân dân các xã, phường, đặc khu"),
            ("Người lập", _officer(office)),
            ("Ngày lập", numbers.day(day)),
            ("Cách ký", signing),
            *roots,
        ),
        digits_label="Nhóm số của khóa gốc" if not several else "Nhóm số của bộ khóa gốc",
        digits=card.digits,
        confirmed=len(card.confirmation),
        digits_note=(
            "Khi nhận danh sách khóa lần đầu, đơn vị gõ bốn nhóm số trong khung, đọc từ văn bản giấy này. Những "
            "danh sách sau do cùng khóa gốc ký thì nhận thẳng, không phải gõ lại."
        ),
        code_label="Khóa gốc công khai",
        code="\n".join(card.root_lines),
        code_lines=card.root_lines,
        signatures=("Người giữ khóa gốc", "Thủ trưởng cơ quan"),
        signature_hint="(Ký, ghi rõ họ tên, đóng dấu)",
        notes=("Gửi thông báo này theo đường công văn, không gửi cùng tệp danh sách khóa.", _NOT_A_SIGNATURE),
    )


def escrow_sheet(identity: AgeIdentity, office: Office, *, day: date, is_own: bool = False) -> EnrolmentSheet:
    """The sealed sheet of a decryption key: the escrow key, or with `is_own` that of the office itself."""
    use = (
        "Mở các gói đã mã hóa gửi cho đơn vị khi máy hoặc mật khẩu bị mất."
        if is_own
        else "Mở mọi gói đã mã hóa của tỉnh khi khóa giải mã của bên nhận bị mất."
    )
    kept = (
        "Khóa giải mã trên máy vẫn dùng bình thường; phiếu chỉ là bản dự phòng."
        if is_own
        else "Phần mềm không giữ khóa này ở bất cứ đâu; mất cả hai bản thì phải tạo khóa dự phòng mới."
    )
    return EnrolmentSheet(
        title="PHIẾU KHÓA GIẢI MÃ – NIÊM PHONG" if is_own else "PHIẾU KHÓA DỰ PHÒNG – NIÊM PHONG",
        subtitle=f"của {office.unit.name}",
        facts=(
            ("Công dụng", use),
            ("Ngày lập phiếu", numbers.day(day)),
            ("Người lập", _officer(office)),
            ("Mã nhận công khai", identity.recipient),
        ),
        digits_label="",
        digits=(),
        confirmed=0,
        digits_note=(
            "Ai đọc được phiếu này thì mở được gói. In hai bản, cho vào hai phong bì niêm phong, cất trong két ở "
            "hai nơi. Xóa tệp sau khi in."
        ),
        code_label="Khóa bí mật",
        code=identity.secret,
        code_lines=_typed_lines(identity.secret),
        signatures=("Người lập phiếu", "Người chứng kiến niêm phong"),
        signature_hint="(Ký, ghi rõ họ tên, ngày niêm phong)",
        notes=(
            _RECOVERY,
            kept,
            "Mỗi năm một lần mở một bản để thử khôi phục, rồi niêm phong lại và ghi biên bản.",
        ),
        copies=("Bản thứ nhất", "Bản thứ hai"),
    )


def _officer(office: Office) -> str:
    told = ", ".join(part for part in (office.officer.name, office.officer.position) if part)
    return told or _BLANK


def _typed_lines(secret: str) -> tuple[str, ...]:
    """Groups of five characters, five a line, so that a person does not lose the place."""
    groups = [secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP)]
    return tuple("  ".join(groups[at : at + _GROUPS_A_LINE]) for at in range(0, len(groups), _GROUPS_A_LINE))


ENROLMENT_WORDS = EnrolmentWords(
    title="PHIẾU ĐĂNG KÝ KHÓA",
    subtitle="Chưa có khóa",
    fact="Nội dung",
    value="Chi tiết",
    facts_sheet="Thông tin khóa",
    digits_sheet="Nhóm số",
    group=lambda number: f"Nhóm {number}",
    typed="Bốn nhóm số trong khung dưới đây là nhóm bên nhận gõ:",
    no_key=(
        "Đơn vị chưa có khóa để niêm phong gói nên chưa lập được phiếu.",
        "Việc cần làm: mở trang “Khóa và tin cậy”, tạo khóa, rồi in lại phiếu này, ký, đóng dấu và gửi cơ quan thẩm định.",
    ),
)
