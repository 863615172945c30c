"""Changes a text states, recomputed: "rose by 31 units against last year (73)", "from 54,64 % to 62,90 %".

Only a change whose figures before and after are both told, or whose share follows from the change itself
(`58 units, 7 fewer (down 10,7 %)`: 7 of 65), can be wrong. Between two percentages the difference is counted
in points; "8,26 %" for "8,26 points" is no error, but is noted, for it can be read as a relative change.
Words are in Telex.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.figure_change_parts import (
    NOUN,
    OF_PLAN,
    TIME,
    UNIT,
    VERB,
    Figure,
    counted_now,
    figure_at,
    has_names,
    is_open,
    of_share,
)
from core.figure_change_shares import check_own_shares
from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_statements import Statement, shown
from core.figure_words import Kind, vocabulary
from core.numbers import decimals_of, percent, round_half_up

# As in "from 73 units (in 2022) to 104 units (in 2023), 31 units more".
_FROM_TO = re.compile(
    rf" tuwf(?: muwsc)? (?P<a>N)(?P<au>{UNIT}){NOUN}{TIME}(?: \({TIME} \))?(?: ,)?"
    r" (?P<way>leen ddeesn|leen thafnh|leen|xuoosng cofn|xuoosng|cofn|ddeesn)"
    rf" (?P<b>N)(?P<bu>{UNIT}){NOUN}{TIME}(?: \({TIME} \))?(?: [,(;])?"
    rf" ?(?:tuwowng uwsng|tuwowng dduwowng|tuwsc|laf|nghixa laf)? ?{VERB} (?P<c>N)(?P<cu>{UNIT})"
)
# As in "31 units more than last year (73 units)" and "31 units more than the 73 of last year".
_AGAINST = re.compile(
    rf" {VERB} (?P<c>N)(?P<cu>{UNIT}){NOUN} so vowsi{TIME}{NOUN}(?: \({TIME}{NOUN})?"
    rf" (?P<a>N)(?P<au>{UNIT})(?P<an>{NOUN})"
)

_DURATIONS = vocabulary("ngafy giowf phust")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    before: Figure
    now: Figure
    change: Figure
    is_points: bool
    rises: bool
    start: int
    end: int


def check_changes(source: str, statements: Sequence[Statement]) -> Iterator[FigureFinding]:
    """Every change whose figures are told beside it."""
    for statement in statements:
        if " tawng" not in statement.spelled and " giarm" not in statement.spelled:
            continue
        changes = [*_from_to(statement), *_against(statement)]
        yield from (_judged(source, each) for each in changes)
        known = {change.change.start for change in changes}
        yield from check_own_shares(source, statement, known=known)


def _from_to(statement: Statement) -> Iterator[_Change]:
    for found in _FROM_TO.finditer(statement.spelled):
        before = figure_at(statement, found.start("a"), unit=found["au"])
        now = figure_at(statement, found.start("b"), unit=found["bu"])
        change = figure_at(statement, found.start("c"), unit=found["cu"])
        is_rising = statement.spelled[: found.start() + 1].endswith((" tawng ", " giarm "))
        if found["way"] == "ddeesn" and not is_rising:
            continue
        is_odd = before.is_percent != now.is_percent or (now.is_percent and not change.is_percent)
        if is_odd or _is_ranked(statement, found) or _has_names(statement, found):
            continue
        yield _change(found, before=before, now=now, change=change)


def _has_names(statement: Statement, found: re.Match[str]) -> bool:
    """Numbers that name something; from 15 days to 10 days is a change of what is counted in days."""
    behind = [statement.tokens[statement.place(found.start(name)) + 1].text for name in "ab"]
    if behind[0] == behind[1] and behind[0] in _DURATIONS:
        return has_names(statement, found, names="c")
    return has_names(statement, found, names="abc")


def _is_ranked(statement: Statement, found: re.Match[str]) -> bool:
    after = statement.spelled[found.end() : found.end() + 12]
    return after.startswith((" baajc", " hajng", " thuws", " vij"))


def _against(statement: Statement) -> Iterator[_Change]:
    for found in _AGAINST.finditer(statement.spelled):
        before = figure_at(statement, found.start("a"), unit=found["au"])
        change = figure_at(statement, found.start("c"), unit=found["cu"])
        after = statement.spelled[found.end("a") + len(found["au"]) :].split(maxsplit=1)
        is_of_plan = bool(after) and after[0] in OF_PLAN
        is_odd = before.is_percent and not change.is_percent
        if is_odd or is_of_plan or _is_ranked(statement, found) or has_names(statement, found, names="ac"):
            continue
        noun = tuple(found["an"].split()[:2]) if change.is_percent else ()
        now = _now(statement, statement.place(found.start() + 1), before=before, noun=noun)
        if now is not None:
            yield _change(found, before=before, now=now, change=change)


def _change(found: re.Match[str], *, before: Figure, now: Figure, change: Figure) -> _Change:
    figures = (before, now, change)
    return _Change(
        before=before,
        now=now,
        change=change,
        is_points=found["cu"].strip().startswith("ddieerm"),
        rises=found["verb"] == "tawng",
        start=min(each.start for each in figures),
        end=max(each.end for each in figures),
    )


def _now(statement: Statement, verb: int, *, before: Figure, noun: tuple[str, ...]) -> Figure | None:
    """The figure the change led to: the nearest of its kind before the verb, outside of closed brackets."""
    if before.is_percent:
        shares = [share for share in statement.shares if share.last < verb and not share.change]
        share = shares[-1] if shares and is_open(statement, shares[-1].first, verb=verb) else None
        return None if share is None or share.is_vague else of_share(statement, share)
    found = counted_now(statement, verb, noun=noun or _noun_after(statement, verb))
    if found is None:
        return None
    token = statement.tokens[found.first]
    return Figure(value=found.numerators[0], is_percent=False, start=token.start, end=token.end)


def _noun_after(statement: Statement, verb: int) -> tuple[str, ...]:
    """What the change counts: the two words behind its number."""
    place = next(
        (
            at
            for at in range(verb, min(verb + 4, len(statement.tokens)))
            if statement.tokens[at].kind is Kind.NUMBER
        ),
        verb,
    )
    words = [token.text for token in statement.tokens[place + 1 : place + 3] if token.kind is Kind.WORD]
    return tuple(words)


def _judged(source: str, change: _Change) -> FigureFinding:
    difference = change.now.value - change.before.value
    if difference and (difference > 0) != change.rises:
        return _finding(source, change, standing=Standing.WRONG, reason=Reason.CHANGE_WAY, correct=None)
    if not change.change.is_percent:
        return _compared(source, change, difference=abs(difference), reason=Reason.CHANGE_COUNT)
    if change.now.is_percent and change.is_points:
        return _compared(source, change, difference=abs(difference), reason=Reason.CHANGE_POINTS)
    if change.now.is_percent:
        return _between_shares(source, change, difference=abs(difference))
    if not change.before.value:
        return _finding(source, change, standing=Standing.NOTE, reason=Reason.CHANGE_PERCENT, correct=None)
    right = percent(abs(difference), change.before.value, places=change.change.places)
    is_right = right == change.change.value or _fits_relative(change)
    return _finding(
        source,
        change,
        standing=Standing.RIGHT if is_right else Standing.WRONG,
        reason=Reason.CHANGE_PERCENT,
        correct=change.change.value if is_right else right,
    )


def _compared(source: str, change: _Change, *, difference: Decimal, reason: Reason) -> FigureFinding:
    """A difference of two printed figures; rounded ones may be off by their own roundings."""
    slack = change.before.half + change.now.half + change.change.half
    is_right = abs(difference - change.change.value) <= slack
    correct = change.change.value if is_right else round_half_up(difference, max(decimals_of(difference), 0))
    standing = Standing.RIGHT if is_right else Standing.WRONG
    return _finding(source, change, standing=standing, reason=reason, correct=correct)


def _between_shares(source: str, change: _Change, *, difference: Decimal) -> FigureFinding:
    """`%` between two percentages: points, or a relative change, or neither."""
    slack = change.before.half + change.now.half + change.change.half
    if abs(difference - change.change.value) <= slack:
        return _finding(
            source, change, standing=Standing.NOTE, reason=Reason.CHANGE_UNIT, correct=change.change.value
        )
    if change.before.value and _fits_relative(change):
        return _finding(
            source, change, standing=Standing.RIGHT, reason=Reason.CHANGE_PERCENT, correct=change.change.value
        )
    relative = percent(difference, change.before.value) if change.before.value else Decimal(0)
    return _finding(
        source,
        change,
        standing=Standing.WRONG,
        reason=Reason.CHANGE_SHARE,
        correct=difference,
        more=(difference, relative),
    )


def _fits_relative(change: _Change) -> bool:
    """Whether some figures that print as these have the stated relative change."""
    low, high = change.before.value - change.before.half, change.before.value + change.before.half
    if low <= 0:
        return False
    now = (change.now.value - change.now.half, change.now.value + change.now.half)
    shares = sorted(abs(each / base - 1) * 100 for each in now for base in (low, high))
    return shares[0] - change.change.half <= change.change.value <= shares[-1] + change.change.half


def _finding(
    source: str,
    change: _Change,
    *,
    standing: Standing,
    reason: Reason,
    correct: Decimal | None,
    more: tuple[Decimal, ...] = (),
) -> FigureFinding:
    unit = Unit.COUNT if not change.change.is_percent else Unit.PERCENT
    points = change.is_points or reason in {Reason.CHANGE_SHARE, Reason.CHANGE_UNIT}
    return FigureFinding(
        kind=FigureKind.CHANGE,
        standing=standing,
        reason=reason,
        text=shown(source, change.start, end=change.end),
        start=change.start,
        end=change.end,
        unit=Unit.POINTS if points and change.change.is_percent else unit,
        stated=str(change.change.value),
        correct="" if correct is None else str(correct),
        values=(change.before.value, change.now.value, *more),
    )
