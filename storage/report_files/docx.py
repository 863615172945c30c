"""A report as a text document to be edited further; user text is text runs only (security 7)."""

import io
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from core.progress import Progress, Silent
from core.reporting import display
from core.reporting.document import (
    Align,
    Annex,
    Block,
    CellValue,
    Code,
    Column,
    Commands,
    Emphasis,
    FillIn,
    Heading,
    Letterhead,
    Paragraph,
    Parties,
    Report,
    Row,
    Signature,
    Table,
)
from storage.report_files.plain import printable
from storage.report_files.qr_code import picture

_FONT = "Times New Roman"
_ONE_WIDTH = "Courier New"
_BODY, _CELL, _COMMAND = 13, 11, 10
_TOP = _BOTTOM = Mm(20)
_LEFT, _RIGHT = Mm(30), Mm(16)
_SHORT, _LONG = Mm(210), Mm(297)
_FIRST_LINE = Mm(12.7)
_ROOM_FOR_SIGNING = 4
_CODE_SHARE, _HALF = Fraction(7, 10), Fraction(1, 2)
_CODE_WIDTH = Mm(42)
_ALIGNMENTS = MappingProxyType(
    {
        Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
        Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
        Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    }
)
_BOXES = MappingProxyType({False: "\u2610", True: "\u2611"})


def render(report: Report, *, progress: Progress | None = None) -> bytes:
    """The whole file."""
    (progress or Silent()).check()
    document = Document()
    _plain_style(document)
    document.core_properties.title = printable(report.title)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    _shape(document.sections[0], is_landscape=report.landscape)
    _page_numbers(document.sections[0])
    _content(document, report)
    for other in report.following:
        _begin_anew(document, other)
        _content(document, other)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _begin_anew(document: Any, report: Report) -> None:
    """A section from a page numbered 1, its number hidden there."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _shape(section, is_landscape=report.landscape)
    section.different_first_page_header_footer = True
    count = OxmlElement("w:pgNumType")
    count.set(qn("w:start"), "1")
    sheet = section._sectPr  # noqa: SLF001 - the library offers no other way
    sheet.find(qn("w:cols")).addprevious(count)


def _content(document: Any, report: Report) -> None:
    if report.notice:
        _line(document, report.notice, size=11, bold=True, align=Align.CENTRE)
    if report.letterhead is not None:
        _letterhead(document, report.letterhead)
    _line(document, report.title, size=14, bold=True, align=Align.CENTRE)
    _space_before_last(document, 12)
    _line(document, report.subtitle, size=14, bold=True, align=Align.CENTRE)
    if report.reference:
        _line(document, report.reference, size=_BODY, italic=True, align=Align.CENTRE)
    _blocks(document, report.blocks, is_landscape=report.landscape)
    if report.signature is not None:
        _signature(document, report.signature)
    for annex in report.annexes:
        _annex(document, annex)


def _plain_style(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name = _FONT
    style.font.size = Pt(_BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)


def _shape(section: Any, *, is_landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if is_landscape else (_SHORT, _LONG)
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.header_distance = Mm(10)


def _page_numbers(section: Any) -> None:
    """Centred in the top margin, hidden on the first page; the one field of the document, made by us."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(_BODY)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001 - the library offers no other way to a page number


def _line(
    holder: Any,
    text: str,
    *,
    size: int,
    bold: bool = False,
    italic: bool = False,
    align: Align = Align.LEFT,
) -> None:
    paragraph = holder.add_paragraph()
    paragraph.alignment = _ALIGNMENTS[align]
    _run(paragraph, text, size=size, bold=bold, italic=italic)


def _space_before_last(holder: Any, points: int) -> None:
    holder.paragraphs[-1].paragraph_format.space_before = Pt(points)


