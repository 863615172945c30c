"""Reminders of a round: a list of the units, and behind it a letter to each on a page of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.reporting.data import HeadData
from core.reporting.display import day
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    Column,
    Emphasis,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.round_words import RemindWords
from core.reporting.words import ReportWords

LIST_KIND, LETTER_KIND = "reminders", "reminder"


class Lack(StrEnum):
    """Why a unit is reminded."""

    MISSING = "missing"
    LATE = "late"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedMatter:
    """What was sent back: which revision, when, why, and (code, criterion, question) of each line."""

    revision: int
    on: date
    reason: str
    lines: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One unit. `due_on` is its own last day, `until` the day it is asked for (None: at once).

    `extension` is the document of an extension it was given, empty when none was named, None without one.
    """

    code: str
    unit_name: str
    lack: Lack
    due_on: date
    until: date | None
    extension: str | None = None
    returned: ReturnedMatter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersData:
    """Everybody who is reminded, as of `today`; `contact` is name and position of who answers questions."""

    head: HeadData
    year: int
    today: date
    units: tuple[Reminder, ...]
    contact: tuple[str, str]
    is_sample: bool = False


def reminders(data: RemindersData, words: ReportWords) -> Report:
    """The list first, then the letters in the order of the units."""
    own = words.remind
    return Report(
        kind=LIST_KIND,
        title=own.list_title,
        subtitle=own.list_subtitle(data.year, data.today),
        letterhead=letterhead(data.head, words.form),
        notice=words.form.sample_notice if data.is_sample else "",
        blocks=_list(data, words),
        following=tuple(letter(data, unit, words=words) for unit in data.units),
        landscape=True,
        facts=(("year", data.year), ("day", data.today), ("units", len(data.units))),
    )


def letter(data: RemindersData, unit: Reminder, *, words: ReportWords) -> Report:
    """The letter to one unit: what is missing and until when."""
    own = words.remind
    return Report(
        kind=LETTER_KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        letterhead=letterhead(data.head, words.form),
        signature=signature(data.head, words.form),
        notice=words.form.sample_notice if data.is_sample else "",
        blocks=tuple(_letter(data, unit, own=own)),
    )


def _list(data: RemindersData, words: ReportWords) -> tuple[Block, ...]:
    own = words.remind
    if not data.units:
        return (Paragraph(text=own.nobody),)
    counts = {lack: sum(1 for unit in data.units if unit.lack is lack) for lack in Lack}
    told = own.summary(len(data.units), counts[Lack.MISSING], counts[Lack.LATE], counts[Lack.RETURNED])
    return (
        Paragraph(text=told),
        Table(
            name=own.list_sheet,
            columns=(
                Column(title=words.form.ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
                Column(title=own.unit_code, width=9),
                Column(title=own.unit, width=26),
                Column(title=own.state, width=18),
                Column(title=own.due, width=13, kind=CellKind.DAY, align=Align.CENTRE),
                Column(title=own.days_late, width=10, kind=CellKind.COUNT, align=Align.RIGHT),
                Column(title=own.what, width=34),
                Column(title=own.until, width=16),
            ),
            rows=tuple(_row(number, unit, data=data, own=own) for number, unit in enumerate(data.units, 1)),
        ),
    )


def _row(number: int, unit: Reminder, *, data: RemindersData, own: RemindWords) -> Row:
    states = {
        Lack.MISSING: own.state_missing,
        Lack.LATE: own.state_late,
        Lack.RETURNED: own.state_returned,
    }
    late = (data.today - unit.due_on).days if unit.lack is Lack.LATE else None
    what = own.send_package if unit.returned is None else own.send_again(unit.returned.revision)
    until = own.at_once if unit.until is None else day(unit.until)
    return Row(
        cells=(number, unit.code, unit.unit_name, states[unit.lack], unit.due_on, late, what, until),
        emphasis=Emphasis.WARNING if unit.lack is Lack.LATE else Emphasis.NONE,
    )


def _letter(data: RemindersData, unit: Reminder, *, own: RemindWords) -> Iterator[Block]:
    yield Paragraph(text=own.addressee(unit.unit_name), bold=True)
    if unit.returned is None:
        yield Paragraph(text=own.expected(data.year, unit.due_on, unit.extension))
        yield Paragraph(text=own.not_here(data.today, (data.today - unit.due_on).days))
        yield Paragraph(text=own.contents)
    else:
        yield from _returned(unit.returned, data.today, own=own)
    yield Paragraph(text=own.ask_now if unit.until is None else own.ask_until(unit.until))
    name, position = data.contact
    if name:
        yield Paragraph(text=own.contact(name, position))
    yield Paragraph(text=own.closing)


def _returned(matter: ReturnedMatter, today: date, *, own: RemindWords) -> Iterator[Block]:
    yield Paragraph(text=own.returned(matter.revision, matter.on, today))
    if matter.reason:
        yield Paragraph(text=own.returned_reason(matter.reason))
    if matter.lines:
        yield Table(
            name=own.questions,
            caption=own.questions,
            columns=(
                Column(title=own.code, width=8),
                Column(title=own.criterion, width=34),
                Column(title=own.question, width=44),
            ),
            rows=tuple(Row(cells=line) for line in matter.lines),
        )
