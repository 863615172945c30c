"""What the figures checker found in a text, as a paper to work through: a line a place, open ones first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.figure_findings import FigureFinding, FigureReport, Standing
from core.reporting.document import Align, CellKind, Column, Emphasis, Heading, Paragraph, Report, Row, Table

KIND = "figures"
_GROUPS = tuple(Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFindingsWords:
    """The words of the paper; the functions tell one finding.

    `columns` are the titles of ordinal, kind, words, stated, correct, working; `groups` the headings of the
    four standings; `context` says whose paper it is, `pages` counts them.
    """

    title: str
    context: str
    pages: str
    columns: tuple[str, str, str, str, str, str]
    groups: Callable[[Standing], str]
    summary: Callable[[FigureReport], str]
    kind: Callable[[FigureFinding], str]
    stated: Callable[[FigureFinding], str]
    correct: Callable[[FigureFinding], str]
    how: Callable[[FigureFinding], str]
    nothing: str


def figure_findings(report: FigureReport, words: FigureFindingsWords) -> Report:
    """The findings under a heading for each standing; numbers run through all of them."""
    blocks: list[Heading | Paragraph | Table] = [Paragraph(text=words.summary(report))]
    ordinal = 1
    for standing in _GROUPS:
        found = report.of(standing)
        if found:
            blocks += [Heading(text=words.groups(standing), level=2), _table(found, words, first=ordinal)]
            ordinal += len(found)
    if not report.findings:
        blocks.append(Paragraph(text=words.nothing))
    return Report(
        kind=KIND,
        title=words.title,
        subtitle="",
        reference=words.context,
        blocks=tuple(blocks),
        landscape=True,
        pages=words.pages,
        facts=(("open", len(report.open)), ("total", len(report.findings))),
    )


def _table(found: Sequence[FigureFinding], words: FigureFindingsWords, *, first: int) -> Table:
    ordinal, kind, text, stated, correct, how = words.columns
    return Table(
        name=words.groups(found[0].standing),
        columns=(
            Column(title=ordinal, width=5, kind=CellKind.COUNT, align=Align.CENTRE),
            Column(title=kind, width=12),
            Column(title=text, width=36),
            Column(title=stated, width=11, align=Align.RIGHT),
            Column(title=correct, width=11, align=Align.RIGHT),
            Column(title=how, width=36),
        ),
        rows=tuple(_row(at, each, words=words) for at, each in enumerate(found, first)),
    )


def _row(ordinal: int, finding: FigureFinding, *, words: FigureFindingsWords) -> Row:
    return Row(
        cells=(
            ordinal,
            words.kind(finding),
            finding.text,
            words.stated(finding),
            words.correct(finding),
            words.how(finding),
        ),
        emphasis=Emphasis.WARNING if finding.standing is Standing.WRONG else Emphasis.NONE,
    )
