"""The one icon family, drawn by us, coloured for the scheme in use."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.look import RESOURCES, current_scheme

_DRAWN_WITH = "#000000"


class _SchemeEngine(QIconEngine):
    """Draws an icon in the colour its meaning has in the scheme of this moment, at the size it is shown."""

    def __init__(self, name: str, meaning: str) -> None:
        super().__init__()
        self._name, self._meaning = name, meaning

    def clone(self) -> QIconEngine:
        """Another one of the same icon."""
        return _SchemeEngine(self._name, self._meaning)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw it into a rectangle."""
        painter.drawPixmap(rect, self._drawn(rect.size() * painter.device().devicePixelRatioF(), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """It, of this size in pixels of the screen."""
        return self._drawn(size, mode)

    def _drawn(self, size: QSize, mode: QIcon.Mode) -> QPixmap:
        meaning = "disabled" if mode == QIcon.Mode.Disabled else self._meaning
        side = max(min(size.width(), size.height()), 1)
        return _picture(self._name, current_scheme().colour(meaning), size=side)


def icon(name: str, meaning: str = "text") -> QIcon:
    """The icon in the colour of a meaning; greyed when its widget is disabled, redrawn in another scheme."""
    return QIcon(_SchemeEngine(name, meaning))


def program_icon() -> QIcon:
    """The program's own mark."""
    return QIcon(str(RESOURCES / "icons" / "so-cchc.svg"))


def picture(name: str, meaning: str = "text", *, size: int = 20) -> QPixmap:
    """One picture, for labels."""
    return icon(name, meaning).pixmap(QSize(size, size))


def _picture(name: str, colour: QColor, *, size: int) -> QPixmap:
    key = f"{name}-{colour.name()}-{size}"
    held = QPixmap()
    if QPixmapCache.find(key, held):
        return held
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace(_DRAWN_WITH, colour.name()).encode()))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap
