"""Print a PDF on the printer the officer chooses: page by page on the worker; the window stays usable.

Qt lets a painter work on a printer away from the window's thread. A page is drawn in strips, so that neither
its picture nor the time one call takes grows with the sheet.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from core.progress import Cancelled, Progress
from core.services.print_papers import NotPrinted
from ui.dialogs.print_out import Printer, Printout, PrintOutDialog
from ui.jobs import JobRunner
from ui.messages import show_error
from ui.progress_dialog import run_long
from ui.texts import printing as texts

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

_RESOLUTION, _POINTS = 300, 72  # dots an inch: sharp enough for a code to be scanned
_STRIP = 180  # dots high


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """What is printed: a PDF of so many pages; `saves` is offered where there is no printer."""

    content: bytes
    pages: int
    copies: int = 1
    saves: Callable[[], None] | None = None
    done: Callable[[str], None] | None = None


def print_pdf(parent: QWidget, jobs: JobRunner, *, job: PrintJob) -> None:
    """Ask for a printer and print; `done` brings what was done, a failure is shown over the parent."""
    dialog = PrintOutDialog(
        printers(), pages=job.pages, copies=job.copies, saves=job.saves is not None, parent=parent
    )
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    if not dialog.has_printer:
        if job.saves is not None:
            job.saves()
        return
    chosen = dialog.chosen()
    printer = printer_for(chosen)
    run_long(
        parent,
        jobs,
        title=texts.PRINTING,
        work=lambda progress: paint_pdf(job.content, printer, printout=chosen, progress=progress),
        done=lambda count: _tell(job, chosen, count=count),
        failed=lambda error: show_error(parent, error),
    )


def printers() -> tuple[Printer, ...]:
    """The printers of this computer, the usual one first."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name))
    return tuple(Printer(name=name, both_sides=partial(_turns_sheets, name)) for name in names)


def page_count(content: bytes) -> int:
    """How many pages a PDF has; 0 when it cannot be read."""
    with _reading(content) as document:
        return document.pageCount()


def printer_for(chosen: Printout) -> "QPrinter":
    """The printer that was chosen, told how often and on how many sides to print."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    printer = QPrinter(QPrinterInfo.printerInfo(chosen.printer), QPrinter.PrinterMode.HighResolution)
    if printer.supportsMultipleCopies():
        printer.setCopyCount(chosen.copies)
        printer.setCollateCopies(True)
    if chosen.both_sides:
        printer.setDuplex(QPrinter.DuplexMode.DuplexAuto)
    return printer


def paint_pdf(content: bytes, printer: "QPrinter", *, printout: Printout, progress: Progress) -> int:
    """Paint the chosen pages onto a printer; how many pages it was given.

    Raises:
        NotPrinted: the PDF cannot be read, or the printer takes no page or stops.
        Cancelled: the officer stopped; what the printer has not begun is taken back.
    """
    with _reading(content) as document:
        passes = 1 if printer.supportsMultipleCopies() else printout.copies
        last = min(printout.last or document.pageCount(), document.pageCount())
        pages = [page for _pass in range(passes) for page in range(printout.first - 1, last)]
        if not pages:
            raise NotPrinted(printer=printout.printer, page=0)
        _set_up(printer)
        _turn(printer, document, page=pages[0])
        painter = QPainter()
        if not painter.begin(printer):
            raise NotPrinted(printer=printout.printer, page=0)
        try:
            done = _paint_pages(painter, printer, document=document, pages=pages, progress=progress)
        except Cancelled:
            printer.abort()  # it forgets what it has not begun
            raise
        finally:
            painter.end()
    if done < len(pages):
        printer.abort()
        raise NotPrinted(printer=printout.printer, page=done)
    return done


def _paint_pages(
    painter: QPainter,
    printer: "QPrinter",
    *,
    document: "QPdfDocument",
    pages: list[int],
    progress: Progress,
) -> int:
    """How many pages the printer took."""
    for done, page in enumerate(pages):
        progress.check()
        progress.report(done, len(pages))
        is_taken = not done or _begin_page(printer, document, page=page)
        if not (is_taken and _paint_page(painter, printer, document=document, page=page)):
            return done
    return len(pages)


def _begin_page(printer: "QPrinter", document: "QPdfDocument", *, page: int) -> bool:
    _turn(printer, document, page=page)
    return printer.newPage()


def _paint_page(painter: QPainter, printer: "QPrinter", *, document: "QPdfDocument", page: int) -> bool:
    """One page on one sheet; False when the printer has stopped."""
    from PySide6.QtPrintSupport import QPrinter

    for target, clip, size in _strips(document, page=page, sheet=painter.viewport()):
        painter.drawImage(target, _rendered(document, page, size=size, clip=clip))
    return printer.printerState() not in {QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error}


@contextmanager
def _reading(content: bytes) -> "Iterator[QPdfDocument]":
    from PySide6.QtPdf import QPdfDocument

    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(held)
    try:
        yield document
    finally:
        document.close()


def _turns_sheets(name: str) -> bool:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    printer: QPrinterInfo = QPrinterInfo.printerInfo(name)
    return any(mode != QPrinter.DuplexMode.DuplexNone for mode in printer.supportedDuplexModes())


def _set_up(printer: "QPrinter") -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setResolution(_RESOLUTION)


def _turn(printer: "QPrinter", document: "QPdfDocument", *, page: int) -> None:
    """The sheet lies as its page does."""
    points = document.pagePointSize(page)
    is_wide = points.width() > points.height()
    wanted = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(wanted)


def _strips(document: "QPdfDocument", *, page: int, sheet: QRect) -> Iterator[tuple[QRect, QRect, QSize]]:
    """A page in strips from the top: where each goes on the sheet, which part of which picture it is."""
    points = document.pagePointSize(page)
    size = QSize(
        round(points.width() / _POINTS * _RESOLUTION), round(points.height() / _POINTS * _RESOLUTION)
    )
    scale = min(sheet.width() / size.width(), sheet.height() / size.height())
    for top in range(0, size.height(), _STRIP):
        clip = QRect(0, top, size.width(), min(_STRIP, size.height() - top))
        first, last = round(top * scale), round((top + clip.height()) * scale)  # no seam between strips
        yield QRect(0, first, round(size.width() * scale), last - first), clip, size


def _rendered(document: "QPdfDocument", page: int, *, size: QSize, clip: QRect) -> QImage:
    from PySide6.QtPdf import QPdfDocumentRenderOptions

    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    options.setScaledClipRect(clip)
    return document.render(page, clip.size(), options)


def _tell(job: PrintJob, chosen: Printout, *, count: int) -> None:
    if job.done is not None:
        job.done(texts.printed(count, chosen.printer))
