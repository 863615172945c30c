"""The text of Word files: every part that is printed, and nothing that was struck out."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from core.figure_findings import Reason
from core.figure_report import check_text
from core.storage_errors import SourceUnreadable, TextFileRefused
from storage.texts_in import read_text_file

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
FOOTNOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FOOTNOTES = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Tổng số cán bộ, công chức là 197 người.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def saved(document, folder: Path, name: str = "a.docx") -> Path:
    file = folder / name
    document.save(str(file))
    return file


def added(document, xml: str):
    """A paragraph of raw runs at the end of the body."""
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    document.element.body.insert(len(document.element.body) - 1, paragraph)
    return paragraph


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def test_insertions_count_and_deletions_do_not(tmp_path):
    document = Document()
    added(
        document,
        run("có 104/136 đơn vị, đạt ")
        + f'<w:del w:id="1" w:author="a">{run("67,47", "delText")}</w:del>'
        + f'<w:moveFrom w:id="3" w:author="a">{run("74,67")}</w:moveFrom>'
        + f'<w:ins w:id="2" w:author="a">{run("76,47")}</w:ins>'
        + run("%"),
    )
    assert read_text_file(saved(document, tmp_path)).strip() == "có 104/136 đơn vị, đạt 76,47%"


def test_headers_footers_and_text_boxes_are_read_once(tmp_path):
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang 1/2"
    document.sections[0].footer.paragraphs[0].text = "Chân trang"
    document.add_section()
    box = f"<w:pict><w:txbxContent><w:p>{run('trong khung 3/4')}</w:p></w:txbxContent></w:pict>"
    added(
        document,
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        f"</mc:AlternateContent></w:r>{run('thân')}",
    )
    text = read_text_file(saved(document, tmp_path))
    assert text.split("\n")[0] == "Đầu trang 1/2"
    assert text.split("\n")[-1] == "Chân trang"
    assert text.count("trong khung 3/4") == 1
    assert text.count("Đầu trang") == 1


def test_a_footnote_stands_behind_its_mark_and_gives_the_base(tmp_path):
    document = Document()
    added(
        document,
        run("Có 13,70% (27 người) cán bộ")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run(" sau đại học."),
    )
    footnotes = Part(PackURI("/word/footnotes.xml"), FOOTNOTE_TYPE, FOOTNOTES.encode(), document.part.package)
    document.part.relate_to(footnotes, RELATION)
    text = read_text_file(saved(document, tmp_path))
    assert "(27 người) cán bộ[^2] sau" in text
    assert text.rstrip().endswith("[^2] Tổng số cán bộ, công chức là 197 người.")
    (found,) = [each for each in check_text(text).open if each.reason is Reason.RATIO_FOOTNOTE]
    assert (found.stated, found.correct) == ("13.70", "13.71")


def test_merged_cells_are_told_once_and_keep_their_columns(tmp_path):
    document = Document()
    table = document.add_table(rows=5, cols=3)
    rows = (
        ("Lĩnh vực", "Số hồ sơ", ""),
        ("", "2022", "2023"),
        ("Đất đai", "10", "20"),
        ("Hộ tịch", "5", "7"),
        ("Tổng cộng", "15", "28"),
    )
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    text = read_text_file(saved(document, tmp_path))
    assert text.split("\n")[:2] == ["Lĩnh vực\tSố hồ sơ\t", "\t2022\t2023"]
    assert [(each.stated, each.correct) for each in check_text(text).open] == [("28", "27")]


def test_a_cell_of_several_paragraphs_stays_in_its_row(tmp_path):
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Một\nhai"
    table.cell(0, 1).text = "3"
    assert read_text_file(saved(document, tmp_path)) == "Một hai\t3"


def test_letters_are_composed(tmp_path):
    document = Document()
    document.add_paragraph("Tie\u0302\u0301p nha\u0323\u0302n")
    assert read_text_file(saved(document, tmp_path)) == "Tiếp nhận"


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.pdf", b"%PDF-1.7 ...", "pdf"),
        ("a.doc", b"\xd0\xcf\x11\xe0 old", "doc"),
        ("protected.docx", b"\xd0\xcf\x11\xe0 protected", "doc"),
        ("a.rtf", b"{\\rtf1 text}", "rtf"),
        ("a.docx", b"no archive", "damaged"),
        ("a.txt", b"\xff\x00\x81\x82", "other"),
    ],
)
def test_other_files_are_refused_with_advice(tmp_path, name, content, form):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(TextFileRefused) as refused:
        read_text_file(file)
    assert refused.value.fields["form"] == form


def test_an_archive_that_is_no_word_file_is_unreadable(tmp_path):
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x", b"y")
    with pytest.raises(SourceUnreadable):
        read_text_file(file)


def test_a_damaged_word_file_is_unreadable(tmp_path):
    document = Document()
    document.add_paragraph("Một")
    stream = io.BytesIO()
    document.save(stream)
    for cut in (200, 1_000, len(stream.getvalue()) - 30):
        file = tmp_path / f"{cut}.docx"
        file.write_bytes(stream.getvalue()[:cut])
        with pytest.raises(SourceUnreadable):
            read_text_file(file)
