"""The number checker: finds "numerator/denominator ... percent" claims in a text and recomputes them.

A pair and a percentage belong together when the words between them say so ("reaching", "a share of", in
brackets). Where the words leave a doubt, a claim is only reported when it is right: a wrong alarm costs the
reader's trust, a doubtful pair that fits is no news. Words are in Telex (see `core.figure_words`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from core.figure_parts import Pair, Share, find_pairs, find_shares, has_phrase
from core.figure_words import Kind, Token, phrases, tokenise, vocabulary, without_marks
from core.numbers import percent
from core.text import clean_line, nfc

# How surely two figures belong together; a doubtful link counts only when the figures agree.
_DOUBTFUL, _LIKELY, _CERTAIN = 1, 2, 3
_MOST_PARTS = 5
_SUBJECT_REACH = 12
_MOST_WORDS = 40
_MOST_WORDS_BEFORE_BRACKET = 14
_WHOLE = Decimal(100)

_SEPARATORS = frozenset({Kind.COMMA, Kind.OPEN, Kind.CLOSE, Kind.COLON, Kind.DASH, Kind.BAR, Kind.SIGN})


# Between a pair and its percentage: reaches, takes, a share of, equals, that is ...
_LEADS = vocabulary(
    "ddajt chieesm tyr tir leej tuwowng dduwowng uwsng bawfng laf khoarng xaasp xir vowsi "
    "hay tuwsc cho keest quar hoafn thafnh owr muwsc thuwjc hieejn"
    " tisnh dduwowjc ddax vafo dduwowjc giari quyeest quy ra nhuw vaajy vaf car"
)
_LEAD_VERBS = vocabulary("ddajt chieesm leej dduwowng uwsng bawfng laf muwsc khoarng xir tuwsc")
# Between a percentage and the pair that explains it.
_BACK_LEADS = vocabulary(
    "tuwowng dduwowng uwsng tuwsc laf vowsi goofm cuj theer cos ddajt bawfng khoarng soos hoof "
    "sow ddown vij nguwowfi xax hay trong ddos do"
)
_BACK_CERTAIN = vocabulary("vowsi uwsng dduwowng tuwsc")
# After a percentage: "of the plan", "compared with the target" ... do not name another subject.
_FOLLOWERS = vocabulary(
    "so kees chir toorng treen trong cura vaf vowsi soos dduwowjc taji do theo nhieejm "
    "yeeu duwj laf tawng giarm cao thaasp vuwowjt ddajt thuoojc owr"
    " xeesp nhuw dduwsng cofn bawfng hoafn ddeer chuwa ddax khoong mujc neen nhuwng tuwf "
    "ddeesn qua khi cho trowr nawm tisnh bao ddeefu maf nhowf gosp"
)
# The percentage is about something else than the pair.
_OTHER_SUBJECTS = phrases(
    "chir soos|muwsc ddooj|bifnh quaan|trung bifnh|hafi lofng|trong ddos|cofn laji|soos cofn|"
    "laafn luwowjt|rieeng"
)
_AVERAGES = phrases("chir soos|bifnh quaan|trung bifnh")
_EARLIER = phrases(
    "so vowsi cufng kyf|so vowsi nawm truwowsc|so vowsi kyf truwowsc|so vowsi quys truwowsc|"
    "so vowsi thasng truwowsc|cufng kyf|so cufng kyf"
    "|so vowsi nawm"
)
_IN_ORDER = ("laafn", "luwowjt")
_TIME_WORDS = vocabulary("nawm thasng quys ngafy khosa giai ddoajn ddowjt")
_CHANGES = vocabulary("tawng giarm")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What stands between two separators, and the separator before it."""

    opener: Kind | None
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens if token.kind is Kind.WORD)


def check_claims(text: str) -> tuple[Claim, ...]:
    """Every ratio claim of the text in order of place, right and wrong ones.

    Bounds ("over 99 %"), targets, changes ("rose by 8,26 %"), ranks (25/63), dates and document symbols
    are no claims. A pair and a percentage belong to one claim each.
    """
    source = nfc(text)
    tokens = tokenise(source)
    claims: list[Claim] = []
    for first, last in _clauses(tokens):
        clause = tokens[first:last]
        claims.extend(_claims_of(source, clause))
    return tuple(sorted(claims, key=lambda claim: claim.start))


