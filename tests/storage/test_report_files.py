"""Reports as files: the decree's form, real Vietnamese text, and user text that stays text."""

import errno
import io
import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import docx
import openpyxl
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument
from reportlab.pdfbase.ttfonts import TTFont

from core.charting import ChartKind, share_chart
from core.packages.refusals import DiskFull, WriteFailed
from core.progress import Cancelled
from core.reporting.aid_list import aid_list
from core.reporting.checklist import checklist
from core.reporting.consolidated import consolidated
from core.reporting.document import (
    Align,
    Annex,
    CellKind,
    Code,
    Column,
    Commands,
    Drawing,
    Paragraph,
    Report,
    Row,
    Table,
    tables_of,
)
from core.reporting.due_list import due_list
from core.reporting.forms import UnknownReportForm
from core.reporting.pooled_annex import pooled_annex
from core.reporting.ranking_table import ranking_table
from core.reporting.reminders import reminders
from core.reporting.self_score import self_score_sheet
from storage.report_files import ReportWriter, fonts, write_report
from storage.report_files import docx as docx_form
from storage.report_files import pdf as pdf_form
from storage.report_files import xlsx as xlsx_form
from storage.report_files.chart_picture import picture
from storage.report_files.chart_plan import plan_of
from storage.report_files.chart_shapes import Label
from storage.report_files.fonts import typeface
from storage.report_files.pdf_text import width_of
from storage.report_files.plain import printable
from storage.report_files.table_fit import share_width
from tests import report_samples
from tests.core import test_round_papers as round_papers
from tests.hostile_text import hostile_texts
from tests.source_tree import ROOT
from ui.texts.reports import REPORT_WORDS

REPORTS = {
    "self_score": self_score_sheet(report_samples.self_score(12), REPORT_WORDS),
    "aids": aid_list(report_samples.aids(30), REPORT_WORDS),
    "consolidated": consolidated(report_samples.consolidated(), REPORT_WORDS),
    "due": due_list(report_samples.due(9), REPORT_WORDS),
    "checklist": checklist(report_samples.checklist(8, 4), REPORT_WORDS),
    "ranking": ranking_table(report_samples.ranking(20), REPORT_WORDS),
    "pooled": pooled_annex(report_samples.pooled(), REPORT_WORDS),
    "reminders": reminders(round_papers.DATA, REPORT_WORDS),
}
MILLIMETRE = 72 / 25.4
RESOURCES = ROOT / "resources"


def pages_of(content: bytes) -> list[str]:
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert document.status() == QPdfDocument.Status.Ready
    pages = [document.getAllText(number).text() for number in range(document.pageCount())]
    document.close()
    return pages


def text_of(content: bytes) -> str:
    return " ".join(" ".join(pages_of(content)).replace("\u00a0", " ").split())


def table_report(*texts: str) -> Report:
    rows = tuple(Row(cells=(text, Decimal("1.50"))) for text in texts)
    columns = (Column(title="Nội dung", width=60), Column(title="Điểm", width=20, kind=CellKind.DECIMAL))
    table = Table(name="Bảng", columns=columns, rows=rows)
    return Report(kind="test", title="BÁO CÁO", subtitle="Thử", blocks=(Paragraph(text=texts[0]), table))


def document_xml(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return "".join(
            file.read(name).decode()
            for name in file.namelist()
            if name.endswith((".xml", ".rels")) and "/charts/" not in name
        )


@pytest.mark.parametrize("name", REPORTS)
def test_a_pdf_carries_its_vietnamese_as_composed_text(name: str) -> None:
    report = REPORTS[name]
    text = text_of(pdf_form.render(report))
    assert unicodedata.is_normalized("NFC", text)
    assert report.title in text
    assert " ".join(report.subtitle.split()) in text


def test_a_pdf_has_the_national_title_a_blank_number_and_the_signature() -> None:
    text = text_of(pdf_form.render(REPORTS["self_score"]))
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN XÃ TÂY SƠN",
        "/BC-UBND",
        "Tây Sơn, ngày 05 tháng 01 năm 2026",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "Nguyễn Thị Quỳnh Hương",
        "Nơi nhận:",
        "- Lưu: VT.",
        "./.",
    ):
        assert part in text, part


