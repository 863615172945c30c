"""Print a PDF on the printer the officer chooses, page by page as it stands."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.print_out import PrintOutDialog

_RESOLUTION, _POINTS = 300, 72  # dots an inch: sharp enough for a code to be scanned


def print_pdf(parent: QWidget, path: Path, *, copies: int = 1) -> bool:
    """Ask for a printer and print every page; False when the officer left or nothing could be printed."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    dialog = PrintOutDialog(
        QPrinterInfo.availablePrinterNames(),
        default=QPrinterInfo.defaultPrinterName(),
        copies=copies,
        parent=parent,
    )
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    name, count = dialog.chosen()
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(count)
    return paint_pdf(path, printer)


def paint_pdf(path: Path, printer: object) -> bool:
    """Paint every page of a PDF onto a `QPrinter`; False when it cannot be read or painted."""
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setResolution(_RESOLUTION)
    document, painter = QPdfDocument(), QPainter()
    if document.load(str(path)) != QPdfDocument.Error.None_ or not painter.begin(printer):
        return False
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        size = QSize(
            round(points.width() / _POINTS * _RESOLUTION), round(points.height() / _POINTS * _RESOLUTION)
        )
        painter.drawImage(painter.viewport(), document.render(page, size))
    painter.end()
    document.close()
    return True