def wrong_claims(text: str) -> tuple[Claim, ...]:
    """The claims whose percentage does not follow from their counts."""
    return tuple(claim for claim in check_claims(text) if not claim.ok)


def fitting_population(claim: Claim, population: int) -> bool:
    """Whether the stated percentage is right for the real population: the base was mistyped (2/36 of 136)."""
    is_other = claim.denominator != population and not claim.ok
    return is_other and percent(claim.numerator, population, places=claim.stated_decimals) == claim.stated


def _clauses(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, token in enumerate(tokens):
        if token.kind is Kind.END:
            yield first, at
            first = at + 1
    yield first, len(tokens)


def _claims_of(source: str, clause: tuple[Token, ...]) -> Iterator[Claim]:
    pairs, shares = find_pairs(clause), find_shares(clause)
    shares = tuple(share for share in shares if not any(_overlap(pair, share) for pair in pairs))
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
        yield link.claim


def _overlap(pair: Pair, share: Share) -> bool:
    return pair.first <= share.first <= pair.last


def _is_reported(link: _Link, pairs: tuple[Pair, ...]) -> bool:
    if link.claim.ok:
        return link.strength > _DOUBTFUL or link.claim.stated != _WHOLE
    is_vague = link.share.is_vague or link.pair.is_vague
    return link.strength > _DOUBTFUL and not is_vague and not _is_sum_of_pairs(link, pairs)


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
    words = [token.text for token in clause]
    says_so = any(couple == _IN_ORDER for couple in pairwise(words))
    if not says_so or len(pairs) != len(shares) or pairs[-1].last > shares[0].first:
        return
    for pair, share in zip(pairs, shares, strict=True):
        if share.change:
            return
        yield _link(source, clause, pair=pair, share=share, strength=_CERTAIN)


def _links(
    source: str, clause: tuple[Token, ...], *, pairs: tuple[Pair, ...], shares: tuple[Share, ...]
) -> Iterator[_Link]:
    values = tuple(share for share in shares if not share.change)
    figures: list[Pair | Share] = sorted((*pairs, *values), key=_place)
    for left, right in pairwise(figures):
        if isinstance(left, Pair) and isinstance(right, Share):
            yield _link(source, clause, pair=left, share=right, strength=_forward(clause, left, share=right))
        elif isinstance(left, Share) and isinstance(right, Pair):
            yield _link(source, clause, pair=right, share=left, strength=_backward(clause, left, pair=right))
    for pair in pairs:
        change = _own_change(clause, pair, shares=shares)
        if change is not None:
            yield _link(source, clause, pair=pair, share=change, strength=_LIKELY)


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
        text=clean_line(without_marks(words)).replace(" ,", ","),
        numerator=above,
        denominator=below,
        stated=stated,
        stated_decimals=decimals,
        correct=percent(above, below, places=decimals),
        ok=off == 0,
        start=start,
        end=start + len(words),
    )


def _own_change(clause: tuple[Token, ...], pair: Pair, *, shares: tuple[Share, ...]) -> Share | None:
    """`reduced 7/65 units (reduced by 10,8 %)`: the same verb stands before both figures."""
    verb = clause[pair.first - 1].text if pair.first else ""
    later = next((share for share in shares if share.first > pair.last), None)
    if later is None or verb not in _CHANGES or later.change != verb:
        return None
    tail = _parts(clause[pair.last + 1 : later.first])[-1]
    says_so = tail.opener is Kind.OPEN or (tail.opener is Kind.COMMA and "leej" in tail.words)
    return later if says_so and frozenset(tail.words) <= _LEADS | {verb} else None


def _forward(clause: tuple[Token, ...], pair: Pair, *, share: Share) -> int:
    """How surely the percentage after a pair is that of the pair."""
    parts = _parts(clause[pair.last + 1 : share.first])
    tail = parts[-1]
    after = clause[share.last + 1 :]
    if has_phrase(tail.words, _OTHER_SUBJECTS) or has_phrase(_leading_words(after, 4), _EARLIER):
        return _DOUBTFUL
    if len(parts) == 1:
        return _forward_unparted(tail, pair, share=share, after=after)
    context = _context(clause, pair) | frozenset(parts[0].words)
    if any(word not in _LEADS and word not in context for word in tail.words):
        return _DOUBTFUL
    if tail.opener is Kind.OPEN:
        return _CERTAIN
    follows = _follows_freely(after, context)
    bare_comma = tail.opener is Kind.COMMA and not tail.words and bool(_leading_words(after, 1))
    if bare_comma or not follows or len(parts) > _MOST_PARTS or _has_other_counts(parts[1:]):
        return _DOUBTFUL
    return _LIKELY if sum(len(part.words) for part in parts) <= _MOST_WORDS else _DOUBTFUL