def test_the_page_number_is_hidden_on_the_first_page_and_an_annex_is_numbered_for_itself() -> None:
    pages = pages_of(pdf_form.render(REPORTS["self_score"]))
    starts = [page.split()[0] for page in pages]
    annex = starts.index("Phụ")
    assert starts[0] != "1"
    assert starts[1:annex] == [str(number) for number in range(2, annex + 1)]
    assert starts[annex + 1 :] == [str(number) for number in range(2, len(pages) - annex + 1)]


def test_every_letter_begins_a_page_and_is_numbered_for_itself() -> None:
    long = replace(round_papers.RETURNED, returned=replace(
        round_papers.RETURNED.returned,
        lines=tuple((f"1.{at}", "Tiêu chí", "Bổ sung tài liệu kiểm chứng đã ký.") for at in range(60)),
    ))  # fmt: skip
    data = replace(round_papers.DATA, units=(long, round_papers.LATE))
    pages = pages_of(pdf_form.render(reminders(data, REPORT_WORDS)))
    starts = [page.split()[0] for page in pages]
    letters = [at for at, page in enumerate(pages) if "THÔNG" in page]
    assert starts[letters[0] + 1 : letters[1]] == [str(at) for at in range(2, letters[1] - letters[0] + 1)]
    assert letters[-1] == len(pages) - 1
    assert not starts[letters[1]].isdigit()


def test_letters_are_sections_of_a_text_document_and_sheets_of_a_workbook() -> None:
    report = REPORTS["reminders"]
    document = docx.Document(io.BytesIO(docx_form.render(report)))
    assert len(document.sections) == 1 + len(report.following)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_form.render(report)))
    assert book.sheetnames[0] == "Đơn vị cần nhắc"
    assert len(book.sheetnames) == 1 + sum(max(len(tables_of(each)), 1) for each in report.following)


def test_every_table_of_an_annex_has_a_sheet() -> None:
    tables = tuple(
        replace(table, name=f"Bảng {at}") for at in (1, 2) for table in tables_of(table_report("a"))
    )
    annex = Annex(label="Phụ lục I", title="SỐ LIỆU", reference="(Kèm theo)", blocks=tables)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_form.render(replace(table_report("b"), annexes=(annex,)))))
    assert book.sheetnames == ["Bảng", "Bảng 1", "Bảng 2"]
    assert book["Bảng 2"]["A1"].value == "Phụ lục I\nSỐ LIỆU"


def test_a_chart_is_figures_and_a_native_chart_in_a_workbook() -> None:
    values = {"2024": (Decimal("87.5"), None), "2025": (Decimal(90), Decimal("66.1"))}
    chart = share_chart("Tỷ lệ theo lĩnh vực", ("A", "B"), unit="%", series=values)
    kinds = [replace(chart, kind=kind) for kind in ChartKind] + [
        replace(chart, is_rank=True, kind=ChartKind.LINE)
    ]
    blocks = tuple(Drawing(chart=each) for each in kinds)
    content = xlsx_form.render(replace(table_report("a"), blocks=(Paragraph(text="Mở đầu"), *blocks)))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Tỷ lệ theo lĩnh vực"]
    assert len(sheet._charts) == len(kinds)
    figures = [[cell.value for cell in row] for row in sheet["A3:C5"]]
    assert figures == [["%", "2024", "2025"], ["A", 87.5, 90], ["B", None, 66.1]]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        drawn = file.read("xl/charts/chart1.xml").decode()
    assert re.findall(r"<f>(.*?)</f>", drawn)[:3] == [
        "'Tỷ lệ theo lĩnh vực'!B3",
        "'Tỷ lệ theo lĩnh vực'!$A$4:$A$5",
        "'Tỷ lệ theo lĩnh vực'!$B$4:$B$5",
    ]
    pages = text_of(pdf_form.render(replace(table_report("a"), blocks=blocks)))
    assert pages.count("87,50") == pages.count("66,10") == len(kinds)


