"""What outside programs (poppler's) measure in a PDF: words with their places, sizes of type, drawn lines."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and its box in points; `top` counts from the upper edge of its page."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A piece of text in one face and size."""

    page: int
    text: str
    size: int
    face: str
    left: int
    top: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A horizontal line."""

    left: float
    right: float
    top: float
    width: float

    @property
    def length(self) -> float:
        """In points."""
        return self.right - self.left


def words(content: bytes) -> tuple[Word, ...]:
    """Every word, page after page."""
    told = _run(content, "pdftotext", "-bbox", "{}", "-")
    found: list[Word] = []
    for page, part in enumerate(told.split("<page ")[1:], 1):
        for left, top, right, bottom, text in re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', part
        ):
            box = [float(each) for each in (left, top, right, bottom)]
            found.append(
                Word(page=page, text=unescape(text), left=box[0], top=box[1], right=box[2], bottom=box[3])
            )
    return tuple(found)


def sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in millimetres."""
    told = _run(content, "pdftotext", "-bbox", "{}", "-")
    found = re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', told)
    return tuple((float(wide) / MILLIMETRE, float(high) / MILLIMETRE) for wide, high in found)


def lines(content: bytes) -> tuple[Line, ...]:
    """Every piece of text with its face."""
    told = _run(content, "pdftohtml", "-xml", "-i", "-zoom", "1", "-fontfullname", "-stdout", "{}")
    faces = {
        number: (int(size), family.partition("+")[2])
        for number, size, family in re.findall(r'<fontspec id="(\d+)" size="(\d+)" family="([^"]+)"', told)
    }
    found: list[Line] = []
    for page, part in enumerate(told.split("<page ")[1:], 1):
        for top, left, width, font, text in re.findall(
            r'<text top="(\d+)" left="(\d+)" width="(\d+)" height="\d+" font="(\d+)">(.*?)</text>', part
        ):
            size, face = faces[font]
            plain = unescape(re.sub(r"<[^>]+>", "", text))
            found.append(
                Line(
                    page=page,
                    text=plain,
                    size=size,
                    face=face,
                    left=int(left),
                    top=int(top),
                    width=int(width),
                )
            )
    return tuple(found)


def strokes(content: bytes, page: int) -> tuple[Stroke, ...]:
    """The single horizontal lines of a page, as they are drawn."""
    told = _run(content, "pdftocairo", "-svg", "-f", str(page), "-l", str(page), "{}", "-")
    number = r"(-?[\d.]+)"
    drawn = re.findall(
        rf'stroke-width:([\d.]+);[^>]*d="M {number} {number} L {number} {number} " '
        rf'transform="matrix\({number},{number},{number},{number},{number},{number}\)"',
        told,
    )
    found = []
    for width, x0, y0, x1, y1, a, _b, _c, d, e, f in ([float(each) for each in line] for line in drawn):
        if abs(y0 - y1) < 0.01:
            found.append(Stroke(left=a * x0 + e, right=a * x1 + e, top=d * y0 + f, width=width))
    return tuple(found)


def text(content: bytes) -> str:
    """All text in the order of reading."""
    return _run(content, "pdftotext", "{}", "-")


@lru_cache(maxsize=8)
def _run(content: bytes, *command: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(content)
        told = [part.replace("{}", str(path)) for part in command]
        done = subprocess.run(told, capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout
