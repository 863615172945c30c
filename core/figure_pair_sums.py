"""Ratios that add up: the parts of a pooled ratio, and bands that cover one base (guide 3, checks 6 and 10).

"3.267/42.712; 2021: 76/6.696; 2022: 644/23.595; 2023: 2.547/12.421": the counts add to the count and the
bases to the base. Where one of the two sums fits, the other must.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_parts import Pair
from core.figure_statements import Statement, shown
from core.figures import Claim
from core.numbers import percent
from core.text import fold

_MOST_PARTS = 13
_SURE_FROM = 50
_NEAR = Decimal("0.2")
_LEAST_BANDS = _FEW = 2
_NEARLY_WHOLE = Decimal(100)
_NEARLY = (Decimal("99.9"), Decimal("100.1"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ratio:
    above: Decimal
    below: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWhole:
    """The base of the other bands of a list, and where the ratio stands that has another one."""

    base: int
    start: int
    end: int


def check_pair_sums(
    source: str, statements: Sequence[Statement], *, claims: Sequence[Claim]
) -> Iterator[FigureFinding]:
    """Pooled ratios whose parts stand behind them in the paragraph, or elsewhere where both sums fit."""
    heads: list[_Ratio] = []
    for _, members in groupby(statements, key=lambda each: each.paragraph):
        ratios = [_ratio(each, pair) for each in members for pair in each.pairs]
        at = 0
        while at < len(ratios):
            taken, found = _pooled(source, ratios[at], following=ratios[at + 1 : at + 1 + _MOST_PARTS])
            yield from found
            heads.append(ratios[at])
            at += 1 + taken
    yield from _far_apart(source, heads, claims=claims)


def check_bands(source: str, statements: Sequence[Statement]) -> Iterator[FigureFinding]:
    """The bands of one sentence that together are their whole base: 104/136, 30/136, 2/136."""
    for statement in statements:
        base, ratios = _bands(statement)
        lone = _lone_counts(statement, ratios)
        together = sum((each.above for each in (*ratios, *lone)), Decimal(0))
        if base is None or together != base or len(ratios) < _LEAST_BANDS:
            continue
        bands = (*ratios, *lone)
        yield _sum(source, bands, total=base, parts=tuple(each.above for each in bands))
        yield from _lone_shares(source, statement, lone=lone, base=base)
        yield from _rounded(source, statement, bands=bands)


def _lone_shares(
    source: str, statement: Statement, *, lone: Sequence[_Ratio], base: Decimal
) -> Iterator[FigureFinding]:
    """The percentage of a band told without its base: "01 unit (2,38 %)" of 42."""
    figures = sorted(
        [*(each.pair.first for each in statement.counts), *(pair.first for pair in statement.pairs)]
    )
    for each in lone:
        first = next(place for place in figures if statement.tokens[place].start == each.start)
        last = next((place for place in figures if place > first), len(statement.tokens))
        shares = [share for share in statement.shares if first < share.first < last and not share.change]
        if len(shares) != 1 or shares[0].is_vague:
            continue
        stated, places = shares[0].values[0]
        correct = percent(each.above, base, places=places)
        end = statement.tokens[shares[0].last].end
        yield FigureFinding(
            kind=FigureKind.RATIO,
            standing=Standing.RIGHT if correct == stated else Standing.DOUBTFUL,
            reason=Reason.RATIO,
            text=shown(source, each.start, end=end),
            start=each.start,
            end=end,
            unit=Unit.PERCENT,
            stated=str(stated),
            correct=str(correct),
            values=(each.above, base),
        )


def _rounded(source: str, statement: Statement, *, bands: Sequence[_Ratio]) -> Iterator[FigureFinding]:
    """Rounded percentages of all bands need not add to 100: told, never adjusted (T4)."""
    shares = [share for share in statement.shares if not share.change]
    together = sum((share.values[0][0] for share in shares), Decimal(0))
    is_near = _NEARLY[0] <= together <= _NEARLY[1] and together != _NEARLY_WHOLE
    if len(shares) != len(bands) or not is_near:
        return
    start, end = statement.tokens[shares[0].first].start, statement.tokens[shares[-1].last].end
    yield FigureFinding(
        kind=FigureKind.SUM,
        standing=Standing.NOTE,
        reason=Reason.SUM_PERCENTS,
        text=shown(source, start, end=end),
        start=start,
        end=end,
        unit=Unit.PERCENT,
        stated=str(_NEARLY_WHOLE),
        correct=str(together),
        values=(together,),
    )


def mistyped_bases(statements: Sequence[Statement]) -> Iterator[GroupWhole]:
    """The one base of a list of bands that differs, where the counts add to the base of the others."""
    for statement in statements:
        base, ratios = _bands(statement)
        others = [each for each in ratios if each.below != base]
        together = sum((each.above for each in ratios), Decimal(0))
        if base is not None and len(others) == 1 and len(ratios) > _LEAST_BANDS and together == base:
            yield GroupWhole(base=int(base), start=others[0].start, end=others[0].end)


def _ratio(statement: Statement, pair: Pair) -> _Ratio:
    return _Ratio(
        above=pair.numerators[0],
        below=pair.denominators[0],
        start=statement.tokens[pair.first].start,
        end=statement.tokens[pair.last].end,
    )


def _pooled(
    source: str, head: _Ratio, *, following: Sequence[_Ratio]
) -> tuple[int, tuple[FigureFinding, ...]]:
    """How many of the ratios that follow are parts of the head, and what is to say of it."""
    above = below = Decimal(0)
    half: tuple[int, Decimal, Decimal] | None = None
    for at, each in enumerate(following, 1):
        above, below = above + each.above, below + each.below
        if at == 1:
            continue
        if above == head.above and below == head.below:
            return at, _sums(source, head, parts=following[:at])
        if half is None and _fits_half(head, above, below=below):
            half = (at, above, below)
    if half is None or not _is_of_one_thing(source, head, parts=following[: half[0]]):
        return 0, ()
    return half[0], _sums(source, head, parts=following[: half[0]])


def _is_of_one_thing(source: str, head: _Ratio, *, parts: Sequence[_Ratio]) -> bool:
    """No new line and no other rate begins between the whole and its last part."""
    words = fold(source[head.end : parts[-1].start])
    return "\n" not in words and "ty le" not in words and "ti le" not in words


def _fits_half(head: _Ratio, above: Decimal, *, below: Decimal) -> bool:
    """One sum fits, surely by no chance, and the other is near."""
    if above == head.above:
        return above >= _SURE_FROM and abs(below - head.below) <= head.below * _NEAR
    return below == head.below and below >= _SURE_FROM and abs(above - head.above) <= head.above * _NEAR


def _sums(source: str, head: _Ratio, *, parts: Sequence[_Ratio]) -> tuple[FigureFinding, ...]:
    sides = (
        (head.above, tuple(each.above for each in parts)),
        (head.below, tuple(each.below for each in parts)),
    )
    return tuple(_sum(source, (head, *parts), total=total, parts=values) for total, values in sides)


def _sum(
    source: str, ratios: Sequence[_Ratio], *, total: Decimal, parts: tuple[Decimal, ...]
) -> FigureFinding:
    start, end = min(each.start for each in ratios), max(each.end for each in ratios)
    right = sum(parts, Decimal(0))
    off = Standing.WRONG if len(parts) > _FEW else Standing.DOUBTFUL
    return FigureFinding(
        kind=FigureKind.SUM,
        standing=Standing.RIGHT if right == total else off,
        reason=Reason.SUM if right == total else Reason.SUM_PAIRS,
        text=shown(source, start, end=end),
        start=start,
        end=end,
        unit=Unit.COUNT,
        stated=str(total),
        correct=str(right),
        values=(*parts, total),
    )


def _far_apart(source: str, heads: Sequence[_Ratio], *, claims: Sequence[Claim]) -> Iterator[FigureFinding]:
    """Two or more ratios in a row that add to a claim elsewhere, counts and bases alike."""
    known = {(claim.numerator, claim.denominator): claim for claim in claims}
    for at in range(len(heads)):
        above, below = heads[at].above, heads[at].below
        for size, each in enumerate(heads[at + 1 : at + 6], 2):
            above, below = above + each.above, below + each.below
            claim = known.get((above, below))
            if claim is None or claim.start >= heads[at].start:
                continue
            total = _Ratio(above=above, below=below, start=claim.start, end=claim.end)
            yield from (
                _sum(
                    source,
                    (total,),
                    total=value,
                    parts=tuple(getattr(part, side) for part in heads[at : at + size]),
                )
                for value, side in ((above, "above"), (below, "below"))
            )


def _bands(statement: Statement) -> tuple[Decimal | None, tuple[_Ratio, ...]]:
    """The base most ratios of a sentence have, and the ratios, where no more than one has another."""
    ratios = tuple(_ratio(statement, pair) for pair in statement.pairs)
    bases = Counter(each.below for each in ratios)
    if len(ratios) < _LEAST_BANDS or len(bases) > _LEAST_BANDS:
        return None, ()
    (base, often), *rest = bases.most_common()
    if often < _LEAST_BANDS or sum(count for _, count in rest) > 1:
        return None, ()
    return base, ratios


def _lone_counts(statement: Statement, ratios: Sequence[_Ratio]) -> tuple[_Ratio, ...]:
    """Counts of the same things without a base of their own ("01 unit is average")."""
    if not ratios:
        return ()
    nouns = {
        tuple(token.text for token in statement.tokens[pair.last + 1 : pair.last + 3])
        for pair in statement.pairs
    }
    return tuple(
        _Ratio(above=count.value, below=ratios[0].below, start=count.start, end=count.end)
        for count in statement.counts
        if len(nouns) == 1 and count.noun in nouns and count.start > ratios[0].end
    )
