"""The authority's year at a glance: units by where they stand, what waits, what is due, results so far.

Plain figures of every expected unit go in; what is counted of them comes out, in the order of urgency.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.ranking import BandSummary


class Wait(StrEnum):
    """Something that waits for the appraiser, or for a unit the appraiser asked; the most urgent first."""

    CONFLICTS = "conflicts"
    ANSWERED = "answered"
    REVISED = "revised"
    APPRAISE = "appraise"
    RECEIPTS = "receipts"
    QUESTIONS = "questions"
    RESULTS = "results"
    LATE = "late"
    RETURNED = "returned"
    ASKED = "asked"


OWN = frozenset(
    {
        Wait.CONFLICTS,
        Wait.ANSWERED,
        Wait.REVISED,
        Wait.APPRAISE,
        Wait.RECEIPTS,
        Wait.QUESTIONS,
        Wait.RESULTS,
    }
)
"""What waits for the appraiser itself; the rest waits for units."""
_AFTER = frozenset({Wait.RECEIPTS, Wait.RESULTS})


class DueKind(StrEnum):
    """Whose day it is: the round's, units' with an extension, units' that were sent their package back."""

    ROUND = "round"
    EXTENSION = "extension"
    RETURN = "return"


class ProvinceAct(StrEnum):
    """What comes next in the round."""

    RECEIVE = "receive"
    DECIDE = "decide"
    APPRAISE = "appraise"
    REMIND = "remind"
    PUBLISH = "publish"
    SEND = "send"
    LOOK = "look"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """One expected unit, as far as the first page looks at it.

    Attributes:
        due_on: its own last day; `is_extended` where it is later than the round's.
        sent: whether anything was received; `sent_late` past its own day.
        returned_until: the day its correction is asked for; None with `is_returned` names no day.
        open_lines: criteria without a value; `stale` with one given on an older submission.
        collected, asked, answered: questions not sent yet, waiting for the unit, and answered by a newer
            submission nobody has looked at since.
        index: of a unit that was appraised as a whole.
    """

    code: str
    name: str
    due_on: date
    is_extended: bool = False
    sent: bool = False
    sent_late: bool = False
    is_returned: bool = False
    returned_until: date | None = None
    open_lines: int = 0
    stale: int = 0
    collected: int = 0
    asked: int = 0
    answered: int = 0
    is_published: bool = False
    index: Decimal | None = None

    @property
    def is_appraised(self) -> bool:
        """Whether every criterion has a value given on the newest submission."""
        return self.sent and not self.open_lines and not self.stale


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What waits beside the units: receipts to sign, lines given differently, results not sent."""

    receipts: int = 0
    conflicts: int = 0
    results: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many units stand where; `late` sent nothing and are past their day, `sent_late` came after it."""

    expected: int
    received: int
    late: int
    sent_late: int
    returned: int
    appraised: int
    published: int

    @property
    def missing(self) -> int:
        """Units that sent nothing, late or not."""
        return self.expected - self.received


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One row of what waits: how many things of how many units, the first of them by name."""

    kind: Wait
    count: int
    units: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A day of the round, with the units it is the last day of that still owe something."""

    kind: DueKind
    on: date
    days_left: int
    units: tuple[tuple[str, str], ...]

    @property
    def is_over(self) -> bool:
        """Whether the day has passed."""
        return self.days_left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceOverview:
    """The first page of the authority.

    Attributes:
        office: the name of the authority.
        so_far: bands and indexes of units appraised as a whole, by index alone until they are published.
        before: the same of the newest earlier year that was ranked, and which year that is.
    """

    office: str
    year: int
    due_on: date
    is_published: bool
    tally: Tally
    waiting: tuple[Waiting, ...]
    dues: tuple[Due, ...]
    so_far: BandSummary
    before: tuple[int, BandSummary] | None
    act: ProvinceAct

    @property
    def mean_change(self) -> Decimal | None:
        """The average index against the earlier year, in percentage points."""
        if self.before is None or self.before[1].mean is None or self.so_far.mean is None:
            return None
        return self.so_far.mean - self.before[1].mean


