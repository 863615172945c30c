"""Words of the page that checks the figures of a text."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from core.figure_findings import FigureFinding, FigureReport, Standing, Unit
from core.reporting.figure_findings import FigureFindingsWords
from ui.texts import figure_words, list_paper, numbers

CHECK = "Kiểm tra"
OPEN = "Mở tệp…"
OPEN_TITLE = "Mở văn bản cần kiểm tra"
OPEN_KINDS = "Văn bản (*.docx *.txt);;Tất cả tệp (*)"
READING = "Đang đọc tệp"
PRINT = "In kết quả"
CLEAR = "Bỏ văn bản này"
TEXT = "Văn bản cần kiểm tra"
PLACEHOLDER = "Dán đoạn văn vào đây (Ctrl+V), thả tệp .docx, .txt vào đây, hoặc bấm “Mở tệp…”."
NOT_KEPT = "Văn bản chỉ dùng để kiểm tra, không được lưu vào sổ."
COMMUNES = "Số xã, phường"
COMMUNES_HINT = "Mẫu số của các tỷ lệ tính trên tất cả xã, phường phải bằng số này. Để trống nếu văn bản chỉ nói về một số xã."
CHECKING = "Đang kiểm tra…"
NOTHING_YET = "Kết quả hiện ở đây: con số sai, chỗ cần xem, và những con số đã kiểm tra là đúng."
NOTHING_SHOWN = "Không có chỗ nào thuộc nhóm này."
LIST = "Kết quả kiểm tra"
SHOW = "Hiện"
COPY = "Chép"
COPIED = "Đã chép kết quả này."
NEXT = "Chỗ tiếp theo"
PREVIOUS = "Chỗ trước"
PASTE = "Dán văn bản"
CONTEXT = "Tính lại tỷ lệ, tổng số, mức tăng giảm, thứ hạng; soát ký hiệu văn bản, ngày tháng"
FILE_NAME = "ket-qua-kiem-tra-so-lieu"

COLUMN_ORDINAL = "STT"
COLUMN_STANDING = "Kết quả"
COLUMN_KIND = "Loại"
COLUMN_TEXT = "Chỗ ghi trong văn bản"
COLUMN_STATED = "Ghi"
COLUMN_CORRECT = "Tính lại"
COLUMN_HOW = "Cách tính"

SHOWN_OPEN = "Chỗ cần xem"
SHOWN_NOTES = "Lưu ý"
SHOWN_ALL = "Tất cả"
SHOWN_RIGHT = "Con số đúng"

_BARE, _LONG, _HEAD, _TAIL = 12, 150, 90, 50
_GROUPS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.WRONG: "Chỗ sai",
        Standing.DOUBTFUL: "Chỗ cần xem",
        Standing.NOTE: "Lưu ý",
        Standing.RIGHT: "Con số đúng",
    }
)


def shown(label: str, count: int) -> str:
    """A choice of what the list shows, with how many there are."""
    return f"{label} ({numbers.count(count)})"


def title_of(finding: FigureFinding) -> str:
    """What a finding is, above its working."""
    return f"{figure_words.STANDINGS[finding.standing]} – {figure_words.KINDS[finding.kind]}"


def in_table(finding: FigureFinding) -> str:
    """The words of a finding in the list; a bare cell with its row or column."""
    bare = finding.words and len(finding.text) < _BARE
    return f"{finding.words[0]}: {finding.text}" if bare else finding.text


def quoted(finding: FigureFinding) -> str:
    """The words of a finding above its working: a long run by its ends."""
    text = in_table(finding)
    return f"“{text if len(text) <= _LONG else f'{text[:_HEAD].rstrip()} … {text[-_TAIL:].lstrip()}'}”"


def stated(finding: FigureFinding) -> str:
    """The figure as the text gives it; a symbol or a day stands in the words already."""
    return numbers.NO_VALUE if finding.unit is Unit.WORDS else figure_words.stated(finding)


def paper(unit: str, day: date) -> FigureFindingsWords:
    """The words of the printed list."""
    return FigureFindingsWords(
        title="KẾT QUẢ KIỂM TRA SỐ LIỆU CỦA VĂN BẢN",
        context=f"{unit} · {numbers.day_in_words(day)}",
        pages=list_paper.PAGES,
        columns=(
            COLUMN_ORDINAL,
            COLUMN_KIND,
            COLUMN_TEXT,
            COLUMN_STATED,
            COLUMN_CORRECT,
            COLUMN_HOW,
        ),
        groups=_GROUPS.__getitem__,
        summary=summary,
        kind=lambda finding: figure_words.KINDS[finding.kind],
        stated=figure_words.stated,
        correct=figure_words.correct,
        how=figure_words.how,
        nothing="Không thấy con số nào kiểm tra được.",
    )


def summary(report: FigureReport) -> str:
    """How many places of each standing."""
    said = figure_words.summary(report)
    return said if report.open or not report.findings else f"Không có chỗ nào sai. {said}"
