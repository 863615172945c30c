"""A chart with its table on a sheet of paper, or alone as a picture, as bytes: drawn in the light scheme."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from core.charting import Chart
from ui.charts import chart_view
from ui.look import read_scheme, tabular

_DPI = 150
_MARGIN = 15.0
_WIDTH = 900
_CHART_SHARE = 0.5
_ROW, _GAP = 1.6, 8
_PICTURE = (1600, 900)


def chart_pdf(chart: Chart, heading: str, *, rows: Sequence[Sequence[str]]) -> bytes:
    """Landscape A4: heading, chart, and under it the table, titles first; as many sheets as it needs."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    writer.setTitle(heading)
    painter = QPainter(writer)
    page = QRectF(0, 0, writer.width(), writer.height())
    top = _write_heading(painter, heading, page=page)
    area = QRectF(0, top, page.width(), page.height() * _CHART_SHARE)
    _draw(painter, chart, area=area)
    _write_table(painter, writer, rows=rows, first=area.bottom())
    painter.end()
    buffer.close()
    return bytes(content.data())


def chart_png(chart: Chart, heading: str) -> bytes:
    """A picture for slides: heading and chart on white, every point with its figure."""
    image = QImage(_PICTURE[0], _PICTURE[1], QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    page = QRectF(image.rect()).adjusted(_GAP, _GAP, -_GAP, -_GAP)
    top = _write_heading(painter, heading, page=page)
    _draw(painter, chart, area=QRectF(page.left(), top, page.width(), page.bottom() - top))
    painter.end()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(content.data())


def _draw(painter: QPainter, chart: Chart, *, area: QRectF) -> None:
    view = chart_view(chart, read_scheme("light"))
    sheet = QRectF(0, 0, _WIDTH, int(_WIDTH * area.height() / area.width()))
    view.chart().resize(sheet.size())
    view.scene().setSceneRect(sheet)
    view.scene().render(painter, area, sheet)
    view.deleteLater()


def _write_heading(painter: QPainter, heading: str, *, page: QRectF) -> float:
    font = QFont(painter.font())
    font.setPointSize(13)
    font.setBold(True)
    painter.setFont(font)
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
    used = painter.boundingRect(page, flags, heading)
    painter.drawText(used, flags, heading)
    return float(used.bottom()) + painter.fontMetrics().lineSpacing() / 2


def _write_table(
    painter: QPainter, writer: QPdfWriter, *, rows: Sequence[Sequence[str]], first: float
) -> None:
    font = tabular(QFont(painter.font()))
    font.setPointSize(9)
    font.setBold(False)
    painter.setFont(font)
    height = painter.fontMetrics().lineSpacing() * _ROW
    width = writer.width() / max((len(row) for row in rows), default=1)
    top = first + height
    for row in rows:
        if top + height > writer.height():
            writer.newPage()
            top = 0.0
        for column, text in enumerate(row):
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            cell = QRectF(width * column, top, width - _GAP, height)
            painter.drawText(cell, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        top += height
        painter.drawLine(0, int(top), writer.width(), int(top))