def _run(paragraph: Any, text: str, *, size: int, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(printable(text))
    run.font.size = Pt(size)
    run.bold, run.italic = bold, italic


def _letterhead(document: Any, head: Letterhead) -> None:
    left, right = _two_cells(document)
    if head.superior:
        _line(left, head.superior, size=12, align=Align.CENTRE)
    for text in head.issuer:
        _line(left, text, size=12, bold=True, align=Align.CENTRE)
    _line(left, head.number_line, size=13, align=Align.CENTRE)
    _space_before_last(left, 12)
    _line(right, head.nation, size=12, bold=True, align=Align.CENTRE)
    _line(right, head.motto, size=13, bold=True, align=Align.CENTRE)
    right.paragraphs[-1].runs[0].underline = True
    _line(right, head.place_and_day, size=13, italic=True, align=Align.CENTRE)
    _space_before_last(right, 12)


def _signature(document: Any, signature: Signature) -> None:
    document.add_paragraph()
    left, right = _two_cells(document)
    if signature.recipients:
        _line(left, signature.recipients_label, size=12, bold=True, italic=True)
        *others, last = signature.recipients
        for name in (*(f"{name};" for name in others), last):
            _line(left, f"- {name}", size=11)
    for text in signature.lines:
        _line(right, text, size=_BODY, bold=True, align=Align.CENTRE)
    for _ in range(_ROOM_FOR_SIGNING):
        right.add_paragraph()
    _line(right, signature.name, size=14, bold=True, align=Align.CENTRE)


def _two_cells(document: Any) -> tuple[Any, Any]:
    """A table without lines: narrow left, wide right; its cells begin without a paragraph."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(66), Mm(98)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001 - offered no other way
    return left, right


def _annex(document: Any, annex: Annex) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _shape(section, is_landscape=annex.landscape)
    section.different_first_page_header_footer = False
    _line(document, annex.label, size=14, bold=True, align=Align.CENTRE)
    _line(document, annex.title, size=14, bold=True, align=Align.CENTRE)
    _line(document, annex.reference, size=_BODY, italic=True, align=Align.CENTRE)
    _blocks(document, annex.blocks, is_landscape=annex.landscape)


def _blocks(document: Any, blocks: tuple[Block, ...], *, is_landscape: bool) -> None:
    width = (_LONG if is_landscape else _SHORT) - _LEFT - _RIGHT
    for block in blocks:
        match block:
            case Heading():
                _line(document, block.text, size=_BODY, bold=True)
                _space_before_last(document, 8)
                document.paragraphs[-1].paragraph_format.keep_with_next = True
                document.paragraphs[-1].paragraph_format.first_line_indent = _FIRST_LINE
            case Paragraph():
                _body(document, block)
            case Commands():
                document.paragraphs[-1].paragraph_format.keep_with_next = True
                _commands(document, block)
            case Code():
                _code(document, block, width=width)
            case Parties():
                _parties(document, block, width=width)
            case FillIn():
                _dotted(document, block.lines, width=width)
            case Table():
                _table(document, block, width=width)


def _body(document: Any, block: Paragraph) -> None:
    for text in block.text.split("\n"):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        shape = paragraph.paragraph_format
        shape.first_line_indent, shape.space_before, shape.line_spacing = _FIRST_LINE, Pt(6), 1.15
        _run(paragraph, text, size=_BODY, bold=block.bold, italic=block.italic)


def _commands(document: Any, block: Commands) -> None:
    """Letters of one width, not justified, a long command set in below its beginning."""
    for at, line in enumerate(block.lines):
        paragraph = document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Mm(12), Mm(-6)
        shape.space_before = Pt(6 if at == 0 else 2)
        _run(paragraph, line, size=_COMMAND, bold=False, italic=False)
        run = paragraph.runs[0]
        run.font.name = _ONE_WIDTH
        run._r.rPr.rFonts.set(qn("w:cs"), _ONE_WIDTH)  # noqa: SLF001 - the library offers no other way


def _code(document: Any, block: Code, *, width: int) -> None:
    """The text in groups at the left, the code as a picture at the right."""
    left, right = _bare_cells(document, width=width, share=_CODE_SHARE)
    _line(left, block.label, size=12, bold=True)
    for text in block.lines:
        _line(left, text, size=_COMMAND, bold=True)
        left.paragraphs[-1].runs[0].font.name = _ONE_WIDTH
    for text in block.note.split("\n"):
        _line(left, text, size=11, italic=True)
    right.add_paragraph().add_run().add_picture(io.BytesIO(picture(block.content)), width=_CODE_WIDTH)
    right.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _parties(document: Any, block: Parties, *, width: int) -> None:
    document.add_paragraph()
    cells = _bare_cells(document, width=width, share=_HALF)
    for cell, party in zip(cells, (block.left, block.right), strict=True):
        _line(cell, party.title, size=_BODY, bold=True, align=Align.CENTRE)
        _line(cell, party.hint, size=12, italic=True, align=Align.CENTRE)
        for _ in range(_ROOM_FOR_SIGNING):
            cell.add_paragraph()
        _line(cell, party.name, size=_BODY, bold=True, align=Align.CENTRE)


def _bare_cells(document: Any, *, width: int, share: Fraction) -> tuple[Any, Any]:
    """Two cells without lines, the left one as wide as its share; they begin without a paragraph."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = int(width * share), int(width * (1 - share))
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001 - offered no other way
    return left, right


def _dotted(document: Any, lines: int, *, width: int) -> None:
    for _ in range(lines):
        paragraph = document.add_paragraph("\t")
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _table(document: Any, table: Table, *, width: int) -> None:
    if table.caption:
        _line(document, table.caption, size=12, bold=True, align=Align.CENTRE)
        _space_before_last(document, 8)
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    grouped = any(column.group for column in table.columns)
    rows = table.rows if table.total is None else (*table.rows, table.total)
    grid = document.add_table(rows=1 + grouped + len(rows), cols=len(table.columns))
    grid.style = "Table Grid"
    grid.autofit = False
    made = list(grid.rows)
    if grouped:
        _group_row(made[0], table.columns)
    _fill(
        made[grouped], Row(cells=tuple(c.title for c in table.columns), emphasis=Emphasis.TOTAL), columns=None
    )
    for row in made[: 1 + grouped]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - repeats the header
    for target, row in zip(made[1 + grouped :], rows, strict=True):
        _fill(target, row, columns=table.columns)
    _widths(made, table.columns, width=width)
    for note in table.notes:
        _line(document, note, size=_CELL, italic=True)
        _space_before_last(document, 3)


def _group_row(row: Any, columns: tuple[Column, ...]) -> None:
    cells = row.cells
    start = 0
    for at, column in enumerate(columns):
        if at + 1 < len(columns) and columns[at + 1].group == column.group:
            continue
        target = cells[start].merge(cells[at]) if column.group and at > start else cells[start]
        target.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(target.paragraphs[0], column.group, size=_CELL, bold=True)
        start = at + 1


def _fill(target: Any, row: Row, *, columns: tuple[Column, ...] | None) -> None:
    bold = row.emphasis in {Emphasis.GROUP, Emphasis.TOTAL}
    for at, (cell, value) in enumerate(zip(target.cells, row.cells, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = _ALIGNMENTS[columns[at].align if columns else Align.CENTRE]
        _run(paragraph, _text(value, columns[at] if columns else None), size=_CELL, bold=bold)


def _text(value: CellValue, column: Column | None) -> str:
    if isinstance(value, bool):
        return _BOXES[value]
    return display.show(value, column.kind) if column else str(value)


def _widths(rows: list[Any], columns: tuple[Column, ...], *, width: int) -> None:
    total = sum(column.width for column in columns)
    shares = [int(width * column.width / total) for column in columns]
    for row in rows:
        for cell, share in zip(row._tr.tc_lst, shares, strict=False):  # noqa: SLF001 - merged cells appear once
            cell.width = share
