"""The figures checker as a whole: every ratio, sum, change, rank, document and day of a text, judged.

`core.figures` alone judges ratios (the contract of `figures check`); here the other checks stand beside it.
Tables are added up by their cells, all the rest is read statement by statement.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.figure_changes import check_changes
from core.figure_documents import check_days, check_documents
from core.figure_findings import (
    FigureFinding,
    FigureKind,
    FigureReport,
    Reason,
    Standing,
    Unit,
    in_order,
)
from core.figure_footnotes import check_carried, check_footnotes, check_named_bases
from core.figure_pair_sums import check_bands, check_pair_sums, mistyped_bases
from core.figure_parts import Share
from core.figure_population import expected_base
from core.figure_ranks import check_ranks
from core.figure_repeats import check_repeats
from core.figure_statements import Statement, find_statements, shown
from core.figure_sums import check_sums
from core.figure_table_sums import check_tables, sound_claims
from core.figure_tables import without_tables
from core.figure_words import tokenise
from core.figures import Claim, claims_among, fitting_population
from core.text import nfc

_ROUND = 5
_CLOSING = re.compile(r"[^()\n]{0,30}\)")


def check_text(
    text: str, *, day: date | None = None, populations: Sequence[int] = (), hints: Sequence[int] = ()
) -> FigureReport:
    """Everything that can be checked in a text.

    `day` is the document's own day; None: it is read from the line of place and day, if there is one.
    `populations` are the numbers of units of each kind that the text speaks of, the communes first (R025);
    `hints` are numbers it may speak of: they only explain a percentage that is wrong anyway.
    """
    source = nfc(text)
    tokens = tokenise(source)
    claims = tuple(sound_claims(source, claims_among(source, tokens)))
    bare = without_tables(source)
    statements = find_statements(tokens if bare == source else tokenise(bare))
    found = [
        *_ratios(claims, statements, populations=populations, hints=hints),
        *check_tables(source),
        *check_sums(source, statements),
        *check_pair_sums(source, statements, claims=claims),
        *check_bands(source, statements),
        *check_footnotes(source, statements),
        *check_carried(source, statements, claims=claims),
        *check_named_bases(source, statements),
        *check_changes(source, statements),
        *check_ranks(source, statements),
        *check_documents(source, day),
        *check_days(source),
        *check_repeats(source, statements),
    ]
    found.extend(_without_counts(source, statements, found=found))
    return FigureReport(text=source, findings=in_order(_closed(source, each) for each in found))


def _ratios(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    *,
    populations: Sequence[int],
    hints: Sequence[int],
) -> Iterator[FigureFinding]:
    of_group = {each.start: each.base for each in mistyped_bases(statements)}
    for claim in claims:
        base = expected_base(claim, populations)
        if base is None and not claim.ok:
            base = of_group.get(claim.start)
        if base is None:
            base = next((each for each in hints if fitting_population(claim, each)), None)
        yield _ratio(claim) if base is None else _based(claim, base)


def _ratio(claim: Claim) -> FigureFinding:
    return FigureFinding(
        kind=FigureKind.RATIO,
        standing=Standing.RIGHT if claim.ok else Standing.WRONG,
        reason=Reason.RATIO,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        unit=Unit.PERCENT,
        stated=str(claim.stated),
        correct=str(claim.correct),
        values=(claim.numerator, claim.denominator),
    )


def _based(claim: Claim, base: int) -> FigureFinding:
    """A base that is not the number of units; a percentage right for the printed base leaves a doubt."""
    return FigureFinding(
        kind=FigureKind.RATIO,
        standing=Standing.DOUBTFUL if claim.ok else Standing.WRONG,
        reason=Reason.RATIO_BASE,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        unit=Unit.COUNT,
        stated=str(claim.denominator),
        correct=str(base),
        values=(claim.numerator, claim.denominator, Decimal(base)),
    )


def _without_counts(
    source: str, statements: Sequence[Statement], *, found: Sequence[FigureFinding]
) -> Iterator[FigureFinding]:
    """Percentages whose counts are nowhere told (T13): shown, never reckoned with."""
    told = _told(found)
    for statement in statements:
        for share in statement.shares:
            start, end = statement.tokens[share.first].start, statement.tokens[share.last].end
            if share.change or share.is_vague or _is_round(share) or end in told:
                continue
            yield FigureFinding(
                kind=FigureKind.RATIO,
                standing=Standing.NOTE,
                reason=Reason.RATIO_NO_COUNTS,
                text=shown(source, start, end=end),
                start=start,
                end=end,
                unit=Unit.PERCENT,
                stated=str(share.values[0][0]),
            )


def _closed(source: str, finding: FigureFinding) -> FigureFinding:
    """With the bracket that closes around its last figure."""
    words = source[finding.start : finding.end]
    behind = _CLOSING.match(source, finding.end) if words.count("(") > words.count(")") else None
    if behind is None or finding.text.count("(") <= finding.text.count(")"):
        return finding
    return replace(finding, text=shown(source, finding.start, end=behind.end()), end=behind.end())


def _is_round(share: Share) -> bool:
    """Whether it reads like a target (80 %, 100 %) rather than a measured share."""
    value, places = share.values[0]
    return places == 0 and value % _ROUND == 0


def _told(found: Sequence[FigureFinding]) -> Mapping[int, None]:
    """The places of the text that a checked ratio or change takes up."""
    return {
        place: None
        for each in found
        if each.kind in {FigureKind.RATIO, FigureKind.CHANGE} and each.reason is not Reason.CHANGE_YEAR
        for place in range(each.start, each.end + 1)
    }
