"""Appraise the units of a round: give points with reasons, keep every earlier value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import uuid4

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.appraisal_states import after_points
from core.assessment import Appraisal, Stage
from core.desks import mark_of
from core.errors import UserError
from core.ports import Clock, Database, Transaction
from core.scoring import check_points
from core.services.appraisal_progress import UnitProgress, progress_of_units
from core.services.desk_lines import editable_here, refuse_unassigned
from core.services.noting import note
from core.services.round_reading import RoundReading, refuse_published
from core.services.self_assessment import UnknownCriterion
from core.text import clean_block


class ReasonNeeded(UserError):
    """A score that differs from what stood before needs a written reason."""

    code = "E_REASON"


class PointsMissing(UserError):
    """Neither points nor an exclusion were given."""

    code = "E_POINTS_MISSING"


class NotTakenBack(UserError):
    """The value is no longer the newest of its criterion: another was given since."""

    code = "E_NOT_TAKEN_BACK"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisedLine:
    """Points for one criterion as they come from a form or a file."""

    criterion: str
    points: Decimal | None
    reason: str = ""
    opinion: str = ""
    excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What is to stand again for a criterion: the value at a place of its history, or none (-1).

    `newest` is the mark of the row that stands now.
    """

    criterion: str
    newest: str
    place: int = -1


class Appraise:
    """The points the authority gives."""

    def __init__(self, *, database: Database, reading: RoundReading, clock: Clock) -> None:
        self._database = database
        self._reading = reading
        self._clock = clock

    def sheet(self, year: int, unit: str) -> AppraisalSheet:
        """Self points, recomputed points, appraised points and their history for one unit.

        Raises:
            NoRound, NotExpected, NotReceived.
        """
        with self._database.transaction() as work:
            return self._reading.sheet(work, year, unit=unit)

    def units(self, year: int) -> tuple[UnitProgress, ...]:
        """Every unit that sent something and how far it is, by code.

        Raises:
            NoRound: none is open.
        """
        with self._database.transaction() as work:
            return progress_of_units(work, year, reading=self._reading)

    def set_points(
        self, year: int, unit: str, *, line: AppraisedLine, stage: Stage = Stage.APPRAISAL_1
    ) -> AppraisalSheet:
        """Give points for one criterion; see `appraise`."""
        return self.appraise(year, unit, lines=(line,), stage=stage)

    def accept_self(self, year: int, unit: str) -> AppraisalSheet:
        """Take every self score as it stands, where no value stands; nothing claimed counts 0.

        Leaves the submitter does not score itself take the points computed from its own records and
        from the values held about it; what cannot be computed stays open.
        """
        with self._database.transaction() as work:
            sheet = self._reading.sheet(work, year, unit=unit)
            here = editable_here(work, sheet.criteria, unit=unit, year=year)
            lines = []
            for line in sheet.lines:
                points, excluded = line.accepted
                is_ours = here is None or line.criterion.id in here
                if is_ours and line.appraisal is None and (points is not None or excluded):
                    lines.append(AppraisedLine(criterion=line.criterion.id, points=points, excluded=excluded))
            self._give(work, sheet, lines=lines, stage=sheet.stage)
            return self._reading.sheet(work, year, unit=unit)

    def keep_unchanged(self, year: int, unit: str) -> AppraisalSheet:
        """Let the values given on an older submission stand where the newer one says nothing else.

        What was asked about, explained or changed is left to be looked at; each value kept is a new row with
        the reason and opinion it had.

        Raises:
            NoRound, NotExpected, NotReceived, RoundPublished: nothing can be appraised.
        """
        with self._database.transaction() as work:
            sheet = self._reading.sheet(work, year, unit=unit)
            here = editable_here(work, sheet.criteria, unit=unit, year=year)
            lines = [
                _same(line, sheet.stage)
                for line in sheet.lines
                if line.is_older and not line.is_reopened and (here is None or line.criterion.id in here)
            ]
            self._give(work, sheet, lines=lines, stage=sheet.stage)
            return self._reading.sheet(work, year, unit=unit)

    def take_back(self, year: int, unit: str, *, values: Sequence[Restored], reason: str) -> AppraisalSheet:
        """Let earlier values stand again: new rows, nothing is deleted; `reason` is told in the history.

        Raises:
            NoRound, NotExpected, NotReceived, RoundPublished: nothing can be appraised.
            NotTakenBack: one of them is no longer the newest value of its criterion.
        """
        with self._database.transaction() as work:
            sheet = self._reading.sheet(work, year, unit=unit)
            refuse_published(sheet.round)
            self._refuse_others(work, sheet, lines=[value.criterion for value in values])
            now, officer = self._clock.now(), work.office.get().officer.name
            rows = tuple(
                replace(
                    _restored(sheet, value),
                    reason=_told_of(_restored(sheet, value), clean_block(reason)),
                    officer=officer,
                    at=now,
                    revision=sheet.standing.revision,
                    desk="",
                    mark=str(uuid4()),
                    upon=value.newest,
                )
                for value in values
            )
            self._keep(work, sheet, given=rows)
            return self._reading.sheet(work, year, unit=unit)

    def appraise(
        self, year: int, unit: str, *, lines: Sequence[AppraisedLine], stage: Stage = Stage.APPRAISAL_1
    ) -> AppraisalSheet:
        """Give points for several criteria at once: all of them or none.

        Raises:
            NoRound, NotExpected, NotReceived, RoundPublished: nothing can be appraised.
            UnknownCriterion: no such leaf.
            NotAssigned: at a desk, the line is another's.
            PointsMissing: neither points nor an exclusion.
            PointsOutOfRange: below 0, above the maximum, or off the step.
            ReasonNeeded: the value differs from the one before and no reason is given.
        """
        with self._database.transaction() as work:
            self._give(work, self._reading.sheet(work, year, unit=unit), lines=lines, stage=stage)
            return self._reading.sheet(work, year, unit=unit)

    def _give(
        self, work: Transaction, sheet: AppraisalSheet, *, lines: Sequence[AppraisedLine], stage: Stage
    ) -> None:
        refuse_published(sheet.round)
        self._refuse_others(work, sheet, lines=[line.criterion for line in lines])
        officer = work.office.get().officer.name
        given = tuple(self._appraisal(sheet, line, stage=stage, officer=officer) for line in lines)
        if given:
            state = after_points(sheet.standing.state, stage)
            work.assessments.put_standing(replace(sheet.standing, state=state))
        self._keep(work, sheet, given=given)

    @staticmethod
    def _refuse_others(work: Transaction, sheet: AppraisalSheet, *, lines: Sequence[str]) -> None:
        unit, year = sheet.unit.code, sheet.round.year
        refuse_unassigned(work, sheet.criteria, unit=unit, year=year, lines=lines)

    def _keep(self, work: Transaction, sheet: AppraisalSheet, *, given: Sequence[Appraisal]) -> None:
        work.assessments.add_appraisals(sheet.unit.code, sheet.round.year, appraisals=given)
        for appraisal in given:
            note(
                work,
                self._clock,
                act="set_points",
                subject=f"{sheet.unit.code} {sheet.round.year} {appraisal.criterion}",
                change=(
                    _told(sheet.line(appraisal.criterion).before),
                    "excluded" if appraisal.excluded else _told(appraisal.points),
                ),
                why=appraisal.reason,
            )

    def _appraisal(
        self, sheet: AppraisalSheet, line: AppraisedLine, *, stage: Stage, officer: str
    ) -> Appraisal:
        try:
            held = sheet.line(line.criterion)
        except KeyError as cause:
            raise UnknownCriterion(criterion=line.criterion) from cause
        points = None if line.excluded else line.points
        if points is not None:
            check_points(held.criterion, points)
        elif not line.excluded:
            raise PointsMissing(criterion=line.criterion)
        reason = clean_block(line.reason)
        if not reason and held.is_changed_by(points, excluded=line.excluded):
            raise ReasonNeeded(criterion=line.criterion)
        before = held.history[-1] if held.history else None
        return Appraisal(
            criterion=line.criterion,
            stage=stage,
            points=points,
            excluded=line.excluded,
            reason=reason,
            opinion=clean_block(line.opinion),
            officer=officer,
            at=self._clock.now(),
            revision=sheet.standing.revision,
            mark=str(uuid4()),
            upon="" if before is None else mark_of(before, sheet.unit.code, year=sheet.round.year),
        )


