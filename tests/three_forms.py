"""A report written as PDF, DOCX and XLSX, opened by LibreOffice, and read back: what each of them shows."""

import csv
import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

from core.reporting import display
from core.reporting.document import (
    Block,
    CellKind,
    CellValue,
    Code,
    Column,
    Commands,
    Drawing,
    Heading,
    Paragraph,
    Parties,
    Report,
    Table,
    tables_of,
)
from storage.report_files import write_report
from storage.report_files.chart_plan import spoken
from tests import pdf_measures
from tests.pdf_measures import MILLIMETRE

# A sign stands before a number, not between two of them or behind a letter (2021-2023, SHA-512).
_NUMBER = re.compile(r"(?:(?<![\w-])[+\u2212-])?\d+(?:[.,]\d+)*")
_LONGEST_WORD = 24
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOXES = {False: "\u2610", True: "\u2611"}
_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
_AS_TEXT = "txt:Text (encoded):UTF8"


@dataclass(frozen=True)
class Read:
    """What was read back: numbers of the PDF and of the DOCX, tables of the DOCX, sheets of the XLSX."""

    pdf: Counter[str]
    docx: Counter[str]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    sheets: tuple[tuple[tuple[str, ...], ...], ...]


def write_and_read(reports: Mapping[str, Report], folder: Path) -> dict[str, Read]:
    """Write every report three times, let LibreOffice open all of a kind at once, and read everything back."""
    (folder / "written").mkdir()
    for name, report in reports.items():
        for suffix in (".pdf", ".docx", ".xlsx"):
            write_report(report, written(name, folder, suffix))
    converters = [
        _office(folder / "docx", _AS_TEXT, sorted((folder / "written").glob("*.docx"))),
        _office(folder / "xlsx", _AS_CSV, sorted((folder / "written").glob("*.xlsx"))),
    ]
    for converter in converters:
        _, errors = converter.communicate(timeout=300)
        assert converter.returncode == 0, errors
    return {name: _read(name, folder) for name in reports}


def written(name: str, folder: Path, suffix: str) -> Path:
    """Where a report of this name lies in one of its forms."""
    return folder / "written" / f"{name}{suffix}"


def numbers_in(texts: Iterator[str] | Sequence[str]) -> Counter[str]:
    """Every number that is shown, as it is shown; digests and other long words are left out."""
    words = (word for text in texts for word in text.replace("\u00a0", " ").split())
    short = " ".join(word for word in words if len(word) <= _LONGEST_WORD)
    return Counter(each.replace("\u2212", "-") for each in _NUMBER.findall(short))


def texts_of(report: Report) -> Iterator[str]:
    """Every text of a file, once: all documents, annexes, tables with their totals and notes, charts."""
    for each in (report, *report.following):
        yield from (each.notice, each.title, each.subtitle, each.reference)
        if each.letterhead is not None:
            head = each.letterhead
            yield from (head.superior, *head.issuer, head.number_line, head.nation, head.motto)
            yield from (head.place_and_day, head.subject)
        yield from _texts_of_blocks(each.blocks)
        if each.signature is not None:
            yield from (*each.signature.lines, each.signature.name, each.signature.recipients_label)
            yield from each.signature.recipients
        for annex in each.annexes:
            yield from (annex.label, annex.title, annex.reference)
            yield from _texts_of_blocks(annex.blocks)


def titles_of(report: Report) -> Iterator[str]:
    """The titles of columns: a form repeats them on as many pages as it needs."""
    for each in (report, *report.following):
        for table in tables_of(each):
            for column in table.columns:
                yield from (column.title, column.group)


def cells_of(table: Table) -> tuple[tuple[str, ...], ...]:
    """A table as it is shown, row by row."""
    rows = table.rows if table.total is None else (*table.rows, table.total)
    return tuple(
        tuple(shown(value, column) for value, column in zip(row.cells, table.columns, strict=True))
        for row in rows
    )


def shown(value: CellValue, column: Column) -> str:
    """One cell as it is shown."""
    return _BOXES[value] if isinstance(value, bool) else plain(display.show(value, column.kind))


def plain(text: str) -> str:
    """Text without what a form may change: kinds of spaces and their number."""
    return unicodedata.normalize("NFC", " ".join(text.replace("\u00a0", " ").split()))


def as_a_sheet_shows(value: CellValue, column: Column) -> str:
    """A cell as LibreOffice writes it, in its own English way: 1,234.50 and 7.65%."""
    if isinstance(value, Decimal):
        text = f"{value.quantize(Decimal('0.01'), rounding='ROUND_HALF_UP'):,.2f}"
        sign = "+" if column.kind is CellKind.CHANGE and value > 0 else ""
        return f"{text.replace(',', '')}%" if column.kind is CellKind.PERCENT else sign + text
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return shown(value, column)


def _texts_of_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Commands():
                yield from block.lines
            case Code():
                yield from (block.label, *block.lines, block.note)
            case Parties():
                for party in (block.left, block.right):
                    yield from (party.title, party.hint, party.name)
            case Drawing():
                yield spoken(block.chart)
            case Table():
                yield block.caption
                yield from (text for row in cells_of(block) for text in row)
                yield from block.notes


def _office(folder: Path, form: str, files: list[Path]) -> "subprocess.Popen[str]":
    """LibreOffice at work in a profile of its own; it opens what it can open without asking."""
    command = [
        "soffice",
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        form,
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def _read(name: str, folder: Path) -> Read:
    document = written(name, folder, ".docx")
    told = (folder / "docx" / f"{name}.txt").read_text("utf-8-sig")
    pages = (folder / "xlsx").glob(f"{name}-*.csv")
    order = _sheet_names(written(name, folder, ".xlsx"))
    sheets = {path.name.removeprefix(f"{name}-").removesuffix(".csv"): _csv(path) for path in pages}
    return Read(
        pdf=numbers_in([_in_margins(written(name, folder, ".pdf").read_bytes())]),
        docx=numbers_in([told, *_descriptions(document)]),
        tables=tuple(_tables(document)),
        sheets=tuple(sheets[title] for title in order),
    )


def _in_margins(content: bytes) -> str:
    """The text without the numbers of its pages."""
    heights = [high * MILLIMETRE for _, high in pdf_measures.sizes(content)]
    return " ".join(
        word.text
        for word in pdf_measures.words(content)
        if word.bottom > 15 * MILLIMETRE and word.top < heights[word.page - 1] - 15 * MILLIMETRE
    )


def _sheet_names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as file:
        book = ET.fromstring(file.read("xl/workbook.xml"))
    return [sheet.get("name", "") for sheet in book.iter() if sheet.tag.endswith("}sheet")]


def _csv(path: Path) -> tuple[tuple[str, ...], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(tuple(map(plain, row)) for row in csv.reader(file))


def _descriptions(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as file:
        document = ET.fromstring(file.read("word/document.xml"))
    return [each.get("descr", "") for each in document.iter() if each.tag.endswith("}docPr")]


def _tables(path: Path) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The rows of every ruled table, without its repeated header; a joined cell is read once, then as empty."""
    with zipfile.ZipFile(path) as file:
        document = ET.fromstring(file.read("word/document.xml"))
    for table in document.iter(f"{_W}tbl"):
        style = table.find(f"{_W}tblPr/{_W}tblStyle")
        if style is not None and style.get(f"{_W}val") == "TableGrid":
            rows = [row for row in table.findall(f"{_W}tr") if row.find(f"{_W}trPr/{_W}tblHeader") is None]
            yield tuple(tuple(_cells(row)) for row in rows)


def _cells(row: ET.Element) -> Iterator[str]:
    for cell in row.findall(f"{_W}tc"):
        pieces = [
            (each.text or "") if each.tag == f"{_W}t" else "\n" for each in cell.iter() if each.tag in _TEXT
        ]
        yield plain("".join(pieces))
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        yield from [""] * (int(span.get(f"{_W}val", "1")) - 1 if span is not None else 0)


_TEXT = frozenset({f"{_W}t", f"{_W}br"})
