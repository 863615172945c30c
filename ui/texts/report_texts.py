"""Words around the texts an officer writes into a report, and what is said when one cannot be kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from core.errors import CchcError
from core.figure_findings import FigureFinding
from core.periodic.parts import UnknownPeriod
from core.report_texts import ReportText, ReportTextTooLong, UnknownSection
from core.reporting.paper import Section
from ui.texts import common, figure_words, numbers
from ui.texts.sentence import Sentence

TAB = "Lời văn"
PAPER_TAB = "Bản in"
TABS = "Bản in và lời văn của báo cáo"
TURN = "Chuyển giữa bản in và lời văn"
WHY = (
    "Mỗi mục in ngay sau các câu lập từ số liệu; mục để trống in dòng chấm. "
    "Lời văn được lưu khi rời ô. Ctrl+Enter sang mục tiếp theo."
)
TAKE_OVER = "Lấy lời văn kỳ trước…"
TAKE_OVER_TIP = "Chép lời văn của một báo cáo trước vào các mục còn trống; mục đã có lời văn giữ nguyên."
DOUBTS = "Số liệu cần xem:"
NO_SOURCE = "Chưa có báo cáo trước nào có lời văn"
DRAFT_BACK = "Đây là bản viết dở lần trước, chưa lưu. Rời ô để lưu, hoặc Ctrl+Z để lấy lại bản đã lưu."


SECTION = "MỤC"
SECTION_HELP = "mục cần xem hoặc ghi lời văn của báo cáo (thay cho ghi báo cáo ra tệp)"
FILE_HELP = "tệp .txt hoặc .docx chứa lời văn để ghi vào mục; không có thì chỉ xem"
SHOW_HELP = "xem lời văn của báo cáo, không ghi"


def section_keys(sections: Sequence[Section]) -> str:
    """The sections there are, for a refusal."""
    return ", ".join(section.key for section in sections) or "không có"


def section_lines(section: Section, held: ReportText | None) -> tuple[str, ...]:
    """One section on the command line: its key and name, who wrote it, and the text."""
    if held is None:
        return (f"{section.key}  {section.name}: (trống)",)
    head = f"{section.key}  {section.name} – {written(held.officer, held.at)}"
    return (head, *(f"    {line}" for line in held.text.splitlines()))


def written(officer: str, at: datetime) -> str:
    """Who wrote a text, and when."""
    return f"{officer}, {common.moment(at)}"


def doubts(found: Sequence[FigureFinding]) -> str:
    """Figures of a text that are wrong or doubtful, a line each."""
    return "\n".join((DOUBTS, *map(figure_words.line, found))) if found else ""


def taken_over(count: int) -> str:
    """What came of taking over the texts of an earlier report."""
    if not count:
        return "Các mục đều đã có lời văn hoặc báo cáo trước không có mục tương ứng."
    return f"Đã lấy lời văn của {numbers.count(count)} mục. Sửa lại cho đúng kỳ này."


def source(year: int, name: str) -> str:
    """An earlier report in the menu."""
    return f"Năm {year}: {name}" if name else f"Năm {year}"


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