def _same(line: AppraisalLine, stage: Stage) -> AppraisedLine:
    """The value that stands, given once more; the council does not inherit an opinion."""
    given = line.appraisal
    assert given is not None
    return AppraisedLine(
        criterion=given.criterion,
        points=given.points,
        reason=given.reason,
        opinion="" if stage is Stage.COUNCIL is not given.stage else given.opinion,
        excluded=given.excluded,
    )


def _restored(sheet: AppraisalSheet, value: Restored) -> Appraisal:
    """The value that is to stand again, as a row of the stage of the one it replaces."""
    try:
        history = sheet.line(value.criterion).history
    except KeyError as cause:
        raise UnknownCriterion(criterion=value.criterion) from cause
    if not history or not value.newest or history[-1].mark != value.newest:
        raise NotTakenBack(criterion=value.criterion)
    if value.place < 0:
        return replace(history[-1], points=None, excluded=False, opinion="")
    return replace(history[value.place], stage=history[-1].stage)


def _told_of(restored: Appraisal, telling: str) -> str:
    """The reason the restored value had, and that it was restored."""
    had = "" if restored.is_taken_back else restored.reason
    return f"{had} ({telling})" if had and not had.endswith(f"({telling})") else had or telling


def _told(points: Decimal | None) -> str:
    return "" if points is None else str(points)
