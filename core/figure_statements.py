"""The statements of a text: whole sentences with the lists and additions that belong to them.

Unlike a clause (`core.figure_passages`), a statement reaches over semicolons, over the items of a list it
opens, and over a following sentence that begins with "among them". Beside its tokens it holds one line of
`spelled` words, in which patterns are looked for: words in Telex, a number as `N`, signs as themselves.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from types import MappingProxyType

from core.figure_counts import Count, find_counts
from core.figure_parts import Pair, Share, find_pairs, find_shares
from core.figure_words import Kind, Token, readings, without_marks
from core.text import clean_line

_LONGEST = 500  # tokens; what is longer is a table or a mishap
_ENDLESS = 1_000
_SIGNS = MappingProxyType(
    {
        Kind.PERCENT: "%",
        Kind.SLASH: "/",
        Kind.OPEN: "(",
        Kind.CLOSE: ")",
        Kind.COMMA: ",",
        Kind.COLON: ":",
        Kind.DASH: "-",
        Kind.BAR: "|",
        Kind.SIGN: "=",
        Kind.END: ";",
        Kind.OTHER: "~",
        Kind.NUMBER: "N",
    }
)
_DAY = re.compile(r" N / N / N (?!/)")
_YEAR = re.compile(r"( nawm) N ")
_LIST_MARKS = frozenset({"+", "*", "\u2022", "\u25cf", "\u25aa", "-"})
_LIST_ENDINGS = (("trong", "ddos"), ("goofm",), ("cuj", "theer"), ("nhuw", "sau"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement.

    Attributes:
        tokens: its words, numbers and signs.
        paragraph: paragraphs are counted from 0.
        closing: the sign at its end.
        spelled: the tokens as one line, a blank before each and one at the end; days are `D`, years `Y`.
        offsets: where each token stands in `spelled`.
        counts: the counts that stand alone.
        pairs: the count/base pairs.
        shares: the percentages, changes included.
        depths: how many brackets are open at each token, the bracket itself inside.
    """

    tokens: tuple[Token, ...]
    paragraph: int
    closing: str
    spelled: str
    offsets: tuple[int, ...]
    counts: tuple[Count, ...]
    pairs: tuple[Pair, ...]
    shares: tuple[Share, ...]
    depths: tuple[int, ...]

    def place(self, offset: int) -> int:
        """The token that stands at an offset of `spelled`."""
        return bisect_right(self.offsets, offset) - 1

    def offset(self, place: int) -> int:
        """Where a token stands in `spelled`; its end for the place behind the last."""
        return self.offsets[place] if place < len(self.tokens) else len(self.spelled) - 1

    def values(self, place: int) -> tuple[Decimal, ...]:
        """The readings of the number at a place."""
        return readings(self.tokens[place].text)

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end


def find_statements(tokens: Sequence[Token]) -> tuple[Statement, ...]:
    """Every statement that holds a number, in order."""
    return tuple(
        _statement(said) for said in _said(tokens) if any(token.kind is Kind.NUMBER for token in said.tokens)
    )


def shown(source: str, start: int, *, end: int) -> str:
    """The words of a place on one line, without footnote marks."""
    return clean_line(without_marks(source[start:end])).replace(" ,", ",")


def _spelled(token: Token) -> str:
    return token.text if token.kind is Kind.WORD else _SIGNS[token.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    tokens: tuple[Token, ...]
    paragraph: int
    closing: str = ""


def _statement(said: _Said) -> Statement:
    tokens = said.tokens
    words = [_spelled(token) for token in tokens]
    line = _DAY.sub(" D / D / D ", f" {' '.join(words)} ")
    pairs = find_pairs(tokens)
    return Statement(
        tokens=tokens,
        paragraph=said.paragraph,
        closing=said.closing,
        spelled=_YEAR.sub(lambda found: f"{found[1]} Y ", line),
        offsets=tuple(accumulate((len(word) + 1 for word in words[:-1]), initial=1)),
        counts=find_counts(tokens, pairs),
        pairs=pairs,
        shares=find_shares(tokens),
        depths=_depths(tokens),
    )


def _depths(tokens: Sequence[Token]) -> tuple[int, ...]:
    depth, found = 0, []
    for token in tokens:
        depth += token.kind is Kind.OPEN
        found.append(depth)
        depth = max(0, depth - (token.kind is Kind.CLOSE))
    return tuple(found)


def _said(tokens: Sequence[Token]) -> Iterator[_Said]:
    held: list[Token] = []
    paragraph, mark = 0, ""
    for at, token in enumerate(tokens):
        if token.kind is not Kind.END:
            held.append(token)
            if len(held) >= _ENDLESS:
                yield _Said(tokens=tuple(held), paragraph=paragraph)
                held, mark = [], ""
            continue
        following = _following(tokens, at)
        mark = _mark(held, following, mark=mark)
        goes_on = token.text == ";" or (bool(mark) and following[:1] == (mark,)) or _adds(following)
        if held and goes_on and len(held) < _LONGEST:
            held.append(token)
            continue
        if held:
            yield _Said(tokens=tuple(held), paragraph=paragraph, closing=token.text)
        held, mark = [], ""
        paragraph += token.text == ""
    if held:
        yield _Said(tokens=tuple(held), paragraph=paragraph)


def _following(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The first words behind an end and the ends right after it."""
    first = at + 1
    while first < len(tokens) and tokens[first].kind is Kind.END:
        first += 1
    return tuple(_mark_of(token) for token in tokens[first : first + 4])


def _mark_of(token: Token) -> str:
    return "-" if token.kind is Kind.DASH else token.text


def _mark(held: Sequence[Token], following: tuple[str, ...], *, mark: str) -> str:
    """The mark of the items of the list that is open here, or is opened by what was said last."""
    if mark or not held or following[:1] == () or following[0] not in _LIST_MARKS:
        return mark
    said = [token for token in held[-3:] if token.kind is not Kind.END]
    words = tuple(token.text for token in said[-2:])
    opens = bool(said) and (
        said[-1].kind is Kind.COLON or any(words[-len(each) :] == each for each in _LIST_ENDINGS)
    )
    is_item_itself = _mark_of(held[0]) == following[0]
    return following[0] if opens and not is_item_itself else ""


def _adds(following: tuple[str, ...]) -> bool:
    """Whether a sentence begins with "among them" and so speaks of what was counted before."""
    words = following[1:] if following[:1] and following[0] in _LIST_MARKS else following
    return words[:2] == ("trong", "ddos")
