"""Paragraphs of a PDF, made from text fragments; the markup parser of the library is never reached."""

from functools import lru_cache
from types import MappingProxyType

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from core.reporting.document import Align
from storage.report_files.fonts import Typeface, drawable
from storage.report_files.plain import lines_of, printable

BODY_SIZE = 13.0
FIRST_LINE = 1.27 * cm
BETWEEN_PARAGRAPHS = 6.0
LINE_SPACING = 1.2
_ALIGNMENTS = MappingProxyType({Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT})


def body_style(font: str) -> ParagraphStyle:
    """Running text: justified, first line indented, at least 6 pt between paragraphs (guide 8)."""
    return ParagraphStyle(
        "body",
        fontName=font,
        fontSize=BODY_SIZE,
        leading=BODY_SIZE * 1.3,
        alignment=TA_JUSTIFY,
        firstLineIndent=FIRST_LINE,
        spaceBefore=BETWEEN_PARAGRAPHS,
    )


def heading_style(face: Typeface, level: int) -> ParagraphStyle:
    """Bold, and for lower levels bold italic."""
    return ParagraphStyle(
        "heading",
        fontName=face.bold if level == 1 else face.bold_italic,
        fontSize=BODY_SIZE,
        leading=BODY_SIZE * 1.3,
        firstLineIndent=FIRST_LINE,
        spaceBefore=BETWEEN_PARAGRAPHS * 1.5,
    )


def line_style(font: str, size: float, *, align: Align, before: float = 0) -> ParagraphStyle:
    """Lines of cells, titles, notes."""
    return ParagraphStyle(
        "line",
        fontName=font,
        fontSize=size,
        leading=size * LINE_SPACING,
        alignment=_ALIGNMENTS[align],
        spaceBefore=before,
    )


def paragraphs(text: str, style: ParagraphStyle) -> list[Flowable]:
    """One paragraph per line of the text, each drawn literally."""
    return [_literal(line, style) for line in lines_of(text)]


def widest_word(text: str, font: str, *, size: float) -> float:
    """The width below which a word of the text would have to be cut."""
    words = (word for line in lines_of(text) for word in line.split(" "))
    return max((width_of(word, font, size=size) for word in words), default=0.0)


def width_of(line: str, font: str, *, size: float) -> float:
    """How wide a line is drawn; most words come back again and again, so each is measured once."""
    return _unit_width(line, font) * size


@lru_cache(maxsize=50_000)
def _unit_width(line: str, font: str) -> float:
    return float(stringWidth(drawable(line, font), font, 1))


def drawn(text: str, font: str) -> str:
    """One line of text as a face draws it."""
    return drawable(printable(text), font)


def _literal(line: str, style: ParagraphStyle) -> Paragraph:
    fragment = ParaFrag(
        text=drawable(line, style.fontName),
        fontName=style.fontName,
        fontSize=style.fontSize,
        textColor=style.textColor,
        rise=0,
        bold=0,
        italic=0,
        us_lines=[],
        link=[],
        backColor=None,
    )
    return Paragraph("", style, frags=[fragment])
