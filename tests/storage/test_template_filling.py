"""Filled templates: the starting one gives the built-in text, fields are text only, annexes keep their pages."""

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from core.paper_templates import BundledTemplate, NotATemplateBundle, TemplateRefused
from core.reporting.aid_list import aid_list
from core.reporting.checklist import checklist
from core.reporting.consolidated import consolidated
from core.reporting.document import (
    Annex,
    Code,
    Column,
    Emphasis,
    FillIn,
    Heading,
    Letterhead,
    Paragraph,
    Report,
    Row,
    Signature,
    Table,
)
from core.reporting.due_list import due_list
from core.reporting.pooled_annex import pooled_annex
from core.reporting.ranking_table import ranking_table
from core.reporting.self_score import self_score_sheet
from core.reporting.template_fields import fields_of
from storage.report_files import docx as built_in
from storage.report_files.plain import printable
from storage.template_files import TemplateFolder
from tests import report_samples
from tests.hostile_text import hostile_texts
from tests.template_samples import changed, template, texts_of, whole
from ui.texts.reports import REPORT_WORDS

FILES = TemplateFolder()
WORDS = REPORT_WORDS
SELF_SCORE = self_score_sheet(report_samples.self_score(40), WORDS)
REPORTS = {
    "self-score": SELF_SCORE,
    "self-score of an empty year": self_score_sheet(report_samples.self_score(0), WORDS),
    "checklist": checklist(report_samples.checklist(8, 5), WORDS),
    "checklist of an empty year": checklist(report_samples.checklist(0, 0), WORDS),
    "ranking": ranking_table(report_samples.ranking(30), WORDS),
    "consolidated": consolidated(report_samples.consolidated(), WORDS),
    "deadlines": due_list(report_samples.due(6), WORDS),
    "aids": aid_list(report_samples.aids(5), WORDS),
    "annex": pooled_annex(report_samples.pooled(), WORDS),
    "a working paper": replace(SELF_SCORE, letterhead=None, signature=None, notice="", annexes=()),
    "letters to many": replace(
        SELF_SCORE,
        following=(replace(SELF_SCORE, title="THÔNG BÁO", annexes=()), replace(SELF_SCORE, annexes=())),
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_starting_template_unchanged_gives_the_text_of_the_built_in_form(name: str) -> None:
    report = REPORTS[name]
    started = FILES.starting(report)
    assert FILES.check(started, report) == ()
    assert texts_of(FILES.render(started, report)) == texts_of(built_in.render(report))


def test_a_starting_template_serves_every_other_report_of_its_kind() -> None:
    started = FILES.starting(REPORTS["self-score of an empty year"])
    assert texts_of(FILES.render(started, SELF_SCORE)) == texts_of(built_in.render(SELF_SCORE))


def test_annexes_lie_as_they_should_on_pages_of_their_own() -> None:
    upright = Annex(label="Phụ lục II", title="B", reference="", blocks=(FillIn(lines=2),), landscape=False)
    report = replace(SELF_SCORE, annexes=(*SELF_SCORE.annexes, upright))
    document = Document(io.BytesIO(FILES.render(FILES.starting(report), report)))
    lies = [section.orientation for section in document.sections]
    assert lies == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert [section.page_width > section.page_height for section in document.sections] == [False, True, False]
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in document.sections]
    assert [None if each is None else each.get(qn("w:start")) for each in starts[1:]] == ["1", "1"]


def test_rows_of_a_table_are_written_cell_by_cell() -> None:
    name = next(iter(fields_of(SELF_SCORE)["tables"]))
    rows = (
        ("Lĩnh vực", "Điểm"),
        ("{%tr for row in tables." + name + ".rows %}", ""),
        ("{% if row.is_total %}* {% endif %}{{ row.c2 }}", "{{ row.c4 }}"),
        ("{%tr endfor %}", ""),
        ("{{ tables." + name + ".total.c2 }}", "{{ tables." + name + ".total.c4 }}"),
    )
    content = whole("{{p body }}", rows=rows)
    filled = Document(io.BytesIO(FILES.render(content, SELF_SCORE)))
    own = [[cell.text for cell in row.cells] for row in filled.tables[-1].rows]
    drawn = fields_of(SELF_SCORE)["tables"][name]
    assert own[0] == ["Lĩnh vực", "Điểm"]
    assert len(own) == len(drawn["rows"]) + 2
    assert own[1] == [drawn["rows"][0]["c2"], drawn["rows"][0]["c4"]]
    assert own[-1] == [drawn["total"]["c2"], drawn["total"]["c4"]]


def test_facts_and_sections_are_fields_and_what_is_missing_stays_empty() -> None:
    report = replace(SELF_SCORE, facts=(("Tổng điểm", "65,25"), ("rank", 3)))
    content = whole(
        "{{p body }}",
        "Tổng {{ facts.tong_diem }}, hạng {{ facts.rank }}, khác {{ facts.khac | default('chưa có') }}",
        "{{ sections.ket_qua_tu_cham_diem.title }}: {{ sections.ket_qua_tu_cham_diem.text }}",
        "{%p for row in tables.khong_co.rows %}",
        "{{ row.c1 }}",
        "{%p endfor %}",
    )
    texts = texts_of(FILES.render(content, report))
    assert "Tổng 65,25, hạng 3, khác chưa có" in texts
    assert any("Tổng điểm tự chấm: 65,25/80,00 điểm" in text for text in texts)


def test_a_template_without_a_place_for_the_notice_gets_it_on_top() -> None:
    texts = texts_of(FILES.render(template("{{ title }}", "{{p body }}"), SELF_SCORE))
    assert texts[0] == SELF_SCORE.notice
    assert texts[1] == SELF_SCORE.title
    shown = texts_of(FILES.render(template("{{ title }}", "{{ notice }}", "{{p body }}"), SELF_SCORE))
    assert shown[:2] == [SELF_SCORE.title, SELF_SCORE.notice]
    assert shown.count(SELF_SCORE.notice) == 1


def test_pictures_of_blocks_come_along() -> None:
    code = Code(content="SHA256:abc", label="Dấu", lines=("12345",))
    report = replace(SELF_SCORE, blocks=(Heading(text="Mã"), code), annexes=())
    filled = Document(io.BytesIO(FILES.render(whole("{{p body }}"), report)))
    assert len(filled.inline_shapes) == 1
    embedded = filled.element.body.find(".//" + qn("a:blip")).get(qn("r:embed"))
    assert filled.part.related_parts[embedded].blob.startswith(b"\x89PNG")


def test_styles_a_template_lacks_are_brought_along() -> None:
    def without_grid(text: str) -> str:
        start = text.index('<w:style w:type="table" w:styleId="TableGrid"') if "TableGrid" in text else -1
        return (
            text if start < 0 else text[:start] + text[text.index("</w:style>", start) + len("</w:style>") :]
        )

    bare = changed(whole("{{p body }}"), {"word/styles.xml": without_grid})
    filled = Document(io.BytesIO(FILES.render(bare, SELF_SCORE)))
    used = {each.get(qn("w:val")) for each in filled.element.body.iter(qn("w:tblStyle"))}
    assert used <= {style.style_id for style in filled.styles}


def hostile_report(texts: tuple[str, ...]) -> Report:
    """Texts from outside in every place a user's words reach."""
    table = Table(
        name="Bảng",
        columns=(Column(title=texts[0]), Column(title="Nội dung")),
        rows=tuple(Row(cells=(str(at), text)) for at, text in enumerate(texts)),
        total=Row(cells=("", texts[1]), emphasis=Emphasis.TOTAL),
    )
    return Report(
        kind="x",
        title=texts[2],
        subtitle=texts[3],
        blocks=(Paragraph(text=texts[4]),),
        letterhead=Letterhead(
            superior=texts[5],
            issuer=texts[6:8],
            number_line="Số:",
            nation="CỘNG HÒA",
            motto="Độc lập",
            place_and_day=texts[8],
        ),
        signature=Signature(lines=texts[9:11], name=texts[11], recipients_label="N", recipients=texts[12:15]),
        annexes=(Annex(label="P", title=texts[15], reference=texts[16], blocks=(table,)),),
        notice=texts[17],
        facts=(("x", texts[18]),),
    )


EVIL = (
    "{{ 7*7 }}",
    "{% for x in [1] %}",
    "{_{ a }_}",
    "{_% a %_}",
    "<w:br/></w:t></w:r>",
    "&lt;b&gt; & ]]>",
    "dòng một\ndòng hai\r\ndòng ba",
    "\ta\fb\ac\x00d",
    '=HYPERLINK("http://x")',
    "{{p body }}",
)


def test_texts_from_outside_come_back_as_text(tmp_path: Path) -> None:
    texts = (*EVIL, *hostile_texts())
    report = hostile_report(texts)
    rows = (
        ("{%tr for row in tables.bang.rows %}", ""),
        ("{{ row.c1 }}", "{{ row.c2 }}"),
        ("{%tr endfor %}", ""),
    )
    content = whole("{{ facts.x }}", "{{p body }}", rows=rows)
    filled = FILES.render(content, report)
    cells = [row.cells[1].text for row in Document(io.BytesIO(filled)).tables[-1].rows]
    assert cells == [printable(text) for text in texts]
    assert b"<w:instrText" not in _document(filled)
    started = FILES.starting(report)
    assert texts_of(FILES.render(started, report)) == texts_of(built_in.render(report))
    (tmp_path / "own.docx").write_bytes(filled)
    (tmp_path / "started.docx").write_bytes(FILES.render(started, report))
    opened_by_office(tmp_path)


def _document(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read("word/document.xml")


def opened_by_office(folder: Path) -> None:
    """LibreOffice opens every document of a folder without repair, or not at all."""
    command = ("soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}")
    documents = sorted(folder.glob("*.docx"))
    subprocess.run(
        (*command, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder), *map(str, documents)),
        check=True,
        capture_output=True,
        timeout=120,
    )
    for document in documents:
        assert EVIL[0] in document.with_suffix(".txt").read_text(encoding="utf-8-sig")


def test_a_kept_template_that_was_tampered_with_fills_nothing() -> None:
    with pytest.raises(TemplateRefused):
        FILES.render(whole("{{p body }}", "{{ title.__class__ }}"), SELF_SCORE)


def test_a_bundle_holds_templates_and_nothing_else() -> None:
    given = tuple(
        BundledTemplate(kind=kind, name=f"{kind}.docx", content=whole("{{p body }}", kind))
        for kind in ("annex", "self-score")
    )
    made = FILES.bundle(given)
    assert FILES.bundle(given[::-1]) == made
    assert FILES.unbundle(made, "a.zip") == given
    for damaged in (
        b"PK",
        made[:-40],
        changed(made, extra_dot_txt=b"x"),
        changed(made, {"templates.json": lambda text: text.replace('"annex"', '"../annex"')}),
        changed(made, {"templates.json": lambda text: text.replace("socchc-templates", "other")}),
        changed(made, {"templates.json": lambda text: text.replace('"sha256": "', '"sha256": "0')}),
        changed(made, {"templates.json": lambda _text: "[]"}),
    ):
        with pytest.raises(NotATemplateBundle):
            FILES.unbundle(damaged, "a.zip")
