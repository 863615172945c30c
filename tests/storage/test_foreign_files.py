"""Files of other programs: workbooks and text in every encoding an office still meets."""

import codecs
from pathlib import Path

import openpyxl
import pytest

from core.foreign.values import ForeignPlan, NotAForeignFile, Writing
from core.progress import Silent
from core.record_sheets import RecordFileRefused
from core.storage_errors import SourceUnreadable
from storage.foreign_csv import DELIMITERS
from storage.foreign_files import ForeignFilesOnDisk
from storage.tcvn3 import LETTERS, from_tcvn3
from tests.storage.foreign_samples import HEADERS, PERSON, PHONE, dossier_rows, list_of_dossiers
from ui.texts.record_workbooks import RECORD_WORDS

FILES = ForeignFilesOnDisk(RECORD_WORDS)
PLAIN = {letter: bytes([code]) for code, letter in LETTERS.items()}
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def old(text: str) -> bytes:
    """Text as the TCVN3 programs wrote it; a toned capital is the small letter in a font of capitals."""
    made = b""
    for mark in text:
        made += PLAIN.get(mark) or PLAIN.get(mark.lower()) or mark.encode("latin-1", "replace")
    return made


def vietnamese_windows(text: str) -> bytes:
    """Text in Windows-1258: a tone stands behind its letter."""
    import unicodedata

    made = []
    for mark in text:
        parts = unicodedata.normalize("NFD", mark)
        tone = "".join(part for part in parts if part in TONES)
        made.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)) + tone)
    return "".join(made).encode("cp1258")


def text_of(delimiter: str) -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in dossier_rows())


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize(
    ("encoding", "encode", "is_sure"),
    [
        ("utf-8", lambda text: text.encode("utf-8"), True),
        ("utf-8", lambda text: codecs.BOM_UTF8 + text.encode("utf-8"), True),
        ("utf-16", lambda text: text.encode("utf-16"), True),
        ("windows-1258", vietnamese_windows, False),
        ("tcvn3", old, False),
    ],
)
def test_encoding_and_delimiter_are_found_out(
    tmp_path: Path, delimiter: str, encoding: str, encode: object, is_sure: bool
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(encode(text_of(delimiter)))  # type: ignore[operator]
    look = FILES.look(path, Writing())
    assert look.writing == Writing(encoding=encoding, delimiter=delimiter)
    assert look.is_sure is is_sure
    assert look.sheets[0].rows[3] == HEADERS
    assert look.sheets[0].rows[4][4] == "Đất đai"


def test_the_officer_may_tell_encoding_and_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(old("Lĩnh vực;Ngày, giờ\r\nĐất đai;x\r\n"))
    look = FILES.look(path, Writing(encoding="tcvn3", delimiter=";"))
    assert look.is_sure
    assert look.sheets[0].rows == (("Lĩnh vực", "Ngày, giờ"), ("Đất đai", "x"))


def test_the_table_of_tcvn3_has_every_letter_once() -> None:
    assert len(LETTERS) == len(set(LETTERS.values())) == 5 * 12 + 14
    assert from_tcvn3("§Êt ®ai") == "Đất đai"


def test_only_mapped_columns_leave_the_file(tmp_path: Path) -> None:
    plan = ForeignPlan(
        sheet="Sheet1", header=4, kind="single_dossiers", year=2025, columns={"code": 1, "field": 4}
    )
    for path in (list_of_dossiers(tmp_path / "a.xlsx"), tmp_path / "b.csv"):
        if path.suffix == ".csv":
            path.write_text(text_of(","), encoding="utf-8")
        rows = list(FILES.rows(path, plan, progress=Silent()))
        assert [row.number for row in rows] == [5, 6, 7, 8]
        assert rows[0].cells == {"code": "H52-250301-0001", "field": "Đất đai"}
        assert not any(PERSON in str(row) or PHONE in str(row) for row in rows)


def test_a_workbook_is_seen_with_its_first_rows(tmp_path: Path) -> None:
    look = FILES.look(list_of_dossiers(tmp_path / "a.xlsx", real_days=True), Writing())
    (sheet,) = look.sheets
    assert (sheet.name, sheet.rows[2], sheet.rows[3]) == ("Sheet1", (), HEADERS)
    assert sheet.rows[4][6] == "01/03/2025"


def test_words_merged_over_rows_hold_for_each_and_numbers_do_not(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in (["Lĩnh vực", "Tháng", "Trực tiếp"], ["Đất đai", 1, 5], ["", 2, ""], ["Hộ tịch", 1, 3]):
        book.active.append([value if value != "" else None for value in row])
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("C2:C3")
    book.save(path)
    plan = ForeignPlan(
        sheet="Sheet",
        header=1,
        kind="dossier_count",
        year=2025,
        columns={"field": 0, "month": 1, "direct": 2},
    )
    assert [dict(row.cells) for row in FILES.rows(path, plan, progress=Silent())] == [
        {"field": "Đất đai", "month": 1, "direct": 5},
        {"field": "Đất đai", "month": 2},
        {"field": "Hộ tịch", "month": 1, "direct": 3},
    ]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.xls"])
def test_what_is_no_table_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x00\x01binary" * 10)
    with pytest.raises(NotAForeignFile):
        FILES.look(path, Writing())


def test_a_file_that_is_gone_is_to_be_chosen_again(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.csv"):
        with pytest.raises(SourceUnreadable):
            FILES.look(tmp_path / name, Writing())


def test_links_and_macros_are_refused(tmp_path: Path) -> None:
    import zipfile

    path = list_of_dossiers(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(RecordFileRefused):
        FILES.look(path, Writing())
