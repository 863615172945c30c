"""Words of a number grid: its keys, its selection, and why a block was not pasted."""

from collections.abc import Mapping
from types import MappingProxyType

from core.blocks import BlockNotFigures, BlockNotNumbers, BlockTooLarge, BlockWithoutCells
from core.errors import CchcError
from ui.texts import numbers
from ui.texts.sentence import Sentence

SENTENCES: Mapping[type[CchcError], Sentence] = MappingProxyType(
    {
        BlockTooLarge: Sentence(
            what="Chưa dán ô nào: khối có {rows} dòng × {columns} cột, từ ô đang đứng chỉ còn chỗ cho {room_rows} dòng × {room_columns} cột.",
            why="Khối dán vượt ra ngoài bảng.",
            advice="Đứng ở ô đầu của chỗ cần dán, chọn “Tất cả cột” nếu đang ẩn cột, hoặc sao chép lại khối nhỏ hơn.",
        ),
        BlockNotNumbers: Sentence(
            what="Chưa dán ô nào: dòng {row}, cột {column} của khối là “{text}”, không phải số nguyên.",
            why="Bảng này chỉ nhận số nguyên.",
            advice="Sửa ô đó trong Excel, hoặc sao chép lại phần chỉ có số.",
        ),
        BlockNotFigures: Sentence(
            what="Chưa dán ô nào: dòng {row}, cột {column} của khối là “{text}”, không phải số.",
            why="Cột này chỉ nhận số, phần lẻ viết sau dấu phẩy.",
            advice="Sửa ô đó trong Excel, hoặc sao chép lại phần chỉ có số.",
        ),
        BlockWithoutCells: Sentence(
            what="Chưa dán ô nào: không có số để dán.",
            why="Bộ nhớ tạm trống hoặc chỉ có cột tính.",
            advice="Sao chép các ô số trong Excel rồi dán lại.",
        ),
    }
)

ALL_COLUMNS = "Tất cả cột"
GROUPS = "Nhóm cột"
FIND = "Tìm dòng, cột"
FIND_HINT = "Gõ tên dòng hoặc cột; Enter tìm tiếp, Esc về bảng"
FIND_NONE = "Không có dòng, cột nào"
COMPUTED = "Cột chữ đậm là cột tính, không nhập."
COMMAS_TITLE = "Dấu phẩy trong khối dán"
COMMAS_WHY = (
    "Có thể là dấu ngăn hàng nghìn của Excel tiếng Anh, cũng có thể là số lẻ. Bảng này chỉ nhận số nguyên."
)
COMMAS_ACT = "Đọc là số nguyên, dán"
COMMAS_LEAVE = "Không dán"
UNDONE = "Đã hoàn tác."
REDONE = "Đã làm lại."
NO_UNDO = "Không còn gì để hoàn tác."
NO_REDO = "Không còn gì để làm lại."


def not_a_count(text: str) -> str:
    """Why a typed text stays in its cell."""
    return f"“{text}” không phải số nguyên. Sửa lại, ví dụ 1234 hoặc 1.234; Esc để trả lại số cũ."


def not_a_decimal(text: str, places: int) -> str:
    """Why a typed text stays in its cell."""
    return (
        f"“{text}” không phải số của cột này. Sửa lại, ví dụ 87,53 (nhiều nhất {places} chữ số sau dấu phẩy); "
        "Esc để trả lại số cũ."
    )


def ambiguous(text: str) -> str:
    """Why a comma must be typed otherwise."""
    plain = text.replace(",", "")
    return f"“{text}” đọc được hai cách. Số nguyên thì gõ {plain} hoặc {numbers.count(int(plain))}; Esc để trả lại số cũ."


def commas(text: str) -> str:
    """The question about a comma that may part thousands."""
    return f"Đọc “{text}” là số {text.replace(',', '.')}?"


def pasted(count: int, *, has_heading: bool, has_sums: bool) -> str:
    """How many cells a block filled, and what of it was left out."""
    left_out = ("dòng tiêu đề" if has_heading else "", "cột tính" if has_sums else "")
    skipped = " và ".join(filter(None, left_out))
    return f"Đã dán {numbers.count(count)} ô{f', bỏ qua {skipped} của khối' if skipped else ''}. Ctrl+Z để hoàn tác."


def selected(total: int, count: int) -> str:
    """The sum and count of the selected numbers, as a spreadsheet shows them."""
    return selected_figures(numbers.count(total), count)


def selected_figures(total: str, count: int) -> str:
    """The same with the sum as it is shown; without one where unlike figures are selected."""
    return "  ·  ".join(filter(None, (f"Tổng: {total}" if total else "", f"Đếm: {numbers.count(count)}")))


def found(at: int, total: int) -> str:
    """Which of the found rows and columns is stood on."""
    return f"{at}/{total}"


def cell(column: str, row: str) -> str:
    """The name of a cell for a screen reader."""
    return f"{row}, {column}"


def spoken(text: str, beside: str, *, note: str) -> str:
    """A cell as a screen reader says it."""
    return "; ".join(part for part in (text or "trống", beside, note) if part)
