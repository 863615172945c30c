"""Charts, PDF and printing: each is made once, and what came out is looked at for ink."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from core.charting import Chart, ChartKind, Series
from core.progress import Silent
from core.self_check.checks import require
from ui.charts import ChartPane
from ui.dialogs.print_out import Printout
from ui.printing import page_count, paint_pdf
from ui.self_check.watch import Watch

_WIDTH, _HEIGHT = 640, 400
_PAGE = QSize(600, 848)
_LEAST_INK = 500  # dots that are not the ground


def draw_charts(watch: Watch) -> None:
    """Every kind of chart, drawn by QtCharts.

    Raises:
        CheckFailed: one stays empty.
    """
    for kind in ChartKind:
        pane = ChartPane()
        pane.resize(_WIDTH, _HEIGHT)
        values = (Decimal(40), Decimal(70), Decimal(55))
        pane.show_chart(
            Chart(
                title=kind.value,
                unit="%",
                labels=("2021", "2022", "2023"),
                series=(Series(name=kind.value, values=values), Series(name="%", values=values[::-1])),
                lowest=Decimal(0),
                highest=Decimal(100),
                kind=kind,
            )
        )
        watch.take(pane, f"chart-{kind.value}")
        require(ink(pane.grab().toImage()) > _LEAST_INK, f"the chart {kind.value} is empty")
        pane.close()
        pane.deleteLater()


def render_pdf(path: Path, *, word: str) -> None:
    """A paper read by QtPdf: its pages are drawn, its text holds a word.

    Raises:
        CheckFailed: it is empty or reads otherwise.
    """
    document = QPdfDocument()
    document.load(str(path))
    try:
        require(document.pageCount() > 0, f"{path.name} has no page")
        require(ink(document.render(0, _PAGE)) > _LEAST_INK, f"{path.name} is empty")
        text = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
        require(word.lower() in " ".join(text.split()).lower(), f"{path.name} does not say {word}")
    finally:
        document.close()


def print_to_file(path: Path, target: Path) -> None:
    """A paper painted onto Qt's printer, which writes it as a PDF.

    Raises:
        CheckFailed: other pages came out.
        NotPrinted: the printer took none.
    """
    content = path.read_bytes()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    painted = paint_pdf(content, printer, printout=Printout(printer="", last=1), progress=Silent())
    require(painted == page_count(target.read_bytes()) == 1, "another number of pages was printed")
    document = QPdfDocument()
    document.load(str(target))
    try:
        require(ink(document.render(0, _PAGE)) > _LEAST_INK, "the printed page is empty")
    finally:
        document.close()


def ink(image: QImage) -> int:
    """How many dots (of every fourth) differ from the ground, which stands in the corner."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    ground = plain.pixel(0, 0)
    return sum(
        plain.pixel(x, y) != ground for y in range(0, plain.height(), 2) for x in range(0, plain.width(), 2)
    )
