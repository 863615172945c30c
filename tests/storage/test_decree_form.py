"""The numbers of decree 30/2020 (guide 8), measured in finished PDFs by programs that know nothing of ours."""

import itertools
import unicodedata
from dataclasses import replace

import pytest

from core.reporting.document import (
    Annex,
    Column,
    FillIn,
    Heading,
    Letterhead,
    Paragraph,
    Parties,
    Party,
    Report,
    Row,
    Signature,
    Table,
)
from core.reporting.ranking_table import ranking_table
from storage.report_files import pdf as pdf_form
from tests import pdf_measures, report_samples
from tests.pdf_measures import MILLIMETRE, Line
from tests.storage.test_report_files import REPORTS, pages_of
from ui.texts.reports import REPORT_WORDS

LETTERHEAD = Letterhead(
    superior="",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ TÂY SƠN"),
    number_line="Số:        /BC-UBND",
    nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto="Độc lập - Tự do - Hạnh phúc",
    place_and_day="Tây Sơn, ngày 05 tháng 01 năm 2026",
)
SIGNATURE = Signature(
    lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    name="Nguyễn Thị Quỳnh Hương",
    recipients_label="Nơi nhận:",
    recipients=("Sở Nội vụ", "Lưu: VT."),
)
SENTENCE = "Ủy ban nhân dân xã báo cáo kết quả thực hiện công tác cải cách hành chính của xã trong năm. "
REPORT = Report(
    kind="test",
    title="BÁO CÁO",
    subtitle="Kết quả công tác cải cách hành chính năm 2025",
    blocks=tuple(Paragraph(text=SENTENCE * 4) for _ in range(14)),
    letterhead=LETTERHEAD,
    signature=SIGNATURE,
    annexes=(
        Annex(
            label="Phụ lục I",
            title="SỐ LIỆU NĂM 2025",
            reference="(Kèm theo Báo cáo số      /BC-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Tây Sơn)",
            blocks=(Paragraph(text=SENTENCE * 40),),
        ),
    ),
)
CONTENT = pdf_form.render(REPORT)
WORDS = pdf_measures.words(CONTENT)
LINES = pdf_measures.lines(CONTENT)
SIZES = pdf_measures.sizes(CONTENT)


def line_with(words: str) -> Line:
    return next(line for line in LINES if words in line.text)


def face_of(words: str) -> tuple[str, int]:
    line = line_with(words)
    return line.face, line.size


def in_text(page: int):
    """The words of a page but the number in its top margin."""
    held = [word for word in WORDS if word.page == page]
    return [word for word in held if word.top > 18 * MILLIMETRE]


def test_pages_are_a4_upright_and_the_annex_lies() -> None:
    assert [(round(wide), round(high)) for wide, high in SIZES] == [(210, 297)] * 3 + [(297, 210)] * 2


@pytest.mark.parametrize("page", [1, 2])
def test_margins_are_those_of_the_decree(page: int) -> None:
    wide, high = SIZES[page - 1]
    left = round(min(word.left for word in in_text(page)) / MILLIMETRE, 2)
    right = round(wide - max(word.right for word in in_text(page)) / MILLIMETRE, 2)
    top = round(min(word.top for word in in_text(page)) / MILLIMETRE, 2)
    bottom = round(high - max(word.bottom for word in in_text(page)) / MILLIMETRE, 2)
    assert 30 <= left <= 35
    assert 15 <= right <= 20
    assert 20 <= top <= 25
    assert bottom >= 20


def test_no_page_but_the_last_of_the_text_is_left_with_much_room() -> None:
    bottom = SIZES[0][1] - max(word.bottom for word in in_text(1)) / MILLIMETRE
    assert bottom <= 20 + 3 * 17 / MILLIMETRE


@pytest.mark.parametrize(
    ("words", "face", "size"),
    [
        ("CỘNG HÒA XÃ HỘI", "Bold", (12, 13)),
        ("Độc lập - Tự do", "Bold", (13, 14)),
        ("ỦY BAN NHÂN DÂN", "Bold", (12, 13)),
        ("Số:", "", (13, 13)),
        ("ngày 05 tháng 01 năm 2026", "Italic", (13, 14)),
        ("BÁO CÁO", "Bold", (13, 14)),
        ("Kết quả công tác", "Bold", (13, 14)),
        ("Ủy ban nhân dân xã báo cáo", "", (13, 14)),
        ("TM. ỦY BAN NHÂN DÂN", "Bold", (13, 14)),
        ("PHÓ CHỦ TỊCH", "Bold", (13, 14)),
        ("Nguyễn Thị Quỳnh Hương", "Bold", (13, 14)),
        ("Nơi nhận:", "BoldItalic", (12, 12)),
        ("- Lưu: VT.", "", (11, 11)),
        ("Phụ lục I", "Bold", (14, 14)),
        ("SỐ LIỆU NĂM 2025", "Bold", (13, 14)),
        ("(Kèm theo Báo cáo", "Italic", (13, 14)),
    ],
)
def test_faces_and_sizes(words: str, face: str, size: tuple[int, int]) -> None:
    found, points = face_of(words)
    assert found.partition("-")[2] in ({face} if face else {"", "Regular"})
    assert found.startswith(("LiberationSerif", "TimesNewRoman"))
    assert size[0] <= points <= size[1]


