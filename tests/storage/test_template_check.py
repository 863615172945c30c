"""What a template may carry and say: each trouble is refused with a finding of its own and changes nothing."""

import zipfile
from io import BytesIO

import pytest

from core.findings import Finding, Level, has_errors
from core.reporting.checklist import checklist
from core.reporting.self_score import self_score_sheet
from storage.template_files import TemplateFolder
from storage.templates.language import FILTERS
from tests import report_samples
from tests.template_samples import (
    changed,
    in_document,
    template,
    texts_of,
    whole,
    with_relation,
)
from ui.texts import paper_templates
from ui.texts.every_finding import message_of
from ui.texts.reports import REPORT_WORDS

REPORT = self_score_sheet(report_samples.self_score(12), REPORT_WORDS)
FILES = TemplateFolder()
PLAIN = whole("{{p body }}", "{%p for annex in annexes %}", "{{p annex.body }}", "{%p endfor %}")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def codes(content: bytes) -> list[str]:
    return [finding.code for finding in FILES.check(content, REPORT)]


def field(code: str) -> bytes:
    run = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
        '<w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:sectPr'
    )
    return in_document(PLAIN, "<w:sectPr", run.format(code[:3], code[3:]))


def bomb() -> bytes:
    return changed(PLAIN, word__media__a_dot_xml=b"<a>" + b" " * (60 << 20) + b"</a>")


def ole() -> bytes:
    return changed(
        with_relation(PLAIN, "oleObject", "embeddings/oleObject1.bin"),
        word__embeddings__oleObject1_dot_bin=b"\xd0\xcf\x11\xe0",
    )


def macro() -> bytes:
    return changed(PLAIN, word__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0")


def entity() -> bytes:
    return in_document(PLAIN, r"\?>\s*<w:document", '?><!DOCTYPE a [<!ENTITY b "c">]><w:document')


def in_utf16() -> bytes:
    with zipfile.ZipFile(BytesIO(PLAIN)) as file:
        text = file.read("word/document.xml").decode()
    declared = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]>'
    hidden = (declared + text[text.index("<w:document") :]).encode("utf-16")
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(PLAIN)) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, hidden if part.filename == "word/document.xml" else old.read(part))
    return target.getvalue()


