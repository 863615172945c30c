"""The tags of one part of a template, paragraph by paragraph, before they are read as a language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml.ns import qn

from core.findings import Finding, error

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BLOCK = re.compile(r"\{%(p|tr|tc)?\s+(for|if|elif|else|endfor|endif)\b")
_REFUSED_TAGS = re.compile(r"\{#|\{%-|-%\}|\{\{-|-\}\}|\{\{(r|tr|tc)\s|\{%r\s|\{%\s*(cellbg|colspan|vm|hm)\b")
_PART_TAG = re.compile(r"\{\{p\s")
_OPENS: Final = frozenset({"for", "if"})
_CLOSES: Final = frozenset({"endfor", "endif"})
_MOST_TAGS = 3_000
_EXCERPT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph: its number in the part, its text and its tags; `row` is the text of its table row."""

    number: int
    text: str
    tags: tuple[str, ...]
    row: str = ""

    @property
    def excerpt(self) -> str:
        """Its beginning, as findings quote it."""
        text = " ".join(self.text.split())
        return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}\u2026"

    @property
    def is_part(self) -> bool:
        """Whether it stands for blocks drawn by the program."""
        return any(map(_PART_TAG.match, self.tags))


def lines_of(element: Any) -> tuple[Line, ...]:
    """Every paragraph of a part, in the order of the file."""
    found = []
    rows: dict[Any, str] = {}
    for number, paragraph in enumerate(element.iter(qn("w:p")), start=1):
        text = _text_of(paragraph)
        tags = tuple(_TAG.findall(text))
        row = next(paragraph.iterancestors(qn("w:tr")), None) if tags else None
        if row is not None and row not in rows:
            rows[row] = "".join(text.text or "" for text in row.iter(qn("w:t")))
        found.append(Line(number=number, text=text, tags=tags, row="" if row is None else rows[row]))
    return tuple(found)


def misplaced(lines: tuple[Line, ...], part: str) -> Iterator[Finding]:
    """Tags that are not closed, not offered, or stand where they would take other text with them."""
    if sum(len(line.tags) for line in lines) > _MOST_TAGS:
        yield error("TEMPLATE_TOO_MANY_TAGS", most=_MOST_TAGS)
        return
    for line in lines:
        code = _wrong(line)
        if code:
            yield error(code, where_of(part, line.number), text=line.excerpt)


def where_of(part: str, number: int) -> str:
    """A place as findings carry it: the part and the number of the paragraph."""
    return f"{part} {number}"


def _wrong(line: Line) -> str:
    if _LEFT_OVER.search(_TAG.sub("", line.text)):
        return "TEMPLATE_OPEN_TAG"
    if any(map(_REFUSED_TAGS.search, line.tags)):
        return "TEMPLATE_TAG"
    alone = [tag for tag in line.tags if tag.startswith(("{%p ", "{{p "))]
    if alone and (len(line.tags) > 1 or line.text.replace(alone[0], "").strip()):
        return "TEMPLATE_TAG_ALONE"
    for_row = [tag for tag in line.tags if tag.startswith("{%tr ")]
    if for_row and (line.row.replace(for_row[0], "").strip() or not line.row):
        return "TEMPLATE_ROW_ALONE"
    plain = [word for kind, word in map(_block_of, line.tags) if word and not kind]
    if sum(word in _OPENS for word in plain) != sum(word in _CLOSES for word in plain):
        return "TEMPLATE_ACROSS"
    return ""


def _block_of(tag: str) -> tuple[str, str]:
    found = _BLOCK.match(tag)
    return ("", "") if found is None else (found[1] or "", found[2])


def _text_of(paragraph: Any) -> str:
    """Its own text, without that of boxes inside it."""
    return "".join(
        text.text or ""
        for text in paragraph.iter(qn("w:t"))
        if next(text.iterancestors(qn("w:p"))) is paragraph
    )
