"""The one icon family, drawn by us, coloured for the scheme in use."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.look import RESOURCES, current_scheme

_SIZES = (16, 20, 24, 32, 40)
_DRAWN_WITH = "#000000"


def icon(name: str, meaning: str = "text") -> QIcon:
    """The icon in the colour of a meaning; greyed when its widget is disabled."""
    scheme = current_scheme()
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_picture(name, scheme.colour(meaning), size=size))
        made.addPixmap(_picture(name, scheme.colour("disabled"), size=size), QIcon.Mode.Disabled)
    return made


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
