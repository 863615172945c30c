"""Sentences about a round that could not be changed: bands, deadlines, reminders."""

from types import MappingProxyType

from core import extensions, rounds
from core.errors import CchcError
from core.services import round_papers
from ui.texts.sentence import Sentence

SENTENCES: MappingProxyType[type[CchcError], Sentence] = MappingProxyType(
    {
        rounds.UnknownBands: Sentence(
            what="Chưa mở được đợt đánh giá.",
            why="Bộ tiêu chí {criteria} không có khung xếp loại “{scheme}”.",
            advice="Chọn một khung xếp loại có trong bộ tiêu chí.",
        ),
        extensions.ExtensionEarly: Sentence(
            what="Chưa gia hạn.",
            why="Ngày gia hạn sớm hơn hạn chung của đợt ({due_on}).",
            advice="Chọn ngày từ hạn chung của đợt trở đi; chọn đúng hạn chung nếu muốn bỏ gia hạn.",
        ),
        extensions.ExtensionNobody: Sentence(
            what="Chưa gia hạn.",
            why="Chưa chọn đơn vị nào.",
            advice="Chọn đơn vị cần gia hạn rồi làm lại.",
        ),
        extensions.ExtensionWhy: Sentence(
            what="Chưa gia hạn.",
            why="Gia hạn phải có lý do để giải trình về sau.",
            advice="Ghi lý do, và số văn bản nếu có, rồi làm lại.",
        ),
        round_papers.NobodyToRemind: Sentence(
            what="Không có thông báo nhắc nào được ghi.",
            why="Các đơn vị được chọn trong đợt năm {year} đều đã gửi gói.",
            advice="Chọn đơn vị chưa gửi hoặc đã bị trả lại.",
        ),
    }
)
