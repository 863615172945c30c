"""Why a file is no evidence, family by family, and what an officer does instead."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from core.packages.evidence_families import Misfit
from ui.texts.sentence import Sentence

ACCEPTED = "PDF, Word, Excel, PowerPoint, ảnh JPG/PNG/HEIC, video MP4 hoặc văn bản TXT"

_FAMILIES: Mapping[Misfit, tuple[str, str]] = MappingProxyType(
    {
        Misfit.PROGRAM: (
            "Đây là chương trình máy tính hoặc bộ cài đặt, dù tên tệp có thể trông như tài liệu.",
            "Không mở tệp này. Hỏi nơi đã đưa tệp và báo người phụ trách công nghệ thông tin.",
        ),
        Misfit.SCRIPT: (
            "Đây là tệp lệnh, máy tính có thể chạy được.",
            "Không mở tệp này. Nếu cần làm bằng chứng, in nội dung ra PDF rồi thêm tệp PDF.",
        ),
        Misfit.LINK: (
            "Đây chỉ là lối tắt trỏ tới nơi khác, không chứa nội dung tài liệu.",
            "Mở nơi lối tắt trỏ tới, lưu tài liệu gốc về máy rồi thêm tệp gốc.",
        ),
        Misfit.CONTAINER: (
            "Đây là tệp nén, tệp thư hoặc tệp chứa nhiều tệp bên trong.",
            "Giải nén hoặc lưu riêng từng tài liệu, rồi thêm từng tệp một.",
        ),
        Misfit.WEB_PAGE: (
            "Đây là trang web (HTML, SVG), kể cả khi tệp mang đuôi Word hoặc Excel.",
            "Mở tệp, in ra PDF (hoặc lưu lại thành .docx, .xlsx), rồi thêm tệp mới.",
        ),
        Misfit.MACROS: (
            "Tệp có macro (đoạn lệnh bên trong) nhưng mang đuôi của loại không có macro.",
            "Mở bằng Word hoặc Excel, lưu lại dưới dạng .docx, .xlsx hoặc PDF, rồi thêm tệp mới.",
        ),
        Misfit.LOCKED: (
            "Tệp được đặt mật khẩu nên không kiểm tra được bên trong, người thẩm định cũng không mở được.",
            "Mở tệp, bỏ mật khẩu, lưu lại rồi thêm tệp mới.",
        ),
        Misfit.MIXED: (
            "Tệp vừa là tài liệu vừa là tệp nén: bên trong có phần giấu kèm.",
            "Hỏi nơi đã đưa tệp. Nếu tài liệu đúng, mở ra, in lại thành PDF rồi thêm tệp PDF mới.",
        ),
        Misfit.CONTENT: (
            "Nội dung bên trong không đúng với đuôi tệp {extension}, hoặc tệp đã hỏng.",
            "Mở tệp bằng chương trình đã tạo ra nó, lưu lại đúng loại hoặc in ra PDF, rồi thêm tệp mới.",
        ),
        Misfit.UNKNOWN: (
            "Loại tệp này không nằm trong các loại được nhận.",
            f"Chuyển tài liệu sang {ACCEPTED}, rồi thêm lại.",
        ),
        Misfit.FORBIDDEN: (
            "Bộ tiêu chí của năm không nhận tệp có thể chứa macro (.docm, .xlsm, .doc, .xls).",
            "Mở bằng Word hoặc Excel, lưu lại dưới dạng .docx, .xlsx hoặc PDF, rồi thêm tệp mới.",
        ),
    }
)


def said_by_family(sentence: Sentence, family: str, *, is_received: bool) -> Sentence:
    """The sentence with the why and the advice of the file's family; unchanged for a family not known.

    In a package that was received the file is the sender's to replace.
    """
    if family not in set(Misfit):
        return sentence
    why, advice = _FAMILIES[Misfit(family)]
    if not is_received:
        return replace(sentence, why=why, advice=advice)
    asked = f"Đề nghị bên gửi thay tài liệu này bằng {ACCEPTED} và xuất phiên bản mới."
    return replace(sentence, why=f"“{{name}}”: {why[0].lower()}{why[1:]}", advice=asked)
