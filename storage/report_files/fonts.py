"""Which serif papers are set in: Times New Roman where it is installed, else our own Liberation Serif.

Its letters are as wide as those of Times, and all four faces hold every Vietnamese letter. A face found on
the machine counts only when it holds them too. Typed lines are set in our own Liberation Mono: every face of
every PDF is embedded.
"""

import os
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from storage.paths import resources_folder

# Letters that fonts of the right name may lack (measured: Liberation 1.07 of Debian 12 lacks all but the
# second): o and u with horn and tone, d with stroke, y with tilde, a and e with circumflex and tone.
_PROOF = (0x1EE3, 0x1EF1, 0x0111, 0x1EF9, 0x1EA9, 0x1EC7)
_TIMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
    (
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ),
)
_OWN_SERIF = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)
_OWN_TYPED = ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf")
_SUFFIX = ".ttf"
_REPLACEMENT, _LOZENGE = 0xFFFD, 0x25CA
# Boxes and ticks, which serif faces lack, and what is drawn for them.
_STAND_INS = MappingProxyType(
    {0x2610: 0x25A1, 0x2611: 0x25A0, 0x2612: 0x25A0, 0x2713: 0x221A, 0x2714: 0x221A}
)
# Joiners and variants of a mark: they only say how their neighbours look.
_UNSEEN = frozenset({0x200C, 0x200D, *range(0xFE00, 0xFE10)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """The registered names of four faces of one family, and of two in letters of one width."""

    regular: str
    bold: str
    italic: str
    bold_italic: str
    typed: str
    typed_bold: str


def typeface() -> Typeface:
    """The best family this machine has, registered with the PDF library."""
    return _registered(font_folders())


def font_folders() -> tuple[Path, ...]:
    """Where systems keep fonts; folders that do not exist are left out."""
    windows = os.environ.get("WINDIR", "")
    local = os.environ.get("LOCALAPPDATA", "")
    data = os.environ.get("XDG_DATA_HOME", "")
    user = Path.home()
    candidates = (
        Path(windows, "Fonts") if windows else None,
        Path(local, "Microsoft", "Windows", "Fonts") if local else None,
        Path(data, "fonts") if data else user / ".local" / "share" / "fonts",
        user / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )
    return tuple(folder for folder in candidates if folder is not None and folder.is_dir())


def find_family(folders: tuple[Path, ...]) -> tuple[str, tuple[Path, Path, Path, Path]]:
    """The name and four files of the first family that is whole and covers Vietnamese."""
    files = _font_files(folders)
    for spelling in _TIMES:
        found = tuple(files[face.lower()] for face in spelling if face.lower() in files)
        if len(found) == len(spelling) and all(map(_covers_vietnamese, found)):
            return "TimesNewRoman", (found[0], found[1], found[2], found[3])
    regular, bold, italic, bold_italic = (_own(face) for face in _OWN_SERIF)
    return "LiberationSerif", (regular, bold, italic, bold_italic)


def file_of(font: str) -> Path:
    """Where a registered face lies, for who draws pictures with it."""
    return Path(pdfmetrics.getFont(font).face.filename)


def drawable(text: str, font: str) -> str:
    """The text as a registered font can draw it: a mark it has no glyph for is replaced, never left out."""
    return text if text.isascii() else text.translate(_drawable_marks(font))


class _Marks(dict[int, int | None]):
    """Which mark is drawn for which; asked once for each."""

    def __init__(self, held: Container[int]) -> None:
        super().__init__()
        self._held = held

    def __missing__(self, code: int) -> int | None:
        is_held = code in self._held or code == ord("\n")
        drawn = code if is_held else _STAND_INS.get(code, _REPLACEMENT)
        self[code] = None if code in _UNSEEN else drawn
        return self[code]


@cache
def _drawable_marks(font: str) -> _Marks:
    return _Marks(pdfmetrics.getFont(font).face.charToGlyph)


def _own(face: str) -> Path:
    return resources_folder() / "fonts" / face


def _font_files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """TrueType files by lower-case name; the first folder wins."""
    files: dict[str, Path] = {}
    found = (Path(root, name) for folder in folders for root, _, names in os.walk(folder) for name in names)
    for file in found:
        if file.suffix.lower() == _SUFFIX:
            files.setdefault(file.name.lower(), file)
    return files


def _covers_vietnamese(file: Path) -> bool:
    try:
        glyphs = TTFont("probe", str(file)).face.charToGlyph
    except (TTFError, OSError):
        return False
    return all(code in glyphs for code in _PROOF)


@cache
def _registered(folders: tuple[Path, ...]) -> Typeface:
    family, files = find_family(folders)
    return Typeface(
        regular=_register(f"{family}-Regular", files[0]),
        bold=_register(f"{family}-Bold", files[1]),
        italic=_register(f"{family}-Italic", files[2]),
        bold_italic=_register(f"{family}-BoldItalic", files[3]),
        typed=_register("LiberationMono-Regular", _own(_OWN_TYPED[0])),
        typed_bold=_register("LiberationMono-Bold", _own(_OWN_TYPED[1])),
    )


def _register(name: str, file: Path) -> str:
    """Make a face known; a replacement mark that it lacks is drawn as a lozenge and read as itself."""
    font = TTFont(name, str(file))
    held, widths = font.face.charToGlyph, font.face.charWidths
    drawn = _LOZENGE if _LOZENGE in held else ord("?")
    widths.setdefault(_REPLACEMENT, widths[drawn])
    held.setdefault(_REPLACEMENT, held[drawn])
    pdfmetrics.registerFont(font)
    return name
