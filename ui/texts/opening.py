"""Words of the question before an evidence document opens in another program, and of its type."""

from collections.abc import Mapping
from types import MappingProxyType

from core.evidence import EvidenceDocument, StoredFile
from ui.texts import numbers

TITLE = "Mở tài liệu kiểm chứng"
ACT = "Mở bản sao"
ACT_UNMARKED = "Vẫn mở, không có dấu"
LEAVE = "Không mở"
NO_SCAN = "Sổ CCHC không quét mã độc."
FLAGGED = "có thể chứa macro"

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".pdf": "tài liệu PDF",
        ".docx": "văn bản Word",
        ".xlsx": "bảng tính Excel",
        ".pptx": "trình chiếu PowerPoint",
        ".jpg": "ảnh JPG",
        ".png": "ảnh PNG",
        ".heic": "ảnh HEIC",
        ".mp4": "video MP4",
        ".txt": "văn bản thuần",
        ".docm": "văn bản Word có macro",
        ".xlsm": "bảng tính Excel có macro",
        ".doc": "văn bản Word đời cũ",
        ".xls": "bảng tính Excel đời cũ",
    }
)


def type_of(file: StoredFile) -> str:
    """The true type of a file, as found in its content."""
    return _TYPES.get(file.extension, file.extension)


def file_cell(file: StoredFile | None, *, paper: str) -> str:
    """Type and size for a list, with the mark of the class that may carry macros."""
    if file is None:
        return paper
    size = f"{file.extension.lstrip('.').upper()}, {numbers.file_size(file.size)}"
    return f"{size} – {FLAGGED}" if file.flagged else size


def question(document: EvidenceDocument) -> str:
    """What is asked."""
    return f"Mở bản sao của “{document.name or document.summary}”?"


def facts(document: EvidenceDocument, sender: str) -> str:
    """True type and origin, one line each."""
    assert document.file is not None
    kind = f"Loại tệp (theo nội dung): {type_of(document.file)}, {numbers.file_size(document.file.size)}."
    origin = f"{sender}, nhận trong gói đã niêm phong." if sender else "đơn vị này tự thêm vào sổ."
    return f"{kind}\nNguồn: {origin}"


def advice(document: EvidenceDocument) -> str:
    """What to mind while it is open."""
    assert document.file is not None
    flagged = (
        "Tệp loại này có thể chứa macro: không bấm “Bật nội dung” (Enable Content) khi Word, Excel hỏi. "
        if document.file.flagged
        else ""
    )
    return (
        f"{flagged}{NO_SCAN} Bản sao chỉ để đọc; nếu thấy điều lạ, đóng lại và báo người phụ trách "
        "công nghệ thông tin."
    )
