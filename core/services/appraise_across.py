"""Appraise criterion by criterion: one criterion of every unit side by side, read with one question each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.across_sheet import AcrossLine, AcrossSheet, HeldLine, across
from core.assessment import Stage
from core.criteria import CriteriaSet, Criterion
from core.errors import UserError
from core.explanation import LineQuestion
from core.indicators import kinds_behind
from core.ports import Database, OfficialUnits, Transaction
from core.progress import Progress, Silent
from core.records.catalogue import Record
from core.rounds import Round, Standing
from core.scoring import LeafScore
from core.self_score import Holdings, score_line
from core.services.appraisal import Appraise, AppraisedLine
from core.services.recomputing import Origin, Recomputing
from core.services.round_reading import RoundReading
from core.services.self_assessment import UnknownCriterion
from core.text import fold, sort_key
from core.units import Unit

_AT_ONCE = 24  # units whose records are read in one question
_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossOverview:
    """The round's criteria, and at how many units each leaf still waits for points."""

    round: Round
    criteria: CriteriaSet
    open_units: Mapping[str, int]
    sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedMany:
    """Units whose points were taken, and those refused with the reason; a unit stands alone."""

    accepted: tuple[str, ...]
    refused: tuple[tuple[str, UserError], ...] = ()


class AppraiseAcross:
    """One criterion across the units of a round. Points are given through `Appraise`."""

    def __init__(
        self,
        *,
        database: Database,
        reading: RoundReading,
        appraisal: Appraise,
        units: OfficialUnits,
        recomputing: Recomputing,
    ) -> None:
        self._database = database
        self._reading = reading
        self._appraisal = appraisal
        self._units = units
        self._recomputing = recomputing
        self._ordered: tuple[tuple[str, ...], tuple[Unit, ...]] = ((), ())

    def overview(self, year: int) -> AcrossOverview:
        """Which criteria there are, and how many units wait at each.

        Raises:
            NoRound: no round of this year.
        """
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            sent = _sent(work, opened)
            given = work.across.given_counts(year)
        kinds = [self._units.unit(code).kind.value for code in sent]
        waiting = {
            leaf.id: max(0, sum(map(leaf.applies, kinds)) - given.get(leaf.id, 0))
            for leaf in criteria.leaves()
        }
        return AcrossOverview(round=opened, criteria=criteria, open_units=waiting, sent=len(sent))

    def sheet(self, year: int, criterion: str) -> AcrossSheet:
        """Every unit's line of one criterion; computed points are filled in as far as they are known already.

        Raises:
            NoRound: no round of this year.
            UnknownCriterion: no such leaf.
        """
        with self._database.transaction() as work:
            opened, criteria = self._reading.opened(work, year)
            leaf = _leaf(criteria, criterion)
            sent = _sent(work, opened)
            held = work.across.lines(year, criterion, units=opened.units)
            before = self._last_year(work, opened, leaf=leaf)
            questions = work.explanations.questions_by_unit(year)
        lines = []
        for unit in self._in_order(opened):
            if leaf.applies(unit.kind.value):
                standing = sent.get(unit.code)
                line = AcrossLine(
                    unit=unit,
                    criterion=leaf,
                    held=held[unit.code],
                    package="" if standing is None else standing.package or standing.unit,
                    revision=0 if standing is None else standing.revision,
                    is_asked=_is_asked(questions.get(unit.code, ()), standing, criterion=criterion),
                    last_year=before.get(unit.code),
                )
                lines.append(self._filled(line, opened, criteria=criteria))
        return across(opened, criteria, criterion=leaf, lines=lines)

    def compute(self, sheet: AcrossSheet, *, progress: Progress = _SILENT) -> Mapping[str, LeafScore | None]:
        """Points the records of every unit give, by unit; what was computed before is not computed again.

        Records are read of many units at once, a few dozen in each piece of work, so that a window that
        reads meanwhile never waits long.
        """
        fresh = [line for line in sheet.lines if line.was_sent and not line.is_computed]
        for start in range(0, len(fresh), _AT_ONCE):
            progress.check()
            progress.report(start, len(fresh))
            self._compute(sheet, fresh[start : start + _AT_ONCE])
        return {
            line.unit.code: self._recomputing.score(_origin(line, sheet.round, criteria=sheet.criteria))
            for line in sheet.lines
            if line.was_sent
        }

    def accept(
        self,
        sheet: AcrossSheet,
        units: Sequence[str],
        *,
        stage: Stage | None = None,
        progress: Progress = _SILENT,
    ) -> AcceptedMany:
        """Take the points of these units as they stand; each unit stands alone and is noted alone.

        Without `stage` each is given in the step its own sheet stands in.
        Only lines that are plain (`AcrossLine.is_plain`) are taken; a cancelled run keeps what it took.
        """
        accepted: list[str] = []
        refused: list[tuple[str, UserError]] = []
        chosen = set(units)
        plain = [line for line in sheet.lines if line.unit.code in chosen and line.is_plain]
        for at, line in enumerate(plain):
            progress.report(at, len(plain))
            progress.check()
            points, excluded = line.accepted
            taken = AppraisedLine(criterion=sheet.criterion.id, points=points, excluded=excluded)
            unit = line.unit.code
            try:
                step = stage or self._appraisal.sheet(sheet.round.year, unit).stage
                self._appraisal.set_points(sheet.round.year, unit, line=taken, stage=step)
            except UserError as error:
                refused.append((unit, error))
            else:
                accepted.append(unit)
        return AcceptedMany(accepted=tuple(accepted), refused=tuple(refused))

    def _compute(self, sheet: AcrossSheet, lines: Sequence[AcrossLine]) -> None:
        """Compute the lines of some units and remember them."""
        year, leaf = sheet.round.year, sheet.criterion
        units = [line.unit.code for line in lines]
        held: list[Mapping[str, tuple[Record, ...]]] = []
        for kind in kinds_behind(leaf.data_source):
            with self._database.transaction() as work:
                held.append(work.across.records(kind, year, units=units))
        for line in lines:
            records = [row for each in held for row in each.get(line.unit.code, ())]
            holdings = _holdings(line.held, records, criterion=leaf.id)
            scored = score_line(leaf, holdings, entry=line.held.entry, year=year)
            self._recomputing.keep(_origin(line, sheet.round, criteria=sheet.criteria), scored)

    def _filled(self, line: AcrossLine, opened: Round, *, criteria: CriteriaSet) -> AcrossLine:
        """A line with its computed points where they are known already."""
        if not line.was_sent:
            return line
        origin = _origin(line, opened, criteria=criteria)
        if not self._recomputing.knows(origin):
            return line
        return replace(line, computed=self._recomputing.score(origin), is_computed=True)

    def _in_order(self, opened: Round) -> tuple[Unit, ...]:
        """The units expected in Vietnamese order of their names, put into it once."""
        if self._ordered[0] != opened.units:
            units = sorted(map(self._units.unit, opened.units), key=lambda unit: sort_key(unit.name))
            self._ordered = (opened.units, tuple(units))
        return self._ordered[1]

    def _last_year(
        self, work: Transaction, opened: Round, *, leaf: Criterion
    ) -> Mapping[str, Decimal | None]:
        """What stood a year before; another criterion under the same number is not the same."""
        if work.rounds.get(opened.year - 1) is None:
            return {}
        _, criteria = self._reading.opened(work, opened.year - 1)
        same = next((node for node in criteria.leaves() if node.id == leaf.id), None)
        if same is None or fold(same.name) != fold(leaf.name):
            return {}
        return work.across.finals(opened.year - 1, leaf.id)


