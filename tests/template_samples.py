"""Templates for tests: a plain Word file made of paragraphs, and the changes hostile ones carry."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable

from docx import Document
from docx.oxml.ns import qn

HEAD = (
    "{%p for line in letterhead.issuer %}",
    "{{ line }}",
    "{%p endfor %}",
    "{{ letterhead.number_line }}",
    "{{ letterhead.nation }}",
    "{{ letterhead.motto }}",
    "{{ letterhead.place_and_day }}",
    "{{ title }}",
)
FOOT = (
    "{%p for line in signature.lines %}",
    "{{ line }}",
    "{%p endfor %}",
    "{{ signature.name }}",
    "{{ signature.recipients | join('; ') }}",
    "{{ notice }}",
)


def template(*paragraphs: str, rows: Iterable[tuple[str, ...]] = (), header: str = "") -> bytes:
    """A document with these paragraphs, then a table with these rows."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    rows = tuple(rows)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        for at, cells in enumerate(rows):
            for cell, text in zip(table.rows[at].cells, cells, strict=True):
                cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def whole(*between: str, rows: Iterable[tuple[str, ...]] = ()) -> bytes:
    """A template with everything the decree asks for, and these paragraphs in its body."""
    return template(*HEAD, *between, *FOOT, rows=rows)


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def changed(
    content: bytes, changes: dict[str, Callable[[str], str]] | None = None, **added: str | bytes
) -> bytes:
    """The same archive with parts changed; `added` parts are named with `__` for `/` and `_dot_` for `.`."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            data = old.read(part)
            change = (changes or {}).get(part.filename)
            new.writestr(part.filename, change(data.decode()).encode() if change else data)
        for name, data in added.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return target.getvalue()


def in_document(content: bytes, find: str, put: str) -> bytes:
    """The document part with the first match replaced."""

    def change(text: str) -> str:
        made, count = re.subn(find, lambda _match: put, text, count=1)
        assert count == 1, find
        return made

    return changed(content, {"word/document.xml": change})


def with_relation(content: bytes, kind: str, target: str, *, mode: str = "") -> bytes:
    """One more relation of the document."""
    external = f' TargetMode="{mode}"' if mode else ""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made = f'<Relationship Id="rId901" Type="{space}/{kind}" Target="{target}"{external}/></Relationships>'
    part = "word/_rels/document.xml.rels"
    return changed(content, {part: lambda text: text.replace("</Relationships>", made)})


def texts_of(content: bytes) -> list[str]:
    """The text of every paragraph that has one, in the order of the file; breaks as line feeds."""
    found = []
    for paragraph in Document(io.BytesIO(content)).element.body.iter(qn("w:p")):
        marks = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        text = "".join(_said(mark) for mark in marks if next(mark.iterancestors(qn("w:p"))) is paragraph)
        if text.strip():
            found.append(text)
    return found


def _said(mark: object) -> str:
    tag = str(mark.tag).rpartition("}")[2]  # type: ignore[attr-defined]
    return {"br": "\n", "tab": "\t"}.get(tag, mark.text or "")  # type: ignore[attr-defined]
