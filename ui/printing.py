"""Print a PDF on the printer the officer chooses, page by page as it stands."""

from pathlib import Path

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

_RESOLUTION = 300  # dots an inch: sharp enough for a code to be scanned


def print_pdf(parent: QWidget, path: Path) -> bool:
    """Ask for a printer and print every page; False when the officer left or nothing could be read."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    return paint_pdf(path, printer)


def paint_pdf(path: Path, printer: object) -> bool:
    """Paint every page of a PDF onto a printer; False when it cannot be read or painted."""
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    printer.setResolution(_RESOLUTION)
    document = QPdfDocument()
    if document.load(str(path)) != QPdfDocument.Error.None_:
        return False
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points: QSizeF = document.pagePointSize(page)
        size = QSize(round(points.width() / 72 * _RESOLUTION), round(points.height() / 72 * _RESOLUTION))
        painter.drawImage(painter.viewport(), document.render(page, size))
    painter.end()
    document.close()
    return True
