"""One thing told twice with two numbers: "the district has 58 units of ... the district has 57 units of".

Only where two words before and four behind the number are the same and both sentences speak of the same
time; even then it is only doubtful. Words are in Telex.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.figure_counts import Count
from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_statements import Statement, shown
from core.figure_words import Kind, vocabulary

_BEFORE, _BEHIND = 2, 4
_STATING = vocabulary("cos laf soos toorng gias")
_TIMES = re.compile(r" (?:Y|N thasng|quys [ivxN]+|thasng N|cufng kyf|D / D / D|N nawm) ")

_Key = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def check_repeats(source: str, statements: Sequence[Statement]) -> Iterator[FigureFinding]:
    """The second number of one thing, where it is another than the first."""
    seen: dict[_Key, tuple[Decimal, Statement, Count]] = {}
    for statement in statements:
        for count in statement.counts:
            key = _key(statement, count)
            if key is None:
                continue
            value, other, first = seen.setdefault(key, (count.value, statement, count))
            if value != count.value and other is not statement:
                yield _finding(source, count, first=first)


def _key(statement: Statement, count: Count) -> _Key | None:
    at = count.pair.first
    before = _words(statement, max(0, at - _BEFORE), last=at)
    behind = _words(statement, at + 1, last=at + 1 + _BEHIND)
    if len(before) != _BEFORE or len(behind) != _BEHIND or count.pair.is_vague:
        return None
    if before[-1] not in _STATING:
        return None
    times = tuple(
        statement.tokens[statement.place(found.start() + 1)].text
        for found in _TIMES.finditer(statement.spelled)
    )
    return before, behind, times


def _words(statement: Statement, first: int, *, last: int) -> tuple[str, ...]:
    tokens = statement.tokens[first:last]
    return tuple(token.text for token in tokens if token.kind is Kind.WORD)


def _finding(source: str, count: Count, *, first: Count) -> FigureFinding:
    return FigureFinding(
        kind=FigureKind.COUNT,
        standing=Standing.DOUBTFUL,
        reason=Reason.TOLD_TWICE,
        text=shown(source, count.start, end=count.end),
        start=count.start,
        end=count.end,
        unit=Unit.COUNT,
        stated=str(count.value),
        correct=str(first.value),
        values=(first.value, count.value),
        words=(shown(source, first.start, end=first.end),),
    )
