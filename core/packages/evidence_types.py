"""Which files may be evidence: extension and content must agree (security.md section 6).

`ContentCheck` judges while the bytes stream by. `check_office_parts` looks inside an Office file once it can
be read at random: macro parts belong to the flagged class only.
"""

import codecs
import zipfile
from types import MappingProxyType
from typing import IO

from core.packages.names import FLAGGED_EXTENSIONS, PLAIN_EXTENSIONS
from core.packages.refusals import EvidenceType

_OFFICE = "application/vnd.openxmlformats-officedocument."
_MEDIA_TYPES = MappingProxyType(
    {
        ".pdf": "application/pdf",
        ".docx": f"{_OFFICE}wordprocessingml.document",
        ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
        ".pptx": f"{_OFFICE}presentationml.presentation",
        ".jpg": "image/jpeg",
        ".png": "image/png",
        ".heic": "image/heic",
        ".mp4": "video/mp4",
        ".txt": "text/plain",
        ".docm": "application/vnd.ms-word.document.macroenabled.12",
        ".xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
        ".doc": "application/msword",
        ".xls": "application/vnd.ms-excel",
    }
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = MappingProxyType(
    {
        ".pdf": b"%PDF-",
        ".docx": _ZIP,
        ".xlsx": _ZIP,
        ".pptx": _ZIP,
        ".docm": _ZIP,
        ".xlsm": _ZIP,
        ".jpg": b"\xff\xd8\xff",
        ".png": b"\x89PNG\r\n\x1a\n",
        ".doc": _OLE,
        ".xls": _OLE,
    }
)
_OFFICE_FOLDERS = MappingProxyType(
    {".docx": "word/", ".docm": "word/", ".xlsx": "xl/", ".xlsm": "xl/", ".pptx": "ppt/"}
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_HEAD = 12


def is_allowed(extension: str) -> bool:
    """Whether evidence may have this extension (lower case, with its dot)."""
    return extension in PLAIN_EXTENSIONS + FLAGGED_EXTENSIONS


def is_flagged(extension: str) -> bool:
    """Whether the extension belongs to the class that may carry macros and is shown with a mark."""
    return extension in FLAGGED_EXTENSIONS


def needs_office_check(extension: str) -> bool:
    """Whether `check_office_parts` has something to say about this extension."""
    return extension in _OFFICE_FOLDERS


def media_type_of(extension: str) -> str:
    """The media type of an allowed extension whose content agrees with it."""
    return _MEDIA_TYPES[extension]


class ContentCheck:
    """Judges one file while its bytes pass: feed every piece, then finish; `name` is its user's."""

    def __init__(self, extension: str, *, name: str = "") -> None:
        self._extension = extension
        self._name = name
        self._head = b""
        self._is_wrong = False
        self._text = codecs.getincrementaldecoder("utf-8")() if extension == ".txt" else None

    def feed(self, chunk: bytes) -> None:
        """Take the next piece; nothing is judged yet, since a damaged file is damaged first of all."""
        self._head = (self._head + chunk[:_HEAD])[:_HEAD]
        if self._text is not None and not self._is_wrong:
            self._is_wrong = b"\0" in chunk or not self._decodes(chunk, is_last=False)

    def finish(self) -> None:
        """Judge the whole.

        Raises:
            EvidenceType: extension and content disagree, or the extension is not allowed.
        """
        if self._text is None:
            agrees = _head_agrees(self._extension, self._head)
        else:
            agrees = not self._is_wrong and self._decodes(b"", is_last=True)
        if not agrees:
            raise EvidenceType(name=self._name, extension=self._extension)

    def _decodes(self, chunk: bytes, *, is_last: bool) -> bool:
        assert self._text is not None
        try:
            self._text.decode(chunk, is_last)
        except UnicodeDecodeError:
            return False
        return True


def check_office_parts(file: IO[bytes], *, extension: str, name: str = "") -> None:
    """Look at the part names of an Office file; nothing in it is unpacked.

    Raises:
        EvidenceType: it is no Office file of this kind, or hides macros in a class that has none.
    """
    try:
        with zipfile.ZipFile(file) as parts:
            found = [part.lower() for part in parts.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, UnicodeDecodeError) as error:
        raise EvidenceType(name=name, extension=extension) from error
    has_macros = any(part.endswith("vbaproject.bin") for part in found)
    belongs = "[content_types].xml" in found and any(
        part.startswith(_OFFICE_FOLDERS[extension]) for part in found
    )
    if not belongs or (has_macros and not is_flagged(extension)):
        raise EvidenceType(name=name, extension=extension)


def _head_agrees(extension: str, head: bytes) -> bool:
    if extension in {".heic", ".mp4"}:
        is_heic = head[8:12] in _HEIC_BRANDS
        return head[4:8] == b"ftyp" and is_heic == (extension == ".heic")
    return extension in _STARTS and head.startswith(_STARTS[extension])
