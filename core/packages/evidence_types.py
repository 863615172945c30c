"""Which files may be evidence: extension and content must agree (security.md section 6).

`ContentCheck` judges while the bytes stream by, in one pass and bounded memory, so that adding evidence,
writing a package, verifying one and taking one in all judge by the same rules.
"""

import codecs
from types import MappingProxyType

from core.packages.compound_files import COMPOUND, CompoundFile
from core.packages.evidence_families import (
    HEAD,
    Misfit,
    family_of_extension,
    family_of_head,
    family_of_writing,
)
from core.packages.names import FLAGGED_EXTENSIONS, PLAIN_EXTENSIONS
from core.packages.office_files import ARCHIVE, OfficeFile
from core.packages.passing_bytes import Tail
from core.packages.refusals import EvidenceType
from core.packages.zip_tails import LONGEST_COMMENT, zip_ends

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
_STARTS = MappingProxyType({".pdf": b"%PDF-", ".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n"})
_STILL_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_OTHER_BRANDS = frozenset({b"avif", b"avis", b"jp2 ", b"crx "})
_LAST_LINE = b"%%EOF"
_TAIL = LONGEST_COMMENT + 1024


def is_allowed(extension: str) -> bool:
    """Whether evidence may have this extension (lower case, with its dot)."""
    return extension in PLAIN_EXTENSIONS + FLAGGED_EXTENSIONS


def is_flagged(extension: str) -> bool:
    """Whether the extension belongs to the class that may carry macros and is shown with a mark."""
    return extension in FLAGGED_EXTENSIONS


def media_type_of(extension: str) -> str:
    """The media type of an allowed extension whose content agrees with it."""
    return _MEDIA_TYPES[extension]


class ContentCheck:
    """Judges one file while its bytes pass: feed every piece, then finish; `name` is its user's."""

    def __init__(self, extension: str, *, name: str = "") -> None:
        self._extension = extension
        self._name = name
        self._head = b""
        self._text = _Text() if extension == ".txt" else None
        self._office = OfficeFile()
        self._compound = CompoundFile()
        self._tail = Tail(_TAIL)

    def feed(self, chunk: bytes) -> None:
        """Take the next piece; nothing is judged yet, since a damaged file is damaged first of all."""
        self._head = (self._head + chunk[:HEAD])[:HEAD]
        if self._text is not None:
            self._text.feed(chunk)
        if self._head.startswith(COMPOUND[: len(self._head)]):
            self._compound.feed(chunk)
        elif self._head.startswith(ARCHIVE[: len(self._head)]):
            self._office.feed(chunk)
        else:
            self._tail.feed(chunk)

    def finish(self) -> None:
        """Judge the whole.

        Raises:
            EvidenceType: extension and content disagree, or the extension is not allowed; the field
                `family` says what the file is instead.
        """
        misfit = self._misfit()
        if misfit is not None:
            raise EvidenceType(name=self._name, extension=self._extension, family=misfit.value)

    def _misfit(self) -> Misfit | None:
        if not is_allowed(self._extension):
            return family_of_extension(self._extension)
        if self._text is not None and self._text.is_sound():
            return _family_of_text(self._head)
        if self._head.startswith(COMPOUND):
            return self._compound.misfit(self._extension)
        if self._head.startswith(ARCHIVE):
            return self._office.misfit(self._extension)
        if not _head_agrees(self._extension, self._head):
            return family_of_head(self._head)
        return Misfit.MIXED if _is_archive_too(self._extension, self._tail) else None


class _Text:
    """Whether the bytes are UTF-8 without NUL."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._is_wrong = False

    def feed(self, chunk: bytes) -> None:
        self._is_wrong = self._is_wrong or b"\0" in chunk or not self._decodes(chunk, is_last=False)

    def is_sound(self) -> bool:
        return not self._is_wrong and self._decodes(b"", is_last=True)

    def _decodes(self, chunk: bytes, *, is_last: bool) -> bool:
        try:
            self._decoder.decode(chunk, is_last)
        except UnicodeDecodeError:
            return False
        return True


def _family_of_text(head: bytes) -> Misfit | None:
    """Plain text is neither written for a program nor the beginning of another kind of evidence."""
    return Misfit.CONTENT if head.startswith(_STARTS[".pdf"]) else family_of_writing(head)


def _head_agrees(extension: str, head: bytes) -> bool:
    if extension in {".heic", ".mp4"}:
        brand = head[8:12]
        is_still = brand in _STILL_BRANDS
        return head[4:8] == b"ftyp" and brand not in _OTHER_BRANDS and is_still == (extension == ".heic")
    return extension in _STARTS and head.startswith(_STARTS[extension])


def _is_archive_too(extension: str, tail: Tail) -> bool:
    """Whether a ZIP reader would open the file as well: an end record where it looks for one.

    A PDF may carry a whole ZIP file as an attachment, with an end record somewhere before its own last
    line; that is no second face unless the record ends the file, follows the last line, or counts from
    the start of the PDF.
    """
    ends = list(zip_ends(tail))
    if extension != ".pdf":
        return bool(ends)
    last_line = tail.start + tail.data.rfind(_LAST_LINE)
    return any(
        end.stop == tail.end or end.at > last_line or end.directory_at + end.directory_size == end.at
        for end in ends
    )
