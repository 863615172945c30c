"""Which serif the PDF is set in: Times New Roman where it is installed, else Liberation Serif, else our own.

Source Serif (package font-source-serif-pro) covers Vietnamese upright and bold only, so its upright face
also stands in for italic. A face counts only when it holds the Vietnamese letters.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import font_source_serif_pro
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

# Letters that fonts of the right name may lack (measured: Liberation 1.07 of Debian 12 lacks all with two
# marks): o and u with horn and tone, d with stroke, y with tilde, a and e with circumflex and tone.
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
_LIBERATION = (
    (
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
)
_SUFFIX = ".ttf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """The registered names of four faces of one family."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


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
    for name, spellings in (("TimesNewRoman", _TIMES), ("LiberationSerif", _LIBERATION)):
        for spelling in spellings:
            found = tuple(files[face.lower()] for face in spelling if face.lower() in files)
            if len(found) == len(spelling) and all(map(_covers_vietnamese, found)):
                return name, (found[0], found[1], found[2], found[3])
    own = Path(font_source_serif_pro.__file__).with_name("files")
    regular, bold = own / "SourceSerifPro-Regular.ttf", own / "SourceSerifPro-Bold.ttf"
    return "SourceSerif", (regular, bold, regular, bold)


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
    names = tuple(f"{family}-{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic"))
    for name, file in zip(names, files, strict=True):
        pdfmetrics.registerFont(TTFont(name, str(file)))
    return Typeface(regular=names[0], bold=names[1], italic=names[2], bold_italic=names[3])
