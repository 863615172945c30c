"""A template filled with a report: texts as text only, blocks as the built-in form draws them."""

import io
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from markupsafe import Markup, escape

from core.paper_templates import ResultTooLarge
from core.reporting.document import Report
from core.reporting.template_fields import Drawn, NewPage, fields_of
from storage.report_files.plain import printable
from storage.templates.drawn import Drawer
from storage.templates.language import Language
from storage.templates.opened import Opened
from storage.templates.sections import begin_page, settle_sections

_MOST_TURNS = 200_000
_LINE_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')


def fill(content: bytes, report: Report) -> bytes:
    """The filled document.

    Raises:
        ResultTooLarge: its loops turn too often.
        Anything of the libraries: the template was not checked (`storage.templates.checking`).
    """
    template, values = Opened(content), _Values()
    fields = values.bounded(fields_of(report))
    template.render(fields, Language(values.written))
    document = template.docx
    drawer = Drawer(document, report)
    main = list(document.element.body)
    for marker, value in values.marked(document.element.body):
        _put(drawer, marker, value=value, body=document.element.body)
    if report.notice and not values.has_shown(report.notice):
        drawer.put_notice(main[0])
    drawer.put_following()
    settle_sections(document)
    _tidy(document.element.body)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = printable(report.title), "", ""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _put(drawer: Drawer, marker: Any, *, value: Drawn | NewPage, body: Any) -> None:
    """Blocks, or the beginning of a page, in the place of a marker."""
    if isinstance(value, Drawn):
        for element in drawer.elements(value):
            marker.addprevious(element)
    elif marker.getparent() is body:
        begin_page(marker, is_landscape=value.landscape)
        return
    marker.getparent().remove(marker)


class _Values:
    """Turns values into what stands in the file; remembers where blocks go, and what was shown."""

    def __init__(self) -> None:
        self._token = uuid.uuid4().hex
        self._drawn: list[Drawn | NewPage] = []
        self._shown: set[str] = set()
        self._turns = 0

    def written(self, value: Any) -> Markup:
        """A value as a part of the file: text is escaped, and a line end becomes a break."""
        match value:
            case Drawn() | NewPage():
                self._drawn.append(value)
                style = f"{self._token}-{len(self._drawn) - 1}"
                return Markup('<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr></w:p>').format(style)
            case bool():
                return Markup("")
            case str() | int():
                self._shown.add(str(value))
                lines = printable(str(value)).split("\n")
                return _LINE_BREAK.join(escape(line) for line in lines)
            case _:
                return Markup("")

    def has_shown(self, text: str) -> bool:
        """Whether a text was written out."""
        return text in self._shown

    def marked(self, body: Any) -> Iterator[tuple[Any, Drawn | NewPage]]:
        """The markers in the filled document with what they stand for."""
        for style in list(body.iter(qn("w:pStyle"))):
            token, _dash, number = str(style.get(qn("w:val"))).partition("-")
            if token == self._token:
                yield style.getparent().getparent(), self._drawn[int(number)]

    def bounded(self, value: Any) -> Any:
        """The same values with lists that count how often they are gone through."""
        if isinstance(value, Mapping):
            return {name: self.bounded(held) for name, held in value.items()}
        if isinstance(value, tuple):
            return _Counted(tuple(map(self.bounded, value)), self)
        return value

    def turn(self) -> None:
        """One turn of a loop.

        Raises:
            ResultTooLarge: there were too many.
        """
        self._turns += 1
        if self._turns > _MOST_TURNS:
            raise ResultTooLarge


class _Counted:
    """A list that tells every turn."""

    def __init__(self, items: tuple[Any, ...], values: _Values) -> None:
        self._items = items
        self._values = values

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self._values.turn()
            yield item


def _tidy(body: Any) -> None:
    """What the format asks for: a paragraph at the end of every cell, no table without a row."""
    for table in list(body.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)
    for cell in body.iter(qn("w:tc")):
        if len(cell) == 0 or cell[-1].tag != qn("w:p"):
            cell.append(OxmlElement("w:p"))