def _is_asked(questions: Sequence[LineQuestion], standing: Standing | None, *, criterion: str) -> bool:
    """Whether a question on the line is collected or waits for its answer."""
    return standing is not None and any(
        each.is_collected or each.waits_on(standing.revision)
        for each in questions
        if each.criterion == criterion
    )


def _leaf(criteria: CriteriaSet, criterion: str) -> Criterion:
    try:
        return criteria.leaf(criterion)
    except KeyError as cause:
        raise UnknownCriterion(criterion=criterion) from cause


def _sent(work: Transaction, opened: Round) -> Mapping[str, Standing]:
    return {item.unit: item for item in work.assessments.standings(opened.year) if item.unit in opened.units}


def _origin(line: AcrossLine, opened: Round, *, criteria: CriteriaSet) -> Origin:
    return Origin(
        year=opened.year,
        criterion=line.criterion.id,
        unit=line.unit.code,
        package=line.package,
        criteria=f"{criteria.set_id} {criteria.version}",
        outside=line.held.outside,
    )


def _holdings(held: HeldLine, records: Sequence[Record], *, criterion: str) -> Holdings:
    return Holdings(
        records=records,
        entries=() if held.entry is None else (held.entry,),
        documents=(),
        outside={criterion: held.outside} if held.outside else {},
    )
