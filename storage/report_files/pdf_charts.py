"""Charts in a PDF: drawn as vectors, their labels as text; neighbours stand beside each other."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from core.reporting.document import Align, Drawing
from storage.report_files.chart_plan import plan_of
from storage.report_files.chart_shapes import Box, Label, Patch, Plan, Shape, Stroke
from storage.report_files.drawings import WHOLE
from storage.report_files.fonts import Typeface
from storage.report_files.pdf_text import Sheet

_BETWEEN = 8.0  # points between neighbours


class ChartRow(Flowable):  # type: ignore[misc]
    """One chart, or some beside each other; never torn over two pages."""

    def __init__(self, drawings: tuple[Drawing, ...], sheet: Sheet) -> None:
        super().__init__()
        self._face = sheet.face
        self.width = sheet.width
        self._plans: list[tuple[float, Plan]] = []
        left = 0.0
        for each in drawings:
            share = sheet.width * min(each.width, WHOLE) / WHOLE
            gap = _BETWEEN if len(drawings) > 1 else 0.0
            height = min(each.height * mm, sheet.height)
            self._plans.append((left, plan_of(each.chart, sheet.face, width=share - gap, height=height)))
            left += share
        self.height = max(plan.height for _, plan in self._plans)
        self.spaceBefore = self.spaceAfter = 6

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """As wide as the text, as high as the highest."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw every chart, their upper edges in one line."""
        for left, plan in self._plans:
            self.canv.saveState()
            self.canv.translate(left, self.height - plan.height)
            for shape in plan.shapes:
                _paint(self.canv, shape, face=self._face)
            self.canv.restoreState()


def _paint(pen: Canvas, shape: Shape, *, face: Typeface) -> None:
    match shape:
        case Box():
            pen.setLineWidth(0.5)
            pen.setFillGray(shape.grey)
            edge = int(shape.has_edge)
            pen.rect(shape.left, shape.low, shape.width, shape.height, stroke=edge, fill=1)
        case Stroke():
            pen.setLineWidth(shape.width)
            pen.setStrokeGray(shape.grey)
            pen.setDash(list(shape.dash))
            pen.lines([(*start, *end) for start, end in zip(shape.points, shape.points[1:], strict=False)])
            pen.setDash([])
            pen.setStrokeGray(0)
        case Patch():
            path = pen.beginPath()
            path.moveTo(*shape.points[0])
            for point in shape.points[1:]:
                path.lineTo(*point)
            path.close()
            pen.setLineWidth(0.7)
            pen.setFillGray(shape.grey)
            pen.drawPath(path, stroke=1, fill=1)
        case Label():
            pen.setFillGray(shape.grey)
            pen.setFont(face.bold if shape.is_bold else face.regular, shape.size)
            _write(pen, shape)


def _write(pen: Canvas, label: Label) -> None:
    draw = {Align.LEFT: pen.drawString, Align.CENTRE: pen.drawCentredString, Align.RIGHT: pen.drawRightString}
    if not label.is_upright:
        draw[label.align](label.x, label.y, label.text)
        return
    pen.saveState()
    pen.translate(label.x, label.y)
    pen.rotate(90)
    draw[label.align](0, 0, label.text)
    pen.restoreState()
