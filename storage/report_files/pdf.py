"""A report as PDF in the form of decree 30/2020: A4, margins, page numbers in the top margin."""

import io
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from core.reporting.document import (
    Align,
    Annex,
    Block,
    Code,
    Commands,
    Drawing,
    FillIn,
    Heading,
    Paragraph,
    Parties,
    Report,
    Table,
)
from storage.report_files.fonts import Typeface, typeface
from storage.report_files.pdf_commands import command_box
from storage.report_files.pdf_hand_over import code_block, parties_block
from storage.report_files.pdf_head import (
    DottedLine,
    LetterheadBlock,
    notice_block,
    signature_block,
    title_block,
)
from storage.report_files.pdf_tables import ROOM_FOR_START, table_flowables
from storage.report_files.pdf_text import body_style, heading_style, line_style, paragraphs
from storage.report_files.plain import printable

_TOP = _BOTTOM = 20 * mm
_LEFT = 30 * mm
_RIGHT = 16 * mm
_NUMBER_SIZE = 13
_NUMBER_HEIGHT = 11 * mm
_BEFORE, _ANEW = "pages_before", "-anew"


def render(report: Report, face: Typeface | None = None) -> bytes:
    """The whole file; equal reports give equal bytes on one machine."""
    used = face or typeface()
    target = io.BytesIO()
    document = BaseDocTemplate(
        target,
        title=printable(f"{report.title} {report.subtitle}").replace("\n", " "),
        author=printable(" ".join(report.letterhead.issuer)) if report.letterhead else "",
        lang="vi-VN",
        invariant=1,
        initialFontName=used.regular,
        pageTemplates=_page_templates(used, starts_landscape=report.landscape),
    )
    document.build(_whole_story(report, used))
    return target.getvalue()


def _page_templates(face: Typeface, *, starts_landscape: bool) -> list[PageTemplate]:
    """Portrait and landscape; the number is hidden on the first page of each document in the file."""

    def number(canvas: Canvas, document: BaseDocTemplate) -> None:
        page = canvas.getPageNumber() - getattr(document, _BEFORE, 0)
        if page > 1:
            width, height = canvas._pagesize  # noqa: SLF001 - the library offers no other way
            canvas.setFont(face.regular, _NUMBER_SIZE)
            canvas.drawCentredString(width / 2, height - _NUMBER_HEIGHT, str(page))

    def begin(canvas: Canvas, document: BaseDocTemplate) -> None:
        setattr(document, _BEFORE, canvas.getPageNumber() - 1)

    upright = _template("portrait", A4, on_page=number)
    wide = _template("landscape", landscape(A4), on_page=number)
    anew = (
        _template(f"portrait{_ANEW}", A4, on_page=begin, then="portrait"),
        _template(f"landscape{_ANEW}", landscape(A4), on_page=begin, then="landscape"),
    )
    return [wide, upright, *anew] if starts_landscape else [upright, wide, *anew]


def _template(
    name: str, size: tuple[float, float], *, on_page: object, then: str | None = None
) -> PageTemplate:
    width, height = size
    frame = Frame(
        _LEFT,
        _BOTTOM,
        width - _LEFT - _RIGHT,
        height - _TOP - _BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(id=name, frames=[frame], pagesize=size, onPage=on_page, autoNextPageTemplate=then)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What a part of the report is drawn with: its faces, and the room on a page in points."""

    face: Typeface
    width: float
    height: float


def _page(face: Typeface, *, is_landscape: bool) -> _Page:
    width, height = landscape(A4) if is_landscape else A4
    return _Page(face=face, width=width - _LEFT - _RIGHT, height=height - _TOP - _BOTTOM)


def _whole_story(report: Report, face: Typeface) -> list[Flowable]:
    flow = _story(report, face)
    for other in report.following:
        shape = "landscape" if other.landscape else "portrait"
        flow += [NextPageTemplate(f"{shape}{_ANEW}"), PageBreak(), *_story(other, face)]
    return flow


def _story(report: Report, face: Typeface) -> list[Flowable]:
    page = _page(face, is_landscape=report.landscape)
    flow: list[Flowable] = []
    if report.notice:
        flow += notice_block(report.notice, face, width=page.width)
    if report.letterhead is not None:
        flow += [LetterheadBlock(report.letterhead, face), Spacer(1, 10)]
    flow += title_block(report.title, report.subtitle, face=face, width=page.width)
    if report.reference:
        flow += paragraphs(report.reference, line_style(face.italic, 13.0, align=Align.CENTRE))
    flow += _with_signature(report, page)
    for annex in report.annexes:
        flow += _annex(annex, face)
    return flow


def _with_signature(report: Report, page: _Page) -> list[Flowable]:
    """The signature never stands alone on a page: the last paragraph goes with it."""
    if report.signature is None:
        return _blocks(report.blocks, page)
    foot = signature_block(report.signature, page.face, width=page.width)
    if report.blocks and isinstance(report.blocks[-1], Paragraph):
        last = _block(report.blocks[-1], page)
        return [*_blocks(report.blocks[:-1], page), KeepTogether([*last, foot])]
    return [*_blocks(report.blocks, page), foot]


def _annex(annex: Annex, face: Typeface) -> list[Flowable]:
    flow: list[Flowable] = [NextPageTemplate("landscape" if annex.landscape else "portrait"), PageBreak()]
    flow += paragraphs(annex.label, line_style(face.bold, 14.0, align=Align.CENTRE))
    flow += paragraphs(annex.title, line_style(face.bold, 14.0, align=Align.CENTRE, before=2))
    flow += paragraphs(annex.reference, line_style(face.italic, 13.0, align=Align.CENTRE, before=2))
    return [*flow, Spacer(1, 6), *_blocks(annex.blocks, _page(face, is_landscape=annex.landscape))]


def _blocks(blocks: tuple[Block, ...], page: _Page) -> list[Flowable]:
    flow: list[Flowable] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        drawn = _block(block, page)
        if isinstance(block, Paragraph) and isinstance(following, Commands):
            drawn[-1].keepWithNext = True
        flow += drawn
    return flow


def _block(block: Block, page: _Page) -> list[Flowable]:  # noqa: PLR0911 - one line per block
    match block:
        case Heading():
            head = paragraphs(block.text, heading_style(page.face, block.level))
            return [CondPageBreak(ROOM_FOR_START), *head]
        case Paragraph():
            return paragraphs(block.text, body_style(_font(block, page.face)))
        case Table():
            return table_flowables(block, page.face, width=page.width, height=page.height)
        case Commands():
            return [command_box(block.lines, page.face, width=page.width)]
        case Code():
            return [code_block(block, page.face, width=page.width)]
        case Parties():
            return [parties_block(block, page.face, width=page.width)]
        case Drawing():
            return paragraphs(block.chart.title, line_style(page.face.bold, 12.0, align=Align.CENTRE))
        case FillIn():
            return [KeepTogether([DottedLine() for _ in range(block.lines)])]


def _font(block: Paragraph, face: Typeface) -> str:
    if block.bold:
        return face.bold_italic if block.italic else face.bold
    return face.italic if block.italic else face.regular
