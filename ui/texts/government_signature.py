"""Words of the government signature: tokens, certificates, and what is said beside the package's own seal."""

from collections.abc import Mapping

from core import certificates as held
from core.errors import CchcError
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
}
