"""Text as the notebook keeps it (NFC, no control characters), finds it and sorts it.

Vietnamese letters are handled through their decomposition, so none needs to be written here: a letter
is a base, perhaps a breve, circumflex or horn, and perhaps a tone mark.
"""

import re
import sys
import unicodedata
from functools import lru_cache
from types import MappingProxyType

from core.packages.unicode14 import is_assigned

_DROPPED = frozenset({"Cc", "Cf", "Cs"})
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_STROKE_D = "\u0111"
_ALPHABET = (
    "a",
    "a\u0306",
    "a\u0302",
    "b",
    "c",
    "d",
    _STROKE_D,
    "e",
    "e\u0302",
    *"fghijklmno",
    "o\u0302",
    "o\u031b",
    *"pqrstu",
    "u\u031b",
    *"vwxyz",
)
_RANKS = MappingProxyType({letter: rank for rank, letter in enumerate(_ALPHABET)})
# Level, huyen, hoi, nga, sac, nang: the order of the dictionaries.
_TONES = MappingProxyType({"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5})
_SHAPES = frozenset("\u0302\u0306\u031b")
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SORT_PIECES = re.compile(r"[0-9]+|[^\W\d_]+|[^\W_]")
_WORDS = re.compile(r"[^\W_]+")
_TOLERANT_FROM = 5
_END, _NUMBER, _LETTERS_FROM = "\x01", "\x02", 3
_DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)

SortKey = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def nfc(text: str) -> str:
    """The composed form in which all text is stored and compared."""
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """One line: every run of white space becomes one space, invisible characters go, NFC.

    Control, formatting (zero width, direction overrides, byte order mark) and surrogate characters are
    dropped: they hide text from the reader or cannot be written as UTF-8. A character that packages do not
    take because Unicode 14 does not know it (an emoji of later years) becomes the replacement character.
    """
    return nfc(" ".join(_visible(text).split()))


def clean_block(text: str) -> str:
    """Several lines, each a clean line; no blank line at the ends, at most one between paragraphs."""
    kept: list[str] = []
    for line in map(clean_line, _LINE_ENDS.split(text)):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n")


def fold(text: str) -> str:
    """Lower case without accents and with plain d: what people type to search in a hurry."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return bare.replace(_STROKE_D, "d")


def fold_in_place(text: str) -> str:
    """As `fold`, but character for character, so that positions in the result are positions in `text`."""
    return "".join(map(_fold_character, text))


def matches(needle: str, haystack: str) -> bool:
    """Whether every word of `needle` stands somewhere in `haystack`, accents and case aside.

    An empty needle matches everything.
    """
    folded = fold(haystack)
    return all(word in folded for word in fold(needle).split())


def nearly_matches(needle: str, haystack: str) -> bool:
    """As `matches`, but a word of five letters or more may differ by one typing or scanning slip (R061)."""
    folded = fold(haystack)
    words = frozenset(_WORDS.findall(folded))
    return all(
        word in folded or any(is_near_word(word, other) for other in words) for word in fold(needle).split()
    )


def is_near_word(word: str, other: str) -> bool:
    """Whether two folded words differ by one slip, the first having five letters or more."""
    return _may_slip(word) and _is_one_edit(word, other)


def safe_ascii_slug(text: str, *, limit: int = 50, fallback: str = "tep") -> str:
    """A file name part of `a-z0-9-`, never empty, never a Windows device name (guide 3: at most 50)."""
    plain = fold(text).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:limit].rstrip("-")
    if not slug:
        return fallback
    return f"{slug}-0" if slug in _DEVICE_NAMES else slug


def sort_key(text: str) -> SortKey:
    """The key of the Vietnamese dictionary order: syllable by syllable, letters first, then tones.

    Numbers inside compare by value (village 2 before village 10) and stand before words. Case and
    punctuation do not count; sort by `(sort_key(name), name)` where ties must not float.
    """
    return tuple(_piece_key(piece) for piece in _SORT_PIECES.findall(nfc(text).casefold()))


def sort_text(text: str) -> str:
    """The order of `sort_key` as one string, which compares many times faster: for long lists."""
    return "".join(_piece_text(piece) for piece in _SORT_PIECES.findall(nfc(text).casefold()))


def _visible(text: str) -> str:
    return "".join(map(_seen, text))


@lru_cache(maxsize=1 << 12)
def _seen(mark: str) -> str:
    if mark.isspace():
        return " "
    if unicodedata.category(mark) in _DROPPED:
        return ""
    return mark if is_assigned(mark) else _UNKNOWN


@lru_cache(maxsize=1 << 12)
def _fold_character(mark: str) -> str:
    folded = fold(mark)
    return folded if len(folded) == 1 else mark


def _may_slip(word: str) -> bool:
    return len(word) >= _TOLERANT_FROM and word.isalpha()


def _is_one_edit(left: str, right: str) -> bool:
    """One letter inserted, dropped, changed, or two neighbours exchanged."""
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    changed = short[start + 1 :] == long[start + 1 :]
    exchanged = short[start : start + 2] == long[start : start + 2][::-1]
    return changed or (exchanged and short[start + 2 :] == long[start + 2 :])


def _piece_key(piece: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if piece.isascii() and piece.isdigit():
        return (-1, int(piece)), ()
    letters: list[int] = []
    tones: list[int] = []
    for mark in piece:
        letter, tone = _letter_and_tone(mark)
        letters.append(letter)
        tones.append(tone)
    return tuple(letters), (max(tones), *tones)


@lru_cache(maxsize=1 << 16)
def _piece_text(piece: str) -> str:
    """A piece's key as characters: its end stands below every letter, a number below every word."""
    (first, *letters), tones = _piece_key(piece)
    if first < 0:
        digits = str(letters[0])
        return f"{_NUMBER}{chr(len(digits) + ord(_NUMBER))}{digits}{_END}{_END}"
    marks = (chr(min(rank + _LETTERS_FROM, sys.maxunicode)) for rank in (first, *letters))
    return "".join((*marks, _END, *(chr(tone + _LETTERS_FROM) for tone in tones), _END))


def _letter_and_tone(mark: str) -> tuple[int, int]:
    decomposed = unicodedata.normalize("NFD", mark)
    base, marks = decomposed[0], decomposed[1:]
    shaped = base + "".join(sorted(_SHAPES.intersection(marks)))
    tone = max((_TONES.get(each, 0) for each in marks), default=0)
    return _RANKS.get(shaped, _RANKS.get(base, len(_ALPHABET) + ord(base))), tone
