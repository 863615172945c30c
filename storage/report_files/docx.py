"""A report as a text document to be edited further, in the form of decree 30/2020."""

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from core.progress import Progress
from core.reporting.document import Align, Annex, Parties, Report, Table
from storage.report_files import docx_blocks, docx_head
from storage.report_files.docx_tables import table_xml
from storage.report_files.docx_text import FONT, field, framed, line, run, spacer
from storage.report_files.drawings import Item, items_of
from storage.report_files.fonts import typeface
from storage.report_files.pace import Pace
from storage.report_files.page_form import LONG, SHORT, PageForm, form_of
from storage.report_files.pdf_text import Sheet
from storage.report_files.plain import printable

_LANGUAGE = "vi-VN"
_NEWEST_LAYOUT = "15"  # of Word 2013 and later; older ones are opened in a mode of compatibility


def render(report: Report, *, progress: Progress | None = None) -> bytes:
    """The whole file.

    Raises:
        Cancelled: the person asked to stop.
    """
    target = io.BytesIO()
    composed(report, progress=progress).save(target)
    return target.getvalue()


def composed(report: Report, *, progress: Progress | None = None) -> Any:
    """The document before it becomes a file.

    Raises:
        Cancelled: the person asked to stop.
    """
    document = Document()
    _plain_style(document)
    _modern(document)
    properties = document.core_properties
    properties.title = printable(report.title)
    properties.author = properties.comments = ""
    properties.language = _LANGUAGE
    writer = _Writer(document, Pace(report, progress))
    for each in (report, *report.following):
        writer.write(each)
    return document


class _Writer:
    """Writes one document of the file after the other, each in sections of its own."""

    def __init__(self, document: Any, pace: Pace) -> None:
        self._document = document
        self._pace = pace
        self._face = typeface()
        self._pages: str | None = None

    def write(self, report: Report) -> None:
        """From a page numbered 1 to the end of its annexes."""
        sheet = Sheet(face=self._face, form=form_of(report), is_landscape=report.landscape)
        self._section(sheet, report, is_first=self._pages is None)
        self._start(report, sheet)
        self._items(items_of(report.blocks), sheet, is_signed=report.signature is not None)
        if report.signature is not None:
            docx_head.signature(self._document, report.signature, sheet=sheet)
        for annex in report.annexes:
            self._annex(annex, report)

    def _start(self, report: Report, sheet: Sheet) -> None:
        if report.notice:
            framed(self._document, report.notice, size=11)
        if report.letterhead is not None:
            docx_head.letterhead(self._document, report.letterhead, sheet=sheet)
        if report.title or report.subtitle:
            docx_head.title(self._document, report.title, subject=report.subtitle, sheet=sheet)
        if report.reference:
            size = sheet.form.reference
            line(self._document, report.reference, size=size, italic=True, align=Align.CENTRE)

    def _annex(self, annex: Annex, report: Report) -> None:
        """On pages of its own, numbered for itself."""
        form = form_of(report)
        sheet = Sheet(face=self._face, form=form, is_landscape=annex.landscape)
        self._section(sheet, report, is_first=False)
        if annex.label:
            line(self._document, annex.label, size=form.title, bold=True, align=Align.CENTRE)
        line(self._document, annex.title, size=form.title, bold=True, align=Align.CENTRE)
        if annex.reference:
            line(self._document, annex.reference, size=form.reference, italic=True, align=Align.CENTRE)
        spacer(self._document, 6)
        self._items(items_of(annex.blocks), sheet, is_signed=False)

    def _section(self, sheet: Sheet, report: Report, *, is_first: bool) -> None:
        document = self._document
        section = document.sections[0] if is_first else document.add_section(WD_SECTION.NEW_PAGE)
        _shape(section, sheet.form, is_landscape=sheet.is_landscape)
        section.different_first_page_header_footer = not report.pages
        if not is_first:
            _count_anew(section)
        if report.pages == self._pages:
            return
        self._pages = report.pages
        if report.pages:
            _page_of_pages(section, sheet, words=report.pages, is_alone=not report.following)
        else:
            _page_number(section, sheet)

    def _items(self, items: tuple[Item, ...], sheet: Sheet, *, is_signed: bool) -> None:
        for at, item in enumerate(items, 1):
            is_followed = isinstance(items[at], Parties) if at < len(items) else is_signed
            self._item(item, sheet, is_last=is_followed)

    def _item(self, item: Item, sheet: Sheet, *, is_last: bool) -> None:
        """One block; the last before signatures stays with them."""
        if isinstance(item, Table):
            self._table(item, sheet, is_last=is_last)
            return
        docx_blocks.write(self._document, item, sheet=sheet)
        if is_last:
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _table(self, table: Table, sheet: Sheet, *, is_last: bool) -> None:
        document, form = self._document, sheet.form
        if table.caption:
            caption = line(document, table.caption, size=form.caption, bold=True, align=Align.CENTRE)
            caption.paragraph_format.space_before, caption.paragraph_format.keep_with_next = Pt(8), True
        spacer(document, 3, stays=True)
        element = table_xml(table, sheet, pace=self._pace, stays=is_last or bool(table.notes))
        document.element.body.insert_element_before(element, "w:sectPr")
        for text in table.notes:
            note = line(document, text, size=form.note, italic=True)
            note.paragraph_format.space_before = Pt(3)
            note.paragraph_format.keep_with_next = is_last
        spacer(document, 3, stays=is_last)


def _plain_style(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name = FONT
    style.font.size = Pt(13)
    for script in ("w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)


def _modern(document: Any) -> None:
    settings = document.settings.element
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _NEWEST_LAYOUT)


def _shape(section: Any, form: PageForm, *, is_landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    width, height = (LONG, SHORT) if is_landscape else (SHORT, LONG)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(form.top), Mm(form.bottom)
    section.left_margin, section.right_margin = Mm(form.left), Mm(form.right)
    section.header_distance = Mm(form.number_from_top) - Pt(form.number * 0.6)
    section.footer_distance = Mm(form.foot_from_bottom)


def _count_anew(section: Any) -> None:
    """A section from a page numbered 1; the library copies the settings of the one before."""
    sheet = section._sectPr  # noqa: SLF001 - the library offers no other way
    for count in sheet.findall(qn("w:pgNumType")):
        sheet.remove(count)
    count = OxmlElement("w:pgNumType")
    count.set(qn("w:start"), "1")
    sheet.find(qn("w:cols")).addprevious(count)


def _page_number(section: Any, sheet: Sheet) -> None:
    """Centred in the top margin; the first page of a section has a header of its own, which is empty."""
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field(paragraph, "PAGE", size=sheet.form.number)


def _page_of_pages(section: Any, sheet: Sheet, *, words: str, is_alone: bool) -> None:
    """At the foot of every page of a list: the words, with fields where the numbers stand."""
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    size = sheet.form.foot
    before, _, rest = words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    for text, name in ((before, "PAGE"), (between, "NUMPAGES" if is_alone else "SECTIONPAGES"), (after, "")):
        if text:
            run(paragraph, text, size=size)
        if name:
            field(paragraph, name, size=size)
