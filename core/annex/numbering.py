"""Codes of an annex: what kind of number a row carries, and which stands above which."""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.text import clean_line


class Style(StrEnum):
    """How a code is written; the order of rank is that of an outline."""

    LETTER = "letter"
    ROMAN = "roman"
    DOTTED = "dotted"
    SMALL = "small"


_ROMAN = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_DOTTED = re.compile(r"[0-9A-Z]{1,4}(\.[0-9A-Za-z]{1,4}){1,5}|[0-9]{1,3}")
_LETTER = re.compile(r"[A-H]")
_SMALL = re.compile("[a-z\u0111]")
_AT_START = re.compile(
    r"(?P<code>[0-9]{1,3}(?:\.[0-9]{1,3}){1,5}|[0-9]{1,3}(?=[.)/]\s)|[IVXL]{1,6}(?=[.)/:]\s))[.)/:]?\s+(?P<name>\S.*)",
    re.DOTALL,
)
_RANKS = (Style.LETTER, Style.ROMAN, Style.DOTTED, Style.SMALL)
_ENDS = " .)/:("


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code as printed, without the mark behind it."""

    text: str
    style: Style

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of a dotted code; of any other the code itself."""
        return tuple(self.text.split(".")) if self.style is Style.DOTTED else (self.text,)

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller stands above: letters, roman numbers, dotted ones by their parts, small letters."""
        return _RANKS.index(self.style), len(self.parts)


def code_in(text: str, before: Code | None = None) -> Code | None:
    """The code a cell holds; None for anything else. `before` is the last code above: B goes on from A."""
    held = clean_line(text).strip(_ENDS)
    if not held:
        return None
    goes_on = before is not None and before.style is Style.LETTER and _follows(before.text, held)
    if goes_on or (_LETTER.fullmatch(held) and not _ROMAN.fullmatch(held)):
        return Code(text=held, style=Style.LETTER)
    if _ROMAN.fullmatch(held):
        return Code(text=held, style=Style.ROMAN)
    if _DOTTED.fullmatch(held):
        return Code(text=held, style=Style.DOTTED)
    if _SMALL.fullmatch(held):
        return Code(text=held, style=Style.SMALL)
    return None


def code_before_name(text: str) -> tuple[Code, str] | None:
    """The code a name begins with ("1.1. Ban hanh ..."), and the name without it."""
    found = _AT_START.match(text.strip())
    code = None if found is None else code_in(found["code"])
    return None if found is None or code is None else (code, found["name"].strip())


def _follows(letter: str, held: str) -> bool:
    return len(held) == 1 and ord(held) == ord(letter) + 1
