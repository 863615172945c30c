"""Totals and their parts in running text: "58 units (consisting of 51 schools; 7 others)".

A wrong sum is only told where the words say that the parts are all there are ("consisting of", "the
rest", "in all"), or that they exclude each other (online and direct). Elsewhere a sum that fits is told,
and one that does not is no news: "among them" usually names some. Words are in Telex.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from core.figure_counts import Count
from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_statements import Statement, shown
from core.figure_words import Kind, phrases, vocabulary

_ANCHORS = re.compile(
    r" (?:(?P<all>bao goofm|goofm)|(?P<some>trong ddos|trong soos ddos|trong soos nafy)|(?P<headed>[:(]))"
    r"(?= )"
)
_PARTS_FOLLOW = re.compile(r" (?:goofm|trong ddos|trong soos ddos|trong soos nafy|:) ")
_STOPS = re.compile(
    r" (?:tawng|giarm|so vowsi|ngoafi ra|ddoofng thowfi|trong ddos|trong soos ddos|bao goofm|goofm|vuwowjt|"
    r"ddajt tyr leej|been cajnh) "
)
_TOGETHER = re.compile(r" (?:toorng coojng|coojng chung|toorng laf) (?:laf |cos |ddax )?N ")
_REST = phrases("cofn laji|soos cofn laji|phaafn cofn laji")
_OPEN_ENDS = vocabulary("khasc vaan v")
_ACTS = vocabulary("ddax ddang seex")  # another statement, not one more part
_AND = "vaf"
_DOTS = ("..", "\u2026")
_NEAR = 10
_REACH = 200  # tokens from a total to its last part
_EACH = vocabulary("mooxi tuwfng")
_OVERLAPPING = vocabulary("ddarng nuwx trer")
_LEAST_PARTS = 2
_SURE_SLIP = 1000

# Kinds of parts that exclude each other; of those in `_WHOLE` the named ones usually are all.
_PARTITIONS = MappingProxyType(
    {
        "way": (phrases("truwjc tuyeesn"), phrases("truwjc tieesp"), phrases("buwu chisnh|buwu ddieejn")),
        "time": (
            phrases("quas hajn|treex hajn|treex hejn|quas hejn"),
            phrases("ddusng hajn|ddusng hejn"),
            phrases("truwowsc hajn|sowsm hajn|truwowsc hejn"),
        ),
        "state": (phrases("ddax giari quyeest"), phrases("ddang giari quyeest|ddang xuwr lys")),
        "level": (phrases("toafn trifnh"), phrases("moojt phaafn")),
        "tier": (phrases("caasp tirnh"), phrases("caasp huyeejn"), phrases("caasp xax")),
    }
)
_FAMILIES = (
    phrases(
        "nguwowfi|ddoofng chis|casn booj|coong chuwsc|vieen chuwsc|hojc vieen|ddaji bieeru|lao ddoojng|"
        "bieen chees|nhaan vieen|laxnh ddajo|chuyeen vieen|giaso vieen|thafnh vieen|nam"
    ),
    phrases("ddown vij|cow quan|xax|phuwowfng|thij traasn|huyeejn|sowr|truwowfng|thij xax|thafnh phoos"),
    phrases("thur tujc|tthc|dijch vuj|dvc|dvctt"),
    phrases("hoof sow|hs"),
    phrases("phieesu"),
    phrases("nhieejm vuj"),
    phrases("vawn barn"),
    phrases("truwowfng howjp"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    count: Count
    words: tuple[str, ...]

    @property
    def value(self) -> Decimal:
        return self.count.value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    counts: tuple[Count, ...] = ()
    words: tuple[str, ...] = ()
    closing: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Split:
    """A total and the parts told of it.

    `is_clean`: nothing uncounted or doubtful stands among the parts; `is_all`: the words say there are no
    others; `is_sure`: no other count can be the total.
    """

    total: Count
    parts: tuple[_Part, ...]
    is_clean: bool
    is_all: bool
    is_sure: bool
    first: int

    @property
    def sum(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def has_rest(self) -> bool:
        """Whether the last part is called the rest."""
        return any(couple in _REST for couple in pairwise(self.parts[-1].words))


def check_sums(source: str, statements: Sequence[Statement]) -> Iterator[FigureFinding]:
    """The totals of every statement whose parts are told beside them."""
    for statement in statements:
        for split in _splits(statement):
            found = _judged(source, statement, split=split)
            if found is not None:
                yield found


def _splits(statement: Statement) -> Iterator[_Split]:
    if len(statement.counts) <= _LEAST_PARTS - 1:
        return
    for found in _ANCHORS.finditer(statement.spelled):
        split = _split_after(statement, found)
        if split is not None:
            yield split
    for found in _TOGETHER.finditer(statement.spelled):
        split = _split_before(statement, found)
        if split is not None:
            yield split


def _split_after(statement: Statement, found: re.Match[str]) -> _Split | None:
    at, first = statement.place(found.start() + 1), statement.place(found.end() - 1) + 1
    depth = statement.depths[at]
    totals = _wholes_before(statement, at, depth=depth)
    if not totals or _EACH & {token.text for token in statement.tokens[max(0, at - 4) : at]}:
        return None
    if found["headed"] is not None and not _is_headed(statement, totals[-1], at=at):
        return None
    last = _before_ratios(statement, first, last=_scope_end(statement, first, depth=depth))
    parts, is_clean = _parts(statement, first, last=last)
    if len(parts) < (_LEAST_PARTS if found["headed"] else 1):
        return None
    total, parts = _fitting(totals, parts) or (totals[-1], parts)
    is_near = found["all"] is not None and at - totals[-1].pair.last <= _NEAR
    return _Split(
        total=total,
        parts=parts,
        is_clean=is_clean,
        is_all=found["all"] is not None,
        is_sure=is_near or len(totals) == 1 or totals[-1].is_total,
        first=at,
    )


def _fitting(totals: Sequence[Count], parts: tuple[_Part, ...]) -> tuple[Count, tuple[_Part, ...]] | None:
    """The total that all parts, or the first of them, add up to."""
    for size in range(len(parts), _LEAST_PARTS - 1, -1):
        together = sum((part.value for part in parts[:size]), Decimal(0))
        total = next((each for each in reversed(totals) if each.value == together), None)
        if total is not None:
            return total, parts[:size]
    return None


def _before_ratios(statement: Statement, first: int, *, last: int) -> int:
    """Where the parts end at the latest: a ratio among them begins another statement."""
    pair = next((pair.first for pair in statement.pairs if first <= pair.first < last), None)
    if pair is None:
        return last
    ends = [place for place in range(first, pair) if statement.tokens[place].kind is Kind.END]
    return ends[-1] if ends else first


def _is_headed(statement: Statement, total: Count, *, at: int) -> bool:
    """Whether a colon stands right behind a total, or a bracket behind a count."""
    between = statement.tokens[total.pair.last + 1 : at]
    is_told = total.is_total or statement.tokens[at].kind is Kind.OPEN
    return is_told and len(between) <= _NEAR and all(token.kind is Kind.WORD for token in between)


def _wholes_before(statement: Statement, at: int, *, depth: int) -> tuple[Count, ...]:
    """The counts before, outside of brackets that are closed again; none behind a ratio."""
    counts = {count.pair.first: count for count in statement.counts}
    found: list[Count] = []
    lowest = depth
    for place in range(at - 1, max(-1, at - _REACH), -1):
        lowest = min(lowest, statement.depths[place])
        count = counts.get(place)
        if count is not None and statement.depths[place] <= lowest:
            found.insert(0, count)
    has_pair = bool(found) and any(found[-1].pair.last < pair.first < at for pair in statement.pairs)
    return () if has_pair else tuple(found)


def _scope_end(statement: Statement, first: int, *, depth: int) -> int:
    last = min(len(statement.tokens), first + _REACH)
    for place in range(first, last):
        is_out = statement.depths[place] < depth
        if is_out or (statement.tokens[place].kind is Kind.CLOSE and statement.depths[place] <= depth > 0):
            last = place
            break
    for stop in _STOPS.finditer(statement.spelled, statement.offset(first) - 1):
        place = statement.place(stop.start() + 1)
        if place >= last:
            break
        if statement.depths[place] == depth:
            return place
    return last


def _parts(statement: Statement, first: int, *, last: int) -> tuple[tuple[_Part, ...], bool]:
    """The counted items between two places, and whether each item is one count of the same things."""
    items = [*_items(statement, first, last=last)]
    parts = tuple(_Part(count=item.counts[0], words=tuple(item.words)) for item in items if item.counts)
    separators = {item.closing for item in items[:-1] if item.counts} - {_AND}
    goes_on = last == len(statement.tokens) and statement.closing.startswith(_DOTS)
    is_open = bool(items) and not items[-1].counts and bool(_OPEN_ENDS & frozenset(items[-1].words))
    is_clean = len(separators) <= 1 and not goes_on and not is_open
    is_clean = is_clean and not any(item.goes_on or len(item.counts) > 1 for item in items)
    return parts, is_clean


def _items(statement: Statement, first: int, *, last: int) -> Iterator[_Item]:
    """What stands between two commas, semicolons or "and"; a label without a count joins the next item."""
    counts = {count.pair.first: count for count in statement.counts}
    level = min((statement.depths[place] for place in range(first, last)), default=0)
    item = _Item()
    for place in range(first, last):
        token = statement.tokens[place]
        if statement.depths[place] > level:
            continue
        is_end = token.kind in {Kind.COMMA, Kind.END, Kind.BAR} or token.text == _AND
        if is_end and item.counts:
            yield replace(item, closing=token.text if token.text == _AND else token.kind.value)
            item = _Item()
        elif place in counts:
            item = replace(item, counts=(*item.counts, counts[place]))
        elif token.kind is Kind.WORD and not is_end:
            item = replace(item, words=(*item.words, token.text))
        elif token.text.startswith(_DOTS):
            item = replace(item, goes_on=True)
    if item.counts or item.words:
        yield item


def _split_before(statement: Statement, found: re.Match[str]) -> _Split | None:
    """`420 online and 470 directly, 890 in all`."""
    at = statement.place(found.end() - 2)
    total = next((count for count in statement.counts if count.pair.first == at), None)
    before = [count for count in statement.counts if count.pair.first < at]
    if total is None or len(before) < _LEAST_PARTS or any(pair.first < at for pair in statement.pairs):
        return None
    if _PARTS_FOLLOW.search(statement.spelled, 0, statement.offset(at)) or any(
        count.is_total for count in before
    ):
        return None
    parts, is_clean = _parts(statement, 0, last=statement.place(found.start() + 1))
    if not parts:
        return None
    return _Split(
        total=total,
        parts=parts,
        is_clean=is_clean,
        is_all=True,
        is_sure=True,
        first=parts[0].count.pair.first,
    )


def _judged(source: str, statement: Statement, *, split: _Split) -> FigureFinding | None:
    if len(split.parts) < _LEAST_PARTS:
        return _too_large_a_part(source, split)
    if split.sum == split.total.value:
        return _finding(source, split, standing=Standing.RIGHT)
    if not split.is_sure or not _is_comparable(split):
        return None
    if split.is_all:
        acts = any(_ACTS & frozenset(part.words) for part in split.parts)
        return None if acts else _finding(source, split, standing=Standing.WRONG)
    return _of_rest(source, split) if split.has_rest else _of_some(source, statement, split=split)


def _of_some(source: str, statement: Statement, *, split: _Split) -> FigureFinding | None:
    """`among them ...`: parts that exclude each other, and slips of one digit in a large number."""
    kind = _partition(split)
    if kind and split.sum > split.total.value:
        return _finding(source, split, standing=Standing.WRONG, reason=Reason.SUM_OVER)
    if kind and _is_whole(statement, split, kind=kind):
        return _finding(source, split, standing=Standing.DOUBTFUL, reason=Reason.SUM_SHORT)
    if split.total.value >= _SURE_SLIP and _is_slip(str(split.sum), str(split.total.value)):
        return _finding(source, split, standing=Standing.DOUBTFUL)
    return None


def _of_rest(source: str, split: _Split) -> FigureFinding | None:
    """`among them 420 online, the rest 470`: sure with one part beside the rest, else likely."""
    *others, rest = (part.value for part in split.parts)
    if len(others) == 1:
        return _finding(source, split, standing=Standing.WRONG)
    left = split.total.value - rest
    is_some = left in others or any(left == sum(others[at:]) for at in range(len(others)))
    return None if is_some else _finding(source, split, standing=Standing.DOUBTFUL)


def _is_comparable(split: _Split) -> bool:
    """Whether all parts count what the total counts, plainly and without overlap."""
    counts = (split.total, *(part.count for part in split.parts))
    is_vague = any(count.pair.is_vague for count in counts)
    overlaps = any(_OVERLAPPING & frozenset(part.count.noun) for part in split.parts)
    return split.is_clean and not is_vague and not overlaps and _is_one_kind(counts)


def _is_one_kind(counts: Sequence[Count]) -> bool:
    nouns = {count.noun for count in counts}
    named = {noun for noun in nouns if noun}
    if not named or len(named) == 1:
        return True
    return any(all(noun[:1] in family or noun in family for noun in named) for family in _FAMILIES)


def _partition(split: _Split) -> str:
    """The kind of division of which every part is another class; empty where there is none."""
    for kind, classes in _PARTITIONS.items():
        labels = [_labels(part, classes) for part in split.parts]
        flat = [label for each in labels for label in each]
        if all(labels) and len(set(flat)) == len(flat):
            return kind
    return ""


def _labels(part: _Part, classes: Sequence[frozenset[tuple[str, ...]]]) -> tuple[int, ...]:
    told = {couple for size in (2, 3) for couple in zip(*(part.words[n:] for n in range(size)), strict=False)}
    found = tuple(at for at, each in enumerate(classes) if told & each)
    is_both = ("ddusng", "hajn") in told and "truwowsc" in part.words
    return (*found, 2) if is_both and 2 not in found else found  # noqa: PLR2004 - "before and in time"


def _is_whole(statement: Statement, split: _Split, *, kind: str) -> bool:
    """Whether the classes named are usually all there are of this total."""
    words = {token.text for token in statement.tokens[: split.first]}
    if kind == "way":
        return True
    return kind == "time" and {"giari", "quyeest"} <= words and not {"tieesp", "nhaajn"} <= words


def _too_large_a_part(source: str, split: _Split) -> FigureFinding | None:
    total, (part,) = split.total, split.parts
    is_same = len(total.noun) == len(part.count.noun) == 2 and total.noun == part.count.noun  # noqa: PLR2004 - the words of a noun
    is_plain = not total.pair.is_vague and not part.count.pair.is_vague and split.is_clean
    if not (is_same and is_plain and split.is_sure and part.value > total.value):
        return None
    return _finding(source, split, standing=Standing.WRONG, reason=Reason.SUM_PART)


def _finding(source: str, split: _Split, *, standing: Standing, reason: Reason = Reason.SUM) -> FigureFinding:
    counts = [split.total, *(part.count for part in split.parts)]
    start, end = min(count.start for count in counts), max(count.end for count in counts)
    return FigureFinding(
        kind=FigureKind.SUM,
        standing=standing,
        reason=reason,
        text=shown(source, start, end=end),
        start=start,
        end=end,
        unit=Unit.COUNT,
        stated=str(split.total.value),
        correct="" if reason is Reason.SUM_PART else str(split.sum),
        values=(*(part.value for part in split.parts), split.total.value),
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers differ by one digit, or by two neighbours exchanged."""
    if len(one) != len(other):
        return False
    off = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(off) == 1:
        return True
    is_swap = len(off) == 2 and off[1] == off[0] + 1  # noqa: PLR2004 - two neighbours
    return is_swap and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]
