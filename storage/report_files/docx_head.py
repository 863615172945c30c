"""The fixed parts of an official document as text document: letterhead, title, signature (guide 8)."""

from typing import Any

from docx.shared import Mm, Pt

from core.reporting.document import Align, Letterhead, Signature
from storage.report_files.docx_text import bare_cells, line, rule, spacer
from storage.report_files.page_form import SHORT_RULE, WHOLE_RULE
from storage.report_files.pdf_head import head_columns, recipient_lines
from storage.report_files.pdf_text import Sheet, broken, width_of

_TO_NUMBER = 8.0  # points
_ROOM_FOR_SIGNING = Mm(24)
_SIGNATURE_SHARE = 0.55


def letterhead(document: Any, head: Letterhead, *, sheet: Sheet) -> None:
    """Issuer left, national title right; the number stands on the line of place and day."""
    form = sheet.form
    issuer, _ = head_columns(head.nation, sheet)
    widths = (issuer, sheet.width - issuer)
    left, right = bare_cells(document, widths)
    if head.superior:
        line(left, head.superior, size=form.nation, align=Align.CENTRE)
    for text in head.issuer:
        line(left, text, size=form.nation, bold=True, align=Align.CENTRE)
    rule(left, _last(head.issuer, sheet, size=form.nation, width=issuer) * SHORT_RULE, room=issuer)
    line(right, head.nation, size=form.nation, bold=True, align=Align.CENTRE)
    line(right, head.motto, size=form.motto, bold=True, align=Align.CENTRE)
    rule(right, width_of(head.motto, sheet.face.bold, size=form.motto) * WHOLE_RULE, room=widths[1])
    spacer(document, stays=True)
    left, right = bare_cells(document, widths)
    _after(line(left, head.number_line, size=form.motto, align=Align.CENTRE))
    if head.subject:
        line(left, head.subject, size=form.nation, align=Align.CENTRE)
    _after(line(right, head.place_and_day, size=form.motto, italic=True, align=Align.CENTRE))
    spacer(document)


def title(document: Any, heading: str, *, subject: str, sheet: Sheet) -> None:
    """Kind of document in bold capitals, what it is about in bold, and the short rule."""
    size = sheet.form.title
    first = [
        line(document, text, size=size, bold=True, align=Align.CENTRE) for text in (heading, subject) if text
    ]
    first[0].paragraph_format.space_before = Pt(12)
    for each in first:
        each.paragraph_format.keep_with_next = True
    rule(
        document,
        _last((subject or heading,), sheet, size=size, width=sheet.width) * SHORT_RULE,
        room=sheet.width,
    )
    spacer(document, 6)


def signature(document: Any, block: Signature, *, sheet: Sheet) -> None:
    """Recipients left, signature right, on the page of what stands before them."""
    form = sheet.form
    spacer(document, 12, stays=True)
    right_width = sheet.width * _SIGNATURE_SHARE
    left, right = bare_cells(document, (sheet.width - right_width, right_width))
    if block.recipients:
        line(left, block.recipients_label, size=form.recipients_label, bold=True, italic=True)
        for text in recipient_lines(block):
            line(left, text, size=form.recipients)
    else:
        left.add_paragraph()
    for text in block.lines:
        line(right, text, size=form.signature, bold=True, align=Align.CENTRE)
    name = line(right, block.name, size=form.name, bold=True, align=Align.CENTRE)
    name.paragraph_format.space_before = _ROOM_FOR_SIGNING


def _after(paragraph: Any) -> None:
    paragraph.paragraph_format.space_before = Pt(_TO_NUMBER)


def _last(texts: tuple[str, ...], sheet: Sheet, *, size: float, width: float) -> float:
    """The width of the last line of a bold text."""
    if not texts:
        return 0.0
    lines = broken(texts[-1], sheet.face.bold, size=size, width=width)
    return width_of(lines[-1], sheet.face.bold, size=size)
