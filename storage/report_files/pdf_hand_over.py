"""What a record of handing over holds beside text and tables: the code to scan, and two signatures."""

from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Table as Grid

from core.reporting.document import Align, Code, Parties, Party
from storage.report_files.fonts import Typeface
from storage.report_files.pdf_text import line_style, paragraphs
from storage.report_files.qr_code import QrCode

_ROOM_FOR_SIGNING = 36
_LINES_SHARE = 0.72


def code_block(code: Code, face: Typeface, *, width: float) -> Flowable:
    """The text in groups at the left, the code at the right; never torn over two pages."""
    left: list[Flowable] = list(paragraphs(code.label, line_style(face.bold, 12.0, align=Align.LEFT)))
    for line in code.lines:
        left += paragraphs(line, line_style(face.typed_bold, 11.0, align=Align.LEFT, before=3))
    if code.note:
        left += paragraphs(code.note, line_style(face.italic, 11.0, align=Align.LEFT, before=3))
    return Grid(
        [[left, QrCode(code.content)]],
        colWidths=(width * _LINES_SHARE, width * (1 - _LINES_SHARE)),
        style=[
            ("FONTNAME", (0, 0), (-1, -1), face.regular),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ],
        spaceBefore=4,
    )


def parties_block(parties: Parties, face: Typeface, *, width: float) -> Flowable:
    """Both sides beside each other, with room for signatures and stamps."""
    return Grid(
        [[_party(parties.left, face), _party(parties.right, face)]],
        colWidths=(width / 2, width / 2),
        style=[("FONTNAME", (0, 0), (-1, -1), face.regular), ("VALIGN", (0, 0), (-1, -1), "TOP")],
        spaceBefore=4,
    )


def _party(party: Party, face: Typeface) -> list[Flowable]:
    return [
        *paragraphs(party.title, line_style(face.bold, 13.0, align=Align.CENTRE)),
        *paragraphs(party.hint, line_style(face.italic, 12.0, align=Align.CENTRE)),
        Spacer(1, _ROOM_FOR_SIGNING),
        *paragraphs(party.name, line_style(face.bold, 13.0, align=Align.CENTRE)),
    ]
