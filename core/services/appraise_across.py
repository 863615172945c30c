"""Appraise criterion by criterion: one criterion of every unit side by side, read with one question each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.across_sheet import AcrossLine, AcrossSheet, HeldLine, across
from core.appraisal_sheet import AppraisalLine
from core.assessment import Stage
from core.criteria import CriteriaSet, Criterion
from core.errors import UserError
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

_STEP = 8
_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossOverview:
    """The round's criteria, and at how many units each leaf still waits for points."""

    round: Round
    criteria: CriteriaSet
    open_units: Mapping[str, int]
    sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineInSight:
    """One unit's line with its documents, as the appraisal panel shows it; `document` is behind its value."""

    line: AppraisalLine
    document: str = ""


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
        lines = []
        for unit in sorted(map(self._units.unit, opened.units), key=lambda unit: sort_key(unit.name)):
            if leaf.applies(unit.kind.value):
                standing, last = sent.get(unit.code), before.get(unit.code)
                lines.append(
                    AcrossLine(
                        unit=unit,
                        criterion=leaf,
                        held=held[unit.code],
                        package="" if standing is None else standing.package or standing.unit,
                        last_year=None if last is None else last.final,
                    )
                )
        sheet = across(opened, criteria, criterion=leaf, lines=lines)
        return sheet.with_computed(self._known(sheet))

    def compute(self, sheet: AcrossSheet, *, progress: Progress = _SILENT) -> Mapping[str, LeafScore | None]:
        """Points the records of every unit give, by unit; what was computed before is not computed again.

        The records of all units are read at once, each kind in a piece of work of its own, so that a window
        that reads meanwhile waits for one question only.
        """
        year, leaf = sheet.round.year, sheet.criterion
        known = self._known(sheet)
        fresh = [line for line in sheet.lines if line.was_sent and line.unit.code not in known]
        held: dict[str, Mapping[str, tuple[Record, ...]]] = {}
        for kind in kinds_behind(leaf.data_source) if fresh else ():
            progress.check()
            with self._database.transaction() as work:
                held[kind] = work.every_unit.records(kind, year)
        for at, line in enumerate(fresh):
            if at % _STEP == 0:
                progress.check()
                progress.report(at, len(fresh))
            records = [row for each in held.values() for row in each.get(line.unit.code, ())]
            holdings = _holdings(line.held, records, criterion=leaf.id)
            scored = score_line(leaf, holdings, entry=line.held.entry, year=year)
            self._recomputing.keep(_origin(sheet, line), scored)
        return self._known(sheet)

    def line(self, year: int, unit: str, *, criterion: str) -> LineInSight:
        """One unit's line with its documents and every value ever given, computed now.

        Raises:
            NoRound, NotExpected, NotReceived: there is nothing to appraise.
            UnknownCriterion: no such leaf.
        """
        with self._database.transaction() as work:
            sheet = self._reading.sheet(work, year, unit=unit)
        try:
            line = sheet.line(criterion)
        except KeyError as cause:
            raise UnknownCriterion(criterion=criterion) from cause
        return LineInSight(line=line, document=sheet.document_of(criterion))

    def accept(
        self,
        sheet: AcrossSheet,
        units: Sequence[str],
        *,
        stage: Stage = Stage.APPRAISAL_1,
        progress: Progress = _SILENT,
    ) -> AcceptedMany:
        """Take the points of these units as they stand; each unit stands alone and is noted alone.

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
            try:
                self._appraisal.set_points(sheet.round.year, line.unit.code, line=taken, stage=stage)
            except UserError as error:
                refused.append((line.unit.code, error))
            else:
                accepted.append(line.unit.code)
        return AcceptedMany(accepted=tuple(accepted), refused=tuple(refused))

    def _known(self, sheet: AcrossSheet) -> Mapping[str, LeafScore | None]:
        origins = ((line.unit.code, _origin(sheet, line)) for line in sheet.lines if line.was_sent)
        return {
            unit: self._recomputing.score(origin)
            for unit, origin in origins
            if self._recomputing.knows(origin)
        }

    def _last_year(self, work: Transaction, opened: Round, *, leaf: Criterion) -> Mapping[str, HeldLine]:
        """The same criterion a year before; another criterion under its number is not the same."""
        if work.rounds.get(opened.year - 1) is None:
            return {}
        _, criteria = self._reading.opened(work, opened.year - 1)
        same = next((node for node in criteria.leaves() if node.id == leaf.id), None)
        if same is None or fold(same.name) != fold(leaf.name):
            return {}
        return work.across.lines(opened.year - 1, leaf.id, units=opened.units)


def _leaf(criteria: CriteriaSet, criterion: str) -> Criterion:
    try:
        return criteria.leaf(criterion)
    except KeyError as cause:
        raise UnknownCriterion(criterion=criterion) from cause


def _sent(work: Transaction, opened: Round) -> Mapping[str, Standing]:
    return {item.unit: item for item in work.assessments.standings(opened.year) if item.unit in opened.units}


def _origin(sheet: AcrossSheet, line: AcrossLine) -> Origin:
    return Origin(
        year=sheet.round.year,
        criterion=sheet.criterion.id,
        unit=line.unit.code,
        package=line.package,
        criteria=f"{sheet.criteria.set_id} {sheet.criteria.version}",
        outside=line.held.outside,
    )


def _holdings(held: HeldLine, records: Sequence[Record], *, criterion: str) -> Holdings:
    return Holdings(
        records=records,
        entries=() if held.entry is None else (held.entry,),
        documents=(),
        outside={criterion: held.outside} if held.outside else {},
    )
