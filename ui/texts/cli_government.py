"""The words of the commands on the government signature."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.certificates import CertificateCard, CertificateForm, Token
from core.packages.cms import SealPolicy
from ui.texts import numbers
from ui.texts.government_signature import POLICIES, form_of

COMMAND_HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "seal": "yêu cầu về niêm phong và chữ ký số của gói nộp",
        "seal policy": "xem hoặc đổi yêu cầu: sshsig (niêm phong) hay sshsig+cms (thêm chữ ký số công vụ)",
        "certificate": "chứng thư gốc và danh sách chứng thư bị thu hồi (CRL)",
        "certificate add": "nạp chứng thư gốc, chứng thư cơ quan cấp, CRL từ tệp",
        "certificate list": "xem các chứng thư và CRL đã nạp",
        "certificate remove": "thôi tin cậy một chứng thư hoặc CRL",
        "token": "thiết bị ký số (USB token)",
        "token list": "xem thiết bị đang cắm và chứng thư trên đó; không hỏi mã PIN",
    }
)

POLICY_HELP = "đổi yêu cầu; chỉ cơ quan thẩm định được đổi"
POLICY_REASON_HELP = "lý do đổi, ghi vào nhật ký"
CERTIFICATE_FILE_HELP = "tệp .cer, .crt, .pem, .p7b hoặc .crl"
SHA256_HELP = "mã SHA-256 như trong danh sách"
REMOVE_REASON_HELP = "lý do, ghi vào nhật ký"
DRIVER_HELP = "tệp điều khiển PKCS#11 của thiết bị (.dll hoặc .so)"
DEVICE_HELP = (
    "ký thêm chữ ký số công vụ bằng thiết bị; ghi đường dẫn tệp điều khiển PKCS#11. Mã PIN nhập khi được hỏi, "
    "hoặc đặt trong biến môi trường SOCCHC_PIN, không bao giờ là tham số"
)
CHOSEN_HELP = "mã SHA-256 của chứng thư dùng để ký, khi thiết bị có nhiều chứng thư"
ROOTS_HELP = "tệp chứng thư gốc và CRL để kiểm tra chữ ký số công vụ; dùng được nhiều lần"
ASK_PIN = "Mã PIN của thiết bị ký số (không hiện khi gõ): "
REMOVED = "Đã thôi tin cậy chứng thư này."
NO_DEVICE = "Không có thiết bị ký số nào đang cắm."
NO_CERTIFICATE = "Chưa nạp chứng thư nào."


def policy_line(policy: SealPolicy) -> str:
    """The policy in one line."""
    return f"{policy.value}: {POLICIES[policy]}"


def certificate_line(card: CertificateCard) -> str:
    """A root, authority or list in one line."""
    until = numbers.day(card.valid_until.date()) if card.valid_until else "không ghi hạn"
    revoked = f", {card.revoked} chứng thư bị thu hồi" if card.form is CertificateForm.CRL else ""
    return f"{card.sha256}  {form_of(card)}: {card.name}, hạn {until}{revoked}"


def token_lines(token: Token) -> tuple[str, ...]:
    """A token and its certificates."""
    state = " (đã khóa)" if token.is_locked else " (chỉ còn một lần thử PIN)" if token.is_last_try else ""
    return (
        f"{token.label} – {token.manufacturer} – số {token.serial}{state}",
        *(
            f"  {each.sha256}  {each.subject}, {each.issuer} cấp, hạn {numbers.day(each.valid_until.date())}"
            for each in token.certificates
        ),
    )
