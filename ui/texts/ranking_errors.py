"""What could not be done around a ranking: ties, publishing, opening again."""

from collections.abc import Mapping
from types import MappingProxyType

from core.errors import CchcError
from core.services import publish_ranking
from core.services.ranking_reading import UnknownScheme
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        publish_ranking.ConflictsOpen: Sentence(
            what="Chưa công bố được xếp hạng năm {year}.",
            why="Còn {count} tiêu chí có hai điểm khác nhau từ hai nơi thẩm định, chưa chọn điểm nào.",
            advice="Mở trang Thẩm định, chọn điểm cho từng chỗ khác nhau rồi công bố.",
        ),
        UnknownScheme: Sentence(
            what="Chưa xếp thử được theo thang “{scheme}”.",
            why="Bộ tiêu chí của đợt không có thang xếp loại này.",
            advice="Chọn một trong các thang: {known}.",
        ),
        publish_ranking.NotTied: Sentence(
            what="Chưa ghi được quyết định thứ bậc.",
            why="Các đơn vị đã chọn không phải là toàn bộ các đơn vị bằng chỉ số với nhau.",
            advice="Mở lại bảng xếp hạng, đứng ở một đơn vị bằng điểm rồi xếp thứ bậc.",
        ),
        publish_ranking.DecisionNeeded: Sentence(
            what="Chưa ghi được thứ bậc.",
            why="Chưa có căn cứ: thứ bậc của các đơn vị bằng điểm là quyết định của cơ quan, không phải điểm.",
            advice="Ghi số, ngày văn bản hoặc kết luận họp làm căn cứ.",
        ),
        publish_ranking.NotFrozen: Sentence(
            what="Chưa mở lại được xếp hạng năm {year}.",
            why="Xếp hạng năm này chưa công bố, nên đang sửa được.",
            advice="Thẩm định và công bố như bình thường.",
        ),
        publish_ranking.ReopeningReason: Sentence(
            what="Chưa mở lại xếp hạng năm {year}.",
            why="Mở lại kết quả đã công bố cần có lý do.",
            advice="Ghi lý do, ví dụ số văn bản đề nghị xem lại.",
        ),
    }
)
