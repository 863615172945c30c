"""Paragraphs of a PDF, made from text fragments; the markup parser of the library is never reached."""

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from core.reporting.document import Align
from storage.report_files.fonts import Typeface, drawable
from storage.report_files.page_form import PageForm
from storage.report_files.plain import lines_of, printable

LINE_SPACING = 1.2
_ALIGNMENTS = MappingProxyType({Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a part of the report is drawn with: its faces and numbers, and the room on a page in points."""

    face: Typeface
    form: PageForm
    is_landscape: bool = False

    @property
    def width(self) -> float:
        """Of a line."""
        return float(self.form.width(is_landscape=self.is_landscape) * mm)

    @property
    def height(self) -> float:
        """Of what a page can hold."""
        return float(self.form.height(is_landscape=self.is_landscape) * mm)


def body_style(font: str, form: PageForm) -> ParagraphStyle:
    """Running text: justified, first line indented, room between paragraphs, no last line left alone."""
    return ParagraphStyle(
        "body",
        fontName=font,
        fontSize=form.body,
        leading=form.body * form.lines,
        alignment=TA_JUSTIFY,
        firstLineIndent=form.first_line * mm,
        spaceBefore=form.between,
        allowWidows=0,
    )


def heading_style(face: Typeface, form: PageForm, *, level: int) -> ParagraphStyle:
    """Bold, and for lower levels bold italic."""
    return ParagraphStyle(
        "heading",
        fontName=face.bold if level == 1 else face.bold_italic,
        fontSize=form.heading,
        leading=form.heading * form.lines,
        firstLineIndent=form.first_line * mm,
        spaceBefore=form.between * 1.5,
        keepWithNext=1,
    )


def line_style(font: str, size: float, *, align: Align, before: float = 0) -> ParagraphStyle:
    """Lines of titles and notes."""
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


def drawn(text: str, font: str) -> str:
    """One line of text as a face draws it."""
    return drawable(printable(text), font)


def width_of(line: str, font: str, *, size: float) -> float:
    """How wide a line is drawn; most words come back again and again, so each is measured once."""
    return _unit_width(line, font) * size


@lru_cache(maxsize=50_000)
def _unit_width(line: str, font: str) -> float:
    return float(stringWidth(drawable(line, font), font, 1))


def broken(text: str, font: str, *, size: float, width: float) -> list[str]:
    """The lines a text takes in a column: broken at spaces, and inside a word only where it is wider.

    The lines come as they are drawn; spaces at a break are not kept.
    """
    found: list[str] = []
    for line in lines_of(text):
        if width_of(line, font, size=size) <= width:
            found.append(drawable(line, font))
        else:
            found += _broken_line(drawable(line, font), font, room=width / size)
    return found


def _broken_line(line: str, font: str, *, room: float) -> list[str]:
    space = _unit_width(" ", font)
    lines: list[str] = []
    held, used = "", 0.0
    for word in line.split(" "):
        wide = _unit_width(word, font)
        if held and used + space + wide <= room:
            held, used = f"{held} {word}", used + space + wide
            continue
        if held:
            lines.append(held)
        *cut, held = _cut(word, font, room=room) if wide > room else (word,)
        lines += cut
        used = _unit_width(held, font) if cut else wide
    return [*lines, held]


def _cut(word: str, font: str, *, room: float) -> list[str]:
    """The pieces of a word that is wider than its column, at least one letter each."""
    pieces, used = [""], 0.0
    for mark in word:
        wide = _unit_width(mark, font)
        if pieces[-1] and used + wide > room:
            pieces.append("")
            used = 0.0
        pieces[-1] += mark
        used += wide
    return pieces


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
