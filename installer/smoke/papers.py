"""Papers: one written in the window as PDF, others by commands, each read back by a program of this Linux."""

import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from docx import Document
from smoke.command_line import CommandLine
from smoke.person import Person
from smoke.waiting import Failed
from smoke.wine import wait_for_file

from ui.texts import common
from ui.texts import reports_page as page

UNIT_WORDS = ("Tây Sơn", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Đông")
SHEET_WORDS = ("PHIẾU ĐĂNG KÝ KHÓA", "Xã Tây Sơn")
_WRITING_S = 120.0
_EMBEDDED = re.compile(r"\s(yes|no) (?:yes|no) (?:yes|no)\s+\d+ +\d+$")


def write_pdf(person: Person, target: Path) -> Path:
    """The page's own act writes the report stood on, through the system's dialog."""
    person.click(common.PAGE_REPORTS)
    person.see(page.PART)
    person.press("ctrl+e")
    person.name_file(target, title=page.WRITE_TITLE)
    written = wait_for_file(target.parent, target.name, within=_WRITING_S)
    person.window(page.WRITE_TITLE)
    person.see(page.WRITTEN)
    person.press("Escape")
    person.gone(page.WRITE_TITLE)
    return written


def read_pdf(path: Path, *, expected: Sequence[str]) -> None:
    """Its words in Vietnamese, composed letters only, every font in the file.

    Raises:
        Failed: words lack, letters are taken apart, or a font is not embedded.
    """
    text = _said("pdftotext", "-layout", path, "-")
    if text != unicodedata.normalize("NFC", text):
        raise Failed(f"{path.name} holds letters taken apart from their marks")
    flat = " ".join(text.split())
    lacking = [words for words in expected if words not in flat]
    if lacking:
        raise Failed(f"{path.name} lacks {lacking}:\n{text[:1500]}")
    fonts = _said("pdffonts", path).splitlines()[2:]
    loose = [font for font in fonts if (found := _EMBEDDED.search(font)) is None or found[1] != "yes"]
    if not fonts or loose:
        raise Failed(f"{path.name}: fonts not embedded: {loose or 'none at all'}")


def write_others(command: CommandLine, notebook: Path, *, year: int, folder: Path) -> None:
    """A workbook and a Word file by commands; both open and hold the unit's name.

    Raises:
        Failed: they cannot be read, or hold other words.
    """
    book, text = folder / "checklist.xlsx", folder / "self-score.docx"
    for path in (book, text):
        command("report", notebook, path.stem, "--year", str(year), "--out", path)
    try:
        cells = [
            str(cell.value)
            for sheet in openpyxl.load_workbook(book)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        paragraphs = _words_of(text)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise Failed(f"a written file cannot be read: {error}") from None
    for path, words in ((book, " ".join(cells)), (text, paragraphs)):
        if UNIT_WORDS[0] not in words:
            raise Failed(f"{path.name} does not name {UNIT_WORDS[0]}: {words[:500]}")


def _words_of(path: Path) -> str:
    document = Document(str(path))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *tables])


def _said(*command: str | Path) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    if done.returncode:
        raise Failed(f"{command[0]}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")
