"""The words, numbers and signs of a running text, for `core.figures`.

Source files hold no Vietnamese letters, so words are compared as typed in Telex: the same unambiguous
spelling officials use on the keyboard ("ddajt" is "reaches", "dawjt" is "places").
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

_STROKE_D = "\u0111"
_TELEX = MappingProxyType(
    {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j", "\u0306": "w", "\u031b": "w"}
)
_CIRCUMFLEX = "\u0302"
_SHAPES = frozenset("\u0302\u0306\u031b")

# Footnote marks, mark-up and invisible characters carry no figures; they become spaces of equal length.
_NOISE = re.compile(
    r"<sup>[^<>]{0,20}</sup>"
    r"|</?[a-zA-Z][^<>]{0,80}>"
    r"|\[\^[^\]\n]{1,8}\]"
    r"|\$\^\{?[0-9]{1,3}\}?\$"
    r"|&nbsp;"
    "|[*_`\\\\\u00b9\u00b2\u00b3\u2070-\u2079\u00ad\u200b-\u200f\u2060\ufeff]+"
)
_BLANK = re.compile(r"\S")
_TOKEN = re.compile(
    r"(?P<WORD>[^\W\d_]\w*)"
    r"|(?P<NUMBER>[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9])"
    "|[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?:,[0-9]+)?(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<BREAK>(?<![ \t\r\u00a0])[ \t\r\u00a0]*\n\s*)"
    "|(?P<STOP>[.!?\u2026]+)"
    "|(?P<END>;)|(?P<PERCENT>[%\uff05])|(?P<SLASH>[/\u2044])|(?P<OPEN>[(\\[])|(?P<CLOSE>[)\\]])"
    "|(?P<COMMA>,)|(?P<COLON>:)|(?P<DASH>[-\u2010-\u2015\u2212])|(?P<BAR>[|\t])"
    "|(?P<SIGN>[<>=~\u2248\u2264\u2265])"
    r"|(?P<OTHER>\S)"
)
_LIST_MARK = re.compile(
    "(?:[-+\u2022\u2010-\u2015\u25aa\u25cf\u00fc>|#]|[0-9]{1,2}[.)]\\s|[a-z\u0111][.)]\\s)", re.IGNORECASE
)
_ABBREVIATIONS = frozenset({"tp", "tx", "tt", "ths", "ts", "gs", "pgs", "mr", "mrs"})
_DECIMAL_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_GROUPED = re.compile("[0-9]{1,3}(?:[.\u00a0\u202f ][0-9]{3})+")


class Kind(StrEnum):
    """What a token is; END stands where no figure may reach across."""

    WORD = "WORD"
    NUMBER = "NUMBER"
    PERCENT = "PERCENT"
    SLASH = "SLASH"
    OPEN = "OPEN"
    CLOSE = "CLOSE"
    COMMA = "COMMA"
    COLON = "COLON"
    DASH = "DASH"
    BAR = "BAR"
    SIGN = "SIGN"
    END = "END"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word (in Telex, lower case), number or sign (as printed), and where it stands in the text."""

    kind: Kind
    text: str
    start: int
    end: int


@lru_cache(maxsize=1 << 13)
def telex(word: str) -> str:
    """A Vietnamese word in lower-case Telex spelling, each tone after its own letter."""
    return "".join(map(_telex_letter, word.lower()))


def vocabulary(words: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(words.split())


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list separated by bars, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in text.split("|"))


