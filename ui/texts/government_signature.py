"""Words of the government signature: tokens, certificates, and what is said beside the package's own seal."""

from collections.abc import Mapping

from core import certificates as held
from core.certificates import (
    CertificateCard,
    CertificateForm,
    ChainState,
    NotedSignature,
    PdfReading,
    PdfSignature,
    Token,
)
from core.errors import CchcError
from core.packages.cms import CmsState, SealPolicy
from core.services import government_signature as service
from ui.texts import numbers
from ui.texts.sentence import Sentence

_NOT_SIGNED = "Chưa ký được bằng thiết bị ký số."
_NOT_READ = "Không đọc được thiết bị ký số."
_PLUG_IN = "Rút thiết bị ra, cắm lại, rồi làm lại."

SENTENCES: Mapping[type[CchcError], Sentence] = {
    held.CertificateFileWrong: Sentence(
        what="Không nạp được tệp “{name}”.",
        why="Tệp không chứa chứng thư của cơ quan cấp chứng thư hoặc danh sách chứng thư bị thu hồi (CRL).",
        advice="Xin lại tệp chứng thư gốc hoặc CRL (.cer, .crt, .pem, .p7b, .crl) từ nơi cấp chứng thư.",
    ),
    held.DriverMissing: Sentence(
        what=_NOT_READ,
        why="Chưa chọn phần mềm điều khiển của thiết bị, hoặc tệp “{name}” không phải là phần mềm đó.",
        advice="Cài phần mềm kèm theo thiết bị, rồi chọn tệp điều khiển PKCS#11 (.dll hoặc .so) trong Cài đặt.",
    ),
    held.TokenAbsent: Sentence(
        what=_NOT_READ,
        why="Chưa cắm thiết bị, hoặc thiết bị đã bị rút ra.",
        advice="Cắm thiết bị ký số (USB token), chờ vài giây, rồi làm lại.",
    ),
    held.TokenCertificateAbsent: Sentence(
        what=_NOT_SIGNED,
        why="Thiết bị không có chứng thư dùng để ký, hoặc không phải thiết bị đã chọn.",
        advice="Chọn lại chứng thư, hoặc cắm đúng thiết bị của người ký.",
    ),
    held.TokenKeyUnsupported: Sentence(
        what=_NOT_SIGNED,
        why="Khóa trên thiết bị thuộc loại chương trình này chưa ký được.",
        advice="Dùng chứng thư khóa RSA từ 2048 bit, hoặc hỏi nơi cấp thiết bị.",
    ),
    held.PinWrong: Sentence(
        what=_NOT_SIGNED,
        why="Mã PIN không đúng. Chương trình chỉ gửi mã một lần và không tự thử lại.",
        advice=(
            "Gõ lại đúng mã PIN. Thiết bị tự khóa sau vài lần sai liên tiếp: nếu không nhớ chắc, "
            "dừng lại và hỏi nơi cấp thiết bị."
        ),
    ),
    held.PinLocked: Sentence(
        what=_NOT_SIGNED,
        why="Thiết bị đã bị khóa do nhập sai mã PIN nhiều lần.",
        advice="Liên hệ nơi cấp thiết bị để mở khóa; chương trình không mở khóa được.",
    ),
    held.TokenFailed: Sentence(
        what=_NOT_SIGNED,
        why="Thiết bị hoặc phần mềm điều khiển báo lỗi {reason}.",
        advice=f"{_PLUG_IN} Nếu vẫn lỗi, hỏi nơi cấp thiết bị và đọc mã lỗi trên.",
    ),
    held.DriverCrashed: Sentence(
        what=_NOT_READ,
        why="Phần mềm điều khiển của thiết bị tự dừng. Sổ CCHC không bị ảnh hưởng.",
        advice=f"{_PLUG_IN} Nếu vẫn lỗi, cài lại phần mềm kèm theo thiết bị.",
    ),
    held.TokenTimeout: Sentence(
        what=_NOT_READ,
        why="Phần mềm điều khiển không trả lời trong {seconds} giây nên đã được dừng.",
        advice=_PLUG_IN,
    ),
    service.PolicyReason: Sentence(
        what="Chưa thay đổi gì.",
        why="Thay đổi này phải có lý do để ghi vào nhật ký.",
        advice="Ghi lý do, rồi làm lại.",
    ),
    service.CertificateGone: Sentence(
        what="Không tìm thấy chứng thư này.",
        why="Chứng thư chưa được nạp, hoặc đã được bỏ ra trước đó.",
        advice="Xem lại danh sách chứng thư đã nạp.",
    ),
    service.CertificateChoice: Sentence(
        what=_NOT_SIGNED,
        why="Có {count} chứng thư có thể dùng để ký.",
        advice="Chọn một chứng thư, hoặc chỉ cắm thiết bị của người ký.",
    ),
}