def test_sheets_are_printed_with_the_margins_and_numbers_of_the_decree() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_form.render(REPORTS["self_score"])))
    for sheet in book.worksheets:
        margins = sheet.page_margins
        assert 30 <= round(margins.left * 25.4, 1) <= 35
        assert 15 <= round(margins.right * 25.4, 1) <= 20
        assert 20 <= round(margins.top * 25.4, 1) <= 25
        assert sheet.oddHeader.center.text == "&P"
        assert sheet.HeaderFooter.differentFirst
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
    assert book.worksheets[-1].page_setup.orientation == "landscape"
    listed = replace(REPORTS["ranking"], pages="Trang {page}/{pages}")
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_form.render(listed))).worksheets[0]
    assert sheet.oddFooter.right.text == "Trang &P/&N"
    assert not sheet.oddHeader.center.text


def test_pages_are_a4_and_the_wide_annex_lies_on_its_side() -> None:
    document = QPdfDocument()
    data = QByteArray(pdf_form.render(REPORTS["self_score"]))
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    sizes = [document.pagePointSize(number) for number in range(document.pageCount())]
    millimetres = {(round(size.width() / MILLIMETRE), round(size.height() / MILLIMETRE)) for size in sizes}
    document.close()
    assert millimetres == {(210, 297), (297, 210)}


def test_the_table_header_is_repeated_on_every_page() -> None:
    report = ranking_table(report_samples.ranking(120), REPORT_WORDS)
    pages = pages_of(pdf_form.render(report))
    with_rows = [page for page in pages if re.search(r"(Xã|Phường) \w", page.replace("\u00a0", " "))]
    assert len(with_rows) > 3
    assert all("Xếp loại" in page.replace("\u00a0", " ") for page in with_rows)


def test_every_row_of_a_long_ranking_is_in_the_pdf() -> None:
    report = ranking_table(report_samples.ranking(168), REPORT_WORDS)
    text = text_of(pdf_form.render(report))
    assert text.count("Xã ") + text.count("Phường ") >= 170
    assert "chưa gửi" in text


def test_equal_reports_give_equal_pdf_bytes() -> None:
    assert pdf_form.render(REPORTS["checklist"]) == pdf_form.render(REPORTS["checklist"])


def test_only_embedded_fonts_are_named() -> None:
    content = pdf_form.render(REPORTS["self_score"])
    assert b"/Helvetica" not in content


def test_markup_typed_by_a_person_prints_literally() -> None:
    typed = "<b>x</b> & <img src=\"file:///etc/passwd\"/> <font color='red'>đỏ</font> {0} %s"
    text = text_of(pdf_form.render(table_report(typed)))
    assert text.count(typed) == 2


def test_a_text_higher_than_a_page_is_continued_not_cut() -> None:
    long = "\n".join(f"Dòng số {number} của giải trình." for number in range(1, 201))
    text = text_of(pdf_form.render(table_report(long, "Sau đó.")))
    assert text.count("Dòng số 200 của giải trình.") == 2
    assert "Sau đó." in text


def test_a_word_wider_than_its_column_is_broken_not_cut() -> None:
    word = "d" * 400
    text = "".join(pages_of(pdf_form.render(table_report(word))))
    assert text.count("d") >= 800


def test_hostile_text_reaches_every_form_without_an_error() -> None:
    report = table_report(*hostile_texts())
    assert len(pages_of(pdf_form.render(report))) > 1
    assert docx_form.render(report)
    assert xlsx_form.render(report)


def test_no_workbook_holds_a_formula_made_of_user_text() -> None:
    xml = document_xml(xlsx_form.render(table_report(*hostile_texts())))
    assert not re.search(r"<f[ >/]", xml)
    assert "hyperlink" not in xml
    for report in REPORTS.values():
        assert not re.search(r"<f[ >/]", document_xml(xlsx_form.render(report)))


