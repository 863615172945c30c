"""The fixed parts of an official document in a PDF: letterhead, title, dotted lines, signature (guide 8)."""

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Table as Grid

from core.reporting.document import Align, Letterhead, Signature
from storage.report_files.fonts import Typeface
from storage.report_files.pdf_text import BODY_SIZE, line_style, paragraphs
from storage.report_files.plain import printable

_LEADING = 1.25
_LEFT_SHARE = 0.40
_RULE = 0.75
_ROOM_FOR_SIGNING = 24 * mm
_RECIPIENTS_SIZE = 11.0


class LetterheadBlock(Flowable):  # type: ignore[misc]
    """Issuer left, national title right, number and day below; rules as long as the decree says."""

    def __init__(self, head: Letterhead, face: Typeface) -> None:
        super().__init__()
        self._head = head
        self._face = face
        self._left: list[tuple[str, str, float]] = []
        self._right: list[tuple[str, str, float]] = []

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Lines are broken for the width; the two columns share one height."""
        self.width = available_width
        left, right = self._columns()
        face, head = self._face, self._head
        self._left = [
            *_broken(head.superior, face.regular, size=12.0, width=left),
            *(line for text in head.issuer for line in _broken(text, face.bold, size=12.0, width=left)),
        ]
        nation = _fitting(head.nation, face.bold, size=12.0, width=right)
        self._right = [
            (printable(head.nation), face.bold, nation),
            (printable(head.motto), face.bold, 13.0),
        ]
        upper = max(len(self._left), len(self._right))
        self.height = (upper + 1) * 12.0 * _LEADING + 26
        return self.width, self.height

    def draw(self) -> None:
        """Draw both columns."""
        left, right = self._columns()
        left_middle, right_middle = left / 2, self.width - right / 2
        top = self.height - 12
        below_left = self._draw_lines(self._left, left_middle, top=top)
        below_right = self._draw_lines(self._right, right_middle, top=top)
        self._rule(left_middle, below_left, lines=self._left, share=0.4)
        self._rule(right_middle, below_right, lines=self._right, share=1.0)
        low = 8.0
        pen = self.canv
        pen.setFont(self._face.regular, 13)
        pen.drawCentredString(left_middle, low, printable(self._head.number_line))
        size = _fitting(self._head.place_and_day, self._face.italic, size=13.0, width=right)
        pen.setFont(self._face.italic, size)
        pen.drawCentredString(right_middle, low, printable(self._head.place_and_day))

    def _columns(self) -> tuple[float, float]:
        left = self.width * _LEFT_SHARE
        return left, self.width - left - 2 * mm

    def _draw_lines(self, lines: list[tuple[str, str, float]], middle: float, *, top: float) -> float:
        for text, font, size in lines:
            self.canv.setFont(font, size)
            self.canv.drawCentredString(middle, top, text)
            top -= 12.0 * _LEADING
        return top + 12.0 * _LEADING - 4.5

    def _rule(
        self, middle: float, height: float, *, lines: list[tuple[str, str, float]], share: float
    ) -> None:
        if not lines:
            return
        half = stringWidth(*lines[-1]) * share / 2
        self.canv.setLineWidth(_RULE)
        self.canv.line(middle - half, height, middle + half, height)


class ShortRule(Flowable):  # type: ignore[misc]
    """The rule below a title: a third to a half of the text above it."""

    def __init__(self, text_width: float) -> None:
        super().__init__()
        self._length = text_width * 0.4

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """As wide as the page, a few points high."""
        self.width, self.height = available_width, 9.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw it in the middle."""
        self.canv.setLineWidth(_RULE)
        start = (self.width - self._length) / 2
        self.canv.line(start, 5, start + self._length, 5)


class DottedLine(Flowable):  # type: ignore[misc]
    """One dotted line across the page, to be written on."""

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Room for handwriting."""
        self.width, self.height = available_width, 8 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the dots."""
        self.canv.setLineWidth(0.7)
        self.canv.setDash(0.7, 2.4)
        self.canv.line(0, 1.5 * mm, self.width, 1.5 * mm)
        self.canv.setDash()


def title_block(title: str, subtitle: str, *, face: Typeface, width: float) -> list[Flowable]:
    """Kind of document in bold capitals, what it is about in bold, and the short rule."""
    flow: list[Flowable] = [Spacer(1, 6)]
    flow += paragraphs(title, line_style(face.bold, 14.0, align=Align.CENTRE))
    flow += paragraphs(subtitle, line_style(face.bold, 14.0, align=Align.CENTRE, before=2))
    lines = simpleSplit(printable(subtitle or title), face.bold, 14.0, width)
    flow += [ShortRule(stringWidth(lines[-1], face.bold, 14.0) if lines else 0), Spacer(1, 6)]
    return flow


def notice_block(notice: str, face: Typeface, *, width: float) -> list[Flowable]:
    """A framed remark above everything: sample set, draft."""
    text = paragraphs(notice, line_style(face.bold, 11.0, align=Align.CENTRE))
    frame = Grid(
        [[text]], colWidths=(width,), style=[_own_font(face), ("BOX", (0, 0), (-1, -1), 0.75, "black")]
    )
    return [frame, Spacer(1, 8)]


def signature_block(signature: Signature, face: Typeface, *, width: float) -> Flowable:
    """Recipients left, signature right; never torn over two pages."""
    small = line_style(face.regular, _RECIPIENTS_SIZE, align=Align.LEFT)
    left: list[Flowable] = []
    if signature.recipients:
        left += paragraphs(signature.recipients_label, line_style(face.bold_italic, 12.0, align=Align.LEFT))
        left += [flow for text in _recipient_lines(signature) for flow in paragraphs(text, small)]
    capitals = line_style(face.bold, BODY_SIZE, align=Align.CENTRE)
    right = [flow for text in signature.lines for flow in paragraphs(text, capitals)]
    right.append(Spacer(1, _ROOM_FOR_SIGNING))
    right += paragraphs(signature.name, line_style(face.bold, 14.0, align=Align.CENTRE))
    return Grid(
        [[left, right]],
        colWidths=(width * 0.45, width * 0.55),
        style=[_own_font(face), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)],
        spaceBefore=14,
    )


def _own_font(face: Typeface) -> tuple[object, ...]:
    """Keeps the library from naming its own font, which is not embedded."""
    return ("FONTNAME", (0, 0), (-1, -1), face.regular)


def _recipient_lines(signature: Signature) -> tuple[str, ...]:
    *others, last = signature.recipients
    return (*(f"- {name};" for name in others), f"- {last}")


def _broken(text: str, font: str, *, size: float, width: float) -> list[tuple[str, str, float]]:
    if not text:
        return []
    return [(line, font, size) for line in simpleSplit(printable(text), font, size, width)]


def _fitting(text: str, font: str, *, size: float, width: float) -> float:
    """The size, made smaller only where the substitute font runs wider than the column."""
    natural = stringWidth(printable(text), font, size)
    return size if natural <= width else size * width / natural
