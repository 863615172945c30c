"""Lines given differently on two PCs: both values side by side, one decided with a reason, none lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from uuid import uuid4

from core.assessment import Appraisal
from core.carried_work import by_line, marked
from core.criteria import CriteriaSet, Criterion
from core.desks import Conflict, points_told
from core.errors import UserError
from core.office import refuse_desk
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.rounds import NoRound, RoundPublished
from core.scoring import check_points
from core.services.adopt_criteria import AdoptCriteria
from core.services.appraisal import PointsMissing, ReasonNeeded
from core.services.noting import note
from core.services.office_names import office_name
from core.text import clean_block
from core.units import Unit


class ConflictUnknown(UserError):
    """No conflict of this id, or it was decided before; fields: `id`."""

    code = "E_CONFLICT_UNKNOWN"


class Choice(StrEnum):
    """What a person decides."""

    OURS = "ours"
    THEIRS = "theirs"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """One conflict with what a person needs to decide it.

    `ours` is the value that stands here, `theirs` the newest of the desk; `base` what both began with, None
    where nobody had given a value or it is not held. `self_points` is what the unit claimed. A decided one
    carries the row `decision` added.
    """

    conflict: Conflict
    unit: Unit
    criterion: Criterion
    desk_name: str
    ours: Appraisal
    ours_name: str
    theirs: Appraisal
    base: Appraisal | None
    self_points: Decimal | None
    decision: Appraisal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is decided and why; points or an exclusion only where another value than both is chosen."""

    choice: Choice
    reason: str
    points: Decimal | None = None
    excluded: bool = False


class DecideConflicts:
    """The conflicts of the lead office."""

    def __init__(
        self, *, database: Database, criteria: AdoptCriteria, units: OfficialUnits, clock: Clock
    ) -> None:
        self._database = database
        self._criteria = criteria
        self._units = units
        self._clock = clock

    def conflicts(self, year: int, *, decided: bool = False) -> tuple[ConflictView, ...]:
        """Open conflicts of a year, the oldest first; with `decided` those decided too, behind them.

        Raises:
            NoRound.
        """
        with self._database.transaction() as work:
            criteria = self._opened(work, year)
            chosen = [each for each in work.desks.conflicts(year) if decided or each.is_open]
            if not chosen:
                return ()
            rows = work.every_unit.appraisals(year)
            claimed = work.every_unit.self_points(year)
            views = [
                self._view(
                    work,
                    each,
                    criteria=criteria,
                    rows=rows.get(each.unit, ()),
                    claimed=claimed.get(each.unit, {}),
                )
                for each in sorted(chosen, key=lambda each: not each.is_open)
            ]
        return tuple(views)

    def open_count(self, year: int) -> int:
        """How many wait for a decision."""
        with self._database.transaction() as work:
            return sum(1 for each in work.desks.conflicts(year) if each.is_open)

    def decide(self, year: int, conflict_id: str, *, decision: Decision) -> Appraisal:
        """Decide one: the chosen value is added as a row of its own, with the reason; both others stay.

        Raises:
            NotAtDesk: the lead office decides.
            ConflictUnknown: there is none, or it was decided before.
            NoRound, RoundPublished.
            ReasonNeeded: a decision needs a reason.
            PointsMissing, PointsOutOfRange: the other value is none, or lies outside its range.
        """
        reason = clean_block(decision.reason)
        with self._database.transaction() as work:
            office = work.office.get()
            refuse_desk(office)
            criteria = self._opened(work, year)
            opened = work.rounds.get(year)
            if opened is not None and opened.published_at is not None:
                raise RoundPublished(year=year)
            held = next((each for each in work.desks.conflicts(year) if each.id == conflict_id), None)
            if held is None or not held.is_open:
                raise ConflictUnknown(id=conflict_id)
            if not reason:
                raise ReasonNeeded(criterion=held.criterion)
            rows = _line_rows(work.assessments.appraisals(held.unit, year), held)
            row = self._row(rows, held, criteria=criteria, decision=replace(decision, reason=reason))
            row = replace(row, officer=office.officer.name)
            work.assessments.add_appraisals(held.unit, year, appraisals=(row,))
            work.desks.put_conflict(
                replace(
                    held,
                    decided_at=row.at,
                    decided_by=row.officer,
                    chosen=row.mark,
                    reason=reason,
                )
            )
            subject = f"{held.unit} {held.criterion}"
            change = (points_told(rows[-1]), points_told(row))
            note(work, self._clock, act="decide_conflict", subject=subject, change=change, why=reason)
        return row

    def _row(
        self, rows: tuple[Appraisal, ...], held: Conflict, *, criteria: CriteriaSet, decision: Decision
    ) -> Appraisal:
        ours, theirs = rows[-1], _marked_as(rows, held.theirs)
        if decision.choice is Choice.OTHER:
            points, excluded = (None if decision.excluded else decision.points), decision.excluded
            if points is None and not excluded:
                raise PointsMissing(criterion=held.criterion)
            if points is not None:
                check_points(criteria.leaf(held.criterion), points)
            base = ours
        else:
            base = ours if decision.choice is Choice.OURS or theirs is None else theirs
            points, excluded = base.points, base.excluded
        return replace(
            base,
            points=points,
            excluded=excluded,
            reason=decision.reason,
            at=self._clock.now(),
            desk="",
            mark=str(uuid4()),
            upon=ours.mark,
        )

    def _view(
        self,
        work: Transaction,
        conflict: Conflict,
        *,
        criteria: CriteriaSet,
        rows: tuple[Appraisal, ...],
        claimed: Mapping[str, Decimal | None],
    ) -> ConflictView:
        line = _line_rows(rows, conflict)
        theirs, ours = _marked_as(line, conflict.theirs), _marked_as(line, conflict.ours)
        standing = line[-1] if conflict.is_open else ours or line[-1]
        own = work.office.get().unit
        return ConflictView(
            conflict=conflict,
            unit=self._units.unit(conflict.unit),
            criterion=criteria.leaf(conflict.criterion),
            desk_name=office_name(work, self._units, code=conflict.desk),
            ours=standing,
            ours_name=office_name(work, self._units, code=standing.desk) if standing.desk else own.name,
            theirs=theirs or line[-1],
            base=None if theirs is None else _base(line, theirs),
            self_points=claimed.get(conflict.criterion),
            decision=None if conflict.is_open else _marked_as(line, conflict.chosen),
        )

    def _opened(self, work: Transaction, year: int) -> CriteriaSet:
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        return self._criteria.parsed(work.criteria.find(opened.criteria_set, opened.criteria_version))


def _line_rows(rows: tuple[Appraisal, ...], conflict: Conflict) -> tuple[Appraisal, ...]:
    """The rows of the line, marked, in their order."""
    own = by_line(marked(rows, conflict.unit, year=conflict.year))
    return tuple(own.get(conflict.criterion, ()))


def _marked_as(rows: tuple[Appraisal, ...], mark: str) -> Appraisal | None:
    return next((row for row in rows if row.mark == mark), None)


def _base(rows: tuple[Appraisal, ...], theirs: Appraisal) -> Appraisal | None:
    """The value the desk began with: behind its own rows, the one that is another's."""
    at: Appraisal | None = theirs
    while at is not None and at.desk == theirs.desk:
        at = _marked_as(rows, at.upon)
    return at
