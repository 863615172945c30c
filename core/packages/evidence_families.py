"""What a file is when it may not be evidence: one family per sentence an officer can act on.

The name tells first (a program calls itself `.exe`), the first bytes tell when the name lies.
"""

import re
from enum import StrEnum
from types import MappingProxyType


class Misfit(StrEnum):
    """Why a file is no evidence (security specification, section 6)."""

    PROGRAM = "program"
    SCRIPT = "script"
    LINK = "link"
    CONTAINER = "container"
    WEB_PAGE = "web_page"
    MACROS = "macros"
    LOCKED = "locked"
    MIXED = "mixed"
    CONTENT = "content"
    UNKNOWN = "unknown"
    FORBIDDEN = "forbidden"


_NAMED = MappingProxyType(
    {
        Misfit.PROGRAM: "exe dll msi msix msp scr com cpl ocx sys drv pif jar apk appx deb rpm dmg pkg so",
        Misfit.SCRIPT: "bat cmd ps1 psm1 js jse vbs vbe wsf wsh hta sh bash py pl rb php reg inf msc sct",
        Misfit.LINK: "lnk url desktop webloc website scf",
        Misfit.CONTAINER: "zip rar 7z iso img vhd vhdx gz tgz tar bz2 xz cab arj lzh ace wim one eml msg pst",
        Misfit.WEB_PAGE: "html htm xhtml shtml mht mhtml svg chm",
        Misfit.MACROS: "dotm xltm xlam xlsb pptm potm ppsm ppam",
    }
)
_BY_EXTENSION = MappingProxyType(
    {f".{word}": family for family, words in _NAMED.items() for word in words.split()}
)
_MACH_O = ("feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe")
_STARTS: tuple[tuple[bytes, Misfit], ...] = (
    (b"MZ", Misfit.PROGRAM),
    (b"\x7fELF", Misfit.PROGRAM),
    *((bytes.fromhex(magic), Misfit.PROGRAM) for magic in _MACH_O),
    (b"#!", Misfit.SCRIPT),
    (bytes.fromhex("4c0000000114020000000000c000000000000046"), Misfit.LINK),
    (b"PK\x03\x04", Misfit.CONTAINER),
    (b"PK\x05\x06", Misfit.CONTAINER),
    (b"Rar!\x1a\x07", Misfit.CONTAINER),
    (b"7z\xbc\xaf\x27\x1c", Misfit.CONTAINER),
    (b"\x1f\x8b", Misfit.CONTAINER),
    (b"BZh", Misfit.CONTAINER),
    (b"\xfd7zXZ\0", Misfit.CONTAINER),
    (b"MSCF", Misfit.CONTAINER),
    (b"vhdxfile", Misfit.CONTAINER),
    (b"conectix", Misfit.CONTAINER),
    (bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3"), Misfit.CONTAINER),  # a OneNote section
    (b"ITSF", Misfit.WEB_PAGE),  # compiled help
)
_WRITTEN: tuple[tuple[re.Pattern[bytes], Misfit], ...] = (
    (re.compile(rb"#!"), Misfit.SCRIPT),
    (re.compile(rb"@echo\s+off\b", re.IGNORECASE), Misfit.SCRIPT),
    (re.compile(rb"\[(internetshortcut|desktop entry)\]", re.IGNORECASE), Misfit.LINK),
    (
        re.compile(rb"<(!--|(!doctype|\?xml|\?php|html|head|body|script|svg|iframe)\b)", re.IGNORECASE),
        Misfit.WEB_PAGE,
    ),
)
HEAD = 1024
"""So many first bytes are looked at."""


def family_of_extension(extension: str) -> Misfit:
    """The family of a file whose extension (lower case, with its dot) is not allowed."""
    return _BY_EXTENSION.get(extension, Misfit.UNKNOWN)


def family_of_head(head: bytes) -> Misfit:
    """The family of a file whose first bytes are not those of its extension."""
    for start, family in _STARTS:
        if head.startswith(start):
            return family
    return family_of_writing(head) or Misfit.CONTENT


def family_of_writing(head: bytes) -> Misfit | None:
    """The family of text that some program would run or follow; None for plain text."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((family for sign, family in _WRITTEN if sign.match(text)), None)
