"""Blocks of a report as the built-in form draws them, moved into a document of other make."""

import copy
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from core.reporting.document import Block, Paragraph, Report
from core.reporting.template_fields import Drawn
from storage.report_files import docx as built_in
from storage.templates.sections import begin_document

_STYLES = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
_PICTURES = (qn("r:embed"), qn("r:id"))


class Drawer:
    """Draws blocks by the built-in writer and brings their styles and pictures along."""

    def __init__(self, document: Any, report: Report) -> None:
        self._document = document
        self._report = report

    def elements(self, drawn: Drawn) -> list[Any]:
        """The paragraphs and tables of these blocks."""
        return self._drawn(drawn.blocks, is_landscape=drawn.landscape)

    def put_notice(self, first: Any) -> None:
        """The notice above everything, where the template has no place for it."""
        for element in self._drawn((Paragraph(text=self._report.notice, bold=True),), is_landscape=False):
            first.addprevious(element)

    def put_following(self) -> None:
        """Documents of their own behind this one, in the built-in form, each from a page numbered 1."""
        body = self._document.element.body
        for other in self._report.following:
            begin_document(body, is_landscape=other.landscape)
            source = built_in.composed(replace(other, following=()))
            for element in self._brought(source, list(source.element.body)[:-1]):
                for reference in list(element.iter(qn("w:headerReference"), qn("w:footerReference"))):
                    reference.getparent().remove(reference)
                body[-1].addprevious(element)

    def _drawn(self, blocks: tuple[Block, ...], *, is_landscape: bool) -> list[Any]:
        """The built-in document holds them between two marks; what lies between is taken out."""
        mark = Paragraph(text=uuid.uuid4().hex)
        report = Report(
            kind=self._report.kind,
            title="",
            subtitle="",
            blocks=(mark, *blocks, mark),
            landscape=is_landscape,
            compact=self._report.compact,
        )
        source = built_in.composed(report)
        return list(self._brought(source, _between(source.element.body, mark.text)))

    def _brought(self, source: Any, elements: Iterable[Any]) -> Iterator[Any]:
        """Each element with the styles and pictures it needs."""
        for element in elements:
            for named in element.iter(*_STYLES):
                self._bring_style(source, named.get(qn("w:val")))
            for holder in element.iter():
                self._bring_picture(source, holder)
            yield element

    def _bring_picture(self, source: Any, holder: Any) -> None:
        for attribute in _PICTURES:
            held = source.part.rels.get(holder.get(attribute))
            if held is not None and held.reltype == RELATIONSHIP_TYPE.IMAGE:
                picture = self._document.part.relate_to(held.target_part, RELATIONSHIP_TYPE.IMAGE)
                holder.set(attribute, picture)

    def _bring_style(self, source: Any, name: str | None) -> None:
        here, there = self._document.styles.element, source.styles.element
        if name is None or _style(here, name) is not None:
            return
        found = _style(there, name)
        if found is not None:
            here.append(copy.deepcopy(found))
            based_on = found.find(qn("w:basedOn"))
            self._bring_style(source, None if based_on is None else based_on.get(qn("w:val")))


def _between(body: Any, mark: str) -> list[Any]:
    found, is_inside = [], False
    for element in body:
        is_mark = element.tag == qn("w:p") and _text(element) == mark
        if is_mark and is_inside:
            break
        if is_inside:
            found.append(element)
        is_inside = is_inside or is_mark
    return found


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _style(styles: Any, name: str) -> Any:
    return next((each for each in styles.iter(qn("w:style")) if each.get(qn("w:styleId")) == name), None)