def test_the_only_field_of_a_text_document_is_the_page_number() -> None:
    xml = document_xml(docx_form.render(table_report(*hostile_texts())))
    assert re.findall(r"<w:instrText>(.*?)</w:instrText>", xml) == ["PAGE"]
    assert "fldSimple" not in xml
    assert 'TargetMode="External"' not in xml


def test_a_workbook_keeps_types_header_filter_and_print_set_up() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_form.render(REPORTS["ranking"])))
    assert book.sheetnames == ["Thứ hạng các đơn vị", "Tổng hợp xếp loại", "Lý do hạ hạng"]
    sheet = book.worksheets[0]
    header = next(row for row in range(1, 12) if sheet.cell(row=row, column=1).value == "Hạng")
    assert sheet.freeze_panes == f"A{header + 1}"
    assert sheet.auto_filter.ref == f"A{header}:G{header + 22}"
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.page_setup.fitToWidth == 1
    first = [cell.value for cell in sheet[header + 1]]
    assert first[0] == 1
    assert first[2] == 95
    assert sheet.cell(row=header + 1, column=3).number_format == "#,##0.00"
    share = book.worksheets[1].cell(row=5, column=3)
    assert (share.value, share.number_format) == (0.2, "0.00%")


def test_criterion_codes_stay_text_in_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_form.render(REPORTS["self_score"])))
    column = [cell.value for cell in book["Bảng tự chấm điểm"]["A"]]
    assert "1.1.1" in column
    assert "1" in column


def test_the_lists_of_the_annex_share_a_heading_over_their_columns() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_form.render(REPORTS["pooled"]))).worksheets[0]
    spans = {str(span) for span in sheet.merged_cells.ranges}
    header = next(row for row in range(1, 12) if sheet.cell(row=row, column=1).value == "TT")
    assert f"C{header - 1}:E{header - 1}" in spans


def test_a_text_document_holds_every_table_with_its_header_repeated() -> None:
    report = REPORTS["self_score"]
    document = docx.Document(io.BytesIO(docx_form.render(report)))
    texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Độc lập - Tự do - Hạnh phúc" in texts[1]
    assert "Cải cách thể chế" in texts
    assert document.sections[-1].page_width > document.sections[-1].page_height
    headers = document.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader"
    )
    assert len(list(headers)) == 3


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".docx"])
def test_the_suffix_chooses_what_is_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"Báo cáo năm 2025{suffix}"
    assert ReportWriter().write(REPORTS["checklist"], path) == path
    start = path.read_bytes()[:4]
    assert start == (b"%PDF" if suffix == ".pdf" else b"PK\x03\x04")
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_suffix_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownReportForm):
        write_report(REPORTS["checklist"], tmp_path / "a.odt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, DiskFull), (errno.EIO, WriteFailed)],
)
def test_a_failing_drive_keeps_the_old_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[Exception]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, "")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(expected) as caught:
        write_report(REPORTS["checklist"], path)
    assert str(tmp_path) not in str(caught.value.fields)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_machine_without_fonts_prints_with_our_own() -> None:
    name, files = fonts.find_family(())
    assert name == "LiberationSerif"
    assert len(set(files)) == 4
    assert all(file.parent == RESOURCES / "fonts" for file in files)


VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)  # fmt: skip


@pytest.mark.parametrize("face", [*fonts.find_family(())[1], RESOURCES / "fonts" / "LiberationMono-Bold.ttf"])
def test_our_own_faces_hold_every_vietnamese_letter_and_the_marks_of_papers(face: Path) -> None:
    held = TTFont("probe", str(face)).face.charToGlyph
    needed = VIETNAMESE | set("đĐ₫“”‘’–—…−≥≤×÷±‰§°²³□■√\u00a0")
    assert len(VIETNAMESE) == 24 * 6
    assert [mark for mark in sorted(needed) if ord(mark) not in held] == []


