"""Points by area: a bar with last year's mark, drawn in the colours of the scheme."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from core.overview import AreaLine
from ui.look import current_scheme
from ui.messages import plain_label
from ui.texts import home as texts
from ui.whole_lines import keep_whole

_HEIGHT, _TRACK, _RADIUS = 16, 8, 4
_LEAST, _MARK = 104, 2
_FULL = Decimal(100)


class AreaBar(QWidget):
    """How much of an area's maximum is reached, what others score, and where last year stood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: AreaLine | None = None
        self._is_low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST)

    def show_line(self, line: AreaLine, *, tip: str, tells_low: bool) -> None:
        """Show one area; the words go to the tooltip and to screen readers."""
        self._line, self._is_low = line, tells_low and line.is_low
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(_LEAST, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, what is reached, what others score, and the mark of last year."""
        del event
        line = self._line
        if line is None or not line.maximum:
            return
        scheme = current_scheme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw(painter, _FULL, colour=scheme.colour("none_soft"))
        own = (line.maximum - line.outside) * 100 / line.maximum
        self._draw(painter, own, colour=scheme.colour("line"))
        reached = line.points * 100 / line.maximum
        self._draw(painter, reached, colour=scheme.colour("care" if self._is_low else "accent"))
        if line.last_share is not None:
            at = int((self.width() - _MARK) * min(line.last_share, _FULL) / 100)
            painter.fillRect(QRectF(at, 0, _MARK, self.height()), scheme.colour("text"))
        painter.end()

    def _draw(self, painter: QPainter, share: Decimal, *, colour: QColor) -> None:
        width = int(self.width() * min(share, _FULL) / 100)
        if width > 0:
            painter.setBrush(colour)
            top = (self.height() - _TRACK) / 2
            painter.drawRoundedRect(QRectF(0, top, width, _TRACK), _RADIUS, _RADIUS)


class AreaRow:
    """One area: its name, its bar, its figures, and the word where it stands low."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        self.name = plain_label(wraps=True)
        self.bar = AreaBar()
        self.points = plain_label()
        self.low = plain_label(texts.LOW, kind="care")
        self.points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        keep_whole(self.name)
        for column, widget in enumerate((self.name, self.bar, self.points, self.low)):
            grid.addWidget(widget, row, column)

    def show(self, line: AreaLine, *, last_year: int | None, tells_low: bool) -> None:
        """Show one area's points."""
        self.name.setText(line.name)
        self.bar.show_line(line, tip=texts.area_tip(line, last_year), tells_low=tells_low)
        self.points.setText(texts.area_points(line))
        self.low.setVisible(tells_low and line.is_low)

    def set_visible(self, is_visible: bool) -> None:
        """Show or hide the row."""
        for widget in (self.name, self.bar, self.points, self.low):
            widget.setVisible(is_visible)
