"""Where a round stands on the day of printing: who sent, who is late, who has more time, who is missing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.reporting.data import HeadData
from core.reporting.display import percent
from core.reporting.document import (
    Align,
    Block,
    CellKind,
    CellValue,
    Column,
    Emphasis,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords

KIND = "round-status"


class Where(StrEnum):
    """Where a unit stands, in the order it is counted."""

    MISSING = "missing"
    OVERDUE = "overdue"
    RECEIVED = "received"
    RETURNED = "returned"
    IN_APPRAISAL = "in_appraisal"
    APPRAISED = "appraised"
    PUBLISHED = "published"
    ENDED = "ended"


ABSENT = (Where.MISSING, Where.OVERDUE)
_SENT = (Where.RECEIVED, Where.RETURNED, Where.IN_APPRAISAL, Where.APPRAISED, Where.PUBLISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """One unit. `first_on` is the day its first submission came, `days_late` days past its own day.

    `extension` is why it was given more time, empty without; `returned` what it was asked and until when.
    `open_lines` counts criteria without a value; `remark` says what else matters (a merger).
    """

    code: str
    name: str
    where: Where
    due_on: date
    first_on: date | None = None
    revision: int = 0
    days_late: int = 0
    open_lines: int = 0
    extension: str = ""
    returned: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStatusData:
    """A round as seen on `today`, units in Vietnamese order; `published_on` None while it is open."""

    head: HeadData
    year: int
    today: date
    opened_on: date
    due_on: date
    criteria_set: str
    is_sample: bool
    units: tuple[StandingLine, ...]
    published_on: date | None = None

    def among(self, *where: Where) -> tuple[StandingLine, ...]:
        """The units that stand at one of these."""
        return tuple(unit for unit in self.units if unit.where in where)

    @property
    def sent(self) -> tuple[StandingLine, ...]:
        """The units a submission is held of."""
        return self.among(*_SENT)

    @property
    def expected(self) -> int:
        """Units that have to send: those that ended before their day owe nothing."""
        return len(self.units) - len(self.among(Where.ENDED))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStatusWords:
    """The words of the paper; `counted` names each line of the summary, `states` each place to stand."""

    symbol: str
    title: str
    subtitle: Callable[[int, date], str]
    introduction: Callable[[int, str, date, date], str]
    published: Callable[[date], str]
    summary_heading: str
    summary_sheet: str
    measure: str
    units: str
    share: str
    expected: str
    sent: str
    in_time: str
    sent_late: str
    missing: str
    overdue: str
    returned: str
    in_appraisal: str
    appraised: str
    extended: str
    ended: str
    missing_heading: str
    missing_sheet: str
    nobody_missing: str
    returned_heading: str
    returned_sheet: str
    extended_heading: str
    extended_sheet: str
    all_heading: str
    all_sheet: str
    code: str
    unit: str
    due: str
    first: str
    revision: str
    days_late: str
    state: str
    remark: str
    reminded: str
    reason: str
    asked: str
    states: Callable[[Where], str]
    open_lines: Callable[[int], str]
    nobody: str
    closing: str


def round_status(data: RoundStatusData, own: RoundStatusWords, *, form: FormWords) -> Report:
    """The summary, then those that owe something with a box each, then every unit."""
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year, data.today),
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        notice=form.sample_notice if data.is_sample else "",
        blocks=tuple(_blocks(data, own, ordinal=form.ordinal)),
        landscape=True,
        facts=_facts(data),
    )


def _facts(data: RoundStatusData) -> tuple[tuple[str, CellValue], ...]:
    return (
        ("year", data.year),
        ("day", data.today),
        ("due", data.due_on),
        *((name, count) for name, count in _counts(data).items()),
    )


def _counts(data: RoundStatusData) -> dict[str, int]:
    """Every count of the summary by its name, in the order it is printed."""
    late = sum(1 for unit in data.sent if unit.days_late)
    return {
        "expected": data.expected,
        "sent": len(data.sent),
        "in_time": len(data.sent) - late,
        "sent_late": late,
        "missing": len(data.among(Where.MISSING)),
        "overdue": len(data.among(Where.OVERDUE)),
        "returned": len(data.among(Where.RETURNED)),
        "in_appraisal": len(data.among(Where.RECEIVED, Where.IN_APPRAISAL)),
        "appraised": len(data.among(Where.APPRAISED, Where.PUBLISHED)),
        "extended": sum(1 for unit in data.units if unit.extension),
        "ended": len(data.among(Where.ENDED)),
    }


def _blocks(data: RoundStatusData, own: RoundStatusWords, *, ordinal: str) -> Iterator[Block]:
    yield Paragraph(text=own.introduction(data.year, data.criteria_set, data.opened_on, data.due_on))
    if data.published_on is not None:
        yield Paragraph(text=own.published(data.published_on))
    if not data.units:
        yield Paragraph(text=own.nobody)
        return
    yield Heading(text=f"1. {own.summary_heading}")
    yield _summary(data, own)
    yield Heading(text=f"2. {own.missing_heading}")
    absent = data.among(*ABSENT)
    yield _missing(absent, own, ordinal=ordinal) if absent else Paragraph(text=own.nobody_missing)
    parts = (
        (own.returned_heading, own.returned_sheet, own.asked, data.among(Where.RETURNED)),
        (own.extended_heading, own.extended_sheet, own.reason, tuple(u for u in data.units if u.extension)),
    )
    number = 3
    for heading, sheet, column, units in parts:
        if units:
            yield Heading(text=f"{number}. {heading}")
            yield _told(units, own, ordinal=ordinal, named=(sheet, column))
            number += 1
    yield Heading(text=f"{number}. {own.all_heading}")
    yield _every(data.units, own, ordinal=ordinal)
    yield Paragraph(text=own.closing)


def _summary(data: RoundStatusData, own: RoundStatusWords) -> Table:
    """Counts with their share of the units that have to send, where they are among these."""
    counts = _counts(data)
    named = {
        "expected": own.expected,
        "sent": own.sent,
        "in_time": own.in_time,
        "sent_late": own.sent_late,
        "missing": own.missing,
        "overdue": own.overdue,
        "returned": own.returned,
        "in_appraisal": own.in_appraisal,
        "appraised": own.appraised,
        "extended": own.extended,
        "ended": own.ended,
    }
    kept = {"expected", "sent", "in_time", "sent_late", "missing", "overdue"}
    rows = []
    for name, count in counts.items():
        if not count and name not in kept:
            continue
        share = None if name in {"expected", "ended"} else percent(count, data.expected)
        emphasis = Emphasis.GROUP if name in {"expected", "sent"} else Emphasis.NONE
        rows.append(Row(cells=(named[name], count, share), emphasis=emphasis))
    return Table(
        name=own.summary_sheet,
        columns=(
            Column(title=own.measure, width=60),
            Column(title=own.units, width=16, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.share, width=16, kind=CellKind.PERCENT, align=Align.RIGHT),
        ),
        rows=tuple(rows),
    )


def _first(own: RoundStatusWords, ordinal: str) -> tuple[Column, ...]:
    return (
        Column(title=ordinal, width=6, kind=CellKind.COUNT, align=Align.CENTRE),
        Column(title=own.code, width=9, align=Align.CENTRE),
        Column(title=own.unit, width=30),
        Column(title=own.due, width=14, kind=CellKind.DAY, align=Align.CENTRE),
    )


def _missing(units: Sequence[StandingLine], own: RoundStatusWords, *, ordinal: str) -> Table:
    """Who still has to send, with a box to tick once the unit was reminded."""
    return Table(
        name=own.missing_sheet,
        columns=(
            *_first(own, ordinal),
            Column(title=own.days_late, width=12, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.remark, width=36),
            Column(title=own.reminded, width=12, kind=CellKind.BOX, align=Align.CENTRE),
        ),
        rows=tuple(
            Row(
                cells=(
                    number,
                    unit.code,
                    unit.name,
                    unit.due_on,
                    unit.days_late or None,
                    "; ".join(filter(None, (unit.extension, unit.remark))),
                    False,
                ),
                emphasis=Emphasis.WARNING if unit.where is Where.OVERDUE else Emphasis.NONE,
            )
            for number, unit in enumerate(units, 1)
        ),
    )


def _told(
    units: Sequence[StandingLine], own: RoundStatusWords, *, ordinal: str, named: tuple[str, str]
) -> Table:
    """Units with a text each: what they were asked, or why they were given more time."""
    sheet, column = named
    return Table(
        name=sheet,
        columns=(*_first(own, ordinal), Column(title=column, width=60)),
        rows=tuple(
            Row(
                cells=(
                    number,
                    unit.code,
                    unit.name,
                    unit.due_on,
                    unit.returned if column == own.asked else unit.extension,
                )
            )
            for number, unit in enumerate(units, 1)
        ),
    )


def _every(units: Sequence[StandingLine], own: RoundStatusWords, *, ordinal: str) -> Table:
    return Table(
        name=own.all_sheet,
        columns=(
            *_first(own, ordinal),
            Column(title=own.first, width=14, kind=CellKind.DAY, align=Align.CENTRE),
            Column(title=own.revision, width=9, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.days_late, width=10, kind=CellKind.COUNT, align=Align.RIGHT),
            Column(title=own.state, width=26),
            Column(title=own.remark, width=30),
        ),
        rows=tuple(_line(number, unit, own=own) for number, unit in enumerate(units, 1)),
    )


def _line(number: int, unit: StandingLine, *, own: RoundStatusWords) -> Row:
    opened = own.open_lines(unit.open_lines) if unit.where is Where.IN_APPRAISAL else ""
    remark = "; ".join(filter(None, (opened, unit.extension, unit.remark)))
    return Row(
        cells=(
            number,
            unit.code,
            unit.name,
            unit.due_on,
            unit.first_on,
            unit.revision or None,
            unit.days_late or None,
            own.states(unit.where),
            remark,
        ),
        emphasis=Emphasis.WARNING if unit.where is Where.OVERDUE else Emphasis.NONE,
    )
