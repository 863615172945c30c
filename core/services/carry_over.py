"""Take over what last year left open: findings not remedied and tasks not done, once each (seed row R034)."""

from core.carrying import FollowedFinding, LeftOpen, copies_of, follow, left_open
from core.ports import Clock, Database, Transaction
from core.records.oversight import InspectionFinding
from core.records.planning import Task
from core.services.noting import note, note_records
from core.services.self_assessment import refuse_closed

_FINDING, _TASK = "finding", "task"
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class CarryOver:
    """What goes on from one year into the next."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def left_open(self, into: int) -> LeftOpen:
        """What the year before leaves open and this year does not hold yet."""
        with self._database.transaction() as work:
            return _left(work, into)

    def findings(self, year: int) -> tuple[FollowedFinding, ...]:
        """The findings of a year with what became of them, whichever year remedied them."""
        with self._database.transaction() as work:
            return follow(_findings(work), year=year, unit=work.office.get().unit.code)

    def take_over(self, into: int) -> tuple[InspectionFinding | Task, ...]:
        """Copy everything left open into this year and answer the copies; nothing comes twice.

        Raises:
            YearClosed: the figures of this year are closed.
        """
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            copies = copies_of(_left(work, into), unit=unit)
            if copies:
                refuse_closed(work, unit, year=into)
                work.records.save(unit, copies)
                note_records(work, ((None, copy) for copy in copies), at=self._clock.now())
                note(work, self._clock, act="take_over", subject=str(into), change=("", str(len(copies))))
        return copies

    def give_back(self, copies: tuple[InspectionFinding | Task, ...]) -> None:
        """Undo a taking over: the copies go to the bin, from where each may come back; none is offered again.

        Raises:
            YearClosed: the figures of their year are closed.
        """
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            for year in {copy.year for copy in copies}:
                refuse_closed(work, unit, year=year)
            for copy in copies:
                kind = _TASK if isinstance(copy, Task) else _FINDING
                held = work.records.get(kind, copy.id)
                if held is not None:
                    work.records.remove(kind, copy.id, at=self._clock.now())
                    note_records(work, [(held, None)], at=self._clock.now())
            note(work, self._clock, act="give_back", subject=unit, change=(str(len(copies)), ""))


def _left(work: Transaction, into: int) -> LeftOpen:
    unit = work.office.get().unit.code
    tasks = work.records.of_years(_TASK, unit, first=into - 1, last=into)
    binned = frozenset(
        record.id for kind in (_FINDING, _TASK) for record in work.records.removed(unit, into, kind=kind)
    )
    return left_open(_findings(work), tasks, into=into, unit=unit, binned=binned)


def _findings(work: Transaction) -> tuple[InspectionFinding, ...]:
    unit = work.office.get().unit.code
    return work.records.of_years(_FINDING, unit, first=_FIRST_YEAR, last=_LAST_YEAR)
