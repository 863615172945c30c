"""Pages of a PDF: their frames, the number in the top margin, or page x of y at the foot of a list."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from storage.report_files.page_form import LONG, SHORT, PageForm
from storage.report_files.pdf_text import Sheet, width_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What stands at the foot of one page of a list: the words, and the place they end at."""

    words: str
    document: int
    page: int
    font: str
    size: float
    right: float
    low: float


class CountedCanvas(Canvas):  # type: ignore[misc]
    """Holds its pages back until it is known how many there are."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.foot: Foot | None = None
        self.kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - the library calls it so
        """Keep the page for later."""
        self.kept.append(dict(self.__dict__))
        self.foot = None
        self._startPage()

    def save(self) -> None:
        """Write every page, its foot first."""
        pages = self.kept
        feet = [page["foot"] for page in pages if page["foot"] is not None]
        for page in pages:
            self.__dict__.update(page)
            if self.foot is not None:
                total = sum(each.document == self.foot.document for each in feet)
                self._write(self.foot, total)
            super().showPage()
        super().save()

    def _write(self, foot: Foot, total: int) -> None:
        text = foot.words.replace("{page}", str(foot.page)).replace("{pages}", str(total))
        self.setFont(foot.font, foot.size)
        self.drawString(foot.right - width_of(text, foot.font, size=foot.size), foot.low, text)


class Pages:
    """The page templates a file needs, made as they are asked for.

    While the file is drawn it knows how many pages and documents lie before the one that is being drawn.
    """

    def __init__(self) -> None:
        self.sheets: dict[tuple[PageForm, bool, bool, str], PageTemplate] = {}
        self._before = self._document = 0

    def template(self, sheet: Sheet, *, begins: bool, foot: str = "") -> str:
        """The name of a template; one that begins goes on as the same without beginning."""
        key = (sheet.form, sheet.is_landscape, begins, foot)
        if key not in self.sheets:
            made = self.sheets[key] = self._made(f"page-{len(self.sheets)}", sheet, foot=foot, begins=begins)
            if begins:
                made.autoNextPageTemplate = self.template(sheet, begins=False, foot=foot)
        return str(self.sheets[key].id)

    def _made(self, name: str, sheet: Sheet, *, foot: str, begins: bool) -> PageTemplate:
        def start(canvas: Canvas, _document: BaseDocTemplate) -> None:
            if begins:
                self._before = canvas.getPageNumber() - 1
                self._document += 1
            page = canvas.getPageNumber() - self._before
            if foot:
                canvas.foot = self._foot(sheet, foot, page=page)
            elif page > 1:
                write_number(canvas, sheet, page=page)

        size = _size(is_landscape=sheet.is_landscape)
        return PageTemplate(id=name, frames=[_frame(sheet)], pagesize=size, onPage=start)

    def _foot(self, sheet: Sheet, words: str, *, page: int) -> Foot:
        form = sheet.form
        return Foot(
            words=words,
            document=self._document,
            page=page,
            font=sheet.face.regular,
            size=form.foot,
            right=form.left * mm + sheet.width,
            low=form.foot_from_bottom * mm,
        )


def write_number(canvas: Canvas, sheet: Sheet, *, page: int) -> None:
    """The page's number, over the middle of the text in the top margin (decree 30/2020)."""
    form = sheet.form
    high = _size(is_landscape=sheet.is_landscape)[1]
    canvas.setFont(sheet.face.regular, form.number)
    canvas.drawCentredString(
        form.left * mm + sheet.width / 2, high - form.number_from_top * mm - form.number * 0.3, str(page)
    )


def _size(*, is_landscape: bool) -> tuple[float, float]:
    return (LONG * mm, SHORT * mm) if is_landscape else (SHORT * mm, LONG * mm)


def _frame(sheet: Sheet) -> Frame:
    return Frame(
        sheet.form.left * mm,
        sheet.form.bottom * mm,
        sheet.width,
        sheet.height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
