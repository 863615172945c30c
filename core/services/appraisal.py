"""Appraise a round: open it, see who is missing, give points with reasons, keep every earlier value."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.appraisal_sheet import AppraisalSheet, HeldYear, sheet_of
from core.assessment import AdjustmentEntry, Appraisal, OutsideValue, Stage, State
from core.criteria import CriteriaSet
from core.errors import UserError
from core.office import NotThisRole
from core.ports import Clock, Database, OfficialUnits, Transaction
from core.rounds import Round
from core.scoring import check_points
from core.services.adopt_criteria import AdoptCriteria
from core.services.noting import note
from core.services.round_board import BoardRow, BoardStatus, RoundBoard, board_row, returned_packages
from core.services.self_assessment import UnknownCriterion, holdings_of
from core.text import clean_block
from core.units import Role

__all__ = [
    "Appraise",
    "AppraisedLine",
    "BoardRow",
    "BoardStatus",
    "NoRound",
    "NotExpected",
    "NotReceived",
    "PointsMissing",
    "ReasonNeeded",
    "RoundBegun",
    "RoundBoard",
    "RoundPublished",
]


class NoRound(UserError):
    """No round of this year."""

    code = "E_NO_ROUND"


class NotExpected(UserError):
    """The unit is not among those expected in the round."""

    code = "E_NOT_EXPECTED"


class NotReceived(UserError):
    """The unit has submitted nothing yet."""

    code = "E_NOT_RECEIVED"


class ReasonNeeded(UserError):
    """A score that differs from what stood before needs a written reason."""

    code = "E_REASON"


class PointsMissing(UserError):
    """Neither points nor an exclusion were given."""

    code = "E_POINTS_MISSING"


class RoundBegun(UserError):
    """Packages were received: the set stays, and so does every unit that sent one."""

    code = "E_ROUND_BEGUN"


class RoundPublished(UserError):
    """The ranking is published; points are frozen until the round is opened again."""

    code = "E_PUBLISHED"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisedLine:
    """Points for one criterion as they come from a form or a file."""

    criterion: str
    points: Decimal | None
    reason: str = ""
    opinion: str = ""
    excluded: bool = False


class Appraise:
    """The authority's rounds and the points it gives."""

    def __init__(
        self, *, database: Database, criteria: AdoptCriteria, units: OfficialUnits, clock: Clock
    ) -> None:
        self._database = database
        self._criteria = criteria
        self._units = units
        self._clock = clock

    def open_round(
        self, year: int, *, criteria_set: str, units: Sequence[str] = (), due_on: date | None = None
    ) -> Round:
        """Open a year's round, or change its units and set while nothing is published.

        Without `units` every commune of the province is expected; without `due_on`, by 15 December (guide 2).

        Raises:
            NotThisRole: only an appraiser opens rounds.
            UnknownCriteria, UnknownUnit: the set or a unit is not known.
            RoundPublished: the round's ranking is published.
            RoundBegun: a unit that has sent its package would be left out or judged by another set.
        """
        chosen = self._criteria.find(criteria_set)
        criteria = self._criteria.read(chosen.set_id, chosen.version)
        with self._database.transaction() as work:
            office = work.office.get()
            if office.role is not Role.APPRAISER:
                raise NotThisRole(role=office.role.value)
            held = work.rounds.get(year)
            if held is not None and held.published_at is not None:
                raise RoundPublished(year=year)
            expected = units or [unit.code for unit in self._units.communes_of(office.unit.province_code)]
            opened = Round(
                year=year,
                criteria_set=chosen.set_id,
                criteria_version=chosen.version,
                band_scheme=criteria.default_band_scheme,
                units=tuple(sorted({self._units.unit(code).code for code in expected})),
                due_on=due_on or date(year, 12, 15),
                opened_at=held.opened_at if held else self._clock.now(),
            )
            _refuse_begun(work, held, opened=opened)
            if work.criteria.find(chosen.set_id, chosen.version) is None:
                work.criteria.add(chosen)
            work.rounds.put(opened)
            told = f"{chosen.set_id} {len(opened.units)}"
            note(work, self._clock, act="open_round", subject=str(year), change=("", told))
        return opened

    def round(self, year: int) -> Round | None:
        """The round of a year."""
        with self._database.transaction() as work:
            return work.rounds.get(year)

    def rounds(self) -> tuple[Round, ...]:
        """Every round, newest year first."""
        with self._database.transaction() as work:
            return work.rounds.all()

    def board(self, year: int) -> RoundBoard:
        """Every expected unit with its state and totals, in Vietnamese order of names.

        Raises:
            NoRound: none is open.
        """
        with self._database.transaction() as work:
            opened, criteria = self._opened(work, year)
            today, returned = self._clock.today(), returned_packages(work, year)
            rows = tuple(
                board_row(work, unit, opened=opened, criteria=criteria, today=today, returned=returned)
                for unit in map(self._units.unit, opened.units)
            )
        return RoundBoard(round=opened, rows=rows, counts=Counter(row.status.value for row in rows))

    def sheet(self, year: int, unit: str) -> AppraisalSheet:
        """Self points, recomputed points, appraised points and their history for one unit.

        Raises:
            NoRound, NotExpected, NotReceived.
        """
        with self._database.transaction() as work:
            return self._sheet(work, year, unit=unit)

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
            sheet = self._sheet(work, year, unit=unit)
            lines = []
            for line in sheet.lines:
                points, excluded = line.accepted
                if line.appraisal is None and (points is not None or excluded):
                    lines.append(AppraisedLine(criterion=line.criterion.id, points=points, excluded=excluded))
            self._give(work, sheet, lines=lines, stage=Stage.APPRAISAL_1)
            return self._sheet(work, year, unit=unit)

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
            self._give(work, self._sheet(work, year, unit=unit), lines=lines, stage=stage)
            return self._sheet(work, year, unit=unit)

    def set_outside_value(self, year: int, unit: str, *, value: OutsideValue) -> AppraisalSheet:
        """Keep one value the submission does not give; see `set_outside_values`."""
        return self.set_outside_values(year, unit, values=(value,))

    def set_outside_values(self, year: int, unit: str, *, values: Sequence[OutsideValue]) -> AppraisalSheet:
        """Keep values the submission does not give (SIPAS, survey, an index) with their documents.

        A value without inputs takes the held one away.

        Raises:
            UnknownCriterion: no such leaf.
        """
        with self._database.transaction() as work:
            sheet = self._sheet(work, year, unit=unit)
            self._refuse_published(sheet.round)
            known = {leaf.id for leaf in sheet.criteria.leaves()}
            for value in values:
                if value.criterion not in known:
                    raise UnknownCriterion(criterion=value.criterion)
            held = {item.criterion: item for item in work.assessments.outside_values(unit, year)}
            held |= {value.criterion: value for value in values}
            kept = tuple(value for value in held.values() if value.inputs)
            work.assessments.put_outside_values(unit, year, values=kept)
            for value in values:
                subject = f"{unit} {value.criterion}"
                note(work, self._clock, act="outside_value", subject=subject, why=value.document)
            return self._sheet(work, year, unit=unit)

    def set_adjustments(self, year: int, unit: str, *, entries: Sequence[AdjustmentEntry]) -> AppraisalSheet:
        """Set the bonus and penalty items of a unit; each needs its ground.

        Raises:
            ReasonNeeded: an item without a note.
        """
        for entry in entries:
            if entry.count and not entry.note.strip():
                raise ReasonNeeded(criterion=entry.item)
        with self._database.transaction() as work:
            sheet = self._sheet(work, year, unit=unit)
            self._refuse_published(sheet.round)
            work.assessments.put_adjustments(
                unit, year, entries=tuple(entry for entry in entries if entry.count)
            )
            old = " ".join(f"{entry.item}={entry.count}" for entry in sheet.adjustments)
            new = " ".join(f"{entry.item}={entry.count}" for entry in entries if entry.count)
            note(work, self._clock, act="adjustments", subject=unit, change=(old, new))
            return self._sheet(work, year, unit=unit)

    def _give(
        self, work: Transaction, sheet: AppraisalSheet, *, lines: Sequence[AppraisedLine], stage: Stage
    ) -> None:
        self._refuse_published(sheet.round)
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

    def _sheet(self, work: Transaction, year: int, *, unit: str) -> AppraisalSheet:
        opened, criteria = self._opened(work, year)
        if unit not in opened.units:
            raise NotExpected(unit=unit, year=year)
        standing = work.assessments.standing(unit, year)
        if standing is None:
            raise NotReceived(unit=unit, year=year)
        return sheet_of(
            criteria,
            opened,
            unit=self._units.unit(unit),
            held=HeldYear(
                standing=standing,
                holdings=holdings_of(work, unit, year=year),
                self_points=work.assessments.self_points(unit, year),
                appraisals=work.assessments.appraisals(unit, year),
                adjustments=work.assessments.adjustments(unit, year),
                outside=work.assessments.outside_values(unit, year),
            ),
        )

    def _opened(self, work: Transaction, year: int) -> tuple[Round, CriteriaSet]:
        opened = work.rounds.get(year)
        if opened is None:
            raise NoRound(year=year)
        return opened, self._criteria.parsed(work.criteria.find(opened.criteria_set, opened.criteria_version))

    @staticmethod
    def _refuse_published(opened: Round) -> None:
        if opened.published_at is not None:
            raise RoundPublished(year=opened.year)


def _told(points: Decimal | None) -> str:
    return "" if points is None else str(points)


def _refuse_begun(work: Transaction, held: Round | None, *, opened: Round) -> None:
    sent = {item.unit for item in work.assessments.standings(opened.year)}
    if held is not None and held.wrongs(sent & set(held.units), by=opened):
        raise RoundBegun(year=opened.year, count=len(sent))
