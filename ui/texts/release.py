"""What is said when a build of the program cannot be believed."""

from collections.abc import Mapping

from core import release
from core.errors import CchcError
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = {
    release.ReleaseFilesDamaged: Sentence(
        what="Không đọc được thông tin về bản cài đặt của chương trình.",
        why="Tệp “{name}” của chương trình bị thiếu hoặc đã hỏng. Dữ liệu của sổ không bị ảnh hưởng.",
        advice="Cài đặt lại Sổ CCHC từ bộ cài chính thức.",
    ),
    release.ReleaseSignatureWrong: Sentence(
        what="Không dùng bản cập nhật này. Chương trình đang dùng vẫn nguyên vẹn.",
        why="Bản cập nhật không có chữ ký đúng, hoặc đã bị thay đổi hay hỏng sau khi ký.",
        advice="Chép lại tệp từ nơi phát hành. Nếu vẫn như vậy, báo người quản trị và không cài tệp này.",
    ),
    release.ReleasePurposeWrong: Sentence(
        what="Không dùng bản cập nhật này. Chương trình đang dùng vẫn nguyên vẹn.",
        why="Chữ ký kèm theo được làm cho việc khác, không phải để phát hành chương trình.",
        advice="Chỉ nhận bản cập nhật từ nơi phát hành. Hỏi người quản trị và không cài tệp này.",
    ),
    release.ReleaseKeyUnknown: Sentence(
        what="Không dùng bản cập nhật này. Chương trình đang dùng vẫn nguyên vẹn.",
        why="Bản cập nhật được ký bằng khóa mà chương trình không biết ({fingerprint}).",
        advice="Chỉ nhận bản cập nhật từ nơi phát hành. Hỏi người quản trị và không cài tệp này.",
    ),
}
