"""Names that have hurt other programs: traversal, devices, streams, shares, look-alikes."""

import random
import unicodedata
from collections.abc import Iterator

from tests.hostile_text import hostile_texts

_DEVICES = (
    "con",
    "prn",
    "aux",
    "nul",
    "clock$",
    "conin$",
    "conout$",
    *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"),
)
_ENDINGS = ("", ".txt", ".pdf", " ", ".", ":", ":stream:$DATA", ".tar.gz")
_PATHS = (
    "../evil.txt",
    "../../../../etc/passwd",
    "..\\..\\evil.txt",
    "....//evil",
    "./bagit.txt",
    "a/../../b",
    "/etc/passwd",
    "//server/share/x",
    "\\\\server\\share\\x",
    "\\\\?\\C:\\x",
    "\\\\.\\PhysicalDrive0",
    "C:\\x",
    "C:x",
    "c:/x",
    "file:///etc/passwd",
    "~/x",
    "$HOME/x",
    "%TEMP%\\x",
    "x\0.pdf",
    "x\n.pdf",
    "x\r\n",
    "x\u202efdp.exe",
    "x\u2066y",
    "\ufeffx",
    "x\u200b",
    "a//b",
    "a/./b",
    "/",
    "",
    ".",
    "..",
    " ",
    "a/",
    "x" * 120,
    "x" * 121,
    "x/" * 60,
    "x" * 65_000,
    "\ud800",
)
_VIETNAMESE = ("Báo cáo.pdf", "Kế hoạch số 01.docx", "Ủy ban.pdf", "ĐƠN.txt")


def hostile_names(dice: random.Random) -> Iterator[str]:
    """Each once, in an order that does not change."""
    found = [*_PATHS, *hostile_texts()]
    found += [device + ending for device in _DEVICES for ending in dice.sample(_ENDINGS, 2)]
    found += [device.upper() for device in _DEVICES]
    found += [unicodedata.normalize(form, name) for name in _VIETNAMESE for form in ("NFC", "NFD")]
    yield from dict.fromkeys(found)
