"""Old Office files (.doc, .xls) are compound files: Word's or Excel's own stream must be among their names.

Judged while the bytes pass. Directory entries are 128 bytes and stand on multiples of 128, so a name is
believed only where an entry may stand; the root entry is found through the header and names the program.
"""

from types import MappingProxyType

from core.packages.evidence_families import Misfit
from core.packages.passing_bytes import Piece

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY, _NAME_ROOM = 128, 64
_HEADER = 512
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_SECTOR_SHIFTS = (9, 12)
_WORD, _EXCEL = ("WordDocument",), ("Workbook", "Book")
_NEEDED = MappingProxyType({".doc": _WORD, ".xls": _EXCEL})
_LOCKED = "EncryptedPackage"
_INSTALLER = "\u4840\u3f7f\u4164\u422f\u4836"  # the table of tables of an installer package
_NAMES = (*_WORD, *_EXCEL, _LOCKED, _INSTALLER)
_OFFICE_ID = "-0000-0000-c000-000000000046"


def _class_id(text: str) -> bytes:
    parts = text.split("-")
    return b"".join((*(bytes.fromhex(part)[::-1] for part in parts[:3]), *map(bytes.fromhex, parts[3:])))


_PROGRAMS = MappingProxyType(
    {
        **{_class_id(f"0002090{digit}{_OFFICE_ID}"): ".doc" for digit in "0123456789"},
        **{_class_id(f"000208{digits}{_OFFICE_ID}"): ".xls" for digits in ("10", "11", "20", "21")},
        _class_id(f"00020d0b{_OFFICE_ID}"): ".msg",
        **{_class_id(f"000c108{digit}{_OFFICE_ID}"): ".msi" for digit in "2346"},
        _class_id("64818d10-4f9b-11cf-86ea-00aa00b929e8"): ".ppt",
    }
)


class CompoundFile:
    """Feed every piece, then ask."""

    def __init__(self) -> None:
        self._at = 0
        self._rest = b""
        self._header = Piece(0, _HEADER)
        self._root: Piece | None = None
        self._found: set[str] = set()

    def feed(self, chunk: bytes) -> None:
        """Take the next piece."""
        self._header.feed(chunk, at=self._at)
        if self._root is None and len(self._header.data) == _HEADER:
            self._root = Piece(self._place_of_root(), _ENTRY)
        if self._root is not None:
            self._root.feed(chunk, at=self._at)
        self._at += len(chunk)
        self._look(chunk)

    def misfit(self, extension: str) -> Misfit | None:
        """What the file is instead of a document of this extension; None when it is one.

        For an extension that is no compound file at all the answer is the family of what was found.
        """
        if self._names_an_installer():
            return Misfit.PROGRAM
        if _LOCKED in self._found:
            return Misfit.LOCKED
        needed = _NEEDED.get(extension, ())
        maker = self._maker()
        if not self._found.intersection(needed) or maker is None or maker not in {"", extension}:
            return Misfit.CONTENT
        return None

    def _names_an_installer(self) -> bool:
        return self._maker() == ".msi" or _INSTALLER in self._found

    def _maker(self) -> str | None:
        """The extension of the program the root entry names, empty when it names none we know."""
        entry = bytes(self._root.data) if self._root is not None else b""
        if len(entry) < _ENTRY or entry[66] != _ROOT:
            return None
        return _PROGRAMS.get(entry[80:96], "")

    def _place_of_root(self) -> int:
        header = bytes(self._header.data)
        shift = int.from_bytes(header[30:32], "little")
        sector = int.from_bytes(header[48:52], "little")
        return (sector + 1) << (shift if shift in _SECTOR_SHIFTS else _SECTOR_SHIFTS[0])

    def _look(self, chunk: bytes) -> None:
        data = self._rest + chunk
        first = self._at - len(data)
        for name in _NAMES:
            coded = name.encode("utf-16-le") + b"\0\0"
            at = data.find(coded)
            while at >= 0:
                if (first + at) % _ENTRY == 0 and _is_entry(data[at : at + _ENTRY], len(coded)):
                    self._found.add(name)
                at = data.find(coded, at + 1)
        self._rest = data[-(_ENTRY - 1) :]


def _is_entry(entry: bytes, name_bytes: int) -> bool:
    return (
        len(entry) == _ENTRY
        and int.from_bytes(entry[_NAME_ROOM : _NAME_ROOM + 2], "little") == name_bytes
        and entry[66] in {_STORAGE, _STREAM}
    )
