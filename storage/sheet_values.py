"""What stands in the cells of a workbook: values, days, errors, texts, as the parts of the file say them."""

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import IO
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

Raw = str | int | float | bool | datetime | date | None
PIECE = 1 << 18
MOST_COLUMNS = 16_384
_DAY_TEXT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?Z?")


class ShownError(str):
    """An error a cell shows (#REF!, #N/A ...), with its own text."""

    __slots__ = ()


class Hollow:
    """A formula that never showed a value: the program that wrote it did not calculate."""

    __slots__ = ("formula",)

    def __init__(self, formula: str = "") -> None:
        self.formula = formula


class LooseNumber(float):
    """A fraction whose cell shows a fixed number of decimals: 1.1 shown as 1.10."""

    __slots__ = ("places",)
    places: int


class Styles:
    """Which number format each cell style shows."""

    def __init__(self) -> None:
        self._own: dict[int, str] = {}
        self._used: list[int] = []
        self._is_in_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element of the styles part begins."""
        match local(tag):
            case "numFmt":
                self._own[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            case "cellXfs":
                self._is_in_cells = True
            case "xf" if self._is_in_cells:
                self._used.append(int(attributes.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        """An element of the styles part ends."""
        if local(tag) == "cellXfs":
            self._is_in_cells = False

    def formats(self) -> list[str]:
        """The number format of each cell style, in their order."""
        return [self._own.get(each) or BUILTIN_FORMATS.get(each, "General") for each in self._used]


_FIXED = re.compile(r"^(?:#,##)?0\.(0+)(?:_\)|;.*)?$")


class Looks:
    """What a number means under a style: a day, or a fraction with its fixed decimals."""

    def __init__(self, formats: list[str], *, is_1904: bool) -> None:
        self.days = frozenset(str(at) for at, each in enumerate(formats) if is_date_format(each))
        self.places = {
            str(at): len(found[1]) for at, each in enumerate(formats) if (found := _FIXED.match(each))
        }
        self._epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
        self._made: dict[str, Raw] = {}

    def number(self, text: str, style: str | None) -> Raw:
        """A number's value under a style."""
        if style in self.days:
            if text not in self._made:
                self._made[text] = self._day(text)
            return self._made[text]
        if text.isdigit():
            return int(text)
        value = float(text)
        if "." not in text and "E" not in text and "e" not in text:
            return int(value)
        places = self.places.get(style or "")
        if places is None or value.is_integer():
            return value
        loose = LooseNumber(value)
        loose.places = places
        return loose

    def _day(self, text: str) -> Raw:
        """A day of the calendar; a number that is none stays a number."""
        value = float(text)
        try:
            made = from_excel(value, epoch=self._epoch) if value >= 1 else value
        except (OverflowError, ValueError):
            made = value
        if isinstance(made, timedelta) or not isinstance(made, date):
            return int(value) if value.is_integer() else value
        return made


class TextParser:
    """The shared texts: runs joined, readings for pronunciation left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._runs: list[str] = []
        self._held: list[str] = []
        self._is_phonetic = False

    def read(self, content: IO[bytes]) -> None:
        """Read the whole part; `texts` then holds every text in its place."""
        self._parser = new_parser()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        feed(self._parser, content)

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        name = NAMES[tag]
        if name == "t" and not self._is_phonetic:
            self._held.clear()
            self._parser.CharacterDataHandler = self._held.append
        elif name == "si":
            self._runs.clear()
        elif name == "rPh":
            self._is_phonetic = True

    def _end(self, tag: str) -> None:
        name = NAMES[tag]
        if name == "t" and not self._is_phonetic:
            self._parser.CharacterDataHandler = None
            self._runs.append("".join(self._held))
        elif name == "si":
            self.texts.append("".join(self._runs))
        elif name == "rPh":
            self._is_phonetic = False


class _LocalNames(dict[str, str]):
    """Names without their prefix, each worked out once."""

    def __missing__(self, tag: str) -> str:
        found = self[tag] = local(tag)
        return found


NAMES = _LocalNames()
HELD = frozenset({"v", "t", "f"})


def column_number(letters: str) -> int:
    """A column's number from 0: A is 0, AA is 26.

    Raises:
        ValueError: no column of a spreadsheet.
    """
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - 64
    if not 1 <= number <= MOST_COLUMNS:
        raise ValueError(letters)
    return number - 1


def typed_day(text: str) -> Raw:
    """A day as `t="d"` writes it; other text stays text."""
    found = _DAY_TEXT.fullmatch(text)
    if found is None:
        return text
    return date(int(found[1]), int(found[2]), int(found[3]))


def local(tag: str) -> str:
    """A name without its prefix."""
    return tag.rpartition(":")[2]


def new_parser() -> expat.XMLParserType:
    """A parser that joins the pieces of a text and refuses document type declarations."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise ValueError("doctype")


def feed(parser: expat.XMLParserType, content: IO[bytes]) -> None:
    """Parse a whole part piece by piece."""
    while piece := content.read(PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def parse_part(
    file: zipfile.ZipFile,
    part: str,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
) -> None:
    """Parse a small part of a workbook with these handlers."""
    parser = new_parser()
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    with file.open(part) as content:
        feed(parser, content)