def test_the_motto_is_one_size_above_the_nation() -> None:
    assert face_of("Độc lập")[1] == face_of("CỘNG HÒA")[1] + 1


def test_rules_are_as_long_as_the_decree_says() -> None:
    issuer, motto, title = sorted(pdf_measures.strokes(CONTENT, 1), key=lambda each: (each.top, each.left))
    if issuer.left > motto.left:
        issuer, motto = motto, issuer
    assert motto.length == pytest.approx(line_with("Độc lập").width, abs=1.5)
    assert 1 / 3 <= issuer.length / line_with("XÃ TÂY SƠN").width <= 1 / 2
    assert 1 / 3 <= title.length / line_with("Kết quả công tác").width <= 1 / 2
    for rule, words in ((issuer, "XÃ TÂY SƠN"), (motto, "Độc lập"), (title, "Kết quả công tác")):
        line = line_with(words)
        assert (rule.left + rule.right) / 2 == pytest.approx(line.left + line.width / 2, abs=1.5)
        below = rule.top - (line.top + line.size)
        assert 0 < below < 12, words


def test_the_page_number_stands_in_the_middle_of_the_top_margin_from_page_two_on() -> None:
    numbers = {word.page: word for word in WORDS if word.bottom < 20 * MILLIMETRE}
    assert {page: word.text for page, word in numbers.items()} == {2: "2", 3: "3", 5: "2"}
    middle = (30 + (210 - 30 - 16) / 2) * MILLIMETRE
    assert (numbers[2].left + numbers[2].right) / 2 == pytest.approx(middle, abs=0.5)
    assert {line.size for line in LINES if line.page == 2 and line.text == "2"} <= {13, 14}


def test_paragraphs_are_justified_set_in_and_apart() -> None:
    body = [line for line in LINES if line.page == 2 and line.size == 13 and line.text.strip() != "2"]
    firsts = [line for line in body if line.left > 100]
    assert len(firsts) > 3
    assert {round((line.left - 30 * MILLIMETRE) / MILLIMETRE, 1) for line in firsts} <= {12.6, 12.7, 12.8}
    tops = sorted({line.top for line in body})
    steps = [after - before for before, after in itertools.pairwise(tops)]
    single = 13 * 1.15
    within, between = min(steps), max(steps)
    assert single <= within <= single * 1.5
    assert between - within >= 6
    edge = (210 - 16) * MILLIMETRE
    rights: dict[int, float] = {}
    for word in in_text(2):
        rights[round(word.top)] = max(rights.get(round(word.top), 0), word.right)
    straight = [right for right in rights.values() if right == pytest.approx(edge, abs=0.5)]
    assert len(straight) > len(rights) / 2


def test_annexes_stand_in_the_middle_with_their_reference() -> None:
    middle = (30 + (297 - 30 - 16) / 2) * MILLIMETRE
    for words in ("Phụ lục I", "SỐ LIỆU NĂM 2025", "(Kèm theo Báo cáo"):
        line = line_with(words)
        assert line.page == 4
        assert line.left + line.width / 2 == pytest.approx(middle, abs=1.5)


def test_text_comes_back_as_composed_vietnamese() -> None:
    for report in (REPORT, *REPORTS.values()):
        told = pdf_measures.text(pdf_form.render(report))
        assert unicodedata.is_normalized("NFC", told)
        assert "\ufffd" not in told
    assert "Ủy ban nhân dân xã báo cáo kết quả" in " ".join(pdf_measures.text(CONTENT).split())


@pytest.mark.parametrize("ends", ["table", "paragraph"])
def test_a_signature_never_stands_alone_on_a_page(ends: str) -> None:
    columns = (Column(title="TT", width=8), Column(title="Nội dung", width=60))
    alone = []
    for count in range(24, 52):
        rows = tuple(Row(cells=(str(at), "Dòng")) for at in range(count))
        table = Table(name="Bảng", columns=columns, rows=rows, notes=("Ghi chú.",))
        texts = tuple(Paragraph(text="Dòng chữ.") for _ in range(count))
        blocks = (table,) if ends == "table" else texts
        pages = pages_of(pdf_form.render(replace(REPORT, blocks=blocks, annexes=())))
        last = next(page for page in pages if "KT. CHỦ TỊCH" in page)
        assert "Nguyễn Thị Quỳnh Hương" in last.replace("\u00a0", " ")
        if "Dòng" not in last:
            alone.append(count)
    assert alone == []


def test_a_note_goes_with_the_last_rows_of_its_table() -> None:
    columns = (Column(title="TT", width=8), Column(title="Nội dung", width=60))
    for count in range(40, 60):
        rows = tuple(Row(cells=(str(at), "Dòng")) for at in range(count))
        table = Table(name="Bảng", columns=columns, rows=rows, notes=("Ghi chú.",))
        pages = pages_of(pdf_form.render(replace(REPORT, blocks=(table,), annexes=(), signature=None)))
        assert "Dòng" in pages[-1], count


def test_a_list_counts_its_pages_at_the_foot_of_each() -> None:
    ranking = ranking_table(report_samples.ranking(120), REPORT_WORDS)
    listed = replace(ranking, letterhead=None, signature=None, pages="Trang {page}/{pages}", landscape=True)
    content = pdf_form.render(listed)
    held = pdf_measures.words(content)
    pages = len(pdf_measures.sizes(content))
    high = 210 * MILLIMETRE
    feet = [word for word in held if word.bottom > high - 15 * MILLIMETRE and "/" in word.text]
    assert [word.text for word in feet] == [f"{page}/{pages}" for page in range(1, pages + 1)]
    assert pages > 3
    assert min(word.left for word in held) >= 15 * MILLIMETRE
    assert all(word.right == pytest.approx((297 - 15) * MILLIMETRE, abs=0.5) for word in feet)
    assert not [word for word in held if word.bottom < 15 * MILLIMETRE]


def test_an_official_letter_has_its_subject_below_the_number_and_no_title() -> None:
    head = replace(LETTERHEAD, subject="V/v đôn đốc gửi báo cáo")
    content = pdf_form.render(replace(REPORT, letterhead=head, title="", subtitle="", annexes=()))
    found = pdf_measures.lines(content)
    subject = next(line for line in found if "V/v" in line.text)
    number = next(line for line in found if "Số:" in line.text)
    assert 12 <= subject.size <= 13
    assert subject.top > number.top
    assert len(pdf_measures.strokes(content, 1)) == 2


def test_a_heading_stays_with_the_lines_to_write_on_below_it() -> None:
    heading = Heading(text="Nguyên nhân")
    for count in range(30, 48):
        above = tuple(Paragraph(text="Dòng chữ.") for _ in range(count))
        report = replace(REPORT, blocks=(*above, heading, FillIn(lines=5)), annexes=(), signature=None)
        content = pdf_form.render(report)
        last = [word for word in pdf_measures.words(content) if word.text == "Nguyên"][-1]
        high = pdf_measures.sizes(content)[last.page - 1][1] * MILLIMETRE
        assert last.bottom + 5 * 8 * MILLIMETRE < high - 20 * MILLIMETRE, count


def test_a_heading_stays_with_the_first_row_of_its_table_which_may_be_torn() -> None:
    columns = (Column(title="TT", width=8), Column(title="Nội dung", width=60))
    rows = tuple(Row(cells=(str(at), "Hàng")) for at in range(20))
    table = Table(name="Bảng", columns=columns, rows=rows, caption="Tên bảng")
    torn = 0
    for count in range(18, 40):
        above = tuple(Paragraph(text="Dòng chữ.") for _ in range(count))
        blocks = (*above, Heading(text="Nguyên nhân"), Heading(text="Chủ quan", level=2), table)
        content = pdf_form.render(replace(REPORT, blocks=blocks, annexes=(), signature=None))
        held = pdf_measures.words(content)
        heading = next(word.page for word in held if word.text == "Nguyên")
        found = [word.page for word in held if word.text == "Hàng"]
        assert found[0] == heading, count
        torn += found[-1] > heading
    assert torn > 5


def test_a_heading_stays_with_the_last_paragraph_and_its_signature() -> None:
    for count in range(18, 40):
        above = tuple(Paragraph(text="Dòng chữ.") for _ in range(count))
        blocks = (*above, Heading(text="Kiến nghị"), Paragraph(text="Đoạn cuối./."))
        pages = pages_of(pdf_form.render(replace(REPORT, blocks=blocks, annexes=())))
        last = next(page for page in pages if "KT. CHỦ TỊCH" in page)
        assert "Kiến nghị" in last.replace("\u00a0", " "), count


@pytest.mark.parametrize("ends", ["table", "paragraph", "lines"])
def test_both_sides_of_a_record_never_sign_alone_on_a_page(ends: str) -> None:
    columns = (Column(title="TT", width=8), Column(title="Nội dung", width=60))
    parties = Parties(left=Party(title="BÊN GIAO", hint="(Ký)"), right=Party(title="BÊN NHẬN", hint="(Ký)"))
    for count in range(22, 44):
        above = tuple(Paragraph(text="Dòng chữ.") for _ in range(count))
        table = Table(
            name="Bảng", columns=columns, rows=tuple(Row(cells=("1", "Dòng")) for _ in range(count))
        )
        blocks = {
            "table": (table,),
            "paragraph": above,
            "lines": (*above, Heading(text="Dòng"), FillIn(lines=3)),
        }
        report = replace(REPORT, blocks=(*blocks[ends], parties), annexes=(), signature=None)
        last = next(page for page in pages_of(pdf_form.render(report)) if "GIAO" in page)
        assert "Dòng" in last, count
