"""What the text of a report holds beside tables, in a text document: headings, commands, codes, charts."""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from core.reporting.document import Align, Code, Commands, Drawing, FillIn, Heading, Paragraph, Parties
from storage.report_files.chart_picture import picture as chart_picture
from storage.report_files.chart_plan import plan_of, spoken
from storage.report_files.docx_text import ONE_WIDTH, bare_cells, line, run, spacer
from storage.report_files.drawings import WHOLE, Item
from storage.report_files.pdf_text import Sheet
from storage.report_files.plain import printable
from storage.report_files.qr_code import picture

_COMMAND = 10.0
_CODE_SHARE = 0.7
_CODE_WIDTH = Mm(42)
_ROOM_FOR_SIGNING = Mm(20)
_SINGLE = 1.15  # what an office program takes for single spacing, as a multiple of the size
_BETWEEN_CHARTS = 8.0


def write(document: Any, item: Item, *, sheet: Sheet) -> None:
    """Any block but a table."""
    match item:
        case Heading():
            heading(document, item, sheet=sheet)
        case Paragraph():
            body(document, item, sheet=sheet)
        case Commands():
            commands(document, item)
        case Code():
            code(document, item, sheet=sheet)
        case Parties():
            parties(document, item, sheet=sheet)
        case FillIn():
            dotted(document, item.lines, sheet=sheet)
        case Drawing():
            charts(document, (item,), sheet=sheet)
        case tuple():
            charts(document, item, sheet=sheet)


def heading(document: Any, block: Heading, *, sheet: Sheet) -> None:
    """Bold, lower levels bold italic; it shows in the outline and stays with what follows."""
    form = sheet.form
    paragraph = line(document, block.text, size=form.heading, bold=True, italic=block.level > 1)
    shape = paragraph.paragraph_format
    shape.space_before, shape.keep_with_next = Pt(form.between * 1.5), True
    shape.first_line_indent = Mm(form.first_line)
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), str(min(block.level, 9) - 1))
    paragraph._p.get_or_add_pPr().insert_element_before(level, "w:rPr")  # noqa: SLF001 - offered no other way


def body(document: Any, block: Paragraph, *, sheet: Sheet) -> None:
    """Running text: justified, first line indented, room between paragraphs."""
    form = sheet.form
    for text in block.text.split("\n"):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        shape = paragraph.paragraph_format
        shape.first_line_indent, shape.space_before = Mm(form.first_line), Pt(form.between)
        shape.line_spacing = round(form.lines / _SINGLE, 2)
        shape.widow_control = True
        run(paragraph, text, size=form.body, bold=block.bold, italic=block.italic)


def commands(document: Any, block: Commands) -> None:
    """Letters of one width, not justified, a long command set in below its beginning."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    for at, text in enumerate(block.lines):
        paragraph = document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Mm(12), Mm(-6)
        shape.space_before = Pt(6 if at == 0 else 2)
        _typed(run(paragraph, text, size=_COMMAND))


def code(document: Any, block: Code, *, sheet: Sheet) -> None:
    """The text in groups at the left, the code as a picture at the right."""
    left, right = bare_cells(document, (sheet.width * _CODE_SHARE, sheet.width * (1 - _CODE_SHARE)))
    line(left, block.label, size=12, bold=True)
    for text in block.lines:
        _typed(line(left, text, size=_COMMAND, bold=True).runs[0])
    for text in block.note.split("\n"):
        line(left, text, size=11, italic=True)
    paragraph = right.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = paragraph.add_run().add_picture(io.BytesIO(picture(block.content)), width=_CODE_WIDTH)
    _describe(shape, block.label)


def parties(document: Any, block: Parties, *, sheet: Sheet) -> None:
    """Both sides beside each other, with room for signatures and stamps."""
    spacer(document, 12, stays=True)
    cells = bare_cells(document, (sheet.width / 2, sheet.width / 2))
    for cell, party in zip(cells, (block.left, block.right), strict=True):
        line(cell, party.title, size=13, bold=True, align=Align.CENTRE)
        line(cell, party.hint, size=12, italic=True, align=Align.CENTRE)
        name = line(cell, party.name, size=13, bold=True, align=Align.CENTRE)
        name.paragraph_format.space_before = _ROOM_FOR_SIGNING


def dotted(document: Any, lines: int, *, sheet: Sheet) -> None:
    """Dotted lines to be filled by hand."""
    for _ in range(lines):
        paragraph = document.add_paragraph("\t")
        paragraph.paragraph_format.space_before = Pt(8)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(sheet.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def charts(document: Any, row: tuple[Drawing, ...], *, sheet: Sheet) -> None:
    """One chart, or some beside each other, as pictures; their figures are told to who cannot see them."""
    spacer(document, 6)
    shares = [sheet.width * min(each.width, WHOLE) / WHOLE for each in row]
    gap = _BETWEEN_CHARTS if len(row) > 1 else 0.0
    for cell, share, each in zip(bare_cells(document, tuple(shares)), shares, row, strict=True):
        height = float(Mm(each.height).pt)
        plan = plan_of(each.chart, sheet.face, width=share - gap, height=height)
        picture_of = io.BytesIO(chart_picture(plan, sheet.face))
        shape = cell.add_paragraph().add_run().add_picture(picture_of, width=Pt(plan.width))
        _describe(shape, spoken(each.chart))
    spacer(document, 6)


def _describe(shape: Any, text: str) -> None:
    shape._inline.docPr.set("descr", printable(text))  # noqa: SLF001 - the library offers no other way


def _typed(made: Any) -> None:
    made.font.name = ONE_WIDTH
    made._r.rPr.rFonts.set(qn("w:cs"), ONE_WIDTH)  # noqa: SLF001 - the library offers no other way
