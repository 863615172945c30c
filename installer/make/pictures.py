"""Icons and wizard pictures from our own drawings.

    python -m make.pictures

writes the three committed `.ico` files anew after a drawing changed; the wizard's bitmaps are made at each
build. Small sizes have drawings of their own, fitted to whole pixels, since a large one shrunk is a smear.
"""

import struct
from collections.abc import Mapping
from pathlib import Path

from make.settings import ROOT, WINDOWS_FILES
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS = WINDOWS_FILES / "pictures"
_MARK = ROOT / "resources" / "icons" / "so-cchc.svg"
_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
_PIXELS_AND_PLANES = (1, 32)

# The largest size a drawing serves; the last one serves all above.
ICONS: Mapping[str, tuple[tuple[int, Path], ...]] = {
    "so-cchc.ico": (
        (16, DRAWINGS / "so-cchc-16.svg"),
        (20, DRAWINGS / "so-cchc-20.svg"),
        (24, DRAWINGS / "so-cchc-24.svg"),
        (256, _MARK),
    ),
    "document.ico": (
        (20, DRAWINGS / "document-16.svg"),
        (24, DRAWINGS / "document-24.svg"),
        (256, DRAWINGS / "document.svg"),
    ),
    "update.ico": ((24, DRAWINGS / "update-16.svg"), (256, DRAWINGS / "update.svg")),
}
# Names and factors of the wizard's bitmaps: one for screens up to 125 %, one for finer ones.
WIZARD: Mapping[str, tuple[Path, float]] = {
    "side.bmp": (DRAWINGS / "side.svg", 1.0),
    "side-fine.bmp": (DRAWINGS / "side.svg", 2.0),
    "header.bmp": (DRAWINGS / "header.svg", 1.0),
    "header-fine.bmp": (DRAWINGS / "header.svg", 2.0),
}


def wizard_pictures(folder: Path) -> None:
    """The bitmaps of the wizard, written into a folder: 24 bits a pixel, since it knows no transparency."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (drawing, factor) in WIZARD.items():
        renderer = QSvgRenderer(str(drawing))
        size = renderer.defaultSize() * factor
        drawn = _drawn(renderer, size.width(), height=size.height())
        drawn.convertToFormat(QImage.Format.Format_RGB888).save(str(folder / name))


def icon_bytes(name: str) -> bytes:
    """One icon file with all sizes, each stored as PNG (Windows reads these since Vista)."""
    pictures = [_png(_drawing(name, size), size) for size in _SIZES]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(_SIZES, pictures, strict=True):
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, *_PIXELS_AND_PLANES, len(picture), offset)
        offset += len(picture)
    return head + b"".join(pictures)


def _drawing(name: str, size: int) -> Path:
    return next(drawing for largest, drawing in ICONS[name] if size <= largest)


def _png(drawing: Path, side: int) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(_drawn(QSvgRenderer(str(drawing)), side, height=side))
    return bytes(held.data())


def _drawn(renderer: QSvgRenderer, width: int, *, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def main() -> None:
    """Write the committed icons anew."""
    for name in ICONS:
        (WINDOWS_FILES / name).write_bytes(icon_bytes(name))


if __name__ == "__main__":
    main()
