"""Percentages whose base stands first: "a total of 1.245 dossiers; among them 1.240 on time, or 99,6 %".

The base is *sure* when the words name it (a total, out of, among them, consisting of) and nothing between
competes; then a wrong percentage is reported. Otherwise a base counts only when the figures agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.figure_counts import Count, count_the_same
from core.figure_links import CERTAIN, DOUBTFUL, leading_words, parts_of
from core.figure_parts import Pair, Share
from core.figure_passages import Anchor, Clause, Passage, Portion, is_marked, passages
from core.figure_words import Kind, Token, vocabulary
from core.numbers import percent

_WHOLE = Decimal(100)
# A percentage "of the plan" or "compared with" has another base than the one printed first.
_OTHER_BASES = vocabulary("kees chir so duwj mujc yeeu soos treen trong theo")
_TARGET_TOTALS = vocabulary("toorng")
# Words that begin a new statement rather than name one more part of the same base.
_NEW_STATEMENTS = vocabulary(
    "kyf truwowsc cufng nawm thasng quys tieesp nhaajn giari quyeest tor chuwsc ban hafnh rieeng cofn"
)
_LABEL_WORDS = 5
# Between a part and its percentage; any other word must repeat what the part was called.
_PLAIN_LEADS = vocabulary(
    "ddajt chieesm tyr tir leej tuwowng dduwowng uwsng bawfng laf khoarng xaasp xir hay tuwsc cho keest quar "
    "vaf laafn luwowjt vowsi muwsc dduwowjc ddax tisnh ra"
)
# "20 communes reached a rate of 95 %" says what each reached; "20 communes make up 95 %" does not.
_SHARE_VERBS = vocabulary("chieesm tuwowng bawfng")


@dataclass(frozen=True, slots=True, kw_only=True)
class BasedShare:
    """A percentage, its count, both in `clause`, and its base, which may stand in an earlier clause."""

    base: Count
    part: Count
    share: Share
    clause: Clause

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
class _Named:
    """A base named by the words, and from where in the text on its parts are told."""

    base: Count
    since: int


def based_shares(clauses: tuple[Clause, ...]) -> Iterator[BasedShare]:
    """Every percentage of a count whose base stands before it, sure ones and agreeing doubtful ones."""
    for passage in passages(clauses):
        for portion in passage.portions:
            found = _based(passage, portion)
            if found is not None:
                yield found


def _based(passage: Passage, portion: Portion) -> BasedShare | None:
    part = portion.count
    named = _named(passage, portion) if not part.is_total else None
    sure = named.base if named else None
    earlier = [count for count in reversed(passage.counts) if count.start < part.start]
    siblings = _siblings(passage, portion)
    possible = [count for count in earlier if count.start not in siblings and count_the_same(count, part)]
    if sure is not None:
        possible = [sure, *(count for count in possible if count is not sure)]
    agreeing = next((base for base in possible if _agrees(part, base, share=portion.share)), None)
    if agreeing is None:
        is_told = named is not None and _is_flagged(passage, portion, named=named)
    else:
        is_told = _is_telling(portion, agreeing, is_sure=agreeing is sure)
    base = agreeing or sure
    if base is None or not is_told:
        return None
    return BasedShare(base=base, part=part, share=portion.share, clause=passage.clauses[portion.clause])


def _agrees(part: Count, base: Count, *, share: Share) -> bool:
    return any(
        below >= above and below > 0 and percent(above, below, places=decimals) == stated
        for stated, decimals in share.values
        for above in part.pair.numerators
        for below in base.pair.numerators
    )


def _is_telling(portion: Portion, base: Count, *, is_sure: bool) -> bool:
    """Whether an agreement is more than chance: 3 of 231 happens to be 1 %, 36 of 40 is exactly 90 %."""
    stated, decimals = portion.share.values[0]
    if is_sure:
        return portion.strength > DOUBTFUL or stated != _WHOLE
    is_exact = portion.count.value * _WHOLE == stated * base.value
    return portion.strength > DOUBTFUL and (decimals > 0 or is_exact)


def _named(passage: Passage, portion: Portion) -> _Named | None:
    """The base the words name, if one alone can be meant."""
    part = portion.count
    nearest = sorted(passage.anchors, key=lambda anchor: -anchor.start)
    anchor = next((anchor for anchor in nearest if _announces(passage, anchor, portion=portion)), None)
    if anchor is None or not _reaches(passage, anchor, portion=portion):
        return None
    base = anchor.base or _counted_before(passage, anchor, part=part)
    if base is None or not _can_hold(base, part) or _has_rival(passage, anchor.start, portion=portion):
        return None
    return _Named(base=base, since=anchor.start)


def _announces(passage: Passage, anchor: Anchor, *, portion: Portion) -> bool:
    """Whether the anchor stands before the part and its bracket is still open there."""
    part = portion.count
    if anchor.start >= part.start:
        return False
    if anchor.base is not None:
        return True
    depth = 0
    for token in _between(passage, anchor, portion=portion):
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if depth < 0:
            return False
    return True


def _between(passage: Passage, anchor: Anchor, *, portion: Portion) -> Iterator[Token]:
    for clause in passage.clauses[anchor.clause : portion.clause + 1]:
        yield from (token for token in clause.tokens if anchor.start < token.start < portion.count.start)


def _reaches(passage: Passage, anchor: Anchor, *, portion: Portion) -> bool:
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


def _counted_before(passage: Passage, anchor: Anchor, *, part: Count) -> Count | None:
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


def _has_rival(passage: Passage, since: int, *, portion: Portion) -> bool:
    """Whether another count that could be the base stands between, without a percentage of its own."""
    shared = {other.count.start for other in passage.portions if other.strength > DOUBTFUL}
    return any(
        since < count.start < portion.count.start
        and count.start not in shared
        and _can_hold(count, portion.count)
        for count in passage.counts
    )


def _siblings(passage: Passage, portion: Portion) -> frozenset[int]:
    """The counts of other clauses that have a percentage of their own: parts of the base, not bases.

    They are given by their places in the text.
    """
    return frozenset(
        other.count.start
        for other in passage.portions
        if other.clause != portion.clause and other.strength > DOUBTFUL and not is_marked(other.count)
    )


def _has_other_parts(passage: Passage, portion: Portion, *, since: int) -> bool:
    """Whether the percentage can be that of several parts together, or of another one."""
    shared = {other.count.start for other in passage.portions if other.strength > DOUBTFUL}
    return portion.strength < CERTAIN and any(
        since < count.start < portion.count.start and count.start not in shared for count in passage.counts
    )


def _is_flagged(passage: Passage, portion: Portion, *, named: _Named) -> bool:
    """Whether a percentage that disagrees with its sure base is worth an alarm."""
    base = named.base
    share = portion.share
    is_vague = share.is_vague or portion.count.pair.is_vague or base.pair.is_vague
    is_doubtful = portion.strength == DOUBTFUL or _has_other_parts(passage, portion, since=named.since)
    tokens = passage.clauses[portion.clause].tokens
    if is_doubtful or is_vague or share.values[0][0] == _WHOLE or not _is_plain(tokens, portion):
        return False
    return not _has_other_base(tokens[share.last + 1 :]) and not _is_explained(passage, portion, base=base)


def _is_plain(tokens: tuple[Token, ...], portion: Portion) -> bool:
    """Whether nothing between the part and its percentage names another subject ("disbursed 75 %")."""
    first, last = portion.count.pair.last + 1, portion.share.first
    if last < first:
        return True
    *heads, tail = parts_of(tokens[first:last])
    if not heads:
        is_dossier = portion.count.noun[:2] == ("hoof", "sow")
        return is_dossier or bool(_SHARE_VERBS & frozenset(tail.words))
    called = frozenset(word for head in heads for word in head.words) | _called(tokens, first - 1)
    return frozenset(tail.words) <= _PLAIN_LEADS | called


def _called(tokens: tuple[Token, ...], at: int) -> frozenset[str]:
    """The words before a count, back to the number or "among them" before it."""
    first = at
    while first > 0 and tokens[first - 1].kind is not Kind.NUMBER and tokens[first - 1].text != "ddos":
        first -= 1
    return frozenset(token.text for token in tokens[first:at])


def _has_other_base(after: tuple[Token, ...]) -> bool:
    words = leading_words(after[1:] if after[:1] and after[0].kind in {Kind.OPEN, Kind.CLOSE} else after, 5)
    return words[:1] != () and words[0] in _OTHER_BASES and not _TARGET_TOTALS & frozenset(words)


def _is_explained(passage: Passage, portion: Portion, *, base: Count) -> bool:
    """Whether other counts of the passage make the percentage right: a sum, or a smaller base."""
    part, whole = portion.count.value, base.value
    left_out = {portion.count.start, base.start, *_siblings(passage, portion)}
    others = [count.value for count in passage.counts if count.start not in left_out]
    between = [count.value for count in passage.counts if base.start < count.start < portion.count.start]
    ratios = [(sum(between, part), whole)]
    for other in others:
        ratios += [(part, other), (part, whole - other), (part, part + other), (part + other, whole)]
    return any(
        0 <= above <= below and below > 0 and percent(above, below, places=decimals) == stated
        for above, below in ratios
        for stated, decimals in portion.share.values
    )
