"""The list of deadlines of a year, to hang beside the desk: what is due, when, how long still, why, a box."""

from core.reporting.data import DueData, DueLine
from core.reporting.document import Align, Block, CellKind, Column, Emphasis, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.words import DueWords, ReportWords


def due_list(data: DueData, words: ReportWords) -> Report:
    """Soonest first, as the lines come; what is overdue stands out."""
    own = words.due
    return Report(
        kind="due_list",
        title=own.title,
        subtitle=own.subtitle(data.year, data.today),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        blocks=_blocks(data, words),
    )


def _blocks(data: DueData, words: ReportWords) -> tuple[Block, ...]:
    own = words.due
    if not data.lines:
        return (Paragraph(text=own.nothing_due),)
    overdue = sum(line.is_overdue for line in data.lines)
    return (
        Paragraph(text=own.summary(len(data.lines), overdue)),
        Table(
            name=own.sheet,
            columns=_columns(words.form.ordinal, own),
            rows=tuple(_row(number, line) for number, line in enumerate(data.lines, 1)),
        ),
    )


def _columns(ordinal: str, own: DueWords) -> tuple[Column, ...]:
    return (
        Column(title=ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
        Column(title=own.what, width=40),
        Column(title=own.due, width=15, kind=CellKind.DAY, align=Align.CENTRE),
        Column(title=own.left, width=16),
        Column(title=own.source, width=36),
        Column(title=own.box, width=8, kind=CellKind.BOX, align=Align.CENTRE),
    )


def _row(number: int, line: DueLine) -> Row:
    return Row(
        cells=(number, line.what, line.due_on, line.left, line.source, False),
        emphasis=Emphasis.WARNING if line.is_overdue else Emphasis.NONE,
    )
