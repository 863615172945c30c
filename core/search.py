"""Search among the rows of a list: accents folded, one slip of typing or scanning forgiven (R061, R038)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.text import fold, is_near_word

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchText:
    """A row as it is searched: folded, with its words in order."""

    folded: str
    words: tuple[str, ...]


def search_text(text: str) -> SearchText:
    """Fold a row once, for every search to come."""
    folded = fold(text)
    return SearchText(folded=folded, words=tuple(_WORDS.findall(folded)))


def found_rows(needle: str, rows: Sequence[SearchText]) -> tuple[int, ...]:
    """Places of the rows that hold every word of the needle; an empty needle finds all.

    A needle of several words also finds its phrase misspelt by one slip in a word of five letters or more.
    A single word is forgiven a slip only where no row holds it as it is typed: too many words of one
    syllable lie one letter apart.
    """
    sought = tuple(fold(needle).split())
    exact = {at for at, row in enumerate(rows) if all(word in row.folded for word in sought)}
    if not sought or (len(sought) == 1 and exact):
        return tuple(sorted(exact))
    vocabulary = {word for row in rows for word in row.words}
    near = tuple(
        frozenset(other for other in vocabulary if other == word or is_near_word(word, other))
        for word in sought
    )
    if not all(near):
        return tuple(sorted(exact))
    close = {at for at, row in enumerate(rows) if at not in exact and _holds_phrase(row.words, near)}
    return tuple(sorted(exact | close))


def holds_all(needle: str, row: SearchText) -> bool:
    """Whether a row holds every word as it is typed, accents aside."""
    return all(word in row.folded for word in fold(needle).split())


def marks_in(needle: str, text: str) -> bool:
    """Whether any word of the needle stands in a cell, for marking it."""
    folded = fold(text)
    return any(word in folded for word in fold(needle).split())


def _holds_phrase(words: Sequence[str], near: Sequence[frozenset[str]]) -> bool:
    return any(
        all(words[at + step] in wanted for step, wanted in enumerate(near))
        for at in range(len(words) - len(near) + 1)
        if words[at] in near[0]
    )
