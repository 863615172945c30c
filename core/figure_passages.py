"""The passages of a text: over how many clauses a base printed first holds, and what announces its parts.

A passage is a sentence with its semicolons, a following sentence that begins with "among them", or a list
under a heading.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from core.figure_counts import Count
from core.figure_links import CERTAIN, backward, forward, leading_words, says_in_order
from core.figure_parts import Pair, Share
from core.figure_words import Kind, Token

_WHOLE = Decimal(100)
# A longer passage is a table or a mishap; every count of it would be weighed against every other.
_MOST_COUNTS = 200
_INCLUDING = (
    ("trong", "ddos"),
    ("trong", "soos", "ddos"),
    ("trong", "soos", "nafy"),
    ("goofm",),
)
_LIST_ENDINGS = (("trong", "ddos"), ("goofm",), ("cuj", "theer"), ("nhuw", "sau"))
_LIST_MARKS = frozenset({"+", "*", "\u2022", "\u25cf", "\u25aa"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What stands between two ends, with its figures; `taken` are places of percentages already used."""

    tokens: tuple[Token, ...]
    pairs: tuple[Pair, ...]
    shares: tuple[Share, ...]
    counts: tuple[Count, ...]
    taken: frozenset[int]
    end_before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A count and its own percentage."""

    count: Count
    share: Share
    strength: int
    clause: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words or a count that announce the parts of a base; `base` is None for mere words."""

    start: int
    clause: int
    place: int
    base: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Clauses over which one base can hold, with the counts that have percentages and what announces them."""

    clauses: tuple[Clause, ...]
    portions: tuple[Portion, ...]
    anchors: tuple[Anchor, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """All counts, in order."""
        return tuple(count for clause in self.clauses for count in clause.counts)


def passages(clauses: tuple[Clause, ...]) -> Iterator[Passage]:
    """The passages of a text that give any percentage of a count, in order."""
    for members in _groups(clauses):
        portions = tuple(portion for at, clause in enumerate(members) for portion in _portions(clause, at))
        if portions and sum(len(clause.counts) for clause in members) <= _MOST_COUNTS:
            yield Passage(clauses=members, portions=portions, anchors=tuple(_anchors(members)))


def is_marked(count: Count) -> bool:
    """Whether the words before the count make it a base: a total, or that out of which others are picked."""
    return count.is_total or count.is_among


def _groups(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, ...]]:
    held: list[Clause] = []
    for clause in clauses:
        if held and not _continues(held, clause):
            yield tuple(held)
            held = []
        held.append(clause)
    yield tuple(held)


def _continues(held: list[Clause], clause: Clause) -> bool:
    mark = _mark(clause)
    words = leading_words(clause.tokens[bool(mark) :], 3)
    if any(words[: len(phrase)] == phrase for phrase in _INCLUDING[:3]):
        return True
    if "\n" not in clause.end_before:
        return clause.end_before == ";"
    return bool(mark) and _is_next_item(held, mark)


def _is_next_item(held: list[Clause], mark: str) -> bool:
    """Whether a list item belongs to the heading: one mark for the items, another for the heading."""
    heading = next((at for at, clause in enumerate(held) if _opens_list(clause)), None)
    if heading is None or _mark(held[heading]) == mark:
        return False
    items = [_mark(clause) for clause in held[heading + 1 :] if "\n" in clause.end_before]
    return all(item == mark for item in items)


def _opens_list(clause: Clause) -> bool:
    last = clause.tokens[-1]
    words = tuple(token.text for token in clause.tokens[-2:])
    return last.kind is Kind.COLON or any(words[-len(ending) :] == ending for ending in _LIST_ENDINGS)


def _mark(clause: Clause) -> str:
    first = clause.tokens[0]
    return first.text if first.kind is Kind.DASH or first.text in _LIST_MARKS else ""


def _portions(clause: Clause, at: int) -> Iterator[Portion]:
    shares = tuple(share for share in clause.shares if not share.change)
    links = [*_in_order(clause, shares)] or [*_neighbours(clause, shares)]
    links.sort(key=lambda link: -link[2])
    used: set[int] = set()
    for count, share, strength in links:
        if share.first in clause.taken or used & {count.pair.first, share.first}:
            continue
        used |= {count.pair.first, share.first}
        yield Portion(count=count, share=share, strength=strength, clause=at)


def _in_order(clause: Clause, shares: tuple[Share, ...]) -> Iterator[tuple[Count, Share, int]]:
    """`420 online and 470 on paper, in this order 47,19 % and 52,81 %`."""
    if not shares or not says_in_order(clause.tokens) or clause.pairs:
        return
    counts = [count for count in clause.counts if count.pair.first < shares[0].first and not is_marked(count)]
    if len(counts) >= len(shares):
        for count, share in zip(counts[-len(shares) :], shares, strict=True):
            yield count, share, CERTAIN


def _neighbours(clause: Clause, shares: tuple[Share, ...]) -> Iterator[tuple[Count, Share, int]]:
    figures: list[Count | Share | Pair] = sorted((*clause.counts, *shares, *clause.pairs), key=_place)
    kept = [figure for figure in figures if not _is_said_of_each(clause, figure)]
    for left, right in pairwise(kept):
        if isinstance(left, Count) and isinstance(right, Share):
            yield left, right, forward(clause.tokens, left.pair, share=right)
        elif isinstance(left, Share) and isinstance(right, Count):
            yield right, left, backward(clause.tokens, left, pair=right.pair)


def _is_said_of_each(clause: Clause, figure: Count | Share | Pair) -> bool:
    """`38 communes reached 100 % of their targets`: no percentage of the communes."""
    if not isinstance(figure, Share) or figure.values[0][0] != _WHOLE:
        return False
    before = clause.tokens[max(0, figure.first - 2) : figure.first]
    return len(before) == 2 and before[1].text == "ddajt" and before[0].kind is Kind.WORD  # noqa: PLR2004 - a subject and its verb


def _place(figure: Count | Share | Pair) -> int:
    return figure.pair.first if isinstance(figure, Count) else figure.first


def _anchors(clauses: tuple[Clause, ...]) -> Iterator[Anchor]:
    for at, clause in enumerate(clauses):
        texts = tuple(token.text for token in clause.tokens)
        for place, token in enumerate(clause.tokens):
            if any(texts[place : place + len(phrase)] == phrase for phrase in _INCLUDING):
                yield Anchor(start=token.start, clause=at, place=place)
        for count in clause.counts:
            if is_marked(count):
                yield Anchor(start=count.start, clause=at, place=count.pair.first, base=count)
