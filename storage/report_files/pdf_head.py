"""The fixed parts of an official document in a PDF: letterhead, title, dotted lines, signature (guide 8)."""

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Table as Grid

from core.reporting.document import Align, Letterhead, Signature
from storage.report_files.fonts import Typeface
from storage.report_files.page_form import RULE, SHORT_RULE, WHOLE_RULE
from storage.report_files.pdf_text import Sheet, broken, line_style, paragraphs, width_of

_LEADING = 1.2
_GAP = 2 * mm  # between the two columns
_RULE_BELOW = 4.0  # points from the line of text to its rule
_TO_NUMBER = 20.0  # from the rules to number and day
_ROOM_FOR_SIGNING = 24 * mm
_BEFORE_SIGNATURE = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the letterhead."""

    text: str
    font: str
    size: float

    @property
    def width(self) -> float:
        """In points."""
        return width_of(self.text, self.font, size=self.size)


def head_columns(nation: str, sheet: Sheet) -> tuple[float, float]:
    """Widths of issuer and nation: the national title needs one line, the issuer gets what is left."""
    need = width_of(nation, sheet.face.bold, size=sheet.form.nation) + 2.0
    right = min(max(need, sheet.width * 0.58), sheet.width * 0.7)
    return sheet.width - right - _GAP, right


class LetterheadBlock(Flowable):  # type: ignore[misc]
    """Issuer left, national title right, number and day below; rules as long as the decree says."""

    def __init__(self, head: Letterhead, sheet: Sheet) -> None:
        super().__init__()
        form, face = sheet.form, sheet.face
        self._left_width, self._right_width = head_columns(head.nation, sheet)
        left, right = self._left_width, self._right_width
        self._left = [
            *_lines(head.superior, face.regular, size=form.nation, width=left),
            *(line for text in head.issuer for line in _lines(text, face.bold, size=form.nation, width=left)),
        ]
        self._right = [
            *_lines(head.nation, face.bold, size=form.nation, width=right),
            *_lines(head.motto, face.bold, size=form.motto, width=right),
        ]
        self._number = [
            *_lines(head.number_line, face.regular, size=form.motto, width=left),
            *_lines(head.subject, face.regular, size=form.nation, width=left),
        ]
        self._day = _lines(head.place_and_day, face.italic, size=form.motto, width=right)
        self.width = sheet.width
        upper = max(_height(self._left), _height(self._right))
        self._low = max(_height(self._number), _height(self._day))
        self.height = upper + _TO_NUMBER + self._low

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """As wide as the text."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw both columns."""
        left, right = self._left_width / 2, self.width - self._right_width / 2
        self._draw_lines(self._left, left, top=self.height, rule=SHORT_RULE)
        self._draw_lines(self._right, right, top=self.height, rule=WHOLE_RULE)
        self._draw_lines(self._number, left, top=self._low)
        self._draw_lines(self._day, right, top=self._low)

    def _draw_lines(self, lines: list[Line], middle: float, *, top: float, rule: float = 0) -> None:
        low = top
        for line in lines:
            low -= line.size * _LEADING
            self.canv.setFont(line.font, line.size)
            self.canv.drawCentredString(middle, low + line.size * (_LEADING - 1), line.text)
        if rule and lines:
            half = lines[-1].width * rule / 2
            self.canv.setLineWidth(RULE)
            self.canv.line(middle - half, low - _RULE_BELOW + 2, middle + half, low - _RULE_BELOW + 2)


class ShortRule(Flowable):  # type: ignore[misc]
    """The rule below a title: a third to a half of the text above it."""

    def __init__(self, text_width: float) -> None:
        super().__init__()
        self._length = text_width * SHORT_RULE

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """As wide as the page, a few points high."""
        self.width, self.height = available_width, 9.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw it in the middle."""
        self.canv.setLineWidth(RULE)
        start = (self.width - self._length) / 2
        self.canv.line(start, 5, start + self._length, 5)


class DottedLine(Flowable):  # type: ignore[misc]
    """One dotted line across the page, to be written on; `stays` keeps it on the page of the next one."""

    def __init__(self, *, stays: bool) -> None:
        super().__init__()
        self.keepWithNext = stays

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


def title_block(title: str, subtitle: str, *, sheet: Sheet) -> list[Flowable]:
    """Kind of document in bold capitals, what it is about in bold, and the short rule."""
    bold, size = sheet.face.bold, sheet.form.title
    flow: list[Flowable] = [Spacer(1, 6)]
    flow += paragraphs(title, line_style(bold, size, align=Align.CENTRE)) if title else []
    flow += paragraphs(subtitle, line_style(bold, size, align=Align.CENTRE, before=2)) if subtitle else []
    lines = broken(subtitle or title, bold, size=size, width=sheet.width)
    return [*flow, ShortRule(width_of(lines[-1], bold, size=size)), Spacer(1, 6)]


def notice_block(notice: str, sheet: Sheet) -> list[Flowable]:
    """A framed remark above everything: sample set, draft."""
    text = paragraphs(notice, line_style(sheet.face.bold, 11.0, align=Align.CENTRE))
    frame = Grid(
        [[text]],
        colWidths=(sheet.width,),
        style=[_own_font(sheet.face), ("BOX", (0, 0), (-1, -1), 0.75, "black")],
    )
    return [frame, Spacer(1, 8)]


def signature_block(signature: Signature, sheet: Sheet) -> Flowable:
    """Recipients left, signature right; never torn over two pages."""
    face, form = sheet.face, sheet.form
    small = line_style(face.regular, form.recipients, align=Align.LEFT)
    label = line_style(face.bold_italic, form.recipients_label, align=Align.LEFT)
    left: list[Flowable] = []
    if signature.recipients:
        left += paragraphs(signature.recipients_label, label)
        left += [flow for text in recipient_lines(signature) for flow in paragraphs(text, small)]
    capitals = line_style(face.bold, form.signature, align=Align.CENTRE)
    right = [flow for text in signature.lines for flow in paragraphs(text, capitals)]
    right.append(Spacer(1, _ROOM_FOR_SIGNING))
    right += paragraphs(signature.name, line_style(face.bold, form.name, align=Align.CENTRE))
    return Grid(
        [[left, right]],
        colWidths=(sheet.width * 0.45, sheet.width * 0.55),
        style=[_own_font(face), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)],
        spaceBefore=_BEFORE_SIGNATURE,
    )


def signature_height(foot: Flowable, sheet: Sheet) -> float:
    """What the block takes of a page, with the room above it."""
    return float(foot.wrap(sheet.width, sheet.height)[1]) + _BEFORE_SIGNATURE


def recipient_lines(signature: Signature) -> tuple[str, ...]:
    """A line for each; the last is the archive's and ends as it stands."""
    *others, last = signature.recipients
    return (*(f"- {name};" for name in others), f"- {last}")


def _own_font(face: Typeface) -> tuple[object, ...]:
    """Keeps the library from naming its own font, which is not embedded."""
    return ("FONTNAME", (0, 0), (-1, -1), face.regular)


def _lines(text: str, font: str, *, size: float, width: float) -> list[Line]:
    if not text:
        return []
    return [Line(text=line, font=font, size=size) for line in broken(text, font, size=size, width=width)]


def _height(lines: list[Line]) -> float:
    return sum(line.size * _LEADING for line in lines)
