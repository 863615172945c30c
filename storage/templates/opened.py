"""A template opened by the library that fills it, its parts, and its source with a line a paragraph."""

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.opc.oxml import parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

DOCUMENT = "document"
UNREADABLE = (
    PackageNotFoundError,
    BadZipFile,
    etree.XMLSyntaxError,
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)
_NUMBERED = re.compile(r"[0-9]+")


class Opened(DocxTemplate):  # type: ignore[misc]
    """The library's template, with our own filling of a part: strict, and with nothing put in afterwards."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self.init_docx()

    def render_xml_part(self, src_xml: str, *given: Any) -> str:
        """Fill one part; what comes out has to be well-formed.

        Raises:
            etree.XMLSyntaxError: it is not.
        """
        _part, values, language = given
        filled: str = language.from_string(src_xml).render(values)
        etree.fromstring(filled, _plain_parser())
        return filled

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Properties carry no tags; the check refuses them."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Nor do footnotes."""

    def parts(self) -> Iterator[tuple[str, Any]]:
        """The parts that are filled, with their names for people: the document, its headers and footers."""
        yield DOCUMENT, self.docx.element.body
        for name, uri in (("header", self.HEADER_URI), ("footer", self.FOOTER_URI)):
            for _key, part in self.get_headers_footers(uri):
                number = _NUMBERED.search(part.partname)
                yield f"{name}{number[0] if number else ''}", parse_xml(part.blob)

    def source_of(self, element: Any) -> str:
        """The part as the template language reads it: line n + 1 is paragraph n."""
        marked = etree.fromstring(self.xml_to_string(element), _plain_parser())
        for each in marked.iter():
            each.text = each.text.replace("\n", " ") if isinstance(each.text, str) else each.text
            each.tail = each.tail.replace("\n", " ") if each.tail else each.tail
        for paragraph in list(marked.iter(qn("w:p"))):
            _begin_line(_replaced_with(paragraph))
        source: str = self.patch_xml(self.xml_to_string(marked))
        return source


def _plain_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _replaced_with(paragraph: Any) -> Any:
    """What the library takes out together with a paragraph: its row or cell where a tag says so."""
    for holder, tag in ((qn("w:tr"), "{%tr "), (qn("w:tc"), "{%tc ")):
        around = next(paragraph.iterancestors(holder), None)
        if around is not None and tag in "".join(text.text or "" for text in around.iter(qn("w:t"))):
            return around
    return paragraph


def _begin_line(element: Any) -> None:
    before = element.getprevious()
    if before is not None:
        before.tail = f"{before.tail or ''}\n"
    else:
        parent = element.getparent()
        parent.text = f"{parent.text or ''}\n"
