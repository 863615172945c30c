"""A report as PDF in the form of decree 30/2020: A4, margins, page numbers in the top margin."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from core.progress import Progress
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
from storage.report_files.drawings import Item, items_of
from storage.report_files.fonts import Typeface, typeface
from storage.report_files.pace import Pace
from storage.report_files.page_form import PageForm, form_of
from storage.report_files.pdf_charts import ChartRow
from storage.report_files.pdf_commands import command_box
from storage.report_files.pdf_hand_over import code_block, parties_block
from storage.report_files.pdf_head import (
    DottedLine,
    LetterheadBlock,
    notice_block,
    signature_block,
    signature_height,
    title_block,
)
from storage.report_files.pdf_keeping import settled
from storage.report_files.pdf_pages import CountedCanvas, Pages
from storage.report_files.pdf_tables import table_flowables
from storage.report_files.pdf_text import Sheet, body_style, heading_style, line_style, paragraphs
from storage.report_files.plain import printable

_ROOM_BELOW_HEADING = 90.0  # points
_ONTO_FIRST_PAGE = 2  # flowables that begin a page, which the first has already
_TIMES = 2  # each row is laid out and drawn


def render(report: Report, face: Typeface | None = None, *, progress: Progress | None = None) -> bytes:
    """The whole file; equal reports give equal bytes on one machine.

    Raises:
        Cancelled: the person asked to stop.
    """
    used = face or typeface()
    pages, pace = Pages(), Pace(report, progress, times=_TIMES)
    drawing = _Drawing(face=used, told=pace.step, pages=pages)
    story = settled([flow for each in (report, *report.following) for flow in drawing.story(each)])
    target = io.BytesIO()
    document = BaseDocTemplate(
        target,
        title=printable(f"{report.title} {report.subtitle}").replace("\n", " "),
        author=printable(" ".join(report.letterhead.issuer)) if report.letterhead else "",
        lang="vi-VN",
        invariant=1,
        initialFontName=used.regular,
        pageTemplates=[*pages.sheets.values()],
    )
    document.setProgressCallBack(lambda _kind, _value: pace.check())
    is_counted = any(each.pages for each in (report, *report.following))
    document.build(story[_ONTO_FIRST_PAGE:], canvasmaker=CountedCanvas if is_counted else Canvas)
    return target.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    """Turns reports into what flows over the pages."""

    face: Typeface
    told: Callable[[int], None]
    pages: Pages

    def story(self, report: Report) -> list[Flowable]:
        """One document of the file, on pages of its own."""
        form = form_of(report)
        sheet = self._sheet(form, is_landscape=report.landscape)
        flow = self._new_page(sheet, report)
        if report.notice:
            flow += notice_block(report.notice, sheet)
        if report.letterhead is not None:
            flow += [LetterheadBlock(report.letterhead, sheet), Spacer(1, 10)]
        if report.title or report.subtitle:
            flow += title_block(report.title, report.subtitle, sheet=sheet)
        if report.reference:
            flow += paragraphs(
                report.reference, line_style(self.face.italic, form.reference, align=Align.CENTRE)
            )
        flow += self._with_signature(report, sheet)
        for annex in report.annexes:
            flow += self._annex(annex, report)
        return flow

    def _sheet(self, form: PageForm, *, is_landscape: bool) -> Sheet:
        return Sheet(face=self.face, form=form, is_landscape=is_landscape)

    def _new_page(self, sheet: Sheet, report: Report, *, begins: bool = True) -> list[Flowable]:
        name = self.pages.template(sheet, begins=begins, foot=report.pages)
        return [NextPageTemplate(name), PageBreak()]

    def _with_signature(self, report: Report, sheet: Sheet) -> list[Flowable]:
        """The signature never stands alone on a page: the end of the text goes with it."""
        items = items_of(report.blocks)
        if report.signature is None or not items:
            foot = [signature_block(report.signature, sheet)] if report.signature else []
            return [*self._items(items, sheet), *foot]
        block = signature_block(report.signature, sheet)
        *before, last = items
        if isinstance(last, Table):
            table = self._table(last, sheet, below=signature_height(block, sheet))
            return [*self._items(before, sheet), *table, block]
        *above, end = self._item(last, sheet)
        return [*self._items(before, sheet), *above, KeepTogether([end, block])]

    def _annex(self, annex: Annex, report: Report) -> list[Flowable]:
        """On pages of its own, numbered for itself."""
        form, face = form_of(report), self.face
        sheet = self._sheet(form, is_landscape=annex.landscape)
        title = line_style(face.bold, form.title, align=Align.CENTRE, before=2)
        reference = line_style(face.italic, form.reference, align=Align.CENTRE, before=2)
        return [
            *self._new_page(sheet, report, begins=not report.pages),
            *(paragraphs(annex.label, title) if annex.label else ()),
            *paragraphs(annex.title, title),
            *(paragraphs(annex.reference, reference) if annex.reference else ()),
            Spacer(1, 6),
            *self._items(items_of(annex.blocks), sheet),
        ]

    def _items(self, items: Sequence[Item], sheet: Sheet) -> list[Flowable]:
        flow: list[Flowable] = []
        for item, following in zip_longest(items, items[1:]):
            if isinstance(item, Table) and isinstance(following, Parties):
                (parties,) = self._item(following, sheet)
                flow += self._table(item, sheet, below=signature_height(parties, sheet))
                continue
            flows = self._item(item, sheet)
            if isinstance(following, Parties) or (
                isinstance(item, Paragraph) and isinstance(following, Commands)
            ):
                flows[-1].keepWithNext = True
            flow += flows
        return flow

    def _table(self, table: Table, sheet: Sheet, *, below: float = 0) -> list[Flowable]:
        return table_flowables(table, sheet, told=self.told, below=below)

    def _item(self, item: Item, sheet: Sheet) -> list[Flowable]:
        return [ChartRow(item, sheet)] if isinstance(item, tuple) else self._block(item, sheet)

    def _block(self, block: Block, sheet: Sheet) -> list[Flowable]:  # noqa: PLR0911 - one line per block
        match block:
            case Heading():
                style = heading_style(sheet.face, sheet.form, level=block.level)
                return [CondPageBreak(_ROOM_BELOW_HEADING), *paragraphs(block.text, style)]
            case Paragraph():
                return paragraphs(block.text, body_style(_font(block, sheet.face), sheet.form))
            case Table():
                return self._table(block, sheet)
            case Commands():
                return [command_box(block.lines, sheet.face, width=sheet.width)]
            case Code():
                return [code_block(block, sheet.face, width=sheet.width)]
            case Parties():
                return [parties_block(block, sheet.face, width=sheet.width)]
            case Drawing():
                return [ChartRow((block,), sheet)]
            case FillIn():
                return [DottedLine(stays=at < block.lines) for at in range(1, block.lines + 1)]


def _font(block: Paragraph, face: Typeface) -> str:
    if block.bold:
        return face.bold_italic if block.italic else face.bold
    return face.italic if block.italic else face.regular
