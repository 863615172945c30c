"""The text of a DOCX as it is read: headers, body with tables and text boxes, footnotes, endnotes, footers.

Tracked insertions count, deletions and moved-away words do not. A footnote stands at the end behind its mark
`[^3]`, which also stands where it belongs. A blank line parts two paragraphs. Each row of a table is one
line, its cells parted by tabulators; a merged cell is told once.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from core.storage_errors import SourceUnreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_ALTERNATIVE}Fallback", f"{_W}pPr", f"{_W}rPr"})
_NOTES = ("footnotes", "endnotes")
_FIRST_NOTE = 1  # lower numbers are the separators Word draws itself
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def docx_text(content: bytes, name: str) -> str:
    """The text in reading order.

    Raises:
        SourceUnreadable: no DOCX, or a damaged one.
    """
    # The library is heavy: it is loaded for the first DOCX.
    from docx import Document

    try:
        document = Document(io.BytesIO(content))
        blocks = [
            *_edges(document, "header"),
            *_blocks(document.element.body),
            *_notes(document.part),
            *_edges(document, "footer"),
        ]
    except (KeyError, ValueError, SyntaxError, AttributeError, zipfile.BadZipFile, OSError) as error:
        raise SourceUnreadable(name=name) from error
    return "\n\n".join(block.rstrip() for block in blocks if block.strip())


def _edges(document: Any, edge: str) -> Iterator[str]:
    """Headers or footers of every section, each text once."""
    seen = set()
    for section in document.sections:
        for prefix in ("first_page_", "", "even_page_"):
            part = getattr(section, f"{prefix}{edge}")
            lines = () if part.is_linked_to_previous else tuple(_blocks(part._element))  # noqa: SLF001 - no public name
            if any(lines) and lines not in seen:
                seen.add(lines)
                yield from lines


def _blocks(parent: Any) -> Iterator[str]:
    """Paragraphs and whole tables in order; text boxes follow the paragraph they are anchored in."""
    for child in parent:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            yield "\n".join(_rows(child))
        elif isinstance(child.tag, str):
            yield from _blocks(child)


def _paragraph(paragraph: Any) -> Iterator[str]:
    boxes: list[Any] = []
    words = "".join(_words(paragraph, boxes))
    yield words
    for box in boxes:
        yield from _blocks(box)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag in {f"{_W}footnoteReference", f"{_W}endnoteReference"}:
            yield f"[^{_mark(child)}]"
        else:
            yield from _words(child, boxes)


_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}


def _rows(table: Any) -> Iterator[str]:
    for row in _nested(table, "tr"):
        cells: list[str] = []
        for cell in _nested(row, "tc"):
            properties = cell.find(f"{_W}tcPr")
            merged = None if properties is None else properties.find(f"{_W}vMerge")
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            text = "" if goes_on else " ".join(" ".join(_blocks(cell)).split())
            cells.extend([text, *[""] * (_span(properties) - 1)])
        yield "\t".join(cells)


def _nested(parent: Any, name: str) -> Iterator[Any]:
    """The children of a name, also those inside content controls and insertions."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _nested(child, name)


def _span(properties: Any) -> int:
    span = None if properties is None else properties.find(f"{_W}gridSpan")
    return 1 if span is None else max(1, min(63, int(span.get(f"{_W}val", "1"))))


def _notes(part: Any) -> Iterator[str]:
    from docx.oxml import parse_xml

    kinds = {f"{_RELATION}{kind}" for kind in _NOTES}
    parts = [each.target_part for each in part.rels.values() if each.reltype in kinds]
    for note in (note for each in parts for note in parse_xml(each.blob)):
        text = " ".join(" ".join(_blocks(note)).split())
        if text and _mark(note).isdigit() and int(_mark(note)) >= _FIRST_NOTE:
            yield f"[^{_mark(note)}] {text}"


def _mark(note: Any) -> str:
    return str(note.get(f"{_W}id", ""))
