"""The built-in form with fields in the places of its texts: what a clerk begins a template from.

The built-in writer draws a report whose texts are the fields themselves; then the fields that may be empty
or come several times get their `if` and `for` around them. So both forms keep the same layout.
"""

import copy
import io
from dataclasses import replace
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from core.reporting.document import Annex, Letterhead, Paragraph, Report, Signature
from storage.report_files import docx as built_in

_ISSUER, _LINE, _RECIPIENT = "{{ issuer }}", "{{ line }}", "{{ recipient }}"
_BODY, _ANNEX_BODY = "{{p body }}", "{{p annex.body }}"
_LABEL = "{{ annex.label }}"
_PART = "{%%p %s %%}"
_AROUND = (  # a paragraph, and what stands before and behind it
    ("{{ notice }}", "if notice", "endif"),
    ("{{ letterhead.superior }}", "if letterhead.superior", "endif"),
    (_ISSUER, "for issuer in letterhead.issuer", "endfor"),
    ("{{ letterhead.subject }}", "if letterhead.subject", "endif"),
    ("{{ title }}", "if title", "endif"),
    ("{{ subtitle }}", "if subtitle", "endif"),
    ("{{ reference }}", "if reference", "endif"),
    ("{{ signature.recipients_label }}", "if signature.recipients_label", "endif"),
    (f"- {_RECIPIENT}", "for recipient in signature.recipients", "endfor"),
    (_LINE, "for line in signature.lines", "endfor"),
)


def starting(report: Report) -> bytes:
    """The template of a kind, as the built-in form lays this report out."""
    document = Document(io.BytesIO(built_in.render(_placeholders(report))))
    body = document.element.body
    _keep_first_section(body)
    for text, before, behind in _AROUND:
        for paragraph in _paragraphs(body, text):
            _put_around(paragraph, before, behind=behind)
    for paragraph in _paragraphs(body, _LABEL):
        for text in ("{%p for annex in annexes %}", "{{p annex.page }}"):
            paragraph.addprevious(_written(text))
    for paragraph in _paragraphs(body, _ANNEX_BODY):
        paragraph.addnext(_written(_PART % "endfor"))
    for text in ("{{ annex.label }}", "{{ annex.title }}", "{{ annex.reference }}"):
        name = text.strip("{ }")
        for paragraph in _paragraphs(body, text):
            _put_around(paragraph, f"if {name}", behind="endif")
    document.core_properties.title = ""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _placeholders(report: Report) -> Report:
    """A report that says its own fields."""
    head = Letterhead(
        superior="{{ letterhead.superior }}",
        issuer=(_ISSUER,),
        number_line="{{ letterhead.number_line }}",
        nation="{{ letterhead.nation }}",
        motto="{{ letterhead.motto }}",
        place_and_day="{{ letterhead.place_and_day }}",
        subject="{{ letterhead.subject }}" if report.letterhead and report.letterhead.subject else "",
    )
    foot = Signature(
        lines=(_LINE,),
        name="{{ signature.name }}",
        recipients_label="{{ signature.recipients_label }}",
        recipients=(_RECIPIENT,),
    )
    annex = Annex(
        label=_LABEL,
        title="{{ annex.title }}",
        reference="{{ annex.reference }}",
        blocks=(Paragraph(text=_ANNEX_BODY),),
        landscape=report.landscape,
    )
    return replace(
        report,
        title="{{ title }}" if report.title else "",
        subtitle="{{ subtitle }}",
        notice="{{ notice }}",
        reference="{{ reference }}",
        blocks=(Paragraph(text=_BODY),),
        letterhead=head if report.letterhead is not None else None,
        signature=foot if report.signature is not None else None,
        annexes=(annex,),
        following=(),
        facts=(),
    )


def _keep_first_section(body: Any) -> None:
    """The annexes' own pages are begun by a field; the document keeps the settings of its first page."""
    inner = [each for each in body.iter(qn("w:sectPr")) if each.getparent() is not body]
    for number, section in enumerate(inner):
        paragraph = section.getparent().getparent()
        if number == 0:
            body.replace(body[-1], copy.deepcopy(section))
        section.getparent().remove(section)
        if paragraph.find(qn("w:r")) is None:
            body.remove(paragraph)


def _paragraphs(body: Any, text: str) -> list[Any]:
    return [
        paragraph
        for paragraph in body.iter(qn("w:p"))
        if "".join(each.text or "" for each in paragraph.iter(qn("w:t"))) == text
    ]


def _put_around(paragraph: Any, before: str, *, behind: str) -> None:
    paragraph.addprevious(_written(_PART % before))
    paragraph.addnext(_written(_PART % behind))


def _written(text: str) -> Any:
    paragraph, run, held = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
    held.text = text
    run.append(held)
    paragraph.append(run)
    return paragraph
