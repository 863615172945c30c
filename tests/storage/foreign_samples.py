"""Exports as one-stop programs write them: a list of single dossiers, and a sheet of counts."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl

HEADERS = (
    "STT",
    "Mã hồ sơ",
    "Họ tên người nộp",
    "Số điện thoại",
    "Lĩnh vực",
    "Tên thủ tục hành chính",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Hình thức nộp",
    "Trạng thái",
)
PERSON, PHONE = "Nguyễn Thị Tuyệt Mật", "0912345678"
ROWS = (
    (
        "H52-250301-0001",
        "Đất đai",
        "01/03/2025",
        "10/03/2025",
        "09/03/2025 16:30",
        "Trực tiếp",
        "Đã trả kết quả",
    ),
    (
        "H52-250301-0002",
        "Đất đai",
        "01/03/2025",
        "10/03/2025",
        "12/03/2025",
        "Trực tuyến toàn trình",
        "Đã trả kết quả",
    ),
    ("H52-250402-0003", "Hộ tịch", "02/04/2025", "04/04/2025", "04/04/2025", "Bưu chính", "Đã trả kết quả"),
    ("H52-250403-0004", "Hộ tịch", "03/04/2025", "", "", "Trực tiếp", "Đang xử lý"),
)


def dossier_rows() -> list[list[str]]:
    """The list with its title above and its headings in row 4."""
    listed = [
        [str(at), code, PERSON, PHONE, field, "Thủ tục", received, due, done, channel, state]
        for at, (code, field, received, due, done, channel, state) in enumerate(ROWS, 1)
    ]
    return [["DANH SÁCH HỒ SƠ"], ["Từ ngày 01/01/2025 đến ngày 31/12/2025"], [], list(HEADERS), *listed]


def write_sheet(path: Path, rows: Sequence[Sequence[object]], *, title: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row, 1):
            if value != "":
                sheet.cell(number, at).value = value
    book.save(path)
    return path


def list_of_dossiers(path: Path, *, real_days: bool = False) -> Path:
    """The list as a workbook; with `real_days` its days are days and not text."""
    rows: list[list[object]] = [list(row) for row in dossier_rows()]
    for row in rows[4:] if real_days else ():
        for at in (6, 7, 8):
            text = str(row[at]).split(" ")[0]
            row[at] = datetime.strptime(text, "%d/%m/%Y") if text else ""  # noqa: DTZ007
    return write_sheet(path, rows)


def sheet_of_counts(path: Path) -> Path:
    """A sheet of counts by month and field."""
    rows = [
        ["Tháng", "Lĩnh vực", "Kỳ trước chuyển sang", "Trực tiếp", "Giải quyết đúng hạn", "Ghi chú"],
        [1, "Đất đai", 0, "1.234", 1234, ""],
        ["Tháng 2", "Hộ tịch", 0, 5, 5, "abc"],
    ]
    return write_sheet(path, rows)
