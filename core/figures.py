"""The number checker: finds "numerator/denominator ... percent" claims in a text and recomputes them.

A base may also stand before its part ("a total of 1.245 dossiers; among them 1.240 on time, or 99,6 %"): see
`core.figure_bases`.

A pair and a percentage belong together when the words between them say so ("reaching", "a share of", in
brackets). Where the words leave a doubt, a claim is only reported when it is right: a wrong alarm costs the
reader's trust, a doubtful pair that fits is no news. Words are in Telex (see `core.figure_words`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from core.figure_bases import BasedShare, based_shares
from core.figure_counts import find_counts
from core.figure_links import CERTAIN, DOUBTFUL, LIKELY, backward, forward, own_change, says_in_order
from core.figure_parts import Pair, Share, find_pairs, find_shares
from core.figure_passages import Clause
from core.figure_words import Kind, Token, tokenise, without_marks
from core.numbers import percent
from core.text import clean_line, nfc

_WHOLE = Decimal(100)
_LONGEST_WAY = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A ratio a text states, recomputed.

    Attributes:
        text: the words from the first figure to the last, on one line.
        numerator: the count; whole for counts, with decimals for money.
        denominator: its base, never 0.
        stated: the printed percentage.
        stated_decimals: how many decimals it is printed with; the comparison uses as many.
        correct: the percentage of the exact fraction, half-up at `stated_decimals`.
        ok: whether `stated` equals `correct`.
        start: where the first figure stands in the NFC text.
        end: where the last figure ends.
    """

    text: str
    numerator: Decimal
    denominator: Decimal
    stated: Decimal
    stated_decimals: int
    correct: Decimal
    ok: bool
    start: int
    end: int

    def correct_at(self, places: int) -> Decimal:
        """The exact percentage at another number of decimals, rounded once."""
        return percent(self.numerator, self.denominator, places=places)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    pair: Pair
    share: Share
    strength: int
    distance: int
    claim: Claim


def check_claims(text: str) -> tuple[Claim, ...]:
    """Every ratio claim of the text in order of place, right and wrong ones.

    Bounds ("over 99 %"), targets, changes ("rose by 8,26 %"), ranks (25/63), dates and document symbols
    are no claims. A pair and a percentage belong to one claim each.
    """
    source = nfc(text)
    return claims_among(source, tokenise(source))


def claims_among(source: str, tokens: Sequence[Token]) -> tuple[Claim, ...]:
    """As `check_claims`, of an NFC text whose tokens are known."""
    claims: list[Claim] = []
    clauses: list[Clause] = []
    for members, end_before in _clauses(tokens):
        pairs, shares = _figures(members)
        links = tuple(_reported(source, members, pairs=pairs, shares=shares))
        claims.extend(link.claim for link in links)
        clause = Clause(
            tokens=members,
            pairs=pairs,
            shares=shares,
            counts=find_counts(members, pairs),
            taken=frozenset(link.share.first for link in links),
            end_before=end_before,
        )
        clauses.append(clause)
    claims.extend(_based_claim(source, found) for found in based_shares(tuple(clauses)))
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))


def wrong_claims(text: str) -> tuple[Claim, ...]:
    """The claims whose percentage does not follow from their counts."""
    return tuple(claim for claim in check_claims(text) if not claim.ok)


def fitting_population(claim: Claim, population: int) -> bool:
    """Whether the stated percentage is right for the real population: the base was mistyped (2/36 of 136)."""
    is_other = claim.denominator != population and not claim.ok
    return is_other and percent(claim.numerator, population, places=claim.stated_decimals) == claim.stated


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[tuple[Token, ...], str]]:
    """The stretches between ends that hold anything, each with the signs of the ends before it."""
    held: list[Token] = []
    ends = ""
    for token in tokens:
        if token.kind is not Kind.END:
            held.append(token)
            continue
        if held:
            yield tuple(held), ends
            held, ends = [], ""
        ends += token.text or "\n"
    if held:
        yield tuple(held), ends


def _figures(clause: tuple[Token, ...]) -> tuple[tuple[Pair, ...], tuple[Share, ...]]:
    pairs, shares = find_pairs(clause), find_shares(clause)
    return pairs, tuple(share for share in shares if not any(_overlap(pair, share) for pair in pairs))


def _reported(
    source: str, clause: tuple[Token, ...], *, pairs: tuple[Pair, ...], shares: tuple[Share, ...]
) -> Iterator[_Link]:
    if not pairs or not shares:
        return
    links = [*_in_order_links(source, clause, pairs=pairs, shares=shares)]
    links = links or [*_links(source, clause, pairs=pairs, shares=shares)]
    links.sort(key=lambda link: (-link.strength, not link.claim.ok, link.distance))
    taken: set[int] = set()
    for link in links:
        ends = {link.pair.first, link.share.first}
        if taken & ends or not _is_reported(link, pairs):
            continue
        taken |= ends
        yield link


