"""Ranks with their totals and changes: "25/63, up 23 places" (R001, R024).

The rank before, rank + places won, must stay within the total it was counted in. Words are in Telex; a rank
never borrows the total of another (61 and 63 stand side by side).
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_statements import Statement, shown
from core.numbers import previous_rank

_PLACES = r"(?:baajc|hajng|vij tris|thuws baajc|vij thuws)"
_STARTS = r"(?:xeesp|dduwsng|thuws hajng|hajng|vij tris|vij thuws)"
_RANK = re.compile(
    rf" {_STARTS}(?: (?:thuws|hajng|owr|vij|tris|laf|baajc|chung|:)){{0,5}} (?P<rank>N) / (?P<total>N) "
)
_CHANGE = re.compile(
    rf"(?:[^N;]|N(?! /)){{0,60}}? (?P<verb>tawng|giarm|tujt)(?: theem| ddi)? (?P<places>N) {_PLACES} "
)
_NAMED = r"(?: (?:xeesp|hajng|thuws|vij|tris|owr|laf|dduwsng|nawm|baajc|soos|Y|:))"
_PERIOD = r"(?: (?:cufng kyf|kyf|nawm|quys|truwowsc|Y|[ivx]+))"
_BEFORE = re.compile(rf"so vowsi{_PERIOD}{{0,5}}(?: \()?{_NAMED}{{0,6}} (?P<before>N) (?P<next>[/),.;a-z]*)")
_FROM_TO = re.compile(
    rf" tuwf{_NAMED}{{0,4}} (?P<before>N)(?: / N)?{_PERIOD}{{0,3}} (?P<way>leen|xuoosng)(?: cofn)?"
    rf"{_NAMED}{{0,4}} (?P<now>N)(?: / N)?{_PERIOD}{{0,3}}(?: [,(;])?(?: (?:tuwsc|tuwowng uwsng))?"
    rf" (?P<verb>tawng|giarm|tujt)(?: theem| ddi)? (?P<places>N) {_PLACES} "
)
_OTHER_SUBJECTS = (" trong ddos ", " chir soos ", " thafnh phaafn ", " xeesp ")


def check_ranks(source: str, statements: Sequence[Statement]) -> Iterator[FigureFinding]:
    """Every rank with a total, and every change of rank whose figures are told."""
    for statement in statements:
        if not any(word in statement.spelled for word in ("hajng", "thuws", "baajc", "xeesp", "vij tris")):
            continue
        for found in _RANK.finditer(statement.spelled):
            yield from _ranked(source, statement, found=found)
        for found in _FROM_TO.finditer(statement.spelled):
            yield _moved(
                source,
                statement,
                places=(found.start("before"), found.start("now"), found.start("places")),
                rises=found["verb"] == "tawng",
            )


def _ranked(source: str, statement: Statement, *, found: re.Match[str]) -> Iterator[FigureFinding]:
    rank, total = (_whole(statement, found.start(name)) for name in ("rank", "total"))
    if not rank or not total:
        return
    if rank > total:
        yield _finding(
            source,
            _span(statement, found.start("rank"), last=found.start("total")),
            standing=Standing.WRONG,
            reason=Reason.RANK_TOTAL,
            values=(rank, total),
        )
        return
    change = _CHANGE.match(statement.spelled, found.end() - 1)
    if change is None or any(words in change[0] for words in _OTHER_SUBJECTS):
        return
    places = _whole(statement, change.start("places"))
    if places is None:
        return
    gained = places if change["verb"] == "tawng" else -places
    before = previous_rank(rank, gained, total=total)
    yield _finding(
        source,
        _span(statement, found.start("rank"), last=change.end() - 2),
        standing=Standing.RIGHT if before is not None else Standing.WRONG,
        reason=Reason.RANK_BEFORE,
        values=(rank, gained, total, rank + gained),
    )
    yield from _against(source, statement, found=found, change=change)


def _against(
    source: str, statement: Statement, *, found: re.Match[str], change: re.Match[str]
) -> Iterator[FigureFinding]:
    """`up 4 places against 2022 (rank 8/11)`."""
    other = _BEFORE.match(statement.spelled, change.end())
    if other is not None and other["next"] in {"/", ")", ",", ".", ";", ""}:
        yield _moved(
            source,
            statement,
            places=(other.start("before"), found.start("rank"), change.start("places")),
            rises=change["verb"] == "tawng",
        )


def _moved(source: str, statement: Statement, *, places: tuple[int, int, int], rises: bool) -> FigureFinding:
    before, now, gained = (_whole(statement, place) or 0 for place in places)
    right = before - now if rises else now - before
    return _finding(
        source,
        _span(statement, min(places), last=max(places)),
        standing=Standing.RIGHT if right == gained else Standing.WRONG,
        reason=Reason.RANK_CHANGE,
        values=(before, now),
        figures=(gained, right),
    )


def _whole(statement: Statement, offset: int) -> int | None:
    value = statement.values(statement.place(offset))[0]
    return int(value) if value == value.to_integral_value() else None


def _finding(
    source: str,
    span: tuple[int, int],
    *,
    standing: Standing,
    reason: Reason,
    values: tuple[int, ...],
    figures: tuple[int, int] | None = None,
) -> FigureFinding:
    stated, correct = ("", "") if figures is None else map(str, figures)
    return FigureFinding(
        kind=FigureKind.RANK,
        standing=standing,
        reason=reason,
        text=shown(source, span[0], end=span[1]),
        start=span[0],
        end=span[1],
        unit=Unit.COUNT,
        stated=stated,
        correct=correct,
        values=tuple(map(Decimal, values)),
    )


def _span(statement: Statement, first: int, *, last: int) -> tuple[int, int]:
    """From the token at one offset to the end of that at another."""
    return (
        statement.tokens[statement.place(first)].start,
        statement.tokens[statement.place(last)].end,
    )