def test_a_mark_without_a_glyph_is_printed_as_a_replacement_and_never_left_out() -> None:
    text = text_of(
        pdf_form.render(table_report("một \U0001f600 hai \u4e2d\u200d\ufe0f ba \u2610 bốn \u2611"))
    )
    assert text.count("một \ufffd hai \ufffd ba □ bốn ■") == 2


def test_every_face_of_a_pdf_is_embedded(tmp_path: Path) -> None:
    table = table_report("Điện tử").blocks
    code = Code(content="abc", label="Mã", lines=("12345 67890",), note="Ghi chú")
    blocks = (*table, Commands(lines=("ssh-keygen -Y verify",)), code)
    report = replace(table_report("Điện tử"), blocks=blocks)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_form.render(report))
    told = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(told) >= 6
    assert [line for line in told[2:] if line.split()[-5:-3] != ["yes", "yes"]] == []


def test_a_font_of_the_right_name_without_vietnamese_is_passed_over(tmp_path: Path) -> None:
    for face in ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"):
        (tmp_path / face).write_bytes(b"no font")
    assert fonts.find_family((tmp_path,))[0] == "LiberationSerif"


def test_an_installed_times_is_preferred(tmp_path: Path) -> None:
    regular = fonts.find_family(())[1][0].read_bytes()
    for face in ("Times.TTF", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"):
        (tmp_path / face).write_bytes(regular)
    assert fonts.find_family((tmp_path,))[0] == "TimesNewRoman"


def test_columns_get_their_weight_but_never_less_than_they_need() -> None:
    assert share_width(100.0, (1, 1), needs=(10, 10)) == (50.0, 50.0)
    assert share_width(100.0, (1, 9), needs=(30, 10)) == (30.0, 70.0)


def test_marks_that_turn_the_reading_are_made_visible() -> None:
    assert printable("a\u202eb\u200bc\x00d\te\r\nf") == "a\ufffdbc\ufffdd e\nf"
    assert printable("Đie\u0302\u0323n") == "Điện"


def test_a_report_without_letterhead_or_signature_is_written_too() -> None:
    bare = replace(REPORTS["ranking"], letterhead=None, signature=None)
    text = text_of(pdf_form.render(bare))
    assert "CỘNG HÒA" not in text
    assert "BẢNG XẾP HẠNG" in text


class Watched:
    """Progress that is remembered, and that stops after so many looks."""

    def __init__(self, looks: int = 10_000) -> None:
        self.told: list[tuple[int, int]] = []
        self.looks = looks

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def check(self) -> None:
        self.looks -= 1
        if self.looks < 0:
            raise Cancelled


@pytest.mark.parametrize("form", [pdf_form, docx_form, xlsx_form])
def test_a_long_report_tells_how_far_it_is_and_can_be_cancelled(form: ModuleType) -> None:
    long = table_report(*(f"Dòng {number}" for number in range(1500)))
    watched = Watched()
    form.render(long, progress=watched)
    assert len(watched.told) > 5
    assert [done for done, _ in watched.told] == sorted(done for done, _ in watched.told)
    assert watched.told[-1][0] <= watched.told[-1][1]
    with pytest.raises(Cancelled):
        form.render(long, progress=Watched(looks=3))


def test_a_cancelled_report_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_report(REPORTS["ranking"], path, progress=Watched(looks=0))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def corpora() -> tuple[str, ...]:
    """Every hostile text, the cases of the Unicode files, and marks that no serif face holds."""
    unicode_cases = (ROOT / "tests" / "vectors" / "unicode").rglob("*")
    lines = [
        line
        for file in sorted(unicode_cases)
        if file.suffix in {".txt", ".json"}
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]
    own = (
        "\x00\x07\x1b[31m",
        "\u202eđảo\u2066 ngược\u2069",
        "\U0001f600\U0001f1fb\U0001f1f3\ufe0f",
        "\U00020000\U0010fffd",
        "\ud800",
        "\n".join(f"Dòng {number}" for number in range(40)),
        "e" + "\u0301" * 60,
    )
    return (*hostile_texts(), *lines, *own)


def test_no_text_of_the_corpora_becomes_a_formula_in_a_report() -> None:
    texts = corpora()
    assert len(texts) > 600
    xml = document_xml(xlsx_form.render(table_report(*texts)))
    assert not re.search(r"<f[ >/]", xml)
    assert "hyperlink" not in xml


def test_no_text_of_the_corpora_vanishes_from_a_printed_table() -> None:
    """Each stands alone in a cell between two guards: something visible is drawn for it, or it has no mark."""
    texts = [text for text in corpora() if len(text) < 200 and "\n" not in text]
    table = table_report(*(f"\u2039{text}\u203a" for text in texts))
    drawn = "".join(pages_of(pdf_form.render(replace(table, blocks=table.blocks[1:]))))
    found = re.findall("\u2039(.*?)\u203a", drawn.replace("\n", "").replace("\r", ""), re.DOTALL)
    assert len(found) == len(texts)
    empty = [
        text
        for text, shown in zip(texts, found, strict=True)
        if not shown.strip() and any(unicodedata.category(mark)[0] not in "ZCM" for mark in text)
    ]
    assert empty == []


def test_a_text_document_of_every_corpus_text_is_well_formed() -> None:
    texts = corpora()
    document = docx.Document(io.BytesIO(docx_form.render(table_report(*texts))))
    cells = [row.cells[0].text for row in document.tables[0].rows[1:]]
    assert cells == [printable(text) for text in texts]


@pytest.mark.parametrize("kind", [ChartKind.LYING, ChartKind.BARS, ChartKind.LINE])
def test_no_label_of_a_chart_is_cut_however_small_it_is_asked_for(kind: ChartKind) -> None:
    labels = tuple(
        f"{at}. Xây dựng, phát triển chính quyền điện tử, chính quyền số và nâng cao mức độ hài lòng {at}"
        for at in range(1, 9)
    )
    series = {
        "Tỷ lệ điểm thẩm định so với điểm tối đa của các đơn vị trong toàn tỉnh năm 2025 " * 2: [Decimal(50)]
        * 8
    }
    chart = replace(share_chart("Mức đạt", labels, unit="%", series={**series, "B": [None] * 8}), kind=kind)
    report = replace(table_report("a"), blocks=(Drawing(chart=chart, width=50, height=30),))
    words = Counter(text_of(pdf_form.render(report)).split())
    assert words["lòng"] == words["1."] + words["2."] + 6 == 8
    assert words["trong"] == 2
    assert not any("\u2026" in word for word in words)
    face = typeface()
    plan = plan_of(chart, face, width=230, height=85)
    with Image.open(io.BytesIO(picture(plan, face))) as drawn:
        assert drawn.size == (round(plan.width / 72 * 300), round(plan.height / 72 * 300))
    assert all(0 <= shape.y <= plan.height for shape in plan.shapes if isinstance(shape, Label))
    assert all(
        shape.x + width_of(shape.text, face.regular, size=shape.size) / 2 <= plan.width + 1
        for shape in plan.shapes
        if isinstance(shape, Label) and shape.align is Align.CENTRE
    )


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_the_caption_of_a_short_table_stands_on_its_page_wherever_the_page_ends(rows: int) -> None:
    """A short table stays whole with the notes below it; its caption goes where it goes."""
    table = Table(
        name="Bảng",
        caption="Tên của bảng",
        columns=(Column(title="Cột đầu"), Column(title="Cột sau")),
        rows=tuple(Row(cells=(f"dòng {at}", "x")) for at in range(rows)),
        notes=("Ghi chú ở dưới bảng.",),
    )
    for filler in range(14, 27):
        lines = tuple(Paragraph(text=f"Đoạn {at}") for at in range(filler))
        report = Report(kind="test", title="BÁO CÁO", subtitle="Thử", blocks=(*lines, table))
        (page,) = (each for each in pages_of(pdf_form.render(report)) if "Tên của bảng" in each)
        assert "Cột đầu" in page, filler
