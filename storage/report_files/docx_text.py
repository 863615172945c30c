"""Lines of a text document: runs of literal text, rules, room; user text is text runs only (security 7)."""

from types import MappingProxyType
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from core.reporting.document import Align
from storage.report_files.page_form import RULE
from storage.report_files.plain import printable

FONT = "Times New Roman"
ONE_WIDTH = "Courier New"
ALIGNMENTS = MappingProxyType(
    {
        Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
        Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
        Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    }
)
_EIGHTHS = 8  # of a point, in which the form counts the width of lines
# What may stand behind the border in the properties of a paragraph, by the schema of the form.
_AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
    "w:outlineLvl", "w:rPr",
)  # fmt: skip


def line(
    holder: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    align: Align = Align.LEFT,
) -> Any:
    """One paragraph of one size; answers it, to be shaped further."""
    paragraph = holder.add_paragraph()
    paragraph.alignment = ALIGNMENTS[align]
    run(paragraph, text, size=size, bold=bold, italic=italic)
    return paragraph


def run(paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False) -> Any:
    """Literal text at the end of a paragraph."""
    made = paragraph.add_run(printable(text))
    made.font.size = Pt(size)
    made.bold, made.italic = bold, italic
    return made


def rule(holder: Any, length: float, *, room: float) -> None:
    """A drawn line, `length` points long, in the middle of `room` points: an empty paragraph's border."""
    paragraph = holder.add_paragraph()
    shape = paragraph.paragraph_format
    side = Pt(max((room - length) / 2, 0))
    shape.left_indent = shape.right_indent = side
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    shape.space_before, shape.space_after = Pt(3), Pt(1)
    _edge(paragraph, "top")


def framed(document: Any, text: str, *, size: float) -> None:
    """A bold line in a frame of its own."""
    paragraph = line(document, text, size=size, bold=True, align=Align.CENTRE)
    paragraph.paragraph_format.space_after = Pt(8)
    _edge(paragraph, "top", "left", "bottom", "right")


def _edge(paragraph: Any, *sides: str) -> None:
    border = OxmlElement("w:pBdr")
    settings = (("val", "single"), ("sz", str(round(RULE * _EIGHTHS))), ("space", "1"), ("color", "000000"))
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in settings:
            edge.set(qn(f"w:{name}"), value)
        border.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDER)  # noqa: SLF001 - no other way


def field(paragraph: Any, name: str, *, size: float) -> None:
    """A field the office program fills: the number of a page, or of all pages."""
    made = paragraph.add_run()
    made.font.size = Pt(size)
    for kind in ("begin", None, "separate", "text", "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = name
        elif kind == "text":
            element = OxmlElement("w:t")
            element.text = "1"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        made._r.append(element)  # noqa: SLF001 - the library offers no other way to a page number


def bare_cells(document: Any, widths: tuple[float, ...]) -> tuple[Any, ...]:
    """A row without lines or margins, `widths` in points, never torn; its cells begin without a paragraph."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    table._tblPr.insert_element_before(_no_margins(), "w:tblLook")  # noqa: SLF001 - offered no other way
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above
    for column, cell, width in zip(table.columns, row.cells, widths, strict=True):
        column.width = cell.width = Pt(width)
        cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001 - as above
    return tuple(row.cells)


def spacer(document: Any, points: float = 1, *, stays: bool = False) -> None:
    """An empty paragraph, almost without height: two tables that touch would become one."""
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(points)
    shape.keep_with_next = stays


def _no_margins() -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    return margins