def _forward_unparted(tail: _Part, pair: Pair, *, share: Share, after: tuple[Token, ...]) -> int:
    words = tail.words
    if not words or words[-1] not in _LEAD_VERBS:
        return _DOUBTFUL
    if "leej" in words:
        at = words.index("leej")
        if any(word not in _LEADS for word in words[at:]) or "cos" in words[:at]:
            return _DOUBTFUL
    # "12 of 15 communes reached 100 %" says what each of the twelve reached.
    is_full = share.values[0][0] == _WHOLE and pair.numerators != pair.denominators
    follows = _leading_words(after, 1)
    return _DOUBTFUL if is_full or (follows and follows[0] not in _FOLLOWERS) else _LIKELY


def _backward(clause: tuple[Token, ...], share: Share, *, pair: Pair) -> int:
    """How surely the pair after a percentage explains it."""
    parts = _parts(clause[share.last + 1 : pair.first])
    tail = parts[-1]
    before = tuple(token.text for token in clause[max(0, share.first - _SUBJECT_REACH) : share.first])
    if len(parts) > 2 or any(word not in _BACK_LEADS for word in tail.words) or has_phrase(before, _AVERAGES):  # noqa: PLR2004 - one separator
        return _DOUBTFUL
    if tail.opener is Kind.OPEN:
        is_near = len(parts[0].words) <= _MOST_WORDS_BEFORE_BRACKET and not _has_other_counts(parts)
        return _CERTAIN if is_near else _DOUBTFUL
    if tail.opener is Kind.SIGN:
        return _CERTAIN
    return _backward_plain(parts[0], tail)


def _backward_plain(head: _Part, tail: _Part) -> int:
    """Without brackets: "with 30/136", ", that is 104/136", a dash or a colon."""
    if tail is not head and head.words:
        return _DOUBTFUL
    if tail.opener in {Kind.DASH, Kind.COLON}:
        return _LIKELY
    said = _BACK_CERTAIN & frozenset(tail.words)
    is_loose = tail.opener is Kind.COMMA and said == {"vowsi"}
    return _CERTAIN if said and not is_loose else _DOUBTFUL


def _parts(tokens: tuple[Token, ...]) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    opener: Kind | None = None
    held: list[Token] = []
    for token in tokens:
        if token.kind in _SEPARATORS:
            parts.append(_Part(opener=opener, tokens=tuple(held)))
            opener, held = token.kind, []
        else:
            held.append(token)
    parts.append(_Part(opener=opener, tokens=tuple(held)))
    return _without_empty_closings(parts)


def _without_empty_closings(parts: list[_Part]) -> tuple[_Part, ...]:
    """`(104/136), reaching`: the bracket and the comma after it are one separator."""
    return tuple(
        part
        for part, following in zip(parts, [*parts[1:], None], strict=True)
        if part.opener is not Kind.CLOSE or part.tokens or following is None
    )


def _context(clause: tuple[Token, ...], pair: Pair) -> frozenset[str]:
    return frozenset(token.text for token in clause[: pair.first] if token.kind is Kind.WORD)


def _leading_words(tokens: tuple[Token, ...], most: int) -> tuple[str, ...]:
    words: list[str] = []
    for token in tokens[:most]:
        if token.kind is not Kind.WORD:
            break
        words.append(token.text)
    return tuple(words)


def _follows_freely(after: tuple[Token, ...], context: frozenset[str]) -> bool:
    words = _leading_words(after, 1)
    return not words or words[0] in _FOLLOWERS or words[0] in context


def _has_other_counts(parts: tuple[_Part, ...]) -> bool:
    """Whether a count of something else stands between; years and changes are not such counts."""
    for part in parts:
        for before, token in pairwise((None, *part.tokens)):
            if token is None or token.kind is not Kind.NUMBER:
                continue
            if before is None or before.text not in _TIME_WORDS | _CHANGES:
                return True
    return False
