"""File names for copies that leave the program: safe on Windows whatever the sender called the file."""

import re
import unicodedata
from collections.abc import Collection

from core.text import nfc

LONGEST = 120  # characters
MOST_BYTES = 240  # in UTF-8; Linux takes 255 for a name
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {stem + digit for stem in ("COM", "LPT") for digit in "0123456789\u00b9\u00b2\u00b3"}
)
_FALLBACK = "tep"


def safe_file_name(name: str, extension: str) -> str:
    """A name no system takes for a path, a device or a stream; it ends in the type found in the content.

    Control and bidirectional characters go, reserved signs become `_`, device names get a leading `_`
    (security specification, section 6). `extension` comes with its dot.
    """
    visible = "".join(mark for mark in nfc(name) if unicodedata.category(mark) not in _DROPPED)
    plain = _FORBIDDEN.sub("_", visible).strip(". ")
    stem = plain[: -len(extension)] if plain.casefold().endswith(extension.casefold()) else plain
    stem = _shortened(stem, extension).strip(". ") or _FALLBACK
    if stem.partition(".")[0].rstrip(" ").upper() in _DEVICES:
        stem = _shortened(f"_{stem}", extension)
    return nfc(stem) + extension


def unlike(name: str, taken: Collection[str]) -> str:
    """The name, or the name with " (2)", " (3)" ... when it is taken, case and composition aside."""
    held = {_compared(other) for other in taken}
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    candidate, number = name, 1
    while _compared(candidate) in held:
        number += 1
        end = f" ({number}){dot}{extension}"
        candidate = f"{_shortened(stem, end)}{end}"
    return candidate


def _shortened(stem: str, end: str) -> str:
    """As much of the stem as leaves room for the end, in characters and in bytes."""
    room = MOST_BYTES - len(end.encode())
    kept = stem[: LONGEST - len(end)].encode()[:room]
    return kept.decode("utf-8", "ignore")


def _compared(name: str) -> str:
    return nfc(nfc(name).casefold())
