"""Commands in a PDF: a shaded box in letters of one width; a page may end between two commands."""

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Preformatted
from reportlab.platypus import Table as Grid

from core.reporting.wrapped import wrapped
from storage.report_files.fonts import Typeface
from storage.report_files.pdf_text import drawn

_SIZE = 9.0
_PADDING = 6.0
_SHADE, _EDGE = HexColor("#f2f2f2"), HexColor("#b0b0b0")


def command_box(lines: tuple[str, ...], face: Typeface, *, width: float) -> Flowable:
    """The commands, one under the other; a long one is broken at spaces and set in."""
    room = int((width - 2 * _PADDING) / stringWidth("m", face.typed, _SIZE))
    style = ParagraphStyle("command", fontName=face.typed, fontSize=_SIZE, leading=_SIZE * 1.25)
    rows = [[Preformatted("\n".join(wrapped(drawn(line, face.typed), room)), style)] for line in lines]
    box = Grid(rows, colWidths=[width], spaceBefore=_PADDING, spaceAfter=_PADDING)
    box.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), face.typed),
            ("BACKGROUND", (0, 0), (-1, -1), _SHADE),
            ("BOX", (0, 0), (-1, -1), 0.5, _EDGE),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ]
    )
    return box