TITLE = "Chữ ký số công vụ"
POLICY = "Gói nộp phải có"
POLICIES: Mapping[SealPolicy, str] = {
    SealPolicy.SSHSIG: "Niêm phong của phần mềm (chữ ký số công vụ không bắt buộc)",
    SealPolicy.SSHSIG_CMS: "Niêm phong và chữ ký số công vụ",
}
POLICY_ACT = "Đổi yêu cầu với gói nộp"
POLICY_WHY = "Từ nay, gói nộp đến sổ này được kiểm tra theo yêu cầu mới. Ghi lý do để lưu vào nhật ký."
CERTIFICATES = "Chứng thư gốc và CRL đã nạp"
NO_CERTIFICATES = "Chưa nạp chứng thư gốc: gói có chữ ký số công vụ sẽ không được nhận."
ADD_FILES = "Nạp tệp…"
ADD_TITLE = "Nạp chứng thư gốc hoặc CRL"
FILE_KINDS = "Chứng thư và CRL (*.cer *.crt *.pem *.der *.p7b *.p7c *.crl);;Mọi tệp (*)"
REMOVE = "Bỏ ra…"
REMOVE_ACT = "Thôi tin cậy chứng thư"
REMOVE_WHY = "Gói đã nhận không thay đổi; gói nhận sau không còn được kiểm tra bằng chứng thư này. Ghi lý do."
COLUMN_NAME, COLUMN_FORM, COLUMN_UNTIL = "Tên", "Loại", "Hạn"
DRIVER = "Tệp điều khiển của thiết bị ký số (.dll, .so)"
DRIVER_KINDS = "Tệp điều khiển PKCS#11 (*.dll *.so *.dylib);;Mọi tệp (*)"
CHOOSE_DRIVER = "Chọn…"
TRY_DEVICE = "Thử token"
TRYING = "Đang đọc thiết bị ký số"
NOTHING_PLUGGED_IN = "Không có thiết bị ký số nào đang cắm."
COUNTERSIGN = "Ký thêm chữ ký số công vụ bằng thiết bị (USB token)"
PIN = "Mã PIN của thiết bị"
PIN_NOTE = "Mã PIN được gửi đến thiết bị đúng một lần, không lưu lại; thiết bị tự khóa sau vài lần sai."
NO_DRIVER = "Muốn ký thêm bằng thiết bị, chọn tệp điều khiển trong Cài đặt trước."
CMS = "Chữ ký số công vụ"
CMS_NONE = "Không có"
PDF_LOOKING = "Đang xem chữ ký số trong PDF…"
PDF_NONE = "Tệp PDF này không có chữ ký số."
PDF_UNREADABLE = "Không đọc được chữ ký trong tệp PDF này."
PDF_NOTE = "Sổ CCHC không kết luận giá trị pháp lý của chữ ký."
_CHAINS: Mapping[ChainState, str] = {
    ChainState.TRUSTED: "chứng thư do nơi cấp được tin cậy cấp, còn hiệu lực, chưa bị thu hồi",
    ChainState.UNCHECKED: "chứng thư do nơi cấp được tin cậy cấp, chưa kiểm tra được thu hồi vì thiếu CRL còn hạn",
    ChainState.UNKNOWN: "chưa kiểm tra được chứng thư vì chưa nạp chứng thư gốc của nơi cấp",
    ChainState.REFUSED: "chứng thư đã hết hạn, đã bị thu hồi hoặc không dùng để ký",
}


