"""What could not be done after a result, why, and what to do now."""

from collections.abc import Mapping
from types import MappingProxyType

from core.errors import CchcError
from core.services import review_report, win_back
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        win_back.NoResult: Sentence(
            what="Chưa giao được việc cải thiện của năm {year}.",
            why="Năm này chưa nhận gói kết quả thẩm định.",
            advice="Nhận gói kết quả ở trang Nhận gói, rồi làm lại.",
        ),
        win_back.NotLost: Sentence(
            what="Chưa giao được việc cải thiện cho tiêu chí {criterion}.",
            why="Kết quả của năm không mất điểm ở tiêu chí này.",
            advice="Bỏ chọn tiêu chí này rồi làm lại.",
        ),
        win_back.OrderIncomplete: Sentence(
            what="Chưa giao được việc cải thiện cho tiêu chí {criterion}.",
            why="Còn thiếu việc cần làm, người chịu trách nhiệm hoặc thời hạn.",
            advice="Nhập đủ ba nội dung đó cho tiêu chí này.",
        ),
        win_back.CauseMissing: Sentence(
            what="Chưa giao được việc cải thiện cho tiêu chí {criterion}.",
            why="Điểm tiêu chí này giảm so với năm trước nên phải ghi nguyên nhân.",
            advice="Ghi nguyên nhân giảm điểm rồi làm lại.",
        ),
        review_report.NothingToReview: Sentence(
            what="Không lập nhiệm vụ báo cáo kiểm điểm cho năm {year}.",
            why="Theo kết quả đã nhận, không có lĩnh vực nào dưới mức phải kiểm điểm.",
            advice="Nếu cấp trên yêu cầu bằng văn bản, thêm nhiệm vụ ở trang Nhiệm vụ.",
        ),
    }
)
