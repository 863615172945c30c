"""The registration of breakthrough work: what, how, the effect hoped for, who answers for it (R031)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.records.planning import Breakthrough
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.document import Block, FillIn, Heading, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords

KIND = "breakthrough"
_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakthroughData:
    """What is registered for a year: all of it, or one work. `last_day` is the last day to send it."""

    head: HeadData
    year: int
    authority: str
    works: tuple[Breakthrough, ...]
    last_day: date
    solutions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakthroughWords:
    """The words of the registration."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    addressee: Callable[[str], str]
    introduction: Callable[[int, int], str]
    nothing: Callable[[int], str]
    due: Callable[[date], str]
    table_heading: str
    sheet: str
    content: str
    effect: str
    owner: str
    registered: str
    sent: str
    solutions_heading: str
    solutions_of: Callable[[int, str], str]
    commitment: str


def breakthrough_paper(data: BreakthroughData, own: BreakthroughWords, *, form: FormWords) -> Report:
    """The table of works, and the solutions: as they were written, or room for them under each."""
    columns = (
        col.ordinal(form.ordinal),
        col.text(own.content, 40),
        col.text(own.effect, 34),
        col.text(own.owner, 18),
        col.day(own.registered, 13),
        col.day(own.sent, 13),
    )
    rows = tuple(
        Row(cells=(number, work.content, work.expected_effect, work.owner, work.registered_on, work.sent_on))
        for number, work in enumerate(data.works, 1)
    )
    told = own.introduction(data.year, len(rows)) if rows else own.nothing(data.year)
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        blocks=(
            *((Paragraph(text=own.addressee(data.authority), bold=True),) if data.authority else ()),
            Paragraph(text=told),
            Paragraph(text=own.due(data.last_day)),
            Heading(text=f"1. {own.table_heading}"),
            Table(
                name=own.sheet,
                columns=columns,
                rows=rows or col.empty_rows(columns, 4),
                least_height=col.height(rows),
            ),
            Heading(text=f"2. {own.solutions_heading}"),
            *_solutions(data, own),
            Paragraph(text=own.commitment),
        ),
        facts=(("year", data.year), ("works", len(rows))),
    )


def _solutions(data: BreakthroughData, own: BreakthroughWords) -> tuple[Block, ...]:
    if data.solutions:
        return (Paragraph(text=data.solutions),)
    if not data.works:
        return (FillIn(lines=_LINES),)
    return tuple(
        block
        for number, work in enumerate(data.works, 1)
        for block in (Paragraph(text=own.solutions_of(number, work.content)), FillIn(lines=_LINES))
    )
