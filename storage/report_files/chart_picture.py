"""A chart as a picture for text documents: the same plan as in the PDF, painted in pixels."""

import io

from PIL import Image, ImageDraw, ImageFont

from core.reporting.document import Align
from storage.report_files.chart_shapes import Box, Label, Patch, Plan, Point, Shape, Stroke
from storage.report_files.fonts import Typeface, file_of

_DOTS = 300  # per inch
_SCALE = _DOTS / 72
_WHITE = 255


def picture(plan: Plan, face: Typeface) -> bytes:
    """A PNG in greys, sharp enough for print."""
    size = (round(plan.width * _SCALE), round(plan.height * _SCALE))
    image = Image.new("L", size, _WHITE)
    painter = _Painter(image, face)
    for shape in plan.shapes:
        painter.paint(shape)
    target = io.BytesIO()
    image.save(target, "PNG", dpi=(_DOTS, _DOTS), optimize=True)
    return target.getvalue()


class _Painter:
    """Paints shapes; points become pixels, and up becomes down."""

    def __init__(self, image: Image.Image, face: Typeface) -> None:
        self._image = image
        self._pen = ImageDraw.Draw(image)
        self._face = face
        self._fonts: dict[tuple[str, float], ImageFont.FreeTypeFont] = {}

    def paint(self, shape: Shape) -> None:
        """Paint one shape."""
        match shape:
            case Box():
                low, high = shape.low, shape.low + shape.height
                corners = [self._pixel((shape.left, high)), self._pixel((shape.left + shape.width, low))]
                edge = 0 if shape.has_edge else None
                self._pen.rectangle(corners, fill=_ink(shape.grey), outline=edge, width=2)
            case Stroke():
                for piece in _pieces(shape):
                    line = [self._pixel(point) for point in piece]
                    self._pen.line(line, fill=_ink(shape.grey), width=max(round(shape.width * _SCALE), 1))
            case Patch():
                points = [self._pixel(point) for point in shape.points]
                self._pen.polygon(points, fill=_ink(shape.grey), outline=0, width=3)
            case Label():
                self._write(shape)

    def _pixel(self, point: Point) -> Point:
        return point[0] * _SCALE, self._image.height - point[1] * _SCALE

    def _write(self, label: Label) -> None:
        font = self._font(self._face.bold if label.is_bold else self._face.regular, label.size)
        wide = font.getlength(label.text)
        back = {Align.LEFT: 0.0, Align.CENTRE: wide / 2, Align.RIGHT: wide}[label.align]
        x, y = self._pixel((label.x, label.y))
        if not label.is_upright:
            self._pen.text((x - back, y), label.text, font=font, fill=_ink(label.grey), anchor="ls")
            return
        up, down = font.getmetrics()
        strip = Image.new("L", (int(wide) + 4, up + down), _WHITE)
        ImageDraw.Draw(strip).text((0, up), label.text, font=font, fill=_ink(label.grey), anchor="ls")
        turned = strip.rotate(90, expand=True)
        self._image.paste(turned, (int(x) - up, int(y + back) - turned.height))

    def _font(self, name: str, size: float) -> ImageFont.FreeTypeFont:
        key = (name, size)
        if key not in self._fonts:
            self._fonts[key] = ImageFont.truetype(str(file_of(name)), round(size * _SCALE))
        return self._fonts[key]


def _pieces(stroke: Stroke) -> list[list[Point]]:
    """The inked pieces of a dashed line; the whole of an undashed one."""
    if not stroke.dash:
        return [list(stroke.points)]
    pieces: list[list[Point]] = []
    at, left = 0, stroke.dash[0]
    for start, end in zip(stroke.points, stroke.points[1:], strict=False):
        long = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        done = 0.0
        while done < long:
            step = min(left, long - done)
            if at % 2 == 0:
                pieces.append([_between(start, end, share=each / long) for each in (done, done + step)])
            done, left = done + step, left - step
            if left <= 0:
                at += 1
                left = stroke.dash[at % len(stroke.dash)]
    return pieces


def _between(start: Point, end: Point, *, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _ink(grey: float) -> int:
    return round(_WHITE * grey)
