"""What a change says by itself: its own share, points written as percent, a year compared with itself.

`58 units, 7 fewer (down 10,7 %)`: the share is of the 65 there were. Words are in Telex.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal

from core.figure_change_parts import (
    OF_PLAN,
    TIME,
    VERB,
    Figure,
    counted_now,
    figure_at,
    has_names,
    is_open,
    of_share,
)
from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_parts import Pair, Share
from core.figure_statements import Statement, shown
from core.figure_words import vocabulary
from core.numbers import percent

# As in "7 units fewer (down 10,7 %)" and "7 people fewer than in 2021, reaching 6,91 %".
_SHARE = re.compile(
    rf" {VERB} (?P<c>N)(?P<noun>(?: (?!so )[a-z]+){{0,4}})(?P<than>(?: so vowsi{TIME})?) (?P<lead>[(,])"
    r"(?P<says>(?: (?:tuwowng uwsng|tuwowng dduwowng|tuwsc|laf|vowsi|tyr leej|tir leej|ddajt|tawng|giarm|"
    r"khoarng)){0,4}) (?P<p>N) (?:%|phaafn trawm) (?P<after>[a-z(),;.|~-]*)"
)
_YEAR_ITSELF = re.compile(r" (?:keest quar|trong|thuwjc hieejn)(?: car)? nawm (?P<y>Y) (?:cos|ddajt|,|:|laf)")
_AGAINST_YEAR = re.compile(r" (?:tawng|giarm) N[^;]*? so vowsi(?: cufng kyf)? nawm (?P<y>Y) ")
_POINTS = re.compile(rf" {VERB} (?P<c>N) % so vowsi(?: cufng kyf)?(?: nawm| quys| thasng| kyf)")
_RATES = re.compile(r" (?:tyr leej|tir leej|chir soos|muwsc ddooj) ")
_TELLING = vocabulary("tuwowng tuwsc tawng giarm")
_RATE_REACH = 60


def check_own_shares(
    source: str, statement: Statement, *, known: AbstractSet[int]
) -> Iterator[FigureFinding]:
    """What changes say of themselves; those that begin at a `known` place have their figures beside them."""
    yield from _shares(source, statement, known=known)
    yield from _points(source, statement, known=known)
    yield from _year_itself(source, statement)


def _shares(source: str, statement: Statement, *, known: AbstractSet[int]) -> Iterator[FigureFinding]:
    for found in _SHARE.finditer(statement.spelled):
        change = figure_at(statement, found.start("c"))
        verb = statement.place(found.start() + 1)
        noun = tuple(found["noun"].split()[:2])
        is_named = has_names(statement, found, names="c")
        if not noun or change.start in known or "khoarng" in found["says"] or is_named:
            continue
        now = counted_now(statement, verb, noun=noun)
        share = figure_at(statement, found.start("p"), unit="%")
        if now is not None and _is_of_change(found):
            yield from _share_of_change(source, found, change=change, now=_whole(statement, now), share=share)


def _whole(statement: Statement, pair: Pair) -> Figure:
    token = statement.tokens[pair.first]
    return Figure(value=pair.numerators[0], is_percent=False, start=token.start, end=token.end)


def _is_of_change(found: re.Match[str]) -> bool:
    """Whether the percentage is that of the change, not of a plan or of something else."""
    other = "giarm" if found["verb"] == "tawng" else "tawng"
    return other not in found["says"].split() and found["after"] not in OF_PLAN


def _share_of_change(
    source: str, found: re.Match[str], *, change: Figure, now: Figure, share: Figure
) -> Iterator[FigureFinding]:
    base = now.value - change.value if found["verb"] == "tawng" else now.value + change.value
    if base <= 0:
        return
    right = percent(change.value, base, places=share.places)
    says = frozenset(found["says"].split())
    takes_later_base = (
        bool(now.value) and percent(change.value, now.value, places=share.places) == share.value
    )
    is_told = bool(says & _TELLING) and "ddajt" not in says
    if right != share.value and not is_told and not takes_later_base:
        return
    yield FigureFinding(
        kind=FigureKind.CHANGE,
        standing=Standing.RIGHT if right == share.value else Standing.WRONG,
        reason=Reason.CHANGE_BASE,
        text=shown(source, change.start, end=share.end),
        start=change.start,
        end=share.end,
        unit=Unit.PERCENT,
        stated=str(share.value),
        correct=str(right),
        values=(base, change.value, now.value),
    )


# --- notes ------------------------------------------------------------------------------------------------


def _points(source: str, statement: Statement, *, known: AbstractSet[int]) -> Iterator[FigureFinding]:
    """`the rate is 62,90 %, up 8,26 % against 2022`: meant in points, printed as percent."""
    for found in _POINTS.finditer(statement.spelled):
        change = figure_at(statement, found.start("c"), unit="%")
        verb = statement.place(found.start() + 1)
        share = next((each for each in reversed(statement.shares) if each.last < verb), None)
        if change.start in known or share is None or share.change or share.is_vague:
            continue
        if not _is_rate(statement, share) or not is_open(statement, share.first, verb=verb):
            continue
        now = of_share(statement, share)
        before = now.value - change.value if found["verb"] == "tawng" else now.value + change.value
        if not 0 <= before <= 100:  # noqa: PLR2004 - a share of a whole
            continue
        yield FigureFinding(
            kind=FigureKind.CHANGE,
            standing=Standing.NOTE,
            reason=Reason.CHANGE_UNIT,
            text=shown(source, now.start, end=change.end),
            start=now.start,
            end=change.end,
            unit=Unit.POINTS,
            stated=str(change.value),
            correct=str(change.value),
            values=(before, now.value),
        )


def _is_rate(statement: Statement, share: Share) -> bool:
    """Whether a rate or an index is spoken of, and not a percentage of a plan."""
    at = statement.offset(share.first)
    first = statement.offset(max(0, share.first - _RATE_REACH))
    after = statement.tokens[share.last + 1].text if share.last + 1 < len(statement.tokens) else ""
    return _RATES.search(statement.spelled, max(0, first - 1), at) is not None and after not in OF_PLAN


def _year_itself(source: str, statement: Statement) -> Iterator[FigureFinding]:
    """`the result of 2022 was ..., up 31 against 2022`: one of the two years is another one."""
    for found in _AGAINST_YEAR.finditer(statement.spelled):
        told = list(_YEAR_ITSELF.finditer(statement.spelled, 0, found.start() + 1))
        if not told:
            continue
        places = statement.place(told[-1].start("y")), statement.place(found.start("y"))
        years = [statement.tokens[place].text for place in places]
        between = statement.spelled[told[-1].end() : found.start("y")]
        if years[0] != years[1] or between.count(" Y ") != 0:
            continue
        start = statement.tokens[statement.place(told[-1].start() + 1)].start
        end = statement.tokens[places[1]].end
        yield FigureFinding(
            kind=FigureKind.CHANGE,
            standing=Standing.DOUBTFUL,
            reason=Reason.CHANGE_YEAR,
            text=shown(source, start, end=end),
            start=start,
            end=end,
            stated=years[0],
            values=(Decimal(years[0]),),
        )
        return