def _based_claim(source: str, found: BasedShare) -> Claim:
    """The claim from the base on; a long way to the part, or other parts, are left out of its words."""
    clause, part, base = found.clause.tokens, found.part.pair, found.base
    first, last = min(part.first, found.share.first), max(part.last, found.share.last)
    is_near = base.start >= clause[0].start
    end = _end(clause, base.pair.first if is_near else first, last=last)
    claim = _claim(source[base.start : end], found.pair, share=found.share, start=base.start)
    between = source[base.end : clause[first].start]
    if "%" not in between and len(between) <= _LONGEST_WAY:
        return claim
    return replace(
        claim, text=f"{source[base.start : base.end]} \u2026 {_shown(source[clause[first].start : end])}"
    )


def _overlap(pair: Pair, share: Share) -> bool:
    return pair.first <= share.first <= pair.last


def _is_reported(link: _Link, pairs: tuple[Pair, ...]) -> bool:
    if link.claim.ok:
        return link.strength > DOUBTFUL or link.claim.stated != _WHOLE
    is_vague = link.share.is_vague or link.pair.is_vague
    return link.strength > DOUBTFUL and not is_vague and not _is_sum_of_pairs(link, pairs)


def _is_sum_of_pairs(link: _Link, pairs: tuple[Pair, ...]) -> bool:
    """`12/15 early, 3/15 on time, reaching 100 %`: the percentage is that of the counts together."""
    counts = (
        pair.numerators[0]
        for pair in pairs
        if pair.last <= link.pair.last and pair.denominators == link.pair.denominators
    )
    together = percent(sum(counts, Decimal(0)), link.claim.denominator, places=link.claim.stated_decimals)
    return together == link.claim.stated


def _in_order_links(
    source: str, clause: tuple[Token, ...], *, pairs: tuple[Pair, ...], shares: tuple[Share, ...]
) -> Iterator[_Link]:
    """`104/136 and 30/136, in this order 76,47 % and 22,06 %`."""
    if not says_in_order(clause) or len(pairs) != len(shares) or pairs[-1].last > shares[0].first:
        return
    for pair, share in zip(pairs, shares, strict=True):
        if share.change:
            return
        yield _link(source, clause, pair=pair, share=share, strength=CERTAIN)


def _links(
    source: str, clause: tuple[Token, ...], *, pairs: tuple[Pair, ...], shares: tuple[Share, ...]
) -> Iterator[_Link]:
    values = tuple(share for share in shares if not share.change)
    figures: list[Pair | Share] = sorted((*pairs, *values), key=_place)
    for left, right in pairwise(figures):
        if isinstance(left, Pair) and isinstance(right, Share):
            yield _link(source, clause, pair=left, share=right, strength=forward(clause, left, share=right))
        elif isinstance(left, Share) and isinstance(right, Pair):
            yield _link(source, clause, pair=right, share=left, strength=backward(clause, left, pair=right))
    for pair in pairs:
        change = own_change(clause, pair, shares=shares)
        if change is not None:
            yield _link(source, clause, pair=pair, share=change, strength=LIKELY)


def _link(source: str, clause: tuple[Token, ...], *, pair: Pair, share: Share, strength: int) -> _Link:
    first, last = (pair, share) if pair.first < share.first else (share, pair)
    start, end = clause[first.first].start, _end(clause, first.first, last=last.last)
    return _Link(
        pair=pair,
        share=share,
        strength=strength,
        distance=last.first - first.last,
        claim=_claim(source[start:end], pair, share=share, start=start),
    )


def _place(figure: Pair | Share) -> int:
    return figure.first


def _end(clause: tuple[Token, ...], first: int, *, last: int) -> int:
    """The end of the last figure, with the bracket that closes around it."""
    kinds = [token.kind for token in clause[first : last + 1]]
    following = clause[last + 1 : last + 2]
    is_open = kinds.count(Kind.OPEN) > kinds.count(Kind.CLOSE)
    return following[0].end if is_open and following and following[0].kind is Kind.CLOSE else clause[last].end


def _shown(words: str) -> str:
    return clean_line(without_marks(words)).replace(" ,", ",")


def _claim(words: str, pair: Pair, *, share: Share, start: int) -> Claim:
    """The claim under the reading that fits; where none fits, under the nearest."""
    options = [
        (abs(percent(above, below, places=decimals) - stated), above, below, stated, decimals)
        for stated, decimals in share.values
        for above in pair.numerators
        for below in pair.denominators
    ]
    off, above, below, stated, decimals = min(options, key=lambda option: option[0])
    return Claim(
        text=_shown(words),
        numerator=above,
        denominator=below,
        stated=stated,
        stated_decimals=decimals,
        correct=percent(above, below, places=decimals),
        ok=off == 0,
        start=start,
        end=start + len(words),
    )
