"""Appraise the units of a round: give points with reasons, keep every earlier value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.appraisal_sheet import AppraisalSheet
from core.assessment import Appraisal, Stage, State
from core.errors import UserError
from core.ports import Clock, Database, Transaction
from core.scoring import check_points
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisedLine:
    """Points for one criterion as they come from a form or a file."""

    criterion: str
    points: Decimal | None
    reason: str = ""
    opinion: str = ""
    excluded: bool = False


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

    def set_points(
        self, year: int, unit: str, *, line: AppraisedLine, stage: Stage = Stage.APPRAISAL_1
    ) -> AppraisalSheet:
        """Give points for one criterion; see `appraise`."""
        return self.appraise(year, unit, lines=(line,), stage=stage)

    def accept_self(self, year: int, unit: str) -> AppraisalSheet:
        """Take every self score as it stands, where no value was given yet; nothing claimed counts 0.

        Leaves the submitter does not score itself take the points computed from its own records and
        from the values held about it; what cannot be computed stays open.
        """
        with self._database.transaction() as work:
            sheet = self._reading.sheet(work, year, unit=unit)
            lines = []
            for line in sheet.lines:
                points, excluded = line.accepted
                if line.appraisal is None and (points is not None or excluded):
                    lines.append(AppraisedLine(criterion=line.criterion.id, points=points, excluded=excluded))
            self._give(work, sheet, lines=lines, stage=Stage.APPRAISAL_1)
            return self._reading.sheet(work, year, unit=unit)

    def appraise(
        self, year: int, unit: str, *, lines: Sequence[AppraisedLine], stage: Stage = Stage.APPRAISAL_1
    ) -> AppraisalSheet:
        """Give points for several criteria at once: all of them or none.

        Raises:
            NoRound, NotExpected, NotReceived, RoundPublished: nothing can be appraised.
            UnknownCriterion: no such leaf.
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
        officer = work.office.get().officer.name
        given = tuple(self._appraisal(sheet, line, stage=stage, officer=officer) for line in lines)
        work.assessments.add_appraisals(sheet.unit.code, sheet.round.year, appraisals=given)
        if given and sheet.standing.state is State.SUBMITTED:
            work.assessments.put_standing(replace(sheet.standing, state=State.APPRAISAL_1))
        for appraisal in given:
            note(
                work,
                self._clock,
                act="set_points",
                subject=f"{sheet.unit.code} {appraisal.criterion}",
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
        return Appraisal(
            criterion=line.criterion,
            stage=stage,
            points=points,
            excluded=line.excluded,
            reason=reason,
            opinion=clean_block(line.opinion),
            officer=officer,
            at=self._clock.now(),
        )


def _told(points: Decimal | None) -> str:
    return "" if points is None else str(points)
