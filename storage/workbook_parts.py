"""Look at the parts of a workbook before anything is parsed: links, macros, objects, declarations, bombs.

Every part is read once in pieces, as bytes. What stands behind all rows of a sheet but must be known
before them (merged cells) is found in the same pass.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO

_LARGEST_BYTES = 200_000_000
_MOST_PARTS = 2_000
_FORBIDDEN = (
    "xl/externallinks/",
    "xl/vbaproject",
    "xl/embeddings/",
    "xl/activex/",
    "xl/macrosheets/",
    "xl/connections.xml",
    "xl/querytables/",
)
_SHEETS = "xl/worksheets/"
_PIECE, _OVERLAP = 1 << 20, 512
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^<>]*?ref=[\"']([A-Z0-9:$]{2,40})[\"']")
_FORMULA = re.compile(rb"<f[ >/]|:f[ >/]")
_ENCODING = re.compile(rb"^[^<]{0,8}<\?xml[^>]*encoding=[\"']([^\"']+)[\"']")
_PLAIN = frozenset({"utf-8", "us-ascii", "ascii"})
_MOST_MERGED = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a workbook may be unpacked, in bytes: one sheet's rows, and everything else together."""

    sheets: int = _LARGEST_BYTES
    rest: int = _LARGEST_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What was seen: `refused` says what a file of ours never carries (empty: nothing), or formulas.

    `merged` are the merged areas by the sheet's part, as the file writes them ("B4:B7").
    """

    refused: str = ""
    has_formulas: bool = False
    merged: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))


def look_at_parts(path: Path, limits: Limits | None = None) -> Parts:
    """Read every part once, as bytes; nothing is parsed.

    Raises:
        zipfile.BadZipFile, OSError.
    """
    found = _Look()
    with zipfile.ZipFile(path) as file:
        parts = file.infolist()
        refused = _refused_by_name(parts, limits or Limits())
        if refused:
            return Parts(refused=refused)
        marked_up = (part for part in parts if part.filename.lower().endswith((".xml", ".rels")))
        refused = next(filter(None, (found.look_at(file, part) for part in marked_up)), "")
        if refused:
            return Parts(refused=refused)
    return Parts(has_formulas=found.has_formulas, merged=MappingProxyType(found.merged))


def _refused_by_name(parts: list[zipfile.ZipInfo], limits: Limits) -> str:
    rows = sum(part.file_size for part in parts if part.filename.lower().startswith(_SHEETS))
    rest = sum(part.file_size for part in parts) - rows
    if len(parts) > _MOST_PARTS or rows > limits.sheets or rest > limits.rest:
        return "size"
    if len({part.filename.casefold() for part in parts}) < len(parts):
        return "twice"
    for part in parts:
        if part.filename.lower().startswith(_FORBIDDEN):
            return part.filename.split("/")[1]
        if part.flag_bits & 1:
            return "encrypted"
    return ""


def _pieces(content: IO[bytes]) -> Iterator[bytes]:
    """The content in pieces; each begins with the end of the one before, so that no word is cut in two."""
    kept = b""
    while piece := content.read(_PIECE):
        yield kept + piece
        kept = piece[-_OVERLAP:]


class _Look:
    """What has been seen so far, over all parts."""

    def __init__(self) -> None:
        self.has_formulas = False
        self.merged: dict[str, frozenset[str]] = {}

    def look_at(self, file: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
        """Look at one part; answers why it is refused."""
        with file.open(part) as content:
            return self._read(part.filename, _pieces(content))

    def _read(self, name: str, pieces: Iterator[bytes]) -> str:
        merged: set[str] = set()
        is_sheet = name.lower().startswith(_SHEETS)
        for number, piece in enumerate(pieces):
            if number == 0 and not _is_plain(piece):
                return "encoding"
            if b"<!DOCTYPE" in piece:
                return "doctype"
            if is_sheet:
                self.has_formulas = self.has_formulas or _FORMULA.search(piece) is not None
            if is_sheet and b"mergeCell " in piece:
                merged.update(area.decode("ascii") for area in _MERGED.findall(piece))
            if len(merged) > _MOST_MERGED:
                return "size"
        if merged:
            self.merged[name] = frozenset(merged)
        return ""


def _is_plain(beginning: bytes) -> bool:
    """Whether a part is written in an encoding whose markup the look can see."""
    named = _ENCODING.match(beginning)
    is_wide = beginning[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in beginning[:64]
    return not is_wide and (named is None or named[1].decode("ascii", "replace").lower() in _PLAIN)