def without_marks(text: str) -> str:
    """The text with footnote marks and mark-up blanked out; its length and line ends stay."""
    return _NOISE.sub(lambda found: _BLANK.sub(" ", found[0]), text)


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of an NFC text; positions are those of the text itself."""
    plain = without_marks(text)
    tokens: list[Token] = []
    for found in _TOKEN.finditer(plain):
        token = _token(found, plain, before=tokens)
        if token is not None:
            tokens.append(token)
    return _join_spaced_groups(tuple(tokens))


def readings(number: str) -> tuple[Decimal, ...]:
    """The values a printed number can mean, the Vietnamese reading first.

    `1.752` is 1752, `62,2` is 62.2, `62.2` is 62.2; `1,752` is 1.752 and, from an English keyboard, 1752.
    """
    if _GROUPED.fullmatch(number):
        return (Decimal(re.sub(r"[^0-9]", "", number)),)
    if _DECIMAL_COMMA.fullmatch(number):
        return (Decimal(number.replace(",", ".")), Decimal(number.replace(",", "")))
    if "," in number:
        whole, _, rest = number.partition(",")
        return (Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{rest}"),)
    return (Decimal(number),)


def _telex_letter(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], sorted(decomposed[1:], key=lambda mark: mark not in _SHAPES)
    spelled = "dd" if base == _STROKE_D else base
    return spelled + "".join(base if mark == _CIRCUMFLEX else _TELEX.get(mark, "") for mark in marks)


def _token(found: re.Match[str], plain: str, *, before: list[Token]) -> Token | None:
    name = found.lastgroup
    text, start, end = found[0], found.start(), found.end()
    if name == "WORD":
        return Token(kind=Kind.WORD, text=telex(text), start=start, end=end)
    if name == "BREAK":
        is_end = _ends_at_break(text, plain[end : end + 4], last=plain[max(0, start - 1) : start])
        return Token(kind=Kind.END, text="", start=start, end=end) if is_end else None
    if name == "STOP":
        kind = Kind.END if _ends_sentence(plain[end : end + 40], before) else Kind.OTHER
        return Token(kind=kind, text=text, start=start, end=end)
    return Token(kind=Kind(name or "OTHER"), text=text, start=start, end=end)


def _ends_at_break(gap: str, following: str, *, last: str) -> bool:
    """Scanned lines break anywhere; a new list item, or a capital after a blank line, begins afresh."""
    if not following or _LIST_MARK.match(following):
        return True
    is_paragraph = gap.count("\n") > 1
    return is_paragraph and following[0].isupper() and last not in {",", "("}


def _ends_sentence(following: str, before: list[Token]) -> bool:
    if following[:1] and not (following[0].isspace() or following[0] in "\"'\u201d\u2019)"):
        return False
    rest = following.lstrip(" \t\r\n\u00a0\"'\u201c\u201d\u2019)([-+")
    if rest[:1].islower():
        return False
    last = before[-1] if before else None
    return last is None or last.kind is not Kind.WORD or last.text not in _ABBREVIATIONS


def _join_spaced_groups(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Reads `1 234/5 678` as one pair: a spaced base, and then its spaced count, become one number each."""
    joined = list(tokens)
    for at in range(len(joined) - 1, -1, -1):
        if joined[at].kind is not Kind.SLASH or not _is_spaced_group(joined, at + 1):
            continue
        joined[at + 1 : at + 3] = [_merged(joined[at + 1], joined[at + 2])]
        if at > 1 and _is_spaced_group(joined, at - 2):
            joined[at - 2 : at] = [_merged(joined[at - 2], joined[at - 1])]
    return tuple(joined)


def _is_spaced_group(tokens: list[Token], at: int) -> bool:
    pair, after = tokens[at : at + 2], tokens[at + 2 : at + 3]
    if len(pair) != 2 or any(token.kind is not Kind.NUMBER for token in pair):  # noqa: PLR2004 - a pair
        return False
    first, second = pair
    fits = len(first.text) <= 3 and first.text.isdigit() and second.text.isdigit() and len(second.text) == 3  # noqa: PLR2004 - groups of three
    return fits and second.start - first.end == 1 and not (after and after[0].kind is Kind.PERCENT)


def _merged(first: Token, second: Token) -> Token:
    return Token(kind=Kind.NUMBER, text=f"{first.text} {second.text}", start=first.start, end=second.end)
