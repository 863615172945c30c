"""How surely a count and a percentage in one clause belong together, by the words between and around them."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from core.figure_parts import Pair, Share, has_phrase
from core.figure_words import Kind, Token, phrases, vocabulary

# How surely two figures belong together; a doubtful link counts only when the figures agree.
DOUBTFUL, LIKELY, CERTAIN = 1, 2, 3
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
class Part:
    """What stands between two separators, and the separator before it."""

    opener: Kind | None
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple(token.text for token in self.tokens if token.kind is Kind.WORD)


def says_in_order(clause: tuple[Token, ...]) -> bool:
    """Whether the clause gives its percentages "in this order"."""
    return any(couple == _IN_ORDER for couple in pairwise(token.text for token in clause))


def own_change(clause: tuple[Token, ...], pair: Pair, *, shares: tuple[Share, ...]) -> Share | None:
    """`reduced 7/65 units (reduced by 10,8 %)`: the same verb stands before both figures."""
    verb = clause[pair.first - 1].text if pair.first else ""
    later = next((share for share in shares if share.first > pair.last), None)
    if later is None or verb not in _CHANGES or later.change != verb:
        return None
    tail = parts_of(clause[pair.last + 1 : later.first])[-1]
    says_so = tail.opener is Kind.OPEN or (tail.opener is Kind.COMMA and "leej" in tail.words)
    return later if says_so and frozenset(tail.words) <= _LEADS | {verb} else None


def forward(clause: tuple[Token, ...], pair: Pair, *, share: Share) -> int:
    """How surely the percentage after a pair is that of the pair."""
    parts = parts_of(clause[pair.last + 1 : share.first])
    tail = parts[-1]
    after = clause[share.last + 1 :]
    if has_phrase(tail.words, _OTHER_SUBJECTS) or has_phrase(leading_words(after, 4), _EARLIER):
        return DOUBTFUL
    if len(parts) == 1:
        return _forward_unparted(tail, pair, share=share, after=after)
    context = _context(clause, pair) | frozenset(parts[0].words)
    if any(word not in _LEADS and word not in context for word in tail.words):
        return DOUBTFUL
    if tail.opener is Kind.OPEN:
        return CERTAIN
    follows = _follows_freely(after, context)
    bare_comma = tail.opener is Kind.COMMA and not tail.words and bool(leading_words(after, 1))
    if bare_comma or not follows or len(parts) > _MOST_PARTS or _has_other_counts(parts[1:]):
        return DOUBTFUL
    return LIKELY if sum(len(part.words) for part in parts) <= _MOST_WORDS else DOUBTFUL


def _forward_unparted(tail: Part, pair: Pair, *, share: Share, after: tuple[Token, ...]) -> int:
    words = tail.words
    if not words or words[-1] not in _LEAD_VERBS:
        return DOUBTFUL
    if "leej" in words:
        at = words.index("leej")
        if any(word not in _LEADS for word in words[at:]) or "cos" in words[:at]:
            return DOUBTFUL
    # "12 of 15 communes reached 100 %" says what each of the twelve reached.
    is_full = share.values[0][0] == _WHOLE and pair.numerators != pair.denominators
    follows = leading_words(after, 1)
    return DOUBTFUL if is_full or (follows and follows[0] not in _FOLLOWERS) else LIKELY


def backward(clause: tuple[Token, ...], share: Share, *, pair: Pair) -> int:
    """How surely the pair after a percentage explains it."""
    parts = parts_of(clause[share.last + 1 : pair.first])
    tail = parts[-1]
    before = tuple(token.text for token in clause[max(0, share.first - _SUBJECT_REACH) : share.first])
    if len(parts) > 2 or any(word not in _BACK_LEADS for word in tail.words) or has_phrase(before, _AVERAGES):  # noqa: PLR2004 - one separator
        return DOUBTFUL
    if tail.opener is Kind.OPEN:
        is_near = len(parts[0].words) <= _MOST_WORDS_BEFORE_BRACKET and not _has_other_counts(parts)
        return CERTAIN if is_near else DOUBTFUL
    if tail.opener is Kind.SIGN:
        return CERTAIN
    return _backward_plain(parts[0], tail)


def _backward_plain(head: Part, tail: Part) -> int:
    """Without brackets: "with 30/136", ", that is 104/136", a dash or a colon."""
    if tail is not head and head.words:
        return DOUBTFUL
    if tail.opener in {Kind.DASH, Kind.COLON}:
        return LIKELY
    said = _BACK_CERTAIN & frozenset(tail.words)
    is_loose = tail.opener is Kind.COMMA and said == {"vowsi"}
    return CERTAIN if said and not is_loose else DOUBTFUL


def parts_of(tokens: tuple[Token, ...]) -> tuple[Part, ...]:
    """The stretches between commas, brackets, colons and dashes; at least one."""
    parts: list[Part] = []
    opener: Kind | None = None
    held: list[Token] = []
    for token in tokens:
        if token.kind in _SEPARATORS:
            parts.append(Part(opener=opener, tokens=tuple(held)))
            opener, held = token.kind, []
        else:
            held.append(token)
    parts.append(Part(opener=opener, tokens=tuple(held)))
    return _without_empty_closings(parts)


def _without_empty_closings(parts: list[Part]) -> tuple[Part, ...]:
    """`(104/136), reaching`: the bracket and the comma after it are one separator."""
    return tuple(
        part
        for part, following in zip(parts, [*parts[1:], None], strict=True)
        if part.opener is not Kind.CLOSE or part.tokens or following is None
    )


def _context(clause: tuple[Token, ...], pair: Pair) -> frozenset[str]:
    return frozenset(token.text for token in clause[: pair.first] if token.kind is Kind.WORD)


def leading_words(tokens: tuple[Token, ...], most: int) -> tuple[str, ...]:
    """Up to `most` words at the beginning; any other sign ends the run."""
    words: list[str] = []
    for token in tokens[:most]:
        if token.kind is not Kind.WORD:
            break
        words.append(token.text)
    return tuple(words)


def _follows_freely(after: tuple[Token, ...], context: frozenset[str]) -> bool:
    words = leading_words(after, 1)
    return not words or words[0] in _FOLLOWERS or words[0] in context


def _has_other_counts(parts: tuple[Part, ...]) -> bool:
    """Whether a count of something else stands between; years, changes and percentages are no such counts."""
    for part in parts:
        for before, token, after in zip(
            (None, *part.tokens), part.tokens, (*part.tokens[1:], None), strict=False
        ):
            if token.kind is not Kind.NUMBER or (after is not None and after.kind is Kind.PERCENT):
                continue
            if before is None or before.text not in _TIME_WORDS | _CHANGES:
                return True
    return False
