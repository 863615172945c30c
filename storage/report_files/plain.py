"""Text as a printed file can carry it: composed, without control characters, direction marks made visible."""

import unicodedata

REPLACEMENT = "\ufffd"
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad")
_KEPT = frozenset("\u200c\u200d")


def printable(text: str) -> str:
    """NFC; line ends as line feeds, tabs as spaces; hidden or reading-turning marks become U+FFFD."""
    ends = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", "".join(map(_shown, ends)))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a printable text; one empty line for no text at all."""
    return tuple(printable(text).split("\n"))


def _shown(mark: str) -> str:
    if mark == "\n" or mark in _KEPT:
        return mark
    if mark == "\t":
        return " "
    if mark in _INVISIBLE:
        return ""
    is_hidden = unicodedata.category(mark) in {"Cc", "Cf", "Cs", "Cn", "Co"}
    return REPLACEMENT if is_hidden else mark
