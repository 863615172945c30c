"""Percentages whose base stands first: "a total of 1.245 dossiers; among them 1.240 on time, or 99,6 %".

A passage is the stretch of text over which a base still holds: a sentence with its semicolons, a following
sentence that begins with "among them", a list under a heading. The base is *sure* when the words name it (a
total, out of, among them, consisting of) and nothing between competes; otherwise it counts only when the
figures agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from core.figure_counts import Count, count_the_same
from core.figure_links import CERTAIN, DOUBTFUL, backward, forward, leading_words, says_in_order
from core.figure_parts import Pair, Share
from core.figure_words import Kind, Token, vocabulary
from core.numbers import percent

_WHOLE = Decimal(100)
_INCLUDING = (
    ("trong", "ddos"),
    ("trong", "soos", "ddos"),
    ("trong", "soos", "nafy"),
    ("goofm",),
)
_LIST_ENDINGS = (("trong", "ddos"), ("goofm",), ("cuj", "theer"), ("nhuw", "sau"))
_LIST_MARKS = frozenset({"+", "*", "\u2022", "\u25cf", "\u25aa"})
# A percentage "of the plan" or "compared with" has another base than the one printed first.
_OTHER_BASES = vocabulary("kees chir so duwj mujc yeeu soos treen trong theo")
_TARGET_TOTALS = vocabulary("toorng")
# Words that begin a new statement rather than name one more part of the same base.
_NEW_STATEMENTS = vocabulary(
    "kyf truwowsc cufng nawm thasng quys tieesp nhaajn giari quyeest tor chuwsc ban hafnh rieeng cofn"
)
_LABEL_WORDS = 5


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
class BasedShare:
    """A percentage, its count and its base; `is_sure` when the words leave no doubt about the base."""

    base: Count
    part: Count
    share: Share
    share_end: int
    is_sure: bool

    @property
    def pair(self) -> Pair:
        """Count and base as one pair, at the place of the count."""
        return Pair(
            numerators=self.part.pair.numerators,
            denominators=self.base.pair.numerators,
            first=self.part.pair.first,
            last=self.part.pair.last,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Portion:
    """A count and its own percentage."""

    count: Count
    share: Share
    strength: int
    clause: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchor:
    """Words or a count that announce the parts of a base; `base` is None for mere words."""

    start: int
    clause: int
    place: int
    base: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    clauses: tuple[Clause, ...]
    portions: tuple[_Portion, ...]
    anchors: tuple[_Anchor, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        return tuple(count for clause in self.clauses for count in clause.counts)


def based_shares(clauses: tuple[Clause, ...]) -> Iterator[BasedShare]:
    """Every percentage of a count whose base stands before it, sure ones and agreeing doubtful ones."""
    for members in _passages(clauses):
        portions = tuple(portion for at, clause in enumerate(members) for portion in _portions(clause, at))
        if not portions:
            continue
        passage = _Passage(clauses=members, portions=portions, anchors=tuple(_anchors(members)))
        for portion in portions:
            found = _based(passage, portion)
            if found is not None:
                yield found


def _passages(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, ...]]:
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


def _portions(clause: Clause, at: int) -> Iterator[_Portion]:
    shares = tuple(share for share in clause.shares if not share.change)
    links = [*_in_order(clause, shares)] or [*_neighbours(clause, shares)]
    links.sort(key=lambda link: -link[2])
    used: set[int] = set()
    for count, share, strength in links:
        if share.first in clause.taken or used & {count.pair.first, share.first}:
            continue
        used |= {count.pair.first, share.first}
        yield _Portion(count=count, share=share, strength=strength, clause=at)


def _in_order(clause: Clause, shares: tuple[Share, ...]) -> Iterator[tuple[Count, Share, int]]:
    """`420 online and 470 on paper, in this order 47,19 % and 52,81 %`."""
    if not shares or not says_in_order(clause.tokens) or clause.pairs:
        return
    counts = [
        count for count in clause.counts if count.pair.first < shares[0].first and not _is_marked(count)
    ]
    if len(counts) >= len(shares):
        for count, share in zip(counts[-len(shares) :], shares, strict=True):
            yield count, share, CERTAIN


def _neighbours(clause: Clause, shares: tuple[Share, ...]) -> Iterator[tuple[Count, Share, int]]:
    figures: list[Count | Share | Pair] = sorted((*clause.counts, *shares, *clause.pairs), key=_place)
    for left, right in pairwise(figures):
        if isinstance(left, Count) and isinstance(right, Share):
            yield left, right, forward(clause.tokens, left.pair, share=right)
        elif isinstance(left, Share) and isinstance(right, Count):
            yield right, left, backward(clause.tokens, left, pair=right.pair)


def _place(figure: Count | Share | Pair) -> int:
    return figure.pair.first if isinstance(figure, Count) else figure.first


def _is_marked(count: Count) -> bool:
    return count.is_total or count.is_among


def _anchors(clauses: tuple[Clause, ...]) -> Iterator[_Anchor]:
    for at, clause in enumerate(clauses):
        texts = tuple(token.text for token in clause.tokens)
        for place, token in enumerate(clause.tokens):
            if any(texts[place : place + len(phrase)] == phrase for phrase in _INCLUDING):
                yield _Anchor(start=token.start, clause=at, place=place)
        for count in clause.counts:
            if _is_marked(count):
                yield _Anchor(start=count.start, clause=at, place=count.pair.first, base=count)


def _based(passage: _Passage, portion: _Portion) -> BasedShare | None:
    part = portion.count
    sure = _sure_base(passage, portion) if not part.is_total else None
    earlier = [count for count in reversed(passage.counts) if count.start < part.start]
    possible = [count for count in earlier if count is not sure and count_the_same(count, part)]
    if sure is not None:
        possible.insert(0, sure)
    agreeing = next((base for base in possible if _agrees(part, base, share=portion.share)), None)
    if agreeing is not None:
        is_sure = agreeing is sure
        is_told = _is_telling(portion, agreeing, is_sure=is_sure)
        return _found(passage, portion, base=agreeing, is_sure=is_sure) if is_told else None
    if sure is None or not _is_flagged(passage, portion, base=sure):
        return None
    return _found(passage, portion, base=sure, is_sure=True)


def _found(passage: _Passage, portion: _Portion, *, base: Count, is_sure: bool) -> BasedShare:
    return BasedShare(
        base=base,
        part=portion.count,
        share=portion.share,
        share_end=passage.clauses[portion.clause].tokens[portion.share.last].end,
        is_sure=is_sure,
    )


def _agrees(part: Count, base: Count, *, share: Share) -> bool:
    return any(
        below >= above and below > 0 and percent(above, below, places=decimals) == stated
        for stated, decimals in share.values
        for above in part.pair.numerators
        for below in base.pair.numerators
    )


def _is_telling(portion: _Portion, base: Count, *, is_sure: bool) -> bool:
    """Whether an agreement is more than chance: 3 of 231 happens to be 1 %, 36 of 40 is exactly 90 %."""
    stated, decimals = portion.share.values[0]
    if is_sure:
        return portion.strength > DOUBTFUL or stated != _WHOLE
    is_exact = portion.count.value * _WHOLE == stated * base.value
    return portion.strength > DOUBTFUL and (decimals > 0 or is_exact)


def _sure_base(passage: _Passage, portion: _Portion) -> Count | None:
    """The base the words name, if one alone can be meant."""
    part = portion.count
    anchor = max(
        (anchor for anchor in passage.anchors if _announces(passage, anchor, part=part)),
        key=lambda anchor: anchor.start,
        default=None,
    )
    if anchor is None or not _reaches(passage, anchor, portion=portion):
        return None
    base = anchor.base or _counted_before(passage, anchor, part=part)
    if base is None or not _can_hold(base, part) or _has_rival(passage, base, portion=portion):
        return None
    return base


def _announces(passage: _Passage, anchor: _Anchor, *, part: Count) -> bool:
    """Whether the anchor stands before the part and its bracket is still open there."""
    if anchor.start >= part.start:
        return False
    depth = 0
    for clause in passage.clauses:
        for token in clause.tokens:
            if anchor.start < token.start < part.start and token.kind in {Kind.OPEN, Kind.CLOSE}:
                depth += 1 if token.kind is Kind.OPEN else -1
                if depth < 0 and anchor.base is None:
                    return False
    return True


def _reaches(passage: _Passage, anchor: _Anchor, *, portion: _Portion) -> bool:
    """Whether what the anchor announces still covers the clause of the part."""
    if anchor.clause == portion.clause:
        return True
    if anchor.base is not None and anchor.base.is_among and not anchor.base.is_total:
        return False
    clause = passage.clauses[portion.clause]
    kinds = [token.kind for token in passage.clauses[anchor.clause].tokens[anchor.place :]]
    if "\n" in clause.end_before or Kind.COLON in kinds:
        return True
    label = [token.text for token in clause.tokens[: portion.count.pair.first] if token.kind is Kind.WORD]
    return len(label) <= _LABEL_WORDS and not _NEW_STATEMENTS & frozenset(label)


def _counted_before(passage: _Passage, anchor: _Anchor, *, part: Count) -> Count | None:
    """The one count before "among them" that can hold the part; the nearest where it is called a total."""
    for at in range(anchor.clause, -1, -1):
        before = [count for count in passage.clauses[at].counts if count.start < anchor.start]
        if before:
            fitting = [count for count in before if _can_hold(count, part)]
            is_clear = len(fitting) == 1 or (bool(fitting) and fitting[-1].is_total)
            return fitting[-1] if is_clear else None
    return None


def _can_hold(base: Count, part: Count) -> bool:
    return count_the_same(base, part) and base.value >= part.value and base.value > 0


def _has_rival(passage: _Passage, base: Count, *, portion: _Portion) -> bool:
    """Whether another count that could be the base stands between, without a percentage of its own."""
    shared = {other.count.start for other in passage.portions if other.strength > DOUBTFUL}
    return any(
        base.start < count.start < portion.count.start
        and count.start not in shared
        and _can_hold(count, portion.count)
        for count in passage.counts
    )


def _is_flagged(passage: _Passage, portion: _Portion, *, base: Count) -> bool:
    """Whether a percentage that disagrees with its sure base is worth an alarm."""
    share = portion.share
    is_vague = share.is_vague or portion.count.pair.is_vague or base.pair.is_vague
    if portion.strength == DOUBTFUL or is_vague or share.values[0][0] == _WHOLE:
        return False
    tokens = passage.clauses[portion.clause].tokens
    return not _has_other_base(tokens[share.last + 1 :]) and not _is_explained(passage, portion, base=base)


def _has_other_base(after: tuple[Token, ...]) -> bool:
    words = leading_words(after[1:] if after[:1] and after[0].kind in {Kind.OPEN, Kind.CLOSE} else after, 5)
    return words[:1] != () and words[0] in _OTHER_BASES and not _TARGET_TOTALS & frozenset(words)


def _is_explained(passage: _Passage, portion: _Portion, *, base: Count) -> bool:
    """Whether other counts of the passage make the percentage right: a sum, a rest, a smaller base."""
    part, whole = portion.count.value, base.value
    others = [count.value for count in passage.counts if count not in (portion.count, base)]
    between = [count.value for count in passage.counts if base.start < count.start < portion.count.start]
    ratios = [(whole - part, whole), (sum(between, part), whole)]
    for other in others:
        ratios += [(part, other), (part, whole - other), (part, part + other), (part + other, whole)]
    return any(
        0 <= above <= below and below > 0 and percent(above, below, places=decimals) == stated
        for above, below in ratios
        for stated, decimals in portion.share.values
    )