def tally_of(units: Sequence[UnitFacts], *, today: date) -> Tally:
    """Count the units."""
    return Tally(
        expected=len(units),
        received=sum(1 for unit in units if unit.sent),
        late=sum(1 for unit in units if _is_late(unit, today)),
        sent_late=sum(1 for unit in units if unit.sent_late),
        returned=sum(1 for unit in units if unit.is_returned),
        appraised=sum(1 for unit in units if unit.is_appraised),
        published=sum(1 for unit in units if unit.is_published),
    )


def waiting_of(
    units: Sequence[UnitFacts], counted: Counted, *, today: date, is_published: bool = False
) -> tuple[Waiting, ...]:
    """What waits, the most urgent first; kinds with nothing are left out.

    After publication only what still goes out to the units waits.
    """
    rows = (
        Waiting(kind=Wait.CONFLICTS, count=counted.conflicts),
        _counting(Wait.ANSWERED, units, count=lambda unit: unit.answered),
        _counting(Wait.REVISED, units, count=lambda unit: unit.stale),
        _counting(Wait.APPRAISE, units, count=_lines_to_appraise),
        Waiting(kind=Wait.RECEIPTS, count=counted.receipts),
        _counting(Wait.QUESTIONS, units, count=lambda unit: unit.collected),
        Waiting(kind=Wait.RESULTS, count=counted.results),
        _counting(Wait.LATE, units, count=lambda unit: int(_is_late(unit, today))),
        _counting(Wait.RETURNED, units, count=lambda unit: int(unit.is_returned)),
        _counting(Wait.ASKED, units, count=lambda unit: unit.asked),
    )
    return tuple(row for row in rows if row.count and (row.kind in _AFTER or not is_published))


def dues_of(units: Sequence[UnitFacts], due_on: date, *, today: date) -> tuple[Due, ...]:
    """The days units still owe something by, earliest first; the round's own day while it lies ahead."""
    days: dict[tuple[date, DueKind], list[tuple[str, str]]] = {}
    if due_on >= today:
        days[due_on, DueKind.ROUND] = []
    for unit in units:
        if unit.is_returned and unit.returned_until is not None:
            days.setdefault((unit.returned_until, DueKind.RETURN), []).append((unit.code, unit.name))
        elif not unit.sent:
            kind = DueKind.EXTENSION if unit.is_extended else DueKind.ROUND
            days.setdefault((unit.due_on, kind), []).append((unit.code, unit.name))
    return tuple(
        Due(kind=kind, on=day, days_left=(day - today).days, units=tuple(owing))
        for (day, kind), owing in sorted(days.items())
    )


def next_act(tally: Tally, waiting: Iterable[Waiting], *, is_published: bool) -> ProvinceAct:
    """What comes next: decide, appraise what arrived, receive the rest, publish, send."""
    kinds = {row.kind for row in waiting}
    if is_published:
        return ProvinceAct.SEND if Wait.RESULTS in kinds else ProvinceAct.LOOK
    if Wait.CONFLICTS in kinds:
        return ProvinceAct.DECIDE
    if kinds & {Wait.ANSWERED, Wait.REVISED, Wait.APPRAISE}:
        return ProvinceAct.APPRAISE
    if tally.received and not tally.missing and not tally.returned:
        return ProvinceAct.PUBLISH
    return ProvinceAct.REMIND if tally.late or tally.returned else ProvinceAct.RECEIVE


def _counting(kind: Wait, units: Sequence[UnitFacts], *, count: Callable[[UnitFacts], int]) -> Waiting:
    found = [(unit, count(unit)) for unit in units]
    return Waiting(
        kind=kind,
        count=sum(number for _unit, number in found),
        units=tuple((unit.code, unit.name) for unit, number in found if number),
    )


def _lines_to_appraise(unit: UnitFacts) -> int:
    """A package that was sent back waits for the unit, not for the appraiser."""
    return unit.open_lines if unit.sent and not unit.is_returned and not unit.is_published else 0


def _is_late(unit: UnitFacts, today: date) -> bool:
    return not unit.sent and today > unit.due_on
