"""Words around the texts an officer writes into a report, and what is said when one cannot be kept."""

from collections.abc import Mapping
from types import MappingProxyType

from core.errors import CchcError
from core.periodic.parts import UnknownPeriod
from core.report_texts import ReportTextTooLong, UnknownSection
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        ReportTextTooLong: Sentence(
            what="Chưa lưu được lời văn của mục này.",
            why="Nội dung có {length} chữ cái, mỗi mục nhận nhiều nhất {limit}.",
            advice="Rút gọn nội dung, hoặc đưa phần chi tiết vào phụ lục, văn bản kèm theo.",
        ),
        UnknownSection: Sentence(
            what="Báo cáo không có mục “{section}”.",
            why="Các mục viết được của báo cáo này: {sections}.",
            advice="Chọn một mục trong danh sách rồi làm lại.",
        ),
        UnknownPeriod: Sentence(
            what="Chưa lập được báo cáo định kỳ “{part}”.",
            why="Kỳ báo cáo phải là q1, h1, q3, year hoặc hai ngày như 2024-01-01..2024-03-31, ngày đầu không sau ngày cuối.",
            advice="Chọn lại kỳ báo cáo.",
        ),
    }
)
