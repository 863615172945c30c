"""One sheet's rows, parsed as they come: never the whole sheet at once."""

import re
from collections.abc import Iterator
from typing import IO, Any

from storage.sheet_values import (
    HELD,
    MOST_COLUMNS,
    NAMES,
    PIECE,
    Hollow,
    Looks,
    ShownError,
    column_number,
    new_parser,
    typed_day,
)

_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c [^<>]*?\br=\"[A-Z]+[0-9]+\"[^<>]*/>")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row [^<>]*?\br=\"[0-9]+\"[^<>]*(?:/>|>\s*</(?:\w+:)?row>)")


class SheetRow:
    """One row with at least one value: what stands in which column, counted from 0."""

    __slots__ = ("cells", "is_hidden", "number")

    def __init__(self, number: int, cells: dict[int, Any], *, is_hidden: bool = False) -> None:
        self.number, self.cells, self.is_hidden = number, cells, is_hidden


class Columns:
    """What a sheet says of its columns, known before the first row: widths, and which are hidden."""

    def __init__(self) -> None:
        self.widths: dict[int, float] = {}
        self.hidden: set[int] = set()


class RowParser:
    """Feeds one sheet to the parser and hands out its rows."""

    def __init__(self, texts: list[str], looks: Looks, *, columns: Columns) -> None:
        self._texts, self._looks, self._columns = texts, looks, columns
        self._done: list[SheetRow] = []
        self._row: dict[int, Any] = {}
        self._at = self._number = 0
        self._is_hidden = False
        self._place: str | None = None
        self._kind: str | None = None
        self._style: str | None = None
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: list[str] = []
        self._is_phonetic = False
        self._held: list[str] = []
        self._letters: dict[str, int] = {}

    def read(self, content: IO[bytes]) -> Iterator[SheetRow]:
        """Rows as they are parsed."""
        parser = new_parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        self._parser = parser
        rest = b""
        while piece := content.read(PIECE):
            whole, rest = _cut(rest + piece)
            parser.Parse(_without_empty(whole), False)
            yield from self._taken()
        parser.Parse(rest, True)
        yield from self._taken()

    def _taken(self) -> Iterator[SheetRow]:
        done, self._done = self._done, []
        return iter(done)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = NAMES[tag]
        if name == "c":  # the only one that comes by the million: nothing is called for it
            self._place = attributes.get("r")
            self._kind, self._style = attributes.get("t"), attributes.get("s")
            self._value = self._formula = None
        elif name == "v" or name in HELD:
            self._held.clear()
            self._parser.CharacterDataHandler = self._held.append
        elif name == "row":
            self._number = int(attributes.get("r", self._number + 1))
            self._is_hidden = attributes.get("hidden") in {"1", "true"}
            self._row, self._at = {}, -1
        elif name == "rPh":
            self._is_phonetic = True
        elif name == "col":
            self._note_column(attributes)

    def _end(self, tag: str) -> None:
        name = NAMES[tag]
        if name == "v":
            self._parser.CharacterDataHandler = None
            self._value = self._held[0] if len(self._held) == 1 else "".join(self._held)
        elif name == "c":
            self._end_cell()
        elif name == "row":
            if self._row:
                self._done.append(SheetRow(self._number, self._row, is_hidden=self._is_hidden))
        elif name == "f":
            self._parser.CharacterDataHandler = None
            self._formula = "".join(self._held)
        elif name == "t":
            self._parser.CharacterDataHandler = None
            if not self._is_phonetic:
                self._inline.append("".join(self._held))
        elif name == "rPh":
            self._is_phonetic = False

    def _end_cell(self) -> None:
        place = self._place
        if place is None:
            self._at += 1
        else:
            letters = place.rstrip("0123456789")
            at = self._letters.get(letters)
            if at is None:
                at = self._letters[letters] = column_number(letters)
            self._at = at
        value = self._value
        if self._kind is None and value:
            self._row[self._at] = self._looks.number(value, self._style)
            return
        shown = self._shown()
        if shown is not None:
            self._row[self._at] = shown

    def _shown(self) -> object:  # noqa: PLR0911 - one line per kind of cell
        value, kind = self._value, self._kind
        if kind == "inlineStr":
            text = "".join(self._inline)
            self._inline.clear()
            return text
        if value is None or (not value and kind != "str"):
            return None if self._formula is None else Hollow(self._formula)
        match kind:
            case "s":
                return self._texts[int(value)]
            case "str":
                return value
            case "n":
                return self._looks.number(value, self._style)
            case "b":
                return value in {"1", "true"}
            case "e":
                return ShownError(value)
            case "d":
                return typed_day(value)
            case _:
                raise ValueError(kind)

    def _note_column(self, attributes: dict[str, str]) -> None:
        first, last = int(attributes["min"]) - 1, int(attributes["max"])
        for at in range(first, min(last, first + MOST_COLUMNS)):
            if attributes.get("hidden") in {"1", "true"}:
                self._columns.hidden.add(at)
            if "width" in attributes:
                self._columns.widths[at] = float(attributes["width"])


def _cut(piece: bytes) -> tuple[bytes, bytes]:
    """At the last end of a row or cell, so that the emptied markup is never half there."""
    at = piece.rfind(b">") + 1
    return piece[:at], piece[at:]


def _without_empty(piece: bytes) -> bytes:
    if b"/>" not in piece or b"<![CDATA[" in piece:
        return piece
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", piece))
