"""Reports as text documents, measured from their XML: the decree's numbers, drawn rules, the schema's order."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from core.charting import share_chart
from core.reporting.document import Code, Commands, Drawing, FillIn, Parties, Party, Report
from storage.report_files import docx as docx_form
from storage.report_files.fonts import typeface
from storage.report_files.page_form import DECREE, LIST
from storage.report_files.pdf_text import Sheet, width_of
from tests.storage.test_decree_form import REPORT
from tests.storage.test_report_files import REPORTS, table_report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS_PER_MM = 1440 / 25.4
# The order the schema of the form prescribes (ECMA-376, part 1, 17.3 to 17.6), as far as we write it.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens spacing ind contextualSpacing jc textDirection textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing w kern position sz szCs highlight u lang",
    "tblPr": "tblStyle tblpPr bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols titlePg "
    "docGrid",
    "pBdr": "top left bottom right",
}
EVERYTHING = replace(
    table_report("Điện tử"),
    blocks=(
        *table_report("Điện tử").blocks,
        Commands(lines=("ssh-keygen -Y verify",)),
        Code(content="abc", label="Mã", lines=("12345",), note="Ghi chú"),
        Parties(left=Party(title="BÊN GIAO", hint="(Ký)"), right=Party(title="BÊN NHẬN", hint="(Ký)")),
        FillIn(lines=2),
        Drawing(
            chart=share_chart("Biểu đồ", ("A", "B"), unit="%", series={"2025": (Decimal(50), None)}), width=50
        ),
        Drawing(chart=share_chart("Biểu đồ 2", ("A",), unit="%", series={"2025": (Decimal(75),)}), width=50),
    ),
)


def part(report: Report, name: str = "word/document.xml") -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(docx_form.render(report))) as file:
        return ET.fromstring(file.read(name))


def text_of(paragraph: ET.Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def number(element: ET.Element, path: str, name: str) -> int:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    assert found is not None, path
    return int(found.get(f"{W}{name}", "0"))


@pytest.mark.parametrize("report", [*REPORTS.values(), EVERYTHING], ids=[*REPORTS, "everything"])
def test_properties_stand_in_the_order_of_the_schema(report: Report) -> None:
    for element in part(report).iter():
        order = ORDER.get(element.tag.removeprefix(W), "").split()
        if order:
            names = [child.tag.removeprefix(W) for child in element]
            assert names == sorted(names, key=order.index), element.tag


def paragraphs(report: Report) -> list[ET.Element]:
    return list(part(report).iter(f"{W}p"))


def with_text(words: str, *, starts: bool = False) -> ET.Element:
    """The paragraph that holds (or begins with) these words."""
    return next(
        each
        for each in paragraphs(REPORT)
        if (text_of(each).startswith(words) if starts else words in text_of(each))
    )


def test_margins_and_pages_are_those_of_the_decree() -> None:
    text, annex = part(REPORT).iter(f"{W}sectPr")
    for section, size in ((text, (210, 297)), (annex, (297, 210))):
        page = (number(section, "pgSz", "w"), number(section, "pgSz", "h"))
        assert tuple(round(each / TWIPS_PER_MM) for each in page) == size
        margins = {
            side: number(section, "pgMar", side) / TWIPS_PER_MM for side in ("left", "right", "top", "bottom")
        }
        assert 29.9 <= margins["left"] <= 35
        assert 15 <= margins["right"] <= 20
        assert 19.9 <= margins["top"] <= 25
        assert 19.9 <= margins["bottom"] <= 25


@pytest.mark.parametrize(
    ("words", "marks", "size"),
    [
        ("CỘNG HÒA XÃ HỘI", "b", (12, 13)),
        ("Độc lập - Tự do", "b", (13, 14)),
        ("ỦY BAN NHÂN DÂN", "b", (12, 13)),
        ("Số:", "", (13, 13)),
        ("Tây Sơn, ngày 05", "i", (13, 14)),
        ("BÁO CÁO", "b", (13, 14)),
        ("Kết quả công tác", "b", (13, 14)),
        ("Ủy ban nhân dân xã báo cáo", "", (13, 14)),
        ("TM. ỦY BAN NHÂN DÂN", "b", (13, 14)),
        ("Nguyễn Thị Quỳnh Hương", "b", (13, 14)),
        ("Nơi nhận:", "bi", (12, 12)),
        ("- Lưu: VT.", "", (11, 11)),
        ("Phụ lục I", "b", (14, 14)),
        ("(Kèm theo Báo cáo", "i", (13, 14)),
    ],
)
def test_faces_and_sizes(words: str, marks: str, size: tuple[int, int]) -> None:
    (run,) = with_text(words, starts=True).findall(f"{W}r")
    set_so = "".join(
        mark
        for mark in "bi"
        if (found := run.find(f"{W}rPr/{W}{mark}")) is not None
        and found.get(f"{W}val", "1") not in {"0", "false"}
    )
    assert set_so == marks
    assert size[0] <= number(run, "rPr/sz", "val") / 2 <= size[1]


def test_rules_are_drawn_and_as_long_as_the_decree_says() -> None:
    """A rule is the border of an empty paragraph: its length is the room less both indents."""
    sheet = Sheet(face=typeface(), form=DECREE)
    held = paragraphs(REPORT)
    rules = [at for at, each in enumerate(held) if each.find(f"{W}pPr/{W}pBdr") is not None]
    assert len(rules) == 3
    widths = [number(cell, "tcPr/tcW", "w") / 20 for cell in part(REPORT).iter(f"{W}tc")]
    shares = []
    for at, room, size in zip(rules, (widths[0], widths[1], sheet.width), (12, 13, 14), strict=True):
        assert text_of(held[at]) == ""
        length = room - (number(held[at], "pPr/ind", "left") + number(held[at], "pPr/ind", "right")) / 20
        shares.append(length / width_of(text_of(held[at - 1]), sheet.face.bold, size=size))
    assert 1 / 3 <= shares[0] <= 1 / 2
    assert shares[1] == pytest.approx(1, abs=0.02)
    assert 1 / 3 <= shares[2] <= 1 / 2
    assert not list(part(REPORT).iter(f"{W}u"))


def test_body_is_justified_set_in_and_apart() -> None:
    body = with_text("Ủy ban nhân dân xã báo cáo").find(f"{W}pPr")
    assert body is not None
    holder = ET.Element("p")
    holder.append(body)
    jc = body.find(f"{W}jc")
    assert jc is not None
    assert jc.get(f"{W}val") == "both"
    assert number(holder, "pPr/ind", "firstLine") / TWIPS_PER_MM == pytest.approx(12.7, abs=0.1)
    assert number(holder, "pPr/spacing", "before") >= 6 * 20
    assert 240 <= number(holder, "pPr/spacing", "line") <= 360


def test_the_page_number_is_centred_in_the_header_and_hidden_on_first_pages() -> None:
    document = part(REPORT)
    for section in document.iter(f"{W}sectPr"):
        assert section.find(f"{W}titlePg") is not None
        assert not [
            each for each in section.findall(f"{W}headerReference") if each.get(f"{W}type") == "first"
        ]
    annex = list(document.iter(f"{W}sectPr"))[1]
    assert number(annex, "pgNumType", "start") == 1
    header = part(REPORT, "word/header1.xml")
    assert [each.text for each in header.iter(f"{W}instrText")] == ["PAGE"]
    (paragraph,) = header.iter(f"{W}p")
    jc = paragraph.find(f"{W}pPr/{W}jc")
    assert jc is not None
    assert jc.get(f"{W}val") == "center"
    assert {number(run, "rPr/sz", "val") for run in paragraph.findall(f"{W}r")} <= {26, 28}
    distance = number(annex, "pgMar", "header") / TWIPS_PER_MM
    assert 0 < distance < 20 - 13 / 72 * 25.4


def test_the_signature_stays_with_the_end_of_the_text() -> None:
    body = part(REPORT).find(f"{W}body")
    assert body is not None
    children = list(body)
    at = next(number for number, each in enumerate(children) if "KT. CHỦ TỊCH" in "".join(each.itertext()))
    assert children[at].find(f"{W}tr/{W}trPr/{W}cantSplit") is not None
    for before in children[at - 2 : at]:
        assert before.find(f"{W}pPr/{W}keepNext") is not None


def test_a_list_counts_its_pages_in_its_footer() -> None:
    listed = replace(REPORTS["ranking"], letterhead=None, signature=None, pages="Trang {page}/{pages}")
    footer = part(listed, "word/footer1.xml")
    assert [each.text for each in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert re.fullmatch(r"Trang \d/\d", text_of(footer))
    section = next(part(listed).iter(f"{W}sectPr"))
    assert section.find(f"{W}titlePg") is None
    assert number(section, "pgMar", "left") / TWIPS_PER_MM == pytest.approx(LIST.left, abs=0.1)


def test_pictures_say_what_they_show() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_form.render(EVERYTHING))) as file:
        document = file.read("word/document.xml").decode()
    told = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', document)
    assert told == ["Mã", "Biểu đồ (%). A: 2025 50,00; B: ", "Biểu đồ 2 (%). A: 2025 75,00"]


def test_the_document_speaks_vietnamese_and_opens_in_the_newest_layout() -> None:
    styles = part(REPORT, "word/styles.xml")
    assert {each.get(f"{W}val") for each in styles.iter(f"{W}lang")} == {"vi-VN"}
    modes = [
        each.get(f"{W}val")
        for each in part(REPORT, "word/settings.xml").iter(f"{W}compatSetting")
        if each.get(f"{W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]
