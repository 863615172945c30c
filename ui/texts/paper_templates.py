"""Words of a province's own templates: what a check says, the fields, the errors."""

from types import MappingProxyType

from core.errors import CchcError
from core.paper_templates import NotATemplateBundle, NoTemplate, TemplateRefused
from ui.texts.sentence import Sentence

SENTENCES: MappingProxyType[type[CchcError], Sentence] = MappingProxyType(
    {
        TemplateRefused: Sentence(
            what="Chưa dùng được mẫu “{file}”.",
            why="Mẫu có {count} lỗi; báo cáo vẫn theo mẫu đang dùng.",
            advice="Xem danh sách lỗi, sửa mẫu trong Word rồi chọn lại.",
        ),
        NotATemplateBundle: Sentence(
            what="Chưa nhập được bộ mẫu “{file}”.",
            why="Tệp không phải bộ mẫu văn bản của Sổ CCHC, hoặc đã bị hỏng.",
            advice="Xin lại tệp từ nơi gửi rồi nhập lại.",
        ),
        NoTemplate: Sentence(
            what="Chưa đổi được mẫu.",
            why="Loại báo cáo này chưa có mẫu riêng.",
            advice="Chọn tệp mẫu cho loại báo cáo này trước.",
        ),
    }
)
