"""Office files since 2007 (.docx, .xlsx, .pptx, .docm, .xlsm): ZIP files whose types part says what they are.

Judged while the bytes pass, with bounded memory and without unpacking anything but the types part: the
directory at the end names the parts, as Office itself reads them, and says where the types part stands.
"""

import zlib
from types import MappingProxyType
from xml.parsers import expat

from core.packages.evidence_families import Misfit
from core.packages.names import FLAGGED_EXTENSIONS
from core.packages.passing_bytes import Piece, Tail
from core.packages.zip_tails import Part, parts_of, zip_ends

_TYPES = "[Content_Types].xml"
_SIGN = _TYPES.encode()
ARCHIVE = b"PK\x03\x04"
_LOCAL_SIZE = 30
_MOST_PARTS = 20_000
_DIRECTORY_ROOM = 2 << 20
_PACKED_ROOM, _TYPES_ROOM = 64 << 10, 1 << 20
_MOST_CANDIDATES = 64
_STORED, _DEFLATED = 0, 8
_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_OPEN = "application/vnd.openxmlformats-officedocument."
_MAIN = MappingProxyType(
    {
        ".docx": f"{_OPEN}wordprocessingml.document.main+xml",
        ".xlsx": f"{_OPEN}spreadsheetml.sheet.main+xml",
        ".pptx": f"{_OPEN}presentationml.presentation.main+xml",
        ".docm": "application/vnd.ms-word.document.macroenabled.main+xml",
        ".xlsm": "application/vnd.ms-excel.sheet.macroenabled.main+xml",
    }
)
_FOLDERS = MappingProxyType(
    {".docx": "word/", ".docm": "word/", ".xlsx": "xl/", ".xlsm": "xl/", ".pptx": "ppt/"}
)
_MACRO_TYPES = ("macroenabled", "vnd.ms-office.vbaproject", "vnd.ms-excel.macrosheet", "intlmacrosheet")
_MACRO_PARTS = ("vbaproject.bin", "vbaprojectsignature.bin")
_MACRO_FOLDER = "xl/macrosheets/"


class OfficeFile:
    """Feed every piece, then ask."""

    def __init__(self) -> None:
        self._tail = Tail(_DIRECTORY_ROOM)
        self._rest = b""
        self._candidates: dict[int, Piece] = {}

    def feed(self, chunk: bytes) -> None:
        """Take the next piece."""
        at = self._tail.end
        for piece in self._candidates.values():
            piece.feed(chunk, at=at)
        self._look_for_types(chunk, at=at)
        self._tail.feed(chunk)

    def misfit(self, extension: str) -> Misfit | None:
        """What the file is instead of a document of this extension; None when it is one.

        For an extension that is no such file at all the answer is the family of what was found.
        """
        end = next(zip_ends(self._tail), None)
        if end is None or end.stop != self._tail.end:
            return Misfit.CONTENT
        parts = parts_of(self._tail, end, most=_MOST_PARTS)
        if parts is None:
            return Misfit.CONTENT
        names = [part.name.casefold() for part in parts]
        types = [part for part in parts if part.name == _TYPES]
        if len(types) != 1 or len(set(names)) != len(names):
            return _other_archive(names)
        if any(part.is_encrypted for part in parts):
            return Misfit.LOCKED
        said = _content_types(self._packed(types[0]), types[0])
        return Misfit.CONTENT if said is None else _judge(extension, names, said=said)

    def _look_for_types(self, chunk: bytes, *, at: int) -> None:
        """Note every place where the types part may begin; the directory says later which one counts."""
        data = self._rest + chunk
        first = at - len(self._rest)
        found = data.find(_SIGN)
        while found >= 0 and len(self._candidates) < _MOST_CANDIDATES:
            head = found - _LOCAL_SIZE
            if head >= 0 and data.startswith(ARCHIVE, head):
                piece = Piece(first + head, _PACKED_ROOM)
                piece.feed(data, at=first)
                self._candidates[first + head] = piece
            found = data.find(_SIGN, found + 1)
        self._rest = data[-(_LOCAL_SIZE + len(_SIGN) - 1) :]

    def _packed(self, part: Part) -> bytes:
        """The types part as it stands in the file; empty when it was not seen or is too large."""
        seen = self._candidates.get(part.at)
        if seen is None or int.from_bytes(seen.data[26:28], "little") != len(_SIGN):
            return b""
        extra = int.from_bytes(seen.data[28:30], "little")
        begin = _LOCAL_SIZE + len(_SIGN) + extra
        packed = bytes(seen.data[begin : begin + part.packed])
        return packed if len(packed) == part.packed else b""


def _content_types(packed: bytes, part: Part) -> tuple[str, ...] | None:
    """Every type the part names, lower case; None when it cannot be read."""
    if not packed or part.size > _TYPES_ROOM or part.method not in {_STORED, _DEFLATED}:
        return None
    try:
        text = packed if part.method == _STORED else _unpacked(packed)
    except zlib.error:
        return None
    return _named_types(text) if len(text) == part.size else None


def _unpacked(packed: bytes) -> bytes:
    """At most one byte more than may be there, so that a bomb is seen and not unpacked."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _TYPES_ROOM + 1)


def _named_types(text: bytes) -> tuple[str, ...] | None:
    found: list[str] = []

    def element(name: str, attributes: dict[str, str]) -> None:
        if name in {f"{_SPACE} Default", f"{_SPACE} Override"}:
            found.append(attributes.get("ContentType", "").strip().lower())

    def doctype(*_declared: object) -> None:
        raise ValueError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = doctype  # no part of Office has one, and entities grow without end
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return tuple(found)


def _judge(extension: str, names: list[str], *, said: tuple[str, ...]) -> Misfit | None:
    mains = {kind for kind in said if kind.endswith(".main+xml")}
    has_macros = (
        any(name.rpartition("/")[2] in _MACRO_PARTS or name.startswith(_MACRO_FOLDER) for name in names)
        or any(sign in kind for kind in said for sign in _MACRO_TYPES)
    )  # fmt: skip
    if has_macros and extension not in FLAGGED_EXTENSIONS:
        return Misfit.MACROS
    if extension not in _MAIN or mains != {_MAIN[extension]}:
        return Misfit.CONTENT
    return None if any(name.startswith(_FOLDERS[extension]) for name in names) else Misfit.CONTENT


def _other_archive(names: list[str]) -> Misfit:
    return Misfit.PROGRAM if "meta-inf/manifest.mf" in names else Misfit.CONTAINER
