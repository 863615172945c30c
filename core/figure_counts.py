"""The counts of a clause that stand alone, without a base beside them, and what they count."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from core.figure_parts import Pair, words_before
from core.figure_words import Kind, Token, phrases, readings, vocabulary

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TOTAL_REACH = 16

# Before a number that names or dates something ("hamlet 5", "since 2021") or compares ("rose by 31").
_NOT_COUNTED_AFTER = vocabulary(
    "nawm ngafy thasng quys thuws khoarn ddieefu soos mujc ddieerm phuj lujc maaxu giai ddoajn khosa "
    "ddooj laafn thoon phoos toor khu aasp caasp loaji hajng chuwowng barng bieeru nhosm ddowjt phaafn "
    "tuwf ddeesn leen xuoosng tawng giarm vuwowjt theem hujt leejch tujt kyf hoom sasng chieefu"
)
# "number" after one of these is no name: a total number, signed digitally, the population.
_NUMBERED_BY = vocabulary("toorng trong treen kys daan quaan")
# Grades of schooling: a number behind one counts people.
_GRADES = phrases("cao caasp|trung caasp|sow caasp")
_TIME = vocabulary("nawm thasng quys ngafy tuaafn giowf phust")
_VAGUE = vocabulary("hown gaafn khoarng treen duwowsi nhaast thieeru chuwfng uwowsc")
_TOTALS = phrases(
    "toorng soos|toorng coojng|toorng hoof sow|toorng thur tujc|toorng bieen chees|toorng nguoofn|"
    "toorng voosn|toorng kinh phis|toorng casn booj"
)
_AMONG = phrases("trong soos|trong toorng soos|trong toorng|treen toorng soos|treen toorng")
# After a number, but not what it counts.
_NO_NOUNS = vocabulary(
    "ddajt chieesm tyr tir leej tuwowng bawfng laf cos trong treen vaf vowsi dduwowjc ddax ddang chuwa "
    "cofn so ddusng truwowsc sowsm treex quas treex ddeefu theo tuwf taji owr do nhuw thif goofm bao"
)
_FAMILIES = MappingProxyType(
    {
        "people": phrases(
            "nguwowfi|ddoofng chis|casn booj|coong chuwsc|vieen chuwsc|ddarng vieen|hojc vieen|"
            "ddaji bieeru|lao ddoojng|bieen chees|nhaan vieen|cbcc|cbccvc|nuwx"
        ),
        "offices": phrases(
            "ddown vij|cow quan|ddija phuwowng|xax|phuwowfng|thij traasn|huyeejn|sowr|ubnd|uyr ban"
        ),
        "procedures": phrases("thur tujc|tthc|dijch vuj|dvc|dvctt"),
        "dossiers": phrases("hoof sow|hs|hssow"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that counts something; it stands at `start` in the text and ends, with its noun, at `end`.

    Attributes:
        pair: the number as the upper half of a pair whose base is still unknown.
        noun: the first two words of what is counted, when they follow the number.
        is_total: called a total by the words before it.
        is_among: named as that out of which others are picked ("out of 136 units, ...").
    """

    pair: Pair
    start: int
    end: int
    noun: tuple[str, ...] = ()
    is_total: bool = False
    is_among: bool = False

    @property
    def value(self) -> Decimal:
        """The first reading."""
        return self.pair.numerators[0]


def find_counts(clause: tuple[Token, ...], pairs: tuple[Pair, ...]) -> tuple[Count, ...]:
    """The counts outside the pairs; no dates, percentages, symbols, names with numbers or changes."""
    in_pairs = {place for pair in pairs for place in range(pair.first, pair.last + 1)}
    return tuple(
        _count(clause, at)
        for at, token in enumerate(clause)
        if token.kind is Kind.NUMBER and at not in in_pairs and _is_count(clause, at)
    )


def count_the_same(first: Count, second: Count) -> bool:
    """Whether two counts can be of one kind of things; a count without a noun fits every other."""
    return not first.noun or not second.noun or _family(first.noun) == _family(second.noun)


