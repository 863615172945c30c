"""Icons and wizard pictures: the committed ones are those of the drawings, and none is an accident of scaling."""

import struct
from pathlib import Path

import pytest
from make import pictures
from make.settings import WINDOWS_FILES
from PySide6.QtGui import QColor, QImage

SIZES = [16, 20, 24, 32, 40, 48, 64, 256]
FORM = QImage.Format.Format_ARGB32
MOST_DIFFERING = 16  # of 1,024 colours of the smallest icon and 262,144 of the largest


def images(icon: bytes) -> list[QImage]:
    count = struct.unpack_from("<H", icon, 4)[0]
    places = [struct.unpack_from("<II", icon, 6 + 16 * at + 8) for at in range(count)]
    return [QImage.fromData(icon[start : start + size], "PNG") for size, start in places]


def differing(one: QImage, other: QImage) -> int:
    """How many colours of two pictures differ; by more than one step in 255 none may.

    Qt draws with what a processor offers, and processors round a few edges differently.
    """
    cells = zip(*(bytes(image.convertToFormat(FORM).constBits()) for image in (one, other)), strict=True)
    steps = [abs(mine - theirs) for mine, theirs in cells]
    assert max(steps) <= 1
    return sum(steps)


@pytest.mark.parametrize("name", pictures.ICONS)
def test_committed_icons_are_those_of_the_drawings(name: str) -> None:
    committed, drawn = (
        images(icon) for icon in ((WINDOWS_FILES / name).read_bytes(), pictures.icon_bytes(name))
    )
    assert [image.width() for image in committed] == [image.width() for image in drawn] == SIZES
    for one, other in zip(committed, drawn, strict=True):
        assert differing(one, other) <= MOST_DIFFERING


def test_small_program_icons_keep_their_mark_apart_from_the_ground() -> None:
    for image in images(pictures.icon_bytes("so-cchc.ico"))[:3]:
        colours = [QColor(image.pixel(x, y)) for x in range(image.width()) for y in range(image.height())]
        assert sum(colour.red() > 220 and colour.blue() < 140 for colour in colours) >= image.width() / 2
        assert sum(colour.lightness() > 240 for colour in colours) >= image.width() / 2


def test_the_wizard_has_its_pictures_for_coarse_and_fine_screens(tmp_path: Path) -> None:
    pictures.wizard_pictures(tmp_path)
    sizes = {path.name: QImage(str(path)).size().toTuple() for path in tmp_path.iterdir()}
    assert sizes == {
        "side.bmp": (191, 362),
        "side-fine.bmp": (382, 724),
        "header.bmp": (150, 57),
        "header-fine.bmp": (300, 114),
    }
    assert {struct.unpack_from("<H", path.read_bytes(), 28)[0] for path in tmp_path.iterdir()} == {24}
