"""Rows of a workbook one after another, as any spreadsheet program saved them; never the whole sheet at once.

Values are those the cells last showed. Nothing is evaluated. Shared and inline texts, strict and
transitional names, prefixes, both date systems and typed days (`t="d"`) are read alike; a formula that never
showed a value and a cell that shows an error are told apart from empty ones. Cells that only carry a format
are taken out before the parser sees them: a million formatted rows cost little.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from types import MappingProxyType
from typing import IO, Final, Self
from xml.parsers import expat

from storage.sheet_rows import Columns, RowParser, SheetRow
from storage.sheet_values import Looks, Styles, TextParser, column_number, local, parse_part
from storage.workbook_parts import Parts

DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    NotImplementedError,
)
"""What reading a torn or foreign file raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFace:
    """A sheet before its rows are read; `state` is visible, hidden or veryHidden."""

    title: str
    state: str
    part: str


class StreamedBook:
    """An open workbook; any member raises one of `DAMAGED` when the file is no workbook, or torn."""

    def __init__(self, path: Path, parts: Parts | None = None) -> None:
        self._file = zipfile.ZipFile(path)
        self._read: list[IO[bytes]] = []
        self._merged = MappingProxyType({}) if parts is None else parts.merged
        try:
            self._read_frame()
        except DAMAGED:
            self.close()
            raise

    def close(self) -> None:
        """Let the file go, also when rows were left unread."""
        for content in self._read:
            content.close()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def sheet(self, title: str) -> SheetFace | None:
        """The sheet under a title."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)

    def merged(self, sheet: SheetFace) -> tuple[tuple[int, int, int, int], ...]:
        """Merged areas: first row, first column (from 0), last row, last column; in reading order."""
        areas = self._merged.get(sheet.part, frozenset())
        return tuple(sorted(filter(None, map(_area, areas))))

    def rows(self, sheet: SheetFace, columns: Columns | None = None) -> Iterator[SheetRow]:
        """Every row that holds a value, in the order of the file."""
        content = self._file.open(sheet.part)
        self._read.append(content)
        yield from RowParser(self._texts, self._looks, columns=columns or Columns()).read(content)

    def _read_frame(self) -> None:
        names = {name.lower(): name for name in self._file.namelist()}
        book = _target(self._relations(names, "_rels/.rels", base=""), "/officeDocument", names=names)
        relations = self._relations(names, _rels_of(book), base=dirname(book))
        frame = _Frame()
        parse_part(self._file, book, start=frame.start)
        self.is_1904 = frame.is_1904
        self.sheets = tuple(
            SheetFace(title=title, state=state, part=names[relations[each][1].lower()])
            for title, state, each in frame.sheets
            if each in relations and relations[each][0].endswith("/worksheet")
        )
        self._texts = self._shared_texts(relations, names)
        self._looks = Looks(self._styles(relations, names), is_1904=self.is_1904)

    def _relations(self, names: Mapping[str, str], part: str, *, base: str) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else normpath(join(base, target))
                found[attributes.get("Id", "")] = (attributes.get("Type", ""), whole)

        parse_part(self._file, names[part.lower()], start=start)
        return found

    def _shared_texts(self, relations: Mapping[str, tuple[str, str]], names: Mapping[str, str]) -> list[str]:
        part = _named(relations, "/sharedStrings", names=names)
        if part is None:
            return []
        parser = TextParser()
        with self._file.open(part) as content:
            parser.read(content)
        return parser.texts

    def _styles(self, relations: Mapping[str, tuple[str, str]], names: Mapping[str, str]) -> list[str]:
        part = _named(relations, "/styles", names=names)
        styles = Styles()
        if part is not None:
            parse_part(self._file, part, start=styles.start, end=styles.end)
        return styles.formats()


class _Frame:
    """The workbook part: sheets in their order, and the date system."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.is_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match local(tag):
            case "sheet":
                relation = next((value for name, value in attributes.items() if local(name) == "id"), "")
                self.sheets.append((attributes["name"], attributes.get("state", "visible"), relation))
            case "workbookPr":
                self.is_1904 = attributes.get("date1904", "0") in {"1", "true"}


def _area(text: str) -> tuple[int, int, int, int] | None:
    first, _, last = text.replace("$", "").partition(":")
    corners = [re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", corner) for corner in (first, last or first)]
    if corners[0] is None or corners[1] is None:
        return None
    (top, bottom) = corners[0], corners[1]
    return int(top[2]), column_number(top[1]), int(bottom[2]), column_number(bottom[1])


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _target(relations: Mapping[str, tuple[str, str]], end: str, *, names: Mapping[str, str]) -> str:
    part = _named(relations, end, names=names)
    if part is None:
        raise KeyError(end)
    return part


def _named(relations: Mapping[str, tuple[str, str]], end: str, *, names: Mapping[str, str]) -> str | None:
    return next((names[part.lower()] for kind, part in relations.values() if kind.endswith(end)), None)
