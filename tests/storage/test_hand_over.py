"""The record of handing over: one page, the same words in every form, a code that holds the digest."""

import base64
import io
import re
import subprocess
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import segno
from docx import Document
from PIL import Image

from core.reporting.data import HeadData
from core.reporting.document import Code, Parties, Report
from core.reporting.hand_over import HandedFile, HandOverData, digest_lines, hand_over_sheet
from storage.report_files import docx as docx_form
from storage.report_files import pdf as pdf_form
from storage.report_files import xlsx as xlsx_form
from ui.texts.reports import REPORT_WORDS

DIGEST = "3fa9" * 32
FINGERPRINT = "SHA256:" + "zqeOGL0ZjTBi" * 3 + "x" * 7
DATA = HandOverData(
    head=HeadData(unit_name="Xã Tây Sơn", place="Tây Sơn", day=None, symbol="BB-UBND"),
    authority="Tỉnh Gia Lai",
    officer="Nguyễn Thị Hạnh",
    position="Công chức Văn phòng – Thống kê",
    year=2025,
    revision=2,
    made_at=datetime(2025, 12, 12, 2, 30, tzinfo=UTC),
    criteria="Bộ tiêu chí cấp xã",
    is_sample=True,
    total=Decimal("60.79"),
    maximum=Decimal("100.00"),
    index=Decimal("60.79"),
    records=tuple((f"Nhóm số liệu thứ {number}", 1200 + number) for number in range(1, 25)),
    documents=55,
    evidence_files=48,
    evidence_size=21_300_000,
    reason="Bổ sung quyết định theo yêu cầu",
    fingerprint=FINGERPRINT,
    digest=DIGEST,
    files=(HandedFile(name="xa-21808-submission_2025_r2.cchc", size=21_540_120),),
    receipt="số 4, ngày 20/12/2025",
)


def sheet(**changes: object) -> Report:
    return hand_over_sheet(replace(DATA, **changes), REPORT_WORDS)  # type: ignore[arg-type]


def text_of(content: bytes, tmp_path: Path) -> str:
    path = tmp_path / "bien-ban.pdf"
    path.write_bytes(content)
    read = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return read.stdout


def squares(content: bytes) -> set[tuple[int, int]]:
    """The dark modules drawn in a PDF, as (row, column), from the streams of its pages."""
    found: set[tuple[float, float]] = set()
    side = 0.0
    for raw in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            stream = zlib.decompress(base64.a85decode(raw.strip().removesuffix(b"~>")))
        except (ValueError, zlib.error):
            continue
        for left, low, width, height in re.findall(rb"n ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f\*?", stream):
            if width == height:
                side = float(width)
                found.add((float(left), float(low)))
    highest = max(low for _left, low in found)
    first = min(left for left, _low in found)
    return {(round((highest - low) / side), round((left - first) / side)) for left, low in found}


def dark(text: str) -> set[tuple[int, int]]:
    matrix = segno.make(text, error="m", micro=False).matrix
    return {(row, at) for row, line in enumerate(matrix) for at, is_dark in enumerate(line) if is_dark}


def test_the_sheet_is_one_page_with_everything_both_sides_need(tmp_path: Path) -> None:
    content = pdf_form.render(sheet())
    assert content.count(b"/Type /Page\n") == 1
    text = text_of(content, tmp_path)
    for wanted in (
        "BIÊN BẢN",
        "Giao nhận gói số liệu tự chấm điểm cải cách hành chính năm 2025",
        "Xã Tây Sơn",
        "Tỉnh Gia Lai",
        "Nguyễn Thị Hạnh",
        "lần nộp 2",
        "60,79/100,00 điểm",
        "xa-21808-submission_2025_r2.cchc",
        "21.540.120 byte",
        FINGERPRINT,
        "Bổ sung quyết định theo yêu cầu",
        "số 4, ngày 20/12/2025",
        "BÊN GIAO",
        "BÊN NHẬN",
        "55 văn bản, 48 tệp",
        "không thay thế chữ ký số",
    ):
        assert wanted in text, wanted


def test_the_digest_reads_back_whole_in_groups(tmp_path: Path) -> None:
    text = text_of(pdf_form.render(sheet()), tmp_path)
    groups = re.findall(r"\b[0-9A-F]{4}\b(?= |$)", text, re.MULTILINE)
    assert "".join(groups).lower().count(DIGEST) == 1
    lines = digest_lines(DIGEST)
    assert len(lines) == 4
    assert "".join("".join(lines).split()).lower() == DIGEST


def test_the_code_in_the_pdf_holds_the_digest_and_nothing_else() -> None:
    content = pdf_form.render(sheet())
    assert squares(content) == dark(DIGEST)
    assert squares(content) != dark(DIGEST.upper())


def test_the_code_in_the_text_document_is_the_same_code() -> None:
    content = docx_form.render(sheet())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = next(each for each in archive.namelist() if each.startswith("word/media/"))
        picture = Image.open(io.BytesIO(archive.read(name))).convert("L")
    modules = len(segno.make(DIGEST, error="m", micro=False).matrix)
    scale = picture.width // (modules + 8)
    found = {
        (row, at)
        for row in range(modules)
        for at in range(modules)
        if picture.getpixel(((at + 4) * scale + scale // 2, (row + 4) * scale + scale // 2)) < 128  # type: ignore[operator]
    }
    assert found == dark(DIGEST)


def test_the_forms_agree_word_for_word(tmp_path: Path) -> None:
    report = sheet()
    printed = " ".join(text_of(pdf_form.render(report), tmp_path).split())
    document = Document(io.BytesIO(docx_form.render(report)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = " ".join(" ".join((*(line.text for line in document.paragraphs), *cells)).split())
    code = next(block for block in report.blocks if isinstance(block, Code))
    parties = next(block for block in report.blocks if isinstance(block, Parties))
    for text in (*code.lines, code.label, parties.left.title, parties.right.title, parties.left.name):
        assert text in printed
        assert text in written
    assert xlsx_form.render(report).startswith(b"PK")


def test_a_plain_package_names_no_reason_and_no_receipt(tmp_path: Path) -> None:
    text = text_of(pdf_form.render(sheet(reason="", receipt="", is_sample=False, records=())), tmp_path)
    for absent in ("Lý do nộp lại", "Giấy báo nhận", "thử nghiệm"):
        assert absent not in text
    assert "Không có" in text


def test_every_part_is_named_with_its_size(tmp_path: Path) -> None:
    parts = tuple(HandedFile(name=f"goi.cchc.{number:03d}", size=17 << 20) for number in range(1, 31))
    text = text_of(pdf_form.render(sheet(files=parts)), tmp_path)
    assert all(part.name in text for part in parts)


def test_equal_data_give_equal_bytes() -> None:
    assert pdf_form.render(sheet()) == pdf_form.render(sheet())


def test_a_long_reason_and_markup_are_printed_whole_as_they_stand(tmp_path: Path) -> None:
    reason = "\n".join(f"<b>Dòng {number}</b> & bổ sung quyết định theo yêu cầu" for number in range(1, 61))
    report = sheet(reason=reason, officer="Nguyễn Thị <Hạnh> & " + "Phương " * 12)
    text = text_of(pdf_form.render(report), tmp_path)
    assert "<b>Dòng 1</b> & bổ sung" in text
    assert "<b>Dòng 60</b>" in text
    assert "BÊN NHẬN" in text
    assert docx_form.render(report).startswith(b"PK")
    assert xlsx_form.render(report).startswith(b"PK")