HOSTILE_FILES = {
    "not a file of Word": (b"%PDF-1.7", "TEMPLATE_NOT_DOCX"),
    "cut in the middle": (PLAIN[: len(PLAIN) // 2], "TEMPLATE_NOT_DOCX"),
    "macros": (macro(), "TEMPLATE_MACROS"),
    "an embedded object": (ole(), "TEMPLATE_OBJECT"),
    "a foreign part taken in": (with_relation(PLAIN, "aFChunk", "a.html"), "TEMPLATE_OBJECT"),
    "a template fetched from afar": (
        with_relation(PLAIN, "attachedTemplate", "https://x.example/a.dotm", mode="External"),
        "TEMPLATE_LINK",
    ),
    "a picture fetched from afar": (
        with_relation(PLAIN, "image", "file:///c:/a.png", mode="external"),
        "TEMPLATE_LINK",
    ),
    "a bomb": (bomb(), "TEMPLATE_TOO_LARGE"),
    "a declaration with entities": (entity(), "TEMPLATE_DOCTYPE"),
    "the same hidden by another encoding": (in_utf16(), "TEMPLATE_DOCTYPE"),
    "a program started by a field": (field("DDEAUTO c:\\a.exe"), "TEMPLATE_FIELD_CODE"),
    "a text fetched by a field": (field("INCLUDETEXT a.docx"), "TEMPLATE_FIELD_CODE"),
    "a program among the parts": (changed(PLAIN, word__a_dot_exe=b"MZ"), "TEMPLATE_PART"),
    "a picture that is none": (changed(PLAIN, word__media__a_dot_png=b"<svg/>"), "TEMPLATE_PICTURE"),
    "a tag in an attribute": (
        in_document(PLAIN, "<w:p>", '<w:p w:rsidR="{{ title.__class__ }}">'),
        "TEMPLATE_PLACE",
    ),
    "a tag among the properties": (
        changed(
            PLAIN,
            {
                "docProps/core.xml": lambda text: text.replace(
                    "</cp:coreProperties>", "<dc:subject>{{ 7*7 }}</dc:subject></cp:coreProperties>"
                )
            },
        ),
        "TEMPLATE_PLACE",
    ),
    "changes not accepted": (
        in_document(PLAIN, "<w:sectPr", '<w:p><w:ins w:id="1"><w:r/></w:ins></w:p><w:sectPr'),
        "TEMPLATE_TRACKED",
    ),
}
HOSTILE_TAGS = {
    "a call": ("{{ title.upper() }}", "TEMPLATE_FORBIDDEN"),
    "a class": ("{{ title.__class__ }}", "TEMPLATE_FORBIDDEN"),
    "a bracket": ("{{ letterhead['issuer'] }}", "TEMPLATE_FORBIDDEN"),
    "a sum": ("{{ 9**9**9 }}", "TEMPLATE_FORBIDDEN"),
    "joined texts": ("{{ title ~ title }}", "TEMPLATE_FORBIDDEN"),
    "a value of its own": ("{% set x = title %}", "TEMPLATE_FORBIDDEN"),
    "an import": ("{% import 'os' as os %}", "TEMPLATE_FORBIDDEN"),
    "an inclusion": ("{% include '/etc/passwd' %}", "TEMPLATE_FORBIDDEN"),
    "a macro": ("{% macro m() %}{% endmacro %}", "TEMPLATE_FORBIDDEN"),
    "a block that filters": ("{% filter upper %}a{% endfilter %}", "TEMPLATE_FORBIDDEN"),
    "a condition inside a value": ("{{ title if title else subtitle }}", "TEMPLATE_FORBIDDEN"),
    "a range": ("{% for x in range(10) %}{{ x }}{% endfor %}", "TEMPLATE_FORBIDDEN"),
    "a loop over letters": ("{% for x in title %}{{ x }}{% endfor %}", "TEMPLATE_NOT_LIST"),
    "a loop within itself": ("{% for x in annexes recursive %}{% endfor %}", "TEMPLATE_FORBIDDEN"),
    "the language's own names": ("{{ self }}{{ cycler }}{{ namespace }}", "TEMPLATE_UNKNOWN"),
    "a filter that is not offered": ("{{ title | attr('x') }}", "TEMPLATE_FILTER"),
    "text that is not escaped": ("{{ title | safe }}", "TEMPLATE_FILTER"),
    "a list as text": ("{{ signature.lines }}", "TEMPLATE_NOT_TEXT"),
    "blocks as text": ("{{ body }}", "TEMPLATE_PART_TAG"),
    "text as blocks": ("{{p title }}", "TEMPLATE_TEXT_TAG"),
    "a run of the program": ("{{r title }}", "TEMPLATE_TAG"),
    "a remark": ("{# ghi chú #}", "TEMPLATE_TAG"),
    "a colour from a field": ("{% cellbg title %}", "TEMPLATE_TAG"),
    "a tag left open": ("{{ title ", "TEMPLATE_OPEN_TAG"),
    "a tag of two paragraphs": ("{% if title %}Có", "TEMPLATE_ACROSS"),
    "text beside a paragraph tag": ("Kính gửi {%p if title %}", "TEMPLATE_TAG_ALONE"),
    "a row tag outside a table": ("{%tr for row in tables.a.rows %}", "TEMPLATE_ROW_ALONE"),
    "an end that is missing": ("{%p for line in signature.lines %}", "TEMPLATE_UNFINISHED"),
    "a name with a gap": ("{{ letter head }}", "TEMPLATE_SYNTAX"),
    "loops in loops": (
        "".join(f"{{% for {name} in annexes %}}" for name in "abcde") + "x" + "{% endfor %}" * 5,
        "TEMPLATE_LOOPS",
    ),
}


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_a_hostile_file_is_refused(name: str) -> None:
    content, code = HOSTILE_FILES[name]
    found = FILES.check(content, REPORT)
    assert code in [finding.code for finding in found]
    assert has_errors(found)


@pytest.mark.parametrize("name", HOSTILE_TAGS)
def test_a_hostile_tag_is_refused_where_it_stands(name: str) -> None:
    tag, code = HOSTILE_TAGS[name]
    found = [finding for finding in FILES.check(whole("Đoạn đầu", tag), REPORT) if finding.code == code]
    assert found, codes(whole("Đoạn đầu", tag))
    assert found[0].level is Level.ERROR
    expected = 10 if code != "TEMPLATE_UNFINISHED" else None
    if expected:
        assert found[0].where == f"document {expected}"
        assert paper_templates.place(found[0]).startswith("Đoạn 10: “")


def test_every_finding_is_told_without_gaps() -> None:
    told = {
        code: paper_templates.finding(Finding(level=Level.ERROR, code=code))
        for code in paper_templates.FINDINGS
    }
    assert all(text.endswith((".", "?")) for text in told.values()), told
    assert "{{ … }}" in told["TEMPLATE_TAG"]
    assert message_of(Finding(level=Level.ERROR, code="TEMPLATE_TRACKED")) == told["TEMPLATE_TRACKED"]


def test_a_whole_template_has_nothing_to_say() -> None:
    assert codes(PLAIN) == []


def test_an_unknown_field_is_told_with_its_place_and_the_nearest_name() -> None:
    found = FILES.check(whole("{{p body }}", "Số hiệu: {{ leterhead.number_line }}"), REPORT)
    assert [finding.code for finding in found] == ["TEMPLATE_UNKNOWN"]
    assert paper_templates.place(found[0]) == "Đoạn 10: “Số hiệu: {{ leterhead.number_line }}”"
    assert paper_templates.finding(found[0]) == "Không có trường “leterhead”. Có phải “letterhead”?"
    member = FILES.check(whole("{{p body }}", "{{ signature.nam }}"), REPORT)[0]
    assert dict(member.values)["near"] == "signature.name"


def test_places_are_counted_through_tables_and_headers() -> None:
    rows = (("Mã", "Điểm"), ("{%tr for row in tables.bang_tu_cham_diem.rows %}", ""), ("{{ row.c1 }}", "{{ row.d4 }}"),
            ("{%tr endfor %}", ""))  # fmt: skip
    found = FILES.check(whole("{{p body }}", rows=rows), REPORT)
    assert [(finding.code, finding.where) for finding in found] == [("TEMPLATE_UNKNOWN", "document 21")]
    head = FILES.check(template("{{p body }}", header="{{ tilte }}"), REPORT)
    assert [(each.code, each.where) for each in head if each.level is Level.ERROR] == [
        ("TEMPLATE_UNKNOWN", "header1 1")
    ]
    assert paper_templates.place(head[0]).startswith("Đầu trang, đoạn 1")


def test_a_table_of_another_year_is_a_warning_with_the_nearest_name() -> None:
    found = FILES.check(
        whole("{{p body }}", "{% for row in tables.bang_tu_chm_diem.rows %}{{ row.c1 }}{% endfor %}"), REPORT
    )
    assert [(finding.code, finding.level) for finding in found] == [("TEMPLATE_NOT_THIS_YEAR", Level.WARNING)]
    assert dict(found[0].values) == {
        "name": "tables.bang_tu_chm_diem",
        "near": "bang_tu_cham_diem",
        "text": "{% for row in tables.bang_tu_chm_diem.rows %}{{ row.c1 }}{% \u2026",
    }


def test_what_the_decree_asks_for_is_missed_unless_it_is_written_out() -> None:
    found = FILES.check(template("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "{{ title }}"), REPORT)
    assert not has_errors(found)
    assert [dict(each.values).get("name") for each in found] == [
        "letterhead.issuer",
        "letterhead.number_line",
        "letterhead.motto",
        "letterhead.place_and_day",
        "body",
        "signature.lines",
        "signature.name",
        "signature.recipients",
        "annexes",
        None,
    ]
    assert paper_templates.finding(found[1]) == "Mẫu chưa có dòng số, ký hiệu (letterhead.number_line)."


def test_a_paper_without_head_and_signature_misses_neither() -> None:
    bare = checklist(report_samples.checklist(2, 2), REPORT_WORDS)
    report = type(bare)(
        **{
            **{name: getattr(bare, name) for name in bare.__slots__},
            "letterhead": None,
            "signature": None,
        }
    )
    assert FILES.check(template("{{ title }}", "{{ notice }}", "{{p body }}"), report) == ()


def test_loops_that_would_fill_the_disk_are_stopped() -> None:
    big = self_score_sheet(report_samples.self_score(120), REPORT_WORDS)
    rows = "tables.bang_tu_cham_diem.rows"
    nested = f"{{% for a in {rows} %}}{{% for b in {rows} %}}{{% for c in {rows} %}}x{{% endfor %}}{{% endfor %}}{{% endfor %}}"
    found = FILES.check(whole("{{p body }}", nested), big)
    assert [finding.code for finding in found] == ["TEMPLATE_RESULT_TOO_LARGE"]


def test_every_filter_that_is_offered_works() -> None:
    assert set(FILTERS) == {
        "upper",
        "lower",
        "first_lower",
        "first_upper",
        "trim",
        "default",
        "join",
        "length",
    }
    content = whole(
        "{{p body }}",
        "{{ title | lower }} {{ subtitle | upper }} {{ subtitle | first_lower }} {{ title | trim }}",
        "{{ reference | default('(không)') }} {{ signature.lines | join(' / ') }} {{ signature.lines | length }}",
        "{{ title | lower | first_upper }}",
    )
    assert codes(content) == ["TEMPLATE_LACKS"], "the annexes"
    texts = texts_of(FILES.render(content, REPORT))
    assert (
        f"báo cáo {REPORT.subtitle.upper()} kết quả tự đánh giá, chấm điểm cải cách hành chính năm 2025 BÁO CÁO"
        in texts
    )
    assert "(không) TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH 3" in texts
    assert "Báo cáo" in texts
