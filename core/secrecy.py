"""Marks of state secrets in names, numbers and summaries (seed row R023); the pages themselves are not read.

The stamps are the three levels of the Law on protection of state secrets; in symbols offices write the
level in brackets, `15/KH-UBND(M)`, or as a part of its own, `12/M-UBND`. The word of the lowest level is part
of many harmless ones (density, password, confidentiality) and without accents it is also "face", "eye" and
"to lose", so a word counts only where it is written as the mark is; where it may be one, the person is asked.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final

from core.text import fold

_DOT: Final = "\u0323"
_LEVELS: Final = frozenset({"tuyet", "toi"})
_BEARERS: Final = frozenset({"do", "dau"})
_DOCUMENTS: Final = frozenset({"van ban", "tai lieu", "cong van", "ho so", "bao cao"})
# Word before or after with which the word is another one: confidentiality, password, code, bees and the like.
_BEFORE: Final = re.compile("bao|bi|co|than|giai|khong|phi|chua|can|nong|huyen|tram|tham|trat")
_AFTER: Final = re.compile(
    "do|khau|ma|vu|thiet|ong|danh|duong|gau|thu|ngu|dao|nghi|tiep|chi|ngot|tran|bang|troi"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_BRACKETED: Final = re.compile(r"[(\[]\s*(?:m|tm|tum|mat|toi mat|tuyet mat)\s*[)\]]")
_IN_SYMBOL: Final = re.compile(r"(?:^|[/-])(?:m|tum)(?:$|[/-])")
_IN_NAME: Final = re.compile(r"(?<!\w)[0-9]{1,6}[-_ /]M[-_](?=[A-Z]{2})")


class Secrecy(StrEnum):
    """What the words tell."""

    NONE = "none"
    DOUBTFUL = "doubtful"
    MARKED = "marked"


def secrecy_of(text: str) -> Secrecy:
    """Whether a name or a summary bears the mark of a secret, or a word that may be one."""
    if _BRACKETED.search(fold(text)) and _is_mark_in_brackets(text):
        return Secrecy.MARKED
    if _IN_NAME.search(text):
        return Secrecy.MARKED
    found = {_judged(words, at) for words in (_words(text),) for at in range(len(words))}
    return next((each for each in (Secrecy.MARKED, Secrecy.DOUBTFUL) if each in found), Secrecy.NONE)


def secrecy_of_symbol(text: str) -> Secrecy:
    """The same of a number or symbol, where the level may stand as a part of its own."""
    return Secrecy.MARKED if _IN_SYMBOL.search(fold(text).replace(" ", "")) else secrecy_of(text)


def _is_mark_in_brackets(text: str) -> bool:
    """Brackets around a word with another tone ("(face)", "(lost)") are no mark."""
    return not any(
        _has_accent(each) and _is_other_tone(each)
        for inside in re.findall(r"[(\[]([^)\]]*)[)\]]", text)
        for each in _words(inside)
        if fold(each) == "mat"
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("_", " "))


def _judged(words: list[str], at: int) -> Secrecy:
    word = words[at]
    if fold(word) != "mat" or _is_other_tone(word):
        return Secrecy.NONE
    before = fold(words[at - 1]) if at else ""
    after = fold(words[at + 1]) if at + 1 < len(words) else ""
    if before in _LEVELS or (before in _BEARERS and _may_bear(words, at)):
        return Secrecy.MARKED
    if _BEFORE.fullmatch(before) or _AFTER.fullmatch(after):
        return Secrecy.NONE
    if _is_of_a_document(words, at):
        return Secrecy.MARKED if at == 2 else Secrecy.DOUBTFUL  # noqa: PLR2004 - the text begins with it
    if not _has_accent(word):
        return Secrecy.DOUBTFUL if word.isupper() else Secrecy.NONE
    is_stamp = word.isupper() and not all(each.isupper() for each in words)
    return Secrecy.MARKED if is_stamp or len(words) == 1 else Secrecy.DOUBTFUL


def _may_bear(words: list[str], at: int) -> bool:
    """The degree or stamp of secrecy; with accents the word before must be that one."""
    before = unicodedata.normalize("NFD", words[at - 1].casefold())
    marks = {mark for mark in before if unicodedata.combining(mark)}
    return not marks or _DOT in marks or (fold(words[at - 1]) == "dau" and "\u0301" in marks)


def _is_of_a_document(words: list[str], at: int) -> bool:
    return at >= 2 and fold(f"{words[at - 2]} {words[at - 1]}") in _DOCUMENTS  # noqa: PLR2004


def _has_accent(word: str) -> bool:
    return word.casefold() != fold(word)


def _is_other_tone(word: str) -> bool:
    """With accents the mark has the circumflex and the dot below; anything else is another word."""
    if not _has_accent(word):
        return False
    marks = {mark for mark in unicodedata.normalize("NFD", word) if unicodedata.combining(mark)}
    return marks != {_DOT, "\u0302"}
