"""Bases that stand elsewhere: in a footnote, in the sentence before, or only by name (R096, R099).

A footnote that begins with "the total number ..." and holds one count is the base of the one percentage its
mark stands behind: that is certain. The base of the sentence before is only likely, and a base named in
brackets ("of all dossiers received online") is looked for by its words: what does not fit them is doubtful.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from core.figure_counts import Count
from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_links import CERTAIN, DOUBTFUL, backward, forward
from core.figure_parts import Share
from core.figure_statements import Statement, shown
from core.figure_words import Kind, Token, vocabulary
from core.figures import Claim
from core.numbers import percent, possible_counts

_MARK = re.compile(
    r"<sup>\[?(?P<a>[0-9]{1,3})\]?</sup>|\[\^(?P<b>[0-9]{1,3})\]|\$\^\{?(?P<c>[0-9]{1,3})\}?\$"
)
_NAMED_BASE = re.compile(r" \( (?:tisnh )?treen (?P<name>(?:toorng )?soos (?:[a-z]+ ){2,9})\) ")
_FILLERS = vocabulary("toorng soos cos laf casc cura dduwowjc bawfng hifnh thuwsc ddax taji trong nhaajn")
_REACH = 140
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """A percentage with its own count, without a base beside it."""

    count: Count
    share: Share
    start: int
    end: int


def check_footnotes(source: str, statements: Sequence[Statement]) -> Iterator[FigureFinding]:
    """Percentages whose base is told in their footnote, and totals whose parts a footnote tells."""
    bodies, references = _footnotes(source, statements)
    for number, body in bodies.items():
        at = references.get(number)
        statement = None if at is None else _last_before(statements, at)
        if statement is None or at is None:
            continue
        counted = [each for each in _counted(statement) if each.end <= at <= each.end + _REACH]
        base = _total_of(body)
        if base is not None and len(counted) == 1 and counted[0].count.value <= base.value:
            yield _ratio(source, counted[0], base=base.value, reason=Reason.RATIO_FOOTNOTE)
        yield from _told_apart(source, statement, body=body, mark=at)


def check_carried(
    source: str, statements: Sequence[Statement], *, claims: Sequence[Claim]
) -> Iterator[FigureFinding]:
    """`265/295 people ... As to schooling: 13 people, 4,5 %`: the base of the sentence before goes on."""
    taken = {claim.end for claim in claims}
    for before, statement in pairwise(statements):
        is_about = statement.spelled.startswith(" veef ") and " : " in statement.spelled
        if not is_about or before.paragraph != statement.paragraph:
            continue
        if len(before.pairs) != 1:
            yield from _carried_sum(source, before, statement=statement)
            continue
        base = before.pairs[0].denominators[0]
        counted = [each for each in _counted(statement) if each.end not in taken]
        if len(counted) > 1 and all(each.count.value <= base for each in counted):
            yield from (_ratio(source, each, base=base, reason=Reason.RATIO_CARRIED) for each in counted)


def check_named_bases(source: str, statements: Sequence[Statement]) -> Iterator[FigureFinding]:
    """A percentage of a base given by name: whether any whole count of that base prints like it."""
    for at, statement in enumerate(statements):
        for found in _NAMED_BASE.finditer(statement.spelled):
            base = _by_name(statements[max(0, at - 2) : at], found["name"])
            shares = [share for share in statement.shares if share.last < statement.place(found.start() + 1)]
            if base is None or not shares or statement.pairs:
                continue
            if any(possible_counts(share.values[0][0], int(base)) for share in shares):
                continue
            yield _impossible(
                source, statement, shares=shares, base=int(base), others=_parts_of_base(statements, int(base))
            )


def _footnotes(
    source: str, statements: Sequence[Statement]
) -> tuple[Mapping[str, tuple[Statement, ...]], Mapping[str, int]]:
    """What each footnote says, and where its mark stands in the text; ambiguous numbers are left out."""
    bodies: dict[str, list[int]] = {}
    references: dict[str, list[int]] = {}
    for found in _MARK.finditer(source):
        number = found["a"] or found["b"] or found["c"]
        before = source[max(0, found.start() - 3) : found.start()]
        is_body = not before.strip(" ") or before.rstrip(" ").endswith("\n")
        (bodies if is_body else references).setdefault(number, []).append(found.start())
    said = {}
    ends = [place for places in bodies.values() for place in places]
    for number, places in bodies.items():
        first = [each for each in statements if places[0] <= each.start <= places[0] + 24]
        if len(places) != 1 or not first:
            continue
        end = min((place for place in ends if place > places[0]), default=len(source))
        said[number] = tuple(
            each
            for each in statements
            if each.paragraph == first[0].paragraph and places[0] <= each.start < end
        )
    return said, {number: places[0] for number, places in references.items() if len(places) == 1}


def _last_before(statements: Sequence[Statement], at: int) -> Statement | None:
    return next((each for each in reversed(statements) if each.start < at), None)


def _counted(statement: Statement) -> tuple[_Counted, ...]:
    """The percentages that surely have a count beside them and no base."""
    shares = [share for share in statement.shares if not share.change and share.values[0][0] != _WHOLE]
    figures: list[Count | Share] = sorted((*statement.counts, *shares), key=_place)
    found = []
    for left, right in pairwise(figures):
        if isinstance(left, Count) and isinstance(right, Share):
            strength, count, share = forward(statement.tokens, left.pair, share=right), left, right
        elif isinstance(left, Share) and isinstance(right, Count):
            strength, count, share = backward(statement.tokens, left, pair=right.pair), right, left
        else:
            continue
        is_sure = strength > DOUBTFUL if isinstance(left, Count) else strength == CERTAIN
        if is_sure and not share.is_vague and not count.pair.is_vague:
            found.append(_at(statement, count, share=share))
    return tuple(found)


def _at(statement: Statement, count: Count, *, share: Share) -> _Counted:
    tokens = statement.tokens
    last = max(share.last, count.pair.last)
    end = max(tokens[share.last].end, count.end)
    following = tokens[last + 1 : last + 1 + max(1, len(count.noun) + 1)]
    closing = next((each.end for each in following if each.kind is Kind.CLOSE), end)
    return _Counted(
        count=count,
        share=share,
        start=min(tokens[share.first].start, count.start),
        end=closing if share.first < count.pair.first else end,
    )


def _place(figure: Count | Share) -> int:
    return figure.pair.first if isinstance(figure, Count) else figure.first


def _total_of(body: Sequence[Statement]) -> Count | None:
    """The one count of a footnote that begins with a total."""
    counts = [count for each in body for count in each.counts]
    is_total = body[0].spelled.startswith((" toorng soos ", " toorng coojng "))
    return counts[0] if is_total and len(counts) == 1 and not body[0].shares else None


def _carried_sum(source: str, before: Statement, *, statement: Statement) -> Iterator[FigureFinding]:
    """`1.488 people. As to schooling: 24 ...; 1.278 ...; 186 ...`: only a sum that fits is told."""
    if len(before.counts) == 1 and not before.pairs and not statement.pairs:
        yield from _fitting_sum(source, (statement,), totals=(before.counts[0].value,))


def _told_apart(
    source: str, statement: Statement, *, body: Sequence[Statement], mark: int
) -> Iterator[FigureFinding]:
    """A count before the mark whose parts the footnote lists; only a sum that fits is told."""
    yield from _fitting_sum(source, body, totals=tuple(_numbers_before(statement, mark)))


def _fitting_sum(
    source: str, body: Sequence[Statement], *, totals: Sequence[Decimal]
) -> Iterator[FigureFinding]:
    counts = [count for each in body for count in each.counts if each.depths[count.pair.first] == 0]
    total = sum((count.value for count in counts), Decimal(0))
    if len(counts) > 1 and total in totals:
        start, end = body[0].start, body[-1].end
        yield FigureFinding(
            kind=FigureKind.SUM,
            standing=Standing.RIGHT,
            reason=Reason.SUM,
            text=shown(source, start, end=end),
            start=start,
            end=end,
            unit=Unit.COUNT,
            stated=str(total),
            correct=str(total),
            values=(*(count.value for count in counts), total),
        )


def _numbers_before(statement: Statement, mark: int) -> Iterator[Decimal]:
    near = [
        token for token in statement.tokens if token.kind is Kind.NUMBER and 0 <= mark - token.end <= _REACH
    ]
    wanted: tuple[Token, ...] = tuple(near[-3:])
    for place, token in enumerate(statement.tokens):
        if token in wanted:
            yield statement.values(place)[0]


def _by_name(earlier: Sequence[Statement], name: str) -> Decimal | None:
    """The one count of the sentences before that is called so."""
    wanted = frozenset(name.split()) - _FILLERS
    fitting = {
        count.value
        for each in earlier
        for count in each.counts
        if wanted <= _called(each, count) and count.value == count.value.to_integral_value()
    }
    return fitting.pop() if len(fitting) == 1 else None


def _called(statement: Statement, count: Count) -> frozenset[str]:
    """The words behind a count up to the next sign."""
    words = []
    for token in statement.tokens[count.pair.last + 1 : count.pair.last + 14]:
        if token.kind is not Kind.WORD:
            break
        words.append(token.text)
    return frozenset(words)


def _parts_of_base(statements: Sequence[Statement], base: int) -> tuple[int, ...]:
    """Counts of the text that are a part of the base, another count being the other part."""
    found = {
        int(value)
        for each in statements
        for pair in each.pairs
        for value in (pair.numerators[0], pair.denominators[0])
        if value == value.to_integral_value()
    }
    return tuple(sorted(value for value in found if base - value in found))


def _impossible(
    source: str, statement: Statement, *, shares: Sequence[Share], base: int, others: Sequence[int]
) -> FigureFinding:
    start, end = statement.tokens[shares[0].first].start, statement.tokens[shares[-1].last].end
    percents = [share.values[0][0] for share in shares]
    fitting = [(other, *counts) for other in others if (counts := _only_counts(percents, other))]
    only = fitting[0] if len(fitting) == 1 and len(percents) > 1 else ()
    return FigureFinding(
        kind=FigureKind.RATIO,
        standing=Standing.DOUBTFUL,
        reason=Reason.RATIO_IMPOSSIBLE,
        text=shown(source, start, end=end),
        start=start,
        end=end,
        unit=Unit.PERCENT,
        stated=str(percents[0]),
        values=(Decimal(base), *(Decimal(value) for value in only)),
    )


def _only_counts(percents: Sequence[Decimal], base: int) -> tuple[int, ...]:
    """The one count that prints as each percentage of the base; empty where one has none or several."""
    found = [possible_counts(value, base) for value in percents] if base else []
    return tuple(each[0] for each in found) if found and all(len(each) == 1 for each in found) else ()


def _ratio(source: str, counted: _Counted, *, base: Decimal, reason: Reason) -> FigureFinding:
    stated, places = counted.share.values[0]
    correct = percent(counted.count.value, base, places=places)
    off = Standing.WRONG if reason is Reason.RATIO_FOOTNOTE else Standing.DOUBTFUL
    return FigureFinding(
        kind=FigureKind.RATIO,
        standing=Standing.RIGHT if correct == stated else off,
        reason=reason,
        text=shown(source, counted.start, end=counted.end),
        start=counted.start,
        end=counted.end,
        unit=Unit.PERCENT,
        stated=str(stated),
        correct=str(correct),
        values=(counted.count.value, base),
    )
