"""The list of what to look at twice in a round: to hand to a colleague, to file, to answer for."""

from collections.abc import Sequence

from core.reporting.data import AidData, AidLine
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    Column,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import ReportWords


def aid_list(data: AidData, words: ReportWords) -> Report:
    """How many of each kind, then the findings themselves, then those set aside with their reasons."""
    own = words.aids
    return Report(
        kind="aid_list",
        title=own.title,
        subtitle="\n".join(filter(None, (own.subtitle(data.year), data.unit_name))),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        notice=words.form.sample_notice if data.is_sample else "",
        blocks=(Paragraph(text=own.introduction(data.sent, data.criteria_set)), *_blocks(data, words)),
        landscape=True,
        facts=(
            ("year", data.year),
            ("sent", data.sent),
            ("open", sum(not line.set_aside for line in data.lines)),
            ("set_aside", sum(bool(line.set_aside) for line in data.lines)),
        ),
    )


def _blocks(data: AidData, words: ReportWords) -> tuple[Block, ...]:
    own = words.aids
    waiting = tuple(line for line in data.lines if not line.set_aside)
    aside = tuple(line for line in data.lines if line.set_aside)
    if not data.lines:
        return (Paragraph(text=own.nothing),)
    blocks: list[Block] = [Heading(text=f"1. {own.kinds_heading}"), _kinds(data, words)]
    blocks.append(Heading(text=f"2. {own.waiting_heading}"))
    blocks.append(
        _table(waiting, words, name=own.waiting_heading) if waiting else Paragraph(text=own.nothing)
    )
    if aside:
        blocks += [
            Heading(text=f"3. {own.aside_heading}"),
            _table(aside, words, name=own.aside_heading, with_reason=True),
        ]
    return tuple(blocks)


def _kinds(data: AidData, words: ReportWords) -> Table:
    own = words.aids
    kinds = tuple(dict.fromkeys((line.kind, line.rule) for line in data.lines))
    return Table(
        name=own.kinds_heading,
        columns=(
            Column(title=own.kind, width=24),
            Column(title=own.rule, width=70),
            Column(title=own.count, width=12, kind=CellKind.COUNT, align=Align.RIGHT),
        ),
        rows=tuple(
            Row(cells=(kind, rule, sum(line.kind == kind and not line.set_aside for line in data.lines)))
            for kind, rule in kinds
        ),
        total=Row(
            cells=(words.form.total, "", sum(not line.set_aside for line in data.lines)),
            emphasis=Emphasis.TOTAL,
        ),
    )


def _table(lines: Sequence[AidLine], words: ReportWords, *, name: str, with_reason: bool = False) -> Table:
    own = words.aids
    reason = (Column(title=own.reason, width=30),) if with_reason else ()
    return Table(
        name=name,
        columns=(
            Column(title=words.form.ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
            Column(title=own.kind, width=20),
            Column(title=own.unit, width=20),
            Column(title=own.criterion, width=28),
            Column(title=own.what, width=56),
            Column(title=own.points, width=10, kind=CellKind.DECIMAL, align=Align.RIGHT),
            *reason,
        ),
        rows=tuple(_row(number, line, with_reason=with_reason) for number, line in enumerate(lines, 1)),
    )


def _row(number: int, line: AidLine, *, with_reason: bool) -> Row:
    reason = (line.set_aside,) if with_reason else ()
    return Row(cells=(number, line.kind, line.unit, line.criterion, line.what, line.points, *reason))