def _family(noun: tuple[str, ...]) -> str:
    for name, nouns in _FAMILIES.items():
        if noun[:1] in nouns or noun in nouns:
            return name
    return noun[0]


def _count(clause: tuple[Token, ...], at: int) -> Count:
    token = clause[at]
    before = words_before(clause, at, most=4)
    noun = _noun(clause, at)
    return Count(
        pair=Pair(
            numerators=readings(token.text),
            denominators=(),
            first=at,
            last=at,
            is_vague=before[-1:] != () and before[-1] in _VAGUE,
        ),
        start=token.start,
        end=clause[at + len(noun)].end,
        noun=noun,
        is_total=_is_total(clause, at),
        is_among=_ends_with(before, _AMONG) or (before[-1:] == ("trong",) and bool(noun)),
    )


def _is_count(clause: tuple[Token, ...], at: int) -> bool:
    before = clause[at - 1] if at else None
    after = clause[at + 1] if at + 1 < len(clause) else None
    if after is not None and not _may_stand_before(clause, at, after=after):
        return False
    if before is None:
        return after is None or after.kind is not Kind.CLOSE
    if before.kind in {Kind.SLASH, Kind.SIGN} or _is_joined(clause, at, before=before):
        return False
    words = words_before(clause, at, most=2)
    return words != ("so", "vowsi") and not _is_name(words) and not _is_year(clause[at], after)


def _may_stand_before(clause: tuple[Token, ...], at: int, *, after: Token) -> bool:
    """Whether the number can be a count in front of this token."""
    following = clause[at + 2].text if at + 2 < len(clause) else ""
    if after.kind in {Kind.SLASH, Kind.PERCENT} or (after.text, following) == ("phaafn", "trawm"):
        return False
    is_glued = after.start == clause[at].end and after.kind in {Kind.WORD, Kind.DASH}
    is_range = after.kind is Kind.DASH and at + 2 < len(clause) and clause[at + 2].kind is Kind.NUMBER
    return not is_glued and not is_range and after.text not in _TIME


def _is_joined(clause: tuple[Token, ...], at: int, *, before: Token) -> bool:
    """The later end of 2021-2025, or part of a symbol."""
    if before.kind is Kind.DASH:
        return before.end == clause[at].start or (at > 1 and clause[at - 2].kind is Kind.NUMBER)
    return before.kind is Kind.WORD and before.end == clause[at].start


def _is_name(before: tuple[str, ...]) -> bool:
    if before[-1:] == ("soos",):
        return before[0] not in _NUMBERED_BY
    if before in _GRADES:
        return False
    return bool(before) and before[-1] in _NOT_COUNTED_AFTER


def _is_year(token: Token, after: Token | None) -> bool:
    is_plain = len(token.text) == 4 and token.text.isdigit()  # noqa: PLR2004 - a year
    return (
        is_plain
        and _FIRST_YEAR <= int(token.text) <= _LAST_YEAR
        and (after is None or after.kind is not Kind.WORD)
    )


def _noun(clause: tuple[Token, ...], at: int) -> tuple[str, ...]:
    words: list[str] = []
    for token in clause[at + 1 : at + 3]:
        if token.kind is not Kind.WORD or (not words and token.text in _NO_NOUNS):
            break
        words.append(token.text)
    return tuple(words)


def _is_total(clause: tuple[Token, ...], at: int) -> bool:
    """Whether "a total of" stands before the number, with no other number in between."""
    first = at
    while first > 0 and at - first < _TOTAL_REACH and clause[first - 1].kind is not Kind.NUMBER:
        first -= 1
    words = tuple(token.text for token in clause[first:at] if token.kind is Kind.WORD)
    starts = [place for place in range(len(words) - 1) if words[place : place + 2] in _TOTALS]
    return words[-1:] == ("toorng",) or any(
        ("trong", "ddos") not in tuple(zip(words[place:], words[place + 1 :], strict=False))
        for place in starts
    )


def _ends_with(words: tuple[str, ...], endings: frozenset[tuple[str, ...]]) -> bool:
    return any(words[-len(ending) :] == ending for ending in endings)