def form_of(card: CertificateCard) -> str:
    """What an imported file holds."""
    if card.form is CertificateForm.CRL:
        return "CRL"
    return "chứng thư gốc" if card.is_anchor else "chứng thư cơ quan cấp"


def cms_told(state: CmsState | NotedSignature | None) -> str:
    """The government signature of a package, in one of three different sentences."""
    if state is None:
        return CMS_NONE
    if state.is_revocation_checked:
        return f"Đúng, của {state.signer}; khi kiểm tra, chứng thư còn hiệu lực, chưa bị thu hồi"
    return f"Đúng, của {state.signer}; chưa kiểm tra được chứng thư có bị thu hồi không (thiếu CRL còn hạn)"


def sent_with(*, is_signed: bool) -> str:
    """Whether a token signed a package of this office too."""
    return "Đã ký kèm bằng thiết bị ký số" if is_signed else CMS_NONE


def cms_meaning(state: CmsState | NotedSignature | None) -> str:
    """The colour of that sentence: none and unchecked never look like good."""
    if state is None:
        return "none"
    return "done" if state.is_revocation_checked else "care"


def tokens_told(tokens: tuple[Token, ...]) -> str:
    """What is plugged in, one line each."""
    return "\n".join(map(_token_line, tokens)) or NOTHING_PLUGGED_IN


def _token_line(token: Token) -> str:
    state = " – ĐÃ KHÓA" if token.is_locked else " – chỉ còn một lần thử mã PIN" if token.is_last_try else ""
    owners = "; ".join(
        f"{each.subject}, hạn {numbers.day(each.valid_until.date())}" for each in token.certificates
    )
    return f"{token.label}{state}: {owners or 'không có chứng thư dùng để ký'}"


def pdf_told(reading: PdfReading, signatures: tuple[PdfSignature, ...]) -> str:
    """What was found in a PDF."""
    if reading is PdfReading.UNREADABLE:
        return PDF_UNREADABLE
    if reading is PdfReading.NONE:
        return PDF_NONE
    return "\n".join((*map(pdf_signature_line, signatures), PDF_NOTE))


def pdf_signature_line(signature: PdfSignature) -> str:
    """One signature in a PDF."""
    who = signature.signer
    if signature.organisation:
        who = f"{who} ({signature.organisation})"
    day = f", ngày ký tự ghi {numbers.day(signature.signed_at.date())}" if signature.signed_at else ""
    if not signature.is_intact:
        return (
            f"Có chữ ký số trong PDF ghi tên {who}{day}; nội dung ĐÃ BỊ THAY ĐỔI sau khi ký hoặc chữ ký sai."
        )
    whole = (
        "còn nguyên vẹn" if signature.covers_all else "còn nguyên vẹn, nhưng tệp có phần thêm vào sau khi ký"
    )
    return f"Có chữ ký số trong PDF của {who}{day}; nội dung được ký {whole}; {_CHAINS[signature.chain]}."


def pdf_meaning(reading: PdfReading, signatures: tuple[PdfSignature, ...]) -> str:
    """The colour: only what was checked to the end is green."""
    if reading is PdfReading.NONE:
        return "none"
    if reading is PdfReading.UNREADABLE:
        return "care"
    if any(not each.is_intact or each.chain is ChainState.REFUSED for each in signatures):
        return "wrong"
    is_whole = all(each.chain is ChainState.TRUSTED for each in signatures) and signatures[-1].covers_all
    return "done" if is_whole else "care"
